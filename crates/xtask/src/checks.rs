//! `cargo xtask test`: everything that must hold, step by step, and a tally at the end.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    build,
    child::{Tools, succeed},
    setup::{self, in_words, wasm::Wasm},
    tidy,
    workspace::Workspace,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    Everything,
    Part(Part),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Lint,
    Unit,
    EndToEnd,
}

impl Only {
    pub fn parse(part: &str) -> Option<Self> {
        let part = match part {
            "lint" => Part::Lint,
            "unit" => Part::Unit,
            "e2e" => Part::EndToEnd,
            _ => return None,
        };
        Some(Self::Part(part))
    }

    fn includes(self, part: Part) -> bool {
        self == Self::Everything || self == Self::Part(part)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    /// Why, in a few words.
    Skipped(&'static str),
}

type Check = fn(&Workspace, &Tools) -> Result<Outcome>;

/// In the order in which they run: what fails fast comes first.
const STEPS: [(Part, &str, Check); 7] = [
    (Part::Lint, "Format (a few seconds)", format),
    (
        Part::Lint,
        "Lints on this machine (about 1 minute the first time)",
        lint_host,
    ),
    (
        Part::Lint,
        "Lints for WebAssembly (about 1 minute the first time)",
        lint_wasm,
    ),
    (Part::Lint, "Tidy: our own rules (a few seconds)", tidy_up),
    (
        Part::Unit,
        "Unit, property, tool and doc tests (about 4 minutes the first time)",
        unit,
    ),
    (
        Part::EndToEnd,
        "The page, and its sizes (about 5 minutes the first time)",
        page,
    ),
    (
        Part::EndToEnd,
        "The page in a browser (about 5 minutes)",
        end_to_end,
    ),
];

pub fn run(workspace: &Workspace, only: Only) -> ExitCode {
    if only == Only::Everything {
        println!("Everything that must hold: about 20 minutes the first time, 7 after that.");
    }
    let mut tally = Vec::new();
    let steps = || STEPS.iter().filter(|(part, ..)| only.includes(*part));
    for (number, (_, name, check)) in steps().enumerate() {
        println!("\n==> {} of {}: {name}", number + 1, steps().count());
        let start = Instant::now();
        let result = check(workspace, &Tools::new(workspace));
        if let Err(error) = &result {
            println!("\n{error:#}");
        }
        tally.push(Row {
            name,
            result: result.ok(),
            took: start.elapsed(),
        });
    }
    let (text, failed) = summary(&tally);
    println!("\n{text}");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

struct Row {
    name: &'static str,
    /// None: it failed.
    result: Option<Outcome>,
    took: Duration,
}

/// One line a step, then the line that counts them.
fn summary(tally: &[Row]) -> (String, usize) {
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for row in tally {
        let name = row.name.split_once(" (").map_or(row.name, |(name, _)| name);
        let (word, note) = match row.result {
            Some(Outcome::Passed) => (("passed", &mut passed), in_words(row.took)),
            Some(Outcome::Skipped(why)) => (("skipped", &mut skipped), why.to_owned()),
            None => (("FAILED", &mut failed), in_words(row.took)),
        };
        *word.1 += 1;
        lines.push(format!("{:<8} {name} ({note})", word.0));
    }
    lines.push(match skipped {
        0 => format!("{passed} passed, {failed} failed"),
        _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
    });
    (lines.join("\n"), failed)
}

fn format(_: &Workspace, tools: &Tools) -> Result<Outcome> {
    setup::for_lint(tools)?;
    succeed(
        tools.cargo().args(["fmt", "--all", "--check"]),
        "Run `cargo fmt`",
    )?;
    Ok(Outcome::Passed)
}

/// With the one feature of the workspace: the basemap is linted and tested like the rest.
const WORKSPACE: [&str; 4] = ["--workspace", "--locked", "--features", "xtask/basemap"];

fn lint_host(_: &Workspace, tools: &Tools) -> Result<Outcome> {
    setup::for_lint(tools)?;
    let mut clippy = tools.cargo();
    clippy
        .arg("clippy")
        .args(WORKSPACE)
        .args(["--all-targets", "--", "-D", "warnings"]);
    succeed(&mut clippy, "Clippy has something to say")?;
    // `--all-targets` leaves the browser tests out, which are `test = false`: they need the built page.
    let mut clippy = tools.cargo();
    clippy
        .args(["clippy", "--locked", "--package", "incident-map"])
        .args(["--test", "e2e", "--", "-D", "warnings"]);
    succeed(
        &mut clippy,
        "Clippy has something to say of the browser tests",
    )?;
    Ok(Outcome::Passed)
}

fn lint_wasm(_: &Workspace, tools: &Tools) -> Result<Outcome> {
    setup::for_lint(tools)?;
    let wasm = setup::wasm::ensure(tools)?;
    if wasm == Wasm::Debian {
        return Ok(Outcome::Skipped(
            "Debian's Rust for WebAssembly has no clippy",
        ));
    }
    let mut clippy = tools.wasm_cargo(wasm);
    clippy.args([
        "clippy",
        "--locked",
        "--package",
        "incident-map",
        "--package",
        "incidents",
    ]);
    clippy.args(["--target", setup::wasm::TARGET, "--", "-D", "warnings"]);
    succeed(&mut clippy, "Clippy for WebAssembly has something to say")?;
    Ok(Outcome::Passed)
}

fn tidy_up(workspace: &Workspace, _: &Tools) -> Result<Outcome> {
    tidy::check(workspace)?;
    Ok(Outcome::Passed)
}

fn unit(_: &Workspace, tools: &Tools) -> Result<Outcome> {
    succeed(
        tools
            .cargo()
            .arg("test")
            .args(WORKSPACE)
            .arg("--no-fail-fast"),
        "Tests failed",
    )?;
    Ok(Outcome::Passed)
}

fn page(workspace: &Workspace, _: &Tools) -> Result<Outcome> {
    build::build(workspace)?;
    Ok(Outcome::Passed)
}

fn end_to_end(workspace: &Workspace, tools: &Tools) -> Result<Outcome> {
    if !workspace.file("tests/e2e/main.rs").is_file() {
        return Ok(Outcome::Skipped("there is no tests/e2e/main.rs"));
    }
    // Tests of a page that is not the one in src/ would prove nothing.
    build::bring_up_to_date(workspace)?;
    let browser = setup::for_e2e(tools)?;
    let mut test = tools.cargo();
    test.args(["test", "--locked", "--package", "incident-map"])
        .args(["--test", "e2e", "--", "--test-threads=2"])
        .envs(browser.variables())
        .env("INCIDENT_MAP_DIST", workspace.dist());
    succeed(&mut test, "Tests in the browser failed")?;
    Ok(Outcome::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &'static str, result: Option<Outcome>) -> Row {
        Row {
            name,
            result,
            took: Duration::from_millis(1_500),
        }
    }

    #[test]
    fn the_last_line_counts_the_steps() {
        let passed = row("Format (a few seconds)", Some(Outcome::Passed));
        let (text, failed) = summary(&[passed, row("Tidy", None)]);
        assert_eq!(failed, 1);
        assert_eq!(
            text,
            "passed   Format (1.5 s)\nFAILED   Tidy (1.5 s)\n1 passed, 1 failed"
        );
    }

    #[test]
    fn a_skipped_step_says_why_and_is_no_failure() {
        let (text, failed) = summary(&[row("Browser", Some(Outcome::Skipped("no tests")))]);
        assert_eq!(failed, 0);
        assert_eq!(
            text,
            "skipped  Browser (no tests)\n0 passed, 0 failed, 1 skipped"
        );
    }

    #[test]
    fn a_part_can_be_chosen() {
        let steps = |only: Only| {
            STEPS
                .iter()
                .filter(|(part, ..)| only.includes(*part))
                .count()
        };
        assert_eq!(steps(Only::Everything), 7);
        assert_eq!(steps(Only::parse("unit").unwrap()), 1);
        assert_eq!(Only::parse("all"), None);
    }
}
