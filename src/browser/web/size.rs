//! How large elements are, followed as they change.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

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
    elements: impl Iterator<Item = Element>,
    callback: impl FnMut() + 'static,
) -> Resizes {
    let resized = Closure::<dyn FnMut()>::new(callback);
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        for element in elements {
            observer.observe(&element);
        }
    }
    Resizes {
        observer,
        _resized: resized,
    }
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
        let resizes = on_resize(element.into_iter(), measure);
        move || drop(resizes)
    });
    *size
}
