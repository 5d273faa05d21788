//! The page's program from its sources: how it is compiled, and made small. All that decides on its bytes lies here or in
//! `inputs::CODE` beside it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::{
    build::{empty, pack},
    child::{Tools, succeed},
    setup::wasm::{TARGET, VARIABLES, Wasm},
    workspace::Workspace,
};

const NAME: &str = "incident-map";
pub const SCRIPT: &str = "incident-map.js";
pub const WASM: &str = "incident-map_bg.wasm";
/// What fetches the parts that come later; it becomes a part of the script.
const FETCHING: &str = "parts.js";

/// Compiles the program and makes it small: the half that takes minutes, and only one processor. It touches neither dist/ nor what
/// tests run, so that both can go on meanwhile.
pub fn compile_parts(workspace: &Workspace, tools: &Tools, wasm: Wasm) -> Result<()> {
    let parts = parts(workspace);
    empty(&parts)?;
    compile(tools, wasm, NAME)?;
    glue(workspace, tools, NAME, &parts)?;
    for name in names_in(&parts)? {
        if is_wasm(&name) {
            pack::optimize(tools, &parts.join(name))?;
        }
    }
    // With what fetches the parts that come later.
    let script = parts.join(SCRIPT);
    pack::bundle(tools, &script, &script)?;
    let fetching = parts.join(FETCHING);
    if fetching.is_file() {
        fs::remove_file(fetching)?;
    }
    // A file that nobody puts into the page would be missed by readers only.
    let names = names_in(&parts)?;
    let is_known = |name: &String| name == SCRIPT || is_wasm(name);
    if !names.contains(&WASM.to_owned()) || !names.iter().all(is_known) {
        bail!(
            "expected {SCRIPT}, {WASM} and other .wasm in {}, but found {names:?}",
            parts.display()
        );
    }
    Ok(())
}

/// What is in a folder, in order.
pub fn names_in(folder: &Path) -> Result<Vec<String>> {
    let name = |entry: io::Result<fs::DirEntry>| -> Result<String> {
        Ok(entry?.file_name().to_string_lossy().into_owned())
    };
    let mut names: Vec<String> = fs::read_dir(folder)?.map(name).collect::<Result<_>>()?;
    names.sort();
    Ok(names)
}

/// Whether a file of the program is WebAssembly.
pub fn is_wasm(name: &str) -> bool {
    Path::new(name).extension() == Some("wasm".as_ref())
}

/// Where the program lies before it is put into the page.
pub fn parts(workspace: &Workspace) -> PathBuf {
    workspace.target().join("page")
}

/// Compiles a package of ours as the page is compiled.
pub fn compile(tools: &Tools, wasm: Wasm, package: &str) -> Result<()> {
    let mut cargo = tools.wasm_cargo(wasm);
    cargo.args(["build", "--release", "--locked", "--offline"]);
    cargo.args(["--package", package, "--target", TARGET]);
    succeed(
        cargo.envs(VARIABLES),
        &format!("{package} could not be compiled for WebAssembly"),
    )
}

/// Writes `name.js` and `name_bg.wasm` of what is compiled.
pub fn glue(workspace: &Workspace, tools: &Tools, name: &str, folder: &Path) -> Result<()> {
    let compiled = workspace.target().join(TARGET).join("release");
    let mut cargo = tools.cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "wasm-glue", "--"]);
    cargo.arg(compiled.join(format!("{name}.wasm")));
    cargo.arg(folder).arg(name);
    succeed(
        &mut cargo,
        &format!("The JavaScript of {name} could not be written"),
    )
}
