//! The date of each row: columns decide what one value leaves open.

mod row;

use std::collections::{BTreeMap, BTreeSet};

use crate::Options;
use crate::columns::Columns;
use crate::dates::{Found, HOURS, Order, Spelled, order_of, shows_milliseconds};
use crate::findings::Findings;
use crate::names::Role;
use crate::said::order_said;
use crate::table::{Row, Table};
use crate::values::Cell;
use incidents::model::civil::Minute;
use incidents::model::said::Sentence;
use incidents::said;
use row::{Reading, open_start};

const UNDECIDED: Sentence<'static> = said!(
    "expected a date whose day and month another one of the column tells apart, but found {found}: each could be either way round, day first or month first, so none is read; write the year first, as in 2016-09-24, or say which it is by day_first or month_first under fields in the map file"
);
/// Said of a column in which nothing can decide.
pub const BOTH_ORDERS: Sentence<'static> = said!(
    "expected one order of day and month in the column, but found {found}: both occur, day first and month first, so what could be either is not read; write the year first, as in 2016-09-24"
);

/// Said of dates with points whose order nothing else decides.
const DOTS: Sentence<'static> = said!(
    "points stand between day, month and year, and nobody writes the month first so: the day is read first"
);

/// How many values of a column tell in which unit its numbers are.
const N_SAMPLED: usize = 200;

/// Where the map file says in which order a column writes day and month.
const MAP_FILE: &str = "the map file";

/// The dates of a table's rows.
#[derive(Debug, Default)]
pub struct Days {
    /// In which order each column writes day and month, where its dates decide it, with the value that did.
    pub orders: BTreeMap<usize, (Order, String)>,
    undecided: BTreeMap<usize, Sentence<'static>>,
    /// Columns of milliseconds since 1970.
    in_milliseconds: BTreeSet<usize>,
    /// Today on the reader's clock, as a number of days since 1970.
    today: i32,
    this_year: i32,
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
    /// In which order a date of a column is read, and whether that is told by its points alone: what shows another order with slashes says
    /// nothing of them.
    fn order(&self, column: usize, spelled: &Spelled) -> (Option<Order>, bool) {
        let decided = self.orders.get(&column);
        let is_by_slashes = decided.is_some_and(|(order, by)| {
            *order == Order::MonthFirst && by != MAP_FILE && !by.contains('.')
        });
        let is_open = decided.is_none() && self.undecided.get(&column) != Some(&BOTH_ORDERS);
        match spelled.is_dotted() && (is_open || is_by_slashes) {
            true => (Some(Order::DayFirst), true),
            false => (decided.map(|(order, _)| *order), false),
        }
    }

    /// Looks through the columns of dates.
    pub fn of(table: &Table, columns: &Columns, options: &Options<'_>) -> Self {
        let mut days = Self {
            today: options.today,
            this_year: Minute::from_day(options.today).year_month_day().0,
            ..Self::default()
        };
        for member in ["date", "date_start", "date_end"] {
            for &column in columns.of_member(member) {
                days.look_at(table, column);
                days.look_at_numbers(table, column);
                let name = table.columns.get(column);
                let said = name.and_then(|name| order_said(name, options.fields));
                // What a date of the column shows nobody can say otherwise: half of its dates would be wrong.
                if let Some(order) = said
                    && days.undecided.remove(&column).is_some()
                {
                    days.orders.insert(column, (order, MAP_FILE.to_owned()));
                }
            }
        }
        for column in columns.with(|role| role == Role::Clock) {
            days.look_at_numbers(table, column);
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
            let is_open =
                |(column, why): (&usize, &Sentence<'_>)| (*why == UNDECIDED).then_some(*column);
            let open: Vec<usize> = self.undecided.iter().filter_map(is_open).collect();
            for column in open {
                self.undecided.remove(&column);
                self.orders.insert(column, (order, by.clone()));
            }
        }
    }

    /// Looks in which unit its numbers are.
    fn look_at_numbers(&mut self, table: &Table, column: usize) {
        let mut first = table.values(column).take(N_SAMPLED);
        if first.any(|value| value.as_text().is_some_and(|it| shows_milliseconds(&it))) {
            self.in_milliseconds.insert(column);
        }
    }

    fn look_at(&mut self, table: &Table, column: usize) {
        let mut decided: [Option<String>; 2] = [None, None];
        for text in table.values(column).filter_map(Cell::as_text) {
            let Some(order) = order_of(&text) else {
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
        let ends = ["date_start", "date_end"].map(|member| columns.of_member(member));
        let stands = |columns: &[usize]| columns.iter().any(|column| row.cell(*column).is_some());
        let whole = read.first(row, columns.of_member("date"));
        // Where a day has its own column, a start and an end beside it are those of something else: a form, or a shift.
        // So are they beside a day that is a range already.
        let is_range = |found: &Found| found.edtf.contains('/');
        let is_whole = whole.is_some() && ends.iter().all(|columns| stands(columns))
            || whole.as_ref().is_some_and(is_range);
        let [start, end] = match is_whole {
            true => {
                read.is_beside(row, &ends.concat());
                [None, None]
            }
            false => ends.map(|columns| read.first(row, columns)),
        };
        let has_start = stands(ends[0]) || stands(columns.of_member("date"));
        let date = match (whole.or(start), end) {
            // A start that could not be read is no open one.
            (None, Some(_)) if has_start => None,
            (Some(start), Some(end)) => {
                let found = read.range(start, &end);
                // The columns of times that were left out stay facts of the record.
                if found
                    .as_ref()
                    .is_some_and(|found| found.note == Some(HOURS))
                {
                    read.day.used.clear();
                }
                found
            }
            (Some(date), None) => Some(date),
            (None, Some(end)) => Some(open_start(end)),
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
