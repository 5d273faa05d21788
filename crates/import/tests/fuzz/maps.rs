//! Maps of other programs, and spreadsheets of before 2007.

use std::panic::catch_unwind;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::xls::{number, shared, xls};
use crate::support::{archive, deflated::deflated};
use crate::{cell, damaged, escaped, n_read};

/// Elements of all vocabularies that are read.
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
