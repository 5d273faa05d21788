//! What a build is asked for, and a table that is fetched for it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::build::{BuildError, Built, build_from_tables, build_kept};
use crate::input::Input;
use crate::progress::Watch;
use crate::pull::{self, PullError};
use crate::replace::Replacement;

/// What a build is asked for.
#[derive(Debug)]
pub struct Building<'a> {
    /// The folder of the site.
    pub folder: &'a Path,
    /// Tables that take the place of its records.
    pub tables: &'a [PathBuf],
    /// Which sheet of spreadsheets among them.
    pub sheet: Option<String>,
    /// The address from which the table is fetched first.
    pub pull: Option<&'a str>,
    /// Whether the version of the records that is published now is kept.
    pub keeps_version: bool,
}

impl Building<'_> {
    /// Does it.
    ///
    /// # Errors
    ///
    /// What cannot be read, written or fetched; the folder, and the table, are as they were then.
    pub fn run(&self, watch: Watch<'_>) -> Result<Built, BuildError> {
        let build = |watch: Watch<'_>| match self.tables {
            [] => build_kept(self.folder, self.keeps_version, watch),
            _ => build_from_tables(self, watch),
        };
        let Some(address) = self.pull else {
            return build(watch);
        };
        let [table] = self.tables else {
            return Err(PullError::NoTable.into());
        };
        // A draft that cannot be read could not be put back.
        let before = draft(table)?;
        let fetched = pull::fetch(address)?;
        Replacement::with(table, &fetched)?.commit()?;
        let built = build(watch);
        if built.is_err() {
            // What was read last stays the draft. Why it could not be built from is what the editor needs, whatever goes wrong after that.
            if let Some(before) = before {
                drop(Replacement::with(table, &before).and_then(Replacement::commit));
            } else {
                drop(fs::remove_file(table));
            }
        }
        built
    }
}

/// The bytes of a draft; nothing where there is none yet.
fn draft(table: &Path) -> Result<Option<Vec<u8>>, BuildError> {
    match fs::read(table) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Input::File(table.to_owned()).cannot_be_read(error).into()),
    }
}
