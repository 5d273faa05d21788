//! What becomes of a mark that the reader clicks, taps, or steps to and opens.

use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::session::Action;
use incidents::scene::{SceneMark, What};
use yew::prelude::*;

use crate::data::client::{Aim, Asked};
use crate::map::gl::transition::first_row;
use crate::map::ui::cover::covered;
use crate::map::ui::lifecycle::{Dispatch, Running};
use crate::map::ui::state::{Opened, Seen};
use crate::state::Change;

/// One record opens; a cluster comes closer until it splits; among several records of one place the reader chooses.
pub fn clicked(
    marks: &[SceneMark],
    asked: &Asked,
    running: &Running,
    on_change: &Callback<Change>,
    watch: &Dispatch,
) {
    let running = running.borrow();
    let Some(map) = running.as_ref() else { return };
    let opened = match marks {
        [] => None,
        [mark] if map.split(mark, covered()) => None,
        [mark]
            if mark.count == 1
                && let Some(row) = first_row(mark.what) =>
        {
            open(row, asked, on_change);
            None
        }
        [first, ..] => {
            let rows: Vec<u32> = marks
                .iter()
                .flat_map(|mark| match first_row(mark.what) {
                    Some(row) if mark.count == 1 => vec![row],
                    _ => asked.members(mark, usize::MAX),
                })
                .collect();
            Some(Opened {
                world: first.world,
                rows: rows.into(),
                first: 0,
                is_one_place: marks.len() == 1
                    && !matches!(first.what, What::Cluster | What::Areas { .. }),
            })
        }
    };
    if let Some(spiral) = opened.as_ref().and_then(Opened::spiral) {
        map.make_room(&spiral, covered());
    }
    watch.dispatch(Seen::Opened(opened));
}

/// Opens a record, once its id has been read.
pub fn open(row: u32, asked: &Asked, on_change: &Callback<Change>) {
    let on_change = on_change.clone();
    let on_read = move |record: Rc<Incident>| {
        on_change.emit(Change::Step(Action::Select(Some(record.id.clone()))));
    };
    asked.record_for(Aim::Open, Some(row), Callback::from(on_read));
}
