//! JSON on lines of a bearable length.

use crate::parse::json::Json;

/// What fits in so many characters stays on one line.
const LONGEST: usize = 100;

/// Writes a value that stands at a depth of brackets.
pub(crate) fn write(json: &Json<'_>, depth: usize, out: &mut String) {
    let start = out.len();
    if is_short(json) {
        one_line(json, out);
        if out.len() - start <= LONGEST {
            return;
        }
        out.truncate(start);
    }
    match json {
        Json::List(values) if !values.is_empty() => {
            bracketed(('[', ']'), values, depth, out, |value, out| {
                write(value, depth + 1, out);
            });
        }
        Json::Object(members) if !members.is_empty() => {
            bracketed(('{', '}'), members, depth, out, |(name, value), out| {
                text(name, out);
                out.push_str(": ");
                write(value, depth + 1, out);
            });
        }
        _ => one_line(json, out),
    }
}

fn bracketed<T>(
    (open, close): (char, char),
    items: &[T],
    depth: usize,
    out: &mut String,
    item: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (position, value) in items.iter().enumerate() {
        out.push_str(if position == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        item(value, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(close);
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
        Json::Number(number) if number.is_finite() => out.push_str(&number.to_string()),
        Json::Null | Json::Number(_) => out.push_str("null"),
        Json::Text(words) => text(words, out),
        Json::List(values) => {
            out.push('[');
            joined(values, out, |value, out| one_line(value, out));
            out.push(']');
        }
        Json::Object(members) if members.is_empty() => out.push_str("{}"),
        Json::Object(members) => {
            out.push_str("{ ");
            joined(members, out, |(name, value), out| {
                text(name, out);
                out.push_str(": ");
                one_line(value, out);
            });
            out.push_str(" }");
        }
    }
}

fn joined<T>(items: &[T], out: &mut String, item: impl Fn(&T, &mut String)) {
    for (position, value) in items.iter().enumerate() {
        if position > 0 {
            out.push_str(", ");
        }
        item(value, out);
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
