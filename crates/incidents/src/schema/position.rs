//! Where a record is drawn: a point, or nothing.

use crate::json::value::Json;
use crate::model::message::{quoted, spelled};
use crate::model::place::LngLat;
use crate::model::report::Severity;
use crate::model::said::{Sentence, said};
use crate::schema::finding::{Finding, Findings, Path, Value};
use crate::schema::values::number_in;

const COORDINATES: Path<'_> = Path::Within(&Path::Member("geometry"), "coordinates");

/// The point of a geometry. Of lines and areas none is made: where in it the incident was, is not said.
pub(crate) fn position(geometry: &Json<'_>, findings: &mut Findings) -> Option<LngLat> {
    let path = Path::Member("geometry");
    if geometry.is_null() {
        return None;
    }
    let coordinates = geometry.member("coordinates").unwrap_or(&Json::Null);
    match geometry.member("type").and_then(Json::text) {
        Some("Point") => point(coordinates, findings),
        Some("MultiPoint") => match coordinates.list() {
            Some([only]) => point(only, findings),
            Some([]) => None,
            _ => refuse(said!("a MultiPoint of several points"), findings),
        },
        Some("GeometryCollection") => match geometry.member("geometries").and_then(Json::list) {
            Some([only]) => position(only, findings),
            Some([]) => None,
            _ => refuse(said!("a GeometryCollection"), findings),
        },
        Some(kind) if kind.ends_with("LineString") || kind.ends_with("Polygon") => {
            refuse(said!("a {kind}", kind).as_sentence(), findings)
        }
        _ => {
            findings.expected(
                said!("a Point with its coordinates"),
                Value {
                    json: geometry,
                    path,
                },
            );
            None
        }
    }
}

fn refuse(found: Sentence<'_>, findings: &mut Findings) -> Option<LngLat> {
    let message = said!(
        "expected a Point, but found {found}: the record is listed and not drawn, so give it the point that a reader should see",
        found
    );
    findings.dropped(Path::Member("geometry"), message.as_sentence());
    None
}

fn point(coordinates: &Json<'_>, findings: &mut Findings) -> Option<LngLat> {
    let (lng, lat) = match coordinates.list() {
        Some([lng, lat, ..]) => (lng, lat),
        Some([]) => return None,
        _ => {
            findings.expected(
                said!("[longitude, latitude]"),
                Value {
                    json: coordinates,
                    path: COORDINATES,
                },
            );
            return None;
        }
    };
    let (Some(lng_degrees), Some(lat_degrees)) = (number_in(lng), number_in(lat)) else {
        let message = said!(
            "expected [longitude, latitude] as two numbers, but found [{lng}, {lat}]",
            lng.found(),
            lat.found()
        );
        findings.dropped(COORDINATES, message.as_sentence());
        return None;
    };
    if lng.text().or(lat.text()).is_some() {
        findings.note(
            COORDINATES,
            said!("the numbers are texts: remove the quotation marks around them"),
        );
    }
    lng_lat(lng_degrees, lat_degrees, COORDINATES, findings)
}

/// The position, if it is one on earth.
pub(crate) fn lng_lat(
    lng: f64,
    lat: f64,
    path: Path<'_>,
    findings: &mut Findings,
) -> Option<LngLat> {
    let position = LngLat::new(lng, lat);
    if position.is_none() {
        let remedy = remedy(lng, lat);
        findings.dropped(
            path,
            said!(
                "expected degrees on WGS 84, longitude first, but found {lng}, {lat}: {remedy}",
                spelled(lng),
                spelled(lat),
                remedy
            )
            .as_sentence(),
        );
    } else if lng == 0.0 && lat == 0.0 {
        findings.note(
            path,
            said!(
                "0, 0 lies in the Atlantic: if the place is unknown, write null for the geometry"
            ),
        );
    }
    position
}

fn remedy(lng: f64, lat: f64) -> Sentence<'static> {
    if LngLat::new(lat, lng).is_some() {
        said!("latitude seems to come first, so swap the two")
    } else if lng.abs() > 360.0 || lat.abs() > 360.0 {
        said!(
            "they look like metres of a projection, so convert the file, for example with ogr2ogr -t_srs EPSG:4326"
        )
    } else {
        said!("longitudes go from -180 to 180 and latitudes from -90 to 90")
    }
}

/// What to say about a `crs` member that is not WGS 84.
pub(crate) fn foreign_crs(crs: &Json<'_>) -> Option<Finding> {
    let name = crs
        .text()
        .or_else(|| crs.member("properties")?.member("name")?.text())?;
    let code: String = name
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let spelling: String = name.to_ascii_uppercase().split([' ', '_']).collect();
    if ["4326", "4979"].contains(&code.as_str())
        || spelling.contains("CRS84")
        || spelling.contains("WGS84") && code == "84"
    {
        return None;
    }
    // Geographic systems of the EPSG have numbers in the four thousands: theirs are degrees, about a hundred metres off.
    let is_in_degrees = code.len() == 4 && code.starts_with('4') && spelling.contains("EPSG");
    let (severity, what) = if is_in_degrees {
        (
            Severity::Note,
            said!("read as WGS 84, they may be off by some hundred metres"),
        )
    } else {
        (Severity::FieldDropped, said!("none is drawn"))
    };
    let message = said!(
        "expected positions on WGS 84 (CRS84), but found {found}: {what}, so convert the file, for example with ogr2ogr -t_srs EPSG:4326",
        quoted(name),
        what
    );
    Some(Finding {
        severity,
        field: Some("crs".to_owned()),
        message,
    })
}
