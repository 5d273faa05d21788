//! One row while its date is read.

use std::ops::Range;

use incidents::model::civil::Minute;
use incidents::model::said::Sentence;
use incidents::model::when::When;
use incidents::said;
use serde_json::Value;

use crate::clock::Clock;
use crate::columns::Columns;
use crate::dates::{Found, HOURS, PART, Spelled, full_year, milliseconds, spelled};
use crate::days::{DOTS, Day, Days, UNDECIDED};
use crate::findings::Findings;
use crate::months;
use crate::names::{Part, Role};
use crate::table::{Row, Table};
use crate::values::{Cell, is_unstated};

/// Years before this one, and after the next, stand for themselves only in files that are about nothing else.
const FIRST_YEAR: i32 = 1600;

/// Years of today in the Jalali and the Hijri calendar.
const OTHER_YEARS: Range<i32> = 1300..1500;

/// What programs write where they know no day.
const NULL_DAYS: [&str; 5] = [
    "1970-01-01",
    "1899-12-30",
    "1899-12-31",
    "1900-01-01",
    "1904-01-01",
];

const NO_DATE: Sentence<'static> = said!(
    "expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found {found}"
);
const ANY_YEAR: Sentence<'static> = said!(
    "expected a year of four digits, but found {found}: the year could come first or last, so write it out, as in 2016-09-24"
);
const OTHER_CALENDAR: Sentence<'static> = said!(
    "expected a year of the Gregorian calendar, but found {found}: this looks like one of the Jalali or Hijri calendar, so write the day as 2016-09-24"
);
const FAR: Sentence<'static> = said!(
    "expected a year from 1600 to the next one, but found {found}: the date is left out, so mend it, or leave it blank where none is known"
);
const TO_COME: Sentence<'static> =
    said!("the day is still to come: look whether day, month and year stand in their places");
const BESIDE: Sentence<'static> = said!(
    "the day of the incident stands in another column: a start and an end beside it are facts of the record"
);
const NO_DAY: Sentence<'static> =
    said!("programs write this day where they know none; remove it if that is so");
const RANGE_TIMES: Sentence<'static> =
    said!("a range of days has no clock times: they are facts of the record");
const END_TIME: Sentence<'static> = said!(
    "a date has one clock time: it is that of the start, and that of the end is a fact of the record"
);
const NO_CLOCK: Sentence<'static> =
    said!("no clock time such as 14:30 is there; the day stands without it");
const ALONE: Sentence<'static> =
    said!("expected a day beside the clock time, but found {found}: alone it is no date");

/// One row while its date is read.
pub(super) struct Reading<'r> {
    pub(super) days: &'r Days,
    pub(super) table: &'r Table,
    pub(super) number: u32,
    pub(super) findings: &'r mut Findings,
    pub(super) day: Day,
}

impl Reading<'_> {
    /// The first of these columns in which something stands.
    pub(super) fn first(&mut self, row: Row<'_>, columns: &[usize]) -> Option<Found> {
        let (column, value) = columns.iter().find_map(|column| {
            let value = row.cell(*column).filter(|cell| !is_unstated(*cell))?;
            Some((*column, value))
        })?;
        let found = self.value(column, value)?;
        // What has no place in a date stays a fact of the record.
        if ![Some(HOURS), Some(PART)].contains(&found.note) {
            self.day.used.push(column);
        }
        Some(found)
    }

    /// Columns of days that are not when it happened.
    pub(super) fn is_beside(&mut self, row: Row<'_>, columns: &[usize]) {
        for column in columns {
            if let Some(text) = row.cell(*column).and_then(Cell::as_text) {
                self.read_otherwise(*column, BESIDE, &text);
            }
        }
    }

    fn lost(&mut self, column: usize, message: Sentence<'_>, value: &str) {
        let name = self.table.name(column);
        self.findings.lost_value(self.number, name, message, value);
    }

    fn read_otherwise(&mut self, column: usize, message: Sentence<'_>, value: &str) {
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
                    (None, Some(only)) => {
                        let end = self.value(column, Cell::of(only))?;
                        return Some(open_start(end));
                    }
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

    /// A number of a column whose numbers are milliseconds since 1970.
    fn in_milliseconds(&self, column: usize, text: &str) -> Option<Spelled> {
        let is_so = self.days.in_milliseconds.contains(&column);
        let found = if is_so { milliseconds(text) } else { None };
        found.map(Spelled::One)
    }

    fn text(&mut self, column: usize, text: &str) -> Option<Found> {
        let in_milliseconds = self.in_milliseconds(column, text);
        let spelled = in_milliseconds.or_else(|| spelled(text, true));
        let Some(spelled) = spelled else {
            let why = if has_other_year(text) {
                OTHER_CALENDAR
            } else {
                NO_DATE
            };
            self.lost(column, why, text);
            return None;
        };
        let is_any_year = spelled == Spelled::AnyYear;
        let (order, is_by_dots) = self.days.order(column, &spelled);
        let Some(found) = spelled.in_order(order) else {
            let undecided = self.days.undecided.get(&column).copied();
            let why = match (is_any_year, order) {
                (true, _) => ANY_YEAR,
                (false, Some(_)) => NO_DATE,
                (false, None) => undecided.unwrap_or(UNDECIDED),
            };
            self.lost(column, why, text);
            return None;
        };
        if is_by_dots {
            self.read_otherwise(column, DOTS, text);
        }
        if let Some(note) = found.note {
            self.read_otherwise(column, note, text);
        }
        if found.zone.is_some() {
            let note = said!("the zone of the clock time is kept by its name beside the date");
            self.read_otherwise(column, note, text);
        }
        let name = self.table.name(column);
        let says_zone = |zone: &str| {
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case(zone))
        };
        let has_zone =
            || found.zone.is_some() || found.edtf.contains(['Z', '+']) || found.edtf.len() > 19;
        let is_open = found.edtf.contains('T') && !has_zone();
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
        // Most are days of the last years.
        let is_plain = found.edtf.len() == "2016-09-24".len();
        let year = found.edtf.get(..4).and_then(|year| year.parse().ok());
        if is_plain && year.is_some_and(|year| (1971..self.days.this_year).contains(&year)) {
            return Some(found);
        }
        let when = When::parse(&found.edtf).ok();
        let ends = when.iter().flat_map(|when| [when.start(), when.end()]);
        let mut ends = ends.flatten();
        let Some(first) = ends.next() else {
            return Some(found);
        };
        let last = ends.next().unwrap_or(first);
        let year = |minute: Minute| minute.year_month_day().0;
        if OTHER_YEARS.contains(&year(first)) {
            self.lost(column, OTHER_CALENDAR, text);
            return None;
        }
        if year(first) < FIRST_YEAR || year(last) > self.days.this_year + 1 {
            self.lost(column, FAR, text);
            return None;
        }
        if first.day() > self.days.today + 1 {
            self.read_otherwise(column, TO_COME, text);
        }
        if NULL_DAYS.contains(&day_of(&found.edtf)) {
            self.read_otherwise(column, NO_DAY, text);
        }
        Some(found)
    }

    pub(super) fn range(&mut self, start: Found, end: &Found) -> Option<Found> {
        let (first, last) = (day_of(&start.edtf).to_owned(), day_of(&end.edtf).to_owned());
        let has_times = start.edtf.contains('T') || end.edtf.contains('T');
        if first == last && (!has_times || start.edtf == end.edtf) {
            return Some(start);
        }
        if last < first {
            let message = said!(
                "expected an end after the start, but found one before it: the record has no date"
            );
            self.findings.lost(self.number, None, message);
            return None;
        }
        let note = has_times.then_some(HOURS).or(start.note);
        if first == last {
            // Of the hour of its end a date knows nothing.
            self.findings.read_otherwise(self.number, None, END_TIME);
            return Some(Found { note, ..start });
        }
        if has_times {
            self.findings.read_otherwise(self.number, None, RANGE_TIMES);
        }
        let is_open = first.contains('/') || last.contains('/');
        (!is_open).then(|| Found {
            edtf: format!("{first}/{last}"),
            note,
            ..start
        })
    }

    /// Year, month and day in columns of their own.
    pub(super) fn parts(&mut self, row: Row<'_>, columns: &Columns) -> Option<Found> {
        let part = |part| {
            let mut columns = columns.parts(part);
            let (column, value) = columns.find_map(|column| Some((column, row.cell(column)?)))?;
            let text = value.as_text()?;
            Some((column, crate::marks::plain_digits(&text).into_owned()))
        };
        let (year_column, year) = part(Part::Year)?;
        let year = year.trim_end_matches(".0");
        let short = year.parse::<u32>().ok().filter(|_| year.len() == 2);
        let year: i32 = short.map(full_year).or_else(|| year.parse().ok())?;
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
    pub(super) fn with_clock(
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
            let spelled = || spelled(&text, false).filter(|_| text.len() > 9);
            let moment = self.in_milliseconds(column, &text).or_else(spelled);
            if let Some(Spelled::One(found)) = moment {
                if let Some(note) = found.note {
                    self.read_otherwise(column, note, &text);
                }
                self.day.used.push(column);
                return self.of_our_time(column, &text, found);
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

pub(super) fn day_of(edtf: &str) -> &str {
    edtf.split('T').next().unwrap_or(edtf)
}

/// Until a day, with nothing said of the start.
pub(super) fn open_start(end: Found) -> Found {
    Found {
        edtf: format!("../{}", day_of(&end.edtf)),
        ..end
    }
}

/// Whether a year of another calendar stands in a text.
fn has_other_year(text: &str) -> bool {
    let text = crate::marks::plain_digits(text);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| {
        number.len() == 4 && number.parse().is_ok_and(|year| OTHER_YEARS.contains(&year))
    })
}
