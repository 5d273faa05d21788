//! What every format becomes first: rows with their columns.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::Value;

use crate::values::Cell;

/// Rows of a file, each with a value for each column that it has.
#[derive(Debug, Default)]
pub struct Table {
    /// The columns' names as the file spells them, in the order in which they come.
    pub columns: Vec<String>,
    /// What a row of tags (HXL) says of the columns, if the file has one.
    pub tags: Vec<String>,
    /// Whether we have written it: its texts are texts, whatever is in them.
    pub is_written_by_us: bool,
    positions: HashMap<String, usize>,
    /// Rows of JSON, in the order of the file; a table in text has none.
    objects: Vec<Object>,
    /// Rows of text, in the order of the file; JSON has none.
    lines: Vec<Line>,
    /// What stands in the cells of all rows of text, one behind the other.
    texts: String,
    /// Where in its row each of these cells ends: as many for each row as there are columns.
    ends: Vec<u32>,
    /// Where in each column something stands, once somebody has asked.
    filled: OnceCell<Vec<Filled>>,
}

/// Where in a column something stands: many columns of a wide table are nearly empty, and are asked for often.
#[derive(Clone, Debug, Default)]
struct Filled {
    /// In how many rows.
    n_values: usize,
    /// In which ones first.
    first: Vec<u32>,
}

/// How many rows are kept for each column.
const N_FIRST: usize = 200;

/// A row of JSON: a feature, or an object of a list.
#[derive(Debug, Default)]
pub struct Object {
    /// Line of the file on which it begins, from 1; 0 where nobody knows.
    pub line: u32,
    /// The id that a feature has beside its properties.
    pub id: Value,
    /// A feature's geometry.
    pub geometry: Value,
    /// Columns, in their order, with what stands in them; nothing stands there for what is blank.
    pub cells: Vec<(usize, Value)>,
}

/// A row of text: where its cells begin, and which of the rows it was when it was read.
#[derive(Debug)]
struct Line {
    start: usize,
    nth: u32,
    /// Line of the file on which it begins, from 1.
    begins_on: u32,
    n_filled: u32,
    is_shifted: bool,
}

/// One row: a line of a table, or a feature.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// Its number in the table, from 1.
    pub number: u32,
    table: &'t Table,
}

/// The columns of a row in which something stands, with what does.
#[derive(Debug)]
pub struct Cells<'t> {
    /// Those of a row of JSON.
    values: std::slice::Iter<'t, (usize, Value)>,
    /// Where those of a row of text end, and the text from the first of them on.
    ends: std::iter::Enumerate<std::slice::Iter<'t, u32>>,
    text: &'t str,
    passed: usize,
}

impl<'t> Iterator for Cells<'t> {
    type Item = (usize, Cell<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((column, value)) = self.values.next() {
            return Some((*column, Cell::of(value)));
        }
        loop {
            let (column, end) = self.ends.next()?;
            let start = std::mem::replace(&mut self.passed, *end as usize);
            if start < self.passed {
                let text = self.text.get(start..self.passed).unwrap_or_default();
                return Some((column, Cell::Text(text)));
            }
        }
    }
}

impl<'t> Row<'t> {
    fn object(self) -> Option<&'t Object> {
        self.table.objects.get(self.number as usize - 1)
    }

    fn text_line(self) -> Option<&'t Line> {
        self.table.lines.get(self.number as usize - 1)
    }

    /// What stands in a column.
    pub fn cell(self, column: usize) -> Option<Cell<'t>> {
        let Some(object) = self.object() else {
            let text = self.text(column);
            return (!text.is_empty()).then_some(Cell::Text(text));
        };
        let cells = &object.cells;
        // In a row without blanks each stands in its place.
        if let Some((at, value)) = cells.get(column)
            && *at == column
        {
            return Some(Cell::of(value));
        }
        let at = cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
        cells.get(at).map(|(_, value)| Cell::of(value))
    }

    fn text(self, column: usize) -> &'t str {
        let Some(line) = self.text_line() else {
            return "";
        };
        let ends = self.table.ends_of(line);
        let end = |at: usize| ends.get(at).copied();
        let Some(end_of_cell) = end(column) else {
            return "";
        };
        let before = column.checked_sub(1).and_then(end).unwrap_or(0);
        let range = line.start + before as usize..line.start + end_of_cell as usize;
        self.table.texts.get(range).unwrap_or_default()
    }

    /// In how many columns something stands.
    pub fn n_filled(self) -> usize {
        let object = self.object().map(|object| object.cells.len());
        let line = || self.text_line().map(|line| line.n_filled as usize);
        object.or_else(line).unwrap_or(0)
    }

    /// The columns in which something stands, in their order, with what does.
    pub fn cells(self) -> Cells<'t> {
        let values = self.object().map_or(&[][..], |object| &object.cells);
        let (ends, text) = match self.text_line() {
            Some(line) if values.is_empty() => (self.table.ends_of(line), self.table.rest(line)),
            _ => (&[][..], ""),
        };
        Cells {
            values: values.iter(),
            ends: ends.iter().enumerate(),
            text,
            passed: 0,
        }
    }

    /// Line of the file on which it begins, from 1; 0 where nobody knows.
    pub fn line(self) -> u32 {
        let object = self.object().map(|object| object.line);
        object
            .or_else(|| Some(self.text_line()?.begins_on))
            .unwrap_or(0)
    }

    /// The id that a feature has beside its properties.
    pub fn id(self) -> Option<&'t Value> {
        self.object()
            .map(|object| &object.id)
            .filter(|id| !id.is_null())
    }

    /// A feature's geometry.
    pub fn geometry(self) -> Option<&'t Value> {
        self.object()
            .map(|object| &object.geometry)
            .filter(|geometry| !geometry.is_null())
    }

    /// Whether its cells may stand under other heads than their own.
    pub fn is_shifted(self) -> bool {
        self.text_line().is_some_and(|line| line.is_shifted)
    }
}

impl Table {
    /// Where in a row of text its cells end.
    fn ends_of(&self, line: &Line) -> &[u32] {
        let n_columns = self.columns.len();
        let first = line.nth as usize * n_columns;
        self.ends.get(first..first + n_columns).unwrap_or_default()
    }

    /// The text from a row of it on.
    fn rest(&self, line: &Line) -> &str {
        self.texts.get(line.start..).unwrap_or_default()
    }

    /// The position of the column of this name, which is made where there is none.
    pub fn column(&mut self, name: &str) -> usize {
        if let Some(at) = self.positions.get(name) {
            return *at;
        }
        self.columns.push(name.to_owned());
        self.positions
            .insert(name.to_owned(), self.columns.len() - 1);
        self.columns.len() - 1
    }

    /// Whether there is a column of this name.
    pub fn has_column(&self, name: &str) -> bool {
        self.positions.contains_key(name)
    }

    /// The name of a column.
    pub fn name(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }

    /// Adds a value to a row: an object that is not ours becomes a column for each of its members.
    pub fn add(&mut self, row: &mut Object, name: &str, value: Value, is_nested: bool) {
        match value {
            Value::Null => {}
            Value::String(text) if text.trim().is_empty() => {}
            Value::Object(members) if !is_nested && is_flat(name, &members) => {
                for (member, value) in members {
                    self.add(row, &format!("{name}.{member}"), value, true);
                }
            }
            value => {
                let column = self.column(name);
                row.cells.push((column, value));
            }
        }
    }

    /// Adds a row of JSON. Of two values in one column the first stays.
    pub fn push(&mut self, mut row: Object) {
        row.cells.sort_by_key(|(column, _)| *column);
        row.cells.dedup_by_key(|(column, _)| *column);
        self.objects.push(row);
    }

    /// Makes room for the texts of a file of so many bytes.
    pub fn reserve(&mut self, n_bytes: usize) {
        self.texts.reserve_exact(n_bytes);
    }

    /// Begins a row of text, into which [`Self::push_text`] puts a cell for each column.
    pub fn push_line(&mut self, line: u32, is_shifted: bool) {
        self.lines.push(Line {
            start: self.texts.len(),
            nth: self.lines.len() as u32,
            begins_on: line,
            n_filled: 0,
            is_shifted,
        });
    }

    /// The next cell of the last row.
    pub fn push_text(&mut self, text: &str) {
        self.texts.push_str(text);
        if let Some(line) = self.lines.last_mut() {
            line.n_filled += u32::from(!text.is_empty());
            self.ends.push((self.texts.len() - line.start) as u32);
        }
    }

    /// All cells of the last row at once: their texts one behind the other, and where each ends; one without an end is blank.
    pub fn push_texts(&mut self, texts: &str, ends: impl Iterator<Item = Option<usize>>) {
        let Some(line) = self.lines.last_mut() else {
            return;
        };
        let mut passed = 0;
        for end in ends {
            let end = end.unwrap_or(passed);
            line.n_filled += u32::from(end > passed);
            self.ends.push(end as u32);
            passed = end;
        }
        self.texts.push_str(texts.get(..passed).unwrap_or_default());
    }

    /// Forgets the last row of text.
    pub fn drop_last(&mut self) {
        self.lines.pop();
        self.filled.take();
    }

    /// Keeps the rows of text for which this holds.
    pub fn retain(&mut self, mut is_kept: impl FnMut(Row<'_>) -> bool) {
        let kept: Vec<bool> = self.rows().map(&mut is_kept).collect();
        let mut kept = kept.into_iter();
        self.lines.retain(|_| kept.next().unwrap_or(true));
        self.filled.take();
    }

    /// How many rows there are.
    pub fn n_rows(&self) -> usize {
        self.objects.len() + self.lines.len()
    }

    /// The row of a number, from 1.
    pub fn row(&self, number: u32) -> Option<Row<'_>> {
        let is_there = (1..=self.n_rows()).contains(&(number as usize));
        is_there.then_some(Row {
            number,
            table: self,
        })
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (1..=self.n_rows() as u32).map(|number| Row {
            number,
            table: self,
        })
    }

    /// What stands in a column, from the first row to the last.
    pub fn values(&self, column: usize) -> impl Iterator<Item = Cell<'_>> {
        let (n_values, first) = match self.filled().get(column) {
            Some(filled) => (filled.n_values, filled.first.as_slice()),
            None => (0, &[][..]),
        };
        let others = match first.last() {
            Some(last) if n_values > first.len() => last + 1..self.n_rows() as u32 + 1,
            _ => 0..0,
        };
        let numbers = first.iter().copied().chain(others);
        numbers.filter_map(move |number| self.row(number)?.cell(column))
    }

    /// In how many rows something stands in a column.
    pub fn n_values(&self, column: usize) -> usize {
        let filled = self.filled().get(column);
        filled.map_or(0, |filled| filled.n_values)
    }

    fn filled(&self) -> &[Filled] {
        self.filled.get_or_init(|| {
            let mut columns = vec![Filled::default(); self.columns.len()];
            for row in self.rows() {
                for (column, _) in row.cells() {
                    let column = &mut columns[column];
                    column.n_values += 1;
                    if column.first.len() < N_FIRST {
                        column.first.push(row.number);
                    }
                }
            }
            columns
        })
    }
}

/// Whether an object only groups columns: it has plain values, is no member of our records, and is more than a date, a place or a text.
fn is_flat(name: &str, members: &serde_json::Map<String, Value>) -> bool {
    const DATES: [&str; 4] = ["begin", "start", "end", "$date"];
    const PLACES: [&str; 8] = [
        "lat",
        "latitude",
        "lng",
        "lon",
        "longitude",
        "x",
        "y",
        "coordinates",
    ];
    let is_plain = |value: &Value| !value.is_object() && !value.is_array();
    let has = |names: &[&str]| {
        members
            .keys()
            .any(|member| names.contains(&member.as_str()))
    };
    let is_place_alone = has(&PLACES)
        && members.keys().all(|member| {
            PLACES.contains(&member.as_str())
                || ["type", "alt", "altitude"].contains(&member.as_str())
        });
    let is_whole = has(&DATES) || has(&["value"]) || is_place_alone;
    let is_ours = incidents::schema::names::FieldMap::own_name(name)
        .is_some_and(|own| own != "place")
        || name == "original";
    !is_whole && !is_ours && members.values().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &Table, column: usize) -> Vec<&str> {
        table.values(column).filter_map(Cell::text).collect()
    }

    #[test]
    fn a_column_is_found_however_far_down_it_is_filled() {
        let mut table = Table::default();
        for name in ["a", "b", "c"] {
            table.column(name);
        }
        let n_rows = N_FIRST as u32 + 50;
        for number in 1..=n_rows {
            table.push_line(number + 1, false);
            let last = if number == n_rows { "y" } else { "" };
            for text in ["x", "", last] {
                table.push_text(text);
            }
        }
        let filled = [0, 1, 2].map(|column| table.n_values(column));
        assert_eq!(filled, [n_rows as usize, 0, 1]);
        assert_eq!(texts(&table, 0), vec!["x"; n_rows as usize]);
        assert_eq!(texts(&table, 2), ["y"]);
        table.retain(|row| row.number != 1);
        assert_eq!(texts(&table, 2), ["y"]);
        assert_eq!(table.row(1).map(Row::line), Some(3));
        assert_eq!(table.rows().map(Row::n_filled).max(), Some(2));
    }

    #[test]
    fn of_two_values_in_one_column_the_first_stays() {
        let mut table = Table::default();
        let mut row = Object::default();
        for (name, value) in [("b", "1"), ("a", "2"), ("b", "3")] {
            table.add(&mut row, name, value.into(), false);
        }
        table.push(row);
        assert_eq!((texts(&table, 0), texts(&table, 1)), (vec!["1"], vec!["2"]));
    }
}
