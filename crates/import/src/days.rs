//! The date of each row: columns decide what one value leaves open.

use std::collections::BTreeMap;

use incidents::model::when::When;
use serde_json::Value;

use crate::Options;
use crate::clock::Clock;
use crate::columns::Columns;
use crate::dates::{Found, HOURS, Order, Spelled, spelled};
use crate::findings::Findings;
use crate::months;
use crate::names::{Part, Role};
use crate::said::order_said;
use crate::table::{Row, Table};
use crate::values::Cell;

/// Years before this one, and after the next, stand for themselves only in files that are about nothing else.
const FIRST_YEAR: i32 = 1600;

/// What programs write where they know no day.
const NULL_DAYS: [&str; 5] = [
    "1970-01-01",
    "1899-12-30",
    "1899-12-31",
    "1900-01-01",
    "1904-01-01",
];

const NO_DATE: &str =
    "expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01";
const UNDECIDED: &str = "expected a date whose day and month another one of the column tells apart: each could be either way round, day first or month first, so none is read; write the year first, as in 2016-09-24, or say which it is by day_first or month_first under fields in the map file";
/// Said of a column in which nothing can decide.
pub const BOTH_ORDERS: &str = "expected one order of day and month in the column: both occur, day first and month first, so what could be either is not read; write the year first, as in 2016-09-24";
const ANY_YEAR: &str = "expected a year of four digits: the year could come first or last, so write it out, as in 2016-09-24";
const OTHER_CALENDAR: &str = "expected a year of the Gregorian calendar: this looks like one of the Jalali or Hijri calendar, so write the day as 2016-09-24";
const FAR: &str = "expected a year from 1600 to the next one: the date is left out, so mend it, or leave it blank where none is known";
const NO_DAY: &str = "programs write this day where they know none; remove it if that is so";
const NO_CLOCK: &str = "no clock time such as 14:30 is there; the day stands without it";
const ALONE: &str = "expected a day beside the clock time: alone it is no date";

/// Where the map file says in which order a column writes day and month.
const MAP_FILE: &str = "the map file";

/// The dates of a table's rows.
#[derive(Debug, Default)]
pub struct Days {
    /// In which order each column writes day and month, where its dates decide it, with the value that did.
    pub orders: BTreeMap<usize, (Order, String)>,
    undecided: BTreeMap<usize, &'static str>,
    /// The year of today, on the reader's clock.
    year: i32,
}

/// A row's date, in EDTF, and what belongs to it.
#[derive(Debug, Default)]
pub struct Day {
    /// EDTF.
    pub date: Option<String>,
    /// The zone of its clock time, by its name.
    pub zone: Option<String>,
    /// The columns that were read for it.
    pub used: Vec<usize>,
}

impl Days {
    /// Looks through the columns of dates.
    pub fn of(table: &Table, columns: &Columns, options: &Options<'_>) -> Self {
        let mut days = Self {
            year: options.year,
            ..Self::default()
        };
        for member in ["date", "date_start", "date_end"] {
            for &column in columns.of_member(member) {
                let name = table.columns.get(column);
                match name.and_then(|name| order_said(name, options.fields)) {
                    Some(order) => drop(days.orders.insert(column, (order, MAP_FILE.to_owned()))),
                    None => days.look_at(table, column),
                }
            }
        }
        days.agree();
        days.contradict(columns);
        days
    }

    /// The start and the end of one range are written in one order, or nobody knows which.
    fn contradict(&mut self, columns: &Columns) {
        let ends = ["date_start", "date_end"].map(|member| columns.of_member(member));
        let ends = ends.concat();
        let mut orders = ends.iter().filter_map(|column| self.orders.get(column));
        let first = orders.next().map(|(order, _)| *order);
        if first.is_some_and(|first| orders.any(|(order, _)| *order != first)) {
            for column in ends {
                self.orders.remove(&column);
                self.undecided.insert(column, BOTH_ORDERS);
            }
        }
    }

    /// Whoever writes one column day first writes the others so, too.
    fn agree(&mut self) {
        let mut orders = self.orders.values();
        let Some((order, by)) = orders.next().cloned() else {
            return;
        };
        if orders.all(|(other, _)| *other == order) {
            let is_open = |(column, why): (&usize, &&str)| (*why == UNDECIDED).then_some(*column);
            let open: Vec<usize> = self.undecided.iter().filter_map(is_open).collect();
            for column in open {
                self.undecided.remove(&column);
                self.orders.insert(column, (order, by.clone()));
            }
        }
    }

    fn look_at(&mut self, table: &Table, column: usize) {
        let mut decided: [Option<String>; 2] = [None, None];
        for text in table.values(column).filter_map(Cell::as_text) {
            let Some(order) = spelled(&text, true).and_then(|spelled| spelled.order()) else {
                continue;
            };
            decided[usize::from(order == Order::MonthFirst)].get_or_insert(text.into_owned());
            if decided.iter().all(Option::is_some) {
                break;
            }
        }
        match decided {
            [Some(by), None] => drop(self.orders.insert(column, (Order::DayFirst, by))),
            [None, Some(by)] => drop(self.orders.insert(column, (Order::MonthFirst, by))),
            [Some(_), Some(_)] => drop(self.undecided.insert(column, BOTH_ORDERS)),
            [None, None] => drop(self.undecided.insert(column, UNDECIDED)),
        }
    }

    /// The date of a row.
    pub fn day(
        &self,
        table: &Table,
        columns: &Columns,
        row: Row<'_>,
        findings: &mut Findings,
    ) -> Day {
        let mut read = Reading {
            days: self,
            table,
            number: row.number,
            findings,
            day: Day::default(),
        };
        let whole = read.first(row, columns.of_member("date"));
        let start = read.first(row, columns.of_member("date_start"));
        let end = read.first(row, columns.of_member("date_end"));
        let starts = columns.of_member("date_start").iter();
        let has_start = starts
            .chain(columns.of_member("date"))
            .any(|column| row.cell(*column).is_some());
        let date = match (whole.or(start), end) {
            // A start that could not be read is no open one.
            (None, Some(_)) if has_start => None,
            (Some(start), Some(end)) => read.range(start, &end),
            (Some(date), None) => Some(date),
            (None, Some(end)) => Some(Found {
                edtf: format!("../{}", day_of(&end.edtf)),
                ..end
            }),
            (None, None) => read.parts(row, columns),
        };
        let date = read.with_clock(row, columns, date);
        read.day.zone = date.as_ref().and_then(|date| date.zone.clone());
        if date.is_none() {
            read.day.used.clear();
        }
        read.day.date = date.map(|date| date.edtf);
        read.day
    }
}

/// One row while its date is read.
struct Reading<'r> {
    days: &'r Days,
    table: &'r Table,
    number: u32,
    findings: &'r mut Findings,
    day: Day,
}

impl Reading<'_> {
    /// The first of these columns in which something stands.
    fn first(&mut self, row: Row<'_>, columns: &[usize]) -> Option<Found> {
        let (column, value) = columns
            .iter()
            .find_map(|column| Some((*column, row.cell(*column)?)))?;
        let found = self.value(column, value)?;
        // What has no place in a date stays a fact of the record.
        if found.note != Some(HOURS) {
            self.day.used.push(column);
        }
        Some(found)
    }

    fn lost(&mut self, column: usize, message: &str, value: &str) {
        let name = self.table.name(column);
        self.findings.lost_value(self.number, name, message, value);
    }

    fn read_otherwise(&mut self, column: usize, message: &str, value: &str) {
        let name = self.table.name(column);
        self.findings
            .value_read_otherwise(self.number, name, message, value);
    }

    fn value(&mut self, column: usize, value: Cell<'_>) -> Option<Found> {
        let ends = match value {
            Cell::Value(Value::Array(values)) => match values.as_slice() {
                [only] => return self.value(column, Cell::of(only)),
                [start, end] => Some((start, end)),
                _ => None,
            },
            Cell::Value(Value::Object(members)) => {
                let of = |names: [&str; 3]| names.iter().find_map(|name| members.get(*name));
                match (of(["begin", "start", "from"]), of(["end", "until", "to"])) {
                    (Some(start), Some(end)) => Some((start, end)),
                    (Some(only), None) => return self.value(column, Cell::of(only)),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some((start, end)) = ends {
            let start = self.value(column, Cell::of(start))?;
            let end = self.value(column, Cell::of(end))?;
            return self.range(start, &end);
        }
        let Some(text) = value.as_text() else {
            self.lost(column, NO_DATE, &value.to_json());
            return None;
        };
        self.text(column, &text)
    }

    fn text(&mut self, column: usize, text: &str) -> Option<Found> {
        let order = self.days.orders.get(&column).map(|(order, _)| *order);
        let Some(spelled) = spelled(text, true) else {
            self.lost(column, NO_DATE, text);
            return None;
        };
        let Some(found) = spelled.in_order(order) else {
            let why = match spelled {
                Spelled::AnyYear => ANY_YEAR,
                _ if order.is_some() => NO_DATE,
                _ => self
                    .days
                    .undecided
                    .get(&column)
                    .copied()
                    .unwrap_or(UNDECIDED),
            };
            self.lost(column, why, text);
            return None;
        };
        if let Some(note) = found.note {
            self.read_otherwise(column, note, text);
        }
        if found.zone.is_some() {
            let note = "the zone of the clock time is kept by its name beside the date";
            self.read_otherwise(column, note, text);
        }
        let name = self.table.name(column);
        let says_zone = |zone: &str| {
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case(zone))
        };
        let has_zone =
            found.zone.is_some() || found.edtf.contains(['Z', '+']) || found.edtf.len() > 19;
        let is_open = found.edtf.contains('T') && !has_zone;
        let found = match is_open && (says_zone("utc") || says_zone("gmt")) {
            true => Found {
                edtf: format!("{}Z", found.edtf),
                ..found
            },
            false => found,
        };
        self.of_our_time(column, text, found)
    }

    /// Unless its year is none of our calendar, or far from all others.
    fn of_our_time(&mut self, column: usize, text: &str, found: Found) -> Option<Found> {
        let when = When::parse(&found.edtf).ok();
        let ends = when.iter().flat_map(|when| [when.start(), when.end()]);
        let mut years = ends.flatten().map(|end| end.year_month_day().0);
        let Some(year) = years.next() else {
            return Some(found);
        };
        let last = years.next().unwrap_or(year);
        if (1300..1500).contains(&year) {
            self.lost(column, OTHER_CALENDAR, text);
            return None;
        }
        if year < FIRST_YEAR || last > self.days.year + 1 {
            self.lost(column, FAR, text);
            return None;
        }
        if NULL_DAYS.contains(&day_of(&found.edtf)) {
            self.read_otherwise(column, NO_DAY, text);
        }
        Some(found)
    }

    fn range(&mut self, start: Found, end: &Found) -> Option<Found> {
        let (first, last) = (day_of(&start.edtf).to_owned(), day_of(&end.edtf).to_owned());
        if first == last {
            return Some(start);
        }
        if last < first {
            let message =
                "expected an end after the start, but found one before it: the record has no date";
            self.findings.lost(self.number, None, message);
            return None;
        }
        if start.edtf.contains('T') || end.edtf.contains('T') {
            let message = "a range of days has no clock times: they are left out";
            self.findings.read_otherwise(self.number, None, message);
        }
        let is_open = first.contains('/') || last.contains('/');
        (!is_open).then(|| Found {
            edtf: format!("{first}/{last}"),
            ..start
        })
    }

    /// Year, month and day in columns of their own.
    fn parts(&mut self, row: Row<'_>, columns: &Columns) -> Option<Found> {
        let part = |part| {
            let mut columns = columns.parts(part);
            let (column, value) = columns.find_map(|column| Some((column, row.cell(column)?)))?;
            let text = value.as_text()?;
            Some((column, crate::marks::plain_digits(&text).into_owned()))
        };
        let (year_column, year) = part(Part::Year)?;
        let year: i32 = year.trim_end_matches(".0").parse().ok()?;
        let number = |text: &str| {
            text.trim_end_matches(".0")
                .parse::<u32>()
                .ok()
                .filter(|number| *number > 0)
        };
        let month = part(Part::Month)
            .and_then(|(at, text)| Some((at, number(&text).or_else(|| months::number(&text))?)));
        let day = part(Part::Day).and_then(|(at, text)| Some((at, number(&text)?)));
        self.day.used.push(year_column);
        let edtf = match (month, day) {
            (Some((month_column, month)), Some((day_column, day))) => {
                self.day.used.extend([month_column, day_column]);
                format!("{year:04}-{month:02}-{day:02}")
            }
            (Some((month_column, month)), None) => {
                self.day.used.push(month_column);
                format!("{year:04}-{month:02}")
            }
            _ => format!("{year:04}"),
        };
        if When::parse(&edtf).is_err() {
            self.lost(year_column, NO_DATE, &edtf);
            return None;
        }
        self.of_our_time(
            year_column,
            &edtf.clone(),
            Found {
                edtf,
                ..Found::default()
            },
        )
    }

    /// The clock time that stands in a column of its own.
    fn with_clock(
        &mut self,
        row: Row<'_>,
        columns: &Columns,
        date: Option<Found>,
    ) -> Option<Found> {
        let column = columns
            .with(|role| role == Role::Clock)
            .find(|column| row.cell(*column).is_some());
        let Some((column, text)) =
            column.and_then(|column| Some((column, row.cell(column)?.as_text()?)))
        else {
            return date;
        };
        let Some(date) = date else {
            // The only column may be one of moments.
            if let Some(Spelled::One(found)) = spelled(&text, false).filter(|_| text.len() > 9) {
                self.day.used.push(column);
                return Some(found);
            }
            self.lost(column, ALONE, &text);
            return None;
        };
        let is_day = date.edtf.len() == "2016-09-24".len()
            && date.edtf.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        match Clock::parse(&crate::marks::plain_digits(&text), true).filter(|_| is_day) {
            Some(clock) => {
                self.day.used.push(column);
                Some(Found {
                    edtf: format!("{}T{}", date.edtf, clock.edtf()),
                    zone: date.zone.or(clock.zone),
                    ..date
                })
            }
            None if is_day => {
                self.read_otherwise(column, NO_CLOCK, &text);
                Some(date)
            }
            None => Some(date),
        }
    }
}

fn day_of(edtf: &str) -> &str {
    edtf.split('T').next().unwrap_or(edtf)
}
