//! `wasm-glue page.wasm folder name`: writes `name_bg.wasm` and its JavaScript module `name.js` into the folder.
//!
//! What rustc makes of the page cannot speak with a browser: it holds descriptions of the functions that it calls and is called
//! by. wasm-bindgen makes a module of these descriptions, and a file without them.
//!
//! ```sh
//! cargo run --package wasm-glue -- target/wasm32-unknown-unknown/release/incident-map.wasm dist incident-map
//! ```

use std::env;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [wasm, folder, name] = arguments.as_slice() else {
        bail!("expected a wasm file, a folder and a name, but found {arguments:?}");
    };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // start.js says where the file is: its name has a hash.
        .omit_default_module_path(true);
    bindgen
        .generate(folder)
        .with_context(|| format!("making the JavaScript of {wasm}"))
}
