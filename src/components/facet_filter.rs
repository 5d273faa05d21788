//! A facet as a filter: its values with live counts. The Type facet is the map's legend too.

use incidents::engine::{FacetCounts, ValueCount};
use incidents::facets::{Facet, UNSPECIFIED};
use incidents::session::Action;
use yew::prelude::*;

use crate::components::marks::mark_icon;
use crate::components::page::Page;

/// The words for a value of a facet.
pub fn label(page: &Page, facet: Facet, code: &str, name: Option<&str>) -> String {
    let (config, language) = (&page.config, page.words.language());
    match (facet, name) {
        _ if code == UNSPECIFIED => "Not stated".to_owned(),
        (_, Some(name)) => name.to_owned(),
        (Facet::Type, None) => config
            .category_or_derived(code)
            .label
            .in_language(language)
            .to_owned(),
        (facet, None) => config.label(facet.code(), code, language),
    }
}

/// The values of a facet as checkboxes: with none checked, everything is let through.
pub fn facet_filter(page: &Page, counts: &FacetCounts) -> Html {
    let facet = counts.facet;
    let has_choice = counts.values.iter().any(|value| value.is_chosen);
    html! {
        <fieldset class="facet">
            <legend>{page.words.facet(facet)}</legend>
            if has_choice {
                <button type="button" class="quiet facet-clear" onclick={page.step(Action::ClearFacet(facet))}>{"All types"}</button>
            }
            <ul>
                {for ordered(page, counts).into_iter().map(|value| value_row(page, facet, value))}
            </ul>
        </fieldset>
    }
}

/// Types in the order of the map file, then the others by code.
fn ordered<'a>(page: &Page, counts: &'a FacetCounts) -> Vec<&'a ValueCount> {
    let place = |value: &ValueCount| {
        let position = page
            .config
            .categories
            .iter()
            .position(|category| category.id == value.code);
        position.unwrap_or(usize::MAX)
    };
    let mut values: Vec<&ValueCount> = counts.values.iter().collect();
    values.sort_by_key(|value| place(value));
    values
}

fn value_row(page: &Page, facet: Facet, value: &ValueCount) -> Html {
    let label = label(page, facet, &value.code, value.name.as_deref());
    let onchange = page.step::<Event>(Action::Toggle(facet, value.code.clone()));
    let is_empty = value.count.records() == 0;
    html! {
        <li key={value.code.clone()} class={classes!("facet-value", is_empty.then_some("is-empty"))}>
            <label>
                <input type="checkbox" checked={value.is_chosen} {onchange} />
                if facet == Facet::Type {
                    {mark_icon(page, &value.code, true)}
                }
                <span class="facet-label">{label}</span>
                <span class="facet-count" aria-hidden="true">
                    if value.count.others > 0 {
                        <span class="facet-others">{format!("+{}", page.words.number(value.count.others))}</span>
                    }
                    <span class="facet-incidents">{page.words.number(value.count.incidents)}</span>
                </span>
                <span class="for-screen-readers">{format!(", {}", page.words.count(value.count))}</span>
            </label>
        </li>
    }
}
