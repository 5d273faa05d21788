use super::*;
use crate::change::applied;

use incidents::model::place::LngLat;
use incidents::model::when::When;

/// Records of a country: `n_types` types, 31 places, every tenth record without a position.
fn records(n: usize, n_types: usize) -> Vec<Incident> {
    let words = [
        "shelling",
        "airstrike",
        "arrest",
        "barrel",
        "cluster",
        "mortar",
    ];
    (0..n)
        .map(|row| {
            let mut record = Incident::new(row.to_string(), "t");
            let (word, other) = (words[row % 6], words[row / 6 % 6]);
            let letters =
                [row % n_types / 26, row % 26].map(|it| char::from(b'a' + (it % 26) as u8));
            record.categories = vec![format!("{word} {other}{}{}", letters[0], letters[1])];
            let place = row % 31;
            let (lat, lng) = (
                32.0 + place as f64 / 10.0,
                36.0 + (place * 7 % 31) as f64 / 10.0,
            );
            record.place.name = Some(format!("Place {place}"));
            if row % 10 > 0 {
                record.place.position = LngLat::new(lng, lat);
            }
            let date = format!("{}-0{}-1{}", 2011 + row % 10, 1 + row % 9, row % 10);
            record.when = When::parse(&date).ok();
            record
        })
        .collect()
}

/// How many records each kind of offer is about.
fn counts(offers: &[Offer]) -> Vec<(String, usize)> {
    let kind = |offer: &Offer| {
        let json = serde_json::to_value(offer).unwrap();
        json["about"]["kind"].as_str().unwrap().to_owned()
    };
    let mut counts: Vec<(String, usize)> = Vec::new();
    for offer in offers {
        match counts.last_mut().filter(|(last, _)| *last == kind(offer)) {
            Some((_, n)) => *n += offer.n_records,
            None => counts.push((kind(offer), offer.n_records)),
        }
    }
    counts
}

#[test]
fn slips_among_many_records_are_found_and_nothing_else() {
    let mut all = records(20_000, 6);
    for record in &mut all {
        let first = record.categories[0]
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned();
        record.categories = vec![first];
        record.place.name = None;
    }
    let lent: Vec<&Incident> = all.iter().collect();
    assert_eq!(offers(&lent, &Places::default(), &[], ""), []);
    let at = |row: usize, at: &dyn Fn(LngLat) -> (f64, f64)| {
        let mut record = all[row].clone();
        let (lng, lat) = at(record.place.position.unwrap());
        record.place.position = LngLat::new(lng, lat);
        record
    };
    let mended: Vec<Incident> = [1001, 1002].iter().map(|row| all[*row].clone()).collect();
    let mut slips = all.clone();
    slips[1001] = at(1001, &|at| (-at.lng(), at.lat()));
    slips[1002] = at(1002, &|at| (at.lng(), -at.lat()));
    slips[1003] = at(1003, &|at| (at.lng() / 10.0, at.lat()));
    slips[1004].when = When::parse("1914-01-01").ok();
    slips[1005].categories = vec!["Sheling".to_owned()];
    slips[1010].place.name = Some("Here".to_owned());
    slips[1011].place.name = Some("HERE".to_owned());
    let lent: Vec<&Incident> = slips.iter().collect();
    let offers = offers(&lent, &Places::default(), &[], "2026-01-31");
    let expect = [
        ("nearly_one_type", 1),
        ("lost_signs", 2),
        ("far_positions", 1),
        ("far_dates", 1),
        ("known_place", 1),
    ];
    assert_eq!(
        counts(&offers),
        expect.map(|(kind, n)| (kind.to_owned(), n))
    );
    let changes: Vec<Change> = offers.iter().flat_map(|it| it.changes.clone()).collect();
    let after = applied(slips.iter(), &changes);
    assert!(after.lost.is_empty());
    assert_eq!(after.records[1001].as_ref(), &mended[0]);
    assert_eq!(after.records[1002].as_ref(), &mended[1]);
    assert_eq!(after.records[1005].categories, ["shelling"]);
    assert!(after.records[1010].place.position.is_some());
}

#[test]
fn many_types_and_names_are_compared_with_few_others_each() {
    let all = records(20_000, 2000);
    let lent: Vec<&Incident> = all.iter().collect();
    let offers = offers(&lent, &Places::default(), &[], "");
    let counts = counts(&offers);
    let [(types, n_retyped), (places, n_placed)] = counts.as_slice() else {
        panic!("{counts:?}");
    };
    assert_eq!([types, places], ["nearly_one_type", "known_place"]);
    assert!(*n_retyped > 1000, "{n_retyped}");
    assert_eq!(*n_placed, 2000);
    let first = offers
        .iter()
        .find(|offer| offer.n_records > MAX_IDS)
        .unwrap();
    assert_eq!(first.ids.len(), MAX_IDS);
    assert_eq!(first.changes.len(), first.n_records);
}

#[test]
fn an_offer_crosses_to_the_page_and_back() {
    let offer = Offer {
        about: About::KnownPlace {
            name: "Azaz".to_owned(),
            lat: "36.59".to_owned(),
            lng: "37.05".to_owned(),
            place_precision: "town".to_owned(),
            uncertainty_m: "3000".to_owned(),
            known_from: KnownFrom::Map("Azaz".to_owned()),
        },
        ids: vec!["a".to_owned()],
        n_records: 1,
        changes: Vec::new(),
    };
    let json = serde_json::to_string(&offer).unwrap();
    let expect = r#"{"about":{"kind":"known_place","name":"Azaz","lat":"36.59","lng":"37.05","place_precision":"town","uncertainty_m":"3000","known_from":{"map":"Azaz"}},"ids":["a"],"n_records":1,"changes":[]}"#;
    assert_eq!(json, expect);
    assert_eq!(serde_json::from_str::<Offer>(&json).unwrap(), offer);
}
