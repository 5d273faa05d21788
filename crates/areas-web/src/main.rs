//! What reads overlays, and tells which records are inside of their areas, on a thread of its own: the page fetches it when its map has overlays.
//!
//! # How it is started
//!
//! The build calls its files `areas.js` and `areas_bg.wasm`, with a hash. As the worker that reads large files (`src/data/worker.js`), it starts as a
//! module from a blob, so that it inherits the page's policy:
//!
//! ```js
//! const [program, wasm] = ["./areas.js", "./areas_bg.wasm"].map((file) => JSON.stringify(new URL(file, import.meta.url)));
//! const script = `import start from ${program}; await start({ module_or_path: ${wasm} });`;
//! const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
//! ```
//!
//! # What is said
//!
//! Messages are plain objects with a `type`. What was said before `ready` is lost. Of an overlay, `overlay` is a number that the page gives it.
//!
//! | to it | members |
//! |---|---|
//! | `read` | `overlay`; `bytes`, a `Uint8Array` of the file, which may be handed over; `label`, the property that names a feature, or null |
//! | `column` | `rows`, a `Float64Array` of five numbers a row (`Store::circles_in_time` of the engine); `overlays`, a list of `{overlay, id, name, from, to}` of those that were read and whose areas count, `from` and `to` being days or null; `phrases`, `{language, may_be, outside, other_time, rough}` (`areas::facet::Phrases`) |
//!
//! | from it | members |
//! |---|---|
//! | `ready` | none; it can hear |
//! | `read` | `overlay`; `drawing`, the text of a `FeatureCollection` for MapLibre, with the properties `id`, `kind` (`area`, `line`, `point`, `label`), `name` and `name_ar` and the like, and as each feature's own `id` its place in `features`; `findings`, a list of `{feature, id, is_loss, message}`, where `feature` (from 1) and `id` may be null |
//! | `unreadable` | `overlay`; `message`: nothing of it can be shown |
//! | `column` | `column`, a `Uint8Array` that is handed over: a `FacetColumn` as bytes; `faults`, sentences about overlays that are not in it |
//!
//! An overlay that is too much for its memory ends it: the page hears the worker's `error` event.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use areas::facet::{self, Phrases, Sided, Table};
use areas::{Finding, Overlay, Points};
use incidents::model::civil::Span;
use js_sys::{Array, Float64Array, JSON, Object, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What it keeps from one message to the next: what was read, by its number.
#[derive(Default)]
struct Kept {
    overlays: BTreeMap<u32, Overlay>,
}

/// Listens to the page for as long as it is open.
fn main() {
    let kept = Rc::new(RefCell::new(Kept::default()));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        kept.borrow_mut().hear(&Message(event.data()));
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(&json!({"type": "ready"}), Vec::new());
}

/// What the page says.
struct Message(JsValue);

impl Message {
    fn member(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }

    fn text(&self, name: &str) -> Option<String> {
        self.member(name).as_string()
    }

    /// A text, empty where none is said.
    fn phrase(&self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    fn overlay(&self) -> u32 {
        self.member("overlay").as_f64().unwrap_or_default() as u32
    }
}

impl Kept {
    fn hear(&mut self, message: &Message) {
        let overlay = message.overlay();
        match message.text("type").as_deref() {
            Some("read") => {
                let bytes = Uint8Array::new(&message.member("bytes")).to_vec();
                self.read(overlay, &bytes, message.text("label").as_deref());
            }
            Some("column") => self.say_column(message),
            // Page and worker are of one build.
            _ => {}
        }
    }

    fn read(&mut self, number: u32, bytes: &[u8], label: Option<&str>) {
        match Overlay::read(bytes, label) {
            Ok((overlay, findings)) => {
                let findings: Vec<Value> = findings.iter().map(finding).collect();
                let drawing = JsValue::from(overlay.for_drawing());
                let read = json!({"type": "read", "overlay": number, "findings": findings});
                say(&read, vec![("drawing", drawing)]);
                self.overlays.insert(number, overlay);
            }
            Err(unreadable) => {
                self.overlays.remove(&number);
                let message = unreadable.message;
                say(
                    &json!({"type": "unreadable", "overlay": number, "message": message}),
                    Vec::new(),
                );
            }
        }
    }

    fn say_column(&self, message: &Message) {
        let wanted: Vec<Message> = Array::from(&message.member("overlays"))
            .iter()
            .map(Message)
            .collect();
        let names: Vec<(String, String)> = wanted
            .iter()
            .map(|it| (it.phrase("id"), it.phrase("name")))
            .collect();
        let sided = wanted.iter().zip(&names).filter_map(|(it, (id, name))| {
            Some(Sided {
                id,
                name,
                during: Span::between(&it.phrase("from"), &it.phrase("to")),
                overlay: self.overlays.get(&it.overlay())?,
            })
        });
        let sided: Vec<Sided<'_>> = sided.collect();
        let rows = Float64Array::new(&message.member("rows")).to_vec();
        let number = |at: usize| rows.iter().skip(at).step_by(5).copied();
        let units = |at| number(at).map(|units| units as u32).collect();
        let minutes = |at| number(at).map(|minutes| minutes as i32).collect();
        let [x, y]: [Vec<u32>; 2] = [0, 1].map(units);
        let [start, end]: [Vec<i32>; 2] = [3, 4].map(minutes);
        let radius_m: Vec<f32> = number(2).map(|metres| metres as f32).collect();
        let table = Table {
            points: Points {
                x: &x,
                y: &y,
                radius_m: &radius_m,
            },
            start: &start,
            end: &end,
        };
        let said = Message(message.member("phrases"));
        let phrases = Phrases {
            language: said.phrase("language"),
            may_be: said.phrase("may_be"),
            outside: said.phrase("outside"),
            other_time: said.phrase("other_time"),
            rough: said.phrase("rough"),
        };
        let (column, faults) = facet::column(&sided, table, &phrases);
        let column = Uint8Array::from(column.to_bytes().as_slice());
        say(
            &json!({"type": "column", "faults": faults}),
            vec![("column", column.into())],
        );
    }
}

fn finding(finding: &Finding) -> Value {
    json!({
        "feature": finding.feature,
        "id": finding.id,
        "is_loss": finding.is_loss,
        "message": finding.message,
    })
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says something to the page, with more members that are no JSON; arrays are handed over.
fn say(message: &Value, more: Vec<(&str, JsValue)>) {
    let object = JSON::parse(&message.to_string()).unwrap_or_else(|_| Object::new().into());
    let handed_over = Array::new();
    for (name, value) in more {
        // A new object takes any member.
        let _set = Reflect::set(&object, &name.into(), &value);
        if let Some(array) = value.dyn_ref::<Uint8Array>() {
            handed_over.push(&array.buffer());
        }
    }
    // It could fail for what cannot be cloned, which we do not send.
    let _posted = scope().post_message_with_transfer(&object, &handed_over);
}
