//! What became of records between two readings of a file: by their ids, and by what they say.

use std::collections::BTreeMap;

use xxhash_rust::xxh64::Xxh64;

use crate::columns::facet_column::FacetColumn;
use crate::columns::store::Store;
use crate::model::facet::Facet;
use crate::query::dataset::Dataset;

/// What each record says, by its id: of its text what it comes to, so that a large one costs no more than a small one.
///
/// ```
/// use incidents::query::changes::Contents;
///
/// let mut before = Contents::default();
/// before.add("a", br#"{"id": "a", "properties": {"title": "Strike"}}"#);
/// before.add("b", br#"{"id": "b"}"#);
/// let mut now = Contents::default();
/// now.add("a", br#"{"id":"a","properties":{"title":"Air strike"}}"#);
/// now.add("c", br#"{"id": "c"}"#);
/// let changes = before.changes_to(&now);
/// assert_eq!((changes.new, changes.changed, changes.n_gone), (vec!["c".to_owned()], vec!["a".to_owned()], 1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents(BTreeMap<String, Option<u64>>);

/// What is other in the later one of two readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The ids of records that were not there before.
    pub new: Vec<String>,
    /// The ids of those that say something else.
    pub changed: Vec<String>,
    /// How many are not there any more.
    pub n_gone: usize,
}

impl Contents {
    /// Of all records of a file, by their rows; `elsewhere` are the texts of those whose text the engine does not have.
    pub fn of(data: &Dataset, elsewhere: &[Option<Vec<u8>>]) -> Self {
        let mut contents = Self::default();
        for row in 0..data.store().n_rows() as u32 {
            let id = data.store().id(row).unwrap_or_default();
            let other = elsewhere.get(row as usize).and_then(Option::as_deref);
            match data.text(row).or(other) {
                Some(text) => contents.add(id, text),
                // That it is there is known, and not whether it says something else later.
                None => drop(contents.0.insert(id.to_owned(), None)),
            }
        }
        contents
    }

    /// Takes a record as its file has it.
    pub fn add(&mut self, id: &str, text: &[u8]) {
        self.0.insert(id.to_owned(), Some(hash(text)));
    }

    /// What became of these records since.
    pub fn changes_to(&self, now: &Self) -> Changes {
        let mut changes = Changes::default();
        for (id, said) in &now.0 {
            match self.0.get(id) {
                None => changes.new.push(id.clone()),
                Some(before) if before.is_some() && before != said => {
                    changes.changed.push(id.clone());
                }
                Some(_) => {}
            }
        }
        changes.n_gone = self.0.keys().filter(|id| !now.0.contains_key(*id)).count();
        changes
    }
}

impl Changes {
    /// Whether all is as it was.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.n_gone == 0
    }

    /// The column of [`Facet::Changed`] for a store that has these records, in the order of `names`: the words for "new" and for "changed".
    pub fn column(&self, store: &Store, [new, changed]: [String; 2]) -> FacetColumn {
        let rows = |ids: &[String]| ids.iter().filter_map(|id| store.row(id)).collect();
        let values = vec![
            ("new".to_owned(), new, rows(&self.new)),
            ("changed".to_owned(), changed, rows(&self.changed)),
        ];
        FacetColumn::new(Facet::Changed, values, store.n_rows())
    }
}

/// What the text of a record comes to, however it is indented.
fn hash(text: &[u8]) -> u64 {
    let mut hasher = Xxh64::new(0);
    let (mut is_within, mut is_escaped) = (false, false);
    for &byte in text {
        if is_within || !byte.is_ascii_whitespace() {
            hasher.update(&[byte]);
        }
        if is_within {
            is_within = is_escaped || byte != b'"';
            is_escaped = !is_escaped && byte == b'\\';
        } else {
            is_within = byte == b'"';
        }
    }
    hasher.digest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::session::{Action, Session};
    use crate::query::engine::{Engine, Viewport};
    use crate::schema::names::FieldMap;

    #[test]
    fn a_record_that_is_only_indented_otherwise_says_the_same() {
        assert_eq!(
            hash(br#"{"a": "b c", "d": [1, 2]}"#),
            hash(b"{\"a\":\"b c\",\n  \"d\": [1,2]}")
        );
        assert_ne!(hash(br#"{"a": "b c"}"#), hash(br#"{"a": "bc"}"#));
        assert_ne!(hash(br#"{"a": "\" b"}"#), hash(br#"{"a": "\"b"}"#));
    }

    fn engine(ids: &[&str]) -> Engine {
        let records = ids.iter().map(|id| {
            format!(r#"{{"type": "Feature", "id": "{id}", "properties": {{"title": "{id}"}}}}"#)
        });
        let records: Vec<String> = records.collect();
        let file = format!("[{}]", records.join(","));
        let (data, _report) = Dataset::read(file.into(), FieldMap::default(), None);
        Engine::new(data, None)
    }

    #[test]
    fn a_record_whose_text_could_not_be_read_is_neither_new_nor_changed() {
        let mut before = Contents::of(engine(&["a", "b"]).data(), &[]);
        before.0.insert("b".to_owned(), None);
        let now = Contents::of(engine(&["a", "b", "c"]).data(), &[]);
        let changes = before.changes_to(&now);
        assert_eq!(
            (changes.new, changes.changed, changes.n_gone),
            (vec!["c".to_owned()], Vec::new(), 0)
        );
    }

    #[test]
    fn what_changed_is_a_facet_and_rows_of_other_records_have_other_versions() {
        let mut before = engine(&["a", "b"]);
        let everything = &Viewport { list: 0..10 };
        let answer = before.answer(&Session::default(), everything);
        assert_eq!(answer.rows.generation(), 0);
        let mut now = engine(&["a", "b", "c"]).in_place_of(&before);
        let changes = Changes {
            new: vec!["c".to_owned()],
            changed: vec!["a".to_owned()],
            n_gone: 0,
        };
        let column = changes.column(now.data().store(), ["new".to_owned(), "other".to_owned()]);
        now.set_column(column);
        let new = Session::default().apply(Action::Toggle(Facet::Changed, "new".to_owned()));
        let answer = now.answer(&new, everything);
        let ids: Vec<&str> = answer
            .list
            .iter()
            .map(|it| it.incident.id.as_str())
            .collect();
        assert_eq!((ids, answer.rows.generation()), (vec!["c"], 1));
        let counts = answer.facets.iter().find(|it| it.facet == Facet::Changed);
        let counts: Vec<usize> = counts
            .into_iter()
            .flat_map(|it| &it.values)
            .map(|it| it.count.records())
            .collect();
        assert_eq!(counts, [1, 1]);
    }
}
