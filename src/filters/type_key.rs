//! The key of the map's marks in one line, which filters by type.

use incidents::model::facet::Facet;
use incidents::model::session::{Action, View};
use incidents::query::engine::{Answer, ValueCount};

use crate::filters::facet_filter::{label, ordered};
use crate::state::Change;
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;
use crate::ui::symbol::mark_icon;

/// More types than this are for the filters.
const MAX_TYPES: usize = 12;

/// The types that the file has incidents of, each a button that filters by it; none where there is one type alone.
pub fn type_key(page: &Page, answer: &Answer) -> Option<Element> {
    let counts = answer
        .facets
        .iter()
        .find(|counts| counts.facet == Facet::Type)?;
    let is_of_incidents = |value: &&ValueCount| {
        let mut series = answer.series.iter().zip(&*answer.have_incidents);
        series.any(|(code, has_incidents)| **code == *value.code && *has_incidents)
    };
    let mut types = ordered(page, counts);
    if answer.series.len() > 1 {
        types.retain(is_of_incidents);
    }
    let n_more = types.len().saturating_sub(MAX_TYPES);
    let more =
        (n_more > 0 && page.embed_options.view(View::Filters) == Some(View::Filters)).then(|| {
            let more = page
                .words
                .say_with("types-more", &[("count", n_more.into())]);
            el("li").key("more").child(button(
                more,
                page.on(Change::Nudge(Action::Show(View::Filters))),
            ))
        });
    let entries = types.iter().take(MAX_TYPES).map(|value| entry(page, value));
    (types.len() > 1).then(|| {
        el("section")
            .class("type-key")
            .attr("aria-label", page.words.facet(Facet::Type))
            .child(el("ul").children(entries).child_opt(more))
    })
}

fn entry(page: &Page, value: &ValueCount) -> Element {
    let toggle = page.step(Action::Toggle(Facet::Type, value.code.to_string()));
    let n_incidents = value.count.incidents;
    let count = el("span")
        .class("count-of")
        .text(page.words.number(n_incidents));
    let name = label(page, Facet::Type, &value.code, value.name.as_deref());
    let button = el("button")
        .attr("type", "button")
        .class(if n_incidents == 0 { "is-none" } else { "" })
        .attr(
            "aria-pressed",
            if value.is_chosen { "true" } else { "false" },
        )
        .flag("disabled", page.embed_options.is_locked(Facet::Type.code()))
        .on_click(toggle)
        .child(mark_icon(page, &value.code, true))
        .child(el("span").text(name))
        .text(" ")
        .child(count);
    el("li").key(&value.code).child(button)
}
