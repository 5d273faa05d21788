//! The record: what somebody reported about some place at some time.
//!
//! Every member but the id and the title is optional, and an absent member
//! stays absent: nothing here is filled in on the record's behalf.

use crate::model::civil::Minute;
use crate::model::facet::UNSPECIFIED;
use crate::model::place::Place;
use crate::model::string_enum::string_enum;
use crate::model::text::Text;
use crate::model::when::{DatePrecision, When, utc_offset};

string_enum! {
    /// What sort of record this is: only an [`Kind::Incident`] is a mark on the map.
    Kind {
        /// One occurrence at one place.
        Incident = "incident",
        /// A toll or campaign that covers many occurrences: drawn as an area while selected.
        Aggregate = "aggregate",
        /// A state of affairs: drawn as an area while selected.
        Condition = "condition",
        /// Somebody said something: never drawn.
        Statement = "statement",
    }
}

string_enum! {
    /// How well the occurrence itself is established.
    OccurrenceStatus {
        /// Independent sources agree.
        Corroborated = "corroborated",
        /// Independent sources agree on a part of it.
        CorroboratedInPart = "corroborated_in_part",
        /// One source only.
        SingleSource = "single_source",
        /// A claim that nobody has checked.
        UnverifiedClaim = "unverified_claim",
        /// Sources contradict each other on whether or how it happened.
        Contested = "contested",
        /// The person who said it did so to reject it.
        RejectedBySpeaker = "rejected_by_speaker",
    }
}

string_enum! {
    /// How well the responsibility for it is established.
    ResponsibilityStatus {
        /// Independent sources agree.
        Corroborated = "corroborated",
        /// Named, and nobody disputes it.
        Undisputed = "undisputed",
        /// Named, and disputed.
        Contested = "contested",
        /// The party itself claimed it.
        Claimed = "claimed",
        /// Nobody is named.
        NotStated = "not_stated",
        /// The question does not arise.
        NotApplicable = "not_applicable",
    }
}

string_enum! {
    /// What an actor has to do with the record.
    ActorRole {
        /// Said to have done it.
        AllegedPerpetrator = "alleged_perpetrator",
        /// Hit or affected by it.
        Target = "target",
        /// Said it.
        Speaker = "speaker",
        /// Reported it.
        Reporter = "reporter",
    }
}

/// One record of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// The source's own identifier; made from the content where the file has none.
    pub id: String,
    /// The editor's neutral words.
    pub title: String,
    /// The title in other languages.
    pub titles: Text,
    /// Incident, aggregate, condition or statement.
    pub kind: Kind,
    /// Codes of what happened, styled in the map file; the first one is the mark.
    pub categories: Vec<String>,
    /// Codes of how it was done.
    pub methods: Vec<String>,
    /// Codes of what was hit.
    pub targets: Vec<String>,
    /// When, as a civil interval; `None` when the record gives no date.
    pub when: Option<When>,
    /// The source's own words for the date.
    pub date_text: Option<String>,
    /// How the words became a date.
    pub date_reasoning: Option<String>,
    /// UTC offset or zone name of the place, only to be shown.
    pub time_zone: Option<String>,
    /// Where.
    pub place: Place,
    /// Who is named, by whom, in which role.
    pub actors: Vec<Actor>,
    /// Tolls, one entry per reporter; never summed or merged.
    pub casualties: Vec<Casualties>,
    /// Verbatim quotations.
    pub excerpts: Vec<Excerpt>,
    /// Who published it.
    pub sources: Vec<Source>,
    /// How well the occurrence is established.
    pub occurrence_status: Option<OccurrenceStatus>,
    /// How well the responsibility is established.
    pub responsibility_status: Option<ResponsibilityStatus>,
    /// Who made the two assessments.
    pub assessed_by: Option<String>,
    /// On which day (ISO 8601) they were made.
    pub assessed_on: Option<String>,
    /// Conflicting accounts.
    pub disputes: Vec<Account>,
    /// What a source got wrong.
    pub discrepancies: Vec<Account>,
    /// What was found out after the report.
    pub later_findings: Vec<Account>,
    /// Ids of records of the same event, sub-totals and sequels.
    pub related: Vec<String>,
    /// Graphic content, covered until the reader asks.
    pub sensitive: bool,
    /// The day (ISO 8601) of the last change.
    pub updated: Option<String>,
    /// What was corrected and when.
    pub corrections: Vec<Correction>,
    /// Longer text of files that are not in our own schema.
    pub description: Option<String>,
    /// The same in other languages.
    pub descriptions: Text,
}

/// A person, force or body, as one source names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// One id per actor throughout a file; the facet counts it.
    pub id: String,
    /// The editor's neutral name.
    pub name: String,
    /// The source's own wording.
    pub wording: Option<String>,
    /// What it has to do with the record.
    pub role: Option<ActorRole>,
    /// Who names it.
    pub named_by: Option<String>,
}

/// A toll, as one reporter gives it. `None` is "not stated", `Some(0)` is "stated as none".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Casualties {
    /// Whose figures these are.
    pub reporter: String,
    /// The day (ISO 8601) of the figures.
    pub as_of: Option<String>,
    /// What the figures cover, where it is not the record itself.
    pub scope: Option<String>,
    /// At least this many killed.
    pub killed_min: Option<u32>,
    /// At most this many killed.
    pub killed_max: Option<u32>,
    /// At least this many injured.
    pub injured_min: Option<u32>,
    /// At most this many injured.
    pub injured_max: Option<u32>,
    /// The editor's remark.
    pub note: Option<String>,
}

impl Casualties {
    /// The most that this reporter says were killed: the upper end of a range, else the lower one.
    pub fn most_killed(&self) -> Option<u32> {
        self.killed_max.or(self.killed_min)
    }

    /// The most that this reporter says were injured.
    pub fn most_injured(&self) -> Option<u32> {
        self.injured_max.or(self.injured_min)
    }
}

/// A short verbatim quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, unchanged.
    pub text: String,
    /// What they mean in other languages.
    pub translations: Text,
    /// Who says them, as a chain where it is one.
    pub attribution: Option<String>,
    /// Address of the page that carries the words.
    pub source: Option<String>,
    /// BCP 47 language of the words.
    pub lang: Option<String>,
}

/// Who published it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The publisher's name.
    pub publisher: Option<String>,
    /// The page's title.
    pub title: Option<String>,
    /// The page's address (http or https only); absent where the publisher is named without a link.
    pub url: Option<String>,
    /// The day (EDTF) of publication.
    pub date: Option<String>,
    /// Address of an archived copy.
    pub archive_url: Option<String>,
}

/// What somebody says against, about or after the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whose account it is.
    pub by: Option<String>,
    /// What it says.
    pub what: String,
}

/// A correction made to the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The day (ISO 8601).
    pub on: Option<String>,
    /// What was corrected.
    pub what: String,
}

impl Incident {
    /// A record with an id and a title and nothing else.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            titles: Text::default(),
            kind: Kind::Incident,
            categories: Vec::new(),
            methods: Vec::new(),
            targets: Vec::new(),
            when: None,
            date_text: None,
            date_reasoning: None,
            time_zone: None,
            place: Place::default(),
            actors: Vec::new(),
            casualties: Vec::new(),
            excerpts: Vec::new(),
            sources: Vec::new(),
            occurrence_status: None,
            responsibility_status: None,
            assessed_by: None,
            assessed_on: None,
            disputes: Vec::new(),
            discrepancies: Vec::new(),
            later_findings: Vec::new(),
            related: Vec::new(),
            sensitive: false,
            updated: None,
            corrections: Vec::new(),
            description: None,
            descriptions: Text::default(),
        }
    }

    /// The title for who reads a language: the one in it, or else its own.
    pub fn title_in(&self, language: &str) -> &str {
        self.titles.said_in(language).unwrap_or(&self.title)
    }

    /// The code of its first type, by which it is drawn.
    pub fn first_type(&self) -> &str {
        let first = self.categories.first();
        first.map_or(UNSPECIFIED, String::as_str)
    }

    /// How sure the date is.
    pub fn date_precision(&self) -> DatePrecision {
        self.when
            .as_ref()
            .map_or(DatePrecision::Undated, When::precision)
    }

    /// The first minute that it can be on the clock of UTC, where the record knows its clock time and how far that
    /// clock is from UTC. It is said beside the date and never in its place.
    pub fn start_utc(&self) -> Option<Minute> {
        let when = self.when.as_ref().filter(|when| when.has_time())?;
        let stated = || utc_offset(self.time_zone.as_deref()?);
        let offset = when.own_offset().or_else(stated)?;
        Some(Minute(when.start()?.0 - offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_time_with_an_offset_is_known_in_utc_too() {
        let check = |date: &str, zone: Option<&str>, expect: Option<&str>| {
            let mut incident = Incident::new("id", "title");
            incident.when = When::parse(date).ok();
            incident.time_zone = zone.map(str::to_owned);
            let found = incident.start_utc().map(Minute::iso);
            assert_eq!(found.as_deref(), expect, "{date} {zone:?}");
        };
        check("2016-10-01T01:30", Some("+03:00"), Some("2016-09-30T22:30"));
        check(
            "2016-10-01T01:30Z",
            Some("+03:00"),
            Some("2016-10-01T01:30"),
        );
        check("2016-10-01T01:30-05:00", None, Some("2016-10-01T06:30"));
        check("2016-10-01T01:30", Some("Asia/Damascus"), None);
        check("2016-10-01T01:30", None, None);
        check("2016-10-01", Some("+03:00"), None);
    }

    #[test]
    fn codes_are_read_back_whatever_their_case_and_separators() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(
            ActorRole::from_code("Alleged Perpetrator"),
            Some(ActorRole::AllegedPerpetrator)
        );
        assert_eq!(
            OccurrenceStatus::from_code("single-source"),
            Some(OccurrenceStatus::SingleSource)
        );
        assert_eq!(Kind::from_code("event"), None);
    }
}
