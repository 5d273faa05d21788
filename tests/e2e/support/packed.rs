//! Files in other files: compressed ones (gzip), and archives as spreadsheets are. Nothing in them is made shorter.

/// The checksum of both formats (CRC-32, ISO 3309).
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = !0_u32;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// A compressed file (RFC 1952) of one block that is stored as it is; it holds at most 65,535 bytes.
pub fn gzip(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let n_bytes = bytes.len() as u16;
    let mut packed = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1];
    packed.extend(n_bytes.to_le_bytes());
    packed.extend((!n_bytes).to_le_bytes());
    packed.extend(bytes);
    packed.extend(checksum(bytes).to_le_bytes());
    packed.extend(u32::from(n_bytes).to_le_bytes());
    packed
}

/// An archive (ZIP) of these files.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (sum, n_bytes) = (
            checksum(text.as_bytes()).to_le_bytes(),
            (text.len() as u32).to_le_bytes(),
        );
        let n_name = (name.len() as u16).to_le_bytes();
        // Version, flags, method, time and day.
        let made = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        let about = [&made[..], &sum, &n_bytes, &n_bytes, &n_name, &[0, 0]].concat();
        let start = (bytes.len() as u32).to_le_bytes();
        let entry = [b"PK\x01\x02\x14\0", &about[..], &[0; 10], &start];
        directory.extend(entry.concat());
        directory.extend(name.as_bytes());
        bytes.extend([b"PK\x03\x04", &about[..]].concat());
        bytes.extend([name.as_bytes(), text.as_bytes()].concat());
    }
    let n_files = (files.len() as u16).to_le_bytes();
    let (start, length) = (bytes.len() as u32, directory.len() as u32);
    let (start, length) = (start.to_le_bytes(), length.to_le_bytes());
    let head = b"PK\x05\x06\0\0\0\0";
    let end = [head, &n_files[..], &n_files, &length, &start, &[0, 0]].concat();
    [bytes, directory, end].concat()
}
