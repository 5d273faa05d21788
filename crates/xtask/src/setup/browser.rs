//! Chromium, its driver, and a font with Arabic letters: for the tests in a browser.

use std::{env, path::PathBuf, process::Command};

use anyhow::Result;

use crate::{
    child::{Tools, first_line},
    setup::{Need, ensure as ensure_need, is_root, wasm::apt_install},
    stop::Stop,
};

pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

const CHROMIUM: &str = "INCIDENT_MAP_CHROMIUM";
const DRIVER: &str = "INCIDENT_MAP_CHROMEDRIVER";

impl Browser {
    /// What the tests read; the same variables choose another browser.
    pub fn variables(&self) -> [(&'static str, &PathBuf); 2] {
        [(CHROMIUM, &self.chromium), (DRIVER, &self.driver)]
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
        Some(Self { chromium, driver })
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

/// "Chromium 156.0.8078.79 built on Debian" -> 156
fn major(said: &str) -> Option<u32> {
    said.split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

pub fn ensure(tools: &Tools) -> Result<Browser> {
    ensure_need(&Chromium { tools })?;
    ensure_need(&ArabicFont { tools })?;
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

fn apt(tools: &Tools, lacking: &str, by_hand: &str, packages: &[&str]) -> Result<()> {
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
