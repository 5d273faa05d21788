//! `cargo xtask test`: everything that must hold, step by step, and a tally at the end.

use std::{
    env,
    fs::{self, File},
    path::PathBuf,
    process::{Child, Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    build,
    child::{Tools, succeed},
    engines,
    setup::{self, in_words},
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

type Check = fn(&Workspace, &Tools) -> Result<()>;

/// In the order in which they run: what fails fast comes first.
const STEPS: [(Part, &str, Check); 6] = [
    (Part::Lint, "Format (a few seconds)", format),
    (Part::Lint, "Lints (about 3 minutes the first time)", lint),
    (Part::Lint, "Tidy: our own rules (a few seconds)", tidy_up),
    (
        Part::Unit,
        "Unit, property, tool and doc tests (about 5 minutes the first time)",
        unit,
    ),
    (
        Part::EndToEnd,
        "The page, and its sizes (about 4 minutes the first time)",
        page,
    ),
    (
        Part::EndToEnd,
        "The page in a browser (about 4 minutes)",
        end_to_end,
    ),
];

pub fn run(workspace: &Workspace, only: Only) -> ExitCode {
    let mut page = None;
    if only == Only::Everything {
        println!("Everything that must hold: about 17 minutes the first time, 5 after that.");
        page = in_advance(Page::begin(workspace));
    }
    let mut tally = Vec::new();
    let steps = || STEPS.iter().filter(|(part, ..)| only.includes(*part));
    for (number, (part, name, check)) in steps().enumerate() {
        println!("\n==> {} of {}: {name}", number + 1, steps().count());
        let start = Instant::now();
        let meanwhile = page.take_if(|_| *part == Part::EndToEnd);
        let result = meanwhile
            .map_or(Ok(()), Page::finish)
            .and_then(|()| check(workspace, &Tools::new(workspace)));
        if let Err(error) = &result {
            println!("\n{error:#}");
        }
        tally.push(Row {
            name: (*name).to_owned(),
            has_passed: result.is_ok(),
            took: start.elapsed(),
        });
    }
    let code = tell(&tally);
    if only.includes(Part::EndToEnd) {
        println!(
            "{}",
            engines::said_of_others(workspace, &Tools::new(workspace))
        );
    }
    code
}

/// Says what came of all steps.
pub fn tell(tally: &[Row]) -> ExitCode {
    let (text, failed) = summary(tally);
    println!("\n{text}");
    match failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// What cannot be begun in advance is said, and fails again in the step that needs it: the others run, and the tally names it.
pub fn in_advance<T>(begun: Result<T>) -> Option<T> {
    begun.inspect_err(|error| println!("\n{error:#}")).ok()
}

/// The page, compiled while something else is done: the longest part of it has work for one processor only.
pub struct Page {
    child: Child,
    said: PathBuf,
}

impl Page {
    pub fn begin(workspace: &Workspace) -> Result<Self> {
        // Before two of them at once could want the same thing of rustup or npm. The browser is for its own step to get.
        setup::for_build(workspace, &Tools::new(workspace))?;
        fs::create_dir_all(workspace.notes())?;
        let said = workspace.notes().join("page.log");
        let log = File::create(&said)?;
        let mut build = Command::new(env::current_exe()?);
        build.args(["build", "--parts"]).stdin(Stdio::null());
        let child = build.stdout(log.try_clone()?).stderr(log).spawn()?;
        println!("\n==> The page is compiled meanwhile");
        Ok(Self { child, said })
    }

    /// Waits, and prints what it said. What failed fails again in the step that needs it, which reports it.
    pub fn finish(mut self) -> Result<()> {
        self.child.wait()?;
        print!("{}", fs::read_to_string(&self.said)?);
        Ok(())
    }
}

/// A step that was taken.
pub struct Row {
    /// As it was announced: with how long it takes, in parentheses.
    pub name: String,
    pub has_passed: bool,
    pub took: Duration,
}

/// One line a step, then the line that counts them.
fn summary(tally: &[Row]) -> (String, usize) {
    let mut lines = Vec::new();
    for row in tally {
        let name = row
            .name
            .split_once(" (")
            .map_or(&*row.name, |(name, _)| name);
        let word = if row.has_passed { "passed" } else { "FAILED" };
        lines.push(format!("{word:<8} {name} ({})", in_words(row.took)));
    }
    let failed = tally.iter().filter(|row| !row.has_passed).count();
    lines.push(format!("{} passed, {failed} failed", tally.len() - failed));
    (lines.join("\n"), failed)
}

fn format(_: &Workspace, tools: &Tools) -> Result<()> {
    setup::for_lint(tools)?;
    succeed(
        tools.cargo().args(["fmt", "--all", "--check"]),
        "Run `cargo fmt`",
    )?;
    Ok(())
}

/// With the features of the workspace: basemap and round trips are linted and tested like the rest. All steps say the same, so that
/// crates that several packages share are compiled once.
pub const WORKSPACE: [&str; 4] = [
    "--workspace",
    "--locked",
    "--features",
    "xtask/basemap,xtask/round-trips",
];

fn lint(_: &Workspace, tools: &Tools) -> Result<()> {
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
        .arg("clippy")
        .args(WORKSPACE)
        .args(["--test", "e2e", "--", "-D", "warnings"]);
    succeed(
        &mut clippy,
        "Clippy has something to say of the browser tests",
    )?;
    Ok(())
}

fn tidy_up(workspace: &Workspace, _: &Tools) -> Result<()> {
    tidy::check(workspace)?;
    Ok(())
}

fn unit(_: &Workspace, tools: &Tools) -> Result<()> {
    setup::for_unit(tools)?;
    succeed(
        tools
            .cargo()
            .arg("test")
            .args(WORKSPACE)
            .arg("--no-fail-fast"),
        "Tests failed",
    )?;
    Ok(())
}

fn page(workspace: &Workspace, _: &Tools) -> Result<()> {
    build::build(workspace)?;
    Ok(())
}

fn end_to_end(workspace: &Workspace, tools: &Tools) -> Result<()> {
    // Tests of a page that is not the one in src/ would prove nothing.
    build::bring_up_to_date(workspace)?;
    let browser = setup::for_e2e(tools)?;
    let mut test = tools.cargo();
    test.arg("test")
        .args(WORKSPACE)
        // One more than there are processors: a test waits for its browser a fifth of its time.
        .args(["--test", "e2e", "--", "--test-threads=3"])
        // They are the same tests once more, for other browsers.
        .args(["--skip", engines::CORE])
        .envs(browser.variables())
        .env("INCIDENT_MAP_DIST", workspace.dist());
    succeed(&mut test, "Tests in the browser failed")?;
    engines::smoke(workspace, tools)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_the_steps() {
        let row = |name: &str, has_passed| Row {
            name: (*name).to_owned(),
            has_passed,
            took: Duration::from_millis(1_500),
        };
        let (text, failed) = summary(&[row("Format (a few seconds)", true), row("Tidy", false)]);
        assert_eq!(failed, 1);
        assert_eq!(
            text,
            "passed   Format (1.5 s)\nFAILED   Tidy (1.5 s)\n1 passed, 1 failed"
        );
    }

    #[test]
    fn what_cannot_be_begun_in_advance_is_left_to_its_step() {
        assert_eq!(in_advance(Ok(1)), Some(1));
        assert_eq!(in_advance::<i32>(Err(anyhow::anyhow!("no Node.js"))), None);
    }

    #[test]
    fn a_part_can_be_chosen() {
        let steps = |only: Only| {
            STEPS
                .iter()
                .filter(|(part, ..)| only.includes(*part))
                .count()
        };
        assert_eq!(steps(Only::Everything), 6);
        assert_eq!(steps(Only::parse("unit").unwrap()), 1);
        assert_eq!(Only::parse("all"), None);
    }
}
