//! Opening a file of the reader's own device, which stays there.

use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::web::local_file::chosen_in;
use crate::ui::element::{Element, el, link};
use crate::ui::page::{Page, Reopen};

/// What the browser offers first.
const KINDS: &str = ".geojson,.json,.ndjson,.jsonl,.geojsons,.csv,.tsv,.txt,.xlsx,.xls,.ods,.gz,.kml,.kmz,.gpx,.xml,.rss,.atom,.topojson";

/// A button that opens a file, and what becomes of it.
pub fn open(page: &Page) -> Element {
    let words = &page.words;
    let on_open = page.opened.on_open.clone();
    let choose = Callback::from(move |event: Event| {
        if let Some(file) = chosen_in(&event) {
            on_open.emit(Reopen::File(file));
        }
    });
    let input = el("input")
        .attr("type", "file")
        .attr("accept", KINDS)
        .attr("multiple", "")
        .class("for-screen-readers")
        .on(ListenerKind::onchange, choose);
    el("section")
        .child(el("h2").text(words.say("files-own")))
        .child(el("p").text(words.say("files-own-about")))
        .child(
            el("label")
                .class("files-open")
                .child(input)
                .child(el("span").text(words.say("files-open"))),
        )
        .child(
            el("p").child(
                // It looks here for the file that was opened.
                link(&["make.html?lang=", words.language()].concat())
                    .attr("rel", "opener")
                    .text(words.say("files-make")),
            ),
        )
}
