//! Which compiler builds the page on a machine, or what its owner is told.

use crate::{
    setup::wasm::{DEBIAN_PACKAGES, TARGET, Wasm},
    stop::Stop,
    versions::RustVersions,
};

/// The Rust that runs us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// The pinned version, with the target and the sources of the standard library.
    Complete,
    /// The pinned version, without them.
    Incomplete,
    /// Another version.
    Another,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rustup {
    Absent,
    There,
    /// It was asked for the target, and could not get it.
    Failed,
}

/// Debian's packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Debian {
    Installed,
    /// Not there, or of another version; apt may have them.
    Installable,
    /// Apt may have them, but only root may install.
    ForRoot,
    /// Of another version than the one that was tried, and apt has no other.
    Another,
    /// This is no Debian 12.
    Absent,
}

/// What is known of the machine when the way is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub toolchain: Toolchain,
    pub rustup: Rustup,
    pub debian: Debian,
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
    /// Rustup is there, and was told to use another version than the pinned one.
    WrongToolchain,
    /// Debian has replaced its Rust by one that was not tried.
    WrongDebian,
    NoWay,
}

impl Next {
    pub fn from_facts(facts: Facts) -> Self {
        let toolchain = (facts.wanted != Some(Wasm::Debian)).then_some(facts.toolchain);
        let debian = match facts.wanted {
            Some(Wasm::Toolchain) => Debian::Absent,
            _ => facts.debian,
        };
        match (toolchain, facts.rustup, debian) {
            (Some(Toolchain::Complete), ..) => Self::Use(Wasm::Toolchain),
            (Some(Toolchain::Another), Rustup::There, _) => Self::WrongToolchain,
            (.., Debian::Installed) => Self::Use(Wasm::Debian),
            (Some(Toolchain::Incomplete), Rustup::There, _) => Self::AddTarget,
            (.., Debian::Installable) => Self::InstallDebianPackages,
            (.., Debian::ForRoot) => Self::NeedRoot,
            (.., Debian::Another) => Self::WrongDebian,
            (.., Debian::Absent) => Self::NoWay,
        }
    }

    /// What a machine is told on which the page cannot be built.
    pub fn stop(self, versions: &RustVersions) -> Option<Stop> {
        let RustVersions { pinned, debian } = versions;
        let (what, remedy) = match self {
            Self::Use(_) | Self::AddTarget | Self::InstallDebianPackages => return None,
            Self::NeedRoot => (
                "Rust's wasm32 target is not there, and only root may install it.".to_owned(),
                format!(
                    "As root: apt-get install {} lld-22. Or use rustup, which needs no root.",
                    DEBIAN_PACKAGES.join(" ")
                ),
            ),
            Self::WrongToolchain => (
                format!("the page is built with Rust {pinned} and no other."),
                "Use rustup's cargo without `+version` and RUSTUP_TOOLCHAIN: it reads rust-toolchain.toml."
                    .to_owned(),
            ),
            Self::WrongDebian => (
                format!("the page is built with Debian's Rust {debian} and no other, and Debian has another one now."),
                format!("Use rustup, which gets {pinned}; or try Debian's by writing its version into rust-toolchain.toml."),
            ),
            Self::NoWay => (
                format!("the page is built with Rust {pinned}, its wasm32 target and its sources, and nothing here can install them."),
                format!("With rustup, connected: rustup target add {TARGET} && rustup component add rust-src. Without rustup: install it, or use Debian 12 as root."),
            ),
        };
        Some(Stop::new(what, remedy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The machine that the page is made on: rustup with everything, and not Debian.
    const COMPLETE: Facts = Facts {
        toolchain: Toolchain::Complete,
        rustup: Rustup::There,
        debian: Debian::Absent,
        wanted: None,
    };

    const FRESH: Facts = Facts {
        toolchain: Toolchain::Incomplete,
        ..COMPLETE
    };

    /// No rustup: the Rust that runs us is Debian's.
    const NO_RUSTUP: Facts = Facts {
        toolchain: Toolchain::Another,
        rustup: Rustup::Absent,
        debian: Debian::Installable,
        wanted: None,
    };

    #[track_caller]
    fn check(facts: Facts, expected: Next) {
        assert_eq!(Next::from_facts(facts), expected, "{facts:?}");
    }

    #[test]
    fn rustup_with_everything_installed_needs_no_network() {
        check(COMPLETE, Next::Use(Wasm::Toolchain));
        let debian = Debian::Installed;
        check(Facts { debian, ..COMPLETE }, Next::Use(Wasm::Toolchain));
        let rustup = Rustup::Absent;
        check(Facts { rustup, ..COMPLETE }, Next::Use(Wasm::Toolchain));
    }

    #[test]
    fn rustup_that_may_download_adds_what_is_missing() {
        check(FRESH, Next::AddTarget);
        let debian = Debian::Installable;
        check(Facts { debian, ..FRESH }, Next::AddTarget);
    }

    #[test]
    fn what_is_there_comes_before_what_must_be_fetched() {
        let debian = Debian::Installed;
        check(Facts { debian, ..FRESH }, Next::Use(Wasm::Debian));
    }

    #[test]
    fn debian_helps_where_rustup_cannot_download() {
        let facts = |debian| Facts {
            rustup: Rustup::Failed,
            debian,
            ..FRESH
        };
        check(facts(Debian::Installable), Next::InstallDebianPackages);
        check(facts(Debian::Installed), Next::Use(Wasm::Debian));
        check(facts(Debian::ForRoot), Next::NeedRoot);
        check(facts(Debian::Absent), Next::NoWay);
    }

    #[test]
    fn debian_helps_where_there_is_no_rustup() {
        let facts = |debian| Facts {
            debian,
            ..NO_RUSTUP
        };
        check(facts(Debian::Installable), Next::InstallDebianPackages);
        check(facts(Debian::Installed), Next::Use(Wasm::Debian));
        check(facts(Debian::ForRoot), Next::NeedRoot);
        check(facts(Debian::Absent), Next::NoWay);
    }

    #[test]
    fn another_version_builds_no_page() {
        let nightly = Facts {
            toolchain: Toolchain::Another,
            debian: Debian::Installed,
            ..COMPLETE
        };
        check(nightly, Next::WrongToolchain);
        let debian = Debian::Another;
        check(
            Facts {
                debian,
                ..NO_RUSTUP
            },
            Next::WrongDebian,
        );
    }

    #[test]
    fn the_reader_of_the_readme_may_choose() {
        let debian = |facts| Facts {
            wanted: Some(Wasm::Debian),
            debian: Debian::Installable,
            ..facts
        };
        check(debian(COMPLETE), Next::InstallDebianPackages);
        let nightly = Facts {
            toolchain: Toolchain::Another,
            ..COMPLETE
        };
        check(debian(nightly), Next::InstallDebianPackages);
        let rustup = Facts {
            wanted: Some(Wasm::Toolchain),
            rustup: Rustup::Failed,
            debian: Debian::Installed,
            ..FRESH
        };
        check(rustup, Next::NoWay);
    }

    #[test]
    fn who_cannot_build_the_page_is_told_which_version_does() {
        let versions = RustVersions {
            pinned: "1.95.0".to_owned(),
            debian: "1.96.0".to_owned(),
        };
        let what = |next: Next| next.stop(&versions).unwrap().what;
        assert_eq!(
            what(Next::WrongToolchain),
            "the page is built with Rust 1.95.0 and no other."
        );
        assert_eq!(
            what(Next::WrongDebian),
            "the page is built with Debian's Rust 1.96.0 and no other, and Debian has another one now."
        );
        assert_eq!(Next::AddTarget.stop(&versions), None);
    }
}
