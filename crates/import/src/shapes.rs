//! Where the mark of a record stands that lies in an area or along a line.

use serde_json::Value;

/// A degree of latitude: a 360th of the earth's circumference of 40,030 km (mean radius 6,371 km, IUGG).
const DEGREE_M: f64 = 111_195.0;

/// Longitude and latitude.
type At = (f64, f64);

/// A point of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Standing {
    pub(crate) at: At,
    /// How far the shape reaches from it, in metres.
    pub(crate) reach_m: f64,
}

/// Of the points of a geometry the one that lies most in the middle, else a point within its largest area, else half way along its
/// longest line. None of a point, and of what is no geometry.
pub(crate) fn standing(geometry: &Value) -> Option<Standing> {
    let mut shapes = Shapes::default();
    shapes.add(geometry)?;
    let areas = shapes.areas.iter().map(|area| (size(area), area));
    let largest = areas.max_by(|(a, _), (b, _)| a.total_cmp(b));
    let within = largest.and_then(|(_, rings)| Some((within(rings)?, rings.concat())));
    let lines = shapes.lines.iter().map(|line| (length(line), line));
    let longest = lines.max_by(|(a, _), (b, _)| a.total_cmp(b));
    let along = || longest.map(|(length, line)| (half_way(line, length), line.clone()));
    let among = || Some((most_in_the_middle(&shapes.points)?, shapes.points.clone()));
    // Who puts a point beside an area says where its mark is to stand.
    let (at, all) = among().or(within).or_else(along)?;
    let reach = all.iter().map(|other| away(at, *other)).fold(0.0, f64::max);
    Some(Standing {
        at,
        reach_m: (reach * DEGREE_M).round(),
    })
}

#[derive(Default)]
struct Shapes {
    /// Each with its rings, the first of which is around the others.
    areas: Vec<Vec<Vec<At>>>,
    lines: Vec<Vec<At>>,
    points: Vec<At>,
}

impl Shapes {
    fn add(&mut self, geometry: &Value) -> Option<()> {
        let kind = geometry.get("type")?.as_str()?;
        let list = || geometry.get("coordinates")?.as_array();
        match kind {
            "Polygon" => self.areas.push(rings(list()?)?),
            "MultiPolygon" => {
                for area in list()? {
                    self.areas.push(rings(area.as_array()?)?);
                }
            }
            "LineString" => self.lines.push(positions(list()?)?),
            "MultiLineString" => self.lines.extend(rings(list()?)?),
            "MultiPoint" => self.points.extend(positions(list()?)?),
            "GeometryCollection" => {
                for part in geometry.get("geometries")?.as_array()? {
                    match position(part.get("coordinates").unwrap_or(&Value::Null)) {
                        Some(point) => self.points.push(point),
                        // What is broken leaves the rest.
                        None => drop(self.add(part)),
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }
}

fn rings(list: &[Value]) -> Option<Vec<Vec<At>>> {
    let rings = list.iter().map(|ring| positions(ring.as_array()?));
    rings.collect()
}

fn positions(list: &[Value]) -> Option<Vec<At>> {
    let positions: Option<Vec<At>> = list.iter().map(position).collect();
    positions.filter(|positions| !positions.is_empty())
}

fn position(value: &Value) -> Option<At> {
    let degrees = |at: usize| value.get(at)?.as_f64();
    Some((degrees(0)?, degrees(1)?))
}

/// Twice the area of the first ring, in square degrees (the shoelace formula), without its holes.
fn size(rings: &[Vec<At>]) -> f64 {
    let doubled = |ring: &Vec<At>| pairs(ring).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>();
    let (first, holes) = rings.split_first().map_or((0.0, 0.0), |(first, holes)| {
        let holes = holes.iter().map(|hole| doubled(hole).abs());
        (doubled(first).abs(), holes.sum())
    });
    first - holes
}

fn pairs(line: &[At]) -> impl Iterator<Item = (At, At)> + '_ {
    line.iter().copied().zip(line.iter().copied().skip(1))
}

/// The middle of the widest stretch of an area at half its height, as JTS has it: the height lies between two corners, so that no line
/// runs along an edge.
fn within(rings: &[Vec<At>]) -> Option<At> {
    let lats = || rings.iter().flatten().map(|(_, lat)| *lat);
    let (south, north) = (lats().reduce(f64::min)?, lats().reduce(f64::max)?);
    let middle = f64::midpoint(south, north);
    let below = lats().filter(|lat| *lat <= middle).fold(south, f64::max);
    let above = lats().filter(|lat| *lat > middle).fold(north, f64::min);
    let lat = f64::midpoint(below, above);
    let crossings = rings.iter().flat_map(|ring| pairs(ring));
    let mut crossings: Vec<f64> = crossings
        .filter(|(a, b)| (a.1 <= lat) != (b.1 <= lat))
        .map(|(a, b)| a.0 + (b.0 - a.0) * (lat - a.1) / (b.1 - a.1))
        .collect();
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings
        .chunks_exact(2)
        .map(|ends| (ends[1] - ends[0], ends));
    let (_, widest) = stretches.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    Some((f64::midpoint(widest[0], widest[1]), lat))
}

/// How far apart, in degrees of latitude.
fn away(a: At, b: At) -> f64 {
    let narrower = cosine(f64::midpoint(a.1, b.1).to_radians());
    ((a.0 - b.0) * narrower).hypot(a.1 - b.1)
}

/// The cosine of a latitude, by its series: within 0.003 percent of a right angle's side, and without the library's tables.
fn cosine(radians: f64) -> f64 {
    let square = radians * radians;
    let series = [56.0, 30.0, 12.0, 2.0];
    series
        .iter()
        .fold(1.0, |sum, factor| 1.0 - square / factor * sum)
}

fn length(line: &[At]) -> f64 {
    pairs(line).map(|(a, b)| away(a, b)).sum()
}

fn half_way(line: &[At], length: f64) -> At {
    let mut left = length / 2.0;
    for (a, b) in pairs(line) {
        let step = away(a, b);
        if step >= left && step > 0.0 {
            let part = left / step;
            return (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part);
        }
        left -= step;
    }
    line.first().copied().unwrap_or_default()
}

fn most_in_the_middle(points: &[At]) -> Option<At> {
    let n_points = points.len() as f64;
    let mean = |part: fn(&At) -> f64| points.iter().map(part).sum::<f64>() / n_points;
    let middle = (mean(|at| at.0), mean(|at| at.1));
    let by_distance = |a: &&At, b: &&At| away(**a, middle).total_cmp(&away(**b, middle));
    points.iter().min_by(by_distance).copied()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(geometry: &Value) -> Option<At> {
        standing(geometry).map(|standing| standing.at)
    }

    #[test]
    fn a_mark_stands_within_the_area_and_not_in_its_hole() {
        let square = json!({"type": "Polygon", "coordinates": [[[10, 50], [12, 50], [12, 52], [10, 52], [10, 50]]]});
        assert_eq!(at(&square), Some((11.0, 51.0)));
        // A frame around nothing, and a horseshoe whose middle is open.
        let frame = json!({"type": "Polygon", "coordinates": [
            [[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[1, 1], [8, 1], [8, 8], [1, 8], [1, 1]]]});
        assert_eq!(at(&frame), Some((8.5, 4.5)));
        let horseshoe = json!({"type": "Polygon", "coordinates": [
            [[0, 0], [10, 0], [10, 10], [7, 10], [7, 2], [2, 2], [2, 10], [0, 10], [0, 0]]]});
        assert_eq!(at(&horseshoe), Some((8.5, 6.0)));
    }

    #[test]
    fn of_several_areas_it_is_the_largest() {
        let two = json!({"type": "MultiPolygon", "coordinates": [
            [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]], [[[10, 10], [14, 10], [14, 14], [10, 14], [10, 10]]]]});
        assert_eq!(at(&two), Some((12.0, 12.0)));
    }

    #[test]
    fn a_mark_stands_half_way_along_a_line() {
        let line = json!({"type": "LineString", "coordinates": [[0, 0], [0, 1], [0, 4]]});
        assert_eq!(at(&line), Some((0.0, 2.0)));
        let short = json!({"type": "LineString", "coordinates": [[5, 6]]});
        assert_eq!(at(&short), Some((5.0, 6.0)));
    }

    #[test]
    fn of_points_it_is_one_of_them_and_of_a_collection_its_point() {
        let points = json!({"type": "MultiPoint", "coordinates": [[0, 0], [1, 0], [5, 0]]});
        assert_eq!(at(&points), Some((1.0, 0.0)));
        let all = json!({"type": "GeometryCollection", "geometries": [
            {"type": "Point", "coordinates": [0, 0]}, {"type": "LineString", "coordinates": [[2, 2], [2, 4]]}]});
        let broken = json!({"type": "GeometryCollection", "geometries": [
            {"type": "Circle"}, {"type": "LineString", "coordinates": [[2, 2], [2, 4]]}]});
        assert_eq!(at(&broken), Some((2.0, 3.0)));
        let there = Standing {
            at: (0.0, 0.0),
            reach_m: 0.0,
        };
        assert_eq!(standing(&all), Some(there));
    }

    #[test]
    fn it_is_told_how_far_the_shape_reaches() {
        let line = json!({"type": "LineString", "coordinates": [[0, 0], [0, 2]]});
        assert_eq!(
            standing(&line).map(|standing| standing.reach_m),
            Some(DEGREE_M)
        );
    }

    #[test]
    fn what_has_no_extent_or_is_broken_is_left_alone() {
        for geometry in [
            json!({"type": "Point", "coordinates": [1, 2]}),
            json!({"type": "Polygon", "coordinates": []}),
            json!({"type": "Polygon", "coordinates": [[]]}),
            json!({"type": "Polygon", "coordinates": [[["a", 1]]]}),
            json!({"type": "LineString"}),
            json!({"type": "Circle", "coordinates": [[1, 2]]}),
            json!(null),
        ] {
            assert_eq!(standing(&geometry), None, "{geometry}");
        }
    }
}
