//! Columns that are made while records are written are those that the engine makes of what is written.

use incidents::columns::build::StoreBuilder;
use incidents::model::edition::Version;
use incidents::model::report::Report;
use incidents::schema::names::FieldMap;

/// Fast against slow.
#[track_caller]
pub(crate) fn are_as_read(columns: StoreBuilder, geojson: &[u8]) {
    let mut read = StoreBuilder::new(FieldMap::default()).without_version();
    read.feed(geojson);
    let [(made, said), (read, expected)] = [columns, read].map(|builder| {
        let (store, report) = builder.finish(None);
        (store.of_file(Version::Short(0)).to_bytes(), report)
    });
    assert_eq!(in_words(&said), in_words(&expected));
    assert_eq!(said.n_losses(), expected.n_losses());
    assert_eq!(said.is_of_other_file(), expected.is_of_other_file());
    assert!(made == read, "the columns differ");
}

/// What is wrong, with long numbers as far as they are certain: one of 17 digits that is read from text is off by a last bit.
fn in_words(report: &Report) -> Vec<String> {
    const MAX_CERTAIN: usize = 16;
    let is_of_number = |letter: char| letter.is_ascii_digit() || ".eE+-".contains(letter);
    let certain = |part: &str| {
        let number = part.trim_matches(|letter: char| !letter.is_ascii_digit());
        let rest = part.strip_prefix(number).unwrap_or_default();
        match number.parse::<f64>() {
            Ok(read) if number.len() >= MAX_CERTAIN => format!("{read:.12e}{rest}"),
            _ => part.to_owned(),
        }
    };
    let said = report.problems().iter().map(ToString::to_string);
    said.map(|said| {
        let parts = said.split_inclusive(|letter| !is_of_number(letter));
        parts.map(certain).collect()
    })
    .collect()
}
