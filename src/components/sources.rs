//! Who published it, with a link where there is one.

use incidents::incident::Source;
use yew::prelude::*;

use crate::components::page::Page;
use crate::element::{Element, el};
use crate::words::Words;

/// The sources of a record.
pub fn sources(page: &Page, sources: &[Source]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    el("section")
        .child(el("h3").text("Sources"))
        .child(
            el("ul")
                .class("sources")
                .children(sources.iter().map(|source| row(source, &page.words))),
        )
        .into()
}

fn row(source: &Source, words: &Words) -> Element {
    let publisher = source
        .publisher
        .clone()
        .or_else(|| source.url.as_deref().map(host));
    let name = source
        .title
        .clone()
        .or_else(|| publisher.clone())
        .unwrap_or_else(|| "Source".to_owned());
    let publisher = publisher.filter(|publisher| *publisher != name);
    let day = source.date.as_deref().map(|day| words.iso_day(day));
    let beside: Vec<String> = publisher.into_iter().chain(day).collect();
    let link = |url: &String| {
        el("a")
            .attr("href", url.clone())
            .attr("target", "_blank")
            .attr("rel", "noopener")
    };
    let name = match &source.url {
        Some(url) => link(url).attr("dir", "auto").text(name),
        None => el("span").attr("dir", "auto").text(name),
    };
    el("li")
        .child(name)
        .maybe((!beside.is_empty()).then(|| {
            el("span")
                .class("aside")
                .attr("dir", "auto")
                .text(format!(", {}", beside.join(", ")))
        }))
        .maybe(source.archive_url.as_ref().map(|archive| {
            el("span")
                .text(" ")
                .child(link(archive).class("aside").text("archived copy"))
        }))
}

/// The host of an address, for a source that names no publisher.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
