//! Loading a large file: the worker reads it and hands over its columns, and the page shows how far it is.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::columns::store::Store;
use incidents::columns::transfer::Arriving;
use incidents::model::civil::Span;
use incidents::model::report::Report;
use incidents::query::dataset::Dataset;
use incidents::schema::names::FieldMap;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use yew::Callback;

use crate::browser::fetch::{FetchScope, LoadError, LoadErrorKind, file_name};
use crate::browser::web;
use crate::data::loaded::{Large, News, Progress, Tell};
use crate::data::worker::handle::{Hear, Worker};

/// The page is not kept busy for longer at once.
const MAX_MS: f64 = 12.0;

/// What the worker is asked to read.
pub(super) struct Wanted<'a> {
    pub(super) address: &'a str,
    pub(super) scope: FetchScope,
    pub(super) map_file: &'a [u8],
    pub(super) as_of: Option<Span>,
}

impl Wanted<'_> {
    fn message(&self) -> Array {
        // A frame that its host denies the origin shares it with nobody.
        let is_own = self.scope == FetchScope::Own && web::has_origin();
        let minutes = self.as_of.map(|day| [day.start(), day.end()]);
        let message = Array::of4(
            &"read".into(),
            &self.address.into(),
            &is_own.into(),
            &Uint8Array::from(self.map_file),
        );
        for minute in minutes.iter().flatten() {
            message.push(&minute.0.into());
        }
        message
    }
}

/// Has the worker read a file, and tells how far it is.
pub(super) async fn read(
    wanted: Wanted<'_>,
    fields: FieldMap,
    tell: &Tell,
) -> Result<(Dataset, Report, Large), LoadError> {
    let file = file_name(wanted.address).to_owned();
    let error = |kind| LoadError {
        file: file.clone(),
        kind,
    };
    let not_started =
        |cause: JsValue| error(LoadErrorKind::Unreachable(web::failure("worker", &cause)));
    // The last message ends the wait; none at all is the reader's cancelling.
    let end: Rc<RefCell<Option<js_sys::Function>>> = Rc::default();
    let ended = Promise::new(&mut |resolve, _| {
        end.replace(Some(resolve));
    });
    let cancel = {
        let end = end.clone();
        Callback::from(move |()| finish(&end, &JsValue::NULL))
    };
    let hear: Hear = {
        let (tell, file) = (tell.clone(), file.clone());
        Box::new(move |name, message| match name {
            "progress" => tell(News::Progress(Progress {
                file: file.clone(),
                n_bytes: message.get(1).as_f64().unwrap_or_default(),
                n_total: message.get(2).as_f64(),
                n_records: message.get(3).as_f64().unwrap_or_default() as usize,
                cancel: cancel.clone(),
            })),
            _ => finish(&end, message),
        })
    };
    let worker = Worker::start(hear).map_err(not_started)?;
    worker.say(wanted.message());
    let last = JsFuture::from(ended).await.map_err(not_started)?;
    if last.is_null() {
        return Err(error(LoadErrorKind::Cancelled));
    }
    let last: Array = last.unchecked_into();
    if last.get(0).as_string().as_deref() != Some("read") {
        return Err(error(failure(&last)));
    }
    let data = Dataset::remote(arrived(last.get(1)).await, fields);
    let report = Report::from_bytes(&mut from(last.get(2)));
    let large = Large {
        worker,
        blob: last.get(3).unchecked_into::<Blob>(),
        is_cut_off: last.get(4).is_truthy(),
    };
    Ok((data, report, large))
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

fn finish(end: &RefCell<Option<js_sys::Function>>, message: &JsValue) {
    // It is the function of a promise, which does not throw.
    let _ended = end.take().map(|end| end.call1(&JsValue::NULL, message));
}

fn failure(message: &Array) -> LoadErrorKind {
    match message.get(1).as_string().as_deref() {
        Some("status") => LoadErrorKind::Status(message.get(2).as_f64().unwrap_or_default() as u16),
        _ => LoadErrorKind::Unreachable(message.get(2).as_string().unwrap_or_default()),
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
