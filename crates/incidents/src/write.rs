//! Records become a `GeoJSON` file in our own schema.

mod csv;
mod layout;

use std::borrow::Cow;

pub use csv::table;

use crate::incident::{
    Account, Actor, ActorRole, Casualties, Correction, Excerpt, Incident, OccurrenceStatus,
    ResponsibilityStatus, Source,
};
use crate::parse::json::Json;
use crate::place::{LngLat, PlacePrecision};

/// A `FeatureCollection` (RFC 7946) that [`crate::parse::parse`] reads back unchanged, numbers to
/// 15 digits: short values on one line, members in the order of the schema, so that two versions
/// of a file can be compared.
pub fn feature_collection<'i>(incidents: impl Iterator<Item = &'i Incident>) -> String {
    noted_collection("", incidents)
}

/// As [`feature_collection`], with a member `note` that says what the collection is, unless it is empty.
pub fn noted_collection<'i>(note: &str, incidents: impl Iterator<Item = &'i Incident>) -> String {
    let mut file = "{\n  \"type\": \"FeatureCollection\",\n".to_owned();
    if !note.is_empty() {
        file.push_str("  \"note\": ");
        layout::one_line(&Json::Text(note.into()), &mut file);
        file.push_str(",\n");
    }
    file.push_str("  \"features\": [");
    for (position, incident) in incidents.enumerate() {
        file.push_str(if position == 0 { "\n    " } else { ",\n    " });
        layout::write(&feature(incident), 2, &mut file);
    }
    file.push_str("\n  ]\n}\n");
    file
}

fn feature(incident: &Incident) -> Json<'_> {
    let mut feature = Members::default();
    feature.text("type", "Feature");
    feature.text("id", &incident.id);
    feature.0.push((
        "geometry".into(),
        incident.place.position.map_or(Json::Null, point),
    ));
    feature.0.push(("properties".into(), properties(incident)));
    Json::Object(feature.0)
}

fn point(position: LngLat) -> Json<'static> {
    let coordinates = vec![Json::Number(position.lng()), Json::Number(position.lat())];
    Json::Object(vec![
        ("type".into(), Json::Text("Point".into())),
        ("coordinates".into(), Json::List(coordinates)),
    ])
}

fn properties(incident: &Incident) -> Json<'_> {
    let mut out = Members::default();
    out.text("title", &incident.title);
    out.some("title_ar", incident.title_ar.as_deref());
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
        out.0.push(("sensitive".into(), Json::Bool(true)));
    }
    out.some("updated", incident.updated.as_deref());
    out.list("corrections", &incident.corrections, correction);
    out.some("description", incident.description.as_deref());
    Json::Object(out.0)
}

/// The members of an object in their order; what is absent is left out.
#[derive(Default)]
struct Members<'i>(Vec<(Cow<'i, str>, Json<'i>)>);

impl<'i> Members<'i> {
    fn text(&mut self, name: &'static str, text: &'i str) {
        self.0.push((name.into(), Json::Text(text.into())));
    }

    fn some(&mut self, name: &'static str, text: Option<&'i str>) {
        self.0
            .extend(text.map(|text| (name.into(), Json::Text(text.into()))));
    }

    fn count(&mut self, name: &'static str, count: Option<u32>) {
        self.0
            .extend(count.map(|count| (name.into(), Json::Integer(i64::from(count)))));
    }

    /// One text stands for itself, several for a list.
    fn texts(&mut self, name: &'static str, texts: &'i [String]) {
        match texts {
            [] => {}
            [only] => self.text(name, only),
            _ => self.list(name, texts, |text| Json::Text(text.as_str().into())),
        }
    }

    fn list<T>(&mut self, name: &'static str, items: &'i [T], json: fn(&'i T) -> Json<'i>) {
        if !items.is_empty() {
            self.0
                .push((name.into(), Json::List(items.iter().map(json).collect())));
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
        self.some("place_ar", place.name_ar.as_deref());
        self.some("admin1", place.admin1.as_deref());
        self.some("country", place.country.as_deref());
        self.some("place_precision", place.precision.map(PlacePrecision::code));
        self.0.extend(
            place
                .uncertainty_m
                .map(|metres| ("uncertainty_m".into(), Json::Number(metres))),
        );
        self.some("coordinate_source", place.coordinate_source.as_deref());
    }
}

fn actor(actor: &Actor) -> Json<'_> {
    let mut out = Members::default();
    out.text("id", &actor.id);
    out.text("name", &actor.name);
    out.some("wording", actor.wording.as_deref());
    out.some("role", actor.role.map(ActorRole::code));
    out.some("named_by", actor.named_by.as_deref());
    Json::Object(out.0)
}

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

fn excerpt(excerpt: &Excerpt) -> Json<'_> {
    let mut out = Members::default();
    out.text("text", &excerpt.text);
    out.some("attribution", excerpt.attribution.as_deref());
    out.some("source", excerpt.source.as_deref());
    out.some("lang", excerpt.lang.as_deref());
    Json::Object(out.0)
}

fn source(source: &Source) -> Json<'_> {
    let mut out = Members::default();
    out.some("publisher", source.publisher.as_deref());
    out.some("title", source.title.as_deref());
    out.some("url", source.url.as_deref());
    out.some("date", source.date.as_deref());
    out.some("archive_url", source.archive_url.as_deref());
    Json::Object(out.0)
}

fn account(account: &Account) -> Json<'_> {
    let mut out = Members::default();
    out.some("by", account.by.as_deref());
    out.text("what", &account.what);
    Json::Object(out.0)
}

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
    use crate::when::When;

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
        let written =
            feature_collection([&incident, &Incident::new("b", "Nothing else")].into_iter());
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
    fn a_note_stands_before_the_records_and_the_file_is_read_as_before() {
        let incident = Incident::new("a", "A");
        let written = noted_collection("\"hit\" only", std::iter::once(&incident));
        assert!(written.contains("\n  \"note\": \"\\\"hit\\\" only\",\n"));
        let read = crate::parse::parse(written.as_bytes(), &crate::fields::FieldMap::default());
        assert_eq!(read.records[0].incident.title, "A");
        assert!(!read.report.has_losses());
    }
}
