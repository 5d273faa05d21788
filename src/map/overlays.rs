//! What a publisher lays over the map: which overlays there are, and which are drawn. What reads and draws them is a file of its own
//! (overlays.js), which only maps ask for that have some.

use incidents::model::civil::Span;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::browser::palette::Theme;
use crate::browser::web;

/// An overlay, as its legend has it.
pub struct Overlay {
    /// As links name it.
    pub id: String,
    /// In the language of the page.
    pub name: String,
    /// `area`, `line` or `point`.
    pub kind: String,
    /// Whether its lines are broken.
    pub is_dashed: bool,
    /// In the light and in the dark theme.
    pub colors: [String; 2],
    /// When it holds; nothing where it always does.
    pub during: Option<Span>,
    /// Whether the map file shows it.
    pub is_shown: bool,
    /// Whose it is, and where to read more.
    pub source: (String, String),
}

impl Overlay {
    /// Whether it holds at some time of a span.
    pub fn holds_in(&self, time: Option<Span>) -> bool {
        let meets =
            |during: Span, time: Span| during.start() < time.end() && time.start() < during.end();
        self.during
            .is_none_or(|during| time.is_none_or(|time| meets(during, time)))
    }
}

/// The overlays of a map.
pub struct Overlays {
    /// In the order of the map file.
    pub list: Vec<Overlay>,
    /// What of them could not be read, in sentences.
    pub faults: Vec<String>,
    draw: JsValue,
}

impl Overlays {
    /// What overlays.js has read.
    pub fn new(read: JsValue) -> Self {
        let texts = |name: &str| array(&web::get_property(&read, name));
        Self {
            list: texts("list").iter().map(|told| overlay(&told)).collect(),
            faults: texts("faults")
                .iter()
                .filter_map(|it| it.as_string())
                .collect(),
            draw: read,
        }
    }

    /// Draws these, and no others.
    pub fn show(&self, ids: &[String], theme: Theme) {
        let ids: Array = ids.iter().map(JsValue::from).collect();
        let theme = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let show = web::get_property(&self.draw, "show");
        if let Some(show) = show.dyn_ref::<Function>() {
            crate::map::js::report(show.call2(&self.draw, &ids, &theme.into()).map(drop));
        }
    }
}

fn array(value: &JsValue) -> Array {
    value.dyn_ref::<Array>().cloned().unwrap_or_default()
}

fn overlay(told: &JsValue) -> Overlay {
    let text = |name: &str| {
        web::get_property(told, name)
            .as_string()
            .unwrap_or_default()
    };
    let is = |name: &str| Reflect::get(told, &name.into()).is_ok_and(|it| it.is_truthy());
    Overlay {
        id: text("id"),
        name: text("name"),
        kind: text("kind"),
        is_dashed: is("dash"),
        colors: [text("light"), text("dark")],
        during: Span::between(&text("from"), &text("to")),
        is_shown: is("shown"),
        source: (text("source"), text("url")),
    }
}
