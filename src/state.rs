//! The page's state and its changes. The session in it is the reader's; hover is nobody's for long.

pub mod embed_options;
pub mod folds;
pub mod progress;
pub mod sheet;

use std::ops::Range;
use std::rc::Rc;

use incidents::model::civil::{Minute, Span};
use incidents::model::place::Bounds;
use incidents::model::session::{Action, Camera, Session, View};
use yew::Reducible;

use crate::state::embed_options::{DATES, EmbedOptions, Part};
use crate::state::folds::{Fold, Folds};
use crate::state::progress::Pending;
use crate::state::sheet::Sheet;

/// How many lines of the list are drawn at first: more than any screen shows, and fewer than a reader who scrolls wants.
const FIRST_LINES: usize = 50;

/// What the page shows, with what it was asked.
#[derive(Clone, Default, PartialEq)]
pub struct State {
    /// What the reader has chosen.
    pub session: Session,
    /// The id of the record under the pointer.
    pub hover: Option<String>,
    /// Which lines of the list are wanted, by their positions in it.
    pub lines: Range<usize>,
    /// What of the answer is still to come.
    pub pending: Pending,
    /// How many times something has come that an answer lacked.
    pub data_version: u32,
    /// Whether the brush moves by itself.
    pub is_playing: bool,
    /// While it grows by itself: when the newest of what it lets through begins.
    pub newest: Option<Minute>,
    /// What the map shows, once there is one.
    pub bounds: Option<Bounds>,
    /// Where the reader looked before the map went to the open record; nowhere of their own if there is none.
    pub left: Option<Camera>,
    /// Which of the filters are unfolded.
    pub folds: Folds,
    /// How much of a phone's screen the sheet takes.
    pub sheet: Sheet,
    /// Whether a drag goes on: what changes every moment is not to be read out.
    pub is_dragging: bool,
    /// How much of the page is shown, and what of the session the reader cannot change.
    pub embed_options: EmbedOptions,
    /// What is to be done with the address.
    pub history: HistoryUpdate,
    /// How many entries of the history the reader's steps have called for. A step and what follows at once may be
    /// drawn together: then this still tells of the step.
    pub n_steps: u32,
}

/// How the address follows the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryUpdate {
    /// It is not touched: nothing has changed, or a drag goes on.
    #[default]
    None,
    /// It is written over: a step that Back should not return to.
    Replace,
    /// It becomes a new entry of the history.
    Push,
}

/// One change.
#[derive(Clone)]
pub enum Change {
    /// A step that Back undoes.
    Step(Action),
    /// A step too small for Back: typing, moving the map.
    Nudge(Action),
    /// A moment of a drag: the address waits for [`Change::Settle`].
    Drag(Action),
    /// The drag has ended.
    Settle,
    /// Let the brush move by itself, or let it rest: then the address follows.
    Play(bool),
    /// Where the brush has moved by itself, and the start of what it has newly come to while it grows.
    PlayTo(Option<Span>, Option<Minute>),
    /// Back or Forward.
    Restore(Session),
    /// Something has come that the answer lacked: it is asked for again.
    DataArrived(Pending),
    /// Something that the answer lacks has been asked for.
    Pending(Pending),
    /// The pointer is over a record, or over none.
    Hover(Option<String>),
    /// These lines of the list are wanted.
    Lines(Range<usize>),
    /// The map shows this now.
    Seen(Bounds),
    /// The map has gone to the open record. The link says so by the record alone, and the reader's own view waits.
    Visit,
    /// Filters are unfolded or folded.
    Fold(Fold),
    /// The reader has moved the sheet.
    Sheet(Sheet),
}

impl State {
    /// The state in which a page with this address starts.
    pub fn new(session: Session, embed_options: EmbedOptions) -> Self {
        Self {
            folds: Folds::of(&session),
            // The map comes first, where nothing else is asked for.
            sheet: match session.selection.is_none()
                && (embed_options.is_embedded || session.view == View::default())
            {
                true => Sheet::Peek,
                false => Sheet::default(),
            },
            embed_options,
            session,
            lines: 0..FIRST_LINES,
            ..Self::default()
        }
    }

    /// Something has come that the answer lacked.
    fn data_arrived(self, pending: Pending) -> Self {
        Self {
            pending,
            data_version: self.data_version + 1,
            ..self
        }
    }

    fn with(&self, action: Action, history: HistoryUpdate) -> Self {
        // The reader's hand on time ends the play, and so does what is opened: it is to be read.
        let ends_play = matches!(
            action,
            Action::Brush(_) | Action::Zoom(_) | Action::ClearFilters | Action::Select(Some(_))
        );
        let sheet = match &action {
            // Nothing is to be opened out of sight.
            Action::Select(Some(_)) | Action::Show(_) => self.sheet.max(Sheet::Half),
            Action::Select(None) if self.embed_options.is_embedded => Sheet::Peek,
            _ => self.sheet,
        };
        // What play shows is no step of the reader's: the address follows when it ends.
        let history = match self.is_playing && !ends_play {
            true => HistoryUpdate::None,
            false => history,
        };
        let mut after = self.session.clone().apply(action);
        let left = self.left.filter(|_| after.selection.is_some());
        if after.selection.is_none() {
            after.camera = after.camera.or(self.left);
        }
        Self {
            session: self.embed_options.hold(&self.session, after),
            left,
            is_playing: self.is_playing && !ends_play,
            newest: self.newest.filter(|_| !ends_play),
            history,
            n_steps: self.n_steps + u32::from(history == HistoryUpdate::Push),
            is_dragging: false,
            sheet,
            ..self.clone()
        }
    }
}

impl State {
    /// With another session, which the address or the host says.
    fn restored(&self, session: Session) -> Self {
        Self {
            sheet: match session.selection.is_some() {
                true => self.sheet.max(Sheet::Half),
                false => self.sheet,
            },
            left: self.left.filter(|_| session.selection.is_some()),
            // An address without a camera was written before the map moved: the map stays where it is.
            session: Session {
                camera: session.camera.or(self.session.camera),
                ..session
            },
            history: HistoryUpdate::None,
            is_playing: false,
            newest: None,
            is_dragging: false,
            ..self.clone()
        }
    }
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let state = (*self).clone();
        Rc::new(match change {
            Change::Step(action) => self.with(action, HistoryUpdate::Push),
            Change::Nudge(action) => self.with(action, HistoryUpdate::Replace),
            Change::Drag(action) => Self {
                is_dragging: true,
                ..self.with(action, HistoryUpdate::None)
            },
            Change::Settle => Self {
                history: HistoryUpdate::Push,
                n_steps: self.n_steps + 1,
                is_dragging: false,
                ..state
            },
            Change::Play(is_playing) if is_playing == self.is_playing => return self,
            Change::Play(_) if self.embed_options.is_locked(DATES) => return self,
            // Nothing would end it.
            Change::Play(_) if !self.embed_options.has(Part::Timeline) => return self,
            Change::Play(is_playing) => Self {
                is_playing,
                newest: None,
                is_dragging: is_playing,
                history: if is_playing {
                    HistoryUpdate::None
                } else {
                    HistoryUpdate::Push
                },
                n_steps: self.n_steps + u32::from(!is_playing),
                ..state
            },
            Change::PlayTo(..) if !self.is_playing => return self,
            Change::PlayTo(span, newest) => Self {
                is_playing: true,
                newest,
                is_dragging: true,
                ..self.with(Action::Brush(span), HistoryUpdate::None)
            },
            Change::Restore(session) => self.restored(session),
            Change::DataArrived(pending) => state.data_arrived(pending),
            Change::Pending(pending) => Self { pending, ..state },
            Change::Hover(hover) => Self { hover, ..state },
            Change::Sheet(sheet) => Self { sheet, ..state },
            Change::Lines(lines) => Self { lines, ..state },
            // "Only what is in view" follows the map. Without it, what is to be done with the address is not this
            // change's affair: the map says where it looks at the same moment.
            Change::Seen(bounds) => {
                let within = self.session.within.map(|_| bounds);
                let state = match within == self.session.within {
                    true => state,
                    false => self.with(Action::Within(within), HistoryUpdate::Replace),
                };
                Self {
                    bounds: Some(bounds),
                    ..state
                }
            }
            Change::Visit => Self {
                left: self.session.camera.or(self.left),
                session: Session {
                    camera: None,
                    ..self.session.clone()
                },
                history: HistoryUpdate::Replace,
                ..state
            },
            Change::Fold(fold) => Self {
                folds: state.folds.after(fold),
                ..state
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use incidents::model::place::LngLat;
    use incidents::model::session::Camera;

    use super::*;

    fn after(changes: impl IntoIterator<Item = Change>) -> Rc<State> {
        changes
            .into_iter()
            .fold(Rc::new(State::default()), Reducible::reduce)
    }

    fn search(words: &str) -> Action {
        Action::Search(words.to_owned())
    }

    #[test]
    fn a_drag_writes_the_address_once_when_it_ends() {
        assert_eq!(
            after([Change::Drag(search("a"))]).history,
            HistoryUpdate::None
        );
        assert_eq!(
            after([Change::Drag(search("a")), Change::Settle]).history,
            HistoryUpdate::Push
        );
    }

    #[test]
    fn a_step_is_not_forgotten_when_more_follows_before_it_is_written() {
        let typed = after([Change::Step(search("a")), Change::Nudge(search("ab"))]);
        assert_eq!((typed.history, typed.n_steps), (HistoryUpdate::Replace, 1));
        let moved = after([Change::Step(search("a")), Change::Drag(search("ab"))]);
        assert_eq!((moved.history, moved.n_steps), (HistoryUpdate::None, 1));
    }

    fn bounds(east: f64) -> Bounds {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        Bounds::new(at(36.0, 35.0), at(east, 37.0)).unwrap()
    }

    #[test]
    fn what_the_map_shows_filters_only_when_the_reader_asks_for_it_and_then_follows_the_map() {
        let state = after([Change::Seen(bounds(38.0))]);
        assert_eq!(
            (state.bounds, state.session.within, state.history),
            (Some(bounds(38.0)), None, HistoryUpdate::None)
        );
        let state = after([
            Change::Step(Action::Within(Some(bounds(38.0)))),
            Change::Seen(bounds(39.0)),
        ]);
        assert_eq!(
            (state.session.within, state.history),
            (Some(bounds(39.0)), HistoryUpdate::Replace)
        );
    }

    #[test]
    fn what_the_map_shows_does_not_keep_where_it_looks_out_of_the_address() {
        let camera = Camera::upright(LngLat::ORIGIN, 8.0);
        let state = after([
            Change::Nudge(Action::Look(camera)),
            Change::Seen(bounds(38.0)),
        ]);
        assert_eq!(state.history, HistoryUpdate::Replace);
    }

    #[test]
    fn closing_a_record_gives_the_readers_own_view_back() {
        let camera = |zoom| Camera::upright(LngLat::ORIGIN, zoom);
        let look = |zoom| Change::Nudge(Action::Look(camera(zoom)));
        let select = |id: Option<&str>| Change::Step(Action::Select(id.map(str::to_owned)));
        let opened = [look(8.0), select(Some("m10")), Change::Visit];
        let zoom = |changes: &[Change]| {
            let camera = after(changes.iter().cloned()).session.camera;
            camera.map(|camera| camera.zoom)
        };
        let closed = |between: &[Change]| zoom(&[&opened, between, &[select(None)]].concat());
        assert_eq!(zoom(&opened), None);
        assert_eq!(closed(&[]), Some(8.0));
        assert_eq!(closed(&[select(Some("m2")), Change::Visit]), Some(8.0));
        // The reader has moved on meanwhile.
        assert_eq!(closed(&[look(9.0)]), Some(9.0));
        assert_eq!(
            zoom(&[select(Some("m10")), Change::Visit, select(None)]),
            None
        );
    }

    #[test]
    fn opening_a_record_raises_the_sheet() {
        let open = Change::Step(Action::Select(Some("m10".to_owned())));
        let raised = |sheet| after([Change::Sheet(sheet), open.clone()]).sheet;
        assert_eq!(raised(Sheet::Peek), Sheet::Half);
        assert_eq!(raised(Sheet::Full), Sheet::Full);
    }

    #[test]
    fn in_a_frame_the_map_comes_first_and_again_when_a_record_is_closed() {
        let reading = EmbedOptions::in_frame(None, None, None).0;
        let start = State::new(Session::default(), reading);
        assert_eq!(start.sheet, Sheet::Peek);
        let select = |id: Option<&str>| Change::Step(Action::Select(id.map(str::to_owned)));
        let open = Rc::new(start).reduce(select(Some("m10")));
        assert_eq!(open.sheet, Sheet::Half);
        assert_eq!(open.reduce(select(None)).sheet, Sheet::Peek);
    }

    #[test]
    fn the_reader_cannot_change_what_is_locked_and_the_address_can() {
        let reading = EmbedOptions::in_frame(None, None, Some("words")).0;
        let session = Session::default().apply(search("water"));
        let state = Rc::new(State::new(session, reading)).reduce(Change::Step(search("")));
        assert_eq!(state.session.words, "water");
        let restored = state.reduce(Change::Restore(Session::default()));
        assert_eq!(restored.session.words, "");
    }

    #[test]
    fn an_answer_is_asked_for_again_when_something_has_come_and_not_when_it_is_awaited() {
        let pending = Pending {
            searched: Some(0),
            ..Pending::default()
        };
        let awaited = after([Change::Pending(pending)]);
        assert_eq!((awaited.pending, awaited.data_version), (pending, 0));
        let come = after([
            Change::Pending(pending),
            Change::DataArrived(Pending::default()),
        ]);
        assert_eq!((come.pending, come.data_version), (Pending::default(), 1));
    }

    #[test]
    fn going_back_does_not_write_the_address() {
        let state = after([
            Change::Step(search("a")),
            Change::Restore(Session::default()),
        ]);
        assert_eq!(
            (state.history, &state.session),
            (HistoryUpdate::None, &Session::default())
        );
    }

    #[test]
    fn play_moves_the_brush_until_a_hand_moves_it_or_it_is_paused() {
        let day = |day| Some(Span::of_days(day, day));
        let newest = Some(Minute::from_day(1));
        let played = || [Change::Play(true), Change::PlayTo(day(1), newest)];
        let state = after(played());
        assert_eq!(
            (state.newest, state.history, state.session.time),
            (newest, HistoryUpdate::None, day(1))
        );
        let dragged = [
            Change::Drag(Action::Brush(day(5))),
            Change::PlayTo(day(2), newest),
            Change::Settle,
        ];
        let state = after(played().into_iter().chain(dragged));
        assert_eq!(
            (state.newest, state.history, state.session.time),
            (None, HistoryUpdate::Push, day(5))
        );
        let state = after(played().into_iter().chain([Change::Play(false)]));
        assert_eq!(
            (state.newest, state.history, state.session.time),
            (None, HistoryUpdate::Push, day(1))
        );
        let state = after(played().into_iter().chain([Change::Step(search("a"))]));
        assert!(state.is_playing && state.history == HistoryUpdate::None);
        let opened = Change::Step(Action::Select(Some("a".to_owned())));
        assert!(!after(played().into_iter().chain([opened])).is_playing);
    }
}
