//! Tables that become the records of a site.

mod joined;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
};

use import::mapping::decided_orders;
use incidents::{
    config::MapConfig, model::incident::Incident, schema::names::FieldMap, write::Format,
};
use serde_json::json;
pub use site::draft::TableFields;
use strsim::osa_distance;

pub use joined::Joined;
use joined::joined;

use crate::{
    convert::{CannotPass, Conversion},
    input::{CannotRead, Input},
    open::Wanted,
    progress::Watch,
    written::To,
};

/// As `table_fields` names columns that nobody is to see.
pub const LEFT_OUT: &str = "left_out";

/// What makes a map, with the roles of columns that say it.
const ESSENTIAL: [(&str, &[&str]); 4] = [
    ("title", &["title"]),
    (
        "date",
        &["date", "date_start", "date_end", "date_text", "year"],
    ),
    ("latitude", &POSITIONS),
    ("longitude", &POSITIONS),
];
const POSITIONS: [&str; 4] = ["latitude", "longitude", "lat_lng", "lng_lat"];

/// Roles of columns in which day and month may be either way round.
const DATES: [&str; 3] = ["date", "date_start", "date_end"];

/// In which order dates write day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 24.09.2016
    DayFirst,
    /// 09/24/2016
    MonthFirst,
}

impl DateOrder {
    /// As `fields` of a map file names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
        }
    }
}

/// Tables that were read.
#[derive(Debug)]
pub struct Tables {
    /// One for each file, in the order in which they were named.
    pub read: Vec<Conversion>,
}

/// Why tables cannot become records.
#[derive(Debug)]
pub enum TablesError {
    /// A file cannot be opened.
    Read(CannotRead),
    /// A file is broken, or cut off.
    Broken(Input),
    /// There is no such member of our records, as these words say.
    Member(String),
    /// None of the files has a column of that name; one that is nearly called so, where there is one.
    Column(String, Option<String>),
    /// None has a column of that name, which nobody is to see; one that is nearly called so, where there is one.
    Seen(String, Option<String>),
    /// There is no record in any of them.
    Empty,
    /// No column of any is for anything of a record: these.
    Nothing(String),
}

impl fmt::Display for TablesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Broken(input) => write!(
                f,
                "{input} cannot be read to its end, as is said above: mend it first"
            ),
            Self::Member(message) => f.write_str(message),
            Self::Column(name, None) => write!(
                f,
                "no column is called {name}: see `incidents check` for their names"
            ),
            Self::Column(name, Some(near)) => {
                write!(f, "no column is called {name}; did you mean {near}?")
            }
            Self::Seen(name, near) => {
                let near = near.as_ref().map(|near| format!(" (is it {near} now?)"));
                write!(
                    f,
                    "nothing was written: map.json leaves out the column {name}, and no table has one of that name{}; whatever took its place would be seen by everybody. Say under left_out of table_fields in map.json what it is called now, or take it out of there",
                    near.unwrap_or_default()
                )
            }
            Self::Nothing(columns) => write!(
                f,
                "none of the columns {columns} was taken for a title, a date or a place, so that no record says anything: name one, with --map title=COLUMN at `incidents new`, or under table_fields in map.json. Is the first row the one with the names of the columns?"
            ),
            Self::Empty => f.write_str(
                "there is no record in what was read: a record needs a title, a date or a place",
            ),
        }
    }
}

impl std::error::Error for TablesError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            _ => None,
        }
    }
}

impl From<CannotRead> for TablesError {
    fn from(error: CannotRead) -> Self {
        Self::Read(error)
    }
}

/// What a map file with these `fields` makes of the members' names.
///
/// # Errors
///
/// Where a member is none of our records'.
pub fn field_map(fields: &TableFields) -> Result<FieldMap, TablesError> {
    let map = json!({ "table_fields": fields }).to_string();
    let (config, report) = MapConfig::parse(map.as_bytes());
    match report.problems().first() {
        Some(problem) => Err(TablesError::Member(problem.message.to_string())),
        None => Ok(config.table_fields),
    }
}

impl Tables {
    /// Reads them all.
    ///
    /// # Errors
    ///
    /// Where one cannot be opened.
    pub fn read(files: &[PathBuf], wanted: &Wanted, watch: Watch<'_>) -> Result<Self, TablesError> {
        let read = files.iter().map(|file| {
            let input = Input::File(file.clone());
            Conversion::of(&input, wanted.clone(), To::Text(Format::GeoJson), watch)
        });
        let read: Result<Vec<_>, _> = read.collect();
        Ok(Self { read: read? })
    }

    fn columns(&self) -> impl Iterator<Item = &import::mapping::Use> {
        let mappings = self.read.iter().filter_map(|it| it.mapping.as_ref());
        mappings.flat_map(|mapping| &mapping.columns)
    }

    /// Columns of dates, in some of which day and month could be either way round, with a value that leaves it open.
    pub fn undecided(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_open = |it: &&import::mapping::Use| {
            DATES.contains(&it.role) && it.order.is_none() && it.n_lost > 0
        };
        let open = self.columns().filter(is_open);
        open.filter_map(|it| {
            let either_way = it.examples.iter().find(|text| is_either_way(text))?;
            Some((it.column.as_str(), either_way.as_str()))
        })
    }

    /// In which order each column of dates writes day and month, where that is known and all tables agree.
    pub fn decided(&self) -> Vec<(&'static str, String)> {
        decided_orders(self.columns())
    }

    /// Members that make a map and that no column is taken for, where there are columns that are nothing else.
    pub fn open_members(&self) -> Vec<&'static str> {
        if self.facts().is_empty() {
            return Vec::new();
        }
        let has_positions = self.read.iter().any(|it| it.has_positions);
        let is_open = |(member, roles): &&(&'static str, &[&str])| {
            let is_there = POSITIONS.contains(member) && has_positions;
            !is_there && !self.columns().any(|it| roles.contains(&it.role))
        };
        let open = ESSENTIAL.iter().filter(is_open);
        open.map(|(member, _)| *member).collect()
    }

    /// Whether all of them are tables of which nothing is anything but a fact of its record.
    fn says_nothing(&self) -> bool {
        let is_fact = |it: &import::mapping::Use| ["fact", LEFT_OUT, "entry"].contains(&it.role);
        self.read.iter().all(|table| {
            let columns = table.mapping.as_ref().map(|mapping| &mapping.columns);
            !table.has_positions && columns.is_some_and(|columns| columns.iter().all(is_fact))
        })
    }

    /// The columns that are facts of their records, and nothing else, in the order of the tables.
    pub fn facts(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for column in self
            .columns()
            .filter(|it| it.role == "fact" && it.n_values > 0)
        {
            if !names.contains(&column.column.as_str()) {
                names.push(column.column.as_str());
            }
        }
        names
    }

    /// The columns of dates in which nothing tells the order.
    pub fn date_columns(&self) -> Vec<String> {
        let dates = self
            .columns()
            .filter(|it| DATES.contains(&it.role) && it.order.is_none());
        let names: BTreeSet<&str> = dates.map(|it| it.column.as_str()).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// Whether each of the columns is there that somebody named.
    ///
    /// # Errors
    ///
    /// The first that is not.
    pub fn have_columns(&self, fields: &TableFields) -> Result<(), TablesError> {
        let names = fields.values().flatten();
        let unknown = names.map(String::as_str).find(|name| !self.has(name));
        match unknown {
            Some(unknown) => Err(TablesError::Column(unknown.to_owned(), self.near(unknown))),
            None => Ok(()),
        }
    }

    /// Says of which members that a map file names columns for none is there any more: somebody has renamed it, or taken it out.
    ///
    /// # Errors
    ///
    /// Where it is a column that nobody is to see: everybody would, under its new name.
    pub fn missing(&self, fields: &FieldMap) -> Result<Vec<String>, TablesError> {
        let mut by_member: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (member, name) in fields.said() {
            by_member.entry(member).or_default().push(name);
        }
        let mut lines = Vec::new();
        for (member, mut names) in by_member {
            names.sort_unstable();
            let mut unknown = names.iter().filter(|name| !self.has(name));
            let is_left_out = member == LEFT_OUT;
            let all = if is_left_out { 1 } else { names.len() };
            let n_unknown = unknown.clone().count();
            let Some(first) = unknown.next().filter(|_| n_unknown >= all) else {
                continue;
            };
            let near = self.near(first);
            if is_left_out {
                return Err(TablesError::Seen((*first).to_owned(), near));
            }
            let near = near.map(|near| format!(" (is it {near} now?)"));
            lines.push(format!(
                "note: table_fields in map.json has {member} in the column {}, and no table has one of that name{}: write there what it is called now, or take it out",
                names.join(" or "),
                near.unwrap_or_default()
            ));
        }
        Ok(lines)
    }

    /// Whether a column is called so, as a map file names it.
    fn has(&self, name: &str) -> bool {
        let mut fields = FieldMap::default();
        fields.rename(LEFT_OUT, &[name]);
        let is_it = |column: &str| {
            let mut members = fields.members_named(column);
            members.any(|(member, _)| member == LEFT_OUT)
        };
        self.columns().any(|it| is_it(&it.column))
    }

    /// A column that is nearly called so.
    fn near(&self, unknown: &str) -> Option<String> {
        let distance = |name: &str| osa_distance(&name.to_lowercase(), &unknown.to_lowercase());
        let names = self.columns().map(|it| it.column.as_str());
        let near = names.min_by_key(|name| distance(name));
        let near = near.filter(|name| distance(name) <= 1 + unknown.chars().count() / 4);
        near.map(str::to_owned)
    }

    /// All records as one file in our schema, whose ids are those of `before` where several tables have one.
    ///
    /// # Errors
    ///
    /// Where one of the files is broken, or none has a record.
    pub fn records(
        &mut self,
        before: &[Incident],
        watch: Watch<'_>,
    ) -> Result<Joined, TablesError> {
        let broken = self.read.iter().find(|it| it.file.report.is_broken());
        if let Some(broken) = broken {
            return Err(TablesError::Broken(broken.file.file.clone()));
        }
        if self.read.iter().all(|it| it.n_records == 0) {
            return Err(TablesError::Empty);
        }
        if self.says_nothing() {
            return Err(TablesError::Nothing(self.facts().join(", ")));
        }
        let mut whole: Option<Vec<u8>> = None;
        for conversion in &mut self.read {
            if conversion.n_records == 0 && whole.is_some() {
                continue;
            }
            let mut text = Vec::new();
            match conversion.write(&mut text, watch) {
                Err(CannotPass::Read(error)) => return Err(error.into()),
                // Memory takes what is written to it.
                Err(CannotPass::Write(_)) | Ok(()) => {}
            }
            whole = Some(match whole {
                Some(earlier) => joined(earlier, &text),
                None => text,
            });
        }
        let geojson = whole.unwrap_or_default();
        Ok(match self.read.len() {
            // Within one file a reader has told them apart already.
            0 | 1 => Joined {
                geojson,
                notes: Vec::new(),
            },
            _ => self.told_apart(geojson, before),
        })
    }
}

/// Whether it begins with two numbers that both could be a month: `03/04/2016`.
fn is_either_way(date: &str) -> bool {
    let mut numbers = date
        .split(|c: char| !c.is_numeric())
        .filter(|part| !part.is_empty());
    let mut is_month = || {
        let number = numbers.next().and_then(|part| part.parse::<u32>().ok());
        number.is_some_and(|number| (1..=12).contains(&number))
    };
    is_month() && is_month()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_could_be_either_way_round_are_known() {
        for (date, expected) in [
            ("03/04/2016", true),
            ("3.4.16 10:00", true),
            ("24.09.2016", false),
            ("2016-09-24", false),
            ("about noon", false),
        ] {
            assert_eq!(is_either_way(date), expected, "{date}");
        }
    }

    #[test]
    fn a_member_that_is_none_of_ours_is_named() {
        let fields = TableFields::from([("colour".to_owned(), vec!["Farbe".to_owned()])]);
        let error = field_map(&fields).unwrap_err().to_string();
        assert!(
            error.starts_with("expected a member of our records on the left, but found \"colour\""),
            "{error}"
        );
    }
}
