//! The areas of overlays as a filter: a program of its own tells on which side of them records lie.

use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::web;
use crate::data::client::EngineClient;
use crate::map::maplibre;
use crate::state::Change;
use crate::state::progress::Pending;
use crate::ui::page::Page;

/// The messages that name the sides of an area, in the order of `areas` in overlays.js.
const PHRASES: [&str; 4] = [
    "area-may-be",
    "area-outside",
    "area-other-time",
    "area-rough",
];

/// Has the engine count by areas, on a map whose overlays have some, once it has answered for the first time; again in another language, since
/// areas have names, and of other records.
#[hook]
pub fn use_areas(
    client: &EngineClient,
    page: &Page,
    is_shown: bool,
    on_missing: &Callback<String>,
) {
    let is_wanted = is_shown && page.config.has_areas;
    let language = page.words.language().to_owned();
    let (client, page, on_missing) = (client.clone(), page.clone(), on_missing.clone());
    let asked = (is_wanted, language, client.fingerprint());
    use_effect_with(asked, move |(is_wanted, language, _)| {
        if !is_wanted {
            return;
        }
        let say = |id| page.words.say_with(id, &[("area", "{area}".into())]);
        let phrases = PHRASES.iter().map(|id| JsValue::from(say(id)));
        let phrases: Array = std::iter::once(language.into()).chain(phrases).collect();
        spawn_local(async move {
            let rows = client.circles_in_time();
            let rows = Float64Array::from(rows.as_flattened());
            match maplibre::overlay_areas(&rows, &phrases).await {
                Ok(told) => {
                    let told = Array::from(&told);
                    let column = told.get(0);
                    let column = column.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
                    client.set_areas(column.as_deref());
                    if let Some(faults) = told.get(1).as_string() {
                        on_missing.emit(faults);
                    }
                }
                Err(error) => {
                    client.set_areas(None);
                    on_missing.emit(web::failure("overlays.js", &error));
                }
            }
            page.on_change.emit(Change::DataArrived(Pending::default()));
        });
    });
}
