//! Whether something that nobody is to find is in a file after all.

use incidents::model::said::{Said, said};

use crate::digits::{decimals, pair_in};
use crate::names::Name;
use crate::publish::Secrets;

/// Shorter ids and titles are parts of other words.
const MIN_LETTERS: usize = 8;

/// What is looked for in files.
pub struct Sweep<'s> {
    secrets: &'s Secrets,
    names: Vec<Name>,
    needles: Vec<(&'s str, String)>,
}

impl<'s> Sweep<'s> {
    /// For these. `published` are the records as they are published: what they say by themselves is no secret.
    pub fn new(secrets: &'s Secrets, published: &[u8]) -> Self {
        let published = String::from_utf8_lossy(published);
        let mut needles = Vec::new();
        for (id, title) in &secrets.records {
            let long = |it: &&str| it.chars().count() >= MIN_LETTERS && !published.contains(*it);
            needles.extend(
                Some(title.as_str())
                    .filter(long)
                    .map(|it| (id.as_str(), it.to_owned())),
            );
            let of_id = match long(&id.as_str()) {
                true => vec![id.clone()],
                false => as_id(id),
            };
            needles.extend(of_id.into_iter().map(|it| (id.as_str(), it)));
        }
        Self {
            secrets,
            names: secrets
                .names
                .iter()
                .filter_map(|it| Name::new(it))
                .collect(),
            needles,
        }
    }

    /// Sentences that each say what of a file nobody is to find. Names are not repeated: what is said is kept, too.
    pub fn look(&self, path: &str, bytes: &[u8]) -> Vec<Said> {
        let mut found = Vec::new();
        let numbers = decimals(bytes);
        for (id, place, radius_m) in &self.secrets.places {
            if pair_in(&numbers, *place, *radius_m).is_some() {
                found.push(said!("{path}: it has both numbers of the place where {id} was before it was blurred: take them out, or blur the record that says them, and name that one as `with`", path, id.as_str()));
            }
        }
        let text = String::from_utf8_lossy(bytes);
        for (nth, name) in self.names.iter().enumerate() {
            if !name.find(&text).is_empty() || !name.find(path).is_empty() {
                found.push(said!(
                    "{path}: it has the name {count} of those that are left out: take it out there",
                    path,
                    nth + 1
                ));
            }
        }
        for (id, needle) in &self.needles {
            if text.contains(needle.as_str()) {
                found.push(said!("{path}: it has the id or the title of {id}, which is left out: take it out there", path, *id));
            }
        }
        found.sort_by_cached_key(ToString::to_string);
        found.dedup();
        found
    }
}

/// The ground comes with the page, and is the same for everybody.
const GROUND: &str = "data/basemap/";

/// What somebody could be found by in files of a site, each with its path. `published` are its records.
pub fn found_in(
    files: impl Iterator<Item = (String, Vec<u8>)>,
    secrets: &Secrets,
    published: &[u8],
) -> Vec<Said> {
    let mut found = Vec::new();
    if secrets.is_empty() {
        return found;
    }
    let sweep = Sweep::new(secrets, published);
    for (path, bytes) in files.filter(|(path, _)| !path.starts_with(GROUND)) {
        found.extend(sweep.look(&path, &bytes));
        if is_packed(&path) {
            found.push(said!("{path}: what is packed in it was not looked into: take it out of the folder, and pack again what is published", path));
        }
    }
    found
}

/// Whether a file of a site holds others, or is a copy of one that says something of the map: code and words are those of every map.
fn is_packed(path: &str) -> bool {
    let end = |path: &str| path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let Some((of, _)) = path.rsplit_once('.') else {
        return false;
    };
    match end(path).as_str() {
        "gz" | "br" | "zst" => {
            !["js", "mjs", "wasm", "css", "ftl", "woff2"].contains(&end(of).as_str())
        }
        "zip" | "kmz" | "xlsx" | "ods" | "xls" => true,
        _ => false,
    }
}

/// How a short id stands in files and addresses, where it is one: `7` alone may be anything.
fn as_id(id: &str) -> Vec<String> {
    vec![
        format!("\"id\": \"{id}\""),
        format!("\"id\":\"{id}\""),
        format!("?id={id}\""),
        format!("&id={id}\""),
    ]
}

/// Whether a text names a record by its id.
pub fn names_record(text: &str, id: &str) -> bool {
    if id.chars().count() >= MIN_LETTERS {
        return text.contains(id);
    }
    let number = [format!("\"id\": {id},"), format!("\"id\":{id},")];
    let mut all = as_id(id).into_iter().chain(number);
    all.any(|it| text.contains(&it))
}

/// The days of first publication without those of records that are left out: of such a record not even its id is to be found.
/// Nothing where none of them is there, or the file is none of ours.
pub fn without_days(days: &[u8], left_out: &[(String, String)]) -> Option<Vec<u8>> {
    let mut days: serde_json::Value = serde_json::from_slice(days).ok()?;
    let records = days.get_mut("records")?.as_object_mut()?;
    let n_before = records.len();
    records.retain(|id, _| !left_out.iter().any(|(left_out, _)| left_out == id));
    if records.len() == n_before {
        return None;
    }
    let text = serde_json::to_string_pretty(&days).ok()?;
    Some(format!("{text}\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use incidents::model::place::LngLat;

    use super::*;

    fn secrets() -> Secrets {
        Secrets {
            places: vec![(
                "a".to_owned(),
                LngLat::new(37.1898, 36.2185).unwrap(),
                1000.0,
            )],
            names: vec!["Jane Roe".to_owned()],
            records: vec![("b".to_owned(), "Raid on a house".to_owned())],
        }
    }

    #[test]
    fn what_nobody_is_to_find_is_found_in_any_file() {
        let secrets = secrets();
        let sweep = Sweep::new(&secrets, b"{}");
        let check = |text: &str, expect: &str| {
            let found = sweep.look("x.json", text.as_bytes());
            assert!(
                found.len() == 1 && found[0].to_string().contains(expect),
                "{text}: {found:?}"
            );
        };
        check("[37.190, 36.2185]", "both numbers of the place where a was");
        check("by jane_roe", "the name 1 of those");
        check("Raid on a house", "title of b");
        check("{\"id\": \"b\"}", "id or the title of b");
        assert_eq!(sweep.look("x", b"[37.2, 36.2] a, b, Roe"), []);
        assert!(!sweep.look("jane-roe.jpg", b"").is_empty());
    }

    #[test]
    fn days_of_records_that_are_left_out_go() {
        let days = br#"{"version": 1, "records": {"a": "2026-11-23", "b": "2026-11-24"}}"#;
        let without = without_days(days, &secrets().records).unwrap();
        let without = String::from_utf8(without).unwrap();
        assert!(without.contains("\"a\"") && !without.contains("\"b\""));
        assert_eq!(without_days(b"{}", &secrets().records), None);
    }
}
