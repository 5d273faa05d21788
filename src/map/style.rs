//! The basemap's style: the map file names it, for light and for dark.

use incidents::config::MapConfig;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::browser::fetch::{FetchScope, fetch, fetch_file_ahead};
use crate::browser::palette::Theme;
use crate::browser::web::picture::canvas_is_read_truly;
use crate::browser::{url, web};
use crate::map::js::from_json;
use crate::map::maplibre::{GeoJsonSource, Map, with_own_tiles};

/// The style document in the words of a language, with the map's own tiles over it.
pub async fn load(config: &MapConfig, theme: Theme, language: &str) -> Result<JsValue, String> {
    let basemap = &config.basemap;
    // One alone is of both themes.
    let (file, name) = match theme {
        Theme::Light => (basemap.light.as_ref().or(basemap.dark.as_ref()), "light"),
        Theme::Dark => (basemap.dark.as_ref().or(basemap.light.as_ref()), "dark"),
    };
    let mut style = match file {
        Some(file) => match of_file(file).await {
            // The tiles are drawn all the same.
            Err(_) if basemap.has_tiles => plain(theme)?,
            style => style?,
        },
        None => plain(theme)?,
    };
    if basemap.has_tiles {
        let laid = with_own_tiles(&style, name, language).await;
        style = laid.map_err(|error| web::failure("ground.js", &error))?;
    }
    match canvas_is_read_truly() {
        true => name_in(&style, language),
        false => take_names_away(&style),
    }
    Ok(style)
}

/// A style document with every address in it made absolute: `MapLibre` would take a relative one as relative to the page.
async fn of_file(file: &str) -> Result<JsValue, String> {
    let data_folder = url::same_origin("data/").unwrap_or_default();
    let address = url::beside(&data_folder, file).unwrap_or_else(|| file.to_owned());
    let bytes = fetch(&address, FetchScope::Policy)
        .await
        .map_err(|error| format!("the basemap {} could not be loaded", error.file))?;
    let style = parsed(&String::from_utf8_lossy(&bytes), file)?;
    let sources = web::get_property(&style, "sources");
    if let Some(sources) = sources.dyn_ref::<Object>() {
        for source in Object::values(sources).iter() {
            make_absolute(&source, &address);
        }
    }
    for name in ["glyphs", "sprite"] {
        make_member_absolute(&style, name, &address);
    }
    // Of several sprites each has its address.
    let sprites = web::get_property(&style, "sprite");
    for sprite in sprites.dyn_ref::<Array>().into_iter().flat_map(Array::iter) {
        make_member_absolute(&sprite, "url", &address);
    }
    Ok(style)
}

/// What is wrong with the tiles that should lie over a style.
pub fn fault(style: &JsValue) -> Option<String> {
    let metadata = web::get_property(style, "metadata");
    web::get_property(&metadata, "fault").as_string()
}

/// A file that no layer of a style draws before the map comes to a zoom.
pub struct Later {
    source: String,
    from_zoom: f64,
    file: String,
}

impl Later {
    /// Has it fetched if its zoom has come, and says whether it still waits.
    pub fn waits(&self, map: &Map) -> bool {
        let source = map.source(&self.source);
        let waits = map.zoom() < self.from_zoom;
        if !waits && !source.is_undefined() {
            let file = self.file.clone();
            source
                .unchecked_ref::<GeoJsonSource>()
                .set_data(&file.as_str().into());
            // By the page, too: what keeps it on a reader's device does not hear of what `MapLibre`'s worker asks for.
            spawn_local(async move { fetch_file_ahead(&file).await });
        }
        waits
    }
}

/// Takes the GeoJSON files out of a style that no layer draws at a zoom (by its `minzoom`): `MapLibre` would fetch all of them at once.
pub fn put_off(style: &JsValue, zoom: f64) -> Vec<Later> {
    let sources = web::get_property(style, "sources");
    let layers = web::get_property(style, "layers");
    let layers = layers.dyn_into::<Array>().unwrap_or_default();
    let mut put_off = Vec::new();
    let names = sources.dyn_ref::<Object>().map(Object::keys);
    for name in names.unwrap_or_default().iter() {
        let text = name.as_string().unwrap_or_default();
        let source = web::get_property(&sources, &text);
        let file = web::get_property(&source, "data");
        let drawn = (layers.iter()).filter(|layer| web::get_property(layer, "source") == name);
        let zooms = drawn.map(|layer| web::get_property(&layer, "minzoom").as_f64());
        let from_zoom = zooms.fold(f64::INFINITY, |least, zoom| least.min(zoom.unwrap_or(0.0)));
        if let Some(file) = file.as_string().filter(|_| from_zoom > zoom) {
            let nothing = from_json(r#"{"type":"FeatureCollection","features":[]}"#);
            // Setting a member of a plain object cannot fail.
            let _set = Reflect::set(&source, &"data".into(), &nothing);
            put_off.push(Later {
                source: text,
                from_zoom,
                file,
            });
        }
    }
    put_off
}

/// The GeoJSON files that a style draws.
pub fn data_files(style: &JsValue) -> Vec<String> {
    let sources = web::get_property(style, "sources");
    let sources = sources
        .dyn_ref::<Object>()
        .map(Object::values)
        .unwrap_or_default();
    let data = sources
        .iter()
        .map(|source| web::get_property(&source, "data"));
    data.filter_map(|data| data.as_string()).collect()
}

/// The layer below all others, the member that has its colour, and the source of what lies in the sea.
pub const SEA: (&str, &str) = ("background", "background-color");
pub const LAND: &str = "land";

/// Takes the sea's colour out of a style until land has come: nobody is to see a city in the sea. `None` if the style does not draw
/// its land so.
pub fn without_sea(style: &JsValue) -> Option<JsValue> {
    let layers = web::get_property(style, "layers");
    let layers = layers.dyn_ref::<Array>()?;
    let named = |id: &str| {
        let is_it =
            |layer: &JsValue| web::get_property(layer, "id").as_string().as_deref() == Some(id);
        layers.iter().find(is_it)
    };
    // Colours by zoom or by data are left as they are, and so is land of another source.
    let color = |(layer, member): (&str, &str)| {
        web::get_property(&web::get_property(&named(layer)?, "paint"), member).as_string()
    };
    let land_source = web::get_property(&named(LAND)?, "source").as_string();
    let (sea, land) = (color(SEA)?, color((LAND, "fill-color"))?);
    if land_source.as_deref() != Some(LAND) {
        return None;
    }
    let below = web::get_property(&named(SEA.0)?, "paint");
    // Setting a member of a plain object cannot fail.
    let _set = Reflect::set(&below, &SEA.1.into(), &land.into());
    Some(sea.into())
}

/// Has a style whose labels have names in several languages, as `name_en` and `name_ar`, say those of the page's in the place of English ones;
/// alone, where it is written the other way.
fn name_in(style: &JsValue, language: &str) {
    const ENGLISH: &str = r#"["get","name_en"]"#;
    let layers = web::get_property(style, "layers");
    let Some(layers) = layers.dyn_ref::<Array>().filter(|_| language != "en") else {
        return;
    };
    let tag = language.split('-').next().unwrap_or_default();
    let name = format!(r#"["get","name_{tag}"]"#);
    let own = format!(r#"["coalesce",{name},{ENGLISH}]"#);
    for layer in layers.iter() {
        let layout = web::get_property(&layer, "layout");
        let text = js_sys::JSON::stringify(&web::get_property(&layout, "text-field")).ok();
        let text = text.and_then(|text| text.as_string()).unwrap_or_default();
        let names = match web::is_rtl() {
            true if text.contains(&name) => own.clone(),
            true => continue,
            false => text.replace(ENGLISH, &own),
        };
        if names != text {
            // Setting a member of a plain object cannot fail.
            let _set = Reflect::set(&layout, &"text-field".into(), &from_json(&names));
        }
    }
}

/// `MapLibre` draws letters on a canvas and reads them back.
fn take_names_away(style: &JsValue) {
    let layers = web::get_property(style, "layers");
    let Some(layers) = layers.dyn_ref::<Array>() else {
        return;
    };
    let is_drawn =
        |layer: &JsValue| web::get_property(layer, "type").as_string().as_deref() != Some("symbol");
    let drawn: Array = layers.iter().filter(is_drawn).collect();
    // Setting a member of a plain object cannot fail.
    let _set = Reflect::set(style, &"layers".into(), &drawn);
}

fn parsed(text: &str, file: &str) -> Result<JsValue, String> {
    js_sys::JSON::parse(text).map_err(|error| web::failure(&format!("{file} is no style"), &error))
}

fn make_absolute(source: &JsValue, style_address: &str) {
    if let Some(credit) = web::get_property(source, "attribution").as_string() {
        // Setting a member of a plain object cannot fail.
        let _set = Reflect::set(source, &"attribution".into(), &as_text(&credit).into());
    }
    for name in ["data", "url"] {
        make_member_absolute(source, name, style_address);
    }
    let tiles = web::get_property(source, "tiles");
    if let Some(tiles) = tiles.dyn_ref::<Array>() {
        for at in 0..tiles.length() {
            make_member_absolute(tiles, &at.to_string(), style_address);
        }
    }
}

fn make_member_absolute(object: &JsValue, name: &str, style_address: &str) {
    let absolute = web::get_property(object, name)
        .as_string()
        .and_then(|path| url::beside(style_address, &path));
    if let Some(absolute) = absolute {
        // An address is written with its braces escaped, where MapLibre has its variables, as in `{z}/{x}/{y}`.
        let absolute = absolute.replace("%7B", "{").replace("%7D", "}");
        // Setting a member of a plain object cannot fail.
        let _set = Reflect::set(object, &name.into(), &absolute.into());
    }
}

/// A credit without its markup, and written so that none can come of it: `MapLibre` sets credits as HTML.
pub fn as_text(credit: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for c in credit.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            c => text.push(c),
        }
    }
    // An entity in a credit of HTML, as in `&copy;`, is left as it is: it can make no element.
    text
}

/// Land everywhere: what a map file without a basemap gets, or with one that does not arrive.
pub fn plain(theme: Theme) -> Result<JsValue, String> {
    let land = match theme {
        Theme::Light => "#f8f6f1",
        Theme::Dark => "#24272b",
    };
    let style = format!(
        r#"{{"version":8,"sources":{{}},"layers":[{{"id":"land","type":"background","paint":{{"background-color":"{land}"}}}}]}}"#
    );
    parsed(&style, "the plain basemap")
}
