//! The files of a site in a folder on this machine.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use site::files::Files;

/// A folder. What links in it lead to is read, too: it is the user's own.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Of this path.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
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
}
