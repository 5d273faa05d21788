//! What the article says, word for word, with a link to the very sentence.

use incidents::incident::Incident;
use incidents::quote::sentence_url;
use incidents::search::Query;
use yew::prelude::*;

use crate::components::list::marked;

/// The quotations, covered first where the record says that they are graphic.
pub fn excerpts(incident: &Incident, query: &Query) -> Html {
    if incident.excerpts.is_empty() {
        return html! {};
    }
    let quotations: Html = incident.excerpts.iter().map(|excerpt| {
        let url = excerpt.source.as_deref().map(|url| sentence_url(url, &excerpt.text));
        html! {
            <figure class="excerpt">
                <blockquote lang={excerpt.lang.clone()} dir="auto" cite={excerpt.source.clone()}>{marked(&excerpt.text, query)}</blockquote>
                <figcaption>
                    if let Some(attribution) = &excerpt.attribution { <span dir="auto">{attribution.clone()}</span> }
                    if let Some(url) = url {
                        {" "}<a href={url} target="_blank" rel="noopener">{"Read it in the article"}</a>
                    }
                </figcaption>
            </figure>
        }
    }).collect();
    html! {
        <section aria-label="Excerpts">
            <h3>{"What was reported"}</h3>
            if incident.sensitive {
                <details class="covered"><summary>{"These words describe violence to people. Show them"}</summary>{quotations}</details>
            } else {
                {quotations}
            }
        </section>
    }
}
