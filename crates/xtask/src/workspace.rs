//! Where things are: the checkout, what is built in it, and what is kept for all checkouts of this user.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::stop::Stop;

pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Workspace {
    /// `cargo run` tells the package's folder at run time, so that a checkout may be moved after it was built.
    pub fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .ancestors()
            .nth(2)
            .context("xtask lives two folders below the checkout")?
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self {
            root,
            target,
            cache: cache_folder()?,
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn file(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Notes of these chores from one run to the next.
    pub fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Tools that a second clone need not build again.
    pub fn cache(&self, name: &str) -> PathBuf {
        self.cache.join(name)
    }
}

fn cache_folder() -> Result<PathBuf> {
    let set = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let base = set("XDG_CACHE_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| Some(set("HOME")?.join(".cache")));
    let base = base.ok_or_else(|| {
        Stop::new(
            "there is no folder for the built tools: HOME is not set.",
            "Set HOME or XDG_CACHE_HOME to a folder of yours.",
        )
    })?;
    Ok(base.join("incident-map"))
}
