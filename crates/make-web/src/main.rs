//! A map in the making, on a thread of its own: `make/making.js` starts it as overlays.js starts what reads overlays.
//!
//! # What is said
//!
//! Messages are plain objects with a `type` and a `number`, which the answer has, too. What was said before `ready` is lost.
//!
//! | to it | members | answer |
//! |---|---|---|
//! | `give` | `names`, `files` (a `Uint8Array` each), `notes` (a list of what was found of one that was a spreadsheet and is CSV now, else null), `in_place`: tables beside those that are there, or in their place | `view` |
//! | `put` | `name`, `bytes`: a file of the site | `view` |
//! | `open` | `bytes` of a zip archive | `view`, or `refused`, a sentence |
//! | `act` | `step` (`make::step::Step`) in JSON | `view` |
//! | `records` | `ask` (`make::step::Ask`) in JSON | `records` in JSON |
//! | `offers` | `today` (ISO 8601) | `offers` in JSON |
//! | `places` | `files`: texts of `GeoJSON` whose names are known as places | none |
//! | `preview` | none | `map_file` and `style`, texts; `records`, a blob; `names` and `files` beside them, blobs |
//! | `safe` | none | `safe` (`make::listed::Safe`) in JSON |
//! | `save` | none | `zip`, a blob: the draft, never to be published |
//! | `take` | `names`, `files` of the page; `today` (ISO 8601) | `zip`, a blob, and `notes`, a list; or `refused`; or `unsafe`, a list of sentences |
//! | `keep` | none | `said`; `names`, `files` (blobs), `notes` of tables; `beside_names`, `beside` (blobs); `before_names`, `before` |
//! | `go_on` | what `keep` gave, each blob as a `Uint8Array` | `view` |
//!
//! A view is `make::step::View` in JSON.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Date, Object, Reflect, Uint8Array};
use make::draft::{Draft, Given, draft_of, given, kept};
use make::making::Making;
use make::offers::Places;
use make::taken::CannotTake;
use site::files::Memory;
use site::style_of;
use site::zip::{packed, unpacked_within};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// A site that is opened may come to so many bytes: the memory of the thread is 4 GB, of which reading takes several times as much.
const MAX_SITE_BYTES: u64 = 300 << 20;

/// Milliseconds of a day and of a minute.
const DAY_MS: f64 = 864e5;
const MINUTE_MS: f64 = 6e4;

/// Listens to the page for as long as it is open.
fn main() {
    let making = Rc::new(RefCell::new(Making::new(today())));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Message(event.data());
        let answer = answer(&mut making.borrow_mut(), &message);
        answer.set("number", &message.member("number"));
        answer.post();
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let ready = Answer::default();
    ready.set("type", &"ready".into());
    ready.post();
}

/// Today on the clock of whoever makes the map, as a number of days since 1970.
fn today() -> i32 {
    let now = Date::new_0();
    ((now.get_time() - now.get_timezone_offset() * MINUTE_MS) / DAY_MS).floor() as i32
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn answer(making: &mut Making, message: &Message) -> Answer {
    let answer = Answer::default();
    match message.text("type").as_str() {
        "give" => {
            let in_place = message.member("in_place").is_truthy();
            making.give(message.tables(), in_place);
        }
        "put" => making.put(given(&message.text("name"), message.bytes("bytes"))),
        "open" => open(making, message, &answer),
        "act" => match serde_json::from_str(&message.text("step")) {
            Ok(step) => making.act(step),
            // Page and worker are of one build.
            Err(error) => answer.refuse(&error.to_string()),
        },
        "records" => {
            let ask = serde_json::from_str(&message.text("ask")).unwrap_or_default();
            answer.set_json("records", &making.records(&ask));
            return answer;
        }
        "offers" => {
            answer.set_json("offers", &making.offers(&message.text("today")));
            return answer;
        }
        "places" => {
            let texts = Array::from(&message.member("files"));
            let texts: Vec<String> = texts.iter().filter_map(|text| text.as_string()).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            making.know_places(Places::of(&texts));
            return answer;
        }
        "preview" => {
            let map_file = making.map_file();
            let style = style_of(map_file.as_bytes()).unwrap_or_default();
            answer.set("style", &style.into());
            answer.set("map_file", &map_file.into());
            answer.set("records", &blob(&making.shown()));
            answer.set_files(["names", "files"], &making.draft().files);
            return answer;
        }
        "safe" => {
            answer.set_json("safe", &making.safe());
            return answer;
        }
        "save" => {
            save(making, &answer);
            return answer;
        }
        "take" => {
            take(making, message, &answer);
            return answer;
        }
        "keep" => {
            keep(making.draft(), &answer);
            return answer;
        }
        "go_on" => {
            let tables = message.tables();
            let files = message.files("beside_names", "beside");
            let before = message.files("before_names", "before").pop();
            match draft_of(&message.text("said"), tables, files, before) {
                Some(draft) => making.go_on(draft),
                None => answer.refuse(UNREADABLE),
            }
        }
        _ => {}
    }
    answer.set_json("view", &making.view());
    answer
}

fn open(making: &mut Making, message: &Message, answer: &Answer) {
    let site = unpacked_within(&message.bytes("bytes"), MAX_SITE_BYTES);
    let opened = site.map_err(|error| error.to_string());
    let opened = opened.and_then(|site| making.open(&site).map_err(|error| error.to_string()));
    if let Err(reason) = opened {
        answer.refuse(&reason);
    }
}

fn keep(draft: &Draft, answer: &Answer) {
    answer.set("said", &kept(draft).into());
    answer.set_files(["names", "files"], &draft.tables);
    answer.set("notes", &notes(&draft.tables));
    answer.set_files(["beside_names", "beside"], &draft.files);
    let before = draft.before.as_ref().map(std::slice::from_ref);
    answer.set_files(["before_names", "before"], before.unwrap_or_default());
}

/// What was found of each table that was a spreadsheet; null of others.
fn notes(tables: &[Given]) -> JsValue {
    let of_table = |table: &Given| match &table.notes {
        Some(notes) => notes.iter().map(JsValue::from).collect::<Array>().into(),
        None => JsValue::NULL,
    };
    tables.iter().map(of_table).collect::<Array>().into()
}

/// Said of a draft that was kept.
const UNREADABLE: &str = "the draft that this browser keeps cannot be read by this version of the page: it is kept until you forget it";

fn save(making: &Making, answer: &Answer) {
    match packed(&making.saved()) {
        Ok(zip) => answer.set("zip", &blob(&zip)),
        Err(error) => answer.refuse(&error.to_string()),
    }
}

fn take(making: &Making, message: &Message, answer: &Answer) {
    let page = message.files("names", "files");
    let page: Memory = page
        .into_iter()
        .map(|file| (file.name, file.bytes.to_vec()))
        .collect();
    let taken = making.take(&page, &message.text("today"));
    if let Err(CannotTake::Unsafe(found)) = &taken {
        let found = found.iter().map(|it| it.as_sentence().as_carried());
        let found: Array = found.map(JsValue::from).collect();
        answer.set("unsafe", &found);
        return;
    }
    let zip = taken
        .map_err(|error| error.to_string())
        .and_then(|created| {
            let zip = packed(&created.files).map_err(|error| error.to_string());
            Ok((zip?, created.lines))
        });
    match zip {
        Ok((zip, lines)) => {
            answer.set("zip", &blob(&zip));
            let lines = lines.iter().filter(|line| line.contains("note: "));
            let lines: Array = lines.map(JsValue::from).collect();
            answer.set("notes", &lines);
        }
        Err(reason) => answer.refuse(&reason),
    }
}

/// What the page says.
struct Message(JsValue);

impl Message {
    fn member(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }

    /// A text, empty where none is said.
    fn text(&self, name: &str) -> String {
        self.member(name).as_string().unwrap_or_default()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        Uint8Array::new(&self.member(name)).to_vec()
    }

    /// Tables: those that were spreadsheets come with what was found of them.
    fn tables(&self) -> Vec<Given> {
        let notes = Array::from(&self.member("notes"));
        let mut tables = self.files("names", "files");
        for (table, notes) in tables.iter_mut().zip(notes.iter()) {
            let notes = notes.dyn_ref::<Array>();
            table.notes = notes.map(|all| all.iter().filter_map(|note| note.as_string()).collect());
        }
        tables
    }

    fn files(&self, names: &str, files: &str) -> Vec<Given> {
        let files = Array::from(&self.member(files));
        let names = Array::from(&self.member(names));
        let pairs = names.iter().zip(files.iter());
        let file = |(name, bytes): (JsValue, JsValue)| {
            given(
                &name.as_string().unwrap_or_default(),
                Uint8Array::new(&bytes).to_vec(),
            )
        };
        pairs.map(file).collect()
    }
}

/// What is said to the page.
#[derive(Default)]
struct Answer {
    said: Object,
}

/// Bytes as the page passes them on: to copy them there would keep it busy.
fn blob(bytes: &[u8]) -> JsValue {
    let parts = Array::of1(&Uint8Array::from(bytes));
    // It could fail for want of memory, which ends the thread anyway.
    Blob::new_with_u8_array_sequence(&parts).map_or(JsValue::NULL, JsValue::from)
}

impl Answer {
    fn set(&self, name: &str, value: &JsValue) {
        // It is a plain object.
        let _set = Reflect::set(&self.said, &name.into(), value);
    }

    fn set_json(&self, name: &str, value: &impl serde::Serialize) {
        let json = serde_json::to_string(value).unwrap_or_default();
        self.set(name, &json.into());
    }

    fn set_files(&self, [names, files]: [&str; 2], all: &[Given]) {
        let of_names: Array = all.iter().map(|file| JsValue::from(&file.name)).collect();
        let blobs: Array = all.iter().map(|file| blob(&file.bytes)).collect();
        self.set(names, &of_names);
        self.set(files, &blobs);
    }

    fn refuse(&self, reason: &str) {
        self.set("refused", &reason.into());
    }

    fn post(&self) {
        // It could fail for what cannot be cloned, which we do not send.
        let _posted = scope().post_message(&self.said);
    }
}
