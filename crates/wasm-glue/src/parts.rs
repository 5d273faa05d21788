//! The parts of the program that come later.
//!
//! A function that is marked with `wasm_split`, and what only such functions call, is taken out of the program and written as a
//! file of its own, with a module that fetches them. It works on what the linker knows of functions and data: `--emit-relocs`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_split_cli_support::{Options, SplitWasm, transform};

/// What fetches the parts. The JavaScript of the program imports it.
pub const SCRIPT: &str = "parts.js";

/// How it takes what has come. A server that calls a part by another type than WebAssembly's would make it fail; of the program itself
/// wasm-bindgen takes that, too.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const TAKEN: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";

/// Writes the parts and `parts.js` into the folder, if there are any, and the rest of the program, whose place is the answer.
pub fn split(wasm: &str, folder: &Path, name: &str) -> Result<PathBuf> {
    let program = fs::read(wasm).with_context(|| format!("reading {wasm}"))?;
    let (rest, script) = (folder.join("rest.wasm"), format!("./{name}.js"));
    let link = format!("./{SCRIPT}");
    let mut options = Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &rest;
    options.main_module = &script;
    options.link_name = &link;
    let split = transform(options)
        .map_err(|report| anyhow!("{report:#}"))
        .with_context(|| format!("splitting {wasm}"))?;
    let script = folder.join(SCRIPT);
    match split.split_modules.is_empty() {
        true => fs::remove_file(script)?,
        false => name_parts(&split, &script)?,
    }
    Ok(rest)
}

/// A part is called after what is in it: `share.wasm`, or `map-and-share.wasm` where both need it.
fn name_parts(split: &SplitWasm, script: &Path) -> Result<()> {
    let mut text = fs::read_to_string(script)?;
    let n_taken = text.matches(STREAMED).count();
    if n_taken != split.split_modules.len() {
        bail!(
            "expected {} times `{STREAMED}` in {SCRIPT}, but found {n_taken}",
            split.split_modules.len()
        );
    }
    text = text.replace(STREAMED, TAKEN);
    for file in &split.split_modules {
        let stem = file.file_stem().context("a part has a name")?;
        let stem = stem.to_string_lossy();
        let users = split.prefetch_map.iter();
        let mut users: Vec<&str> = users
            .filter(|(_, files)| files.iter().any(|file| *file == stem))
            .map(|(user, _)| user.as_str())
            .collect();
        users.sort_unstable();
        let name = format!("{}.wasm", users.join("-and-"));
        fs::rename(file, file.with_file_name(&name))?;
        text = text.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{name}\""));
    }
    fs::write(script, text).with_context(|| format!("writing {SCRIPT}"))
}
