//! The seam to the browser: what `web_sys` calls need checking or a context is done here once.

pub mod at_once;
pub mod file;
pub mod local_file;
pub mod picture;
pub mod printing;
pub mod sight;
pub mod size;

pub use worker_web::browser::{failure, get_property, take_stream};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, Element, HtmlDialogElement, HtmlElement, MediaQueryList, PointerEvent, Window,
};
use yew::prelude::*;

/// The page's window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page's document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the page has an origin: a host may put it into a frame that has none.
pub fn has_origin() -> bool {
    window().is_some_and(|window| window.origin() != "null")
}

/// Whether this is the page's own origin.
pub fn is_own_origin(origin: &str) -> bool {
    has_origin() && window().is_some_and(|window| window.origin() == origin)
}

/// The page around this one, where it stands in a frame.
pub fn host() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (parent != window).then_some(parent)
}

/// An element of `index.html`.
pub fn element_by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Whether the browser knows a declaration of a style sheet.
pub fn css_supports(declaration: &str) -> bool {
    let css = get_property(&js_sys::global(), "CSS");
    let supports = get_property(&css, "supports").dyn_into::<js_sys::Function>();
    let known = supports.and_then(|supports| supports.call1(&css, &declaration.into()));
    known.is_ok_and(|known| known.is_truthy())
}

/// Shows the sentence that `index.html` has for a page without words, in the language of that file, with what failed.
pub fn show_without_words(reason: &JsValue) {
    // Nothing is on its way any more.
    remove("slow");
    if let Some(sentence) = element_by_id("no-words") {
        let failed = reason
            .as_string()
            .unwrap_or_else(|| failure("fluent", reason));
        set_text("#no-words b", &failed);
        // The name is valid, which is all that could fail.
        let _removed = sentence.remove_attribute("hidden");
    }
    gloo::console::error!(reason);
}

/// Takes an element of `index.html` away, if it is still there.
pub fn remove(id: &str) {
    if let Some(element) = element_by_id(id) {
        element.remove();
    }
}

/// Puts a text into the first element that a selector finds.
pub fn set_text(selector: &str, text: &str) {
    if let Some(element) = element(selector) {
        element.set_text_content(Some(text));
    }
}

/// The first element that a selector finds.
pub fn element(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The element that has the keyboard focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Opens a dialog of the page over everything else.
pub fn show_dialog(id: &str) {
    let dialog = element_by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    // It is refused where it is open already.
    let _refused = dialog.map(|dialog| dialog.show_modal());
}

/// Closes a dialog of the page.
pub fn close_dialog(id: &str) {
    if let Some(dialog) =
        element_by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
    {
        dialog.close();
    }
}

/// Whether a dialog is open: the page behind it takes no keys.
pub fn is_dialog_open() -> bool {
    element("dialog[open]").is_some()
}

/// Names the page in the browser's tab and in screen readers.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether the page fills the whole screen; nothing where it may not, as in most frames.
pub fn full_screen() -> Option<bool> {
    let document = document()?;
    document
        .fullscreen_enabled()
        .then(|| document.fullscreen_element().is_some())
}

/// Fills the whole screen with the page, or no longer.
pub fn set_full_screen(is_full: bool) {
    let Some(document) = document() else { return };
    match document.document_element() {
        // The browser may refuse; the page stays as it is, and its button with it.
        Some(root) if is_full => {
            let nothing = JsValue::UNDEFINED;
            promised(&root, "requestFullscreen", &nothing, Callback::noop());
        }
        _ => document.exit_fullscreen(),
    }
}

/// The address of a script for a worker, given its text. A worker that is loaded from an address takes its
/// policy from its own response headers, which a folder on any host need not have. One that starts from a blob
/// inherits the page's policy, so that it cannot reach another origin either.
pub fn worker_address(script: &str) -> Result<String, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = js_sys::Array::of1(&script.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    web_sys::Url::create_object_url_with_blob(&blob)
}

/// The same where the page has no origin: nobody but the page itself may read its blobs there, its workers not either. What
/// starts from `data:` inherits the policy too.
pub fn worker_address_without_origin(script: &str) -> String {
    let script = String::from(js_sys::encode_uri_component(script));
    format!("data:text/javascript,{script}")
}

/// The text of a script that runs another one.
pub fn importing(script: &str) -> Result<String, JsValue> {
    let address = String::from(js_sys::JSON::stringify(&script.into())?);
    Ok(format!("import {address}"))
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // A frame may be denied it; the reader can still do it by hand.
        let _refused = window.location().reload();
    }
}

/// Sets an attribute of the document itself.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The names that we set are valid, which is all that could fail.
        let _set = root.set_attribute(name, value);
    }
}

/// Has the browser print the page.
pub fn print() {
    // A frame may be denied it.
    let _refused = window().map(|window| window.print());
}

/// What the browser keeps for this site under a name; none where it keeps nothing, as in some frames.
pub fn storage_get(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

/// Has the browser keep something under a name, or forget it. It may refuse; the page works without.
pub fn storage_set(name: &str, value: Option<&str>) {
    let storage = window().and_then(|window| window.local_storage().ok().flatten());
    let _refused = storage.map(|storage| match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    });
}

/// The name of a language in that language, as the browser knows it.
pub fn language_name(language: &str) -> Option<String> {
    let locales = js_sys::Array::of1(&language.into());
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let names = get_property(&js_sys::global(), "Intl");
    let class = get_property(&names, "DisplayNames").dyn_into::<js_sys::Function>();
    let arguments = js_sys::Array::of2(&locales, &options);
    let names = js_sys::Reflect::construct(&class.ok()?, &arguments).ok()?;
    let of = get_property(&names, "of")
        .dyn_into::<js_sys::Function>()
        .ok()?;
    of.call1(&names, &language.into()).ok()?.as_string()
}

/// Whether the page runs from right to left.
pub fn is_rtl() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("dir")).as_deref() == Some("rtl")
}

/// The languages that the reader's browser prefers, as BCP 47 tags.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else {
        return Vec::new();
    };
    let languages = window.navigator().languages().into_iter();
    languages
        .filter_map(|language| language.as_string())
        .collect()
}

/// Puts the keyboard focus on an element without scrolling the page. In a frame that the reader is not in, nothing takes
/// the focus: it is the host's.
pub fn focus(element: &Element) {
    let has_focus = document().is_some_and(|document| document.has_focus().unwrap_or(false));
    if host().is_some() && !has_focus {
        return;
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // Elements of SVG take the focus by the same method. It can be refused, in a frame for one; the page works without it.
    let element: &HtmlElement = element.unchecked_ref();
    let _refused = element.focus_with_options(&options);
}

/// Lets the browser do what else it has to do, and goes on after that: a large file is opened in several tasks.
pub async fn yield_now() {
    // The promise is never rejected.
    let _went_on = JsFuture::from(timeout(0)).await;
}

/// A promise that is kept after so many milliseconds.
pub fn timeout(millis: i32) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, _| {
        // Without a window there is nobody who waits for it.
        let _set = window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis)
        });
    })
}

/// A call to come, which does not if this is dropped before.
pub struct Timer {
    number: Option<i32>,
    _call: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(window), Some(number)) = (window(), self.number) {
            window.clear_timeout_with_handle(number);
        }
    }
}

/// Calls back once, after so many milliseconds.
pub fn after(millis: i32, call: impl FnMut() + 'static) -> Timer {
    let call = Closure::<dyn FnMut()>::new(call);
    let set = |window: Window| {
        let call = call.as_ref().unchecked_ref();
        let set = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, millis);
        set.ok()
    };
    Timer {
        number: window().and_then(set),
        _call: call,
    }
}

/// Calls back once, when the browser has nothing else to do; at once where it does not tell.
pub fn when_idle(call: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let Ok(ask) = get_property(&window, "requestIdleCallback").dyn_into::<js_sys::Function>()
    else {
        return call();
    };
    let call = Closure::once_into_js(call);
    // What it throws is nobody's to mend.
    let _asked = ask.call1(&window, &call);
}

/// How high the heads are that stick to the upper edge of a list.
pub const LIST_HEADS_PX: f64 = 56.0;

/// What the form around an event's field says, as a query.
pub fn form(event: &Event) -> Option<String> {
    let field = event.target()?.dyn_into::<Element>().ok()?;
    let form = field.closest("form").ok()??;
    let said = web_sys::FormData::new_with_form(form.unchecked_ref()).ok()?;
    let said = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&said).ok()?;
    Some(said.to_string().into())
}

/// Scrolls an element into what is visible of its list, below the heads that stick to its upper edge, and not at all
/// if it is visible. Nothing around the list moves.
pub fn scroll_into_list(element: &Element) {
    let Some(list) = element.closest(".table, .panel-content").ok().flatten() else {
        return;
    };
    let (inner, outer) = (
        element.get_bounding_client_rect(),
        list.get_bounding_client_rect(),
    );
    let above_px = inner.top() - outer.top() - LIST_HEADS_PX;
    let below_px = inner.bottom() - outer.top() - f64::from(list.client_height());
    let by_px = match above_px < 0.0 {
        true => above_px.floor(),
        false => below_px.clamp(0.0, above_px).ceil(),
    };
    list.set_scroll_top(list.scroll_top() + by_px as i32);
}

/// Has the element under a pointer hear of it until it is let go, however far it moves.
pub fn capture_pointer(event: &PointerEvent) {
    // Not `current_target`: one listener of Yew's hears for the whole page.
    let element = event.target();
    if let Some(element) = element.and_then(|target| target.dyn_into::<Element>().ok()) {
        // A pointer that is gone already cannot be captured; then there is no drag either.
        let _captured = element.set_pointer_capture(event.pointer_id());
    }
}

/// Whether a media query holds now.
pub fn media_matches(query: &str) -> bool {
    media(query).is_some_and(|media| media.matches())
}

/// A media query to listen to.
pub fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

/// Whether the reader asked for less motion.
pub fn prefers_reduced_motion() -> bool {
    media_matches("(prefers-reduced-motion: reduce)")
}

/// A JavaScript object with these members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _set = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn navigator() -> JsValue {
    window().map_or(JsValue::UNDEFINED, |window| window.navigator().into())
}

/// Calls a method that promises something, and tells what came of it. By name: a browser may lack the method, or the
/// whole object, where the page is served without encryption or is in a frame.
fn promised(object: &JsValue, method: &'static str, argument: &JsValue, done: Callback<bool>) {
    let promise = get_property(object, method)
        .dyn_into::<js_sys::Function>()
        .and_then(|method| method.call1(object, argument));
    spawn_local(async move {
        let answer = match promise {
            Ok(promise) => JsFuture::from(js_sys::Promise::resolve(&promise)).await,
            Err(error) => Err(error),
        };
        let name = answer
            .as_ref()
            .err()
            .map(|error| get_property(error, "name"));
        // The reader who thought better of it was not refused anything.
        let is_aborted = name.and_then(|name| name.as_string()).as_deref() == Some("AbortError");
        done.emit(answer.is_ok() || is_aborted);
    });
}

/// Puts a text on the clipboard, and tells whether it is there.
pub fn copy(text: &str, done: Callback<bool>) {
    let clipboard = get_property(&navigator(), "clipboard");
    promised(&clipboard, "writeText", &text.into(), done);
}

/// Whether the device offers to share an address.
pub fn can_share() -> bool {
    get_property(&navigator(), "share").is_function()
}

/// Has the device share an address, and tells whether it could.
pub fn share(title: &str, address: &str, done: Callback<bool>) {
    let content = object(&[("title", title.into()), ("url", address.into())]);
    promised(&navigator(), "share", &content, done);
}
