//! What is said to whoever runs the command, and on which of the two streams. Nobody who stops to listen makes it fail.

use std::{
    fmt::{self, Write as _},
    io::{self, Write as _},
};

use clap::builder::styling::{AnsiColor, Style};
use incidents::model::report::{Report, Severity};
use incidents_cli::problems::{printable, problem_lines};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const LOSS: Style = AnsiColor::Red.on_default();
const NOTE: Style = AnsiColor::Yellow.on_default();
const FILE: Style = Style::new().bold();

/// What was to be printed and could not be.
#[derive(Debug)]
pub struct CannotPrint(io::Error);

impl std::error::Error for CannotPrint {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl fmt::Display for CannotPrint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write to standard output: {}", self.0)?;
        if self.0.kind() == io::ErrorKind::StorageFull {
            f.write_str("; free some space, or write to another disk")?;
        }
        Ok(())
    }
}

/// Whether it was printed. Whoever reads may have had enough, as `head` has: that is no failure.
pub fn printed(result: io::Result<()>) -> Result<(), CannotPrint> {
    match result {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => Err(CannotPrint(cause)),
        _ => Ok(()),
    }
}

/// Prints text with colours where they are wanted.
pub fn print(text: &str) -> Result<(), CannotPrint> {
    let mut out = anstream::stdout().lock();
    printed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Prints text or bytes for programs, as they are.
pub fn print_raw(bytes: &[u8]) -> Result<(), CannotPrint> {
    let mut out = io::stdout().lock();
    printed(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Says something beside what is printed. If that cannot be said, there is nobody to say so to.
pub fn say(text: &str) {
    let mut out = anstream::stderr().lock();
    drop(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// Says why it failed.
pub fn say_error(error: impl fmt::Display) {
    say(&format!(
        "{ERROR}error:{ERROR:#} {}\n",
        printable_lines(&error.to_string())
    ));
}

/// Says lines that may quote what a terminal would obey.
pub fn say_lines(text: &str) {
    say(&printable_lines(text));
}

fn printable_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(printable).collect();
    lines.join("\n")
}

/// The problems of a file, a line each: the file, where in it, and what is wrong there.
pub fn problems(file: &dyn fmt::Display, report: &Report) -> String {
    let mut text = String::new();
    let file = printable(&file.to_string());
    let problems = report.problems().iter().map(Some).chain([None]);
    for (line, problem) in problem_lines(&file, report).iter().zip(problems) {
        let rest = line.strip_prefix(&file).unwrap_or(line);
        let message = problem.map_or_else(String::new, |problem| {
            printable(&problem.message.to_string())
        });
        let place = rest.strip_suffix(&message).unwrap_or(rest);
        let what = rest.strip_prefix(place).unwrap_or_default();
        let style = match problem.map(|problem| problem.severity) {
            Some(Severity::Note) => NOTE,
            Some(_) => LOSS,
            None => Style::new(),
        };
        // A string takes whatever is written to it.
        let _written = writeln!(text, "{FILE}{file}{FILE:#}{style}{place}{style:#}{what}");
    }
    text
}
