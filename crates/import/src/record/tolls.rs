//! People killed or injured, as a cell says it.

use incidents::said;

use crate::feature::Feature;
use crate::findings::Findings;
use crate::record::Records;
use crate::tolls::{self, Toll};
use crate::values::Cell;

impl<'r> Records<'r> {
    /// People killed or injured, of whom a cell may say the least and the most; whether it was one of these.
    pub(super) fn toll(
        &self,
        (number, column): (u32, usize),
        member: &'static str,
        value: Cell<'_>,
        (feature, findings): (&mut Feature<'r>, &mut Findings),
    ) -> bool {
        let (least, most) = match member {
            "fatalities" | "killed_min" | "killed_max" => ("killed_min", "killed_max"),
            "injured" | "injured_min" | "injured_max" => ("injured_min", "injured_max"),
            "casualties" => ("fatalities", "injured"),
            _ => return false,
        };
        // A list is of our own schema, and the engine reads it.
        let Some(text) = value.as_text() else {
            return false;
        };
        let is_structured = text.trim_start().starts_with(['[', '{']);
        if is_structured {
            return false;
        }
        let read = match member {
            "casualties" => {
                tolls::both(&text).map(|[killed, injured]| Toll::Between(killed, injured))
            }
            _ if self.is_unknown(text.trim()) => Some(Toll::Unstated),
            _ => tolls::toll(&text),
        };
        let Some(toll) = read else {
            let message = match member {
                "casualties" => said!(
                    "expected people killed and injured, such as 3 killed, 5 injured, but found {found}"
                ),
                _ => said!(
                    "expected a number of people such as 12, 3-5 or at least 10, but found {found}"
                ),
            };
            findings.lost_value(number, self.name(column), message, &text);
            return true;
        };
        match toll {
            Toll::Between(Some(low), Some(high)) if low == high && member != "casualties" => {
                feature.members.insert(member, low.into());
            }
            Toll::Between(low, high) => {
                for (name, number) in [(least, low), (most, high)] {
                    if let Some(number) = number {
                        feature.members.insert_new(name, number.into());
                    }
                }
            }
            Toll::Unstated => {}
        }
        // What stands in brackets stays a fact of the record.
        if !text.contains('(') {
            feature.uses(column);
        }
        true
    }

    /// Whether it stands for a number that nobody knows.
    fn is_unknown(&self, text: &str) -> bool {
        let schema = self.columns.schema;
        schema.is_some_and(|schema| schema.unknown.contains(&text))
    }
}
