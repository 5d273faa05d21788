//! `cargo xtask serve`: everything from a fresh checkout to the page in the browser.

use std::process::Command;

use anyhow::Result;

use crate::{
    build::{self, inputs::Work, sizes},
    child::Tools,
    workspace::Workspace,
};

/// What `serve` is asked for, and hands on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Order {
    port: Option<u16>,
    /// Pages of all origins may read the files.
    is_open: bool,
}

/// `[--port N] [--cors]`
pub fn order_from_args(args: &[&str]) -> Result<Order, String> {
    let mut order = Order::default();
    let mut rest = args;
    loop {
        rest = match rest {
            [] => return Ok(order),
            ["--cors", rest @ ..] => {
                order.is_open = true;
                rest
            }
            ["--port", port, rest @ ..] => {
                let number = port.parse();
                let number = number.map_err(|error| format!("`{port}` is no port: {error}"))?;
                order.port = Some(number);
                rest
            }
            other => return Err(format!("`serve` does not know `{}`", other.join(" "))),
        };
    }
}

pub fn serve(workspace: &Workspace, order: &Order) -> Result<()> {
    if build::bring_up_to_date(workspace)? != Work::Nothing {
        // Who looks at the page while working on it may be over budget for a while.
        if let Err(stop) = sizes::report(workspace) {
            println!("\nwarning: {stop}");
        }
    }
    let tools = Tools::new(workspace);
    let mut serve = Command::new(build::incidents(&tools)?);
    serve.current_dir(workspace.root()).args(["serve", "dist"]);
    if let Some(port) = order.port {
        serve.args(["--port", &port.to_string()]);
    }
    if order.is_open {
        serve.arg("--cors");
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
        let order = |port, is_open| Ok(Order { port, is_open });
        assert_eq!(order_from_args(&[]), order(None, false));
        assert_eq!(
            order_from_args(&["--port", "9000"]),
            order(Some(9000), false)
        );
        assert_eq!(
            order_from_args(&["--cors", "--port", "9000"]),
            order(Some(9000), true)
        );
        assert_eq!(
            order_from_args(&["--port", "http"]),
            Err("`http` is no port: invalid digit found in string".to_owned())
        );
        assert_eq!(
            order_from_args(&["9000"]),
            Err("`serve` does not know `9000`".to_owned())
        );
    }
}
