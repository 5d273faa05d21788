//! What the codebook of a schema says of a record beyond what its columns are for.

use serde_json::{Map, Value, json};

use crate::columns::schemas::Schema;
use crate::feature::Feature;
use crate::names::Role;
use crate::record::Records;
use crate::table::Row;
use crate::written::Written;

impl<'r> Records<'r> {
    /// Completes a record of a schema: its types in words, who says its numbers of people, and what it cites.
    pub(super) fn by_codebook(&self, row: Row<'r>, schema: &Schema, feature: &mut Feature<'r>) {
        self.code_of_type(row, schema, feature);
        if schema.list.is_some()
            && let Some(text) = feature.members.get("category").and_then(Written::text)
        {
            let types: Vec<&str> = text.split(',').map(str::trim).collect();
            let types = types.into_iter().filter(|it| !it.is_empty());
            let types: Value = types.map(Value::from).collect();
            feature.members.insert("category", Written::Value(types));
        }
        if let Some(reporter) = schema.reporter {
            let bounds = ["killed_min", "killed_max"];
            let is_bounded = bounds
                .iter()
                .any(|name| feature.members.get(name).is_some());
            toll_of(reporter, feature);
            if is_bounded {
                // A best estimate has no place beside its bounds.
                let best = self.columns.of_member("fatalities");
                for column in best {
                    feature.leaves(*column);
                }
            }
        }
        let cited = self.columns.with(|role| role == Role::Citation);
        let cited: Vec<usize> = cited.filter(|at| row.cell(*at).is_some()).collect();
        let title = |at: &usize| Some(json!({"title": row.cell(*at)?.as_text()?.trim()}));
        let sources: Vec<Value> = cited.iter().filter_map(title).collect();
        if !sources.is_empty() {
            for column in &cited {
                feature.uses(*column);
            }
            feature
                .members
                .insert_new("sources", Written::Value(sources.into()));
        }
    }

    fn code_of_type(&self, row: Row<'r>, schema: &Schema, feature: &mut Feature<'r>) {
        // A column that counts before that of the codes, as one of the map file does, says the type.
        let columns = self.columns.of_member("category").iter();
        let mut filled = columns.filter_map(|at| Some((*at, row.cell(*at)?)));
        let Some((column, code)) = filled.next() else {
            return;
        };
        let name = self.name(column);
        let words = code.as_text().and_then(|code| schema.words(name, &code));
        if let Some(words) = words {
            feature.members.insert("category", words.into());
        } else if schema.has_codes(name) {
            // A number that the codebook does not have is no type.
            feature.members.remove("category");
            feature.leaves(column);
        }
    }
}

/// Numbers of people as the record has them become those of who publishes the schema.
fn toll_of(reporter: &str, feature: &mut Feature<'_>) {
    let mut taken = |name: &str| match feature.members.remove(name) {
        Some(Written::Count(count)) => Some(count),
        _ => None,
    };
    let (killed, injured) = (taken("fatalities"), taken("injured"));
    let [killed_min, killed_max, injured_min, injured_max] =
        ["killed_min", "killed_max", "injured_min", "injured_max"].map(&mut taken);
    let mut toll = Map::new();
    let mut put = |name: &str, count: Option<u32>| {
        if let Some(count) = count {
            toll.insert(name.to_owned(), count.into());
        }
    };
    put("killed_min", killed_min.or(killed));
    put(
        "killed_max",
        killed_max.or(killed_min.is_none().then_some(killed).flatten()),
    );
    put("injured_min", injured_min.or(injured));
    put(
        "injured_max",
        injured_max.or(injured_min.is_none().then_some(injured).flatten()),
    );
    if toll.is_empty() {
        return;
    }
    toll.insert("reporter".to_owned(), reporter.into());
    feature
        .members
        .insert("casualties", Written::Value(json!([toll])));
}
