//! Exports as they come in other languages, editions and hands: what is read of each as a careful person would.

use expect_test::expect;

use crate::check;

#[test]
fn google_forms_in_other_languages_have_their_timestamp_in_front() {
    check(
        r"طابع زمني,تاريخ الحادث,المكان,خط العرض,خط الطول,ماذا حدث؟,عدد القتلى
2016/10/01 10:00:00,2016/09/24,حلب,36.2,37.16,قصف جوي على سوق,5
",
        &expect![[r"
            قصف جوي على سوق | 2016-09-24 | 37.16 36.2 | at حلب | killed Some(5) to Some(5)
            ! طابع زمني: it says when the row was written, and is not taken for the day of the incident"]],
    );
    check(
        r#"Horodateur,Date de l'incident,Lieu,Latitude,Longitude,Que s'est-il passé ?,Nombre de morts
01/10/2016 10:00:00,24/09/2016,Alep,"36,2","37,16",Frappe sur le marché,5
"#,
        &expect![[r"
            Frappe sur le marché | 2016-09-24 | 37.16 36.2 | at Alep | killed Some(5) to Some(5)
            ! Horodateur: it says when the row was written, and is not taken for the day of the incident"]],
    );
    check(
        r#"Zaman damgası,Olay tarihi,Yer,Enlem,Boylam,Ne oldu?,Ölü sayısı
01.10.2016 10:00:00,24.09.2016,Halep,"36,2","37,16",Pazara saldırı,5
"#,
        &expect![[r"
            Pazara saldırı | 2016-09-24 | 37.16 36.2 | at Halep | killed Some(5) to Some(5)
            ! Zaman damgası: it says when the row was written, and is not taken for the day of the incident"]],
    );
    check(
        r"Zeitstempel,Ort
01.10.2016 10:00:00,Aleppo
",
        &expect![[r#"
            Aleppo | no date | not drawn | at Aleppo
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! Zeitstempel: it says when the row was written, and is not taken for the day of the incident
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn milliseconds_of_a_column_are_none_of_seconds_in_another_row() {
    check(
        r#"[{"title":"A","time":1474712345678},{"title":"B","time":-86400000},{"title":"C","time":86400000000},{"title":"D","time":1474712345}]"#,
        &expect![[r#"
            A | 2016-09-24T10:19:05Z | not drawn
            B | 1969-12-31 | not drawn
            C | 1972-09-27 | not drawn
            D | 2016-09-24T10:19:05Z | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table
            ! time: the number is read as seconds or milliseconds since 1970, in UTC ("1474712345678", "-86400000", "86400000000") (records 1–4)"#]],
    );
    check(
        r#"{"fields":[{"name":"when_d","alias":"Incident date","type":"esriFieldTypeDate"},{"name":"kill_n","alias":"Killed"},{"name":"ttl","alias":"Title"}],"features":[{"attributes":{"when_d":-86400000,"kill_n":5,"ttl":"Strike"},"geometry":{"x":37.16,"y":36.2}}]}"#,
        &expect![[r"
            Strike | 1969-12-31 | 37.16 36.2 | killed Some(5) to Some(5)
            ! the file is Esri JSON (ArcGIS), and no GeoJSON: it is read as a table"]],
    );
}

#[test]
fn a_row_of_hxl_tags_may_stand_twice() {
    check(
        r"Date,Province,Lat,Lon,Killed
#date +occurred,#adm1 +name,#geo +lat,#geo +lon,#affected +ind +killed
#date +occurred,#adm1 +name,#geo +lat,#geo +lon,#affected +ind +killed
2016-09-24,Aleppo,36.2,37.16,5
",
        &expect![[r"
            — | 2016-09-24 | 37.16 36.2 | killed Some(5) to Some(5)
            ! the row of HXL tags below the heads is no record"]],
    );
    check(
        r##"[{"a":"#date","b":"#loc+name"},{"a":"#date","b":"#loc+name"},{"a":"2016-09-24","b":"Aleppo"}]"##,
        &expect![[r"
            Aleppo | 2016-09-24 | not drawn | at Aleppo
            ! the row of HXL tags below the heads is no record
            ! the file is a list of rows, and no GeoJSON: it is read as a table"]],
    );
}

#[test]
fn ids_of_gtd_that_became_numbers_are_those_of_gtd() {
    check(
        r"eventid,iyear,imonth,iday,country_txt,city,latitude,longitude,attacktype1_txt,gname,nkill
201609240001.0,2016.0,9.0,24.0,Syria,Aleppo,36.2,37.16,Bombing/Explosion,Unknown,-9
197001000002,1970,1,0,Syria,Azaz,36.5,37.1,Assassination,HTS,2.0
",
        &expect![[r"
            Bombing/Explosion, Aleppo | 2016-09-24 | 37.16 36.2 | at Aleppo | is Bombing/Explosion
            Assassination, Azaz | 1970-01 | 37.1 36.5 | at Azaz | is Assassination | killed Some(2) to Some(2)
            ! the columns and their values are those of GTD: they are read as its codebook says"]],
    );
    check(
        r"eventid,iyear,imonth,iday,city,nkill
2.01609E+11,2016,9,24,Aleppo,2
",
        &expect![[r#"
            Aleppo | 2016-09-24 | not drawn | at Aleppo | killed Some(2) to Some(2)
            ! record 1, line 2, eventid: the id is written as programs write large numbers, of which they keep 15 figures: look whether it is the whole id, and have ids as text where the table is made ("2.01609E+11")
            ! the columns and their values are those of GTD: they are read as its codebook says"#]],
    );
}

#[test]
fn posts_of_ushahidi_have_dates_of_their_own() {
    check(
        r"Post ID,Survey,Post Status,Created (UTC),Updated (UTC),Post Date (UTC),Contact ID,Contact,Title,Description,Location.lat,Location.lon
1,Reports,published,2016-10-01 10:00:00,2016-10-02 10:00:00,2016-10-01 10:00:00,,,Strike on market,Long text,36.2,37.16
",
        &expect![[r#"
            Strike on market | no date | 37.16 36.2
            ! the columns and their values are those of Ushahidi: they are read as its codebook says
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! columns that no member of a record is known for are kept as facts of their records: Survey, Post Status
            ! Created (UTC): it says when the row was written, and is not taken for the day of the incident
            ! Updated (UTC): it says when the row was written, and is not taken for the day of the incident
            ! Post Date (UTC): it says when the row was written, and is not taken for the day of the incident
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        r#"{"results":[{"id":7,"title":"Strike on market","content":"Long text","slug":"strike","status":"published","type":"report","created":"2016-10-01T10:00:00+00:00","updated":null,"post_date":"2016-09-24T12:30:00+00:00"}]}"#,
        &expect![[r#"
            Strike on market | no date | not drawn
            ! the file is a list of rows, and no GeoJSON: it is read as a table
            ! the columns and their values are those of Ushahidi: they are read as its codebook says
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! columns that no member of a record is known for are kept as facts of their records: slug, status, type
            ! created: it says when the row was written, and is not taken for the day of the incident
            ! post_date: it says when the row was written, and is not taken for the day of the incident
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn addresses_of_sources_may_be_called_path() {
    check(
        r#"[{"id":"UW0001","date":"2022-02-24","latitude":"50.0","longitude":"36.25","location":"Kharkiv","description":"A strike hit a house.","sources":[{"id":"s","path":"https://example.org/1","description":"Location confirmed"},{"id":"s2","path":"https://example.org/2","description":""}],"filters":[{"key":"Weapon","value":"Undefined"}]}]"#,
        &expect![[r"
            A strike hit a house. | 2022-02-24 | 36.25 50 | at Kharkiv | <Location confirmed https://example.org/1> | <https://example.org/2>
            ! the file is a list of rows, and no GeoJSON: it is read as a table
            ! columns that no member of a record is known for are kept as facts of their records: filters"]],
    );
}

#[test]
fn time_of_a_geometry_is_that_of_its_feature() {
    check(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"title":"A"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[37.16,36.2],"when":{"timespans":[{"start":{"in":"2016-09-24"}}]}}]}},
{"type":"Feature","properties":{"title":"B"},"geometry":{"type":"Point","coordinates":[37.16,36.2]},"when":{"timespans":[["2016-09-24","","","2016-10-01","siege"]]}}]}"#,
        &expect![[r"
            A | 2016-09-24 | 37.16 36.2
            B | 2016-09-24/2016-10-01 | 37.16 36.2
            ! record 1, line 1: a shape has its mark at a point of it, and its circle reaches as far as the shape
            ! columns that no member of a record is known for are kept as facts of their records: when.timespans"]],
    );
}

#[test]
fn an_entry_is_published_on_its_dc_date() {
    check(
        r#"<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Desk</title><item><title>Flood</title><dc:date>2016-09-28</dc:date><fromdate>Fri, 23 Sep 2016 10:00:00 GMT</fromdate><todate>Sat, 24 Sep 2016 10:00:00 GMT</todate></item><item><title>Fire</title><dc:date>2016-09-28</dc:date></item></channel></rss>"#,
        &expect![[r"
            Flood | 2016-09-23/2016-09-24 | not drawn | <Desk>
            Fire | no date | not drawn | <Desk>
            ! the file is a feed (RSS or Atom), and no GeoJSON: its entries are the records
            ! record 1, line 1: a range of days has no clock times: they are facts of the record
            ! dc:date: it says when the row was written, and is not taken for the day of the incident"]],
    );
}

#[test]
fn a_table_of_one_row_with_as_many_notes_below_is_one() {
    check(
        r"Note,Date,Title,Place,Link
first,2016-09-24,A,B,https://example.org/

* provisional
Source: a desk
Source: another
",
        &expect![[r#"
            A | 2016-09-24 | not drawn | at B | <https://example.org/>
            ! line 6 is passed over, since it stands below the rows: "Source: another"
            ! line 5 is passed over, since it stands below the rows: "Source: a desk"
            ! line 4 is passed over, since it stands below the rows: "* provisional"
            ! columns that no member of a record is known for are kept as facts of their records: Note"#]],
    );
}

#[test]
fn ids_that_have_lost_their_noughts_are_said_where_it_shows() {
    check(
        r"id,date,title
12,2016-09-24,A
0013,2016-09-24,B
1014,2016-09-24,C
",
        &expect![[r"
            A | 2016-09-24 | not drawn
            B | 2016-09-24 | not drawn
            C | 2016-09-24 | not drawn
            ! id: some ids are figures with noughts in front, and others are shorter: a spreadsheet may have taken the noughts of those away, so have the column as text where the table is made"]],
    );
    check(
        r"id,date,title
0012,2016-09-24,A
0013,2016-09-24,B
1014,2016-09-24,C
",
        &expect![[r"
            A | 2016-09-24 | not drawn
            B | 2016-09-24 | not drawn
            C | 2016-09-24 | not drawn"]],
    );
    check(
        r"id,date,title
9,2016-09-24,A
10,2016-09-24,B
",
        &expect![[r"
            A | 2016-09-24 | not drawn
            B | 2016-09-24 | not drawn"]],
    );
}

#[test]
fn folders_around_a_folder_are_a_fact() {
    check(
        r"<kml><Document><name>D</name><Folder><name>Region A</name><Folder><name>Air strikes</name><Placemark><name>A</name></Placemark></Folder></Folder><Folder><name>Region B</name><Placemark><name>B</name></Placemark></Folder></Document></kml>",
        &expect![[r#"
            A | no date | not drawn | is Air strikes
            B | no date | not drawn | is Region B
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! columns that no member of a record is known for are kept as facts of their records: kml:Folder
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn the_time_of_a_folder_is_that_of_placemarks_without_one() {
    check(
        r"<kml><Document><TimeStamp><when>2016</when></TimeStamp><Folder><name>Air strikes</name><TimeSpan><begin>2016-09-24</begin><end>2016-09-30</end></TimeSpan>
<Placemark><name>A</name></Placemark><Placemark><name>B</name><TimeStamp><when>2016-09-25</when></TimeStamp></Placemark></Folder>
<Folder><name>Battles</name><Placemark><name>C</name></Placemark></Folder></Document></kml>",
        &expect![[r"
            A | 2016-09-24/2016-09-30 | not drawn | is Air strikes
            B | 2016-09-25 | not drawn | is Air strikes
            C | 2016 | not drawn | is Battles
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! placemarks without a time have that of the folder in which they lie"]],
    );
    check(
        r#"<kml><Folder><TimeSpan><begin>2016-09-01</begin></TimeSpan><Placemark><name>A</name><ExtendedData><Data name="Date"><value>2016-09-24</value></Data></ExtendedData></Placemark></Folder></kml>"#,
        &expect![[r"
            A | 2016-09-24 | not drawn
            ! the file is KML, and no GeoJSON: its placemarks are the records"]],
    );
}
