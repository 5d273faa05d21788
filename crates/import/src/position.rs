//! Where a row's record is drawn: by its geometry, by two columns, or by one.

use serde_json::{Value, json};

use crate::findings::Findings;
use crate::names::{Role, folded, is_part_of_degrees};
use crate::places::{self, Degrees};
use crate::record::{Feature, Records};
use crate::table::Row;
use crate::values::as_text;

impl Records<'_> {
    /// What a feature says itself counts; a table says it in columns.
    pub(crate) fn geometry(
        &self,
        (number, row): (u32, &Row),
        feature: &mut Feature,
        findings: &mut Findings,
    ) -> Value {
        if !row.geometry.is_null() {
            return row.geometry.clone();
        }
        if row.is_shifted {
            return Value::Null;
        }
        let found = self
            .two_columns((number, row), feature, findings)
            .or_else(|| self.one_column((number, row), feature, findings));
        let Some((lng, lat)) = found else {
            return Value::Null;
        };
        let wrapped = if (180.0..=360.0).contains(&lng) && lng > 180.0 {
            lng - 360.0
        } else {
            lng
        };
        if wrapped.to_bits() != lng.to_bits() {
            findings.read_otherwise(
                number,
                None,
                "a longitude past 180 degrees is read on the other side of the date line",
            );
        }
        // A hundredth of a metre; what calculations leave behind is none of the place.
        let rounded = |degrees: f64| (degrees * 1e7).round() / 1e7;
        json!({"type": "Point", "coordinates": [rounded(wrapped), rounded(lat)]})
    }

    fn two_columns(
        &self,
        (number, row): (u32, &Row),
        feature: &mut Feature,
        findings: &mut Findings,
    ) -> Option<(f64, f64)> {
        let ((lat_column, lat_text), (lng_column, lng_text)) =
            self.both_columns((number, row), findings)?;
        let (Some(lat), Some(lng)) = (places::degrees(&lat_text), places::degrees(&lng_text))
        else {
            let (column, text) = match places::degrees(&lat_text) {
                None => (lat_column, lat_text),
                Some(_) => (lng_column, lng_text),
            };
            findings.lost_value(
                number,
                self.name(column),
                "expected degrees such as 36.2 or 36°12′N: the record is not drawn",
                &text,
            );
            return None;
        };
        let mut lat_degrees = self.signed((number, row), (lat_column, true), &lat, findings);
        let mut lng_degrees = self.signed((number, row), (lng_column, false), &lng, findings);
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
                number,
                self.name(lat_column),
                "latitude and longitude are swapped, and were read the other way round",
                &lat_text,
            );
        }
        if lat_degrees.abs() > 90.0 || lng_degrees.abs() > 360.0 {
            let message = "expected degrees: these are none, perhaps metres of a projection, so convert the table to WGS 84; the record is not drawn";
            findings.lost_value(
                number,
                self.name(lat_column),
                message,
                &format!("{lat_text}, {lng_text}"),
            );
            return None;
        }
        if lat_degrees == 0.0 && lng_degrees == 0.0 {
            findings.lost(number, Some(self.name(lat_column)), "0, 0 lies in the Atlantic, and programs write it where they know no place: the record is not drawn");
            return None;
        }
        feature.used.extend([lat_column, lng_column]);
        Some((lng_degrees, lat_degrees))
    }

    /// The columns of a row's latitude and longitude, and what stands in them.
    fn both_columns(
        &self,
        (number, row): (u32, &Row),
        findings: &mut Findings,
    ) -> Option<((usize, String), (usize, String))> {
        let first = |member: &str| {
            self.columns
                .of_member(member)
                .iter()
                .find_map(|column| Some((*column, as_text(row.cell(*column)?)?)))
        };
        let (latitude, longitude) = (first("latitude"), first("longitude"));
        if let (Some((column, text)), None) | (None, Some((column, text))) = (&latitude, &longitude)
        {
            let message = "expected a latitude and a longitude: one of them is missing, and the record is not drawn";
            findings.lost_value(number, self.name(*column), message, text);
        }
        let (latitude, longitude) = (latitude?, longitude?);
        if self
            .table
            .columns
            .iter()
            .any(|name| is_part_of_degrees(name))
        {
            let message = "expected degrees in one column each: minutes and seconds stand in columns of their own, and the record is not drawn";
            findings.lost_value(number, self.name(latitude.0), message, &latitude.1);
            return None;
        }
        Some((latitude, longitude))
    }

    /// South and west as a column of letters, or the head, says it.
    fn signed(
        &self,
        (number, row): (u32, &Row),
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
            .and_then(|at| row.cell(at)?.as_str());
        let negative = if is_latitude {
            ["s", "south"]
        } else {
            ["w", "west"]
        };
        if letter.is_some_and(|letter| negative.contains(&letter.trim().to_lowercase().as_str())) {
            return -read.degrees;
        }
        let head = folded(self.name(column));
        if letter.is_none() && head.split('_').any(|word| negative.contains(&word)) {
            let message = "the head of the column says south or west: the numbers are read so";
            findings.read_otherwise(number, Some(self.name(column)), message);
            return -read.degrees;
        }
        read.degrees
    }

    fn one_column(
        &self,
        (number, row): (u32, &Row),
        feature: &mut Feature,
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
            match pair(value, lng_first) {
                Some(found) => {
                    feature.used.push(column);
                    return Some(found);
                }
                None => findings.lost_value(
                    number,
                    self.name(column),
                    "expected a latitude and a longitude: the record is not drawn",
                    &value.to_string(),
                ),
            }
        }
        // A column of places may hold positions: numbers with decimals, and not of houses.
        let is_exact = |value: &Value| {
            !value.is_string()
                || value
                    .as_str()
                    .is_some_and(|text| text.contains(['.', '°', '{']))
        };
        let mut places = self.columns.of_member("place").iter();
        let (column, found) = places.find_map(|column| {
            let value = row.cell(*column).filter(|value| is_exact(value))?;
            Some((*column, pair(value, false)?))
        })?;
        feature.used.push(column);
        Some(found)
    }
}

/// A position that stands in one value: a text, two numbers, or an object that names them.
fn pair(value: &Value, lng_first: bool) -> Option<(f64, f64)> {
    let number = |value: &Value| {
        value
            .as_f64()
            .or_else(|| places::degrees(value.as_str()?).map(|it| it.degrees))
    };
    match value {
        Value::String(text)
            if text.trim_start().starts_with('{') || text.trim_start().starts_with('[') =>
        {
            let parsed: Value = serde_json::from_str(text).ok()?;
            pair(&parsed, lng_first)
        }
        Value::String(text) => places::pair(text, lng_first),
        Value::Array(values) => {
            let (first, second) = (number(values.first()?)?, number(values.get(1)?)?);
            places::pair(&format!("{first}; {second}"), lng_first)
        }
        Value::Object(members) => {
            let of = |names: [&str; 4]| names.iter().find_map(|name| number(members.get(*name)?));
            let lat = of(["lat", "latitude", "y", "Latitude"]);
            let lng = of(["lng", "lon", "longitude", "x"]);
            if let (Some(lat), Some(lng)) = (lat, lng) {
                return Some((lng, lat));
            }
            pair(members.get("coordinates")?, true)
        }
        _ => None,
    }
}
