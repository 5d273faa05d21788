//! What this map shows, how to read it, and whom it thanks.

use incidents::config::{Credit, Text};
use yew::prelude::*;

use crate::components::page::Page;
use crate::element::{el, link};

/// The introduction, folded away until it is asked for.
pub fn about(page: &Page) -> Html {
    let language = page.words.language();
    let paragraph = |text: &Text| {
        el("p")
            .attr("dir", "auto")
            .text(text.in_language(language).to_owned())
    };
    let credit = |credit: &Credit| {
        let text = credit.text.in_language(language).to_owned();
        let thanks = match &credit.url {
            Some(url) => link(url),
            None => el("span"),
        };
        el("li").child(thanks.attr("dir", "auto").text(text))
    };
    let credits = el("ul").children(page.config.credits.iter().map(credit));
    let text = el("div")
        .class("about-text")
        .children(page.config.introduction.iter().map(paragraph))
        .child(el("p").text(page.words.say("about-marks")))
        .child(credits);
    el("details")
        .class("about")
        .child(el("summary").text(page.words.say("about")))
        .child(text)
        .into()
}
