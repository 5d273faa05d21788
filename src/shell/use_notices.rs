//! What the page tells its reader of while it is read: each kind once.

use std::rc::Rc;

use gloo::events::EventListener;
use incidents::config::Withdrawal;
use incidents::query::engine::Answer;
use yew::prelude::*;

use crate::browser::web;
use crate::data::client::EngineClient;
use crate::shell::notices::Notice;
use crate::state::State;

/// What the page tells its reader of, and who tells it.
pub struct PageNotices {
    /// Before the record that is asked for.
    first: Vec<Notice>,
    /// After it.
    last: Vec<Notice>,
    /// Takes why there is no map.
    pub on_no_map: Callback<String>,
    /// Whether there is none.
    pub has_no_map: bool,
    /// Takes what of the map did not arrive.
    pub on_missing_part: Callback<String>,
}

impl PageNotices {
    /// All of them, with what an answer says and what has been known since the files were read.
    pub fn all(
        &self,
        answer: &Answer,
        of_files: &[Notice],
        withdrawn: &[Withdrawal],
    ) -> Vec<Notice> {
        let missing = match answer.is_selection_missing {
            true => answer.session.selection.clone(),
            false => None,
        };
        let first = self.first.iter().cloned();
        first
            .chain(missing.map(|id| {
                let withdrawal = withdrawn.iter().find(|it| it.id == id).cloned();
                withdrawal.map_or(Notice::NoSuchRecord(id), Notice::Withdrawn)
            }))
            .chain(self.last.iter().chain(of_files).cloned())
            .collect()
    }
}

/// Collects what the page tells its reader of. `problems` are the parts of the address that cannot be used.
#[hook]
pub fn use_notices(
    state: &State,
    client: &EngineClient,
    day: Option<i32>,
    problems: impl FnOnce() -> Vec<String>,
) -> PageNotices {
    let problems = use_memo((), |()| problems());
    let pinned = (state.session.pinned, client.fingerprint());
    let changed = use_memo(pinned, |(then, _)| Notice::of_pinned((*then)?, day, client));
    let no_map = use_state_eq(|| None::<String>);
    let later = use_reducer(LaterNotices::default);
    use_blocked_requests(later.dispatcher());
    let on_missing_part = {
        let notices = later.dispatcher();
        use_callback((), move |reason: String, ()| {
            notices.dispatch(Notice::MapPart(reason));
        })
    };
    let on_no_map = {
        let no_map = no_map.setter();
        use_callback((), move |reason: String, ()| no_map.set(Some(reason)))
    };
    let of_address = (!problems.is_empty()).then(|| Notice::Address((*problems).clone()));
    let has_no_map = no_map.is_some();
    let no_map = (*no_map).clone().map(Notice::NoMap);
    let unread = state.pending.has_failed.then_some(Notice::Unread);
    let last = no_map.into_iter().chain(unread);
    let last = last.chain(later.0.iter().cloned());
    PageNotices {
        first: (*changed).clone().into_iter().chain(of_address).collect(),
        last: last.collect(),
        on_no_map,
        has_no_map,
        on_missing_part,
    }
}

/// What came up while the page was read, one of a kind.
#[derive(Default)]
struct LaterNotices(Vec<Notice>);

impl Reducible for LaterNotices {
    type Action = Notice;

    fn reduce(self: Rc<Self>, notice: Notice) -> Rc<Self> {
        // One failing server would fill the page: each address that it refuses is another text.
        let is_known = self.0.iter().any(|known| match (known, &notice) {
            (Notice::MapPart(_), Notice::MapPart(_)) => true,
            (Notice::Blocked(known, _), Notice::Blocked(directive, _)) => known == directive,
            (known, notice) => known == notice,
        });
        if is_known {
            return self;
        }
        Rc::new(Self(self.0.iter().cloned().chain([notice]).collect()))
    }
}

/// Tells the reader of a request that the page's policy blocked.
#[hook]
fn use_blocked_requests(notices: UseReducerDispatcher<LaterNotices>) {
    use_effect_with((), move |()| {
        let listener = web::document().map(|document| {
            EventListener::new(&document, "securitypolicyviolation", move |event| {
                let text = |name: &str| {
                    web::get_property(event, name)
                        .as_string()
                        .unwrap_or_default()
                };
                notices.dispatch(Notice::Blocked(
                    text("effectiveDirective"),
                    text("blockedURI"),
                ));
            })
        });
        move || drop(listener)
    });
}
