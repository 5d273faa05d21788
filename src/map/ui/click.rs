//! What becomes of a mark that the reader clicks, taps, or steps to and opens.

use incidents::model::session::Action;
use incidents::scene::{MarkKind, SceneMark};
use yew::prelude::*;

use crate::data::client::EngineClient;
use crate::map::ui::context::{Dispatch, Running};
use crate::map::ui::cover::covered;
use crate::map::ui::state::{Opened, Seen};
use crate::state::Change;

/// One record opens; a cluster comes closer until it splits; among several records of one place the reader chooses.
pub fn clicked(
    marks: &[SceneMark],
    asked: &EngineClient,
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
                && let Some(row) = mark.kind.first_row() =>
        {
            open(row, asked, on_change);
            None
        }
        [first, ..] => {
            let rows: Vec<u32> = marks
                .iter()
                .flat_map(|mark| match mark.kind.first_row() {
                    Some(row) if mark.count == 1 => vec![row],
                    _ => asked.members(&map.passing(), mark, usize::MAX),
                })
                .collect();
            Some(Opened {
                world: first.world,
                rows: rows.into(),
                first: 0,
                is_one_place: marks.len() == 1
                    && !matches!(first.kind, MarkKind::Cluster | MarkKind::MergedAreas { .. }),
            })
        }
    };
    if let Some(spiral) = opened.as_ref().and_then(Opened::spiral) {
        map.make_room(&spiral, covered());
    }
    watch.dispatch(Seen::Opened(opened));
}

/// Opens a record.
pub fn open(row: u32, asked: &EngineClient, on_change: &Callback<Change>) {
    on_change.emit(Change::Step(Action::Select(asked.id(row))));
}

/// The record of a mark of one is under the pointer everywhere on the page.
pub fn hovered(marks: &[SceneMark], asked: &EngineClient, on_change: &Callback<Change>) {
    let row = match marks {
        [mark] if mark.count == 1 => mark.kind.first_row(),
        _ => None,
    };
    on_change.emit(Change::Hover(row.and_then(|row| asked.id(row))));
}
