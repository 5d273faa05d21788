//! A file of the reader's own device, which they choose or drop on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};
use yew::Callback;

use crate::browser::web::document;

/// A file that stays where it is; it has a name.
pub type LocalFile = web_sys::File;

/// Shows a file to the page on which maps are made, if that is opened from here (`make/main.js`).
pub fn show_to_making(file: &LocalFile) {
    // The page's own window takes whatever is put there.
    let _set = js_sys::Reflect::set(&js_sys::global(), &"incidentMapOpened".into(), file);
}

/// An address at which the page and its worker find it; none that can be asked for where the browser gives none, which is said then.
pub fn address_of(file: &LocalFile) -> String {
    web_sys::Url::create_object_url_with_blob(file).unwrap_or_default()
}

/// The same for bytes that the page holds; none where the browser has no room for them.
pub fn address_of_bytes(bytes: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence(&parts).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

/// The browser need not keep the file any more for who asks for that address.
pub fn forget_address(address: &str) {
    // It is an address of this page's own making.
    let _forgotten = web_sys::Url::revoke_object_url(address);
}

/// The file that was chosen in a field; of several, all in one.
pub fn chosen_in(event: &Event) -> Option<LocalFile> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    together(&field.files()?)
}

/// Several files as one, which `crates/import/src/several.rs` takes apart again: their names and lengths in the first line, then one behind the
/// other.
fn together(files: &FileList) -> Option<LocalFile> {
    let first = files.get(0);
    if files.length() < 2 {
        return first;
    }
    let (names, lengths) = (js_sys::Array::new(), js_sys::Array::new());
    let mut parts = js_sys::Array::of1(&"incidents-several ".into());
    let all: Vec<LocalFile> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    for file in &all {
        names.push(&file.name().into());
        lengths.push(&file.size().into());
    }
    let head = js_sys::JSON::stringify(&js_sys::Array::of2(&names, &lengths)).ok()?;
    parts.push(&head);
    parts.push(&"\n".into());
    parts.extend(all);
    LocalFile::new_with_blob_sequence(&parts, &String::from(names.join(", "))).ok()
}

/// Calls with each file that is dropped on the page, which the browser would else leave for the file, for as long as the listeners are kept.
pub fn follow_drops(callback: &Callback<LocalFile>) -> Option<[EventListener; 2]> {
    let document = document()?;
    Some(["dragover", "drop"].map(|kind| {
        let callback = callback.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, kind, options, move |event| {
            let event: &DragEvent = event.unchecked_ref();
            let carried = event.data_transfer();
            let has_files = |types: js_sys::Array| types.includes(&"Files".into(), 0);
            if let Some(carried) = carried.filter(|carried| has_files(carried.types())) {
                event.prevent_default();
                let file = carried.files().and_then(|files| together(&files));
                if let Some(file) = file.filter(|_| kind == "drop") {
                    callback.emit(file);
                }
            }
        })
    }))
}
