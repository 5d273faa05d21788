//! What passes the filter, in words, and which filters are on, each removable.

use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::engine::{Answer, FacetCounts};
use incidents::session::Action;
use yew::prelude::*;

use crate::components::facet_filter;
use crate::state::Change;
use crate::words::Words;

/// Properties of [`ActiveFilters`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to show.
    pub answer: Rc<Answer>,
    /// What this map is.
    pub config: Rc<MapConfig>,
    /// The words.
    pub words: Rc<Words>,
    /// What the reader does.
    pub on_change: Callback<Change>,
}

/// The count and the chips.
#[component]
pub fn ActiveFilters(props: &Props) -> Html {
    let Answer { session, passing, all, .. } = &*props.answer;
    let count = match session.has_filters() {
        true => format!("{} of {}", props.words.count(*passing), props.words.number(all.records())),
        false => props.words.count(*all),
    };
    let time = session.time.map(|span| chip(props, props.words.span(span), Action::Brush(None)));
    let words = session.words.trim();
    let words = (!words.is_empty()).then(|| chip(props, format!("“{words}”"), Action::Search(String::new())));
    let values = props.answer.facets.iter().flat_map(|counts| value_chips(props, counts));
    let onreset = {
        let on_change = props.on_change.clone();
        Callback::from(move |_: MouseEvent| on_change.emit(Change::Step(Action::ClearFilters)))
    };
    html! {
        <div class="active-filters">
            <p role="status" class="count">{count}</p>
            if session.has_filters() {
                <ul class="chips" aria-label="Filters that are on">
                    {for time.into_iter().chain(values).chain(words)}
                </ul>
                <button type="button" class="quiet" onclick={onreset}>{"Clear filters"}</button>
            } else if let Some(as_of) = &props.config.as_of {
                <p class="as-of">{format!("Data as of {}", props.words.iso_day(as_of))}</p>
            }
        </div>
    }
}

fn value_chips(props: &Props, counts: &FacetCounts) -> Vec<Html> {
    let chosen = counts.values.iter().filter(|value| value.is_chosen);
    chosen
        .map(|value| {
            let name = value.name.as_deref();
            let label = facet_filter::label(counts.facet, &value.code, name, &props.config, props.words.language());
            chip(props, label, Action::Toggle(counts.facet, value.code.clone()))
        })
        .collect()
}

fn chip(props: &Props, label: String, action: Action) -> Html {
    let on_change = props.on_change.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_change.emit(Change::Step(action.clone())));
    html! {
        <li key={label.clone()}>
            <button type="button" class="chip" {onclick}>
                <span class="for-screen-readers">{"Remove the filter "}</span>
                {label}
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="M1,1L9,9M9,1L1,9" stroke="currentColor" stroke-width="1.5" /></svg>
            </button>
        </li>
    }
}
