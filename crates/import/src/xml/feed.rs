//! Entries of RSS 0.9 to 2.0 and Atom 1.0, with places of `GeoRSS` or W3C's vocabulary.

use serde_json::{Value, json};

use crate::xml::Found;
use crate::xml::geometry::of_feed;
use crate::xml::node::Node;

/// Where it lies: in the simple notation, in that of GML, or in two elements.
const PLACES: [&str; 9] = [
    "point", "where", "line", "polygon", "box", "lat", "long", "Point", "pos",
];

/// Elements of which each has a reading of its own.
const ALL_READ: [&str; 6] = ["link", "guid", "id", "category", "author", "enclosure"];

pub(super) fn entry(node: &Node, about: Option<&str>, found: &mut Found) {
    found.geometry = of_feed(node);
    if found.geometry.is_null() {
        let places = node.children.iter().filter(|it| is_place(it));
        let texts: Vec<String> = places.map(Node::whole_text).collect();
        found.not_drawn = (!texts.is_empty()).then(|| texts.join(", "));
    }
    let id = node.text_of("guid").or_else(|| node.text_of("id"));
    found.id = id
        .or_else(|| node.attribute("about"))
        .map_or(Value::Null, Value::from);
    found.text(
        "title",
        &node
            .child("title")
            .map(Node::whole_text)
            .unwrap_or_default(),
    );
    let short = ["description", "summary"]
        .iter()
        .find_map(|name| node.child(name));
    // What has an address is a picture or a film, whatever it is called.
    let is_text = |it: &&Node| it.attribute("url").is_none() && !it.whole_text().is_empty();
    let long = ["encoded", "content"]
        .iter()
        .find_map(|name| node.all(name).find(is_text));
    // The longer text has the other in it.
    let text = long.or(short).map(Node::whole_text);
    found.text("description", &text.unwrap_or_default());
    if let (Some(_), Some(short)) = (long, short) {
        found.text(&short.name, &short.whole_text());
    }
    links(node, found);
    categories(node, found);
    let source = node.child("source");
    let publisher = node.text_of("source").or(about);
    found.text("publisher", publisher.unwrap_or_default());
    let url_of_source = source.and_then(|it| it.attribute("url"));
    found.text("source url", url_of_source.unwrap_or_default());
    for author in node.all("author") {
        let name = author.text_of("name").map(str::to_owned);
        found.text("author", &name.unwrap_or_else(|| author.whole_text()));
    }
    let taken = [node.child("title"), short, long, source];
    let is_taken = |child: &Node| taken.iter().flatten().any(|it| std::ptr::eq(*it, child));
    for child in &node.children {
        if !is_place(child) && !ALL_READ.contains(&child.name.as_str()) && !is_taken(child) {
            other(child, found);
        }
    }
}

fn is_place(node: &Node) -> bool {
    PLACES.contains(&node.name.as_str())
}

/// What has no reading of its own, under the name that the file has for it.
fn other(node: &Node, found: &mut Found) {
    let name = match node.name.as_str() {
        "updated" => "updated_at",
        "date" => "dc:date",
        name => name,
    };
    let Some(url) = node.attribute("url") else {
        if name != "group" {
            return found.text(name, &node.whole_text());
        }
        return node.children.iter().for_each(|child| other(child, found));
    };
    match name {
        "content" => found.text("media link", url),
        _ => found.text(&format!("{name} url"), url),
    }
    found.text(name, &node.whole_text());
}

fn links(node: &Node, found: &mut Found) {
    for link in node.all("link") {
        let url = link.attribute("href").unwrap_or(&link.text);
        match link.attribute("rel") {
            None | Some("alternate") => found.text("link", url),
            Some("enclosure") => found.text("media link", url),
            // Where a machine finds the entry itself.
            Some("self" | "edit" | "replies") => {}
            Some(rel) => found.text(&format!("link {rel}"), url),
        }
    }
    for enclosure in node.all("enclosure") {
        found.text("media link", enclosure.attribute("url").unwrap_or_default());
    }
}

fn categories(node: &Node, found: &mut Found) {
    let words = |category: &Node| {
        let named = category
            .attribute("label")
            .or_else(|| category.attribute("term"));
        named.map_or_else(|| category.text.trim().to_owned(), str::to_owned)
    };
    let all: Vec<String> = node
        .all("category")
        .map(words)
        .filter(|it| !it.is_empty())
        .collect();
    match all.as_slice() {
        [only] => found.text("category", only),
        _ => found.put("category", json!(all)),
    }
}
