//! What stands around the rows of a table, and what a table looks like.

use expect_test::expect;
use incidents::schema::names::FieldMap;

use crate::{check, read_with};

#[test]
fn a_sheet_with_the_plainest_columns() {
    check(
        "Date,Place,Lat,Lng,Type,Title,Description,Link\n2022-01-05,Old Market,10.3153,20.6837,Shelling,Bakery hit,\"Three shells, one fell.\",https://example.org/1\n",
        &expect![
            "Bakery hit | 2022-01-05 | 20.6837 10.3153 | at Old Market | is Shelling | <https://example.org/1>"
        ],
    );
}

#[test]
fn a_german_sheet_with_semicolons_and_commas() {
    let text = "Datum;Ort;Breite;Länge;Titel;Link\n24.09.2016;Aleppo;36,20;37,16;Krankenhaus getroffen;https://example.org/1\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    expect![[r"
        Krankenhaus getroffen | 2016-09-24 | 37.16 36.2 | at Aleppo | <https://example.org/1>
        ! the file is not in UTF-8: it was read as windows-1252"]]
    .assert_eq(&read_with(&bytes, &FieldMap::default()));
}

#[test]
fn arabic_heads_and_figures() {
    check(
        "التاريخ,المكان,خط العرض,خط الطول,العنوان\n٢٤/٠٩/٢٠١٦,حلب,٣٦٫٢,٣٧٫١٦,قصف\n",
        &expect!["قصف | 2016-09-24 | 37.16 36.2 | at حلب"],
    );
}

#[test]
fn what_stands_around_the_table() {
    check(
        "Incidents of 2017,,\n,,\nDate,Title,Place\n2017-01-03,A,B\n\n2017-01-04,C,D\n",
        &expect![[r#"
            A | 2017-01-03 | not drawn | at B
            C | 2017-01-04 | not drawn | at D
            ! line 1 is passed over, since it stands above the heads of the columns: "Incidents of 2017""#]],
    );
    check(
        "Date;Title;Lat\n2017-01-03;\"A; B\nC\";1,5;;\n2017-01-04;D;E;F\n",
        &expect![[r#"
            A; B
            C | 2017-01-03 | not drawn
            D | 2017-01-04 | not drawn
            ! record 2, line 4: expected 3 cells, as there are heads, but found more: those that are too many are left out, and the record is not drawn, so quote a cell in which the separator stands
            ! record 1, line 2, Lat: expected a latitude and a longitude, but found "1,5": one of them is missing, and the record is not drawn
            ! expected positions in the columns that are called so: no record can be drawn"#]],
    );
}

#[test]
fn the_map_file_names_columns() {
    let mut fields = FieldMap::default();
    assert!(fields.rename("title", &["Kopf"]) && fields.rename("date", &["Y", "M", "D"]));
    let found = read_with(b"Kopf,Y,M,D\nA,2014,12,31\n", &fields);
    expect!["A | 2014-12-31 | not drawn"].assert_eq(&found);
}

#[test]
fn cells_are_parted_by_rarer_signs() {
    for sign in ["^", "~", "\u{1f}"] {
        let table =
            "Date;Title;Lat;Lon\n24/09/2016;Market hit, again;36.2;37.1\n".replace(';', sign);
        let found = read_with(table.as_bytes(), &FieldMap::default());
        assert_eq!(
            found, "Market hit, again | 2016-09-24 | 37.1 36.2",
            "{sign}"
        );
    }
}

#[test]
fn a_row_that_groups_columns_is_no_head() {
    check(
        "When,Where,,What\nDate,Lat,Lon,Title\n2016-09-24,36.2,37.1,A\n",
        &expect![[r#"
            A | 2016-09-24 | 37.1 36.2
            ! line 1 is passed over, since it stands above the heads of the columns: "When Where What""#]],
    );
}
