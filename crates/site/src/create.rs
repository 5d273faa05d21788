//! A new site: the page's own files with somebody's map.

use std::fmt;

use incidents::config::MapConfig;
use incidents::model::report::Report;

use crate::SiteError;
use crate::files::Memory;
use crate::package::{GROUND, Package};
use crate::records::Records;
use crate::refresh::refresh;

/// Where the map file lies.
const MAP_FILE: &str = "data/map.json";

/// A map that is to be a site.
#[derive(Clone, Copy, Debug)]
pub struct Map<'m> {
    /// The map file, as it will lie there.
    pub map_file: &'m [u8],
    /// Its records as `GeoJSON` in our schema.
    pub records: &'m [u8],
    /// Who may use the records, and how: `data/LICENSE`.
    pub license: &'m str,
    /// What the map file names beside itself, and the days of first publication, where the map was published before: by their path in the site.
    pub beside: &'m Memory,
    /// The day on which it is published (ISO 8601).
    pub today: &'m str,
}

/// A site.
#[derive(Debug)]
pub struct Created {
    /// All of its files, by their path.
    pub files: Memory,
    /// What is to be said of them.
    pub lines: Vec<String>,
    /// What of the map file and of the records could not be read.
    pub reports: [Report; 2],
}

/// Why there is no site.
#[derive(Debug)]
pub enum CreateError {
    /// The map file or the records cannot be read to their end, as these reports say.
    Broken(Box<[Report; 2]>),
    /// The page cannot be written.
    Site(SiteError),
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(reports) => {
                let broken = reports.iter().find(|report| report.is_broken());
                let problems = broken.map(Report::problems).unwrap_or_default();
                let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
                f.write_str(&problems.join("\n"))
            }
            Self::Site(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CreateError {}

/// Makes a site of the page and a map. Nothing of the map that the page came from is in it; the ground that comes with the page is, where
/// the map file names it.
///
/// # Errors
///
/// Where map file or records are broken, or the page is no page of ours.
pub fn create(page: &Package, map: Map<'_>) -> Result<Created, CreateError> {
    let (config, map_report) = MapConfig::parse(map.map_file);
    let mut records = Records::read(map.records, &config);
    let reports = [map_report, std::mem::take(&mut records.report)];
    if reports.iter().any(Report::is_broken) {
        return Err(CreateError::Broken(Box::new(reports)));
    }
    let styles = [&config.basemap.light, &config.basemap.dark];
    let has_ground = styles
        .into_iter()
        .flatten()
        .any(|style| format!("data/{}", style.trim_start_matches("./")).starts_with(GROUND));
    let mut files = page.files.clone();
    files.retain(|path, _| has_ground || !path.starts_with(GROUND));
    for (path, bytes) in map.beside {
        files.entry(path.clone()).or_insert_with(|| bytes.clone());
    }
    files.insert(MAP_FILE.to_owned(), map.map_file.to_vec());
    files.insert(format!("data/{}", config.data), map.records.to_vec());
    files.insert("data/LICENSE".to_owned(), map.license.as_bytes().to_vec());
    let written = refresh(&files, &config, &mut records, map.today).map_err(CreateError::Site)?;
    files.extend(written.files);
    Ok(Created {
        files,
        lines: written.lines,
        reports,
    })
}
