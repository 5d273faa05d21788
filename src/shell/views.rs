//! What the tabs beside the list show: code that the first view does without.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use incidents::query::engine::Answer;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::files::Files;
use crate::filters::filters;
use crate::list::TableCode;
use crate::list::table::table;
use crate::shell::about::about;
use crate::state::State;
use crate::ui::element::Element;
use crate::ui::later::Later;
use crate::ui::page::Page;

/// What shows the filters, the table and what there is to say about the map.
#[derive(Clone, Copy)]
pub struct Views {
    /// The introduction, whose map it is, and its files.
    pub about: fn(&Page, &Answer, &Later<Files>) -> Element,
    /// The filters.
    pub filters: fn(&Page, &Answer, &State) -> Html,
    /// The table in the place of the list.
    pub table: TableCode,
}

/// The code of all three.
#[wasm_split(opened, fallible)]
pub fn views_later() -> Result<Views, SplitLoaderError> {
    Ok(Views {
        about,
        filters,
        table: TableCode(table),
    })
}
