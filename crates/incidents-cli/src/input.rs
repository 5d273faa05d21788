//! What a command reads: a file, or standard input where the name is `-`.

use std::{
    env, fmt,
    fs::File,
    io::{self, Read, Seek as _, Write as _},
    ops::ControlFlow,
    path::PathBuf,
    time::SystemTime,
};

use tempfile::SpooledTempFile;

use crate::{
    problems::{printable, shown},
    progress::{Step, Watch, unwatched},
};

/// How many bytes are read at once.
const PIECE: usize = 1 << 18;

/// How many bytes a file may have that is read as one: a map file, a page, a part of a basemap.
const MAX_WHOLE: usize = 64 << 20;

/// How much of what comes by a pipe is kept in memory until it is read a second time; more of it goes to the disk.
const MAX_KEPT: usize = 8 << 20;

/// Takes the next bytes, and says whether it wants more.
pub type Take<'t> = &'t mut dyn FnMut(&[u8]) -> ControlFlow<()>;

/// What a command reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// What another program gives, or what is typed.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl From<PathBuf> for Input {
    /// `-` is standard input, as everywhere; a file of that name is `./-`.
    fn from(name: PathBuf) -> Self {
        if name.as_os_str() == "-" {
            Self::Stdin
        } else {
            Self::File(name)
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => f.write_str(&shown(path)),
        }
    }
}

impl Input {
    /// As it was named: `-`, or the path.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// All bytes of a file that is no file of records, and of no size either.
    pub fn bytes(&self) -> Result<Vec<u8>, CannotRead> {
        let mut bytes = Vec::new();
        let mut is_long = false;
        self.read(&mut unwatched, &mut |piece| {
            is_long = bytes.len() + piece.len() > MAX_WHOLE;
            if is_long {
                return ControlFlow::Break(());
            }
            bytes.extend_from_slice(piece);
            ControlFlow::Continue(())
        })?;
        match is_long {
            true => Err(self.cannot_be_read(io::ErrorKind::FileTooLarge.into())),
            false => Ok(bytes),
        }
    }

    /// Gives its bytes as they come, as long as they are wanted: there may be no end of them.
    pub fn read(&self, watch: Watch<'_>, take: Take<'_>) -> Result<(), CannotRead> {
        let read = match self {
            Self::Stdin => pump(&mut io::stdin().lock(), None, watch, take),
            Self::File(path) => File::open(path).and_then(|mut file| {
                let n_total = n_total(&file)?;
                pump(&mut file, n_total, watch, take)
            }),
        };
        read.map_err(|cause| self.cannot_be_read(cause))
    }

    /// As [`Input::read`]; what was taken can be read once more.
    pub fn read_twice(&self, watch: Watch<'_>, take: Take<'_>) -> Result<Again, CannotRead> {
        self.read_and_keep(watch, take)
            .map(|kept| Again {
                input: self.clone(),
                kept,
            })
            .map_err(|cause| self.cannot_be_read(cause))
    }

    fn read_and_keep(&self, watch: Watch<'_>, take: Take<'_>) -> io::Result<Kept> {
        let mut file = match self {
            Self::Stdin => return spool(&mut io::stdin().lock(), watch, take),
            Self::File(path) => File::open(path)?,
        };
        let Some(n_total) = n_total(&file)? else {
            return spool(&mut file, watch, take);
        };
        let state = State::of(&file)?;
        pump(&mut file, Some(n_total), watch, take)?;
        Ok(Kept::File(file, state))
    }

    pub(crate) fn cannot_be_read(&self, cause: io::Error) -> CannotRead {
        CannotRead {
            input: self.clone(),
            cause,
        }
    }
}

/// How many bytes there are. Of a device or a pipe nobody knows.
fn n_total(file: &File) -> io::Result<Option<u64>> {
    let metadata = file.metadata()?;
    Ok(metadata.is_file().then_some(metadata.len()))
}

/// Reads what cannot be read twice, and keeps what was taken.
fn spool(from: &mut dyn Read, watch: Watch<'_>, take: Take<'_>) -> io::Result<Kept> {
    let mut spool = SpooledTempFile::new(MAX_KEPT);
    let mut written = Ok(());
    pump(from, None, watch, &mut |piece| {
        written = spool.write_all(piece);
        match written {
            Ok(()) => take(piece),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    written?;
    Ok(Kept::Spool(spool))
}

fn pump(
    from: &mut dyn Read,
    n_total: Option<u64>,
    watch: Watch<'_>,
    take: Take<'_>,
) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    let mut n_bytes = 0;
    loop {
        let n_read = match from.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(n_read) => n_read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if take(piece.get(..n_read).unwrap_or_default()).is_break() {
            return Ok(());
        }
        n_bytes += n_read as u64;
        watch(Step::Read { n_bytes, n_total });
    }
}

/// What was read and can be read once more, without being held in memory.
#[derive(Debug)]
pub struct Again {
    input: Input,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    File(File, State),
    Spool(SpooledTempFile),
}

/// By which it shows that a file was written to.
#[derive(Debug, PartialEq, Eq)]
struct State {
    n_bytes: u64,
    modified: Option<SystemTime>,
}

impl State {
    fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        Ok(Self {
            n_bytes: metadata.len(),
            modified: metadata.modified().ok(),
        })
    }
}

impl Again {
    /// Gives the same bytes again, or fails where they are others by now.
    pub fn read(&mut self, take: Take<'_>) -> Result<(), CannotRead> {
        let read = match &mut self.kept {
            Kept::Spool(spool) => spool
                .rewind()
                .and_then(|()| pump(spool, None, &mut unwatched, take)),
            Kept::File(file, state) => file.rewind().and_then(|()| {
                pump(file, None, &mut unwatched, take)?;
                match State::of(file)? == *state {
                    true => Ok(()),
                    false => Err(io::Error::other(
                        "it was written to while it was read; run the command again",
                    )),
                }
            }),
        };
        read.map_err(|cause| self.input.cannot_be_read(cause))
    }
}

/// What could not be read.
#[derive(Debug)]
pub struct CannotRead {
    input: Input,
    cause: io::Error,
}

impl CannotRead {
    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        self.cause.kind() == io::ErrorKind::NotFound
    }
}

impl fmt::Display for CannotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: ", self.input)?;
        match self.cause.kind() {
            io::ErrorKind::NotFound => f.write_str("there is no such file; check its name"),
            io::ErrorKind::IsADirectory => f.write_str("it is a folder; name a file in it"),
            io::ErrorKind::NotADirectory => {
                f.write_str("a part of its path is a file and no folder; check its name")
            }
            io::ErrorKind::PermissionDenied => {
                write!(f, "{}; let yourself read it, or name a copy", self.cause)
            }
            io::ErrorKind::FileTooLarge => f.write_str(
                "it has more than 64 MB, and is no map file, page or basemap then; check its name",
            ),
            io::ErrorKind::StorageFull => write!(
                f,
                "{}; it is kept in {} meanwhile: free some space there, name another folder in TMPDIR, or name a file",
                self.cause,
                shown(&env::temp_dir())
            ),
            _ => f.write_str(&printable(&self.cause.to_string())),
        }
    }
}

impl std::error::Error for CannotRead {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
