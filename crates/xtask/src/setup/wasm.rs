//! Rust for WebAssembly: rustup's target and sources where they can be had, else Debian's packages.
//!
//! Either way the standard library is built with the page, for size and without the words of panics and of `{:?}` that a
//! reader would never see (docs/decisions/0001-own-standard-library.md has what that saves). The compiler takes these
//! options from a stable release only under `RUSTC_BOOTSTRAP`, and promises nothing of them: so it is one exact version,
//! rust-toolchain.toml's, or the one of Debian's that stands beside it there. Nothing else of ours needs these options.

mod choice;

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Result;

use crate::{
    child::{DEBIAN, Tools, first_line, set_up, succeeds},
    setup::{is_root, step},
    stop::Stop,
    versions::RustVersions,
};
use choice::{Debian, Facts, Next, Rustup, Toolchain};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// They compile the standard library for the target themselves, from rust-web-src.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Which compiler builds the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wasm {
    /// The pinned one, which runs us; it has the target and the sources of the standard library.
    Toolchain,
    /// Debian's.
    Debian,
}

/// What cargo needs to build the standard library with the page; SHA-256 is its small variant there, and the linker leaves what
/// crates/wasm-glue needs to take the program apart.
pub const VARIABLES: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none --cfg=sha2_backend_soft=\"compact\" -Clink-arg=--emit-relocs",
    ),
];

pub fn ensure(tools: &Tools) -> Result<Wasm> {
    let versions = RustVersions::read(tools.root())?;
    let mut facts = look(tools, &versions)?;
    loop {
        let next = Next::from_facts(facts);
        if let Some(stop) = next.stop(&versions) {
            return Err(stop.into());
        }
        match next {
            Next::Use(wasm) => return Ok(wasm),
            Next::InstallDebianPackages => {
                step(
                    "Installing Debian's Rust for WebAssembly (about 1 minute, once)",
                    || install_debian_packages(tools),
                )?;
                facts.debian = match is_debian(&versions.debian) {
                    true => Debian::Installed,
                    // Once is enough.
                    false => Debian::Another,
                };
            }
            _ => {
                let added = step(
                    "Adding the wasm32 target and Rust's sources to the toolchain (about 20 seconds, once)",
                    || add_target(tools),
                );
                facts.toolchain = toolchain(tools, &versions.pinned);
                if facts.toolchain != Toolchain::Complete {
                    facts.rustup = Rustup::Failed;
                }
                match (added, Next::from_facts(facts)) {
                    // Its own sentence says more than ours would.
                    (Err(error), Next::NoWay | Next::NeedRoot) => return Err(error),
                    (Err(_), _) => println!("    That failed: Debian's packages will do as well."),
                    (Ok(()), _) => {}
                }
            }
        }
    }
}

fn look(tools: &Tools, versions: &RustVersions) -> Result<Facts> {
    Ok(Facts {
        toolchain: toolchain(tools, &versions.pinned),
        rustup: match tools.find("rustup") {
            Some(_) => Rustup::There,
            None => Rustup::Absent,
        },
        debian: match is_debian(&versions.debian) {
            true => Debian::Installed,
            false if !has_packages(&fs::read_to_string("/etc/os-release").unwrap_or_default()) => {
                Debian::Absent
            }
            false if is_root() => Debian::Installable,
            false => Debian::ForRoot,
        },
        wanted: wanted(env::var("INCIDENT_MAP_WASM").ok().as_deref())?,
    })
}

fn wanted(variable: Option<&str>) -> Result<Option<Wasm>> {
    match variable {
        None | Some("") => Ok(None),
        Some("rustup") => Ok(Some(Wasm::Toolchain)),
        Some("debian") => Ok(Some(Wasm::Debian)),
        Some(other) => {
            let what = format!("INCIDENT_MAP_WASM is `{other}`.");
            Err(Stop::new(what, "Set it to `rustup` or `debian`, or leave it out.").into())
        }
    }
}

fn toolchain(tools: &Tools, pinned: &str) -> Toolchain {
    let said = first_line(tools.command("rustc").arg("--version"));
    if said.as_deref().and_then(release) != Some(pinned) {
        return Toolchain::Another;
    }
    let library =
        first_line(
            tools
                .command("rustc")
                .args(["--print", "target-libdir", "--target", TARGET]),
        );
    let sysroot = first_line(tools.command("rustc").args(["--print", "sysroot"]));
    let is_complete = library.is_some_and(|folder| Path::new(&folder).is_dir())
        && sysroot.is_some_and(|folder| has_std_sources(&folder));
    match is_complete {
        true => Toolchain::Complete,
        false => Toolchain::Incomplete,
    }
}

/// "rustc 1.95.0 (59807616e 2026-04-14)" -> "1.95.0"
fn release(said: &str) -> Option<&str> {
    said.strip_prefix("rustc ")?.split_whitespace().next()
}

/// The target itself is for Clippy and for `cargo build` by hand; the page's own build needs the sources.
fn add_target(tools: &Tools) -> Result<()> {
    set_up(
        tools.command("rustup").args(["target", "add", TARGET]),
        "rustup could not add the wasm32 target",
    )?;
    set_up(
        tools
            .command("rustup")
            .args(["component", "add", "rust-src"]),
        "rustup could not add the sources of the standard library",
    )
}

fn has_std_sources(sysroot: &str) -> bool {
    Path::new(sysroot)
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file()
}

/// Whether a system that describes itself so has these packages: Debian 12, and none of those that are made from Debian.
fn has_packages(os_release: &str) -> bool {
    let says = |line: &str| os_release.lines().any(|said| said.replace('"', "") == line);
    says("ID=debian") && says("VERSION_ID=12")
}

/// Whether Debian's own Rust is there in this version, with the sources of its standard library: a hand-made one has none.
fn is_debian(version: &str) -> bool {
    let rustc = || Command::new(format!("{DEBIAN}/rustc"));
    let said = first_line(rustc().arg("--version"));
    let root = first_line(rustc().args(["--print", "sysroot"]));
    said.as_deref().and_then(release) == Some(version)
        && root.is_some_and(|root| has_std_sources(&root))
        && ["cargo", "rust-lld"]
            .iter()
            .all(|program| Path::new(DEBIAN).join(program).is_file())
}

/// The linker is a link to `lld-22` or whatever the version is, and the package that has it is called the same;
/// no package asks for it.
fn install_debian_packages(tools: &Tools) -> Result<()> {
    apt_install(tools, &DEBIAN_PACKAGES)?;
    let linker = Path::new(DEBIAN).join("rust-lld");
    if linker.is_file() {
        return Ok(());
    }
    let package = linker.read_link().ok();
    let package = package
        .as_deref()
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    apt_install(tools, &[package.unwrap_or("lld")])
}

/// Installs Debian packages; the lists are fetched first, since a fresh machine has none.
pub fn apt_install(tools: &Tools, packages: &[&str]) -> Result<()> {
    let failure = format!("apt-get could not install {}", packages.join(" "));
    let mut update = tools.command("apt-get");
    // A list that cannot be refreshed may still be good enough.
    let refreshed = succeeds(update.args(["update", "-qq"]));
    if !refreshed {
        println!("    (apt-get update failed; trying with the lists that are there)");
    }
    let mut install = tools.command("apt-get");
    install
        .args(["install", "-qq", "--yes", "--no-install-recommends"])
        .args(packages);
    set_up(
        install
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null()),
        &failure,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_12_has_the_packages() {
        assert!(has_packages(
            "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n"
        ));
        assert!(!has_packages("VERSION_ID=\"13\"\nID=debian\n"));
        assert!(!has_packages(
            "ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n"
        ));
        assert!(!has_packages(""));
    }

    #[test]
    fn a_release_is_told_from_a_channel_and_a_commit() {
        assert_eq!(
            release("rustc 1.95.0 (59807616e 2026-04-14)"),
            Some("1.95.0")
        );
        assert_eq!(
            release("rustc 1.96.0 (abc 2026-05-25) (built from a source tarball)"),
            Some("1.96.0")
        );
        assert_eq!(
            release("rustc 1.97.0-nightly (abc 2026-05-25)"),
            Some("1.97.0-nightly")
        );
        assert_eq!(release("cargo 1.95.0"), None);
    }
}
