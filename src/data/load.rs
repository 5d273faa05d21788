//! Loading: the map file, then the words and the incidents, as bytes of this origin.

use futures_util::future::join3;
use incidents::config::MapConfig;
use incidents::model::civil::Span;
use incidents::model::report::{Problem, Report};
use incidents::model::when::When;
use incidents::query::dataset::Dataset;
use incidents::query::engine::Engine;
use wasm_bindgen::JsValue;

use crate::browser::fetch::{
    FetchScope, LoadError, LoadErrorKind, bytes_up_to, end_ahead, fetch, file_name,
};
use crate::browser::url::DataRequest;
use crate::browser::web::local_file::{
    LocalFile, address_of, address_of_bytes, forget_address, show_to_making,
};
use crate::browser::{url, web};
use crate::data::load_large;
use crate::data::loaded::{Large, News, Opening, Site, Tell};
use crate::words;
use crate::words::Words;

/// Where the map file lies, relative to the page.
const MAP_FILE: &str = "data/map.json";

/// Loads what is to be opened, or else what the address asks for, and the words to speak of it; without words there is nothing to say.
pub async fn site(
    tell: Tell,
    opening: &Opening,
) -> Result<(Words, Result<Site, LoadError>), JsValue> {
    let map_file = url::same_origin(MAP_FILE).unwrap_or_else(|| MAP_FILE.to_owned());
    let map = match fetch(&map_file, FetchScope::Own).await {
        // A file of records alone is a map, too: as one with `{}`.
        Err(error) if error.kind == LoadErrorKind::Status(404) => Ok(b"{}".to_vec()),
        map => map,
    };
    let map = map.map(|bytes| (MapConfig::parse(&bytes), bytes));
    let offered = match &map {
        Ok(((config, _), _)) => config.languages.as_slice(),
        Err(_) => &[],
    };
    let language = words::choice(offered);
    let incidents = async {
        let ((mut config, report), mut bytes) = map?;
        // What the map file says of columns is about its own file.
        let fields = opening.fields.as_deref();
        if let Some(fields) = fields.or(opening.file.as_ref().map(|_| "{}")) {
            bytes = format!("{{\"fields\":{fields}}}").into_bytes();
            config.fields = MapConfig::parse(&bytes).0.fields;
        }
        let map = MapFile {
            address: &map_file,
            bytes: &bytes,
        };
        incidents(map, config, report, (&language, opening), &tell).await
    };
    let words = async {
        let words = Words::load(&language).await;
        if let Ok(words) = &words {
            tell(News::Words(words.clone()));
        }
        words
    };
    // Both have taken what they need when this has its turn.
    let rest = async { end_ahead() };
    let (words, site, ()) = join3(words, incidents, rest).await;
    let words = words?;
    let is_to_say = |site: &Site| site.report.n_problems() + site.config_report.n_problems() > 0;
    if site.as_ref().map_or(true, is_to_say) {
        words::fluent::learn_findings(words.language()).await;
    }
    Ok((words, site))
}

/// The map file as it came.
struct MapFile<'a> {
    address: &'a str,
    bytes: &'a [u8],
}

/// The records that a map file names, or those that are to be opened instead.
async fn incidents(
    map: MapFile<'_>,
    config: MapConfig,
    config_report: Report,
    (language, opening): (&str, &Opening),
    tell: &Tell,
) -> Result<Site, LoadError> {
    let file = match &opening.file {
        Some(file) => file_here(config, file),
        None => data_file(config, map.address),
    };
    let Records {
        data,
        report,
        large,
    } = records(&file, map.bytes, tell).await?;
    let DataFile {
        config,
        name,
        other,
        refused,
        ..
    } = file;
    if data.store().n_rows() == 0 && report.has_losses() {
        let reason = report
            .problems()
            .first()
            .map(Problem::to_carried)
            .unwrap_or_default();
        return Err(LoadError {
            file: name,
            kind: LoadErrorKind::Unreadable(reason),
        });
    }
    if large.is_some() {
        web::yield_now().await;
    }
    let engine = sorted(data, &config, language);
    if large.is_some() {
        web::yield_now().await;
    }
    Ok(Site {
        config,
        engine,
        report,
        large,
        config_report,
        data_name: name,
        map_file: map.bytes.to_vec(),
        other,
        refused,
    })
}

/// What answers for records, in the orders of a map file and of a language.
pub(super) fn sorted(data: Dataset, config: &MapConfig, language: &str) -> Engine {
    let types = config.categories.iter().map(|category| category.id.clone());
    let engine = Engine::without_search(data, span_of(config.span.as_deref()));
    engine.sorting_by(types.collect(), language, config.order)
}

/// What is in the incidents' file.
struct Records {
    data: Dataset,
    report: Report,
    /// Where the text is, if it is the worker's.
    large: Option<Large>,
}

/// Reads the incidents' file. What is large, and what was not written for this map, is the worker's.
async fn records(file: &DataFile, map_file: &[u8], tell: &Tell) -> Result<Records, LoadError> {
    let (fields, as_of) = (file.config.fields.clone(), as_of(&file.config));
    let bytes = match file.is_here {
        // Of what is here nothing is won by looking at it before the worker does.
        true => None,
        false => bytes_up_to(&file.address, file.scope, LARGE)
            .await
            .map_err(|error| match (&error.kind, &file.elsewhere) {
                (LoadErrorKind::Unreachable(_), Some(origin)) => LoadError {
                    kind: LoadErrorKind::Elsewhere(origin.clone()),
                    ..error
                },
                _ => error,
            })?,
    };
    let mut address = file.address.clone();
    let mut is_own_address = file.is_here;
    if let Some(bytes) = bytes {
        let (data, report) = Dataset::read(bytes, fields.clone(), as_of);
        if !report.is_of_other_file() {
            return Ok(Records {
                data,
                report,
                large: None,
            });
        }
        // A frame that its host denies the origin has no address for the bytes: there they are fetched again.
        let bytes = data.bytes().filter(|_| web::has_origin());
        let here = bytes.and_then(address_of_bytes);
        is_own_address = here.is_some();
        address = here.unwrap_or(address);
    }
    let large_file = load_large::LargeFile {
        address: &address,
        name: &file.name,
        scope: match is_own_address {
            true => FetchScope::Policy,
            false => file.scope,
        },
        map_file,
        as_of,
    };
    let read = load_large::read(large_file, fields, tell).await;
    if is_own_address {
        forget_address(&address);
    }
    let (data, report, large) = read?;
    Ok(Records {
        data,
        report,
        large: Some(large),
    })
}

/// The incidents' file.
struct DataFile {
    /// What holds of it.
    config: MapConfig,
    address: String,
    name: String,
    /// Whether it is on the reader's own device.
    is_here: bool,
    scope: FetchScope,
    /// A file of another origin that the address asked for in vain.
    refused: Option<String>,
    /// The other origin that it is of, where the map file lists that.
    elsewhere: Option<String>,
    /// What it is called where it is not the map's own.
    other: Option<String>,
}

/// A file of the reader's own device, which stays there.
fn file_here(config: MapConfig, file: &LocalFile) -> DataFile {
    show_to_making(file);
    DataFile {
        config: for_another_file(config, &file.name()),
        address: address_of(file),
        name: file.name(),
        is_here: true,
        scope: FetchScope::Policy,
        refused: None,
        elsewhere: None,
        other: Some(file.name()),
    }
}

/// The file that the address asks for, else the map's own.
fn data_file(config: MapConfig, map_address: &str) -> DataFile {
    let own = url::beside(map_address, &config.data).unwrap_or_else(|| config.data.clone());
    let file = |config, address: String, scope| DataFile {
        config,
        name: file_name(&address).to_owned(),
        address,
        is_here: false,
        scope,
        refused: None,
        elsewhere: None,
        other: None,
    };
    match url::data_request(&config.data_origins) {
        DataRequest::Default => file(config, own, FetchScope::Policy),
        DataRequest::Foreign(refused) => DataFile {
            refused: Some(refused),
            ..file(config, own, FetchScope::Policy)
        },
        DataRequest::File(asked) if asked == own => file(config, asked, FetchScope::Own),
        // An earlier version of the map's own file is of the same map. It is said to be another file until what is kept names it.
        DataRequest::File(asked) if config.has_versions && is_version(map_address, &asked) => {
            DataFile {
                other: other_file(&own, &asked),
                ..file(config, asked, FetchScope::Own)
            }
        }
        DataRequest::File(asked) => DataFile {
            other: other_file(&own, &asked),
            ..file(for_another_file(config, &asked), asked, FetchScope::Own)
        },
        DataRequest::Listed(asked, origin) => DataFile {
            other: Some(asked.clone()),
            elsewhere: Some(origin),
            ..file(for_another_file(config, &asked), asked, FetchScope::Policy)
        },
    }
}

/// Whether an address is one at which an earlier version of a map's file may be kept: sixteen digits and how it ends, beside the map file.
fn is_version(map_address: &str, asked: &str) -> bool {
    let folder = url::beside(map_address, "versions/").unwrap_or_default();
    let name = asked.strip_prefix(&folder);
    name.and_then(|name| name.split_once('.'))
        .is_some_and(|(version, end)| {
            let is_digit = |it: u8| it.is_ascii_hexdigit();
            version.len() == 16
                && version.bytes().all(is_digit)
                && ["geojson", "json"].contains(&end)
        })
}

/// What a file is called under the title, where it is not the map's own: its path on this site, or its whole address.
fn other_file(own: &str, opened: &str) -> Option<String> {
    let site = url::same_origin("./").unwrap_or_default();
    (opened != own).then(|| opened.strip_prefix(&site).unwrap_or(opened).to_owned())
}

/// The map file's words about its own data do not hold for another file: its categories, labels
/// and basemap stay.
fn for_another_file(config: MapConfig, file: &str) -> MapConfig {
    // What stays is named here: whatever else the map file says is about its own data.
    MapConfig {
        title: file_name(file).into(),
        data: config.data,
        site_url: config.site_url,
        data_origins: config.data_origins,
        embed_origins: config.embed_origins,
        languages: config.languages,
        order: config.order,
        categories: config.categories,
        labels: config.labels,
        basemap: config.basemap,
        fields: config.fields,
        ..MapConfig::default()
    }
}

pub(super) fn as_of(config: &MapConfig) -> Option<Span> {
    span_of(config.as_of.as_deref())
}

fn span_of(edtf: Option<&str>) -> Option<Span> {
    let when = When::parse(edtf?).ok()?;
    Span::new(when.start()?, when.end()?)
}

/// Files longer than this are read by the worker.
const LARGE: usize = 1 << 20;
