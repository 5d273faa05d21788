//! How files begin: which ones are spreadsheets, and in which nobody can look for rows.

use incidents::model::said::Sentence;
use incidents::said;

use crate::xml;

/// Whether a file begins as spreadsheets do.
pub fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE) || bytes.starts_with(COMPOUND)
}

/// How files begin in which nobody can look for rows.
pub(crate) const OTHERS: [(&[u8], Sentence<'static>); 5] = [
    (b"%PDF", said!("a PDF")),
    (b"\x89PNG", said!("a picture")),
    (b"\xFF\xD8\xFF", said!("a picture")),
    (b"GIF8", said!("a picture")),
    (b"Rar!", said!("an archive")),
];

/// How a spreadsheet begins, as every archive of its kind.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// How the spreadsheets of before 2007 begin.
pub(crate) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// Whether the first bytes of a file are of a kind that is read here.
pub fn may_be_read(head: &[u8]) -> bool {
    let head = head.get(..head.len().min(4096)).unwrap_or_default();
    let is_zeros = head.len() > 64 && head.iter().all(|byte| *byte == 0);
    let words = head.trim_ascii_start();
    let is_markup = words.starts_with(b"<") && !xml::begins(head);
    let is_blank = words.is_empty() && head.len() > 64;
    !is_zeros && !is_blank && !is_markup
}
