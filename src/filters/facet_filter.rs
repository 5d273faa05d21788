//! A facet as a filter: its values with live counts. The Type facet is the map's legend too.

use incidents::model::facet::{Facet, UNSPECIFIED};
use incidents::model::positions::Positions;
use incidents::model::session::Action;
use incidents::query::engine::{Count, FacetCounts, ValueCount};
use incidents::search::field::Field;
use incidents::search::query::Query;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, InputEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::state::Change;
use crate::state::folds::Fold;
use crate::ui::element::{Element, button, el};
use crate::ui::page::Page;
use crate::ui::symbol::mark_icon;

/// A facet of so many values shows them all.
const ALL_UP_TO: usize = 12;

/// A longer one shows so many at first.
const FEW: usize = 8;

/// And never more than so many at once: thousands would stop the page.
const MAX_VALUES: usize = 100;

/// The words for a value of a facet: the map file's, else the records', else the page's own.
pub fn label(page: &Page, facet: Facet, code: &str, name: Option<&str>) -> String {
    let (config, words) = (&page.config, &page.words);
    let language = words.language();
    let labels = match facet {
        Facet::Perpetrator | Facet::Hit | Facet::Speaker | Facet::Reporter => "actor",
        facet => facet.code(),
    };
    if code == UNSPECIFIED {
        words.say("value-unspecified")
    } else if facet == Facet::Type {
        let category = config.category_or_derived(code);
        category.label.in_language(language).to_owned()
    } else if let Some(words) = config.own_label(labels, code, language).or(name) {
        words.to_owned()
    } else if facet.codes().contains(&code) {
        words.say(&format!("value-{}-{code}", facet.code()))
    } else {
        config.label(labels, code, language)
    }
}

/// The values of a facet as checkboxes: with none checked, everything is let through. A long facet is `unfolded` to
/// the values that answer these words.
pub fn facet_filter(
    page: &Page,
    counts: &FacetCounts,
    has_choice: bool,
    unfolded: Option<&str>,
) -> Element {
    let facet = counts.facet;
    let is_long = counts.values.len() > ALL_UP_TO;
    let values = match unfolded {
        Some(words) => answering(page, counts, words),
        None => ordered(page, counts),
    };
    let few = if is_long { FEW } else { ALL_UP_TO };
    let (is_folded, n) = (unfolded.is_none(), values.len());
    let shown = values.into_iter().enumerate().filter(|(at, value)| {
        let at_most = if is_folded { few } else { MAX_VALUES };
        *at < at_most || value.is_chosen
    });
    let rows: Vec<Element> = shown
        .map(|(at, value)| value_row(page, facet, value, is_folded && at >= few))
        .collect();
    let n_more = n - rows.len();
    el("fieldset")
        .key(facet.code())
        .attr("id", format!("facet-{}", facet.code()))
        .class("facet")
        .flag("disabled", page.embed_options.is_locked(facet.code()))
        .child(el("legend").key("legend").text(page.words.facet(facet)))
        .child_opt(has_choice.then(|| any(page, facet)))
        .child_opt(is_long.then(|| find(page, facet, unfolded, counts.values.len())))
        .child(el("ul").key("values").children(rows))
        .child_opt((n == 0).then(|| aside(page.words.say("values-none"))))
        .child_opt((n_more > 0 && !is_folded).then(|| {
            let count = [("count", n_more.into())];
            aside(page.words.say_with("values-left", &count))
        }))
        .child_opt(is_long.then(|| more(page, facet, is_folded, counts.values.len())))
}

fn aside(words: String) -> Element {
    el("p").key("aside").class("aside").text(words)
}

/// Types in the order of the map file, then the others; of all else the engine knows the order.
pub fn ordered<'a>(page: &Page, counts: &'a FacetCounts) -> Vec<&'a ValueCount> {
    let (config, values) = (&page.config, &counts.values);
    if counts.facet != Facet::Type {
        return values.iter().collect();
    }
    let code = |at: usize| &*values[at].code;
    let by_code = Positions::of(values.len(), &code);
    let styled = config
        .categories
        .iter()
        .filter_map(|category| values.get(by_code.first(&category.id, &code)?));
    let others = values
        .iter()
        .filter(|value| config.category(&value.code).is_none());
    styled.chain(others).collect()
}

/// The values that are called so, in whatever spelling, and those that are chosen.
fn answering<'a>(page: &Page, counts: &'a FacetCounts, words: &str) -> Vec<&'a ValueCount> {
    let query = Query::parse(words);
    let mut values = ordered(page, counts);
    values.retain(|value| {
        let label = label(page, counts.facet, &value.code, value.name.as_deref());
        value.is_chosen || query.is_answered_by(&[(Field::Name, &label)])
    });
    values
}

/// The way back to all values. It goes with the choice, and the focus to the values.
fn any(page: &Page, facet: Facet) -> Element {
    let on_change = page.on_change.clone();
    let on_click = Callback::from(move |_| {
        focus_on_value(facet, "first");
        on_change.emit(Change::Step(Action::ClearFacet(facet)));
    });
    button(page.words.say("facet-any"), on_click)
        .key("any")
        .class("quiet facet-clear")
}

fn focus_on_value(facet: Facet, which: &str) {
    let selector = format!("#facet-{} li:{which}-child input", facet.code());
    if let Some(input) = web::element(&selector) {
        web::focus(&input);
    }
}

/// Finds a value among many.
fn find(page: &Page, facet: Facet, unfolded: Option<&str>, n_values: usize) -> Element {
    let on_change = page.on_change.clone();
    let on_input = Callback::from(move |event: InputEvent| {
        let input = event.target();
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
            on_change.emit(Change::Fold(Fold::Facet(facet, Some(input.value()))));
        }
    });
    let words = page
        .words
        .say_with("values-find", &[("count", n_values.into())]);
    el("input")
        .key("find")
        .class("facet-find")
        .attr("type", "search")
        .attr("aria-label", words.clone())
        .attr("placeholder", words)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(unfolded.unwrap_or_default().to_owned())
        .on(ListenerKind::oninput, on_input)
}

/// Shows all values, or the first few again. The next stop of the Tab key is what has come up.
fn more(page: &Page, facet: Facet, is_folded: bool, n_values: usize) -> Element {
    let on_change = page.on_change.clone();
    let on_click = Callback::from(move |_| {
        if is_folded {
            focus_on_value(facet, "last");
        }
        let words = is_folded.then(String::new);
        on_change.emit(Change::Fold(Fold::Facet(facet, words)));
    });
    let id = if is_folded {
        "values-all"
    } else {
        "values-few"
    };
    let words = page.words.say_with(id, &[("count", n_values.into())]);
    button(words, on_click)
        .key("more")
        .attr("id", more_id(facet))
        .class("quiet")
        .attr("aria-expanded", if is_folded { "false" } else { "true" })
}

fn more_id(facet: Facet) -> String {
    format!("facet-more-{}", facet.code())
}

/// One value. One that is only shown because it is chosen `goes_with_choice`, and the focus elsewhere.
fn value_row(page: &Page, facet: Facet, value: &ValueCount, goes_with_choice: bool) -> Element {
    let (on_change, code) = (page.on_change.clone(), value.code.clone());
    let on_toggle = Callback::from(move |_: Event| {
        if goes_with_choice && let Some(more) = web::element_by_id(&more_id(facet)) {
            web::focus(&more);
        }
        on_change.emit(Change::Step(Action::Toggle(facet, code.to_string())));
    });
    let words = &page.words;
    // A nought says nothing beside another figure.
    let Count { incidents, others } = value.count;
    let has_incidents = incidents > 0 || others == 0;
    let others = (others > 0).then(|| {
        el("span")
            .class("facet-others")
            .text(format!("+{}", words.number(others)))
    });
    let is_empty = value.count.records() == 0;
    let name = label(page, facet, &value.code, value.name.as_deref());
    let heard = words.say_with(
        "value-counted",
        &[
            ("value", name.as_str().into()),
            ("count", words.count(value.count).into()),
        ],
    );
    let mark = (facet == Facet::Type).then(|| mark_icon(page, &value.code, true));
    let label = el("label")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("aria-label", heard)
                .checked(value.is_chosen)
                .on(ListenerKind::onchange, on_toggle),
        )
        .child_opt(mark)
        .child(
            el("span")
                .class("facet-label")
                .attr("dir", "auto")
                .text(name),
        )
        .child(
            el("span")
                .class("facet-count")
                .attr("aria-hidden", "true")
                .child_opt(others)
                .child_opt(has_incidents.then(|| {
                    el("span")
                        .class("facet-incidents")
                        .text(words.number(incidents))
                })),
        );
    el("li")
        .key(&value.code)
        .class(if is_empty {
            "facet-value is-empty"
        } else {
            "facet-value"
        })
        .child(label)
}
