//! What a reader of the page would be told about a file, before the file is published.

mod document;
mod sentence;

use std::ops::ControlFlow;
use std::path::Path;

pub use document::Document;
pub(crate) use document::{Entry, entry};
use import::mapping::Mapping;
use incidents::columns::build::StoreBuilder;
use incidents::columns::store::Store;
use incidents::config::MapConfig;
use incidents::model::edition::Version;
use incidents::model::report::Report;
use site::files::Files as _;
use site::records_elsewhere;
use site::remark::{of_languages, of_records, remarks};

use crate::build::outdated;
use crate::columns::{column_lines, counted};
use crate::folder::Folder;
use crate::input::{CannotRead, Input};
use crate::map_file::{note, parsed};
use crate::online;
use crate::open::{Opened, Opening, Wanted};
use crate::overlays::looked_into;
use crate::progress::Watch;
use crate::safety::{Answers, Asked, answers};

/// What `incidents check` is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct CheckArgs {
    /// The records.
    pub file: Input,
    /// The map file that says what the records' members are called.
    pub map: Option<Input>,
    /// Which sheet of a spreadsheet, by its name or its number.
    pub sheet: Option<String>,
    /// Whether the hosts that readers' browsers will ask are asked now.
    pub is_online: bool,
    /// What else is asked of the records.
    pub asked: Asked,
}

/// A file with what of it could not be read.
#[derive(Debug)]
pub struct Reported {
    /// The file.
    pub file: Input,
    /// What could not be read.
    pub report: Report,
}

/// Files as they were found.
#[derive(Debug)]
pub struct Checked {
    /// The map file, where there is one.
    pub map: Option<Reported>,
    /// The overlays that the map file names.
    pub overlays: Vec<Reported>,
    /// The records' file.
    pub records: Reported,
    /// What the bytes of the records' file come to, in sixteen digits as in links; of a broken one those that were read.
    pub version: String,
    /// What the columns of the records' file were taken for; nothing where it is in our own schema.
    pub mapping: Option<Mapping>,
    /// That the page around the records' file was built before the file was changed; nothing where it was not, or there is no page.
    pub outdated: Option<String>,
    /// What else was asked for.
    pub answers: Answers,
}

impl Checked {
    /// A line for each column, with what it was taken for.
    pub fn column_lines(&self) -> Vec<String> {
        self.mapping.as_ref().map(column_lines).unwrap_or_default()
    }

    /// The files in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = &Reported> {
        let overlays = self.overlays.iter();
        self.map.iter().chain(overlays).chain([&self.records])
    }

    /// Whether anything would be missing on the page, or may endanger somebody.
    pub fn has_losses(&self) -> bool {
        self.answers.has_findings() || self.files().any(|file| file.report.has_losses())
    }

    /// `25 records read, 0 dropped, 0 problems`
    pub fn summary(&self) -> String {
        let report = &self.records.report;
        let n_notes = report.n_problems() - report.n_losses();
        let notes = if n_notes > 0 {
            format!(" ({n_notes} of them without loss)")
        } else {
            String::new()
        };
        let cut_off = report.cut_off_at().map_or_else(String::new, |n_bytes| {
            format!("; the file ends after {n_bytes} bytes, and what followed is lost")
        });
        format!(
            "{}, {} dropped, {}{notes}{cut_off}",
            counted(report.n_records_read(), "record read", "records read"),
            report.n_records_dropped(),
            counted(report.n_problems(), "problem", "problems"),
        )
    }
}

/// What a publisher should know of a map file that no page says: a look that cannot be had, and records that it calls withdrawn and that are
/// there. Returns its overlays.
fn add_remarks(
    map: &mut Reported,
    config: &MapConfig,
    (store, is_online): (&Store, bool),
) -> Result<Vec<Reported>, CannotRead> {
    // What came by standard input lies nowhere, and comes once.
    let Input::File(file) = &map.file else {
        if is_online {
            let message = "expected a map file by its name, since --online looks at what it names, but found standard input: no host was asked";
            map.report.push(note("basemap".to_owned(), message));
        }
        return Ok(Vec::new());
    };
    let bytes = map.file.bytes()?;
    let beside = Folder::new(file.parent().unwrap_or(Path::new("")));
    let mut said = remarks(&bytes, &|name, n_bytes| beside.start(name, n_bytes));
    said.extend(of_records(config, store));
    if let Some(page) = page_around(&map.file) {
        let words = |tag: &str| page.join(format!("words/{tag}.ftl")).is_file();
        said.extend(of_languages(config, &words));
    }
    for it in said {
        map.report.push(note(it.member.into_owned(), &it.message));
    }
    if let Some(address) = records_elsewhere(config) {
        let message = format!(
            "the map shows the records at {address}, and not the file that was checked: check a copy of those"
        );
        map.report.push(note("data".to_owned(), &message));
    }
    if is_online {
        let origin = config.site_url.as_deref().and_then(site::policy::origin);
        for asked in site::ground::asked_of_others(&bytes) {
            if let Err(message) = online::ask(&asked, origin.as_deref()) {
                map.report.push(note(asked.member.to_owned(), &message));
            }
        }
    }
    let withdrawn = config.withdrawn.iter().map(|it| &it.id).enumerate();
    for (nth, id) in withdrawn.filter(|(_, id)| store.row(id).is_some()) {
        let message = format!("the record {id} is there: take it out of the records");
        map.report.push(note(format!("withdrawn[{nth}]"), &message));
    }
    let (faults, overlays) = looked_into(file, &bytes);
    for fault in faults {
        map.report.push(fault);
    }
    Ok(overlays)
}

/// Reads a file as the page does.
pub fn check(args: &CheckArgs, watch: Watch<'_>) -> Result<Checked, CannotRead> {
    let (config, mut map) = map_file(args.map.as_ref())?;
    let wanted = Wanted {
        fields: config.fields.clone(),
        sheet: args.sheet.clone(),
        beside: Vec::new(),
    };
    let answers = {
        let page = args.map.as_ref().and_then(page_around);
        let page = page.or_else(|| page_around(&args.file));
        let files = (&args.file, args.map.as_ref());
        answers(args.asked, files, wanted.clone(), page)?
    };
    let mut opening = Opening::new(
        wanted.with_beside(&args.file),
        StoreBuilder::new,
        |builder, piece| {
            builder.feed(piece);
            builder.is_done()
        },
    );
    args.file.read(watch, &mut |piece| opening.take(piece))?;
    let Opened {
        reader: builder,
        understood,
    } = opening.end();
    let (store, mut report) = builder.finish(None);
    let version = store.fingerprint().version().map(Version::code);
    let mut version = version.unwrap_or_default();
    let overlays = match &mut map {
        Some(map) => add_remarks(map, &config, (&store, args.is_online))?,
        None => Vec::new(),
    };
    let mut mapping = None;
    if let Some(understood) = understood {
        understood.say(&mut report);
        version = understood.version;
        mapping = understood.imported.mapping;
    }
    Ok(Checked {
        map,
        overlays,
        records: Reported {
            file: args.file.clone(),
            report,
        },
        version,
        mapping,
        outdated: page_around(&args.file).and_then(outdated),
        answers,
    })
}

/// The folder of the page whose data a file is: the one around `data`.
fn page_around(file: &Input) -> Option<&Path> {
    let Input::File(file) = file else {
        return None;
    };
    let data = file.parent().filter(|folder| folder.ends_with("data"))?;
    // What lies in `data` itself lies beside index.html's folder of that name.
    data.parent()
        .map(|folder| match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        })
}

/// Of what would not be read nothing more is wanted: there may be no end of it.
pub(crate) fn goes_on(is_done: bool) -> ControlFlow<()> {
    match is_done {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// A map file with its report, or what holds without one.
pub(crate) fn map_file(file: Option<&Input>) -> Result<(MapConfig, Option<Reported>), CannotRead> {
    let Some(file) = file else {
        return Ok((MapConfig::default(), None));
    };
    let (config, report) = parsed(&file.bytes()?);
    let file = file.clone();
    Ok((config, Some(Reported { file, report })))
}
