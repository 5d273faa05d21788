//! What a device shows of the page where its reader has it installed: the name, and an icon.

use serde::Serialize;
use tiny_skia::{Path, PathBuilder};

use crate::page::Site;
use crate::picture::canvas::{Canvas, ink};
use crate::picture::png;

/// Beside index.html, which names it.
pub(crate) const MANIFEST: &str = "site.webmanifest";

/// Widths of the icon; index.html names the first.
const ICONS_PX: [u32; 2] = [192, 512];

/// The page's own colours: paper, and what can be clicked.
const PAPER: &str = "#ffffff";
const ACCENT: &str = "#0b5c8a";

/// What a device is told of the page, with the members of W3C's Web Application Manifest. Its order is that of this file, whatever else is
/// compiled beside.
#[derive(Serialize)]
struct Manifest<'m> {
    name: &'m str,
    short_name: &'m str,
    description: &'m str,
    lang: &'m str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: Vec<Icon>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: String,
    r#type: &'static str,
    purpose: &'static str,
}

/// The manifest and its icons, with their names.
pub(crate) fn files(site: &Site<'_>) -> Result<Vec<(String, Vec<u8>)>, String> {
    let name = |px: u32| format!("icon-{px}.png");
    let icons = ICONS_PX.iter().flat_map(|&px| {
        ["any", "maskable"].map(|purpose| Icon {
            src: name(px),
            sizes: format!("{px}x{px}"),
            r#type: "image/png",
            purpose,
        })
    });
    let manifest = Manifest {
        name: site.title(),
        short_name: site.title(),
        description: site.description(),
        lang: site.language(),
        start_url: ".",
        scope: ".",
        display: "standalone",
        background_color: PAPER,
        theme_color: PAPER,
        icons: icons.collect(),
    };
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| error.to_string())?;
    let mut files = vec![(MANIFEST.to_owned(), format!("{text}\n").into_bytes())];
    for px in ICONS_PX {
        files.push((name(px), drawn(px).ok_or("an icon has no size")??));
    }
    Ok(files)
}

/// Three marks as on the map: one known exactly, within the circle of a place that is not, and another one beside it. All of it lies in the
/// middle four fifths, which every shape of icon shows.
fn drawn(px: u32) -> Option<Result<Vec<u8>, String>> {
    let mut canvas = Canvas::new(px, px)?;
    canvas.fill_all(ink(ACCENT));
    let part = |of: f32| px as f32 * of;
    let disc = |x: f32, y: f32, radius: f32| -> Option<Path> {
        PathBuilder::from_circle(part(x), part(y), part(radius))
    };
    canvas.stroke(&disc(0.46, 0.54, 0.29)?, ink(PAPER), part(0.035));
    canvas.fill(&disc(0.46, 0.54, 0.13)?, ink(PAPER));
    canvas.fill(&disc(0.74, 0.27, 0.09)?, ink(PAPER));
    Some(png::encoded(&canvas.pixmap).map_err(|error| error.to_string()))
}

#[cfg(test)]
mod tests {
    use incidents::config::MapConfig;
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_manifest_has_the_name_of_the_map_and_an_icon_for_each_shape() {
        let config = MapConfig::parse(br#"{"title": {"ar": "A map"}, "languages": ["ar"]}"#).0;
        let files = files(&Site::new(&config, &[], 0)).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, [MANIFEST, "icon-192.png", "icon-512.png"]);
        let manifest: Value = serde_json::from_slice(&files[0].1).unwrap();
        for (member, expected) in [
            ("name", "A map"),
            ("lang", "ar"),
            ("start_url", "."),
            ("display", "standalone"),
        ] {
            assert_eq!(manifest[member], expected, "{member}");
        }
        assert_eq!(manifest["icons"].as_array().unwrap().len(), 4);
        for (name, bytes) in files.iter().skip(1) {
            let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
            assert!(name.contains(&width.to_string()), "{name}: {width}");
        }
    }
}
