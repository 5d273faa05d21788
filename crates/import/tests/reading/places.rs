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
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
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

#[test]
fn links_to_maps_are_positions() {
    check(
        "Title,Date,Google Maps\nA,2016,\"https://www.google.com/maps/@36.2,37.15,12z\"\nB,2016,\"https://maps.google.com/?q=36.2,37.15\"\nC,2016,https://maps.app.goo.gl/abcd\n",
        &expect![[r#"
            A | 2016 | 37.15 36.2
            B | 2016 | 37.15 36.2
            C | 2016 | not drawn
            ! record 3, line 4, Google Maps: expected a link with degrees in it, such as https://www.openstreetmap.org/?mlat=36.2&mlon=37.16, but found "https://maps.app.goo.gl/abcd": open this one, and copy the address or the degrees that it leads to; the record is not drawn
            ! record 1, line 2, Google Maps: the position is the middle of the map that a link opens: look whether it is the place that is meant ("https://www.google.com/maps/@36.2,37.15,…")
            ! record 2, line 3, Google Maps: the position is read from a link to a map ("https://maps.google.com/?q=36.2,37.15")"#]],
    );
    // Beside reports, and in the place of a name.
    check(
        &features(&[
            r#"{"title":"A","date":"2016","link":"https://example.org/1"}"#,
            r#"{"title":"B","date":"2016","link":"https://example.org/2, https://maps.google.com/?q=36.2,37.15"}"#,
            r#"{"title":"C","date":"2016","link":"https://example.org/3","location":"https://www.openstreetmap.org/#map=12/36.2/37.15"}"#,
        ]),
        &expect![[r#"
            A | 2016 | not drawn | <https://example.org/1>
            B | 2016 | 37.15 36.2 | <https://example.org/2> | <https://maps.google.com/?q=36.2,37.15>
            C | 2016 | 37.15 36.2 | <https://www.openstreetmap.org/#map=12/36.2/37.15> | <https://example.org/3>
            ! record 2, line 2, link: the position is read from a link to a map ("https://example.org/2, https://maps.goog…")
            ! record 3, line 3, location: the position is the middle of the map that a link opens: look whether it is the place that is meant ("https://www.openstreetmap.org/#map=12/36…")"#]],
    );
}

#[test]
fn a_grid_that_is_not_read_is_said_with_the_remedy() {
    check(
        "Title,Date,UTM_E,UTM_N,Zone\nA,2016,341234.5,4007890.2,37S\n",
        &expect![[r"
            A | 2016 | not drawn
            ! expected degrees (WGS 84), but found a grid in UTM_E, UTM_N: no record is drawn, so convert it, for example with QGIS or GeoConvert, and add the columns latitude and longitude
            ! columns that no member of a record is known for are kept as facts of their records: UTM_E, UTM_N, Zone"]],
    );
}

#[test]
fn shapes_in_well_known_text_are_drawn() {
    check(
        "Title,Date,wkt_geom\nA,2016,\"POLYGON ((37 36, 38 36, 38 37, 37 37, 37 36))\"\nB,2016,MultiPoint ((37.15 36.21))\nC,2016,0101000020E6100000\n",
        &expect![[r#"
            A | 2016 | 37.5 36.5
            B | 2016 | 37.15 36.21
            C | 2016 | not drawn
            ! record 3, line 4, wkt_geom: expected a latitude and a longitude, but found "0101000020E6100000": the record is not drawn
            ! a shape has its mark at a point of it, and its circle reaches as far as the shape (records 1, 2)"#]],
    );
}

#[test]
fn short_names_of_positions_say_what_is_none() {
    check(
        "Title,Date,lat,lon\nA,2016,36.210.000,37.150.000\n",
        &expect![[r#"
            A | 2016 | not drawn
            ! record 1, line 2, lat: expected degrees such as 36.2 or 36°12′N, but found "36.210.000": the record is not drawn
            ! expected positions in the columns that are called so: no record can be drawn"#]],
    );
    check(
        &features(&[r#"{"title":"A","date":"2016","x":"a","y":"b"}"#]),
        &expect!["A | 2016 | not drawn"],
    );
}

#[test]
fn a_point_past_the_date_line_is_turned() {
    let text = r#"[{"type":"Feature","geometry":{"type":"Point","coordinates":[197,36]},"properties":{"Headline":"A","When":"2016"}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[-181,36]},"properties":{"Headline":"B","When":"2016"}}]"#;
    check(
        text,
        &expect![[r"
        A | 2016 | -163 36
        B | 2016 | 179 36
        ! a longitude past 180 degrees is read on the other side of the date line (records 1, 2)"]],
    );
}

#[test]
fn a_slip_in_one_row_turns_no_other() {
    check(
        "Title,Date,Lat,Lon\nA,2016-09-20,36.2,37.1\nB,2016-09-20,36.21,37.12\nC,2016-09-20,91,200\nD,2016-09-20,91,37.1\n",
        &expect![[r#"
            A | 2016-09-20 | 37.1 36.2
            B | 2016-09-20 | 37.12 36.21
            C | 2016-09-20 | not drawn
            D | 2016-09-20 | 91 37.1
            ! record 3, line 4, Lat: expected degrees, but found "91, 200": these are none, perhaps metres of a projection, so convert the table to WGS 84; the record is not drawn
            ! record 4, line 5, Lat: latitude and longitude are swapped, and were read the other way round ("91")"#]],
    );
}

#[test]
fn a_country_tells_swapped_columns() {
    check(
        "Title,Date,Country,Lat,Lon\nA,2016,Yemen,44.2,15.35\nB,2016,YE,45.0,12.8\n",
        &expect![[r#"
            A | 2016 | 44.2 15.35
            B | 2016 | 45 12.8
            ! Lat: latitude and longitude are swapped, and were read the other way round ("44.2", "45.0") (records 1, 2)"#]],
    );
    // One that fits as it is decides against it.
    check(
        "Title,Date,Country,Lat,Lon\nA,2016,Yemen,15.35,44.2\nB,2016,Yemen,45.0,12.8\n",
        &expect![[r#"
            A | 2016 | 44.2 15.35
            B | 2016 | 12.8 45
            ! record 2, line 3, Country: the position lies outside of the country that the row names: look which of the two is meant ("Yemen")"#]],
    );
}

#[test]
fn a_row_that_lies_in_another_country_than_it_names_is_said() {
    check(
        "Date,Title,Country,Lat,Lng\n2016-09-24,A,Syria,36.2,37.16\n2016-09-25,B,Syria,33.3,44.4\n2016-09-26,C,Atlantis,1,2\n",
        &expect![[r#"
            A | 2016-09-24 | 37.16 36.2
            B | 2016-09-25 | 44.4 33.3
            C | 2016-09-26 | 2 1
            ! record 2, line 3, Country: the position lies outside of the country that the row names: look which of the two is meant ("Syria")"#]],
    );
}
