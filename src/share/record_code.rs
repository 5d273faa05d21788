//! The open record, and what is put on paper of records: code that the first view does without.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::record::detail::{Detail, Props};
use crate::share::paper::{PaperHandle, PutOnPaper, put_on_paper};
use crate::ui::later::{Later, use_idle, use_later, use_wanted};

/// What shows and prints records.
#[derive(Clone, Copy)]
pub struct RecordCode {
    /// Shows the open one.
    pub detail: fn(Props) -> Html,
    /// Puts what is shown on paper.
    pub put_on_paper: PutOnPaper,
}

/// The code of both.
#[wasm_split(opened, fallible)]
pub fn record_code() -> Result<RecordCode, SplitLoaderError> {
    Ok(RecordCode {
        detail: |props| html! { <Detail ..props /> },
        put_on_paper,
    })
}

/// Keeps it, also for the paper. Asks for it when a record is opened, or else when the first view is there and the browser has nothing to do: then the first click, and
/// the browser's own command to print, need not wait.
#[hook]
pub fn use_record_code(is_open: bool, is_shown: bool, paper: &PaperHandle) -> Later<RecordCode> {
    let code = use_later::<RecordCode>(|| Box::pin(record_code()));
    if let Some(code) = code.code() {
        paper.set(Some(code.put_on_paper));
    }
    use_wanted(&code, is_open);
    use_idle(&code, is_shown);
    code
}
