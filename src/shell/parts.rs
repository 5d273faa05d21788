//! The parts of the page's code that come later, and when each is asked for.

use incidents::query::engine::Answer;
use incidents::query::text_source::SearchCode;
use yew::prelude::*;

use crate::data::client::EngineClient;
use crate::filters::search_code::use_search_code;
use crate::map::maplibre::fetch_ahead;
use crate::map::ui::view::{MapShown, map_later};
use crate::share::paper::PaperHandle;
use crate::share::record_code::{RecordCode, use_record_code};
use crate::ui::later::{Later, use_later};
use crate::ui::page::{Page, Shared};

/// What has come of each.
pub struct Parts {
    /// What draws the map.
    pub map: Later<MapShown>,
    /// What shows and prints a record.
    pub record: Later<RecordCode>,
    /// What finds words.
    pub search: Later<SearchCode>,
}

/// Keeps them. The map is asked for as soon as there is somebody to see it, the others when they are needed or nothing else is.
#[hook]
pub fn use_parts(
    page: &Page,
    answer: Option<&Shared<Answer>>,
    in_sight: bool,
    client: &EngineClient,
    paper: &PaperHandle,
) -> Parts {
    let map = use_later::<MapShown>(|| Box::pin(map_later()));
    let asked = map.clone();
    use_effect_with(in_sight, move |in_sight| {
        if *in_sight {
            asked.ask();
            fetch_ahead();
        }
    });
    let is_open = answer.is_some_and(|answer| answer.selected.is_some());
    let words = answer.map_or("", |answer| answer.session.words.as_str());
    let is_shown = answer.is_some();
    Parts {
        map,
        record: use_record_code(is_open, is_shown, paper),
        search: use_search_code(client, words, is_shown, &page.on_change),
    }
}
