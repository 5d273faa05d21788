//! What this map shows, how to read it, and whom it thanks.

use yew::prelude::*;

use crate::components::page::Page;

/// The introduction, folded away until it is asked for.
pub fn about(page: &Page) -> Html {
    let language = page.words.language();
    let paragraph = |text: &incidents::config::Text| html! { <p dir="auto">{text.in_language(language).to_owned()}</p> };
    let credit = |credit: &incidents::config::Credit| {
        let text = credit.text.in_language(language).to_owned();
        match &credit.url {
            Some(url) => {
                html! { <li><a href={url.clone()} target="_blank" rel="noopener" dir="auto">{text}</a></li> }
            }
            None => html! { <li dir="auto">{text}</li> },
        }
    };
    html! {
        <details class="about">
            <summary>{"About this map"}</summary>
            <div class="about-text">
                {for page.config.introduction.iter().map(paragraph)}
                <p>{"A filled mark is an exact site, or one that nobody calls inexact. A ring is a place known only as well as the pale circle around it."}</p>
                if !page.config.credits.is_empty() { <ul>{for page.config.credits.iter().map(credit)}</ul> }
            </div>
        </details>
    }
}
