//! JSON on lines of a bearable length.

use crate::json::value::Json;
use crate::model::decimal::written;

/// What fits in so many characters stays on one line.
const MAX_LINE: usize = 100;

/// Writes a value that stands at a depth of brackets.
pub(crate) fn write(json: &Json<'_>, depth: usize, out: &mut String) {
    let start = out.len();
    if is_short(json) {
        one_line(json, out);
        if out.len() - start <= MAX_LINE {
            return;
        }
        out.truncate(start);
    }
    match json {
        Json::List(values) if !values.is_empty() => {
            bracketed(["[", "]"], values.len(), depth, out, &|at, out| {
                write(&values[at], depth + 1, out);
            });
        }
        Json::Object(members) if !members.is_empty() => {
            bracketed(["{", "}"], members.len(), depth, out, &|at, out| {
                let (name, value) = &members[at];
                text(name, out);
                out.push_str(": ");
                write(value, depth + 1, out);
            });
        }
        _ => one_line(json, out),
    }
}

fn bracketed(
    [open, close]: [&str; 2],
    n_items: usize,
    depth: usize,
    out: &mut String,
    item: &dyn Fn(usize, &mut String),
) {
    out.push_str(open);
    for at in 0..n_items {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        indent(depth + 1, out);
        item(at, out);
    }
    out.push('\n');
    indent(depth, out);
    out.push_str(close);
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// Whether nothing in it is an object or a list of objects: a point is short.
fn is_short(json: &Json<'_>) -> bool {
    let is_flat = |value: &Json<'_>| {
        value.members().is_none()
            && value
                .list()
                .is_none_or(|items| items.iter().all(|it| it.number().is_some()))
    };
    match json {
        Json::Object(members) => members.iter().all(|(_, value)| is_flat(value)),
        Json::List(values) => values.iter().all(is_flat),
        _ => true,
    }
}

pub(crate) fn one_line(json: &Json<'_>, out: &mut String) {
    match json {
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Integer(number) => out.push_str(&number.to_string()),
        Json::Number(number) if number.is_finite() => out.push_str(&written(*number)),
        Json::Null | Json::Number(_) => out.push_str("null"),
        Json::Text(words) => text(words, out),
        Json::List(values) => {
            out.push('[');
            joined(values.len(), out, &|at, out| one_line(&values[at], out));
            out.push(']');
        }
        Json::Object(members) if members.is_empty() => out.push_str("{}"),
        Json::Object(members) => {
            out.push_str("{ ");
            joined(members.len(), out, &|at, out| {
                let (name, value) = &members[at];
                text(name, out);
                out.push_str(": ");
                one_line(value, out);
            });
            out.push_str(" }");
        }
    }
}

fn joined(n_items: usize, out: &mut String, item: &dyn Fn(usize, &mut String)) {
    for at in 0..n_items {
        if at > 0 {
            out.push_str(", ");
        }
        item(at, out);
    }
}

fn text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // All control characters have two digits: the others stand as they are.
            c if c.is_control() => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                out.extend([
                    '\\',
                    'u',
                    '0',
                    '0',
                    digit(u32::from(c) >> 4),
                    digit(u32::from(c) & 15),
                ]);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expect: &str) {
        let value: Json<'_> = serde_json::from_str(json).unwrap();
        let mut out = String::new();
        write(&value, 0, &mut out);
        assert_eq!(out, expect);
    }

    #[test]
    fn short_values_stay_on_one_line() {
        check("[1.5,-2]", "[1.5, -2]");
        check(
            r#"{"a":"b\u0000\n","c":[]}"#,
            r#"{ "a": "b\u0000\n", "c": [] }"#,
        );
        check("{}", "{}");
    }

    #[test]
    fn objects_in_lists_stand_on_lines_of_their_own() {
        check(
            r#"[{"a":1},{"b":null}]"#,
            "[\n  { \"a\": 1 },\n  { \"b\": null }\n]",
        );
    }
}
