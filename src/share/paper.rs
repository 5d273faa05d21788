//! On paper: what is shown, with a picture of the map, the records word for word and their sources' addresses.

use std::cell::Cell;
use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::query::engine::Answer;
use incidents::search::marking::Marking;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::browser::web::at_once;
use crate::browser::web::printing::follow_printing;
use crate::data::client::EngineClient;
use crate::map::picture::{copy_of, credits};
use crate::map::ui::context::{KeptPicture, MapHandle};
use crate::record::excerpts::excerpts;
use crate::record::facts::facts;
use crate::record::sections::{accounts, corrections, tolls};
use crate::record::sources::sources;
use crate::share::cite;
use crate::share::image::legend;
use crate::ui::element::{Element, el};
use crate::ui::page::{Page, Shared, aside};
use crate::ui::share_link::address_for;
use crate::ui::symbol::mark_icon;

/// How many records are printed: about a hundred pages.
pub const MAX_RECORDS: usize = 200;

/// The place of what is printed in the page.
pub const PLACE: &str = "paper";

/// What is put on paper.
struct Sheet {
    map: Option<HtmlCanvasElement>,
    timeline: Option<Html>,
    records: Vec<Incident>,
    /// How many pass that are not among them.
    n_others: usize,
}

/// Puts what is shown on paper: into the place of it in the page, of these maps.
pub type PutOnPaper =
    fn(&web_sys::Element, (&Page, &Answer), &EngineClient, (&MapHandle, &KeptPicture));

/// What puts it there, once its code has come.
pub type PaperHandle = Rc<Cell<Option<PutOnPaper>>>;

/// Puts what is shown on paper while the browser prints, whoever asked for it: what it finds when it tells the page is what it prints.
/// Until the code for it has come, the page is printed as it is.
#[hook]
pub fn use_paper(
    page: &Page,
    answer: Option<&Shared<Answer>>,
    client: &EngineClient,
    maps: (&MapHandle, &KeptPicture),
) -> PaperHandle {
    let (client, map_handle, kept) = (client.clone(), maps.0.clone(), maps.1.clone());
    let handle = (*use_memo((), |()| PaperHandle::default())).clone();
    let shown = use_mut_ref(|| None::<(Page, Shared<Answer>)>);
    *shown.borrow_mut() = answer.map(|answer| (page.clone(), answer.clone()));
    let put = handle.clone();
    use_effect_with((), move |()| {
        let follow = move |prints: bool| {
            let Some(place) = web::element_by_id(PLACE) else {
                return;
            };
            let shown = shown.borrow();
            match shown.as_ref().zip(put.get()).filter(|_| prints) {
                // Two events say the same where a browser has both.
                Some(_) if place.has_child_nodes() => {}
                Some(((page, answer), put)) => {
                    put(&place, (page, answer), &client, (&map_handle, &kept));
                }
                None => place.set_text_content(None),
            }
        };
        let printing = follow_printing(follow);
        move || drop(printing)
    });
    handle
}

/// Puts what is shown on paper.
pub fn put_on_paper(
    place: &web_sys::Element,
    (page, answer): (&Page, &Answer),
    client: &EngineClient,
    (map_handle, kept): (&MapHandle, &KeptPicture),
) {
    let map = map_handle.borrow().as_ref().map(|map| map.drawn());
    let map = map.unwrap_or_else(|| copy_of(kept.borrow().as_ref()?.dyn_ref()?));
    let sheet = Sheet::of(page, answer, client, map);
    for part in sheet.shown(page, answer) {
        at_once::append(place, &part.into());
    }
}

impl Sheet {
    fn of(
        page: &Page,
        answer: &Answer,
        client: &EngineClient,
        map: Option<HtmlCanvasElement>,
    ) -> Self {
        let mut sheet = Self {
            map,
            timeline: None,
            records: Vec::new(),
            n_others: 0,
        };
        if page.embed_options.is_embedded {
            // A frame has no more room on its host's paper.
        } else if let Some(open) = &answer.selected {
            sheet.records.push(open.incident.clone());
        } else {
            let rows = client.listed(answer);
            let first = rows.iter().take(MAX_RECORDS);
            sheet.records = first.filter_map(|row| client.record_now(*row)).collect();
            sheet.n_others = rows.len() - sheet.records.len();
            sheet.timeline = at_once::copy_of_drawing(".timeline-plot svg", "printed-timeline");
        }
        sheet
    }

    /// What stands above the records, and they.
    fn shown(&self, page: &Page, answer: &Answer) -> [Element; 2] {
        // Paper is white.
        let page = &Page {
            theme: Theme::Light,
            ..page.clone()
        };
        let words = &page.words;
        let address = address_for(page, &answer.session, page.edition);
        let title = page.config.title.in_language(words.language()).to_owned();
        let map = self.map.clone().map(|map| {
            map.set_class_name("printed-map");
            Html::VRef(map.into())
        });
        let mark = |(code, name): (String, String)| {
            el("li").child(mark_icon(page, &code, true)).text(name)
        };
        let credits = self.map.as_ref().map(|_| aside(credits(&page.config)));
        let is_embedded = page.embed_options.is_embedded;
        let is_whole = answer.selected.is_none() || is_embedded;
        let corrected = words.corrected(answer).filter(|_| is_whole);
        let head = el("section")
            .class("printed printed-head")
            .child(el("h1").attr("dir", "auto").text(title))
            .child_opt(is_whole.then(|| el("p").text(cite::shown(page, answer))))
            .child_opt(corrected.map(|said| el("p").text(said)))
            .child_opt(map)
            .child_opt(
                (is_whole && !is_embedded)
                    .then(|| el("ul").children(legend(page, answer).into_iter().map(mark))),
            )
            .child_opt(credits)
            .child_opt(self.timeline.clone());
        let others = [("count", self.n_others.into())];
        let cited = match is_embedded {
            true => address,
            false => cite::sentence(page, answer, &address),
        };
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
                    .text(cited),
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
        .filter_map(|(heading, says)| accounts(page, heading, says));
    el("article")
        .child(
            page.said(el("h2"), &incident.titles)
                .text(incident.title_in(words.language()).to_owned()),
        )
        .child(facts(page, incident))
        .child_opt(excerpts(page, incident, &Marking::default()))
        .child_opt(tolls(page, incident))
        .children(says)
        .child_opt(sources(page, &incident.sources))
        .child(corrections(page, incident))
}
