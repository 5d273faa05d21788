//! Sides of points against a slow oracle: each point against each edge of each ring, as it was made.

use areas::{Overlay, Points};
use geo::{Coord, Distance as _, Geodesic, Haversine, Point};
use incidents::model::mercator::{World, lng_lat_from_world, world_from_lng_lat};
use incidents::model::place::LngLat;
use proptest::prelude::*;
use serde_json::{Value, json};

type Ring = Vec<Coord>;

/// How rings are written.
#[derive(Clone, Copy, Debug)]
enum Spelling {
    /// Longitudes go on past 180°.
    GoesOn,
    /// They jump from 180 to -180.
    Jumps,
    /// So, and the wrong way round.
    Reversed,
    /// The last position is left out.
    Unclosed,
}

/// A feature: polygons, each of an outer ring and holes, all closed and going on past 180°.
#[derive(Clone, Debug)]
struct Area {
    polygons: Vec<Vec<Ring>>,
    spelling: Spelling,
}

fn ring(center: Coord, radii: &[f64], is_star: bool) -> Ring {
    let n = radii.len();
    // A star's corners are joined past each other, so that it crosses itself.
    let step = if is_star { 2 } else { 1 };
    let mut ring: Ring = (0..n)
        .map(|nth| {
            let turn = std::f64::consts::TAU * ((nth * step) % n) as f64 / n as f64;
            let radius = radii[(nth * step) % n];
            // On a grid of a 64th of a degree, so that corners and edges meet those of other areas.
            let at = |value: f64| (value * 64.0).round() / 64.0;
            Coord {
                x: at(center.x + radius * turn.cos()),
                y: at(center.y + radius * turn.sin()).clamp(-90.0, 90.0),
            }
        })
        .collect();
    ring.push(ring[0]);
    ring
}

fn written(ring: &Ring, spelling: Spelling) -> Value {
    let jump = |positions: &mut Vec<[f64; 2]>| {
        for [lng, _] in positions {
            if *lng > 180.0 {
                *lng -= 360.0;
            }
        }
    };
    let mut positions: Vec<[f64; 2]> = ring.iter().map(|at| [at.x, at.y]).collect();
    match spelling {
        Spelling::GoesOn => {}
        Spelling::Jumps => jump(&mut positions),
        Spelling::Reversed => {
            jump(&mut positions);
            positions.reverse();
        }
        Spelling::Unclosed => {
            positions.pop();
        }
    }
    json!(positions)
}

fn file(areas: &[Area]) -> String {
    let features: Vec<Value> = areas
        .iter()
        .map(|area| {
            let polygon = |rings: &Vec<Ring>| -> Value { rings.iter().map(|ring| written(ring, area.spelling)).collect() };
            let coordinates: Vec<Value> = area.polygons.iter().map(polygon).collect();
            json!({"type": "Feature", "properties": null, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}})
        })
        .collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// Even-odd by the edges south of a point, on this copy of the world and the next.
fn is_inside(rings: &[Ring], at: Coord) -> bool {
    let copies = [at.x - 360.0, at.x, at.x + 360.0];
    let n_south = copies.into_iter().flat_map(|x| {
        rings
            .iter()
            .flatten()
            .zip(
                rings
                    .iter()
                    .flat_map(|ring| ring.iter().skip(1).chain(ring.first())),
            )
            .filter(move |(a, b)| {
                let is_across = (a.x <= x) != (b.x <= x);
                is_across && a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y) < at.y
            })
    });
    n_south.count() % 2 == 1
}

/// The distance from a point to the nearest place of each edge: the nearest of some, and from there by thirds.
fn distance_m(polygons: &[Vec<Ring>], at: Coord) -> f64 {
    let edges = polygons.iter().flatten().flat_map(|ring| ring.windows(2));
    let of_edge = edges.map(|pair| {
        let place = |share: f64| Point::from(pair[0] + (pair[1] - pair[0]) * share);
        let away = |share: f64| Haversine.distance(Point::from(at), place(share));
        let n = 16.0;
        let shares = (0..=16).map(|nth| f64::from(nth) / n);
        let nearest = shares.min_by(|a, b| away(*a).total_cmp(&away(*b)));
        let nearest = nearest.unwrap_or_default();
        let (mut low, mut high) = ((nearest - 1.0 / n).max(0.0), (nearest + 1.0 / n).min(1.0));
        for _ in 0..30 {
            let third = (high - low) / 3.0;
            match away(low + third) < away(high - third) {
                true => high -= third,
                false => low += third,
            }
        }
        Geodesic.distance(Point::from(at), place(f64::midpoint(low, high)))
    });
    of_edge.fold(f64::INFINITY, f64::min)
}

fn center() -> impl Strategy<Value = Coord> {
    // All about one place, around the 180th meridian, and far north.
    prop_oneof![
        (36.0..38.0_f64, 35.0..37.0_f64),
        (178.0..180.0_f64, -18.0..-16.0_f64),
        (20.0..22.0_f64, 78.0..80.0_f64),
    ]
    .prop_map(|(x, y)| Coord { x, y })
}

prop_compose! {
    fn polygon(center: Coord)(
        away in (-1.5..1.5_f64, -1.5..1.5_f64),
        radii in prop::collection::vec(0.3..1.5_f64, 3..9),
        is_star in any::<bool>(),
        n_holes in 0..3_usize,
        hole in prop::collection::vec(0.05..0.3_f64, 3..6),
    ) -> Vec<Ring> {
        let center = center + Coord { x: away.0, y: away.1 };
        let holes = (0..n_holes).map(|nth| ring(center + Coord { x: nth as f64 * 0.4, y: 0.1 }, &hole, false));
        std::iter::once(ring(center, &radii, is_star && radii.len() % 2 == 1)).chain(holes).collect()
    }
}

fn area(center: Coord) -> impl Strategy<Value = Area> {
    let spelling = prop::sample::select(vec![
        Spelling::GoesOn,
        Spelling::Jumps,
        Spelling::Reversed,
        Spelling::Unclosed,
    ]);
    (prop::collection::vec(polygon(center), 1..3), spelling)
        .prop_map(|(polygons, spelling)| Area { polygons, spelling })
}

/// Areas, and points with radii: anywhere near, on corners and on edges.
fn case() -> impl Strategy<Value = (Vec<Area>, Vec<(Coord, f32)>)> {
    center().prop_flat_map(|center| {
        let point = (-4.0..4.0_f64, -4.0..4.0_f64).prop_map(move |(x, y)| center + Coord { x, y });
        let on_grid = (-96..96_i32, -96..96_i32).prop_map(move |(x, y)| {
            let at =
                |value: f64, steps: i32| (value * 64.0).round() / 64.0 + f64::from(steps) / 64.0;
            Coord {
                x: at(center.x, x),
                y: at(center.y, y),
            }
        });
        let radius_m = prop_oneof![
            Just(0.0_f32),
            1.0..2_000.0_f32,
            2_000.0..60_000.0_f32,
            60_000.0..500_000.0_f32
        ];
        let points =
            prop::collection::vec((prop_oneof![3 => point, 1 => on_grid], radius_m), 1..60);
        (prop::collection::vec(area(center), 1..6), points)
    })
}

fn world(at: Coord) -> World {
    let lng = if at.x > 180.0 { at.x - 360.0 } else { at.x };
    let at = LngLat::new(lng, at.y.clamp(-85.0, 85.0));
    world_from_lng_lat(at.unwrap_or(LngLat::ORIGIN))
}

/// What an area is to a point, as far as the oracle can tell.
fn expected(area: &Area, at: World, radius_m: f32) -> &'static str {
    let place = lng_lat_from_world(at);
    let at = Coord {
        x: place.lng(),
        y: place.lat(),
    };
    let radius_m = f64::from(radius_m);
    let distance_m = distance_m(&area.polygons, at);
    // What the oracle itself may be off, and the 2 cm that count as nothing.
    let slack_m = 0.05 + 1e-3 * distance_m;
    if distance_m <= 0.01 || distance_m <= radius_m - slack_m {
        return "may be";
    }
    if distance_m <= radius_m + slack_m {
        return "unclear";
    }
    match area.polygons.iter().any(|rings| is_inside(rings, at)) {
        true => "inside",
        false => "outside",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn sides_are_those_of_the_oracle((areas, points) in case()) {
        let file = file(&areas);
        let (overlay, _) = Overlay::read(file.as_bytes(), None).unwrap();
        let at: Vec<World> = points.iter().map(|(at, _)| world(*at)).collect();
        let sides = overlay.sides(Points {
            x: &at.iter().map(|at| at.x).collect::<Vec<_>>(),
            y: &at.iter().map(|at| at.y).collect::<Vec<_>>(),
            radius_m: &points.iter().map(|(_, radius_m)| *radius_m).collect::<Vec<_>>(),
        }).unwrap();
        for (nth, area) in areas.iter().enumerate() {
            for (row, (at, (_, radius_m))) in at.iter().zip(&points).enumerate() {
                let row = row as u32;
                let found = match (sides.inside.of(nth).contains(&row), sides.may_be.of(nth).contains(&row)) {
                    (true, false) => "inside",
                    (false, true) => "may be",
                    (false, false) => "outside",
                    (true, true) => "both",
                };
                let expected = expected(area, *at, *radius_m);
                prop_assert!(expected == "unclear" || found == expected,
                    "area {nth}, row {row} at {:?} within {radius_m} m: {found}, not {expected}; {file}", lng_lat_from_world(*at));
            }
        }
    }
}
