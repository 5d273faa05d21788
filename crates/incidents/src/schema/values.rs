//! Single values: texts, codes, numbers, days, addresses.

use std::borrow::Cow;

use crate::json::number;
use crate::json::value::Json;
use crate::model::controls::{is_unwanted, trimmed, without_controls};
use crate::model::positions::each_once;
use crate::model::said::said;
use crate::schema::dates;
use crate::schema::finding::{Findings, Value};

/// A text without control characters, or nothing where it is blank.
pub(crate) fn text(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    let text = match value.json {
        Json::Null => return None,
        Json::Text(text) => Cow::Borrowed(text.as_ref()),
        Json::Integer(_) | Json::Number(_) | Json::Bool(_) => Cow::Owned(value.json.found()),
        Json::List(_) | Json::Object(_) => {
            findings.expected(said!("a text"), value);
            return None;
        }
    };
    let clean = without_controls(&text);
    if matches!(clean, Cow::Owned(_)) {
        findings.note(
            value.path,
            said!("control characters were taken out of the text: remove them"),
        );
    }
    let clean = trimmed(&clean);
    (!clean.is_empty()).then(|| clean.to_owned())
}

/// The texts of a list, each once, or one text.
pub(crate) fn texts(value: Value<'_, '_>, findings: &mut Findings) -> Vec<String> {
    let mut texts = Vec::new();
    value.each(|item| texts.extend(text(item, findings)));
    each_once(texts)
}

/// The value of an enumeration; the message of an unknown one lists the known ones.
pub(crate) fn code<T: Copy>(
    value: Value<'_, '_>,
    findings: &mut Findings,
    from_code: fn(&str) -> Option<T>,
    all: &[T],
    code_of: fn(T) -> &'static str,
) -> Option<T> {
    let found = value.json.text().and_then(from_code);
    if found.is_none() && !value.json.is_blank() {
        let codes: Vec<&str> = all.iter().map(|&value| code_of(value)).collect();
        let codes = said!("one of {codes}", codes.join(", "));
        findings.expected(codes.as_sentence(), value);
    }
    found
}

/// A number of people.
pub(crate) fn count(value: Value<'_, '_>, findings: &mut Findings) -> Option<u32> {
    if value.json.is_blank() {
        return None;
    }
    let found = number_in(value.json)
        .filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number));
    if found.is_none() {
        findings.expected(
            said!("a whole number from 0, or null where none is stated"),
            value,
        );
    }
    found.map(|number| number as u32)
}

/// A length in metres.
pub(crate) fn metres(value: Value<'_, '_>, findings: &mut Findings) -> Option<f64> {
    if value.json.is_blank() {
        return None;
    }
    let found = number_in(value.json).filter(|metres| (0.0..=20_040_000.0).contains(metres));
    if found.is_none() {
        findings.expected(
            said!("a number of metres from 0 to half the way round the earth"),
            value,
        );
    }
    found
}

/// A number, or a text that spells one.
pub(crate) fn number_in(json: &Json<'_>) -> Option<f64> {
    let number = json.number().or_else(|| number(json.text()?.trim()));
    number.filter(|number: &f64| number.is_finite())
}

/// Yes or no.
pub(crate) fn flag(value: Value<'_, '_>, findings: &mut Findings) -> bool {
    let yes = match value.json {
        Json::Bool(yes) => Some(*yes),
        Json::Integer(number) => Some(*number != 0),
        Json::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "1" => Some(true),
            "false" | "no" | "n" | "0" | "" => Some(false),
            _ => None,
        },
        _ => None,
    };
    if yes.is_none() && !value.json.is_null() {
        findings.expected(said!("true or false"), value);
    }
    yes.unwrap_or(false)
}

/// A calendar day; of a moment, its day.
pub(crate) fn day(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    let date = date_text(value, findings)?;
    Some(date.split('T').next().unwrap_or(&date).to_owned())
}

/// A date in EDTF.
pub(crate) fn date_text(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    Some(dates::when(value, findings)?.edtf().to_owned())
}

/// An address that a link may lead to.
pub(crate) fn address(value: Value<'_, '_>, findings: &mut Findings) -> Option<String> {
    if value.json.is_blank() {
        return None;
    }
    let address = value
        .json
        .text()
        .map(str::trim)
        .filter(|text| is_web_address(text));
    if address.is_none() {
        findings.expected(
            said!("an address that begins with https:// or http:// and names no user"),
            value,
        );
    }
    address.map(str::to_owned)
}

/// Whether it is http or https, with a host, no user's name before that, and nothing that would end it early.
pub fn is_web_address(text: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let ends_early =
        |c: char| c.is_whitespace() || c.is_control() || is_unwanted(c) || "<>\"\\".contains(c);
    // Nearly all are of these alone.
    let is_usual = |byte: u8| byte.is_ascii_graphic() && !b"<>\"\\".contains(&byte);
    // `https://good.example@evil.example/` leads to the second.
    let has_user = |host: &str| {
        let mut host = host.bytes();
        host.find(|byte| b"/?#@".contains(byte)) == Some(b'@')
    };
    host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !has_user(host)
    }) && (text.bytes().all(is_usual) || !text.contains(ends_early))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for address in [
            "https://example.org/a?b=c#d",
            "HTTP://EXAMPLE.ORG",
            "https://[::1]/",
            "https://مثال.إختبار/",
            "https://example.org/@reporter?to=a@b#c@d",
        ] {
            assert!(is_web_address(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "www.example.org",
            "https://",
            "https:// example.org",
            "https://example.org/\" onclick=\"x",
            "java\nscript:x",
            "https://good.example@evil.example/",
            "http://user:secret@example.org",
            "é",
        ] {
            assert!(!is_web_address(address), "{address}");
        }
    }
}
