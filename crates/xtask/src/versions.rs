//! The versions of the tools, each read from the one file that pins it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

/// Of Rust itself, both from rust-toolchain.toml: rustup reads the first, and leaves the second to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustVersions {
    pub pinned: String,
    /// Of Debian's packages, which stand in where there is no rustup.
    pub debian: String,
}

impl RustVersions {
    pub const FILE: &str = "rust-toolchain.toml";

    pub fn read(root: &Path) -> Result<Self> {
        let path = root.join(Self::FILE);
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        Self::from_toml(&text)
    }

    pub fn from_toml(text: &str) -> Result<Self> {
        let pinned = |key| {
            toml_string(text, key).with_context(|| format!("{} does not pin `{key}`", Self::FILE))
        };
        Ok(Self {
            pinned: pinned("channel")?,
            debian: pinned("rustc-web")?,
        })
    }
}

/// The value of the first line `key = "value"`.
pub fn toml_string(text: &str, key: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The version of a package in the text of a Cargo.lock.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    toml_string(lines.nth(1)?, "version")
}

/// The version of a package in the text of a package.json that writes one package a line.
pub fn npm_version(package_json: &str, package: &str) -> Option<String> {
    let key = format!("\"{package}\":");
    package_json.lines().find_map(|line| {
        let value = line.trim().strip_prefix(&key)?;
        Some(value.trim().trim_matches([',', '"']).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_rust_are_read_from_one_file() {
        let text = "[toolchain]\nchannel = \"1.95.0\"\n\n[debian]\nrustc-web = \"1.96.0\"\n";
        let versions = RustVersions::from_toml(text).unwrap();
        assert_eq!((&*versions.pinned, &*versions.debian), ("1.95.0", "1.96.0"));
        let error = RustVersions::from_toml("[toolchain]\nchannel = \"1.95.0\"\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "rust-toolchain.toml does not pin `rustc-web`"
        );
    }

    #[test]
    fn a_locked_version_is_the_one_under_the_name() {
        let lock = "[[package]]\nname = \"wasm\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "bindgen"), None);
    }

    #[test]
    fn an_npm_version_is_the_one_beside_the_name() {
        let text = "  \"devDependencies\": {\n    \"axe-core\": \"4.14.1\",\n    \"binaryen\": \"132.0.0\"\n  }";
        assert_eq!(npm_version(text, "axe-core").as_deref(), Some("4.14.1"));
        assert_eq!(npm_version(text, "binaryen").as_deref(), Some("132.0.0"));
        assert_eq!(npm_version(text, "axe"), None);
    }
}
