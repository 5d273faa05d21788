//! Chromium, its driver, Chromium without a window, a screen that nobody sees, and a font with Arabic letters: for the tests in a browser.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    child::{Tools, first_line},
    setup::{Need, ensure as ensure_need, is_root, step, wasm::apt_install},
    stop::Stop,
};

pub struct Browser {
    pub chromium: PathBuf,
    /// Chromium's engine without the window around it. A window that nobody sees takes a fifth of the tests' processor time.
    pub headless_shell: Option<PathBuf>,
    pub driver: PathBuf,
}

const CHROMIUM: &str = "INCIDENT_MAP_CHROMIUM";
const HEADLESS_SHELL: &str = "INCIDENT_MAP_HEADLESS_SHELL";
const DRIVER: &str = "INCIDENT_MAP_CHROMEDRIVER";

impl Browser {
    /// What the tests read; the same variables choose another browser.
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, &PathBuf)> {
        let shell = self.headless_shell.iter();
        [(CHROMIUM, &self.chromium), (DRIVER, &self.driver)]
            .into_iter()
            .chain(shell.map(|shell| (HEADLESS_SHELL, shell)))
    }

    fn find(tools: &Tools) -> Option<Self> {
        let named = |variable| {
            env::var_os(variable)
                .map(PathBuf::from)
                .filter(|file| file.is_file())
        };
        let on_path = |names: &[&str]| names.iter().find_map(|name| tools.find(name));
        let chromium = named(CHROMIUM).or_else(|| {
            on_path(&[
                "chromium",
                "chromium-browser",
                "google-chrome-stable",
                "google-chrome",
            ])
        })?;
        let driver = named(DRIVER).or_else(|| on_path(&["chromedriver"]))?;
        // Who names a browser wants that one.
        let is_named = env::var_os(CHROMIUM).is_some();
        let headless_shell = named(HEADLESS_SHELL).or_else(|| {
            let found = (!is_named)
                .then(|| Self::find_headless_shell(tools))
                .flatten();
            found.filter(|shell| version_of(shell) == version_of(&driver))
        });
        Some(Self {
            chromium,
            headless_shell,
            driver,
        })
    }

    /// Debian's own starter waits for the shell instead of becoming it, and who ends the starter leaves the shell running.
    fn find_headless_shell(tools: &Tools) -> Option<PathBuf> {
        let of_debian = PathBuf::from("/usr/lib/chromium/chromium-headless-shell");
        of_debian
            .is_file()
            .then_some(of_debian)
            .or_else(|| tools.find("chrome-headless-shell"))
    }

    /// A driver drives the browser of its own version only, and its complaint about that is hard to read.
    fn require_same_version(&self) -> Result<()> {
        let browser = first_line(Command::new(&self.chromium).arg("--version")).unwrap_or_default();
        let driver = first_line(Command::new(&self.driver).arg("--version")).unwrap_or_default();
        if major(&browser).is_some() && major(&browser) == major(&driver) {
            return Ok(());
        }
        let what = format!(
            "the browser says `{browser}` and its driver `{driver}`: they do not belong together."
        );
        let remedy = format!(
            "Install both of one version, or name two that match in {CHROMIUM} and {DRIVER}."
        );
        Err(Stop::new(what, remedy).into())
    }
}

fn version_of(program: &Path) -> Option<u32> {
    first_line(Command::new(program).arg("--version")).and_then(|said| major(&said))
}

/// "Chromium 156.0.8078.79 built on Debian" -> 156
fn major(said: &str) -> Option<u32> {
    said.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// Chromium and its driver, where they are there: what the tests read of them.
pub(super) fn find(tools: &Tools) -> Option<Vec<(&'static str, PathBuf)>> {
    let browser = Browser::find(tools)?;
    let variables = browser.variables();
    Some(variables.map(|(name, path)| (name, path.clone())).collect())
}

pub(super) fn ensure_arabic_font(tools: &Tools) -> Result<()> {
    ensure_need(&ArabicFont { tools })
}

pub(super) fn ensure_screen(tools: &Tools) -> Result<()> {
    ensure_need(&Screen { tools })
}

pub fn ensure(tools: &Tools) -> Result<Browser> {
    ensure_need(&Chromium { tools })?;
    ensure_arabic_font(tools)?;
    ensure_screen(tools)?;
    get_headless_shell(tools);
    let browser =
        Browser::find(tools).ok_or_else(|| Stop::new("there is no Chromium.", BY_HAND))?;
    browser.require_same_version()?;
    Ok(browser)
}

const BY_HAND: &str = "Install Chromium and its driver (Debian, as root: apt-get install chromium chromium-driver), then run this again.";

struct Chromium<'a> {
    tools: &'a Tools,
}

impl Need for Chromium<'_> {
    fn work(&self) -> String {
        "Installing Chromium and its driver (about 1 minute, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        Browser::find(self.tools).is_some()
    }

    fn get(&self) -> Result<()> {
        apt(
            self.tools,
            "Chromium or its driver is not there",
            BY_HAND,
            &["chromium", "chromium-driver"],
        )
    }
}

/// The tests pass without it, only later: a machine that cannot have it is told so, and goes on.
fn get_headless_shell(tools: &Tools) {
    const PACKAGE: &str = "chromium-headless-shell";
    let is_wanted =
        env::var_os(CHROMIUM).is_none() && Browser::find_headless_shell(tools).is_none();
    if !is_wanted || !is_root() || tools.find("apt-get").is_none() {
        return;
    }
    let work = "Installing Chromium without a window (about 20 seconds, once)";
    if let Err(error) = step(work, || apt_install(tools, &[PACKAGE])) {
        println!("    {error:#}\n    The tests use the whole Chromium, and take a fifth longer.");
    }
}

/// Pages in Arabic are tested too, and without a font they are a row of boxes.
struct ArabicFont<'a> {
    tools: &'a Tools,
}

impl Need for ArabicFont<'_> {
    fn work(&self) -> String {
        "Installing a font with Arabic letters (about 20 seconds, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        first_line(self.tools.command("fc-list").arg(":lang=ar"))
            .is_some_and(|font| !font.is_empty())
    }

    fn get(&self) -> Result<()> {
        let remedy = "Install one (Debian, as root: apt-get install fontconfig fonts-noto-core), then run this again.";
        apt(
            self.tools,
            "there is no font with Arabic letters",
            remedy,
            &["fontconfig", "fonts-noto-core"],
        )
    }
}

/// A browser without a window does not print, and the tests print as a reader does.
struct Screen<'a> {
    tools: &'a Tools,
}

impl Need for Screen<'_> {
    fn work(&self) -> String {
        "Installing a screen that nobody sees (about 20 seconds, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        self.tools.find("Xvfb").is_some()
    }

    fn get(&self) -> Result<()> {
        let remedy = "Install it (Debian, as root: apt-get install xvfb), then run this again.";
        apt(
            self.tools,
            "there is no Xvfb, the screen that tests of printing and of WebKitGTK use",
            remedy,
            &["xvfb"],
        )
    }
}

/// Installs packages of Debian, where that can be done.
pub(super) fn apt(tools: &Tools, lacking: &str, by_hand: &str, packages: &[&str]) -> Result<()> {
    if tools.find("apt-get").is_none() {
        return Err(Stop::new(format!("{lacking}."), by_hand).into());
    }
    if !is_root() {
        return Err(Stop::new(format!("{lacking}, and only root may install it."), by_hand).into());
    }
    apt_install(tools, packages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number_with_a_point() {
        assert_eq!(
            major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"),
            Some(156)
        );
        assert_eq!(major("ChromeDriver 156.0.8078.79 (abc)"), Some(156));
        assert_eq!(major("command not found"), None);
    }
}
