use super::*;
use crate::change::{applied, fields_of};

const MAP: &str = r#"{"type":"FeatureCollection","features":[
{"properties":{"kind":"town","min_zoom":4,"name_ar":"حلب","name_en":"Aleppo"},"geometry":{"type":"Point","coordinates":[37.16,36.2]}},
{"properties":{"kind":"town","min_zoom":8,"name_ar":"أعزاز","name_en":"Aʿzaz"},"geometry":{"type":"Point","coordinates":[37.05,36.59]}},
{"properties":{"kind":"town","min_zoom":8,"name_en":"Safita"},"geometry":{"type":"Point","coordinates":[36.12,34.82]}},
{"properties":{"kind":"town","min_zoom":9,"name_en":"Safita"},"geometry":{"type":"Point","coordinates":[37.0,36.0]}},
{"properties":{"kind":"capital","min_zoom":4,"name_en":"Lima"},"geometry":{"type":"Point","coordinates":[-77.04,-12.04]}},
{"properties":{"kind":"country","min_zoom":4,"name_en":"Kuwait"},"geometry":{"type":"Point","coordinates":[47.6,29.3]}},
{"properties":{"kind":"capital","min_zoom":4,"name_en":"Kuwait"},"geometry":{"type":"Point","coordinates":[47.98,29.37]}},
{"properties":{"kind":"district","min_zoom":12,"name_ar":"الصاخور","name_en":"al-Sakhour"},"geometry":{"type":"Point","coordinates":[37.19,36.22]}},
{"properties":{"kind":"sea","min_zoom":4,"name_en":"Black Sea"},"geometry":{"type":"Point","coordinates":[35,43]}},
{"properties":{"kind":"road"},"geometry":{"type":"LineString","coordinates":[[37,36],[38,36]]}},
{"properties":{"kind":"town","name_en":7},"geometry":{"type":"Point","coordinates":[37.1,36.1]}},
{"properties":null,"geometry":null}]}"#;

fn named(id: &str, name: &str) -> Incident {
    let mut record = Incident::new(id, "t");
    record.place.name = Some(name.to_owned());
    record
}

fn at(id: &str, name: &str, (lng, lat): (f64, f64)) -> Incident {
    let mut record = named(id, name);
    record.place.position = LngLat::new(lng, lat);
    record
}

fn offered(records: &[Incident]) -> Vec<Offer> {
    let records: Vec<&Incident> = records.iter().collect();
    known_places(&records, &Places::of(&["{", MAP]), "2026-01-31")
}

/// `ids: position precision metres from` of each offer.
#[track_caller]
fn check(records: &[Incident], expect: &[&str]) {
    let shown = offered(records).into_iter().map(|offer| {
        let About::KnownPlace {
            lat,
            lng,
            place_precision,
            uncertainty_m,
            known_from,
            ..
        } = offer.about
        else {
            panic!("{offer:?}");
        };
        let from = match known_from {
            KnownFrom::Record(id) => id,
            KnownFrom::Map(name) => name,
        };
        let ids = offer.ids.join("+");
        format!("{ids}: {lat},{lng} {place_precision} {uncertainty_m} {from}")
    });
    assert_eq!(shown.collect::<Vec<_>>(), expect);
}

#[test]
fn a_name_of_the_map_is_offered_in_both_languages() {
    let mut arabic = Incident::new("c", "t");
    (arabic.place.names).set("ar", "اعزاز".to_owned());
    check(
        &[
            named("a", "ALEPPO"),
            named("b", "A'zaz"),
            arabic,
            named("d", "Nowhere"),
            named("e", "Black Sea"),
        ],
        &[
            "b+c: 36.59,37.05 town 3000 Aʿzaz",
            "a: 36.2,37.16 city 10000 Aleppo",
        ],
    );
    check(
        &[
            named("a", "Al Sakhour"),
            named("b", "صاخور"),
            named("c", "Sakhour"),
        ],
        &["a+b+c: 36.22,37.19 neighbourhood 1000 al-Sakhour"],
    );
}

#[test]
fn a_name_of_two_places_or_of_a_country_is_not_offered() {
    check(&[named("a", "Safita"), named("b", "Kuwait")], &[]);
    // Two names that lead to two places.
    let mut both = named("a", "Aleppo");
    (both.place.names).set("ar", "أعزاز".to_owned());
    check(&[both], &[]);
}

#[test]
fn what_other_records_call_so_comes_before_the_map() {
    let mut sure = at("b", "Aleppo", (37.1, 36.1));
    sure.place.precision = Some(PlacePrecision::Town);
    sure.place.uncertainty_m = Some(4000.0);
    let records = [named("x", "aleppo"), at("a", "Aleppo", (37.1, 36.11)), sure];
    check(&records, &["x: 36.1,37.1 town 4000 b"]);
    // A building is not the place: others of its name are around it.
    let mut building = at("a", "Tell", (37.1, 36.1));
    building.place.precision = Some(PlacePrecision::ExactSite);
    building.place.uncertainty_m = Some(50.0);
    let one = [building.clone(), named("x", "Tell")];
    check(&one, &["x: 36.1,37.1 neighbourhood 1000 a"]);
    let two = [
        building.clone(),
        at("b", "Tell", (37.1, 36.2)),
        named("x", "Tell"),
    ];
    check(&two, &["x: 36.2,37.1 city 11200 b"]);
    // Records that do not agree say that the name has several places.
    let three = [
        at("a", "Aleppo", (37.1, 36.1)),
        at("b", "Aleppo", (37.1, 36.5)),
        named("x", "Aleppo"),
    ];
    check(&three, &[]);
}

#[test]
fn a_record_that_is_less_sure_than_a_town_does_not_mean_the_town() {
    let with = |precision| {
        let mut record = named("x", "Aleppo");
        record.place.precision = Some(precision);
        [record]
    };
    check(&with(PlacePrecision::Governorate), &[]);
    check(&with(PlacePrecision::None), &[]);
    // What is never drawn needs no position.
    let mut statement = named("x", "Aleppo");
    statement.kind = Kind::Statement;
    check(&[statement], &[]);
    check(
        &with(PlacePrecision::ExactSite),
        &["x: 36.2,37.16 city 10000 Aleppo"],
    );
}

#[test]
fn no_place_is_offered_that_would_be_a_slip_among_the_others() {
    let others =
        |lng, lat| (0..8).map(move |n| at(&n.to_string(), "Q", (lng, lat + f64::from(n) / 10.0)));
    let with = |lng, lat, name| {
        others(lng, lat)
            .chain([named("x", name)])
            .collect::<Vec<_>>()
    };
    check(&with(37.0, 36.0, "Lima"), &[]);
    check(
        &with(-76.0, -12.0, "Lima"),
        &["x: -12.04,-77.04 city 10000 Lima"],
    );
    check(
        &with(37.0, 36.0, "Sakhour"),
        &["x: 36.22,37.19 neighbourhood 1000 al-Sakhour"],
    );
    // Every city may have a quarter of that name.
    check(&with(39.0, 34.0, "Sakhour"), &[]);
    check(&[at("a", "Q", (39.0, 34.0)), named("x", "Sakhour")], &[]);
}

#[test]
fn what_is_placed_by_its_name_says_so_and_stays_as_unsure_as_it_was() {
    let mut unsure = named("b", "Azaz");
    unsure.place.precision = Some(PlacePrecision::City);
    unsure.place.uncertainty_m = Some(9000.0);
    let mut exact = named("c", "Azaz");
    exact.place.precision = Some(PlacePrecision::ExactSite);
    let records = [named("a", "Azaz"), unsure, exact];
    let offers = offered(&records);
    let changes = &offers[0].changes;
    let found = applied(records.iter(), changes);
    assert!(found.lost.is_empty());
    let shown = found.records.iter().map(|record| {
        let shown = fields_of(record);
        [
            "lat",
            "place_precision",
            "uncertainty_m",
            "coordinate_source",
        ]
        .map(|it| shown[it].clone())
    });
    let source = "By the place's name: Aʿzaz on the bundled map";
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            ["36.59", "town", "3000", source],
            ["36.59", "city", "9000", source],
            ["36.59", "town", "3000", source],
        ]
    );
}

#[test]
fn the_bundled_map_knows_its_towns_and_quarters() {
    let texts = [
        include_str!("../../../../../data/basemap/labels.geojson"),
        include_str!("../../../../../data/basemap/city.geojson"),
    ];
    let places = Places::of(&texts);
    let record = |name: &str| named(name, name);
    let records = ["Aleppo", "دمشق", "Azaz", "Sakhour", "Syria"].map(record);
    let records: Vec<&Incident> = records.iter().collect();
    let offers = known_places(&records, &places, "");
    let ids: Vec<&str> = offers
        .iter()
        .flat_map(|it| &it.ids)
        .map(String::as_str)
        .collect();
    assert_eq!(ids, ["Aleppo", "دمشق", "Azaz", "Sakhour"]);
}
