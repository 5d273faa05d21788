//! What is read of a file: as it is, where it is one of ours; else what it is understood as.

use std::ops::ControlFlow;

use import::{Imported, Options, begins_as_ours, is_sheet, joined, may_be_read};
use incidents::{
    model::{
        edition::VersionHasher,
        report::{Problem, Report, Severity},
    },
    said,
    schema::names::FieldMap,
};

use crate::input::Input;

/// How many bytes a file may have that is looked at as a whole. A longer one of ours is read as it comes.
const MAX_HELD: usize = 400 << 20;

/// How much of a file tells whether it is one of ours.
const HEAD: usize = 1 << 18;

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What the members of its records are called.
    pub fields: FieldMap,
    /// Which sheet of a spreadsheet, by its name or its number from 1; else the one that looks like a table of incidents.
    pub sheet: Option<String>,
    /// Files beside it that belong to it, as they are.
    pub beside: Vec<Vec<u8>>,
}

impl Wanted {
    /// With the files that lie beside one and belong to it, as sources and associations do to the events of `TimeMap`.
    #[must_use]
    pub fn with_beside(mut self, input: &Input) -> Self {
        let Input::File(path) = input else {
            return self;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.contains("events") {
            let others = ["sources", "associations"].into_iter();
            let others = others.map(|other| path.with_file_name(name.replace("events", other)));
            let read = others.filter(|other| other.is_file()).map(Input::File);
            self.beside = read.filter_map(|other| other.bytes().ok()).collect();
        }
        self
    }
}

impl From<FieldMap> for Wanted {
    fn from(fields: FieldMap) -> Self {
        Self {
            fields,
            sheet: None,
            beside: Vec::new(),
        }
    }
}

/// Takes the bytes of a file, and holds them while it may have to be understood before it is read.
pub struct Opening<R> {
    wanted: Wanted,
    held: Option<Vec<u8>>,
    reader: Option<R>,
    start: fn(FieldMap) -> R,
    feed: fn(&mut R, &[u8]) -> bool,
    is_looked_at: bool,
}

/// A file of which all bytes have come.
pub struct Opened<R> {
    /// What has read it, or what it was understood as.
    pub reader: R,
    /// What it was understood as; nothing where it was read as it is.
    pub understood: Option<Understood>,
}

/// A file that was understood before it was read.
pub struct Understood {
    /// What it was understood as.
    pub imported: Imported,
    /// What its own bytes come to, as in links, with those of files beside it that belong to it.
    pub version: String,
    /// How many there are.
    pub n_bytes: usize,
}

impl Understood {
    /// Adds what was found in it to what was found in the records.
    pub fn say(&self, report: &mut Report) {
        if let Some(mapping) = &self.imported.mapping {
            report.rename_fields(|field| mapping.column_of(field).map(str::to_owned));
            report.take_back_no_dates();
        }
        report.put_first(self.imported.problems.clone());
        if report.cut_off_at().is_some() {
            report.set_cut_off(self.n_bytes);
        }
    }
}

impl<R> Opening<R> {
    /// `start` makes a reader for members that are called so, `feed` gives it bytes and says whether it wants no more.
    pub fn new(
        wanted: impl Into<Wanted>,
        start: fn(FieldMap) -> R,
        feed: fn(&mut R, &[u8]) -> bool,
    ) -> Self {
        Self {
            wanted: wanted.into(),
            held: Some(Vec::new()),
            reader: None,
            start,
            feed,
            is_looked_at: false,
        }
    }

    /// Takes the next bytes, and says whether it wants more.
    pub fn take(&mut self, piece: &[u8]) -> ControlFlow<()> {
        if let Some(held) = &mut self.held {
            held.extend_from_slice(piece);
            let is_of_head = held.len() < HEAD;
            let is_passed = held.len() > MAX_HELD
                || !may_be_read(held)
                || !is_of_head && !self.is_looked_at && begins_as_ours(held, &self.wanted.fields);
            self.is_looked_at |= !is_of_head;
            if !is_passed {
                return ControlFlow::Continue(());
            }
            let held = std::mem::take(held);
            self.held = None;
            return self.pass(&held);
        }
        self.pass(piece)
    }

    fn pass(&mut self, bytes: &[u8]) -> ControlFlow<()> {
        let reader = self
            .reader
            .get_or_insert_with(|| (self.start)(self.wanted.fields.clone()));
        match (self.feed)(reader, bytes) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    /// All bytes have come.
    pub fn end(self) -> Opened<R> {
        let start = self.start;
        let Some(bytes) = self.held.filter(|bytes| may_be_read(bytes)) else {
            return Opened {
                reader: self.reader.unwrap_or_else(|| start(self.wanted.fields)),
                understood: None,
            };
        };
        let options = Options {
            fields: &self.wanted.fields,
            sheet: self.wanted.sheet.as_deref(),
            today: chrono::Local::now()
                .date_naive()
                .signed_duration_since(chrono::NaiveDate::default())
                .num_days() as i32,
            wants_columns: false,
        };
        let mut version = VersionHasher::default();
        version.feed(&bytes);
        let n_bytes = bytes.len();
        let has_sheets = is_sheet(&bytes);
        let whole = joined(&bytes, &self.wanted.beside);
        let belonging = whole.iter().flat_map(|whole| &whole.belonging);
        for file in belonging.filter_map(|at| self.wanted.beside.get(*at)) {
            version.feed(file);
        }
        let bytes = whole.map_or(bytes, |whole| whole.bytes);
        let mut imported = import::import(bytes, &options);
        if options.sheet.is_some() && !has_sheets {
            imported.problems.push(no_sheets());
        }
        let mut reader = start(imported.fields.clone());
        // What it was understood as ends by itself.
        let _is_done = (self.feed)(&mut reader, &imported.geojson);
        Opened {
            reader,
            understood: Some(Understood {
                imported,
                version: version.version().code(),
                n_bytes,
            }),
        }
    }
}

fn no_sheets() -> Problem {
    Problem {
        severity: Severity::Note,
        record: None,
        id: None,
        line: None,
        field: None,
        message: said!("the file is no spreadsheet: it has no sheets to choose from").into(),
    }
}
