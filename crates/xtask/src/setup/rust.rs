//! The crates of the page, and the components of the toolchain that lints need.

use std::process::Command;

use anyhow::Result;

use crate::{
    child::{Tools, set_up, succeeds},
    setup::{
        Need, is_root,
        wasm::{TARGET, VARIABLES, Wasm, apt_install},
    },
    stop::Stop,
};

/// The page is compiled without the network: all that Cargo.lock names is fetched before.
pub struct Crates<'a> {
    pub tools: &'a Tools,
    pub wasm: Wasm,
}

impl Need for Crates<'_> {
    fn work(&self) -> String {
        "Fetching the crates that Cargo.lock names (about 20 seconds, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        let mut fetches = self.fetches();
        fetches
            .iter_mut()
            .all(|fetch| succeeds(fetch.arg("--offline")))
    }

    fn get(&self) -> Result<()> {
        let mut fetches = self.fetches();
        fetches
            .iter_mut()
            .try_for_each(|fetch| set_up(fetch, "the crates could not be fetched"))
    }
}

impl Crates<'_> {
    /// Those of the workspace for all targets, which also run the tools beside the page; those of the standard library,
    /// which is built with the page, for the one target that is named.
    fn fetches(&self) -> [Command; 2] {
        let fetch = || {
            let mut cargo = self.tools.wasm_cargo(self.wasm);
            cargo.args(["fetch", "--locked"]);
            cargo
        };
        let mut for_std = fetch();
        for_std.args(["--target", TARGET]).envs(VARIABLES);
        [fetch(), for_std]
    }
}

/// A part of the toolchain that only lints need.
pub struct Component<'a> {
    pub tools: &'a Tools,
    pub name: &'static str,
    pub subcommand: &'static str,
    /// Debian's package of it, beside its own Rust.
    pub package: &'static str,
}

impl Need for Component<'_> {
    fn work(&self) -> String {
        format!(
            "Adding {} to the Rust toolchain (about 10 seconds, once)",
            self.name
        )
    }

    fn is_there(&self) -> bool {
        succeeds(self.tools.cargo().args([self.subcommand, "--version"]))
    }

    fn get(&self) -> Result<()> {
        let is_debian = self.tools.has_debian_cargo();
        if is_debian && is_root() {
            return apt_install(self.tools, &[self.package]);
        }
        if self.tools.find("rustup").is_none() {
            let what = format!(
                "this Rust has no {} and there is no rustup to add it.",
                self.name
            );
            let remedy = match is_debian {
                true => format!("As root: apt-get install {}.", self.package),
                false => "Use a Rust from rustup.".to_owned(),
            };
            return Err(Stop::new(what, remedy).into());
        }
        let mut rustup = self.tools.command("rustup");
        set_up(
            rustup.args(["component", "add", self.name]),
            &format!("{} could not be added", self.name),
        )
    }
}
