//! The core of the browser tests, in whichever browser `INCIDENT_MAP_ENGINE` names: `cargo xtask test --browsers all` runs what is here in
//! each of them, spoken to by WebDriver alone. Most of it are tests of other modules, [once more](again); what a browser cannot be told that
//! way has a test of its own here, which Chromium passes, too.

mod again;
mod paper;
pub mod sight;
mod smoke;
mod states;
mod taken;

use std::io::{Write as _, stderr};

use crate::support::Outcome;
use crate::support::engine::Engine;

/// Whether a test is not for the browser that is tested. Then why not is said, past what libtest keeps to itself of tests that pass.
fn is_skipped(engine: Engine, why: &str) -> Outcome<bool> {
    let is_skipped = Engine::chosen()? == engine;
    if is_skipped {
        let test = std::thread::current();
        let name = test.name().unwrap_or("test");
        writeln!(stderr(), "skipped in {engine:?}: {name}: {why}")?;
    }
    Ok(is_skipped)
}
