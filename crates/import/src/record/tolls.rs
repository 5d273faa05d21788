//! People killed or injured, as a cell says it.

use incidents::said;
use serde_json::Value;

use crate::feature::Feature;
use crate::findings::Findings;
use crate::record::Records;
use crate::tolls::{self, Toll};
use crate::values::Cell;
use crate::written::Written;

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

/// In a table that we have written columns sum up what its list of tolls says: they are none of their own, unless somebody has changed them.
pub(super) fn without_sums(feature: &mut Feature<'_>) {
    let list = feature.members.get("casualties").and_then(Written::text);
    let list = list.and_then(|text| serde_json::from_str::<Value>(text).ok());
    let Some(list) = list.or_else(|| feature.members.get("casualties")?.cell()?.value().cloned())
    else {
        return;
    };
    let said = |first: &str, other: &str| -> Vec<u64> {
        let tolls = list.as_array().into_iter().flatten();
        let number = |toll: &Value, name: &str| toll.get(name)?.as_u64();
        tolls
            .filter_map(|toll| number(toll, first).or_else(|| number(toll, other)))
            .collect()
    };
    for (least, most) in [("killed_min", "killed_max"), ("injured_min", "injured_max")] {
        let sums = [
            (least, said(least, most).into_iter().min()),
            (most, said(most, least).into_iter().max()),
        ];
        for (name, sum) in sums {
            let is_same = matches!(feature.members.get(name), Some(Written::Count(count)) if Some(u64::from(*count)) == sum);
            if is_same {
                feature.members.remove(name);
            }
        }
    }
}
