//! What some maps do once they are published: their records are read again, and earlier versions of them are shown. The scripts that know of that
//! (live.js, versions.js) come for maps only whose map file asks for it, and so does this. It lies with what shares: a part of its own would be six
//! more files for every map (docs/decisions/0036).

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use std::cell::RefCell;
use std::rc::Rc;

use incidents::model::report::Report;
use incidents::query::changes::{Changes, Contents};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;

use crate::browser::fetch::file_name;
use crate::browser::web;
use crate::data::renew::Reading;
use crate::map::maplibre::import;
use crate::shell::app::{LoadOutcome, Loaded};
use crate::shell::mount::Mount;
use crate::shell::notices::Notice;
use crate::ui::element::el;
use crate::ui::page::Shared;
use crate::words;
use crate::words::Words;

/// What the map file is called where it is told what is wrong in it.
const MAP_FILE: &str = "map.json";

/// What knows when, and of what.
const SCRIPT: &str = "./live.js";

/// Begins it for a file, by its number.
#[wasm_split(share, fallible)]
pub(super) fn since_later() -> Result<fn(Rc<Mount>, u32), SplitLoaderError> {
    Ok(follow)
}

/// Hands the page to the script.
fn follow(shown: Rc<Mount>, number: u32) {
    let follower = Rc::new(Follower {
        shown,
        number,
        came: RefCell::default(),
        told: RefCell::default(),
    });
    let hear = Closure::<dyn FnMut(JsValue)>::new(move |asked: JsValue| follower.hear(&asked));
    // For as long as the page is open.
    let hear = hear.into_js_value();
    spawn_local(async move {
        let begun = async {
            let module = import(SCRIPT).await?;
            let begin: Function = Reflect::get(&module, &"begin".into())?.dyn_into()?;
            begin.call1(&JsValue::NULL, &hear)
        };
        // The browser notes a script that does not come; the map is as it was.
        drop(begun.await);
    });
}

/// The page's end of the script.
struct Follower {
    shown: Rc<Mount>,
    /// Of which file.
    number: u32,
    /// What the records said when the reader came.
    came: RefCell<Option<Contents>>,
    /// What was told last, by its kind.
    told: RefCell<Vec<(String, Notice)>>,
}

fn text(of: &JsValue, name: &str) -> String {
    web::get_property(of, name).as_string().unwrap_or_default()
}

fn list(value: JsValue) -> Array {
    value.dyn_into().unwrap_or_default()
}

/// Hands something to the function `done` of what was asked. What a script does with it is the script's.
fn done(asked: &JsValue, value: &JsValue) {
    if let Ok(done) = web::get_property(asked, "done").dyn_into::<Function>() {
        drop(done.call1(&JsValue::NULL, value));
    }
}

impl Follower {
    /// Does what the script asks: `{act, ..., done}`.
    fn hear(self: &Rc<Self>, asked: &JsValue) {
        let Some(loaded) = self.loaded() else {
            return done(asked, &JsValue::NULL);
        };
        match text(asked, "act").as_str() {
            "say" => done(asked, &self.say(asked).into()),
            "tell" => self.tell(loaded, asked),
            // That this file is shown still.
            "shown" => done(asked, &JsValue::TRUE),
            // That it is an earlier version of the map's own.
            "own" => {
                let mut own = loaded;
                own.other = None;
                self.show(own);
            }
            // What was not written for this map is read by the worker, from an address that a frame without an origin cannot make.
            "came" if !web::has_origin() && !loaded.opened.mapping.is_empty() => {
                done(asked, &JsValue::FALSE);
            }
            act => {
                let is_to_come = act == "came";
                let (this, asked) = (self.clone(), asked.clone());
                spawn_local(async move {
                    let told = if is_to_come {
                        this.came.replace(Some(loaded.client.contents().await));
                        JsValue::TRUE
                    } else {
                        let bytes = web::get_property(&asked, "bytes");
                        let bytes = bytes.unchecked_into::<Uint8Array>().to_vec();
                        this.take(&loaded, bytes).await.unwrap_or(JsValue::FALSE)
                    };
                    done(&asked, &told);
                });
            }
        }
    }

    /// What is shown, while that is the file that was shown when this began.
    fn loaded(&self) -> Option<Loaded> {
        let loaded = self.shown.loaded.borrow().clone()?;
        (loaded.number() == self.number).then_some(loaded)
    }

    fn words(&self) -> Option<Shared<Words>> {
        self.shown.words.borrow().clone()
    }

    /// A message, by its `id`, with its `values`: `[[name, value], ...]`.
    fn say(&self, asked: &JsValue) -> String {
        let values = list(web::get_property(asked, "values"))
            .into_iter()
            .map(list);
        let values: Vec<(String, JsValue)> = values
            .map(|it| (it.get(0).as_string().unwrap_or_default(), it.get(1)))
            .collect();
        let values: Vec<(&str, JsValue)> = values
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let words = self.words();
        words.map_or_else(String::new, |words| {
            words.say_with(&text(asked, "id"), &values)
        })
    }

    /// Tells the reader a `text` with `links`, `[[words, address], ...]`, in the place of what was told of the same `kind` before.
    fn tell(&self, loaded: Loaded, asked: &JsValue) {
        let link = |link: Array| {
            let [words, to] = [0, 1].map(|at| link.get(at).as_string().unwrap_or_default());
            el("a").attr("href", to).attr("dir", "auto").text(words)
        };
        let links = list(web::get_property(asked, "links"))
            .into_iter()
            .map(list);
        let said = text(asked, "text");
        let notice = (!said.is_empty()).then(|| {
            let links = el("p").class("notice-links").children(links.map(link));
            let told: Html = [el("p").text(said), links].into_iter().collect();
            Notice::Said(Shared::new(told))
        });
        let kind = text(asked, "kind");
        let mut told = self.told.borrow_mut();
        let before = told.iter().position(|(known, _)| *known == kind);
        let before = before.map(|at| told.swap_remove(at).1);
        let others = loaded.notices.iter();
        let others = others.filter(|known| Some(*known) != before.as_ref());
        let notices = notice.iter().chain(others).cloned().collect();
        told.extend(notice.map(|notice| (kind, notice)));
        drop(told);
        self.show(loaded.with_notices(notices));
    }

    fn show(&self, loaded: Loaded) {
        let loaded = match self.words() {
            Some(words) => loaded.in_words(words),
            None => loaded,
        };
        self.shown.loaded.replace(Some(loaded.clone()));
        self.shown.show(LoadOutcome::Map(loaded));
    }

    /// Shows the records of a file that was read again. What comes of it is what they are to whoever came when they said something else; `null`
    /// where they say what is shown; nothing where it is not all of a file.
    async fn take(&self, before: &Loaded, bytes: Vec<u8>) -> Option<JsValue> {
        let words = self.words()?;
        let reading = Reading {
            config: &before.config,
            map_file: &before.opened.map_file,
            language: words.language(),
        };
        let (mut engine, report) = reading.engine(bytes).await?;
        if engine.data().store().fingerprint() == before.client.fingerprint() {
            return Some(JsValue::NULL);
        }
        if report.n_problems() > 0 {
            words::fluent::learn_findings(words.language()).await;
        }
        // Another file may have been opened meanwhile.
        let loaded = self.loaded()?;
        let now = Contents::of(engine.data(), &[]);
        let changes = self.came.borrow().as_ref()?.changes_to(&now);
        let names = ["new", "changed"].map(|code| words.say(&format!("live-{code}")));
        let column = changes.column(engine.data().store(), names);
        engine.set_column(column);
        loaded.client.renew(engine);
        // Another list: what is shown is drawn again.
        let notices = with_report(&loaded, report);
        self.show(loaded.with_notices(notices));
        Some(told(&changes))
    }
}

/// What a map tells its reader of, with what is wrong in its file now in the place of what was wrong before.
fn with_report(loaded: &Loaded, report: Report) -> Vec<Notice> {
    let is_true_still = |notice: &&Notice| match notice {
        Notice::Problems(file, _) => file == MAP_FILE,
        Notice::ConnectionLost(..) => false,
        _ => true,
    };
    let others = loaded.notices.iter().filter(is_true_still).cloned();
    let file = file_name(&loaded.config.data).to_owned();
    let of_file = (report.n_problems() > 0).then_some(Notice::Problems(file, report));
    others.chain(of_file).collect()
}

/// `{new: [id, ...], changed: [id, ...], gone: n}`
fn told(changes: &Changes) -> JsValue {
    let ids = |ids: &[String]| ids.iter().map(JsValue::from).collect::<Array>().into();
    web::object(&[
        ("new", ids(&changes.new)),
        ("changed", ids(&changes.changed)),
        ("gone", (changes.n_gone as u32).into()),
    ])
}
