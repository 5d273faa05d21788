//! What a map opens with, as the map file says it: where it looks, what comes first in the list, what it says beside marks.

use crate::config::reading::words;
use crate::config::{Annotation, Withdrawal};
use crate::json::value::Json;
use crate::model::place::{Bounds, LngLat};
use crate::model::said::said;
use crate::model::session::{Camera, Sort, SortBy};
use crate::schema::finding::{Findings, Value};
use crate::schema::values::{day, text};

/// Where the map looks first.
pub(super) fn view(value: Value<'_, '_>, findings: &mut Findings) -> Option<Camera> {
    let center = value
        .json
        .member("center")
        .and_then(Json::list)
        .unwrap_or_default();
    let numbers: Vec<f64> = center.iter().filter_map(Json::number).collect();
    let zoom = value
        .json
        .member("zoom")
        .and_then(Json::number)
        .filter(|zoom| (0.0..=24.0).contains(zoom));
    let camera = match (numbers.as_slice(), zoom) {
        (&[lng, lat], Some(zoom)) => {
            LngLat::new(lng, lat).map(|center| Camera::upright(center, zoom))
        }
        _ => None,
    };
    if camera.is_none() {
        findings.dropped(value.path, said!("expected {\"center\": [longitude, latitude], \"zoom\": 0 to 24}, but found something else"));
    }
    camera
}

/// As in the `bbox` of `GeoJSON` (RFC 7946, 5).
pub(super) fn bounds(value: Value<'_, '_>, findings: &mut Findings) -> Option<Bounds> {
    let numbers = value.json.list().unwrap_or_default();
    let numbers: Vec<f64> = numbers.iter().filter_map(Json::number).collect();
    let bounds = match numbers.as_slice() {
        &[west, south, east, north] => LngLat::new(west, south)
            .zip(LngLat::new(east, north))
            .and_then(|(south_west, north_east)| Bounds::new(south_west, north_east)),
        _ => None,
    };
    if bounds.is_none() {
        findings.dropped(
            value.path,
            said!("expected [west, south, east, north] in degrees, but found something else"),
        );
    }
    bounds
}

/// The order of time from one end or from the other.
pub(super) fn order(value: Value<'_, '_>, findings: &mut Findings) -> Option<Sort> {
    let is_descending = match value.json.text().map(str::trim) {
        Some("earliest") => false,
        Some("latest") => true,
        _ => {
            findings.expected(
                said!("earliest or latest, for what comes first in the list"),
                value,
            );
            return None;
        }
    };
    let by = SortBy::Date;
    Some(Sort { by, is_descending })
}

/// A record with what to say beside its mark.
pub(super) fn annotation(value: Value<'_, '_>, findings: &mut Findings) -> Option<Annotation> {
    let id = value.first(&["id"]).and_then(|id| text(id, findings));
    let said = value.first(&["text"]);
    let said = said.and_then(|said| words(said, findings));
    if id.is_none() || said.is_none() {
        findings.expected(said!("{\"id\": of a record, \"text\": a few words}"), value);
    }
    Some(Annotation {
        id: id?,
        text: said?,
    })
}

/// A record that is not published any more, with the day and the reason.
pub(super) fn withdrawal(value: Value<'_, '_>, findings: &mut Findings) -> Option<Withdrawal> {
    let id = value.first(&["id"]).and_then(|id| text(id, findings));
    let on = value.first(&["on"]).and_then(|on| day(on, findings));
    let reason = value
        .first(&["reason"])
        .and_then(|reason| words(reason, findings));
    let (Some(id), Some(on), Some(reason)) = (id, on, reason) else {
        findings.expected(
            said!("{\"id\": of a record, \"on\": a day, \"reason\": a sentence}"),
            value,
        );
        return None;
    };
    Some(Withdrawal { id, on, reason })
}
