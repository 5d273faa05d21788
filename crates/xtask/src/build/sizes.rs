//! What the page weighs on the wire, held against its budgets.

mod part;

use std::{collections::BTreeMap, fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use flate2::{Compression, write::GzEncoder};

pub use part::Part;

use crate::{build::files_below, stop::Stop, workspace::Workspace};

/// Of our own code that list and timeline wait for: wasm, glue, style, start script. What draws the map and sharing come later, as do
/// what goes by words and what shows and prints a record; the worker is a program of its own.
const OWN_CODE_BUDGET: usize = 310 * 1024;
/// Of our own code that a first visit does not wait for: the open record, paper, search, sharing and files, how a file was read and how
/// another one is opened; and what reads records again on maps that ask for it, which lies with sharing (docs/decisions/0036).
const LATER_CODE_BUDGET: usize = 114 * 1024;
/// Of what reads a file of more than a megabyte in a worker: the engine once more, fast, which the page's own is not.
const WORKER_CODE_BUDGET: usize = 182 * 1024;
/// Of what understands a file that is not in our own schema, fast: tables, maps of other programs, encodings, dates in nine languages, and the engine's
/// columns. No map of ours loads it.
const IMPORT_CODE_BUDGET: usize = 450 * 1024;
/// Of what makes a table of a spreadsheet, and takes maps out of archives, beside that. Its tables of encodings take 4 KB more or less as gzip happens to cut them.
const SHEET_CODE_BUDGET: usize = 339 * 1024;
/// Of what reads overlays and tells which records are inside of their areas: a map without overlays loads none of it.
const AREAS_CODE_BUDGET: usize = 106 * 1024;
/// Of the picture that stands in the place of the map until it is drawn.
const PICTURE_BUDGET: usize = 20 * 1024;
/// Of what lays a map's own tiles and overlays over the ground: only maps that have some ask for it.
const TILES_CODE_BUDGET: usize = 14 * 1024;
/// Of what reads records again and shows earlier versions: only maps whose map file asks for that load it.
const SINCE_CODE_BUDGET: usize = 6 * 1024;
/// Of all that a first visit loads, but for the incidents themselves.
const FIRST_VISIT_BUDGET: usize = 870 * 1024;
/// Of all the ground that comes with the page, also what only a closer look asks for.
const BASEMAP_BUDGET: usize = 260_000;

/// Of what other pages load to embed this one.
const EMBED_BUDGET: usize = 3 * 1024;

/// Of what keeps the page on a reader's device: nobody waits for it.
const OFFLINE_CODE_BUDGET: usize = 5 * 1024;

/// Of what makes maps: a person who makes one waits for it, and no reader loads it.
const MAKE_CODE_BUDGET: usize = 1909 * 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Weight {
    path: String,
    part: Part,
    gzip: usize,
}

/// Prints the table, and stops over budget.
pub fn report(workspace: &Workspace) -> Result<()> {
    let weights = weigh(&workspace.dist())?;
    println!("\n{}", table(&weights));
    let note = workspace.notes().join("sizes");
    let before = fs::read_to_string(&note).unwrap_or_default();
    if let Some(stop) = over_budget(&weights, &sizes_from_note(&before)) {
        return Err(stop.into());
    }
    fs::create_dir_all(workspace.notes())?;
    fs::write(note, note_from_weights(&weights))?;
    Ok(())
}

fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for file in files_below(dist)? {
        let path = file
            .strip_prefix(dist)?
            .to_string_lossy()
            .replace('\\', "/");
        let part = Part::from_path(&path);
        if part == Part::NotCounted {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        weights.push(Weight {
            path,
            part,
            gzip: gzip_len(&bytes)?,
        });
    }
    weights.sort_by(|a, b| (a.part, &a.path).cmp(&(b.part, &b.path)));
    Ok(weights)
}

fn gzip_len(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// What is held against a limit.
struct Budget {
    /// In the table, and in the sentence that says that it is over.
    names: [&'static str; 2],
    limit: usize,
    parts: &'static [Part],
}

const BUDGETS: [Budget; 14] = [
    Budget {
        names: ["own code before list and timeline", "our own code"],
        limit: OWN_CODE_BUDGET,
        parts: &[Part::OwnCode],
    },
    Budget {
        names: ["own code that comes later", "our own code that comes later"],
        limit: LATER_CODE_BUDGET,
        parts: &[Part::LaterCode],
    },
    Budget {
        names: ["what reads large files", "what reads large files"],
        limit: WORKER_CODE_BUDGET,
        parts: &[Part::WorkerCode],
    },
    Budget {
        names: ["what reads other files", "what reads other files"],
        limit: IMPORT_CODE_BUDGET,
        parts: &[Part::ImportCode],
    },
    Budget {
        names: ["what reads spreadsheets", "what reads spreadsheets"],
        limit: SHEET_CODE_BUDGET,
        parts: &[Part::SheetCode],
    },
    Budget {
        names: ["what reads overlays"; 2],
        limit: AREAS_CODE_BUDGET,
        parts: &[Part::AreasCode],
    },
    Budget {
        names: ["picture of the first view", "the picture of the first view"],
        limit: PICTURE_BUDGET,
        parts: &[Part::Picture],
    },
    Budget {
        names: ["what keeps the page on a device"; 2],
        limit: OFFLINE_CODE_BUDGET,
        parts: &[Part::OfflineCode],
    },
    Budget {
        names: ["tiles and overlays of a map's own"; 2],
        limit: TILES_CODE_BUDGET,
        parts: &[Part::TilesCode],
    },
    Budget {
        names: ["what maps do after publishing"; 2],
        limit: SINCE_CODE_BUDGET,
        parts: &[Part::SinceCode],
    },
    Budget {
        names: ["what makes maps"; 2],
        limit: MAKE_CODE_BUDGET,
        parts: &[Part::MakeCode],
    },
    Budget {
        names: ["first visit without data", "a first visit without data"],
        limit: FIRST_VISIT_BUDGET,
        parts: &[
            Part::OwnCode,
            Part::MapCode,
            Part::Page,
            Part::Picture,
            Part::Words,
            Part::MapEngine,
            Part::Basemap,
        ],
    },
    Budget {
        names: ["basemap at all zooms", "the basemap"],
        limit: BASEMAP_BUDGET,
        parts: &[Part::Basemap, Part::CloserBasemap, Part::DarkBasemap],
    },
    Budget {
        names: ["the script for other pages", "the script for other pages"],
        limit: EMBED_BUDGET,
        parts: &[Part::Embed],
    },
];

impl Budget {
    fn weights<'w>(&self, weights: &'w [Weight]) -> impl Iterator<Item = &'w Weight> + Clone {
        let parts = self.parts;
        weights
            .iter()
            .filter(move |weight| parts.contains(&weight.part))
    }

    fn sum(&self, weights: &[Weight]) -> usize {
        self.weights(weights).map(|weight| weight.gzip).sum()
    }
}

fn table(weights: &[Weight]) -> String {
    let row = |part: &str, path: &str, gzip: usize| {
        format!("  {part:<15} {path:<48} {:>9}", thousands(gzip))
    };
    let limit = |budget: usize| format!("{:14}of at most {}", "", thousands(budget));
    let mut lines = vec!["Sizes in dist/, gzip -9 bytes:".to_owned()];
    lines.extend(
        weights
            .iter()
            .map(|weight| row(weight.part.name(), &weight.path, weight.gzip)),
    );
    for budget in &BUDGETS {
        lines.push(row("", budget.names[0], budget.sum(weights)));
        lines.push(limit(budget.limit));
    }
    lines.join("\n")
}

/// 294764 -> "294,764"
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn over_budget(weights: &[Weight], before: &BTreeMap<String, usize>) -> Option<Stop> {
    let is_over = |budget: &&Budget| budget.sum(weights) > budget.limit;
    let budget = BUDGETS.iter().find(is_over)?;
    let sum = budget.sum(weights);
    let sentence = format!(
        "{} weighs {} bytes gzipped, {} over its budget of {}.",
        budget.names[1],
        thousands(sum),
        thousands(sum - budget.limit),
        thousands(budget.limit)
    );
    Some(Stop::new(
        sentence,
        culprit(budget.weights(weights), before),
    ))
}

/// The file that grew most since the sizes were last within budget; without such a note, the heaviest.
fn culprit<'a>(
    weights: impl Iterator<Item = &'a Weight> + Clone,
    before: &BTreeMap<String, usize>,
) -> String {
    let growth = |weight: &Weight| {
        before
            .get(&name_without_hash(&weight.path))
            .map_or(0, |was| weight.gzip.saturating_sub(*was))
    };
    let grown = weights
        .clone()
        .max_by_key(|weight| growth(weight))
        .filter(|weight| growth(weight) > 0);
    if let Some(weight) = grown {
        let was = thousands(weight.gzip - growth(weight));
        let now = thousands(weight.gzip);
        return format!(
            "Look at {}, which grew most: from {was} to {now}.",
            weight.path
        );
    }
    let heaviest = weights.max_by_key(|weight| weight.gzip);
    let heaviest = heaviest.map_or("dist/", |weight| weight.path.as_str());
    format!("Look at the heaviest file first, {heaviest}.")
}

fn note_from_weights(weights: &[Weight]) -> String {
    let line = |weight: &Weight| format!("{} {}", weight.gzip, name_without_hash(&weight.path));
    weights.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn sizes_from_note(note: &str) -> BTreeMap<String, usize> {
    let lines = note.lines().filter_map(|line| line.split_once(' '));
    lines
        .filter_map(|(gzip, name)| Some((name.to_owned(), gzip.parse().ok()?)))
        .collect()
}

/// The hashes change with every build: `app-6337f3a73338bf47_bg.wasm` -> `app_bg.wasm`.
fn name_without_hash(path: &str) -> String {
    let is_hash =
        |word: &str| word.len() >= 14 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((stem, rest)) = path.rsplit_once('-') else {
        return path.to_owned();
    };
    let end = rest.find(['.', '_']).unwrap_or(rest.len());
    match rest.split_at_checked(end) {
        Some((hash, tail)) if is_hash(hash) => format!("{stem}{tail}"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(path: &str, gzip: usize) -> Weight {
        Weight {
            path: path.to_owned(),
            part: Part::from_path(path),
            gzip,
        }
    }

    #[test]
    fn sums_are_of_their_parts() {
        let weights = [
            weight("a_bg.wasm", 200),
            weight("index.html", 30),
            weight("vendor/m.mjs", 4),
            weight("data/incidents.geojson", 1),
        ];
        let sums = BUDGETS.map(|budget| budget.sum(&weights));
        assert_eq!(sums, [200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 234, 0, 0]);
    }

    #[test]
    fn a_page_within_its_budgets_passes() {
        let weights = [
            weight("a_bg.wasm", OWN_CODE_BUDGET),
            weight("vendor/m.mjs", FIRST_VISIT_BUDGET - OWN_CODE_BUDGET),
        ];
        assert_eq!(over_budget(&weights, &BTreeMap::new()), None);
    }

    #[test]
    fn over_budget_the_file_that_grew_is_named() {
        let note = format!("{} a_bg.wasm\n50000 style.css\n", OWN_CODE_BUDGET - 75_000);
        let before = sizes_from_note(&note);
        let weights = [
            weight(
                "a-6337f3a73338bf47_bg.wasm",
                OWN_CODE_BUDGET - 75_000 + 2_376,
            ),
            weight("style-ee7a29fa6c6f7812.css", 75_000),
        ];
        let stop = over_budget(&weights, &before).unwrap();
        let what = format!(
            "our own code weighs {} bytes gzipped, 2,376 over its budget of {}.",
            thousands(OWN_CODE_BUDGET + 2_376),
            thousands(OWN_CODE_BUDGET)
        );
        assert_eq!(stop.what, what);
        assert_eq!(
            stop.remedy,
            "Look at style-ee7a29fa6c6f7812.css, which grew most: from 50,000 to 75,000."
        );
    }

    #[test]
    fn over_budget_without_a_past_the_heaviest_is_named() {
        let weights = [
            weight("a_bg.wasm", 1_000),
            weight("vendor/m.mjs", FIRST_VISIT_BUDGET - 400),
        ];
        let stop = over_budget(&weights, &BTreeMap::new()).unwrap();
        let what = format!(
            "a first visit without data weighs {} bytes gzipped, 600 over its budget of {}.",
            thousands(FIRST_VISIT_BUDGET + 600),
            thousands(FIRST_VISIT_BUDGET)
        );
        assert_eq!(stop.what, what);
        assert_eq!(
            stop.remedy,
            "Look at the heaviest file first, vendor/m.mjs."
        );
    }

    #[test]
    fn sizes_are_kept_under_names_without_hashes() {
        assert_eq!(
            name_without_hash("incident-map-6337f3a73338bf47_bg.wasm"),
            "incident-map_bg.wasm"
        );
        assert_eq!(name_without_hash("style-ee7a29fa6c6f7812.css"), "style.css");
        assert_eq!(
            name_without_hash("vendor/maplibre-6.17.0/maplibre-gl.mjs"),
            "vendor/maplibre-6.17.0/maplibre-gl.mjs"
        );
    }
}
