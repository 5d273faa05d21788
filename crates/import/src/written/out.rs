//! JSON on its way into memory. A feature has some seventy pieces of a few bytes each: they are put together in a small room, and passed on when
//! it is full, since each way into a list that grows costs more than they do.

use serde::Serialize;

const ROOM: usize = 512;

/// Takes the pieces of a feature.
pub(super) struct Out<'o> {
    whole: &'o mut Vec<u8>,
    room: [u8; ROOM],
    n_bytes: usize,
}

impl<'o> Out<'o> {
    /// What comes to stand behind these bytes.
    pub(super) fn to(whole: &'o mut Vec<u8>) -> Self {
        Self {
            whole,
            room: [0; ROOM],
            n_bytes: 0,
        }
    }

    /// Empties the room: without that its pieces are lost.
    pub(super) fn pass_on(&mut self) {
        let room = self.room.get(..self.n_bytes).unwrap_or_default();
        self.whole.extend_from_slice(room);
        self.n_bytes = 0;
    }

    /// The next so many bytes of the room, unless it is smaller.
    fn next(&mut self, n_bytes: usize) -> Option<&mut [u8]> {
        if self.n_bytes + n_bytes > ROOM {
            self.pass_on();
        }
        self.room.get_mut(self.n_bytes..self.n_bytes + n_bytes)
    }

    pub(super) fn byte(&mut self, byte: u8) {
        if self.n_bytes == ROOM {
            self.pass_on();
        }
        self.room[self.n_bytes] = byte;
        self.n_bytes += 1;
    }

    /// The comma behind a part of a list or an object, unless it is the last.
    pub(super) fn end_of(&mut self, is_last: bool) {
        if !is_last {
            self.byte(b',');
        }
    }

    /// Bytes as they are.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        if let Some(room) = self.next(bytes.len()) {
            room.copy_from_slice(bytes);
            self.n_bytes += bytes.len();
        } else {
            self.whole.extend_from_slice(bytes);
        }
    }

    pub(super) fn string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        // What is too long for the room, or is written otherwise in JSON, goes past it.
        if let Some([first, room @ .., last]) = self.next(bytes.len() + 2)
            && copy_plain(bytes, room)
        {
            (*first, *last) = (b'"', b'"');
            self.n_bytes += bytes.len() + 2;
        } else {
            self.json(text);
        }
    }

    /// Writes a value. Nothing fails that is written to memory.
    pub(super) fn json<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.pass_on();
        let start = self.whole.len();
        if serde_json::to_writer(&mut *self.whole, value).is_err() {
            self.whole.truncate(start);
            self.whole.extend_from_slice(b"null");
        }
    }

    /// Writes a whole number.
    pub(super) fn count(&mut self, count: u32) {
        let mut part = 1_000_000_000;
        while part > 1 {
            if count >= part {
                self.byte(b'0' + (count / part % 10) as u8);
            }
            part /= 10;
        }
        self.byte(b'0' + (count % 10) as u8);
    }

    /// Writes a number of degrees. One of seven decimals at most has the figures of a whole number: no shorter ones stand for it.
    pub(super) fn degrees(&mut self, degrees: f64) {
        const PARTS: u32 = 10_000_000;
        let n_parts = (degrees.abs() * f64::from(PARTS)).round();
        let is_exact = (n_parts / f64::from(PARTS)).to_bits() == degrees.abs().to_bits();
        // Very small ones are written otherwise, and none on earth is greater.
        if !is_exact || !(1e3..4e9).contains(&n_parts) {
            return self.json(&degrees);
        }
        let (whole, mut rest) = (n_parts as u32 / PARTS, n_parts as u32 % PARTS);
        if degrees < 0.0 {
            self.byte(b'-');
        }
        self.count(whole);
        self.byte(b'.');
        let mut part = PARTS;
        loop {
            part /= 10;
            self.byte(b'0' + (rest / part) as u8);
            rest %= part;
            if rest == 0 {
                break;
            }
        }
    }
}

/// Copies a text that stands in JSON as it is: no byte of it is a control, a quotation mark or a backslash. Eight at a time, since all text of
/// a file comes by here; whether all of it was copied.
fn copy_plain(text: &[u8], room: &mut [u8]) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    let has_less = |bytes: u64, than: u64| bytes.wrapping_sub(ONES * than) & !bytes;
    let (eights, rest) = text.as_chunks::<8>();
    let (rooms, room) = room.as_chunks_mut::<8>();
    for (room, eight) in rooms.iter_mut().zip(eights) {
        let bytes = u64::from_le_bytes(*eight);
        let found = has_less(bytes, 0x20)
            | has_less(bytes ^ (ONES * u64::from(b'"')), 1)
            | has_less(bytes ^ (ONES * u64::from(b'\\')), 1);
        if found & HIGH != 0 {
            return false;
        }
        *room = *eight;
    }
    for (room, byte) in room.iter_mut().zip(rest) {
        if matches!(byte, ..b' ' | b'"' | b'\\') {
            return false;
        }
        *room = *byte;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(write: impl FnOnce(&mut Out<'_>), expected: &str) {
        let mut whole = Vec::new();
        let mut out = Out::to(&mut whole);
        write(&mut out);
        out.pass_on();
        assert_eq!(String::from_utf8_lossy(&whole), expected);
    }

    #[test]
    fn counts_are_written_as_json_writes_them() {
        for count in [0, 1, 9, 10, 101, 4096, 999_999_999, 1_000_000_000, u32::MAX] {
            check(|out| out.count(count), &count.to_string());
        }
    }

    #[test]
    fn degrees_are_written_as_json_writes_them() {
        for degrees in [
            0.0,
            -0.0,
            36.2,
            -37.16,
            180.0,
            -0.5,
            0.0001,
            0.000_099,
            1e-7,
            33.289_754_1,
            1.0 / 3.0,
            359.999_999_9,
            1e9,
        ] {
            check(
                |out| out.degrees(degrees),
                &serde_json::to_string(&degrees).unwrap(),
            );
        }
    }

    #[test]
    fn texts_are_written_as_json_writes_them() {
        for sign in [
            "", "a", "\"", "\\", "\n", "\u{1f}", "\u{7f}", "\u{80}", "حلب", "!#[]",
        ] {
            for n_before in [0, 1, 6, 7, 8, 9, 15, 500, 509, 510, 511, 1024] {
                let text = format!("{}{sign}b", "a".repeat(n_before));
                check(
                    |out| {
                        out.byte(b'[');
                        out.string(&text);
                        out.end_of(true);
                        out.put(b"]");
                    },
                    &serde_json::to_string(&[&text]).unwrap(),
                );
            }
        }
    }
}
