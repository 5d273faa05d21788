//! Trunk and the wasm-bindgen CLI: built once into the user's cache folder, for all checkouts.

use std::{fs, path::PathBuf};

use anyhow::Result;

use crate::{
    child::{Tools, first_line, set_up},
    setup::Need,
    workspace::Workspace,
};

/// A program that `cargo install` builds. One of the user's own with exactly this version serves as well;
/// another version of the user's is left alone.
pub struct Built<'a> {
    tools: &'a Tools,
    package: &'static str,
    program: &'static str,
    version: &'a str,
    folder: PathBuf,
    /// Trunk's own lock file is the tried one; wasm-bindgen's names a yanked crate.
    flags: &'static [&'static str],
    about: &'static str,
}

pub fn trunk<'a>(workspace: &Workspace, tools: &'a Tools, version: &'a str) -> Built<'a> {
    Built {
        tools,
        package: "trunk",
        program: "trunk",
        version,
        folder: workspace.cache(&format!("trunk-{version}")),
        // Without TLS and the update check: it is never asked to download anything.
        flags: &["--locked", "--no-default-features"],
        about: "about 5 minutes, once",
    }
}

pub fn wasm_bindgen<'a>(workspace: &Workspace, tools: &'a Tools, version: &'a str) -> Built<'a> {
    Built {
        tools,
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        folder: workspace.cache(&format!("wasm-bindgen-cli-{version}")),
        flags: &[],
        about: "about 2 minutes, once",
    }
}

impl Need for Built<'_> {
    fn work(&self) -> String {
        format!(
            "Building {} {} ({})",
            self.package, self.version, self.about
        )
    }

    fn is_there(&self) -> bool {
        let said = first_line(self.tools.command(self.program).arg("--version"));
        said.is_some_and(|said| has_version(&said, self.program, self.version))
    }

    fn get(&self) -> Result<()> {
        // Kept while unfinished, so that an interrupted build goes on where it was.
        let unfinished = self.folder.join("unfinished");
        let mut cargo = self.tools.cargo();
        cargo.args([
            "install",
            self.package,
            "--version",
            self.version,
            "--debug",
            "--force",
        ]);
        cargo.args(self.flags).arg("--root").arg(&self.folder);
        cargo
            .env("CARGO_TARGET_DIR", &unfinished)
            // Nobody debugs them: a third of the time, and 600 MB less to keep.
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("CARGO_BUILD_TARGET");
        set_up(
            &mut cargo,
            &format!("{} {} could not be built", self.package, self.version),
        )?;
        fs::remove_dir_all(unfinished)?;
        Ok(())
    }
}

/// "trunk 0.21.14", "wasm-bindgen 0.2.130", and some builds add a commit in brackets.
fn has_version(said: &str, program: &str, version: &str) -> bool {
    let mut words = said.split_whitespace();
    words.next() == Some(program) && words.next() == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_serves() {
        assert!(has_version("trunk 0.21.14", "trunk", "0.21.14"));
        assert!(has_version(
            "wasm-bindgen 0.2.130 (abcdef)",
            "wasm-bindgen",
            "0.2.130"
        ));
        assert!(!has_version("trunk 0.21.1", "trunk", "0.21.14"));
        assert!(!has_version("trunk 0.21.14-beta.1", "trunk", "0.21.14"));
        assert!(!has_version("", "trunk", "0.21.14"));
    }
}
