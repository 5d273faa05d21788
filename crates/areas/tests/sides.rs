//! Sides of points where they are known.

#![expect(clippy::unwrap_used, reason = "a test that cannot start has failed")]

use areas::{Overlay, Points, TooEntangled};
use incidents::model::mercator::world_from_lng_lat;
use incidents::model::place::LngLat;
use serde_json::json;

/// What each of some points, with a radius in metres, is to the first feature.
fn sides(geometry: &serde_json::Value, points: &[(f64, f64, f32)]) -> Vec<&'static str> {
    let (overlay, _) = Overlay::read(geometry.to_string().as_bytes(), None).unwrap();
    let world: Vec<_> = points
        .iter()
        .map(|&(lng, lat, _)| world_from_lng_lat(LngLat::new(lng, lat).unwrap()))
        .collect();
    let sides = overlay.sides(Points {
        x: &world.iter().map(|at| at.x).collect::<Vec<_>>(),
        y: &world.iter().map(|at| at.y).collect::<Vec<_>>(),
        radius_m: &points.iter().map(|point| point.2).collect::<Vec<_>>(),
    });
    let sides = sides.unwrap();
    let side = |row: u32| match (
        sides.inside.of(0).contains(&row),
        sides.may_be.of(0).contains(&row),
    ) {
        (true, false) => "inside",
        (false, true) => "may be",
        (false, false) => "outside",
        (true, true) => "both",
    };
    (0..points.len() as u32).map(side).collect()
}

fn square(west: f64, south: f64, east: f64, north: f64) -> serde_json::Value {
    json!([[
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south]
    ]])
}

#[test]
fn a_circle_is_inside_as_a_whole_or_may_be_or_is_not() {
    let area = json!({"type": "Polygon", "coordinates": square(37.0, 36.0, 38.0, 37.0)});
    let points = [
        (37.5, 36.5, 0.0),
        // 45 km from the nearest border, 55 km from the others.
        (37.5, 36.5, 44_000.0),
        (37.5, 36.5, 46_000.0),
        (37.5, 36.5, 400_000.0),
        (38.5, 36.5, 0.0),
        (38.5, 36.5, 44_000.0),
        (38.5, 36.5, 46_000.0),
        // On a border and on a corner.
        (37.0, 36.5, 0.0),
        (38.0, 37.0, 0.0),
        // Without a position.
        (37.5, 36.5, f32::NAN),
        // All of the Earth.
        (-140.0, -36.0, 3e7),
        (37.5, 36.5, f32::INFINITY),
        (37.5, 36.5, -1.0),
    ];
    let expected = [
        "inside", "inside", "may be", "may be", "outside", "outside", "may be", "may be", "may be",
        "outside", "may be", "may be", "inside",
    ];
    assert_eq!(sides(&area, &points), expected);
}

#[test]
fn between_two_halves_of_an_area_there_is_no_border() {
    let cut = json!({"type": "MultiPolygon", "coordinates": [square(179.0, -17.0, 180.0, -16.0), square(-180.0, -17.0, -179.0, -16.0)]});
    let whole = json!({"type": "Polygon", "coordinates": square(179.0, -17.0, 181.0, -16.0)});
    let jumps = json!({"type": "Polygon", "coordinates": square(179.0, -17.0, -179.0, -16.0)});
    let points = [
        (180.0, -16.5, 0.0),
        (-180.0, -16.5, 50_000.0),
        (179.999, -16.5, 50_000.0),
        (-179.5, -16.5, 50_000.0),
        (-179.5, -16.5, 60_000.0),
        (-178.5, -16.5, 1_000.0),
        (0.0, -16.5, 0.0),
    ];
    let expected = [
        "inside", "inside", "inside", "inside", "may be", "outside", "outside",
    ];
    for area in [cut, whole, jumps] {
        assert_eq!(sides(&area, &points), expected, "{area}");
    }
    // One half alone has a border there.
    let half = json!({"type": "Polygon", "coordinates": square(179.0, -17.0, 180.0, -16.0)});
    assert_eq!(sides(&half, &points[1..3]), ["may be", "may be"]);
}

#[test]
fn an_area_around_a_pole_holds_the_pole() {
    let goes_round = json!({"type": "Polygon", "coordinates": [[[-180, -70], [-90, -70], [0, -70], [90, -70], [180, -70], [-180, -70]]]});
    let along_the_pole = json!({"type": "Polygon", "coordinates": [[[-180, -70], [180, -70], [180, -90], [-180, -90], [-180, -70]]]});
    let points = [
        (10.0, -80.0, 0.0),
        (180.0, -80.0, 1_000_000.0),
        (-180.0, -85.0, 1_200_000.0),
        (10.0, -69.0, 0.0),
        (10.0, -69.0, 120_000.0),
    ];
    for area in [goes_round, along_the_pole] {
        assert_eq!(
            sides(&area, &points),
            ["inside", "inside", "inside", "outside", "may be"],
            "{area}"
        );
    }
}

#[test]
fn borders_beyond_all_bounds_are_refused_and_not_waited_for() {
    // A thousand copies of a triangle, and more answers than there is room for.
    let area = json!({"type": "Feature", "properties": null, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [0, 9], [0, 0]]]}});
    let file = json!({"type": "FeatureCollection", "features": vec![area; 1_000]}).to_string();
    let (overlay, _) = Overlay::read(file.as_bytes(), None).unwrap();
    let at = world_from_lng_lat(LngLat::new(1.0, 1.0).unwrap());
    let n = 200_000;
    let answer = overlay.sides(Points {
        x: &vec![at.x; n],
        y: &vec![at.y; n],
        radius_m: &vec![0.0; n],
    });
    assert_eq!(answer, Err(TooEntangled));
}
