//! Who published it, with a link where there is one.

use incidents::incident::Source;
use yew::prelude::*;

use crate::components::page::Page;
use crate::words::Words;

/// The sources of a record.
pub fn sources(page: &Page, sources: &[Source]) -> Html {
    if sources.is_empty() {
        return html! {};
    }
    html! {
        <section>
            <h3>{"Sources"}</h3>
            <ul class="sources">{for sources.iter().map(|source| row(source, &page.words))}</ul>
        </section>
    }
}

fn row(source: &Source, words: &Words) -> Html {
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
    html! {
        <li>
            if let Some(url) = &source.url {
                <a href={url.clone()} target="_blank" rel="noopener" dir="auto">{name}</a>
            } else {
                <span dir="auto">{name}</span>
            }
            if !beside.is_empty() { <span class="aside" dir="auto">{format!(", {}", beside.join(", "))}</span> }
            if let Some(archive) = &source.archive_url {
                {" "}<a class="aside" href={archive.clone()} target="_blank" rel="noopener">{"archived copy"}</a>
            }
        </li>
    }
}

/// The host of an address, for a source that names no publisher.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
