//! The page's program from its sources: how it is compiled, and made small. All that decides on its bytes lies here or in
//! `inputs::CODE` beside it.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    build::{empty, inputs, pack},
    child::{Tools, succeed},
    setup::wasm::{TARGET, VARIABLES, Wasm},
    workspace::Workspace,
};

const NAME: &str = "incident-map";
pub const SCRIPT: &str = "incident-map.js";
pub const WASM: &str = "incident-map_bg.wasm";
/// What fetches the parts that come later; it becomes a part of the script, as do the files that wasm-bindgen takes along.
const FETCHING: &str = "parts.js";
const SNIPPETS: &str = "snippets";
/// What it says of packages, of which there are none.
const PACKAGES: &str = "package.json";
/// What understands files that are not in our own schema, and what reads spreadsheets: programs of their own, which the worker fetches.
const OTHERS: [Other; 2] = [
    Other {
        package: "import-web",
        library: "import_web",
        name: "import",
    },
    Other {
        package: "sheets-web",
        library: "sheets_web",
        name: "sheets",
    },
];

/// A program that is not the page's.
struct Other {
    package: &'static str,
    /// What the compiler calls it.
    library: &'static str,
    /// What its files are called.
    name: &'static str,
}

impl Other {
    fn files(&self) -> [String; 2] {
        [
            format!("{}.js", self.name),
            format!("{}_bg.wasm", self.name),
        ]
    }
}

/// Compiles the program and makes it small: the half that takes minutes, and only one processor. It touches neither dist/ nor what
/// tests run, so that both can go on meanwhile.
pub fn compile_parts(workspace: &Workspace, tools: &Tools, wasm: Wasm) -> Result<()> {
    let parts = parts(workspace);
    empty(&parts)?;
    compile(tools, wasm, NAME)?;
    glue(workspace, tools, (NAME, NAME), &parts)?;
    for name in names_in(&parts)? {
        if is_wasm(&name) {
            pack::optimize(tools, &parts.join(name))?;
        }
    }
    // With what fetches the parts that come later, and what lies in files beside the Rust.
    let script = parts.join(SCRIPT);
    let others = OTHERS.iter().map(|other| format!("{}.js", other.name));
    pack::bundle(tools, &script, &script, &others.collect::<Vec<_>>())?;
    for beside in [FETCHING, SNIPPETS, PACKAGES] {
        remove(&parts.join(beside))?;
    }
    for other in &OTHERS {
        add(other, workspace, (tools, wasm), &parts)?;
    }
    // A file that nobody puts into the page would be missed by readers only.
    let names = names_in(&parts)?;
    let is_of_others = |name: &String| OTHERS.iter().any(|other| other.files().contains(name));
    let is_known = |name: &String| name == SCRIPT || is_wasm(name) || is_of_others(name);
    if !names.contains(&WASM.to_owned()) || !names.iter().all(is_known) {
        bail!(
            "expected {SCRIPT}, {WASM} and other .wasm in {}, but found {names:?}",
            parts.display()
        );
    }
    Ok(())
}

/// Compiles another program, makes it small unless that was done, and puts it beside the page's.
fn add(other: &Other, workspace: &Workspace, how: (&Tools, Wasm), parts: &Path) -> Result<()> {
    let (tools, wasm) = how;
    compile(tools, wasm, other.package)?;
    let compiled = compiled(workspace, other.library);
    let bytes = fs::read(&compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    inputs::how(workspace)?.hash(&mut hasher);
    let folder = workspace.target().join(other.package);
    let note = folder.join("made-from");
    let made_from = format!("{:016x}", hasher.finish());
    let [script, wasm] = other.files();
    if fs::read_to_string(&note).unwrap_or_default() != made_from {
        empty(&folder)?;
        glue(workspace, tools, (other.library, other.name), &folder)?;
        pack::optimize(tools, &folder.join(&wasm))?;
        let script = folder.join(&script);
        pack::minify(tools, &script, &script)?;
        fs::write(note, made_from)?;
    }
    for name in [script, wasm] {
        fs::copy(folder.join(&name), parts.join(name))?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else if path.is_file() {
        fs::remove_file(path)?;
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

/// What the compiler makes of a library or a program of this name.
fn compiled(workspace: &Workspace, name: &str) -> PathBuf {
    let release = workspace.target().join(TARGET).join("release");
    release.join(name).with_extension("wasm")
}

/// Writes `name.js` and `name_bg.wasm` of what is compiled under a name of its own.
pub fn glue(
    workspace: &Workspace,
    tools: &Tools,
    (crate_name, name): (&str, &str),
    folder: &Path,
) -> Result<()> {
    let mut cargo = tools.cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "wasm-glue", "--"]);
    cargo.arg(compiled(workspace, crate_name));
    cargo.arg(folder).arg(name);
    succeed(
        &mut cargo,
        &format!("The JavaScript of {name} could not be written"),
    )
}
