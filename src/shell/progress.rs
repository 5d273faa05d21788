//! A large file on its way: how much of it has come, and the way out of waiting.

use incidents::model::decimal::fixed;
use web_sys::MouseEvent;
use yew::prelude::*;

use crate::data::loaded::Progress;
use crate::ui::element::{button, el};
use crate::words::Words;

/// How many bytes the reader takes for a megabyte.
const MEGABYTE: f64 = 1e6;

/// What has come so far. Who does not see the bar hears it in quarters: every moment of it would be noise.
pub fn progress(words: &Words, progress: &Progress) -> Html {
    let Progress {
        file,
        n_bytes,
        n_total,
        n_records,
        cancel,
    } = progress;
    let megabytes = |bytes: f64| words.number((bytes / MEGABYTE).round() as usize);
    let said = [
        ("records", (*n_records).into()),
        ("read", megabytes(*n_bytes).into()),
        ("total", n_total.map_or_else(String::new, megabytes).into()),
    ];
    let id = match n_total {
        Some(_) => "progress-of",
        None => "progress-so-far",
    };
    let heard = if let Some(total) = n_total {
        let quarters = (n_bytes / total * 4.0) as usize;
        words.say_with("progress-heard", &[("percent", (quarters * 25).into())])
    } else {
        // Of how many is not known where the server packs the file: at 1, 2, 4, 8 megabytes.
        let doubled = ((n_bytes / MEGABYTE) as usize).checked_ilog2();
        let read = words.number(doubled.map_or(0, |times| 1 << times));
        words.say_with("progress-heard-so-far", &[("read", read.into())])
    };
    let cancel = cancel.clone();
    el("main")
        .class("failure")
        .child(el("h1").text(words.say_with("progress", &[("file", file.into())])))
        .child(
            el("progress")
                .attr("aria-label", words.say("progress-bar"))
                .attr_if("max", n_total.map(|total| fixed(total, 0)))
                .attr_if("value", n_total.map(|_| fixed(*n_bytes, 0))),
        )
        .child(el("p").text(words.say_with(id, &said)))
        .child(
            el("p")
                .class("for-screen-readers")
                .attr("role", "status")
                .text(heard),
        )
        .child(button(
            words.say("cancel"),
            Callback::from(move |_: MouseEvent| cancel.emit(())),
        ))
        .into()
}
