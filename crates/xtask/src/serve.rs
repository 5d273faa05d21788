//! `cargo xtask serve`: everything from a fresh checkout to the page in the browser.

use std::process::Command;

use anyhow::Result;

use crate::{
    build::{self, inputs::Work, sizes},
    child::Tools,
    workspace::Workspace,
};

/// `--port N`, or nothing.
pub fn port_from_args(args: &[&str]) -> Result<Option<u16>, String> {
    match args {
        [] => Ok(None),
        ["--port", port] => port
            .parse()
            .map(Some)
            .map_err(|error| format!("`{port}` is no port: {error}")),
        other => Err(format!("`serve` does not know `{}`", other.join(" "))),
    }
}

pub fn serve(workspace: &Workspace, port: Option<u16>) -> Result<()> {
    if build::bring_up_to_date(workspace)? != Work::Nothing {
        // Who looks at the page while working on it may be over budget for a while.
        if let Err(stop) = sizes::report(workspace) {
            println!("\nwarning: {stop}");
        }
    }
    let tools = Tools::new(workspace);
    let mut serve = Command::new(build::incidents(&tools)?);
    serve.current_dir(workspace.root()).args(["serve", "dist"]);
    if let Some(port) = port {
        serve.args(["--port", &port.to_string()]);
    }
    become_program(&mut serve)
}

/// The server takes our place, so that Ctrl-C and `kill` reach it and nothing is left behind.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    crate::child::succeed(command, "The server stopped")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_optional_and_a_number() {
        assert_eq!(port_from_args(&[]), Ok(None));
        assert_eq!(port_from_args(&["--port", "9000"]), Ok(Some(9000)));
        assert_eq!(
            port_from_args(&["--port", "http"]),
            Err("`http` is no port: invalid digit found in string".to_owned())
        );
        assert_eq!(
            port_from_args(&["9000"]),
            Err("`serve` does not know `9000`".to_owned())
        );
    }
}
