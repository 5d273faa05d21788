//! `when` of GeoJSON-T 1.0 and of the Linked Places format: spans of time, each with a start and an end that may be spans themselves.

use serde_json::{Map, Value, json};

/// As a date, or an object with a begin and an end; what is written otherwise stays as it is.
pub(crate) fn plain(value: Value) -> Value {
    let value = in_objects(value);
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
        Some(spans @ [_, _, ..]) => around(spans),
        _ => span(members),
    };
    read.unwrap_or(value)
}

/// With spans as objects that are written as lists: the first and the last day of the start, those of the end, and what it is called.
fn in_objects(mut value: Value) -> Value {
    let spans = value.get_mut("timespans").and_then(Value::as_array_mut);
    for span in spans.into_iter().flatten() {
        if let Some([from, until, end_from, end, ..]) = span.as_array().map(Vec::as_slice) {
            *span = json!({"start": {"earliest": from, "latest": until}, "end": {"earliest": end_from, "latest": end}});
        }
    }
    value
}

/// What a geometry says of time, where its feature says nothing: it, or its parts.
pub(crate) fn of_geometry(geometry: &Value) -> Option<Value> {
    let parts = geometry.get("geometries").and_then(Value::as_array);
    let whens = parts
        .into_iter()
        .flatten()
        .filter_map(|part| part.get("when"));
    let mut whens = geometry.get("when").into_iter().chain(whens);
    let (first, second) = (whens.next()?, whens.next());
    if second.is_none() {
        return Some(first.clone());
    }
    let spans = |when: &Value| when.get("timespans").and_then(Value::as_array).cloned();
    let all = [Some(first), second].into_iter().flatten().chain(whens);
    let all: Vec<Value> = all.filter_map(spans).flatten().collect();
    Some(json!({"timespans": all}))
}

/// Whether it has more than one span.
pub(crate) fn has_several(value: &Value) -> bool {
    let spans = value.get("timespans").and_then(Value::as_array);
    spans.is_some_and(|spans| spans.len() > 1)
}

/// What else it says, unless it says nothing of time; several spans are more than the one that they become.
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
    let spans = value.get("timespans").and_then(Value::as_array);
    // A list says what it is called, too.
    let is_more = has_several(value) || spans.into_iter().flatten().any(Value::is_array);
    others
        .filter(move |(name, _)| !TIMES.contains(&name.as_str()) || is_more && *name == "timespans")
}

fn span(members: &Map<String, Value>) -> Option<Value> {
    if let Some(only) = members.get("in").or_else(|| members.get("datetime")) {
        return Some(only.clone());
    }
    ends(Some(members), Some(members))
}

/// The span around several, which need not be in their order. One without an end is no longer than its start; without a start, it is open.
fn around(spans: &[Value]) -> Option<Value> {
    let start = |span: &Value| edge(span.get("start")?, "earliest");
    let end = |span: &Value| {
        let mut names = ["end", "stop", "start"].iter();
        names.find_map(|name| edge(span.get(*name)?, "latest"))
    };
    let starts: Option<Vec<String>> = spans.iter().map(start).collect();
    let begin =
        starts.and_then(|starts| starts.into_iter().min_by_key(|date| in_order(date, '\0')));
    let end = spans
        .iter()
        .filter_map(end)
        .max_by_key(|date| in_order(date, '~'));
    one_of(begin, end)
}

/// A date as dates are compared: by its year, then by what follows. What stands behind it decides whether a year is before its days or behind.
fn in_order(date: &str, behind: char) -> (i64, String) {
    let n_year = date
        .get(1..)
        .and_then(|rest| rest.find('-'))
        .map_or(date.len(), |at| at + 1);
    let (year, rest) = date.split_at(n_year);
    (year.parse().unwrap_or_default(), format!("{rest}{behind}"))
}

fn ends(first: Option<&Map<String, Value>>, last: Option<&Map<String, Value>>) -> Option<Value> {
    let end = |names: [&str; 2]| {
        let last = last?;
        names
            .iter()
            .find_map(|name| edge(last.get(*name)?, "latest"))
    };
    let begin = first.and_then(|first| edge(first.get("start")?, "earliest"));
    one_of(begin, end(["end", "stop"]))
}

fn one_of(begin: Option<String>, end: Option<String>) -> Option<Value> {
    match (begin, end) {
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
                json!({"timespans": [{"start": {"in": "2019-05"}, "end": {"in": "2020"}}, {"start": {"in": "2016"}, "end": {"in": "2017"}}, {"start": {"in": "2020-03"}}]}),
                json!({"begin": "2016", "end": "2020"}),
            ),
            (
                json!({"timespans": [{"start": "2016"}, {"end": "2014"}]}),
                json!({"end": "2016"}),
            ),
            (
                json!({"timespans": [{"start": "-0010", "end": "0020"}, {"start": "-0200", "end": "-0100"}]}),
                json!({"begin": "-0200", "end": "0020"}),
            ),
            (
                json!({"start": "2016-09-24", "stop": "2016-10-01"}),
                json!({"begin": "2016-09-24", "end": "2016-10-01"}),
            ),
            (
                json!({"timespans": [["2016-09-24", "", "", "2016-10-01", "siege"]]}),
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
