//! Loading a large file: the worker reads it and hands over its columns, and the page shows how far it is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use incidents::columns::store::Store;
use incidents::columns::transfer::Arriving;
use incidents::model::civil::Span;
use incidents::model::report::Report;
use incidents::query::dataset::Dataset;
use incidents::schema::names::FieldMap;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use yew::Callback;

use crate::browser::fetch::{FetchScope, LoadError, LoadErrorKind};
use crate::browser::web;
use crate::data::loaded::{Large, News, Progress, Tell};
use crate::data::worker::{Hear, Worker};
use worker_web::protocol::{Failure, Reply, Request};

/// The page is not kept busy for longer at once.
const MAX_MS: f64 = 12.0;

/// A file that the worker reads.
pub(super) struct LargeFile<'a> {
    pub(super) address: &'a str,
    pub(super) name: &'a str,
    pub(super) scope: FetchScope,
    pub(super) map_file: &'a [u8],
    pub(super) as_of: Option<Span>,
}

impl LargeFile<'_> {
    fn request(&self) -> Request {
        Request::Read {
            address: self.address.to_owned(),
            // A frame that its host denies the origin shares it with nobody.
            is_own_origin: self.scope == FetchScope::Own && web::has_origin(),
            map_file: Uint8Array::from(self.map_file).into(),
            as_of: self.as_of,
        }
    }
}

/// Has the worker read a file, and tells how far it is.
pub(super) async fn read(
    large_file: LargeFile<'_>,
    fields: FieldMap,
    tell: &Tell,
) -> Result<(Dataset, Report, Large), LoadError> {
    let file = large_file.name.to_owned();
    let error = |kind| LoadError {
        file: file.clone(),
        kind,
    };
    let not_started =
        |cause: JsValue| error(LoadErrorKind::Unreachable(web::failure("worker", &cause)));
    // The last reply ends the wait; none at all is the reader's cancelling.
    let end = Rc::new(End::default());
    let ended = Promise::new(&mut |resolve, _| {
        end.resolve.replace(Some(resolve));
    });
    let cancel = {
        let end = end.clone();
        Callback::from(move |()| end.come(None))
    };
    let version = Rc::new(Cell::default());
    let hear: Hear = {
        let (tell, file, end) = (tell.clone(), file.clone(), end.clone());
        let version = version.clone();
        Box::new(move |reply| match reply {
            Reply::Progress {
                n_bytes,
                n_total,
                n_records,
            } => tell(News::Progress(Progress {
                file: file.clone(),
                n_bytes,
                n_total,
                n_records,
                cancel: cancel.clone(),
            })),
            Reply::Version(of_file) => version.set(of_file.into()),
            reply => end.come(Some(reply)),
        })
    };
    let worker = Worker::start(hear).map_err(not_started)?;
    worker.say(large_file.request());
    JsFuture::from(ended).await.map_err(not_started)?;
    let last = end.last.take();
    match last {
        None => Err(error(LoadErrorKind::Cancelled)),
        Some(Reply::Read {
            columns,
            report,
            blob,
            is_cut_off,
            mapping,
        }) => {
            let fields = fields_of(&mapping, fields);
            let data = Dataset::remote(arrived(columns).await, fields);
            let report = Report::from_bytes(&mut from(report));
            let large = Large {
                worker,
                blob: blob.unchecked_into::<Blob>(),
                is_cut_off,
                mapping,
                version,
            };
            Ok((data, report, large))
        }
        Some(Reply::Failed(Failure::Status(status))) => Err(error(LoadErrorKind::Status(status))),
        Some(Reply::Failed(Failure::Unreachable(reason))) => {
            Err(error(LoadErrorKind::Unreachable(reason)))
        }
        // Nothing else was asked of it.
        Some(_) => Err(error(LoadErrorKind::Unreachable("worker".to_owned()))),
    }
}

/// What was understood is in our own schema.
fn fields_of(mapping: &str, fields: FieldMap) -> FieldMap {
    match mapping.is_empty() {
        true => fields,
        false => FieldMap::default(),
    }
}

/// Takes the columns, with a breath wherever a reader would notice the wait.
async fn arrived(bytes: JsValue) -> Store {
    let (mut arriving, mut fill) = (Arriving::default(), from(bytes));
    let mut started_ms = js_sys::Date::now();
    loop {
        if let Some(store) = arriving.take(&mut fill) {
            return store;
        }
        if js_sys::Date::now() - started_ms > MAX_MS {
            web::yield_now().await;
            started_ms = js_sys::Date::now();
        }
    }
}

/// The end of the wait for a file, which comes once.
#[derive(Default)]
struct End {
    resolve: RefCell<Option<js_sys::Function>>,
    last: RefCell<Option<Reply>>,
}

impl End {
    fn come(&self, reply: Option<Reply>) {
        if let Some(resolve) = self.resolve.take() {
            self.last.replace(reply);
            // It is the function of a promise, which does not throw.
            let _resolved = resolve.call0(&JsValue::NULL);
        }
    }
}

/// Copies the bytes of an array from front to back.
fn from(bytes: JsValue) -> impl FnMut(&mut [u8]) {
    let bytes: Uint8Array = bytes.unchecked_into();
    let mut at = 0;
    move |room| {
        let end = at + room.len() as u32;
        bytes.subarray(at, end).copy_to(room);
        at = end;
    }
}
