//! `incidents new`: a site from tables, with the page that the program holds or that somebody has.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use incidents::{read::parse, schema::names::FieldMap};
use site::{
    create::{CreateError, Created, Map, create},
    draft::{Draft, License, title_of_file},
    files::Memory,
    package::{Package, PackageError},
    records::types,
    zip::{ArchiveError, packed, unpacked},
};

use crate::{build::today, folder::Folder, input::CannotRead, problems::shown};

/// Where a page comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'s> {
    /// A folder, or an archive of one: a build, or any published site.
    Path(&'s Path),
    /// The archive that the program holds; empty where it was built without one.
    Held(&'s [u8]),
}

/// Why there is no new site.
#[derive(Debug)]
pub enum NewError {
    /// The program holds no page.
    NoPage,
    /// The page cannot be opened.
    Open(PathBuf, io::Error),
    /// The page is an archive that cannot be read.
    Archive(PathBuf, ArchiveError),
    /// The page is not as it was built.
    Package(String, PackageError),
    /// There is something in the folder already.
    NotEmpty(PathBuf),
    /// What is in a folder cannot be read.
    Read(CannotRead),
    /// The site cannot be made.
    Create(CreateError),
    /// A file cannot be written.
    Write(PathBuf, io::Error),
}

impl fmt::Display for NewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPage => f.write_str(
                "this program was built without a page. Name one with --page: a site.zip, a folder that `cargo xtask build` leaves in dist, or the folder of any site that was published with this page. `cargo xtask dist` builds a program that holds its page",
            ),
            Self::Open(path, cause) => write!(f, "cannot read {}: {cause}; check its name", shown(path)),
            Self::Archive(path, cause) => write!(
                f,
                "cannot take the page out of {}: {cause}",
                shown(path)
            ),
            Self::Package(from, cause) => write!(f, "cannot take the page out of {from}: {cause}"),
            Self::NotEmpty(folder) => write!(
                f,
                "{} is not empty: name a folder that is not there yet with -o. An edit of its table is brought in by `incidents build {0} TABLE`, a newer page by `incidents update {0}`",
                shown(folder)
            ),
            Self::Read(error) => error.fmt(f),
            Self::Create(error) => error.fmt(f),
            Self::Write(path, cause) => write!(f, "cannot write {}: {cause}", shown(path)),
        }
    }
}

impl std::error::Error for NewError {}

impl NewError {
    /// Whether a file that was named cannot be opened; all else went wrong later.
    pub fn is_misuse(&self) -> bool {
        matches!(self, Self::Open(..) | Self::Read(_))
    }
}

/// Takes the page out of a build, a site, an archive or the program.
///
/// # Errors
///
/// Where there is none, or one of its files is not as it was built.
pub fn page(source: Source<'_>) -> Result<Package, NewError> {
    let from = match source {
        Source::Path(path) => shown(path),
        Source::Held(_) => "this program".to_owned(),
    };
    let package = match source {
        Source::Held([]) => return Err(NewError::NoPage),
        Source::Held(archive) => Package::read(&opened(archive, Path::new(&from))?),
        Source::Path(path) if path.is_dir() => Package::read(&Folder::new(path)),
        Source::Path(path) => {
            let archive = fs::read(path);
            let archive = archive.map_err(|cause| NewError::Open(path.to_owned(), cause))?;
            Package::read(&opened(&archive, path)?)
        }
    };
    package.map_err(|cause| NewError::Package(from, cause))
}

fn opened(archive: &[u8], path: &Path) -> Result<Memory, NewError> {
    unpacked(archive).map_err(|cause| NewError::Archive(path.to_owned(), cause))
}

/// Packs a site, or its page alone. The same files are the same bytes, in the order of their paths and all of one time.
///
/// # Errors
///
/// Where a file cannot be read, or one of the page is not as it was built.
pub fn zip(folder: &Path, output: &Path, is_page_only: bool) -> Result<Vec<u8>, NewError> {
    let files = if is_page_only {
        page(Source::Path(folder))?.files
    } else {
        let site = Folder::new(folder);
        let output = fs::canonicalize(output).ok();
        let is_output =
            |path: &String| output.is_some() && fs::canonicalize(site.path(path)).ok() == output;
        let mut paths = site.paths().map_err(NewError::Read)?;
        paths.retain(|path| !is_output(path));
        let read = |path: String| {
            let bytes = fs::read(site.path(&path));
            let bytes = bytes.map_err(|cause| NewError::Open(site.path(&path), cause))?;
            Ok((path, bytes))
        };
        paths
            .into_iter()
            .map(read)
            .collect::<Result<_, NewError>>()?
    };
    packed(&files).map_err(|cause| NewError::Archive(folder.to_owned(), cause))
}

/// Makes the files of a site of these records, in our schema.
///
/// # Errors
///
/// Where the page is no page of ours.
pub fn site(page: &Package, draft: &Draft, records: &[u8]) -> Result<Created, NewError> {
    let parsed = parse(records, &FieldMap::default());
    let types = types(parsed.records.iter().map(|record| &record.incident));
    let map_file = draft.text(&types);
    let license = License::text(draft.license.as_ref());
    let map = Map {
        map_file: map_file.as_bytes(),
        records,
        license: &license,
        beside: &Memory::new(),
        today: &today(),
    };
    create(page, map).map_err(NewError::Create)
}

/// Whether a site may be put there: nothing is.
///
/// # Errors
///
/// Where there is something in the folder, or it cannot be read.
pub fn is_free(folder: &Path) -> Result<(), NewError> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(NewError::Write(folder.to_owned(), cause)),
    };
    match entries.next() {
        Some(_) => Err(NewError::NotEmpty(folder.to_owned())),
        None => Ok(()),
    }
}

/// Writes a site into a folder: index.html last, so that what is half written is no site.
///
/// # Errors
///
/// Where a file cannot be written.
pub fn write(folder: &Path, files: &Memory) -> Result<(), NewError> {
    is_free(folder)?;
    let (pages, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| *path == "index.html");
    for (path, bytes) in others.into_iter().chain(pages) {
        let file = folder.join(path);
        let parent = file.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&file, bytes));
        written.map_err(|cause| NewError::Write(file.clone(), cause))?;
    }
    Ok(())
}

/// What a map is called that nobody has named: the name of its table in words.
pub fn title_of(table: &Path) -> String {
    title_of_file(&table.file_name().unwrap_or_default().to_string_lossy())
}

/// A path as a shell takes it for one word.
fn pasted(path: &Path) -> String {
    let path = match shown(path) {
        path if path.starts_with('-') => format!("./{path}"),
        path => path,
    };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@".contains(c);
    match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

/// What to do with a new site, in lines.
pub fn next_steps(folder: &Path, tables: &[PathBuf]) -> String {
    let folder = pasted(folder);
    let tables: Vec<String> = tables.iter().map(|table| pasted(table)).collect();
    format!(
        "Look at it, and go on working on it:
  incidents serve {folder} --open --watch
After an edit of the table:
  incidents build {folder} {}
After an edit of {folder}/data/map.json (title, sentence above the list, colours, languages):
  incidents build {folder}
Put it on the web: the folder is the site, and no host needs a build.
  Netlify: drag the folder to the page for manual deploys; _headers is read there
  Cloudflare Pages: upload the folder as assets of a new project; _headers is read there
  GitHub Pages: put what is in the folder into a repository, with an empty file .nojekyll, and publish its branch
  an own server: copy the folder to any path; {folder}/hosting has what nginx and Caddy should be told
Once its address is known, write it as site_url into {folder}/data/map.json and build again: links are shown with a picture then.
",
        tables.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_named_by_its_table() {
        for (table, expected) in [
            ("a/my_incidents-2016.csv", "My incidents 2016"),
            ("حوادث.csv", "حوادث"),
            ("sheet.tar.gz", "Sheet tar"),
        ] {
            assert_eq!(title_of(Path::new(table)), expected);
        }
    }

    #[test]
    fn what_is_printed_can_be_pasted() {
        for (path, expected) in [
            ("my-map", "my-map"),
            ("حوادث.csv", "حوادث.csv"),
            ("my map/it's.csv", r"'my map/it'\''s.csv'"),
            ("-x.csv", "./-x.csv"),
        ] {
            assert_eq!(pasted(Path::new(path)), expected);
        }
    }

    #[test]
    fn a_program_without_a_page_says_what_to_do() {
        let error = page(Source::Held(&[])).unwrap_err().to_string();
        assert!(
            error.contains("--page") && error.contains("cargo xtask dist"),
            "{error}"
        );
    }
}
