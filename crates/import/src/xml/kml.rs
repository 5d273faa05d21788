//! Placemarks of KML 2.3, and of what Google My Maps and Google Earth write.

use quick_xml::escape::unescape;
use serde_json::{Map, Value, json};

use crate::links;
use crate::markup;
use crate::xml::Found;
use crate::xml::geometry::of_kml;
use crate::xml::node::Node;

/// What says how a placemark is drawn, or from where it is looked at.
const STYLES: [&str; 10] = [
    "styleUrl",
    "Style",
    "StyleMap",
    "visibility",
    "open",
    "LookAt",
    "Camera",
    "Region",
    "balloonVisibility",
    "drawOrder",
];

/// The id of the document of a file that we have written.
pub(super) const OURS: &str = "incidents-schema";

/// Elements that have a reading of their own.
const READ: [&str; 12] = [
    "name",
    "description",
    "ExtendedData",
    "TimeStamp",
    "TimeSpan",
    "Point",
    "LineString",
    "LinearRing",
    "Polygon",
    "MultiGeometry",
    "Track",
    "MultiTrack",
];

pub(super) fn placemark(node: &Node, is_ours: bool, found: &mut Found) {
    found.id = node.attribute("id").map_or(Value::Null, Value::from);
    found.geometry = of_kml(node);
    if let Some(point) = node.child("Point").filter(|_| found.geometry.is_null()) {
        found.not_drawn = point.text_of("coordinates").map(str::to_owned);
    }
    let data = extended(node);
    // Our own files say all in their columns.
    if is_ours {
        for (name, value) in data {
            let text = value.as_str().unwrap_or_default();
            let is_list = text.starts_with(['[', '{']);
            let plain = if is_list {
                Ok(text.into())
            } else {
                unescape(text)
            };
            found.put(&name, plain.unwrap_or_else(|_| text.into()).into());
        }
        return;
    }
    found.text("name", node.text_of("name").unwrap_or_default());
    if let Some(when) = when(node) {
        found.put("when", when);
    }
    if let Some(description) = node.child("description") {
        describe(&description.whole_text(), &data, found);
    }
    for (name, value) in data {
        found.put(&name, value);
    }
    for child in &node.children {
        let name = child.name.as_str();
        if name == "link" {
            found.text("link", child.attribute("href").unwrap_or(&child.text));
        } else if !STYLES.contains(&name) && !READ.contains(&name) {
            found.text(name, &child.whole_text());
        }
    }
}

/// When it happened: a moment, or a span of which an end may be open.
fn when(node: &Node) -> Option<Value> {
    if let Some(span) = node.child("TimeSpan") {
        return time(span);
    }
    let moment = node.child("TimeStamp").and_then(time);
    moment.or_else(|| of_tracks(node))
}

/// What an element says that is a time, of a placemark or of the folder around it.
pub(super) fn time(node: &Node) -> Option<Value> {
    if node.name == "TimeStamp" {
        return node.text_of("when").map(Value::from);
    }
    let ends = ["begin", "end"].into_iter();
    let ends = ends.filter_map(|end| Some((end.to_owned(), Value::from(node.text_of(end)?))));
    let ends: Map<String, Value> = ends.collect();
    (!ends.is_empty()).then_some(Value::Object(ends))
}

/// What a folder says of the time of all in it is taken for a placemark that says nothing of its own, and whether it was. Beside columns that may have
/// a date it is one more of them.
pub(super) fn take_time_of_folder(time: &Value, found: &mut Found) -> bool {
    let mut names = found.members.iter().map(|(name, _)| name.as_str());
    let is_plain = names.all(|name| ["name", "description"].contains(&name));
    if is_plain {
        found.put("when", time.clone());
    } else if found.members.iter().all(|(name, _)| name != "when") {
        found.put("Folder time", time.clone());
    }
    is_plain
}

/// From the first moment of tracks to the last.
fn of_tracks(node: &Node) -> Option<Value> {
    let mut moments = Vec::new();
    moments_of(node, &mut moments);
    let (first, last) = (moments.iter().min()?, moments.iter().max()?);
    Some(match first == last {
        true => json!(first),
        false => json!({"begin": first, "end": last}),
    })
}

fn moments_of<'n>(node: &'n Node, moments: &mut Vec<&'n str>) {
    for child in &node.children {
        match child.name.as_str() {
            "Track" => {
                let texts = child.all("when").map(|when| when.text.trim());
                moments.extend(texts.filter(|text| !text.is_empty()));
            }
            "MultiTrack" | "MultiGeometry" => moments_of(child, moments),
            _ => {}
        }
    }
}

/// The columns that a placemark has beside the elements of KML.
fn extended(node: &Node) -> Vec<(String, Value)> {
    let mut data = Vec::new();
    let Some(extended) = node.child("ExtendedData") else {
        return data;
    };
    for child in &extended.children {
        match child.name.as_str() {
            "Data" => {
                let name = child.attribute("name").unwrap_or("data");
                data.push((
                    name.to_owned(),
                    child.text_of("value").unwrap_or_default().into(),
                ));
            }
            "SchemaData" => {
                for simple in &child.children {
                    let name = simple.attribute("name").unwrap_or(&simple.name);
                    data.push((name.to_owned(), simple.whole_text().into()));
                }
            }
            name => data.push((name.to_owned(), child.whole_text().into())),
        }
    }
    data
}

/// A description says something of its own, or repeats the columns in HTML, as My Maps writes it: then only its pictures are more.
fn describe(html: &str, data: &[(String, Value)], found: &mut Found) {
    let links = links::links(html);
    let is_in_data = |url: &str| {
        data.iter()
            .any(|(_, value)| value.as_str().is_some_and(|text| text.contains(url)))
    };
    if !repeats(html, data) {
        return found.text("description", html);
    }
    let media = links.iter().map(|link| link.url.as_str());
    let is_few = links.len() <= 100;
    let media: Vec<&str> = media.filter(|url| !(is_few && is_in_data(url))).collect();
    found.put("media links", json!(media));
}

/// Whether a text says nothing beside `Name: value` of the columns.
fn repeats(html: &str, data: &[(String, Value)]) -> bool {
    // A table has a few dozens of columns; more would take long.
    const MANY: usize = 200;
    if data.is_empty() || data.len() > MANY {
        return false;
    }
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = folded(&markup::text_of(html));
    for (name, value) in data {
        let value = folded(&markup::text_of(value.as_str().unwrap_or_default()));
        let said = folded(&format!("{name}: {value}"));
        rest = rest.replacen(&said, " ", 1);
    }
    !rest.contains(char::is_alphanumeric)
}
