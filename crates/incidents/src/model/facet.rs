//! Facets: the dimensions by which records are counted and filtered.

use crate::model::incident::{Kind, OccurrenceStatus, ResponsibilityStatus};
use crate::model::place::PlacePrecision;
use crate::model::string_enum::string_enum;
use crate::model::when::DatePrecision;

string_enum! {
    /// A dimension that is counted and filtered.
    Facet {
        /// What happened: the mark.
        Type = "type",
        /// How it was done.
        Method = "method",
        /// What was hit.
        Target = "target",
        /// Incident, aggregate, condition or statement.
        Kind = "kind",
        /// First-level administrative unit.
        Place = "place",
        /// How well the occurrence is established.
        Status = "status",
        /// How well the responsibility for it is established.
        Responsibility = "responsibility",
        /// How sure the location is.
        PlacePrecision = "place_precision",
        /// How sure the date is.
        DatePrecision = "date_precision",
        /// Who is said to have done it.
        Perpetrator = "perpetrator",
        /// Who is said to be hit; [`Facet::Target`] is what was hit.
        Hit = "hit",
        /// Who speaks.
        Speaker = "speaker",
        /// Who reported it.
        Reporter = "reporter",
        /// Who published a source.
        Publisher = "publisher",
        /// On which side of an overlay's areas it lies. No record says it: it is computed once the overlays have been read.
        OverlayArea = "overlay_area",
        /// Whether it is new or other than when the reader came. No record says it: it is known once the records have been read again.
        Changed = "changed",
    }
}

/// The value of records that state none.
pub const UNSPECIFIED: &str = "unspecified";

impl Facet {
    /// Whether no record says it: its column comes later, if at all.
    pub fn is_computed(self) -> bool {
        self >= Self::OverlayArea
    }

    /// The codes of an enumeration, in the order in which a reader sees them; none of a facet whose values are the
    /// file's own.
    pub fn codes(self) -> Vec<&'static str> {
        fn all<T: Copy>(values: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
            values.iter().map(|&value| code(value)).collect()
        }
        match self {
            Self::Kind => all(Kind::ALL, Kind::code),
            Self::Status => all(OccurrenceStatus::ALL, OccurrenceStatus::code),
            Self::Responsibility => all(ResponsibilityStatus::ALL, ResponsibilityStatus::code),
            Self::PlacePrecision => all(PlacePrecision::ALL, PlacePrecision::code),
            Self::DatePrecision => all(DatePrecision::ALL, DatePrecision::code),
            _ => Vec::new(),
        }
    }
}
