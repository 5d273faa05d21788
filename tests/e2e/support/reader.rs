//! Who reads, and on what: screen, colours, motion, time zone, graphics.

use std::env;
use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use crate::support::Outcome;

/// Names the browser, and its engine without a window; `cargo xtask test` sets them.
const CHROMIUM: &str = "INCIDENT_MAP_CHROMIUM";
const HEADLESS_SHELL: &str = "INCIDENT_MAP_HEADLESS_SHELL";

/// Flags of every browser that no screen is there for.
const NO_WINDOW: [&str; 1] = ["--headless"];

/// Prints without a dialog, where [`PRINTER`] says.
const PRINTS: [&str; 1] = ["--kiosk-printing"];

/// The printer that a browser remembers: a file.
const PRINTER: &str = r#"{"version":2,"selectedDestinationId":"Save as PDF","recentDestinations":[{"id":"Save as PDF","origin":"local","account":""}]}"#;

/// Flags of every browser: nothing of Chromium's own goes over the network or waits for a screen. The popups of its address
/// bar are pages, too; they and a renderer kept ready took a third of the processor time of a test.
///
/// All tabs of a browser share a process, as pages of one site may: what was compiled for a test is there for the next. Frames keep
/// processes of their own by where they come from, which the shell does not do unless it is told.
const QUIET: [&str; 14] = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--force-color-profile=srgb",
    "--process-per-site",
    "--renderer-process-limit=1",
    "--site-per-process",
    "--enable-features=IsolateSandboxedIframes",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
];

/// WebGL 2 drawn by the processor; the page around it is put together without.
const SOFTWARE_GL: [&str; 4] = [
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-gpu-compositing",
];

/// No graphics at all, as behind some remote desktops and in hardened browsers. Without the map nothing needs more, and
/// painting pages with the processor's WebGL takes a third of a test.
const NO_GL: [&str; 2] = ["--disable-gpu", "--disable-3d-apis"];

/// Names what makes tests keep pictures of what they see, for people to look at.
const PICTURES: &str = "INCIDENT_MAP_PICTURES";

/// Pixels of a screen for each of the page's, each way, where nobody looks at them.
const SPARSE: f64 = 0.5;

/// Who looks at pictures wants to see the ground on them, and all pixels.
pub fn keeps_pictures() -> bool {
    env::var_os(PICTURES).is_some()
}

/// What a browser is told when it starts, and cannot be told later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    graphics: &'static [&'static str],
    keeps_nothing: bool,
    /// On a screen of its own: a browser without a window prints nothing of itself.
    pub prints: bool,
}

impl Flags {
    /// What the driver is asked for. What the reader prints comes into this folder.
    pub fn capabilities(self, printed: &Path) -> Outcome<ChromeCapabilities> {
        let mut capabilities = DesiredCapabilities::chrome();
        // The shell has no settings.
        let shell = env::var(HEADLESS_SHELL)
            .ok()
            .filter(|_| !self.keeps_nothing && !self.prints);
        if let Some(browser) = shell.or_else(|| env::var(CHROMIUM).ok()) {
            capabilities.set_binary(&browser)?;
        }
        let window = if self.prints { PRINTS } else { NO_WINDOW };
        for flag in QUIET.iter().chain(&window).chain(self.graphics) {
            capabilities.add_arg(flag)?;
        }
        if self.keeps_nothing {
            let block = json!({"profile.default_content_setting_values.cookies": 2});
            capabilities.add_experimental_option("prefs", block)?;
        }
        if self.prints {
            let to_file = json!({
                "printing.print_preview_sticky_settings.appState": PRINTER,
                "savefile.default_directory": printed,
            });
            capabilities.add_experimental_option("prefs", to_file)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        // Of what it notes, requests alone are looked at.
        let noted = json!({"enableNetwork": true, "enablePage": false});
        capabilities.add_experimental_option("perfLoggingPrefs", noted)?;
        Ok(capabilities)
    }
}

/// Which map a reader has. The less of it a test is about, the less is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Map {
    /// One that draws nothing and moves as the real one does.
    StandIn,
    /// The real one on a ground of one colour.
    Plain,
    /// The real one on its ground: land, water, borders and names.
    Whole,
}

/// What is in the pages of the site.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pages {
    /// A witness, where no driver puts one there.
    Watched,
    /// What was built.
    AsBuilt,
}

/// A reader and what they read on.
#[derive(Clone)]
pub struct Reader {
    width_px: u32,
    height_px: u32,
    flags: Flags,
    is_of_the_public: bool,
    map: Map,
    takes_packed: bool,
    pages: Pages,
    counts_pixels: bool,
    media: Vec<(&'static str, &'static str)>,
    emulation: Vec<(&'static str, Value)>,
}

impl Reader {
    /// At a desk, by day. Motion is reduced: a test waits for what a reader sees at the end of it.
    pub fn at_desk() -> Self {
        Self::with_screen(1280, 800)
    }

    /// With a phone in the hand.
    pub fn with_phone() -> Self {
        Self::with_narrow_phone(390, 844)
    }

    /// With a phone of another size.
    pub fn with_narrow_phone(width_px: u32, height_px: u32) -> Self {
        let mut reader = Self::with_screen(width_px, height_px);
        let screen =
            json!({"width": width_px, "height": height_px, "deviceScaleFactor": 2, "mobile": true});
        reader
            .emulation
            .push(("Emulation.setDeviceMetricsOverride", screen));
        reader.emulation.push((
            "Emulation.setTouchEmulationEnabled",
            json!({"enabled": true, "maxTouchPoints": 5}),
        ));
        reader
    }

    /// At a desk, with a screen of this size.
    pub fn with_screen(width_px: u32, height_px: u32) -> Self {
        let media = vec![
            ("prefers-color-scheme", "light"),
            ("prefers-reduced-motion", "reduce"),
        ];
        Self {
            width_px,
            height_px,
            flags: Flags {
                graphics: &NO_GL,
                keeps_nothing: false,
                prints: false,
            },
            is_of_the_public: false,
            map: Map::StandIn,
            takes_packed: false,
            pages: Pages::Watched,
            counts_pixels: false,
            media,
            emulation: Vec::new(),
        }
    }

    /// At night.
    pub fn in_the_dark(self) -> Self {
        self.with_media("prefers-color-scheme", "dark")
    }

    /// Who has not asked for less motion.
    pub fn with_motion(self) -> Self {
        self.with_media("prefers-reduced-motion", "no-preference")
    }

    /// Whose system has few colours of its own, and has all pages use them.
    pub fn with_forced_colors(self) -> Self {
        self.with_media("forced-colors", "active")
    }

    /// Who has asked that nothing be seen through anything.
    pub fn with_less_transparency(self) -> Self {
        self.with_media("prefers-reduced-transparency", "reduce")
    }

    /// Whose browser draws no WebGL.
    pub fn without_webgl(mut self) -> Self {
        self.flags.graphics = &NO_GL;
        self.map = Map::Whole;
        self
    }

    /// Who looks at the map: marks are drawn, on a ground of one colour. Others have a [`Map::StandIn`].
    pub fn with_map(mut self) -> Self {
        self.flags.graphics = &SOFTWARE_GL;
        self.map = Map::Plain;
        self
    }

    /// Who looks at the map and at what lies under the marks.
    pub fn with_ground(self) -> Self {
        Self {
            map: Map::Whole,
            ..self.with_map()
        }
    }

    /// Who is sent files packed, as from most hosts. Others get them as they are: on one machine packing takes longer than it saves.
    pub fn with_packed_files(self) -> Self {
        Self {
            takes_packed: true,
            ..self
        }
    }

    /// Who compares the pages of the site with those that were built. Others than Chromium's readers have a witness in them.
    pub fn who_compares_pages(self) -> Self {
        Self {
            pages: Pages::AsBuilt,
            ..self
        }
    }

    /// Who looks at single pixels. Others at a desk have a quarter of them on the same screen, which takes half as long to draw.
    pub fn who_counts_pixels(self) -> Self {
        Self {
            counts_pixels: true,
            ..self
        }
    }

    /// Who sees the map as it is published. Others see the region around, where more marks stand apart, and the earliest record first.
    pub fn of_the_public(self) -> Self {
        Self {
            is_of_the_public: true,
            ..self
        }
    }

    /// Whose browser lets no page keep anything: asking for the storage is an error.
    pub fn who_keeps_nothing(mut self) -> Self {
        self.flags.keeps_nothing = true;
        self
    }

    /// Who has a screen and a printer, which writes a file for each thing that is printed.
    pub fn who_prints(mut self) -> Self {
        self.flags.prints = true;
        self
    }

    /// Who lets no page run scripts.
    pub fn without_scripts(mut self) -> Self {
        self.emulation.push((
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        ));
        self
    }

    /// Whose clock is that of this zone.
    pub fn in_time_zone(mut self, zone: &str) -> Self {
        self.emulation
            .push(("Emulation.setTimezoneOverride", json!({"timezoneId": zone})));
        self
    }

    /// Whose browser prefers these languages.
    pub fn who_prefers(self, languages: &str) -> Self {
        self.whose_pages_run_first(&format!(
            "Object.defineProperty(navigator, 'languages', {{ get: () => '{languages}'.split(',') }})"
        ))
    }

    /// In every document of theirs this script runs before its own.
    pub fn whose_pages_run_first(mut self, script: &str) -> Self {
        self.emulation.push((
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": script}),
        ));
        self
    }

    fn with_media(mut self, name: &'static str, value: &'static str) -> Self {
        self.media.retain(|(known, _)| *known != name);
        self.media.push((name, value));
        self
    }

    /// Whether their system is dark.
    pub fn is_in_the_dark(&self) -> bool {
        self.media.contains(&("prefers-color-scheme", "dark"))
    }

    /// Whether their system has this feature of media with this value.
    pub fn has_media(&self, name: &str, value: &str) -> bool {
        self.media.contains(&(name, value))
    }

    /// Whether they have asked for less motion.
    pub fn wants_no_motion(&self) -> bool {
        self.media.contains(&("prefers-reduced-motion", "reduce"))
    }

    /// The size of what they see of a page, in CSS pixels.
    pub fn size_px(&self) -> (u32, u32) {
        (self.width_px, self.height_px)
    }

    /// How many pixels their screen has for each of a page's, each way.
    pub fn density(&self) -> f64 {
        if self.counts_pixels || keeps_pictures() {
            1.0
        } else {
            SPARSE
        }
    }

    /// What a browser that does not speak Chromium's own protocol cannot be made to believe.
    pub fn believes_by_devtools(&self) -> Option<&'static str> {
        self.emulation.first().map(|(command, _)| *command)
    }

    /// What their browser is started with.
    pub fn flags(&self) -> Flags {
        self.flags
    }

    /// Which map they have.
    pub fn map(&self) -> Map {
        self.map
    }

    /// Whether no witness may be in the pages that they read.
    pub fn is_unwatched(&self) -> bool {
        self.pages == Pages::AsBuilt
    }

    /// Whether they see the map as it is published.
    pub fn is_of_the_public(&self) -> bool {
        self.is_of_the_public
    }

    /// What the browser is made to believe: commands of its own protocol.
    pub fn beliefs(&self) -> Vec<(&'static str, Value)> {
        let mut beliefs = self.emulation.clone();
        let is_phone = beliefs
            .iter()
            .any(|(name, _)| *name == "Emulation.setDeviceMetricsOverride");
        if !is_phone {
            // The window's own frame is no part of the page.
            let screen = json!({"width": self.width_px, "height": self.height_px, "deviceScaleFactor": self.density(), "mobile": false});
            beliefs.push(("Emulation.setDeviceMetricsOverride", screen));
        }
        // Of several browsers on a machine each one's reader looks at it.
        beliefs.push((
            "Emulation.setFocusEmulationEnabled",
            json!({"enabled": true}),
        ));
        if !self.takes_packed {
            let plain = json!({"headers": {"Accept-Encoding": "identity"}});
            beliefs.push(("Network.setExtraHTTPHeaders", plain));
        }
        beliefs.push(media_belief(&self.media));
        beliefs
    }
}

/// The command that sets media features.
pub fn media_belief(media: &[(&str, &str)]) -> (&'static str, Value) {
    let features: Vec<Value> = media
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}))
        .collect();
    ("Emulation.setEmulatedMedia", json!({"features": features}))
}
