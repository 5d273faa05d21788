//! What a map does once it is published: whether its records are read again, and whether earlier versions of them are shown.

use std::ops::RangeInclusive;

use crate::config::MapConfig;
use crate::json::value::Json;
use crate::model::said::said;
use crate::schema::finding::{Findings, Value};

/// More often no host is asked, and no page is open for longer than a week.
const MINUTES: RangeInclusive<f64> = 1.0..=10080.0;

pub(super) fn refresh(config: &mut MapConfig, value: Value<'_, '_>, findings: &mut Findings) {
    let minutes = value.first(&["minutes"]);
    let number = minutes.as_ref().and_then(|it| it.json.number());
    config.is_refreshed = number.is_some_and(|it| MINUTES.contains(&it));
    if !config.is_refreshed {
        let expected = said!("{\"minutes\": 5}, a number of minutes from 1 to 10080");
        findings.expected(expected, minutes.unwrap_or(value));
    }
}

pub(super) fn versions(config: &mut MapConfig, value: Value<'_, '_>, findings: &mut Findings) {
    config.has_versions = matches!(value.json, Json::Bool(true));
    if !matches!(value.json, Json::Bool(_)) {
        findings.expected(said!("true or false"), value);
    }
}

#[cfg(test)]
mod tests {
    use crate::config::reading::map_config;

    #[test]
    fn how_often_records_are_read_again_and_whether_versions_are_shown_is_read_and_not_guessed() {
        let said = |text: &str| {
            let report = map_config(text.as_bytes()).1;
            let said: Vec<String> = report.problems().iter().map(ToString::to_string).collect();
            said.join("\n")
        };
        let read = |text: &str| {
            let config = map_config(text.as_bytes()).0;
            (config.is_refreshed, config.has_versions)
        };
        let text = r#"{"refresh": {"minutes": 5}, "versions": true}"#;
        assert_eq!(said(text), "");
        assert_eq!(read(text), (true, true));
        let text = r#"{"refresh": null, "versions": false}"#;
        assert_eq!(said(text), "");
        assert_eq!(read(text), (false, false));
        let text = r#"{"refresh": {"minutes": 40000}, "versions": "yes"}"#;
        assert_eq!(
            said(text),
            "refresh.minutes: expected {\"minutes\": 5}, a number of minutes from 1 to 10080, but found 40000\nversions: expected true or false, but found \"yes\""
        );
        assert_eq!(read(text), (false, false));
        assert_eq!(read(r#"{"refresh": {"minutes": 0.1}}"#), (false, false));
    }
}
