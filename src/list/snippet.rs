//! Where in a record a search found what the list does not show of it.

use incidents::model::incident::Incident;
use incidents::search::query::Query;
use incidents::search::texts;

use crate::list::marked;
use crate::ui::element::{Element, el};

/// The words around what was found, marked, unless all of it stands in what is `shown` of the record: its title and
/// its place. Somebody's own words are in quotation marks.
pub fn snippet(incident: &Incident, query: &Query, shown: &[&str]) -> Option<Element> {
    let found = texts::snippet(incident, query, shown)?;
    let words = el(if found.is_quotation { "q" } else { "span" });
    Some(
        words
            .class("entry-hit")
            .attr("dir", "auto")
            .child(marked(&found.text, query)),
    )
}
