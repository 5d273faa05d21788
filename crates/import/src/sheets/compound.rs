//! How much a workbook of before 2007 comes to, told before it is taken apart.
//!
//! Such a file is a compound file (\[MS-CFB\]) with a stream of records (\[MS-XLS\] 2.1.4): a kind and a length of two bytes each, and what it says.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use cfb::CompoundFile;
use incidents::model::said::Said;
use incidents::said;

use super::PASSWORD;
use super::extent::{MANY, MAX_CELLS_HELD_THRICE, Sheet, Workbook};

const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const CONTINUED: u16 = 0x003C;
const SHARED_TEXTS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const SEVERAL_NUMBERS: u16 = 0x00BD;
const BEGIN: u16 = 0x0809;
/// From which to which row and column a sheet is used, by its own account (\[MS-XLS\] 2.4.90).
const EXTENT: u16 = 0x0200;
/// Formulas, numbers, texts, errors.
const CELLS: [u16; 6] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E];

/// How short records of a kind may be that are taken apart without a look at their length.
const SHORTEST: [(u16, usize); 16] = [
    (BEGIN, 4),
    (SHARED_TEXTS, 8),
    (SHARED_TEXT, 10),
    (SEVERAL_NUMBERS, 12),
    (0x0006, 20),
    (0x0017, 2),
    (0x0018, 14),
    (0x0022, 2),
    (0x0042, 2),
    (0x00D6, 9),
    (0x00E0, 4),
    (0x0203, 14),
    (0x0204, 9),
    (0x0205, 8),
    (0x027E, 10),
    (0x041E, 5),
];

fn is_whole(kind: u16, said: &[u8]) -> bool {
    let shortest = SHORTEST.iter().find(|(known, _)| *known == kind);
    shortest.is_none_or(|(_, n_bytes)| said.len() >= *n_bytes)
}

/// How often the whole stream may be walked through for its sheets: each has a part of its own.
const MAX_PASSES: usize = 4;

/// In which pieces the parts of such a file lie, at the least.
const PIECE: usize = 64;

/// How many sheets may claim to be large.
const MAX_CLAIMS: usize = 1000;

/// Such a workbook, if there is room for its sheets: without what they claim of their extent where that is much, since room would be made
/// for all of it, be it true or not.
pub(super) fn modest(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Said> {
    let (mut stream, large) = claims(bytes)?;
    if large.is_empty() {
        return Ok(bytes.into());
    }
    let mut bytes = bytes.to_vec();
    for at in large {
        // With another second byte a record is of no kind that is read.
        let (start, nth) = ((at + 1) / PIECE * PIECE, (at + 1) % PIECE);
        let end = stream.len().min(start + PIECE);
        for there in bytes.chunks_mut(PIECE) {
            if there.starts_with(&stream[start..end]) {
                there[nth] = u8::MAX;
            }
        }
        stream[at + 1] = u8::MAX;
    }
    match claims(&bytes)? {
        (_, large) if large.is_empty() => Ok(bytes.into()),
        _ => Err(damaged()),
    }
}

/// Whether a sheet claims many cells, or to end before it begins. Rows are of two bytes or of four, columns of two; the last is the one after it.
fn is_large(said: &[u8]) -> bool {
    let number = |at: usize, n_bytes: usize| {
        let bytes = said.get(at..at + n_bytes).unwrap_or_default();
        let bytes = bytes.iter().rev();
        bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    let width = if said.len() < 14 { 2 } else { 4 };
    let (first, last) = (number(0, width), number(width, width));
    let n_columns = number(2 * width + 2, 2);
    last > 0 && (last <= first || (last - first) * n_columns > MANY)
}

/// Its stream of records, and where in it the sheets claim to be large, if there is room for what stands in them.
fn claims(bytes: &[u8]) -> Result<(Vec<u8>, Vec<usize>), Said> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_broken| damaged())?;
    // How newer ones lie in it that have a password.
    if file.exists("/EncryptedPackage") {
        return Err(PASSWORD.into());
    }
    let stream = stream(&mut file, bytes.len() as u64).ok_or_else(damaged)?;
    let globals = Records {
        stream: &stream,
        at: 0,
    };
    let mut texts = Vec::new();
    let mut sheets = Vec::new();
    let mut records = globals.peekable();
    while let Some((kind, said)) = records.next() {
        if !is_whole(kind, said) {
            return Err(damaged());
        }
        match kind {
            SHEET => {
                // Its place, two flags, and a name.
                let at = said.get(..8).and_then(|said| said.first_chunk());
                sheets.push(u32::from_le_bytes(*at.ok_or_else(damaged)?));
            }
            SHARED_TEXTS => {
                let mut parts = vec![said];
                while let Some((_, part)) = records.next_if(|(kind, _)| *kind == CONTINUED) {
                    parts.push(part);
                }
                texts = lengths(&parts);
            }
            END => break,
            _ => {}
        }
    }
    let mut all = Workbook::of(MAX_CELLS_HELD_THRICE);
    let mut large = Vec::new();
    let mut n_left = stream.len().saturating_mul(MAX_PASSES);
    for (nth, at) in (1..).zip(sheets) {
        if at as usize >= stream.len() {
            return Err(damaged());
        }
        let mut records = Records {
            stream: &stream,
            at: at as usize,
        };
        let mut sheet = Sheet::called(format!("{nth}"));
        let mut depth = 0_u32;
        while let Some((kind, said)) = records.next() {
            n_left = n_left.checked_sub(4 + said.len()).ok_or_else(damaged)?;
            if !is_whole(kind, said) {
                return Err(damaged());
            }
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                EXTENT if is_large(said) => large.push(records.at - said.len() - 4),
                _ => cell(kind, said, &texts, &mut sheet),
            }
        }
        all.add(&sheet)?;
        if large.len() > MAX_CLAIMS {
            return Err(damaged());
        }
    }
    Ok((stream, large))
}

pub(super) fn damaged() -> Said {
    said!("expected a whole spreadsheet (XLS), but found one that is damaged or cut off: open it, and save it again as XLSX or CSV").into()
}

fn cell(kind: u16, said: &[u8], texts: &[u64], sheet: &mut Sheet) {
    let number = |at: usize| Some(u16::from_le_bytes(said.get(at..at + 2)?.try_into().ok()?));
    let (Some(row), Some(column)) = (number(0), number(2)) else {
        return;
    };
    let n_bytes = match kind {
        SHARED_TEXT => {
            let which = said.get(6..10).and_then(|which| which.try_into().ok());
            let which = which
                .map(u32::from_le_bytes)
                .and_then(|which| texts.get(which as usize));
            which.copied().unwrap_or_default()
        }
        SEVERAL_NUMBERS => {
            // Row, first column, six bytes for each, last column.
            let n_cells = (said.len().saturating_sub(6) / 6) as u64;
            return sheet.fill(
                (row.into(), u64::from(column) + n_cells.saturating_sub(1)),
                n_cells,
                0,
            );
        }
        _ if CELLS.contains(&kind) => said.len() as u64,
        _ => return,
    };
    sheet.fill((row.into(), column.into()), 1, n_bytes);
}

/// The stream of records.
fn stream(file: &mut CompoundFile<Cursor<&[u8]>>, n_bytes: u64) -> Option<Vec<u8>> {
    let names = ["/Workbook", "/Book"];
    let name = names.into_iter().find(|name| file.is_stream(name))?;
    let stream = file.open_stream(name).ok()?;
    let mut records = Vec::new();
    // It cannot be longer than the file.
    stream.take(n_bytes).read_to_end(&mut records).ok()?;
    Some(records)
}

struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let head: [u8; 4] = self
            .stream
            .get(self.at..self.at.checked_add(4)?)?
            .try_into()
            .ok()?;
        let [kind, kind_high, length, length_high] = head;
        let start = self.at + 4;
        let end = start + usize::from(u16::from_le_bytes([length, length_high]));
        self.at = end;
        Some((
            u16::from_le_bytes([kind, kind_high]),
            self.stream.get(start..end)?,
        ))
    }
}

/// How long each of the texts is that cells share (\[MS-XLS\] 2.5.293), in bytes of UTF-8 at most; as far as they are whole.
fn lengths(parts: &[&[u8]]) -> Vec<u64> {
    let mut texts = Texts { parts, at: 8 };
    let mut lengths = Vec::new();
    while let Some(length) = texts.length() {
        lengths.push(length);
    }
    lengths
}

struct Texts<'p, 'b> {
    parts: &'p [&'b [u8]],
    at: usize,
}

impl Texts<'_, '_> {
    /// Goes on to the part in which the next byte is.
    fn part(&mut self) -> Option<&[u8]> {
        while self.at >= self.parts.first()?.len() {
            self.at -= self.parts.first()?.len();
            self.parts = self.parts.get(1..)?;
        }
        self.parts.first()?.get(self.at..)
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.part()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, n_bytes: usize) -> Option<usize> {
        (0..n_bytes).try_fold(0, |number, nth| {
            Some(number | usize::from(self.byte()?) << (8 * nth))
        })
    }

    fn length(&mut self) -> Option<u64> {
        let n_letters = self.number(2)?;
        let flags = self.byte()?;
        let n_runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let n_more = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let mut is_wide = flags & 1 == 1;
        let mut left = n_letters;
        while left > 0 {
            let there = self.part()?.len();
            let width = if is_wide { 2 } else { 1 };
            let n_here = left.min(there / width);
            left -= n_here;
            self.at += n_here * width;
            if left > 0 {
                // A part that goes on with letters says first how wide they are.
                self.parts = self.parts.get(1..)?;
                self.at = 0;
                is_wide = self.byte()? & 1 == 1;
            }
        }
        self.at = self.at.checked_add(4 * n_runs)?.checked_add(n_more)?;
        Some(n_letters as u64 * 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_measured_across_records() {
        // Two letters; four wide ones, of which the last two are in the next record and narrow; one with runs and more behind it.
        let first: &[u8] = &[
            0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, b'a', b'b', 4, 0, 1, b'c', 0, b'd', 0,
        ];
        let second: &[u8] = &[
            0, b'e', b'f', 1, 0, 12, 1, 0, 2, 0, 0, 0, b'g', 9, 9, 9, 9, 8, 8, 3, 0, 0, b'h',
        ];
        assert_eq!(lengths(&[first, second]), [6, 12, 3]);
        assert_eq!(lengths(&[]), [0_u64; 0]);
    }
}
