//! Where something is, in the notations that files have.

use expect_test::expect;

use crate::{check, features};

#[test]
fn positions_in_their_notations() {
    check(
        &features(&[
            r#"{"title":"A","Lat":"36°12'00\"N","Long":"37°09'36\"E"}"#,
            r#"{"title":"B","LATITUDE ":"36,2","LONGITUDE ":"37,16"}"#,
            r#"{"title":"C","Coordinates":"36.2, 37.16"}"#,
            r#"{"title":"D","wkt":"POINT (37.16 36.2)"}"#,
            r#"{"title":"E","location":{"lat":36.2,"lng":37.16}}"#,
            r#"{"title":"F","latitude":137.5,"longitude":36.2}"#,
            r#"{"title":"G","latitude":36.2,"longitude":190}"#,
            r#"{"title":"H","latitude":4330000,"longitude":4136000}"#,
            r#"{"title":"I","latitude":"north","longitude":37.16}"#,
        ]),
        &expect![[r#"
            A | no date | 37.16 36.2
            B | no date | 37.16 36.2
            C | no date | 37.16 36.2
            D | no date | 37.16 36.2
            E | no date | 37.16 36.2
            F | no date | 137.5 36.2
            G | no date | -170 36.2
            H | no date | not drawn
            I | no date | not drawn
            ! record 8, line 8, latitude: expected degrees, but found "4330000, 4136000": these are none, perhaps metres of a projection, so convert the table to WGS 84; the record is not drawn
            ! record 9, line 9, latitude: expected degrees such as 36.2 or 36°12′N, but found "north": the record is not drawn
            ! record 6, line 6, latitude: latitude and longitude are swapped, and were read the other way round ("137.5")
            ! record 7, line 7: a longitude past 180 degrees is read on the other side of the date line
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn a_forms_place_with_height_and_accuracy_is_a_position_and_a_jour_of_whole_days_a_date() {
    check(
        "title,Jour,_location\nA,2020-01-02,13.628 25.35 0 4.5\nB,2020-01-03,13.7 25.4 0 5\n",
        &expect![[r"
            A | 2020-01-02 | 25.35 13.628
            B | 2020-01-03 | 25.4 13.7"]],
    );
}
