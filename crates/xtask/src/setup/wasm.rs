//! Rust for WebAssembly: rustup's target and sources where they can be had, else Debian's packages.
//!
//! Either way the standard library is built with the page, for size and without the words of
//! panics and of `{:?}` that a reader would never see: a fifth of the page's own code. The compiler takes these
//! options from a stable release only under `RUSTC_BOOTSTRAP`; nothing else of ours needs it.

use std::{env, path::Path};

use anyhow::Result;

use crate::{
    child::{DEBIAN, Tools, first_line, set_up, succeeds},
    setup::{is_root, step},
    stop::Stop,
};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Their Rust 1.96 compiles the standard library for the target itself, from rust-web-src.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// Which compiler builds the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wasm {
    /// The one that runs us; it has the target and the sources of the standard library.
    Toolchain,
    /// Debian's.
    Debian,
}

/// What cargo needs to build the standard library with the page.
pub const VARIABLES: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none",
    ),
];

/// What is known of the machine when the way is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent fact, and named where it is set"
)]
pub struct Facts {
    pub toolchain_has_target: bool,
    pub has_rustup: bool,
    pub rustup_failed: bool,
    pub has_debian_packages: bool,
    pub has_apt: bool,
    pub is_root: bool,
    /// `INCIDENT_MAP_WASM`
    pub wanted: Option<Wasm>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Use(Wasm),
    AddTarget,
    InstallDebianPackages,
    /// Debian's packages would do, but only root may install them.
    NeedRoot,
    NoWay,
}

impl Next {
    pub fn from_facts(facts: Facts) -> Self {
        let toolchain = facts.wanted != Some(Wasm::Debian);
        let debian = facts.wanted != Some(Wasm::Toolchain);
        if toolchain && facts.toolchain_has_target {
            Self::Use(Wasm::Toolchain)
        } else if debian && facts.has_debian_packages {
            Self::Use(Wasm::Debian)
        } else if toolchain && facts.has_rustup && !facts.rustup_failed {
            Self::AddTarget
        } else if debian && facts.has_apt && facts.is_root {
            Self::InstallDebianPackages
        } else if debian && facts.has_apt {
            Self::NeedRoot
        } else {
            Self::NoWay
        }
    }
}

pub fn ensure(tools: &Tools) -> Result<Wasm> {
    let mut facts = look(tools)?;
    loop {
        match Next::from_facts(facts) {
            Next::Use(wasm) => return Ok(wasm),
            Next::AddTarget => {
                let added = step(
                    "Adding the wasm32 target and Rust's sources to the toolchain (about 20 seconds, once)",
                    || add_target(tools),
                );
                facts.toolchain_has_target = toolchain_has_target(tools);
                facts.rustup_failed = !facts.toolchain_has_target;
                match (added, Next::from_facts(facts)) {
                    (Err(error), Next::NoWay | Next::NeedRoot) => return Err(error),
                    (Err(_), _) => println!("    That failed: Debian's packages will do as well."),
                    (Ok(()), _) => {}
                }
            }
            Next::InstallDebianPackages => {
                step(
                    "Installing Debian's Rust for WebAssembly (about 2 minutes, once)",
                    || install_debian_packages(tools),
                )?;
                facts.has_debian_packages = has_debian_packages();
                facts.has_apt = false; // once is enough
            }
            Next::NeedRoot => {
                let remedy = format!(
                    "As root: apt-get install {} lld-22. Or use a Rust from rustup, which needs no root.",
                    DEBIAN_PACKAGES.join(" ")
                );
                return Err(Stop::new(
                    "Rust's wasm32 target is not there, and only root may install it.",
                    remedy,
                )
                .into());
            }
            Next::NoWay => {
                let remedy = format!(
                    "With rustup: rustup target add {TARGET} && rustup component add rust-src. Else use your system's packages for them."
                );
                return Err(Stop::new(
                    "Rust's wasm32 target is not there, and nothing here can install it.",
                    remedy,
                )
                .into());
            }
        }
    }
}

fn look(tools: &Tools) -> Result<Facts> {
    Ok(Facts {
        toolchain_has_target: toolchain_has_target(tools),
        has_rustup: tools.find("rustup").is_some(),
        rustup_failed: false,
        has_debian_packages: has_debian_packages(),
        has_apt: tools.find("apt-get").is_some(),
        is_root: is_root(),
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

fn toolchain_has_target(tools: &Tools) -> bool {
    let library =
        first_line(
            tools
                .command("rustc")
                .args(["--print", "target-libdir", "--target", TARGET]),
        );
    let sysroot = first_line(tools.command("rustc").args(["--print", "sysroot"]));
    library.is_some_and(|folder| Path::new(&folder).is_dir())
        && sysroot.is_some_and(|folder| has_std_sources(&folder))
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

/// Only Debian's own rustc in `/usr/bin` with the sources of its standard library: a hand-made one has none.
fn has_debian_packages() -> bool {
    let rustc = format!("{DEBIAN}/rustc");
    let root = first_line(std::process::Command::new(rustc).args(["--print", "sysroot"]));
    let sources = root.is_some_and(|root| has_std_sources(&root));
    sources
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
            .stdout(std::process::Stdio::null()),
        &failure,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Facts = Facts {
        toolchain_has_target: false,
        has_rustup: false,
        rustup_failed: false,
        has_debian_packages: false,
        has_apt: false,
        is_root: false,
        wanted: None,
    };

    #[test]
    fn a_target_that_is_there_is_used() {
        let facts = Facts {
            toolchain_has_target: true,
            has_rustup: true,
            has_debian_packages: true,
            ..NOTHING
        };
        assert_eq!(Next::from_facts(facts), Next::Use(Wasm::Toolchain));
    }

    #[test]
    fn rustup_comes_before_debian() {
        let facts = Facts {
            has_rustup: true,
            has_apt: true,
            is_root: true,
            ..NOTHING
        };
        assert_eq!(Next::from_facts(facts), Next::AddTarget);
    }

    #[test]
    fn what_is_there_comes_before_what_must_be_fetched() {
        let facts = Facts {
            has_rustup: true,
            has_debian_packages: true,
            ..NOTHING
        };
        assert_eq!(Next::from_facts(facts), Next::Use(Wasm::Debian));
    }

    #[test]
    fn debian_helps_where_rustup_cannot_download() {
        let facts = Facts {
            has_rustup: true,
            rustup_failed: true,
            has_apt: true,
            is_root: true,
            ..NOTHING
        };
        assert_eq!(Next::from_facts(facts), Next::InstallDebianPackages);
        let installed = Facts {
            has_debian_packages: true,
            has_apt: false,
            ..facts
        };
        assert_eq!(Next::from_facts(installed), Next::Use(Wasm::Debian));
    }

    #[test]
    fn debian_helps_where_there_is_no_rustup() {
        let facts = Facts {
            has_apt: true,
            is_root: true,
            ..NOTHING
        };
        assert_eq!(Next::from_facts(facts), Next::InstallDebianPackages);
        let installed = Facts {
            has_debian_packages: true,
            ..facts
        };
        assert_eq!(Next::from_facts(installed), Next::Use(Wasm::Debian));
    }

    #[test]
    fn who_is_not_root_is_told_so() {
        assert_eq!(
            Next::from_facts(Facts {
                has_apt: true,
                ..NOTHING
            }),
            Next::NeedRoot
        );
    }

    #[test]
    fn without_rustup_and_apt_there_is_no_way() {
        assert_eq!(Next::from_facts(NOTHING), Next::NoWay);
        assert_eq!(
            Next::from_facts(Facts {
                has_rustup: true,
                rustup_failed: true,
                ..NOTHING
            }),
            Next::NoWay
        );
    }

    #[test]
    fn the_reader_of_the_readme_may_choose() {
        let all = Facts {
            toolchain_has_target: true,
            has_rustup: true,
            has_apt: true,
            is_root: true,
            ..NOTHING
        };
        let debian = Facts {
            wanted: Some(Wasm::Debian),
            ..all
        };
        assert_eq!(Next::from_facts(debian), Next::InstallDebianPackages);
        let installed = Facts {
            has_debian_packages: true,
            ..debian
        };
        assert_eq!(Next::from_facts(installed), Next::Use(Wasm::Debian));
        let rustup = Facts {
            wanted: Some(Wasm::Toolchain),
            toolchain_has_target: false,
            rustup_failed: true,
            ..all
        };
        assert_eq!(Next::from_facts(rustup), Next::NoWay);
    }
}
