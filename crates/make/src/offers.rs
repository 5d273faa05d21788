//! What somebody may want to mend: types that are nearly one, outliers, swapped pairs, places without a position.
//!
//! An offer says what looks like a slip and carries the changes that mend it: nothing is changed by itself. What looks odd and has no
//! sure remedy is shown without changes.

mod dates;
mod named;
mod places;
mod positions;
mod spread;
mod types;

use incidents::model::incident::Incident;
use serde::{Deserialize, Serialize};

use crate::change::{Change, Edit};

pub use places::Places;

/// The most ids that an offer names.
pub const MAX_IDS: usize = 50;

/// Something that somebody may want to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What it is.
    pub about: About,
    /// The ids of its records, the first [`MAX_IDS`] of them.
    pub ids: Vec<String>,
    /// How many records it is about.
    pub n_records: usize,
    /// What mends it, for all its records; nothing where they can only be looked at.
    pub changes: Vec<Change>,
}

/// What an offer is about. In JSON its `kind` is the variant's name in `snake_case`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum About {
    /// A type is spelt nearly as a more frequent one.
    NearlyOneType {
        /// The code that few records have.
        from: String,
        /// The code that more have.
        to: String,
        /// How many have that.
        n_to: usize,
    },
    /// Latitude and longitude stand in each other's place: exchanged, the positions lie among the others.
    SwappedPositions,
    /// A sign is lost, or one too many: with it the positions lie among the others.
    LostSigns {
        /// Of which degrees.
        of: Degrees,
    },
    /// Positions far from all others.
    FarPositions,
    /// Dates more than twenty years from the middle half of the others.
    FarDates,
    /// Records without a position name a place that is known.
    KnownPlace {
        /// What the first of them calls it.
        name: String,
        /// Degrees north.
        lat: String,
        /// Degrees east.
        lng: String,
        /// The code of how sure a place is that is known by its name.
        place_precision: String,
        /// Within how many metres of the position it lies.
        uncertainty_m: String,
        /// Where it is known from.
        known_from: KnownFrom,
    },
}

/// Which degrees of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Degrees {
    /// North or south.
    Latitude,
    /// East or west.
    Longitude,
    /// Both.
    Both,
}

/// Where a place is known from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownFrom {
    /// A record that has a place of this name, by its id.
    Record(String),
    /// A name of the bundled map, as it has it.
    Map(String),
}

/// All offers for some records: types, positions, dates and places, in this order.
///
/// `known` are the codes that the map file has words for: two of them are never taken for one. `on` is today (ISO 8601), the day of the edits.
/// Its time grows with the records, but for putting numbers in order.
///
/// ```
/// use incidents::model::incident::Incident;
/// use make::offers::{About, Places, offers};
///
/// let mut records = ["a", "b", "c"].map(|id| Incident::new(id, "A shell hit a school"));
/// for (record, code) in records.iter_mut().zip(["air_strike", "air_strike", "Air strikes"]) {
///     record.categories.push(code.to_owned());
/// }
/// let records: Vec<&Incident> = records.iter().collect();
/// let offers = offers(&records, &Places::default(), &[], "2026-01-31");
/// assert!(matches!(&offers[0].about, About::NearlyOneType { to, .. } if to == "air_strike"));
/// assert_eq!(offers[0].ids, ["c"]);
/// ```
pub fn offers(records: &[&Incident], places: &Places, known: &[&str], on: &str) -> Vec<Offer> {
    let mut offers = types::nearly_one(records, known);
    offers.extend(positions::slips(records, on));
    offers.extend(dates::far(records));
    offers.extend(named::known_places(records, places, on));
    offers
}

impl Offer {
    /// About records, with an edit of each where there is one.
    fn of(about: About, records: &[&Incident], changes: Vec<Change>) -> Self {
        let ids = records.iter().take(MAX_IDS).map(|record| record.id.clone());
        Self {
            about,
            ids: ids.collect(),
            n_records: records.len(),
            changes,
        }
    }
}

/// An edit of a record that was not published: it needs no word.
fn edit_of(
    record: &Incident,
    fields: impl IntoIterator<Item = (&'static str, String)>,
    on: &str,
) -> Change {
    let fields = fields.into_iter();
    Change::Edit {
        id: record.id.clone(),
        edit: fields
            .map(|(field, text)| (field.to_owned(), text))
            .collect::<Edit>(),
        word: None,
        on: on.to_owned(),
    }
}

#[cfg(test)]
mod tests;
