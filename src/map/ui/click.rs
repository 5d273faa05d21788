//! What becomes of a mark that the reader clicks, taps, or steps to and opens.

use incidents::model::session::Action;
use incidents::scene::{MarkKind, SceneMark};
use yew::prelude::*;

use crate::data::client::EngineClient;
use crate::map::ui::context::{Dispatch, MapHandle};
use crate::map::ui::state::{MapUiAction, StackChoice};
use crate::state::Change;

/// One record opens; a cluster comes closer until it splits; among several records of one place the reader chooses.
pub fn clicked(
    marks: &[SceneMark],
    client: &EngineClient,
    map_handle: &MapHandle,
    on_change: &Callback<Change>,
    ui: &Dispatch,
) {
    let map_handle = map_handle.borrow();
    let Some(map) = map_handle.as_ref() else {
        return;
    };
    let stack = match marks {
        [] => None,
        [mark] if map.split(mark) => None,
        [mark]
            if mark.count == 1
                && let Some(row) = mark.kind.first_row() =>
        {
            open(row, client, on_change);
            None
        }
        [first, ..] => {
            let open = map.open_row();
            let rows: Vec<u32> = marks
                .iter()
                .flat_map(|mark| match mark.kind.first_row() {
                    Some(row) if mark.count == 1 => vec![row],
                    _ => {
                        let mut rows = client.members(&map.passing(), mark, usize::MAX);
                        // The open record may stand beside the mark, and is not counted in it then.
                        if rows.len() > mark.count as usize {
                            rows.retain(|row| Some(*row) != open);
                        }
                        rows
                    }
                })
                .collect();
            Some(StackChoice {
                world: first.world,
                rows: rows.into(),
                first: 0,
                is_one_place: marks.len() == 1
                    && !matches!(first.kind, MarkKind::Cluster | MarkKind::MergedAreas { .. }),
            })
        }
    };
    if let Some(spiral) = stack.as_ref().and_then(StackChoice::spiral) {
        map.make_room(&spiral);
    }
    ui.dispatch(MapUiAction::Choose(stack));
}

/// Opens a record.
pub fn open(row: u32, client: &EngineClient, on_change: &Callback<Change>) {
    on_change.emit(Change::Step(Action::Select(client.id(row))));
}

/// The record of a mark of one is under the pointer everywhere on the page.
pub fn hovered(marks: &[SceneMark], client: &EngineClient, on_change: &Callback<Change>) {
    let row = match marks {
        [mark] if mark.count == 1 => mark.kind.first_row(),
        _ => None,
    };
    on_change.emit(Change::Hover(row.and_then(|row| client.id(row))));
}
