//! What a file of the page's words lacks, or has too much, beside a complete one: for whoever translates.

mod document;
mod findings;
mod messages;
mod plurals;

use std::{
    ffi::OsStr,
    fmt,
    path::{Path, PathBuf},
};

use incidents::model::report::{Problem, Severity};

pub use document::Document;
use findings::{faults, of_itself};
use messages::Messages;
pub use plurals::categories;

use crate::{
    columns::counted,
    input::{CannotRead, Input},
    problems::{printable, shown},
};

/// The language that the page's words are complete in.
const COMPLETE: &str = "en.ftl";

/// What is found in files is said in English beside its check: files of it are held against this one.
const COMPLETE_OF_FINDINGS: &str = "ar.ftl";

/// What `incidents words` is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct WordsArgs {
    /// The file of a language, named after its tag: `words/fr.ftl`.
    pub file: PathBuf,
    /// A complete file, where it is not `en.ftl` beside it.
    pub beside: Option<PathBuf>,
}

/// A file of words as it was found.
#[derive(Debug)]
pub struct CheckedWords {
    /// The file.
    pub file: PathBuf,
    /// The complete one.
    pub beside: PathBuf,
    /// The language whose rules hold: `locale` of the file, or else its name.
    pub language: String,
    /// How many messages the complete one has.
    pub n_messages: usize,
    /// How many of these the file lacks: they are said in English.
    pub n_missing: usize,
    /// In the order of the lines, then what is missing.
    pub problems: Vec<Problem>,
}

impl CheckedWords {
    /// Whether a reader would miss something, or be told it in another language.
    pub fn has_losses(&self) -> bool {
        self.n_losses() > 0
    }

    /// How many of the problems are more than remarks.
    pub fn n_losses(&self) -> usize {
        let all = self.problems.iter();
        all.filter(|it| it.severity > Severity::Note).count()
    }

    /// A line for each problem.
    pub fn lines(&self) -> Vec<String> {
        let file = shown(&self.file);
        let problems = self.problems.iter();
        problems
            .map(|problem| format!("{file}: {}", printable(&problem.to_string())))
            .collect()
    }

    /// `fr: 560 of 560 messages, 0 problems`
    pub fn summary(&self) -> String {
        let n_notes = self.problems.len() - self.n_losses();
        let notes = match n_notes {
            0 => String::new(),
            _ => format!(" ({n_notes} of them without loss)"),
        };
        format!(
            "{}: {} of {}, {}{notes}",
            printable(&self.language),
            self.n_messages - self.n_missing,
            counted(self.n_messages, "message", "messages"),
            counted(self.problems.len(), "problem", "problems"),
        )
    }
}

/// Why nothing could be said of a file.
#[derive(Debug)]
pub enum CannotCheck {
    /// A file cannot be read.
    Read(CannotRead),
    /// A file is no text.
    Encoding(PathBuf),
    /// There is no complete file beside it.
    Alone(PathBuf),
}

impl From<CannotRead> for CannotCheck {
    fn from(error: CannotRead) -> Self {
        Self::Read(error)
    }
}

impl fmt::Display for CannotCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Encoding(path) => write!(
                f,
                "expected a text in UTF-8, but {} is none: save it again with that encoding",
                shown(path)
            ),
            Self::Alone(path) => write!(
                f,
                "expected a complete file of words beside it, but there is no {}: check the file where it lies in a page, or name a complete one by --beside",
                shown(path)
            ),
        }
    }
}

impl std::error::Error for CannotCheck {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Encoding(_) | Self::Alone(_) => None,
        }
    }
}

/// Holds a file against a complete one.
///
/// # Errors
///
/// If one of the two cannot be read, or there is no complete one.
pub fn check(args: &WordsArgs) -> Result<CheckedWords, CannotCheck> {
    let text = text_of(&args.file)?;
    let beside = args.beside.clone();
    let beside = beside.unwrap_or_else(|| complete_beside(&args.file));
    if args.beside.is_none() && !beside.is_file() {
        return Err(CannotCheck::Alone(beside));
    }
    let complete = text_of(&beside)?;
    let (own, complete) = (Messages::of(&text), Messages::of(&complete));
    let language = own.text_of("locale").map(str::to_owned);
    let language = language.unwrap_or_else(|| named_after(&args.file));
    let mut problems = of_itself(&own, &language);
    let mut n_missing = 0;
    if args.file != beside {
        problems.extend(faults(&own, &complete, &mut n_missing));
    }
    // What is missing has no line.
    problems.sort_by_key(|it| it.line.unwrap_or(u32::MAX));
    Ok(CheckedWords {
        file: args.file.clone(),
        beside,
        language,
        n_messages: complete.n_messages(),
        n_missing,
        problems,
    })
}

fn text_of(path: &Path) -> Result<String, CannotCheck> {
    let bytes = Input::from(path.to_owned()).bytes()?;
    String::from_utf8(bytes).map_err(|_cause| CannotCheck::Encoding(path.to_owned()))
}

fn complete_beside(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    let is_of_findings = folder.file_name() == Some(OsStr::new("findings"));
    folder.join(match is_of_findings {
        true => COMPLETE_OF_FINDINGS,
        false => COMPLETE,
    })
}

fn named_after(file: &Path) -> String {
    let name = file.file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
