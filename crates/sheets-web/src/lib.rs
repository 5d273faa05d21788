//! Spreadsheets and archives of maps (KMZ) as the page's worker reads them: bytes in, the table of one sheet or the map out, which `crates/import-web` goes on with.

use incidents::model::said::Said;
use wasm_bindgen::prelude::wasm_bindgen;

/// A sheet as a table, or why there is none.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sheet {
    csv: Option<String>,
    notes: Vec<String>,
}

#[wasm_bindgen]
impl Sheet {
    /// The table as CSV, or the KML of a KMZ, once: it is no longer here afterwards. Nothing where there is none.
    pub fn take_csv(&mut self) -> Option<String> {
        self.csv.take()
    }

    /// What was done that its owner should know, or why there is no table; as it is carried.
    #[wasm_bindgen(getter)]
    pub fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}

/// Reads the sheet of a spreadsheet that is a table of incidents, as [`import::sheets::as_csv`] chooses it.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Sheet {
    match import::sheets::as_csv(bytes, None) {
        Ok((csv, notes)) => Sheet {
            csv: Some(csv),
            notes: notes.iter().map(carried).collect(),
        },
        Err(message) => Sheet {
            csv: None,
            notes: vec![carried(&message)],
        },
    }
}

fn carried(said: &Said) -> String {
    said.as_sentence().as_carried().to_owned()
}
