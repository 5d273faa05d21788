//! Puts the page into the program, where there is one: `INCIDENTS_PAGE` names the archive that `cargo xtask dist` packs.

use std::{env, error::Error, fs, path::PathBuf};

const NAMED_BY: &str = "INCIDENTS_PAGE";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={NAMED_BY}");
    println!("cargo::rerun-if-changed=build.rs");
    let page = match env::var_os(NAMED_BY).map(PathBuf::from) {
        Some(archive) => {
            println!("cargo::rerun-if-changed={}", archive.display());
            fs::read(archive)?
        }
        None => Vec::new(),
    };
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    fs::write(PathBuf::from(out).join("page.zip"), page)?;
    Ok(())
}
