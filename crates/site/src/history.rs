//! Records over time: on which day each was first published, and what is new or corrected, as an Atom feed (RFC 4287).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use incidents::config::{MapConfig, Withdrawal};
use incidents::link::html;
use incidents::link::permalink::query_from_session;
use incidents::model::civil::Minute;
use incidents::model::incident::Incident;
use incidents::model::session::Session;
use serde::{Deserialize, Serialize};

use crate::counts::Messages;
use crate::versions::{History, Now, is_blurred};

/// The days, beside the records.
pub(crate) const DAYS: &str = "data/published.json";

/// The feed, beside index.html.
pub(crate) const FEED: &str = "feed.xml";

/// More records than this are no map that is written record by record: their days would weigh more than the page.
pub(crate) const MAX_RECORDS: usize = 10_000;

/// Of the file of days.
const VERSION: u32 = 1;

/// A feed has the latest.
const MAX_ENTRIES: usize = 50;

/// A record as far as a feed tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(crate) id: String,
    pub(crate) title: String,
    /// What was corrected, each with its day where that is said.
    pub(crate) corrections: Vec<(Option<String>, String)>,
    /// Whether its point was blurred.
    is_blurred: bool,
    /// The last day on which it changed, by itself.
    changed: Option<String>,
    /// What was corrected last.
    corrected: Option<String>,
    /// When and where it happened, and what it says.
    summary: String,
}

impl Entry {
    /// Whether it is of the record with this id.
    pub(crate) fn is_of(&self, id: &str) -> bool {
        self.id == id
    }

    /// What decides how much may be told of what it said before.
    pub(crate) fn now(&self) -> Now<'_> {
        Now {
            title: &self.title,
            is_blurred: self.is_blurred,
        }
    }

    /// With what changed in it from one version that is kept to the next.
    pub(crate) fn with_changes(
        mut self,
        history: &History,
        (messages, config): (&Messages, &MapConfig),
    ) -> Self {
        let changes = history.of(&self.id).filter(|(_, became)| !became.new);
        let Some((on, became)) = changes.last() else {
            return self;
        };
        if self.changed.as_deref().is_none_or(|changed| changed <= on) {
            self.changed = Some(on.to_owned());
            let said = became.fields.iter().map(|it| it.in_words(messages, config));
            let said: Vec<String> = self.corrected.take().into_iter().chain(said).collect();
            self.corrected = Some(said.join(" "));
        }
        self
    }

    /// Of a record, in the map's own language.
    pub(crate) fn of(record: &Incident, language: &str) -> Self {
        let correction = record.corrections.iter().max_by_key(|it| it.on.clone());
        let corrected_on = correction.and_then(|it| it.on.as_ref());
        let changed = record.updated.iter().chain(corrected_on).max();
        let when = record.when.as_ref().map(|when| when.edtf().to_owned());
        let place = record.place.name_in(language).map(str::to_owned);
        let facts: Vec<String> = [when, place].into_iter().flatten().collect();
        Self {
            id: record.id.clone(),
            title: record.title_in(language).to_owned(),
            corrections: record
                .corrections
                .iter()
                .map(|it| (it.on.clone(), it.what.clone()))
                .collect(),
            is_blurred: is_blurred(record.place.coordinate_source.as_deref()),
            changed: changed.cloned(),
            corrected: correction.map(|it| it.what.clone()),
            summary: facts.join(", "),
        }
    }
}

/// On which day each record was first published.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Days {
    version: u32,
    records: BTreeMap<String, String>,
}

impl Days {
    /// Those that are known: none where nothing was kept; nothing where what was kept cannot be read, or is of another version.
    pub(crate) fn read(json: Option<&[u8]>) -> Option<Self> {
        let Some(json) = json else {
            return Some(Self::default());
        };
        let days: Self = serde_json::from_slice(json).ok()?;
        (days.version == VERSION).then_some(days)
    }

    /// Records that were published once and are not there any more.
    pub(crate) fn gone<'d>(&'d self, entries: &[Entry]) -> Vec<&'d str> {
        let there: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        let known = self.records.keys().map(String::as_str);
        known.filter(|id| !there.contains(id)).collect()
    }

    /// Adds records that are new today. Those that are gone keep their day.
    pub(crate) fn add(&mut self, entries: &[Entry], today: &str) {
        self.version = VERSION;
        for entry in entries {
            let days = &mut self.records;
            if !days.contains_key(&entry.id) {
                days.insert(entry.id.clone(), today.to_owned());
            }
        }
    }

    /// As a file, a line for each record.
    pub(crate) fn text(&self) -> String {
        // Texts can always be written.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        text + "\n"
    }

    fn of(&self, id: &str) -> &str {
        self.records.get(id).map_or("", String::as_str)
    }
}

/// What a feed tells of one record.
struct Told {
    id: String,
    title: String,
    /// The day on which it was first published.
    published: String,
    /// The last day on which something became of it.
    changed: String,
    summary: String,
}

impl Told {
    /// That it is there, and what of it was corrected.
    fn of(entry: &Entry, days: &Days) -> Self {
        let published = days.of(&entry.id).to_owned();
        let changed = entry.changed.as_ref();
        let changed = changed.filter(|day| Minute::from_iso(day).is_some());
        let changed = changed.max(Some(&published)).unwrap_or(&published).clone();
        let summary = match &entry.corrected {
            Some(what) if changed != published => format!("{} — {what}", entry.summary),
            _ => entry.summary.clone(),
        };
        Self {
            id: entry.id.clone(),
            title: entry.title.clone(),
            published,
            changed,
            summary,
        }
    }

    /// That it is not there any more, and why: in a reader of feeds it takes the place of what was told of it before.
    fn withdrawn(it: &Withdrawal, days: &Days, messages: &Messages, language: &str) -> Self {
        let reason = it.reason.in_language(language);
        let title = messages.withdrawn(&it.id, &it.on, reason);
        let published = match days.of(&it.id) {
            "" => &it.on,
            published => published,
        };
        Self {
            id: it.id.clone(),
            title: title.unwrap_or_else(|| it.id.clone()),
            published: published.to_owned(),
            changed: it.on.clone(),
            summary: reason.to_owned(),
        }
    }
}

/// The feed of a site that lies at this address, in the map's own language.
pub(crate) fn feed(
    entries: &[Entry],
    days: &Days,
    config: &MapConfig,
    messages: &Messages,
    (address, related): (&str, Option<&str>),
) -> String {
    let language = config.languages.first().map_or("en", String::as_str);
    let title = config.title.in_language(language);
    let publisher = match config.publisher.in_language(language) {
        "" => title,
        publisher => publisher,
    };
    let is_gone = |it: &&Withdrawal| !entries.iter().any(|entry| entry.is_of(&it.id));
    let withdrawn = config.withdrawn.iter().filter(is_gone);
    let withdrawn = withdrawn.map(|it| Told::withdrawn(it, days, messages, language));
    let mut latest: Vec<Told> = entries
        .iter()
        .map(|entry| Told::of(entry, days))
        .chain(withdrawn)
        .collect();
    // Of one day, in the order of their ids, so that the same records are the same feed.
    latest.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
    latest.truncate(MAX_ENTRIES);
    let newest = latest
        .first()
        .map_or("1970-01-01", |it| it.changed.as_str());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">
  <id>{1}</id>
  <title>{2}</title>
  <link href=\"{1}\"/>
  <link rel=\"self\" href=\"{1}{FEED}\"/>
  <author><name>{3}</name></author>
  <updated>{4}</updated>
{5}",
        escaped(language),
        escaped(address),
        escaped(title),
        escaped(publisher),
        moment(newest),
        related.map_or_else(String::new, |page| format!(
            "  <link rel=\"related\" type=\"text/html\" href=\"{}{page}\"/>\n",
            escaped(address)
        ))
    );
    for told in latest {
        let shown = Session {
            selection: Some(told.id),
            ..Session::default()
        };
        let link = format!("{address}?{}", query_from_session(&shown));
        // A string takes whatever is written to it.
        let _written = write!(
            feed,
            "  <entry>
    <id>{0}</id>
    <title>{1}</title>
    <link href=\"{0}\"/>
    <published>{2}</published>
    <updated>{3}</updated>
    <summary>{4}</summary>
  </entry>
",
            escaped(&link),
            escaped(&told.title),
            moment(&told.published),
            moment(&told.changed),
            escaped(&told.summary)
        );
    }
    feed + "</feed>\n"
}

/// Text of XML, without the letters that none may have.
fn escaped(text: &str) -> String {
    let is_allowed = |letter: &char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => !letter.is_control(),
    };
    html::escaped(&text.chars().filter(is_allowed).collect::<String>())
}

/// RFC 3339 asks for a time of day; of a day only its beginning is known.
fn moment(day: &str) -> String {
    let day: String = day.chars().take(10).collect();
    format!("{day}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use incidents::read::parse;

    use super::*;

    const ADDRESS: &str = "https://maps.example/a/";

    fn entries(records: &str) -> Vec<Entry> {
        let file = format!(r#"{{"type": "FeatureCollection", "features": [{records}]}}"#);
        let config = MapConfig::default();
        let read = parse(file.as_bytes(), &config.fields);
        read.records
            .iter()
            .map(|record| Entry::of(&record.incident, "en"))
            .collect()
    }

    fn messages() -> Messages {
        Messages::read("en", |_| {
            Some(include_bytes!("../../../words/en.ftl").to_vec())
        })
    }

    fn record(id: &str, more: &str) -> String {
        format!(
            r#"{{"type": "Feature", "id": "{id}", "geometry": null, "properties": {{"title": "Title of {id}", "date": "2016-09-24", "place": "Lima"{more}}}}}"#
        )
    }

    #[test]
    fn a_record_keeps_the_day_on_which_it_was_first_published() {
        let mut days = Days::default();
        days.add(&entries(&record("a", "")), "2026-11-01");
        let text = days.text();
        let mut days = Days::read(Some(text.as_bytes())).unwrap();
        assert_eq!(days.gone(&[]), ["a"]);
        for broken in ["<<<<<<< HEAD", r#"{"version": 2, "records": {}}"#] {
            assert!(Days::read(Some(broken.as_bytes())).is_none());
        }
        days.add(
            &entries(&[record("a", ""), record("b", "")].join(",")),
            "2026-11-09",
        );
        assert_eq!((days.of("a"), days.of("b")), ("2026-11-01", "2026-11-09"));
        // One that is gone may come back.
        days.add(&[], "2026-11-10");
        assert_eq!(days.of("a"), "2026-11-01");
    }

    #[test]
    fn a_feed_has_what_is_new_and_what_was_corrected_with_why() {
        let corrected =
            r#", "corrections": [{"on": "2026-11-08", "what": "The day was <wrong>."}]"#;
        let entries = entries(
            &[
                record("a&b", corrected),
                record("b", r#", "updated": "no day""#),
            ]
            .join(","),
        );
        let mut days = Days::default();
        days.add(&entries, "2026-11-01");
        let config = MapConfig::parse(br#"{"title": "A map", "publisher": "Desk"}"#).0;
        let feed = feed(&entries, &days, &config, &messages(), (ADDRESS, None));
        for expected in [
            "<updated>2026-11-08T00:00:00Z</updated>\n  <entry>\n    <id>https://maps.example/a/?id=a%26b</id>",
            "<published>2026-11-01T00:00:00Z</published>\n    <updated>2026-11-08T00:00:00Z</updated>\n    <summary>2016-09-24, Lima — The day was &lt;wrong&gt;.</summary>",
            "<author><name>Desk</name></author>",
            "<title>Title of b</title>",
            "<updated>2026-11-01T00:00:00Z</updated>\n    <summary>2016-09-24, Lima</summary>",
        ] {
            assert!(feed.contains(expected), "{expected}: {feed}");
        }
    }

    #[test]
    fn a_feed_tells_what_was_withdrawn_and_why() {
        let mut days = Days::default();
        days.add(
            &entries(&[record("a", ""), record("b", "")].join(",")),
            "2026-11-01",
        );
        let config = MapConfig::parse(
            br#"{"withdrawn": [{"id": "b", "on": "2026-11-09", "reason": "It was made up."},
                {"id": "a", "on": "2026-11-09", "reason": "It came back."}]}"#,
        );
        let left = entries(&record("a", ""));
        let feed = feed(&left, &days, &config.0, &messages(), (ADDRESS, None));
        let expected = "<id>https://maps.example/a/?id=b</id>
    <title>The record “b” was withdrawn on 2026-11-09: It was made up.</title>
    <link href=\"https://maps.example/a/?id=b\"/>
    <published>2026-11-01T00:00:00Z</published>
    <updated>2026-11-09T00:00:00Z</updated>
    <summary>It was made up.</summary>";
        assert!(feed.contains(expected), "{feed}");
        assert!(!feed.contains("It came back."), "{feed}");
    }

    #[test]
    fn a_feed_of_many_has_the_latest() {
        let records: Vec<String> = (0..80)
            .map(|n| {
                record(
                    &format!("r{n:02}"),
                    &format!(r#", "updated": "2026-10-{:02}""#, n % 28 + 1),
                )
            })
            .collect();
        let entries = entries(&records.join(","));
        let config = MapConfig::default();
        let feed = feed(
            &entries,
            &Days::default(),
            &config,
            &messages(),
            (ADDRESS, None),
        );
        assert_eq!(feed.matches("<entry>").count(), MAX_ENTRIES);
        assert!(feed.contains("2026-10-28") && !feed.contains("2026-10-01"));
    }
}
