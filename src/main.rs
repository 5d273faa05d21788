//! The page: a map, a timeline and a list of reported incidents.
//!
//! The engine in `crates/incidents` answers every question; here the answers are shown and the
//! reader's actions become changes of the session.

pub mod browser;
pub mod data;
pub mod filters;
pub mod list;
pub mod map;
pub mod record;
pub mod share;
pub mod shell;
pub mod state;
pub mod timeline;
pub mod ui;
pub mod words;

fn main() {
    if browser::web::window().is_none() {
        return data::worker::main::run();
    }
    wasm_bindgen_futures::spawn_local(shell::app::open());
}
