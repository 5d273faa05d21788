//! The command beside the page, as a person runs it.

use std::env;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{Failure, Outcome, Site};

/// Runs it in a folder, with the built page as the page that it makes sites of.
pub fn incidents(args: &[&str], folder: &Path) -> Outcome<Output> {
    let tests = env::current_exe()?;
    let built = tests.parent().and_then(Path::parent);
    let program = built.map(|folder| folder.join(format!("incidents{}", env::consts::EXE_SUFFIX)));
    let program = program.filter(|program| program.is_file());
    let program = program.ok_or_else(|| {
        Failure::new("the command is not built: run `cargo build -p incidents-cli`")
    })?;
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    Ok(command.env("INCIDENTS_PAGE", Site::dist()?).output()?)
}
