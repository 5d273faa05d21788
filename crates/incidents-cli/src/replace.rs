//! Files that are replaced whole or not at all: what is written goes into a file beside the old one, and takes its name
//! once all of it is on the disk.

use std::{
    env, fmt,
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Write},
    mem,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use tempfile::NamedTempFile;

use crate::problems::shown;

/// A file on its way. Dropped before [`Replacement::commit`], it leaves everything as it was.
#[derive(Debug)]
pub struct Replacement {
    path: PathBuf,
    out: Out,
}

#[derive(Debug)]
enum Out {
    /// Beside the file whose name it takes.
    Beside(NamedTempFile, PathBuf),
    /// A device or a pipe, which nothing can take the place of.
    Straight(File),
}

impl Replacement {
    /// Begins to write what will be at `path`. Of a symbolic link the file that it leads to is replaced.
    pub fn new(path: &Path) -> Result<Self, CannotWrite> {
        open(path)
            .map(|out| Self {
                path: path.to_owned(),
                out,
            })
            .map_err(|why| CannotWrite::new(path, why))
    }

    /// Writes all of a file.
    pub fn with(path: &Path, bytes: &[u8]) -> Result<Self, CannotWrite> {
        let mut file = Self::new(path)?;
        match file.write_all(bytes) {
            Ok(()) => Ok(file),
            Err(cause) => Err(file.failed(cause)),
        }
    }

    /// The error of a write that failed; nothing is left of what was written.
    pub fn failed(self, cause: io::Error) -> CannotWrite {
        CannotWrite::new(&self.path, Why::Other(cause))
    }

    /// Puts what was written in the place of what was there, once all of it is on the disk.
    pub fn commit(self) -> Result<(), CannotWrite> {
        let written = match self.out {
            Out::Straight(mut file) => file.flush(),
            Out::Beside(file, target) => persist(file, &target),
        };
        written.map_err(|cause| CannotWrite::new(&self.path, Why::Other(cause)))
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.out {
            Out::Beside(file, _) => file.as_file_mut().write(bytes),
            Out::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.out {
            Out::Beside(file, _) => file.as_file_mut().flush(),
            Out::Straight(file) => file.flush(),
        }
    }
}

fn open(path: &Path) -> Result<Out, Why> {
    let old = match fs::metadata(path) {
        Ok(old) if old.is_dir() => return Err(Why::IsFolder),
        Ok(old) if !old.is_file() => {
            let file = OpenOptions::new().write(true).open(path)?;
            return Ok(Out::Straight(file));
        }
        Ok(old) if old.permissions().readonly() => return Err(Why::IsReadOnly),
        Ok(old) => {
            // Whoever may not write the file must not replace it either.
            match OpenOptions::new().write(true).open(path) {
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                    return Err(Why::IsReadOnly);
                }
                opened => drop(opened?),
            }
            Some(old)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let target = match &old {
        Some(_) => fs::canonicalize(path)?,
        None => end_of_links(path),
    };
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => env::current_dir()?,
    };
    let file = beside(&folder, old.as_ref())?;
    Ok(Out::Beside(file, target))
}

/// The path that a link leads to, where there is no file yet.
fn end_of_links(path: &Path) -> PathBuf {
    /// As many as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut end = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(next) = fs::read_link(&end) else { break };
        end = end.parent().unwrap_or(Path::new("")).join(next);
    }
    end
}

fn beside(folder: &Path, old: Option<&Metadata>) -> Result<NamedTempFile, Why> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".incidents-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(old.map_or_else(new_permissions, Metadata::permissions));
    let cannot = |cause: io::Error| match cause.kind() {
        io::ErrorKind::NotFound if !folder.is_dir() => Why::NoFolder(folder.to_owned()),
        // Of the name beside it nobody has heard.
        kind => Why::LockedFolder(folder.to_owned(), kind.into()),
    };
    let file = {
        let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        let file = builder.tempfile_in(folder).map_err(cannot)?;
        unfinished.push(file.path().to_owned());
        file
    };
    if let Some(old) = old {
        keep_owner(file.as_file(), old);
        // The umask may have taken some away.
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// What a new file may have, less the umask.
#[cfg(unix)]
fn new_permissions() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    fs::Permissions::from_mode(0o666)
}

/// Only root may give a file away, so that it stays with who writes it where it must.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let is_other = file
        .metadata()
        .is_ok_and(|new| (new.uid(), new.gid()) != (old.uid(), old.gid()));
    if is_other {
        drop(fchown(file, Some(old.uid()), Some(old.gid())));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

fn persist(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(target).map_err(|failed| failed.error)?;
    // The name is on the disk once its folder is. Where a folder cannot be written out, the name is as good as it gets.
    #[cfg(unix)]
    if let Some(folder) = target.parent() {
        let folder = if folder == Path::new("") {
            Path::new(".")
        } else {
            folder
        };
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
    Ok(())
}

/// Files beside others that may still be there.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes what is half written, for a process that is about to end: no other file is begun afterwards.
pub fn abandon_all() {
    let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in unfinished.iter() {
        // One that has its name by now is no longer there under this one.
        drop(fs::remove_file(path));
    }
    mem::forget(unfinished);
}

/// A file that could not be written. What was there before is untouched.
#[derive(Debug)]
pub struct CannotWrite {
    path: PathBuf,
    why: Why,
}

#[derive(Debug)]
enum Why {
    IsFolder,
    IsReadOnly,
    NoFolder(PathBuf),
    LockedFolder(PathBuf, io::Error),
    Other(io::Error),
}

impl From<io::Error> for Why {
    fn from(cause: io::Error) -> Self {
        Self::Other(cause)
    }
}

impl CannotWrite {
    fn new(path: &Path, why: Why) -> Self {
        let path = path.to_owned();
        Self { path, why }
    }
}

impl fmt::Display for CannotWrite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write {}: ", shown(&self.path))?;
        match &self.why {
            Why::IsFolder => {
                f.write_str("there is a folder in its place; name a file in it, or move it away")
            }
            Why::IsReadOnly => {
                f.write_str("it is read-only; let yourself write it, or name another file")
            }
            Why::NoFolder(folder) => {
                write!(f, "there is no folder {}; make it first", shown(folder))
            }
            Why::LockedFolder(folder, cause) => write!(
                f,
                "no file can be made in its folder {} ({cause}); make that possible, or name a file in another folder",
                shown(folder)
            ),
            Why::Other(cause) if cause.kind() == io::ErrorKind::NotADirectory => {
                f.write_str("a part of its path is a file and no folder; check its name")
            }
            Why::Other(cause) if cause.kind() == io::ErrorKind::StorageFull => write!(
                f,
                "{cause}; free some space, or name a file on another disk"
            ),
            Why::Other(cause) => cause.fmt(f),
        }
    }
}

impl std::error::Error for CannotWrite {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.why {
            Why::LockedFolder(_, cause) | Why::Other(cause) => Some(cause),
            Why::IsFolder | Why::IsReadOnly | Why::NoFolder(_) => None,
        }
    }
}
