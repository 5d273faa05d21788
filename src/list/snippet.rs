//! Where in a record a search found what the list does not show of it.

use std::ops::Range;

use incidents::model::incident::Incident;
use incidents::search::marking::Marking;
use yew::Html;

use crate::ui::element::{Element, el};

/// The words around what was found, marked, unless all of it stands in what is `shown` of the record: its title and
/// its place. Somebody's own words are in quotation marks.
pub fn snippet(incident: &Incident, marking: &Marking, shown: &[&str]) -> Option<Element> {
    let found = marking.snippet(incident, shown)?;
    let words = el(if found.is_quotation { "q" } else { "span" });
    Some(
        words
            .class("entry-hit")
            .attr("dir", "auto")
            .child(marked(&found.text, marking)),
    )
}

/// The element of a record's line in the list or the table.
pub fn line_id(id: &str) -> String {
    format!("line-{id}")
}

/// Text with the words that the reader searches for marked.
pub fn marked(text: &str, marking: &Marking) -> Html {
    let mut from = 0;
    let mut parts: Vec<Html> = Vec::new();
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    for hit in marking.hits(text) {
        parts.push(part(from..hit.start).into());
        parts.push(el("mark").text(part(hit.clone())).into());
        from = hit.end;
    }
    parts.push(part(from..text.len()).into());
    parts.into_iter().collect()
}
