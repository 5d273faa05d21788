use super::*;
use crate::change::applied;

/// Aleppo and around, as a grid of 25.
fn around(lat: f64, lng: f64) -> Vec<(f64, f64)> {
    let steps = (0..25).map(|n| (f64::from(n % 5), f64::from(n / 5)));
    steps
        .map(|(x, y)| (lat + x / 50.0, lng + y / 50.0))
        .collect()
}

fn records(positions: &[(f64, f64)]) -> Vec<Incident> {
    let record = |(row, (lat, lng)): (usize, &(f64, f64))| {
        let mut record = Incident::new(row.to_string(), "t");
        record.place.position = LngLat::new(*lng, *lat);
        record
    };
    positions.iter().enumerate().map(record).collect()
}

/// What is offered for one position more, and where it is after that.
#[track_caller]
fn check(others: &[(f64, f64)], (lat, lng): (f64, f64), expect: Option<&(About, (f64, f64))>) {
    let records = records(&[others, &[(lat, lng)]].concat());
    let lent: Vec<&Incident> = records.iter().collect();
    let offers = slips(&lent, "2026-01-31");
    let found = offers.first().map(|offer| {
        assert_eq!(offer.ids, [others.len().to_string()], "{offers:?}");
        let found = applied(records.iter(), &offer.changes);
        let at = found.records.last().and_then(|it| it.place.position);
        let at = at.map(|at| (at.lat(), at.lng())).unwrap();
        (offer.about.clone(), at)
    });
    assert_eq!(found.as_ref(), expect, "{lat}, {lng}");
    assert!(offers.len() < 2);
}

#[test]
fn degrees_that_are_exchanged_are_put_right() {
    let aleppo = around(36.15, 37.1);
    check(
        &aleppo,
        (37.16, 36.2),
        Some(&(About::SwappedPositions, (36.2, 37.16))),
    );
    check(&aleppo, (36.4, 37.3), None);
    // Damascus, once.
    check(&aleppo, (33.51, 36.29), None);
    check(&aleppo[..4], (37.16, 36.2), None);
    // Across a country the two may be near each other.
    let country: Vec<_> = (0..25)
        .map(|n| (32.5 + f64::from(n % 5), 36.0 + f64::from(n / 5)))
        .collect();
    check(&country, (37.16, 36.2), None);
    check(
        &around(15.3, 44.2),
        (44.22, 15.32),
        Some(&(About::SwappedPositions, (15.32, 44.22))),
    );
}

#[test]
fn a_sign_that_is_lost_is_found() {
    let signs = |of| About::LostSigns { of };
    let lima = around(-12.1, -77.1);
    check(
        &lima,
        (12.05, -77.03),
        Some(&(signs(Degrees::Latitude), (-12.05, -77.03))),
    );
    check(
        &lima,
        (-12.05, 77.03),
        Some(&(signs(Degrees::Longitude), (-12.05, -77.03))),
    );
    check(
        &lima,
        (12.05, 77.03),
        Some(&(signs(Degrees::Both), (-12.05, -77.03))),
    );
    // West and east of Greenwich.
    check(&around(51.45, -0.05), (51.5, -0.2), None);
}

#[test]
fn what_is_far_from_all_others_is_shown() {
    let aleppo = around(36.15, 37.1);
    check(
        &aleppo,
        (3.62, 37.16),
        Some(&(About::FarPositions, (3.62, 37.16))),
    );
    check(
        &aleppo,
        (0.0, 0.0),
        Some(&(About::FarPositions, (0.0, 0.0))),
    );
    // Where several are, one more is no slip; where none has a position, all have 0, 0.
    let paris = [aleppo.as_slice(), &[(48.85, 2.35), (48.86, 2.34)]].concat();
    check(&paris, (48.84, 2.33), None);
    let nowhere = records(&[aleppo.as_slice(), &[(0.0, 0.0); 3]].concat());
    let nowhere: Vec<&Incident> = nowhere.iter().collect();
    assert_eq!(slips(&nowhere, "")[0].n_records, 3);
}

#[test]
fn one_slip_is_likelier_than_two() {
    // Two signs would do as well.
    let swapped = (About::SwappedPositions, (-20.01, 20.02));
    check(&around(-20.05, 20.0), (20.02, -20.01), Some(&swapped));
    let of = Degrees::Latitude;
    let south = (About::LostSigns { of }, (51.5, 0.01));
    check(&around(51.45, -0.05), (-51.5, 0.01), Some(&south));
}

#[test]
fn the_180th_meridian_parts_nobody() {
    let lng = |n: usize| if n.is_multiple_of(4) { -179.8 } else { 179.8 };
    let fiji: Vec<_> = (0..20).map(|n| (-17.0, lng(n))).collect();
    check(&fiji, (-17.0, 179.9), None);
    check(&fiji, (-17.0, -179.7), None);
    let turned = About::LostSigns {
        of: Degrees::Latitude,
    };
    check(&fiji, (17.0, 179.9), Some(&(turned, (-17.0, 179.9))));
}
