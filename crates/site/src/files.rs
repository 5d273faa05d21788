//! The files of a site, wherever they are: in a folder, or in memory.

use std::collections::BTreeMap;
use std::io;

/// Files by their path below the folder of a site, with slashes: `data/map.json`.
pub trait Files {
    /// Gives the bytes of a file as they come: there may be much of it.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::NotFound`] where there is none, others where it cannot be read.
    fn feed(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()>;

    /// All of a file; none where it is not there or cannot be read.
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.feed(path, &mut |piece| bytes.extend_from_slice(piece))
            .ok()?;
        Some(bytes)
    }

    /// The first bytes of a file, at most so many; none where it is not there or cannot be read.
    fn start(&self, path: &str, n_bytes: usize) -> Option<Vec<u8>> {
        let mut bytes = self.read(path)?;
        bytes.truncate(n_bytes);
        Some(bytes)
    }

    /// A file as text; what is no UTF-8 in it is replaced.
    fn text(&self, path: &str) -> Option<String> {
        Some(String::from_utf8_lossy(&self.read(path)?).into_owned())
    }
}

/// Files in memory, in the order of their paths.
pub type Memory = BTreeMap<String, Vec<u8>>;

impl Files for Memory {
    fn feed(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let bytes = self.get(path).ok_or(io::ErrorKind::NotFound)?;
        take(bytes);
        Ok(())
    }
}

/// Files in memory over others: a site as it will be.
pub struct Overlay<'o> {
    /// What is not over it.
    pub under: &'o dyn Files,
    /// These come first.
    pub over: &'o Memory,
}

impl Files for Overlay<'_> {
    fn feed(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        match self.over.get(path) {
            Some(bytes) => {
                take(bytes);
                Ok(())
            }
            None => self.under.feed(path, take),
        }
    }

    fn start(&self, path: &str, n_bytes: usize) -> Option<Vec<u8>> {
        match self.over.contains_key(path) {
            true => self.over.start(path, n_bytes),
            false => self.under.start(path, n_bytes),
        }
    }
}
