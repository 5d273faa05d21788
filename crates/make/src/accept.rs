//! What follows from a step beside what it says: of columns that nobody is to see, of names on the map, of records that were published.

use std::collections::{BTreeMap, HashSet};

use incidents::said;
use serde_json::Value;

use crate::change::Change;
use crate::draft::{Draft, Said};
use crate::edited::Edited;
use crate::reading::Tables;

/// As `table_fields` names columns that nobody is to see.
const LEFT_OUT: &str = "left_out";

/// Columns of a new table that are nothing but facts are left out, until somebody looks, where a column that was left out is not there any more:
/// it may be there under another name. Returns which, and why, as it is carried.
pub(crate) fn hidden(draft: &mut Draft, read: &Tables, before: &Tables) -> Vec<(String, String)> {
    let names: HashSet<&str> = read.all_columns().map(|it| it.column.as_str()).collect();
    let left_out = draft.said.fields.get(LEFT_OUT);
    let gone = left_out.and_then(|all| all.iter().find(|name| !names.contains(name.as_str())));
    let Some(gone) = gone.cloned() else {
        return Vec::new();
    };
    let known: HashSet<&str> = before.all_columns().map(|it| it.column.as_str()).collect();
    let new = read.all_columns().filter(|it| it.role == "fact");
    let new: Vec<String> = new
        .map(|it| it.column.clone())
        .filter(|name| !known.contains(name.as_str()))
        .collect();
    for column in &new {
        draft.said.choose(column, LEFT_OUT);
    }
    let reason = said!(
        "the column {name} was left out, and the table has none of that name: this one is left out until you choose what it is for",
        gone.as_str()
    );
    let reason = reason.as_sentence().as_carried().to_owned();
    new.into_iter().map(|name| (name, reason.clone())).collect()
}

/// A record that the map names by its title goes on being named by it, and one that is withdrawn is named no more.
pub(crate) fn rename_annotations(said: &mut Said, now: &Edited<'_>, changes: &[Change]) {
    let named = said.member("annotate").map(serde_json::from_str::<Value>);
    let Some(Ok(Value::Array(mut named))) = named else {
        return;
    };
    let is_of = |it: &Value, id: &str| it["id"] == *id;
    for change in changes {
        match change {
            Change::Edit { id, edit, .. } => {
                let (Some(title), Some(record)) = (edit.get("title"), now.record(id)) else {
                    continue;
                };
                let by_title = |it: &&mut Value| is_of(it, id) && it["text"] == *record.title;
                for it in named.iter_mut().filter(by_title) {
                    it["text"] = Value::String(title.clone());
                }
            }
            Change::Withdraw { id, .. } => named.retain(|it| !is_of(it, id)),
            Change::Retype { .. } | Change::Add { .. } => {}
        }
    }
    let json = Value::Array(named.clone()).to_string();
    said.set("annotate", (!named.is_empty()).then_some(json.as_str()));
}

/// Changes that were offered, with a word for the corrections of records that were published.
pub(crate) fn with_word(
    changes: Vec<Change>,
    now: &Edited<'_>,
    said: &Said,
    (word, on): (&str, &str),
) -> Vec<Change> {
    let is_published = |id: &String| !word.is_empty() && said.published.contains(id);
    let mut all = Vec::new();
    for change in changes {
        match change {
            Change::Edit { id, edit, .. } => all.push(Change::Edit {
                word: is_published(&id).then(|| word.to_owned()),
                id,
                edit,
                on: on.to_owned(),
            }),
            Change::Retype { from, to } => {
                let records = now.records().into_iter();
                let records = records.filter(|it| it.categories.contains(&from));
                let corrected = records.map(|it| it.id.clone()).filter(is_published);
                let corrected: Vec<String> = corrected.collect();
                all.push(Change::Retype { from, to });
                all.extend(corrected.into_iter().map(|id| Change::Edit {
                    id,
                    edit: BTreeMap::new(),
                    word: Some(word.to_owned()),
                    on: on.to_owned(),
                }));
            }
            other => all.push(other),
        }
    }
    all
}
