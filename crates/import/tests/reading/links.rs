//! Addresses of reports, photographs and videos.

use expect_test::expect;
use import::{Options, import};
use incidents::schema::names::FieldMap;

use crate::{check, features};

#[test]
fn addresses_wherever_they_stand() {
    check(
        &features(&[
            r#"{"title":"A","date":"2016","link":"https://example.org/1, https://example.com/2"}"#,
            r#"{"title":"B","date":"2016","source":"The Post: https://example.org/1"}"#,
            r#"{"title":"C","date":"2016","photo":"https://example.org/a.jpg","unknown_name":"https://example.org/?a=1&amp;b=2;c"}"#,
            r#"{"title":"D","date":"2016","source":"The Post","url":"https://example.org/1"}"#,
            r#"{"title":"E","date":"2016","description":"<p>Seen: <a href=\"https://example.org/1\">film</a></p>"}"#,
        ]),
        &expect![[r"
            A | 2016 | not drawn | <https://example.org/1> | <https://example.com/2>
            B | 2016 | not drawn | <The Post https://example.org/1>
            C | 2016 | not drawn | <a.jpg https://example.org/a.jpg> | <https://example.org/?a=1&b=2;c>
            D | 2016 | not drawn | <The Post https://example.org/1>
            E | 2016 | not drawn | <film https://example.org/1>"]],
    );
}

#[test]
fn addresses_are_found_by_what_stands_there() {
    check(
        &features(&[
            r#"{"title":"A","date":"2016","source_link1":"https://example.org/1","airwars_url":"https://example.org/2","video":"https://youtu.be/a","images":["https://example.org/1.jpg"],"gx_media_links":"https://example.org/2.jpg https://example.org/3.mp4"}"#,
            r#"{"title":"B","date":"2016","notes":"See https://example.org/1 and https://example.org/2."}"#,
            r#"{"title":"C","date":"2016","link":"www.example.org/1"}"#,
            r#"{"title":"D","date":"2016","link":"=HYPERLINK(\"https://example.org/1\",\"The Post\")"}"#,
            r#"{"title":"E","date":"2016","sources":"['https://example.org/1', 'https://example.org/2']"}"#,
        ]),
        &expect![[r#"
            A | 2016 | not drawn | <https://example.org/1> | <https://example.org/2> | <https://youtu.be/a> | <1.jpg https://example.org/1.jpg> | <2.jpg https://example.org/2.jpg> | <3.mp4 https://example.org/3.mp4>
            B | 2016 | not drawn | <https://example.org/1> | <https://example.org/2>
            C | 2016 | not drawn | <https://www.example.org/1>
            D | 2016 | not drawn | <The Post https://example.org/1>
            E | 2016 | not drawn | <https://example.org/1> | <https://example.org/2>
            ! record 3, line 3, link: an address without https:// is read with it ("www.example.org/1")"#]],
    );
}

#[test]
fn the_picture_of_a_mark_is_no_source() {
    check(
        &features(&[
            r#"{"title":"A","date":"2016","icon_url":"https://example.org/pin.png","styleUrl":"https://example.org/s"}"#,
        ]),
        &expect!["A | 2016 | not drawn"],
    );
}

#[test]
fn what_is_no_address_is_said_and_counted() {
    let table =
        b"title,date,link\nA,2016,https://example.org/1\nB,2016,see the archive\nC,2016,n/a\n";
    check(
        std::str::from_utf8(table).unwrap(),
        &expect![[r#"
            A | 2016 | not drawn | <https://example.org/1>
            B | 2016 | not drawn
            C | 2016 | not drawn
            ! record 2, line 3, link: what is no address such as https://example.org/report stays a fact of its record ("see the archive")"#]],
    );
    let options = Options {
        fields: &FieldMap::default(),
        sheet: None,
        today: 20_786,
        wants_columns: false,
    };
    let mapping = import(table.as_slice(), &options).mapping.unwrap();
    assert_eq!(mapping.columns[2].n_lost, 1);
}
