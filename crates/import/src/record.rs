//! A row becomes a feature in our schema; what of it the schema has no member for is given along.

mod links;
pub(crate) mod noughts;
pub(crate) mod restated;
mod schema;
mod tolls;

use std::borrow::Cow;

use incidents::model::said::Sentence;
use incidents::read::Json;
use incidents::said;
use serde_json::Value;

use crate::columns::Columns;
use crate::days::Days;
use crate::feature::Feature;
use crate::findings::Findings;
use crate::links::{is_only_links, is_said_by, links};
use crate::marks;
use crate::markup;
use crate::names::Role;
use crate::position::Heads;
use crate::precision::numbered;
use crate::spellings::{self, Spellings};
use crate::table::{Row, Table};
use crate::text;
use crate::values::{Cell, is_unstated};
use crate::written::{self, Members, Written};

/// Members that are lists, or objects, in our own files.
pub(crate) const STRUCTURED: [&str; 12] = [
    "actors",
    "casualties",
    "excerpts",
    "sources",
    "disputes",
    "discrepancies",
    "later_findings",
    "related",
    "corrections",
    "category",
    "method",
    "target",
];

/// Words that a reader reads.
const WORDS: [&str; 9] = [
    "title",
    "title_ar",
    "description",
    "place",
    "place_ar",
    "admin1",
    "country",
    "date_text",
    "date_reasoning",
];

/// Members that name somebody or some place.
const NAMED: [&str; 5] = ["place", "admin1", "actors", "actor1", "actor2"];

/// Said of an id that may not be the whole one.
const ROUNDED: Sentence<'static> = said!(
    "the id is written as programs write large numbers, of which they keep 15 figures: look whether it is the whole id, and have ids as text where the table is made"
);

/// Puts features together.
pub struct Records<'r> {
    pub table: &'r Table,
    pub columns: &'r Columns,
    pub days: &'r Days,
    pub heads: Heads,
    spellings: &'r Spellings,
    prefers_own_id: bool,
}

/// Where the page can show a record.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shown {
    /// On the map.
    pub(crate) is_drawn: bool,
    /// On the timeline.
    pub(crate) is_dated: bool,
}

impl Shown {
    /// Where one of several can be shown.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            is_drawn: self.is_drawn || other.is_drawn,
            is_dated: self.is_dated || other.is_dated,
        }
    }
}

/// What a feature has beside its members.
pub(crate) struct Framed<'r> {
    id: Option<Written<'r>>,
    geometry: Written<'r>,
    pub(crate) shown: Shown,
}

impl Framed<'_> {
    /// The feature as the engine would read it; nothing where it may not.
    pub(crate) fn json<'f>(&'f self, feature: &'f Feature<'_>) -> Option<Json<'f>> {
        written::json::feature(self.id.as_ref(), &self.geometry, &feature.members)
    }
}

impl<'r> Records<'r> {
    /// Of a table whose columns and days have been decided. `prefers_own_id`: whether a column of ids counts before what a feature has as its id.
    pub fn of(
        table: &'r Table,
        columns: &'r Columns,
        days: &'r Days,
        spellings: &'r Spellings,
        prefers_own_id: bool,
    ) -> Self {
        Self {
            table,
            columns,
            days,
            heads: Heads::of(&table.columns),
            spellings,
            prefers_own_id,
        }
    }

    /// Writes the feature of a row, as JSON in one line.
    pub(crate) fn write(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
        out: &mut Vec<u8>,
    ) -> Framed<'r> {
        feature.clear();
        self.date(row, feature, findings);
        let geometry = self.geometry(row, feature, findings);
        for (member, columns) in self.columns.others_of_record() {
            self.member(row, (member, columns), feature, findings);
        }
        self.translations(row, feature, findings);
        if let Some(schema) = self.columns.schema {
            self.by_codebook(row, schema, feature);
        }
        if self.columns.is_written_by_us {
            tolls::without_sums(feature);
        }
        self.links(row, feature, findings);
        feature.sources();
        let id = self.id(row);
        self.rounded_id(row, findings);
        self.title((row, id.as_ref()), feature);
        self.rest((row, id.as_ref()), feature);
        let shown = Shown {
            is_drawn: geometry.is_some(),
            is_dated: feature.members.get("date").is_some(),
        };
        let geometry = geometry.unwrap_or(Written::Value(Value::Null));
        written::feature(out, id.as_ref(), &geometry, &feature.members);
        Framed {
            id,
            geometry,
            shown,
        }
    }

    pub(crate) fn name(&self, column: usize) -> &'r str {
        self.table.name(column)
    }

    fn id(&self, row: Row<'r>) -> Option<Written<'r>> {
        let own = || row.id().map(Written::Lent);
        let of_column = || {
            let value = self
                .columns
                .of_member("id")
                .iter()
                .find_map(|column| row.cell(*column))?;
            // Whole numbers are the ids of schemas that have numbers.
            let is_whole = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let whole = |text: &'r str| text.strip_suffix(".0").filter(|text| is_whole(text));
            value.as_text().map(|text| match text {
                Cow::Borrowed(text) if self.columns.schema.is_some() => {
                    plain(marks::unguarded(whole(text).unwrap_or(text)).into()).into()
                }
                Cow::Borrowed(text) => plain(marks::unguarded(text).into()).into(),
                Cow::Owned(text) => plain(text.into()).into(),
            })
        };
        match self.prefers_own_id {
            true => of_column().or_else(own),
            false => own().or_else(of_column),
        }
    }

    /// Says that an id may not be the whole one, so that links to the record lead nowhere.
    fn rounded_id(&self, row: Row<'r>, findings: &mut Findings) {
        let columns = self.columns.of_member("id").iter();
        let mut ids = columns.filter_map(|column| Some((*column, row.cell(*column)?.as_text()?)));
        if let Some((column, id)) = ids.next()
            && restated::is_rounded(&id)
        {
            findings.value_read_otherwise(row.number, self.name(column), ROUNDED, &id);
        }
    }

    fn date(&self, row: Row<'r>, feature: &mut Feature<'r>, findings: &mut Findings) {
        let day = self.days.day(self.table, self.columns, row, findings);
        if let Some(date) = day.date {
            feature.members.insert("date", date.into());
        }
        if let Some(zone) = day.zone {
            feature.members.insert("time_zone", zone.into());
        }
        for column in day.used {
            feature.uses(column);
        }
    }

    fn member(
        &self,
        row: Row<'r>,
        (member, columns): (&'static str, &[usize]),
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) {
        for column in columns {
            let Some(value) = row.cell(*column).filter(|_| !feature.has_used(*column)) else {
                continue;
            };
            // "Unknown" is no place and nobody.
            if NAMED.contains(&member) && is_unstated(value) {
                continue;
            }
            if member == "description" {
                feature.links.extend(value.links());
            }
            let is_precision = matches!(member, "date_precision" | "place_precision");
            if is_precision && numbered(self.name(*column), value, feature) {
                feature.uses(*column);
                return;
            }
            if self.toll((row.number, *column), member, value, (feature, findings)) {
                return;
            }
            // An address is no name of a place.
            if member == "place" && value.text().is_some_and(is_only_links) {
                feature.links.extend(value.links());
                feature.uses(*column);
                continue;
            }
            let is_whole = member != "sources"
                || value.all_texts().all(|text| {
                    let links = links(text);
                    links.is_empty() || is_said_by(text, &links)
                });
            let Some(value) = self.value((row.number, *column), member, value, findings) else {
                continue;
            };
            // Words beside addresses, which no source has, stay a fact of the record.
            if is_whole {
                feature.uses(*column);
            }
            feature.members.insert(member, value);
            return;
        }
    }

    /// A value as our schema has it.
    pub(crate) fn value(
        &self,
        (number, column): (u32, usize),
        member: &str,
        value: Cell<'r>,
        findings: &mut Findings,
    ) -> Option<Written<'r>> {
        let text = match value {
            Cell::Text(text) => text,
            Cell::Value(Value::Array(_) | Value::Object(_)) if WORDS.contains(&member) => {
                let text = value.as_text().unwrap_or_else(|| {
                    let texts: Vec<&str> = value.all_texts().collect();
                    texts.join(", ").into()
                });
                let is_there = !text.trim().is_empty();
                return is_there
                    .then(|| self.words((number, column), member, text, findings).into());
            }
            Cell::Value(value) => {
                let restated = restated::flag(member, &value.to_string());
                return Some(restated.map_or(Written::Lent(value), Written::Value));
            }
        };
        if let Some(value) = restated::flag(member, text).or_else(|| restated::day(member, text)) {
            return Some(Written::Value(value));
        }
        let usual = self.spellings.usual(column, text);
        let text = match usual.filter(|_| !self.columns.is_written_by_us) {
            Some(usual) => {
                findings.value_read_otherwise(number, self.name(column), spellings::MESSAGE, text);
                usual
            }
            None => text,
        };
        let text = marks::unguarded(text);
        if STRUCTURED.contains(&member) && restated::begins_list(text) {
            let list = restated::json(text);
            if list.is_some() || links(text).is_empty() {
                if list.is_none() {
                    let message = said!("expected a list in JSON, but found {found}");
                    findings.lost_value(number, self.name(column), message, text);
                }
                return list.map(Written::Value);
            }
        }
        if member == "sources" {
            return Some(text.into());
        }
        let words = self.words((number, column), member, text.into(), findings);
        Some(words.into())
    }

    fn words<'t>(
        &self,
        (number, column): (u32, usize),
        member: &str,
        text: Cow<'t, str>,
        findings: &mut Findings,
    ) -> Cow<'t, str> {
        if self.columns.is_written_by_us {
            return text;
        }
        let mut words = text;
        if let Some(mended) = text::mended(&words) {
            findings.value_read_otherwise(
                number,
                self.name(column),
                said!("the text was encoded twice, and was mended"),
                &words,
            );
            words = mended.into();
        }
        if markup::is_marked_up(&words) {
            words = markup::text_of(&words).into();
        }
        match WORDS.contains(&member) {
            true => words,
            false => plain(words),
        }
    }

    /// What nobody has read is given along under the columns' names.
    fn rest(&self, (row, id): (Row<'r>, Option<&Written<'r>>), feature: &mut Feature<'r>) {
        let is_the_id = |column: usize, value: Cell<'_>| {
            let role = self.columns.roles.get(column).map(|(role, _)| *role);
            role == Some(Role::Member("id"))
                && id.is_some_and(|id| id.cell().and_then(Cell::as_text) == value.as_text())
        };
        let mut unread: Vec<(u32, usize)> = Vec::new();
        let mut earlier = None;
        for (column, value) in row.cells() {
            let role = self.columns.roles.get(column).map(|(role, _)| *role);
            if feature.has_used(column) || role == Some(Role::LeftOut) {
                continue;
            }
            match (self.name(column), value) {
                ("original", value) if let Some(members) = members_of(value) => {
                    earlier = Some((column, members));
                }
                ("original_geometry", Cell::Text(text))
                    if let Ok(geometry) = serde_json::from_str(text) =>
                {
                    let geometry = Written::Value(geometry);
                    feature.members.insert("original_geometry", geometry);
                }
                _ if is_the_id(column, value) => {}
                _ => unread.push((self.heads.rank(column), column)),
            }
        }
        unread.sort_unstable();
        let mut unread = unread.into_iter().map(|(_, column)| column).peekable();
        let mut rest = Members::default();
        let value = |column: usize| {
            row.cell(column)
                .map_or(Written::Value(Value::Null), Written::from)
        };
        // Of two with one name the one counts whose column comes later.
        if let Some((at, members)) = earlier {
            for (name, earlier) in members {
                while let Some(column) = unread.next_if(|column| self.name(*column) < name.as_ref())
                {
                    rest.push(self.name(column).into(), value(column));
                }
                match unread.next_if(|column| self.name(*column) == name) {
                    Some(column) if column > at => rest.push(name, value(column)),
                    _ => rest.push(name, earlier),
                }
            }
        }
        for column in unread {
            rest.push(self.name(column).into(), value(column));
        }
        if !rest.is_empty() {
            let rest = Written::Object(rest);
            feature.members.insert("original", rest);
        }
    }
}

/// The members of an object, in the order of their names, which may be written as a text.
fn members_of(value: Cell<'_>) -> Option<Vec<(Cow<'_, str>, Written<'_>)>> {
    let mut members: Vec<_> = match value {
        Cell::Value(Value::Object(members)) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.into(), Written::Lent(value)));
            members.collect()
        }
        Cell::Text(text) => match restated::json(text) {
            Some(Value::Object(members)) => {
                let members = members.into_iter();
                let members = members.map(|(name, value)| (name.into(), Written::Value(value)));
                members.collect()
            }
            _ => return None,
        },
        Cell::Value(_) => return None,
    };
    // An object has them in the order of the file where another crate of the workspace asks serde_json for that.
    members.sort_by(|(a, _): &(Cow<'_, str>, _), (b, _)| a.cmp(b));
    Some(members)
}

/// A code, a date or a number without what nobody sees.
fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => marks::plain(text),
        Cow::Owned(text) => marks::plain(&text).into_owned().into(),
    }
}
