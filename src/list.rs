//! The records that pass the filter, as a list under its days or as a table: the same lines, marks and keys in both.

pub mod lines;
pub mod list_dom;
pub mod scroller;
pub mod snippet;
pub mod sorting;
pub mod table;
pub mod virtual_window;

use std::cell::RefCell;
use std::ops::Range;

use gloo::events::{EventListener, EventListenerOptions};
use incidents::model::session::{Action, Session, Sort, View};
use incidents::query::engine::Answer;
use incidents::search::marking::Marking;
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web;
use crate::browser::web::size::on_resize;
use crate::filters::active_filters::{has_other_filters, ways_out};
use crate::list::lines::{FOLDED, corrected, is_long, lines};
use crate::list::scroller::Scroller;
use crate::list::snippet::line_id;
use crate::list::sorting::sort_menu;
use crate::state::Change;
use crate::state::progress::SearchProgress;
use crate::ui::element::{Element, button, el};
use crate::ui::page::{Page, Shared, tab_id};

/// Draws the table in the place of the list, with the words that are looked for. It is always the same.
#[derive(Clone, Copy)]
pub struct TableCode(pub fn(&Page, &Answer, &Marking) -> Element);

impl PartialEq for TableCode {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The list or the table.
    pub view: View,
    /// What draws the table, where it is that.
    pub table: Option<TableCode>,
    /// What to show.
    pub answer: Shared<Answer>,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// Whether background records are unfolded.
    pub has_background: bool,
    /// What every part needs.
    pub page: Page,
    /// Where the reader is in it. It outlives what is shown in its place for a while.
    pub scroller: Shared<RefCell<Scroller>>,
}

/// The list or, where the session says so, the table.
#[component]
pub fn List(props: &Props) -> Html {
    let moved = use_mut_ref(Moved::default);
    let scroller = props.scroller.clone();
    use_scrolling(&scroller, &props.page);
    // Many lines stay as they are while the pointer passes over them.
    let shown = (props.answer.clone(), props.page.clone(), props.view);
    let records = {
        let (scroller, table) = (scroller.clone(), props.table);
        let drawn = (shown.clone(), props.has_background);
        use_memo(drawn, move |((answer, page, _), has_background)| {
            scroller.borrow_mut().fall_behind(None);
            Html::from(records(page, answer, (table, *has_background), &scroller))
        })
    };
    let on_change = props.page.on_change.clone();
    use_effect_with(shown, move |(answer, _, view)| {
        let mut scroller = scroller.borrow_mut();
        let wanted = scroller.drawn(answer, *view);
        let followed = moved.borrow_mut().follow(answer, *view, &mut scroller);
        want(&on_change, followed.or(wanted));
    });
    let followed = (props.hover.clone(), props.answer.clone());
    use_effect_with(followed, move |(hover, _)| {
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

/// Asks for other lines, if any are wanted.
fn want(on_change: &Callback<Change>, lines: Option<Range<usize>>) {
    if let Some(lines) = lines {
        on_change.emit(Change::Lines(lines));
    }
}

/// Follows the scrolling and the size of the box while the list is there.
#[hook]
fn use_scrolling(scroller: &Shared<RefCell<Scroller>>, page: &Page) {
    let (scroller, on_change) = (scroller.clone(), page.on_change.clone());
    use_effect_with((), move |()| {
        scroller.borrow_mut().come_back();
        let panel = web::element_by_id("panel");
        let resized = {
            let (scroller, on_change) = (scroller.clone(), on_change.clone());
            on_resize(panel.clone().into_iter(), move || {
                let wanted = scroller.borrow_mut().resized();
                want(&on_change, wanted);
            })
        };
        let scrolled = panel.map(|panel| {
            // The table scrolls in a box of its own in the panel, and scrolling does not bubble.
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&panel, "scroll", options, move |_| {
                let wanted = scroller.borrow_mut().scrolled();
                want(&on_change, wanted);
            })
        });
        move || drop((resized, scrolled))
    });
}

/// What the list has followed so far: it scrolls only when one of these changes.
#[derive(Default)]
struct Moved {
    sort: Option<Sort>,
    open: Option<(String, View, Sort)>,
}

impl Moved {
    /// A new order starts at its top, and the open record's line is in view.
    fn follow(
        &mut self,
        answer: &Answer,
        view: View,
        scroller: &mut Scroller,
    ) -> Option<Range<usize>> {
        let session = &answer.session;
        let mut wanted = None;
        if self.sort.is_some_and(|sort| sort != answer.sort) {
            wanted = scroller.start_over();
        }
        self.sort = Some(answer.sort);
        let open = session.selection.clone();
        let open = open.map(|id| (id, view, answer.sort));
        let position = answer.selected.as_ref().and_then(|open| open.position);
        if open != self.open
            && let Some(position) = position
        {
            wanted = scroller.show(position, false).or(wanted);
        }
        self.open = open;
        wanted
    }
}

/// What holds the line: in the table it is higher than its button.
fn row_of(id: &str) -> Option<web_sys::Element> {
    web::element_by_id(&line_id(id))?.closest(".entry").ok()?
}

fn records(
    page: &Page,
    answer: &Shared<Answer>,
    (table, has_background): (Option<TableCode>, bool),
    scroller: &Shared<RefCell<Scroller>>,
) -> Element {
    let session = &answer.session;
    let n_records = answer.passing.records();
    if n_records == 0 {
        return nothing(page, answer);
    }
    let marking = &answer.looked_for.marking;
    let records = match table {
        Some(TableCode(table)) => table(page, answer, marking),
        // Each has a key: the menu must not be made anew, and lose the focus, when there are other days below it.
        _ => el("div")
            .class("list")
            .attr_if("tabindex", is_long(answer).then_some("-1"))
            .child(
                el("h2")
                    .key("heading")
                    .class("for-screen-readers")
                    .text(page.words.say("list-heading")),
            )
            .child_opt(lede(page, session))
            .child_opt(corrected(page, answer))
            .child(sort_menu(page, answer.sort).key("sorting"))
            .child(
                el("div")
                    .key("records")
                    .children(lines(page, answer, marking, has_background)),
            ),
    };
    records.on(
        ListenerKind::onkeydown,
        on_key(page, scroller, answer.passing.incidents),
    )
}

/// What happened, in a sentence or two, and the way to how it is known.
fn lede(page: &Page, session: &Session) -> Option<Element> {
    let lede = page.config.lede.in_language(page.words.language());
    let on_change = page.on_change.clone();
    let about = Callback::from(move |_| {
        // The button goes; the focus stays in the panel.
        if let Some(tab) = web::element_by_id(&tab_id(View::About)) {
            web::focus(&tab);
        }
        on_change.emit(Change::Nudge(Action::Show(View::About)));
    });
    let is_first = !page.embed_options.is_embedded && !session.has_filters();
    (is_first && !lede.is_empty()).then(|| {
        el("p")
            .key("lede")
            .class("lede")
            .child(page.said(el("b"), &page.config.lede).text(lede.to_owned()))
            .text(" ")
            .child(button(page.words.say("about-map"), about).class("link"))
    })
}

/// Keys step from one line to the next, by as many as are seen, and to the ends, whether those are drawn or not.
fn on_key(
    page: &Page,
    scroller: &Shared<RefCell<Scroller>>,
    n_incidents: usize,
) -> Callback<KeyboardEvent> {
    let (scroller, on_change) = (scroller.clone(), page.on_change.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let next = scroller.borrow().next(&event.key());
        let Some(next) = next else { return };
        event.prevent_default();
        if next >= n_incidents
            && let Some(folded) = web::element_by_id(FOLDED)
        {
            // The name is valid, which is all that could fail.
            let _set = folded.set_attribute("open", "");
        }
        let wanted = scroller.borrow_mut().show(next, true);
        want(&on_change, wanted);
    })
}

/// Nothing passes: which filters say so, and the ways out.
fn nothing(page: &Page, answer: &Answer) -> Element {
    let session = &answer.session;
    let unfinished = match page.awaited.search {
        SearchProgress::Done => None,
        SearchProgress::Running => Some("list-searching"),
        SearchProgress::Failed if session.words.trim().is_empty() => Some("area-unknown"),
        SearchProgress::Failed => Some("list-unsearched"),
    };
    if let Some(sentence) = unfinished.map(|id| page.words.say(id)) {
        return el("div")
            .class("list nothing")
            .child(el("p").text(sentence));
    }
    let sentence = match session.time {
        Some(span) => {
            let during = page.words.during(span);
            page.words
                .say_with("list-nothing-during", &[("during", during.into())])
        }
        None if !session.words.trim().is_empty() => {
            let words = [("words", answer.words().into())];
            let id = match has_other_filters(session) {
                true => "list-nothing-words",
                false => "list-nothing-words-alone",
            };
            page.words.say_with(id, &words)
        }
        None if session.has_filters() => page.words.say("list-nothing"),
        None => page.words.say("list-empty"),
    };
    el("div")
        .class("list nothing")
        .child_opt(corrected(page, answer))
        .child(el("p").text(sentence))
        .children(ways_out(page, session))
}
