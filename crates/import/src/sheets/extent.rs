//! How much a workbook comes to, told before it is taken apart: a few bytes of it may stand for a thousand million cells.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read, Seek};

use calamine::{DataRef, DataType as _, Reader as _, Sheets};
use incidents::model::message::quoted;
use incidents::model::said::Said;
use incidents::said;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// How many cells the sheets of a workbook may have, empty ones between others among them: a million rows of fifty columns.
const MAX_CELLS: u64 = 50_000_000;

/// How many where each is held three times while it is read, as those of `OpenDocument` are.
const MAX_CELLS_HELD_THRICE: u64 = MAX_CELLS / 3;

/// How much text the cells may have, each with its own.
const MAX_TEXT: u64 = 400 << 20;

/// How long the content of an `OpenDocument` may be.
const MAX_CONTENT: u64 = 1 << 30;

/// How many cells may stand for each that is filled, where there are more than [`MANY`].
const MAX_BETWEEN: u64 = 64;
const MANY: u64 = 4_000_000;

/// What one sheet comes to.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    n_rows: u64,
    n_columns: u64,
    /// In how many cells something stands.
    n_filled: u64,
    /// How many of them are written as such; one that is said to be repeated is one.
    n_written: u64,
    /// How long their texts are, repeated ones as often as they are.
    n_bytes: u64,
}

impl Sheet {
    fn add(&mut self, cell: &calamine::Cell<DataRef<'_>>) {
        let ((row, column), data) = (cell.get_position(), cell.get_value());
        if data.is_empty() {
            return;
        }
        self.n_rows = self.n_rows.max(u64::from(row) + 1);
        self.n_columns = self.n_columns.max(u64::from(column) + 1);
        self.n_filled += 1;
        self.n_written += 1;
        self.n_bytes += match data {
            DataRef::String(text) | DataRef::DateTimeIso(text) => text.len() as u64,
            DataRef::SharedString(text) => text.len() as u64,
            _ => 0,
        };
    }
}

/// What the sheets of a workbook come to.
#[derive(Debug)]
struct Workbook {
    max_cells: u64,
    n_cells: u64,
    n_bytes: u64,
}

impl Workbook {
    fn of(max_cells: u64) -> Self {
        Self {
            max_cells,
            n_cells: 0,
            n_bytes: 0,
        }
    }

    /// Adds a sheet, if there is room for it beside those before it.
    fn add(&mut self, sheet: &Sheet) -> Result<(), Said> {
        let n_cells = sheet.n_rows.saturating_mul(sheet.n_columns);
        let is_more_than = |n: u64| n_cells > MANY && n_cells / MAX_BETWEEN > n;
        if is_more_than(sheet.n_filled) {
            return Err(said!(
                "expected cells that stand together, but found some at the far ends of the sheet {name}: it is not read, so delete them, or save the rows as CSV",
                quoted(&sheet.name)
            ));
        }
        if is_more_than(sheet.n_written) {
            return Err(said!(
                "expected rows in the sheet {name}, but found cells that are repeated until they are millions: it is not read, so delete them, or save the rows as CSV",
                quoted(&sheet.name)
            ));
        }
        self.n_cells = self.n_cells.saturating_add(n_cells);
        self.n_bytes = self.n_bytes.saturating_add(sheet.n_bytes);
        match self.n_cells > self.max_cells || self.n_bytes > MAX_TEXT {
            true => Err(too_much(self.max_cells, &sheet.name)),
            false => Ok(()),
        }
    }
}

fn too_much(max_cells: u64, name: &str) -> Said {
    said!(
        "expected at most {count} million cells with 400 MB of text in a spreadsheet, but found more in {name}, repeated ones counted: divide it, or save the rows that are meant as CSV",
        (max_cells / 1_000_000) as usize,
        quoted(name)
    )
}

/// Whether there is room for the sheets of a workbook that is taken apart sheet by sheet.
pub(super) fn of_workbook<R: Read + Seek>(workbook: &mut Sheets<R>) -> Result<(), Said> {
    let mut all = Workbook::of(MAX_CELLS);
    for name in workbook.sheet_names() {
        let mut sheet = Sheet {
            name,
            ..Sheet::default()
        };
        // What is wrong with a sheet is said where it is read.
        match workbook {
            Sheets::Xlsx(book) => {
                if let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) {
                    while let Ok(Some(cell)) = cells.next_cell() {
                        sheet.add(&cell);
                    }
                }
            }
            Sheets::Xlsb(book) => {
                if let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) {
                    while let Ok(Some(cell)) = cells.next_cell() {
                        sheet.add(&cell);
                    }
                }
            }
            Sheets::Xls(_) | Sheets::Ods(_) => {}
        }
        all.add(&sheet)?;
    }
    Ok(())
}

/// Whether there is room for what is taken apart as a whole: the texts that the cells of a workbook share, and an `OpenDocument`.
pub(super) fn of_archive(bytes: &[u8]) -> Result<(), Said> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index_raw(at) else {
            continue;
        };
        let name = file.name().unwrap_or_default();
        if name.to_ascii_lowercase().contains("sharedstrings") && file.size() > MAX_TEXT {
            return Err(too_much(MAX_CELLS, &name));
        }
    }
    let Ok(content) = archive.by_name("content.xml") else {
        return Ok(());
    };
    let mut reader = Reader::from_reader(BufReader::new(content.take(MAX_CONTENT)));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut content = Content::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => content.begin(&start)?,
            Ok(Event::End(end)) => content.end(end.name().0)?,
            Ok(Event::Text(text)) => content.text(text.len() as u64),
            // What is wrong with it is said where it is read.
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => content.text(1),
        }
    }
    if reader.buffer_position() >= MAX_CONTENT {
        return Err(too_much(content.all.max_cells, &content.sheet.name));
    }
    content.end_table()
}

/// The content of an `OpenDocument` as far as it was looked through.
struct Content {
    all: Workbook,
    sheet: Sheet,
    /// The rows up to this one, and how many it is.
    n_rows: u64,
    row_repeats: u64,
    n_columns: u64,
    cell: Option<Cell>,
}

/// A cell in which something stands.
struct Cell {
    repeats: u64,
    n_bytes: u64,
    has_text: bool,
}

impl Content {
    fn new() -> Self {
        Self {
            all: Workbook::of(MAX_CELLS_HELD_THRICE),
            sheet: Sheet::default(),
            n_rows: 0,
            row_repeats: 1,
            n_columns: 0,
            cell: None,
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Said> {
        match start.name().0 {
            "table:table" => {
                self.end_table()?;
                self.sheet.name = value_of(start, "table:name").unwrap_or_default();
            }
            "table:table-row" => {
                self.row_repeats = repeats(start, "table:number-rows-repeated", MOST_ROWS);
                self.n_rows = self.n_rows.saturating_add(self.row_repeats);
                self.n_columns = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.end_cell();
                let repeats = repeats(start, "table:number-columns-repeated", MOST_COLUMNS);
                self.n_columns = self.n_columns.saturating_add(repeats);
                self.cell = Cell::of(start, repeats);
            }
            "text:s" => {
                let n_blanks = value_of(start, "text:c").and_then(|count| count.parse().ok());
                self.text(n_blanks.unwrap_or(1));
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, n_bytes: u64) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.has_text) {
            cell.n_bytes = cell.n_bytes.saturating_add(n_bytes);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Said> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table" => return self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let sheet = &mut self.sheet;
        sheet.n_rows = self.n_rows.min(MOST_ROWS);
        sheet.n_columns = sheet.n_columns.max(self.n_columns.min(MOST_COLUMNS));
        sheet.n_written += 1;
        let n_cells = cell.repeats.saturating_mul(self.row_repeats);
        sheet.n_filled = sheet.n_filled.saturating_add(n_cells);
        let n_bytes = cell.n_bytes.saturating_mul(n_cells);
        sheet.n_bytes = sheet.n_bytes.saturating_add(n_bytes);
    }

    fn end_table(&mut self) -> Result<(), Said> {
        self.end_cell();
        self.n_rows = 0;
        self.all.add(&std::mem::take(&mut self.sheet))
    }
}

impl Cell {
    /// Nothing where nothing stands in it: what is repeated there only says how it looks.
    fn of(start: &BytesStart<'_>, repeats: u64) -> Option<Self> {
        let mut cell = None;
        for attribute in start.attributes().with_checks(false).flatten() {
            let is_text = match attribute.key.0 {
                "office:string-value"
                | "office:date-value"
                | "office:time-value"
                | "table:formula" => true,
                "office:value"
                | "office:boolean-value"
                | "office:value-type"
                | "calcext:value-type" => false,
                _ => continue,
            };
            let cell = cell.get_or_insert(Self {
                repeats,
                n_bytes: 0,
                has_text: false,
            });
            if is_text {
                cell.n_bytes += attribute.value.len() as u64;
            }
            cell.has_text |= matches!(attribute.value.as_ref(), "string" | "error");
        }
        cell
    }
}

/// No sheet has more.
const MOST_ROWS: u64 = 1 << 20;
const MOST_COLUMNS: u64 = 1 << 14;

/// How often a row or a cell is there; as often as can be where nobody can tell.
fn repeats(start: &BytesStart<'_>, name: &str, most: u64) -> u64 {
    let repeats = value_of(start, name).map(|repeats| repeats.parse().unwrap_or(most));
    repeats.unwrap_or(1).min(most)
}

fn value_of(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let attribute = attributes.find(|attribute| attribute.key.0 == name)?;
    let value = unescape(&attribute.value).map(Cow::into_owned);
    Some(value.unwrap_or_else(|_| attribute.value.to_string()))
}
