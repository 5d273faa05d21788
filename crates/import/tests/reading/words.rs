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
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! columns that no member of a record is known for are kept as facts of their records: marker-color
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn what_has_no_title_is_called_by_its_words() {
    check(
        "Date,code,color,weapon,area\n2016,A-123,#ff0000,Mortar shells from the east,Old town\n2016,A-124,#ff0000,Shelling,\n2016,A-125,#ff0000,,\n",
        &expect![[r"
            Mortar shells from the east | 2016 | not drawn
            Shelling | 2016 | not drawn
            — | 2016 | not drawn
            ! columns that no member of a record is known for are kept as facts of their records: code, color, weapon, area"]],
    );
    check(
        "Date,Place,Type\n2016,Aleppo,Shelling\n2016,,Shelling\n2016,Aleppo,\n",
        &expect![[r"
            Shelling, Aleppo | 2016 | not drawn | at Aleppo | is Shelling
            Shelling | 2016 | not drawn | is Shelling
            Aleppo | 2016 | not drawn | at Aleppo"]],
    );
    check(
        "Title,Date,Details\nINC-0012,2016,Two shells fell\nINC-0013,2016,\n8f14e45fceea167a5a36dedd4bea2543,2016,A market was hit\n",
        &expect![[r"
            Two shells fell | 2016 | not drawn
            INC-0013 | 2016 | not drawn
            A market was hit | 2016 | not drawn"]],
    );
}

#[test]
fn people_are_counted_whatever_their_columns_are_called() {
    check(
        "Title,Date,# Injured,No. killed\nA,2016,5,3\nB,2016,several,3 (2 children)\nC,2016,many,\nD,2016,4,at least 2\n",
        &expect![[r#"
            A | 2016 | not drawn | killed Some(3) to Some(3)
            B | 2016 | not drawn | killed Some(3) to Some(3)
            C | 2016 | not drawn
            D | 2016 | not drawn | killed Some(2) to None
            ! # Injured: expected a number of people such as 12, 3-5 or at least 10, but found "several", "many" (records 2, 3)"#]],
    );
    check(
        "Title,Date,Casualties\nA,2016,\"3 killed, 5 injured\"\nB,2016,12\n",
        &expect![[r#"
            A | 2016 | not drawn | killed Some(3) to Some(3)
            B | 2016 | not drawn
            ! record 2, line 3, Casualties: expected people killed and injured, such as 3 killed, 5 injured, but found "12""#]],
    );
    check(
        "Title,Date,عدد الشهداء,Civilians killed\nA,2016,٣,2\n",
        &expect![[r"
            A | 2016 | not drawn | killed Some(3) to Some(3)
            ! columns that no member of a record is known for are kept as facts of their records: Civilians killed"]],
    );
}

#[test]
fn one_type_in_several_spellings_is_one() {
    check(
        "Title,Date,Type\nA,2016,Fire\nB,2016,fire \nC,2016,FIRE\nD,2016,Fire\nE,2016,Raid\n",
        &expect![[r#"
            A | 2016 | not drawn | is Fire
            B | 2016 | not drawn | is Fire
            C | 2016 | not drawn | is Fire
            D | 2016 | not drawn | is Fire
            E | 2016 | not drawn | is Raid
            ! Type: the same type is spelled otherwise in most rows, and is read as one with them ("fire ", "FIRE") (records 2, 3)"#]],
    );
}

#[test]
fn kinds_that_are_none_of_ours_are_types() {
    check(
        "Date,Title,Kind,Latitude,Longitude\n2016-09-24,A strike,Air strike,36.2,37.1\n2016-09-25,A raid,Raid,36.2,37.1\n",
        &expect![[r"
            A strike | 2016-09-24 | 37.1 36.2 | is Air strike
            A raid | 2016-09-25 | 37.1 36.2 | is Raid"]],
    );
    check(
        "Date,Title,Kind,Latitude,Longitude\n2016-09-24,A strike,incident,36.2,37.1\n2016-09-25,A toll,Toll,36.2,37.1\n",
        &expect![[r#"
            A strike | 2016-09-24 | 37.1 36.2
            A toll | 2016-09-25 | 37.1 36.2
            ! record 2 (2295b0a598905318), line 3, kind: expected one of incident, aggregate, condition, statement, but found "Toll""#]],
    );
}
