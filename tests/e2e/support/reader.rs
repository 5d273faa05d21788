//! Who reads, and on what: screen, colours, motion, time zone, graphics.

use std::env;

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use crate::support::Outcome;

/// Names the browser; `cargo xtask test` sets it.
const CHROMIUM: &str = "INCIDENT_MAP_CHROMIUM";

/// Flags of every browser: nothing of Chromium's own goes over the network or waits for a screen.
const QUIET: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--force-color-profile=srgb",
];

/// WebGL 2 drawn by the processor.
const SOFTWARE_GL: [&str; 3] = [
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
];

/// No graphics at all, as behind some remote desktops and in hardened browsers.
const NO_GL: [&str; 2] = ["--disable-gpu", "--disable-3d-apis"];

/// A reader and what they read on.
#[derive(Clone)]
pub struct Reader {
    width_px: u32,
    height_px: u32,
    graphics: &'static [&'static str],
    is_first_visit: bool,
    keeps_nothing: bool,
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

    fn with_screen(width_px: u32, height_px: u32) -> Self {
        let media = vec![
            ("prefers-color-scheme", "light"),
            ("prefers-reduced-motion", "reduce"),
        ];
        Self {
            width_px,
            height_px,
            graphics: &SOFTWARE_GL,
            is_first_visit: false,
            keeps_nothing: false,
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

    /// Whose browser draws no WebGL.
    pub fn without_webgl(self) -> Self {
        Self {
            graphics: &NO_GL,
            ..self
        }
    }

    /// Who has never been here. Others have closed the introduction before.
    pub fn on_first_visit(self) -> Self {
        Self {
            is_first_visit: true,
            ..self
        }
    }

    /// Whose browser lets no page keep anything: asking for the storage is an error.
    pub fn who_keeps_nothing(self) -> Self {
        Self {
            keeps_nothing: true,
            ..self
        }
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
    pub fn who_prefers(mut self, languages: &str) -> Self {
        let source = format!(
            "Object.defineProperty(navigator, 'languages', {{ get: () => '{languages}'.split(',') }})"
        );
        self.emulation.push((
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": source}),
        ));
        self
    }

    fn with_media(mut self, name: &'static str, value: &'static str) -> Self {
        self.media.retain(|(known, _)| *known != name);
        self.media.push((name, value));
        self
    }

    /// What the driver is asked for.
    pub fn capabilities(&self) -> Outcome<ChromeCapabilities> {
        let mut capabilities = DesiredCapabilities::chrome();
        if let Ok(browser) = env::var(CHROMIUM) {
            capabilities.set_binary(&browser)?;
        }
        for flag in QUIET.iter().chain(self.graphics) {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!(
            "--window-size={},{}",
            self.width_px, self.height_px
        ))?;
        if self.keeps_nothing {
            let block = json!({"profile.default_content_setting_values.cookies": 2});
            capabilities.add_experimental_option("prefs", block)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        Ok(capabilities)
    }

    /// What the browser is made to believe: commands of its own protocol.
    pub fn beliefs(&self) -> Vec<(&'static str, Value)> {
        let mut beliefs = self.emulation.clone();
        let is_phone = beliefs
            .iter()
            .any(|(name, _)| *name == "Emulation.setDeviceMetricsOverride");
        if !is_phone {
            // The window's own frame is no part of the page.
            let screen = json!({"width": self.width_px, "height": self.height_px, "deviceScaleFactor": 1, "mobile": false});
            beliefs.push(("Emulation.setDeviceMetricsOverride", screen));
        }
        beliefs.push(media_belief(&self.media));
        if !self.is_first_visit {
            let source = "try { localStorage.setItem('introduced', 'yes') } catch {}";
            beliefs.push((
                "Page.addScriptToEvaluateOnNewDocument",
                json!({"source": source}),
            ));
        }
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
