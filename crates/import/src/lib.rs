//! Files as people have them become records: bytes in; records in our schema, and what was understood, out.
//!
//! A table, an export or a form's answers are read as a careful person would: what one value leaves open, its column decides; what no
//! value decides is said and not guessed. What the schema has no member for is given along under the name of its column.

mod beginnings;
pub mod clock;
pub mod code_page;
pub mod columns;
pub mod dates;
pub mod days;
pub mod delimited;
mod documents;
mod feature;
pub mod features;
pub mod findings;
mod from_table;
mod grids;
pub mod links;
mod long_names;
pub mod map_links;
pub mod mapping;
pub mod marks;
pub mod markup;
pub mod months;
pub mod names;
mod other_names;
mod ours;
pub mod places;
mod position;
mod precision;
pub mod record;
pub mod rows;
mod said;
mod several;
mod shapes;
#[cfg(feature = "sheets")]
pub mod sheets;
mod spellings;
pub mod table;
pub mod text;
mod timespans;
mod titles;
pub mod toll_names;
pub mod tolls;
mod translations;
pub mod values;
mod wkt;
mod wrapped;
mod written;
mod xml;

use std::borrow::Cow;
use std::ops::Range;

use incidents::columns::build::StoreBuilder;
use incidents::model::civil::Minute;
use incidents::model::report::{Problem, Severity};
use incidents::model::said::{Said, Sentence};
use incidents::read::read;
use incidents::said;
use incidents::schema::names::FieldMap;

use beginnings::OTHERS;
pub use beginnings::{is_sheet, may_be_read};
use columns::Columns;
use days::Days;
pub use documents::{Joined, joined};
use feature::Feature;
use features::Features;
use findings::Findings;
use mapping::Mapping;
use record::{Records, Shown};
use spellings::Spellings;
use table::Row;
use wrapped::Kind;

/// What a file is read with.
#[derive(Debug)]
pub struct Options<'o> {
    /// What the map file calls the members of records.
    pub fields: &'o FieldMap,
    /// Which sheet of a spreadsheet is read, by its name or its number from 1; else the one that looks like a table of incidents.
    pub sheet: Option<&'o str>,
    /// Today on the reader's clock, as a number of days since 1970: dates after the next year are left out, and those to come are said.
    pub today: i32,
    /// Whether records are put into columns as they are written ([`Imported::columns`]).
    pub wants_columns: bool,
}

/// A file that the engine can read.
#[derive(Debug)]
pub struct Imported {
    /// `GeoJSON` in our schema: each record on the line on which the file has it, numbered as there. Rows of a list in JSON are on the first
    /// line, all of them.
    pub geojson: Vec<u8>,
    /// What the members are called in it: ours, unless the file was left as it is.
    pub fields: FieldMap,
    /// What could not be read, or was read otherwise than it is written.
    pub problems: Vec<Problem>,
    /// What the columns were taken for; nothing where the file is in our own schema.
    pub mapping: Option<Mapping>,
    /// What the engine makes of [`Self::geojson`], if that is wanted and was made on the way.
    pub columns: Option<StoreBuilder>,
}

/// Reads a file of any format that this crate knows. Bytes that it does not know come back as they are: what is wrong with them is the
/// engine's to say.
///
/// ```
/// use import::{Options, import};
/// use incidents::schema::names::FieldMap;
///
/// let table = b"Datum;Ort;Breite;Laenge\n24.09.2016;Aleppo;36,2;37,16\n";
/// let options = Options { fields: &FieldMap::default(), sheet: None, today: 20_786, wants_columns: false };
/// let imported = import(table, &options);
/// let text = String::from_utf8(imported.geojson).unwrap();
/// assert!(text.contains(r#""date":"2016-09-24","place":"Aleppo""#), "{text}");
/// ```
///
/// Bytes that are given away are not held longer than they are needed.
pub fn import<'b>(bytes: impl Into<Cow<'b, [u8]>>, options: &Options<'_>) -> Imported {
    understood(bytes.into(), options)
}

fn understood(bytes: Cow<'_, [u8]>, options: &Options<'_>) -> Imported {
    if let Some(imported) = several::import(&bytes, options) {
        return imported;
    }
    let mut findings = Findings::default();
    #[cfg(feature = "sheets")]
    if is_sheet(&bytes) {
        return match sheets::as_csv(&bytes, options.sheet) {
            Ok((csv, notes)) => import_sheet(csv, notes, options),
            Err(message) => unread(&bytes, options, Some(message)),
        };
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        let message = said!(
            "expected a table or GeoJSON, but found {kind}: save the rows in it as CSV",
            *kind
        );
        return unread(&bytes, options, Some(message));
    }
    let bytes = match text::unpacked(&bytes) {
        Ok(Some(unpacked)) => {
            findings.note(said!("the file is compressed (gzip): it was unpacked"));
            unpacked.into()
        }
        Ok(None) => bytes,
        Err(message) => return unread(&bytes, options, Some(message)),
    };
    let decoded = text::decode(bytes);
    for note in decoded.notes {
        findings.note(note.as_sentence());
    }
    let (kind, text) = wrapped::kind(decoded.text, &mut findings);
    match kind {
        Kind::Json => json(text, options, findings),
        Kind::Table => table(text, options, findings),
        Kind::Xml(kind) => of_xml(text, kind, options, findings),
        Kind::Other => as_it_is(text, options, findings),
    }
}

/// Reads the sheet of a spreadsheet that [`sheets::as_csv`] has written as a table, or the KML that it has taken out of an archive, with what it has
/// noted.
pub fn import_sheet(csv: String, notes: Vec<Said>, options: &Options<'_>) -> Imported {
    let mut findings = Findings::default();
    for note in notes {
        findings.note(note.as_sentence());
    }
    match xml::kind(&csv).filter(|_| xml::begins(csv.as_bytes())) {
        Some(kind) => of_xml(csv.into(), kind, options, findings),
        None => table(csv.into(), options, findings),
    }
}

fn of_xml(
    text: Cow<'_, str>,
    kind: xml::Kind,
    options: &Options<'_>,
    mut findings: Findings,
) -> Imported {
    let table = xml::read(&text, kind, &mut findings);
    // The table has all that is needed of it.
    drop(text);
    from_table::rows(&table, options, findings)
}

fn table(text: Cow<'_, str>, options: &Options<'_>, mut findings: Findings) -> Imported {
    let Some(table) = delimited::read(&text, &mut findings) else {
        return as_it_is(text, options, findings);
    };
    // The table has all that is needed of it.
    drop(text);
    from_table::rows(&table, options, findings)
}

/// Whether a file begins with features that are in our own schema, as far as its first bytes show.
pub fn begins_as_ours(head: &[u8], fields: &FieldMap) -> bool {
    let mut spans = Vec::new();
    let mut reader = incidents::read::Reader::new(fields.clone());
    reader.feed(head, &mut |_, span| spans.push(span));
    let whole = std::str::from_utf8(head).map_or_else(|error| error.valid_up_to(), str::len);
    let text = head
        .get(..whole)
        .and_then(|head| std::str::from_utf8(head).ok());
    let features = Features::of(text.unwrap_or_default(), &spans);
    !features.spans.is_empty()
        && ours::has_own_names(&features.table, fields)
        && ours::has_own_dates(&features.table)
        && !ours::needs_help(&features.table)
}

/// A file of which nothing can be read, with why: no record comes out of it, so that the engine has nothing to say of bytes that are none of
/// its own. Without a message the bytes come back as they are, and are the engine's to judge.
pub fn unread(bytes: &[u8], options: &Options<'_>, message: Option<Said>) -> Imported {
    let geojson = match message {
        Some(_) => br#"{"type":"FeatureCollection","features":[]}"#.as_slice(),
        None => bytes,
    };
    let problem = |message| Problem {
        severity: Severity::FileBroken,
        record: None,
        id: None,
        line: None,
        field: None,
        message,
    };
    Imported {
        geojson: geojson.to_vec(),
        fields: options.fields.clone(),
        problems: message.map(problem).into_iter().collect(),
        mapping: None,
        columns: None,
    }
}

/// Said of a row of tags.
pub(crate) const TAGS: Sentence<'static> =
    said!("the row of HXL tags below the heads is no record");

const SPANS: Sentence<'static> =
    said!("several spans of time became one, from the start of the first to the end of the last");

const ROWS: Sentence<'static> =
    said!("the file is a list of rows, and no GeoJSON: it is read as a table");

/// As many losses as this are said by column, and not record by record.
const MANY: usize = 50;

/// `GeoJSON`: our own is left as it is.
fn json(text: Cow<'_, str>, options: &Options<'_>, mut findings: Findings) -> Imported {
    wrapped::incomplete(&text, &mut findings);
    if let Some(table) = documents::table(&text, &mut findings) {
        return from_table::rows(&table, options, findings);
    }
    if rows::begins_with_row(&text)
        && let Some(table) = rows::of_json(&text, &mut findings)
    {
        findings.note(ROWS);
        return from_table::rows(&table, options, findings);
    }
    let Survey {
        spans,
        years,
        n_lost,
    } = Survey::of(&text, options.fields);
    if spans.is_empty()
        && let Some(table) = rows::of_json(&text, &mut findings)
    {
        findings.note(ROWS);
        return from_table::rows(&table, options, findings);
    }
    let features = Features::of(&text, &spans);
    let (this_year, ..) = Minute::from_day(options.today).year_month_day();
    let is_of_our_time = years.0 >= 1600 && years.1 <= this_year + 1 || years.0 == i32::MAX;
    let is_ours = is_of_our_time
        && !features.is_loose
        && features.tags.is_none()
        && ours::has_own_names(&features.table, options.fields)
        && !ours::needs_help(&features.table);
    if features.spans.is_empty() && features.tags.is_none() || is_ours && n_lost == 0 {
        return as_it_is(text, options, findings);
    }
    let mut found = Findings::default();
    let (geojson, mapping) = rewritten(&text, &features, options, &mut found);
    // What is lost in any case is said in the words of who reads our own files.
    let is_gain = || {
        if found.n_lost() > MANY || found.say(days::BOTH_ORDERS) {
            return true;
        }
        let after = read(&geojson, &FieldMap::default(), |_, _| {});
        after.report.n_losses() + found.n_lost() < n_lost
    };
    if is_ours && !is_gain() {
        return as_it_is(text, options, findings);
    }
    // A feature that is no JSON has no row, and is counted all the same.
    let place = |row: u32| {
        let at = row as usize - 1;
        let number = features.spans.get(at).map_or(row, |(number, _)| *number);
        (number, features.table.row(row).map(Row::line))
    };
    let mut problems = found.into_problems(&place);
    problems.extend(findings.into_problems(&of_file));
    Imported {
        geojson,
        fields: FieldMap::default(),
        problems,
        mapping: Some(mapping),
        columns: None,
    }
}

/// What the engine finds in a file.
struct Survey {
    spans: Vec<Range<usize>>,
    /// The first and the last year of a date.
    years: (i32, i32),
    n_lost: usize,
}

impl Survey {
    fn of(text: &str, fields: &FieldMap) -> Self {
        let (mut spans, mut years) = (Vec::new(), (i32::MAX, i32::MIN));
        let end = read(text.as_bytes(), fields, |incident, span| {
            let ends = incident
                .when
                .iter()
                .flat_map(|when| [when.start(), when.end()]);
            for minute in ends.flatten() {
                let (year, ..) = minute.year_month_day();
                years = (years.0.min(year), years.1.max(year));
            }
            spans.push(span);
        });
        let n_lost = end.report.n_losses();
        Self {
            spans,
            years,
            n_lost,
        }
    }
}

/// Of what is said of the file no row is known.
fn of_file(row: u32) -> (u32, Option<u32>) {
    (row, None)
}

fn as_it_is(text: Cow<'_, str>, options: &Options<'_>, findings: Findings) -> Imported {
    Imported {
        geojson: text.into_owned().into_bytes(),
        fields: options.fields.clone(),
        problems: findings.into_problems(&of_file),
        mapping: None,
        columns: None,
    }
}

/// Writes what stands before the records without a row of tags, and says how far that is.
fn without_tags(
    text: &[u8],
    features: &Features,
    findings: &mut Findings,
    out: &mut Vec<u8>,
) -> usize {
    let Some(tags) = &features.tags else {
        return 0;
    };
    findings.note(TAGS);
    out.extend_from_slice(text.get(..tags.start).unwrap_or_default());
    let row = text.get(tags.clone()).unwrap_or_default();
    out.extend(row.iter().filter(|byte| **byte == b'\n'));
    let behind = text.get(tags.end..).unwrap_or_default();
    let n_blank = behind
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    match behind.get(n_blank) {
        Some(b',') => tags.end + n_blank + 1,
        _ => tags.end,
    }
}

/// The text with each feature in our schema in the place of what it was, on the same lines.
fn rewritten(
    text: &str,
    features: &Features,
    options: &Options<'_>,
    findings: &mut Findings,
) -> (Vec<u8>, Mapping) {
    let table = &features.table;
    let columns = Columns::of(table, options.fields);
    let days = Days::of(table, &columns, options);
    let spellings = Spellings::of(table, &columns);
    let records = Records::of(
        table,
        &columns,
        &days,
        &spellings,
        options.fields.prefers_own_id(),
    );
    for row in &features.with_spans {
        findings.read_otherwise(*row, Some("when"), SPANS);
    }
    let mut feature = Feature::of(table.columns.len());
    let text = text.as_bytes();
    let mut out = Vec::with_capacity(text.len());
    let mut passed = without_tags(text, features, findings, &mut out);
    let mut shown = Shown::default();
    for (row, (_, span)) in table.rows().zip(&features.spans) {
        out.extend_from_slice(text.get(passed..span.start).unwrap_or_default());
        shown = shown.or(records.write(row, &mut feature, findings, &mut out).shown);
        let before = text.get(span.clone()).unwrap_or_default();
        out.extend(before.iter().filter(|byte| **byte == b'\n'));
        passed = span.end;
    }
    out.extend_from_slice(text.get(passed..).unwrap_or_default());
    if let Some(schema) = columns.schema {
        schema.say(findings);
    }
    let mapping = Mapping::of(table, &columns, &days, findings);
    mapping.say(shown.is_dated, findings);
    (out, mapping)
}
