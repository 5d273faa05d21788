//! Records as a table: comma-separated values (RFC 4180) in UTF-8.

use std::borrow::Cow;

use crate::json::value::Json;
use crate::model::incident::Incident;
use crate::model::place::LngLat;
use crate::write::original::{GEOMETRY, MEMBER, Original};
use crate::write::{layout, properties};

/// The columns, after those of id and position: every member that a record can have, in the order of the schema, and what its
/// file says beyond it.
const COLUMNS: [&str; 36] = [
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
    MEMBER,
    GEOMETRY,
];

/// The line of heads, and above it the notes behind a `#`, on one line, unless there are none.
///
/// What is a list in the record (actors, casualties, sources...) is the same list as JSON in one cell: nothing is left out.
/// The file begins with a byte order mark, without which Excel takes Arabic for something else. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front, and so does one that would be taken for such a text: who reads the
/// file takes one apostrophe away where one or more of them stand before `=`, `+`, `-`, `@`, a tab or the end of a line.
pub(super) fn head(notes: &[(&str, String)], out: &mut String) {
    out.push('\u{feff}');
    for (position, (name, note)) in notes.iter().enumerate() {
        out.push_str(if position == 0 { "# " } else { "; " });
        out.push_str(name);
        out.push_str(": ");
        out.extend(note.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    if !notes.is_empty() {
        end_line(out);
    }
    out.push_str("id,lng,lat");
    for column in COLUMNS {
        out.push(',');
        out.push_str(column);
    }
    end_line(out);
}

pub(super) fn line(incident: &Incident, original: &Original, out: &mut String) {
    cell(&guarded(&incident.id), out);
    let position = incident.place.position;
    for degrees in [position.map(LngLat::lng), position.map(LngLat::lat)] {
        out.push(',');
        if let Some(degrees) = degrees {
            out.push_str(&layout::decimal(degrees));
        }
    }
    let properties = properties(incident, original);
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
    let is_formula = text
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    match is_formula {
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
    use crate::read::parse;
    use crate::schema::names::FieldMap;
    use crate::write::{Format, file};

    fn table(notes: &[(&str, String)], incident: &Incident) -> String {
        file(Format::Csv, notes, std::iter::once(incident))
    }

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
        let nothing = Original::default();
        for record in parse(bytes, &FieldMap::default()).records {
            let Json::Object(members) = properties(&record.incident, &nothing) else {
                panic!("properties are an object");
            };
            for (name, _) in &members {
                assert!(COLUMNS.contains(&name.as_ref()), "{name}");
            }
            let table = table(&[], &record.incident);
            let line = table.split_once("original_geometry\r\n").unwrap().1;
            let cells = cells(line.strip_suffix("\r\n").unwrap());
            assert_eq!(cells.len(), 3 + COLUMNS.len());
            let n_filled = cells[3..].iter().filter(|cell| !cell.is_empty()).count();
            assert_eq!(n_filled, members.len());
            for (cell, name) in cells[3..].iter().zip(COLUMNS) {
                match properties(&record.incident, &nothing).member(name) {
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
        let table = table(
            &[("filters", "a,\nb".to_owned()), ("version", "1".to_owned())],
            &incident,
        );
        assert!(table.starts_with("\u{feff}# filters: a, b; version: 1\r\nid,lng,lat,title,"));
        let line = table.lines().last().unwrap();
        assert!(
            line.starts_with(
                "a,37.16,36.2,\"'=HYPERLINK(\"\"https://evil.example\"\")\",,incident,"
            )
        );
        assert!(line.contains(",\"Kafr Zita, Hama\","));
        let plain = |text: &str| guarded(text).into_owned();
        assert_eq!(
            ["'=x", "'x", "-", "\n="].map(plain),
            ["''=x", "'x", "'-", "'\n="]
        );
    }
}
