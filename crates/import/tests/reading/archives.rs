//! Spreadsheets of before 2007 and archives of maps: what is in them, and what only claims to be.

use expect_test::{Expect, expect};
use incidents::schema::names::FieldMap;

use crate::read_with;
use crate::support::archive;
use crate::support::deflated::deflated;
use crate::support::xls::{number, record, shared, xls};

#[track_caller]
fn check(bytes: &[u8], expected: &Expect) {
    expected.assert_eq(&read_with(bytes, &FieldMap::default()));
}

#[test]
fn old_spreadsheets_are_read() {
    let heads = (0..3).map(|at| shared(0, at, at.into()));
    let cells: Vec<Vec<u8>> = heads
        .chain([shared(1, 0, 3), number(1, 1, 36.2), number(1, 2, 37.16)])
        .collect();
    check(
        &xls(&["title", "lat", "lng", "Raid"], &cells).unwrap(),
        &expect![[r#"
            Raid | no date | 37.16 36.2
            ! the file is a spreadsheet: its sheet "A" is read
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

/// From which row to before which, and so with columns.
fn extent(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
    let [first, last] = rows.map(u32::to_le_bytes);
    let [left, right] = columns.map(u16::to_le_bytes);
    record(
        0x0200,
        &[&first[..], &last, &left, &right, &[0, 0]].concat(),
    )
}

/// Room for 675 TB was made for the first, which ended the page's worker.
#[test]
fn old_spreadsheets_are_read_whatever_they_claim_of_their_extent() {
    let extents = [
        extent([0, u32::MAX], [0, u16::MAX]),
        extent([7, 3], [0, 256]),
        extent([0, 65_536], [0, 256]),
        extent([0, 2], [0, 3]),
    ];
    // Where in a piece of the file it lies does not count.
    for (extent, n_before) in extents
        .iter()
        .flat_map(|extent| (0..64).map(move |n| (extent, n)))
    {
        let before = record(0x7F00, &vec![0; n_before]);
        let cells = [number(1, 1, 36.2), number(1, 2, 37.16), shared(1, 0, 3)];
        let heads = (0..3).map(|at| shared(0, at, at.into()));
        let records: Vec<Vec<u8>> = [before, extent.clone()]
            .into_iter()
            .chain(heads)
            .chain(cells)
            .collect();
        let read = read_with(
            &xls(&["title", "lat", "lng", "Raid"], &records).unwrap(),
            &FieldMap::default(),
        );
        assert!(
            read.starts_with("Raid | no date | 37.16 36.2\n"),
            "{n_before}: {read}"
        );
    }
}

#[test]
fn old_spreadsheets_that_claim_much_are_refused() {
    check(
        &xls(&["a"], &[number(0, 0, 1.0), number(65_535, 255, 1.0)]).unwrap(),
        &expect![[
            r#"! expected cells that stand together, but found some at the far ends of the sheet "1": it is not read, so delete them, or save the rows as CSV"#
        ]],
    );
    let long = "a".repeat(8_000);
    let cells: Vec<Vec<u8>> = (0..60_000).map(|row| shared(row, 0, 0)).collect();
    check(
        &xls(&[&long], &cells).unwrap(),
        &expect![[
            r#"! expected at most 16 million cells with 400 MB of text in a spreadsheet, but found more in "1", repeated ones counted: divide it, or save the rows that are meant as CSV"#
        ]],
    );
    let whole = xls(&["a"], &[number(0, 0, 1.0)]).unwrap();
    check(
        &whole[..1000],
        &expect![
            "! expected a whole spreadsheet (XLS), but found one that is damaged or cut off: open it, and save it again as XLSX or CSV"
        ],
    );
}

/// A list of merged cells that is shorter than it says, which ends the crate that reads it.
#[test]
fn an_old_spreadsheet_that_nobody_can_take_apart_is_refused() {
    let merged = record(0x00E5, &[1, 0]);
    check(
        &xls(&["a"], &[shared(0, 0, 0), number(0, 1, 1.0), merged]).unwrap(),
        &expect![
            "! expected a whole spreadsheet (XLS), but found one that is damaged or cut off: open it, and save it again as XLSX or CSV"
        ],
    );
}

const KML: &str = "<kml><Placemark><name>A</name><Point><coordinates>37.16,36.2</coordinates></Point></Placemark></kml>";

#[test]
fn how_the_map_in_a_kmz_was_read_is_said() {
    let kml = KML.replace("A</name>", "Stra\u{df}e</name>");
    let latin: Vec<u8> = kml.chars().map(|letter| letter as u8).collect();
    let read = read_with(&archive(&[("doc.kml", &latin)]), &FieldMap::default());
    assert!(
        read.contains("Stra\u{df}e |") && read.contains("the file is not in UTF-8"),
        "{read}"
    );
}

#[test]
fn the_map_in_a_kmz_is_read() {
    check(
        &archive(&[("files/1.png", b"..."), ("doc.kml", KML.as_bytes())]),
        &expect![[r#"
            A | no date | 37.16 36.2
            ! the file is an archive of maps (KMZ): "doc.kml" in it is read
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        &archive(&[("a/b.kml", b"<kml/>"), ("c.KML", KML.as_bytes())]),
        &expect![[r#"
            A | no date | 37.16 36.2
            ! the file is an archive of maps (KMZ): "c.KML" in it is read
            ! the archive has more maps, which are not read ("a/b.kml"): unpack it, and open them, too
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        &archive(&[("readme.txt", b"words")]),
        &expect![
            "! expected a spreadsheet or text, but found an archive that is none: unpack it, or save the sheet as CSV"
        ],
    );
}

#[test]
fn a_kmz_that_unpacks_to_more_than_there_is_room_for_is_refused() {
    let blanks = vec![b' '; 1 << 20];
    check(
        &deflated("doc.kml", &blanks, 2, 260 << 20).unwrap(),
        &expect![
            "! expected a map (KML) of at most 200 MB in the archive, but found a longer one: divide it"
        ],
    );
    // One that lies about its length is cut where it should end.
    check(
        &deflated("doc.kml", &blanks, 2, 100).unwrap(),
        &expect![
            "! expected a whole archive of maps (KMZ), but found one that is damaged or cut off: save it again, or save it as KML"
        ],
    );
}
