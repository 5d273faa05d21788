//! The crates of the page, and the components of the toolchain that lints need.

use anyhow::Result;

use crate::{
    child::{Tools, set_up, succeeds},
    setup::{
        Need,
        wasm::{TARGET, Wasm},
    },
    stop::Stop,
};

/// Trunk builds without the network: all that Cargo.lock names is fetched before.
pub struct Crates<'a> {
    pub tools: &'a Tools,
    pub wasm: Wasm,
}

impl Need for Crates<'_> {
    fn work(&self) -> String {
        "Fetching the crates that Cargo.lock names (about 20 seconds, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        self.fetches().iter().all(|arguments| {
            let mut cargo = self.tools.wasm_cargo(self.wasm);
            succeeds(cargo.args(*arguments).arg("--offline"))
        })
    }

    fn get(&self) -> Result<()> {
        for arguments in self.fetches() {
            let mut cargo = self.tools.wasm_cargo(self.wasm);
            set_up(cargo.args(*arguments), "the crates could not be fetched")?;
        }
        Ok(())
    }
}

impl Crates<'_> {
    /// For all targets, since Trunk asks cargo about all of them. The standard library's own crates, where it is
    /// built from source, come only for a target that is named.
    fn fetches(&self) -> &'static [&'static [&'static str]] {
        match self.wasm {
            Wasm::Toolchain => &[&["fetch", "--locked"]],
            Wasm::Debian => &[
                &["fetch", "--locked"],
                &["fetch", "--locked", "--target", TARGET],
            ],
        }
    }
}

pub struct Component<'a> {
    pub tools: &'a Tools,
    pub name: &'static str,
    pub subcommand: &'static str,
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
        if self.tools.find("rustup").is_none() {
            let what = format!(
                "this Rust has no {} and there is no rustup to add it.",
                self.name
            );
            let remedy = format!(
                "Install it (Debian: apt-get install {}), or use a Rust from rustup.",
                self.name
            );
            return Err(Stop::new(what, remedy).into());
        }
        let mut rustup = self.tools.command("rustup");
        set_up(
            rustup.args(["component", "add", self.name]),
            &format!("{} could not be added", self.name),
        )
    }
}
