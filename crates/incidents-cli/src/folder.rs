//! The files of a site in a folder on this machine.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use site::files::Files;

use crate::input::{CannotRead, Input};

/// A folder. What links in it lead to is read, too: it is the user's own.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Of this path.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The paths of its files, with slashes, sorted. Hidden ones are nobody else's, and where links to folders lead may have no end.
    ///
    /// # Errors
    ///
    /// Where a folder in it cannot be read.
    pub fn paths(&self) -> Result<Vec<String>, CannotRead> {
        let mut paths = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let cannot = |cause| Input::File(self.0.join(&folder)).cannot_be_read(cause);
            for entry in fs::read_dir(self.0.join(&folder)).map_err(cannot)? {
                let entry = entry.map_err(cannot)?;
                let path = format!("{folder}{}", entry.file_name().to_string_lossy());
                let kind = entry.file_type().map_err(cannot)?;
                if entry.file_name().as_encoded_bytes().starts_with(b".") {
                    continue;
                }
                if kind.is_dir() {
                    folders.push(format!("{path}/"));
                } else if entry.path().is_file() {
                    paths.push(path);
                }
            }
        }
        paths.sort();
        Ok(paths)
    }

    /// Where a file of it lies.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }
}

impl Files for Folder {
    fn feed(&self, path: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let mut file = File::open(self.path(path))?;
        let mut piece = vec![0; 1 << 16];
        loop {
            let n = file.read(&mut piece)?;
            if n == 0 {
                return Ok(());
            }
            take(&piece[..n]);
        }
    }

    fn start(&self, path: &str, n_bytes: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = File::open(self.path(path)).ok()?;
        file.take(n_bytes as u64).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}
