//! JavaScript values for the map, made by hand: a JSON library would weigh more than the rest of this module.

use incidents::model::place::LngLat;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// `[longitude, latitude]`.
pub fn position(at: LngLat) -> JsValue {
    Array::of2(&at.lng().into(), &at.lat().into()).into()
}

/// A JavaScript value from JSON text; `null` where it is none.
pub fn from_json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap_or(JsValue::NULL)
}

/// A layer that cannot be added is a fault of this code, which the browser tests look for in the console.
pub fn report(result: Result<(), JsValue>) {
    if let Err(error) = result {
        gloo::console::error!(error);
    }
}
