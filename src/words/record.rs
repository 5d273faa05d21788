//! What is known of a record, in words: the place's precision, figures of tolls, codes.

use incidents::model::facet::Facet;
use incidents::model::incident::{
    ActorRole, Incident, Kind, OccurrenceStatus, ResponsibilityStatus,
};
use incidents::model::place::PlacePrecision;
use incidents::model::when::DatePrecision;

use crate::words::Words;

impl Words {
    /// The name of a facet.
    pub fn facet(&self, facet: Facet) -> String {
        self.coded("facet", facet.code())
    }

    /// What a kind of record is called.
    pub fn kind(&self, kind: Kind) -> String {
        self.coded("kind", kind.code())
    }

    /// How well the occurrence is established.
    pub fn occurrence(&self, status: OccurrenceStatus) -> String {
        self.coded("occurrence", status.code())
    }

    /// How well the responsibility is established.
    pub fn responsibility(&self, status: ResponsibilityStatus) -> Option<String> {
        (status != ResponsibilityStatus::NotApplicable)
            .then(|| self.coded("responsibility", status.code()))
    }

    /// What an actor has to do with the record.
    pub fn role(&self, role: Option<ActorRole>) -> String {
        self.coded("role", role.map_or("none", ActorRole::code))
    }

    /// How sure the date is, where the date itself does not say it.
    pub fn date_precision(&self, precision: DatePrecision) -> Option<String> {
        (precision == DatePrecision::PartOfDay)
            .then(|| self.coded("date-precision", precision.code()))
    }

    /// The place with how sure it is: `neighbourhood known, not the site, within 1.1 km`.
    pub fn place_precision(&self, incident: &Incident) -> Option<String> {
        self.place_precision_in("place-precision", incident)
    }

    fn place_precision_in(&self, of: &str, incident: &Incident) -> Option<String> {
        let words = self.coded(of, incident.place.precision?.code());
        Some(self.within(words, incident.place.uncertainty_m))
    }

    /// A precision with how far around the mark it reaches.
    pub fn precision_within(&self, precision: PlacePrecision, metres: Option<f64>) -> String {
        let words = self.coded("place-precision", precision.code());
        self.within(words, metres)
    }

    fn within(&self, words: String, metres: Option<f64>) -> String {
        match metres {
            Some(metres) if metres > 0.0 => self.say_with(
                "place-within",
                &[
                    ("precision", words.into()),
                    ("distance", self.distance(metres).into()),
                ],
            ),
            _ => words,
        }
    }

    /// The same where a heading says what it is about: `neighbourhood, within 1.1 km`.
    pub fn place_precision_short(&self, incident: &Incident) -> Option<String> {
        self.place_precision_in("table-precision", incident)
    }

    /// A distance on the ground, as exact as an uncertainty deserves.
    pub fn distance(&self, metres: f64) -> String {
        if metres < 1_000.0 {
            return self.say_with("metres", &[("metres", metres.into())]);
        }
        let kilometres = match metres / 1_000.0 {
            few if few < 10.0 => few,
            many => many.round(),
        };
        self.say_with("kilometres", &[("kilometres", kilometres.into())])
    }

    /// Two things in one line.
    pub fn joined(&self, before: String, after: String) -> String {
        self.say_with(
            "joined",
            &[("before", before.into()), ("after", after.into())],
        )
    }

    /// Any number of things in one line; nothing of none. Neighbours are joined, then what has become of them: each text
    /// is copied a few times only, however many there are.
    pub fn all_joined(&self, mut texts: Vec<String>) -> Option<String> {
        while texts.len() > 1 {
            let mut rest = texts.into_iter();
            let mut joined = Vec::new();
            while let Some(before) = rest.next() {
                joined.push(match rest.next() {
                    Some(after) => self.joined(before, after),
                    None => before,
                });
            }
            texts = joined;
        }
        texts.pop()
    }

    /// What one reporter says of a number of persons, by the messages `killed-exact` and so on.
    pub fn range(&self, what: &str, min: Option<u32>, max: Option<u32>) -> Option<String> {
        let form = match (min, max) {
            (None, None) => return None,
            (Some(0), Some(0)) => "none",
            (Some(min), Some(max)) if min == max => "exact",
            (Some(_), Some(_)) => "range",
            (Some(_), None) => "min",
            (None, Some(_)) => "max",
        };
        let persons = |bound: Option<u32>| bound.unwrap_or_default().into();
        Some(self.say_with(
            &format!("{what}-{form}"),
            &[("min", persons(min)), ("max", persons(max))],
        ))
    }

    fn coded(&self, of: &str, code: &str) -> String {
        self.say(&format!("{of}-{code}"))
    }
}
