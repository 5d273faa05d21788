//! An archive of tiles as a publisher lays it beside their page: a city of one lake, a park, a road, a house and a name to each tile, with the
//! layers and kinds of the Protomaps basemap.

use std::f64::consts::PI;
use std::io::Cursor;

use mvt::{GeomEncoder, GeomType, Tile};
use pmtiles::{PmTilesWriter, TileCoord, TileType};

use crate::support::Outcome;

/// West, south, east and north of the archive: Aleppo.
pub const BOUNDS: [f64; 4] = [37.0, 36.1, 37.35, 36.35];

/// The zooms that have tiles.
pub const ZOOMS: std::ops::RangeInclusive<u8> = 8..=13;

/// What the archive says of whose work it is.
pub const CREDIT: &str = "<a href=\"https://example.org\">Tile makers</a>";

const EXTENT: f64 = 4096.0;

/// A rectangle or a line of a layer.
struct Drawn {
    layer: &'static str,
    kind: &'static str,
    points: &'static [(f64, f64)],
    geometry: GeomType,
}

/// In parts of a tile, from its upper left corner.
const DRAWN: [Drawn; 7] = [
    area(
        "earth",
        "earth",
        &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
    ),
    area(
        "water",
        "lake",
        &[(0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4)],
    ),
    area(
        "landuse",
        "park",
        &[(0.6, 0.1), (0.9, 0.1), (0.9, 0.4), (0.6, 0.4)],
    ),
    area(
        "buildings",
        "building",
        &[(0.6, 0.6), (0.7, 0.6), (0.7, 0.7), (0.6, 0.7)],
    ),
    Drawn {
        layer: "roads",
        kind: "highway",
        points: &[(0.0, 0.5), (1.0, 0.5)],
        geometry: GeomType::Linestring,
    },
    Drawn {
        layer: "roads",
        kind: "minor_road",
        points: &[(0.5, 0.0), (0.5, 1.0)],
        geometry: GeomType::Linestring,
    },
    Drawn {
        layer: "places",
        kind: "locality",
        points: &[(0.3, 0.7)],
        geometry: GeomType::Point,
    },
];

const fn area(layer: &'static str, kind: &'static str, points: &'static [(f64, f64)]) -> Drawn {
    Drawn {
        layer,
        kind,
        points,
        geometry: GeomType::Polygon,
    }
}

fn tile() -> Outcome<Vec<u8>> {
    let mut tile = Tile::new(EXTENT as u32);
    let mut layers: Vec<&str> = DRAWN.iter().map(|drawn| drawn.layer).collect();
    layers.dedup();
    for name in layers {
        let mut layer = tile.create_layer(name);
        for drawn in DRAWN.iter().filter(|drawn| drawn.layer == name) {
            let mut geometry = GeomEncoder::new(match drawn.geometry {
                GeomType::Point => GeomType::Point,
                GeomType::Linestring => GeomType::Linestring,
                GeomType::Polygon => GeomType::Polygon,
            });
            for (x, y) in drawn.points {
                geometry.add_point(x * EXTENT, y * EXTENT)?;
            }
            let mut feature = layer.into_feature(geometry.encode()?);
            feature.add_tag_string("kind", drawn.kind);
            feature.add_tag_string("name", "Тест");
            feature.add_tag_string("name:en", "Testville");
            feature.add_tag_string("name:ar", "مدينة");
            layer = feature.into_layer();
        }
        tile.add_layer(layer)?;
    }
    Ok(tile.to_bytes()?)
}

/// The archive.
pub fn archive() -> Outcome<Vec<u8>> {
    let layers = ["earth", "water", "landuse", "buildings", "roads", "places"];
    let layers = layers.map(|id| serde_json::json!({"id": id, "fields": {}}));
    let metadata = serde_json::json!({"attribution": CREDIT, "vector_layers": layers});
    let [west, south, east, north] = BOUNDS;
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .min_zoom(*ZOOMS.start())
        .max_zoom(*ZOOMS.end())
        .bounds(west, south, east, north)
        .metadata(metadata.to_string())
        .create(&mut bytes)?;
    let tile = tile()?;
    for zoom in ZOOMS {
        let (first, last) = (place(west, north, zoom), place(east, south, zoom));
        for x in first.0..=last.0 {
            for y in first.1..=last.1 {
                writer.add_tile(TileCoord::new(zoom, x, y)?, &tile)?;
            }
        }
    }
    writer.finalize()?;
    Ok(bytes.into_inner())
}

/// Column and row of the tile that has a place, as Web Mercator counts them.
fn place(lng: f64, lat: f64, zoom: u8) -> (u32, u32) {
    let n = f64::from(1_u32 << zoom);
    let (x, y) = (
        (lng + 180.0) / 360.0,
        (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0,
    );
    ((x * n) as u32, (y * n) as u32)
}

/// Where the middle of a part of the tile around the middle of the archive is, from its upper left corner: longitude and latitude.
pub fn part(x: f64, y: f64, zoom: u8) -> (f64, f64) {
    let [west, south, east, north] = BOUNDS;
    let (column, row) = place(f64::midpoint(west, east), f64::midpoint(south, north), zoom);
    let n = f64::from(1_u32 << zoom);
    let (x, y) = ((f64::from(column) + x) / n, (f64::from(row) + y) / n);
    let lat = (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    (x * 360.0 - 180.0, lat)
}
