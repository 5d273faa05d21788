//! The reader against a slow one that reads the whole document at once, and against any bytes at all.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

mod support;

use incidents::config::MapConfig;
use incidents::model::incident::{
    Account, Actor, ActorRole, Casualties, Correction, Excerpt, Incident, Kind, OccurrenceStatus,
    ResponsibilityStatus, Source,
};
use incidents::model::place::{LngLat, PlacePrecision};
use incidents::model::report::Severity;
use incidents::model::text::Text;
use incidents::model::when::{DatePrecision, When};
use incidents::read::{Record, parse, record_at};
use incidents::schema::names::FieldMap;
use incidents::write::{Format, file};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::almost_json;

/// A text that the reader leaves as it is: not blank, no spaces around it, no control characters.
fn text() -> impl Strategy<Value = String> {
    let strange = select(vec![
        "\"}]{[,:",
        "\\",
        "{\"type\":\"Feature\"",
        "\n\t",
        "حلب",
        "é😀",
        "<b>",
        "null",
        " ",
    ]);
    let part = prop_oneof![3 => "[a-zA-Z0-9 ]{1,12}".boxed(), 1 => strange.prop_map(str::to_owned).boxed()];
    vec(part, 1..4)
        .prop_map(|parts| parts.concat())
        .prop_filter_map("blank", |text| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        })
}

fn date() -> impl Strategy<Value = String> {
    let day = || {
        (1900..2100_i32, 1..13_u32, 1..29_u32)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
    };
    prop_oneof![
        day(),
        day().prop_map(|day| format!("{day}~")),
        day().prop_map(|day| format!("{day}/..")),
        day().prop_map(|day| format!("../{day}")),
        (day(), 0..24, 0..60)
            .prop_map(|(day, hour, minute)| format!("{day}T{hour:02}:{minute:02}:00")),
        day().prop_map(|day| day.chars().take(7).collect()),
    ]
}

fn day() -> impl Strategy<Value = String> {
    (1900..2100_i32, 1..13_u32, 1..29_u32)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

/// Up to 15 digits, what is written is what is read.
fn degrees(most: i32) -> impl Strategy<Value = f64> {
    let most = i64::from(most) * 1_000_000_000_000;
    (-most..=most).prop_map(|number| number as f64 / 1e12)
}

fn address() -> impl Strategy<Value = String> {
    "[a-z]{1,8}(/[a-zA-Z0-9é?=&#-]{0,8}){0,2}".prop_map(|rest| format!("https://{rest}"))
}

prop_compose! {
    fn actor()(id in text(), name in text(), wording in of(text()), role in of(select(ActorRole::ALL)), named_by in of(text())) -> Actor {
        Actor { id, name, wording, role, named_by }
    }
}

fn range() -> impl Strategy<Value = (Option<u32>, Option<u32>)> {
    (of(any::<u32>()), of(any::<u32>())).prop_map(|range| match range {
        (Some(min), Some(max)) => (Some(min.min(max)), Some(min.max(max))),
        range => range,
    })
}

prop_compose! {
    fn casualties()(
        (reporter, as_of, scope, note) in (text(), of(day()), of(text()), of(text())),
        (killed_min, killed_max) in range(),
        (injured_min, injured_max) in range(),
    ) -> Casualties {
        Casualties { reporter, as_of, scope, killed_min, killed_max, injured_min, injured_max, note }
    }
}

prop_compose! {
    fn excerpt()(text in text(), translations in translations(), attribution in of(text()), source in of(address()), lang in of(text())) -> Excerpt {
        Excerpt { text, translations, attribution, source, lang }
    }
}

prop_compose! {
    fn source()(publisher in text(), title in of(text()), url in of(address()), date in of(date()), archive_url in of(address())) -> Source {
        Source { publisher: Some(publisher), title, url, date, archive_url }
    }
}

fn translations() -> impl Strategy<Value = Text> {
    vec(
        (select(vec!["ar", "fr", "pt-BR", "tr", "zh-Hant"]), text()),
        0..3,
    )
    .prop_map(|all| {
        let mut said = Text::default();
        for (language, words) in all {
            // One without a letter is no translation.
            said.set(language, format!("{words}é"));
        }
        said
    })
}

fn account() -> impl Strategy<Value = Account> {
    (of(text()), text()).prop_map(|(by, what)| Account { by, what })
}

prop_compose! {
    fn incident()(
        (id, title, titles, kind) in (text(), text(), translations(), select(Kind::ALL)),
        (categories, methods, targets) in (vec(text(), 0..3), vec(text(), 0..3), vec(text(), 0..2)),
        (when, precision, date_text, date_reasoning, time_zone) in (of(date()), select(DatePrecision::ALL), of(text()), of(text()), of(text())),
        (name, names, admin1, country, coordinate_source) in (of(text()), translations(), of(text()), of(text()), of(text())),
        (position, place_precision, uncertainty_m) in
            (of((degrees(180), degrees(90))), of(select(PlacePrecision::ALL)), of((0..1_000_000_000_u32).prop_map(|millimetres| f64::from(millimetres) / 1e3))),
        (actors, casualties, excerpts, sources) in (vec(actor(), 0..3), vec(casualties(), 0..3), vec(excerpt(), 0..3), vec(source(), 0..3)),
        (occurrence_status, responsibility_status, assessed_by, assessed_on) in
            (of(select(OccurrenceStatus::ALL)), of(select(ResponsibilityStatus::ALL)), of(text()), of(day())),
        (disputes, discrepancies, later_findings) in (vec(account(), 0..3), vec(account(), 0..2), vec(account(), 0..2)),
        (related, sensitive, updated, description, descriptions) in (vec(text(), 0..3), any::<bool>(), of(day()), of(text()), translations()),
        corrections in vec((of(day()), text()), 0..2),
    ) -> Incident {
        let mut incident = Incident {
            titles, kind, date_text, date_reasoning, time_zone, actors, casualties, excerpts, sources, occurrence_status,
            responsibility_status, assessed_by, assessed_on, disputes, discrepancies, later_findings, sensitive, updated, description, descriptions,
            categories: unique(categories),
            methods: unique(methods),
            targets: unique(targets),
            related,
            corrections: corrections.into_iter().map(|(on, what)| Correction { on, what }).collect(),
            when: when.map(|date| When::parse(&date).unwrap().with_precision(precision)),
            ..Incident::new(id, title)
        };
        incident.place.name = name;
        incident.place.names = names;
        incident.place.admin1 = admin1;
        incident.place.country = country;
        incident.place.coordinate_source = coordinate_source;
        incident.place.position = position.and_then(|(lng, lat)| LngLat::new(lng, lat));
        incident.place.precision = place_precision;
        incident.place.uncertainty_m = uncertainty_m;
        incident
    }
}

fn unique(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts.dedup();
    texts
}

/// Records with ids of their own.
fn incidents() -> impl Strategy<Value = Vec<Incident>> {
    vec(incident(), 0..8).prop_map(|mut incidents| {
        for (n, incident) in incidents.iter_mut().enumerate() {
            incident.id = format!("{n} {}", incident.id);
        }
        incidents
    })
}

/// Some JSON that has nothing to do with us.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 1e3)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z\"\\\\]{0,6}", inner, 0..4)
                .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
        ]
    })
}

/// A feature with its members in some order, and any properties.
fn feature() -> impl Strategy<Value = String> {
    let names = [
        "title",
        "date",
        "category",
        "kind",
        "casualties",
        "sources",
        "id",
        "actors",
        "foreign",
        "lat",
        "excerpts",
    ];
    let properties = prop::collection::btree_map(select(names.to_vec()), anything(), 0..6);
    let position = (anything(), degrees(200), degrees(100));
    (
        properties,
        position,
        of(anything()),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(properties, (other, lng, lat), id, start)| {
            let geometry = if other.is_null() {
                other
            } else {
                json!({"type": "Point", "coordinates": [lng, lat]})
            };
            let mut members = vec![
                ("type", json!("Feature")),
                ("geometry", geometry),
                ("properties", json!(properties)),
            ];
            members.extend(id.map(|id| ("id", id)));
            let middle = start.index(members.len());
            members.rotate_left(middle);
            object(&members)
        })
}

fn object(members: &[(&str, Value)]) -> String {
    let members: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("{name:?} : {value}"))
        .collect();
    format!("{{ {} }}", members.join(" ,\n "))
}

/// A valid document, and its features one by one.
fn document() -> impl Strategy<Value = (String, Vec<String>)> {
    let before = prop::collection::btree_map("[a-e]{1,3}", anything(), 0..3);
    let after = prop::collection::btree_map("[f-k]{1,3}", anything(), 0..3);
    (
        before,
        vec(feature(), 0..6),
        after,
        select(vec!["", " ", "\r\n\t"]),
    )
        .prop_map(|(before, features, after, space)| {
            let foreign = |members: std::collections::BTreeMap<String, Value>| {
                members
                    .into_iter()
                    .map(|(name, value)| format!("{name:?}:{value}"))
                    .collect::<Vec<_>>()
            };
            let list = format!(
                "\"features\"{space}:[{space}{}{space}]",
                features.join(&format!("{space},{space}"))
            );
            let mut members = foreign(before);
            members.push(list);
            members.extend(foreign(after));
            (
                format!(
                    "{space}{{{space}{}{space}}}{space}",
                    members.join(&format!("{space},"))
                ),
                features,
            )
        })
}

fn read(bytes: &[u8]) -> Vec<Record> {
    parse(bytes, &FieldMap::default()).records
}

fn incidents_in(bytes: &[u8]) -> Vec<Incident> {
    read(bytes)
        .into_iter()
        .map(|record| record.incident)
        .collect()
}

/// Damage to a file: from where it counts, and what is left.
fn damaged(bytes: &[u8], at: prop::sample::Index, how: &Damage) -> (usize, Vec<u8>) {
    let at = at.index(bytes.len().max(1)).min(bytes.len());
    let mut left = bytes[..at].to_vec();
    match how {
        Damage::CutOff => {}
        Damage::Flip(bits) => left.extend(
            bytes[at..]
                .first()
                .map(|byte| byte ^ bits.max(&1))
                .into_iter()
                .chain(bytes[at..].iter().skip(1).copied()),
        ),
        Damage::Lost(length) => left.extend(bytes[at..].iter().skip(*length)),
        Damage::Inserted(other) => left.extend(other.iter().chain(&bytes[at..])),
    }
    (at, left)
}

#[derive(Clone, Debug)]
enum Damage {
    CutOff,
    Flip(u8),
    Lost(usize),
    Inserted(Vec<u8>),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        Just(Damage::CutOff),
        any::<u8>().prop_map(Damage::Flip),
        (1..200_usize).prop_map(Damage::Lost),
        almost_json().prop_map(Damage::Inserted)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_written_is_read_back_unchanged(incidents in incidents()) {
        let text = file(Format::GeoJson, &[], incidents.iter());
        let parsed = parse(text.as_bytes(), &FieldMap::default());
        let losses: Vec<_> = parsed.report.problems().iter().filter(|problem| problem.record.is_some()).map(ToString::to_string).collect();
        prop_assert_eq!(losses, Vec::<String>::new());
        let read: Vec<Incident> = parsed.records.into_iter().map(|record| record.incident).collect();
        prop_assert_eq!(read, incidents);
    }

    #[test]
    fn what_is_written_is_geojson_by_the_rules(incidents in incidents()) {
        let text = file(Format::GeoJson, &[], incidents.iter());
        let collection: geojson::FeatureCollection = text.parse().unwrap();
        prop_assert_eq!(collection.features.len(), incidents.len());
        for (feature, incident) in collection.features.iter().zip(&incidents) {
            prop_assert_eq!(feature.id.as_ref(), Some(&geojson::feature::Id::String(incident.id.clone())));
            prop_assert_eq!(feature.geometry.is_some(), incident.place.position.is_some());
        }
    }

    #[test]
    fn records_are_those_of_a_reader_of_whole_documents((document, features) in document()) {
        let whole: Value = serde_json::from_str(&document).unwrap();
        prop_assert_eq!(whole["features"].as_array().map(Vec::len), Some(features.len()));
        let records = read(document.as_bytes());
        prop_assert_eq!(records.len(), features.len());
        for ((record, text), value) in records.iter().zip(&features).zip(whole["features"].as_array().unwrap()) {
            prop_assert_eq!(document.get(record.span.clone()), Some(text.as_str()));
            let mut alone = incidents_in(value.to_string().as_bytes());
            prop_assert_eq!(alone.len(), 1);
            // Alone in its file, a doubled id needs no suffix.
            alone[0].id.clone_from(&record.incident.id);
            prop_assert_eq!(&alone[0], &record.incident);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop_oneof![almost_json(), vec(any::<u8>(), 0..80)]) {
        let (_, report) = MapConfig::parse(&bytes);
        prop_assert!(report.n_problems() >= report.n_losses());
        for record in read(&bytes) {
            let mut again = record_at(&bytes, record.span, &FieldMap::default()).unwrap();
            again.id.clone_from(&record.incident.id);
            prop_assert_eq!(again, record.incident);
        }
    }

    #[test]
    fn no_map_file_makes_its_reader_fail(members in prop::collection::btree_map(
        select(vec!["title", "view", "categories", "labels", "credits", "basemap", "fields", "span", "languages", "introduction"]), anything(), 0..6,
    )) {
        let (config, report) = MapConfig::parse(json!(members).to_string().as_bytes());
        prop_assert!(!config.languages.is_empty());
        prop_assert!(report.n_records_read() == 0);
    }

    #[test]
    fn damage_costs_no_record_before_it((document, _) in document(), at in any::<prop::sample::Index>(), how in damage()) {
        let whole = read(document.as_bytes());
        let (at, left) = damaged(document.as_bytes(), at, &how);
        let found = parse(&left, &FieldMap::default());
        let has_foreign_positions = found.report.problems().iter().any(|problem| {
            problem.field.as_deref() == Some("crs") && problem.severity > Severity::Note
        });
        let before: Vec<Record> = whole.into_iter().filter(|record| record.span.end <= at).collect();
        prop_assert!(found.records.len() >= before.len());
        for (mut record, found) in before.into_iter().zip(&found.records) {
            // Wherever it stands in the file, a foreign coordinate system holds for all of its positions.
            if has_foreign_positions {
                record.incident.place.position = None;
            }
            prop_assert_eq!(&record, found);
        }
    }

    #[test]
    fn damage_to_one_record_costs_at_most_two(titles in vec("[a-z]{1,6}", 3..9), at in any::<prop::sample::Index>(), bits in 1..=255_u8) {
        let features: Vec<String> = titles.iter().enumerate().map(|(n, title)| {
            let properties = json!({"title": title, "sources": [{"publisher": "Daily"}]});
            format!(r#"{{"type":"Feature","id":"r{n}","geometry":{{"type":"Point","coordinates":[1.5,2]}},"properties":{properties}}}"#)
        }).collect();
        let mut document = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", features.join(",\n")).into_bytes();
        let whole = read(&document);
        let list = whole[0].span.start..whole[titles.len() - 1].span.end;
        let at = list.start + at.index(list.len());
        document[at] ^= bits;
        let found = incidents_in(&document);
        let kept = whole.iter().filter(|record| found.contains(&record.incident)).count();
        prop_assert!(kept + 2 >= whole.len(), "{} of {}: {}", kept, whole.len(), String::from_utf8_lossy(&document));
    }
}
