//! Addresses of reports, pictures and films, as cells have them.

use incidents::model::said::Sentence;
use incidents::said;

use crate::feature::Feature;
use crate::findings::Findings;
use crate::links::{completed, is_said_by};
use crate::names::Role;
use crate::record::Records;
use crate::table::Row;
use crate::values::is_unstated;

const NO_LINK: Sentence<'static> =
    said!("what is no address such as https://example.org/report stays a fact of its record");

impl<'r> Records<'r> {
    pub(super) fn links(&self, row: Row<'r>, feature: &mut Feature<'r>, findings: &mut Findings) {
        for column in self.columns.with(|role| role == Role::Links) {
            let Some(value) = row.cell(column) else {
                continue;
            };
            if let Some(link) = value.text().and_then(completed) {
                let message = said!("an address without https:// is read with it");
                let text = value.text().unwrap_or_default();
                findings.value_read_otherwise(row.number, self.name(column), message, text);
                feature.uses(column);
                feature.links.push(link);
                continue;
            }
            let found = value.links();
            if found.is_empty() && !is_unstated(value) {
                let text = value.as_text().unwrap_or_else(|| value.to_json().into());
                findings.kept_as_fact(row.number, self.name(column), NO_LINK, &text);
            }
            if !found.is_empty()
                && value.all_texts().all(|text| is_said_by(text, &found))
                && (value.text().is_some() || value.all_texts().all(|text| text.contains("://")))
            {
                feature.uses(column);
            }
            feature.links.extend(found);
        }
    }
}
