//! A hash that is the same everywhere and always.

/// FNV-1a: the same everywhere and always, for ids made from a record's content and for colours of types. Links hold such ids,
/// as they hold a file's version (`model/edition.rs`), which is xxHash: of a whole file it takes eight bytes a step.
pub(crate) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(START, step)
}

/// The hash of nothing.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of one byte more.
pub(crate) fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}
