//! How dates are said: with what is known of them, in the browser's own words for days and months.

use incidents::model::civil::{DAY, Minute, Span};
use incidents::model::incident::{Incident, Kind};
use incidents::model::when::{DatePrecision, When};
use incidents::query::histogram::{Bins, Unit};
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::words::Words;

/// The browser's formatters of one locale.
#[derive(Clone, PartialEq)]
pub struct Dates {
    day: Function,
    day_month: Function,
    day_month_short: Function,
    month_year: Function,
    month_year_short: Function,
    month_short: Function,
}

impl Dates {
    pub fn new(locale: &str) -> Self {
        Self {
            day: dates(
                locale,
                &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            ),
            day_month: dates(locale, &[("day", "numeric"), ("month", "long")]),
            day_month_short: dates(locale, &[("day", "numeric"), ("month", "short")]),
            month_year: dates(locale, &[("month", "long"), ("year", "numeric")]),
            month_year_short: dates(locale, &[("month", "short"), ("year", "numeric")]),
            month_short: dates(locale, &[("month", "short")]),
        }
    }
}

impl Words {
    /// A message about a start and an end.
    fn ends(&self, id: &str, start: String, end: String) -> String {
        self.say_with(id, &[("start", start.into()), ("end", end.into())])
    }

    /// `30 September 2016`.
    pub fn day(&self, minute: Minute) -> String {
        said(&self.dates.day, &date_of(minute))
    }

    /// A day given as ISO 8601, in words; as it is where it is none.
    pub fn iso_day(&self, text: &str) -> String {
        Minute::from_iso(text).map_or_else(|| text.to_owned(), |minute| self.day(minute))
    }

    /// `30 September 2016, 19:12`.
    fn moment(&self, minute: Minute) -> String {
        self.say_with(
            "moment",
            &[
                ("day", self.day(minute).into()),
                ("time", clock(minute).into()),
            ],
        )
    }

    /// When a record happened, with what is known of it: "about 22 September 2016".
    pub fn when(&self, incident: &Incident) -> String {
        self.when_given(incident.when.as_ref(), incident.kind)
    }

    /// The same for a date and the kind of record that has it.
    pub fn when_given(&self, when: Option<&When>, kind: Kind) -> String {
        let Some(when) = when else {
            return self.say("when-none");
        };
        let words = self.when_of(when, kind);
        if when.is_uncertain() {
            self.say_with("when-doubtful", &[("when", words.into())])
        } else {
            words
        }
    }

    /// When a record happened, with the clock of Greenwich beside that of the place where both are known.
    pub fn when_there(&self, incident: &Incident) -> String {
        let when = self.when(incident);
        let start = incident.when.as_ref().and_then(When::start);
        let (Some(start), Some(utc)) = (start, incident.start_utc()) else {
            return when;
        };
        let gmt = match utc.day() == start.day() {
            true => clock(utc),
            false => self.moment(utc),
        };
        let id = if utc == start {
            "when-gmt"
        } else {
            "when-there"
        };
        self.say_with(id, &[("when", when.into()), ("gmt", gmt.into())])
    }

    /// A date of a publication, given in EDTF; as it is where it is none.
    pub fn date(&self, text: &str) -> String {
        When::parse(text).map_or_else(
            |_| text.to_owned(),
            |when| self.when_of(&when, Kind::Condition),
        )
    }

    fn when_of(&self, when: &When, kind: Kind) -> String {
        match (when.start(), when.end()) {
            (Some(start), None) => self.say_with("since", &[("start", self.day(start).into())]),
            (None, Some(end)) => {
                self.say_with("until", &[("end", self.day(Minute(end.0 - 1)).into())])
            }
            (None, None) => self.say("when-none"),
            (Some(start), Some(_))
                if when.precision() == DatePrecision::Hour && when.has_time() =>
            {
                self.say_with(
                    "when-about-time",
                    &[
                        ("day", self.day(start).into()),
                        ("time", clock(start).into()),
                    ],
                )
            }
            (Some(start), Some(end)) => {
                let words = self.interval(start, end, kind);
                if when.is_approximate() || when.precision() == DatePrecision::Approximate {
                    self.say_with("when-about", &[("when", words.into())])
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
            _ if is_month(start, end) => said(&self.dates.month_year, &date_of(start)),
            _ if is_year(start, end) => start.year_month_day().0.to_string(),
            // An incident happened at one time between the two; a total or condition lasted from one to the other.
            _ if kind == Kind::Incident => {
                self.ends("between", self.start_of_range(start, last), self.day(last))
            }
            _ => self.ends("span", self.start_of_range(start, last), self.day(last)),
        }
    }

    /// The month and the year are said once where both ends share them.
    fn start_of_range(&self, start: Minute, last: Minute) -> String {
        let ((year, month, day), (last_year, last_month, _)) =
            (start.year_month_day(), last.year_month_day());
        match (year == last_year, month == last_month) {
            (true, true) => self.number(day as usize),
            (true, false) => said(&self.dates.day_month, &date_of(start)),
            (false, _) => self.day(start),
        }
    }

    /// A span of the brush after a preposition: "between 2 and 5 September 2016".
    pub fn during(&self, span: Span) -> String {
        let last = Minute(span.end().0 - 1);
        if has_clock(span) {
            return self.ends(
                "between",
                self.moment(span.start()),
                self.moment(span.end()),
            );
        }
        let is_bounded = span.start() > Minute::FIRST && span.end() < Minute::LAST;
        if is_bounded && span.start().day() == last.day() {
            self.say_with("on", &[("day", self.day(last).into())])
        } else if is_bounded {
            let start = self.start_of_range(span.start(), last);
            self.ends("between", start, self.day(last))
        } else {
            self.span(span)
        }
    }

    /// A span of the brush: "19 September to 1 October 2016".
    pub fn span(&self, span: Span) -> String {
        let last = Minute(span.end().0 - 1);
        if has_clock(span) {
            return self.ends("span", self.moment(span.start()), self.moment(span.end()));
        }
        match (span.start() > Minute::FIRST, span.end() < Minute::LAST) {
            (true, true)
                if span.n_minutes() <= i64::from(DAY) && span.start().day() == last.day() =>
            {
                self.day(span.start())
            }
            (true, true) => self.ends(
                "span",
                self.start_of_range(span.start(), last),
                self.day(last),
            ),
            (true, false) => self.say_with("from", &[("start", self.day(span.start()).into())]),
            (false, true) => self.say_with("until", &[("end", self.day(last).into())]),
            (false, false) => self.say("all-dates"),
        }
    }

    /// A bin of the timeline.
    pub fn bin(&self, bins: &Bins, span: Span) -> String {
        let start = span.start();
        match bins.unit() {
            _ if bins.n_units() > 1 => self.span(span),
            Unit::Hour => self.moment(start),
            Unit::Day => self.day(start),
            Unit::Month => said(&self.dates.month_year, &date_of(start)),
            Unit::Year => start.year_month_day().0.to_string(),
            Unit::Week | Unit::Decade | Unit::Century => self.span(span),
        }
    }

    /// A label of the timeline's axis, of the row of a unit. The lower row says what the upper one leaves out.
    pub fn tick(&self, unit: Unit, is_lower: bool, minute: Minute) -> String {
        let (year, _, day) = minute.year_month_day();
        match unit {
            Unit::Hour => clock(minute),
            Unit::Day if is_lower => self.day(minute),
            Unit::Day | Unit::Week => self.number(day as usize),
            Unit::Month if is_lower => said(&self.dates.month_year_short, &date_of(minute)),
            Unit::Month => said(&self.dates.month_short, &date_of(minute)),
            Unit::Year | Unit::Decade | Unit::Century => year.to_string(),
        }
    }

    /// The date at one end of the brush, as short as the length of a bin allows: `17 Sept`.
    pub fn end_of_brush(&self, unit: Unit, minute: Minute) -> String {
        match unit {
            Unit::Hour => clock(minute),
            Unit::Day | Unit::Week => said(&self.dates.day_month_short, &date_of(minute)),
            Unit::Month => said(&self.dates.month_year_short, &date_of(minute)),
            Unit::Year | Unit::Decade | Unit::Century => minute.year_month_day().0.to_string(),
        }
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

pub fn locales(locale: &str) -> Array {
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

pub fn said(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}
