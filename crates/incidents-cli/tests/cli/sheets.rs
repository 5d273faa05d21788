//! Spreadsheets as `incidents` meets them.

#[path = "../../../import/tests/support/xls.rs"]
mod xls;

use std::fs;

use crate::support::{GOOD, file, folder, incidents, stderr, stdout};
use xls::{number, record, shared, xls};

#[test]
fn a_spreadsheet_over_which_its_reader_panics_is_refused_in_a_sentence() {
    let file = folder("broken-sheet").join("broken.xls");
    // A list of merged cells that is shorter than it says.
    let merged = record(0x00E5, &[1, 0]);
    let bytes = xls(&["a"], &[shared(0, 0, 0), number(0, 1, 1.0), merged]).unwrap();
    fs::write(&file, bytes).unwrap();
    let output = incidents(&["check".as_ref(), file.as_os_str()]);
    let (said, errors) = (stdout(&output), stderr(&output));
    assert_eq!(output.status.code(), Some(1), "{said}{errors}");
    assert!(
        said.contains("expected a whole spreadsheet (XLS)"),
        "{said}"
    );
    assert_eq!(errors, "", "{said}");
}

#[test]
fn whoever_writes_a_table_hears_which_ids_a_spreadsheet_changes() {
    let records = GOOD.replace(r#""id":"a""#, r#""id":"0012""#);
    let file = file("changed-ids", "records.geojson", &records);
    let convert = |to: &str| {
        let out = file.with_extension(to);
        let args = ["convert".as_ref(), file.as_os_str()];
        let rest = ["--to".as_ref(), to.as_ref(), "-o".as_ref(), out.as_os_str()];
        let output = incidents(&[args.as_slice(), &rest].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    };
    let said = convert("csv");
    assert!(
        said.contains("1 id, such as 0012, is a number to a spreadsheet"),
        "{said}"
    );
    assert_eq!(convert("xlsx"), "");
}
