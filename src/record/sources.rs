//! Who published it, with a link where there is one.

use incidents::model::incident::Source;

use crate::record::sections::list_section;
use crate::ui::element::{Element, el, link};
use crate::ui::page::Page;

/// The sources of a record.
pub fn sources(page: &Page, sources: &[Source]) -> Option<Element> {
    let rows = sources.iter().map(|source| row(source, page));
    list_section(&page.words, "sources", rows.collect())
}

fn row(source: &Source, page: &Page) -> Element {
    let words = &page.words;
    let publisher = source
        .publisher
        .clone()
        .or_else(|| source.url.as_deref().map(host));
    let name = source
        .title
        .clone()
        .or_else(|| publisher.clone())
        .unwrap_or_else(|| words.say("source-unnamed"));
    let publisher = publisher.filter(|publisher| *publisher != name);
    let day = source.date.as_deref().map(|day| words.date(day));
    let beside = match (publisher, day) {
        (Some(publisher), Some(day)) => Some(words.joined(publisher, day)),
        (publisher, day) => publisher.or(day),
    };
    let named = match &source.url {
        Some(url) => link(url),
        None => el("span"),
    };
    let name = page.of_data(named, &name);
    let archive = source.archive_url.as_ref();
    let archive = archive.map(|archive| link(archive).text(words.say("source-archive")));
    let has_more = beside.is_some() || archive.is_some();
    el("li").child(name).child_opt(has_more.then(|| {
        el("p")
            .class("aside")
            .child_opt(beside.map(|beside| el("bdi").text(beside)))
            .child_opt(archive)
    }))
}

/// The host of an address, for a source that names no publisher.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
