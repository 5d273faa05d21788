//! Records as a table: comma-separated values (RFC 4180) in UTF-8.

use std::borrow::Cow;

use super::{layout, properties};
use crate::incident::Incident;
use crate::parse::json::Json;
use crate::place::LngLat;

/// The columns, after those of id and position: every member that a record can have, in the order of the schema.
const COLUMNS: [&str; 34] = [
    "title",
    "title_ar",
    "kind",
    "category",
    "method",
    "target",
    "date",
    "date_precision",
    "date_text",
    "date_reasoning",
    "time_zone",
    "place",
    "place_ar",
    "admin1",
    "country",
    "place_precision",
    "uncertainty_m",
    "coordinate_source",
    "actors",
    "casualties",
    "excerpts",
    "sources",
    "occurrence_status",
    "responsibility_status",
    "assessed_by",
    "assessed_on",
    "disputes",
    "discrepancies",
    "later_findings",
    "related",
    "sensitive",
    "updated",
    "corrections",
    "description",
];

/// A table with a line of heads and a line for each record. `note` stands before them behind a `#`, on one line, unless it
/// is empty.
///
/// What is a list in the record (actors, casualties, sources...) is the same list as JSON in one cell: nothing is left out.
/// The file begins with a byte order mark, without which Excel takes Arabic for something else. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front.
pub fn table<'i>(note: &str, incidents: impl Iterator<Item = &'i Incident>) -> String {
    let mut out = "\u{feff}".to_owned();
    if !note.is_empty() {
        out.push_str("# ");
        out.extend(note.chars().map(|c| if c.is_control() { ' ' } else { c }));
        end_line(&mut out);
    }
    out.push_str("id,lng,lat");
    for column in COLUMNS {
        out.push(',');
        out.push_str(column);
    }
    end_line(&mut out);
    for incident in incidents {
        line(incident, &mut out);
    }
    out
}

fn line(incident: &Incident, out: &mut String) {
    cell(&guarded(&incident.id), out);
    let position = incident.place.position;
    for degrees in [position.map(LngLat::lng), position.map(LngLat::lat)] {
        out.push(',');
        if let Some(degrees) = degrees {
            out.push_str(&degrees.to_string());
        }
    }
    let properties = properties(incident);
    for column in COLUMNS {
        out.push(',');
        match properties.member(column) {
            None => {}
            Some(Json::Text(text)) => cell(&guarded(text), out),
            Some(value) => {
                let mut text = String::new();
                layout::one_line(value, &mut text);
                cell(&text, out);
            }
        }
    }
    end_line(out);
}

/// Spreadsheets run what begins like this.
fn guarded(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

fn cell(text: &str, out: &mut String) {
    if !text.contains(['"', ',', '\n', '\r']) {
        return out.push_str(text);
    }
    out.push('"');
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}

fn end_line(out: &mut String) {
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::FieldMap;
    use crate::parse::parse;

    /// The cells of the second record line, by RFC 4180.
    fn cells(line: &str) -> Vec<String> {
        let (mut cells, mut is_quoted) = (vec![String::new()], false);
        let mut letters = line.chars().peekable();
        while let Some(c) = letters.next() {
            let cell = cells.last_mut().unwrap();
            match c {
                '"' if is_quoted && letters.peek() == Some(&'"') => {
                    cell.push('"');
                    letters.next();
                }
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => cells.push(String::new()),
                c => cell.push(c),
            }
        }
        cells
    }

    #[test]
    fn every_member_that_is_written_has_a_column() {
        let bytes = include_bytes!("../../../../data/incidents.geojson");
        for record in parse(bytes, &FieldMap::default()).records {
            let Json::Object(members) = properties(&record.incident) else {
                panic!("properties are an object");
            };
            for (name, _) in &members {
                assert!(COLUMNS.contains(&name.as_ref()), "{name}");
            }
            let table = table("", std::iter::once(&record.incident));
            let line = table.split_once("description\r\n").unwrap().1;
            let cells = cells(line.strip_suffix("\r\n").unwrap());
            assert_eq!(cells.len(), 3 + COLUMNS.len());
            let n_filled = cells[3..].iter().filter(|cell| !cell.is_empty()).count();
            assert_eq!(n_filled, members.len());
            for (cell, name) in cells[3..].iter().zip(COLUMNS) {
                match properties(&record.incident).member(name) {
                    Some(Json::Text(text)) => {
                        assert_eq!(cell.trim_start_matches('\''), text.as_ref());
                    }
                    Some(value) => {
                        let read: Json<'_> = serde_json::from_str(cell).unwrap();
                        let (mut a, mut b) = (String::new(), String::new());
                        layout::one_line(&read, &mut a);
                        layout::one_line(value, &mut b);
                        assert_eq!(a, b);
                    }
                    None => assert!(cell.is_empty()),
                }
            }
        }
    }

    #[test]
    fn a_note_a_position_quotation_marks_and_a_formula() {
        let mut incident = Incident::new("a", "=HYPERLINK(\"https://evil.example\")");
        incident.place.position = LngLat::new(37.16, 36.2);
        incident.place.name = Some("Kafr Zita, Hama".to_owned());
        let table = table("Filters:\ntype", std::iter::once(&incident));
        assert!(table.starts_with("\u{feff}# Filters: type\r\nid,lng,lat,title,"));
        let line = table.lines().last().unwrap();
        assert!(
            line.starts_with(
                "a,37.16,36.2,\"'=HYPERLINK(\"\"https://evil.example\"\")\",,incident,"
            )
        );
        assert!(line.contains(",\"Kafr Zita, Hama\","));
    }
}
