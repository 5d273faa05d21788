//! Bytes become text: what packs them, which encoding they are in, and what says so.

use std::borrow::Cow;
use std::char::DecodeUtf16Error;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;
use incidents::model::said::Said;
use incidents::said;

use crate::code_page::CodePage;

/// How many bytes a packed file may unpack to.
const MAX_UNPACKED: u64 = 400 << 20;

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Text<'b> {
    /// What it says: the bytes themselves, where they are it.
    pub text: Cow<'b, str>,
    /// What was done to its bytes that its owner should know.
    pub notes: Vec<Said>,
}

/// Reads bytes in the encoding that they are in: a byte order mark says it, or zeros where UTF-16 has them, or that they are UTF-8;
/// of what is none of these, the letters tell one code page of Windows from another.
///
/// ```
/// let text = import::text::decode(b"Stra\xDFe".into());
/// assert_eq!(text.text, "Straße");
/// ```
pub fn decode(bytes: Cow<'_, [u8]>) -> Text<'_> {
    let mut notes = Vec::new();
    let encoding = Encoding::of(&bytes);
    let (text, is_damaged) = encoding.decode(bytes);
    if encoding != Encoding::Utf8 {
        notes.push(said!(
            "the file is not in UTF-8: it was read as {encoding}",
            encoding.name()
        ));
    }
    if is_damaged {
        notes.push(said!(
            "some letters are no {encoding}, and were read as \u{fffd}",
            encoding.name()
        ));
    }
    Text { text, notes }
}

/// The bytes that are packed in others; nothing where these are not packed.
///
/// An error says what cannot be unpacked.
pub fn unpacked(bytes: &[u8]) -> Result<Option<Vec<u8>>, Said> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(None);
    }
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes)
        .take(MAX_UNPACKED + 1)
        .read_to_end(&mut unpacked);
    match read {
        Ok(n_bytes) if n_bytes as u64 > MAX_UNPACKED => Err(said!(
            "expected a compressed file (gzip) of at most 400 MB unpacked, but found more: divide it"
        )
        .into()),
        Ok(_) => Ok(Some(unpacked)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(said!(
            "expected a whole compressed file (gzip), but found one that is cut off: fetch or export it again"
        )
        .into()),
        Err(_cause) => Err(said!(
            "expected a compressed file (gzip), but it is damaged and cannot be unpacked: fetch or export it again"
        )
        .into()),
    }
}

/// How a file writes letters as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16 { is_big_endian: bool },
    CodePage(CodePage),
}

/// Byte order marks, with the encodings that they stand for.
const MARKS: [(&[u8], Encoding); 3] = [
    (b"\xEF\xBB\xBF", Encoding::Utf8),
    (
        b"\xFF\xFE",
        Encoding::Utf16 {
            is_big_endian: false,
        },
    ),
    (
        b"\xFE\xFF",
        Encoding::Utf16 {
            is_big_endian: true,
        },
    ),
];

impl Encoding {
    fn of(bytes: &[u8]) -> Self {
        if let Some((_, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
            return *encoding;
        }
        if let Some(encoding) = utf_16_without_mark(bytes) {
            return encoding;
        }
        if std::str::from_utf8(bytes).is_ok() {
            return Self::Utf8;
        }
        // A file that is nearly all UTF-8 has a few broken letters, and is in no code page.
        let text = String::from_utf8_lossy(bytes);
        let n_broken = text.matches('\u{fffd}').count();
        let n_whole = text.chars().filter(|c| !c.is_ascii()).count() - n_broken;
        if n_whole > 4 * n_broken {
            return Self::Utf8;
        }
        Self::CodePage(code_page(bytes))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 { is_big_endian } => match is_big_endian {
                true => "UTF-16BE",
                false => "UTF-16LE",
            },
            Self::CodePage(page) => page.name(),
        }
    }

    /// The text without its byte order mark, and whether something of it is no letter.
    fn decode(self, mut bytes: Cow<'_, [u8]>) -> (Cow<'_, str>, bool) {
        let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
        if let Some((mark, _)) = mark.filter(|(_, encoding)| *encoding == self) {
            match &mut bytes {
                Cow::Borrowed(bytes) => *bytes = bytes.strip_prefix(*mark).unwrap_or(bytes),
                Cow::Owned(bytes) => drop(bytes.drain(..mark.len())),
            }
        }
        match self {
            Self::Utf8 => utf_8(bytes),
            Self::Utf16 { is_big_endian } => {
                let (pairs, rest) = bytes.as_chunks::<2>();
                let units = pairs.iter().map(|pair| match is_big_endian {
                    true => u16::from_be_bytes(*pair),
                    false => u16::from_le_bytes(*pair),
                });
                let mut is_damaged = !rest.is_empty();
                let mut letter = |unit: Result<char, DecodeUtf16Error>| {
                    is_damaged |= unit.is_err();
                    unit.unwrap_or('\u{fffd}')
                };
                let mut text: String = char::decode_utf16(units).map(&mut letter).collect();
                text.extend((!rest.is_empty()).then_some('\u{fffd}'));
                (text.into(), is_damaged)
            }
            Self::CodePage(page) => (page.decode(&bytes).into(), false),
        }
    }
}

/// The text that bytes are, without a copy of them where all are letters.
fn utf_8(bytes: Cow<'_, [u8]>) -> (Cow<'_, str>, bool) {
    let damaged = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned().into();
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(_) => (damaged(bytes), true),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(error) => (damaged(error.as_bytes()), true),
        },
    }
}

/// Every second byte of text in Latin letters is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(512))?;
    let (pairs, _) = head.as_chunks::<2>();
    if pairs.len() < 2 {
        return None;
    }
    let n = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    match (n(0), n(1)) {
        (0, zeros) if zeros * 2 > pairs.len() => Some(Encoding::Utf16 {
            is_big_endian: false,
        }),
        (zeros, 0) if zeros * 2 > pairs.len() => Some(Encoding::Utf16 {
            is_big_endian: true,
        }),
        _ => None,
    }
}

/// The code page in which most of the high bytes are letters of one script, in words.
fn code_page(bytes: &[u8]) -> CodePage {
    let is_arabic = |c: char| ('\u{620}'..='\u{6ff}').contains(&c);
    let is_cyrillic = |c: char| ('\u{410}'..='\u{45f}').contains(&c);
    let share = |page: CodePage, is_of: fn(char) -> bool| {
        let letters: Vec<char> = page.decode(bytes).chars().collect();
        let high = letters.iter().filter(|c| !c.is_ascii()).count().max(1);
        // Letters of a script stand beside others of it; accented ones of Latin do not.
        let pairs = letters
            .windows(2)
            .filter(|pair| is_of(pair[0]) && is_of(pair[1]));
        pairs.count() as f64 / high as f64
    };
    let arabic = share(CodePage::Windows1256, is_arabic);
    let cyrillic = share(CodePage::Windows1251, is_cyrillic);
    match () {
        () if arabic > 0.5 && arabic >= cyrillic => CodePage::Windows1256,
        () if cyrillic > 0.5 => CodePage::Windows1251,
        () => CodePage::Windows1252,
    }
}

/// Text that was encoded twice, as it was before: `HÃ´pital` is `Hôpital`.
pub fn mended(text: &str) -> Option<String> {
    if text.is_ascii() || !text.chars().any(|c| matches!(c, '\u{c2}'..='\u{f4}')) {
        return None;
    }
    let bytes = CodePage::Windows1252.encode(text)?;
    let mended = std::str::from_utf8(&bytes).ok()?;
    let is_shorter = mended.chars().count() < text.chars().count();
    is_shorter.then(|| mended.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, n_notes: usize) {
        let found = decode(bytes.into());
        assert_eq!((found.text.as_ref(), found.notes.len()), (text, n_notes));
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
        let packed = packer.finish().unwrap();
        assert_eq!(unpacked(&packed).unwrap().unwrap(), b"id,title");
        assert_eq!(unpacked(b"id,title"), Ok(None));
        assert!(unpacked(b"\x1F\x8B\x08\0").is_err());
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
