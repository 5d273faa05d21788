//! What the browser is given: the engine as the page's own compiler and flags make it, the peers, the built page, the files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{
    bench::plan::Plan,
    build::{
        bring_up_to_date,
        pack::{self, Passes},
        program::{self, Profile},
    },
    child::{Tools, set_up, succeed},
    setup::{self, step},
    synthesize::{self, Mode},
    workspace::Workspace,
};

/// Folders that the runner serves.
pub struct Site {
    pub runner: PathBuf,
    pub visitor: PathBuf,
    pub pages: PathBuf,
    pub dist: PathBuf,
    pub files: PathBuf,
}

/// Where the pages are written.
const SOURCES: &str = "crates/xtask/bench";
const CRATE: &str = "incidents-bench";
const LIBRARY: &str = "incidents_bench";

/// What answers in the page, and what reads in its worker.
const ENGINES: [(&str, Profile); 2] = [("engine", Profile::Small), ("worker", Profile::Release)];

impl Site {
    pub fn build(workspace: &Workspace, tools: &Tools, plan: &Plan) -> Result<Self> {
        let folder = workspace.target().join("bench");
        let site = Self {
            runner: workspace.file(SOURCES).join("run.mjs"),
            visitor: workspace.file(SOURCES).join("visit.mjs"),
            pages: folder.join("site"),
            dist: workspace.dist(),
            files: folder.join("files"),
        };
        fs::create_dir_all(&site.pages)?;
        if plan.has_our_page() {
            bring_up_to_date(workspace)?;
        }
        site.build_engine(workspace, tools)?;
        let peers = folder.join("peers");
        fetch_peers(workspace, tools, &peers)?;
        site.bundle_pages(workspace, tools, &peers)?;
        site.write_files(plan)?;
        Ok(site)
    }

    /// As the page, and as its worker: the same compiler, profiles, flags, glue and wasm-opt.
    fn build_engine(&self, workspace: &Workspace, tools: &Tools) -> Result<()> {
        let wasm = setup::for_build(workspace, tools)?;
        step(
            "Building the engine for the benchmark (about 1 minute after a change)",
            || {
                for (name, profile) in ENGINES {
                    let folder = self.pages.join(name);
                    program::compile(tools, wasm, CRATE, profile)?;
                    let compiled = program::compiled(workspace, LIBRARY, profile);
                    program::glue(tools, &compiled, LIBRARY, &folder)?;
                    pack::optimize(
                        tools,
                        &folder.join(format!("{LIBRARY}_bg.wasm")),
                        Passes::All,
                    )?;
                }
                Ok(())
            },
        )
    }

    fn bundle_pages(&self, workspace: &Workspace, tools: &Tools, peers: &Path) -> Result<()> {
        let sources = workspace.file(SOURCES).join("pages");
        for entry in fs::read_dir(&sources)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "mjs") {
                bundle(tools, &path, &self.pages, peers)?;
            } else {
                let name = path.file_name().context("a file has a name")?;
                fs::copy(&path, self.pages.join(name))?;
            }
        }
        // As npm has it: the page's own is made of its sources, without what it does not use.
        let bare = self.pages.join("maplibre");
        fs::create_dir_all(&bare)?;
        for name in [
            "maplibre-gl.mjs",
            "maplibre-gl-worker.mjs",
            "maplibre-gl.css",
        ] {
            let from = workspace.file("node_modules/maplibre-gl/dist").join(name);
            fs::copy(&from, bare.join(name))
                .with_context(|| format!("copying {}", from.display()))?;
        }
        Ok(())
    }

    /// Made once by one generator: of that the same size is always the same bytes.
    fn write_files(&self, plan: &Plan) -> Result<()> {
        let note = self.files.join("generator");
        let generator = format!("{:016x}", synthesize::FINGERPRINT);
        if fs::read_to_string(&note).ok().as_ref() != Some(&generator) {
            if self.files.is_dir() {
                fs::remove_dir_all(&self.files)?;
            }
            fs::create_dir_all(&self.files)?;
            fs::write(&note, generator)?;
        }
        for n_incidents in plan.sizes() {
            let out = self.files.join(format!("stacked-{n_incidents}.geojson"));
            let unfinished = out.with_extension("unfinished");
            if !out.is_file() {
                synthesize::synthesize(&synthesize::Order {
                    n_incidents,
                    mode: Mode::Stacked,
                    out: Some(unfinished.clone()),
                })?;
                fs::rename(unfinished, out)?;
            }
        }
        Ok(())
    }
}

/// They lie beside what is built from them, not in the checkout.
fn fetch_peers(workspace: &Workspace, tools: &Tools, folder: &Path) -> Result<()> {
    let sources = workspace.file(SOURCES);
    let lock = fs::read(sources.join("package-lock.json"))?;
    let note = folder.join("node_modules/.incident-map");
    if fs::read(&note).ok().as_ref() == Some(&lock) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(sources.join(name), folder.join(name))?;
    }
    fs::copy(workspace.file(".npmrc"), folder.join(".npmrc"))?;
    let mut npm = tools.command("npm");
    npm.current_dir(folder).args(["ci", "--loglevel=error"]);
    step(
        "Fetching the peers: crossfilter2, supercluster, deck.gl, Leaflet (about 10 seconds, once)",
        || {
            set_up(&mut npm, "the peers could not be fetched")?;
            Ok(fs::write(&note, lock)?)
        },
    )
}

/// One file a page. What it imports of the engine is left to the browser.
fn bundle(tools: &Tools, page: &Path, to: &Path, peers: &Path) -> Result<()> {
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(page).arg(format!("--outdir={}", to.display()));
    esbuild.args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--log-level=error",
        "--external:./engine/*",
        "--external:./worker/*",
        "--external:./maplibre/*",
        "--external:/ours/*",
        "--loader:.png=dataurl",
        "--define:process.env.NODE_ENV=\"production\"",
    ]);
    esbuild.env("NODE_PATH", peers.join("node_modules"));
    succeed(
        &mut esbuild,
        &format!("{} could not be bundled", page.display()),
    )
}
