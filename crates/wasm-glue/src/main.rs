//! `wasm-glue page.wasm folder name`: writes `name_bg.wasm` and its JavaScript module `name.js` into the folder, and the parts of the
//! program that come later.
//!
//! What rustc makes of the page cannot speak with a browser: it holds descriptions of the functions that it calls and is called
//! by. wasm-bindgen makes a module of these descriptions, and a file without them.
//!
//! ```sh
//! cargo run --package wasm-glue -- target/wasm32-unknown-unknown/release/incident-map.wasm dist incident-map
//! ```

mod names;
mod parts;

use std::{env, fs, path::Path};

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [wasm, folder, name] = arguments.as_slice() else {
        bail!("expected a wasm file, a folder and a name, but found {arguments:?}");
    };
    let folder = Path::new(folder);
    let rest = parts::split(wasm, folder, name)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&rest)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // start.js says where the file is: its name has a hash.
        .omit_default_module_path(true)
        // The parts share the table of functions.
        .keep_lld_exports(folder.join(parts::SCRIPT).is_file());
    bindgen
        .generate(folder)
        .with_context(|| format!("making the JavaScript of {wasm}"))?;
    names::shorten(folder, name)?;
    Ok(fs::remove_file(rest)?)
}
