//! The areas of overlays as a facet: by which records are counted and chosen.

use std::cmp::Reverse;

use incidents::columns::facet_column::FacetColumn;
use incidents::model::civil::Span;
use incidents::model::facet::{Facet, UNSPECIFIED};
use incidents::model::positions::sorted_rows;

use crate::{Feature, Overlay, Points, Sides};

/// An overlay whose areas records are counted by.
#[derive(Debug)]
pub struct Sided<'a> {
    /// In links: letters, digits, `-` and `_`.
    pub id: &'a str,
    /// What it is called, in the language of the page.
    pub name: &'a str,
    /// When it holds; nothing where it always does.
    pub during: Option<Span>,
    /// What was read of it.
    pub overlay: &'a Overlay,
}

/// What the values are called in the language of the page, with `{area}` where the name of an area or an overlay stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// The language: `ar`.
    pub language: String,
    /// An area that a record may be inside of.
    pub may_be: String,
    /// An overlay that a record is outside of.
    pub outside: String,
    /// A dated overlay, of whose time a record is not.
    pub other_time: String,
    /// A record whose place is known roughly, and nobody says how roughly.
    pub rough: String,
}

/// The rows that there are.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// Where they are. A radius below 0 is that of a place that is known roughly, and nobody says how roughly.
    pub points: Points<'a>,
    /// The first minute of each, [`i32::MAX`] where it has no date.
    pub start: &'a [i32],
    /// The first minute after it, [`i32::MIN`] where it has no date.
    pub end: &'a [i32],
}

impl Table<'_> {
    fn rows(&self) -> std::ops::Range<u32> {
        0..self.start.len() as u32
    }

    /// The rows whose radius is so.
    fn rows_with(&self, is_wanted: fn(f32) -> bool) -> Vec<u32> {
        let radius_m = |row: &u32| self.points.radius_m[*row as usize];
        self.rows().filter(|row| is_wanted(radius_m(row))).collect()
    }

    fn has_circle(&self, row: u32) -> bool {
        self.points.radius_m[row as usize] >= 0.0
    }

    fn is_during(&self, row: u32, during: Option<Span>) -> bool {
        let (start, end) = (self.start[row as usize], self.end[row as usize]);
        during.is_none_or(|during| start < during.end().0 && during.start().0 < end)
    }

    /// Whether nothing of its time is of another.
    fn is_wholly_during(&self, row: u32, during: Option<Span>) -> bool {
        let (start, end) = (self.start[row as usize], self.end[row as usize]);
        during.is_none_or(|during| during.start().0 <= start && end <= during.end().0)
    }
}

type Value = (String, String, Vec<u32>);

/// The column of [`Facet::OverlayArea`], and of which overlays there are no sides with the reason.
///
/// The values of an overlay `districts` with an area `old-town`: `in.districts.old-town`; `maybe.districts.old-town`, where a record's circle of
/// uncertainty crosses the border, or its time reaches beyond the overlay's; `out.districts`, which is neither for any of its areas; `then.districts`, where the overlay has dates and
/// the record none or others: such a one is in none of the rest. Of all overlays together `rough` are the records of which only a circle of unknown
/// size is known, and [`UNSPECIFIED`] those without a position.
pub fn column(
    overlays: &[Sided<'_>],
    table: Table<'_>,
    phrases: &Phrases,
) -> (FacetColumn, Vec<String>) {
    let (mut values, mut faults) = (Vec::new(), Vec::new());
    for sided in overlays {
        match sided.overlay.sides(table.points) {
            Ok(sides) => {
                let is_alone = overlays.len() == 1;
                values.extend(of_overlay((sided, is_alone), &sides, table, phrases));
            }
            Err(cause) => faults.push(format!(
                "the overlay {}: no records can be chosen by its areas: {cause}",
                sided.id
            )),
        }
    }
    let rough = table.rows_with(|radius_m| radius_m < 0.0);
    let nowhere = table.rows_with(f32::is_nan);
    for (code, name, rows) in [
        ("rough", phrases.rough.as_str(), rough),
        (UNSPECIFIED, "", nowhere),
    ] {
        if !rows.is_empty() {
            values.push((code.to_owned(), name.to_owned(), rows));
        }
    }
    let column = FacetColumn::new(Facet::OverlayArea, values, table.start.len());
    (column, faults)
}

/// Areas with most records first, each with what may be inside of it; then what is outside of all, and what is of another time.
fn of_overlay(
    (sided, is_alone): (&Sided<'_>, bool),
    sides: &Sides,
    table: Table<'_>,
    phrases: &Phrases,
) -> Vec<Value> {
    let is_counted = |row: &u32| table.has_circle(*row) && table.is_during(*row, sided.during);
    let mut is_outside: Vec<bool> = table.rows().map(|row| table.has_circle(row)).collect();
    let mut areas = Vec::new();
    for (at, feature) in sided.overlay.features().iter().enumerate() {
        if !feature.is_area() {
            continue;
        }
        let [inside, mut may_be]: [Vec<u32>; 2] = [&sides.inside, &sides.may_be]
            .map(|rows| rows.of(at).iter().copied().filter(is_counted).collect());
        for &row in inside.iter().chain(&may_be) {
            is_outside[row as usize] = false;
        }
        let (inside, at_doubtful_time): (Vec<u32>, Vec<u32>) = inside
            .into_iter()
            .partition(|&row| table.is_wholly_during(row, sided.during));
        may_be.extend(at_doubtful_time);
        let name = name(feature, &phrases.language);
        areas.push((feature.id.as_str(), name, inside, may_be));
    }
    let key = |at: usize| {
        let (_, name, inside, may_be) = &areas[at];
        (Reverse(inside.len() + may_be.len()), name.as_str())
    };
    let order = sorted_rows(areas.len(), &|a, b| key(a).cmp(&key(b)));
    let mut values = Vec::new();
    for at in order {
        let (id, name, inside, may_be) = std::mem::take(&mut areas[at as usize]);
        let name = match is_alone {
            true => name,
            false => format!("{name} ({})", sided.name),
        };
        let code = |side: &str| format!("{side}.{}.{}", sided.id, id);
        let uncertain = phrases.may_be.replace("{area}", &name);
        values.push((code("in"), name, inside));
        if !may_be.is_empty() {
            values.push((code("maybe"), uncertain, may_be));
        }
    }
    let called = |phrase: &str| phrase.replace("{area}", sided.name);
    let others = table.rows().filter(|row| is_outside[*row as usize]);
    let (outside, elsewhen): (Vec<u32>, Vec<u32>) = others.partition(is_counted);
    values.push((
        format!("out.{}", sided.id),
        called(&phrases.outside),
        outside,
    ));
    if sided.during.is_some() {
        let code = format!("then.{}", sided.id);
        values.push((code, called(&phrases.other_time), elsewhen));
    }
    values
}

fn name(feature: &Feature, language: &str) -> String {
    let name = feature.names.get(language).or(feature.name.as_ref());
    name.unwrap_or(&feature.id).clone()
}
