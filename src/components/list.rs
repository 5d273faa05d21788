//! The records that pass the filter, as a list under its days or as a table: the same lines, marks and keys in both.

use incidents::engine::{Answer, Entry};
use incidents::search::{Query, hits};
use incidents::session::{Session, Sort, View};
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::active_filters::ways_out;
use crate::components::lines::lines;
use crate::components::page::{Page, Shared};
use crate::components::sorting::sort_menu;
use crate::components::table::table;
use crate::element::{Element, button, el};
use crate::state::Change;
use crate::web;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The list or the table.
    pub view: View,
    /// What to show.
    pub answer: Shared<Answer>,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// What every part needs.
    pub page: Page,
}

/// The list or, where the session says so, the table.
#[component]
pub fn List(props: &Props) -> Html {
    let moved = use_mut_ref(Moved::default);
    // Many lines stay as they are while the pointer passes over them.
    let shown = (props.answer.clone(), props.page.clone(), props.view);
    let records = {
        let moved = moved.clone();
        use_memo(shown, move |(answer, page, view)| {
            let (more, n_listed) = (page.on(Change::ListMore), answer.list.len());
            let on_more = Callback::from(move |event: MouseEvent| {
                moved.borrow_mut().first_new = Some(n_listed);
                more.emit(event);
            });
            Html::from(records(page, answer, *view, on_more))
        })
    };
    let followed = (props.hover.clone(), props.answer.clone(), props.view);
    use_effect_with(followed, move |(hover, answer, view)| {
        moved.borrow_mut().follow(answer, *view);
        let row = hover.as_deref().and_then(row_of);
        let highlight = move |is_hovered: bool| {
            if let Some(row) = &row {
                // The name is valid, which is all that could fail.
                let _set = row.class_list().toggle_with_force("is-hovered", is_hovered);
            }
        };
        highlight(true);
        move || highlight(false)
    });
    (*records).clone()
}

/// What the list has followed so far: it scrolls and takes the focus only when one of these changes.
#[derive(Default)]
struct Moved {
    sort: Sort,
    open: Option<(String, View, Sort)>,
    /// Position of the first of the lines that the reader asked for in addition.
    first_new: Option<usize>,
}

impl Moved {
    /// A new order starts at its top, the open record's line is in view, and more lines are read on from their first.
    fn follow(&mut self, answer: &Answer, view: View) {
        let session = &answer.session;
        if self.sort != session.sort
            && let Some(list) = web::element(web::LIST)
        {
            list.set_scroll_top(0);
        }
        self.sort = session.sort;
        let open = session.selection.clone();
        let open = open.map(|id| (id, view, session.sort));
        if let Some((id, ..)) = &open
            && open != self.open
        {
            scroll_to(id);
        }
        self.open = open;
        if let Some(entry) = self.first_new.and_then(|at| answer.list.get(at)) {
            self.first_new = None;
            focus_line(&entry.incident.id);
        }
    }
}

/// The element of a record's line in the list or the table.
pub fn line_id(id: &str) -> String {
    format!("line-{id}")
}

/// What holds the line: in the table it is higher than its button.
fn row_of(id: &str) -> Option<web_sys::Element> {
    element_of(id)?.closest("li, tr").ok()?
}

fn element_of(id: &str) -> Option<web_sys::Element> {
    web::element_by_id(&line_id(id))
}

fn focus_line(id: &str) {
    if let Some(line) = element_of(id) {
        web::focus(&line);
    }
    scroll_to(id);
}

fn scroll_to(id: &str) {
    if let Some(row) = row_of(id) {
        web::scroll_into_list(&row);
    }
}

fn records(
    page: &Page,
    answer: &Shared<Answer>,
    view: View,
    on_more: Callback<MouseEvent>,
) -> Element {
    let session = &answer.session;
    if answer.passing.records() == 0 {
        return nothing(page, session);
    }
    let query = Query::parse(&session.words);
    let n_more = answer.passing.records().saturating_sub(answer.list.len());
    let more = (n_more > 0).then(|| {
        let label = page
            .words
            .say_with("list-more", &[("count", n_more.into())]);
        button(label, on_more).key("more").class("more")
    });
    let records = match view {
        View::Table => table(page, answer, &query),
        // Each has a key: the menu must not be made anew, and lose the focus, when there are other days below it.
        _ => el("div")
            .class("list")
            .child(
                el("h2")
                    .key("heading")
                    .class("for-screen-readers")
                    .text(page.words.say("list-heading")),
            )
            .child(sort_menu(page, session.sort).key("sorting"))
            .child(
                el("div")
                    .key("records")
                    .children(lines(page, answer, &query, n_more > 0)),
            ),
    };
    records
        .on(ListenerKind::onkeydown, on_key(answer))
        .maybe(more)
}

/// Arrow keys step from one line to the next, Home and End to the ends of what is shown.
fn on_key(answer: &Shared<Answer>) -> Callback<KeyboardEvent> {
    let answer = answer.clone();
    Callback::from(move |event: KeyboardEvent| {
        let focused = web::focused()
            .map(|element| element.id())
            .unwrap_or_default();
        let is_focused = |entry: &Entry| focused.strip_prefix("line-") == Some(&entry.incident.id);
        let Some(at) = answer.list.iter().position(is_focused) else {
            return;
        };
        let next = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => answer.list.len() - 1,
            _ => return,
        };
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        event.prevent_default();
        if let Some(entry) = answer.list.get(next) {
            focus_line(&entry.incident.id);
        }
    })
}

/// Text with the words that the reader searches for marked.
pub fn marked(text: &str, query: &Query) -> Html {
    let mut from = 0;
    let mut parts: Vec<Html> = Vec::new();
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for hit in hits(text, query) {
        parts.push(part(from..hit.start).into());
        parts.push(el("mark").text(part(hit.clone())).into());
        from = hit.end;
    }
    parts.push(part(from..text.len()).into());
    parts.into_iter().collect()
}

/// Nothing passes: which filters say so, and the ways out.
fn nothing(page: &Page, session: &Session) -> Element {
    let sentence = match session.time {
        Some(span) => {
            let during = page.words.during(span);
            page.words
                .say_with("list-nothing-during", &[("during", during.into())])
        }
        None if session.has_filters() => page.words.say("list-nothing"),
        None => page.words.say("list-empty"),
    };
    el("div")
        .class("list nothing")
        .child(el("p").text(sentence))
        .children(ways_out(page, session))
}
