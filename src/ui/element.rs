//! Elements of the page, built by calls.
//!
//! `html!` writes the making of each element out where it stands, about 300 bytes of WebAssembly each; a call here is
//! a tenth of that, and the page's weight is a budget. Components still enter by `html!`.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VTag, VText,
};

use crate::words::{COMPLETE, FOREIGN};

/// An element that is being built.
#[must_use = "an element is seen once it is a child of another"]
pub struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    shape: Shape,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
}

/// An element of HTML or, below `svg`, of SVG.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag: VTag::new(AttrValue::Static(tag)),
        shape: NONE,
        values: Vec::new(),
        children: Vec::new(),
    }))
}

/// A button with a label.
#[inline(never)]
pub fn button(label: impl Into<AttrValue>, on_click: Callback<MouseEvent>) -> Element {
    el("button")
        .attr("type", "button")
        .on_click(on_click)
        .text(label)
}

/// A button of one picture, a path in a square of 16, with its name for who cannot see it.
pub fn icon_button(name: &str, path: &'static str, on_click: Callback<MouseEvent>) -> Element {
    el("button")
        .attr("type", "button")
        .class("icon")
        .attr("title", name.to_owned())
        .on_click(on_click)
        .child(icon(path))
}

/// The picture of a button that closes something.
pub const CLOSE: &str = "M4 4l8 8M12 4l-8 8";

/// A picture of 16 pixels for the eye only, drawn by a path.
pub fn icon(path: &'static str) -> Element {
    el("svg")
        .attr("width", "16")
        .attr("height", "16")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(el("path").attr("d", path))
}

/// A link to another site, opened beside this one.
pub fn link(url: &str) -> Element {
    el("a")
        .attr("href", url.to_owned())
        .attr("target", "_blank")
        .attr("rel", "noopener")
}

impl Element {
    /// An attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, Some(AttributeOrProperty::Attribute(value.into())));
        self
    }

    /// An attribute, if there is a value for it.
    #[inline(never)]
    pub fn attr_if(mut self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        let value = value.map(|value| AttributeOrProperty::Attribute(value.into()));
        self.set(name, value);
        self
    }

    /// An attribute that is there or not, such as `disabled`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_on: bool) -> Self {
        self.attr_if(name, is_on.then_some(name))
    }

    /// Whether there is nothing to do for a button now. Unlike a disabled one it keeps the focus that it has.
    pub fn unavailable(self, is_unavailable: bool) -> Self {
        self.attr_if("aria-disabled", is_unavailable.then_some("true"))
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: Option<AttributeOrProperty>) {
        let parts = &mut *self.0;
        let known = parts.shape.names.iter().position(|known| *known == name);
        if let Some(known) = known.and_then(|at| parts.values.get_mut(at)) {
            *known = value;
        } else {
            parts.shape = parts.shape.with(name);
            parts.values.push(value);
        }
    }

    /// One class or several.
    pub fn class(self, class: impl Into<AttrValue>) -> Self {
        self.attr("class", class)
    }

    /// What tells this element among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Where the element of the document is to be found.
    #[inline(never)]
    pub fn node(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Whether a checkbox is checked.
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.tag.set_checked(is_checked);
        self
    }

    /// Whether an option of a menu is the chosen one.
    pub fn selected(mut self, is_selected: bool) -> Self {
        let value = AttributeOrProperty::Property(is_selected.into());
        self.set("selected", Some(value));
        self
    }

    /// What a text field holds.
    pub fn value(mut self, value: impl Into<AttrValue>) -> Self {
        self.0.tag.set_value(value.into());
        self
    }

    /// A child.
    #[inline(never)]
    pub fn child(mut self, child: impl Into<Html>) -> Self {
        self.push(child.into());
        self
    }

    /// A child, if there is one.
    #[inline(never)]
    pub fn child_opt(mut self, child: Option<impl Into<Html>>) -> Self {
        if let Some(child) = child {
            self.push(child.into());
        }
        self
    }

    /// Text. What is said in another language than that of the page, for want of words, is marked as being in it.
    pub fn text(self, text: impl Into<AttrValue>) -> Self {
        self.with_text(text.into())
    }

    #[inline(never)]
    fn with_text(mut self, text: AttrValue) -> Self {
        if let Some(foreign) = text.strip_prefix(FOREIGN) {
            self.push(VText::new(foreign.to_owned()).into());
            return self.attr("lang", COMPLETE).attr("dir", "ltr");
        }
        self.push(VText::new(text).into());
        self
    }

    /// Several children.
    #[inline(never)]
    pub fn children(mut self, children: impl IntoIterator<Item = impl Into<Html>>) -> Self {
        for child in children {
            self.push(child.into());
        }
        self
    }

    #[inline(never)]
    fn push(&mut self, child: Html) {
        self.0.children.push(child);
    }

    /// What is called on a click, or when Enter or the space bar does the same.
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.on(ListenerKind::onclick, callback)
    }

    /// What is called on an event.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callbacks are made where they are given, and never used again"
    )]
    pub fn on<E: JsCast + 'static>(mut self, kind: ListenerKind, callback: Callback<E>) -> Self {
        self.listen(kind, callback.reform(|event: Event| event.unchecked_into()));
        self
    }

    #[inline(never)]
    fn listen(&mut self, kind: ListenerKind, callback: Callback<Event>) {
        self.0.tag.add_listener(Rc::new(On { kind, callback }));
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Self {
        let Parts {
            mut tag,
            shape,
            values,
            children,
        } = *element.0;
        tag.attributes = Attributes::Dynamic {
            keys: shape.names,
            values: values.into_boxed_slice(),
        };
        if let Some(place) = tag.children_mut() {
            *place = VList::with_children(children, None).into();
        }
        tag.into()
    }
}

/// Which attributes an element has, in their order. Elements that are built by the same calls share one: what is drawn anew is
/// compared with what is there value by value, and no name is looked up in a table. A step of the brush compares a thousand elements.
#[derive(Clone, Copy)]
struct Shape {
    at: usize,
    names: &'static [&'static str],
}

const NONE: Shape = Shape { at: 0, names: &[] };

/// For each shape that there has been the shapes with one attribute more. There are a few hundred, whatever is shown: names stand in
/// the code.
type Longer = Vec<Vec<Shape>>;

thread_local! {
    static SHAPES: RefCell<Longer> = RefCell::new(vec![Vec::new()]);
}

impl Shape {
    fn with(self, name: &'static str) -> Self {
        SHAPES.with_borrow_mut(|shapes| {
            let is_it = |shape: &&Self| shape.names.last() == Some(&name);
            if let Some(known) = shapes[self.at].iter().find(is_it) {
                return *known;
            }
            let names: Vec<&'static str> = self.names.iter().copied().chain([name]).collect();
            let longer = Self {
                at: shapes.len(),
                names: names.leak(),
            };
            shapes[self.at].push(longer);
            shapes.push(Vec::new());
            longer
        })
    }
}

struct On {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
