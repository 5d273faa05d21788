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

/// Two rows that have all that a record has, with their heads.
const ROWS: &str =
    "Date,Place,Type,Title,Killed\n2017-01-03,B,Shelling,A,3\n2017-01-04,D,Raid,C,4\n";

#[test]
fn what_stands_below_the_rows_is_no_record() {
    let check = |below: &str, expected: &expect_test::Expect| {
        check(&format!("{ROWS}{below}"), expected);
    };
    check(
        "Total,,,,7\n,,,,\nSource: ACLED, of May,,,\n",
        &expect![[r#"
            A | 2017-01-03 | not drawn | at B | is Shelling | killed Some(3) to Some(3)
            C | 2017-01-04 | not drawn | at D | is Raid | killed Some(4) to Some(4)
            ! line 6 is passed over, since it stands below the rows: "Source: ACLED"
            ! line 4: a row that adds up others is no record"#]],
    );
    check(
        "Total,,,,7\nSource: ACLED,,,,\n* provisional,,,,\n",
        &expect![[r#"
            A | 2017-01-03 | not drawn | at B | is Shelling | killed Some(3) to Some(3)
            C | 2017-01-04 | not drawn | at D | is Raid | killed Some(4) to Some(4)
            ! line 6 is passed over, since it stands below the rows: "* provisional"
            ! line 5 is passed over, since it stands below the rows: "Source: ACLED"
            ! line 4: a row that adds up others is no record"#]],
    );
    check(
        "المصدر:,وزارة الصحة,,,\n",
        &expect![[r#"
            A | 2017-01-03 | not drawn | at B | is Shelling | killed Some(3) to Some(3)
            C | 2017-01-04 | not drawn | at D | is Raid | killed Some(4) to Some(4)
            ! line 4 is passed over, since it stands below the rows: "المصدر:""#]],
    );
    // Where in doubt, it is a record, and that is said.
    check(
        "Source of the river,,,,\n",
        &expect![[r#"
        A | 2017-01-03 | not drawn | at B | is Shelling | killed Some(3) to Some(3)
        C | 2017-01-04 | not drawn | at D | is Raid | killed Some(4) to Some(4)
        — | no date | not drawn
        ! record 3, line 4, Date: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "Source of the river"
        ! line 4 has one cell only, and is read as a record: take it out if it is none ("Source of the river")"#]],
    );
    check(
        "Source: ACLED,,,,\nunknown,,,,\n",
        &expect![[r#"
        A | 2017-01-03 | not drawn | at B | is Shelling | killed Some(3) to Some(3)
        C | 2017-01-04 | not drawn | at D | is Raid | killed Some(4) to Some(4)
        — | no date | not drawn
        — | no date | not drawn
        ! record 3, line 4, Date: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "Source: ACLED"
        ! line 5 has one cell only, and is read as a record: take it out if it is none ("unknown")
        ! record 4 (53ed9bc043b015b1-2), line 5, id: the record has no id and says the same as another: links to it follow the order of the file, so give it an id"#]],
    );
}

#[test]
fn lines_below_the_rows_are_known_in_nine_languages() {
    let records = |text: &str| {
        let found = read_with(text.as_bytes(), &FieldMap::default());
        let is_record = |line: &&str| !line.starts_with('!');
        found
            .lines()
            .filter(is_record)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let alone = records(ROWS);
    for below in [
        "Sources: ACLED; Airwars",
        "Data source: a desk",
        "Note: provisional",
        "© 2024 a desk",
        "المصدر: وزارة الصحة",
        "ملاحظات: أولية",
        "Quelle: ACLED",
        "Stand: 3.5.2024",
        "Remarques : provisoire",
        "Fuente: ACLED",
        "Источник: ACLED",
        "Kaynak: ACLED",
        "منبع: ACLED",
        "Nota: provvisorio",
        "Total,,,,7",
        "Total,,,,7\nSource: ACLED\nNote: provisional",
    ] {
        assert_eq!(records(&format!("{ROWS}{below}\n")), alone, "{below}");
    }
}

#[test]
fn without_heads_positions_are_told_by_their_numbers() {
    check(
        "A raid,2016-09-24,36.2012,37.1611\nA fire,2016-09-25,36.2112,37.1511\n",
        &expect![[r"
            A raid | 2016-09-24 | 37.1611 36.2012
            A fire | 2016-09-25 | 37.1511 36.2112
            ! the table has no heads: what its columns are for is told by what stands in them
            ! column 3 is taken for the latitude and column 4 for the longitude, by the numbers in them: look whether the marks stand where they should, and add a row with the names of the columns
            ! columns that no member of a record is known for are kept as facts of their records: column 1"]],
    );
    check(
        "137.1611,36.2012,2016-09-24,A raid\n137.1511,36.2112,2016-09-25,A fire\n",
        &expect![[r"
            A raid | 2016-09-24 | 137.1611 36.2012
            A fire | 2016-09-25 | 137.1511 36.2112
            ! the table has no heads: what its columns are for is told by what stands in them
            ! column 2 is taken for the latitude and column 1 for the longitude, by the numbers in them: look whether the marks stand where they should, and add a row with the names of the columns
            ! columns that no member of a record is known for are kept as facts of their records: column 4"]],
    );
    let near = "77.1611,36.2012,2016-09-24,A raid\n".repeat(199);
    let one_past_90 = read_with(
        format!("{near}97.1511,36.2112,2016-09-25,A fire\n").as_bytes(),
        &FieldMap::default(),
    );
    assert!(
        one_past_90.contains("A raid | 2016-09-24 | 77.1611 36.2012"),
        "{one_past_90}"
    );
    check(
        "A raid,2016-09-24,3,5\nA fire,2016-09-25,0,1\n",
        &expect![[r"
            A raid | 2016-09-24 | not drawn
            A fire | 2016-09-25 | not drawn
            ! expected a row with the names of the columns, such as date, place, latitude and longitude: no record can be drawn, so add one above the others
            ! the table has no heads: what its columns are for is told by what stands in them
            ! columns that no member of a record is known for are kept as facts of their records: column 1, column 3, column 4"]],
    );
}

#[test]
fn people_counted_in_words_are_read_or_said() {
    check(
        "title,date,killed,injured\nA,2016,about 10,5-10\nB,2016,many,at least 5\nC,2016,dozens,between 3 and 4\n",
        &expect![[r#"
            A | 2016 | not drawn | killed None to None
            B | 2016 | not drawn | killed None to None
            C | 2016 | not drawn | killed None to None
            ! killed: expected a number of people such as 12, 3-5 or at least 10, but found "about 10", "many", "dozens" (records 1–3)"#]],
    );
}
