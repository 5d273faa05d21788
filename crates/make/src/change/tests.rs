use std::sync::LazyLock;

use incidents::model::incident::{Casualties, Excerpt, Source};
use incidents::model::place::{LngLat, PlacePrecision};
use incidents::model::said::Said;
use incidents::model::when::{DatePrecision, When};
use incidents::read::parse;
use incidents::schema::names::FieldMap;

use super::*;
use crate::change::form::in_other_language;

static RECORDS: LazyLock<Vec<Incident>> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../../data/incidents.geojson");
    let parsed = parse(bytes, &FieldMap::default());
    let records = parsed.records.into_iter().map(|record| record.incident);
    records.collect()
});

fn edit(fields: &[(&str, &str)]) -> Edit {
    let owned = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
    fields.iter().map(owned).collect()
}

fn record() -> Incident {
    Incident::new("a", "A title")
}

fn toll(reporter: &str, killed: Option<u32>) -> Casualties {
    Casualties {
        reporter: reporter.to_owned(),
        killed_min: killed,
        killed_max: killed,
        ..Casualties::default()
    }
}

/// What the fields show after an edit of a record.
#[track_caller]
fn check(record: &Incident, given: &[(&str, &str)], expect: &[(&str, &str)]) -> Incident {
    let found = edited(record, &edit(given)).unwrap_or_else(|refused| panic!("{refused:?}"));
    let shown = fields_of(&found);
    for (field, text) in expect {
        assert_eq!(shown[*field], *text, "{field} of {given:?}");
    }
    found
}

#[track_caller]
fn check_refused(record: &Incident, given: &[(&str, &str)], field: &str, message: &str) {
    let refused = edited(record, &edit(given)).expect_err(field);
    let said = Said::from_carried(refused.message);
    assert_eq!(refused.field, field, "{said}");
    assert_eq!(said.to_string(), message);
}

#[test]
fn a_form_that_is_given_back_as_it_was_shown_changes_nothing() {
    assert_eq!(RECORDS.len(), 25);
    let mut odd = record();
    odd.title = "two\nlines".to_owned();
    odd.categories = vec!["shelling, heavy".to_owned(), "b".to_owned(), "b".to_owned()];
    odd.place.position = LngLat::new(37.123_456_789_123, -0.1);
    odd.place.uncertainty_m = Some(0.1 + 0.2);
    odd.casualties = vec![toll("", None), toll("B", Some(2))];
    odd.sources = vec![Source {
        url: Some("javascript:void".to_owned()),
        ..Source::default()
    }];
    for record in RECORDS.iter().chain([&odd]) {
        let shown = fields_of(record);
        let is_of_form =
            |field: &str| FIELDS.contains(&field) || in_other_language(field).is_some();
        assert!(shown.keys().all(|field| is_of_form(field)));
        assert!(FIELDS.iter().all(|field| shown.contains_key(*field)));
        assert_eq!(edited(record, &shown).as_ref(), Ok(record));
        // A page shows one line where the field has one, and ends lines as it likes.
        let as_page = |(field, text): (&String, &String)| match field.as_str() {
            "text" | "description" => (field.clone(), text.replace('\n', "\r\n")),
            _ => (field.clone(), text.replace('\n', "")),
        };
        let page: Edit = shown.iter().map(as_page).collect();
        assert_eq!(edited(record, &page).as_ref(), Ok(record));
    }
}

#[test]
fn a_field_changes_what_it_is_for_and_nothing_else() {
    let cases = [
        ("title", "Other"),
        ("title_ar", "آخر"),
        ("title_fr", "Autre"),
        ("date", "2016-09-20/2016-09-22"),
        ("date_text", "on Tuesday"),
        ("place", "Elsewhere"),
        ("place_ar", "مكان"),
        ("place_tr", "Başka yer"),
        ("description_fr", "Long."),
        ("text_tr", "Sözler"),
        ("lat", "36.5"),
        ("lng", "36.6"),
        ("place_precision", "district"),
        ("uncertainty_m", "1234.5"),
        ("coordinate_source", "GeoNames"),
        ("category", "one, two"),
        ("killed", "2-3"),
        ("injured", "at least 4"),
        ("toll_reporter", "Somebody"),
        ("text", "Words.\nMore words."),
        ("attribution", "A witness"),
        ("source_name", "A paper"),
        ("source_url", "https://example.org/b"),
        ("description", "Long."),
        ("sensitive", "yes"),
    ];
    let mut has_all = RECORDS.iter().filter(|it| {
        it.place.position.is_some() && it.casualties.len() > 1 && it.excerpts.len() > 1
    });
    let record = Incident {
        sensitive: false,
        ..has_all.next().unwrap().clone()
    };
    let before = fields_of(&record);
    for (field, text) in cases {
        let found = check(&record, &[(field, text)], &[(field, text)]);
        for (other, shown) in fields_of(&found).iter().filter(|(it, _)| *it != field) {
            assert_eq!(Some(shown), before.get(other), "{other} after {field}");
        }
        // Put back, all is as it was, also what no field shows.
        let back = edited(
            &found,
            &edit(&[(field, before.get(field).map_or("", String::as_str))]),
        )
        .unwrap();
        if field != "date" {
            assert_eq!(back, record, "{field}");
        }
    }
    let cases = cases.iter().map(|(field, _)| *field);
    let own: Vec<&str> = cases
        .filter(|field| in_other_language(field).is_none())
        .collect();
    assert_eq!(own, FIELDS);
}

#[test]
fn both_degrees_may_stand_in_one_field_and_decimals_behind_a_comma() {
    let check = |given: &[(&str, &str)], lat, lng| {
        check(&record(), given, &[("lat", lat), ("lng", lng)]);
    };
    check(&[("lat", "36,2"), ("lng", "37,16")], "36.2", "37.16");
    check(&[("lat", "36.2021, 37.1343")], "36.2021", "37.1343");
    check(&[("lng", "36.2021 37.1343")], "36.2021", "37.1343");
    check(&[("lat", "36°12′36″ N, 37°9′E")], "36.21", "37.15");
    check(&[("lat", "٣٦٫٢"), ("lng", "190")], "36.2", "-170");
    let link = "https://www.openstreetmap.org/?mlat=36.2&mlon=37.16";
    check(&[("lat", link)], "36.2", "37.16");
    check(&[("lat", ""), ("lng", "")], "", "");
}

#[test]
fn the_degree_that_stays_keeps_all_its_digits() {
    let mut record = record();
    record.place.position = LngLat::new(37.123_456_789_123, 36.2);
    let found = edited(&record, &edit(&[("lat", "36.3")])).unwrap();
    assert_eq!(found.place.position, LngLat::new(37.123_456_789_123, 36.3));
    let found = check(&record, &[("lat", "36,25")], &[("lat", "36.25")]);
    assert_eq!(found.place.position, LngLat::new(37.123_456_789_123, 36.25));
    let gone = edited(&record, &edit(&[("lat", ""), ("lng", "")])).unwrap();
    assert_eq!(gone.place.position, None);
}

#[test]
fn a_day_for_a_day_keeps_the_precision_that_stands_beside_it() {
    let mut record = record();
    let when = When::parse("2016-10-01").unwrap();
    record.when = Some(when.with_precision(DatePrecision::PartOfDay));
    let precision = |date| {
        let found = edited(&record, &edit(&[("date", date)])).unwrap();
        found.when.map(|when| when.precision())
    };
    assert_eq!(precision("2016-10-02"), Some(DatePrecision::PartOfDay));
    assert_eq!(
        precision("2016-10-02/2016-10-03"),
        Some(DatePrecision::Range)
    );
    assert_eq!(precision("٢٠١٦-١٠-٠٢"), Some(DatePrecision::PartOfDay));
    assert_eq!(precision(""), None);
}

#[test]
fn codes_have_commas_between_and_are_each_given_once() {
    let mut record = record();
    record.categories = vec!["shelling, heavy".to_owned(), "b".to_owned()];
    let shown = fields_of(&record)["category"].clone();
    assert_eq!(shown, "\"shelling, heavy\", b");
    let found = check(&record, &[("category", &format!("{shown}، c, b, "))], &[]);
    assert_eq!(found.categories, ["shelling, heavy", "b", "c"]);
    let found = check(&record, &[("category", "")], &[]);
    assert!(found.categories.is_empty());
}

#[test]
fn of_several_tolls_only_the_first_changes() {
    let mut record = record();
    let second = toll("B", Some(9));
    record.casualties = vec![toll("A", Some(1)), second.clone()];
    let found = check(
        &record,
        &[("killed", "at least 2"), ("injured", "up to 4")],
        &[
            ("killed", "at least 2"),
            ("injured", "up to 4"),
            ("toll_reporter", "A"),
        ],
    );
    assert_eq!(found.casualties.len(), 2);
    assert_eq!(found.casualties[1], second);
    let first = &found.casualties[0];
    assert_eq!((first.killed_min, first.killed_max), (Some(2), None));
    assert_eq!((first.injured_min, first.injured_max), (None, Some(4)));
    let found = check(&record, &[("killed", "")], &[]);
    assert_eq!(found.casualties, std::slice::from_ref(&second));
    // What the form does not show of a toll stays, and the toll with it.
    record.casualties[0].note = Some("A note".to_owned());
    let found = check(&record, &[("killed", "")], &[("killed", "")]);
    assert_eq!(found.casualties[0].note.as_deref(), Some("A note"));
    assert_eq!(found.casualties[1], second);
}

#[test]
fn a_new_toll_has_its_reporter_or_the_publisher() {
    let given = [("killed", "3"), ("source_name", "A paper")];
    let found = check(&record(), &given, &[("toll_reporter", "A paper")]);
    assert_eq!(found.casualties, [toll("A paper", Some(3))]);
    check_refused(
        &record(),
        &[("killed", "3")],
        "toll_reporter",
        "expected who reports these numbers, but found nobody: name the reporter, or the source",
    );
    check_refused(
        &record(),
        &[("toll_reporter", "A")],
        "killed",
        "expected a number of people killed or injured, but found only who reports it: write the number, or clear the reporter too",
    );
}

#[test]
fn first_sources_and_excerpts_come_and_go_and_keep_what_is_not_shown() {
    let given = [
        ("text", "Words"),
        ("attribution", "A witness"),
        ("source_url", "https://example.org/a"),
    ];
    let mut found = check(&record(), &given, &given);
    let gone: Vec<_> = given.iter().map(|(field, _)| (*field, "")).collect();
    assert_eq!(edited(&found, &edit(&gone)), Ok(record()));
    found.sources[0].title = Some("A headline".to_owned());
    found.excerpts[0].lang = Some("ar".to_owned());
    found.excerpts.push(Excerpt {
        text: "Other words".to_owned(),
        ..found.excerpts[0].clone()
    });
    let kept = check(&found, &[("source_url", ""), ("text", "W")], &[]);
    assert_eq!(kept.sources[0].title.as_deref(), Some("A headline"));
    assert_eq!(kept.excerpts[0].lang.as_deref(), Some("ar"));
    assert_eq!(kept.excerpts[1], found.excerpts[1]);
}

#[test]
fn metres_are_read_with_their_unit() {
    for (text, metres) in [
        ("1100", "1100"),
        ("1,100", "1100"),
        ("12,5", "12.5"),
        ("500 m", "500"),
        ("2 km", "2000"),
        ("٣٠٠", "300"),
    ] {
        check(
            &record(),
            &[("uncertainty_m", text)],
            &[("uncertainty_m", metres)],
        );
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_what_was_expected() {
    let check = |field, text, message| check_refused(&record(), &[(field, text)], field, message);
    let placed = |field, text: &str, message| {
        let mut record = record();
        record.place.position = LngLat::new(37.0, 36.0);
        check_refused(&record, &[(field, text)], field, message);
    };
    check_refused(
        &RECORDS[0],
        &[("title", " ")],
        "title",
        "expected a title, but found none: say in a few words what was reported",
    );
    check(
        "date",
        "Thursday",
        "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found \"Thursday\" (date-times require a complete YYYY-MM-DD date)",
    );
    check(
        "lat",
        "north",
        "expected degrees such as 36.2021, or both such as 36.2021, 37.1343, but found \"north\"",
    );
    placed(
        "lat",
        "37.1 E",
        "expected degrees such as 36.2021, or both such as 36.2021, 37.1343, but found \"37.1 E\"",
    );
    placed(
        "lng",
        "",
        "expected a latitude and a longitude, but found one of the two: fill in both, or neither",
    );
    placed(
        "lat",
        "362",
        "expected a latitude from -90 to 90 and a longitude from -180 to 180, but found \"362\": look whether the point stands where it should",
    );
    check(
        "place_precision",
        "near",
        "expected one of exact_site, neighbourhood, town, city, district, governorate, country, sea_area, none, but found \"near\"",
    );
    check(
        "uncertainty_m",
        "-3",
        "expected a number of metres from 0 to half the way round the earth, but found \"-3\"",
    );
    check(
        "killed",
        "many",
        "expected a number of people such as 3, 2-3 or at least 2, or nothing where none is stated, but found \"many\"",
    );
    check(
        "source_url",
        "javascript:alert(1)",
        "expected an address that begins with https:// or http:// and names no user, but found \"javascript:alert(1)\"",
    );
    check_refused(
        &record(),
        &[("attribution", "A witness")],
        "text",
        "expected the words of the source, but found only who says them: write the words, or clear the attribution too",
    );
    check(
        "sensitive",
        "maybe",
        "expected true or false, but found \"maybe\"",
    );
    check("id", "b", "expected a field of the form, but found \"id\"");
}

#[test]
fn a_new_record_has_a_title() {
    let found = added("n-1", &edit(&[("title", "New"), ("lat", "36, 37")])).unwrap();
    assert_eq!((found.id.as_str(), found.title.as_str()), ("n-1", "New"));
    assert_eq!(found.place.position, LngLat::new(37.0, 36.0));
    assert_eq!(found.place.precision, None::<PlacePrecision>);
    let refused = added("n-1", &edit(&[("place", "Aleppo")])).unwrap_err();
    assert_eq!(refused.field, "title");
}
