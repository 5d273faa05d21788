//! How large elements are, followed as they change.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

use crate::browser::web;

/// Follows the sizes of elements, for as long as it is kept.
pub struct Resizes {
    observer: Option<web_sys::ResizeObserver>,
    _resized: Closure<dyn FnMut()>,
}

impl Drop for Resizes {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls back when one of several elements has another size, and once at the start.
pub fn on_resize(
    mut elements: impl Iterator<Item = Element>,
    callback: impl FnMut() + 'static,
) -> Resizes {
    Resizes::of(&mut elements, Closure::new(callback))
}

impl Resizes {
    /// Written once, whatever calls back.
    fn of(elements: &mut dyn Iterator<Item = Element>, resized: Closure<dyn FnMut()>) -> Self {
        let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            for element in elements {
                observer.observe(&element);
            }
        }
        Self {
            observer,
            _resized: resized,
        }
    }
}

/// The size of text for which distances are given in pixels.
const TEXT_PX: f64 = 15.0;

/// How many times larger than usual the text of an element is; smaller text counts as usual.
fn text_scale(element: &Element) -> f64 {
    let style = web::window().and_then(|window| window.get_computed_style(element).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // Whole pixels: what reads a fraction is large.
    let whole_px = size.and_then(|size| size.split(['.', 'p']).next()?.parse::<i32>().ok());
    whole_px.map_or(1.0, |text_px| (f64::from(text_px) / TEXT_PX).max(1.0))
}

/// The size of an element in CSS pixels, followed as it changes; zero before the first layout. Where text is larger than usual, pixels
/// are as much larger, and there are fewer: what is drawn in them grows with the text.
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
                let scale = text_scale(element);
                setter.set((
                    f64::from(element.client_width()) / scale,
                    f64::from(element.client_height()) / scale,
                ));
            }
        };
        measure();
        // What is drawn anew gives others another size, which is heard of in the next turn: within this one browsers complain of it.
        let turn = RefCell::new(None);
        let resizes = on_resize(element.into_iter(), move || {
            turn.replace(Some(web::after(0, measure.clone())));
        });
        move || drop(resizes)
    });
    *size
}
