//! Titles, types and texts.

use expect_test::expect;

use crate::{check, features};

#[test]
fn words_are_shown_and_codes_are_not() {
    check(
        &features(&[
            r##"{"marker-color":"#7e7e7e","title":"#FFFF00","place":"North Quay"}"##,
            r#"{"title":"Bridge &amp; road","type":"1","type_txt":"Bombing"}"#,
            r#"{"title":"C","category":"[\"a\",\"b\"]"}"#,
            r#"{"title":"HÃ´pital"}"#,
        ]),
        &expect![[r#"
            North Quay | no date | not drawn | at North Quay
            Bridge & road | no date | not drawn | is Bombing
            C | no date | not drawn | is a | is b
            Hôpital | no date | not drawn
            ! record 4, line 4, title: the text was encoded twice, and was mended ("HÃ´pital")
            ! columns that no member of a record is known for are kept as facts of their records: marker-color
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}
