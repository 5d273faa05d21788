//! Archives whose file is deflated, and says of its length what it likes.

use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::archive;

/// An archive with one file, deflated, that says of itself that it is so long.
pub fn deflated(name: &str, text: &[u8], n_repeats: usize, n_claimed: u32) -> io::Result<Vec<u8>> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..n_repeats {
        packer.write_all(text)?;
    }
    let packed = packer.finish()?;
    let whole = archive(&[(name, &packed)]);
    let n_packed = (packed.len() as u32).to_le_bytes();
    let both = [n_packed, n_packed].concat();
    let claimed = [n_packed, n_claimed.to_le_bytes()].concat();
    let mut bytes = whole;
    let places: Vec<usize> = (0..bytes.len() - 8)
        .filter(|at| bytes[*at..at + 8] == both[..])
        .collect();
    for at in places {
        bytes[at..at + 8].copy_from_slice(&claimed);
    }
    // Both heads of the file: it is deflated.
    for (mark, at) in [(&b"PK\x03\x04"[..], 8), (b"PK\x01\x02", 10)] {
        if let Some(start) = bytes.windows(4).rposition(|window| window == mark) {
            bytes[start + at] = 8;
        }
    }
    Ok(bytes)
}
