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

/// A program as the page's own compiler and flags make it.
struct Program {
    folder: &'static str,
    package: &'static str,
    library: &'static str,
    profile: Profile,
}

/// What answers in the page, what reads in its worker, and what understands tables there.
const PROGRAMS: [Program; 3] = [
    engine("engine", Profile::Small),
    engine("worker", Profile::Release),
    Program {
        folder: "import",
        package: "import-web",
        library: "import_web",
        profile: Profile::Tables,
    },
];

const fn engine(folder: &'static str, profile: Profile) -> Program {
    Program {
        folder,
        package: "incidents-bench",
        library: "incidents_bench",
        profile,
    }
}

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
        site.build_programs(workspace, tools)?;
        let peers = folder.join("peers");
        fetch_peers(workspace, tools, &peers)?;
        site.bundle_pages(workspace, tools, &peers)?;
        site.write_files(plan)?;
        Ok(site)
    }

    /// As the page, and as its worker: the same compiler, profiles, flags, glue and wasm-opt.
    fn build_programs(&self, workspace: &Workspace, tools: &Tools) -> Result<()> {
        let wasm = setup::for_build(workspace, tools)?;
        step(
            "Building the engine and the reader of tables for the benchmark (about 2 minutes after a change)",
            || {
                for of in &PROGRAMS {
                    let folder = self.pages.join(of.folder);
                    program::compile(tools, wasm, of.package, of.profile)?;
                    let compiled = program::compiled(workspace, of.library, of.profile);
                    program::glue(tools, &compiled, of.library, &folder)?;
                    let wasm = folder.join(format!("{}_bg.wasm", of.library));
                    pack::optimize(tools, &wasm, Passes::All)?;
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
        "Fetching the peers: crossfilter2, supercluster, PapaParse, deck.gl, Leaflet (about 10 seconds, once)",
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
        "--external:./import/*",
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
