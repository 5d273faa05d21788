//! A map on tiles of its own: an archive beside the page, or a server's.

use serde_json::{Value, json};

use crate::support::npm;
use crate::support::tiles::{archive, part};
use crate::support::{Failure, Outcome, Page, Reader, Site, read_site};

const ARCHIVE: &str = "data/basemap/city.pmtiles";

/// Of the lake, the park and the land of the tiles, in the light and the dark theme.
const LAKE: [[u8; 3]; 2] = [[0xcf, 0xdf, 0xe8], [0x1a, 0x27, 0x33]];
const PARK: [[u8; 3]; 2] = [[0xe6, 0xec, 0xdc], [0x26, 0x2d, 0x28]];

fn with_basemap(basemap: &Value) -> Outcome<Site> {
    Site::built()?.with_json("data/map.json", |map| map["basemap"] = basemap.clone())
}

fn with_archive() -> Outcome<Site> {
    with_basemap(&json!({"pmtiles": "basemap/city.pmtiles"}))?.with(ARCHIVE, archive()?)
}

/// Opens the map with this part of a tile in its middle.
async fn open_at(page: &Page, (x, y): (f64, f64), more: &str) -> Outcome {
    let (lng, lat) = part(x, y, 13);
    page.open(&format!("/?at={lat:.4},{lng:.4},13.00{more}"))
        .await?;
    page.map_is_ready().await
}

/// Waits until the middle of the map has a colour.
async fn has_in_its_middle(page: &Page, color: [u8; 3]) -> Outcome {
    let at = page.rect("canvas.maplibregl-canvas").await?.centre();
    let what = format!("the middle of the map is {color:?}");
    page.wait_until(&what, async || {
        Ok(page.pixels_like(at, color, 6).await? > 1500)
    })
    .await
}

async fn credits(page: &Page) -> Outcome<String> {
    page.ask("return document.querySelector('.maplibregl-ctrl-attrib-inner').textContent")
        .await
}

#[test]
fn an_archive_beside_the_page_is_the_ground_in_both_themes_and_languages() -> Outcome {
    let reader = Reader::at_desk().with_ground().who_counts_pixels();
    read_site(reader, with_archive()?, async |page| {
        open_at(page, (0.25, 0.25), "").await?;
        has_in_its_middle(page, LAKE[0]).await?;
        open_at(page, (0.75, 0.25), "").await?;
        has_in_its_middle(page, PARK[0]).await?;
        page.picture("own-tiles-light").await?;
        page.turn_dark().await?;
        has_in_its_middle(page, PARK[1]).await?;
        page.picture("own-tiles-dark").await?;
        open_at(page, (0.25, 0.25), "&theme=dark").await?;
        has_in_its_middle(page, LAKE[1]).await?;
        let credits = credits(page).await?;
        assert!(credits.contains("Tile makers"), "{credits}");
        assert!(!credits.contains('<'), "{credits}");
        open_at(page, (0.3, 0.7), "&lang=ar").await?;
        page.picture("own-tiles-ar").await
    })
}

/// Waits until the page says this of its map, and lists what happened all the same.
async fn says_of_its_map(page: &Page, fault: &str) -> Outcome {
    page.mentions(fault).await?;
    page.mentions("What comes with the page is shown instead")
        .await?;
    page.map_is_ready().await?;
    page.counts("11 incidents, 14 background records").await
}

#[test]
fn an_archive_that_cannot_be_read_is_named_with_what_to_do() -> Outcome {
    read_site(
        Reader::at_desk().with_map(),
        with_archive()?,
        async |page| {
            let whole = std::fs::read(page.site.file(ARCHIVE))?;
            page.site.edit(ARCHIVE, [0x50, 0x4d].repeat(40_000))?;
            page.open("/").await?;
            says_of_its_map(
                page,
                "basemap/city.pmtiles is no PMTiles archive of version 3, or is cut off",
            )
            .await?;
            page.picture("own-tiles-broken").await?;
            // As a host sends it that knows no ranges: no more than 64 KB of it are taken.
            let mut large = whole.clone();
            large.resize(20_000_000, 0);
            page.site.edit(ARCHIVE, large)?;
            let host = page.on_a_bare_host("http://127.0.0.1").await?;
            page.go_there(&format!("{}/", host.origin)).await?;
            says_of_its_map(page, "its host sends whole files only").await?;
            let taken: f64 = page
            .ask("return performance.getEntriesByType('resource').filter(it => it.name.endsWith('.pmtiles')).reduce((sum, it) => sum + it.transferSize, 0)")
            .await?;
            assert!(taken < 1_000_000.0, "{taken} bytes");
            // A small one comes whole, and is read.
            page.site.edit(ARCHIVE, whole)?;
            page.go_there(&format!("{}/", host.origin)).await?;
            page.map_is_ready().await?;
            let credits = credits(page).await?;
            assert!(credits.contains("Tile makers"), "{credits}");
            std::fs::remove_file(page.site.file(ARCHIVE))?;
            page.expect_complaint("city.pmtiles");
            page.open("/").await?;
            says_of_its_map(page, "there is no file basemap/city.pmtiles").await
        },
    )
}

#[test]
fn tiles_of_pictures_take_the_place_of_the_ground_and_keep_their_credit() -> Outcome {
    let tile = "basemap/tile.png?{z}/{x}/{y}";
    let basemap = json!({"tiles": tile, "size": 256, "max_zoom": 12, "credit": "© Picture makers"});
    let png = one_colour([0x80, 0xb0, 0x60])?;
    let site = with_basemap(&basemap)?.with("data/basemap/tile.png", png)?;
    let reader = Reader::at_desk().with_ground().who_counts_pixels();
    read_site(reader, site, async |page| {
        open_at(page, (0.25, 0.25), "").await?;
        has_in_its_middle(page, [0x80, 0xb0, 0x60]).await?;
        let credits = credits(page).await?;
        assert!(credits.contains("© Picture makers"), "{credits}");
        page.picture("own-tiles-pictures").await?;
        let without_places = json!({"tiles": "basemap/tile.png"});
        page.site
            .edit_json("data/map.json", |map| map["basemap"] = without_places)?;
        page.open("/").await?;
        says_of_its_map(
            page,
            "basemap.tiles of map.json is no address with {z}, {x} and {y}",
        )
        .await
    })
}

/// A picture of 256 pixels in a square.
fn one_colour([red, green, blue]: [u8; 3]) -> Outcome<Vec<u8>> {
    const SIDE: u32 = 256;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&[red, green, blue].repeat((SIDE * SIDE) as usize))?;
    writer.finish()?;
    Ok(bytes)
}

/// Names alone: what they are drawn like is our own.
#[test]
fn layers_and_kinds_are_those_of_the_protomaps_basemap() -> Outcome {
    const REFERENCE: &str = "import { layers, namedFlavor } from '@protomaps/basemaps';
        console.log(JSON.stringify(layers('reference', namedFlavor('light'), { lang: 'en' })));";
    let arguments = ["--input-type=module", "--eval", REFERENCE];
    let ran = std::process::Command::new("node")
        .args(arguments)
        .current_dir(npm::here())
        .output()?;
    let reference = String::from_utf8(ran.stdout)?;
    let layers: Vec<Value> = serde_json::from_str(&reference)?;
    let is_there = |name: &str| layers.iter().any(|layer| layer["source-layer"] == name);
    for name in [
        "earth",
        "water",
        "landuse",
        "roads",
        "buildings",
        "places",
        "pois",
    ] {
        assert!(is_there(name), "{name}");
    }
    let ours = std::fs::read_to_string(npm::here().join("ground.js"))?;
    // Land and water are those of the ground that goes on around the tiles.
    for theme in ["light", "dark"] {
        let style = std::fs::read(npm::here().join(format!("data/basemap/{theme}.json")))?;
        let style: Value = serde_json::from_slice(&style)?;
        let layers = style["layers"].as_array().into_iter().flatten();
        let paint = |id: &str, name: &str| {
            let layer = layers.clone().find(|layer| layer["id"] == id);
            layer.map(|layer| layer["paint"][name].clone())
        };
        for (own, color) in [
            ("earth", paint("land", "fill-color")),
            ("water", paint("background", "background-color")),
            ("river", paint("rivers", "line-color")),
        ] {
            let color = color.ok_or(Failure::new("no such layer"))?;
            assert!(ours.contains(&format!("{own}: {color}")), "{own}: {color}");
        }
    }
    let mut n_kinds = 0;
    for call in ours.split("kind(").skip(1) {
        let arguments = call.split(')').next().unwrap_or_default();
        for kind in arguments.split('"').skip(1).step_by(2) {
            assert!(reference.contains(&format!("\"{kind}\"")), "{kind}");
            n_kinds += 1;
        }
    }
    assert!(n_kinds > 40, "{n_kinds}");
    Ok(())
}
