//! Every format that is read, with as many records as it likes, and with what else it can have many of.

#[path = "../../../import/tests/support/mod.rs"]
mod support;

use std::hint::black_box;

use import::{Options, import, joined};
use incidents::schema::names::FieldMap;
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Value, json};

use crate::{Row, Work};
use support::deflated::deflated;
use support::xls::{number, shared, xls};
use support::{archive, ods, ods_content};

const fn row(name: &'static str, n: usize, input: fn(usize) -> Vec<u8>) -> Row {
    let work = Work::Bytes(input, read);
    Row { name, n, work }
}

#[rustfmt::skip]
pub(crate) const ROWS: [Row; 32] = [
    row("CSV", 5_000, |n| table(n, ",").into_bytes()),
    row("CSV: columns", 2_000, |n| [names(n, ","), "\n".to_owned(), names(n, ",")].concat().into_bytes()),
    row("CSV: one long cell", 500_000, |n| format!("date,title,description\n2016-09-24,A,\"{}\"", "a b, ".repeat(n / 5)).into_bytes()),
    row("CSV: an open quotation mark", 5_000, |n| format!("{}\n\"{}", table(n, ","), table(n, ",")).into_bytes()),
    row("CSV: notes below", 5_000, |n| format!("{}\n{}", table(10, ","), "Source: a desk,,,,\n".repeat(n)).into_bytes()),
    row("rows in JSON", 5_000, |n| json!({"count": n, "results": list(n, properties)}).to_string().into_bytes()),
    row("JSON by lines", 5_000, |n| lines(n, |at| properties(at).to_string())),
    row("GeoJSON of others", 5_000, |n| features(n, |at| json!({"type": "Feature", "geometry": point(at), "properties": properties(at)}))),
    row("GeoJSON: spans of time", 5_000, |n| features(n, |at| json!({"type": "Feature", "geometry": point(at), "properties": {"title": "A"}, "when": {"timespans": [{"start": {"in": "2016-09-24"}, "end": {"in": "2016-09-30"}}]}}))),
    row("GeoJSON: spans of one record", 20_000, |n| features(1, |_| json!({"type": "Feature", "geometry": null, "properties": {"title": "A"}, "when": {"timespans": list(n, |_| json!({"start": {"in": "2016-09-24"}}))}}))),
    row("GeoJSON in a script", 5_000, |n| format!("var data = {};", String::from_utf8_lossy(&features(n, |at| json!({"type": "Feature", "geometry": point(at), "properties": properties(at)})))).into_bytes()),
    row("KML", 5_000, |n| kml(&placemarks(n))),
    row("KML: folders in each other", 90, |n| kml(&format!("{}{}{}", "<Folder><name>A</name>".repeat(n.min(90)), placemarks(n), "</Folder>".repeat(n.min(90))))),
    row("KML: folders", 5_000, |n| kml(&text(n, |at| format!("<Folder><name>F{at}</name>{}</Folder>", placemark(at))))),
    row("KML: data of one placemark", 5_000, |n| kml(&format!("<Placemark><name>A</name><description>{}</description><ExtendedData>{}</ExtendedData></Placemark>", text(n, |at| format!("k{at}: v ")), text(n, |at| format!("<Data name=\"k{at}\"><value>v</value></Data>"))))),
    row("KML: data of one name", 20_000, |n| kml(&format!("<Placemark><ExtendedData>{}</ExtendedData></Placemark>", text(n, |at| format!("<Data name=\"k\"><value>{at}</value></Data>"))))),
    row("KMZ", 5_000, |n| deflated("doc.kml", &kml(&placemarks(n)), 1, kml(&placemarks(n)).len() as u32).unwrap_or_default()),
    row("KMZ: files", 5_000, files),
    row("GPX", 5_000, |n| format!("<gpx>{}</gpx>", text(n, |at| format!("<wpt lat=\"36.2\" lon=\"37.1\"><name>A{at}</name><time>2016-09-24T10:00:00Z</time></wpt>"))).into_bytes()),
    row("RSS", 5_000, |n| format!("<rss><channel><title>A</title>{}</channel></rss>", text(n, |at| format!("<item><title>A{at}</title><guid>{at}</guid><link>https://example.org/{at}</link><georss:point>36.2 37.1</georss:point></item>"))).into_bytes()),
    row("Atom", 5_000, |n| format!("<feed><title>A</title>{}</feed>", text(n, |at| format!("<entry><id>{at}</id><title>A{at}</title><link href=\"https://example.org/{at}\"/><georss:point>36.2 37.1</georss:point></entry>"))).into_bytes()),
    row("Atom: links of one entry", 5_000, |n| format!("<feed><entry><title>A</title>{}</entry></feed>", text(n, |at| format!("<link href=\"https://example.org/{at}\"/>"))).into_bytes()),
    row("TopoJSON", 5_000, |n| topology(&list(n, |at| json!({"type": "Point", "coordinates": [at % 100, 36], "properties": properties(at)})), &json!([]))),
    row("TopoJSON: an arc of all", 1_000, |n| topology(&list(n, |_| json!({"type": "LineString", "arcs": [0], "properties": {"title": "A"}})), &json!([list(n, |_| json!([1, 1]))]))),
    row("TopoJSON: parts", 5_000, |n| topology(&json!([{"type": "GeometryCollection", "properties": {"title": "A"}, "geometries": list(n, |at| json!({"type": "Point", "coordinates": [at % 100, 36], "properties": {"n": at}}))}]), &json!([]))),
    row("Esri JSON", 5_000, |n| json!({"spatialReference": {"wkid": 102_100}, "fields": [{"name": "date", "type": "esriFieldTypeDate"}], "features": list(n, |at| json!({"attributes": {"title": "A", "n": at, "date": 1_474_675_200_000_i64}, "geometry": {"x": 4e6, "y": 4e6}}))}).to_string().into_bytes()),
    row("Esri JSON: coded values", 5_000, |n| json!({"fields": [{"name": "type", "domain": {"codedValues": list(n, |at| json!({"code": at, "name": format!("T{at}")}))}}], "features": list(n, |at| json!({"attributes": {"title": "A", "type": at}}))}).to_string().into_bytes()),
    row("Esri JSON: rings", 500, |n| json!({"features": [{"attributes": {"title": "A"}, "geometry": {"rings": list(n, |_| json!([[0, 0], [0, 1], [1, 1], [0, 0]]))}}]}).to_string().into_bytes()),
    row("TimeMap", 5_000, timemap),
    row("XLSX", 3_000, |n| workbook(n).unwrap_or_default()),
    row("XLS", 5_000, |n| xls(&["date", "2016-09-24"], &(0..n.min(60_000) as u16).flat_map(|at| [shared(at, 0, u32::from(at > 0)), number(at, 1, 36.2)]).collect::<Vec<_>>()).unwrap_or_default()),
    row("ODS", 3_000, |n| ods(ods_content(&[("A", text(n, |at| format!("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>A{at}</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"36.2\"/><table:table-cell office:value-type=\"date\" office:date-value=\"2016-09-24\"/></table:table-row>")))]).as_bytes())),
];

/// Reads it as the page and the command line do.
fn read(bytes: &[u8]) {
    let fields = FieldMap::default();
    black_box(import(
        bytes,
        &Options {
            fields: &fields,
            sheet: None,
            today: 20_786,
            wants_columns: false,
        },
    ));
}

fn text(n: usize, part: impl Fn(usize) -> String) -> String {
    (0..n).map(part).collect()
}

fn list(n: usize, item: impl Fn(usize) -> Value) -> Value {
    (0..n).map(item).collect()
}

fn lines(n: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    let lines: Vec<String> = (0..n).map(line).collect();
    lines.join("\n").into_bytes()
}

fn names(n: usize, delimiter: &str) -> String {
    let names: Vec<String> = (0..n).map(|at| format!("c{at}")).collect();
    names.join(delimiter)
}

fn table(n: usize, delimiter: &str) -> String {
    let head = ["Date", "Title", "Lat", "Lng", "Link"].join(delimiter);
    let row = |at: usize| {
        let link = format!("https://example.org/{at}");
        let title = format!("Strike {at}");
        ["24/09/2016", &title, "36.2", "37.1", &link].join(delimiter)
    };
    let rows: Vec<String> = std::iter::once(head).chain((0..n).map(row)).collect();
    rows.join("\n")
}

fn properties(at: usize) -> Value {
    json!({"Datum": "24.09.2016", "Ort": format!("Place {at}"), "lat": 36.2, "lng": 37.1, "note": at})
}

fn point(at: usize) -> Value {
    json!({"type": "Point", "coordinates": [at % 100, 36.2]})
}

fn features(n: usize, feature: impl Fn(usize) -> Value) -> Vec<u8> {
    let features = list(n, feature);
    json!({"type": "FeatureCollection", "features": features})
        .to_string()
        .into_bytes()
}

fn kml(inner: &str) -> Vec<u8> {
    format!("<kml><Document>{inner}</Document></kml>").into_bytes()
}

fn placemark(at: usize) -> String {
    format!(
        "<Placemark><name>A{at}</name><description>Killed: 5</description><TimeStamp><when>2016-09-24</when></TimeStamp><ExtendedData><Data name=\"Killed\"><value>5</value></Data></ExtendedData><Point><coordinates>37.1,36.2,0</coordinates></Point></Placemark>"
    )
}

fn placemarks(n: usize) -> String {
    text(n, placemark)
}

/// An archive with a map and many pictures.
fn files(n: usize) -> Vec<u8> {
    let map = kml(&placemarks(1));
    let names: Vec<String> = (0..n).map(|at| format!("images/{at}.png")).collect();
    let pictures = names.iter().map(|name| (name.as_str(), &b"picture"[..]));
    let all: Vec<(&str, &[u8])> = pictures.chain([("doc.kml", map.as_slice())]).collect();
    archive(&all)
}

fn topology(geometries: &Value, arcs: &Value) -> Vec<u8> {
    json!({"type": "Topology", "transform": {"scale": [0.01, 0.01], "translate": [37, 0]}, "objects": {"a": {"type": "GeometryCollection", "geometries": geometries}}, "arcs": arcs})
        .to_string()
        .into_bytes()
}

/// Events with their sources and associations in one file, put together as from three.
fn timemap(n: usize) -> Vec<u8> {
    let id = |at: usize| format!("s{at}");
    let events = list(
        n,
        |at| json!({"id": at.to_string(), "date": "6/1/2020", "description": "A", "latitude": "1", "longitude": "2", "associations": [id(at)], "sources": [id(at)]}),
    );
    let sources = list(
        n,
        |at| json!({"id": id(at), "paths": [format!("https://example.org/{at}")], "description": "B"}),
    );
    let associations = list(
        n,
        |at| json!({"id": id(at), "mode": "FILTER", "filter_paths": ["A", id(at)]}),
    );
    let beside = [
        sources.to_string().into_bytes(),
        associations.to_string().into_bytes(),
    ];
    joined(events.to_string().as_bytes(), &beside).map_or_else(Vec::new, |joined| joined.bytes)
}

fn workbook(n: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in table(n, "\t").lines().enumerate() {
        for (at, cell) in (0..).zip(row.split('\t')) {
            sheet.write(line as u32, at, cell)?;
        }
    }
    book.save_to_buffer()
}
