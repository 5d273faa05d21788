//! Files of others: how one was read, and how the reader opens one; and what this device keeps of the map. Code that the first view does without.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

mod kept;
mod mapping;
mod open;

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::files::kept::Kept;
use crate::files::mapping::Mapping;
use crate::files::open::open;
use crate::ui::element::el;
use crate::ui::page::Page;

/// Shows what there is to say of files.
pub type Files = fn(Page) -> Html;

/// Its code.
#[wasm_split(opened, fallible)]
pub fn files_later() -> Result<Files, SplitLoaderError> {
    Ok(|page| {
        let has_mapping = !page.opened.mapping.is_empty();
        el("div")
            .child_opt(has_mapping.then(|| html! { <Mapping page={page.clone()} /> }))
            .child(open(&page))
            .child(html! { <Kept page={page} /> })
            .into()
    })
}
