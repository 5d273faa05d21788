//! The page: a map, a timeline and a list of reported incidents.
//!
//! The engine in `crates/incidents` answers every question; here the answers are shown and the
//! reader's actions become changes of the session.

mod answering;
mod app;
mod ask;
mod components;
mod element;
mod embed_code;
mod export;
mod folds;
mod load;
mod map;
mod reading;
mod state;
mod theme;
mod url;
mod web;
mod words;
mod worker;

fn main() {
    if web::window().is_none() {
        return worker::run();
    }
    wasm_bindgen_futures::spawn_local(app::open());
}
