//! What stands beside the map: the filters, the list or the table, by tabs.

use std::cell::RefCell;

use incidents::model::session::{Action, View};
use incidents::query::engine::Answer;
use yew::prelude::*;

use crate::list::scroller::Scroller;
use crate::list::{List, TableCode};
use crate::shell::parts::Parts;
use crate::state::{Change, State};
use crate::ui::element::{Element, el};
use crate::ui::page::{PLACES, Page, Shared, tab_id};
use crate::ui::tabs::{Tab, tabs};

/// The panel with its tabs; none in a frame that shows neither filters nor list.
pub fn panel(
    page: &Page,
    answer: &Shared<Answer>,
    state: &State,
    (scroller, parts): (&Shared<RefCell<Scroller>>, &Parts),
) -> Option<Element> {
    // Not the answer's: a tab must not wait for one.
    let shown = page.embed_options.view(state.session.view)?;
    scroller.borrow_mut().fall_behind(Some(shown));
    let list = |table: Option<TableCode>| {
        html! { <List view={shown} {table} answer={answer.clone()} hover={state.hover.clone()} has_background={state.folds.has_background} page={page.clone()} scroller={scroller.clone()} /> }
    };
    let content: Html = match (shown, parts.views.code()) {
        (View::List, _) => list(None),
        (View::About, Some(views)) => (views.about)(page, answer, &parts.files).into(),
        (View::Filters, Some(views)) => (views.filters)(page, answer, state),
        (View::Table, Some(views)) => list(Some(views.table)),
        (_, None) => parts
            .views
            .missing(page)
            .map_or_else(Html::default, Html::from),
    };
    let content = el("div")
        .attr("id", "panel")
        .class("panel-content")
        .attr("role", "tabpanel")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", tab_id(shown))
        .child(content);
    let panel = el("div").class("panel").child(view_tabs(page, shown));
    let panel = panel.child(el("div").attr("id", PLACES));
    Some(panel.child(content))
}

/// The tabs of the views.
fn view_tabs(page: &Page, shown: View) -> Element {
    let tab = |view: View| Tab {
        id: tab_id(view),
        label: page.words.say(&format!("view-{}", view.code())),
        is_shown: view == shown,
        show: page.on(Change::Nudge(Action::Show(view))),
    };
    let all = page.embed_options.views().map(tab).collect();
    tabs(page.words.say("views"), "panel", all)
}
