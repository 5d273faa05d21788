//! What reads a large file on a thread of its own, as the page asks it to (`src/data/worker.rs`), and goes through its text afterwards.

mod import;
mod read;
mod scan;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};
use worker_web::protocol::{Reply, Request};

use crate::read::{ReadJob, read};
use crate::scan::{FileScan, find, rank};

/// What the worker keeps: the file that it has read, and how to go through its text.
type Kept = Rc<RefCell<Option<FileScan>>>;

/// Listens to the page for as long as it is open.
fn main() {
    let kept = Kept::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let kept = kept.clone();
        match Request::from_message(&event.data().unchecked_into()) {
            Some(Request::Read {
                address,
                is_own_origin,
                map_file,
                as_of,
            }) => {
                let job = ReadJob {
                    address,
                    is_own_origin,
                    map_file: Uint8Array::new(&map_file).to_vec(),
                    as_of,
                };
                spawn_local(read(job, kept));
            }
            Some(Request::Find { number, words }) => spawn_local(find(number, words, kept)),
            Some(Request::Rank { by, language }) => spawn_local(rank(by, language, kept)),
            // Page and worker are of one build.
            None => {}
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    say(Reply::Ready, &[]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says something to the page; what is handed over is no longer here afterwards.
fn say(reply: Reply, handed_over: &[&JsValue]) {
    let handed_over: Array = handed_over.iter().copied().collect();
    // It could fail for what cannot be cloned, which we do not send.
    let _posted = scope().post_message_with_transfer(&reply.into_message(), &handed_over);
}

/// Some bytes of a file.
async fn bytes_of(blob: &Blob, bytes: std::ops::Range<usize>) -> Option<Vec<u8>> {
    let slice = blob.slice_with_f64_and_f64(bytes.start as f64, bytes.end as f64);
    let buffer = JsFuture::from(slice.ok()?.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
