//! What was understood of a file: for each column what it was taken for, and by what.

use std::collections::BTreeSet;

use incidents::model::said::{Fill, Sentence};
use incidents::said;
use serde::Serialize;

use crate::columns::{By, Columns};
use crate::dates::Order;
use crate::days::Days;
use crate::findings::Findings;
use crate::names::{Part, Role};
use crate::table::Table;
use crate::values::Cell;

/// How many values of a column are shown.
const N_SHOWN: usize = 3;

/// How many columns a sentence names.
const N_NAMED: usize = 12;

/// What a file's columns were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// One for each column, in the order of the file.
    pub columns: Vec<Use>,
}

/// What one column was taken for. As JSON: the shape that the page takes from here, and `incidents check --format json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Use {
    /// Its name in the file.
    #[serde(rename = "name")]
    pub column: String,
    /// What for, as a code: a member of our records, or one of `clock`, `year`, `month`, `day`, `lat_lng`, `lng_lat`, `north_south`,
    /// `east_west`, `links`, `entry`, `codes`, `translation` and `fact`.
    pub role: &'static str,
    /// What for, in words.
    pub taken_for: String,
    /// By what that was decided, in words.
    pub by: &'static str,
    /// By what that was decided, as a code: `map_file`, `name`, `content` or `nothing`.
    pub decided: &'static str,
    /// In which order a column of dates writes day and month, `day_first` or `month_first`, where that is decided.
    pub order: Option<&'static str>,
    /// The value that decided it.
    pub order_by: Option<String>,
    /// How many rows have something in it.
    #[serde(rename = "values")]
    pub n_values: usize,
    /// How many of these could not be read.
    #[serde(rename = "not_read")]
    pub n_lost: usize,
    /// Some of what stands in it.
    pub examples: Vec<String>,
}

const NO_DATES: Sentence<'static> = said!(
    "no record has a date: where a column has dates, choose so at \"How this file was read\", or name it in map.json, as in \"fields\": {\"date\": \"name\"}"
);

impl Mapping {
    /// Of a table whose columns have been decided.
    pub fn of(table: &Table, columns: &Columns, days: &Days, findings: &Findings) -> Self {
        let of_column = |(at, name): (usize, &String)| {
            let (role, by) = columns
                .roles
                .get(at)
                .copied()
                .unwrap_or((Role::Fact, By::Nothing));
            let mut examples: Vec<String> = Vec::new();
            for text in table.values(at).filter_map(Cell::as_text) {
                if examples.len() == N_SHOWN {
                    break;
                }
                if examples.iter().all(|example| *example != text) {
                    examples.push(text.into_owned());
                }
            }
            let order = days
                .orders
                .get(&at)
                .map(|(order, by)| (*order, by.as_str()));
            let (decided, by) = match by {
                By::MapFile => ("map_file", "the map file"),
                By::Name => ("name", "its name"),
                By::Content => ("content", "what stands in it"),
                By::Nothing => ("nothing", "no name that is known"),
            };
            Use {
                column: name.clone(),
                role: code(role),
                taken_for: taken_for(role, order, &table.columns),
                by,
                decided,
                order: order.map(|(order, _)| match order {
                    Order::DayFirst => "day_first",
                    Order::MonthFirst => "month_first",
                }),
                order_by: order.map(|(_, by)| by.to_owned()),
                n_values: table.n_values(at),
                n_lost: findings.n_lost_of(name),
                examples,
            }
        };
        Self {
            columns: table.columns.iter().enumerate().map(of_column).collect(),
        }
    }

    /// The only column that a member was taken from.
    pub fn column_of(&self, member: &str) -> Option<&str> {
        let mut columns = self.columns.iter().filter(|it| it.role == member);
        let column = columns.next()?;
        columns.next().is_none().then_some(column.column.as_str())
    }

    /// Each member with the only column that it was taken from.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let roles = self.columns.iter().map(|it| it.role);
        roles.filter_map(|role| Some((role, self.column_of(role)?)))
    }

    /// Says what a reader of the report must know: columns that the map does not show, and why no record has a date, unless that was said of
    /// a column.
    pub fn say(&self, is_dated: bool, findings: &mut Findings) {
        let is_lost = |column: &Use| {
            let is_of_date =
                column.role.starts_with("date") || column.role == "clock" || column.role == "year";
            is_of_date && column.n_lost > 0
        };
        if !is_dated && !self.columns.iter().any(is_lost) {
            findings.note(NO_DATES);
        }
        let facts: Vec<&str> = self
            .columns
            .iter()
            .filter(|column| column.role == "fact" && column.n_values > 0)
            .filter(|column| !column.column.starts_with("original"))
            .map(|column| column.column.as_str())
            .collect();
        if !facts.is_empty() {
            let n_more = facts.len().saturating_sub(N_NAMED);
            let named = facts.get(..N_NAMED).unwrap_or(&facts).join(", ");
            let named = match n_more {
                0 => Fill::fill(&named.as_str()).into_owned(),
                _ => said!("{columns}, and {count} more", named.as_str(), n_more).to_value(),
            };
            findings.note(said!(
                "columns that no member of a record is known for are kept as facts of their records: {columns}",
                named
            ).as_sentence());
        }
        for column in self.columns.iter().filter(|column| column.role == "entry") {
            findings.of_column(
                &column.column,
                said!(
                    "it says when the row was written, and is not taken for the day of the incident"
                ),
            );
        }
    }
}

/// In which order each column of dates writes day and month, as a code, where that is known and all tables agree, sorted: so that the next edit
/// of a table is read as this one.
pub fn decided_orders<'u>(columns: impl Iterator<Item = &'u Use>) -> Vec<(&'static str, String)> {
    let dates = columns.filter(|it| matches!(it.role, "date" | "date_start" | "date_end"));
    let decided = dates.filter_map(|it| Some((it.order?, it.column.clone())));
    let decided: BTreeSet<(&str, String)> = decided.collect();
    let orders = |name: &String| decided.iter().filter(|(_, other)| other == name).count();
    let agreed = decided.iter().filter(|(_, name)| orders(name) == 1);
    agreed.cloned().collect()
}

fn code(role: Role) -> &'static str {
    match role {
        Role::Member(member) => member,
        Role::Clock => "clock",
        Role::Part(Part::Year) => "year",
        Role::Part(Part::Month) => "month",
        Role::Part(Part::Day) => "day",
        Role::Pair { lng_first: true } => "lng_lat",
        Role::Pair { lng_first: false } => "lat_lng",
        Role::Hemisphere { is_latitude: true } => "north_south",
        Role::Hemisphere { is_latitude: false } => "east_west",
        Role::Links => "links",
        Role::Citation => "sources",
        Role::Entry => "entry",
        Role::WordsOf(_) => "codes",
        Role::Translation => "translation",
        Role::Fact => "fact",
        Role::LeftOut => "left_out",
    }
}

fn taken_for(role: Role, order: Option<(Order, &str)>, columns: &[String]) -> String {
    let mut words = match role {
        Role::Member(member) => member.to_owned(),
        Role::Clock => "the clock time".to_owned(),
        Role::Part(Part::Year) => "the year of the date".to_owned(),
        Role::Part(Part::Month) => "the month of the date".to_owned(),
        Role::Part(Part::Day) => "the day of the date".to_owned(),
        Role::Pair { lng_first: true } => "longitude and latitude".to_owned(),
        Role::Pair { lng_first: false } => "latitude and longitude".to_owned(),
        Role::Hemisphere { is_latitude: true } => "north or south".to_owned(),
        Role::Hemisphere { is_latitude: false } => "east or west".to_owned(),
        Role::Links => "links".to_owned(),
        Role::Citation => "what it cites".to_owned(),
        Role::Entry => "when the row was written".to_owned(),
        Role::WordsOf(at) => format!(
            "the codes of {}",
            columns.get(at).map_or("another column", String::as_str)
        ),
        Role::Translation => "the same in another language".to_owned(),
        Role::Fact => "a fact of the record".to_owned(),
        Role::LeftOut => "nothing: it is left out".to_owned(),
    };
    if let Some((order, by)) = order {
        let order = match order {
            Order::DayFirst => "day first",
            Order::MonthFirst => "month first",
        };
        words = format!("{words}, {order} (decided by {by})");
    }
    words
}
