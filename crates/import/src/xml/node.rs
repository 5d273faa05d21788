//! One element with all that is in it.

use std::borrow::Cow;
use std::fmt::Write as _;

use incidents::model::message::quoted;
use incidents::model::said::Said;
use incidents::said;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// How deep elements may lie in each other: no vocabulary that is read here comes near.
pub(super) const DEEPEST: usize = 100;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name without a prefix.
    pub(super) name: String,
    /// Names without prefixes, with their values.
    pub(super) attributes: Vec<(String, String)>,
    /// What stands in it beside other elements.
    pub(super) text: String,
    /// How much of the text of the element around it stands before it.
    at: usize,
    pub(super) children: Vec<Self>,
}

/// Elements of XHTML that stand within a line: no blank is between them and the words beside.
const WITHIN_A_LINE: [&str; 19] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u",
];

impl Node {
    fn of(start: &BytesStart<'_>) -> Self {
        let mut read = start.attributes();
        let attributes = read.with_checks(false).flatten().map(|attribute| {
            let name = attribute.key.local_name().as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let as_written = || attribute.value.as_ref().to_owned();
            (name, value.map_or_else(|_| as_written(), Cow::into_owned))
        });
        Self {
            name: start.local_name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub(super) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of this name.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let text = self.child(name)?.text.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Its text and that of all that is in it, in their order.
    pub(super) fn whole_text(&self) -> String {
        let mut text = String::new();
        self.add_to(&mut text);
        text.trim().to_owned()
    }

    fn add_to(&self, text: &mut String) {
        let mut passed = 0;
        for child in &self.children {
            push_piece(self.text.get(passed..child.at).unwrap_or_default(), text);
            passed = child.at;
            let is_apart = !WITHIN_A_LINE.contains(&child.name.as_str());
            if is_apart {
                push_blank(text);
            }
            child.add_to(text);
            if is_apart {
                push_blank(text);
            }
        }
        push_piece(self.text.get(passed..).unwrap_or_default(), text);
    }
}

/// Of what stands between two elements, blanks and lines alone are one blank.
fn push_piece(piece: &str, text: &mut String) {
    match piece.trim().is_empty() {
        true if piece.is_empty() => {}
        true => push_blank(text),
        false => text.push_str(piece),
    }
}

fn push_blank(text: &mut String) {
    if !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

/// Why a file cannot be read to its end.
#[derive(Debug)]
pub(super) enum Broken {
    CutOff,
    Deep,
    Xml(Said),
}

impl Broken {
    pub(super) fn of(error: &Error) -> Self {
        Self::Xml(fault(error))
    }

    pub(super) fn said(&self) -> Said {
        match self {
            Self::CutOff => said!("expected the end of the file's XML, but it is cut off here: fetch or export it again").into(),
            Self::Deep => said!("expected elements at most {count} deep in each other, but found more: what follows is left out", DEEPEST),
            Self::Xml(reason) => said!("expected XML, but found a fault in it: what follows is left out until it is mended ({reason})", *reason),
        }
    }
}

/// What is wrong, in our words.
fn fault(error: &Error) -> Said {
    match error {
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => said!(
            "expected the end of the element {expected}, but found that of {found}",
            quoted(expected),
            quoted(found)
        ),
        Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => {
            said!("the element {name} ends where none has begun", quoted(name))
        }
        Error::IllFormed(IllFormedError::MissingEndTag(name)) => {
            said!("the element {name} has no end", quoted(name))
        }
        Error::IllFormed(IllFormedError::UnclosedReference) | Error::Escape(_) => {
            said!("the sign & stands alone: write &amp; for it").into()
        }
        Error::InvalidAttr(_) => {
            said!("an attribute is no name with a value in quotation marks").into()
        }
        Error::Syntax(_) => said!("a tag or a comment is not closed").into(),
        Error::Namespace(_) => said!("the beginning of a name is explained nowhere").into(),
        _ => said!("it is not well-formed").into(),
    }
}

/// The element that begins so, read to its end.
pub(super) fn node<'t>(
    reader: &mut Reader<&'t [u8]>,
    start: &BytesStart<'t>,
    depth: usize,
) -> Result<Node, Broken> {
    if depth > DEEPEST {
        return Err(Broken::Deep);
    }
    let mut node = Node::of(start);
    loop {
        match reader.read_event().map_err(|error| Broken::of(&error))? {
            Event::Start(start) => {
                let child = self::node(reader, &start, depth + 1)?;
                let at = node.text.len();
                node.children.push(Node { at, ..child });
            }
            Event::End(_) => return Ok(node),
            Event::Text(text) => node.text.push_str(&text),
            Event::CData(text) => node.text.push_str(&text),
            Event::GeneralRef(named) => push_named(&named, &mut node.text),
            Event::Eof => return Err(Broken::CutOff),
            _ => {}
        }
    }
}

/// The sign that a name stands for. One that the file declares stays as it is written.
fn push_named(named: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(sign)) = named.resolve_char_ref() {
        return text.push(sign);
    }
    let sign = match &**named {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        name => {
            // A text takes whatever is written to it.
            let _is_written = write!(text, "&{name};");
            return;
        }
    };
    text.push(sign);
}
