//! Dates as files have them.

use crate::json::value::Json;
use crate::model::message::quoted;
use crate::model::said::{Fill, Said, Sentence, said};
use crate::model::when::When;
use crate::schema::finding::{Findings, Value};

/// A date in EDTF or in another spelling that can mean one day only, or milliseconds since 1970.
pub(crate) fn when(value: Value<'_, '_>, findings: &mut Findings) -> Option<When> {
    let found = match value.json {
        Json::Text(text) if text.trim().is_empty() => return None,
        Json::Null => return None,
        Json::Text(text) => from_text(text),
        // A year, as is written without a thought.
        Json::Integer(year @ 1000..=2999) => from_text(&year.to_string()),
        other => Err(expected(&other.found())),
    };
    let found = found
        .map_err(|message| findings.dropped(value.path, message.as_sentence()))
        .ok();
    let is_interval_of_times = value
        .json
        .text()
        .is_some_and(|text| text.contains('/') && text.contains(':'));
    if found
        .as_ref()
        .is_some_and(|when| is_interval_of_times && !when.has_time())
    {
        findings.note(value.path, TIMES_LOST);
    }
    found
}

/// What to say where an interval loses its clock times.
pub(crate) const TIMES_LOST: Sentence<'static> =
    said!("an interval has days only, so its clock times are left out: say them in date_text");

/// Of what [`Json::found`] says, which may be words of ours.
fn expected(found: &dyn Fill) -> Said {
    said!(
        "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found {found}",
        *found
    )
}

fn from_text(text: &str) -> Result<When, Said> {
    let text = text.trim();
    When::parse(text).or_else(|error| {
        interval_of_times(text).ok_or_else(|| match text.matches('/').count() {
            0 | 1 => error.said(),
            _ => said!(
                "expected the year first, as in 2016-09-24, but found {found}",
                quoted(text)
            ),
        })
    })
}

/// `2016-09-24T10:00/2016-09-24T12:00`, which ISO 8601 has and EDTF has not: the days are left.
fn interval_of_times(text: &str) -> Option<When> {
    let (start, end) = text
        .split_once('/')
        .filter(|(start, _)| start.contains(':'))?;
    interval(
        When::parse(start).ok().as_ref(),
        When::parse(end).ok().as_ref(),
    )
}

/// One date from the columns for its start and its end.
pub(crate) fn interval(start: Option<&When>, end: Option<&When>) -> Option<When> {
    let (start, end) = match (start, end) {
        (None, None) => return None,
        (Some(only), None) => return Some(only.clone()),
        (None, Some(end)) => return When::parse(&format!("../{}", day_of(end))).ok(),
        (Some(start), Some(end)) => (start, end),
    };
    if start.edtf() == end.edtf() {
        return Some(start.clone());
    }
    let (first, last) = (day_of(start), day_of(end));
    if first == last {
        return When::parse(first).ok();
    }
    When::parse(&format!("{first}/{last}")).ok()
}

/// The day of a moment at midnight; any other date as it is.
pub(crate) fn without_midnight(when: When) -> When {
    let is_midnight =
        when.has_time() && when.start().is_some_and(|start| start.minute_of_day() == 0);
    let day = if is_midnight {
        When::parse(day_of(&when)).ok()
    } else {
        None
    };
    day.unwrap_or(when)
}

/// EDTF has no interval of clock times: the day is what is left.
fn day_of(when: &When) -> &str {
    when.edtf().split('T').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::query::dataset::Dataset;
    use crate::schema::names::FieldMap;

    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found =
            from_text(text).map_or_else(|said| said.to_string(), |when| when.edtf().to_owned());
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn edtf_is_read_and_of_an_interval_of_times_its_days() {
        check("2016-09-24", "2016-09-24");
        check(" 2016-09~ ", "2016-09~");
        check("2016-09-24T10:00/2016-09-25T12:00", "2016-09-24/2016-09-25");
    }

    #[test]
    fn other_spellings_are_for_who_reads_other_files() {
        let edtf =
            "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01";
        for (text, expected) in [
            ("9/10/2016", "expected the year first, as in 2016-09-24"),
            ("2016/09/24", "expected the year first, as in 2016-09-24"),
            ("24 September 2016", edtf),
        ] {
            let message = from_text(text).unwrap_err().to_string();
            let said = format!("{expected}, but found \"{text}\"");
            assert!(message.starts_with(&said), "{message}");
        }
    }

    #[test]
    fn two_columns_become_one_date() {
        let check = |start: &str, end: &str, expect: Option<&str>| {
            let (start, end) = (When::parse(start).ok(), When::parse(end).ok());
            let found = interval(start.as_ref(), end.as_ref());
            assert_eq!(found.as_ref().map(When::edtf), expect);
        };
        check("2016-09-24", "2016-10-01", Some("2016-09-24/2016-10-01"));
        check("2016-09-24", "2016-09-24", Some("2016-09-24"));
        check("2016-09-24", "", Some("2016-09-24"));
        check("", "2016-10-01", Some("../2016-10-01"));
        check("2016-09-24T10:00", "2016-09-24T12:00", Some("2016-09-24"));
        check(
            "2016-09-24T10:00",
            "2016-09-25T12:00",
            Some("2016-09-24/2016-09-25"),
        );
        check("2016-10-01", "2016-09-24", None);
        check("", "", None);
    }

    #[test]
    fn a_date_that_is_a_list_or_an_object_is_said_in_words() {
        let said = |date: &str| {
            let file =
                format!(r#"{{"type": "Feature", "properties": {{"title": "A", "date": {date}}}}}"#);
            let (_, report) = Dataset::read(file.into(), FieldMap::default(), None);
            let mut problems = report.problems().iter();
            problems.next().map(|problem| problem.message.to_string())
        };
        let expected = "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found";
        assert_eq!(said("[1, 2, 3]"), Some(format!("{expected} a list of 3")));
        assert_eq!(
            said(r#"{"type": "x"}"#),
            Some(format!("{expected} an object of type \"x\""))
        );
    }
}
