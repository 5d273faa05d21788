//! What passes the filter, in words, and which filters are on, each removable.

use incidents::engine::{Answer, FacetCounts};
use incidents::session::Action;
use yew::prelude::*;

use crate::components::facet_filter;
use crate::components::page::Page;

/// The count and the chips.
pub fn active_filters(page: &Page, answer: &Answer) -> Html {
    let Answer {
        session,
        passing,
        all,
        ..
    } = answer;
    let count = match session.has_filters() {
        true => format!(
            "{} of {}",
            page.words.count(*passing),
            page.words.number(all.records())
        ),
        false => page.words.count(*all),
    };
    let time = session
        .time
        .map(|span| chip(page, page.words.span(span), Action::Brush(None)));
    let words = session.words.trim();
    let words = (!words.is_empty())
        .then(|| chip(page, format!("“{words}”"), Action::Search(String::new())));
    let values = answer
        .facets
        .iter()
        .flat_map(|counts| value_chips(page, counts));
    html! {
        <div class="active-filters">
            <p role="status" class="count">{count}</p>
            if session.has_filters() {
                <ul class="chips" aria-label="Filters that are on">
                    {for time.into_iter().chain(values).chain(words)}
                </ul>
                <button type="button" class="quiet" onclick={page.step(Action::ClearFilters)}>{"Clear filters"}</button>
            } else if let Some(as_of) = &page.config.as_of {
                <p class="as-of">{format!("Data as of {}", page.words.iso_day(as_of))}</p>
            }
        </div>
    }
}

fn value_chips(page: &Page, counts: &FacetCounts) -> Vec<Html> {
    let chosen = counts.values.iter().filter(|value| value.is_chosen);
    chosen
        .map(|value| {
            let name = value.name.as_deref();
            let label = facet_filter::label(page, counts.facet, &value.code, name);
            chip(
                page,
                label,
                Action::Toggle(counts.facet, value.code.clone()),
            )
        })
        .collect()
}

fn chip(page: &Page, label: String, action: Action) -> Html {
    html! {
        <li key={label.clone()}>
            <button type="button" class="chip" onclick={page.step(action)}>
                <span class="for-screen-readers">{"Remove the filter "}</span>
                {label}
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="M1,1L9,9M9,1L1,9" stroke="currentColor" stroke-width="1.5" /></svg>
            </button>
        </li>
    }
}
