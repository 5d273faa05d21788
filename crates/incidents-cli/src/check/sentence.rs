//! The parts of a problem's sentence: `expected ..., but found ...: what to do`.

use serde::Serialize;

/// What a sentence says, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Sentence {
    expected: Option<String>,
    found: String,
    remedy: Option<String>,
}

impl Sentence {
    pub(super) fn of(message: &str) -> Self {
        let halves = message.strip_prefix("expected ").and_then(|rest| {
            rest.split_once(", but ")
                .or_else(|| rest.split_once(", found "))
        });
        let (expected, rest) = halves.unzip();
        let rest = rest.map_or(message, |rest| rest.strip_prefix("found ").unwrap_or(rest));
        let (found, remedy) = split_at_colon(rest);
        Self {
            expected: expected.map(str::to_owned),
            found: found.to_owned(),
            remedy: remedy.map(str::to_owned),
        }
    }
}

/// Divides at the first colon with a space that is neither quoted nor in brackets: what is there belongs to the data.
fn split_at_colon(text: &str) -> (&str, Option<&str>) {
    let (mut is_quoted, mut is_escaped, mut depth) = (false, false, 0_u32);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                let (found, rest) = text.split_at(at);
                if let Some(remedy) = rest.strip_prefix(": ") {
                    return (found, Some(remedy));
                }
            }
            _ => {}
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: Option<&str>, found: &str, remedy: Option<&str>) {
        let sentence = Sentence {
            expected: expected.map(str::to_owned),
            found: found.to_owned(),
            remedy: remedy.map(str::to_owned),
        };
        assert_eq!(Sentence::of(message), sentence);
    }

    #[test]
    fn a_sentence_says_what_was_expected_and_what_was_found() {
        check(
            "expected a colour as #rrggbb, but found \"red\"",
            Some("a colour as #rrggbb"),
            "\"red\"",
            None,
        );
        check(
            "expected at most 1000 different types, found 1200: map and timeline show all records alike; name it",
            Some("at most 1000 different types"),
            "1200",
            Some("map and timeline show all records alike; name it"),
        );
        check(
            "expected GeoJSON, but the server answered with a web page: check the address of the file",
            Some("GeoJSON"),
            "the server answered with a web page",
            Some("check the address of the file"),
        );
    }

    #[test]
    fn a_colon_divides_what_is_expected_or_quoted_or_in_brackets_from_nothing() {
        check(
            "expected an origin: https://, a host and nothing after it, but found \"a: \\\"b: \": mend it",
            Some("an origin: https://, a host and nothing after it"),
            "\"a: \\\"b: \"",
            Some("mend it"),
        );
        check(
            "the record is no JSON (invalid type: null): it is left out until that is mended",
            None,
            "the record is no JSON (invalid type: null)",
            Some("it is left out until that is mended"),
        );
    }

    #[test]
    fn what_expects_nothing_says_what_there_is_and_what_to_do() {
        check(
            "a comma too many was passed over: remove it",
            None,
            "a comma too many was passed over",
            Some("remove it"),
        );
        check("nothing of the kind", None, "nothing of the kind", None);
    }
}
