//! On paper: what is shown, with a picture of the map, the records word for word and their sources' addresses.

use gloo::events::EventListener;
use incidents::model::incident::Incident;
use incidents::query::engine::Answer;
use incidents::search::query::Query;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::browser::web::size::set_paper;
use crate::data::client::EngineClient;
use crate::map::picture::credits;
use crate::map::ui::context::MapHandle;
use crate::record::excerpts::excerpts;
use crate::record::facts::facts;
use crate::record::sections::{accounts, corrections, tolls};
use crate::record::sources::sources;
use crate::share::cite;
use crate::share::image::legend;
use crate::state::State;
use crate::ui::element::{Element, el};
use crate::ui::page::{Page, Shared, aside};
use crate::ui::share_link::address_for;
use crate::ui::symbol::mark_icon;

/// How many records are printed: about a hundred pages.
pub const MAX_RECORDS: usize = 200;

/// What is put on paper.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    map: Option<HtmlCanvasElement>,
    records: Vec<Incident>,
    /// How many pass that are not among them.
    n_others: usize,
}

/// What goes on paper while the browser prints; else nothing.
#[hook]
pub fn use_paper(
    state: &State,
    answer: Option<&Shared<Answer>>,
    client: &EngineClient,
    map_handle: &MapHandle,
) -> Option<Sheet> {
    let sheet = use_state(|| None::<Sheet>);
    let (setter, client, map_handle) = (sheet.setter(), client.clone(), map_handle.clone());
    // A frame has no room for it on its host's paper.
    let is_embedded = state.embed_options.is_embedded;
    let shown = use_mut_ref(|| None::<Shared<Answer>>);
    *shown.borrow_mut() = answer.cloned();
    use_effect_with((), move |()| {
        let listeners = ["beforeprint", "afterprint"].map(|event| {
            let (setter, client, map_handle) = (setter.clone(), client.clone(), map_handle.clone());
            let shown = shown.clone();
            let window = web::window()?;
            Some(EventListener::new(&window, event, move |event| {
                let begins = event.type_().starts_with("before") && !is_embedded;
                let shown = shown.borrow();
                let answer = shown.as_ref().filter(|_| begins);
                let sheet = answer.map(|answer| Sheet::of(answer, &client, &map_handle));
                // In one go: what is asked for later is drawn after the browser has printed.
                set_paper(begins);
                setter.set(sheet);
            }))
        });
        move || drop(listeners)
    });
    (*sheet).clone()
}

/// The sheet. Its place is always there: what comes and goes beside the map would have the map made anew.
pub fn on_paper(sheet: Option<&Sheet>, page: &Page, answer: &Answer) -> Element {
    let place = el("div").class("paper");
    match sheet {
        Some(sheet) => place.children(sheet.shown(page, answer)),
        None => place,
    }
}

impl Sheet {
    fn of(answer: &Answer, client: &EngineClient, map_handle: &MapHandle) -> Self {
        let rows = client.listed(answer);
        let record = |row: &u32| client.record_now(*row);
        let records: Vec<Incident> = rows.iter().take(MAX_RECORDS).filter_map(record).collect();
        Self {
            map: map_handle.borrow().as_ref().and_then(|map| map.drawn()),
            n_others: rows.len() - records.len(),
            records,
        }
    }

    /// What stands above the timeline, and what below it.
    fn shown(&self, page: &Page, answer: &Answer) -> [Element; 2] {
        // Paper is white.
        let page = &Page {
            theme: Theme::Light,
            ..page.clone()
        };
        let words = &page.words;
        let address = address_for(page, &answer.session, Some(page.edition));
        let title = page.config.title.in_language(words.language()).to_owned();
        let map = self.map.clone().map(|map| {
            map.set_class_name("printed-map");
            Html::VRef(map.into())
        });
        let mark = |(code, name): (String, String)| {
            el("li").child(mark_icon(page, &code, true)).text(name)
        };
        let credits = self.map.as_ref().map(|_| aside(credits()));
        let head = el("section")
            .class("printed printed-head")
            .child(el("h1").attr("dir", "auto").text(title))
            .child(el("p").text(cite::shown(page, answer)))
            .child_opt(map)
            .child(el("ul").children(legend(page, answer).into_iter().map(mark)))
            .child_opt(credits);
        let others = [("count", self.n_others.into())];
        let list = el("section")
            .class("printed printed-list")
            .children(self.records.iter().map(|incident| record(page, incident)))
            .child_opt(
                (self.n_others > 0).then(|| aside(words.say_with("list-not-printed", &others))),
            )
            .child(
                el("p")
                    .class("printed-cite")
                    .attr("dir", "auto")
                    .text(cite::sentence(page, answer, &address)),
            );
        [head, list]
    }
}

/// A record with everything that it says.
fn record(page: &Page, incident: &Incident) -> Element {
    let words = &page.words;
    let says = [
        ("disputes", &incident.disputes),
        ("discrepancies", &incident.discrepancies),
        ("later-findings", &incident.later_findings),
    ];
    let says = says
        .into_iter()
        .filter_map(|(heading, says)| accounts(words, heading, says));
    el("article")
        .child(
            el("h2")
                .attr("dir", "auto")
                .text(incident.title_in(words.language()).to_owned()),
        )
        .child(facts(page, incident))
        .child_opt(excerpts(page, incident, &Query::default()))
        .child_opt(tolls(words, incident))
        .children(says)
        .child_opt(sources(page, &incident.sources))
        .child(corrections(words, incident))
}
