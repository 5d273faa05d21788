//! `incidents build`: what others show of the page before it is opened, and what it shows without scripts.
//!
//! A folder can be published without this; after an edit of its data, running it again brings title, link previews
//! and the plain table up to date. Nothing else of the folder is touched.

use std::path::{Path, PathBuf};
use std::{fmt, fs};

use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::report::Report;
use site::SiteError;
use site::files::{Files, Memory};
use site::package::Package;
use site::records::Records;
use site::refresh::{Refreshed, refresh};
use site::update::Updated;

use crate::folder::Folder;
use crate::input::{CannotRead, Input};
use crate::open::{Opened, Opening};
use crate::problems::{problem_lines, shown};
use crate::progress::{Watch, unwatched};
use crate::replace::{CannotWrite, Replacement};
use crate::tables::{Tables, TablesError};

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
            Self::Broken(_) => None,
        }
    }
}

impl From<CannotWrite> for BuildError {
    fn from(error: CannotWrite) -> Self {
        Self::Write(error)
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
    let (written, lines) = written(folder, &Folder::new(folder), watch)?;
    commit(&Folder::new(folder), &written)?;
    Ok(Built(lines))
}

/// As [`build_watched`], with the records of these tables in the place of those of the folder.
pub fn build_from_tables(
    folder: &Path,
    tables: &[PathBuf],
    watch: Watch<'_>,
) -> Result<Built, BuildError> {
    let (config, _) = map_file(&folder.join("data/map.json"))?;
    let mut tables = Tables::read(tables, &config.table_fields, watch)?;
    let records = tables.records(watch)?;
    let file = folder.join("data").join(&config.data);
    let mut lines: Vec<String> = tables
        .read
        .iter()
        .flat_map(|table| problem_lines(&table.file.file, &table.file.report))
        .collect();
    Replacement::with(&file, &records)?.commit()?;
    let Built(said) = build_watched(folder, watch)?;
    lines.extend(said);
    Ok(Built(lines))
}

/// Puts a newer page into the folder of a site, and keeps its map and what was edited.
pub fn update(folder: &Path, page: &Package, watch: Watch<'_>) -> Result<Built, BuildError> {
    let site = Folder::new(folder);
    let plan = site::update::update(&site, &site.paths()?, page);
    let updated = Updated {
        site: &site,
        update: &plan,
    };
    let (written, mut lines) = written(folder, &updated, watch)?;
    let mut all = plan.written.clone();
    all.extend(written);
    commit(&site, &all)?;
    for path in &plan.removed {
        let file = site.path(path);
        // What is not there any more is gone.
        let _gone = fs::remove_file(&file);
        // And its folder, where it was the last in it.
        let _gone = file.parent().map(fs::remove_dir);
    }
    lines.extend(plan.kept.iter().map(|path| {
        format!("note: {path} was edited and stays as it is; the page's own one is newer")
    }));
    lines.extend(plan.moved.iter().map(|(path, name)| {
        format!("note: {path} is the page's own again; what lay there is {name}")
    }));
    lines.push(format!(
        "{} files of the page written, {} of the earlier one removed",
        plan.written.len(),
        plan.removed.len()
    ));
    Ok(Built(lines))
}

/// The day on this machine's clock.
pub fn today() -> String {
    chrono::Local::now().format("%Y-%m-%d").to_string()
}

/// What is written anew of a site, with lines.
fn written(
    folder: &Path,
    files: &dyn Files,
    watch: Watch<'_>,
) -> Result<(Memory, Vec<String>), BuildError> {
    let (config, mut lines) = map_file(&folder.join("data/map.json"))?;
    let data_file = folder.join("data").join(&config.data);
    let (mut records, problems) = records(&data_file, &config, watch)?;
    lines.extend(problems);
    // A page that cannot be read is said with its cause.
    read(&folder.join("index.html"))?;
    let refreshed = refresh(files, &config, &mut records, &today());
    let Refreshed {
        files: written,
        lines: said,
    } = refreshed.map_err(BuildError::Site)?;
    lines.extend(said);
    Ok((written, lines))
}

/// Writes what is not there like that already: all of it, or nothing.
fn commit(folder: &Folder, files: &Memory) -> Result<(), BuildError> {
    let mut replacements = Vec::new();
    for (path, bytes) in files {
        if folder.read(path).as_ref() == Some(bytes) {
            continue;
        }
        let file = folder.path(path);
        if let Some(parent) = file.parent() {
            // Where that fails, so does the file, which says why.
            let _made = fs::create_dir_all(parent);
        }
        replacements.push(Replacement::with(&file, bytes)?);
    }
    Ok(replacements.into_iter().try_for_each(Replacement::commit)?)
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
