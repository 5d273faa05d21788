//! Records become files: `GeoJSON` in our own schema, or a table.

pub(crate) mod csv;
pub(crate) mod layout;
pub mod original;

use std::borrow::Cow;

pub use csv::FORMULAS;

use crate::json::value::Json;
use crate::model::civil::{Minute, Span};
use crate::model::incident::{
    Account, Actor, ActorRole, Casualties, Correction, Excerpt, Incident, OccurrenceStatus,
    ResponsibilityStatus, Source,
};
use crate::model::place::{LngLat, PlacePrecision};
use crate::model::string_enum::string_enum;
use crate::model::text::Text;
use crate::write::original::Original;

string_enum! {
    /// What files of records are written as.
    Format {
        /// A `FeatureCollection` (RFC 7946) in our own schema, which [`crate::read::parse`] reads back unchanged, numbers to
        /// 15 digits: short values on one line, members in the order of the schema, so that two versions of a file can be compared.
        GeoJson = "geojson",
        /// Comma-separated values (RFC 4180) in UTF-8, a line for each record; lists in them are JSON.
        Csv = "csv",
    }
}

/// Writes a file of records piece by piece.
#[derive(Debug)]
pub struct Writer {
    format: Format,
    is_first: bool,
    /// What a table says of the whole, until its first line says it.
    note: String,
    /// The columns of a table.
    columns: Vec<Cow<'static, str>>,
}

impl Writer {
    /// Begins a file. Each of the notes is a name and what it says of the whole: members beside the records in `GeoJSON`,
    /// the last cell of the first line of a table.
    pub fn new(format: Format, notes: &[(&str, String)], out: &mut String) -> Self {
        Self::in_languages(format, notes, &[], out)
    }

    /// As [`Self::new`], and a table has columns for titles and names of places in these languages, given by their tags. What is said
    /// in others stands in one more of its columns, `translations`.
    pub fn in_languages(
        format: Format,
        notes: &[(&str, String)],
        languages: &[String],
        out: &mut String,
    ) -> Self {
        let mut columns = Vec::new();
        match format {
            Format::GeoJson => {
                out.push_str("{\n  \"type\": \"FeatureCollection\",\n");
                for (name, note) in notes {
                    out.push_str("  \"");
                    out.push_str(name);
                    out.push_str("\": ");
                    layout::one_line(&Json::Text(note.as_str().into()), out);
                    out.push_str(",\n");
                }
                out.push_str("  \"features\": [");
            }
            Format::Csv => columns = csv::head(languages, out),
        }
        Self {
            format,
            is_first: true,
            note: csv::note(notes),
            columns,
        }
    }

    /// The next record, with what its file says beyond our schema.
    pub fn add(&mut self, incident: &Incident, original: &Original, out: &mut String) {
        match self.format {
            Format::GeoJson => {
                out.push_str(if self.is_first { "\n    " } else { ",\n    " });
                layout::write(&feature(incident, original), 2, out);
            }
            Format::Csv => {
                let note = std::mem::take(&mut self.note);
                csv::line((incident, original), &self.columns, &note, out);
            }
        }
        self.is_first = false;
    }

    /// Ends the file.
    pub fn end(self, out: &mut String) {
        if self.format == Format::GeoJson {
            out.push_str("\n  ]\n}\n");
        }
    }
}

/// A whole file of records that say nothing beyond our schema.
pub fn file<'i>(
    format: Format,
    notes: &[(&str, String)],
    incidents: impl Iterator<Item = &'i Incident>,
) -> String {
    let mut out = String::new();
    let mut writer = Writer::new(format, notes, &mut out);
    for incident in incidents {
        writer.add(incident, &Original::default(), &mut out);
    }
    writer.end(&mut out);
    out
}

/// A name for a file of so many days, without its ending: the letters and digits of a title, then the first and the last day.
pub fn file_name(title: &str, days: Option<Span>) -> String {
    let mut name = String::new();
    for c in title.chars().take(80) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    if let Some(days) = days {
        let is_known = |day: &Minute| *day > Minute::FIRST && day.0 < Minute::LAST.0 - 1;
        let ends = [days.start(), Minute(days.end().0 - 1)];
        for day in ends.iter().filter(|day| is_known(day)) {
            name.push('_');
            name.push_str(&day.iso_day());
        }
    }
    name
}

fn feature<'i>(incident: &'i Incident, original: &'i Original) -> Json<'i> {
    let mut feature = Members::default();
    feature.text("type", "Feature");
    feature.text("id", &incident.id);
    feature.push(
        "geometry",
        incident.place.position.map_or(Json::Null, point),
    );
    feature.push("properties", properties(incident, original));
    Json::Object(feature.0)
}

fn point(position: LngLat) -> Json<'static> {
    let coordinates = vec![Json::Number(position.lng()), Json::Number(position.lat())];
    let mut point = Members::default();
    point.text("type", "Point");
    point.push("coordinates", Json::List(coordinates));
    Json::Object(point.0)
}

#[inline(never)]
fn properties<'i>(incident: &'i Incident, original: &'i Original) -> Json<'i> {
    let mut out = members(incident);
    original.add_to(incident.place.position, &mut out);
    Json::Object(out.0)
}

/// What our schema says of a record.
fn members(incident: &Incident) -> Members<'_> {
    let mut out = Members::default();
    out.text("title", &incident.title);
    out.translations("title", &incident.titles);
    out.text("kind", incident.kind.code());
    out.texts("category", &incident.categories);
    out.texts("method", &incident.methods);
    out.texts("target", &incident.targets);
    out.date(incident);
    out.place(incident);
    out.list("actors", &incident.actors, actor);
    out.list("casualties", &incident.casualties, casualties);
    out.list("excerpts", &incident.excerpts, excerpt);
    out.list("sources", &incident.sources, source);
    out.some(
        "occurrence_status",
        incident.occurrence_status.map(OccurrenceStatus::code),
    );
    out.some(
        "responsibility_status",
        incident
            .responsibility_status
            .map(ResponsibilityStatus::code),
    );
    out.some("assessed_by", incident.assessed_by.as_deref());
    out.some("assessed_on", incident.assessed_on.as_deref());
    out.list("disputes", &incident.disputes, account);
    out.list("discrepancies", &incident.discrepancies, account);
    out.list("later_findings", &incident.later_findings, account);
    out.texts("related", &incident.related);
    if incident.sensitive {
        out.push("sensitive", Json::Bool(true));
    }
    out.some("updated", incident.updated.as_deref());
    out.list("corrections", &incident.corrections, correction);
    out.some("description", incident.description.as_deref());
    out.translations("description", &incident.descriptions);
    out
}

/// The members of an object in their order; what is absent is left out.
#[derive(Default)]
struct Members<'i>(Vec<(Cow<'i, str>, Json<'i>)>);

impl<'i> Members<'i> {
    /// The same in other languages: `title_ar`, `title_fr`.
    fn translations(&mut self, member: &str, texts: &'i Text) {
        for (language, words) in texts.all() {
            let mut name = member.to_owned();
            name.push('_');
            name.push_str(language);
            self.0.push((name.into(), Json::Text(words.into())));
        }
    }

    /// Written out once: there are sixty members, and nobody waits for a file to the microsecond.
    #[inline(never)]
    fn push(&mut self, name: &'static str, value: Json<'i>) {
        self.0.push((name.into(), value));
    }

    #[inline(never)]
    fn text(&mut self, name: &'static str, text: &'i str) {
        self.push(name, Json::Text(text.into()));
    }

    #[inline(never)]
    fn some(&mut self, name: &'static str, text: Option<&'i str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    #[inline(never)]
    fn count(&mut self, name: &'static str, count: Option<u32>) {
        if let Some(count) = count {
            self.push(name, Json::Integer(i64::from(count)));
        }
    }

    /// One text stands for itself, several for a list.
    #[inline(never)]
    fn texts(&mut self, name: &'static str, texts: &'i [String]) {
        match texts {
            [only] => self.text(name, only),
            _ => self.list(name, texts, |text| Json::Text(text.as_str().into())),
        }
    }

    fn list<T>(&mut self, name: &'static str, items: &'i [T], json: fn(&'i T) -> Json<'i>) {
        self.values(name, &mut items.iter().map(json));
    }

    #[inline(never)]
    fn values(&mut self, name: &'static str, values: &mut dyn Iterator<Item = Json<'i>>) {
        let mut list = Vec::new();
        for value in values {
            list.push(value);
        }
        if !list.is_empty() {
            self.push(name, Json::List(list));
        }
    }

    fn date(&mut self, incident: &'i Incident) {
        if let Some(when) = &incident.when {
            self.text("date", when.edtf());
            self.text("date_precision", when.precision().code());
        }
        self.some("date_text", incident.date_text.as_deref());
        self.some("date_reasoning", incident.date_reasoning.as_deref());
        self.some("time_zone", incident.time_zone.as_deref());
    }

    fn place(&mut self, incident: &'i Incident) {
        let place = &incident.place;
        self.some("place", place.name.as_deref());
        self.translations("place", &place.names);
        self.some("admin1", place.admin1.as_deref());
        self.some("country", place.country.as_deref());
        self.some("place_precision", place.precision.map(PlacePrecision::code));
        if let Some(metres) = place.uncertainty_m {
            self.push("uncertainty_m", Json::Number(metres));
        }
        self.some("coordinate_source", place.coordinate_source.as_deref());
    }
}

#[inline(never)]
fn actor(actor: &Actor) -> Json<'_> {
    let mut out = Members::default();
    out.text("id", &actor.id);
    out.text("name", &actor.name);
    out.some("wording", actor.wording.as_deref());
    out.some("role", actor.role.map(ActorRole::code));
    out.some("named_by", actor.named_by.as_deref());
    Json::Object(out.0)
}

#[inline(never)]
fn casualties(casualties: &Casualties) -> Json<'_> {
    let mut out = Members::default();
    out.text("reporter", &casualties.reporter);
    out.some("as_of", casualties.as_of.as_deref());
    out.some("scope", casualties.scope.as_deref());
    out.count("killed_min", casualties.killed_min);
    out.count("killed_max", casualties.killed_max);
    out.count("injured_min", casualties.injured_min);
    out.count("injured_max", casualties.injured_max);
    out.some("note", casualties.note.as_deref());
    Json::Object(out.0)
}

#[inline(never)]
fn excerpt(excerpt: &Excerpt) -> Json<'_> {
    let mut out = Members::default();
    out.text("text", &excerpt.text);
    out.translations("text", &excerpt.translations);
    out.some("attribution", excerpt.attribution.as_deref());
    out.some("source", excerpt.source.as_deref());
    out.some("lang", excerpt.lang.as_deref());
    Json::Object(out.0)
}

#[inline(never)]
fn source(source: &Source) -> Json<'_> {
    let mut out = Members::default();
    out.some("publisher", source.publisher.as_deref());
    out.some("title", source.title.as_deref());
    out.some("url", source.url.as_deref());
    out.some("date", source.date.as_deref());
    out.some("archive_url", source.archive_url.as_deref());
    Json::Object(out.0)
}

#[inline(never)]
fn account(account: &Account) -> Json<'_> {
    let mut out = Members::default();
    out.some("by", account.by.as_deref());
    out.text("what", &account.what);
    Json::Object(out.0)
}

#[inline(never)]
fn correction(correction: &Correction) -> Json<'_> {
    let mut out = Members::default();
    out.some("on", correction.on.as_deref());
    out.text("what", &correction.what);
    Json::Object(out.0)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::model::when::When;

    #[test]
    fn a_file_is_laid_out_to_be_read_and_compared() {
        let mut incident = Incident::new("convoy", "Convoy hit near \"Urum\"");
        incident.when = When::parse("2016-09-19T19:12").ok();
        incident.place.position = LngLat::new(36.95, 36.15);
        incident.place.uncertainty_m = Some(500.0);
        incident.methods = vec!["air_strike".to_owned(), "rocket".to_owned()];
        incident.disputes = vec![Account {
            by: None,
            what: "denied".to_owned(),
        }];
        let other = Incident::new("b", "Nothing else");
        let written = file(Format::GeoJson, &[], [&incident, &other].into_iter());
        expect![[r#"
            {
              "type": "FeatureCollection",
              "features": [
                {
                  "type": "Feature",
                  "id": "convoy",
                  "geometry": { "type": "Point", "coordinates": [36.95, 36.15] },
                  "properties": {
                    "title": "Convoy hit near \"Urum\"",
                    "kind": "incident",
                    "method": ["air_strike", "rocket"],
                    "date": "2016-09-19T19:12:00",
                    "date_precision": "exact_time",
                    "uncertainty_m": 500,
                    "disputes": [
                      { "what": "denied" }
                    ]
                  }
                },
                {
                  "type": "Feature",
                  "id": "b",
                  "geometry": null,
                  "properties": { "title": "Nothing else", "kind": "incident" }
                }
              ]
            }
        "#]]
        .assert_eq(&written);
    }

    #[test]
    fn notes_stand_before_the_records_and_the_file_is_read_as_before() {
        let incident = Incident::new("a", "A");
        let notes = [("filters", "\"hit\" only".to_owned())];
        let written = file(Format::GeoJson, &notes, std::iter::once(&incident));
        assert!(written.contains("\n  \"filters\": \"\\\"hit\\\" only\",\n"));
        let read = crate::read::parse(
            written.as_bytes(),
            &crate::schema::names::FieldMap::default(),
        );
        assert_eq!(read.records[0].incident.title, "A");
        assert!(!read.report.has_losses());
    }

    #[test]
    fn a_file_is_named_after_the_map_and_its_days() {
        let check = |title: &str, days, expect: &str| assert_eq!(file_name(title, days), expect);
        let days = Span::of_days(17_070, 17_075);
        check(
            "Aleppo: \"under fire\"!",
            Some(days),
            "Aleppo-under-fire_2016-09-26_2016-10-01",
        );
        check("../حلب  تحت النار", None, "حلب-تحت-النار");
        let since = Span::new(days.start(), Minute::LAST);
        check("", since, "_2016-09-26");
    }
}
