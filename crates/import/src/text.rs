//! Bytes become text: what packs them, which encoding they are in, and what says so.

use std::io::Read as _;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};
use flate2::read::MultiGzDecoder;

/// How many bytes a packed file may unpack to.
const MAX_UNPACKED: u64 = 400 << 20;

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// What was done to its bytes that its owner should know.
    pub notes: Vec<String>,
}

/// Reads bytes in the encoding that they are in: a byte order mark says it, or zeros where UTF-16 has them, or that they are UTF-8;
/// of what is none of these, the letters tell one code page of Windows from another.
///
/// An error says what cannot be unpacked.
///
/// ```
/// let text = import::text::decode(b"Stra\xDFe").unwrap();
/// assert_eq!(text.text, "Straße");
/// ```
pub fn decode(bytes: &[u8]) -> Result<Text, String> {
    let mut notes = Vec::new();
    let unpacked = unpacked(bytes)?;
    let bytes = match &unpacked {
        Some(unpacked) => {
            notes.push("the file is compressed (gzip): it was unpacked".to_owned());
            unpacked.as_slice()
        }
        None => bytes,
    };
    let encoding = encoding_of(bytes);
    let (text, used, is_damaged) = encoding.decode(bytes);
    if used != UTF_8 {
        notes.push(format!(
            "the file is not in UTF-8: it was read as {}",
            used.name()
        ));
    }
    if is_damaged {
        notes.push(format!(
            "some letters are no {}, and were read as \u{fffd}",
            used.name()
        ));
    }
    Ok(Text {
        text: text.into_owned(),
        notes,
    })
}

fn unpacked(bytes: &[u8]) -> Result<Option<Vec<u8>>, String> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(None);
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes)
        .take(MAX_UNPACKED + 1)
        .read_to_end(&mut unpacked);
    match read {
        Ok(n_bytes) if n_bytes as u64 > MAX_UNPACKED => Err(
            "expected a compressed file (gzip) of at most 400 MB unpacked, but found more: divide it"
                .to_owned(),
        ),
        Ok(_) => Ok(Some(unpacked)),
        Err(error) => Err(format!(
            "expected a compressed file (gzip), but it cannot be unpacked: {error}"
        )),
    }
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // A file that is nearly all UTF-8 has a few broken letters, and is in no code page.
    let (text, ..) = UTF_8.decode(bytes);
    let n_broken = text.matches('\u{fffd}').count();
    let n_whole = text.chars().filter(|c| !c.is_ascii()).count() - n_broken;
    if n_whole > 4 * n_broken {
        return UTF_8;
    }
    code_page(bytes)
}

/// Every second byte of text in Latin letters is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512))?;
    let (pairs, _) = head.as_chunks::<2>();
    if pairs.len() < 2 {
        return None;
    }
    let n = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    match (n(0), n(1)) {
        (0, zeros) if zeros * 2 > pairs.len() => Some(UTF_16LE),
        (zeros, 0) if zeros * 2 > pairs.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// The code page in which most of the high bytes are letters of one script, in words.
fn code_page(bytes: &[u8]) -> &'static Encoding {
    let is_arabic = |c: char| ('\u{620}'..='\u{6ff}').contains(&c);
    let is_cyrillic = |c: char| ('\u{410}'..='\u{45f}').contains(&c);
    let share = |encoding: &'static Encoding, is_of: fn(char) -> bool| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let letters: Vec<char> = text.chars().collect();
        let high = letters.iter().filter(|c| !c.is_ascii()).count().max(1);
        // Letters of a script stand beside others of it; accented ones of Latin do not.
        let pairs = letters
            .windows(2)
            .filter(|pair| is_of(pair[0]) && is_of(pair[1]));
        pairs.count() as f64 / high as f64
    };
    let arabic = share(WINDOWS_1256, is_arabic);
    let cyrillic = share(WINDOWS_1251, is_cyrillic);
    match () {
        () if arabic > 0.5 && arabic >= cyrillic => WINDOWS_1256,
        () if cyrillic > 0.5 => WINDOWS_1251,
        () => WINDOWS_1252,
    }
}

/// Text that was encoded twice, as it was before: `HÃ´pital` is `Hôpital`.
pub fn mended(text: &str) -> Option<String> {
    if text.is_ascii() || !text.chars().any(|c| matches!(c, '\u{c2}'..='\u{f4}')) {
        return None;
    }
    let (bytes, _, has_unmappable) = WINDOWS_1252.encode(text);
    if has_unmappable {
        return None;
    }
    let mended = std::str::from_utf8(&bytes).ok()?;
    let is_shorter = mended.chars().count() < text.chars().count();
    is_shorter.then(|| mended.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, n_notes: usize) {
        let found = decode(bytes).unwrap();
        assert_eq!((found.text.as_str(), found.notes.len()), (text, n_notes));
    }

    #[test]
    fn the_encoding_is_told_by_the_bytes() {
        check("حلب Café".as_bytes(), "حلب Café", 0);
        check(b"\xEF\xBB\xBFid", "id", 0);
        check(b"\xFF\xFEi\0d\0", "id", 1);
        check(b"i\0d\0,\0a\0", "id,a", 1);
        check(b"\0i\0d\0,\0a", "id,a", 1);
        check(b"Caf\xE9 50 \x80", "Café 50 €", 1);
        check(b"\xCF\xF0\xE8\xE2\xE5\xF2", "Привет", 1);
        check(b"\xCD\xE1\xC8 \xDF\xDD\xD1", "حلب كفر", 1);
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        use std::io::Write as _;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(b"id,title").unwrap();
        check(&packer.finish().unwrap(), "id,title", 1);
        assert!(decode(&[0x1F, 0x8B, 8, 0]).is_err());
    }

    #[test]
    fn what_was_encoded_twice_is_mended() {
        assert_eq!(
            mended("HÃ´pital touchÃ©").as_deref(),
            Some("Hôpital touché")
        );
        assert_eq!(mended("Ø\u{ad}Ù„Ø¨").as_deref(), Some("حلب"));
        assert_eq!(mended("Hôpital"), None);
        assert_eq!(mended("Ã"), None);
    }
}
