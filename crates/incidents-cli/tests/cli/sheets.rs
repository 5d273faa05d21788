//! Spreadsheets as `incidents` meets them.

#[path = "../../../import/tests/support/xls.rs"]
mod xls;

use std::fs;

use crate::support::{folder, incidents, stderr, stdout};
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
