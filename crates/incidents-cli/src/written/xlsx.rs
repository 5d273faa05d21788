//! Records as a spreadsheet.

use std::io;

use incidents::{model::incident::Incident, write::original::Original};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::cells::Cells;

/// How many rows a sheet has, and how many letters a cell, as Excel counts them (UTF-16).
const MAX_ROWS: u32 = 1 << 20;
const MAX_LETTERS: usize = 32_767;

/// How many sentences are said of what it cannot hold.
const MAX_SAID: usize = 20;

/// A sheet while it is filled: the columns of the table in text, each cell a text or a number, none a formula.
pub struct Sheet {
    cells: Cells,
    workbook: Workbook,
    n_rows: u32,
    n_left_out: usize,
    /// What it cannot hold, as far as it is said.
    lost: Vec<String>,
    /// How many cells are cut off beyond those.
    n_more_lost: usize,
    failed: Option<XlsxError>,
}

impl Sheet {
    pub(super) fn new(languages: &[String]) -> Self {
        let mut sheet = Self {
            cells: Cells::new(languages),
            workbook: Workbook::new(),
            n_rows: 0,
            n_left_out: 0,
            lost: Vec::new(),
            n_more_lost: 0,
            failed: None,
        };
        sheet.failed = sheet.begin().err();
        sheet
    }

    fn begin(&mut self) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        let sheet = self.workbook.add_worksheet().set_name("incidents")?;
        for (column, head) in (0..).zip(&self.cells.heads) {
            sheet.write_string_with_format(0, column, head, &bold)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        self.n_rows = 1;
        Ok(())
    }

    pub(super) fn add(&mut self, incident: &Incident, original: &Original) {
        if self.n_rows == MAX_ROWS {
            self.n_left_out += 1;
            return;
        }
        if self.failed.is_none() {
            self.failed = self.row(incident, original).err();
        }
        self.n_rows += 1;
    }

    fn row(&mut self, incident: &Incident, original: &Original) -> Result<(), XlsxError> {
        let cells = self.cells.of(incident, original);
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (column, (cell, head)) in (0..).zip(cells.iter().zip(&self.cells.heads)) {
            if cell.is_empty() {
                continue;
            }
            let is_number = matches!(head, "lng" | "lat" | "uncertainty_m")
                || super::cells::SUMS.contains(&head);
            if let Some(number) = cell.parse::<f64>().ok().filter(|_| is_number) {
                sheet.write_number(self.n_rows, column, number)?;
                continue;
            }
            let held = as_long_as_can_be(cell);
            let is_cut = held.len() < cell.len();
            if is_cut && self.lost.len() == MAX_SAID {
                self.n_more_lost += 1;
            } else if is_cut {
                self.lost.push(format!(
                    "the record {} has a longer {head} than a cell of a spreadsheet can hold (32,767 letters): it is cut off",
                    incident.id
                ));
            }
            sheet.write_string(self.n_rows, column, held)?;
        }
        Ok(())
    }

    /// The spreadsheet, whole or not at all, and what it cannot hold.
    pub(super) fn end(mut self) -> io::Result<(Vec<u8>, Vec<String>)> {
        if self.n_more_lost > 0 {
            let n_more = self.n_more_lost;
            self.lost.push(format!("so it is with {n_more} more cells"));
        }
        if self.n_left_out > 0 {
            self.lost.push(format!(
                "{} records are left out, since a sheet has no more than 1,048,576 rows",
                self.n_left_out
            ));
        }
        let saved = match self.failed {
            Some(error) => Err(error),
            None => self.workbook.save_to_buffer(),
        };
        let failed = |error| format!("the spreadsheet could not be put together ({error})");
        let bytes = saved.map_err(|error| io::Error::other(failed(error)))?;
        Ok((bytes, self.lost))
    }
}

fn as_long_as_can_be(text: &str) -> &str {
    let mut n_letters = 0;
    let end = text.char_indices().find(|(_, c)| {
        n_letters += c.len_utf16();
        n_letters > MAX_LETTERS
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}
