//! What passes the filter, in words, and which filters are on, each removable.

use incidents::engine::Answer;
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
    let values = value_chips(page, answer);
    html! {
        <div class="active-filters">
            <p role="status" class="count">{count}</p>
            if answer.without_position.incidents > 0 {
                <p class="aside">{format!("{} not on the map, for want of a place", page.words.number(answer.without_position.incidents))}</p>
            }
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

/// A chosen value that no record has gets its chip too: it filters everything away.
fn value_chips(page: &Page, answer: &Answer) -> Vec<Html> {
    let mut chips = Vec::new();
    for (facet, codes) in &answer.session.values {
        for code in codes {
            let known = answer.facets.iter().find(|counts| counts.facet == *facet);
            let known =
                known.and_then(|counts| counts.values.iter().find(|value| value.code == *code));
            let label = facet_filter::label(
                page,
                *facet,
                code,
                known.and_then(|value| value.name.as_deref()),
            );
            chips.push(chip(page, label, Action::Toggle(*facet, code.clone())));
        }
    }
    chips
}

fn chip(page: &Page, label: String, action: Action) -> Html {
    html! {
        <li>
            <button type="button" class="chip" onclick={page.step(action)}>
                <span class="for-screen-readers">{"Remove the filter "}</span>
                {label}
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="M1,1L9,9M9,1L1,9" stroke="currentColor" stroke-width="1.5" /></svg>
            </button>
        </li>
    }
}
