//! Records without a source, sources that name nobody, and sources without a copy in an archive.

use incidents::model::controls::without_controls;
use incidents::model::incident::{Incident, Source};

use crate::finding::Kind;
use crate::texts::{folded, words};

/// What stands in the place of a name where nobody is named.
const NOBODY: [&str; 22] = [
    "unknown",
    "anonymous",
    "source",
    "sources",
    "local",
    "witness",
    "witnesses",
    "eyewitness",
    "activist",
    "activists",
    "resident",
    "residents",
    "various",
    "na",
    "none",
    "social",
    "media",
    "internet",
    "مجهول",
    "ناشط",
    "ناشطون",
    "مصادر",
];

/// Words that leave what is said as it is.
const FILL: [&str; 10] = [
    "n",
    "a",
    "an",
    "the",
    "on",
    "and",
    "several",
    "محليه",
    "خاصه",
    "من",
];

/// Where copies of pages are asked for by their address: Memento (RFC 7089), over many archives.
const MEMENTO: &str = "https://timetravel.mementoweb.org/list/";

/// Where a copy is made by whoever opens it.
const SAVE: &str = "https://web.archive.org/save/";

/// What is wrong with whose account a record is.
pub fn findings(record: &Incident) -> Option<(Kind, &'static str, String)> {
    let quoted = record
        .excerpts
        .iter()
        .filter_map(|it| it.source.as_deref().or(it.attribution.as_deref()));
    let has_excerpts = quoted.clone().any(|it| !is_nobody(it));
    if record.sources.is_empty() && record.excerpts.is_empty() {
        return Some((Kind::NoSource, "sources", String::new()));
    }
    let is_named = |it: &Source| {
        it.url.is_some()
            || it
                .publisher
                .as_deref()
                .or(it.title.as_deref())
                .is_some_and(|it| !is_nobody(it))
    };
    if has_excerpts || record.sources.iter().any(is_named) {
        return None;
    }
    let publishers = record
        .sources
        .iter()
        .filter_map(|it| it.publisher.as_deref());
    let said = publishers.chain(quoted).next().unwrap_or_default();
    let said = without_controls(said);
    Some((Kind::UnnamedSource, "sources", format!("\"{said}\"")))
}

/// Whether all of its words stand for nobody.
fn is_nobody(name: &str) -> bool {
    let name = folded(name);
    let words = words(&name);
    let is_nobody = |word: &&str| NOBODY.contains(word) || FILL.contains(word);
    words.iter().all(is_nobody)
}

/// A source that is lost when its page dies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unarchived {
    /// The record's id.
    pub id: String,
    /// Which of its sources, from 0.
    pub nth: usize,
    /// Its address.
    pub url: String,
}

impl Unarchived {
    /// Where copies that archives have are listed.
    pub fn memento(&self) -> String {
        format!("{MEMENTO}{}", self.url)
    }

    /// Where a copy is made.
    pub fn save(&self) -> String {
        format!("{SAVE}{}", self.url)
    }
}

/// The sources of a record that have an address and no copy in an archive.
pub fn unarchived(record: &Incident) -> impl Iterator<Item = Unarchived> {
    let sources = record.sources.iter().enumerate();
    sources.filter_map(|(nth, source)| {
        let url = source
            .url
            .as_ref()
            .filter(|url| source.archive_url.is_none() && !is_archive(url))?;
        Some(Unarchived {
            id: record.id.clone(),
            nth,
            url: url.clone(),
        })
    })
}

/// Whether an address is itself that of a copy.
fn is_archive(url: &str) -> bool {
    let host = url
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .unwrap_or_default();
    [
        "web.archive.org",
        "archive.org",
        "archive.ph",
        "archive.today",
        "archive.is",
        "perma.cc",
        "webcitation.org",
        "archive.vn",
        "archive.li",
    ]
    .iter()
    .any(|it| host == *it || host.ends_with(&format!(".{it}")))
}

#[cfg(test)]
mod tests {
    use incidents::model::incident::Excerpt;

    use super::*;

    fn by(publisher: &str) -> Incident {
        let mut record = Incident::new("a", "A");
        record.sources.push(Source {
            publisher: Some(publisher.to_owned()),
            ..Source::default()
        });
        record
    }

    #[test]
    fn records_that_nobody_answers_for_are_found() {
        let kind = |record: &Incident| findings(record).map(|(kind, ..)| kind);
        assert_eq!(kind(&Incident::new("a", "A")), Some(Kind::NoSource));
        for nobody in [
            "Local activists",
            "unknown",
            "مصادر محلية",
            "N/A",
            "Social media",
        ] {
            assert_eq!(kind(&by(nobody)), Some(Kind::UnnamedSource), "{nobody}");
        }
        for somebody in ["Reuters", "Activists of Baladi News", "وكالة سانا"] {
            assert_eq!(kind(&by(somebody)), None, "{somebody}");
        }
        let mut quoted = by("unknown");
        quoted.excerpts.push(Excerpt {
            text: "x".to_owned(),
            attribution: Some("BBC".to_owned()),
            ..Excerpt::default()
        });
        assert_eq!(kind(&quoted), None);
    }

    #[test]
    fn sources_without_a_copy_are_listed_with_where_to_look_for_one() {
        let mut record = by("A");
        for (url, archive) in [
            ("https://a.example/x", None),
            ("https://b.example", Some("https://archive.ph/1")),
            ("https://web.archive.org/web/1/https://c.example", None),
        ] {
            record.sources.push(Source {
                url: Some(url.to_owned()),
                archive_url: archive.map(str::to_owned),
                ..Source::default()
            });
        }
        let found: Vec<_> = unarchived(&record).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].nth, found[0].memento().as_str()),
            (
                1,
                "https://timetravel.mementoweb.org/list/https://a.example/x"
            )
        );
    }
}
