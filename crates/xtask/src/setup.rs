//! What a fresh machine lacks, and how each thing is got. A thing that is there is neither fetched nor built again.

pub mod browser;
mod curl;
mod disk;
pub mod engines;
#[cfg(feature = "round-trips")]
pub mod field_tools;
pub mod npm;
mod rust;
pub mod wasm;

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    child::{Tools, first_line},
    setup::wasm::Wasm,
    stop::Stop,
    workspace::Workspace,
};

/// One thing that a chore needs.
pub trait Need {
    /// What getting it is, and about how long that takes on two cores: "Adding rustfmt to the Rust toolchain (about 10 seconds, once)".
    fn work(&self) -> String;
    fn is_there(&self) -> bool;
    fn get(&self) -> Result<()>;
}

/// Everything that building the page needs. Returns where Rust for WebAssembly was found.
pub fn for_build(workspace: &Workspace, tools: &Tools) -> Result<Wasm> {
    npm::require_node(tools)?;
    let wasm = wasm::ensure(tools)?;
    disk::require(workspace)?;
    ensure(&npm::Packages { workspace, tools })?;
    ensure(&rust::Crates { tools, wasm })?;
    Ok(wasm)
}

/// What the lints need beside the compiler.
pub fn for_lint(tools: &Tools) -> Result<()> {
    ensure(&rust::Component {
        tools,
        name: "rustfmt",
        subcommand: "fmt",
        package: "rustfmt-web",
    })?;
    ensure(&rust::Component {
        tools,
        name: "clippy",
        subcommand: "clippy",
        package: "rust-web-clippy",
    })
}

/// What the other tests need beside the compiler.
pub fn for_unit(tools: &Tools) -> Result<()> {
    ensure(&curl::Curl { tools })
}

/// What the tests in a browser need beside the page.
pub fn for_e2e(tools: &Tools) -> Result<browser::Browser> {
    browser::ensure(tools)
}

pub fn everything(workspace: &Workspace) -> Result<()> {
    let tools = Tools::new(workspace);
    for_lint(&tools)?;
    for_build(workspace, &tools)?;
    for_unit(&tools)?;
    for_e2e(&tools)?;
    println!("Everything that `cargo xtask serve` and `cargo xtask test` need is there.");
    Ok(())
}

pub fn ensure(need: &impl Need) -> Result<()> {
    if need.is_there() {
        return Ok(());
    }
    step(&need.work(), || need.get())?;
    if !need.is_there() {
        let what = format!(
            "\"{}\" ended well, but what it was for is still not there.",
            need.work()
        );
        return Err(Stop::new(
            what,
            "Run this again; if it stays so, report it with the words above.",
        )
        .into());
    }
    Ok(())
}

/// Says what begins, does it, and says how long it took.
pub fn step<T>(work: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n==> {work}");
    let start = Instant::now();
    let result = run()?;
    println!("    done in {}", in_words(start.elapsed()));
    Ok(result)
}

pub fn in_words(duration: Duration) -> String {
    match duration.as_secs() {
        0..60 => format!("{:.1} s", duration.as_secs_f64()),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

pub fn is_root() -> bool {
    first_line(Command::new("id").arg("-u")).as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_as_people_do() {
        assert_eq!(in_words(Duration::from_millis(3_450)), "3.5 s");
        assert_eq!(in_words(Duration::from_secs(129)), "2 min 9 s");
    }
}
