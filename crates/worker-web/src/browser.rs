//! What a browser gives, as page and worker take it.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Hands over the pieces of a stream as they come, until one is refused; an error where they stop before the end.
pub async fn take_stream(
    stream: Option<web_sys::ReadableStream>,
    take: &mut dyn FnMut(&js_sys::Uint8Array) -> bool,
) -> Result<(), JsValue> {
    let Some(stream) = stream else { return Ok(()) };
    let reader: web_sys::ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let next = JsFuture::from(reader.read()).await?;
        if get_property(&next, "done").is_truthy() {
            return Ok(());
        }
        if !take(&get_property(&next, "value").unchecked_into()) {
            // The rest is not wanted, so that it does not matter what becomes of it.
            let _cancelled = reader.cancel();
            return Ok(());
        }
    }
}

/// What went wrong, with the operation that failed in front.
pub fn failure(operation: &str, value: &JsValue) -> String {
    let reason = value
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| value.as_string())
        .unwrap_or_else(|| "no reason given".to_owned());
    format!("{operation}: {reason}")
}

/// A member of a JavaScript object; `undefined` where there is none.
pub fn get_property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
