//! The npm packages that the page ships, or is built and tested with.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use anyhow::Result;

use crate::{
    child::{Tools, first_line, set_up},
    setup::Need,
    stop::Stop,
    workspace::Workspace,
};

/// wasm-opt is a script of Node too, so that installed packages are no use without it.
pub fn require_node(tools: &Tools) -> Result<()> {
    let remedy = "Install Node 20 or newer with npm (Debian: apt-get install nodejs npm), then run this again.";
    let Some(said) = first_line(tools.command("node").arg("--version")) else {
        return Err(Stop::new("Node is not there (`node` is not on PATH).", remedy).into());
    };
    if major(&said).is_some_and(|major| major < 18) {
        return Err(Stop::new(format!("Node {said} is too old."), remedy).into());
    }
    if tools.find("npm").is_none() {
        return Err(Stop::new("npm is not there (`npm` is not on PATH).", remedy).into());
    }
    Ok(())
}

/// "v20.20.2" -> 20
fn major(said: &str) -> Option<u32> {
    said.trim_start_matches('v').split('.').next()?.parse().ok()
}

pub struct Packages<'a> {
    pub workspace: &'a Workspace,
    pub tools: &'a Tools,
}

/// Says which lock file the installed packages came from.
const NOTE: &str = "node_modules/.incident-map";

impl Packages<'_> {
    fn fingerprint(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for file in ["package.json", "package-lock.json"] {
            fs::read(self.workspace.file(file))
                .unwrap_or_default()
                .hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

impl Need for Packages<'_> {
    fn work(&self) -> String {
        "Fetching the npm packages: MapLibre, Fluent, and what the page is built and tested with (about 20 seconds, once)"
            .to_owned()
    }

    fn is_there(&self) -> bool {
        let note = fs::read_to_string(self.workspace.file(NOTE)).unwrap_or_default();
        note == self.fingerprint() && self.workspace.file("node_modules/.bin/wasm-opt").is_file()
    }

    fn get(&self) -> Result<()> {
        let mut npm = self.tools.command("npm");
        // Only errors: one dependency of MapLibre's warns that it was not tried with Node 20.
        npm.args(["ci", "--loglevel=error"]);
        set_up(&mut npm, "the npm packages could not be fetched")?;
        fs::write(self.workspace.file(NOTE), self.fingerprint())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_its_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("node"), None);
    }
}
