//! Records on their way into a file: as `GeoJSON` or a table in text, which the page writes, too; as KML, or as a spreadsheet.

mod cells;
pub mod ids;
mod kml;
mod xlsx;

use std::io;

use incidents::{
    model::incident::Incident,
    write::{Format, Writer, original::Original},
};

use kml::Kml;
use xlsx::Sheet;

/// What records become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// What the page writes, too.
    Text(Format),
    /// KML 2.2: what a placemark has no element for stands in its columns, so that nothing is lost.
    Kml,
    /// A spreadsheet (XLSX) with the columns of the table in text.
    Xlsx,
}

/// Writes records.
pub enum Writing {
    Text(Writer),
    Kml(Kml),
    Xlsx(Box<Sheet>),
}

impl Writing {
    /// Begins a file. A table has columns for titles and names of places in these languages, given by their tags.
    pub fn new(to: To, languages: &[String], out: &mut String) -> Self {
        match to {
            To::Text(format) => Self::Text(Writer::in_languages(format, &[], languages, out)),
            To::Kml => Self::Kml(Kml::new(languages, out)),
            To::Xlsx => Self::Xlsx(Box::new(Sheet::new(languages))),
        }
    }

    /// The next record, with what its file says beyond our schema.
    pub fn add(&mut self, incident: &Incident, original: &Original, out: &mut String) {
        match self {
            Self::Text(writer) => writer.add(incident, original, out),
            Self::Kml(kml) => kml.add(incident, original, out),
            Self::Xlsx(sheet) => sheet.add(incident, original),
        }
    }

    /// Ends the file: what is still to be written, and what it cannot hold, a sentence each.
    ///
    /// A spreadsheet may fail as a whole, as one of more columns than a sheet can have does.
    pub fn end(self, mut out: String) -> io::Result<(Vec<u8>, Vec<String>)> {
        match self {
            Self::Text(writer) => {
                writer.end(&mut out);
                Ok((out.into_bytes(), Vec::new()))
            }
            Self::Kml(kml) => {
                let lost = kml.end(&mut out);
                Ok((out.into_bytes(), lost))
            }
            Self::Xlsx(sheet) => sheet.end(),
        }
    }
}
