//! `incidents build`: what others show of the page before it is opened, and what it shows without scripts.
//!
//! A folder can be published without this; after an edit of its data, running it again brings title, link previews
//! and the plain table up to date. Nothing else of the folder is touched.

mod page;
mod picture;

use std::fmt;
use std::path::Path;

use incidents::config::MapConfig;
use incidents::model::incident::Incident;
use incidents::model::report::Report;
use incidents::read::Reader;
use page::{Oembed, Site};

use crate::check::goes_on;
use crate::input::{CannotRead, Input};
use crate::problems::problem_lines;
use crate::progress::{Watch, unwatched};
use crate::replace::{CannotWrite, Replacement};

/// The picture of the first view, beside index.html.
const PICTURE: &str = "preview.png";

/// The description for whoever embeds by oEmbed, beside index.html.
const OEMBED: &str = "oembed.json";

/// Why a folder could not be brought up to date.
#[derive(Debug)]
pub enum BuildError {
    /// A file that must be there could not be read.
    Read(CannotRead),
    /// A file is broken, as these lines say; nothing was written.
    Broken(Vec<String>),
    /// A file could not be written.
    Write(CannotWrite),
    /// The page has no place for what is to be written.
    NoPlace(&'static str),
    /// The picture could not be made.
    Picture(String),
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
            Self::NoPlace(tag) => write!(
                f,
                "index.html has no {tag}: take the one of a built page again"
            ),
            Self::Picture(cause) => write!(f, "the picture could not be drawn: {cause}"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(error) => Some(error),
            Self::Broken(_) | Self::NoPlace(_) | Self::Picture(_) => None,
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
    let (records, problems) = records(&folder.join("data").join(&config.data), &config, watch)?;
    lines.extend(problems);
    let html_file = folder.join("index.html");
    let html = String::from_utf8_lossy(&read(&html_file)?).into_owned();
    let site = Site::new(&config, &records);
    let html = site.page(&html)?;
    let picture = picture::draw(&config, &records, |file| {
        read(&folder.join("data").join(file)).ok()
    });
    let picture = picture.map_err(BuildError::Picture)?;
    let mut files = vec![
        Replacement::with(&folder.join(PICTURE), &picture)?,
        Replacement::with(&html_file, html.as_bytes())?,
    ];
    lines.push(format!(
        "{PICTURE}: the first view, {} by {} pixels",
        picture::WIDTH,
        picture::HEIGHT
    ));
    lines.push(format!(
        "index.html: title, link preview and {} of {} records as a plain table",
        site.n_listed(),
        records.len()
    ));
    match Oembed::new(&site) {
        Some(oembed) => {
            let json = oembed.json();
            files.push(Replacement::with(&folder.join(OEMBED), json.as_bytes())?);
            lines.push(format!("{OEMBED}: the first view only; a file cannot answer for others"));
        }
        None => lines.push(
            "note: map.json has no `site_url`; with the address at which the folder will lie, links to it are shown with the picture, and by oEmbed".to_owned(),
        ),
    }
    files.into_iter().try_for_each(Replacement::commit)?;
    Ok(Built(lines))
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

/// The records without the text around them.
fn records(
    file: &Path,
    config: &MapConfig,
    watch: Watch<'_>,
) -> Result<(Vec<Incident>, Vec<String>), BuildError> {
    let mut reader = Reader::new(config.fields.clone());
    let mut incidents = Vec::new();
    let mut keep = |incident, _| incidents.push(incident);
    let input = Input::File(file.to_owned());
    let read = input.read(watch, &mut |piece| {
        reader.feed(piece, &mut keep);
        goes_on(reader.is_done())
    });
    read.map_err(BuildError::Read)?;
    let end = reader.finish(&mut keep);
    if end.has_foreign_positions {
        for incident in &mut incidents {
            incident.place.position = None;
        }
    }
    Ok((incidents, whole(file, &end.report)?))
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
