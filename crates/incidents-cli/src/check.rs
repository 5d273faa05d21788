//! What a reader of the page would be told about a file, before the file is published.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use incidents::config::MapConfig;
use incidents::model::report::Report;
use incidents::query::dataset::Dataset;

/// What `incidents check` is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct CheckArgs {
    /// The records.
    pub file: PathBuf,
    /// The map file that says what the records' members are called.
    pub map: Option<PathBuf>,
}

impl CheckArgs {
    /// Reads `FILE [--map map.json]`.
    pub fn parse(args: &[&str]) -> Result<Self, String> {
        let (mut file, mut map) = (None, None);
        let mut args = args.iter().copied();
        while let Some(arg) = args.next() {
            match arg {
                "--map" => map = Some(PathBuf::from(args.next().ok_or("`--map` needs a file")?)),
                flag if flag.starts_with('-') => {
                    return Err(format!("`check` does not know `{flag}`"));
                }
                path if file.is_none() => file = Some(PathBuf::from(path)),
                path => return Err(format!("one file at a time: what is `{path}`?")),
            }
        }
        Ok(Self {
            file: file.ok_or("which file?")?,
            map,
        })
    }
}

/// A file as it was found.
#[derive(Debug)]
pub struct Checked {
    lines: Vec<String>,
    /// Whether anything would be missing on the page.
    pub has_losses: bool,
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A file that could not be opened.
#[derive(Debug)]
pub struct CannotRead {
    file: PathBuf,
    cause: io::Error,
}

impl fmt::Display for CannotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.file.display(), self.cause)
    }
}

impl std::error::Error for CannotRead {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Reads a file as the page does.
pub fn check(args: &CheckArgs) -> Result<Checked, CannotRead> {
    let (config, mut lines, has_losses) = map_file(args.map.as_deref())?;
    let (_, report) = Dataset::read(bytes_of(&args.file)?, config.fields, None);
    lines.extend(problem_lines(&args.file, &report));
    lines.push(summary(&report));
    Ok(Checked {
        lines,
        has_losses: has_losses || report.has_losses(),
    })
}

/// A map file, or what holds without one, with a line for each of its problems, and whether anything of it is lost.
pub(crate) fn map_file(file: Option<&Path>) -> Result<(MapConfig, Vec<String>, bool), CannotRead> {
    let Some(file) = file else {
        return Ok((MapConfig::default(), Vec::new(), false));
    };
    let (config, report) = MapConfig::parse(&bytes_of(file)?);
    let lines = problem_lines(file, &report);
    Ok((config, lines, report.has_losses()))
}

pub(crate) fn bytes_of(file: &Path) -> Result<Vec<u8>, CannotRead> {
    fs::read(file).map_err(|cause| CannotRead {
        file: file.to_owned(),
        cause,
    })
}

pub(crate) fn problem_lines(file: &Path, report: &Report) -> Vec<String> {
    let file = file.display();
    let mut lines: Vec<String> = report
        .problems()
        .iter()
        .map(|problem| format!("{file}: {problem}"))
        .collect();
    let n_unsaid = report.n_problems() - lines.len();
    if n_unsaid > 0 {
        lines.push(format!("{file}: and {n_unsaid} more problems"));
    }
    lines
}

/// `25 records read, 0 dropped, 0 problems`
fn summary(report: &Report) -> String {
    let n_notes = report.n_problems() - report.n_losses();
    let notes = if n_notes > 0 {
        format!(" ({n_notes} of them without loss)")
    } else {
        String::new()
    };
    format!(
        "{}, {} dropped, {}{notes}",
        counted(report.n_records_read(), "record read", "records read"),
        report.n_records_dropped(),
        counted(report.n_problems(), "problem", "problems"),
    )
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
