//! Elements made at once. Yew draws when the browser has had its turn, and a browser that prints gives none.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Node};
use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::browser::web;

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Adds what was built to a node of the document, without listeners. Components are left out: Yew alone draws them.
pub fn append(parent: &Node, html: &Html) {
    if let Some(document) = web::document() {
        append_in(&document, parent, html, HTML);
    }
}

/// A copy of a drawing of the page, which shrinks with its place.
pub fn copy_of_drawing(selector: &str, class: &str) -> Option<Html> {
    let drawn = web::element(selector)?;
    let copy: Element = drawn.clone_node_with_deep(true).ok()?.unchecked_into();
    // The name and any value are valid, which is all that could fail.
    let _set = copy.set_attribute("class", class);
    Some(Html::VRef(copy.into()))
}

fn append_in(document: &Document, parent: &Node, html: &Html, namespace: &str) {
    let node = match html {
        VNode::VList(list) => {
            return list
                .iter()
                .for_each(|child| append_in(document, parent, child, namespace));
        }
        VNode::VTag(tag) => {
            let namespace = if tag.tag() == "svg" { SVG } else { namespace };
            let Ok(element) = document.create_element_ns(Some(namespace), tag.tag()) else {
                return;
            };
            for (name, value) in tag.attributes.iter() {
                // The names stand in our code and are valid, which is all that could fail.
                let _set = element.set_attribute(name, value);
            }
            if let Some(children) = tag.children() {
                append_in(document, &element, children, namespace);
            }
            element.into()
        }
        VNode::VText(text) => document.create_text_node(&text.text).into(),
        VNode::VRef(node) => node.clone(),
        _ => return,
    };
    // A new node may be the child of any element.
    let _appended = parent.append_child(&node);
}
