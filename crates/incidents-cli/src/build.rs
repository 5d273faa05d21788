//! `incidents build`: what others show of the page before it is opened, and what it shows without scripts.
//!
//! A folder can be published without this; after an edit of its data, running it again brings title, link previews
//! and the plain table up to date. Nothing else of the folder is touched.

mod building;
mod error;

use std::path::Path;
use std::{fmt, fs, io};

pub use building::Building;
pub use error::BuildError;

use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::incident::Incident;
use incidents::model::report::Report;
use safety::publish::Secrets;
use site::files::{Files as _, Memory, Overlay};
use site::ids;
use site::is_page_of_corrections;
use site::members;
use site::package::Package;
use site::records::Records;
use site::records_elsewhere;
use site::refresh::refresh;
use site::versions;

use crate::check::Reported;
use crate::columns::counted;
use crate::convert::Conversion;
use crate::folder::Folder;
use crate::input::Input;
use crate::map_file;
use crate::open::{Opened, Opening, Wanted};
use crate::overlays::looked_into;
use crate::problems::{problem_lines, shown};
use crate::progress::{Watch, unwatched};
use crate::publishing::{
    PublishError, Publishing, days_without, found_in, is_fit, paths_of, published,
};
use crate::remedies::{At, with_remedies};
use crate::replace::Replacement;
use crate::tables::{Joined, Tables};

/// What was done.
#[derive(Debug)]
pub struct Built {
    /// What could not be read.
    problems: Vec<String>,
    /// What was written, and notes on it.
    lines: Vec<String>,
    /// Whether something of the tables would be missing on the page.
    pub has_losses: bool,
}

impl Built {
    /// What whoever edits the files should know: problems and notes.
    pub fn remarks(&self) -> impl Iterator<Item = &String> {
        let notes = self.lines.iter().filter(|line| line.contains("note: "));
        self.problems.iter().chain(notes)
    }
}

impl fmt::Display for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problems
            .iter()
            .chain(&self.lines)
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// As [`build_kept`], with nobody who looks on; no version is kept, since an editor tries out many before one is published.
pub fn build(folder: &Path) -> Result<Built, BuildError> {
    build_kept(folder, false, &mut unwatched)
}

/// Brings the page in a folder up to date with the map file and the records in it. What of them cannot be read is among
/// the lines. No file of the folder is ever half written, and none is touched where something cannot be.
pub fn build_kept(
    folder: &Path,
    keeps_version: bool,
    watch: Watch<'_>,
) -> Result<Built, BuildError> {
    let site = Folder::new(folder);
    let (config, problems) = map_config(&folder.join("data/map.json"))?;
    let data = format!("data/{}", config.data);
    is_nobodys_to_blur(&config, &site)?;
    is_fit(folder, &data)?;
    let (records, mut said) = records(folder, &config, watch)?;
    let mut new = Memory::new();
    if keeps_version {
        said.push(keep_version(&site, &config, &mut new)?);
    }
    written(&site, &new, &config, (records, said))?.commit(&site, problems)
}

/// Adds the version that is published now to those that are kept, and says so.
fn keep_version(site: &Folder, config: &MapConfig, new: &mut Memory) -> Result<String, BuildError> {
    let files = Overlay {
        under: site,
        over: new,
    };
    let kept = versions::keep(&files, config, &today()).map_err(BuildError::NoVersion);
    let (files, line) = kept?;
    new.extend(files);
    Ok(line)
}

/// Nothing of records that readers' browsers fetch from another host can be blurred.
fn is_nobodys_to_blur(config: &MapConfig, site: &Folder) -> Result<(), BuildError> {
    let map = site.read("data/map.json").unwrap_or_default();
    match records_elsewhere(config) {
        Some(address) if site::live::blurs(&map) => Err(BuildError::NotOurs(address.to_owned())),
        _ => Ok(()),
    }
}

/// As [`build_kept`], with the records of these tables in the place of those of the folder; of spreadsheets, those of this sheet.
fn build_from_tables(building: &Building<'_>, watch: Watch<'_>) -> Result<Built, BuildError> {
    let (folder, files) = (building.folder, building.tables);
    let site = Folder::new(folder);
    let (config, mut problems) = map_config(&folder.join("data/map.json"))?;
    if let Some(address) = records_elsewhere(&config) {
        return Err(BuildError::Elsewhere(address.to_owned()));
    }
    let data_file = folder.join("data").join(&config.data);
    let is_ours = ["geojson", "json"]
        .map(Some)
        .contains(&data_file.extension().and_then(|it| it.to_str()));
    if !is_ours || files.iter().any(|table| is_same_file(table, &data_file)) {
        return Err(BuildError::NoRecordsFile(data_file));
    }
    let mut tables = {
        let fields = config.table_fields.clone();
        Tables::read(
            files,
            &Wanted {
                fields,
                sheet: building.sheet.clone(),
                beside: Vec::new(),
            },
            watch,
        )?
    };
    problems.extend(tables.missing(&config.table_fields)?);
    let before = site.read(&format!("data/{}", config.data));
    let before = ids::incidents_of(&before.unwrap_or_default());
    let Joined { geojson, notes } = tables.records(&before, watch)?;
    problems.extend(notes);
    let after = ids::incidents_of(&geojson);
    problems.extend(lost(&before, &after));
    let (geojson, n_kept) = ids::kept([&before, &after], geojson, &config.withdrawn);
    let of_tables = tables.read.iter();
    let Publishing {
        geojson,
        lines: of_safety,
        secrets,
    } = published(geojson, files, folder)?;
    let said = of_tables.flat_map(|table| problem_lines(&table.file.file, &table.file.report));
    problems.extend(said.map(|line| with_remedies(&line, At::Build)));
    let mut records = Records::read(&geojson, &config);
    // That was said of the tables.
    records.report.take_back_no_dates();
    problems.extend(problem_lines(&data_file.display(), &records.report));
    let data = format!("data/{}", config.data);
    let mut new = Memory::from([(data.clone(), geojson)]);
    new.extend(days_without(&site, &secrets));
    let kept = (n_kept > 0).then(|| {
        format!(
            "{}: {} of which one thing was edited, and whose id is made of what they say, keep it, with the links to them",
            config.data,
            counted(n_kept, "record", "records")
        )
    });
    let mut lines: Vec<String> = kept.into_iter().chain(of_safety).collect();
    if building.keeps_version {
        lines.push(keep_version(&site, &config, &mut new)?);
    }
    let written = written(&site, &new, &config, (records, lines))?;
    written.hides(&site, &secrets, &data)?;
    let mut built = written.commit(&site, problems)?;
    built.has_losses |= tables.read.iter().any(Conversion::has_losses);
    Ok(built)
}

/// Says what no record says any more, and what may have become of its column.
fn lost(before: &[Incident], after: &[Incident]) -> Vec<String> {
    let lost = members::lost(before, after).into_iter();
    lost.map(|(member, n)| {
        format!(
            "note: {} had {member}, and none has any more: where its column has another name now, write that under table_fields in map.json, as in \"{member}\": [\"COLUMN\"]",
            counted(n, "record", "records")
        )
    })
    .collect()
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Puts a newer page into the folder of a site, and keeps its map and what was edited.
pub fn update(folder: &Path, page: &Package, watch: Watch<'_>) -> Result<Built, BuildError> {
    let site = Folder::new(folder);
    let (config, problems) = map_config(&folder.join("data/map.json"))?;
    is_nobodys_to_blur(&config, &site)?;
    is_fit(folder, &format!("data/{}", config.data))?;
    let plan = site::update::update(&site, &site.paths()?, page);
    let records = records(folder, &config, watch)?;
    let mut written = written(&site, &plan.written, &config, records)?;
    written.removed.extend(plan.removed);
    written.lines.extend(plan.kept.iter().map(|path| {
        format!("note: {path} was edited and stays as it is; the page has another one")
    }));
    written.lines.extend(plan.moved.iter().map(|(path, name)| {
        format!("note: {path} is the page's own again; what lay there is {name}")
    }));
    written.lines.extend(edited_lines(page));
    written
        .lines
        .push(format!("{} files of the page", plan.written.len()));
    written.commit(&site, problems)
}

/// Says what a page brings along that is not as it was built.
pub fn edited_lines(page: &Package) -> impl Iterator<Item = String> {
    page.edited.iter().map(|path| {
        format!(
            "note: {path} comes from the site that the page was taken from, where it was edited"
        )
    })
}

/// What is to be done to a folder.
struct Writing {
    files: Memory,
    removed: Vec<String>,
    lines: Vec<String>,
    has_losses: bool,
}

/// What is written of a site with these files over its own.
fn written(
    site: &Folder,
    over: &Memory,
    config: &MapConfig,
    (mut records, problems): (Records, Vec<String>),
) -> Result<Writing, BuildError> {
    // A page that cannot be read is said with its cause.
    read(&site.path("index.html"))?;
    let files = Overlay { under: site, over };
    let refreshed = refresh(&files, config, &mut records, &today()).map_err(BuildError::Site)?;
    let mut all = over.clone();
    all.extend(refreshed.files);
    let mut lines = problems;
    lines.extend(refreshed.lines);
    let mut removed: Vec<String> = refreshed.removed.into_iter().map(str::to_owned).collect();
    // In a language that the map had, too.
    let is_old = |path: &String| !all.contains_key(path) && is_page_of_corrections(path, &files);
    removed.extend(site.paths()?.into_iter().filter(is_old));
    Ok(Writing {
        files: all,
        removed,
        lines,
        has_losses: false,
    })
}

impl Writing {
    /// Looks into all files of the site as it will be for what nobody is to find.
    fn hides(&self, site: &Folder, secrets: &Secrets, data: &str) -> Result<(), PublishError> {
        let paths = paths_of(site, &self.files, &self.removed)?;
        let over = &self.files;
        let found = found_in(&Overlay { under: site, over }, &paths, secrets, data);
        match found.is_empty() {
            true => Ok(()),
            false => Err(PublishError::Refused(found)),
        }
    }

    /// Writes what is not there like that already, none where one of them cannot be written. What others name comes before what names it,
    /// so that a page never asks for what is not there yet.
    fn commit(self, site: &Folder, problems: Vec<String>) -> Result<Built, BuildError> {
        let is_new = |(path, bytes): &(&String, &Vec<u8>)| site.read(path).as_ref() != Some(*bytes);
        let mut files: Vec<_> = self.files.iter().filter(is_new).collect();
        let last = ["site.json", "sw.js", "index.html"];
        files.sort_by_key(|(path, _)| last.iter().position(|it| it == path).map_or(0, |at| at + 1));
        let mut replacements = Vec::new();
        for (path, bytes) in files {
            let file = site.path(path);
            if let Some(parent) = file.parent() {
                // Where that fails, so does the file, which says why.
                let _made = fs::create_dir_all(parent);
            }
            replacements.push(Replacement::with(&file, bytes)?);
        }
        replacements.into_iter().try_for_each(Replacement::commit)?;
        let mut lines = self.lines;
        for path in &self.removed {
            let file = site.path(path);
            match fs::remove_file(&file) {
                Ok(()) => {
                    lines.push(format!("{path}: removed"));
                    // And its folder, where it was the last in it.
                    let _kept = file.parent().map(fs::remove_dir);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => lines.push(format!(
                    "note: {path} is of no use any more and cannot be removed ({error}): remove it"
                )),
            }
        }
        Ok(Built {
            problems,
            lines,
            has_losses: self.has_losses,
        })
    }
}

/// The day on this machine's clock.
pub fn today() -> String {
    chrono::Local::now().format("%Y-%m-%d").to_string()
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

/// The path of a site's records below its folder.
pub fn data_of(folder: &Path) -> String {
    let map = Folder::new(folder).read("data/map.json");
    let (config, _) = MapConfig::parse(&map.unwrap_or_else(|| b"{}".to_vec()));
    format!("data/{}", config.data)
}

fn map_config(file: &Path) -> Result<(MapConfig, Vec<String>), BuildError> {
    // None at all is the same as `{}`, as in the page.
    let bytes = match file.try_exists() {
        Ok(false) => b"{}".to_vec(),
        _ => read(file)?,
    };
    let (config, mut report) = map_file::parsed(&bytes);
    let (faults, overlays) = looked_into(file, &bytes);
    for fault in faults {
        report.push(fault);
    }
    let mut lines = whole(file, &report)?;
    // A page shows its map without an overlay that is broken.
    let of_overlay = |it: &Reported| problem_lines(&it.file, &it.report);
    lines.extend(overlays.iter().flat_map(of_overlay));
    Ok((config, lines))
}

/// The records of a site, and what of their file cannot be read; none of those that lie with another host.
fn records(
    folder: &Path,
    config: &MapConfig,
    watch: Watch<'_>,
) -> Result<(Records, Vec<String>), BuildError> {
    if records_elsewhere(config).is_some() {
        return Ok((
            Records::read(
                b"{\"type\": \"FeatureCollection\", \"features\": []}",
                config,
            ),
            Vec::new(),
        ));
    }
    let file = &folder.join("data").join(&config.data);
    let start = |fields| StoreBuilder::new(fields).without_version();
    let mut opening = Opening::new(config.fields.clone(), start, |builder, piece| {
        builder.feed(piece);
        builder.is_done()
    });
    let input = Input::File(file.clone());
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
