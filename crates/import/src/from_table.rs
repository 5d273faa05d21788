//! A table becomes `GeoJSON` in our schema, and what must be said of it as a whole is.

use incidents::columns::build::StoreBuilder;
use incidents::said;
use incidents::schema::names::FieldMap;

use crate::columns::{self, Columns};
use crate::days::Days;
use crate::feature::Feature;
use crate::findings::Findings;
use crate::grids;
use crate::mapping::Mapping;
use crate::record::{Records, Shown, noughts};
use crate::spellings::Spellings;
use crate::table::{Row, Table};
use crate::{Imported, Options};

/// After so many rows it is told how much room all need.
const N_WEIGHED: u32 = 500;

/// What is set aside at once at most.
const MOST_RESERVED: usize = 1 << 28;

/// Positions in columns without names are guessed, and that is said.
fn says_which_are_positions(table: &Table, columns: &Columns, findings: &mut Findings) {
    let column = |member| Some(table.name(*columns.of_member(member).first()?));
    if columns::has_no_heads(table)
        && let (Some(lat), Some(lng)) = (column("latitude"), column("longitude"))
    {
        findings.note(said!(
            "{latitude} is taken for the latitude and {longitude} for the longitude, by the numbers in them: look whether the marks stand where they should, and add a row with the names of the columns",
            lat,
            lng
        ).as_sentence());
    }
}

/// A table whose columns look like positions is on no map without a word.
fn says_why_nothing_is_drawn(table: &Table, columns: &Columns, findings: &mut Findings) {
    if columns::has_no_heads(table) {
        return findings.incomplete(said!("expected a row with the names of the columns, such as date, place, latitude and longitude: no record can be drawn, so add one above the others"));
    }
    let grids = grids::columns(table);
    if columns.has_positions(table) {
        let message =
            said!("expected positions in the columns that are called so: no record can be drawn");
        findings.incomplete(message);
    } else if !grids.is_empty() {
        findings.incomplete(said!(
            "expected degrees (WGS 84), but found a grid in {columns}: no record is drawn, so convert it, for example with QGIS or GeoConvert, and add the columns latitude and longitude",
            grids.join(", ")
        ).as_sentence());
    }
}

/// A table: each row becomes a feature on the line of the row.
pub(crate) fn rows(table: &Table, options: &Options<'_>, mut findings: Findings) -> Imported {
    let columns = Columns::of(table, options.fields);
    let days = Days::of(table, &columns, options);
    let spellings = Spellings::of(table, &columns);
    let records = Records::of(table, &columns, &days, &spellings, true);
    let mut feature = Feature::of(table.columns.len());
    let mut out = Vec::from(br#"{"type":"FeatureCollection","features":["#);
    let (mut line, mut shown) = (1, Shown::default());
    let mut builder = options.wants_columns.then(StoreBuilder::of_records);
    for row in table.rows() {
        if row.number > 1 {
            out.push(b',');
        }
        let n_breaks = row.line().saturating_sub(line);
        out.extend(std::iter::repeat_n(b'\n', n_breaks as usize));
        line = line.max(row.line());
        let start = out.len();
        let written = records.write(row, &mut feature, &mut findings, &mut out);
        shown = shown.or(written.shown);
        builder = builder.and_then(|mut builder| {
            builder.give(written.json(&feature)?, start..out.len(), line);
            Some(builder)
        });
        if row.number == N_WEIGHED {
            let n_bytes = out.len() as f64 / f64::from(N_WEIGHED);
            let n_rest = table.n_rows() - N_WEIGHED as usize;
            let n_all = (n_bytes * n_rest as f64 * 1.05) as usize;
            // The first rows may be the heaviest by far. Where there is no room for so much, there may be for what it comes to.
            let _reserved = out.try_reserve_exact(n_all.min(MOST_RESERVED));
        }
    }
    out.extend_from_slice(b"]}");
    if let Some(schema) = columns.schema {
        schema.say(&mut findings);
    }
    noughts::say(table, &columns, &mut findings);
    let mapping = Mapping::of(table, &columns, &days, &findings);
    let is_empty = table.n_rows() == 0;
    says_which_are_positions(table, &columns, &mut findings);
    mapping.say(shown.is_dated || is_empty, &mut findings);
    if !shown.is_drawn && !is_empty {
        says_why_nothing_is_drawn(table, &columns, &mut findings);
    }
    let problems = findings.into_problems(&|row| {
        let line = table.row(row).map(Row::line);
        (row, line.filter(|line| *line > 0))
    });
    Imported {
        geojson: out,
        fields: FieldMap::default(),
        problems,
        mapping: Some(mapping),
        columns: builder,
    }
}
