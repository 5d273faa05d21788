//! Maps of other programs, and spreadsheets of before 2007.

use std::panic::catch_unwind;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::xls::{number, shared, xls};
use crate::support::{archive, deflated::deflated};
use crate::{cell, damaged, escaped, n_read};

/// Elements of all vocabularies that are read.
#[rustfmt::skip]
const NAMES: [&str; 40] = [
    "Placemark",
    "Folder",
    "Document",
    "name",
    "description",
    "ExtendedData",
    "Data name=\"Date\"",
    "Data",
    "value",
    "SchemaData",
    "SimpleData name=\"a\"",
    "TimeStamp",
    "when",
    "TimeSpan",
    "begin",
    "end",
    "Point",
    "coordinates",
    "Polygon",
    "outerBoundaryIs",
    "LinearRing",
    "MultiGeometry",
    "gx:Track",
    "gx:coord",
    "NetworkLink",
    "wpt lat=\"36.2\" lon=\"37.1\"",
    "wpt",
    "time",
    "link href=\"https://example.org/1\"",
    "extensions",
    "item",
    "entry",
    "title",
    "guid",
    "pubDate",
    "category term=\"a\"",
    "georss:point",
    "georss:polygon",
    "geo:lat",
    "geo:long",
];

/// Elements within elements, with texts between them.
fn elements() -> impl Strategy<Value = String> {
    let place = prop::sample::select(vec![
        "37.1,36.2",
        "37.1,36.2,0 37.2,36.3 37.3,36.1 37.1,36.2",
        "36.2 37.1",
        "36 37 36 38 37 38 36 37",
        "<![CDATA[<b>a</b>]]>",
        "&a;",
        "&#38;",
        "&#x110000;",
    ]);
    let text = prop_oneof![3 => cell().prop_map(|cell| escaped(&cell)), 1 => place.prop_map(str::to_owned)];
    text.prop_recursive(6, 60, 8, |inner| {
        (prop::sample::select(NAMES.to_vec()), vec(inner, 0..8)).prop_map(|(name, inner)| {
            let end = name.split(' ').next().unwrap_or_default();
            format!("<{name}>{}</{end}>", inner.concat())
        })
    })
}

fn map() -> impl Strategy<Value = Vec<u8>> {
    let root = prop::sample::select(vec!["kml", "gpx", "rss", "feed", "rdf:RDF"]);
    let head = prop::sample::select(vec![
        "",
        "<?xml version=\"1.0\"?>",
        "<!DOCTYPE a [<!ENTITY a \"&a;&a;\">]>",
        "\u{feff}",
    ]);
    (head, root, vec(elements(), 0..6)).prop_map(|(head, root, inner)| {
        format!("{head}<{root}>{}</{root}>", inner.concat()).into_bytes()
    })
}

/// Documents in JSON that are no `GeoJSON`: topologies, feature sets, events with what they name, and features with spans of time.
fn document() -> impl Strategy<Value = Vec<u8>> {
    let number = prop_oneof![4 => -9..400_i64, 1 => any::<i64>()].prop_map(Value::from);
    let leaf = prop_oneof![3 => number, 2 => cell().prop_map(Value::from), 1 => Just(Value::Null)];
    let value = leaf.prop_recursive(4, 40, 6, |inner| {
        let member = (prop::sample::select(MEMBERS.to_vec()), inner.clone());
        let members = vec(member, 0..6).prop_map(|members| {
            let members = members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value));
            Value::Object(members.collect())
        });
        prop_oneof![2 => vec(inner, 0..5).prop_map(Value::from), 3 => members]
    });
    (value.clone(), value.clone(), value, 0..4_usize).prop_map(|(a, b, c, kind)| {
        let document = match kind {
            0 => json!({"type": "Topology", "transform": {"scale": [0.01, 0.01], "translate": [37, 36]}, "objects": {"a": {"geometries": [a, b]}}, "arcs": c}),
            1 => json!({"spatialReference": a, "fields": [b], "features": [{"attributes": {"title": "A"}, "geometry": c}]}),
            2 => json!({"events": [{"id": "1", "associations": ["a"], "sources": ["s"], "date": a}], "sources": {"s": b}, "associations": [c]}),
            _ => json!({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": a, "properties": {"title": "A"}, "when": b}]}),
        };
        document.to_string().into_bytes()
    })
}

/// Members of such documents.
#[rustfmt::skip]
const MEMBERS: [&str; 36] = [
    "type", "geometries", "coordinates", "arcs", "properties", "id", "x", "y", "points", "paths", "rings", "wkid", "latestWkid", "name", "domain", "codedValues",
    "code", "title", "description", "filter_paths", "mode", "timespans", "start", "end", "in", "earliest", "latest", "label", "date", "lat", "lng", "graphic",
    "sources", "associations", "features", "attributes",
];

/// Written once.
static WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let heads = (0..3).map(|at| shared(0, at, at.into()));
    let cells: Vec<Vec<u8>> = heads
        .chain([shared(1, 0, 3), number(1, 1, 36.2), number(1, 2, 37.16)])
        .collect();
    xls(&["title", "lat", "lng", "Raid"], &cells).unwrap_or_default()
});

proptest! {
    #[test]
    fn any_map_is_read(bytes in damaged(map())) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_document_is_read(bytes in damaged(document())) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_archive_of_a_map_is_read(inner in map(), n_claimed in any::<u16>(), is_deflated in any::<bool>(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = match is_deflated {
            true => deflated("doc.kml", &inner, 1, n_claimed.into()).unwrap_or_default(),
            false => archive(&[("doc.kml", &inner)]),
        };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }

    #[test]
    fn any_old_spreadsheet_is_read(bytes in damaged(Just(WORKBOOK.clone()))) {
        prop_assert!(catch_unwind(|| n_read(&bytes)).is_ok());
    }
}
