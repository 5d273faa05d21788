//! Programs of npm packages that pages and types of hosts are made and checked with.

use std::path::Path;
use std::process::Command;

use crate::support::{Failure, Outcome};

/// What a program among the installed packages writes. It is run in a folder.
pub fn run(program: &str, arguments: &[&str], folder: &Path) -> Outcome<Vec<u8>> {
    let path = here().join("node_modules/.bin").join(program);
    let ran = Command::new(&path)
        .args(arguments)
        .current_dir(folder)
        .output();
    let ran = ran.map_err(|error| {
        Failure(format!(
            "{} cannot be run: {error}. `cargo xtask test` installs it",
            path.display()
        ))
    })?;
    match ran.status.success() {
        true => Ok(ran.stdout),
        false => Err(Failure(format!(
            "{program} complains:\n{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        ))),
    }
}

/// The script of a host's page from tests/e2e/hosts, with the packages that it imports.
pub fn bundle(page: &str) -> Outcome<Vec<u8>> {
    let arguments = [
        page,
        "--bundle",
        "--jsx=automatic",
        "--log-level=warning",
        // Frameworks complain in the console while a page is developed.
        "--define:process.env.NODE_ENV=\"development\"",
        "--define:__VUE_OPTIONS_API__=false",
        "--define:__VUE_PROD_DEVTOOLS__=false",
        "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    ];
    run("esbuild", &arguments, &here().join("tests/e2e/hosts"))
}

/// The checkout.
pub fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
