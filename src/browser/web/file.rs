//! Files that the page makes, and gives to the reader.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::browser::web::{document, window};

/// A file that is not saved yet.
pub type File = web_sys::Blob;

/// A file of parts: bytes or other files.
pub fn blob(parts: &js_sys::Array, media_type: &str) -> Result<File, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    web_sys::Blob::new_with_blob_sequence_and_options(parts, &options)
}

/// What is drawn on a canvas, as a PNG file; none where a browser gives none, as against being recognized by it.
pub async fn png(canvas: &web_sys::HtmlCanvasElement) -> Option<File> {
    let made = js_sys::Promise::new(&mut |resolve, _| {
        // It is a canvas of this page's own files, which it may read.
        let _asked = canvas.to_blob(&resolve);
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}

/// Has the browser save a file.
pub fn download(file: &File, name: &str) {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(file) else {
        return;
    };
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let set = |name: &str, value: &str| link.set_attribute(name, value);
        // The names are valid, which is all that could fail.
        let _set = (set("href", &address), set("download", name));
        link.click();
    }
    // The browser has begun to save it by then.
    let forget = Closure::once_into_js(move || drop(web_sys::Url::revoke_object_url(&address)));
    let _later = window().map(|window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000)
    });
}
