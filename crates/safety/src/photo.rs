//! Where a photograph says that it was taken.

use std::io::Cursor;

use exif::{Exif, In, Reader, Tag, Value};
use incidents::model::decimal::fixed;

/// Ends of the names of files that can say it.
const ENDS: [&str; 9] = [
    ".jpg", ".jpeg", ".jpe", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff",
];

/// Whether a file of this name may be a photograph.
pub fn is_photo(path: &str) -> bool {
    let path = path.to_lowercase();
    ENDS.iter().any(|end| path.ends_with(end))
}

/// What its EXIF says of where it was taken, in words; nothing where it says nothing, or is none.
pub fn position(bytes: &[u8]) -> Option<String> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(bytes));
    let exif = read
        .or_else(|cause| cause.distill_partial_result(|_| {}))
        .ok()?;
    let [lat, lng] = [
        (Tag::GPSLatitude, Tag::GPSLatitudeRef, 'S'),
        (Tag::GPSLongitude, Tag::GPSLongitudeRef, 'W'),
    ]
    .map(|(tag, side, negative)| degrees(&exif, tag, side, negative));
    match (lat, lng) {
        // In full it would be one more place where it stands.
        (Some(lat), Some(lng)) => Some(format!("about {}, {}", fixed(lat, 1), fixed(lng, 1))),
        _ => None,
    }
}

fn degrees(exif: &Exif, tag: Tag, side: Tag, negative: char) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    let scales = [1.0, 60.0, 3600.0];
    let degrees: f64 = parts
        .iter()
        .zip(scales)
        .map(|(part, scale)| part.to_f64() / scale)
        .sum();
    let is_negative = exif
        .get_field(side, In::PRIMARY)
        .is_some_and(|it| it.display_value().to_string().starts_with(negative));
    // Cameras write noughts, or nothing by nothing, where they know no place.
    let is_known = degrees.is_finite() && degrees.abs() > 0.0;
    is_known.then_some(if is_negative { -degrees } else { degrees })
}

#[cfg(test)]
pub(crate) mod tests {
    use exif::{Field, Rational, experimental::Writer};

    use super::*;

    /// The start of a JPEG that says where it was taken.
    pub(crate) fn jpeg(lat: [u32; 3], lng: [u32; 3]) -> Vec<u8> {
        let field = |tag, value| Field {
            tag,
            ifd_num: In::PRIMARY,
            value,
        };
        let rational =
            |parts: [u32; 3]| Value::Rational(parts.map(|num| Rational { num, denom: 1 }).to_vec());
        let fields = [
            field(Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
            field(Tag::GPSLatitude, rational(lat)),
            field(Tag::GPSLongitudeRef, Value::Ascii(vec![b"W".to_vec()])),
            field(Tag::GPSLongitude, rational(lng)),
        ];
        let mut writer = Writer::new();
        for it in &fields {
            writer.push_field(it);
        }
        let mut tiff = Cursor::new(Vec::new());
        writer.write(&mut tiff, false).unwrap();
        let exif = [b"Exif\0\0".to_vec(), tiff.into_inner()].concat();
        let len = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&[0xff, 0xd8, 0xff, 0xe1][..], &len, &exif, &[0xff, 0xd9]].concat()
    }

    #[test]
    fn a_photograph_says_where_it_was_taken() {
        assert_eq!(
            position(&jpeg([36, 13, 6], [37, 11, 23])).as_deref(),
            Some("about 36.2, -37.2")
        );
        assert_eq!(position(&jpeg([0, 0, 0], [0, 0, 0])), None);
        assert_eq!(position(b"\xff\xd8\xff\xd9"), None);
        assert_eq!(position(b"GIF89a"), None);
        assert!(is_photo("a/B.JPG") && !is_photo("a.geojson"));
    }

    #[test]
    fn no_part_of_a_photograph_makes_it_fail() {
        let whole = jpeg([36, 13, 6], [37, 11, 23]);
        for end in 0..whole.len() {
            let _ = position(&whole[..end]);
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0xff;
            let _ = position(&broken);
        }
    }
}
