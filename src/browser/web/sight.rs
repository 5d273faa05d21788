//! Whether the page is in sight: a frame of a long article mostly is not.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};
use yew::prelude::*;

use crate::browser::web;

/// Who scrolls past comes back within this time, or not soon.
const GONE_MS: i32 = 1000;

/// Whether the page can be seen, followed as it changes; where the browser does not say, it can.
#[hook]
pub fn use_in_sight(is_followed: bool) -> bool {
    let in_sight = use_state_eq(|| true);
    let setter = in_sight.setter();
    use_effect_with((), move |()| {
        let leaving = RefCell::new(None);
        let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let last: IntersectionObserverEntry = entries.pop().unchecked_into();
            if last.is_intersecting() {
                leaving.replace(None);
                setter.set(true);
            } else {
                let setter = setter.clone();
                leaving.replace(Some(web::after(GONE_MS, move || setter.set(false))));
            }
        });
        let observe = || IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok();
        let observer = is_followed.then(observe).flatten();
        let root = web::document().and_then(|document| document.document_element());
        if let (Some(observer), Some(root)) = (&observer, &root) {
            observer.observe(root);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(seen);
        }
    });
    *in_sight
}
