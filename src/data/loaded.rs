//! What comes of loading: the site, and what is said while it is on its way.

use std::cell::Cell;
use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::model::edition::Version;
use incidents::model::report::Report;
use incidents::query::engine::Engine;
use web_sys::Blob;
use yew::Callback;

use crate::browser::web::local_file::LocalFile;
use crate::data::worker::Worker;
use crate::words::Words;

/// Everything that was loaded.
pub struct Site {
    /// What this map is.
    pub config: MapConfig,
    /// The records, ready to be asked.
    pub engine: Engine,
    /// What could not be read of the incidents.
    pub report: Report,
    /// Where the text of a large file is.
    pub large: Option<Large>,
    /// What could not be read of the map file.
    pub config_report: Report,
    /// The name of the incidents' file.
    pub data_name: String,
    /// The bytes of the map file, or of what was said in its place.
    pub map_file: Vec<u8>,
    /// Which file it is where the address asked for another one than the map's own.
    pub other: Option<String>,
    /// A file of another origin that the address asked for and that was not opened.
    pub refused: Option<String>,
}

/// What is opened in place of what the address asks for.
#[derive(Clone, Default, PartialEq)]
pub struct Opening {
    /// A file of the reader's own device.
    pub file: Option<LocalFile>,
    /// What its columns are for, as the `fields` of a map file.
    pub fields: Option<String>,
    /// The element in which that was chosen.
    pub changed: Option<String>,
}

/// A file that was read by the worker, which goes on to search it.
pub struct Large {
    /// The worker.
    pub worker: Worker,
    /// The file.
    pub blob: Blob,
    /// Whether the connection was lost before its end.
    pub is_cut_off: bool,
    /// What the columns of a file in another schema were taken for, as JSON; empty where the file is in ours.
    pub mapping: String,
    /// What its bytes come to.
    pub version: Rc<Cell<FileVersion>>,
}

/// What the bytes of a large file come to, which takes longer than its records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileVersion {
    /// It is being worked out.
    #[default]
    Awaited,
    /// This.
    Known(Version),
    /// The file cannot be read again.
    Unknown,
}

impl From<Option<Version>> for FileVersion {
    fn from(version: Option<Version>) -> Self {
        version.map_or(Self::Unknown, Self::Known)
    }
}

/// How much of a large file has come.
#[derive(Clone, PartialEq)]
pub struct Progress {
    /// Its name.
    pub file: String,
    /// How many bytes have come.
    pub n_bytes: f64,
    /// Of how many, where the server says so.
    pub n_total: Option<f64>,
    /// How many records have been read.
    pub n_records: usize,
    /// Ends it.
    pub cancel: Callback<()>,
}

/// What is told while the files are on their way.
pub enum News {
    /// The page can speak.
    Words(Words),
    /// A large file comes.
    Progress(Progress),
}

/// Who is told.
pub type Tell = Rc<dyn Fn(News)>;
