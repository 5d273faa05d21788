//! A row becomes a feature in our schema; what of it the schema has no member for is given along.

use serde_json::{Map, Value, json};

use crate::columns::Columns;
use crate::days::Days;
use crate::findings::Findings;
use crate::links::{self, Link};
use crate::marks;
use crate::markup;
use crate::names::Role;
use crate::precision::numbered;
use crate::table::{Row, Table};
use crate::text;
use crate::titles::{is_title, is_wordy};
use crate::tolls::{self, Toll};
use crate::values::{all_texts, as_text};

/// Members that are lists, or objects, in our own files.
const STRUCTURED: [&str; 12] = [
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

/// What a record says apart from its words.
const DATES_AND_PLACES: [&str; 5] = ["date", "date_start", "date_end", "latitude", "longitude"];

/// Puts features together.
pub struct Records<'r> {
    pub table: &'r Table,
    pub columns: &'r Columns,
    pub days: &'r Days,
    pub prefers_own_id: bool,
}

/// A feature while it is put together.
#[derive(Default)]
pub(crate) struct Feature {
    pub(crate) members: Map<String, Value>,
    pub(crate) used: Vec<usize>,
    links: Vec<Link>,
}

impl Records<'_> {
    /// The feature of a row, as JSON in one line.
    pub fn feature(&self, number: u32, findings: &mut Findings) -> Value {
        let Some(row) = self.table.rows.get(number as usize - 1) else {
            return Value::Null;
        };
        let mut feature = Feature::default();
        self.date((number, row), &mut feature, findings);
        let geometry = self.geometry((number, row), &mut feature, findings);
        for (member, columns) in self.columns.members() {
            if member != "id" && !DATES_AND_PLACES.contains(&member) {
                self.member((number, row), (member, columns), &mut feature, findings);
            }
        }
        self.links(row, &mut feature);
        feature.sources();
        self.title(row, &mut feature);
        self.rest(row, &mut feature);
        let mut object = Map::new();
        object.insert("type".to_owned(), json!("Feature"));
        if let Some(id) = self.id(row) {
            object.insert("id".to_owned(), id);
        }
        object.insert("geometry".to_owned(), geometry);
        object.insert("properties".to_owned(), Value::Object(feature.members));
        Value::Object(object)
    }

    pub(crate) fn name(&self, column: usize) -> &str {
        self.table.columns.get(column).map_or("", String::as_str)
    }

    fn id(&self, row: &Row) -> Option<Value> {
        let own = || Some(row.id.clone()).filter(|id| !id.is_null());
        let of_column = || {
            let value = self
                .columns
                .of_member("id")
                .iter()
                .find_map(|column| row.cell(*column))?;
            as_text(value).map(|text| json!(marks::plain(&text)))
        };
        match self.prefers_own_id {
            true => of_column().or_else(own),
            false => own().or_else(of_column),
        }
    }

    fn date(&self, (number, row): (u32, &Row), feature: &mut Feature, findings: &mut Findings) {
        let day = self
            .days
            .day(self.table, self.columns, (number, row), findings);
        if let Some(date) = day.date {
            feature.members.insert("date".to_owned(), json!(date));
        }
        if let Some(zone) = day.zone {
            feature.members.insert("time_zone".to_owned(), json!(zone));
        }
        feature.used.extend(day.used);
    }

    fn member(
        &self,
        (number, row): (u32, &Row),
        (member, columns): (&'static str, &[usize]),
        feature: &mut Feature,
        findings: &mut Findings,
    ) {
        for column in columns {
            let Some(value) = row.cell(*column).filter(|_| !feature.used.contains(column)) else {
                continue;
            };
            if member == "description" {
                let anchored = all_texts(value)
                    .filter(|text| text.contains('<'))
                    .flat_map(links::links);
                feature.links.extend(anchored);
            }
            let is_precision = matches!(member, "date_precision" | "place_precision");
            if is_precision && numbered(self.name(*column), value, feature)
                || Self::toll(member, value, feature)
            {
                feature.used.push(*column);
                return;
            }
            let is_whole = member != "sources"
                || all_texts(value).all(|text| {
                    let links = links::links(text);
                    links.is_empty() || links::is_said_by(text, &links)
                });
            let Some(value) = self.value((number, *column), member, value, findings) else {
                continue;
            };
            // Words beside addresses, which no source has, stay a fact of the record.
            if is_whole {
                feature.used.push(*column);
            }
            feature.members.insert(member.to_owned(), value);
            return;
        }
    }

    /// People killed or injured, of whom a cell may say the least and the most; whether it was read.
    fn toll(member: &str, value: &Value, feature: &mut Feature) -> bool {
        let (least, most) = match member {
            "fatalities" => ("killed_min", "killed_max"),
            "injured" => ("injured_min", "injured_max"),
            _ => return false,
        };
        let Some(toll) = value.as_str().and_then(tolls::toll) else {
            return false;
        };
        if let Toll::Between(Some(least), Some(most)) = toll
            && least == most
        {
            feature.members.insert(member.to_owned(), json!(least));
        } else if let Toll::Between(at_least, at_most) = toll {
            for (name, number) in [(least, at_least), (most, at_most)] {
                if let Some(number) = number {
                    feature.members.entry(name).or_insert(json!(number));
                }
            }
        }
        true
    }

    /// A value as our schema has it.
    fn value(
        &self,
        (number, column): (u32, usize),
        member: &str,
        value: &Value,
        findings: &mut Findings,
    ) -> Option<Value> {
        if let Value::String(text) = value {
            let text = text
                .strip_prefix('\'')
                .filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t']))
                .unwrap_or(text);
            let is_json = text.trim_start().starts_with(['[', '{'])
                && links::links(text).is_empty()
                || serde_json::from_str::<Value>(text)
                    .is_ok_and(|value| value.is_array() || value.is_object());
            if STRUCTURED.contains(&member) && is_json {
                let list = serde_json::from_str(text).ok();
                if list.is_none() {
                    let message = "expected a list in JSON";
                    findings.lost_value(number, self.name(column), message, text);
                }
                return list;
            }
            if member == "sources" {
                return Some(json!(text));
            }
            return Some(json!(self.words((number, column), member, text, findings)));
        }
        match value {
            Value::Array(_) | Value::Object(_) if WORDS.contains(&member) => {
                let text = as_text(value)
                    .or_else(|| Some(all_texts(value).collect::<Vec<_>>().join(", ")))?;
                (!text.trim().is_empty())
                    .then(|| json!(self.words((number, column), member, &text, findings)))
            }
            value => Some(value.clone()),
        }
    }

    fn words(
        &self,
        (number, column): (u32, usize),
        member: &str,
        text: &str,
        findings: &mut Findings,
    ) -> String {
        let mut words = text.to_owned();
        if let Some(mended) = text::mended(&words) {
            findings.value_read_otherwise(
                number,
                self.name(column),
                "the text was encoded twice, and was mended",
                &words,
            );
            words = mended;
        }
        if markup::is_marked_up(&words) {
            words = markup::text_of(&words);
        }
        match WORDS.contains(&member) {
            true => words,
            false => marks::plain(&words),
        }
    }

    fn links(&self, row: &Row, feature: &mut Feature) {
        for column in self.columns.with(|role| role == Role::Links) {
            let Some(value) = row.cell(column) else {
                continue;
            };
            let found: Vec<Link> = all_texts(value).flat_map(links::links).collect();
            if !found.is_empty()
                && all_texts(value).all(|text| links::is_said_by(text, &found))
                && all_texts(value).all(|text| links::is_only_links(text) || text.contains("://"))
            {
                feature.used.push(column);
            }
            feature.links.extend(found);
        }
    }

    /// What nobody has read is given along under the columns' names.
    fn rest(&self, row: &Row, feature: &mut Feature) {
        let mut rest = Map::new();
        for (column, value) in &row.cells {
            if feature.used.contains(column) {
                continue;
            }
            let name = self.name(*column);
            let is_id = matches!(
                self.columns.roles.get(*column),
                Some((Role::Member("id"), _))
            );
            match (name, value) {
                ("original", Value::Object(earlier)) => rest.extend(earlier.clone()),
                ("original" | "original_geometry", Value::String(text)) => {
                    match serde_json::from_str(text) {
                        Ok(Value::Object(earlier)) if name == "original" => rest.extend(earlier),
                        Ok(geometry) if name == "original_geometry" => {
                            drop(feature.members.insert(name.to_owned(), geometry));
                        }
                        _ => drop(rest.insert(name.to_owned(), value.clone())),
                    }
                }
                _ if is_id
                    && self
                        .id(row)
                        .is_some_and(|id| as_text(&id) == as_text(value)) => {}
                _ => drop(rest.insert(name.to_owned(), value.clone())),
            }
        }
        if !rest.is_empty() {
            feature
                .members
                .insert("original".to_owned(), Value::Object(rest));
        }
    }

    /// Words for a record whose file has no title for it: those of its description, its place, its type, or any that stand in its row.
    fn title(&self, row: &Row, feature: &mut Feature) {
        let text_of = |member: &str| feature.members.get(member).and_then(as_text);
        if text_of("title").is_some_and(|title| is_title(&title)) {
            return;
        }
        // What is no title stays a fact of the record.
        if feature.members.remove("title").is_some() {
            let columns = self.columns.of_member("title");
            feature.used.retain(|column| !columns.contains(column));
        }
        // The engine makes one of these.
        if feature.members.contains_key("description")
            || feature.members.contains_key("place")
            || feature.members.contains_key("category")
        {
            return;
        }
        let texts = row.cells.iter().filter(|(column, _)| {
            matches!(
                self.columns.roles.get(*column),
                Some((Role::Fact | Role::Member("title"), _))
            )
        });
        let words = texts
            .filter_map(|(_, value)| value.as_str())
            .find(|text| is_wordy(text) && text.contains(' '));
        let title = words.map(|words| {
            markup::text_of(words)
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned()
        });
        let title = title
            .or_else(|| as_text(&self.id(row)?))
            .unwrap_or_else(|| "—".to_owned());
        feature.members.insert("title".to_owned(), json!(title));
    }
}

impl Feature {
    /// Those who report it, with the addresses of their reports.
    fn sources(&mut self) {
        let mut sources: Vec<Value> = match self.members.remove("sources") {
            Some(Value::Array(list)) => list,
            Some(Value::String(text)) => publishers(&text),
            Some(other) => vec![other],
            None => Vec::new(),
        };
        let links: Vec<Link> = std::mem::take(&mut self.links);
        let is_known = |sources: &[Value], url: &str| {
            sources
                .iter()
                .any(|source| source["url"] == url || source.as_str() == Some(url))
        };
        let mut new: Vec<Link> = Vec::new();
        for link in links {
            if !is_known(&sources, &link.url) && !new.iter().any(|known| known.url == link.url) {
                new.push(link);
            }
        }
        if let ([Value::Object(source)], [only]) = (sources.as_mut_slice(), new.as_slice())
            && !source.contains_key("url")
        {
            source.insert("url".to_owned(), json!(only.url));
            new.clear();
        }
        sources.extend(new.into_iter().map(source));
        if !sources.is_empty() {
            self.members
                .insert("sources".to_owned(), Value::Array(sources));
        }
    }
}

fn source(link: Link) -> Value {
    match link.name {
        Some(name) => json!({"title": name, "url": link.url}),
        None => json!({"url": link.url}),
    }
}

/// Names and addresses in a cell, parted by semicolons or lines.
fn publishers(text: &str) -> Vec<Value> {
    let links = links::links(text);
    if !links.is_empty() {
        return links.into_iter().map(source).collect();
    }
    let text = if markup::is_marked_up(text) {
        markup::text_of(text)
    } else {
        text.to_owned()
    };
    let parts = text
        .split([';', '\n'])
        .map(|part| part.trim().trim_matches(['"', ',']).trim());
    parts
        .filter(|part| !part.is_empty())
        .map(|part| json!({"publisher": part}))
        .collect()
}
