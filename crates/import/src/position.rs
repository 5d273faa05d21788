//! Where a row's record is drawn: by its geometry, by two columns, or by one.

use std::borrow::Cow;

use incidents::model::said::Sentence;
use incidents::said;
use serde_json::Value;

use crate::columns::countries;
use crate::feature::Feature;
use crate::findings::Findings;
use crate::links;
use crate::map_links::{self, InLink};
use crate::names::{Role, folded, is_part_of_degrees};
use crate::places::{self, Degrees};
use crate::record::Records;
use crate::shapes::{self, Standing};
use crate::table::Row;
use crate::values::{Cell, degrees, is_unstated};
use crate::wkt;
use crate::written::Written;

/// What the heads of columns say of the degrees that stand below them: asked once, and not for each row.
#[derive(Debug)]
pub struct Heads {
    /// Whether minutes or seconds of degrees stand in columns of their own.
    has_parts: bool,
    south: Vec<usize>,
    west: Vec<usize>,
    /// For each column where its name stands among all in their order.
    ranks: Vec<u32>,
}

impl Heads {
    /// Of these columns.
    pub fn of(columns: &[String]) -> Self {
        let with = |words: [&str; 2]| {
            let folded = columns.iter().map(|name| folded(name)).enumerate();
            let named = folded.filter(|(_, name)| name.split('_').any(|it| words.contains(&it)));
            named.map(|(at, _)| at).collect()
        };
        let mut by_name: Vec<(&str, usize)> = columns.iter().map(String::as_str).zip(0..).collect();
        by_name.sort_unstable();
        let mut ranks = vec![0; columns.len()];
        for (rank, (_, column)) in (0..).zip(by_name) {
            ranks[column] = rank;
        }
        Self {
            has_parts: columns.iter().any(|name| is_part_of_degrees(name)),
            south: with(SOUTH),
            west: with(WEST),
            ranks,
        }
    }

    /// Where a column's name stands among all in their order.
    pub fn rank(&self, column: usize) -> u32 {
        self.ranks.get(column).copied().unwrap_or(u32::MAX)
    }
}

/// A hundredth of a metre; what calculations leave behind is none of the place.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

const SOUTH: [&str; 2] = ["s", "south"];
const WEST: [&str; 2] = ["w", "west"];

pub(crate) const NO_PAIR: Sentence<'static> =
    said!("expected a latitude and a longitude, but found {found}: the record is not drawn");
const NO_POSITION_IN_LINK: Sentence<'static> = said!(
    "expected a link with degrees in it, such as https://www.openstreetmap.org/?mlat=36.2&mlon=37.16, but found {found}: open this one, and copy the address or the degrees that it leads to; the record is not drawn"
);

/// A record whose mark stands at a point of a shape.
fn stands<'r>(
    row: Row<'r>,
    Standing { at, reach_m }: Standing,
    geometry: Written<'r>,
    (feature, findings): (&mut Feature<'r>, &mut Findings),
) -> Written<'r> {
    findings.read_otherwise(
        row.number,
        None,
        said!("a shape has its mark at a point of it, and its circle reaches as far as the shape"),
    );
    let members = &mut feature.members;
    members.insert("original_geometry", geometry);
    // What the record says of it counts, and comes after this.
    if reach_m > 0.0 {
        members.insert("uncertainty_m", Written::Value(reach_m.into()));
    }
    wrapped(row, at, findings)
}

/// A point, on this side of the date line.
fn wrapped<'r>(row: Row<'_>, (lng, lat): (f64, f64), findings: &mut Findings) -> Written<'r> {
    let turned = match lng {
        180.0.. if lng > 180.0 && lng <= 360.0 => lng - 360.0,
        ..-180.0 if lng >= -360.0 => lng + 360.0,
        _ => lng,
    };
    if turned.to_bits() != lng.to_bits() {
        let message =
            said!("a longitude past 180 degrees is read on the other side of the date line");
        findings.read_otherwise(row.number, None, message);
    }
    Written::Point(rounded(turned), rounded(lat))
}

/// Longitude and latitude of a point whose longitude lies past 180 degrees.
fn past_the_date_line(geometry: &Value) -> Option<(f64, f64)> {
    let at = |which: usize| geometry.get("coordinates")?.get(which)?.as_f64();
    let (lng, lat) = (at(0)?, at(1)?);
    let is_past = geometry["type"] == "Point" && lng.abs() > 180.0;
    (is_past && places::is_on_earth(lng, lat)).then_some((lng, lat))
}

/// A geometry that stands in a cell.
fn geometry_in(value: Cell<'_>) -> Option<Value> {
    match value {
        Cell::Text(text) if text.trim_start().starts_with('{') => serde_json::from_str(text).ok(),
        Cell::Text(text) => wkt::geometry(text),
        Cell::Value(value) => value.get("coordinates").map(|_| value.clone()),
    }
}

impl<'r> Records<'r> {
    /// What a feature says itself counts; a table says it in columns.
    pub(crate) fn geometry(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) -> Option<Written<'r>> {
        if let Some(geometry) = row.geometry() {
            if let Some(standing) = shapes::standing(geometry) {
                return Some(stands(
                    row,
                    standing,
                    Written::Lent(geometry),
                    (feature, findings),
                ));
            }
            return Some(match past_the_date_line(geometry) {
                Some((lng, lat)) => wrapped(row, (lng, lat), findings),
                None => Written::Lent(geometry),
            });
        }
        if row.is_shifted() {
            return None;
        }
        if let Some(at) = self.two_columns(row, feature, findings) {
            self.look_at_country(row, at, findings);
            return Some(wrapped(row, at, findings));
        }
        if let Some(written) = self.shape(row, feature, findings) {
            return Some(written);
        }
        let at = self
            .one_column(row, feature, findings)
            .or_else(|| self.linked(row, findings))?;
        self.look_at_country(row, at, findings);
        Some(wrapped(row, at, findings))
    }

    /// A shape in a column, in Well-Known Text or as GeoJSON.
    fn shape(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) -> Option<Written<'r>> {
        let mut pairs = self.columns.with(|role| matches!(role, Role::Pair { .. }));
        let (column, geometry, standing) = pairs.find_map(|column| {
            let geometry = geometry_in(row.cell(column)?)?;
            let standing = shapes::standing(&geometry)?;
            Some((column, geometry, standing))
        })?;
        feature.uses(column);
        Some(stands(
            row,
            standing,
            Written::Value(geometry),
            (feature, findings),
        ))
    }

    /// A link to a map, among links to reports or in place of a place's name.
    fn linked(&self, row: Row<'r>, findings: &mut Findings) -> Option<(f64, f64)> {
        let links = self.columns.with(|role| role == Role::Links);
        let mut columns = links.chain(self.columns.of_member("place").iter().copied());
        columns.find_map(|column| {
            let value = row.cell(column)?;
            let mut links = value.all_texts().flat_map(links::links);
            let link = links.find_map(|link| map_links::in_link(&link.url))?;
            let text = value.as_text().unwrap_or_default();
            Some(self.of_link(link, (row.number, column), &text, findings))
        })
    }

    fn of_link(
        &self,
        link: InLink,
        (number, column): (u32, usize),
        text: &str,
        findings: &mut Findings,
    ) -> (f64, f64) {
        let message = match link.is_marked {
            true => said!("the position is read from a link to a map"),
            false => {
                said!(
                    "the position is the middle of the map that a link opens: look whether it is the place that is meant"
                )
            }
        };
        findings.value_read_otherwise(number, self.name(column), message, text);
        link.at
    }

    fn two_columns(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) -> Option<(f64, f64)> {
        let ((lat_column, lat_text), (lng_column, lng_text)) = self.both_columns(row, findings)?;
        let (Some(lat), Some(lng)) = (places::degrees(&lat_text), places::degrees(&lng_text))
        else {
            let (column, text) = match places::degrees(&lat_text) {
                None => (lat_column, lat_text),
                Some(_) => (lng_column, lng_text),
            };
            findings.lost_value(
                row.number,
                self.name(column),
                said!("expected degrees such as 36.2 or 36°12′N, but found {found}: the record is not drawn"),
                &text,
            );
            return None;
        };
        let mut lat_degrees = self.signed(row, (lat_column, true), &lat, findings);
        let mut lng_degrees = self.signed(row, (lng_column, false), &lng, findings);
        let is_swapped = match (lat.is_latitude, lng.is_latitude) {
            (Some(false), _) | (_, Some(true)) => true,
            _ if self.columns.are_swapped => true,
            _ => {
                lat_degrees.abs() > 90.0 && lat_degrees.abs() <= 180.0 && lng_degrees.abs() <= 90.0
            }
        };
        if is_swapped {
            std::mem::swap(&mut lat_degrees, &mut lng_degrees);
            findings.value_read_otherwise(
                row.number,
                self.name(lat_column),
                said!("latitude and longitude are swapped, and were read the other way round"),
                &lat_text,
            );
        }
        if lat_degrees.abs() > 90.0 || lng_degrees.abs() > 360.0 {
            let message = said!(
                "expected degrees, but found {found}: these are none, perhaps metres of a projection, so convert the table to WGS 84; the record is not drawn"
            );
            findings.lost_value(
                row.number,
                self.name(lat_column),
                message,
                &format!("{lat_text}, {lng_text}"),
            );
            return None;
        }
        if lat_degrees == 0.0 && lng_degrees == 0.0 {
            findings.lost(row.number, Some(self.name(lat_column)), said!("0, 0 lies in the Atlantic, and programs write it where they know no place: the record is not drawn"));
            return None;
        }
        feature.uses(lat_column);
        feature.uses(lng_column);
        Some((lng_degrees, lat_degrees))
    }

    /// A row whose country is another one than it lies in is wrong in one of the two.
    fn look_at_country(&self, row: Row<'r>, (lng, lat): (f64, f64), findings: &mut Findings) {
        let [column, ..] = self.columns.of_member("country") else {
            return;
        };
        let country = row.cell(*column).and_then(Cell::as_text);
        let country = country.filter(|name| countries::is_elsewhere(name, lng, lat));
        if let Some(country) = country {
            let message = said!(
                "the position lies outside of the country that the row names: look which of the two is meant"
            );
            findings.value_read_otherwise(row.number, self.name(*column), message, &country);
        }
    }

    /// The columns of a row's latitude and longitude, and what stands in them.
    fn both_columns(
        &self,
        row: Row<'r>,
        findings: &mut Findings,
    ) -> Option<(Degree<'r>, Degree<'r>)> {
        let first = |member: &str| {
            self.columns
                .of_member(member)
                .iter()
                .find_map(|column| Some((*column, row.cell(*column)?.as_text()?)))
        };
        let (latitude, longitude) = (first("latitude"), first("longitude"));
        if let (Some((column, text)), None) | (None, Some((column, text))) = (&latitude, &longitude)
        {
            let message = said!(
                "expected a latitude and a longitude, but found {found}: one of them is missing, and the record is not drawn"
            );
            findings.lost_value(row.number, self.name(*column), message, text);
        }
        let (latitude, longitude) = (latitude?, longitude?);
        if self.heads.has_parts {
            let message = said!(
                "expected degrees in one column each, but found {found}: minutes and seconds stand in columns of their own, and the record is not drawn"
            );
            findings.lost_value(row.number, self.name(latitude.0), message, &latitude.1);
            return None;
        }
        Some((latitude, longitude))
    }

    /// South and west as a column of letters, or the head, says it.
    fn signed(
        &self,
        row: Row<'r>,
        (column, is_latitude): (usize, bool),
        read: &Degrees,
        findings: &mut Findings,
    ) -> f64 {
        if read.is_latitude.is_some() || read.degrees < 0.0 {
            return read.degrees;
        }
        let letter = self
            .columns
            .hemisphere(is_latitude)
            .and_then(|at| row.cell(at)?.text());
        let (negative, heads) = match is_latitude {
            true => (SOUTH, &self.heads.south),
            false => (WEST, &self.heads.west),
        };
        if letter.is_some_and(|letter| negative.contains(&letter.trim().to_lowercase().as_str())) {
            return -read.degrees;
        }
        if letter.is_none() && heads.contains(&column) {
            let message =
                said!("the head of the column says south or west: the numbers are read so");
            findings.read_otherwise(row.number, Some(self.name(column)), message);
            return -read.degrees;
        }
        read.degrees
    }

    fn one_column(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) -> Option<(f64, f64)> {
        let pairs = self.columns.with(|role| matches!(role, Role::Pair { .. }));
        for column in pairs {
            let Some(value) = row.cell(column) else {
                continue;
            };
            let lng_first = matches!(
                self.columns.roles.get(column),
                Some((Role::Pair { lng_first: true }, _))
            );
            if let Some(link) = value.text().and_then(map_links::in_link) {
                feature.uses(column);
                let text = value.text().unwrap_or_default();
                return Some(self.of_link(link, (row.number, column), text, findings));
            }
            if let Some(found) = pair(value, lng_first) {
                feature.uses(column);
                return Some(found);
            }
            let is_link = value.text().is_some_and(map_links::is_map);
            let message = if is_link {
                NO_POSITION_IN_LINK
            } else {
                NO_PAIR
            };
            let text = value.as_text().unwrap_or_else(|| value.to_json().into());
            if !is_unstated(value) {
                findings.lost_value(row.number, self.name(column), message, &text);
            }
        }
        // A column of places may hold positions: numbers with decimals, and not of houses.
        let is_exact = |value: &Cell<'_>| {
            value
                .text()
                .is_none_or(|text| text.contains(['.', '°', '{']))
        };
        let mut places = self.columns.of_member("place").iter();
        let (column, found) = places.find_map(|column| {
            let value = row.cell(*column).filter(is_exact)?;
            Some((*column, pair(value, false)?))
        })?;
        feature.uses(column);
        Some(found)
    }
}

/// A column, and what stands in it.
type Degree<'r> = (usize, Cow<'r, str>);

/// A position that stands in one value: a text, two numbers, or an object that names them.
fn pair(value: Cell<'_>, lng_first: bool) -> Option<(f64, f64)> {
    let of = |value: &Value| degrees(Cell::of(value));
    match value {
        Cell::Text(text) if text.trim_start().starts_with(['{', '[']) => {
            let parsed: Value = serde_json::from_str(text).ok()?;
            pair(Cell::of(&parsed), lng_first)
        }
        Cell::Text(text) => places::pair(text, lng_first),
        Cell::Value(Value::Array(values)) => {
            let (first, second) = (of(values.first()?)?, of(values.get(1)?)?);
            places::pair(&format!("{first}; {second}"), lng_first)
        }
        Cell::Value(Value::Object(members)) => {
            let named = |names: [&str; 4]| names.iter().find_map(|name| of(members.get(*name)?));
            let lat = named(["lat", "latitude", "y", "Latitude"]);
            let lng = named(["lng", "lon", "longitude", "x"]);
            if let (Some(lat), Some(lng)) = (lat, lng) {
                return Some((lng, lat));
            }
            pair(Cell::of(members.get("coordinates")?), true)
        }
        Cell::Value(_) => None,
    }
}
