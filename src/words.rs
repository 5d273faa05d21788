//! How dates, numbers, places and codes are said on the page.
//!
//! English for now. Sentences of one component only stand in that component.

use incidents::engine::Count;
use incidents::facets::Facet;
use incidents::histogram::Unit;
use incidents::incident::{
    ActorRole, Casualties, Incident, Kind, OccurrenceStatus, ResponsibilityStatus,
};
use incidents::place::PlacePrecision;
use incidents::when::{DAY, DatePrecision, Minute, Span, When};
use js_sys::Intl::{DateTimeFormat, NumberFormat};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::JsValue;

/// Says dates and numbers in one language, by the browser's own rules.
#[derive(Clone, PartialEq)]
pub struct Words {
    language: String,
    day: Function,
    day_month: Function,
    day_month_short: Function,
    month_year: Function,
    month_year_short: Function,
    month_short: Function,
    number: Function,
}

impl Words {
    /// The words of a language, given as its BCP 47 tag.
    pub fn new(language: &str) -> Self {
        // British order: "30 September 2016".
        let locale = if language == "en" { "en-GB" } else { language };
        Self {
            language: language.to_owned(),
            day: dates(
                locale,
                &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            ),
            day_month: dates(locale, &[("day", "numeric"), ("month", "long")]),
            day_month_short: dates(locale, &[("day", "numeric"), ("month", "short")]),
            month_year: dates(locale, &[("month", "long"), ("year", "numeric")]),
            month_year_short: dates(locale, &[("month", "short"), ("year", "numeric")]),
            month_short: dates(locale, &[("month", "short")]),
            number: NumberFormat::new(&locales(locale), &Object::new()).format(),
        }
    }

    /// The language, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// `1,234`.
    pub fn number(&self, number: usize) -> String {
        said(&self.number, &JsValue::from_f64(number as f64))
    }

    /// `30 September 2016`.
    pub fn day(&self, minute: Minute) -> String {
        said(&self.day, &date_of(minute))
    }

    /// A day given as ISO 8601, in words; as it is where it is none.
    pub fn iso_day(&self, text: &str) -> String {
        Minute::from_iso(text).map_or_else(|| text.to_owned(), |minute| self.day(minute))
    }

    /// `30 September 2016, 19:12`.
    fn moment(&self, minute: Minute) -> String {
        format!("{}, {}", self.day(minute), clock(minute))
    }

    /// When a record happened, with what is known of it: "about 22 September 2016".
    pub fn when(&self, incident: &Incident) -> String {
        let Some(when) = &incident.when else {
            return "No date given".to_owned();
        };
        let words = self.when_of(when, incident.kind);
        if when.is_uncertain() {
            format!("{words} (date doubtful)")
        } else {
            words
        }
    }

    fn when_of(&self, when: &When, kind: Kind) -> String {
        match (when.start(), when.end()) {
            (Some(start), None) => format!("since {}", self.day(start)),
            (None, Some(end)) => format!("until {}", self.day(Minute(end.0 - 1))),
            (None, None) => "No date given".to_owned(),
            (Some(start), Some(_))
                if when.precision() == DatePrecision::Hour && when.has_time() =>
            {
                format!("{}, about {}", self.day(start), clock(start))
            }
            (Some(start), Some(end)) => {
                let words = self.interval(start, end, kind);
                if when.is_approximate() || when.precision() == DatePrecision::Approximate {
                    format!("about {words}")
                } else {
                    words
                }
            }
        }
    }

    fn interval(&self, start: Minute, end: Minute, kind: Kind) -> String {
        let last = Minute(end.0 - 1);
        match end.0.saturating_sub(start.0) {
            1 => self.moment(start),
            DAY => self.day(start),
            _ if is_month(start, end) => said(&self.month_year, &date_of(start)),
            _ if is_year(start, end) => start.year_month_day().0.to_string(),
            // An incident happened at one time between the two; a total or condition lasted from one to the other.
            _ if kind == Kind::Incident => format!(
                "between {} and {}",
                self.start_of_range(start, last),
                self.day(last)
            ),
            _ => format!("{} to {}", self.start_of_range(start, last), self.day(last)),
        }
    }

    /// The month and the year are said once where both ends share them.
    fn start_of_range(&self, start: Minute, last: Minute) -> String {
        let ((year, month, day), (last_year, last_month, _)) =
            (start.year_month_day(), last.year_month_day());
        match (year == last_year, month == last_month) {
            (true, true) => self.number(day as usize),
            (true, false) => said(&self.day_month, &date_of(start)),
            (false, _) => self.day(start),
        }
    }

    /// A span of the brush after a preposition: "between 2 and 5 September 2016".
    pub fn during(&self, span: Span) -> String {
        let last = Minute(span.end().0 - 1);
        if has_clock(span) {
            return format!(
                "between {} and {}",
                self.moment(span.start()),
                self.moment(span.end())
            );
        }
        let is_bounded = span.start() > Minute::FIRST && span.end() < Minute::LAST;
        if is_bounded && span.start().day() == last.day() {
            format!("on {}", self.day(last))
        } else if is_bounded {
            let start = self.start_of_range(span.start(), last);
            format!("between {start} and {}", self.day(last))
        } else {
            self.span(span)
        }
    }

    /// A span of the brush: "19 September to 1 October 2016".
    pub fn span(&self, span: Span) -> String {
        let last = Minute(span.end().0 - 1);
        if has_clock(span) {
            return format!(
                "{} to {}",
                self.moment(span.start()),
                self.moment(span.end())
            );
        }
        match (span.start() > Minute::FIRST, span.end() < Minute::LAST) {
            (true, true)
                if span.n_minutes() <= i64::from(DAY) && span.start().day() == last.day() =>
            {
                self.day(span.start())
            }
            (true, true) => format!(
                "{} to {}",
                self.start_of_range(span.start(), last),
                self.day(last)
            ),
            (true, false) => format!("from {}", self.day(span.start())),
            (false, true) => format!("until {}", self.day(last)),
            (false, false) => "all dates".to_owned(),
        }
    }

    /// A bin of the timeline.
    pub fn bin(&self, unit: Unit, span: Span) -> String {
        let start = span.start();
        match unit {
            Unit::Hour => self.moment(start),
            Unit::Day => self.day(start),
            Unit::Month => said(&self.month_year, &date_of(start)),
            Unit::Year => start.year_month_day().0.to_string(),
            Unit::Week | Unit::Decade | Unit::Century => self.span(span),
        }
    }

    /// A label of the timeline's axis.
    pub fn tick(&self, unit: Unit, minute: Minute) -> String {
        let (year, month, _) = minute.year_month_day();
        match unit {
            Unit::Hour => clock(minute),
            Unit::Day | Unit::Week => said(&self.day_month_short, &date_of(minute)),
            Unit::Month if month == 1 => said(&self.month_year_short, &date_of(minute)),
            Unit::Month => said(&self.month_short, &date_of(minute)),
            Unit::Year | Unit::Decade | Unit::Century => year.to_string(),
        }
    }

    /// `11 incidents, 14 other records`.
    pub fn count(&self, count: Count) -> String {
        let incidents = plural(count.incidents, "incident", "incidents");
        let others = plural(count.others, "other record", "other records");
        match (count.incidents, count.others) {
            (_, 0) => format!("{} {incidents}", self.number(count.incidents)),
            _ => format!(
                "{} {incidents}, {} {others}",
                self.number(count.incidents),
                self.number(count.others)
            ),
        }
    }

    /// The place with how sure it is: `neighbourhood, within 1.1 km`.
    pub fn place_precision(incident: &Incident) -> Option<String> {
        let precision = incident.place.precision?;
        let words = place_precision(precision);
        Some(match incident.place.uncertainty_m {
            Some(metres) if metres > 0.0 => format!("{words}, within {}", distance(metres)),
            _ => words.to_owned(),
        })
    }

    /// One reporter's toll: `2 killed, 13 injured`.
    pub fn toll(&self, casualties: &Casualties) -> String {
        let killed = self.range(casualties.killed_min, casualties.killed_max, "killed");
        let injured = self.range(casualties.injured_min, casualties.injured_max, "injured");
        let parts: Vec<String> = [killed, injured].into_iter().flatten().collect();
        if parts.is_empty() {
            "no figures stated".to_owned()
        } else {
            parts.join(", ")
        }
    }

    fn range(&self, min: Option<u32>, max: Option<u32>, what: &str) -> Option<String> {
        let number = |number: u32| self.number(number as usize);
        Some(match (min, max) {
            (None, None) => return None,
            (Some(0), Some(0)) => format!("none {what}"),
            (Some(min), Some(max)) if min == max => format!("{} {what}", number(min)),
            (Some(min), Some(max)) => format!("{} to {} {what}", number(min), number(max)),
            (Some(min), None) => format!("at least {} {what}", number(min)),
            (None, Some(max)) => format!("up to {} {what}", number(max)),
        })
    }
}

fn plural(n: usize, one: &'static str, many: &'static str) -> &'static str {
    if n == 1 { one } else { many }
}

/// A distance on the ground, as exact as an uncertainty deserves.
pub fn distance(metres: f64) -> String {
    match metres {
        metres if metres < 1_000.0 => format!("{metres:.0} m"),
        metres if metres < 10_000.0 => format!("{} km", (metres / 100.0).round() / 10.0),
        metres => format!("{:.0} km", metres / 1_000.0),
    }
}

/// `19:12`, on the clock of the place.
fn clock(minute: Minute) -> String {
    format!(
        "{:02}:{:02}",
        minute.minute_of_day() / 60,
        minute.minute_of_day() % 60
    )
}

/// Whether a bounded span does not consist of whole days.
fn has_clock(span: Span) -> bool {
    let is_bounded = span.start() > Minute::FIRST && span.end() < Minute::LAST;
    is_bounded && (span.start().minute_of_day() != 0 || span.end().minute_of_day() != 0)
}

fn is_month(start: Minute, end: Minute) -> bool {
    start.year_month_day().2 == 1 && start.minute_of_day() == 0 && Unit::Month.next(start) == end
}

fn is_year(start: Minute, end: Minute) -> bool {
    Unit::Year.floor(start) == start && Unit::Year.next(start) == end
}

/// The minute as a JavaScript date whose UTC clock shows it: the formatters are set to UTC, so
/// that no reader's time zone can move it.
fn date_of(minute: Minute) -> JsValue {
    Date::new(&JsValue::from_f64(f64::from(minute.0) * 60_000.0)).into()
}

fn locales(locale: &str) -> Array {
    Array::of1(&JsValue::from_str(locale))
}

fn dates(locale: &str, options: &[(&str, &str)]) -> Function {
    let object = Object::new();
    let fixed = [("timeZone", "UTC"), ("calendar", "gregory")];
    for (name, value) in options.iter().chain(&fixed) {
        // Setting a member of a fresh object cannot fail.
        let _set = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    DateTimeFormat::new(&locales(locale), &object).format()
}

fn said(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

/// The name of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Type => "Type",
        Facet::Method => "Method",
        Facet::Target => "Target",
        Facet::Kind => "Kind of record",
        Facet::Place => "Governorate",
        Facet::Status => "How sure",
        Facet::PlacePrecision => "How exact the place",
        Facet::DatePrecision => "How exact the date",
        Facet::Perpetrator => "Said to have done it",
        Facet::Reporter => "Reported by",
    }
}

/// What a kind of record is called.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Incident => "Incident",
        Kind::Aggregate => "Total over many incidents",
        Kind::Condition => "State of affairs",
        Kind::Statement => "Statement",
    }
}

fn place_precision(precision: PlacePrecision) -> &'static str {
    match precision {
        PlacePrecision::ExactSite => "exact site",
        PlacePrecision::Neighbourhood => "neighbourhood known, not the site",
        PlacePrecision::Town => "town known, not the site",
        PlacePrecision::City => "city known, not the site",
        PlacePrecision::District => "district known, not the site",
        PlacePrecision::Governorate => "somewhere in the governorate",
        PlacePrecision::Country => "somewhere in the country",
        PlacePrecision::SeaArea => "somewhere at sea",
        PlacePrecision::None => "place not known",
    }
}

/// How sure the date is, where the date itself does not say it.
pub fn date_precision(precision: DatePrecision) -> Option<&'static str> {
    match precision {
        DatePrecision::PartOfDay => Some("part of the day known"),
        _ => None,
    }
}

/// How well the occurrence is established.
pub fn occurrence(status: OccurrenceStatus) -> &'static str {
    match status {
        OccurrenceStatus::Corroborated => "Independent sources agree that it happened",
        OccurrenceStatus::CorroboratedInPart => "Independent sources agree on a part of it",
        OccurrenceStatus::SingleSource => "One source only",
        OccurrenceStatus::UnverifiedClaim => "An unverified claim",
        OccurrenceStatus::Contested => "Sources contradict each other",
        OccurrenceStatus::RejectedBySpeaker => "Rejected by the person who mentions it",
    }
}

/// How well the responsibility is established.
pub fn responsibility(status: ResponsibilityStatus) -> Option<&'static str> {
    Some(match status {
        ResponsibilityStatus::Corroborated => "Independent sources agree on who did it",
        ResponsibilityStatus::Undisputed => "Who did it is not disputed",
        ResponsibilityStatus::Contested => "Who did it is disputed",
        ResponsibilityStatus::Claimed => "The party itself said that it did it",
        ResponsibilityStatus::NotStated => "Nobody is named as responsible",
        ResponsibilityStatus::NotApplicable => return None,
    })
}

/// What an actor has to do with the record.
pub fn role(role: Option<ActorRole>) -> &'static str {
    match role {
        Some(ActorRole::AllegedPerpetrator) => "Said to have done it",
        Some(ActorRole::Target) => "Said to be hit",
        Some(ActorRole::Speaker) => "Speaks",
        Some(ActorRole::Reporter) => "Reports it",
        None => "Named",
    }
}
