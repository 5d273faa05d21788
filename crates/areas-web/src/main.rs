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
//! | `points` | `x` and `y`, each a `Uint32Array` of world units (`incidents::model::mercator`); `radius_m`, a `Float32Array` of the radius of uncertainty in metres, not a number where a row has no position. All three are as long as there are rows, may be handed over, and stay until there are others |
//! | `sides` | `overlay`, one that was read, after `points` |
//! | `forget` | `overlay`: its memory is wanted elsewhere |
//!
//! | from it | members |
//! |---|---|
//! | `ready` | none; it can hear |
//! | `read` | `overlay`; `drawing`, the text of a `FeatureCollection` for MapLibre, with the properties `id`, `kind` (`area`, `line`, `point`, `label`), `name` and `name_ar` and the like, and as each feature's own `id` its place in `features`; `features`, a list of `{id, name, names, bounds, area_km2, length_km, is_area}`, where `name`, `bounds` (`[west, south, east, north]`), `area_km2` and `length_km` may be null and `names` is an object by language; `findings`, a list of `{feature, id, is_loss, message}`, where `feature` (from 1) and `id` may be null |
//! | `unreadable` | `overlay`; `message`: nothing of it can be shown |
//! | `sides` | `overlay`; `inside_starts`, `inside_rows`, `may_be_starts`, `may_be_rows`, each a `Uint32Array` that is handed over: the rows of the feature at place `n` are `rows[starts[n]..starts[n + 1]]`, in ascending order. A row in neither is outside |
//! | `failed` | `overlay`; `message`: there are no sides |
//!
//! An overlay that is too much for its memory ends it: the page hears the worker's `error` event.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use areas::{Feature, Finding, Overlay, Points, Rows};
use js_sys::{Array, Float32Array, JSON, Object, Reflect, Uint8Array, Uint32Array};
use serde_json::{Value, json};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What it keeps from one message to the next.
#[derive(Default)]
struct Kept {
    overlays: BTreeMap<u32, Overlay>,
    x: Vec<u32>,
    y: Vec<u32>,
    radius_m: Vec<f32>,
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
            Some("points") => {
                self.x = Uint32Array::new(&message.member("x")).to_vec();
                self.y = Uint32Array::new(&message.member("y")).to_vec();
                self.radius_m = Float32Array::new(&message.member("radius_m")).to_vec();
            }
            Some("sides") => self.say_sides(overlay),
            Some("forget") => drop(self.overlays.remove(&overlay)),
            // Page and worker are of one build.
            _ => {}
        }
    }

    fn read(&mut self, number: u32, bytes: &[u8], label: Option<&str>) {
        match Overlay::read(bytes, label) {
            Ok((overlay, findings)) => {
                let features: Vec<Value> = overlay.features().iter().map(feature).collect();
                let findings: Vec<Value> = findings.iter().map(finding).collect();
                let drawing = JsValue::from(overlay.for_drawing());
                let read = json!({"type": "read", "overlay": number, "features": features, "findings": findings});
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

    fn say_sides(&self, number: u32) {
        let points = Points {
            x: &self.x,
            y: &self.y,
            radius_m: &self.radius_m,
        };
        let sides = match self.overlays.get(&number) {
            Some(overlay) => overlay.sides(points).map_err(|cause| cause.to_string()),
            None => Err("no such overlay was read".to_owned()),
        };
        match sides {
            Ok(sides) => {
                let [inside_starts, inside_rows] = arrays(&sides.inside);
                let [may_be_starts, may_be_rows] = arrays(&sides.may_be);
                let arrays = [
                    ("inside_starts", inside_starts),
                    ("inside_rows", inside_rows),
                    ("may_be_starts", may_be_starts),
                    ("may_be_rows", may_be_rows),
                ];
                say(
                    &json!({"type": "sides", "overlay": number}),
                    arrays.to_vec(),
                );
            }
            Err(message) => say(
                &json!({"type": "failed", "overlay": number, "message": message}),
                Vec::new(),
            ),
        }
    }
}

fn feature(feature: &Feature) -> Value {
    json!({
        "id": feature.id,
        "name": feature.name,
        "names": feature.names,
        "bounds": feature.bounds,
        "area_km2": feature.area_km2,
        "length_km": feature.length_km,
        "is_area": feature.is_area(),
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "feature": finding.feature,
        "id": finding.id,
        "is_loss": finding.is_loss,
        "message": finding.message,
    })
}

fn arrays(rows: &Rows) -> [JsValue; 2] {
    [&rows.starts, &rows.rows].map(|numbers| Uint32Array::from(numbers.as_slice()).into())
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
        if let Some(array) = value.dyn_ref::<Uint32Array>() {
            handed_over.push(&array.buffer());
        }
    }
    // It could fail for what cannot be cloned, which we do not send.
    let _posted = scope().post_message_with_transfer(&object, &handed_over);
}
