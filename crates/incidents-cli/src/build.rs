//! `incidents build`: what others show of the page before it is opened, and what it shows without scripts.
//!
//! A folder can be published without this; after an edit of its data, running it again brings title, link previews
//! and the plain table up to date. Nothing else of the folder is touched.

mod app;
mod built_from;
mod counts;
mod first_view;
mod page;
mod picture;

use std::fmt;
use std::ops::Range;
use std::path::Path;

use built_from::BuiltFrom;
pub use built_from::outdated;
use counts::Messages;
use first_view::FirstView;
use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::incident::Incident;
use incidents::model::report::Report;
use incidents::model::session::Session;
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, Viewport};
use page::{FirstWords, MAX_LISTED, Oembed, Site};
use picture::{Drawn, Ground, Painter, span_of};

use crate::check::goes_on;
use crate::input::{CannotRead, Input, Take};
use crate::open::{Opened, Opening};
use crate::problems::problem_lines;
use crate::progress::{Watch, unwatched};
use crate::replace::{CannotWrite, Replacement};

/// The picture of the first view in the map's own language, beside index.html.
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
    let data_file = folder.join("data").join(&config.data);
    let (mut engine, listed, problems) = records(&data_file, &config, watch)?;
    lines.extend(problems);
    let html_file = folder.join("index.html");
    let html = String::from_utf8_lossy(&read(&html_file)?).into_owned();
    let n_records = engine.data().store().n_rows();
    let grounds = grounds(folder, &config);
    let mut files = Vec::new();
    let first = first(&config, &mut engine, &grounds)?;
    for (name, png) in first.iter().flat_map(|first| &first.files) {
        files.push(Replacement::with(&folder.join(name), png)?);
    }
    let site = Site::new(&config, &listed, n_records);
    let html = site.page(&html, &first_words(folder, &config, &mut engine, first))?;
    for (name, drawn) in pictures(&config, &mut engine, &grounds[0])? {
        files.push(Replacement::with(&folder.join(&name), &drawn.png)?);
        lines.push(format!(
            "{name}: the first view, {} by {} pixels",
            picture::WIDTH,
            picture::HEIGHT
        ));
        let notes = drawn.notes.into_iter();
        lines.extend(notes.map(|note| format!("{name}: {note}")));
    }
    for (name, bytes) in app::files(&site).map_err(BuildError::Picture)? {
        files.push(Replacement::with(&folder.join(name), &bytes)?);
    }
    lines.push(format!(
        "{}: the name and two icons for devices that keep the page as an app",
        app::MANIFEST
    ));
    files.push(Replacement::with(&html_file, html.as_bytes())?);
    lines.push(format!(
        "index.html: title, first view, link preview and {} of {n_records} records as a plain table",
        listed.len(),
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

/// The name of the picture in a language: the map's own has none in it, since links to it are older than other languages.
fn picture_name(config: &MapConfig, language: &str) -> String {
    match config.languages.first() {
        Some(own) if own != language => format!("preview.{language}.png"),
        _ => PICTURE.to_owned(),
    }
}

/// The light and the dark basemap.
fn grounds(folder: &Path, config: &MapConfig) -> [Ground; 2] {
    let styles = [&config.basemap.light, &config.basemap.dark];
    styles.map(|style| {
        Ground::read(style.as_ref(), |file| {
            read(&folder.join("data").join(file)).ok()
        })
    })
}

/// The picture of the first view, in the map's own language.
fn first(
    config: &MapConfig,
    engine: &mut Engine,
    [light, dark]: &[Ground; 2],
) -> Result<Option<FirstView>, BuildError> {
    let language = config.languages.first().map_or("en", String::as_str);
    let said = [&config.lede, &config.title].map(|text| text.in_language(language));
    let alt = said.into_iter().find(|said| !said.is_empty());
    FirstView::new(config, engine, [light, dark], alt.unwrap_or_default())
}

/// What the frame of the page says and shows until the page is there.
fn first_words(
    folder: &Path,
    config: &MapConfig,
    engine: &mut Engine,
    first: Option<FirstView>,
) -> FirstWords {
    let language = config.languages.first().map_or("en", String::as_str);
    let messages = Messages::read(language, |file| read(&folder.join(file)).ok());
    let as_of = config.as_of.as_deref();
    let all = engine
        .answer(&Session::default(), &Viewport { list: 0..0 })
        .all;
    FirstWords {
        view: first.map(|first| first.html),
        shown: messages.shown(all),
        as_of: as_of.and_then(|day| messages.as_of(day)),
        built_from: BuiltFrom::read(folder, config).map(BuiltFrom::code),
    }
}

/// The picture in each of the map's languages, with its name.
fn pictures(
    config: &MapConfig,
    engine: &mut Engine,
    ground: &Ground,
) -> Result<Vec<(String, Drawn)>, BuildError> {
    let painter = Painter::new(config, ground).map_err(BuildError::Picture)?;
    let mut pictures: Vec<(String, Drawn)> = Vec::new();
    for language in config.languages.iter().filter(|tag| is_tag(tag)) {
        let name = picture_name(config, language);
        if pictures.iter().all(|(known, _)| *known != name) {
            let drawn = painter.draw(engine, language);
            pictures.push((name, drawn.map_err(BuildError::Picture)?));
        }
    }
    Ok(pictures)
}

/// Whether it can be a part of a file's name.
fn is_tag(language: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !language.is_empty() && language.chars().all(is_part)
}

/// The columns of a file, and the records of the plain table.
fn records(
    file: &Path,
    config: &MapConfig,
    watch: Watch<'_>,
) -> Result<(Engine, Vec<Incident>, Vec<String>), BuildError> {
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
    let fields = builder.fields().clone();
    let as_of = config.as_of.as_deref().and_then(span_of);
    let (store, mut report) = builder.finish(as_of);
    if let Some(understood) = &understood {
        understood.say(&mut report);
    }
    let lines = whole(file, &report)?;
    let data = Dataset::remote(store, fields);
    let listed = match understood {
        Some(understood) => listed(&data, &mut |take| {
            let _all = take(&understood.imported.geojson);
            Ok(())
        }),
        None => listed(&data, &mut |take| again.read(take)),
    };
    Ok((
        Engine::new(data, None),
        listed.map_err(BuildError::Read)?,
        lines,
    ))
}

/// The first records in order of time, undated ones last. Of the file, which `read` gives, no more than their text is kept.
fn listed(
    data: &Dataset,
    read: &mut dyn FnMut(Take<'_>) -> Result<(), CannotRead>,
) -> Result<Vec<Incident>, CannotRead> {
    let rows = data.store().rows_by_time().iter().take(MAX_LISTED);
    let wanted: Vec<(u32, Range<usize>)> = rows
        .filter_map(|&row| Some((row, data.store().text_span(row)?)))
        .collect();
    let mut texts = vec![Vec::new(); wanted.len()];
    let end = wanted.iter().map(|(_, span)| span.end).max().unwrap_or(0);
    let mut base = 0;
    read(&mut |piece| {
        for (text, (_, span)) in texts.iter_mut().zip(&wanted) {
            let within = |place: usize| place.saturating_sub(base).min(piece.len());
            text.extend_from_slice(&piece[within(span.start)..within(span.end)]);
        }
        base += piece.len();
        goes_on(base >= end)
    })?;
    let records = wanted.iter().zip(&texts);
    let records = records.filter_map(|((row, _), text)| data.incident_from(*row, text));
    Ok(records.collect())
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
