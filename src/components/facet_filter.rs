//! A facet as a filter: its values with live counts. The Type facet is the map's legend too.

use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::engine::{FacetCounts, ValueCount};
use incidents::facets::{Facet, UNSPECIFIED};
use incidents::session::Action;
use yew::prelude::*;

use crate::components::marks::MarkIcon;
use crate::state::Change;
use crate::theme::Theme;
use crate::words::{self, Words};

/// Properties of [`FacetFilter`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The facet and its counts.
    pub counts: FacetCounts,
    /// What this map is.
    pub config: Rc<MapConfig>,
    /// The palette.
    pub theme: Theme,
    /// The words.
    pub words: Rc<Words>,
    /// What the reader does.
    pub on_change: Callback<Change>,
}

/// The words for a value of a facet.
pub fn label(facet: Facet, code: &str, name: Option<&str>, config: &MapConfig, language: &str) -> String {
    match (facet, name) {
        _ if code == UNSPECIFIED => "Not stated".to_owned(),
        (_, Some(name)) => name.to_owned(),
        (Facet::Type, None) => config.category_or_derived(code).label.in_language(language).to_owned(),
        (facet, None) => config.label(facet.code(), code, language),
    }
}

/// The values of a facet as checkboxes: with none checked, everything is let through.
#[component]
pub fn FacetFilter(props: &Props) -> Html {
    let facet = props.counts.facet;
    let has_choice = props.counts.values.iter().any(|value| value.is_chosen);
    let onclear = {
        let on_change = props.on_change.clone();
        Callback::from(move |_: MouseEvent| on_change.emit(Change::Step(Action::ClearFacet(facet))))
    };
    html! {
        <fieldset class="facet">
            <legend>{words::facet(facet)}</legend>
            if has_choice {
                <button type="button" class="quiet facet-clear" onclick={onclear}>{"All types"}</button>
            }
            <ul>
                {for ordered(props).into_iter().map(|value| value_row(props, value))}
            </ul>
        </fieldset>
    }
}

/// Types in the order of the map file, then the others by code.
fn ordered(props: &Props) -> Vec<&ValueCount> {
    let place = |value: &ValueCount| {
        let position = props.config.categories.iter().position(|category| category.id == value.code);
        position.unwrap_or(usize::MAX)
    };
    let mut values: Vec<&ValueCount> = props.counts.values.iter().collect();
    values.sort_by_key(|value| place(value));
    values
}

fn value_row(props: &Props, value: &ValueCount) -> Html {
    let facet = props.counts.facet;
    let label = label(facet, &value.code, value.name.as_deref(), &props.config, props.words.language());
    let onchange = {
        let (on_change, code) = (props.on_change.clone(), value.code.clone());
        Callback::from(move |_: Event| on_change.emit(Change::Step(Action::Toggle(facet, code.clone()))))
    };
    let is_empty = value.count.records() == 0;
    html! {
        <li key={value.code.clone()} class={classes!("facet-value", is_empty.then_some("is-empty"))}>
            <label>
                <input type="checkbox" checked={value.is_chosen} {onchange} />
                if facet == Facet::Type {
                    <MarkIcon category={props.config.category_or_derived(&value.code)} theme={props.theme} />
                }
                <span class="facet-label">{label}</span>
                <span class="facet-count" aria-hidden="true">
                    if value.count.others > 0 {
                        <span class="facet-others">{format!("+{}", props.words.number(value.count.others))}</span>
                    }
                    <span class="facet-incidents">{props.words.number(value.count.incidents)}</span>
                </span>
                <span class="for-screen-readers">{format!(", {}", props.words.count(value.count))}</span>
            </label>
        </li>
    }
}
