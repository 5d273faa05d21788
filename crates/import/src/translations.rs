//! What a row says in other languages: titles and names of places.

use std::borrow::Cow;

use incidents::model::text::translated;
use serde_json::Value;

use crate::feature::Feature;
use crate::findings::Findings;
use crate::names::Role;
use crate::record::Records;
use crate::table::Row;
use crate::values::Cell;
use crate::written::Written;

impl<'r> Records<'r> {
    /// What is said in other languages.
    pub(crate) fn translations(
        &self,
        row: Row<'r>,
        feature: &mut Feature<'r>,
        findings: &mut Findings,
    ) {
        for column in self.columns.with(|role| role == Role::Translation) {
            let Some(value) = row.cell(column) else {
                continue;
            };
            let Some(name) = own_name(self.name(column)) else {
                several((column, value), feature);
                continue;
            };
            if value.as_text().is_none() {
                continue;
            }
            if let Some(words) = self.value((row.number, column), "title", value, findings) {
                feature.uses(column);
                feature.members.insert(name, words);
            }
        }
    }
}

/// What a cell has in several languages. What is no object of texts stays a fact of the record.
fn several((column, value): (usize, Cell<'_>), feature: &mut Feature<'_>) {
    let said = match value {
        Cell::Text(text) => serde_json::from_str(text).ok(),
        Cell::Value(value) => Some(value.clone()),
    };
    let Some(Value::Object(said)) = said else {
        return;
    };
    let is_known = |(name, words): (&String, &Value)| {
        own_name(name).is_some_and(|own| own == *name) && words.is_string()
    };
    if said.iter().all(is_known) {
        feature.uses(column);
        for (name, words) in said {
            feature.members.insert(name, Written::Value(words));
        }
    }
}

/// What our files call what a column has in another language: `title_fr` for `Title FR`, `title_pt-BR` for `title_pt_BR`.
pub(crate) fn own_name(column: &str) -> Option<Cow<'static, str>> {
    let written = |name: &str| {
        let (member, tag) = translated(name)?;
        Some(format!("{member}_{tag}").into())
    };
    written(column).or_else(|| {
        let (member, tag) = column.trim().split_once([' ', '-', ':', '_'])?;
        let tag = match tag.len() {
            2 | 3 => tag.to_ascii_lowercase(),
            _ => tag.to_owned(),
        };
        // More words are no tag: `Title of the report`.
        let is_tag = !tag.contains(' ');
        written(&format!("{}_{tag}", member.to_ascii_lowercase())).filter(|_| is_tag)
    })
}
