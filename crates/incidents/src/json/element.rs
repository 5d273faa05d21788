//! One value of the file, strictly read where it is JSON and leniently where it almost is.

use crate::json::parsed;
use crate::json::repair::repaired;
use crate::json::value::Json;
use crate::model::said::{Said, Sentence, said};

/// A value and where it ends.
pub(crate) struct Element<'a> {
    pub(crate) json: Json<'a>,
    pub(crate) end: usize,
    /// What had to be rewritten before it could be read, one sentence each.
    pub(crate) notes: Vec<Sentence<'static>>,
}

/// Why a value cannot be read.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Lines between the start of the value and the fault.
    pub(crate) n_lines: u32,
    /// Whether the file ends in the middle of the value.
    pub(crate) is_cut_off: bool,
    /// What the JSON reader says.
    pub(crate) reason: Said,
    /// Whether more bytes could make it another fault, or none.
    pub(crate) has_run_out: bool,
}

/// Reads the value that begins at `start`.
pub(crate) fn element_at(bytes: &[u8], start: usize) -> Result<Element<'_>, Fault> {
    match strict(bytes.get(start..).unwrap_or_default()) {
        Some(Ok((json, length))) => Ok(Element {
            json,
            end: start + length,
            notes: Vec::new(),
        }),
        Some(Err(error)) => lenient(bytes, start).map_err(|has_run_out| Fault {
            has_run_out: has_run_out || error.is_eof(),
            ..fault(&error)
        }),
        None => Err(Fault {
            n_lines: 0,
            is_cut_off: true,
            reason: said!("nothing is there").into(),
            has_run_out: true,
        }),
    }
}

/// Whether more bytes behind these could make another value of it, or one that can be read.
pub(crate) fn is_unfinished(found: &Result<Element<'_>, Fault>, bytes: &[u8]) -> bool {
    match found {
        Err(fault) => fault.has_run_out,
        // A bare word may go on.
        Ok(element) => {
            element.end == bytes.len() && !bytes.ends_with(b"}") && !bytes.ends_with(b"]")
        }
    }
}

/// The value and its length; `None` where the file has ended.
fn strict(rest: &[u8]) -> Option<Result<(Json<'_>, usize), serde_json::Error>> {
    let mut values = serde_json::Deserializer::from_slice(rest).into_iter();
    let value = values.next()?;
    Some(value.map(|json| (json, values.byte_offset())))
}

/// An error says whether the bytes have ended too early.
fn lenient(bytes: &[u8], start: usize) -> Result<Element<'_>, bool> {
    let repaired = repaired(bytes, start).map_err(|unrepaired| unrepaired.has_run_out)?;
    match parsed::<Json<'_>>(&repaired.text) {
        Ok(json) => Ok(Element {
            json: json.into_owned(),
            end: repaired.end,
            notes: repaired.notes,
        }),
        // A bare word may go on.
        Err(_) => Err(repaired.end == bytes.len()),
    }
}

fn fault(error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let reason = match text
        .rfind(" at line ")
        .map_or(text.as_str(), |at| text.split_at(at).0)
    {
        "recursion limit exceeded" => said!("nested more than 128 deep").into(),
        "expected ident" => said!("expected a value").into(),
        "key must be a string" => said!("expected a name in quotation marks").into(),
        "expected `:`" => said!("expected a colon behind a name").into(),
        "expected `,` or `]`" => said!("expected a comma, or the end of the list").into(),
        "expected `,` or `}`" => said!("expected a comma, or the end of the object").into(),
        reason if reason.starts_with("control character") => {
            said!("a text without its closing quotation mark").into()
        }
        reason => Sentence::of(reason).into(),
    };
    // A fault that is a line break ends its line.
    let line = error.line() - usize::from(error.column() == 0 && error.line() > 0);
    Fault {
        n_lines: line.saturating_sub(1) as u32,
        is_cut_off: error.is_eof(),
        reason,
        has_run_out: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the JSON reader says in words of its own: with translations, as ours have them.
    #[test]
    fn the_other_reasons_are_those_of_the_json_reader() {
        let check = |text: &str, reason: Sentence<'_>| {
            let error = strict(text.as_bytes()).and_then(Result::err);
            let found = error.map(|error| fault(&error).reason);
            assert_eq!(found, Some(reason.into()), "{text}");
        };
        check(r#"{"a":?}"#, said!("expected value"));
        check(r#"{"a":"#, said!("EOF while parsing a value"));
        check(r#"{"a":"b"#, said!("EOF while parsing a string"));
        check(r#"{"a":"b""#, said!("EOF while parsing an object"));
        check(r#"["a""#, said!("EOF while parsing a list"));
        check(r#"{"a":"\x"}"#, said!("invalid escape"));
        check(r#"{"a":1e999}"#, said!("number out of range"));
        check(r#"{"a":1.}"#, said!("invalid number"));
        check(r#"{"a":"\ud800"}"#, said!("unexpected end of hex escape"));
        check(
            r#"{"a":"\ud800\u0020"}"#,
            said!("lone leading surrogate in hex escape"),
        );
        check(
            "{\"a\":\"\u{1}",
            said!("a text without its closing quotation mark"),
        );
        check(r#"{"a" 1}"#, said!("expected a colon behind a name"));
        check(
            r#"{"a":1 "b"}"#,
            said!("expected a comma, or the end of the object"),
        );
        check(r"[1 {}", said!("expected a comma, or the end of the list"));
    }
}
