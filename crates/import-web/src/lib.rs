//! `import` as the page's worker calls it: bytes in; records in our schema, and what was understood, out.
//!
//! A module and a memory of its own: no first visit weighs more for it. `crates/worker-web/src/import.rs` is the other end.

use import::mapping::Mapping;
use import::{Imported, Options, import, import_sheet, unread};
use incidents::config::MapConfig;
use incidents::model::report::Report;
use incidents::model::said::Said;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a file was understood as.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Understood {
    geojson: Vec<u8>,
    problems: Vec<u8>,
    names: Vec<String>,
    mapping: Option<String>,
}

#[wasm_bindgen]
impl Understood {
    /// `GeoJSON` that the engine reads, once: it is no longer here afterwards.
    pub fn take_geojson(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.geojson)
    }

    /// What was found, as the bytes of a report.
    #[wasm_bindgen(getter)]
    pub fn problems(&self) -> Vec<u8> {
        self.problems.clone()
    }

    /// Members of our records, each followed by the only column that it was taken from.
    #[wasm_bindgen(getter)]
    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// What each column was taken for, as a list in JSON; nothing where the file was left as it is.
    #[wasm_bindgen(getter)]
    pub fn mapping(&self) -> Option<String> {
        self.mapping.clone()
    }
}

/// Whether a file that begins so is a spreadsheet or another archive, which another program makes a table or a map of first.
#[wasm_bindgen]
pub fn is_sheet(bytes: &[u8]) -> bool {
    import::is_sheet(bytes)
}

/// Reads a file. The map file says what its columns are called; `today` is the reader's, as a number of days since 1970.
#[wasm_bindgen]
pub fn understand(bytes: Vec<u8>, map_file: &[u8], today: i32) -> Understood {
    reading(map_file, today, |options| import(bytes, options))
}

/// Reads the table that a spreadsheet holds, or the map of a KMZ; without one, `notes` says why there is none. Notes are as they are carried.
#[wasm_bindgen]
pub fn understand_sheet(
    csv: Option<String>,
    notes: Vec<String>,
    map_file: &[u8],
    today: i32,
) -> Understood {
    let mut notes = notes.into_iter();
    reading(map_file, today, |options| match csv {
        Some(csv) => import_sheet(csv, notes.map(Said::from_carried).collect(), options),
        None => unread(&[], options, notes.next().map(Said::from_carried)),
    })
}

fn reading(map_file: &[u8], today: i32, read: impl FnOnce(&Options<'_>) -> Imported) -> Understood {
    let fields = MapConfig::fields_of(map_file);
    let imported = read(&Options {
        fields: &fields,
        sheet: None,
        today,
    });
    let mut report = Report::default();
    report.put_first(imported.problems);
    let mapping = imported.mapping;
    let names = mapping.iter().flat_map(Mapping::names);
    Understood {
        geojson: imported.geojson,
        problems: report.to_bytes(),
        names: names
            .flat_map(|(member, column)| [member.to_owned(), column.to_owned()])
            .collect(),
        mapping: mapping
            .as_ref()
            .and_then(|mapping| serde_json::to_string(&mapping.columns).ok()),
    }
}
