//! A file of records in the schema of the page, as `GeoJSON` or as a table: what the page reads of it, and nothing else.

use std::{fmt, fs, io, path::PathBuf};

use incidents::read;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};

use crate::check::{CannotRead, bytes_of, map_file, problem_lines};

/// What `incidents convert` is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct ConvertArgs {
    /// The records.
    pub file: PathBuf,
    /// The map file that says what the records' members are called.
    pub map: Option<PathBuf>,
    /// What they become.
    pub to: Format,
    /// Where they go; without it, to whoever reads what the command prints.
    pub out: Option<PathBuf>,
}

impl ConvertArgs {
    /// Reads `FILE --to csv|geojson [-o OUT] [--map map.json]`.
    pub fn parse(args: &[&str]) -> Result<Self, String> {
        let (mut file, mut map, mut to, mut out) = (None, None, None, None);
        let mut args = args.iter().copied();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("`{arg}` needs a value"));
            match arg {
                "--map" => map = Some(PathBuf::from(value()?)),
                "-o" => out = Some(PathBuf::from(value()?)),
                "--to" => {
                    let code = value()?;
                    let format = Format::from_code(code);
                    to = Some(format.ok_or_else(|| {
                        format!("`--to` cannot be `{code}`: it is csv or geojson")
                    })?);
                }
                flag if flag.starts_with('-') => {
                    return Err(format!("`convert` does not know `{flag}`"));
                }
                path if file.is_none() => file = Some(PathBuf::from(path)),
                path => return Err(format!("one file at a time: what is `{path}`?")),
            }
        }
        Ok(Self {
            file: file.ok_or("which file?")?,
            to: to.ok_or("to what? --to csv or --to geojson")?,
            map,
            out,
        })
    }
}

/// What was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Converted {
    /// The file, where it was not written to one.
    pub text: Option<String>,
    /// What was lost of the file and why, a line each.
    pub problems: Vec<String>,
    /// Whether anything was lost.
    pub has_losses: bool,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum CannotConvert {
    /// A file could not be opened.
    Read(CannotRead),
    /// The file could not be written.
    Write(PathBuf, io::Error),
}

impl fmt::Display for CannotConvert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Write(file, cause) => write!(f, "cannot write {}: {cause}", file.display()),
        }
    }
}

impl std::error::Error for CannotConvert {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(_, cause) => Some(cause),
        }
    }
}

impl From<CannotRead> for CannotConvert {
    fn from(error: CannotRead) -> Self {
        Self::Read(error)
    }
}

/// Reads a file as the page does, and writes it as the page does.
pub fn convert(args: &ConvertArgs) -> Result<Converted, CannotConvert> {
    let (config, mut problems, has_losses) = map_file(args.map.as_deref())?;
    let bytes = bytes_of(&args.file)?;
    let parsed = read::parse(&bytes, &config.fields);
    let has_losses = has_losses || parsed.report.has_losses();
    problems.extend(problem_lines(&args.file, &parsed.report));
    let mut text = String::new();
    let mut writer = Writer::new(args.to, &[], &mut text);
    for record in &parsed.records {
        let original = Original::of(bytes.get(record.span.clone()).unwrap_or_default());
        writer.add(&record.incident, &original, &mut text);
    }
    writer.end(&mut text);
    let text = match &args.out {
        None => Some(text),
        Some(out) => {
            let written = fs::write(out, text);
            written.map_err(|cause| CannotConvert::Write(out.clone(), cause))?;
            None
        }
    };
    Ok(Converted {
        text,
        problems,
        has_losses,
    })
}
