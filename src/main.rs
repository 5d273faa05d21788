//! The page: a map, a timeline and a list of reported incidents.
//!
//! The engine in `crates/incidents` answers every question; here the answers are shown and the
//! reader's actions become changes of the session.

mod browser;
mod data;
mod files;
mod filters;
mod list;
mod map;
mod record;
mod share;
mod shell;
mod state;
mod timeline;
mod ui;
mod words;

fn main() {
    wasm_bindgen_futures::spawn_local(shell::mount::start());
}
