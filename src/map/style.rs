//! The basemap's style: the map file names it, for light and for dark.

use incidents::config::MapConfig;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::load;
use crate::map::maplibre::from_json;
use crate::theme::Theme;
use crate::url;

/// The style document, with every address in it made absolute: MapLibre would take a relative
/// one as relative to the page.
pub async fn load(config: &MapConfig, theme: Theme) -> Result<JsValue, String> {
    let file = match theme {
        Theme::Light => &config.basemap.light,
        Theme::Dark => &config.basemap.dark,
    };
    let Some(file) = file else {
        return Ok(from_json(&plain(theme)));
    };
    let data_folder = url::same_origin("data/").unwrap_or_default();
    let address = url::beside(&data_folder, file).unwrap_or_else(|| file.clone());
    let bytes = load::fetch(&address).await.map_err(|error| format!("the basemap {} could not be loaded", error.file))?;
    let mut style: Value = serde_json::from_slice(&bytes).map_err(|error| format!("the basemap {file} is no style: {error}"))?;
    if let Some(sources) = style.get_mut("sources").and_then(Value::as_object_mut) {
        for source in sources.values_mut() {
            make_absolute(source, &address);
        }
    }
    Ok(from_json(&style))
}

fn make_absolute(source: &mut Value, style_address: &str) {
    for member in ["data", "url"] {
        let absolute = source.get(member).and_then(Value::as_str).and_then(|path| url::beside(style_address, path));
        if let (Some(absolute), Some(members)) = (absolute, source.as_object_mut()) {
            members.insert(member.to_owned(), Value::String(absolute));
        }
    }
}

/// Land everywhere: what a map file without a basemap gets.
fn plain(theme: Theme) -> Value {
    let color = match theme {
        Theme::Light => "#f8f6f1",
        Theme::Dark => "#24272b",
    };
    json!({"version": 8, "sources": {}, "layers": [{"id": "land", "type": "background", "paint": {"background-color": color}}]})
}
