//! What each column of a file is for, by its name, by the map file, or by what stands in it.

mod among;
mod bare;
pub(crate) mod countries;
pub(crate) mod hxl;
mod ours;
pub(crate) mod schemas;
mod swapped;

use std::collections::BTreeMap;

use incidents::model::incident::Kind;
use incidents::schema::names::FieldMap;
use serde_json::Value;

use crate::links;
use crate::map_links;
use crate::months;
use crate::names::{Part, Role, folded, is_style, last_part, named, part, role};
use crate::said::said;
use crate::table::Table;
use crate::tolls::{both, is_of_number, toll};
use crate::values::{
    Cell, is_clock, is_code, is_date, is_degrees, is_position, is_position_of_form, numbers,
};
use crate::wkt;
use among::{dates_without_a_name, words_for_codes};
pub(crate) use bare::has_no_heads;
use schemas::Schema;
use swapped::are_swapped;

/// By what it was decided what a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The map file, or the reader.
    MapFile,
    /// Its name.
    Name,
    /// What stands in it.
    Content,
    /// Nothing: it is a fact of the record.
    Nothing,
}

/// What is read of a record by itself.
const DATES_PLACES_AND_IDS: [&str; 6] = [
    "id",
    "date",
    "date_start",
    "date_end",
    "latitude",
    "longitude",
];

/// What a file's columns are for.
#[derive(Debug)]
pub struct Columns {
    /// One for each column.
    pub roles: Vec<(Role, By)>,
    /// The columns of each member, those that count first in front. They are few, and asked for with each row.
    members: Vec<(&'static str, Vec<usize>)>,
    /// The same without dates, positions and ids.
    others_of_record: Vec<(&'static str, Vec<usize>)>,
    others: Vec<(Role, usize)>,
    /// Whether what is called a latitude is a longitude, and the reverse.
    pub are_swapped: bool,
    /// Whether the table is one that we have written: its texts are texts, whatever is in them.
    pub(crate) is_written_by_us: bool,
    /// Whose codebook says what the columns are for.
    pub(crate) schema: Option<&'static Schema>,
}

impl Columns {
    /// Decides for all columns of a table.
    pub fn of(table: &Table, fields: &FieldMap) -> Self {
        let is_form = table.columns.iter().any(|name| {
            let starts = [
                "_submission",
                "_uuid",
                "_geolocation",
                "formhub/",
                "meta/instance",
            ];
            starts.iter().any(|start| name.starts_with(start)) || name == "deviceid"
        });
        let mut ranked: Vec<(Role, u32, By)> = Vec::new();
        for (at, name) in table.columns.iter().enumerate() {
            // A form's own times are when it was filled in.
            let is_of_form = is_form
                && matches!(
                    folded(name).as_str(),
                    "start" | "end" | "today" | "starttime" | "endtime"
                );
            let by_name = match is_of_form {
                true => Some((Role::Entry, 0)),
                false => role(name, fields),
            };
            let found = by_name.map(|(role, rank)| (role, rank, By::Name));
            let is_start = by_name.is_some_and(|(role, _)| role == Role::Member("date_start"));
            let found = found.filter(|(role, ..)| is_likely(table, at, *role));
            // Of other kinds than our records have, it is what happened.
            let is_kind = by_name.is_some_and(|(role, _)| role == Role::Member("kind"));
            let of_type = (Role::Member("category"), 1000, By::Name);
            let found = found.or(is_kind.then_some(of_type));
            // A start that is no day may be the time of it.
            let is_clock =
                || is_start && share(table, at, is_clock).is_some_and(|share| share >= 50);
            let found = found.or_else(|| is_clock().then_some((Role::Clock, 100, By::Name)));
            // What a mark looks like has addresses, too.
            let by_content = || by_content(table, at).filter(|_| !is_style(name));
            let by_content = || by_content().map(|role| (role, 2000, By::Content));
            ranked.push(
                found
                    .or_else(by_content)
                    .unwrap_or((Role::Fact, 0, By::Nothing)),
            );
        }
        bare::positions(table, &mut ranked);
        words_for_codes(table, &mut ranked);
        dates_without_a_name(table, &mut ranked);
        // A date that is one by a word in its name is none where another one is by its whole name.
        let is_date = |it: &(Role, u32, By), ranks: std::ops::Range<u32>| {
            it.0 == Role::Member("date") && ranks.contains(&it.1)
        };
        if ranked.iter().any(|it| is_date(it, 0..1000)) {
            let others = ranked.iter_mut().filter(|it| is_date(it, 1000..2000));
            others.for_each(|it| *it = (Role::Fact, 0, By::Nothing));
        }
        let is_written_by_us = ours::is_written_by_us(table);
        if is_written_by_us {
            ours::decide(table, &mut ranked);
        }
        hxl::decide(table, &mut ranked);
        let schema = schemas::of(table);
        if let Some(schema) = schema {
            schema.decide(table, &mut ranked);
        }
        // What the map file says holds, whatever the columns look like.
        for (name, column) in table.columns.iter().zip(&mut ranked) {
            if let Some((role, rank)) = said(name, fields) {
                *column = (role, rank, By::MapFile);
            }
        }
        parts_of_dates(table, &mut ranked);
        orders_of_pairs(table, &mut ranked);
        let mut columns = Self::from(ranked);
        columns.are_swapped = are_swapped(table, &columns);
        columns.schema = schema;
        columns.is_written_by_us = is_written_by_us;
        columns
    }

    /// The column of letters for the hemisphere of the latitude, or of the longitude.
    pub fn hemisphere(&self, is_latitude: bool) -> Option<usize> {
        let wanted = Role::Hemisphere { is_latitude };
        self.others
            .iter()
            .find(|(role, _)| *role == wanted)
            .map(|(_, at)| *at)
    }

    fn from(ranked: Vec<(Role, u32, By)>) -> Self {
        let mut members: BTreeMap<&'static str, Vec<(u32, usize)>> = BTreeMap::new();
        let mut others = Vec::new();
        for (at, (role, rank, _)) in ranked.iter().enumerate() {
            match role {
                Role::Member(member) => members.entry(member).or_default().push((*rank, at)),
                // Of these nobody asks where they are.
                Role::Fact | Role::LeftOut | Role::Entry | Role::WordsOf(_) => {}
                other => others.push((*other, at)),
            }
        }
        let in_order = |(member, mut columns): (&'static str, Vec<(u32, usize)>)| {
            columns.sort_unstable();
            (member, columns.into_iter().map(|(_, at)| at).collect())
        };
        let members: Vec<(_, Vec<usize>)> = members.into_iter().map(in_order).collect();
        let is_other = |member: &str| !DATES_PLACES_AND_IDS.contains(&member);
        let others_of_record = members.iter().filter(|(member, _)| is_other(member));
        Self {
            others_of_record: others_of_record
                .map(|(member, columns)| (*member, columns.clone()))
                .collect(),
            members,
            others,
            are_swapped: false,
            is_written_by_us: false,
            schema: None,
            roles: ranked.into_iter().map(|(role, _, by)| (role, by)).collect(),
        }
    }

    /// The columns of a member, those that count first in front.
    pub fn of_member(&self, member: &str) -> &[usize] {
        let found = self.members.iter().find(|(name, _)| *name == member);
        found.map_or(&[], |(_, columns)| columns)
    }

    /// All members that there are columns for, apart from dates, positions and ids.
    pub fn others_of_record(&self) -> impl Iterator<Item = (&'static str, &[usize])> {
        let others = self.others_of_record.iter();
        others.map(|(member, columns)| (*member, columns.as_slice()))
    }

    /// The columns of another role.
    pub fn with(&self, is_wanted: fn(Role) -> bool) -> impl Iterator<Item = usize> {
        self.others
            .iter()
            .filter(move |(role, _)| is_wanted(*role))
            .map(|(_, at)| *at)
    }

    /// Whether something stands in columns of positions.
    pub fn has_positions(&self, table: &Table) -> bool {
        let members = ["latitude", "longitude"].iter();
        let in_two = members.flat_map(|member| self.of_member(member)).copied();
        let in_one = self.with(|role| matches!(role, Role::Pair { .. }));
        let mut columns = in_two.chain(in_one);
        columns.any(|column| table.values(column).next().is_some())
    }

    /// The columns of a part of a date.
    pub fn parts(&self, part: Part) -> impl Iterator<Item = usize> {
        let is_wanted = move |(role, _): &&(Role, usize)| *role == Role::Part(part);
        self.others.iter().filter(is_wanted).map(|(_, at)| *at)
    }
}

/// The share of values, in percent, that are more than slips.
const FEW: usize = 20;

/// How many values tell what a column is for.
const N_SAMPLED: usize = 200;

/// The share of a column's values of which something holds, in percent; nothing where there are none.
fn share(table: &Table, column: usize, holds: impl Fn(Cell<'_>) -> bool) -> Option<usize> {
    let values: Vec<Cell<'_>> = table.values(column).take(N_SAMPLED).collect();
    let n = values.iter().filter(|value| holds(**value)).count();
    (!values.is_empty()).then(|| n * 100 / values.len())
}

/// Whether what stands in a column can be what its name says; short names are names of other things, too.
fn is_likely(table: &Table, column: usize, role: Role) -> bool {
    let is_mostly =
        |holds: fn(Cell<'_>) -> bool| share(table, column, holds).is_none_or(|share| share >= 50);
    let is_often =
        |holds: fn(Cell<'_>) -> bool| share(table, column, holds).is_none_or(|share| share >= FEW);
    match role {
        // A long name is a clear one; `x` and `y` are names of anything.
        Role::Member("latitude" | "longitude") => {
            let is_clear = !matches!(folded(table.name(column)).as_str(), "x" | "y");
            is_clear || share(table, column, is_degrees).is_none_or(|share| share > 0)
        }
        Role::Hemisphere { .. } => is_mostly(|value| {
            const LETTERS: [&str; 8] = ["n", "s", "e", "w", "north", "south", "east", "west"];
            let text = value.text().unwrap_or_default().trim();
            LETTERS
                .iter()
                .any(|letter| letter.eq_ignore_ascii_case(text))
        }),
        // A number or a code beside a place is no name of it.
        Role::Translation => is_mostly(|value| {
            value
                .text()
                .is_some_and(|text| !is_code(value) && text.contains(char::is_alphabetic))
        }),
        // Many columns have a time in their name.
        Role::Clock => {
            named(&folded(last_part(table.name(column)))).is_some() || is_mostly(is_clock)
        }
        // `from` and `to` may be people, `low` and `best` words.
        Role::Member("date_start" | "date_end") => is_mostly(is_date),
        // A few that say it in words are said themselves.
        Role::Member(
            "fatalities" | "injured" | "killed_min" | "killed_max" | "injured_min" | "injured_max",
        ) => is_often(|value| {
            let text = value.as_text();
            text.is_some_and(|text| toll(&text).is_some() || is_of_number(&text))
        }),
        Role::Member("kind") => is_often(|value| {
            let text = value.text().unwrap_or_default().trim();
            Kind::from_code(&text.to_lowercase()).is_some()
        }),
        Role::Member("casualties") => is_often(|value| {
            value.text().is_none_or(|text| {
                both(text).is_some() || text.trim_start().starts_with(['[', '{'])
            })
        }),
        Role::Pair { .. } => {
            let is_clear = table
                .columns
                .get(column)
                .is_some_and(|name| folded(name).contains("wkt"));
            is_clear || share(table, column, is_position).is_none_or(|share| share >= 30)
        }
        // A column of whole days may be called so, too.
        Role::Part(_) => is_mostly(|value| {
            let is_whole = |text: &str| text.contains(['-', '/', '.']) && text.len() > 4;
            value.is_number()
                || value
                    .text()
                    .is_some_and(|text| text.len() <= 12 && !is_whole(text.trim_end_matches(".0")))
        }),
        // Forms put latitude, longitude, height and accuracy into one column.
        Role::Member("place") => {
            let is_ours = table
                .columns
                .get(column)
                .is_some_and(|name| name == "place");
            is_ours || !is_mostly(is_position_of_form)
        }
        _ => true,
    }
}

fn by_content(table: &Table, column: usize) -> Option<Role> {
    let is_mostly =
        |holds: fn(Cell<'_>) -> bool| share(table, column, holds).is_some_and(|share| share >= 80);
    if is_mostly(|value| value.text().is_some_and(map_links::is_map)) {
        return Some(Role::Pair { lng_first: false });
    }
    if is_mostly(|value| value.all_texts().any(links::is_only_links)) {
        return Some(Role::Links);
    }
    if is_mostly(is_position_of_form) {
        return Some(Role::Pair { lng_first: false });
    }
    let is_span = |value: Cell<'_>| {
        let member = |name| Some(Cell::of(value.value()?.get(name)?));
        let has = |name| member(name).is_some_and(is_date);
        has("begin") || has("start") && has("end")
    };
    if is_mostly(is_span) {
        return Some(Role::Member("date"));
    }
    let is_wkt = |value: Cell<'_>| value.text().is_some_and(wkt::is_wkt);
    is_mostly(is_wkt).then_some(Role::Pair { lng_first: true })
}

/// Three columns that the map file names for the date are its year, its month and its day, in either direction.
fn parts_of_dates(table: &Table, ranked: &mut [(Role, u32, By)]) {
    let of_rank = |wanted: u32| {
        let is_it =
            |(role, rank, _): &(Role, u32, By)| *role == Role::Member("date") && *rank == wanted;
        ranked.iter().position(is_it)
    };
    let (Some(first), Some(second), Some(third)) = (of_rank(0), of_rank(1), of_rank(2)) else {
        return;
    };
    let by_name =
        [first, second, third].map(|at| part(table.columns.get(at).map_or("", String::as_str)));
    if let [Some(a), Some(b), Some(c)] = by_name
        && a != b
        && b != c
        && a != c
    {
        for (column, part) in [(first, a), (second, b), (third, c)] {
            ranked[column].0 = Role::Part(part);
        }
        return;
    }
    let is_year = |value: Cell<'_>| {
        value
            .as_text()
            .is_some_and(|text| text.trim().len() == 4 && is_code(value))
    };
    let is_part = |value: Cell<'_>| {
        value
            .as_text()
            .is_some_and(|text| text.trim().len() <= 2 || months::number(text.trim()).is_some())
    };
    let are = |column, holds: &dyn Fn(Cell<'_>) -> bool| {
        share(table, column, holds).is_some_and(|share| share >= 80)
    };
    let (year, day) = match (are(first, &is_year), are(third, &is_year)) {
        (true, false) => (first, third),
        (false, true) => (third, first),
        _ => return,
    };
    if are(second, &is_part) && are(day, &is_part) {
        for (column, part) in [(year, Part::Year), (second, Part::Month), (day, Part::Day)] {
            ranked[column].0 = Role::Part(part);
        }
    }
}

/// Where a value of a column shows which number is the longitude, it is so in all of the column; a list in JSON has it in front, as GeoJSON
/// does, unless its name says otherwise.
fn orders_of_pairs(table: &Table, ranked: &mut [(Role, u32, By)]) {
    for (at, (role, ..)) in ranked.iter_mut().enumerate() {
        let Role::Pair { lng_first } = role else {
            continue;
        };
        let is_list = |value: Cell<'_>| {
            value.value().is_some_and(Value::is_array)
                || value
                    .text()
                    .is_some_and(|text| text.trim_start().starts_with('['))
        };
        let name = folded(table.columns.get(at).map_or("", String::as_str));
        if name.contains("coord") && share(table, at, is_list).is_some_and(|share| share >= 50) {
            *lng_first = true;
        }
        let is_far = |value: Cell<'_>, which: usize| {
            numbers(value)
                .get(which)
                .is_some_and(|number| number.abs() > 90.0)
        };
        // One that lies far off may be a slip.
        let any = |which: usize| {
            share(table, at, |value| is_far(value, which)).is_some_and(|share| share >= FEW)
        };
        match (any(0), any(1)) {
            (true, false) => *lng_first = true,
            (false, true) => *lng_first = false,
            _ => {}
        }
    }
}
