//! Waypoints of GPX 1.0 and 1.1.

use serde_json::{Value, json};

use crate::xml::Found;
use crate::xml::node::Node;

pub(super) fn waypoint(node: &Node, found: &mut Found) {
    let degrees = |name| node.attribute(name)?.trim().parse::<f64>().ok();
    found.geometry = match (degrees("lon"), degrees("lat")) {
        (Some(lng), Some(lat)) => json!({"type": "Point", "coordinates": [lng, lat]}),
        _ => Value::Null,
    };
    if found.geometry.is_null() {
        let texts: Vec<&str> = ["lat", "lon"]
            .into_iter()
            .filter_map(|name| node.attribute(name))
            .collect();
        found.not_drawn = Some(texts.join(", "));
    }
    for child in &node.children {
        match child.name.as_str() {
            "link" => {
                let url = child.attribute("href").unwrap_or(&child.text).trim();
                let link = match child.text_of("text") {
                    Some(words) => format!("{words}: {url}"),
                    None => url.to_owned(),
                };
                found.text("link", &link);
            }
            "desc" => found.text("description", &child.whole_text()),
            "extensions" => extensions(child, found),
            name => found.text(name, &child.whole_text()),
        }
    }
}

/// What programs add: each element that holds a text, under its own name.
fn extensions(node: &Node, found: &mut Found) {
    for child in &node.children {
        match child.children.is_empty() {
            true => found.text(&child.name, &child.text),
            false => extensions(child, found),
        }
    }
}
