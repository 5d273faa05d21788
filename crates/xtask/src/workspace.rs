//! Where things are: the checkout, and what is built in it.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
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
        Ok(Self { root, target })
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
}
