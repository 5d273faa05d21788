//! Firefox and WebKitGTK with their drivers: for `cargo xtask test --browsers`. Browsers come from Debian's packages alone.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    child::{Tools, first_line, set_up},
    setup::{
        Need,
        browser::{self, apt},
        ensure,
    },
    stop::Stop,
    workspace::Workspace,
};

/// The release of Firefox's driver, which Debian has no package of: 0.37 drives Firefox from 128 on.
const GECKODRIVER: &str = "0.37.1";

const FIREFOX: &str = "INCIDENT_MAP_FIREFOX";
const FIREFOX_DRIVER: &str = "INCIDENT_MAP_GECKODRIVER";
const WEBKIT: &str = "INCIDENT_MAP_WEBKIT";
const WEBKIT_DRIVER: &str = "INCIDENT_MAP_WEBKITDRIVER";

/// A browser that the page is tested in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A browser that is there: what the tests read of it.
pub struct Installed {
    pub engine: Engine,
    pub variables: Vec<(&'static str, PathBuf)>,
    /// As it says itself: "Mozilla Firefox 153.8.0esr".
    pub version: String,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As `--browsers` and the tests call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// The browser with its driver, where both are on this machine.
    pub fn find(self, workspace: &Workspace, tools: &Tools) -> Option<Installed> {
        let variables = match self {
            Self::Chromium => browser::find(tools)?,
            Self::Firefox => {
                let firefox = named(FIREFOX, || firefox(tools))?;
                let driver = named(FIREFOX_DRIVER, || geckodriver(workspace, tools))?;
                vec![(FIREFOX, firefox), (FIREFOX_DRIVER, driver)]
            }
            Self::WebKit => {
                tools.find("Xvfb")?;
                let browser = named(WEBKIT, mini_browser)?;
                let driver = named(WEBKIT_DRIVER, || tools.find("WebKitWebDriver"))?;
                vec![(WEBKIT, browser), (WEBKIT_DRIVER, driver)]
            }
        };
        let (_, program) = variables.first()?;
        let said = first_line(Command::new(program).arg("--version"));
        let version = said.filter(|said| !said.is_empty());
        Some(Installed {
            engine: self,
            version: version.unwrap_or_else(|| self.name().to_owned()),
            variables,
        })
    }

    /// The browser with its driver, got where it is not there yet.
    pub fn ensure(self, workspace: &Workspace, tools: &Tools) -> Result<Installed> {
        match self {
            Self::Chromium => drop(browser::ensure(tools)?),
            Self::Firefox => {
                ensure(&Firefox { tools })?;
                ensure(&Geckodriver { workspace, tools })?;
            }
            Self::WebKit => {
                browser::ensure_screen(tools)?;
                ensure(&WebKit { tools })?;
            }
        }
        browser::ensure_arabic_font(tools)?;
        let lacking = || {
            Stop::new(
                format!("{} or its driver is not there.", self.name()),
                AGAIN,
            )
        };
        Ok(self.find(workspace, tools).ok_or_else(lacking)?)
    }
}

const AGAIN: &str = "Run this again; if it stays so, report it with the words above.";

/// What a variable names, if it is there, else what is found.
fn named(variable: &str, find: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(file) => file.is_file().then_some(file),
        None => find(),
    }
}

fn firefox(tools: &Tools) -> Option<PathBuf> {
    tools.find("firefox-esr").or_else(|| tools.find("firefox"))
}

/// Where ours is put: another release has another folder.
fn geckodriver_folder(workspace: &Workspace) -> PathBuf {
    workspace.notes().join(format!("geckodriver-{GECKODRIVER}"))
}

fn geckodriver(workspace: &Workspace, tools: &Tools) -> Option<PathBuf> {
    let ours = geckodriver_folder(workspace).join("bin/geckodriver");
    match ours.is_file() {
        true => Some(ours),
        false => tools.find("geckodriver"),
    }
}

/// WebKitGTK's own small browser lies beside its library, where no PATH leads.
fn mini_browser() -> Option<PathBuf> {
    const BELOW: &str = "webkit2gtk-4.1/MiniBrowser";
    let of_architectures = fs::read_dir("/usr/lib").into_iter().flatten();
    let folders = of_architectures.filter_map(|entry| Some(entry.ok()?.path()));
    folders
        .chain([Path::new("/usr/libexec").to_owned()])
        .map(|folder| folder.join(BELOW))
        .find(|file| file.is_file())
}

struct Firefox<'a> {
    tools: &'a Tools,
}

impl Need for Firefox<'_> {
    fn work(&self) -> String {
        "Installing Firefox (about 1 minute, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        named(FIREFOX, || firefox(self.tools)).is_some()
    }

    fn get(&self) -> Result<()> {
        let remedy =
            "Install it (Debian, as root: apt-get install firefox-esr), then run this again.";
        apt(self.tools, "Firefox is not there", remedy, &["firefox-esr"])
    }
}

struct Geckodriver<'a> {
    workspace: &'a Workspace,
    tools: &'a Tools,
}

impl Need for Geckodriver<'_> {
    fn work(&self) -> String {
        format!("Compiling geckodriver {GECKODRIVER}, Firefox's driver (about 2 minutes, once)")
    }

    fn is_there(&self) -> bool {
        named(FIREFOX_DRIVER, || geckodriver(self.workspace, self.tools)).is_some()
    }

    fn get(&self) -> Result<()> {
        let build = self.workspace.notes().join("geckodriver-build");
        let mut cargo = self.tools.cargo();
        cargo.args(["install", "geckodriver", "--locked", "--debug", "--quiet"]);
        cargo.arg(format!("--version={GECKODRIVER}"));
        cargo.arg("--root").arg(geckodriver_folder(self.workspace));
        cargo.arg("--target-dir").arg(&build);
        set_up(&mut cargo, "geckodriver could not be compiled")?;
        Ok(fs::remove_dir_all(build)?)
    }
}

struct WebKit<'a> {
    tools: &'a Tools,
}

impl Need for WebKit<'_> {
    fn work(&self) -> String {
        "Installing WebKitGTK with its driver (about 1 minute, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        let driver = named(WEBKIT_DRIVER, || self.tools.find("WebKitWebDriver"));
        driver.is_some() && named(WEBKIT, mini_browser).is_some()
    }

    fn get(&self) -> Result<()> {
        let remedy =
            "Install it (Debian, as root: apt-get install webkit2gtk-driver), then run this again.";
        apt(
            self.tools,
            "WebKitGTK or its driver is not there",
            remedy,
            &["webkit2gtk-driver"],
        )
    }
}
