//! What the article says, word for word, with a link to the very sentence.

use incidents::incident::Incident;
use incidents::quote::sentence_url;
use incidents::search::Query;
use yew::prelude::*;

use crate::components::list::marked;
use crate::element::el;

/// The quotations, covered first where the record says that they are graphic.
pub fn excerpts(incident: &Incident, query: &Query) -> Html {
    if incident.excerpts.is_empty() {
        return Html::default();
    }
    let quotations = incident.excerpts.iter().map(|excerpt| {
        let url = excerpt
            .source
            .as_deref()
            .map(|url| sentence_url(url, &excerpt.text));
        let caption = el("figcaption")
            .maybe(
                excerpt
                    .attribution
                    .clone()
                    .map(|attribution| el("span").attr("dir", "auto").text(attribution)),
            )
            .text(" ")
            .maybe(url.map(|url| {
                el("a")
                    .attr("href", url)
                    .attr("target", "_blank")
                    .attr("rel", "noopener")
                    .text("Read it in the article")
            }));
        let quotation = el("blockquote")
            .attr_if("lang", excerpt.lang.clone())
            .attr("dir", "auto")
            .attr_if("cite", excerpt.source.clone())
            .child(marked(&excerpt.text, query));
        el("figure")
            .class("excerpt")
            .child(quotation)
            .child(caption)
    });
    let section = el("section")
        .attr("aria-label", "Excerpts")
        .child(el("h3").text("What was reported"));
    if incident.sensitive {
        section
            .child(
                el("details")
                    .class("covered")
                    .child(el("summary").text("These words describe violence to people. Show them"))
                    .children(quotations),
            )
            .into()
    } else {
        section.children(quotations).into()
    }
}
