//! When the browser prints.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::{EventTarget, MediaQueryList};

use crate::browser::web::{media, window};

/// Calls back when the browser begins to print, with `true`, and when it has printed. A frame that its host's page is printed with
/// may hear of no event: what it is shown on changes all the same.
pub fn follow_printing(callback: impl Fn(bool) + 'static) -> Option<[EventListener; 3]> {
    let window = window()?;
    let callback = Rc::new(callback);
    let media = media("print")?;
    let follow =
        |target: &EventTarget, event: &'static str, prints: fn(&MediaQueryList) -> bool| {
            let (callback, media) = (callback.clone(), media.clone());
            EventListener::new(target, event, move |_| callback(prints(&media)))
        };
    Some([
        follow(&window, "beforeprint", |_| true),
        follow(&window, "afterprint", |_| false),
        follow(&media, "change", MediaQueryList::matches),
    ])
}
