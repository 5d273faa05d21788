//! Why a folder is not brought up to date.

use std::fmt;
use std::path::PathBuf;

use site::SiteError;

use crate::input::CannotRead;
use crate::problems::shown;
use crate::publishing::PublishError;
use crate::pull::PullError;
use crate::replace::CannotWrite;
use crate::tables::TablesError;

/// Why a folder could not be brought up to date.
#[derive(Debug)]
pub enum BuildError {
    /// A file that must be there could not be read.
    Read(CannotRead),
    /// A file is broken, as these lines say; nothing was written.
    Broken(Vec<String>),
    /// A file could not be written.
    Write(CannotWrite),
    /// The page cannot be written.
    Site(SiteError),
    /// The tables cannot become records.
    Tables(TablesError),
    /// The file that they would be written to is none of records in our schema, or is one of them.
    NoRecordsFile(PathBuf),
    /// The map shows records that lie at this address.
    Elsewhere(String),
    /// The map shows records that lie at this address, and its map file wants some of them blurred.
    NotOurs(String),
    /// The version of today cannot be kept.
    NoVersion(String),
    /// The table cannot be fetched.
    Pull(PullError),
    /// Somebody could be found by what would be published.
    Unsafe(PublishError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) if error.is_missing() => write!(
                f,
                "{error}, and that the folder is a built page, as `cargo xtask build` leaves it in dist"
            ),
            Self::Read(error) => error.fmt(f),
            Self::Broken(lines) => write!(
                f,
                "nothing was written, since a file is broken:\n{}",
                lines.join("\n")
            ),
            Self::Write(error) => error.fmt(f),
            Self::Site(error) => error.fmt(f),
            Self::Tables(error) => error.fmt(f),
            Self::NoRecordsFile(file) => write!(
                f,
                "the records would be written to {}, which is a table itself: name a file such as incidents.geojson as `data` in map.json",
                shown(file)
            ),
            Self::Unsafe(error) => error.fmt(f),
            Self::Pull(error) => error.fmt(f),
            Self::NoVersion(why) => write!(f, "nothing was written: {why}"),
            Self::NotOurs(address) => write!(
                f,
                "nothing was written: map.json blurs records or leaves some out, and readers' browsers fetch them as they are from {address}. Publish them from here, and not from there: incidents build FOLDER drafts/sheet.csv --pull {address}, with `data` out of map.json"
            ),
            Self::Elsewhere(address) => write!(
                f,
                "nothing was written: map.json says that the records lie at {address}, with another host, and tables become a file beside map.json. Take `data` out of it, or name a file such as incidents.geojson there; or bring the table in where those records are made"
            ),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(error) => Some(error),
            Self::Site(error) => Some(error),
            Self::Tables(error) => Some(error),
            Self::Unsafe(error) => Some(error),
            Self::Pull(error) => Some(error),
            Self::NotOurs(_)
            | Self::NoVersion(_)
            | Self::Broken(_)
            | Self::NoRecordsFile(_)
            | Self::Elsewhere(_) => None,
        }
    }
}

impl From<CannotWrite> for BuildError {
    fn from(error: CannotWrite) -> Self {
        Self::Write(error)
    }
}

impl From<PullError> for BuildError {
    fn from(error: PullError) -> Self {
        Self::Pull(error)
    }
}

impl From<PublishError> for BuildError {
    fn from(error: PublishError) -> Self {
        Self::Unsafe(error)
    }
}

impl From<TablesError> for BuildError {
    fn from(error: TablesError) -> Self {
        Self::Tables(error)
    }
}

impl From<CannotRead> for BuildError {
    fn from(error: CannotRead) -> Self {
        Self::Read(error)
    }
}

impl BuildError {
    /// Whether a file that was named cannot be opened; all else went wrong later.
    pub fn is_of_use(&self) -> bool {
        matches!(self, Self::Read(_) | Self::Tables(TablesError::Read(_)))
    }
}
