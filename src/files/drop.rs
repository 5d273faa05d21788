//! A file that is dropped on the page.

use yew::prelude::*;

use crate::browser::web::local_file::{LocalFile, follow_drops};
use crate::ui::page::{Page, Reopen};

/// Opens a file that is dropped. A frame in an article is its host's.
#[hook]
pub fn use_dropped_file(page: &Page) {
    let on_open = page.opened.on_open.clone();
    use_effect_with(page.embed_options.is_embedded, move |is_embedded| {
        let open = Callback::from(move |file: LocalFile| on_open.emit(Reopen::File(file)));
        let listeners = (!is_embedded).then(|| follow_drops(&open));
        move || drop(listeners)
    });
}
