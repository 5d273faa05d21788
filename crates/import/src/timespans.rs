//! `when` of GeoJSON-T 1.0 and of the Linked Places format: spans of time, each with a start and an end that may be spans themselves.

use serde_json::{Map, Value, json};

/// As a date, or an object with a begin and an end; what is written otherwise stays as it is.
pub(crate) fn plain(value: Value) -> Value {
    let Value::Object(members) = &value else {
        return value;
    };
    let read = match members
        .get("timespans")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) => only.as_object().and_then(span),
        // From the first to the last: between them nobody said anything.
        Some([first, .., last]) => ends(first.as_object(), last.as_object()),
        _ => span(members),
    };
    read.unwrap_or(value)
}

/// What else it says, unless it says nothing of time.
pub(crate) fn beside(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    const TIMES: [&str; 7] = [
        "timespans",
        "start",
        "end",
        "stop",
        "begin",
        "in",
        "datetime",
    ];
    let members = value
        .as_object()
        .filter(|members| TIMES.iter().any(|name| members.contains_key(*name)));
    let others = members.into_iter().flatten();
    others.filter(|(name, _)| !TIMES.contains(&name.as_str()))
}

fn span(members: &Map<String, Value>) -> Option<Value> {
    if let Some(only) = members.get("in").or_else(|| members.get("datetime")) {
        return Some(only.clone());
    }
    ends(Some(members), Some(members))
}

fn ends(first: Option<&Map<String, Value>>, last: Option<&Map<String, Value>>) -> Option<Value> {
    let end = |names: [&str; 2]| {
        let last = last?;
        names
            .iter()
            .find_map(|name| edge(last.get(*name)?, "latest"))
    };
    let begin = first.and_then(|first| edge(first.get("start")?, "earliest"));
    match (begin, end(["end", "stop"])) {
        (Some(begin), Some(end)) => Some(json!({"begin": begin, "end": end})),
        (Some(begin), None) => Some(json!(begin)),
        (None, Some(end)) => Some(json!({"end": end})),
        (None, None) => None,
    }
}

/// `"2016-09-24"`, `{"in": "2016-09-24"}`, `{"earliest": "2016-09-01", "latest": "2016-09-30"}`: the side that leaves nothing out.
fn edge(value: &Value, side: &str) -> Option<String> {
    let text = |value: &Value| {
        value
            .as_str()
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    text(value).or_else(|| {
        ["in", side, "earliest", "latest"]
            .iter()
            .find_map(|name| text(value.get(*name)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_become_dates() {
        for (when, expected) in [
            (
                json!({"timespans": [{"start": {"in": "2016-09-24"}}]}),
                json!("2016-09-24"),
            ),
            (
                json!({"timespans": [{"start": {"earliest": "2016-09-01", "latest": "2016-09-05"}, "end": {"latest": "2016-09-30"}}]}),
                json!({"begin": "2016-09-01", "end": "2016-09-30"}),
            ),
            (
                json!({"timespans": [{"start": {"in": "2016"}, "end": {"in": "2017"}}, {"start": {"in": "2019"}, "end": {"in": "2020"}}]}),
                json!({"begin": "2016", "end": "2020"}),
            ),
            (
                json!({"start": "2016-09-24", "stop": "2016-10-01"}),
                json!({"begin": "2016-09-24", "end": "2016-10-01"}),
            ),
            (json!({"timespans": []}), json!({"timespans": []})),
            (json!({"label": "once"}), json!({"label": "once"})),
            (json!("2016"), json!("2016")),
        ] {
            assert_eq!(plain(when), expected);
        }
    }
}
