//! Records as placemarks of KML 2.2.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use incidents::{
    model::{incident::Incident, when::When},
    write::original::Original,
};
use quick_xml::escape::{escape, partial_escape};

use super::cells::{Cells, SUMS};

/// Writes placemarks. What KML has elements for stands in them, for other programs; all that our schema says stands in the columns of the
/// placemark besides (`ExtendedData`), as the table has it, for whoever reads it back.
pub struct Kml {
    cells: Cells,
    /// How many signs are left out that XML cannot hold.
    n_lost: usize,
}

impl Kml {
    pub(super) fn new(languages: &[String], out: &mut String) -> Self {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document id=\"incidents-schema\">\n");
        Self {
            cells: Cells::new(languages),
            n_lost: 0,
        }
    }

    pub(super) fn add(&mut self, incident: &Incident, original: &Original, out: &mut String) {
        out.push_str("<Placemark>\n");
        element("name", &incident.title, out);
        if let Some(description) = &incident.description {
            element("description", &as_html(description), out);
        }
        if let Some(when) = &incident.when {
            time(when, out);
        }
        let cells = self.cells.of(incident, original);
        let heads = self.cells.heads.clone();
        out.push_str("<ExtendedData>\n");
        for (head, cell) in heads.iter().zip(&cells) {
            // Longitude and latitude are those of the point.
            if !cell.is_empty() && !SUMS.contains(&head) && !["lng", "lat"].contains(&head) {
                self.n_lost += cell.chars().filter(|c| !is_held(*c)).count();
                let html = as_html(cell);
                let cell = held(&html);
                put(
                    out,
                    format_args!("<Data name=\"{head}\"><value>{cell}</value></Data>\n"),
                );
            }
        }
        out.push_str("</ExtendedData>\n");
        if let [_, lng, lat, ..] = cells.iter().collect::<Vec<_>>().as_slice()
            && !lng.is_empty()
        {
            put(
                out,
                format_args!("<Point><coordinates>{lng},{lat}</coordinates></Point>\n"),
            );
        }
        out.push_str("</Placemark>\n");
    }

    pub(super) fn end(self, out: &mut String) -> Vec<String> {
        out.push_str("</Document>\n</kml>\n");
        let said = |n| format!("{n} control characters are left out, which KML cannot hold");
        (self.n_lost > 0)
            .then(|| said(self.n_lost))
            .into_iter()
            .collect()
    }
}

/// A text takes whatever is written to it.
fn put(out: &mut String, words: fmt::Arguments<'_>) {
    let _is_written = out.write_fmt(words);
}

fn element(name: &str, text: &str, out: &mut String) {
    let text = held(text);
    put(out, format_args!("<{name}>{text}</{name}>\n"));
}

/// Whether XML 1.0 can hold a sign (its production 2).
fn is_held(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

/// A text as XML holds it.
fn held(text: &str) -> Cow<'_, str> {
    let text = match text.chars().all(is_held) {
        true => escape(text),
        false => Cow::Owned(
            escape(text.chars().filter(|c| is_held(*c)).collect::<String>()).into_owned(),
        ),
    };
    // A reader of XML takes it for a line break as others.
    match text.contains('\r') {
        true => Cow::Owned(text.replace('\r', "&#13;")),
        false => text,
    }
}

/// A text as HTML, which descriptions and columns of KML are; what is a list in JSON stays as it is.
fn as_html(text: &str) -> Cow<'_, str> {
    let is_list = text.starts_with(['[', '{']);
    match is_list || !text.contains(['<', '&']) {
        true => Cow::Borrowed(text),
        false => partial_escape(text),
    }
}

/// A date as KML has it: a moment, or a span with one end or both; nothing where it knows less than a year, or has no such notation. A clock time
/// without a zone is left out: programs would take it for one of Greenwich.
fn time(when: &When, out: &mut String) {
    let plain = |text: &str| {
        let text = text.trim_end_matches(['~', '?', '%']);
        let has_zone =
            text.ends_with('Z') || text.get(19..).is_some_and(|rest| rest.contains(['+', '-']));
        let text = if has_zone {
            text
        } else {
            text.split('T').next().unwrap_or(text)
        };
        let is_known = text.len() >= 4
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"-:TZ+.".contains(&byte));
        is_known.then(|| text.to_owned())
    };
    let Some((start, end)) = when.edtf().split_once('/') else {
        if let Some(moment) = plain(when.edtf()) {
            put(
                out,
                format_args!("<TimeStamp><when>{moment}</when></TimeStamp>\n"),
            );
        }
        return;
    };
    let side = |name: &str, text: &str| {
        plain(text)
            .map(|text| format!("<{name}>{text}</{name}>"))
            .unwrap_or_default()
    };
    let sides = [side("begin", start), side("end", end)].concat();
    if !sides.is_empty() {
        put(out, format_args!("<TimeSpan>{sides}</TimeSpan>\n"));
    }
}
