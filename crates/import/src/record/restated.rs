//! Values of our own members as other programs write them on: lists of GDAL, `NumPy` and Python, days at midnight, and 1 for yes.

use serde_json::{Map, Number, Value};

use crate::dates::spelled;
use crate::record::STRUCTURED;

/// How deep lists may stand in lists.
const MAX_DEPTH: usize = 16;

/// Yes and no as numbers: `1.0` is what pandas makes of `true` in a column that has blanks, 1 what GDAL writes.
pub(super) fn flag(member: &str, text: &str) -> Option<Value> {
    let is_flag = member == "sensitive";
    match text.trim() {
        "1.0" | "1" if is_flag => Some(true.into()),
        "0.0" | "0" if is_flag => Some(false.into()),
        _ => None,
    }
}

/// A day that is not written as we write it: `2016/09/24`, `2016-09-24T00:00:00`, `2016-09-24 00:00:00+00`. A spelling that a column would have to decide
/// is left for the engine, which says so.
pub(super) fn day(member: &str, text: &str) -> Option<Value> {
    if !matches!(member, "assessed_on" | "updated") {
        return None;
    }
    let found = spelled(text, false)?.in_order(None)?;
    let is_plain = found.note.is_none() && !found.edtf.contains('/');
    is_plain.then(|| found.edtf.split('T').next().unwrap_or_default().into())
}

/// Whether a text may be a list or an object, in JSON or as another program writes it.
pub(super) fn begins_list(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['[', '{']) || gdal_texts(text).is_some()
}

/// Whether a member has a list as another program writes it, where our own files have one in JSON.
pub(crate) fn is_list(member: &str, text: &str) -> bool {
    STRUCTURED.contains(&member)
        && begins_list(text)
        && serde_json::from_str::<Value>(text).is_err()
        && (list(text).is_some() || gdal_texts(text).is_some())
}

/// A value in JSON, or a list or an object as another program writes it.
pub(super) fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| list(text))
}

/// A list or an object that is not JSON.
fn list(text: &str) -> Option<Value> {
    of_gdal(text).or_else(|| of_python(text))
}

/// `(2:barrel_bomb,rocket)`. Where a text has a comma in it, nobody can tell which parts belong together.
fn of_gdal(text: &str) -> Option<Value> {
    let (count, texts) = gdal_texts(text)?;
    (texts.len() == count).then(|| texts.into_iter().map(Value::from).collect())
}

/// How many texts there are, and what stands between the commas, which are as many or more.
/// Source: `OGRFeature::GetFieldAsString` of GDAL.
fn gdal_texts(text: &str) -> Option<(usize, Vec<&str>)> {
    let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (count, texts) = inner.split_once(':')?;
    let count: usize = count.parse().ok()?;
    let texts: Vec<&str> = texts.split(',').collect();
    (count > 0 && texts.len() >= count && !texts[0].starts_with(' ')).then_some((count, texts))
}

/// `['rocket', 'it\'s']`, `[{'by': "it's", 'on': None}]`, and `['a' 'b']` as `NumPy` prints it, without commas.
fn of_python(text: &str) -> Option<Value> {
    let mut reading = Python { rest: text.trim() };
    let value = reading.value(0)?;
    let is_all = reading.rest.trim().is_empty();
    (is_all && (value.is_array() || value.is_object())).then_some(value)
}

/// What Python's `repr` writes of lists, dictionaries, texts, numbers and None.
struct Python<'t> {
    rest: &'t str,
}

impl Python<'_> {
    fn takes(&mut self, sign: char) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.rest = self.rest.trim_start();
        if depth > MAX_DEPTH {
            return None;
        }
        match self.rest.chars().next()? {
            '[' => self.items(depth),
            '{' => self.members(depth),
            '\'' | '"' => self.text().map(Value::String),
            _ => self.word(),
        }
    }

    fn items(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.takes('[');
        while !self.takes(']') {
            items.push(self.value(depth + 1)?);
            // Only NumPy writes no comma.
            self.takes(',');
        }
        Some(items.into())
    }

    fn members(&mut self, depth: usize) -> Option<Value> {
        let mut members = Map::new();
        self.takes('{');
        while !self.takes('}') {
            self.rest = self.rest.trim_start();
            let name = self.text()?;
            if !self.takes(':') {
                return None;
            }
            members.insert(name, self.value(depth + 1)?);
            if !self.takes(',') && !self.rest.trim_start().starts_with('}') {
                return None;
            }
        }
        Some(members.into())
    }

    fn text(&mut self) -> Option<String> {
        let mut chars = self.rest.chars();
        let mark = chars.next().filter(|mark| matches!(mark, '\'' | '"'))?;
        let mut text = String::new();
        loop {
            match chars.next()? {
                '\\' => text.push(escaped(&mut chars)?),
                c if c == mark => break,
                c => text.push(c),
            }
        }
        self.rest = chars.as_str();
        Some(text)
    }

    fn word(&mut self) -> Option<Value> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        match word {
            "None" | "nan" | "null" => Some(Value::Null),
            "True" | "true" => Some(true.into()),
            "False" | "false" => Some(false.into()),
            number => number.parse().ok().map(Number::into),
        }
    }
}

/// What stands for a sign behind a backslash.
fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let n_figures = match chars.next()? {
        'n' => return Some('\n'),
        't' => return Some('\t'),
        'r' => return Some('\r'),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        sign @ ('\\' | '\'' | '"') => return Some(sign),
        _ => return None,
    };
    let figures: String = chars.by_ref().take(n_figures).collect();
    u32::from_str_radix(&figures, 16)
        .ok()
        .and_then(char::from_u32)
}

/// Whether a number may have lost figures in a program: `1.2E+020`, `9.00719925474099E+15`, or more than 15 figures that end in noughts.
pub(super) fn is_rounded(text: &str) -> bool {
    let text = text.trim();
    let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if let Some((number, power)) = text.split_once(['E', 'e']) {
        let power = power.strip_prefix('+').unwrap_or(power);
        let parts = number.split_once(['.', ',']);
        return is_figures(power)
            && parts.is_some_and(|(whole, rest)| {
                whole.len() == 1 && is_figures(&[whole, rest].concat())
            });
    }
    let behind = text.get(15..).unwrap_or_default();
    is_figures(text) && !behind.is_empty() && behind.bytes().all(|it| it == b'0')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: impl Into<Option<Value>>) {
        assert_eq!(list(text), expected.into(), "{text}");
    }

    #[test]
    fn lists_of_other_programs_are_read() {
        check("(2:barrel_bomb,rocket)", json!(["barrel_bomb", "rocket"]));
        check("(1:قصف)", json!(["قصف"]));
        check("['a', 'b']", json!(["a", "b"]));
        check("['a' 'b'\n 'c']", json!(["a", "b", "c"]));
        check(
            r#"[{'by': "it's", 'n': 12, 'f': 1.5, 'on': None, 'is': True, 'what': 'a \'b\' "c"\n\u0628\x41'}]"#,
            json!([{"by": "it's", "n": 12, "f": 1.5, "on": null, "is": true, "what": "a 'b' \"c\"\nبA"}]),
        );
        check("[{'a': ['b', 'c']}, {}]", json!([{"a": ["b", "c"]}, {}]));
    }

    #[test]
    fn what_is_no_list_of_theirs_is_none() {
        for text in [
            "(2:rocket, unguided,mortar)",
            "(3 killed: two men)",
            "['a', b]",
            "['a', 'b",
            "{'a' 'b'}",
            "[1] see below",
            "'a'",
            "12",
            r"['\q']",
        ] {
            check(text, None);
        }
        check(&"[".repeat(100_000), None);
    }

    #[test]
    fn days_and_flags_of_other_programs_are_read() {
        for text in [
            "2016/09/24",
            "2016-09-24T00:00:00",
            "2016-09-24 00:00:00",
            "2016-09-24T00:00:00Z",
        ] {
            assert_eq!(day("updated", text), Some(json!("2016-09-24")), "{text}");
        }
        assert_eq!(day("updated", "03/04/2016"), None);
        assert_eq!(day("title", "2016/09/24"), None);
        assert_eq!(flag("sensitive", "1.0"), Some(json!(true)));
        assert_eq!(flag("sensitive", "0"), Some(json!(false)));
        assert_eq!(flag("sensitive", "12"), None);
        assert_eq!(flag("title", "1"), None);
    }

    #[test]
    fn ids_that_have_lost_figures_are_known() {
        for id in [
            "1.2E+020",
            "9.00719925474099E+15",
            "1,5e20",
            "9007199254740990",
            "120000000000000000000",
        ] {
            assert!(is_rounded(id), "{id}");
        }
        for id in [
            "1E5",
            "2E7a",
            "12",
            "201401010001",
            "9007199254740993",
            "a.bE5",
            "",
            "1.2E",
            "v1.2E3",
        ] {
            assert!(!is_rounded(id), "{id}");
        }
    }
}
