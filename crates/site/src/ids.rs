//! Ids over edits: a row without an id has one that is made of what it says, and keeps it when one thing of that is corrected.

use std::collections::{BTreeMap, BTreeSet};

use incidents::config::Withdrawal;
use incidents::model::incident::Incident;
use incidents::model::when::When;
use incidents::read::parse;
use incidents::schema::names::FieldMap;

use crate::history::MAX_RECORDS;

/// What an id is made of: title, date, place, text.
const N_PARTS: usize = 4;

/// A record whose id was made of what it says.
#[derive(Debug)]
struct Made {
    id: String,
    parts: [String; N_PARTS],
}

impl Made {
    fn title(&self) -> &str {
        &self.parts[TITLE]
    }

    /// All of its parts, but for one that was edited.
    fn without(&self, edited: Option<usize>) -> Vec<&str> {
        let parts = self.parts.iter().enumerate();
        let others = parts.filter(|(at, _)| Some(*at) != edited);
        others.map(|(_, part)| part.as_str()).collect()
    }
}

/// The part of a record that says most of what it is.
const TITLE: usize = 0;

/// Gives records the ids that they had before: those whose id was made of what they say, and of which each differs in one thing only from one
/// that is gone, and from no other. A title that says something else is another record's, although day and place are the same. What was withdrawn stays gone. `file` is that of `after` as we write it; the number is of those that keep their id. Of more than 10,000 records
/// none is looked at.
pub fn kept(
    [before, after]: [&[Incident]; 2],
    file: Vec<u8>,
    withdrawn: &[Withdrawal],
) -> (Vec<u8>, usize) {
    let (old, new) = (made(before), made(after));
    if old.len().max(new.len()) > MAX_RECORDS {
        return (file, 0);
    }
    let ids = |all: &[Made]| -> BTreeSet<String> { all.iter().map(|it| it.id.clone()).collect() };
    let (old_ids, new_ids) = (ids(&old), ids(&new));
    let is_gone = |it: &&Made| {
        !new_ids.contains(&it.id) && withdrawn.iter().all(|withdrawn| withdrawn.id != it.id)
    };
    let mut gone: Vec<&Made> = old.iter().filter(is_gone).collect();
    let mut come: Vec<&Made> = new.iter().filter(|it| !old_ids.contains(&it.id)).collect();
    let mut earlier: BTreeMap<&str, &str> = BTreeMap::new();
    // Those that were edited some time ago, and keep their id since, before those that are edited now.
    for edited in std::iter::once(None).chain((0..N_PARTS).map(Some)) {
        let pairs = alike(&gone, &come, edited);
        gone.retain(|old| pairs.iter().all(|(it, _)| *it != old.id));
        come.retain(|new| pairs.iter().all(|(_, it)| *it != new.id));
        earlier.extend(pairs.into_iter().map(|(old, new)| (new, old)));
    }
    let n_kept = earlier.len();
    match n_kept {
        0 => (file, 0),
        _ => (with_ids(&file, &earlier), n_kept),
    }
}

/// A record whose id another one before it has.
#[derive(Debug, PartialEq, Eq)]
pub struct Doubled {
    /// Its place among the records, from 0.
    pub nth: usize,
    /// The id that it came with, or that was made of what it says.
    pub given: String,
    /// The one that it has now.
    pub unique: String,
}

impl Doubled {
    /// Whether it says the same as the other one, since both ids were made of that.
    pub fn is_same(&self) -> bool {
        is_made(&self.given)
    }
}

/// A file as we write it in which no two records have one id. Of those that share one, each keeps the id under which it was there `before`; the
/// others have those by which a reader would tell them apart, in the order of the file.
pub fn distinct(file: Vec<u8>, before: &[Incident]) -> (Vec<u8>, Vec<Doubled>) {
    let text = String::from_utf8_lossy(&file);
    let records = incidents_of(&file);
    let given: Vec<String> = text.lines().filter_map(given_id).collect();
    // Of another file than we write nothing is known.
    if given.len() != records.len() {
        return (file, Vec::new());
    }
    let ids = told_apart(&given, &records, before);
    let mut of_lines = given.iter().zip(&ids);
    let mut written = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match given_id(line).and_then(|_| of_lines.next()) {
            Some((given, id)) if given != id => {
                // Texts can always be written.
                let id = serde_json::to_string(id).unwrap_or_default();
                written.push_str(&[ID_BEFORE, &id, ",\n"].concat());
            }
            _ => written.push_str(line),
        }
    }
    let all = given.into_iter().zip(ids).enumerate();
    let doubled = all.filter(|(_, (given, unique))| given != unique);
    let doubled = doubled.map(|(nth, (given, unique))| Doubled { nth, given, unique });
    (written.into_bytes(), doubled.collect())
}

/// As we write an id, in a line of its own.
const ID_BEFORE: &str = "      \"id\": ";

fn given_id(line: &str) -> Option<String> {
    let id = line.strip_prefix(ID_BEFORE)?;
    serde_json::from_str(id.trim_end().strip_suffix(',')?).ok()
}

/// An id for each record.
fn told_apart(given: &[String], records: &[Incident], before: &[Incident]) -> Vec<String> {
    let mut ids: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (nth, given) in given.iter().enumerate() {
        groups.entry(given).or_default().push(nth);
    }
    let there: BTreeMap<&str, &Incident> = before.iter().map(|it| (it.id.as_str(), it)).collect();
    for (_, group) in groups.into_iter().filter(|(_, group)| group.len() > 1) {
        // In the order of the file, which is that of the ids.
        let mut free: Vec<String> = group.iter().map(|&nth| ids[nth].clone()).collect();
        let mut left = Vec::new();
        for nth in group {
            let is_it = |id: &String| {
                let earlier = there.get(id.as_str());
                earlier.is_some_and(|it| parts(it) == parts(&records[nth]))
            };
            match free.iter().position(is_it) {
                Some(at) => ids[nth] = free.remove(at),
                None => left.push(nth),
            }
        }
        for (nth, id) in left.into_iter().zip(free) {
            ids[nth] = id;
        }
    }
    ids
}

/// The records of a file in our schema.
pub fn incidents_of(geojson: &[u8]) -> Vec<Incident> {
    let records = parse(geojson, &FieldMap::default()).records.into_iter();
    records.map(|record| record.incident).collect()
}

/// Whether an id looks as if it was made of what the record says.
fn is_made(id: &str) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    id.len() == 16 && id.bytes().all(is_digit)
}

/// Those of the records whose ids look as if they were made.
fn made(records: &[Incident]) -> Vec<Made> {
    let made = records.iter().filter(|incident| is_made(&incident.id));
    made.map(|incident| Made {
        parts: parts(incident),
        id: incident.id.clone(),
    })
    .collect()
}

fn parts(incident: &Incident) -> [String; N_PARTS] {
    let place = &incident.place;
    let position = place.position.map_or_else(String::new, |position| {
        format!("{} {}", position.lng(), position.lat())
    });
    [
        incident.title.clone(),
        incident.when.as_ref().map_or("", When::edtf).to_owned(),
        format!("{position} {}", place.name.as_deref().unwrap_or_default()),
        incident.description.clone().unwrap_or_default(),
    ]
}

/// Ids of those that are alike but for one part, one on each side.
fn alike<'m>(
    gone: &[&'m Made],
    come: &[&'m Made],
    edited: Option<usize>,
) -> Vec<(&'m str, &'m str)> {
    let mut by_rest: BTreeMap<Vec<&str>, [Vec<&'m Made>; 2]> = BTreeMap::new();
    for (side, all) in [gone, come].into_iter().enumerate() {
        for it in all {
            let sides = by_rest.entry(it.without(edited)).or_default();
            sides[side].push(it);
        }
    }
    let pairs = by_rest.into_values();
    pairs
        .filter_map(|[old, new]| match (old.as_slice(), new.as_slice()) {
            ([old], [new]) => Some((*old, *new)),
            _ => None,
        })
        .filter(|(old, new)| edited != Some(TITLE) || is_correction(old.title(), new.title()))
        .map(|(old, new)| (old.id.as_str(), new.id.as_str()))
        .collect()
}

/// Whether two titles are one that was corrected: what both begin and end with is at least half of the longer one.
fn is_correction(old: &str, new: &str) -> bool {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let shorter = old.len().min(new.len());
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let start = old.iter().zip(&new).take_while(same).count();
    let end = old.iter().rev().zip(new.iter().rev()).take_while(same);
    let n_common = start + end.count().min(shorter - start);
    2 * n_common >= old.len().max(new.len())
}

/// The file with other ids. We write them in a line of their own.
fn with_ids(geojson: &[u8], ids: &BTreeMap<&str, &str>) -> Vec<u8> {
    const BEFORE: &str = "\"id\": \"";
    let text = String::from_utf8_lossy(geojson);
    let renamed = text.split_inclusive('\n').map(|line| {
        let id = line.trim().strip_prefix(BEFORE);
        let id = id.and_then(|rest| rest.strip_suffix("\","));
        match id.and_then(|id| Some((id, ids.get(id)?))) {
            Some((new, old)) => line.replacen(new, old, 1),
            None => line.to_owned(),
        }
    });
    renamed.collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use incidents::write::{self, Format};

    use super::*;

    fn kept(before: &[u8], after: Vec<u8>, withdrawn: &[Withdrawal]) -> (Vec<u8>, usize) {
        let both = [before, &after].map(incidents_of);
        super::kept([&both[0], &both[1]], after, withdrawn)
    }

    /// A file of records without ids, as we write it.
    fn file(records: &[(&str, &str, &str)]) -> Vec<u8> {
        let records = records.iter().map(|(title, date, place)| {
            format!(
                r#"{{"type": "Feature", "geometry": null, "properties": {{"title": "{title}", "date": "{date}", "place": "{place}"}}}}"#
            )
        });
        let records: Vec<String> = records.collect();
        let file = format!(
            r#"{{"type": "FeatureCollection", "features": [{}]}}"#,
            records.join(",")
        );
        let read = parse(file.as_bytes(), &FieldMap::default());
        let incidents = read.records.iter().map(|record| &record.incident);
        write::file(Format::GeoJson, &[], incidents).into_bytes()
    }

    fn ids(geojson: &[u8]) -> Vec<String> {
        let records = incidents_of(geojson).into_iter();
        records.map(|incident| incident.id).collect()
    }

    #[test]
    fn a_row_in_which_one_thing_is_corrected_keeps_its_id() {
        let before = file(&[
            ("A raid", "2016-09-24", "Lima"),
            ("A secnd", "2016-09-25", "Lima"),
            ("A third", "2016-09-26", "Callao"),
        ]);
        let after = file(&[
            ("New", "2016-10-01", "Ate"),
            ("A second", "2016-09-25", "Lima"),
            ("A third", "2016-09-27", "Callao"),
            ("A raid", "2016-09-24", "Lima"),
        ]);
        let new = ids(&after)[0].clone();
        let (text, n_kept) = kept(&before, after, &[]);
        let old = ids(&before);
        assert_eq!(n_kept, 2);
        assert_eq!(
            ids(&text),
            [new, old[1].clone(), old[2].clone(), old[0].clone()]
        );
    }

    #[test]
    fn a_row_that_was_corrected_once_keeps_its_id_when_its_neighbour_is() {
        let row = |title: &'static str| (title, "2016-09-24", "Lima");
        let first = file(&[row("A raid"), row("A strike")]);
        let old = ids(&first);
        let (second, n_kept) = kept(&first, file(&[row("A raids"), row("A strike")]), &[]);
        assert_eq!((ids(&second), n_kept), (old.clone(), 1));
        let (third, _) = kept(&second, file(&[row("A raids"), row("A strikes")]), &[]);
        assert_eq!(ids(&third), old);
    }

    #[test]
    fn of_several_that_it_could_be_none_gives_its_id() {
        let before = file(&[("A", "2016-09-24", "Lima"), ("B", "2016-09-24", "Lima")]);
        let after = file(&[("C", "2016-09-24", "Lima"), ("D", "2016-09-24", "Lima")]);
        let (text, n_kept) = kept(&before, after.clone(), &[]);
        assert_eq!((text, n_kept), (after, 0));
        let nothing = file(&[]);
        assert_eq!(kept(&nothing, before.clone(), &[]), (before, 0));
    }

    #[test]
    fn what_happened_on_the_same_day_at_the_same_place_is_another_record() {
        let before = file(&[("Strike on a market", "2016-09-24", "Lima")]);
        let after = file(&[("School shelled", "2016-09-24", "Lima")]);
        assert_eq!(kept(&before, after, &[]).1, 0);
    }

    #[test]
    fn two_things_that_are_edited_make_another_record() {
        let before = file(&[("A", "2016-09-24", "Lima")]);
        let after = file(&[("B", "2016-09-25", "Lima")]);
        assert_eq!(kept(&before, after, &[]).1, 0);
    }

    #[test]
    fn what_was_withdrawn_does_not_come_back() {
        let before = file(&[("A raid", "2016-09-24", "Lima")]);
        let after = file(&[("A raids", "2016-09-24", "Lima")]);
        let withdrawn = Withdrawal {
            id: ids(&before)[0].clone(),
            on: "2026-11-09".to_owned(),
            reason: "It was made up.".into(),
        };
        assert_eq!(kept(&before, after.clone(), &[withdrawn]).1, 0);
        assert_eq!(kept(&before, after, &[]).1, 1);
    }

    #[test]
    fn a_record_that_shares_its_id_keeps_the_one_under_which_it_was_there() {
        let with_one_id = |records: &[(&str, &str, &str)]| {
            let file = file(records);
            let made = ids(&file);
            let text = String::from_utf8(file).unwrap();
            let text = made.iter().fold(text, |text, id| text.replace(id, "7"));
            text.into_bytes()
        };
        let (raid, strike) = (("A raid", "2023", "Lima"), ("A strike", "2024", "Lima"));
        let earlier = ("A riot", "2022", "Lima");
        let (first, _) = distinct(with_one_id(&[raid, strike]), &[]);
        assert_eq!(ids(&first), ["7", "7-2"]);
        let before = incidents_of(&first);
        for (records, expected) in [
            (&[strike, raid][..], &["7-2", "7"][..]),
            (&[earlier, raid, strike], &["7-3", "7", "7-2"]),
            // One that was edited has what the others leave.
            (&[("A strikes", "2024", "Lima"), raid], &["7-2", "7"]),
        ] {
            let (file, _) = distinct(with_one_id(records), &before);
            assert_eq!(ids(&file), expected);
        }
    }

    #[test]
    fn no_two_records_have_one_id_and_nothing_else_changes() {
        let file = file(&[("A", "2016-09-24", "Lima"), ("B", "2016-09-25", "Lima")]);
        let text = String::from_utf8(file.clone()).unwrap();
        let [first, second] = [0, 1].map(|nth| ids(&file)[nth].clone());
        assert_eq!(distinct(file.clone(), &[]), (file, Vec::new()));
        for (given, is_same) in [("a \"b\" é", false), ("0123456789abcdef", true)] {
            let json = |id: &str| serde_json::to_string(id).unwrap();
            let with = |one: &str, other: &str| {
                let text = text.replace(&json(&first), &json(one));
                text.replace(&json(&second), &json(other)).into_bytes()
            };
            let unique = format!("{given}-2");
            let (written, doubled) = distinct(with(given, given), &[]);
            assert_eq!(written, with(given, &unique));
            assert_eq!(doubled[0].is_same(), is_same);
            let given = given.to_owned();
            let nth = 1;
            let expected = Doubled { nth, given, unique };
            assert_eq!(doubled, [expected]);
        }
    }
}
