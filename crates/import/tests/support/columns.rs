//! Columns that are made while records are written are those that the engine makes of what is written.

use incidents::columns::build::StoreBuilder;
use incidents::model::edition::Version;
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
    assert_eq!(said.problems(), expected.problems());
    assert_eq!(said.n_losses(), expected.n_losses());
    assert_eq!(said.is_of_other_file(), expected.is_of_other_file());
    assert!(made == read, "the columns differ");
}
