//! JavaScript values for the map, made by hand: a JSON library would weigh more than the rest of this module.

use incidents::place::LngLat;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _set = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// `[longitude, latitude]`.
pub fn position(at: LngLat) -> JsValue {
    Array::of2(&at.lng().into(), &at.lat().into()).into()
}

/// A JavaScript value from JSON text; `null` where it is none.
pub fn from_json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap_or(JsValue::NULL)
}
