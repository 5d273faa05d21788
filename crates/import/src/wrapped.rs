//! What a text is, whatever is wrapped around it, and whether it says that it is not all.

use std::borrow::Cow;

use incidents::said;
use serde::de::IgnoredAny;

use crate::findings::Findings;
use crate::xml;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JSON: `GeoJSON`, a sequence of it, or rows.
    Json,
    /// Lines with cells.
    Table,
    /// XML with places in it.
    Xml(xml::Kind),
    /// Nothing that is read here.
    Other,
}

/// What a text is, and the text with blanks for what is wrapped around its JSON.
pub fn kind<'t>(text: Cow<'t, str>, findings: &mut Findings) -> (Kind, Cow<'t, str>) {
    let text = without_comments(&text).map_or(text, Cow::Owned);
    let start = text.trim_start();
    match start.chars().next() {
        Some('<') => (xml::kind(start).map_or(Kind::Other, Kind::Xml), text),
        None | Some('\0') => (Kind::Other, text),
        // A table may begin with a quotation mark, JSON within JSON, too: the engine says so.
        Some('{' | '[' | '\u{1e}') => (Kind::Json, text),
        Some('"') if serde_json::from_str::<String>(start).is_ok() => (Kind::Json, text),
        Some('P') if start.starts_with("PK\u{3}\u{4}") => (Kind::Other, text),
        Some(_) => match script(&text, findings) {
            Some(json) => {
                findings.note(said!("the file is a script (JavaScript) with JSON in it: what stands behind the equals sign is read"));
                (Kind::Json, json.into())
            }
            None => (Kind::Table, text),
        },
    }
}

/// JSON with lines of comments in front of it, without them and on the same lines.
fn without_comments(text: &str) -> Option<String> {
    let is_comment = |line: &str| {
        line.is_empty() || line.starts_with("//") || line.starts_with('#') || line.starts_with("/*")
    };
    let n_bytes: usize = text
        .split_inclusive('\n')
        .take_while(|line| is_comment(line.trim()))
        .map(str::len)
        .sum();
    let (head, rest) = text.split_at_checked(n_bytes)?;
    let is_json = rest.trim_start().starts_with(['{', '[']) && !head.trim().is_empty();
    is_json.then(|| head.replace(|c| c != '\n', " ") + rest)
}

/// `var incidents = {…};` or `callback({…})` as its JSON, on the same lines; what a script does behind it is not read.
fn script(text: &str, findings: &mut Findings) -> Option<String> {
    const MAX_HEAD: usize = 200;
    let start = text.as_bytes().get(..text.len().min(MAX_HEAD + 1))?;
    let at = start.iter().position(|byte| matches!(byte, b'{' | b'['))?;
    let (head, rest) = text.split_at_checked(at)?;
    let is_word = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_$.=(;'\"/*-!".contains(c);
    let is_script = head.trim_end().ends_with(['=', '(']) && head.chars().all(is_word);
    if !is_script {
        return None;
    }
    let mut values =
        serde_json::Deserializer::from_slice(rest.as_bytes()).into_iter::<IgnoredAny>();
    let is_whole = matches!(values.next(), Some(Ok(_)));
    let end = if is_whole {
        values.byte_offset()
    } else {
        rest.len()
    };
    let (json, after) = rest.split_at_checked(end)?;
    if after.contains(['{', '[']) {
        findings.incomplete(said!("expected one list in the script, but found more behind it: only the first is read, so put each into a file of its own"));
    }
    let json = match is_whole {
        true => json,
        false => json.trim_end_matches([';', ')', ' ', '\n', '\r']),
    };
    let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
    Some(head.chars().map(blank).chain(json.chars()).collect())
}

/// Servers that send a part say so beside the features.
pub fn incomplete(text: &str, findings: &mut Findings) {
    if value_of(text, "\"exceededTransferLimit\"").is_some_and(|it| it.starts_with("true")) {
        findings.incomplete(said!("the file is not all there is: the server says that it sent a part (exceededTransferLimit), so ask it for the rest"));
    }
    let number = |name| {
        let value = value_of(text, name)?;
        let end = value.find(|c: char| !c.is_ascii_digit())?;
        value.get(..end)?.parse::<usize>().ok()
    };
    let (n_matched, n_returned) = (number("\"numberMatched\""), number("\"numberReturned\""));
    if let (Some(n_matched), Some(n_returned)) = (n_matched, n_returned)
        && n_returned < n_matched
    {
        findings.incomplete(said!(
            "the file is not all there is: the server has {count} records and sent {sent} of them, so ask it for the rest",
            n_matched,
            n_returned
        ).as_sentence());
    }
}

/// What stands behind the first member of this name.
fn value_of<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, after) = text.split_once(name)?;
    Some(after.trim_start().strip_prefix(':')?.trim_start())
}
