//! Which edition of the data is shown: a hash of the file's bytes, and the day of the data.
//!
//! A link that is pinned to an edition can say that the data has changed since. The hash is the first 64 bits of SHA-256
//! (FIPS 180-4): to find another file that has the same takes 2^64 tries. Links of old have 32 bits of XXH64, which a patient
//! person can forge in a minute: they are read as before, and said to be weak.

use sha2::{Digest as _, Sha256};
use xxhash_rust::xxh64::Xxh64;

use crate::model::civil::Minute;

/// What a file's bytes come to: the same bytes, the same version, in whatever pieces they came.
///
/// ```
/// use incidents::model::edition::Version;
///
/// let version = Version::of(b"{}");
/// assert_eq!(version.code(), "44136fa355b3678a");
/// assert!(!version.is_weak());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The first 64 bits of SHA-256.
    Sha256(u64),
    /// The last 32 bits of XXH64, as in links of old.
    Short(u32),
}

impl Version {
    /// The version of a whole file.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = VersionHasher::default();
        hasher.feed(bytes);
        hasher.version()
    }

    /// Sixteen digits, as in links; of old, eight.
    pub fn code(self) -> String {
        match self {
            Self::Sha256(number) => digits(number, 16),
            Self::Short(number) => digits(number.into(), 8),
        }
    }

    /// The version that [`Version::code`] writes so.
    pub fn from_code(code: &str) -> Option<Self> {
        let digit = |byte: u8| char::from(byte).to_digit(16).map(u64::from);
        let number = |number: u64, byte: u8| Some(number << 4 | digit(byte)?);
        let number = || code.bytes().try_fold(0, number);
        match code.len() {
            16 => number().map(Self::Sha256),
            8 => number().map(|number| Self::Short(number as u32)),
            _ => None,
        }
    }

    /// Whether it is so short that somebody could make another file that has it.
    pub fn is_weak(self) -> bool {
        matches!(self, Self::Short(_))
    }
}

/// The last digits of a number in hexadecimal.
fn digits(number: u64, n_digits: u32) -> String {
    let digit = |at: u32| char::from_digit((number >> (4 * at) & 15) as u32, 16);
    (0..n_digits).rev().filter_map(digit).collect()
}

/// What a file that has been read comes to, as far as it is known: of a large file SHA-256 is known later than its records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    pub(crate) short: u32,
    pub(crate) sha256: Option<u64>,
}

impl Fingerprint {
    /// The version, once it is known.
    pub fn version(self) -> Option<Version> {
        self.sha256.map(Version::Sha256)
    }

    /// The version of old.
    pub fn short(self) -> Version {
        Version::Short(self.short)
    }

    /// Whether the file is that of a version; `None` while that is not known.
    pub fn is_of(self, version: Version) -> Option<bool> {
        match version {
            Version::Sha256(number) => Some(self.sha256? == number),
            Version::Short(number) => Some(self.short == number),
        }
    }

    /// The same with its version.
    #[must_use]
    pub fn with(self, version: Version) -> Self {
        match version {
            Version::Sha256(number) => Self {
                sha256: Some(number),
                ..self
            },
            Version::Short(short) => Self { short, ..self },
        }
    }
}

/// A file on its way to its version.
#[derive(Clone, Debug, Default)]
pub struct VersionHasher(Sha256);

impl VersionHasher {
    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The version of what has been taken.
    pub fn version(self) -> Version {
        let digest = self.0.finalize();
        let first = digest.iter().take(8);
        Version::Sha256(first.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// The version of old of a file on its way.
#[derive(Clone, Default)]
pub(crate) struct ShortHasher(Xxh64);

impl std::fmt::Debug for ShortHasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ShortHasher")
    }
}

impl ShortHasher {
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(crate) fn short(&self) -> u32 {
        self.0.digest() as u32
    }
}

/// An edition of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Of which bytes.
    pub version: Version,
    /// The day of the data (days since 1970), where the map file says it.
    pub day: Option<i32>,
}

impl Edition {
    /// `as_of` is the day that the map file says (ISO 8601).
    pub fn new(version: Version, as_of: Option<&str>) -> Self {
        let day = as_of.and_then(Minute::from_iso).map(Minute::day);
        Self { version, day }
    }

    /// `3f9c1a2b00d1e2f3,2016-10-01`, as in links.
    pub fn code(self) -> String {
        let mut code = self.version.code();
        if let Some(day) = self.day {
            code.push(',');
            code.push_str(&Minute::from_day(day).iso_day());
        }
        code
    }

    /// The edition that [`Edition::code`] writes so.
    pub fn from_code(code: &str) -> Option<Self> {
        let (version, day) = code.split_once(',').unzip();
        let day = match day {
            None => None,
            Some(day) => Some(
                Minute::from_iso(day)
                    .filter(|minute| minute.iso_day() == day)?
                    .day(),
            ),
        };
        Some(Self {
            version: Version::from_code(version.unwrap_or(code))?,
            day,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_makes_another_version_and_the_pieces_do_not() {
        let bytes = include_bytes!("../../../../data/incidents.geojson");
        let (mut hasher, mut short) = (VersionHasher::default(), ShortHasher::default());
        for piece in bytes.chunks(7) {
            hasher.feed(piece);
            short.feed(piece);
        }
        let version = Version::of(bytes);
        assert_eq!(hasher.version(), version);
        let mut edited = bytes.to_vec();
        edited[50_000] ^= 1;
        assert_ne!(Version::of(&edited), version);
        let fingerprint = Fingerprint {
            short: short.short(),
            sha256: None,
        };
        assert_eq!(fingerprint.is_of(version), None);
        assert_eq!(fingerprint.with(version).is_of(version), Some(true));
        assert_eq!(fingerprint.is_of(Version::Short(short.short())), Some(true));
        assert_eq!(fingerprint.is_of(Version::Short(0)), Some(false));
    }

    /// Examples of FIPS 180-4: <https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values>.
    #[test]
    fn a_version_begins_as_the_hash_does() {
        assert_eq!(Version::of(b"abc").code(), "ba7816bf8f01cfea");
        assert_eq!(Version::of(b"").code(), "e3b0c44298fc1c14");
    }

    #[test]
    fn an_edition_is_read_as_it_is_written_and_nothing_else_is_one() {
        for (version, code) in [
            (Version::Sha256(0x003f_9c1a_0000_0001), "003f9c1a00000001"),
            (Version::Short(0x003f_9c1a), "003f9c1a"),
        ] {
            let edition = Edition::new(version, Some("2016-10-01"));
            let dated = format!("{code},2016-10-01");
            assert_eq!(edition.code(), dated);
            assert_eq!(Edition::from_code(&dated), Some(edition));
            let undated = Edition {
                day: None,
                ..edition
            };
            assert_eq!(Edition::from_code(code), Some(undated));
        }
        for broken in [
            "",
            "3f9c1a",
            "003f9c1a,",
            "003f9c1g",
            "003f9c1a0000000",
            "003f9c1a000000001",
            "003f9c1a,2016-13-01",
            "003f9c1a,2016-10-01T12:00",
        ] {
            assert_eq!(Edition::from_code(broken), None, "{broken}");
        }
    }
}
