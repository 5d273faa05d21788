//! The built page as a site's owner would put it up, and another site that must never be asked.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use incidents_cli::serve::{self, Options};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::folder::Folder;
use crate::support::{Failure, Outcome};

/// Names the folder of the built page; `cargo xtask test` sets it.
const DIST: &str = "INCIDENT_MAP_DIST";

/// What stands in for the map's module where a test is not about the map.
pub const STAND_IN: &str = include_str!("stand_in.mjs");

/// Any free port of this machine alone.
pub const HERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// A copy of the built folder, in which a test may change files. It lies at the server's root,
/// and once more at [`Site::SUB_PATH`].
pub struct Site {
    folder: Folder,
}

impl Site {
    /// Where the site lies a second time.
    pub const SUB_PATH: &str = "/a/b/";

    /// Where the built page lies.
    pub fn dist() -> Outcome<PathBuf> {
        let dist = env::var_os(DIST).map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
            PathBuf::from,
        );
        if !dist.join("index.html").is_file() {
            return Err(Failure(format!(
                "{} holds no page: run `cargo xtask build`",
                dist.display()
            )));
        }
        Ok(dist)
    }

    /// A site that somebody has made in a folder.
    pub fn of(folder: Folder) -> Self {
        Self { folder }
    }

    /// The site as it was built.
    pub fn built() -> Outcome<Self> {
        let dist = Self::dist()?;
        let folder = Folder::new()?;
        link_tree(&dist, folder.path())?;
        fs::create_dir(folder.path().join("a"))?;
        symlink(&dist, folder.path().join("a/b"))?;
        Ok(Self { folder })
    }

    /// With this text in a file in place of what was built.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Outcome<Self> {
        let file = self.folder.path().join(path);
        if file.exists() {
            fs::remove_file(&file)?;
        }
        self.forget_copies(path)?;
        fs::write(file, text)?;
        Ok(self)
    }

    /// Takes away the compressed copies of a file that is to be another one.
    fn forget_copies(&self, path: &str) -> Outcome {
        for suffix in ["br", "gz"] {
            let copy = self.folder.path().join(format!("{path}.{suffix}"));
            if copy.is_file() {
                fs::remove_file(copy)?;
            }
        }
        Ok(())
    }

    /// With a map that draws nothing in the place of the real one.
    pub fn with_stand_in(self) -> Outcome<Self> {
        let module = self.map_module()?;
        self.with(&module, STAND_IN)
    }

    /// With a ground of one colour: land, water, borders and names take half of a map's time.
    pub fn with_plain_ground(self) -> Outcome<Self> {
        let plain = |style: &mut Value| {
            if let Some(layers) = style["layers"].as_array_mut() {
                layers.retain(|layer| layer["type"] == "background");
            }
        };
        let mut site = self;
        for palette in ["light", "dark"] {
            let style = format!("data/basemap/{palette}.json");
            if site.file(&style).is_file() {
                site = site.with_json(&style, plain)?;
            }
        }
        Ok(site)
    }

    /// Where the module of the map lies. Its version is in the folder's name.
    pub fn map_module(&self) -> Outcome<String> {
        let names = fs::read_dir(self.file("vendor"))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut maps = names.filter(|name| name.starts_with("maplibre-"));
        let folder = maps.next();
        let folder = folder.ok_or_else(|| Failure::new("the page has no map"))?;
        Ok(format!("vendor/{folder}/maplibre-gl.mjs"))
    }

    /// Without a file or a folder.
    pub fn without(self, path: &str) -> Outcome<Self> {
        self.forget_copies(path)?;
        let path = self.folder.path().join(path);
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else {
            fs::remove_file(path)?;
        }
        Ok(self)
    }

    /// Put up on a host that knows nothing of the page's policy: it is in the page only. The server
    /// looks for it between double quotation marks.
    pub fn without_header(self) -> Outcome<Self> {
        let html = fs::read_to_string(self.file("index.html"))?;
        let policy = "http-equiv=\"Content-Security-Policy\"";
        if !html.contains(policy) {
            return Err(Failure::new("the page has no policy"));
        }
        self.with(
            "index.html",
            html.replace(policy, "http-equiv='Content-Security-Policy'"),
        )
    }

    /// With a JSON file edited, as its owner would by hand.
    pub fn with_json(self, path: &str, edit: impl FnOnce(&mut Value)) -> Outcome<Self> {
        let mut value: Value = serde_json::from_slice(&fs::read(self.folder.path().join(path))?)?;
        edit(&mut value);
        self.with(path, value.to_string())
    }

    /// With the region around the city in view and the earliest record first, if its map file is the one that was built.
    pub fn of_the_region(self) -> Outcome<Self> {
        let map = fs::read(self.file("data/map.json")).unwrap_or_default();
        let map: Value = serde_json::from_slice(&map).unwrap_or_default();
        match map["bounds"] == json!([37.08, 36.15, 37.27, 36.3]) {
            false => Ok(self),
            true => self.with_json("data/map.json", |map| {
                map["bounds"] = json!([36.55, 35.4, 37.25, 36.24]);
                map["order"] = json!("earliest");
                map["annotate"] = json!([]);
            }),
        }
    }

    /// After `incidents build`, which writes files of the test's own, not those that were built.
    pub fn brought_up_to_date(self) -> Outcome<Self> {
        let is_written = |name: &String| {
            let extension = Path::new(name).extension().and_then(|end| end.to_str());
            matches!(extension, Some("html" | "json" | "png" | "webmanifest"))
        };
        let days = "data/published.json".to_owned();
        for name in self
            .names()?
            .iter()
            .filter(|name| is_written(name))
            .chain([&days])
        {
            let bytes = fs::read(self.file(name))?;
            self.edit(name, bytes)?;
        }
        incidents_cli::build::build(&self.file(""))?;
        Ok(self)
    }

    /// Puts another text into a file while the site is up.
    pub fn edit(&self, path: &str, text: impl AsRef<[u8]>) -> Outcome {
        let file = self.file(path);
        fs::remove_file(&file)?;
        self.forget_copies(path)?;
        Ok(fs::write(file, text)?)
    }

    /// Edits a JSON file while the site is up.
    pub fn edit_json(&self, path: &str, edit: impl FnOnce(&mut Value)) -> Outcome {
        let mut value: Value = serde_json::from_slice(&fs::read(self.file(path))?)?;
        edit(&mut value);
        self.edit(path, value.to_string())
    }

    /// The name of the page's program.
    pub fn wasm(&self) -> Outcome<String> {
        self.named("incident-map-", "_bg.wasm")
    }

    /// The name of a part of the program that comes later.
    pub fn part(&self, part: &str) -> Outcome<String> {
        self.named(&format!("{part}-"), ".wasm")
    }

    /// Names of the files beside index.html, without their compressed copies.
    pub fn names(&self) -> Outcome<Vec<String>> {
        let entries = fs::read_dir(self.folder.path())?;
        let name = |entry: std::io::Result<fs::DirEntry>| {
            Ok(entry?.file_name().to_string_lossy().into_owned())
        };
        let names: Outcome<Vec<String>> = entries.map(name).collect();
        let is_copy = |name: &String| {
            let extension = Path::new(name).extension().unwrap_or_default();
            extension == "br" || extension == "gz"
        };
        Ok(names?.into_iter().filter(|name| !is_copy(name)).collect())
    }

    /// The names of the page's program and of all parts of it.
    pub fn programs(&self) -> Outcome<Vec<String>> {
        let names = fs::read_dir(self.folder.path())?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let is_program = |name: &String| Path::new(name).extension() == Some("wasm".as_ref());
        Ok(names.filter(is_program).collect())
    }

    pub(super) fn named(&self, start: &str, end: &str) -> Outcome<String> {
        let names = fs::read_dir(self.folder.path())?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let names = names.filter(|name| name.starts_with(start) && name.ends_with(end));
        names
            .min_by_key(String::len)
            .ok_or_else(|| Failure::new(format!("the page has no {start}{end}")))
    }

    /// Where a file of the site is.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Serves it as `incidents serve` does, with the policy as a header, until the handle is aborted.
    pub async fn serve(&self) -> Outcome<(SocketAddr, JoinHandle<()>)> {
        // Its files are links into the built folder, and it is read by frames without an origin, as on a public host.
        let options = Options {
            follows_links_out: true,
            is_open_to_all_origins: true,
            ..Options::default()
        };
        let (address, serving) = serve::bind(self.folder.path(), HERE, &options).await?;
        let task = tokio::spawn(async move {
            // It ends with the test.
            drop(serving.await);
        });
        Ok((address, task))
    }
}

/// Folders are made, files are links: a test may put a file of its own in place of one.
fn link_tree(from: &Path, to: &Path) -> Outcome {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            fs::create_dir(&target)?;
            link_tree(&source, &target)?;
        } else {
            symlink(&source, &target)?;
        }
    }
    Ok(())
}

/// Another origin, which counts who knocks.
pub struct Elsewhere {
    /// Its address, without a slash at the end.
    pub origin: String,
    n_knocks: Arc<AtomicUsize>,
    listening: JoinHandle<()>,
}

impl Elsewhere {
    /// Starts to listen.
    pub async fn listen() -> Outcome<Self> {
        let listener = TcpListener::bind(HERE).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let n_knocks = Arc::new(AtomicUsize::new(0));
        let counted = n_knocks.clone();
        let listening = tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                counted.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(Self {
            origin,
            n_knocks,
            listening,
        })
    }

    /// Shows that a knock would have been heard.
    pub async fn hears_a_knock(&self) -> Outcome {
        let n_before = self.n_knocks();
        drop(TcpStream::connect(self.origin.trim_start_matches("http://")).await?);
        while self.n_knocks() == n_before {
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// How many connections there were.
    pub fn n_knocks(&self) -> usize {
        self.n_knocks.load(Ordering::Relaxed)
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.listening.abort();
    }
}
