//! Tabs: one stop of the Tab key, the arrow keys go from one to the next.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::ui::element::{Element, el};

/// A tab.
#[derive(Clone)]
pub struct Tab {
    /// Its name in the document.
    pub id: String,
    /// What it says.
    pub label: String,
    /// Whether it is the one that is shown.
    pub is_shown: bool,
    /// Shows it.
    pub show: Callback<()>,
}

/// A row of tabs that are called together by `label`, over the element of the name `panel`.
pub fn tabs(label: String, panel: &'static str, tabs: Vec<Tab>) -> Element {
    let buttons: Vec<Element> = tabs.iter().map(|tab| tab_button(tab, panel)).collect();
    let on_key = Callback::from(move |event: KeyboardEvent| {
        // Not what is shown: the next key may come before that is drawn.
        let focused = web::focused().map(|tab| tab.id()).unwrap_or_default();
        let at = tabs.iter().position(|tab| tab.id == focused).unwrap_or(0);
        let n = tabs.len();
        let forward = match event.key().as_str() {
            "ArrowRight" => !web::is_rtl(),
            "ArrowLeft" => web::is_rtl(),
            _ => return,
        };
        let Some(next) = tabs.get((at + if forward { 1 } else { n - 1 }) % n.max(1)) else {
            return;
        };
        event.prevent_default();
        next.show.emit(());
        if let Some(tab) = web::element_by_id(&next.id) {
            web::focus(&tab);
        }
    });
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", label)
        .on(ListenerKind::onkeydown, on_key)
        .children(buttons)
}

fn tab_button(tab: &Tab, panel: &'static str) -> Element {
    let show = tab.show.reform(|_: MouseEvent| ());
    el("button")
        .key(&tab.id)
        .attr("type", "button")
        .attr("role", "tab")
        .attr("id", tab.id.clone())
        .attr("aria-controls", panel)
        .attr("aria-selected", if tab.is_shown { "true" } else { "false" })
        .attr("tabindex", if tab.is_shown { "0" } else { "-1" })
        .on_click(show)
        .text(tab.label.clone())
}
