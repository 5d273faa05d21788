//! What a publisher should know of a map file, and no page says: what of it cannot be done, or not well.

use std::borrow::Cow;

use incidents::columns::store::Store;
use incidents::config::MapConfig;

use crate::{ground, live, look, records_elsewhere};

/// Something of a map file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The member that says it.
    pub member: Cow<'static, str>,
    /// What was expected, what was found, and what to do: a sentence without a full stop.
    pub message: String,
}

/// Gives the first bytes of a file beside the map file, at most so many; none where it is not there.
pub type Start<'s> = &'s dyn Fn(&str, usize) -> Option<Vec<u8>>;

/// What is to be said of the look and of the ground that a map file asks for.
///
/// ```
/// let remarks = site::remark::remarks(br#"{"logo": "desk.svg"}"#, &|_, _| None);
/// assert_eq!(remarks[0].member, "logo");
/// ```
pub fn remarks(map_file: &[u8], start: Start<'_>) -> Vec<Remark> {
    let look = look::remarks(map_file, start).into_iter();
    look.chain(ground::remarks(map_file, start))
        .chain(live::remarks(map_file))
        .collect()
}

pub(crate) fn no_file(name: &str) -> String {
    format!("there is no file {name} beside the map file: put it there")
}

/// Whether the page has words in a language, by its tag.
pub type HasWords<'w> = &'w dyn Fn(&str) -> bool;

/// What is to be said of the languages that a map file names.
pub fn of_languages(config: &MapConfig, has_words: HasWords<'_>) -> Vec<Remark> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let others = config.languages.iter().filter(|tag| *tag != "en");
    let tags = others.filter(|tag| tag.chars().all(is_part));
    let missing = tags.filter(|tag| !has_words(tag));
    missing
        .map(|tag| Remark {
            member: "languages".into(),
            message: format!(
                "the page has no words in {tag}, and says its own in English: copy words/en.ftl to words/{tag}.ftl and translate it, or take {tag} out"
            ),
        })
        .collect()
}

/// What is to be said of a map file and the records that it shows: that nothing can be drawn, types that are another one but for their
/// spelling, and words beside a mark that is not there.
pub fn of_records(config: &MapConfig, store: &Store) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if records_elsewhere(config).is_some() {
        return remarks;
    }
    let mut remark = |member: Cow<'static, str>, message| remarks.push(Remark { member, message });
    if store.n_rows() > 0 && store.positioned().count() == 0 {
        remark(
            "data".into(),
            "the map is empty, since no record has a position: a table needs columns of latitude and longitude. Where it has them, say which they are, under `fields` or `table_fields` in map.json, or by `incidents new --map latitude=COLUMN --map longitude=COLUMN`".to_owned(),
        );
    }
    let last = (store.n_rows() as u32).checked_sub(1);
    let n_bytes = last
        .and_then(|row| store.text_span(row))
        .map_or(0, |span| span.end);
    if config.is_refreshed && is_too_large_to_read_again(n_bytes) {
        remark(
            "refresh".into(),
            "no page reads a file of more than 8 MB again, since that would cost each reader so much each time: show fewer records, or take `refresh` out".to_owned(),
        );
    }
    let types = store.series();
    for id in types.iter().filter(|id| config.category(id).is_none()) {
        let alike = config
            .categories
            .iter()
            .find(|it| plain(&it.id) == plain(id));
        if let Some(alike) = alike {
            let message = format!(
                "records have the type {id}, and map.json has {}: they are two types until both are written alike",
                alike.id
            );
            remark("categories".into(), message);
        }
    }
    for (nth, it) in config.annotate.iter().enumerate() {
        if store.row(&it.id).is_none() {
            let message = format!(
                "no record has the id {}: the address of an open record has its id",
                it.id
            );
            remark(format!("annotate[{nth}].id").into(), message);
        }
    }
    remarks
}

/// As live.js has it.
fn is_too_large_to_read_again(n_bytes: usize) -> bool {
    n_bytes > 8 * 1024 * 1024
}

/// Small letters with one blank between words.
fn plain(id: &str) -> String {
    let id = id.replace(['_', '-'], " ").to_lowercase();
    id.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Records;

    #[track_caller]
    fn check(map: &str, record: &str, expected: &[&str]) {
        let config = MapConfig::parse(map.as_bytes()).0;
        let file = format!(r#"{{"type": "FeatureCollection", "features": [{record}]}}"#);
        let records = Records::read(file.as_bytes(), &config);
        let remarks = of_records(&config, records.engine.data().store());
        let said = remarks
            .iter()
            .map(|it| format!("{}: {}", it.member, it.message));
        let said: Vec<String> = said.collect();
        assert_eq!(said.len(), expected.len(), "{said:?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said}");
        }
    }

    const RECORD: &str = r#"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"title": "A", "category": "RAID"}}"#;

    #[test]
    fn what_map_file_and_records_say_of_each_other_is_looked_at() {
        check("{}", RECORD, &[]);
        check(
            r#"{"annotate": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}"#,
            RECORD,
            &["annotate[1].id: no record has the id b"],
        );
        check(
            r#"{"categories": [{"id": "raid"}]}"#,
            RECORD,
            &["categories: records have the type RAID, and map.json has raid"],
        );
        check(
            "{}",
            r#"{"type": "Feature", "id": "a", "geometry": null, "properties": {"title": "A"}}"#,
            &["data: the map is empty"],
        );
    }

    #[test]
    fn a_file_that_is_too_large_to_be_read_again_is_named() {
        let filler = "x".repeat(9 * 1024 * 1024);
        let large = RECORD.replace(
            "\"title\": \"A\"",
            &format!("\"title\": \"A\", \"note\": \"{filler}\""),
        );
        let map = r#"{"refresh": {"minutes": 5}}"#;
        check(map, RECORD, &[]);
        check(
            map,
            &large,
            &["refresh: no page reads a file of more than 8 MB"],
        );
        check("{}", &large, &[]);
    }

    #[test]
    fn nothing_is_said_of_records_that_lie_with_another_host() {
        check(
            r#"{"data": "https://data.example/a.geojson", "annotate": [{"id": "a", "text": "A"}]}"#,
            "",
            &[],
        );
    }

    #[test]
    fn a_language_without_words_is_named() {
        let config = MapConfig::parse(br#"{"languages": ["en", "de"]}"#).0;
        let remarks = of_languages(&config, &|tag| tag == "en");
        assert_eq!(remarks.len(), 1);
        assert!(
            remarks[0]
                .message
                .starts_with("the page has no words in de")
        );
    }
}
