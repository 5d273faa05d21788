//! A file of records in the schema of the page, as `GeoJSON` or as a table: what the page reads of it, and nothing else.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use incidents::{
    read::{Reader, Record},
    write::{Format, Writer, original::Original},
};

use crate::{
    check::{Reported, map_file},
    input::{CannotRead, Input},
    progress::{Step, Watch},
    replace::{CannotWrite, Replacement},
};

/// How far into a file a record may be.
const MAX_BYTES: usize = u32::MAX as usize;

/// How much text is gathered before it is written.
const PIECE: usize = 1 << 16;

/// What `incidents convert` is asked.
#[derive(Debug, PartialEq, Eq)]
pub struct ConvertArgs {
    /// The records.
    pub file: Input,
    /// The map file that says what the records' members are called.
    pub map: Option<Input>,
    /// What they become.
    pub to: Format,
}

/// A file that was read and is to be written.
#[derive(Debug)]
pub struct Conversion {
    /// The map file, where there is one.
    pub map: Option<Reported>,
    /// The records' file.
    pub file: Reported,
    to: Format,
    bytes: Vec<u8>,
    records: Vec<Record>,
}

impl Conversion {
    /// Reads a file as the page does.
    pub fn read(args: &ConvertArgs, watch: Watch<'_>) -> Result<Self, CannotRead> {
        let (config, map) = map_file(args.map.as_ref())?;
        let mut reader = Reader::new(config.fields);
        let (mut bytes, mut records) = (Vec::new(), Vec::new());
        let mut keep = |incident, span| records.push(Record { incident, span });
        args.file.read(watch, &mut |piece| {
            // What comes after that the reader does not read.
            if bytes.len() <= MAX_BYTES {
                bytes.extend_from_slice(piece);
            }
            reader.feed(piece, &mut keep);
        })?;
        let end = reader.finish(&mut keep);
        if end.has_foreign_positions {
            for record in &mut records {
                record.incident.place.position = None;
            }
        }
        Ok(Self {
            map,
            file: Reported {
                file: args.file.clone(),
                report: end.report,
            },
            to: args.to,
            bytes,
            records,
        })
    }

    /// The files in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = &Reported> {
        self.map.iter().chain([&self.file])
    }

    /// Whether anything was lost.
    pub fn has_losses(&self) -> bool {
        self.files().any(|file| file.report.has_losses())
    }

    /// Writes it as the page does.
    pub fn write(&self, out: &mut dyn Write, watch: Watch<'_>) -> io::Result<()> {
        let mut text = String::new();
        let mut writer = Writer::new(self.to, &[], &mut text);
        let n_total = self.records.len() as u64;
        for (record, n_records) in self.records.iter().zip(1..) {
            let original = self.bytes.get(record.span.clone()).unwrap_or_default();
            writer.add(&record.incident, &Original::of(original), &mut text);
            if text.len() >= PIECE {
                out.write_all(text.as_bytes())?;
                text.clear();
                watch(Step::Written { n_records, n_total });
            }
        }
        writer.end(&mut text);
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Writes it into a file, which keeps what it holds if that fails.
    pub fn write_file(&self, path: &Path, watch: Watch<'_>) -> Result<(), CannotConvert> {
        if let Some(broken) = self.files().find(|file| file.report.is_broken()) {
            let broken = broken.file.clone();
            return Err(CannotConvert::Broken(path.to_owned(), broken));
        }
        if self.has_losses() && is_same_file(&self.file.file, path) {
            return Err(CannotConvert::LossInPlace(path.to_owned()));
        }
        let mut file = Replacement::new(path)?;
        match self.write(&mut file, watch) {
            Ok(()) => Ok(file.commit()?),
            Err(cause) => Err(file.failed(cause).into()),
        }
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
    /// The file could not be written.
    Write(CannotWrite),
}

impl fmt::Display for CannotConvert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(path, input) => write!(
                f,
                "nothing was written to {}, since {input} is broken: mend it, or convert what could be read of it to standard output, with `-o -`",
                path.display()
            ),
            Self::LossInPlace(path) => write!(
                f,
                "nothing was written to {0}, since what could not be read of it would be lost: mend it, or name another file than the one that is read",
                path.display()
            ),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CannotConvert {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
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
