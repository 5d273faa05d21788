//! Where the map looks, in our words and in `MapLibre`'s.

use incidents::model::place::LngLat;
use incidents::model::session::Camera;
use js_sys::Number;
use wasm_bindgen::JsValue;

use crate::browser::web::object;
use crate::map::covered::Covered;
use crate::map::js::position;
use crate::map::maplibre::Map;
use crate::map::view::View;

/// Where the map looks.
pub(super) fn camera_of(map: &Map) -> Camera {
    let center = map.center();
    // MapLibre's longitude may run past the date line.
    let lng = (center.lng() + 180.0).rem_euclid(360.0) - 180.0;
    Camera {
        center: LngLat::new(lng, center.lat()).unwrap_or(LngLat::ORIGIN),
        zoom: map.zoom(),
        bearing_deg: map.bearing(),
        pitch_deg: map.pitch(),
    }
}

/// The same for a call that moves the map.
pub(super) fn camera_options(camera: Camera, duration_ms: u32) -> JsValue {
    let mut members = members_of(camera).to_vec();
    members.push(("duration", duration_ms.into()));
    object(&members)
}

/// The same as members of other options.
pub(super) fn members_of(camera: Camera) -> [(&'static str, JsValue); 4] {
    [
        ("center", position(camera.center)),
        ("zoom", camera.zoom.into()),
        ("bearing", camera.bearing_deg.into()),
        ("pitch", camera.pitch_deg.into()),
    ]
}

/// What the map shows, but for what panels cover.
pub(super) fn view_of(map: &Map, covered: Covered) -> View {
    View {
        covered,
        ..View::of(camera_of(map), size_px(map))
    }
}

/// How wide and high the map is. `MapLibre` writes that into its canvas's style; to measure it would have the browser lay out the
/// page in the middle of a step.
pub(super) fn size_px(map: &Map) -> (f64, f64) {
    let style = map.canvas().style();
    let side = |name: &str| {
        let value = style.get_property_value(name).ok()?;
        // The browser's own: to read decimals takes 14 KB (gzip).
        let side = Number::parse_float(value.strip_suffix("px")?);
        side.is_finite().then_some(side)
    };
    (side("width").unwrap_or(0.0), side("height").unwrap_or(0.0))
}
