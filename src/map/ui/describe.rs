//! Records in a few words, for tips and choices.

use std::rc::Rc;

use incidents::model::facet::Facet;
use incidents::model::incident::{Incident, Kind};
use incidents::scene::SceneMark;
use yew::{Html, Properties};

use crate::filters::facet_filter;
use crate::map::covered::Covered;
use crate::map::ui::context::{Dispatch, Props};
use crate::map::ui::state::StackChoice;
use crate::ui::element::el;
use crate::ui::page::Page;
use crate::ui::symbol::mark_icon;

/// What a tip says.
#[derive(Clone, PartialEq)]
pub enum Tip {
    /// These records, and so many more.
    Names(Vec<Rc<Incident>>, usize),
    /// What a mark stands for.
    Mix(SceneMark),
    /// The records of one place, of which the reader chooses one: those that are shown.
    Choice(StackChoice, Vec<(u32, Rc<Incident>)>),
}

/// Properties of [`MapTip`](crate::map::ui::tip::MapTip).
#[derive(Properties, PartialEq)]
pub struct TipProps {
    /// Where the mark lies on the map, in CSS pixels from the top left.
    pub point: (f64, f64),
    /// What lies around it and is to be seen, in CSS pixels from the mark.
    pub around_px: f64,
    /// What panels cover of the map.
    pub covered: Covered,
    /// What is said.
    pub tip: Tip,
    /// The map's own.
    pub map: Props,
    /// What hears of the choice.
    pub dispatch: Dispatch,
}

/// When it was, and how exactly its place is known.
pub fn facts(page: &Page, record: &Incident) -> String {
    let words = &page.words;
    let when = words.when_given(record.when.as_ref(), record.kind);
    let place = match record.place.precision {
        Some(precision) => words.precision_within(precision, record.place.uncertainty_m),
        None => record
            .place
            .name_in(words.language())
            .unwrap_or_default()
            .to_owned(),
    };
    match place.is_empty() {
        true => when,
        false => words.say_with(
            "map-tip-facts",
            &[("when", when.into()), ("place", place.into())],
        ),
    }
}

/// What a mark of one record says to who cannot see it.
pub fn spoken(page: &Page, record: &Incident) -> String {
    let words = &page.words;
    let (title, first) = (record.title_in(words.language()), record.first_type());
    let first = facet_filter::label(page, Facet::Type, first, None);
    let facts = words.joined(first, facts(page, record));
    words.joined(title.to_owned(), facts)
}

/// A record's mark with what it stands for.
pub fn described(page: &Page, record: &Incident) -> [Html; 2] {
    let words = &page.words;
    let kind = (record.kind != Kind::Incident)
        .then(|| el("span").class("tip-facts").text(words.kind(record.kind)));
    let text = el("span")
        .child(
            page.said(el("span").class("tip-title"), &record.titles)
                .text(record.title_in(words.language()).to_owned()),
        )
        .child_opt(kind)
        .child(el("span").class("tip-facts").text(facts(page, record)));
    [
        mark_icon(page, record.first_type(), record.place.is_exact()),
        text.into(),
    ]
}
