//! A site that is put up anew, goes down, or does not answer; and what the browser keeps of it.

use std::fs;

use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::support::{Failure, Outcome, Page, Site};

/// Where the site lists the files of its build, and what keeps them goes by that list.
const LIST: &str = "site.json";
const WORKER: &str = "sw.js";

/// So many digits of the list's SHA-256 are in the worker.
const N_DIGITS: usize = 16;

/// What the reader's browser has of the page: whether a worker is in charge, and the paths that are kept.
const KEPT: &str = "
    const done = arguments[arguments.length - 1];
    const keep = async () => {
        const paths = [];
        for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) paths.push(url.replace(location.origin, ''));
        return paths.sort();
    };
    keep().then(done, error => done([String(error)]));";

/// Folders for which the browser has a worker.
const WORKERS: &str = "
    const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistrations().then(found => done(found.map(({ scope }) => new URL(scope).pathname).sort()));";

fn digits(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    digits.collect()
}

fn name_of_list(list: &str) -> String {
    digits(list.as_bytes()).chars().take(N_DIGITS).collect()
}

/// The same name with other digits.
fn renamed(name: &str) -> Outcome<String> {
    let hash = name
        .split(['-', '_', '.'])
        .rfind(|word| word.len() == N_DIGITS && word.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let hash = hash.ok_or_else(|| Failure(format!("{name} has no hash")))?;
    let reversed: String = hash.chars().rev().collect();
    Ok(name.replace(hash, &reversed))
}

/// A build that is not the one before: another script, and a part of another name.
pub struct Upload {
    /// The new name of the part.
    pub part: String,
    /// The new name of the script.
    pub script: String,
    bytes: Vec<u8>,
}

impl Site {
    /// Lists its files as they are, as if they had been built so.
    pub fn list_anew(&self) -> Outcome {
        let before = fs::read_to_string(self.file(LIST))?;
        self.edit_json(LIST, |list| {
            for entry in list["files"].as_array_mut().into_iter().flatten() {
                let path = entry["path"].as_str().unwrap_or_default();
                if let Ok(bytes) = fs::read(self.file(path)) {
                    entry["sha256"] = digits(&bytes).into();
                    entry["bytes"] = bytes.len().into();
                }
            }
        })?;
        let now = fs::read_to_string(self.file(LIST))?;
        let worker = fs::read_to_string(self.file(WORKER))?;
        self.edit(
            WORKER,
            worker.replace(&name_of_list(&before), &name_of_list(&now)),
        )
    }

    /// Puts another build in its place: a part of its program has another name, and so has its script. The part itself is missing
    /// until [`Site::complete`].
    pub fn upload_half(&self, part: &str) -> Outcome<Upload> {
        let (old_part, old_script) = (self.part(part)?, self.named("incident-map-", ".js")?);
        let upload = Upload {
            part: renamed(&old_part)?,
            script: renamed(&old_script)?,
            bytes: fs::read(self.file(&old_part))?,
        };
        let script = fs::read_to_string(self.file(&old_script))?;
        fs::write(
            self.file(&upload.script),
            script.replace(&old_part, &upload.part),
        )?;
        for gone in [&old_part, &old_script] {
            fs::remove_file(self.file(gone))?;
        }
        for path in ["index.html", LIST] {
            let text = fs::read_to_string(self.file(path))?;
            let text = text.replace(&old_part, &upload.part);
            let text = text.replace(&old_script, &upload.script);
            // The worker is of the list that was there.
            if path == LIST {
                let before = fs::read_to_string(self.file(LIST))?;
                let worker = fs::read_to_string(self.file(WORKER))?;
                let worker = worker.replace(&name_of_list(&before), &name_of_list(&text));
                self.edit(WORKER, worker)?;
            }
            self.edit(path, text)?;
        }
        self.list_anew()?;
        Ok(upload)
    }

    /// Puts the rest of it there.
    pub fn complete(&self, upload: &Upload) -> Outcome {
        Ok(fs::write(self.file(&upload.part), &upload.bytes)?)
    }
}

/// A host that takes every request and answers none.
pub struct Hanging(JoinHandle<()>);

impl Drop for Hanging {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Page {
    /// Takes the site off the network.
    pub async fn host_goes_down(&self) -> Outcome {
        self.serving.abort();
        let address = self.origin.trim_start_matches("http://").to_owned();
        self.wait_until("nobody listens there", async || {
            // Nobody who listens, nobody who is in the way.
            Ok(TcpListener::bind(&address).await.is_ok())
        })
        .await
    }

    /// Has the site's host answer no more.
    pub async fn host_hangs(&self) -> Outcome<Hanging> {
        self.host_goes_down().await?;
        let listener = TcpListener::bind(self.origin.trim_start_matches("http://")).await?;
        Ok(Hanging(tokio::spawn(async move {
            let mut asked = Vec::new();
            while let Ok((stream, _)) = listener.accept().await {
                asked.push(stream);
            }
        })))
    }

    /// The paths that the browser keeps, of all maps of this origin.
    pub async fn kept(&self) -> Outcome<Vec<String>> {
        self.ask_later(KEPT).await
    }

    /// The folders of this origin that have a worker.
    pub async fn workers(&self) -> Outcome<Vec<String>> {
        self.ask_later(WORKERS).await
    }

    /// Waits until all of the page in a folder is kept, its data too, and the tab is the worker's.
    pub async fn is_kept(&self, folder: &str) -> Outcome {
        for path in ["site.json", "data/map.json", "data/incidents.geojson"] {
            let path = format!("{folder}{path}");
            let what = format!("{path} is kept");
            self.wait_until(&what, async || Ok(self.kept().await?.contains(&path)))
                .await?;
        }
        self.wait_until("the worker has taken the tab", async || {
            self.ask("return incidentMapOffline.state === 'kept' && !!navigator.serviceWorker.controller")
                .await
        })
        .await
    }

    /// Waits until nothing is kept, and there is no worker.
    pub async fn is_not_kept(&self) -> Outcome {
        self.becomes("what is kept", Vec::new(), async || self.kept().await)
            .await?;
        self.becomes("workers", Vec::new(), async || self.workers().await)
            .await
    }

    /// The name of the script that the page was started by.
    pub async fn script(&self) -> Outcome<String> {
        self.ask("return new URL(document.querySelector('script[type=module]').src).searchParams.get('js')")
            .await
    }

    /// Opens an address of the site in another tab, does something there, and comes back.
    pub async fn in_another_tab(&self, path: &str, act: impl AsyncFnOnce() -> Outcome) -> Outcome {
        let first = self.driver.window().await?;
        let other = self.driver.new_tab().await?;
        self.driver.switch_to_window(other).await?;
        self.open(path).await?;
        let acted = act().await;
        self.driver.close_window().await?;
        self.driver.switch_to_window(first).await?;
        acted
    }
}
