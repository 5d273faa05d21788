//! The browsers that read the page: Chromium, whose own protocol most tests speak, and two others that are spoken to by WebDriver alone.

use std::env;
use std::net::TcpListener;

use serde_json::{Value, json};

use crate::support::reader::Reader;
use crate::support::site::HERE;
use crate::support::{Failure, Outcome};

/// Names the browser by what [`Engine::ALL`] says; `cargo xtask test --browsers` sets it.
const ENGINE: &str = "INCIDENT_MAP_ENGINE";

/// Name the programs of the others; `cargo xtask test --browsers` sets them.
const FIREFOX: &str = "INCIDENT_MAP_FIREFOX";
const WEBKIT: &str = "INCIDENT_MAP_WEBKIT";

/// What draws the page and runs its programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK, as its own small browser shows it.
    WebKit,
}

/// What GTK reads of a system.
#[derive(Clone, PartialEq, Eq)]
pub struct System {
    pub theme: &'static str,
    /// Of its `settings.ini`.
    pub settings: String,
}

/// How its driver is started.
pub struct Start {
    /// The variable that names the driver, and what it is called where the variable does not.
    pub driver: (&'static str, &'static str),
    pub arguments: Vec<String>,
    /// What stands before the port in the line in which the driver says it; or the port that it was told.
    pub port: Port,
}

/// Where a driver listens.
pub enum Port {
    SaidAfter(&'static str),
    Told(u16),
}

impl Engine {
    const ALL: [(&str, Self); 3] = [
        ("chromium", Self::Chromium),
        ("firefox", Self::Firefox),
        ("webkit", Self::WebKit),
    ];

    /// The one that tests are run in.
    pub fn chosen() -> Outcome<Self> {
        let Ok(name) = env::var(ENGINE) else {
            return Ok(Self::Chromium);
        };
        let known = Self::ALL.iter().find(|(known, _)| *known == name);
        known.map(|(_, engine)| *engine).ok_or_else(|| {
            Failure(format!(
                "{ENGINE} is {name}, which is none of {:?}",
                Self::ALL
            ))
        })
    }

    /// Whether it speaks the protocol in which most tests are written.
    pub fn speaks_devtools(self) -> bool {
        self == Self::Chromium
    }

    /// Whether it draws pages as this one for a screen only: Firefox without one has no WebGL, WebKitGTK nothing at all.
    pub fn needs_screen(self) -> bool {
        self != Self::Chromium
    }

    /// Whether a browser goes on to the next test, in another tab: WebKitGTK's draws nothing in tabs but its first, and starts in half a second.
    pub fn shows_tabs(self) -> bool {
        self != Self::WebKit
    }

    /// Words as they are compared with what a page's `innerText` gives: Firefox leaves out what sets a part of a sentence apart from the
    /// direction around it, and WebKit lines between paragraphs.
    pub fn as_read(self, words: &str) -> String {
        let is_apart = |letter: &char| ('\u{2066}'..='\u{2069}').contains(letter);
        match self {
            Self::Chromium => words.to_owned(),
            Self::Firefox => words.chars().filter(|letter| !is_apart(letter)).collect(),
            Self::WebKit => {
                let lines = words.lines().map(str::trim_end);
                let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
                lines.join("\n")
            }
        }
    }

    /// How its driver is started.
    pub fn start(self) -> Outcome<Start> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Ok(match self {
            Self::Chromium => Start {
                driver: ("INCIDENT_MAP_CHROMEDRIVER", "chromedriver"),
                arguments: words(&["--port=0", "--log-level=SEVERE"]),
                port: Port::SaidAfter("started successfully on port "),
            },
            Self::Firefox => Start {
                driver: ("INCIDENT_MAP_GECKODRIVER", "geckodriver"),
                // Its browser has a port of its own for another protocol, which is a fixed one unless any will do.
                arguments: words(&["--port=0", "--websocket-port=0", "--log=info"]),
                port: Port::SaidAfter("Listening on 127.0.0.1:"),
            },
            Self::WebKit => {
                // It says nothing, and takes what it is told.
                let port = TcpListener::bind(HERE)?.local_addr()?.port();
                Start {
                    driver: ("INCIDENT_MAP_WEBKITDRIVER", "WebKitWebDriver"),
                    arguments: vec![format!("--port={port}")],
                    port: Port::Told(port),
                }
            }
        })
    }

    /// What the driver of one of the others is asked for. What the reader prefers is what their system says to all pages: there is no
    /// other way to tell these browsers.
    pub fn capabilities(self, reader: &Reader) -> Value {
        let named = |variable, name: &str| env::var(variable).unwrap_or_else(|_| name.to_owned());
        let (key, options) = if self == Self::Firefox {
            let options = json!({
                "binary": named(FIREFOX, "firefox-esr"),
                "args": ["-headless"],
                "prefs": firefox_preferences(reader),
            });
            ("moz:firefoxOptions", options)
        } else {
            let options = json!({
                "binary": named(WEBKIT, "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"),
                "args": ["--automation"],
            });
            ("webkitgtk:browserOptions", options)
        };
        json!({ key: options })
    }

    /// What its system says to the browser, where that is not said in [`Self::capabilities`]: GTK reads them.
    pub fn system(self, reader: &Reader) -> Option<System> {
        let (is_dark, is_moving) = (reader.is_in_the_dark(), !reader.wants_no_motion());
        let system = System {
            theme: if is_dark { "Adwaita:dark" } else { "Adwaita" },
            settings: format!(
                "[Settings]\ngtk-enable-animations={}\n",
                u8::from(is_moving)
            ),
        };
        (self == Self::WebKit).then_some(system)
    }
}

fn firefox_preferences(reader: &Reader) -> Value {
    let (is_dark, is_still) = (reader.is_in_the_dark(), reader.wants_no_motion());
    json!({
        "ui.systemUsesDarkTheme": i32::from(is_dark),
        "ui.prefersReducedMotion": i32::from(is_still),
        // 0 is dark, 1 light.
        "layout.css.prefers-color-scheme.content-override": i32::from(!is_dark),
        // Pages' own colours: 1 always, 2 never.
        "browser.display.document_color_use": if reader.has_media("forced-colors", "active") { 2 } else { 1 },
        "layout.css.prefers-reduced-transparency.enabled": true,
        "ui.prefersReducedTransparency": i32::from(reader.has_media("prefers-reduced-transparency", "reduce")),
        "intl.accept_languages": "en-US, en",
        "layout.css.devPixelsPerPx": reader.density().to_string(),
    })
}
