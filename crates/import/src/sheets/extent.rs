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
pub(super) const MAX_CELLS_HELD_THRICE: u64 = MAX_CELLS / 3;

/// How much text the cells may have, each with its own.
const MAX_TEXT: u64 = 400 << 20;

/// How long the content of an `OpenDocument` may be.
const MAX_CONTENT: u64 = 1 << 30;

/// How many cells may stand for each that is filled, where there are more than [`MANY`].
const MAX_BETWEEN: u64 = 64;
pub(super) const MANY: u64 = 4_000_000;

/// What one sheet comes to.
#[derive(Debug, Default)]
pub(super) struct Sheet {
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
    pub(super) fn called(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Cells in a row up to this place, counted from 0, with so much text in all.
    pub(super) fn fill(&mut self, (row, column): (u64, u64), n_cells: u64, n_bytes: u64) {
        self.n_rows = self.n_rows.max(row + 1);
        self.n_columns = self.n_columns.max(column + 1);
        self.n_filled += n_cells;
        self.n_written += n_cells;
        self.n_bytes += n_bytes;
    }

    fn add(&mut self, cell: &calamine::Cell<DataRef<'_>>) {
        let ((row, column), data) = (cell.get_position(), cell.get_value());
        if data.is_empty() {
            return;
        }
        let n_bytes = match data {
            DataRef::String(text) | DataRef::DateTimeIso(text) => text.len() as u64,
            DataRef::SharedString(text) => text.len() as u64,
            _ => 0,
        };
        self.fill((row.into(), column.into()), 1, n_bytes);
    }
}

/// What the sheets of a workbook come to.
#[derive(Debug)]
pub(super) struct Workbook {
    max_cells: u64,
    n_cells: u64,
    n_bytes: u64,
}

impl Workbook {
    pub(super) fn of(max_cells: u64) -> Self {
        Self {
            max_cells,
            n_cells: 0,
            n_bytes: 0,
        }
    }

    /// Adds a sheet, if there is room for it beside those before it.
    pub(super) fn add(&mut self, sheet: &Sheet) -> Result<(), Said> {
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
        let mut sheet = Sheet::called(name);
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
    if content.size() > MAX_CONTENT {
        return Err(too_much(MAX_CELLS_HELD_THRICE, "content.xml"));
    }
    let mut reader = Reader::from_reader(BufReader::new(content));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut content = Content::new();
    let mut buffer = Vec::new();
    while content.state != State::Broken {
        if reader.buffer_position() > MAX_CONTENT {
            return Err(too_much(content.all.max_cells, &content.sheet.name));
        }
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => content.begin(&start),
            Ok(Event::End(end)) => content.end(end.name().0)?,
            Ok(Event::Text(text)) => content.text(text.len() as u64),
            Ok(Event::GeneralRef(_)) => content.text(1),
            Ok(Event::Eof) if matches!(content.state, State::Table | State::Note) => {
                return Err(said!(
                    "expected a whole spreadsheet, but found the sheet {name} cut off: save it again, or save its rows as CSV",
                    quoted(&content.sheet.name)
                ));
            }
            // What is wrong with it is said where it is read.
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => content.other(),
        }
    }
    content.end_table()
}

/// Where in an `OpenDocument` its reader is. It looks for the end of a table, and of a note, even behind the end of the file.
#[derive(Debug, PartialEq)]
enum State {
    Outside,
    Table,
    Row,
    /// In a cell that holds text.
    Text,
    /// In what somebody has noted of a cell.
    Note,
    /// In another cell, inside of so many of its name.
    Passed(String, u32),
    /// Behind something at which it gives up.
    Broken,
}

/// The content of an `OpenDocument` as far as it was looked through.
struct Content {
    state: State,
    all: Workbook,
    sheet: Sheet,
    /// How many rows there are up to this one, and how many it stands for.
    n_rows: u64,
    row_repeats: u64,
    n_columns: u64,
    cell: Option<Cell>,
}

/// A cell in which something stands.
struct Cell {
    repeats: u64,
    n_bytes: u64,
}

impl Content {
    fn new() -> Self {
        Self {
            state: State::Outside,
            all: Workbook::of(MAX_CELLS_HELD_THRICE),
            sheet: Sheet::default(),
            n_rows: 0,
            row_repeats: 1,
            n_columns: 0,
            cell: None,
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) {
        match (&mut self.state, start.name().0) {
            (State::Outside, "table:table") => {
                if let Some(name) = value_of(start, "table:name") {
                    self.sheet.name = name;
                    self.state = State::Table;
                }
            }
            (State::Table, "table:table-row") => {
                self.row_repeats = repeats(start, "table:number-rows-repeated", MOST_ROWS);
                self.n_rows = self.n_rows.saturating_add(self.row_repeats);
                self.n_columns = 0;
                self.state = State::Row;
            }
            (State::Row, name @ ("table:table-cell" | "table:covered-table-cell")) => {
                let repeats = repeats(start, "table:number-columns-repeated", MOST_COLUMNS);
                self.n_columns = self.n_columns.saturating_add(repeats);
                let (cell, has_text) = Cell::of(start, repeats);
                self.cell = cell;
                self.state = match has_text {
                    true => State::Text,
                    false => State::Passed(name.to_owned(), 1),
                };
            }
            (State::Row, _) => self.state = State::Broken,
            (State::Text, "office:annotation") => self.state = State::Note,
            (State::Text, "text:s") => {
                let n_blanks = value_of(start, "text:c").and_then(|count| count.parse().ok());
                self.text(n_blanks.unwrap_or(1));
            }
            (State::Passed(cell, depth), name) if cell == name => *depth += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Said> {
        match (&mut self.state, name) {
            (State::Table, "table:table") => {
                self.state = State::Outside;
                return self.end_table();
            }
            (State::Row, "table:table-row") => self.state = State::Table,
            (State::Row, _) => self.state = State::Broken,
            (State::Note, "office:annotation") => self.state = State::Text,
            (State::Text, "table:table-cell" | "table:covered-table-cell") => self.end_cell(),
            (State::Passed(cell, depth), name) if cell == name => {
                *depth -= 1;
                if *depth == 0 {
                    self.end_cell();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, n_bytes: u64) {
        if self.state == State::Text
            && let Some(cell) = &mut self.cell
        {
            cell.n_bytes = cell.n_bytes.saturating_add(n_bytes);
        }
        self.other();
    }

    /// Between the cells of a row nothing may stand.
    fn other(&mut self) {
        if self.state == State::Row {
            self.state = State::Broken;
        }
    }

    fn end_cell(&mut self) {
        self.state = State::Row;
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
        self.n_rows = 0;
        self.all.add(&std::mem::take(&mut self.sheet))
    }
}

impl Cell {
    /// A cell, unless nothing stands in it: what is repeated there only says how it looks. And whether its value is the text inside of it.
    fn of(start: &BytesStart<'_>, repeats: u64) -> (Option<Self>, bool) {
        let (mut has_value, mut is_text, mut is_error) = (false, false, false);
        let (mut is_blank, mut n_bytes) = (false, None);
        for (name, value) in attributes(start) {
            match name {
                "office:value" | "office:boolean-value" => {
                    has_value = true;
                    n_bytes.get_or_insert(0);
                }
                "office:string-value" | "office:date-value" | "office:time-value" => {
                    is_blank = !has_value && value.is_empty();
                    has_value = true;
                    *n_bytes.get_or_insert(0) += value.len() as u64;
                }
                "table:formula" => *n_bytes.get_or_insert(0) += value.len() as u64,
                "office:value-type" => is_text = value == "string",
                "calcext:value-type" => is_error = value == "error",
                _ => {}
            }
        }
        // Of an error the text is kept beside a value that is blank.
        let has_text = !has_value && is_text || is_error && is_blank;
        if has_text {
            n_bytes.get_or_insert(0);
        }
        (n_bytes.map(|n_bytes| Self { repeats, n_bytes }), has_text)
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
    let (_, value) = attributes(start).find(|(known, _)| *known == name)?;
    let unescaped = unescape(value).map(Cow::into_owned);
    Some(unescaped.unwrap_or_else(|_| value.to_owned()))
}

/// The attributes of an element, as they are written.
fn attributes<'e>(start: &'e BytesStart<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    let mut rest = start.attributes_raw();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_ascii_start();
        let quote = after.chars().next()?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        rest = after;
        Some((name.trim_ascii(), value))
    })
}
