//! What sort of file it is, by its first bytes.

use crate::model::said::{Said, Sentence, said};
/// Where the text begins, after a byte-order mark; an error says what the file is instead of JSON.
pub(crate) fn text_start(bytes: &[u8], expected: Sentence<'_>) -> Result<usize, Said> {
    let start = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let text = bytes.get(start..).unwrap_or_default();
    let text = text.trim_ascii_start();
    instead_of_json(text).map_or(Ok(start), |found| {
        Err(said!("expected {expected}, but {found}", expected, found))
    })
}

/// How much of the text tells what it is.
const HEAD: usize = 512;

/// Whether these first bytes of a file tell what it is.
pub(crate) fn is_enough(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    text.len() >= HEAD || text.len() >= 4 && !text.starts_with(b"<")
}

fn instead_of_json(text: &[u8]) -> Option<Sentence<'static>> {
    Some(match text {
        [] => said!("the file is empty"),
        [0xFF, 0xFE, ..]
        | [0xFE, 0xFF, ..]
        | [0, 1..=255, 0, 1..=255, ..]
        | [1..=255, 0, 1..=255, 0, ..] => {
            said!("found UTF-16: save the file again with the encoding UTF-8")
        }
        [b'<', ..] if is_web_page(text) => {
            said!("the server answered with a web page: check the address of the file")
        }
        [b'<', ..] => said!("found XML: convert it, for example with ogr2ogr"),
        [0x1F, 0x8B, ..] => said!("the file is compressed (gzip): unpack it first"),
        [b'P', b'K', 3, 4, ..] => {
            said!("found an archive (zip, or a spreadsheet): unpack or export it first")
        }
        _ => return None,
    })
}

fn is_web_page(text: &[u8]) -> bool {
    let head = text
        .get(..text.len().min(HEAD))
        .unwrap_or_default()
        .to_ascii_lowercase();
    ["<html", "<!doctype html", "<head", "<body"]
        .iter()
        .any(|tag| memchr::memmem::find(&head, tag.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sorts_of_file_are_told_by_their_first_bytes() {
        let check = |bytes: &[u8], word: &str| {
            let message = text_start(bytes, said!("GeoJSON")).unwrap_err().to_string();
            assert!(message.contains(word), "{message}");
        };
        check(b"", "empty");
        check(b"\xEF\xBB\xBF \n", "empty");
        check(b"\xFF\xFE{\0", "UTF-16");
        check(b"\0{\0\"\0t", "UTF-16");
        check(b"{\0\"\0", "UTF-16");
        check(b"\n<!DOCTYPE html><title>404</title>", "web page");
        check(b"<?xml version=\"1.0\"?><html>", "web page");
        check(b"<?xml version=\"1.0\"?><kml>", "XML");
        check(b"\x1F\x8B\x08", "gzip");
        check(b"PK\x03\x04", "archive");
    }

    #[test]
    fn json_begins_after_a_byte_order_mark() {
        assert_eq!(text_start(b"\xEF\xBB\xBF{}", said!("GeoJSON")), Ok(3));
        assert_eq!(text_start(b" {}", said!("GeoJSON")), Ok(0));
    }
}
