//! `cargo xtask test --browsers all`: the core of the tests of the page, in one browser after the other.

use std::{cell::Cell, process::ExitCode, time::Instant};

use anyhow::Result;

use crate::{
    build,
    checks::{Page, Row, WORKSPACE, in_advance, tell},
    child::{Tools, succeed},
    setup::{
        engines::{Engine, Installed},
        npm,
    },
    workspace::Workspace,
};

/// Tells the tests which browser to use.
const ENGINE: &str = "INCIDENT_MAP_ENGINE";

/// The tests that every browser passes, and the one of them that is run where a browser happens to be there.
pub const CORE: &str = "engines::";
const SMOKE: &str = "engines::smoke::";

/// Those of the core that Chromium passes under other names whenever all tests are run.
const AGAIN: &str = "engines::again::";

/// One more than there are processors, as in Chromium: a test waits for its browser now and then.
const THREADS: &str = "--test-threads=3";

/// The browsers of this name; all of them for `all`.
pub fn engines(name: &str) -> Option<Vec<Engine>> {
    if name == "all" {
        return Some(Engine::ALL.to_vec());
    }
    let engine = Engine::ALL.into_iter().find(|it| it.code() == name)?;
    Some(vec![engine])
}

/// The core of the tests in each of these browsers, each of which is got if it is not there.
pub fn run(workspace: &Workspace, engines: &[Engine]) -> ExitCode {
    println!(
        "The core of the browser tests, in one browser after the other: about 20 minutes the first time, 8 after that.\nChromium passes most of it in `cargo xtask test`, and the rest here."
    );
    let mut tally = Vec::new();
    let mut row = |name: String, check: &dyn Fn() -> Result<()>| {
        println!("\n==> {name}");
        let start = Instant::now();
        let result = check();
        if let Err(error) = &result {
            println!("\n{error:#}");
        }
        tally.push(Row {
            name,
            has_passed: result.is_ok(),
            took: start.elapsed(),
        });
        result.is_ok()
    };
    let tools = Tools::new(workspace);
    let begun = Cell::new(in_advance(Page::begin(workspace)));
    let tests = || compile(&tools);
    let page = || {
        npm::require_node(&tools)?;
        begun.take().map_or(Ok(()), Page::finish)?;
        build::bring_up_to_date(workspace)?;
        Ok(())
    };
    let are_compiled = row(
        "The tests (about 5 minutes the first time)".to_owned(),
        &tests,
    );
    // Even if there are none: what was begun is ended.
    let is_there = row(
        "The page (about 10 minutes more the first time)".to_owned(),
        &page,
    );
    if are_compiled && is_there {
        for engine in engines {
            let check = || core_in(*engine, workspace, &tools);
            row(format!("{} (about 3 minutes)", engine.name()), &check);
        }
    }
    tell(&tally)
}

/// The tests and the tool beside the page.
fn compile(tools: &Tools) -> Result<()> {
    build::incidents(tools)?;
    let mut test = tools.cargo();
    test.arg("test").args(WORKSPACE);
    test.args(["--test", "e2e", "--no-run"]);
    succeed(&mut test, "The tests could not be compiled")
}

fn core_in(engine: Engine, workspace: &Workspace, tools: &Tools) -> Result<()> {
    let installed = engine.ensure(workspace, tools)?;
    println!("    {}", installed.version);
    test(&installed, workspace, tools, CORE)
}

fn test(installed: &Installed, workspace: &Workspace, tools: &Tools, tests: &str) -> Result<()> {
    let mut test = tools.cargo();
    test.arg("test").args(WORKSPACE);
    test.args(["--test", "e2e", "--", tests, THREADS]);
    if installed.engine == Engine::Chromium {
        test.args(["--skip", AGAIN]);
    }
    test.envs(installed.variables.iter().map(|(name, path)| (name, path)));
    test.env(ENGINE, installed.engine.code());
    test.env("INCIDENT_MAP_DIST", workspace.dist());
    let failure = format!("Tests in {} failed", installed.engine.name());
    succeed(&mut test, &failure)
}

/// The others than Chromium that are on this machine.
fn others(
    workspace: &Workspace,
    tools: &Tools,
) -> impl Iterator<Item = (Engine, Option<Installed>)> {
    let others = Engine::ALL.into_iter().filter(|it| *it != Engine::Chromium);
    others.map(|engine| (engine, engine.find(workspace, tools)))
}

/// One test in each of the others that is there. Nothing is got for it.
pub fn smoke(workspace: &Workspace, tools: &Tools) -> Result<()> {
    for installed in others(workspace, tools).filter_map(|(_, installed)| installed) {
        println!("\n    In {}:", installed.version);
        test(&installed, workspace, tools, SMOKE)?;
    }
    Ok(())
}

/// In which browsers the page was tested, and in which it was not.
pub fn said_of_others(workspace: &Workspace, tools: &Tools) -> String {
    let (run, absent): (Vec<_>, Vec<_>) =
        others(workspace, tools).partition(|(_, installed)| installed.is_some());
    let names = |engines: &[(Engine, Option<Installed>)]| {
        let names: Vec<&str> = engines.iter().map(|(engine, _)| engine.name()).collect();
        names.join(" and ")
    };
    said(&names(&run), &names(&absent))
}

fn said(run: &str, absent: &str) -> String {
    match (run, absent) {
        (run, "") => format!(
            "In {run} one test was run: `cargo xtask test --browsers all` runs the core of them."
        ),
        ("", absent) => format!("Not run: {absent}, {NOT_HERE}"),
        (run, absent) => format!("In {run} one test was run. Not run: {absent}, {NOT_HERE}"),
    }
}

const NOT_HERE: &str =
    "not installed with a driver here: `cargo xtask test --browsers all` installs and runs them.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_chosen_by_name() {
        assert_eq!(engines("all"), Some(Engine::ALL.to_vec()));
        assert_eq!(engines("webkit"), Some(vec![Engine::WebKit]));
        assert_eq!(engines("safari"), None);
    }

    #[test]
    fn what_was_not_run_is_said() {
        assert_eq!(
            said("", "Firefox and WebKitGTK"),
            "Not run: Firefox and WebKitGTK, not installed with a driver here: `cargo xtask test --browsers all` installs and runs them."
        );
        assert!(
            said("Firefox", "WebKitGTK")
                .starts_with("In Firefox one test was run. Not run: WebKitGTK,")
        );
        assert!(!said("Firefox and WebKitGTK", "").contains("Not run"));
    }

    /// A filter that no test has would pass.
    #[test]
    fn there_are_tests_of_these_names() {
        let all = include_str!("../../../tests/e2e/main.rs");
        let core = include_str!("../../../tests/e2e/engines/mod.rs");
        let smoke = include_str!("../../../tests/e2e/engines/smoke.rs");
        let name = |filter: &'static str| filter.trim_end_matches("::").rsplit("::").next();
        for (filter, parent) in [(CORE, all), (SMOKE, core), (AGAIN, core)] {
            let module = format!("mod {};", name(filter).unwrap_or_default());
            assert!(parent.lines().any(|line| line == module), "{module}");
        }
        assert!(smoke.contains("#[test]"));
    }
}
