//! Records as a table: comma-separated values (RFC 4180) in UTF-8.

use std::borrow::Cow;

use crate::json::value::Json;
use crate::model::decimal::written;
use crate::model::incident::{Casualties, Incident};
use crate::model::place::LngLat;
use crate::model::text::translated;
use crate::write::original::{GEOMETRY, MEMBER, Original};
use crate::write::{layout, properties};

/// The columns, after those of id and position: every member that a record can have, in the order of the schema, and what its
/// file says beyond it.
const COLUMNS: [&str; 35] = [
    "title",
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
    TRANSLATIONS,
    MEMBER,
    GEOMETRY,
];

/// Members that have columns of their own for other languages, too.
const TRANSLATED: [&str; 2] = ["title", "place"];

/// What is said in languages that have no columns: an object with members such as `title_fr`.
const TRANSLATIONS: &str = "translations";

/// What comes before those: the tolls are the least and the most that any one reporter says.
const FIRST: &str = "id,lng,lat,killed_min,killed_max,injured_min,injured_max";

/// The last column: what is to be said of the whole file, beside its first record.
const NOTE: &str = "note_on_file";

/// The line of heads.
///
/// What is a list in the record (actors, casualties, sources...) is the same list as JSON in one cell: nothing is left out.
/// The file begins with a byte order mark, without which Excel takes Arabic for something else. A text that a spreadsheet
/// would take for a formula gets an apostrophe in front, and so does one that would be taken for such a text: who reads the
/// file takes one apostrophe away where one or more of them stand before `=`, `+`, `-`, `@`, their wide forms, a tab or the end of a line.
/// `languages` are tags of those that have columns, as `title_fr` and `place_fr`; Arabic always has.
pub(super) fn head(languages: &[String], out: &mut String) -> Vec<Cow<'static, str>> {
    let mut tags = vec!["ar"];
    for tag in languages.iter().map(String::as_str) {
        if !tags.contains(&tag) && translated(&format!("title_{tag}")).is_some() {
            tags.push(tag);
        }
    }
    let mut columns: Vec<Cow<'static, str>> = Vec::new();
    for column in COLUMNS {
        columns.push(column.into());
        if TRANSLATED.contains(&column) {
            let all = tags.iter().map(|tag| format!("{column}_{tag}").into());
            columns.extend(all);
        }
    }
    out.push('\u{feff}');
    out.push_str(FIRST);
    for column in columns.iter().map(AsRef::as_ref).chain([NOTE]) {
        out.push(',');
        out.push_str(column);
    }
    end_line(out);
    columns
}

/// Notes in one line: `filters: all records; version: 1`.
pub(super) fn note(notes: &[(&str, String)]) -> String {
    let note = |(name, note): &(&str, String)| {
        let plain = note.chars().map(|c| if c.is_control() { ' ' } else { c });
        format!("{name}: {}", plain.collect::<String>())
    };
    notes.iter().map(note).collect::<Vec<_>>().join("; ")
}

/// A record in these columns, and a note on the file.
pub(super) fn line(
    (incident, original): (&Incident, &Original),
    columns: &[Cow<'static, str>],
    note: &str,
    out: &mut String,
) {
    cell(&guarded(&incident.id), out);
    let position = incident.place.position;
    for degrees in [position.map(LngLat::lng), position.map(LngLat::lat)] {
        out.push(',');
        if let Some(degrees) = degrees {
            out.push_str(&written(degrees));
        }
    }
    for persons in tolls(&incident.casualties) {
        out.push(',');
        if let Some(persons) = persons {
            out.push_str(&persons.to_string());
        }
    }
    let properties = with_translations(properties(incident, original), columns);
    for column in columns {
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
    out.push(',');
    cell(&guarded(note), out);
    end_line(out);
}

/// What is said in languages without columns is put into one.
fn with_translations<'i>(record: Json<'i>, columns: &[Cow<'static, str>]) -> Json<'i> {
    let Json::Object(members) = record else {
        return record;
    };
    let has_column = |(name, _): &(Cow<'i, str>, Json<'i>)| columns.contains(name);
    let (mut members, others): (Vec<_>, Vec<_>) = members.into_iter().partition(has_column);
    if !others.is_empty() {
        members.push((TRANSLATIONS.into(), Json::Object(others)));
    }
    Json::Object(members)
}

/// The least and the most killed that any reporter says, and injured: one bound stands for both where a reporter gives one.
fn tolls(casualties: &[Casualties]) -> [Option<u32>; 4] {
    let mut ends = [None; 4];
    for toll in casualties {
        for (at, min, max) in [
            (0, toll.killed_min, toll.killed_max),
            (2, toll.injured_min, toll.injured_max),
        ] {
            let least: Option<u32> = min.or(max);
            ends[at] = ends[at].into_iter().chain(least).min();
            ends[at + 1] = ends[at + 1].into_iter().chain(max.or(min)).max();
        }
    }
    ends
}

/// Spreadsheets run what begins like this; some take the wide forms of East Asian keyboards for the same.
pub const FORMULAS: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

fn guarded(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start_matches('\'').starts_with(FORMULAS);
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
    use crate::write::{Format, Writer, file};

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
        let languages = ["fr", "tr"].map(str::to_owned);
        let columns = head(&languages, &mut String::new());
        for record in parse(bytes, &FieldMap::default()).records {
            let Json::Object(members) = properties(&record.incident, &nothing) else {
                panic!("properties are an object");
            };
            for (name, _) in &members {
                assert!(columns.contains(name), "{name}");
            }
            let mut table = String::new();
            let mut writer = Writer::in_languages(Format::Csv, &[], &languages, &mut table);
            writer.add(&record.incident, &nothing, &mut table);
            let line = table.split_once("note_on_file\r\n").unwrap().1;
            let cells = cells(line.strip_suffix("\r\n").unwrap());
            assert_eq!(cells.len(), 7 + columns.len() + 1);
            let n_filled = cells[7..].iter().filter(|cell| !cell.is_empty()).count();
            assert_eq!(n_filled, members.len());
            for (cell, name) in cells[7..].iter().zip(&columns) {
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
    fn languages_have_columns_and_those_that_have_none_share_one() {
        let mut incident = Incident::new("a", "Bridge hit");
        incident.titles.set("tr", "Köprü vuruldu".to_owned());
        incident.titles.set("fr", "Pont touché".to_owned());
        incident.place.names.set("ar", "الجسر".to_owned());
        let mut table = String::new();
        let languages = ["en", "ar", "fr", "../x"].map(str::to_owned);
        let mut writer = Writer::in_languages(Format::Csv, &[], &languages, &mut table);
        writer.add(&incident, &Original::default(), &mut table);
        let mut lines = table.lines();
        let heads = lines.next().unwrap();
        assert!(
            heads.contains(",title,title_ar,title_en,title_fr,kind,"),
            "{heads}"
        );
        assert!(heads.contains(",place,place_ar,place_en,place_fr,admin1,"));
        let line = lines.next().unwrap();
        assert!(
            line.contains(",Bridge hit,,,Pont touché,incident,"),
            "{line}"
        );
        assert!(line.contains(",\"{ \"\"title_tr\"\": \"\"Köprü vuruldu\"\" }\","));
    }

    #[test]
    fn tolls_are_the_least_and_the_most_that_any_reporter_says() {
        let toll = |killed_min, killed_max| Casualties {
            killed_min,
            killed_max,
            ..Casualties::default()
        };
        let casualties = [
            toll(Some(3), None),
            toll(Some(1), Some(9)),
            toll(None, Some(2)),
        ];
        assert_eq!(tolls(&casualties), [Some(1), Some(9), None, None]);
        assert_eq!(tolls(&[]), [None; 4]);
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
        assert!(table.starts_with(
            "\u{feff}id,lng,lat,killed_min,killed_max,injured_min,injured_max,title,"
        ));
        assert!(
            table.ends_with(",\"filters: a, b; version: 1\"\r\n"),
            "{table}"
        );
        let line = table.lines().last().unwrap();
        assert!(line.starts_with(
            "a,37.16,36.2,,,,,\"'=HYPERLINK(\"\"https://evil.example\"\")\",,incident,"
        ));
        assert!(line.contains(",\"Kafr Zita, Hama\","));
        let plain = |text: &str| guarded(text).into_owned();
        assert_eq!(
            ["'=x", "'x", "-", "\n=", "＝x"].map(plain),
            ["''=x", "'x", "'-", "'\n=", "'＝x"]
        );
    }
}
