//! What goes by words: code that comes when somebody searches or sorts by them, or when the browser has nothing else to do.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use incidents::model::session::{Session, SortBy};
use incidents::query::text_source::SearchCode;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::data::client::EngineClient;
use crate::state::Change;
use crate::state::progress::Pending;
use crate::ui::later::{Later, use_idle, use_later, use_wanted};

#[wasm_split(search, fallible)]
fn search_code() -> Result<SearchCode, SplitLoaderError> {
    Ok(SearchCode::here())
}

/// Gives it to the engine, which is asked again then. A large file is searched and sorted by its worker; what was found in it is marked
/// by this.
#[hook]
pub fn use_search_code(
    client: &EngineClient,
    session: &Session,
    is_shown: bool,
    on_change: &Callback<Change>,
) -> Later<SearchCode> {
    let code = use_later::<SearchCode>(|| Box::pin(search_code()));
    let by = session.sort.map(|sort| sort.by);
    let is_sorted = matches!(by, Some(SortBy::Title | SortBy::Place));
    let is_wanted = !session.words.trim().is_empty() || (is_sorted && !client.is_text_elsewhere());
    use_wanted(&code, is_wanted);
    use_idle(&code, is_shown);
    let (client, on_change, here) = (client.clone(), on_change.clone(), code.code());
    use_effect_with(
        (here.is_some(), code.has_failed()),
        move |&(_, has_failed)| {
            if client.set_search(here, has_failed) {
                on_change.emit(Change::DataArrived(Pending::default()));
            }
        },
    );
    code
}
