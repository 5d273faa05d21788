//! `incidents build`: what others show of the page before it is opened, and what it shows without scripts.
//!
//! A folder can be published without this; after an edit of its data, running it again brings title, link previews
//! and the plain table up to date. Nothing else of the folder is touched.

use std::fmt;
use std::path::Path;

use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::report::Report;
use site::SiteError;
use site::files::Files as _;
use site::records::Records;
use site::refresh::{Refreshed, refresh};

use crate::folder::Folder;
use crate::input::{CannotRead, Input};
use crate::open::{Opened, Opening};
use crate::problems::{problem_lines, shown};
use crate::progress::{Watch, unwatched};
use crate::replace::{CannotWrite, Replacement};

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
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(error) => Some(error),
            Self::Site(error) => Some(error),
            Self::Broken(_) => None,
        }
    }
}

impl From<CannotWrite> for BuildError {
    fn from(error: CannotWrite) -> Self {
        Self::Write(error)
    }
}

impl BuildError {
    /// Whether a file that was named cannot be opened; all else went wrong later.
    pub fn is_of_use(&self) -> bool {
        matches!(self, Self::Read(..))
    }
}

/// What was done, as lines for whoever asked for it.
#[derive(Debug)]
pub struct Built(Vec<String>);

impl fmt::Display for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// As [`build_watched`], with nobody who looks on.
pub fn build(folder: &Path) -> Result<Built, BuildError> {
    build_watched(folder, &mut unwatched)
}

/// Brings the page in a folder up to date with the map file and the records in it. What of them cannot be read is among
/// the lines. No file of the folder is ever half written, and none is touched where something cannot be.
pub fn build_watched(folder: &Path, watch: Watch<'_>) -> Result<Built, BuildError> {
    let (config, mut lines) = map_file(&folder.join("data/map.json"))?;
    let data_file = folder.join("data").join(&config.data);
    let (mut records, problems) = records(&data_file, &config, watch)?;
    lines.extend(problems);
    // A page that cannot be read is said with its cause.
    read(&folder.join("index.html"))?;
    let files = Folder::new(folder);
    let written = refresh(&files, &config, &mut records.engine, &records.listed);
    let Refreshed {
        files: written,
        lines: said,
    } = written.map_err(BuildError::Site)?;
    lines.extend(said);
    let changed = written
        .iter()
        .filter(|(path, bytes)| files.read(path).as_ref() != Some(bytes));
    let mut replacements = Vec::new();
    for (path, bytes) in changed {
        let file = files.path(path);
        if let Some(parent) = file.parent() {
            // Where that fails, so does the file, which says why.
            let _made = std::fs::create_dir_all(parent);
        }
        replacements.push(Replacement::with(&file, bytes)?);
    }
    replacements.into_iter().try_for_each(Replacement::commit)?;
    Ok(Built(lines))
}

/// Says that a page in a folder was built from other files than it has now, and what to do; nothing where it was not, or never built.
pub fn outdated(folder: &Path) -> Option<String> {
    site::is_outdated(&Folder::new(folder)).then(|| {
        format!(
            "index.html was built from other files than lie in {} now: its title, first view, link preview and table are old. `incidents build {}` brings them up to date",
            shown(&folder.join("data")),
            shown(folder)
        )
    })
}

fn map_file(file: &Path) -> Result<(MapConfig, Vec<String>), BuildError> {
    // None at all is the same as `{}`, as in the page.
    let bytes = match file.try_exists() {
        Ok(false) => b"{}".to_vec(),
        _ => read(file)?,
    };
    let (config, report) = MapConfig::parse(&bytes);
    Ok((config, whole(file, &report)?))
}

/// The records of a file, and what of it cannot be read.
fn records(
    file: &Path,
    config: &MapConfig,
    watch: Watch<'_>,
) -> Result<(Records, Vec<String>), BuildError> {
    let start = |fields| StoreBuilder::new(fields).without_version();
    let mut opening = Opening::new(config.fields.clone(), start, |builder, piece| {
        builder.feed(piece);
        builder.is_done()
    });
    let input = Input::File(file.to_owned());
    let read = input.read_twice(watch, &mut |piece| opening.take(piece));
    let mut again = read.map_err(BuildError::Read)?;
    let Opened {
        reader: builder,
        understood,
    } = opening.end();
    let records = match &understood {
        Some(understood) => Records::end(builder, config, &mut |take| {
            let _all = take(&understood.imported.geojson);
            Ok(())
        }),
        None => Records::end(builder, config, &mut |take| again.read(take)),
    };
    let mut records = records.map_err(BuildError::Read)?;
    if let Some(understood) = &understood {
        understood.say(&mut records.report);
    }
    let lines = whole(file, &records.report)?;
    Ok((records, lines))
}

/// The problems of a file whose end was reached.
fn whole(file: &Path, report: &Report) -> Result<Vec<String>, BuildError> {
    let lines = problem_lines(&file.display(), report);
    match report.is_broken() {
        true => Err(BuildError::Broken(lines)),
        false => Ok(lines),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, BuildError> {
    let bytes = Input::File(file.to_owned()).bytes();
    bytes.map_err(BuildError::Read)
}
