//! KML, GPX and feeds.

use std::fmt::Write as _;

use expect_test::expect;
use import::{Options, import};
use incidents::read::parse;
use incidents::schema::names::FieldMap;

use crate::{check, read_with};

fn kml(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>All</name>{inside}</Document></kml>"#
    )
}

const AT: &str = "<Point><coordinates>37.16,36.2,0</coordinates></Point>";

#[test]
fn folders_of_kml_are_types_where_they_tell_records_apart() {
    check(
        &kml(&format!(
            "<Folder><name>Air strikes</name><Placemark><name>A</name>{AT}</Placemark></Folder><Folder><name>Sieges</name><Folder><name>2016</name></Folder><Placemark><name>B</name>{AT}</Placemark></Folder>"
        )),
        &expect![[r#"
            A | no date | 37.16 36.2 | is Air strikes
            B | no date | 37.16 36.2 | is Sieges
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        &kml(&format!(
            "<Folder><name>Layer 1</name><Placemark><name>A</name>{AT}</Placemark></Folder>"
        )),
        &expect![[r#"
            A | no date | 37.16 36.2
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! columns that no member of a record is known for are kept as facts of their records: kml:Folder
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn moments_and_spans_of_kml_are_dates() {
    check(
        &kml(&format!(
            "<Placemark><name>A</name><TimeStamp><when>2016-09-24</when></TimeStamp>{AT}</Placemark>
            <Placemark><name>B</name><TimeSpan><begin>2016-09-24</begin><end>2016-10-01</end></TimeSpan>{AT}</Placemark>
            <Placemark><name>C</name><TimeSpan><begin>2016-09</begin></TimeSpan>{AT}</Placemark>
            <Placemark><name>D</name><TimeSpan><end>2016-10-01</end></TimeSpan>{AT}</Placemark>
            <Placemark><name>E</name><gx:TimeStamp><when>2016-09-24T10:00:00Z</when></gx:TimeStamp>{AT}</Placemark>"
        )),
        &expect![[r"
            A | 2016-09-24 | 37.16 36.2
            B | 2016-09-24/2016-10-01 | 37.16 36.2
            C | 2016-09 | 37.16 36.2
            D | ../2016-10-01 | 37.16 36.2
            E | 2016-09-24T10:00:00Z | 37.16 36.2
            ! the file is KML, and no GeoJSON: its placemarks are the records"]],
    );
}

#[test]
fn columns_and_descriptions_of_my_maps_are_read_once() {
    check(
        &kml(&format!(
            r#"<Placemark id="p1"><name>Bakery hit</name><description><![CDATA[<img src="https://example.org/1.jpg" height="200" /><br><br>Date: 13/09/2022<br>Note: Two shells &amp; smoke]]></description><styleUrl>#icon-1</styleUrl>
            <ExtendedData><Data name="Date"><value>13/09/2022</value></Data><Data name="Note"><value>Two shells &amp; smoke</value></Data></ExtendedData>{AT}</Placemark>
            <Placemark><name>B</name><description>Words of its own, <![CDATA[<a href="https://example.org/b">film</a>]]></description><ExtendedData><SchemaData schemaUrl="s"><SimpleData name="Date">14/09/2022</SimpleData></SchemaData></ExtendedData>{AT}</Placemark>"#
        )),
        &expect![[r"
            Bakery hit | 2022-09-13 | 37.16 36.2 | <1.jpg https://example.org/1.jpg>
            B | 2022-09-14 | 37.16 36.2 | <film https://example.org/b>
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! columns that no member of a record is known for are kept as facts of their records: Note"]],
    );
}

#[test]
fn shapes_of_kml_have_a_mark() {
    check(
        &kml("<Placemark><name>A</name><Polygon><outerBoundaryIs><LinearRing><coordinates>37,36 38,36 38,37 37,37 37,36</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
            <Placemark><name>B</name><MultiGeometry><Point><coordinates>37.1,36.1</coordinates></Point><LineString><coordinates>37,36 37,37</coordinates></LineString></MultiGeometry></Placemark>
            <Placemark><name>C</name><Point><coordinates>here</coordinates></Point></Placemark><NetworkLink><Link><href>https://example.org/2.kml</href></Link></NetworkLink>"),
        &expect![[r#"
            A | no date | 37.5 36.5
            B | no date | 37.1 36.1
            C | no date | not drawn
            ! record 3, line 3, coordinates: expected a latitude and a longitude, but found "here": the record is not drawn
            ! the file names others (network links), which are not fetched: open them, too
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! a shape has its mark at a point of it, and its circle reaches as far as the shape (records 1, 2)
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn waypoints_of_gpx_are_records() {
    check(
        r#"<gpx version="1.1" creator="x"><metadata><name>Trip</name></metadata><wpt lat="36.2" lon="37.16"><ele>310</ele><time>2016-09-24T10:15:00Z</time><name>Pump</name><desc>No water.</desc><link href="https://example.org/1"><text>Report</text></link><type>Infrastructure</type><extensions><x:a xmlns:x="x"><x:crew>4</x:crew></x:a></extensions></wpt>
        <wpt lat="here" lon="37.1"><name>Lost</name></wpt><trk><name>T</name><trkseg><trkpt lat="1" lon="2"/></trkseg></trk></gpx>"#,
        &expect![[r#"
            Pump | 2016-09-24T10:15:00Z | 37.16 36.2 | is Infrastructure | <Report https://example.org/1>
            Lost | no date | not drawn
            ! record 2, line 2, coordinates: expected a latitude and a longitude, but found "here, 37.1": the record is not drawn
            ! tracks and routes are no incidents: only waypoints are read
            ! the file is GPX, and no GeoJSON: its waypoints are the records
            ! columns that no member of a record is known for are kept as facts of their records: ele, crew"#]],
    );
}

#[test]
fn entries_of_feeds_are_records_that_nobody_dates_by_their_publication() {
    check(
        r#"<rss version="2.0" xmlns:georss="g" xmlns:geo="w"><channel><title>Alder Post</title><item><title>Raid &#38; fire</title><description>&lt;p&gt;Two dead.&lt;/p&gt;</description><link>https://example.org/1</link><guid>g0</guid><pubDate>Tue, 02 May 2023 18:00:16 GMT</pubDate><category>Raid</category><georss:point>36.2 37.16</georss:point><enclosure url="https://example.org/1.jpg" type="image/jpeg"/></item>
        <item><title>B</title><geo:lat>36.3</geo:lat><geo:long>37.2</geo:long><category>Fire</category><category>Smoke</category></item></channel></rss>"#,
        &expect![[r#"
            Raid & fire | no date | 37.16 36.2 | is Raid | <Alder Post> | <https://example.org/1> | <1.jpg https://example.org/1.jpg>
            B | no date | 37.2 36.3 | is Fire | is Smoke | <Alder Post>
            ! the file is a feed (RSS or Atom), and no GeoJSON: its entries are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! pubDate: it says when the row was written, and is not taken for the day of the incident
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="g"><title type="html">Alder &lt;b&gt;Post&lt;/b&gt;</title><entry><id>urn:1</id><title>A</title><link href="https://example.org/1"/><link rel="self" href="https://example.org/1.atom"/><updated>2023-05-02T18:00:16Z</updated><summary type="html">&lt;b&gt;Two&lt;/b&gt; dead.</summary><category term="raid" label="Raid"/><author><name>Anna</name></author><georss:where><gml:Point xmlns:gml="m"><gml:pos>36.2 37.16</gml:pos></gml:Point></georss:where></entry></feed>"#,
        &expect![[r#"
            A | no date | 37.16 36.2 | is Raid | <Alder Post https://example.org/1>
            ! the file is a feed (RSS or Atom), and no GeoJSON: its entries are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! columns that no member of a record is known for are kept as facts of their records: author
            ! updated_at: it says when the row was written, and is not taken for the day of the incident
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn what_is_broken_leaves_what_stands_before_it() {
    let whole = kml(&format!(
        "<Placemark><name>A</name>{AT}</Placemark>\n<Placemark><name>B</name>{AT}</Placemark>"
    ));
    check(
        whole.split_at(whole.len() - 60).0,
        &expect![[r#"
            A | no date | 37.16 36.2
            ! line 2: expected the end of the file's XML, but it is cut off here: fetch or export it again
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        &whole.replace("<name>B</name>", "<name>B</nam>"),
        &expect![[r#"
            A | no date | 37.16 36.2
            ! line 2: expected XML, but found a fault in it: what follows is left out until it is mended (expected the end of the element "name", but found that of "nam")
            ! the file is KML, and no GeoJSON: its placemarks are the records
            ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
            ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
    check(
        "<svg><Placemark/></svg>",
        &expect!["! line 1: expected GeoJSON, but found XML: convert it, for example with ogr2ogr"],
    );
}

#[test]
fn entities_stand_for_no_more_than_themselves() {
    let mut declared = r#"<!DOCTYPE kml [<!ENTITY a0 "lol">"#.to_owned();
    for n in 1..60 {
        let of = format!("&a{};", n - 1).repeat(10);
        let _is_written = write!(declared, "<!ENTITY a{n} \"{of}\">");
    }
    let text = format!(
        "{declared}<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}",
        kml(&format!(
            "<Placemark><name>A &a59; &x;</name>{AT}</Placemark>"
        ))
        .split_once("?>")
        .unwrap()
        .1
    );
    check(
        &text,
        &expect![[r#"
        A &a59; &x; | no date | 37.16 36.2
        ! the file is KML, and no GeoJSON: its placemarks are the records
        ! the file declares entities: they are not put in, and stay as they are written
        ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
        ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn elements_too_deep_in_each_other_are_refused() {
    let deep = |n: usize| {
        kml(&format!(
            "<Placemark><name>A</name>{AT}</Placemark><Placemark>{}",
            "<a>".repeat(n)
        ))
    };
    let read = read_with(deep(2_000_000).as_bytes(), &FieldMap::default());
    assert!(
        read.starts_with("A |") && read.contains("at most 100 deep"),
        "{read}"
    );
    let folders = kml(&"<Folder><name>a</name>".repeat(300_000));
    let read = read_with(folders.as_bytes(), &FieldMap::default());
    assert!(read.contains("at most 100 deep"), "{read}");
}

#[test]
fn columns_with_one_name_are_told_apart_however_many_there_are() {
    let data = r#"<Data name="n"><value>1</value></Data>"#.repeat(3000);
    let text = kml(&format!(
        "<Placemark><name>A</name><ExtendedData>{data}</ExtendedData>{AT}</Placemark>"
    ));
    let fields = FieldMap::default();
    let imported = import(
        text.as_bytes(),
        &Options {
            fields: &fields,
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    );
    let mapping = imported.mapping.unwrap();
    assert_eq!(mapping.columns.len(), 3001);
    assert_eq!(mapping.columns[2].column, "n (2)");
    assert_eq!(parse(&imported.geojson, &imported.fields).records.len(), 1);
}

#[test]
fn a_waypoint_that_has_nothing_in_it_is_a_record() {
    let text =
        r#"<gpx><wpt lat="36.2" lon="37.16"/><wpt lat="36.3" lon="37.2"><name/></wpt></gpx>"#;
    let read = read_with(text.as_bytes(), &FieldMap::default());
    let drawn: Vec<&str> = read.lines().take(2).collect();
    assert_eq!(
        drawn,
        ["— | no date | 37.16 36.2", "— | no date | 37.2 36.3"]
    );
}

/// The description of the only record.
fn description(text: &str) -> String {
    let fields = FieldMap::default();
    let options = Options {
        fields: &fields,
        sheet: None,
        today: 20_786,
        wants_columns: false,
    };
    let imported = import(text.as_bytes(), &options);
    let records = parse(&imported.geojson, &imported.fields).records;
    records[0].incident.description.clone().unwrap_or_default()
}

#[test]
fn words_of_mixed_content_keep_their_order() {
    for (inside, expected) in [
        ("Raid killed <b>5</b> people", "Raid killed 5 people"),
        ("A <b>raid</b>, two<br/>dead", "A raid, two dead"),
        ("<p>Two</p><p>dead</p>", "Two dead"),
    ] {
        let text = kml(&format!(
            "<Placemark><name>A</name><description>{inside}</description>{AT}</Placemark>"
        ));
        assert_eq!(description(&text), expected);
        let text = format!(
            r#"<feed><entry><title>A</title><content type="xhtml"><div>{inside}</div></content></entry></feed>"#
        );
        assert_eq!(description(&text), expected);
    }
}

#[test]
fn a_track_happened_from_its_first_moment_to_its_last() {
    let text = kml(
        "<Placemark><name>A</name><gx:Track><when>2016-09-24T10:00:00Z</when><when>2016-09-24T11:00:00Z</when><when>2016-09-26T12:30:00Z</when><gx:coord>37.1 36.1 0</gx:coord><gx:coord>37.2 36.1 0</gx:coord><gx:coord>37.2 36.2 0</gx:coord></gx:Track></Placemark>
        <Placemark><name>B</name><gx:MultiTrack><gx:Track><when>2016-09-25</when><gx:coord>37.1 36.1</gx:coord></gx:Track></gx:MultiTrack></Placemark>",
    );
    let read = read_with(text.as_bytes(), &FieldMap::default());
    assert!(read.starts_with("A | 2016-09-24/2016-09-26 |"), "{read}");
    assert!(read.contains("B | 2016-09-25 |"), "{read}");
}

#[test]
fn shapes_in_feeds_are_drawn_and_one_that_cannot_be_read_is_said() {
    let entry =
        |shape: &str| format!("<item><title>A</title><georss:where>{shape}</georss:where></item>");
    let shapes = [
        "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>36 37 36 38 37 38 36 37</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>",
        "<gml:LineString><gml:pos>36 37</gml:pos><gml:pos>36 38</gml:pos></gml:LineString>",
        "<gml:Envelope><gml:lowerCorner>36 37</gml:lowerCorner><gml:upperCorner>37 38</gml:upperCorner></gml:Envelope>",
        "<gml:Polygon><gml:exterior>north</gml:exterior></gml:Polygon>",
    ];
    let text = format!(
        "<rss><channel>{}</channel></rss>",
        shapes.map(entry).concat()
    );
    let read = read_with(text.as_bytes(), &FieldMap::default());
    let lines: Vec<&str> = read.lines().collect();
    assert!(
        lines[..3]
            .iter()
            .all(|line| line.starts_with("A | no date | 37")),
        "{read}"
    );
    assert!(
        lines[3].ends_with("not drawn") && read.contains(r#"but found "north""#),
        "{read}"
    );
}

#[test]
fn media_of_feeds_are_no_text_of_theirs() {
    let text = r#"<rss><channel><item><title>A</title><description>Two dead.</description><media:content url="https://example.org/1.jpg"><media:title>A photo</media:title></media:content><author>Anna</author><author>Ben</author><source url="https://example.org/feed">Post</source><georss:point>36.2 37.16</georss:point></item></channel></rss>"#;
    assert_eq!(description(text), "Two dead.");
    check(
        text,
        &expect![[r#"
        A | no date | 37.16 36.2 | <Post> | <https://example.org/feed> | <1.jpg https://example.org/1.jpg>
        ! the file is a feed (RSS or Atom), and no GeoJSON: its entries are the records
        ! no record has a date: where a column has dates, choose so at "How this file was read", or name it in map.json, as in "fields": {"date": "name"}
        ! columns that no member of a record is known for are kept as facts of their records: author, author (2), content
        ! no record has a date: if the file has dates under another name, say so in map.json, as in "fields": {"date": "name"}"#]],
    );
}

#[test]
fn a_very_long_name_of_a_folder_is_not_in_each_record_as_a_whole() {
    let long = "n".repeat(100_000);
    let placemarks = format!("<Placemark><name>A</name>{AT}</Placemark>").repeat(100);
    let folders = format!("<Folder><name>{long}</name>{placemarks}</Folder>");
    let text = kml(&folders);
    let fields = FieldMap::default();
    let options = Options {
        fields: &fields,
        sheet: None,
        today: 20_786,
        wants_columns: false,
    };
    let imported = import(text.as_bytes(), &options);
    assert!(
        imported.geojson.len() < 100_000,
        "{}",
        imported.geojson.len()
    );
    let said: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|said| said.contains("at most 300 letters")),
        "{said:?}"
    );
}
