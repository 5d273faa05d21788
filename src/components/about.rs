//! What this map shows, how to read it, and whom it thanks.

use std::rc::Rc;

use incidents::config::MapConfig;
use yew::prelude::*;

use crate::words::Words;

/// Properties of [`About`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What this map is.
    pub config: Rc<MapConfig>,
    /// The words.
    pub words: Rc<Words>,
}

/// The introduction, folded away until it is asked for.
#[component]
pub fn About(props: &Props) -> Html {
    let language = props.words.language();
    let paragraph = |text: &incidents::config::Text| html! { <p dir="auto">{text.in_language(language).to_owned()}</p> };
    let credit = |credit: &incidents::config::Credit| {
        let text = credit.text.in_language(language).to_owned();
        match &credit.url {
            Some(url) => html! { <li><a href={url.clone()} target="_blank" rel="noopener" dir="auto">{text}</a></li> },
            None => html! { <li dir="auto">{text}</li> },
        }
    };
    html! {
        <details class="about">
            <summary>{"About this map"}</summary>
            <div class="about-text">
                {for props.config.introduction.iter().map(paragraph)}
                <p>{"A filled mark is an exact site. A ring is a place known only as well as the pale circle around it."}</p>
                if !props.config.credits.is_empty() { <ul>{for props.config.credits.iter().map(credit)}</ul> }
            </div>
        </details>
    }
}
