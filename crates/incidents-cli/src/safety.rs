//! `incidents check --safety` and `--links`: what of records may endanger somebody once they are published, and sources that are lost when
//! their page dies.

use std::path::{Path, PathBuf};
use std::{fs, io};

use incidents::model::said::Said;
use incidents::write::Format;
use safety::check::{Checked, Photo, check, named_photos, unarchived};
use safety::decisions::Decisions;
use safety::district::Districts;
use safety::finding::{Finding, Kind, unseen};
use safety::photo::is_photo;
use safety::sources::Unarchived;
use serde::Serialize;
use site::files::Files as _;

use crate::convert::{CannotPass, Conversion};
use crate::folder::Folder;
use crate::input::{CannotRead, Input};
use crate::open::Wanted;
use crate::problems::printable;
use crate::progress::unwatched;
use crate::written::To;

/// What an editor has decided that nobody else reads, beside the draft.
pub const DECISIONS: &str = "safety.json";

/// So many findings of one kind are read; more are a fault of the whole table.
const MAX_LINES: usize = 50;

/// How many bytes a photograph may have that is looked at.
const MAX_PHOTO: usize = 64 << 20;

/// What was found, and what was decided about it.
#[derive(Debug)]
pub struct Safety {
    /// What nobody has decided about.
    pub checked: Checked,
    /// What of the decisions cannot be used, each in a line.
    pub faults: Vec<String>,
}

/// What else is asked of the records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What may endanger somebody.
    pub is_safety: bool,
    /// Sources without a copy in an archive.
    pub is_links: bool,
}

/// What was asked for.
#[derive(Debug, Default)]
pub struct Answers {
    /// What may endanger somebody, where that was asked.
    pub safety: Option<Safety>,
    /// Sources without a copy in an archive, where they were asked for.
    pub links: Option<Vec<Unarchived>>,
}

/// Looks into the records of a file that was read so.
pub(crate) fn answers(
    asked: Asked,
    (file, map): (&Input, Option<&Input>),
    wanted: Wanted,
    page: Option<&Path>,
) -> Result<Answers, CannotRead> {
    if asked == Asked::default() {
        return Ok(Answers::default());
    }
    if *file == Input::Stdin {
        let why = "--safety and --links read it twice: name a file";
        return Err(file.cannot_be_read(io::Error::other(why)));
    }
    let geojson = in_our_schema(file, wanted)?;
    Ok(Answers {
        safety: match asked.is_safety {
            true => Some(safety(&geojson, (file, map), page)?),
            false => None,
        },
        links: asked.is_links.then(|| unarchived(&geojson)),
    })
}

/// The records with all that their file says, as we write them.
fn in_our_schema(file: &Input, wanted: Wanted) -> Result<Vec<u8>, CannotRead> {
    let mut conversion = Conversion::of(file, wanted, To::Text(Format::GeoJson), &mut unwatched)?;
    let mut geojson = Vec::new();
    match conversion.write(&mut geojson, &mut unwatched) {
        Err(CannotPass::Read(error)) => Err(error),
        // Memory takes what is written to it.
        Err(CannotPass::Write(_)) | Ok(()) => Ok(geojson),
    }
}

fn safety(
    geojson: &[u8],
    (file, map): (&Input, Option<&Input>),
    page: Option<&Path>,
) -> Result<Safety, CannotRead> {
    let beside = match file {
        Input::File(path) => path.with_file_name(DECISIONS),
        Input::Stdin => PathBuf::new(),
    };
    let (decisions, mut faults) = decisions(map, &beside)?;
    let (districts, unread) = districts(map, &beside, &decisions)?;
    faults.extend(unread);
    // A folder that was built is a page; any other may be that of a whole project.
    let page = page.filter(|page| page.join("site.json").is_file());
    let photos = match (page, beside.parent()) {
        (Some(page), _) => photos(&Folder::new(page), Folder::new(page).paths()?),
        // Whatever else lies beside a file may be a whole disk.
        (None, Some(folder)) => photos(&Folder::new(folder), named_photos(geojson)),
        (None, None) => Vec::new(),
    };
    let checked = check(geojson, &photos, &decisions, &districts);
    Ok(Safety { checked, faults })
}

/// What the map file and the file beside the draft have decided, and what of it cannot be used.
pub(crate) fn decisions(
    map: Option<&Input>,
    beside: &Path,
) -> Result<(Decisions, Vec<String>), CannotRead> {
    let mut decisions = Decisions::default();
    let mut lines = Vec::new();
    let mut say = |file: &dyn std::fmt::Display, faults: Vec<(String, String)>| {
        lines.extend(faults.into_iter().map(|(path, what)| match path.as_str() {
            "" => printable(&format!("{file}: {what}")),
            path => printable(&format!("{file}: {path}: {what}")),
        }));
    };
    // What came by standard input comes once.
    if let Some(map) = map.filter(|map| **map != Input::Stdin) {
        say(map, decisions.add_of_map_file(&map.bytes()?));
    }
    if beside.is_file() {
        let beside = Input::File(beside.to_owned());
        say(&beside, decisions.add_of_draft(&beside.bytes()?));
    }
    Ok((decisions, lines))
}

/// The districts that points can be blurred to: the areas of the map's overlays, and of the file that the decisions name beside themselves; and
/// what of that file cannot be read.
pub(crate) fn districts(
    map: Option<&Input>,
    beside: &Path,
    decisions: &Decisions,
) -> Result<(Districts, Vec<String>), CannotRead> {
    let mut districts = match map {
        Some(Input::File(path)) => {
            let of_map = Input::File(path.clone()).bytes()?;
            // One that is not there is said of the map file.
            Districts::of_map(&of_map, |name| fs::read(path.with_file_name(name)).ok())
        }
        _ => Districts::default(),
    };
    let Some(name) = &decisions.districts else {
        return Ok((districts, Vec::new()));
    };
    let file = Input::File(beside.with_file_name(name));
    let read = districts.add(&file.bytes()?, None);
    let fault = read
        .err()
        .map(|it| printable(&format!("{file}: {}", it.message)));
    Ok((districts, fault.into_iter().collect()))
}

/// The photographs among files of a folder.
fn photos(folder: &Folder, paths: Vec<String>) -> Vec<Photo> {
    let is_small = |path: &String| {
        fs::metadata(folder.path(path)).is_ok_and(|it| it.len() <= MAX_PHOTO as u64)
    };
    let is_inside = |path: &String| is_photo(path) && !path.split('/').any(|part| part == "..");
    let paths = paths.into_iter().filter(is_inside).filter(is_small);
    let read = paths.filter_map(|path| Some((path.clone(), folder.read(&path)?)));
    read.collect()
}

impl Answers {
    /// Whether somebody has something to decide.
    pub fn has_findings(&self) -> bool {
        let safety = self.safety.as_ref();
        safety.is_some_and(|it| !it.checked.findings.is_empty() || !it.faults.is_empty())
    }

    /// All of it for people.
    pub fn lines(&self) -> Vec<String> {
        let safety = self.safety.iter().flat_map(Safety::lines);
        let links = self.links.iter().flat_map(|links| link_lines(links));
        safety.chain(links).collect()
    }
}

impl Safety {
    fn lines(&self) -> Vec<String> {
        let Checked {
            findings,
            n_kept,
            unknown,
        } = &self.checked;
        let mut lines = vec![format!(
            "Safety: {} to decide about, {n_kept} kept by an editor",
            match findings.len() {
                1 => "1 finding".to_owned(),
                n => format!("{n} findings"),
            }
        )];
        lines.extend(self.faults.iter().map(|it| format!("  {it}")));
        lines.extend(Kind::ALL.iter().flat_map(|kind| of_kind(*kind, findings)));
        lines.extend(unknown.iter().map(|id| {
            printable(&format!("  {id}: a decision is about this record, and it is not there: correct its id, or take the decision out"))
        }));
        lines.push("  To keep one, write into map.json: \"safety\": {\"ID\": {\"keep\": [\"CODE\"], \"by\": \"NAME\", \"on\": \"DAY\"}}; to blur or leave out, see docs/safety.md".to_owned());
        lines.push("What this list cannot see:".to_owned());
        lines.extend(unseen().map(|it| format!("  {}", Said::from(it))));
        lines
    }
}

/// The first findings of a kind, and how many there are besides.
fn of_kind(kind: Kind, findings: &[Finding]) -> Vec<String> {
    let all: Vec<&Finding> = findings.iter().filter(|it| it.kind == kind).collect();
    let first = all.iter().take(MAX_LINES);
    let mut lines: Vec<String> = first.map(|it| format!("  {}", line(it))).collect();
    if let Some(n_more) = all.len().checked_sub(MAX_LINES).filter(|n| *n > 0) {
        let code = kind.code();
        lines.push(format!(
            "  and {n_more} more of [{code}]: --format json has all"
        ));
    }
    lines
}

fn line(finding: &Finding) -> String {
    let place = match (finding.record, finding.field.as_str()) {
        (Some(nth), "") => format!("record {nth} ({})", finding.id),
        (Some(nth), field) => format!("record {nth} ({}), {field}", finding.id),
        (None, _) => finding.id.clone(),
    };
    printable(&format!(
        "{place}: [{}] {}",
        finding.kind.code(),
        finding.in_english()
    ))
}

fn link_lines(links: &[Unarchived]) -> Vec<String> {
    let mut lines = vec![match links.len() {
        1 => "Links: 1 source has no copy in an archive".to_owned(),
        n => format!("Links: {n} sources have no copy in an archive"),
    }];
    lines.extend(links.iter().map(|it| {
        printable(&format!(
            "  {}, sources[{}]: {}: look for a copy at {} or make one at {}, and write its address as archive_url. Nothing was asked of either",
            it.id, it.nth, it.url, it.memento(), it.save()
        ))
    }));
    lines
}

/// What `check --format json` says of it.
#[derive(Debug, Serialize)]
pub(crate) struct SafetyEntry<'a> {
    kept: usize,
    findings: Vec<FindingEntry<'a>>,
    faults: &'a [String],
    unknown_decisions: &'a [String],
    cannot_see: Vec<String>,
}

/// Something that may endanger somebody.
#[derive(Debug, Serialize)]
struct FindingEntry<'a> {
    kind: &'static str,
    record: Option<u32>,
    id: &'a str,
    field: &'a str,
    found: String,
    message: String,
    district: Option<&'a str>,
    remedies: Vec<RemedyEntry>,
}

#[derive(Debug, Serialize)]
struct RemedyEntry {
    code: &'static str,
    words: String,
}

/// A source without a copy.
#[derive(Debug, Serialize)]
pub(crate) struct LinkEntry<'a> {
    id: &'a str,
    source: usize,
    url: &'a str,
    memento: String,
    save: String,
}

impl<'a> SafetyEntry<'a> {
    pub(crate) fn new(safety: &'a Safety) -> Self {
        let findings = safety.checked.findings.iter().map(|it| FindingEntry {
            kind: it.kind.code(),
            record: it.record,
            id: &it.id,
            field: &it.field,
            found: it.found_in_english(),
            message: it.message().to_string(),
            district: it.district.as_ref().and_then(|it| it.as_deref().ok()),
            remedies: it
                .remedies()
                .map(|it| RemedyEntry {
                    code: it.code(),
                    words: Said::from(it.sentence()).to_string(),
                })
                .collect(),
        });
        Self {
            kept: safety.checked.n_kept,
            findings: findings.collect(),
            faults: &safety.faults,
            unknown_decisions: &safety.checked.unknown,
            cannot_see: unseen().map(|it| Said::from(it).to_string()).to_vec(),
        }
    }
}

impl<'a> LinkEntry<'a> {
    pub(crate) fn new(it: &'a Unarchived) -> Self {
        Self {
            id: &it.id,
            source: it.nth,
            url: &it.url,
            memento: it.memento(),
            save: it.save(),
        }
    }
}
