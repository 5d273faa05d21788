//! `cargo xtask dist`: what is given to people who publish: the page without a map, the program that holds it, and their checksums.
//!
//! The same sources are the same bytes, whichever folder they lie in: no file of it knows a path, a time or the order of a disk.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{
    build::{self, files_below, listing},
    child::{Tools, succeed},
    setup::step,
    workspace::Workspace,
};

const SITE: &str = "site.zip";
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
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let remapped = [
        (Some(workspace.root().to_owned()), "incident-map"),
        (home, "cargo"),
    ];
    let flags: Vec<String> = remapped
        .iter()
        .filter_map(|(path, name)| {
            Some(format!(
                "--remap-path-prefix={}={name}",
                path.as_ref()?.display()
            ))
        })
        .collect();
    // Behind a character that no path has.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo.env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    cargo.env("INCIDENTS_PAGE", site);
    succeed(&mut cargo, "The program could not be built")?;
    Ok(target.join(format!("release/incidents{}", env::consts::EXE_SUFFIX)))
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
