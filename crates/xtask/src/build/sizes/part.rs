//! What the files of the page are to a visit.

/// What a file of dist/ is to a first visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    OwnCode,
    /// What draws the map, which the list and the timeline do not wait for.
    MapCode,
    /// What no first visit loads.
    LaterCode,
    /// What a visit to a file of more than a megabyte loads.
    WorkerCode,
    /// What a visit to a file that is not in our own schema loads beside that.
    ImportCode,
    /// What a visit to a spreadsheet loads beside that.
    SheetCode,
    /// What a visit to a map with overlays loads.
    AreasCode,
    /// What makes maps: no reader loads it.
    MakeCode,
    /// What keeps the page on a reader's device, when nothing else is to be done.
    OfflineCode,
    /// What a visit to a map loads whose records are read again, or whose publisher keeps earlier versions.
    SinceCode,
    /// What a visit to a map with tiles of its own, or overlays, loads beside that.
    TilesCode,
    Page,
    /// What is seen of the map until it is drawn.
    Picture,
    /// The messages of a language, and what reads them.
    Words,
    MapEngine,
    Basemap,
    /// What of the basemap is asked for when the map comes to its zoom, after the marks.
    CloserBasemap,
    /// The style of the dark theme: a reader is shown one of the two.
    DarkBasemap,
    /// What other pages load to embed this one.
    Embed,
    /// The incidents, what only people read, and what hosts and other sites are told.
    NotCounted,
}

/// Files of the basemap that no layer draws at every zoom: a test holds this list to the style.
const CLOSER: [&str; 3] = [
    "basemap/built-up.geojson",
    "basemap/city.geojson",
    "basemap/roads.geojson",
];

impl Part {
    /// `path` is relative to dist/, with slashes.
    pub fn from_path(path: &str) -> Self {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let (folder, rest) = path.split_once('/').unwrap_or(("", path));
        match (folder, extension) {
            (_, "br" | "gz" | "md" | "txt" | "ts") | ("hosting", _) => Self::NotCounted,
            ("", _) if matches!(rest, "_headers" | "oembed.json" | "site.json") => Self::NotCounted,
            ("", "png") if rest.starts_with("preview.") || rest.starts_with("icon-") => {
                Self::NotCounted
            }
            ("", "js") if matches!(rest, "offline.js" | "sw.js") => Self::OfflineCode,
            ("", "js" | "css") if matches!(rest, "live.js" | "versions.js" | "since.css") => {
                Self::SinceCode
            }
            ("", "js") if matches!(rest, "ground.js" | "overlays.js") => Self::TilesCode,
            ("vendor", "mjs") if rest.starts_with("pmtiles-") => Self::TilesCode,
            // A reader is shown one of the two.
            ("", "png") if rest == "first-view.png" => Self::Picture,
            ("", "png") if rest.starts_with("first-view.") => Self::NotCounted,
            ("", "js") if rest == "embed.js" => Self::Embed,
            ("", "html") if matches!(rest, "make.html" | "draft.html") => Self::MakeCode,
            ("", _)
                if ["make-", "making-", "draft."]
                    .iter()
                    .any(|it| rest.starts_with(it)) =>
            {
                Self::MakeCode
            }
            ("", "js") if rest == "found.js" => Self::LaterCode,
            ("vendor", _) if rest.ends_with("LICENSE-APACHE") => Self::NotCounted,
            ("", "js" | "wasm") if rest.starts_with("worker-") => Self::WorkerCode,
            ("", "js" | "wasm") if rest.starts_with("import-") => Self::ImportCode,
            ("", "js" | "wasm") if rest.starts_with("sheets-") => Self::SheetCode,
            ("", "js" | "wasm") if rest.starts_with("areas-") => Self::AreasCode,
            ("", "wasm") if rest.ends_with("_bg.wasm") => Self::OwnCode,
            ("", "wasm") if rest.split('-').any(|part| part == "map") => Self::MapCode,
            ("", "wasm") => Self::LaterCode,
            ("", "css") if rest == "later.css" => Self::MapCode,
            ("", "js" | "css") => Self::OwnCode,
            ("vendor", _) if rest.starts_with("fluent-") => Self::Words,
            // A reader is spoken to in one language, and the complete one is the heaviest case.
            ("words", "ftl") if rest == "en.ftl" => Self::Words,
            ("words", _) => Self::NotCounted,
            ("vendor", "css") if rest.starts_with("maplibre-") => Self::MakeCode,
            ("vendor", _) => Self::MapEngine,
            ("data", _) if CLOSER.contains(&rest) => Self::CloserBasemap,
            ("data", _) if rest == "basemap/dark.json" => Self::DarkBasemap,
            ("data", _) if rest.starts_with("basemap/") => Self::Basemap,
            ("data", _) if rest != "map.json" => Self::NotCounted,
            _ => Self::Page,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::OwnCode => "own code",
            Self::MapCode => "map's own code",
            Self::LaterCode => "later code",
            Self::WorkerCode => "worker",
            Self::ImportCode => "other files",
            Self::SheetCode => "spreadsheets",
            Self::AreasCode => "overlays",
            Self::MakeCode => "making maps",
            Self::OfflineCode => "offline",
            Self::SinceCode => "after publishing",
            Self::TilesCode => "own ground",
            Self::Page => "page",
            Self::Picture => "picture",
            Self::Words => "words",
            Self::MapEngine => "map engine",
            Self::Basemap => "basemap",
            Self::CloserBasemap => "closer basemap",
            Self::DarkBasemap => "dark basemap",
            Self::Embed => "for other pages",
            Self::NotCounted => "not counted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of sources none of whose layers is drawn at every zoom.
    #[test]
    fn what_of_the_basemap_comes_later_is_what_the_style_draws_from_a_zoom_on() {
        let style = include_str!("../../../../../data/basemap/light.json");
        let style: serde_json::Value = serde_json::from_str(style).unwrap();
        let mut closer = Vec::new();
        for (name, source) in style["sources"].as_object().unwrap() {
            let mut layers = style["layers"].as_array().unwrap().iter();
            let is_drawn_at_once = |layer: &serde_json::Value| {
                layer["source"] == **name && layer.get("minzoom").is_none()
            };
            if !layers.any(is_drawn_at_once) {
                closer.push(format!("basemap/{}", source["data"].as_str().unwrap()));
            }
        }
        closer.sort();
        assert_eq!(closer, CLOSER);
    }

    #[test]
    fn every_file_has_its_part() {
        let check = |path: &str, part: Part| assert_eq!(Part::from_path(path), part, "{path}");
        check("incident-map-6337f3a73338bf47_bg.wasm", Part::OwnCode);
        check("incident-map-6337f3a73338bf47.js", Part::OwnCode);
        check("map-6337f3a73338bf47.wasm", Part::MapCode);
        check("map-and-share-6337f3a73338bf47.wasm", Part::MapCode);
        check("share-6337f3a73338bf47.wasm", Part::LaterCode);
        check("worker-6337f3a73338bf47_bg.wasm", Part::WorkerCode);
        check("worker-6337f3a73338bf47.js", Part::WorkerCode);
        check("import-6337f3a73338bf47_bg.wasm", Part::ImportCode);
        check("sheets-6337f3a73338bf47.js", Part::SheetCode);
        check("areas-6337f3a73338bf47_bg.wasm", Part::AreasCode);
        check("make.html", Part::MakeCode);
        check("make-6337f3a73338bf47.js", Part::MakeCode);
        check("make-6337f3a73338bf47.css", Part::MakeCode);
        check("making-6337f3a73338bf47_bg.wasm", Part::MakeCode);
        check("draft.js", Part::MakeCode);
        check("draft.html", Part::MakeCode);
        check("words/make/en.ftl", Part::NotCounted);
        check("start.js", Part::OwnCode);
        check("sw.js", Part::OfflineCode);
        check("offline.js", Part::OfflineCode);
        check("live.js", Part::SinceCode);
        check("since.css", Part::SinceCode);
        check("ground.js", Part::TilesCode);
        check("overlays.js", Part::TilesCode);
        check("vendor/pmtiles-4.5.0/pmtiles.mjs", Part::TilesCode);
        check("found.js", Part::LaterCode);
        check("site.webmanifest", Part::Page);
        check("icon-512.png", Part::NotCounted);
        check("embed.js", Part::Embed);
        check("embed.d.ts", Part::NotCounted);
        check("style-ee7a29fa6c6f7812.css", Part::OwnCode);
        check(
            "vendor/maplibre-6.17.0/maplibre-gl-worker.mjs",
            Part::MapEngine,
        );
        check("vendor/maplibre-6.17.0/maplibre-gl.css", Part::MakeCode);
        check("later.css", Part::MapCode);
        check("vendor/maplibre-6.17.0/LICENSE.txt", Part::NotCounted);
        check("vendor/fluent-0.19.1/LICENSE-APACHE", Part::NotCounted);
        check("vendor/fluent-0.19.1/fluent.mjs", Part::Words);
        check("words/en.ftl", Part::Words);
        check("data/basemap/land.geojson", Part::Basemap);
        check("data/basemap/light.json", Part::Basemap);
        check("data/basemap/dark.json", Part::DarkBasemap);
        check("data/basemap/roads.geojson", Part::CloserBasemap);
        check("data/basemap/roads.LICENSE.txt", Part::NotCounted);
        check("data/basemap/README.md", Part::NotCounted);
        check("data/incidents.geojson", Part::NotCounted);
        check("data/map.json", Part::Page);
        check("index.html", Part::Page);
        check("preview.png", Part::NotCounted);
        check("preview.ar.png", Part::NotCounted);
        check("first-view.png", Part::Picture);
        check("incident-map-6337f3a73338bf47.js.br", Part::NotCounted);
        check("_headers", Part::NotCounted);
    }
}
