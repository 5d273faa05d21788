//! What was reported, word for word, with a link to the very sentence.

use incidents::link::quote::sentence_url;
use incidents::model::facet::Facet;
use incidents::model::incident::{Excerpt, Incident};
use incidents::search::marking::Marking;

use crate::list::snippet::marked;
use crate::record::facts::names;
use crate::record::sections::section;
use crate::ui::element::{Element, el, link};
use crate::ui::page::Page;

/// The description and the quotations, covered where the record says that they are graphic. A search does not
/// uncover them.
pub fn excerpts(page: &Page, incident: &Incident, marking: &Marking) -> Option<Element> {
    let mut told = Vec::new();
    let spoken = page.words.language();
    let translated = incident.descriptions.said_in(spoken);
    if let Some(description) = translated.or(incident.description.as_deref()) {
        let of_data = page.language_of(description);
        told.push(
            el("p")
                .class("detail-description")
                .attr_if("lang", of_data.filter(|_| translated.is_none()))
                .attr("dir", "auto")
                .child(marked(description, marking)),
        );
    }
    for excerpt in &incident.excerpts {
        told.push(quotation(page, excerpt, marking));
    }
    if told.is_empty() {
        return None;
    }
    let section = section(&page.words, "excerpts");
    Some(match incident.sensitive {
        true => section.child(
            el("details")
                .class("covered")
                .child(el("summary").text(cover(page, incident)))
                .children(told),
        ),
        false => section.children(told),
    })
}

/// What lies under the cover, in words that need none.
fn cover(page: &Page, incident: &Incident) -> String {
    let about = names(page, Facet::Type, &incident.categories);
    let about = about.unwrap_or_else(|| page.words.kind(incident.kind));
    page.words.say_with("covered", &[("about", about.into())])
}

fn quotation(page: &Page, excerpt: &Excerpt, marking: &Marking) -> Element {
    let url = excerpt
        .source
        .as_deref()
        .map(|url| sentence_url(url, &excerpt.text));
    let has_marks = excerpt.text.starts_with(['“', '"', '«', '„', '‘']);
    let class = if has_marks { "has-marks" } else { "" };
    let attribution = excerpt.attribution.as_ref();
    let attribution = attribution.map(|by| page.of_data(el("p"), by));
    let language = excerpt.lang.clone();
    let language = language.or_else(|| page.language_of(&excerpt.text));
    let translation = excerpt.translations.said_in(page.words.language());
    let translation = translation.map(|words| {
        let words = [("words", words.into())];
        let said = page.words.say_with("excerpt-translated", &words);
        el("p").attr("dir", "auto").text(said)
    });
    el("figure")
        .class("excerpt")
        .child(
            el("blockquote")
                .class(class)
                .attr_if("lang", language)
                .attr("dir", "auto")
                .attr_if("cite", excerpt.source.clone())
                .child(marked(&excerpt.text, marking)),
        )
        .child(
            el("figcaption")
                .child_opt(translation)
                .child_opt(attribution)
                .child_opt(url.map(|url| link(&url).text(page.words.say("excerpt-link")))),
        )
}
