//! The seam to the browser: what `web_sys` calls need checking or a context is done here once.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};
use yew::prelude::*;

/// The page's window. Everything in this package runs in a page, never in a worker.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page's document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// An element of `index.html`.
pub fn element_by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Shows the sentence that `index.html` has for a page that cannot start, in the language of that file.
pub fn show_not_started(reason: &JsValue) {
    if let Some(sentence) = element_by_id("not-started") {
        // The name is valid, which is all that could fail.
        let _removed = sentence.remove_attribute("hidden");
    }
    gloo::console::error!(reason);
}

/// The first element that a selector finds.
pub fn element(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The element that has the keyboard focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Names the page in the browser's tab and in screen readers.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // A frame may be denied it; the reader can still do it by hand.
        let _refused = window.location().reload();
    }
}

/// Says which language the page speaks and which way it runs.
pub fn set_language(language: &str, direction: &str) {
    let root = document().and_then(|document| document.document_element());
    for (name, value) in [("lang", language), ("dir", direction)] {
        if let Some(root) = &root {
            // These names are valid, which is all that could fail.
            let _set = root.set_attribute(name, value);
        }
    }
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

/// Puts the keyboard focus on an element without scrolling the page.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Focus can be refused, in a frame for one; the page works without it.
        let _refused = element.focus_with_options(&options);
    }
}

/// Scrolls an element into what is visible of its list, and not at all if it is visible.
pub fn scroll_into_list(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether a media query holds now.
pub fn media_matches(query: &str) -> bool {
    media(query).is_some_and(|media| media.matches())
}

/// A media query to listen to.
pub fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

/// Whether the reader asked for less motion.
pub fn prefers_reduced_motion() -> bool {
    media_matches("(prefers-reduced-motion: reduce)")
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
pub fn member(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The size of an element in CSS pixels, followed as it changes; zero before the first layout.
#[hook]
pub fn use_size(node: &NodeRef) -> (f64, f64) {
    let size = use_state_eq(|| (0.0, 0.0));
    let setter = size.setter();
    let node = node.clone();
    use_effect_with((), move |()| {
        let element = node.cast::<Element>();
        let measured = element.clone();
        let measure = move || {
            if let Some(element) = &measured {
                setter.set((
                    f64::from(element.client_width()),
                    f64::from(element.client_height()),
                ));
            }
        };
        measure();
        let resized = Closure::<dyn FnMut()>::new(measure);
        let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(resized);
        }
    });
    *size
}
