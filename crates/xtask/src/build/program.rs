//! The page's program from its sources: how it is compiled, and made small. All that decides on its bytes lies here or in
//! `inputs::CODE` beside it.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io, panic,
    path::{Path, PathBuf},
    thread::{self, ScopedJoinHandle},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    build::{
        empty, inputs,
        pack::{self, Passes},
    },
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
/// What reads large files, what understands files that are not in our own schema, what reads spreadsheets, what reads overlays, and what makes
/// maps: programs of their own. The worker of the first fetches the two after it, overlays.js the fourth, and make.html the last.
const OTHERS: [Other; 5] = [
    Other {
        package: "worker-web",
        compiled: "worker-web",
        name: "worker",
        profile: Profile::Release,
        passes: Passes::All,
        fetches: &["import.js", "sheets.js"],
    },
    Other {
        package: "import-web",
        compiled: "import_web",
        name: "import",
        profile: Profile::Tables,
        passes: Passes::All,
        fetches: &[],
    },
    Other {
        package: "sheets-web",
        compiled: "sheets_web",
        name: "sheets",
        profile: Profile::Small,
        passes: Passes::All,
        fetches: &[],
    },
    Other {
        package: "areas-web",
        compiled: "areas-web",
        name: "areas",
        profile: Profile::Release,
        passes: Passes::All,
        fetches: &[],
    },
    Other {
        package: "make-web",
        compiled: "make-web",
        name: "making",
        profile: Profile::Small,
        passes: Passes::Once,
        fetches: &[],
    },
];
/// What overlays.js fetches.
const OF_OVERLAYS: &Other = &OTHERS[3];
/// What the page on which maps are made fetches.
const OF_MAKING: [&Other; 2] = [&OTHERS[2], &OTHERS[4]];
/// Those that the worker fetches.
const OF_WORKER: [&Other; 2] = [&OTHERS[1], &OTHERS[2]];
/// The worker's script.
pub const WORKER_SCRIPT: &str = "worker.js";

/// A program that is not the page's.
struct Other {
    package: &'static str,
    /// What the compiler calls it.
    compiled: &'static str,
    /// What its files are called.
    name: &'static str,
    profile: Profile,
    passes: Passes,
    /// The scripts of others that its own one fetches.
    fetches: &'static [&'static str],
}

/// The profiles of Cargo.toml that a program for the browser may be compiled by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small: what a reader waits for.
    Small,
    /// Fast: what reads large files.
    Release,
    /// Between the two: what understands files of others.
    Tables,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Release => "release",
            Self::Tables => "tables",
        }
    }
}

impl Other {
    fn files(&self) -> [String; 2] {
        [
            format!("{}.js", self.name),
            format!("{}_bg.wasm", self.name),
        ]
    }
}

/// Compiles the programs and makes them small: the half that takes minutes. It touches neither dist/ nor what tests run, so that both can
/// go on meanwhile. While one is made small the next is compiled, for which one processor is enough.
pub fn compile_parts(workspace: &Workspace, tools: &Tools, wasm: Wasm) -> Result<()> {
    let parts = parts(workspace);
    empty(&parts)?;
    compile(tools, wasm, NAME, Profile::Small)?;
    thread::scope(|scope| {
        let mut before = scope.spawn(|| add_page(workspace, tools, &parts));
        for other in &OTHERS {
            compile(tools, wasm, other.package, other.profile)?;
            ended(before)?;
            before = scope.spawn(|| add(other, workspace, tools, &parts));
        }
        ended(before)
    })?;
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

fn ended(thread: ScopedJoinHandle<'_, Result<()>>) -> Result<()> {
    thread
        .join()
        .unwrap_or_else(|panic| panic::resume_unwind(panic))
}

/// Makes the page's program small, with what fetches the parts that come later, and what lies in files beside the Rust.
fn add_page(workspace: &Workspace, tools: &Tools, parts: &Path) -> Result<()> {
    glue(
        tools,
        &compiled(workspace, NAME, Profile::Small),
        NAME,
        parts,
    )?;
    for name in names_in(parts)? {
        if is_wasm(&name) {
            pack::optimize(tools, &parts.join(name), Passes::All)?;
        }
    }
    let script = parts.join(SCRIPT);
    pack::bundle(tools, &script, &script, &[WORKER_SCRIPT])?;
    for beside in [FETCHING, SNIPPETS, PACKAGES] {
        remove(&parts.join(beside))?;
    }
    Ok(())
}

/// Makes another program small unless that was done, and puts it beside the page's.
fn add(other: &Other, workspace: &Workspace, tools: &Tools, parts: &Path) -> Result<()> {
    let compiled = compiled(workspace, other.compiled, other.profile);
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
        glue(tools, &compiled, other.name, &folder)?;
        pack::optimize(tools, &folder.join(&wasm), other.passes)?;
        let script = folder.join(&script);
        pack::bundle(tools, &script, &script, other.fetches)?;
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

/// Whether it is the worker that fetches a file, and not the page.
pub fn is_fetched_by_worker(name: &str) -> bool {
    let mut files = OF_WORKER.iter().flat_map(|other| other.files());
    files.any(|file| file == name)
}

/// Whether overlays.js fetches a file.
pub fn is_fetched_by_overlays(name: &str) -> bool {
    OF_OVERLAYS.files().iter().any(|file| file == name)
}

/// Whether the page on which maps are made fetches a file.
pub fn is_fetched_by_making(name: &str) -> bool {
    let mut files = OF_MAKING.iter().flat_map(|other| other.files());
    files.any(|file| file == name)
}

/// Whether a file of the program is WebAssembly.
pub fn is_wasm(name: &str) -> bool {
    Path::new(name).extension() == Some("wasm".as_ref())
}

/// Where the program lies before it is put into the page.
pub fn parts(workspace: &Workspace) -> PathBuf {
    workspace.target().join("page")
}

/// Compiles a package of ours as the page is compiled, or as its worker is.
pub fn compile(tools: &Tools, wasm: Wasm, package: &str, profile: Profile) -> Result<()> {
    let mut cargo = tools.wasm_cargo(wasm);
    cargo.args(["build", "--profile", profile.name()]);
    cargo.args(["--locked", "--offline"]);
    cargo.args(["--package", package, "--target", TARGET]);
    succeed(
        cargo.envs(VARIABLES),
        &format!("{package} could not be compiled for WebAssembly"),
    )
}

/// What the compiler makes of a library or a program of this name.
pub fn compiled(workspace: &Workspace, name: &str, profile: Profile) -> PathBuf {
    let folder = workspace.target().join(TARGET).join(profile.name());
    folder.join(name).with_extension("wasm")
}

/// Writes `name.js` and `name_bg.wasm` of what is compiled.
pub fn glue(tools: &Tools, compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    let mut cargo = tools.cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "wasm-glue", "--"]);
    cargo.arg(compiled).arg(folder).arg(name);
    succeed(
        &mut cargo,
        &format!("The JavaScript of {name} could not be written"),
    )
}
