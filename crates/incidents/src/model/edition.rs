//! Which edition of the data is shown: a short hash of the file's bytes, and the day of the data.
//!
//! A link that is pinned to an edition can say that the data has changed since. The hash tells apart what an editor
//! did by day; it is no protection against somebody who wants two files to look alike.

use xxhash_rust::xxh64::Xxh64;

use crate::model::civil::Minute;

/// What a file's bytes come to: the same bytes, the same version, in whatever pieces they came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version(pub(crate) u32);

impl Version {
    /// The version of a whole file.
    pub fn of(bytes: &[u8]) -> Self {
        let mut reading = VersionHasher::default();
        reading.feed(bytes);
        reading.version()
    }

    /// Eight digits, as in links.
    pub fn code(self) -> String {
        let digit = |at: u32| char::from_digit(self.0 >> (28 - 4 * at) & 15, 16);
        (0..8).filter_map(digit).collect()
    }

    fn from_code(code: &str) -> Option<Self> {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let number = |number: u32, byte: u8| Some(number << 4 | digit(byte)?);
        let is_whole = code.len() == 8;
        let number = is_whole.then(|| code.bytes().try_fold(0, number))?;
        number.map(Self)
    }
}

/// A file on its way to its version.
#[derive(Default)]
pub(crate) struct VersionHasher(Xxh64);

impl std::fmt::Debug for VersionHasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VersionHasher")
    }
}

impl VersionHasher {
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(crate) fn version(&self) -> Version {
        Version(self.0.digest() as u32)
    }
}

/// An edition of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// `3f9c1a2b,2016-10-01`, as in links.
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
        let mut reading = VersionHasher::default();
        bytes.chunks(7).for_each(|piece| reading.feed(piece));
        assert_eq!(reading.version(), Version::of(bytes));
        let mut edited = bytes.to_vec();
        edited[50_000] ^= 1;
        assert_ne!(Version::of(&edited), Version::of(bytes));
    }

    #[test]
    fn an_edition_is_read_as_it_is_written_and_nothing_else_is_one() {
        let edition = Edition::new(Version(0x003f_9c1a), Some("2016-10-01"));
        assert_eq!(edition.code(), "003f9c1a,2016-10-01");
        assert_eq!(Edition::from_code("003f9c1a,2016-10-01"), Some(edition));
        let undated = Edition {
            day: None,
            ..edition
        };
        assert_eq!(Edition::from_code("003f9c1a"), Some(undated));
        for broken in [
            "",
            "3f9c1a",
            "003f9c1a,",
            "003f9c1g",
            "003f9c1a,2016-13-01",
            "003f9c1a,2016-10-01T12:00",
        ] {
            assert_eq!(Edition::from_code(broken), None, "{broken}");
        }
    }
}
