//! The page's end of the worker: a program of its own (`crates/worker-web`) on a thread of its own, for what needs the text of all
//! records of a large file. It reads the file as its bytes arrive and hands over columns, later it searches and compares. It
//! answers nothing else.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;
use worker_web::protocol::{Failure, Reply, Request};

use crate::browser::web;

#[wasm_bindgen(module = "/src/data/worker.js")]
extern "C" {
    /// What starts the worker's program.
    fn script() -> String;
}

/// The page's end of the worker.
pub struct Worker {
    thread: web_sys::Worker,
    /// What was said before the worker could hear; nothing any more once it can.
    waiting: Rc<RefCell<Option<Vec<Request>>>>,
    heard: Rc<RefCell<Hear>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

/// What to do with what the worker says.
pub type Hear = Box<dyn FnMut(Reply)>;

impl Worker {
    /// Starts a worker. That it ends is a [`Reply::Failed`].
    pub fn start(hear: Hear) -> Result<Self, JsValue> {
        let address = match web::has_origin() {
            true => web::worker_address(&script())?,
            false => web::worker_address_without_origin(&script()),
        };
        let options = web_sys::WorkerOptions::new();
        options.set_type(web_sys::WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(&address, &options)?;
        let waiting = Rc::new(RefCell::new(Some(Vec::new())));
        let heard = Rc::new(RefCell::new(hear));
        let on_message = {
            let (waiting, heard, worker) = (waiting.clone(), heard.clone(), worker.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                match Reply::from_message(&event.data().unchecked_into()) {
                    Some(Reply::Ready) => {
                        for request in waiting.take().into_iter().flatten() {
                            post(&worker, request);
                        }
                    }
                    Some(reply) => heard.borrow_mut()(reply),
                    // Page and worker are of one build.
                    None => {}
                }
            })
        };
        let on_error = {
            let heard = heard.clone();
            Closure::<dyn FnMut()>::new(move || {
                let failure = Failure::Unreachable("worker".to_owned());
                heard.borrow_mut()(Reply::Failed(failure));
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref::<Function>()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref::<Function>()));
        Ok(Self {
            thread: worker,
            waiting,
            heard,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// From now on somebody else hears it.
    pub fn heard_by(&self, hear: Hear) {
        *self.heard.borrow_mut() = hear;
    }

    /// Says something to it, now or as soon as it can hear.
    pub fn say(&self, request: Request) {
        match &mut *self.waiting.borrow_mut() {
            Some(waiting) => waiting.push(request),
            None => post(&self.thread, request),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.thread.terminate();
    }
}

fn post(worker: &web_sys::Worker, request: Request) {
    // It could fail for what cannot be cloned, which we do not send.
    let _posted = worker.post_message(&request.into_message());
}
