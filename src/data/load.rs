//! Loading: the map file, then the words and the incidents, as bytes of this origin.

use std::rc::Rc;

use futures_util::future::join;
use gloo::net::http::{Request, Response};
use incidents::config::MapConfig;
use incidents::config::text::Text;
use incidents::model::civil::Span;
use incidents::model::report::Report;
use incidents::model::when::When;
use incidents::query::engine::Engine;
use wasm_bindgen::JsValue;
use web_sys::Blob;
use yew::Callback;

use crate::browser::url::DataRequest;
use crate::browser::{url, web};
use crate::data::load_large;
use crate::data::worker::handle::Worker;
use crate::words;
use crate::words::Words;
use incidents::query::dataset::Dataset;

/// Where the map file lies, relative to the page.
const MAP_FILE: &str = "data/map.json";

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
    /// A file of another origin that the address asked for and that was not opened.
    pub refused: Option<String>,
}

/// A file that was read by the worker, which goes on to search it.
pub struct Large {
    /// The worker.
    pub worker: Worker,
    /// The file.
    pub blob: Blob,
    /// Whether the connection was lost before its end.
    pub is_cut_off: bool,
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

/// Nothing to show, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The file that failed.
    pub file: String,
    /// What happened to it.
    pub kind: LoadErrorKind,
}

/// What happened to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadErrorKind {
    /// No answer: offline, or the request was blocked.
    Unreachable(String),
    /// The server answered with this status.
    Status(u16),
    /// No answer from another origin, which the map file lists: its policy may not.
    Elsewhere(String),
    /// The file came and holds no record that can be read.
    Unreadable(String),
    /// The reader did not want to wait for it.
    Cancelled,
}

/// Loads what the address asks for, and the words to speak of it; without words there is nothing to say.
pub async fn site(tell: Tell) -> Result<(Words, Result<Site, LoadError>), JsValue> {
    let map_file = url::same_origin(MAP_FILE).unwrap_or_else(|| MAP_FILE.to_owned());
    let map = fetch(&map_file, Reach::Own)
        .await
        .map(|bytes| (MapConfig::parse(&bytes), bytes));
    let offered = match &map {
        Ok(((config, _), _)) => config.languages.as_slice(),
        Err(_) => &[],
    };
    let language = words::choice(offered);
    let incidents = async {
        let ((config, report), bytes) = map?;
        let map = MapFile {
            address: &map_file,
            bytes: &bytes,
        };
        incidents(map, config, report, &language, &tell).await
    };
    let words = async {
        let words = Words::load(&language).await;
        if let Ok(words) = &words {
            tell(News::Words(words.clone()));
        }
        words
    };
    let (words, site) = join(words, incidents).await;
    Ok((words?, site))
}

/// The map file as it came.
struct MapFile<'a> {
    address: &'a str,
    bytes: &'a [u8],
}

/// The records that a map file names, or those that the address asks for instead.
async fn incidents(
    map: MapFile<'_>,
    config: MapConfig,
    config_report: Report,
    language: &str,
    tell: &Tell,
) -> Result<Site, LoadError> {
    let own_data = url::beside(map.address, &config.data).unwrap_or_else(|| config.data.clone());
    let mut elsewhere = None;
    let (config, data_file, reach, refused) = match url::data_request(&config.data_origins) {
        DataRequest::Default => (config, own_data, Reach::Policy, None),
        DataRequest::Foreign(file) => (config, own_data, Reach::Policy, Some(file)),
        DataRequest::File(file) if file == own_data => (config, own_data, Reach::Own, None),
        DataRequest::File(file) => (for_another_file(config, &file), file, Reach::Own, None),
        DataRequest::Listed(file, of) => {
            elsewhere = Some(of);
            (for_another_file(config, &file), file, Reach::Policy, None)
        }
    };
    let bytes = bytes_up_to(&data_file, reach, LARGE).await;
    let bytes = bytes.map_err(|error| match (&error.kind, elsewhere) {
        (LoadErrorKind::Unreachable(_), Some(origin)) => LoadError {
            kind: LoadErrorKind::Elsewhere(origin),
            ..error
        },
        _ => error,
    })?;
    let (fields, as_of) = (config.fields.clone(), as_of(&config));
    let (data, report, large) = if let Some(bytes) = bytes {
        let (data, report) = Dataset::read(bytes, fields, as_of);
        (data, report, None)
    } else {
        let wanted = load_large::Wanted {
            address: &data_file,
            reach,
            map_file: map.bytes,
            as_of,
        };
        let (data, report, large) = load_large::read(wanted, fields, tell).await?;
        (data, report, Some(large))
    };
    if data.store().n_rows() == 0 && report.has_losses() {
        let reason = report
            .problems()
            .first()
            .map(ToString::to_string)
            .unwrap_or_default();
        return Err(LoadError {
            file: data_file,
            kind: LoadErrorKind::Unreadable(reason),
        });
    }
    let types = config.categories.iter().map(|category| category.id.clone());
    if large.is_some() {
        web::breath().await;
    }
    let engine =
        Engine::new(data, span_of(config.span.as_deref())).sorting_by(types.collect(), language);
    if large.is_some() {
        web::breath().await;
    }
    let data_name = file_name(&data_file).to_owned();
    Ok(Site {
        config,
        engine,
        report,
        large,
        config_report,
        data_name,
        refused,
    })
}

/// The map file's words about its own data do not hold for another file: its categories, labels
/// and basemap stay.
fn for_another_file(config: MapConfig, file: &str) -> MapConfig {
    MapConfig {
        title: file_name(file).into(),
        publisher: Text::default(),
        introduction: Vec::new(),
        credits: Vec::new(),
        as_of: None,
        span: None,
        view: None,
        ..config
    }
}

pub(super) fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().unwrap_or(path)
}

fn as_of(config: &MapConfig) -> Option<Span> {
    span_of(config.as_of.as_deref())
}

fn span_of(edtf: Option<&str>) -> Option<Span> {
    let when = When::parse(edtf?).ok()?;
    Span::new(when.start()?, when.end()?)
}

/// Which files may be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Files of this origin: a redirect to another one fails. For what an address asks for.
    Own,
    /// Whatever the page's policy allows. For what the site's own map file names.
    Policy,
}

/// Files longer than this are read by the worker.
const LARGE: usize = 1 << 20;

/// The bytes of a file.
pub async fn fetch(address: &str, reach: Reach) -> Result<Vec<u8>, LoadError> {
    let bytes = bytes_up_to(address, reach, usize::MAX).await?;
    Ok(bytes.unwrap_or_default())
}

/// The bytes of a file, unless it has more than so many.
async fn bytes_up_to(
    address: &str,
    reach: Reach,
    most: usize,
) -> Result<Option<Vec<u8>>, LoadError> {
    let error = |kind| LoadError {
        file: file_name(address).to_owned(),
        kind,
    };
    let mode = match reach {
        // A frame that its host denies the origin shares it with nobody; there the page's policy keeps to it.
        Reach::Own if web::has_origin() => web_sys::RequestMode::SameOrigin,
        Reach::Own | Reach::Policy => web_sys::RequestMode::Cors,
    };
    // These names carry no hash: the server is asked whether what the browser keeps is still so.
    let response: Response = Request::get(address)
        .mode(mode)
        .cache(web_sys::RequestCache::NoCache)
        .send()
        .await
        .map_err(|cause| error(LoadErrorKind::Unreachable(cause.to_string())))?;
    if !response.ok() {
        return Err(error(LoadErrorKind::Status(response.status())));
    }
    let said = response.headers().get("content-length");
    let is_long = said.and_then(|said| said.parse().ok()) > Some(most);
    let mut bytes = Vec::new();
    let mut take = |chunk: &js_sys::Uint8Array| {
        if !is_long {
            bytes.extend(chunk.to_vec());
        }
        !is_long && bytes.len() <= most
    };
    let taken = web::take_stream(response.body(), &mut take).await;
    taken.map_err(|cause| error(LoadErrorKind::Unreachable(web::failure("fetch", &cause))))?;
    Ok(Some(bytes).filter(|bytes| !is_long && bytes.len() <= most))
}
