//! What a command reads: a file, or standard input where the name is `-`.

use std::{
    fmt,
    fs::File,
    io::{self, Read},
    path::PathBuf,
};

use crate::progress::{Step, Watch};

/// How many bytes are read at once.
const PIECE: usize = 1 << 18;

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
            Self::File(path) => path.display().fmt(f),
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

    /// All of its bytes.
    pub fn bytes(&self, watch: Watch<'_>) -> Result<Vec<u8>, CannotRead> {
        let mut bytes = Vec::new();
        self.read(watch, &mut |piece| bytes.extend_from_slice(piece))?;
        Ok(bytes)
    }

    /// Gives its bytes as they come.
    pub fn read(&self, watch: Watch<'_>, take: &mut dyn FnMut(&[u8])) -> Result<(), CannotRead> {
        let read = match self {
            Self::Stdin => pump(&mut io::stdin().lock(), None, watch, take),
            Self::File(path) => File::open(path).and_then(|mut file| {
                let metadata = file.metadata()?;
                let n_total = metadata.is_file().then_some(metadata.len());
                pump(&mut file, n_total, watch, take)
            }),
        };
        read.map_err(|cause| CannotRead {
            input: self.clone(),
            cause,
        })
    }
}

fn pump(
    from: &mut dyn Read,
    n_total: Option<u64>,
    watch: Watch<'_>,
    take: &mut dyn FnMut(&[u8]),
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
        take(piece.get(..n_read).unwrap_or_default());
        n_bytes += n_read as u64;
        watch(Step::Read { n_bytes, n_total });
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
            _ => self.cause.fmt(f),
        }
    }
}

impl std::error::Error for CannotRead {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
