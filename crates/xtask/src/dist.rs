//! `cargo xtask dist`: what is given to people who publish: the page without a map, the program that holds it, the licences of what the program is made of, and their checksums.
//!
//! The same sources are the same bytes, whichever folder they lie in: no file of it knows a path, a time or the order of a disk.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    build::{self, files_below, licenses, listing},
    child::{Tools, first_line, succeed},
    setup::step,
    workspace::Workspace,
};

const SITE: &str = "site.zip";
const LICENSES: &str = "licenses.txt";
const SUMS: &str = "SHA256SUMS";

/// Builds all of it into `target/dist`.
pub fn dist(workspace: &Workspace) -> Result<()> {
    build::bring_up_to_date(workspace)?;
    let tools = Tools::new(workspace);
    let out = workspace.file("target/dist");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let site = out.join(SITE);
    let mut pack = tools.command(&build::incidents(&tools)?.to_string_lossy());
    pack.arg("zip").arg(workspace.dist());
    pack.args(["--page-only", "--output"]).arg(&site);
    succeed(&mut pack, "The page could not be packed")?;
    let program = step(
        "Building the program with the page in it (about 3 minutes)",
        || program(workspace, &tools, &site),
    )?;
    let name = program.file_name().context("a program has a name")?;
    fs::copy(&program, out.join(name))?;
    fs::write(out.join(LICENSES), licenses::of_tool(&tools)?)?;
    let sums = sums(&out)?;
    fs::write(out.join(SUMS), &sums)?;
    for file in files_below(&out)? {
        let n_bytes = fs::metadata(&file)?.len();
        println!(
            "{:>10} bytes  {}",
            n_bytes,
            file.strip_prefix(workspace.root())?.display()
        );
    }
    println!("{OTHER_TARGETS}");
    Ok(())
}

/// Nobody has run this here.
const OTHER_TARGETS: &str = "For another system, untested: rustup target add TARGET, and the cargo build of crates/xtask/src/dist.rs with --target TARGET.";

/// Compiles the program. Of the paths of this machine it is told none.
fn program(workspace: &Workspace, tools: &Tools, site: &Path) -> Result<PathBuf> {
    let target = workspace.file("target/dist-build");
    let mut cargo = tools.cargo();
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--package",
        "incidents-cli",
    ]);
    cargo
        .args(["--bin", "incidents", "--target-dir"])
        .arg(&target);
    let folders = folders(workspace, tools);
    let flags: Vec<String> = folders
        .iter()
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
        .collect();
    // Behind a character that no path has.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo.env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    cargo.env("INCIDENTS_PAGE", site);
    succeed(&mut cargo, "The program could not be built")?;
    let program = target.join(format!("release/incidents{}", env::consts::EXE_SUFFIX));
    if let Some(folder) = named_folder(&fs::read(&program)?, &folders) {
        bail!(
            "the program names {}, a folder of this machine, so that it would be another one elsewhere: hand whatever has put it there a path below the workspace",
            folder.display()
        );
    }
    Ok(program)
}

/// The folders of this machine from which it is compiled, with the names that stand for them.
fn folders(workspace: &Workspace, tools: &Tools) -> Vec<(PathBuf, String)> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let workspace = (workspace.root().to_owned(), "incident-map".to_owned());
    let home = home.map(|home| (home, "cargo".to_owned()));
    let folders = [Some(workspace), home, library(tools)];
    folders.into_iter().flatten().collect()
}

/// Where the sources of the standard library lie, with the name that the compiler has for them where they are not there.
fn library(tools: &Tools) -> Option<(PathBuf, String)> {
    let sysroot = first_line(tools.command("rustc").args(["--print", "sysroot"]))?;
    let version = tools.command("rustc").arg("-vV").output().ok()?;
    let version = String::from_utf8(version.stdout).ok()?;
    let mut lines = version.lines();
    let commit = lines.find_map(|line| line.strip_prefix("commit-hash: "))?;
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust");
    Some((sources, format!("/rustc/{commit}")))
}

/// The first of the folders that a program names.
fn named_folder<'f>(program: &[u8], folders: &'f [(PathBuf, String)]) -> Option<&'f Path> {
    let is_named = |folder: &&Path| {
        let name = folder.as_os_str().as_encoded_bytes();
        let mut parts = program.windows(name.len());
        parts.any(|part| part == name)
    };
    let mut folders = folders.iter().map(|(folder, _)| folder.as_path());
    folders.find(is_named)
}

/// A line for each file, as `sha256sum --check` reads them.
fn sums(folder: &Path) -> Result<String> {
    let files = files_below(folder)?;
    let lines = files.iter().map(|file| {
        let digits = listing::digits(&fs::read(file)?);
        Ok(format!(
            "{digits}  {}\n",
            file.strip_prefix(folder)?.display()
        ))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_of_the_library_have_the_name_that_they_have_elsewhere() {
        let workspace = Workspace::find().unwrap();
        let (sources, name) = library(&Tools::new(&workspace)).unwrap();
        assert!(sources.ends_with("lib/rustlib/src/rust"), "{sources:?}");
        let commit = name.strip_prefix("/rustc/");
        assert!(commit.is_some_and(|commit| !commit.is_empty()), "{name}");
    }

    #[test]
    fn a_program_that_names_a_folder_of_the_machine_is_found_out() {
        let folders = [("/srv/a/map", "incident-map"), ("/srv/a/.cargo", "cargo")]
            .map(|(path, name)| (PathBuf::from(path), name.to_owned()));
        let check = |program: &str, expected: Option<&str>| {
            let named = named_folder(program.as_bytes(), &folders);
            assert_eq!(named, expected.map(Path::new), "{program}");
        };
        check(
            "\u{7f}ELF\0incident-map/src/main.rs\0cargo/registry/src",
            None,
        );
        check(
            "\u{7f}ELF\0/srv/a/.cargo/registry/src",
            Some("/srv/a/.cargo"),
        );
        check("\u{7f}ELF\0/srv/a/map/crates", Some("/srv/a/map"));
    }
}
