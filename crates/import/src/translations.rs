//! What a row says in other languages: titles and names of places.

use std::borrow::Cow;

use incidents::model::text::translated;

use crate::feature::Feature;
use crate::findings::Findings;
use crate::names::Role;
use crate::record::Records;
use crate::table::Row;

impl<'r> Records<'r> {
    /// What is said in other languages.
    pub(crate) fn translations(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) {
        for column in self.columns.with(|role| role == Role::Translation) {
            let value = row.cell(column).filter(|value| value.as_text().is_some());
            let (Some(value), Some(name)) = (value, own_name(self.name(column))) else {
                continue;
            };
            if let Some(words) = self.value((row.number, column), "title", value, findings) {
                feature.uses(column);
                feature.members.insert(name, words);
            }
        }
    }
}

/// What our files call what a column has in another language: `title_fr` for `Title FR`.
pub(crate) fn own_name(column: &str) -> Option<Cow<'_, str>> {
    let (member, tag) = translated(column)?;
    let name = format!("{member}_{tag}");
    Some(if name == column {
        column.into()
    } else {
        name.into()
    })
}
