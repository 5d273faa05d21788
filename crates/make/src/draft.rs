//! What somebody has given and decided: all that a map in the making is made of, and all that is kept of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use incidents::config::MapConfig;
use incidents::schema::names::FieldMap;
use serde::{Deserialize, Serialize};
use serde_json::json;
use site::draft::TableFields;

use crate::change::Change;
use crate::deciding::Safety;

/// A file that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What it is called on the device that it came from; of what is to lie in the site its path there.
    pub name: String,
    /// Its bytes, as they came; of a spreadsheet the CSV that was made of it.
    pub bytes: Arc<[u8]>,
    /// Of a spreadsheet: what was found when a table was made of it, as it is carried.
    pub notes: Option<Vec<String>>,
}

/// A map in the making. A copy shares bytes, changes and ids: what can be undone costs little memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Tables of records, in the order in which they were given.
    pub tables: Vec<Given>,
    /// What else lies in the site: overlays, a logo, the days of first publication.
    pub files: Vec<Given>,
    /// The records of the site that was opened, in our schema: who they are holds for every later table.
    pub before: Option<Given>,
    /// What was decided without their bytes.
    pub said: Said,
}

/// The part of a draft that is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// What the columns are for that somebody has chosen.
    pub fields: TableFields,
    /// Members of the map file, each with its value in JSON, in their order.
    pub members: Vec<(String, String)>,
    /// What was changed of the records, one after the other.
    pub changes: Arc<Vec<Change>>,
    /// The ids of the records that were published before.
    pub published: Arc<BTreeSet<String>>,
    /// Whether it is a site that was opened.
    pub is_site: bool,
    /// Whether the members are all that the map file is to say: those of a site that was opened, or of a file that somebody has written.
    pub is_whole: bool,
    /// Files of the site that was opened that its map file did not name, and that stay.
    pub unnamed: Arc<BTreeSet<String>>,
    /// What was decided before publishing.
    pub safety: Arc<Safety>,
}

impl Draft {
    /// What members are called in the tables, where somebody has chosen.
    pub fn field_map(&self) -> FieldMap {
        let map = json!({ "table_fields": self.said.fields }).to_string();
        MapConfig::parse(map.as_bytes()).0.table_fields
    }
}

/// In which order a column may write day and month.
const ORDERS: [&str; 2] = ["day_first", "month_first"];

impl Said {
    /// A column is for this from now on: a member of our records, or one of the roles of a mapping; or its dates are in this order. Nothing
    /// else of what was chosen changes, but for the column that only one can be.
    pub fn choose(&mut self, column: &str, chosen: &str) {
        let is_order = ORDERS.contains(&chosen) || chosen.is_empty();
        for (member, columns) in &mut self.fields {
            if ORDERS.contains(&member.as_str()) == is_order {
                columns.retain(|known| known != column);
            }
        }
        self.fields.retain(|_, columns| !columns.is_empty());
        if chosen.is_empty() {
            return;
        }
        let columns = self.fields.entry(chosen.to_owned()).or_default();
        // Two columns of a date are its two ends; of any other member the first that says something counts.
        match chosen {
            "date" => *columns = vec![column.to_owned()],
            _ => columns.insert(0, column.to_owned()),
        }
    }

    /// A member of the map file says this from now on; nothing takes it out.
    pub fn set(&mut self, member: &str, json: Option<&str>) {
        let known = self.members.iter().position(|(name, _)| name == member);
        match (known, json) {
            (Some(at), Some(json)) => {
                if let Some((_, value)) = self.members.get_mut(at) {
                    json.clone_into(value);
                }
            }
            (Some(at), None) => drop(self.members.remove(at)),
            (None, Some(json)) => self.members.push((member.to_owned(), json.to_owned())),
            (None, None) => {}
        }
    }

    /// What a member of the map file says, in JSON.
    pub fn member(&self, member: &str) -> Option<&str> {
        let mut members = self.members.iter();
        let found = members.find(|(name, _)| name == member);
        found.map(|(_, value)| value.as_str())
    }
}

/// A draft as it is kept, but for the bytes of its files.
pub fn kept(draft: &Draft) -> String {
    // Texts, lists and maps of texts can always be written.
    serde_json::to_string(&draft.said).unwrap_or_default()
}

/// The draft that was kept; nothing where that cannot be read. What an earlier version did not know has its usual value.
pub fn draft_of(
    said: &str,
    tables: Vec<Given>,
    files: Vec<Given>,
    before: Option<Given>,
) -> Option<Draft> {
    let said: Said = serde_json::from_str(said).ok()?;
    Some(Draft {
        tables,
        files,
        before,
        said,
    })
}

/// A file of these bytes.
pub fn given(name: &str, bytes: Vec<u8>) -> Given {
    Given {
        name: name.to_owned(),
        bytes: Arc::from(bytes),
        notes: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_for_one_thing_and_its_dates_have_one_order() {
        let mut said = Said::default();
        said.choose("Datum", "date");
        said.choose("Datum", "day_first");
        said.choose("Kopf", "title");
        said.choose("Name", "title");
        said.choose("Kopf", "place");
        let expected = TableFields::from([
            ("date".to_owned(), vec!["Datum".to_owned()]),
            ("day_first".to_owned(), vec!["Datum".to_owned()]),
            ("place".to_owned(), vec!["Kopf".to_owned()]),
            ("title".to_owned(), vec!["Name".to_owned()]),
        ]);
        assert_eq!(said.fields, expected);
        said.choose("Datum", "month_first");
        assert!(!said.fields.contains_key("day_first"));
        said.choose("Datum", "");
        assert!(said.fields.contains_key("date") && !said.fields.contains_key("month_first"));
    }

    #[test]
    fn a_member_that_is_set_again_stays_where_it_stands() {
        let mut said = Said::default();
        said.set("title", Some("\"a\""));
        said.set("lede", Some("\"b\""));
        said.set("title", Some("\"c\""));
        assert_eq!(said.member("title"), Some("\"c\""));
        assert_eq!(said.members[0].0, "title");
        said.set("title", None);
        assert_eq!(said.members.len(), 1);
    }
}
