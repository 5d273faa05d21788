//! What the tabs beside the list show, and what is said of the timeline: code that the first view does without.

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
use crate::timeline::SayBars;
use crate::timeline::tip::tip;
use crate::timeline::told::told;
use crate::ui::element::Element;
use crate::ui::later::Later;
use crate::ui::page::Page;

/// What shows the filters, the table and what there is to say about the map and its timeline.
#[derive(Clone, Copy)]
pub struct Views {
    /// The introduction, whose map it is, and its files.
    pub about: fn(&Page, &Answer, &Later<Files>) -> Element,
    /// The filters.
    pub filters: fn(&Page, &Answer, &State) -> Html,
    /// The table in the place of the list.
    pub table: TableCode,
    /// What the bars of the timeline show, in words.
    pub say_bars: SayBars,
}

/// The code of all of it.
#[wasm_split(opened, fallible)]
pub fn views_later() -> Result<Views, SplitLoaderError> {
    Ok(Views {
        about,
        filters,
        table: TableCode(table),
        say_bars: SayBars { tip, told },
    })
}
