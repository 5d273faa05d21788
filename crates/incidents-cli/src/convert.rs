//! A file of records in another format: what the page reads of it, and nothing else.

use std::{
    collections::BTreeSet,
    fmt, fs,
    io::{self, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use import::mapping::Mapping;
use incidents::{
    model::incident::Incident,
    read::{End, Reader},
    schema::names::FieldMap,
    write::{Format, original::Original},
};

use crate::{
    check::{Reported, goes_on, map_file},
    input::{Again, CannotRead, Input, Take},
    open::{Opened, Opening, Wanted},
    problems::shown,
    progress::{Step, Watch},
    replace::{CannotWrite, Replacement},
    written::{To, Writing, ids::FragileIds},
};

/// How much text is gathered before it is written.
const PIECE: usize = 1 << 16;

/// What `incidents convert` is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct ConvertArgs {
    /// The records.
    pub file: Input,
    /// The map file that says what the records' members are called.
    pub map: Option<Input>,
    /// Which sheet of a spreadsheet, by its name or its number.
    pub sheet: Option<String>,
    /// What they become.
    pub to: To,
}

/// A file that was read and is to be written. What it holds is not kept: it is read again for that.
#[derive(Debug)]
pub struct Conversion {
    /// The map file, where there is one.
    pub map: Option<Reported>,
    /// The records' file.
    pub file: Reported,
    to: To,
    fields: FieldMap,
    text: Text,
    /// In which languages a table has columns for titles and names of places.
    languages: Vec<String>,
    /// How many records there are.
    pub n_records: u64,
    /// Whether one of them has a position.
    pub has_positions: bool,
    has_foreign_positions: bool,
    /// What the columns were taken for, where the file is a table or has other columns than ours: what it holds beside records is not
    /// written then.
    pub mapping: Option<Mapping>,
    /// What the format that was written cannot hold, a sentence each.
    pub not_held: Vec<String>,
    /// What whoever opens the file that was written should know, though nothing is lost in it.
    pub note: Option<String>,
}

/// What is read a second time.
#[derive(Debug)]
enum Text {
    AsItIs(Again),
    Understood(Vec<u8>),
}

impl Text {
    fn read(&mut self, take: Take<'_>) -> Result<(), CannotRead> {
        match self {
            Self::AsItIs(again) => again.read(take),
            Self::Understood(bytes) => {
                // One that wants no more is given nothing more.
                for piece in bytes.chunks(PIECE) {
                    if take(piece).is_break() {
                        break;
                    }
                }
                Ok(())
            }
        }
    }
}

/// Reads records and counts them.
struct Counting {
    reader: Reader,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    n_records: u64,
    n_positions: u64,
    /// In which languages there are titles and names of places beside their own.
    languages: BTreeSet<String>,
}

impl Counts {
    fn add(&mut self, incident: &Incident) {
        self.n_records += 1;
        self.n_positions += u64::from(incident.place.position.is_some());
        for (language, _) in (incident.titles.all()).chain(incident.place.names.all()) {
            if !self.languages.contains(language) {
                self.languages.insert(language.to_owned());
            }
        }
    }
}

impl Counting {
    fn new(fields: FieldMap) -> Self {
        Self {
            reader: Reader::new(fields),
            counts: Counts::default(),
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        let counts = &mut self.counts;
        self.reader
            .feed(bytes, &mut |incident, _| counts.add(&incident));
    }

    fn end(self) -> (End, Counts) {
        let mut counts = self.counts;
        let end = self.reader.finish(&mut |incident, _| counts.add(&incident));
        (end, counts)
    }
}

impl Conversion {
    /// Reads a file as the page does.
    pub fn read(args: &ConvertArgs, watch: Watch<'_>) -> Result<Self, CannotRead> {
        let (config, map) = map_file(args.map.as_ref())?;
        let wanted = Wanted {
            fields: config.fields,
            sheet: args.sheet.clone(),
            beside: Vec::new(),
        };
        let conversion = Self::of(&args.file, wanted, args.to, watch)?;
        Ok(Self { map, ..conversion })
    }

    /// As [`Self::read`], of a file that is to be read so.
    pub fn of(file: &Input, wanted: Wanted, to: To, watch: Watch<'_>) -> Result<Self, CannotRead> {
        let mut opening = Opening::new(
            wanted.with_beside(file),
            Counting::new,
            |counting, piece| {
                counting.feed(piece);
                counting.reader.is_done()
            },
        );
        let again = file.read_twice(watch, &mut |piece| opening.take(piece))?;
        let Opened {
            reader: counting,
            understood,
        } = opening.end();
        let fields = counting.reader.fields().clone();
        let (mut end, counts) = counting.end();
        if let Some(understood) = &understood {
            understood.say(&mut end.report);
        }
        let (text, mapping) = match understood {
            Some(understood) => (
                Text::Understood(understood.imported.geojson),
                understood.imported.mapping,
            ),
            None => (Text::AsItIs(again), None),
        };
        Ok(Self {
            map: None,
            file: Reported {
                file: file.clone(),
                report: end.report,
            },
            to,
            fields,
            text,
            mapping,
            languages: counts.languages.into_iter().collect(),
            not_held: Vec::new(),
            note: None,
            n_records: counts.n_records,
            has_positions: counts.n_positions > 0 && !end.has_foreign_positions,
            has_foreign_positions: end.has_foreign_positions,
        })
    }

    /// The files in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = &Reported> {
        self.map.iter().chain([&self.file])
    }

    /// Whether anything was lost.
    pub fn has_losses(&self) -> bool {
        !self.not_held.is_empty() || self.files().any(|file| file.report.has_losses())
    }

    /// Writes it: `GeoJSON` and a table in text as the page does.
    pub fn write(&mut self, out: &mut dyn Write, watch: Watch<'_>) -> Result<(), CannotPass> {
        let mut reader = Reader::new(self.fields.clone());
        let mut text = String::new();
        let mut passing = Passing {
            writer: Writing::new(self.to, &self.languages, &mut text),
            text,
            window: Window::default(),
            has_foreign_positions: self.has_foreign_positions,
            ids: FragileIds::default(),
            n_records: 0,
        };
        let n_total = self.n_records;
        let mut written = Ok(());
        self.text.read(&mut |piece| {
            passing.window.bytes.extend_from_slice(piece);
            reader.feed(piece, &mut |incident, span| passing.add(incident, &span));
            passing.window.let_go(reader.needed_from());
            if passing.text.len() >= PIECE {
                written = out.write_all(passing.text.as_bytes());
                passing.text.clear();
                let n_records = passing.n_records;
                watch(Step::Written { n_records, n_total });
            }
            goes_on(reader.is_done() || written.is_err())
        })?;
        written.map_err(CannotPass::Write)?;
        reader.finish(&mut |incident, span| passing.add(incident, &span));
        self.note = (passing.ids.note()).filter(|_| self.to == To::Text(Format::Csv));
        let ended = passing.writer.end(passing.text);
        let (text, not_held) = ended.map_err(CannotPass::Write)?;
        self.not_held = not_held;
        let ended = out.write_all(&text).and_then(|()| out.flush());
        ended.map_err(CannotPass::Write)
    }

    /// Writes it into a file, which keeps what it holds if that fails.
    pub fn write_file(&mut self, path: &Path, watch: Watch<'_>) -> Result<(), CannotConvert> {
        if let Some(broken) = self.files().find(|file| file.report.is_broken()) {
            let broken = broken.file.clone();
            return Err(CannotConvert::Broken(path.to_owned(), broken));
        }
        let in_place = is_same_file(&self.file.file, path);
        let loss_in_place = || Err(CannotConvert::LossInPlace(path.to_owned()));
        if in_place && (self.has_losses() || self.mapping.is_some()) {
            return loss_in_place();
        }
        let mut file = Replacement::new(path)?;
        match self.write(&mut file, watch) {
            // What the format cannot hold is known only now.
            Ok(()) if in_place && self.has_losses() => loss_in_place(),
            Ok(()) => Ok(file.commit()?),
            Err(CannotPass::Write(cause)) => Err(file.failed(cause).into()),
            Err(CannotPass::Read(error)) => Err(CannotConvert::Read(error)),
        }
    }
}

/// Records on their way from one file to another.
struct Passing {
    writer: Writing,
    /// What is not yet written.
    text: String,
    window: Window,
    has_foreign_positions: bool,
    ids: FragileIds,
    n_records: u64,
}

impl Passing {
    fn add(&mut self, mut incident: Incident, span: &Range<usize>) {
        if self.has_foreign_positions {
            incident.place.position = None;
        }
        let original = Original::of(self.window.part(span));
        self.ids.add(&incident.id);
        self.writer.add(&incident, &original, &mut self.text);
        self.n_records += 1;
    }
}

/// The part of a file in which the next records are.
#[derive(Default)]
struct Window {
    bytes: Vec<u8>,
    /// Where in the file it begins.
    base: usize,
}

impl Window {
    fn part(&self, span: &Range<usize>) -> &[u8] {
        let at = |place: usize| place.saturating_sub(self.base);
        let part = self.bytes.get(at(span.start)..at(span.end));
        part.unwrap_or_default()
    }

    fn let_go(&mut self, until: usize) {
        let n_passed = until.saturating_sub(self.base).min(self.bytes.len());
        self.bytes.drain(..n_passed);
        self.base += n_passed;
    }
}

/// Why not all was written.
#[derive(Debug)]
pub enum CannotPass {
    /// What was to be read again cannot be.
    Read(CannotRead),
    /// It could not be written.
    Write(io::Error),
}

impl From<CannotRead> for CannotPass {
    fn from(error: CannotRead) -> Self {
        Self::Read(error)
    }
}

/// Whether the file that was read is the one that is to be written.
fn is_same_file(input: &Input, path: &Path) -> bool {
    let Ok(there) = fs::metadata(path) else {
        return false;
    };
    match input {
        Input::File(from) => {
            fs::metadata(from).is_ok_and(|from| is_one_file(&from, &there))
                || matches!((fs::canonicalize(from), fs::canonicalize(path)), (Ok(a), Ok(b)) if a == b)
        }
        Input::Stdin => stdin_metadata().is_some_and(|from| is_one_file(&from, &there)),
    }
}

#[cfg(unix)]
fn is_one_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    a.is_file() && (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn is_one_file(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn stdin_metadata() -> Option<fs::Metadata> {
    use std::os::fd::AsFd as _;
    let stdin = io::stdin().as_fd().try_clone_to_owned().ok()?;
    fs::File::from(stdin).metadata().ok()
}

#[cfg(not(unix))]
fn stdin_metadata() -> Option<fs::Metadata> {
    None
}

/// Why a file was not written. It is as it was.
#[derive(Debug)]
pub enum CannotConvert {
    /// What was read is broken, so that it is not all there.
    Broken(PathBuf, Input),
    /// What could not be read would be lost with the only file that has it.
    LossInPlace(PathBuf),
    /// What was to be read again cannot be.
    Read(CannotRead),
    /// The file could not be written.
    Write(CannotWrite),
}

impl fmt::Display for CannotConvert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(path, input) => write!(
                f,
                "nothing was written to {}, since {input} is broken: mend it, or convert what could be read of it to standard output, with `-o -`",
                shown(path)
            ),
            Self::LossInPlace(path) => write!(
                f,
                "nothing was written to {0}, since what could not be read of it would be lost: mend it, or name another file than the one that is read",
                shown(path)
            ),
            Self::Read(error) => write!(f, "{error}; nothing was written"),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CannotConvert {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Write(error) => Some(error),
            Self::Broken(..) | Self::LossInPlace(_) => None,
        }
    }
}

impl From<CannotWrite> for CannotConvert {
    fn from(error: CannotWrite) -> Self {
        Self::Write(error)
    }
}
