//! Entries of RSS 0.9 to 2.0 and Atom 1.0, with places of `GeoRSS` or W3C's vocabulary.

use serde_json::{Value, json};

use crate::xml::Found;
use crate::xml::geometry::of_feed;
use crate::xml::node::Node;

/// Elements that have a reading of their own.
const READ: [&str; 19] = [
    "title",
    "description",
    "summary",
    "content",
    "encoded",
    "link",
    "guid",
    "id",
    "category",
    "author",
    "source",
    "enclosure",
    "point",
    "where",
    "line",
    "polygon",
    "box",
    "lat",
    "long",
];

pub(super) fn entry(node: &Node, about: Option<&str>, found: &mut Found) {
    found.geometry = of_feed(node);
    if found.geometry.is_null() {
        let names = ["point", "lat", "long"].into_iter();
        let texts: Vec<&str> = names.filter_map(|name| node.text_of(name)).collect();
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
    let long = ["encoded", "content"]
        .iter()
        .find_map(|name| node.child(name).filter(|it| !it.whole_text().is_empty()));
    // The longer text has the other in it.
    let text = long.or(short).map(Node::whole_text);
    found.text("description", &text.unwrap_or_default());
    if let (Some(_), Some(short)) = (long, short) {
        found.text("lead", &short.whole_text());
    }
    links(node, found);
    categories(node, found);
    let source = node.text_of("source").or(about);
    found.text("publisher", source.unwrap_or_default());
    let author = node.child("author").map(|author| {
        author
            .text_of("name")
            .map_or_else(|| author.whole_text(), str::to_owned)
    });
    found.text("author", &author.unwrap_or_default());
    for child in &node.children {
        let name = child.name.as_str();
        // Of GML's and W3C's points nothing else is said.
        if !READ.contains(&name) && name != "Point" && name != "pos" {
            let name = if name == "updated" {
                "updated_at"
            } else {
                name
            };
            let text = child
                .attribute("url")
                .filter(|_| child.text.trim().is_empty());
            match text {
                Some(url) => found.text(&format!("{name} url"), url),
                None => found.text(name, &child.whole_text()),
            }
        }
    }
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
