//! What stands beside the map: the filters, the list or the table, by tabs.

use std::cell::RefCell;

use incidents::model::session::{Action, View};
use incidents::query::engine::Answer;
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::filters::filters;
use crate::list::List;
use crate::list::scroller::Scroller;
use crate::shell::about::about;
use crate::state::{Change, State};
use crate::ui::element::{Element, el};
use crate::ui::page::{Page, Shared, tab_id};

/// The panel with its tabs; none in a frame that shows neither filters nor list.
pub fn panel(
    page: &Page,
    answer: &Shared<Answer>,
    state: &State,
    scroller: &Shared<RefCell<Scroller>>,
) -> Option<Element> {
    // Not the answer's: a tab must not wait for one.
    let shown = page.embed_options.view(state.session.view)?;
    scroller.borrow_mut().fall_behind(Some(shown));
    let content: Html = match shown {
        View::About => about(page, answer).into(),
        View::Filters => filters(page, answer, state),
        View::List | View::Table => {
            html! { <List view={shown} answer={answer.clone()} hover={state.hover.clone()} page={page.clone()} scroller={scroller.clone()} /> }
        }
    };
    let content = el("div")
        .attr("id", "panel")
        .class("panel-content")
        .attr("role", "tabpanel")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", tab_id(shown))
        .child(content);
    let panel = el("div").class("panel").child(tabs(page, shown));
    Some(panel.child(content))
}

/// The tabs: one stop of the Tab key, the arrow keys go from one to the next.
fn tabs(page: &Page, shown: View) -> Element {
    let views: Vec<View> = page.embed_options.views().collect();
    let tab = |view: &View| {
        let is_shown = *view == shown;
        el("button")
            .key(view.code())
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", tab_id(*view))
            .attr("aria-controls", "panel")
            .attr("aria-selected", if is_shown { "true" } else { "false" })
            .attr("tabindex", if is_shown { "0" } else { "-1" })
            .on_click(page.on(Change::Nudge(Action::Show(*view))))
            .text(page.words.say(&format!("view-{}", view.code())))
    };
    let tabs: Vec<Element> = views.iter().map(tab).collect();
    let on_change = page.on_change.clone();
    let on_key = Callback::from(move |event: KeyboardEvent| {
        // Not what is shown: the next key may come before that is drawn.
        let focused = web::focused().map(|tab| tab.id()).unwrap_or_default();
        let is_focused = |view: &View| tab_id(*view) == focused;
        let at = views.iter().position(is_focused).unwrap_or(0);
        let n = views.len();
        let forward = match event.key().as_str() {
            "ArrowRight" => !web::is_rtl(),
            "ArrowLeft" => web::is_rtl(),
            _ => return,
        };
        let next = views[(at + if forward { 1 } else { n - 1 }) % n];
        event.prevent_default();
        on_change.emit(Change::Nudge(Action::Show(next)));
        if let Some(tab) = web::element_by_id(&tab_id(next)) {
            web::focus(&tab);
        }
    });
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", page.words.say("views"))
        .on(ListenerKind::onkeydown, on_key)
        .children(tabs)
}
