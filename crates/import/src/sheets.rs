//! Spreadsheets (XLSX, XLS, ODS): one of their sheets as a table in text. And KMZ, an archive as they are: its KML.

mod caught;
mod compound;
mod extent;
mod kmz;

use std::io::Cursor;

use crate::beginnings::COMPOUND;
use crate::delimited::BREAK;
use calamine::{
    Data, Error, OdsError, Range, Reader as _, Sheets, Xls, XlsError, XlsbError, XlsxError,
    open_workbook_auto_from_rs,
};
use chrono::{NaiveDate, NaiveTime, Timelike as _};
use incidents::model::message::quoted;
use incidents::model::said::{Said, Sentence};
use incidents::said;

use caught::caught;

/// A sheet of a workbook as CSV in which row 7 is on line 7, and what was done that its owner should know: the sheet of this name, or of this
/// number from 1; else the first that has several columns, else the one with the most rows. Of a KMZ it is its KML, which
/// [`crate::import_sheet`] knows.
///
/// An error says why nothing can be read.
pub fn as_csv(bytes: &[u8], wanted: Option<&str>) -> Result<(String, Vec<Said>), Said> {
    if let Some(kml) = kmz::kml(bytes) {
        return kml;
    }
    caught(|| read(bytes, wanted)).unwrap_or_else(|| Err(broken(bytes)))
}

fn read(bytes: &[u8], wanted: Option<&str>) -> Result<(String, Vec<Said>), Said> {
    let bytes = if bytes.starts_with(COMPOUND) {
        compound::modest(bytes)?
    } else {
        extent::of_archive(bytes)?;
        bytes.into()
    };
    let mut workbook = opened(&bytes)?;
    extent::of_workbook(&mut workbook)?;
    let mut sheets: Vec<(String, Range<Data>)> = workbook.worksheets();
    let at = if let Some(wanted) = wanted {
        at_name(&sheets, wanted)?
    } else {
        sheets.retain(|(_, sheet)| sheet.height() > 0);
        let of_incidents = sheets.iter().position(|(_, sheet)| is_table(sheet));
        let rows = |at: &usize| sheets[*at].1.height();
        let largest = || (0..sheets.len()).rev().max_by_key(rows);
        of_incidents.or_else(largest).unwrap_or_default()
    };
    if at >= sheets.len() {
        return Err(said!("expected rows in the spreadsheet, but all its sheets are empty").into());
    }
    let (name, sheet) = sheets.remove(at);
    let mut notes = vec![said!(
        "the file is a spreadsheet: its sheet {name} is read",
        quoted(&name)
    )];
    if wanted.is_none() && !sheets.is_empty() {
        notes.push(said!(
            "its other sheets are not read ({sheets}): save the one that you mean as CSV, or move it to the front",
            names_of(&sheets)
        ));
    }
    let csv = csv(&sheet).map_err(|_cause| {
        said!("expected rows in the sheet {name}, but they cannot be put together: save the sheet as CSV", quoted(&name))
    })?;
    Ok((csv, notes))
}

/// Said of a spreadsheet that nobody can open without its password.
const PASSWORD: Sentence<'static> = said!(
    "expected a spreadsheet that anybody can open, but found one with a password: take the password away, or save the sheet as CSV"
);

/// The workbook in these bytes, for which there is room.
fn opened(bytes: &[u8]) -> Result<Sheets<Cursor<&[u8]>>, Said> {
    let file = Cursor::new(bytes);
    if !bytes.starts_with(COMPOUND) {
        return open_workbook_auto_from_rs(file).map_err(|error| cause(bytes, &error));
    }
    let workbook = Xls::new(file).map_err(|error| cause(bytes, &Error::Xls(error)))?;
    Ok(Sheets::Xls(workbook))
}

/// Of records that are shorter than they should be the crates take more than there is.
fn broken(bytes: &[u8]) -> Said {
    match bytes.starts_with(COMPOUND) {
        true => compound::damaged(),
        false => damaged(),
    }
}

fn damaged() -> Said {
    said!(
        "expected a whole spreadsheet, but found one that is damaged or cut off: open it, and save it again or save the sheet as CSV"
    )
    .into()
}

/// Why a file is no spreadsheet, in our words: those of who takes it apart are English, and tell nobody what to do.
fn cause(bytes: &[u8], error: &Error) -> Said {
    match error {
        Error::Xlsx(XlsxError::Password)
        | Error::Xlsb(XlsbError::Password)
        | Error::Xls(XlsError::Password)
        | Error::Ods(OdsError::Password) => PASSWORD.into(),
        _ if has_sheets(bytes) => damaged(),
        _ => said!(
            "expected a spreadsheet or text, but found an archive that is none: unpack it, or save the sheet as CSV"
        )
        .into(),
    }
}

/// Whether names stand in an archive that only spreadsheets have.
fn has_sheets(bytes: &[u8]) -> bool {
    const NAMES: [&[u8]; 4] = [
        b"xl/",
        b"content.xml",
        b"Workbook",
        b"W\0o\0r\0k\0b\0o\0o\0k\0",
    ];
    let has = |name: &&[u8]| memchr::memmem::find(bytes, name).is_some();
    NAMES.iter().any(has)
}

fn names_of(sheets: &[(String, Range<Data>)]) -> String {
    let names: Vec<String> = sheets.iter().map(|(name, _)| quoted(name)).collect();
    names.join(", ")
}

/// Which sheet has this name, in whatever capitals, or this number from 1.
fn at_name(sheets: &[(String, Range<Data>)], wanted: &str) -> Result<usize, Said> {
    let folded = wanted.trim().to_lowercase();
    let has_name = |(name, _): &(String, Range<Data>)| name.trim().to_lowercase() == folded;
    let numbered = || {
        let number: usize = folded.parse().ok()?;
        number.checked_sub(1).filter(|at| *at < sheets.len())
    };
    let found = sheets.iter().position(has_name).or_else(numbered);
    found.ok_or_else(|| {
        said!(
            "expected a sheet of the spreadsheet, but found none that is called {name}: it has {sheets}",
            quoted(wanted),
            names_of(sheets)
        )
    })
}

/// Whether several of the first rows have three cells or more: notes and lists of codes have fewer.
fn is_table(sheet: &Range<Data>) -> bool {
    const FIRST_ROWS: usize = 20;
    let n_filled = |row: &[Data]| row.iter().filter(|cell| **cell != Data::Empty).count();
    let rows = sheet.rows().take(FIRST_ROWS);
    rows.filter(|row| n_filled(row) > 2).count() > 1
}

fn csv(sheet: &Range<Data>) -> Result<String, csv::Error> {
    let (first_row, first_column) = sheet.start().unwrap_or_default();
    let mut text: Vec<u8> = vec![b'\n'; first_row as usize];
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(&mut text);
    for row in sheet.rows() {
        let before = (0..first_column).map(|_| String::new());
        writer.write_record(before.chain(row.iter().map(cell)))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A cell as a reader of the sheet sees it; a day is written with the year first.
fn cell(data: &Data) -> String {
    match data {
        Data::String(text) => text
            .replace("\r\n", "\n")
            .replace(['\n', '\r'], &BREAK.to_string()),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(is) => is.to_string(),
        Data::DateTime(moment) => moment.as_datetime().map_or_else(
            || moment.as_f64().to_string(),
            |moment| {
                let (day, time) = (moment.date(), moment.time());
                // A time alone is a part of the first day of all.
                let is_time = NaiveDate::from_ymd_opt(1900, 1, 1).is_some_and(|first| day < first);
                let clock = clock(time);
                match (is_time, time.num_seconds_from_midnight()) {
                    (true, _) => clock,
                    (false, 0) => day.to_string(),
                    (false, _) => format!("{day} {clock}"),
                }
            },
        ),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Empty | Data::Error(_) => String::new(),
    }
}

fn clock(time: NaiveTime) -> String {
    format!(
        "{:02}:{:02}:{:02}",
        time.hour(),
        time.minute(),
        time.second()
    )
}
