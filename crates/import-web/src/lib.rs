//! `import` as the page's worker calls it: bytes in; records in our schema, and what was understood, out.
//!
//! A module and a memory of its own: no first visit weighs more for it. `crates/worker-web/src/import.rs` is the other end.

use import::mapping::Mapping;
use import::{Imported, Options, import, import_sheet, unread};
use incidents::config::MapConfig;
use incidents::model::civil::{Minute, Span};
use incidents::model::edition::Version;
use incidents::model::report::Report;
use incidents::model::said::Said;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a file was understood as.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Understood {
    geojson: Vec<u8>,
    problems: Vec<u8>,
    columns: Vec<u8>,
    report: Vec<u8>,
    names: Vec<String>,
    mapping: Option<String>,
}

#[wasm_bindgen]
impl Understood {
    /// `GeoJSON` that the engine reads, once: it is no longer here afterwards.
    pub fn take_geojson(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.geojson)
    }

    /// The columns of the engine, once; none where it reads the `GeoJSON` itself.
    pub fn take_columns(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.columns)
    }

    /// What the engine found on the way into these columns, as the bytes of a report.
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> Vec<u8> {
        self.report.clone()
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

/// What a file is read with.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Wanted {
    map_file: Vec<u8>,
    today: i32,
    as_of: Option<Span>,
    short: Version,
}

#[wasm_bindgen]
impl Wanted {
    /// The map file says what columns are called; `today` is the reader's, as a number of days since 1970; `as_of` has the first and the last
    /// minute of the data set's day, if it has one; `short` is what the bytes of the file come to.
    #[wasm_bindgen(constructor)]
    pub fn new(map_file: Vec<u8>, today: i32, as_of: &[i32], short: u32) -> Self {
        Self {
            map_file,
            today,
            as_of: match as_of {
                [start, end] => Span::new(Minute(*start), Minute(*end)),
                _ => None,
            },
            short: Version::Short(short),
        }
    }
}

/// Reads a file.
#[wasm_bindgen]
pub fn understand(bytes: Vec<u8>, wanted: &Wanted) -> Understood {
    reading(wanted, |options| import(bytes, options))
}

/// Reads the table that a spreadsheet holds, or the map of a KMZ; without one, `notes` says why there is none. Notes are as they are carried.
#[wasm_bindgen]
pub fn understand_sheet(csv: Option<String>, notes: Vec<String>, wanted: &Wanted) -> Understood {
    let mut notes = notes.into_iter();
    reading(wanted, |options| match csv {
        Some(csv) => import_sheet(csv, notes.map(Said::from_carried).collect(), options),
        None => unread(&[], options, notes.next().map(Said::from_carried)),
    })
}

fn reading(wanted: &Wanted, read: impl FnOnce(&Options<'_>) -> Imported) -> Understood {
    let fields = MapConfig::fields_of(&wanted.map_file);
    let imported = read(&Options {
        fields: &fields,
        sheet: None,
        today: wanted.today,
        wants_columns: true,
    });
    let columns = imported.columns.map(|builder| builder.finish(wanted.as_of));
    let (columns, found) = columns.map_or_else(Default::default, |(store, found)| {
        let store = store.of_file(wanted.short);
        (store.to_bytes(), found.to_bytes())
    });
    let mut report = Report::default();
    report.put_first(imported.problems);
    let mapping = imported.mapping;
    let names = mapping.iter().flat_map(Mapping::names);
    Understood {
        geojson: imported.geojson,
        problems: report.to_bytes(),
        columns,
        report: found,
        names: names
            .flat_map(|(member, column)| [member.to_owned(), column.to_owned()])
            .collect(),
        mapping: mapping
            .as_ref()
            .and_then(|mapping| serde_json::to_string(&mapping.columns).ok()),
    }
}
