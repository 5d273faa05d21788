//! Almost JSON made into JSON: what hand-edited and carelessly exported files have.

use crate::json::{number, parsed};
use crate::model::said::{Sentence, said};

/// A value rewritten as JSON.
pub(crate) struct Repaired {
    pub(crate) text: String,
    /// Where the value ends in the file.
    pub(crate) end: usize,
    /// What had to be rewritten, one sentence each.
    pub(crate) notes: Vec<Sentence<'static>>,
}

/// How deep a value may be nested that is rewritten: deeper than any record of ours.
const MAX_DEPTH: usize = 32;

const NOT_A_NUMBER: Sentence<'static> =
    said!("NaN and Infinity are no JSON and were read as null: write null or leave the member out");
const ODD_NUMBER: Sentence<'static> = said!(
    "a number is not spelled as JSON has it and was read by its value: write 0.5, not .5 or +0.5"
);
const ODD_WORD: Sentence<'static> =
    said!("True, False and None are no JSON and were read as true, false and null");
const SPARE_COMMA: Sentence<'static> = said!("a comma too many was passed over: remove it");
const NOT_UTF_8: Sentence<'static> =
    said!("bytes that are no UTF-8 were read as \u{FFFD}: save the file as UTF-8");
const RAW_CONTROL: Sentence<'static> =
    said!("a line break or control character stands bare in a text: write it as \\n or \\u00XX");
const ODD_ESCAPE: Sentence<'static> = said!(
    "a backslash in a text starts no escape of JSON and was passed over: write \\\\ for a backslash"
);
const HALF_CHARACTER: Sentence<'static> = said!(
    "half of a two-part escape such as \\ud83d was read as \u{FFFD}: write the character itself"
);

/// A value that cannot be rewritten.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unrepaired {
    /// Whether the bytes end before it does.
    pub(crate) has_run_out: bool,
}

/// Rewrites the value that begins at `start`, if the end of it can be found.
pub(crate) fn repaired(bytes: &[u8], start: usize) -> Result<Repaired, Unrepaired> {
    let mut repair = Repair {
        bytes,
        at: start,
        open: Vec::new(),
        text: String::new(),
        notes: Vec::new(),
        has_run_out: false,
    };
    loop {
        if repair.step().is_none() {
            let has_run_out = repair.has_run_out;
            return Err(Unrepaired { has_run_out });
        }
        if repair.open.is_empty() {
            return Ok(Repaired {
                text: repair.text,
                end: repair.at,
                notes: repair.notes,
            });
        }
    }
}

struct Repair<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The closing brackets that are due.
    open: Vec<u8>,
    text: String,
    notes: Vec<Sentence<'static>>,
    has_run_out: bool,
}

impl Repair<'_> {
    /// What was looked for, unless the bytes have ended before it.
    fn found<T>(&mut self, found: Option<T>) -> Option<T> {
        self.has_run_out |= found.is_none();
        found
    }

    fn step(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.string(),
            b'{' => self.opens(b'{', b'}'),
            b'[' => self.opens(b'[', b']'),
            closing @ (b'}' | b']') => self.closes(closing),
            b',' => self.comma(),
            byte if byte == b':' || byte.is_ascii_whitespace() => {
                self.copy(byte);
                Some(())
            }
            _ => self.word(),
        }
    }

    fn peek(&mut self) -> Option<u8> {
        self.found(self.bytes.get(self.at).copied())
    }

    fn copy(&mut self, byte: u8) {
        self.text.push(char::from(byte));
        self.at += 1;
    }

    fn note(&mut self, note: Sentence<'static>) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn opens(&mut self, bracket: u8, closing: u8) -> Option<()> {
        self.open.push(closing);
        self.copy(bracket);
        (self.open.len() <= MAX_DEPTH).then_some(())
    }

    fn closes(&mut self, bracket: u8) -> Option<()> {
        self.copy(bracket);
        (self.open.pop() == Some(bracket)).then_some(())
    }

    /// Keeps a comma unless a bracket or another comma is next.
    fn comma(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at + 1..)?;
        let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
        if b"}],".contains(self.found(next)?) {
            self.note(SPARE_COMMA);
            self.at += 1;
        } else {
            self.copy(b',');
        }
        Some(())
    }

    fn word(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let is_in_word =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_');
        let length = rest.iter().take_while(is_in_word).count();
        let word = std::str::from_utf8(rest.get(..length)?)
            .ok()
            .filter(|word| !word.is_empty())?;
        let (json, note) = json_word(word);
        self.text.push_str(&json);
        self.at += length;
        if let Some(note) = note {
            self.note(note);
        }
        Some(())
    }

    fn string(&mut self) -> Option<()> {
        self.copy(b'"');
        loop {
            let run = self.bytes.get(self.at..)?;
            let length = run
                .iter()
                .position(|&byte| matches!(byte, b'"' | b'\\' | ..0x20));
            let length = self.found(length)?;
            self.plain(run.get(..length)?);
            self.at += length;
            match self.peek()? {
                b'"' => {
                    self.keep_out_of_next_feature(run.get(..length)?)?;
                    self.copy(b'"');
                    return Some(());
                }
                b'\\' => self.escape()?,
                control => {
                    self.note(RAW_CONTROL);
                    self.text.push_str("\\u00");
                    self.text
                        .extend([control >> 4, control & 15].map(hex_digit));
                    self.at += 1;
                }
            }
        }
    }

    /// No text ends with `{` before `"type":"Feature"`: a quotation mark is missing further up, and all that follows
    /// would be read the wrong way round, to the end of the file.
    fn keep_out_of_next_feature(&mut self, run: &[u8]) -> Option<()> {
        const BEGINNING: &[u8] = b"\"type\":\"Feature\"";
        if !run.trim_ascii_end().ends_with(b"{") {
            return Some(());
        }
        let rest = self.bytes.get(self.at..)?;
        let mut rest = rest.iter().filter(|byte| !byte.is_ascii_whitespace());
        for expected in BEGINNING {
            if self.found(rest.next())? != expected {
                return Some(());
            }
        }
        None
    }

    fn plain(&mut self, run: &[u8]) {
        let text = String::from_utf8_lossy(run);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            self.note(NOT_UTF_8);
        }
        self.text.push_str(&text);
    }

    fn escape(&mut self) -> Option<()> {
        match self.found(self.bytes.get(self.at + 1))? {
            b'u' => return self.unicode_escape(),
            &byte if b"\"\\/bfnrt".contains(&byte) => {
                self.copy(b'\\');
                self.copy(byte);
            }
            _ => {
                self.note(ODD_ESCAPE);
                self.at += 1;
            }
        }
        Some(())
    }

    fn unicode_escape(&mut self) -> Option<()> {
        let unit = hex_unit(self.bytes, self.at);
        let pair = hex_unit(self.bytes, self.at + 6).filter(|low| (0xDC00..0xE000).contains(low));
        let length = match (unit, pair) {
            (Some(0xD800..0xDC00), Some(_)) => 12,
            (Some(0xD800..0xE000), _) => {
                self.note(HALF_CHARACTER);
                self.text.push('\u{FFFD}');
                self.at += 6;
                return Some(());
            }
            (Some(_), _) => 6,
            (None, _) => {
                self.note(ODD_ESCAPE);
                self.at += 1;
                return Some(());
            }
        };
        let escapes = self.bytes.get(self.at..self.at + length)?;
        self.text.push_str(std::str::from_utf8(escapes).ok()?);
        self.at += length;
        Some(())
    }
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

/// The 16 bits of an escape `\u0041` at a place.
fn hex_unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let all_digits = digits.iter().all(u8::is_ascii_hexdigit);
    let digits = std::str::from_utf8(digits).ok().filter(|_| all_digits)?;
    u32::from_str_radix(digits, 16).ok()
}

/// A bare word as JSON spells it, and what to say about it.
fn json_word(word: &str) -> (String, Option<Sentence<'static>>) {
    let as_it_is = (word.to_owned(), None);
    match word
        .trim_start_matches(['+', '-'])
        .to_ascii_lowercase()
        .as_str()
    {
        "nan" | "infinity" | "inf" => return ("null".to_owned(), Some(NOT_A_NUMBER)),
        "none" | "undefined" => return ("null".to_owned(), Some(ODD_WORD)),
        "null" | "true" | "false" if parsed::<serde::de::IgnoredAny>(word).is_ok() => {
            return as_it_is;
        }
        name @ ("true" | "false" | "null") => return (name.to_owned(), Some(ODD_WORD)),
        _ => {}
    }
    match plain_number(word) {
        _ if is_number(word) => as_it_is,
        Some(number) if is_number(&number) => (number, Some(ODD_NUMBER)),
        Some(_) => ("null".to_owned(), Some(NOT_A_NUMBER)),
        None => as_it_is,
    }
}

/// Asks the JSON reader: the standard library's own would bring ten kilobytes of tables into the page.
fn is_number(word: &str) -> bool {
    number(word).is_some()
}

/// `+1`, `.5`, `2.` and `007` as JSON spells them; `None` for what is no decimal number.
fn plain_number(word: &str) -> Option<String> {
    let (sign, digits) = match word.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", word.strip_prefix('+').unwrap_or(word)),
    };
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, format!("e{exponent}")),
        None => (digits, String::new()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}{exponent}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>, note: Option<Sentence<'static>>) {
        let found = repaired(text.as_bytes(), 0);
        assert_eq!(
            found.as_ref().ok().map(|found| found.text.as_str()),
            expect,
            "{text}"
        );
        let notes = found.map_or_else(|_| Vec::new(), |found| found.notes);
        assert_eq!(notes, note.into_iter().collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn what_is_json_stays_as_it_is() {
        let text = r#"{"a": [1, -2.5e3, true, null, "\u00e9\ud83d\ude00\\"]}"#;
        check(text, Some(text), None);
    }

    #[test]
    fn what_is_almost_json_is_rewritten() {
        check("[NaN, -Infinity]", Some("[null, null]"), Some(NOT_A_NUMBER));
        check("[1e999]", Some("[null]"), Some(NOT_A_NUMBER));
        check("[+1, .5, 2.]", Some("[1, 0.5, 2]"), Some(ODD_NUMBER));
        check("[007, -1.e3]", Some("[7, -1e3]"), Some(ODD_NUMBER));
        check("[True, None]", Some("[true, null]"), Some(ODD_WORD));
        check("[1,, 2, ]", Some("[1, 2 ]"), Some(SPARE_COMMA));
        check("[\"a\nb\"]", Some("[\"a\\u000ab\"]"), Some(RAW_CONTROL));
        check(
            r#"["it\'s \u12"]"#,
            Some(r#"["it's u12"]"#),
            Some(ODD_ESCAPE),
        );
        check(
            r#"["\ud83d!"]"#,
            Some("[\"\u{FFFD}!\"]"),
            Some(HALF_CHARACTER),
        );
    }

    #[test]
    fn bytes_that_are_no_text_become_replacement_characters() {
        let found = repaired(b"[\"caf\xe9\"]", 0).ok().unwrap();
        assert_eq!(
            (found.text.as_str(), found.notes),
            ("[\"caf\u{FFFD}\"]", vec![NOT_UTF_8])
        );
    }

    #[test]
    fn a_value_without_an_end_is_not_rewritten() {
        check("[1", None, None);
        check("[1}", None, None);
        check(r#"["abc"#, None, None);
        check(&"[".repeat(MAX_DEPTH + 1), None, None);
    }
}
