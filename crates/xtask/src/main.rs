//! The chores of Incident map. `cargo xtask serve` and `cargo xtask test` are all that the README asks for.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool of the command line speaks there"
)]

mod bench;
mod build;
mod checks;
mod child;
mod dist;
mod engines;
mod serve;
mod setup;
mod stop;
mod synthesize;
mod tidy;
mod versions;
mod workspace;

#[cfg(feature = "round-trips")]
mod round_trips;

#[cfg(feature = "basemap")]
mod basemap;

use std::{env, process::ExitCode};

use anyhow::Result;

use crate::{checks::Only, stop::Stop, workspace::Workspace};

const USAGE: &str = "\
Usage: cargo xtask <chore>

  serve [--port N] [--cors]     set up, build the page and serve it on this machine; with --cors pages of all origins
                                may read it, as on a public host
  build [--parts]               set up, build the page into dist/ and print its sizes; with --parts only compile it,
                                which is what takes minutes
  dist                          the page without a map, the program `incidents` with that page in it, and their checksums, in target/dist
  test [--only lint|unit|e2e]   everything that must hold, or a part of it
  test --browsers all|chromium|firefox|webkit
                                the core of the tests of the page, in one browser after the other, which it installs
  tidy                          the rules that neither rustfmt nor clippy knows
  synthesize N [--mode stacked|spread] [--out FILE]
                                N made-up incidents of real shape, as GeoJSON
  bench [--quick] [--check] [--only engine|load|table|open|draw|filter|visit]
                                engine and page beside their peers, in Chromium; writes docs/benchmarks.md and
                                the table of README.md
  basemap                       derive data/basemap again from its sources
  round-trips                   our files through mapshaper, ogr2ogr, pandas, geopandas and LibreOffice, which it installs, and back:
                                fails where something is lost or changed without a word; writes docs/round-trips.md
  setup                         only fetch what serve and test need

Environment: INCIDENT_MAP_WASM=rustup|debian chooses where Rust for WebAssembly comes from.";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            match error.downcast_ref::<Stop>() {
                Some(stop) => eprintln!("\n{stop}"),
                None => eprintln!("\nerror: {error:#}"),
            }
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match words {
        ["serve", rest @ ..] => match serve::order_from_args(rest) {
            Ok(order) => serve::serve(&workspace, &order)?,
            Err(what) => return Ok(misused(&what)),
        },
        ["build"] => build::build(&workspace)?,
        ["build", "--parts"] => build::compile(&workspace)?,
        ["dist"] => dist::dist(&workspace)?,
        ["test"] => return Ok(checks::run(&workspace, Only::Everything)),
        ["test", "--only", part] => match Only::parse(part) {
            Some(only) => return Ok(checks::run(&workspace, only)),
            None => return Ok(misused(&format!("there is no part `{part}`"))),
        },
        ["test", "--browsers", name] => match engines::engines(name) {
            Some(engines) => return Ok(engines::run(&workspace, &engines)),
            None => return Ok(misused(&format!("there is no browser `{name}`"))),
        },
        ["tidy"] => tidy::check(&workspace)?,
        ["synthesize", rest @ ..] => match synthesize::order_from_args(rest) {
            Ok(order) => synthesize::synthesize(&order)?,
            Err(what) => return Ok(misused(&what)),
        },
        ["bench", rest @ ..] => match bench::order_from_args(rest) {
            Ok(order) => bench::bench(&workspace, &order)?,
            Err(what) => return Ok(misused(&what)),
        },
        ["basemap", rest @ ..] => basemap(&workspace, rest)?,
        ["round-trips"] => round_trips(&workspace)?,
        ["setup"] => setup::everything(&workspace)?,
        ["help" | "--help" | "-h"] => println!("{USAGE}"),
        [] => return Ok(misused("which chore?")),
        other => return Ok(misused(&format!("there is no chore `{}`", other.join(" ")))),
    }
    Ok(ExitCode::SUCCESS)
}

fn misused(what: &str) -> ExitCode {
    eprintln!("error: {what}\n\n{USAGE}");
    ExitCode::from(2)
}

#[cfg(feature = "basemap")]
fn basemap(workspace: &Workspace, _args: &[&str]) -> Result<()> {
    basemap::run(workspace.root())
}

/// The basemap needs the geometry crates, which nobody who only serves the page should have to compile.
#[cfg(not(feature = "basemap"))]
fn basemap(workspace: &Workspace, args: &[&str]) -> Result<()> {
    let args = [&["basemap"], args].concat();
    with_feature(
        workspace,
        "basemap",
        &args,
        "The basemap could not be derived",
    )
}

#[cfg(feature = "round-trips")]
fn round_trips(workspace: &Workspace) -> Result<()> {
    round_trips::run(workspace)
}

/// Round trips need a reader of JSON, which serving the page does not.
#[cfg(not(feature = "round-trips"))]
fn round_trips(workspace: &Workspace) -> Result<()> {
    let failure = "Not all round trips ended well";
    with_feature(workspace, "round-trips", &["round-trips"], failure)
}

/// Compiles the chores with more crates, and runs one.
#[cfg(not(all(feature = "basemap", feature = "round-trips")))]
fn with_feature(workspace: &Workspace, feature: &str, args: &[&str], failure: &str) -> Result<()> {
    let tools = child::Tools::new(workspace);
    let mut cargo = tools.cargo();
    cargo.args(["run", "--package", "xtask", "--features", feature, "--"]);
    cargo.args(args);
    child::succeed(&mut cargo, failure)
}
