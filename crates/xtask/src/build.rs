//! `cargo xtask build`: the page as a folder of static files, and what it weighs.

pub mod inputs;
pub mod licenses;
pub mod listing;
pub mod pack;
pub mod page;
pub mod program;
mod siblings;
pub mod sizes;
mod vendor;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result};

use crate::{
    build::inputs::{Inputs, Work},
    child::{Tools, succeed},
    setup::{self, step, wasm::Wasm},
    workspace::Workspace,
};

/// Builds, prints the sizes, and fails over budget.
pub fn build(workspace: &Workspace) -> Result<()> {
    if bring_up_to_date(workspace)? == Work::Nothing {
        println!("dist/ is up to date.");
    }
    sizes::report(workspace)
}

/// Does no more than what changed asks for: a page that is up to date needs no tool at all. What the data says of
/// itself in the page's head follows the data.
pub fn bring_up_to_date(workspace: &Workspace) -> Result<Work> {
    let (now, work) = compiled(|| look(workspace), |now| compile_from(workspace, now))?;
    let made = workspace.notes().join(MADE);
    match work {
        Work::Nothing => return Ok(work),
        Work::CopyData => step("Copying data/ to dist/data (at once)", || {
            copy_data(workspace)
        })?,
        Work::Assemble | Work::Compile => {
            // What is interrupted must not look finished.
            forget(&made)?;
            let tools = Tools::new(workspace);
            setup::ensure(&setup::npm::Packages {
                workspace,
                tools: &tools,
            })?;
            step("Putting the page together in dist/ (a few seconds)", || {
                page::assemble(workspace, &tools)
            })?;
        }
    }
    let mut incidents = Command::new(incidents(&Tools::new(workspace))?);
    incidents
        .arg("build")
        .arg(workspace.dist())
        .stdout(Stdio::null());
    succeed(&mut incidents, "The previews could not be made")?;
    fs::write(&made, now.to_string())?;
    Ok(work)
}

/// Compiles the page's program, if anything of it changed: what takes minutes, and leaves dist/ alone.
pub fn compile(workspace: &Workspace) -> Result<()> {
    compiled(|| look(workspace), |now| compile_from(workspace, now))?;
    Ok(())
}

/// What there is, and what is left to do with a program that was compiled from it. What is saved while the compiler runs is
/// compiled as well: a page of what was there before would be noted as one of what is there now.
fn compiled<T>(
    mut look: impl FnMut() -> Result<(T, Work)>,
    mut compile: impl FnMut(T) -> Result<()>,
) -> Result<(T, Work)> {
    loop {
        let (now, work) = look()?;
        if work < Work::Compile {
            return Ok((now, work));
        }
        compile(now)?;
    }
}

fn compile_from(workspace: &Workspace, now: Inputs) -> Result<()> {
    let compiled = workspace.notes().join(COMPILED);
    forget(&compiled)?;
    let tools = Tools::new(workspace);
    let wasm = setup::for_build(workspace, &tools)?;
    step(duration_of_build(wasm), || {
        program::compile_parts(workspace, &tools, wasm)
    })?;
    fs::create_dir_all(workspace.notes())?;
    Ok(fs::write(compiled, now.to_string())?)
}

/// What the program was compiled from, and what dist/ was made from.
const COMPILED: &str = "compiled-from";
const MADE: &str = "built-from";

fn look(workspace: &Workspace) -> Result<(Inputs, Work)> {
    let now = Inputs::read(workspace)?;
    let note = |name| fs::read_to_string(workspace.notes().join(name)).unwrap_or_default();
    let made = match workspace.dist().join("index.html").is_file() {
        true => note(MADE),
        false => String::new(),
    };
    Ok((now, now.work_since(&note(COMPILED), &made)))
}

fn forget(note: &Path) -> Result<()> {
    if note.is_file() {
        fs::remove_file(note)?;
    }
    Ok(())
}

/// The tool beside the page is a package of its own, compiled after the page so that xtask itself starts at once.
pub fn incidents(tools: &Tools) -> Result<PathBuf> {
    let program =
        env::current_exe()?.with_file_name(format!("incidents{}", env::consts::EXE_SUFFIX));
    let mut cargo = tools.cargo();
    cargo.args(["build", "--package", "incidents-cli", "--bin", "incidents"]);
    if program.is_file() {
        succeed(
            cargo.arg("--quiet"),
            "The tool beside the page could not be built",
        )?;
    } else {
        step(
            "Building the tool beside the page (about 1 minute, once)",
            || succeed(&mut cargo, "The tool beside the page could not be built"),
        )?;
    }
    Ok(program)
}

fn duration_of_build(wasm: Wasm) -> &'static str {
    match wasm {
        Wasm::Toolchain => {
            "Compiling the page (about 4 minutes the first time, 2 minutes after a change)"
        }
        Wasm::Debian => {
            "Compiling the page with Debian's Rust (about 4 minutes the first time, 2 minutes after a change)"
        }
    }
}

/// A folder with nothing in it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}

fn copy_data(workspace: &Workspace) -> Result<()> {
    let (from, to) = (workspace.file("data"), workspace.dist().join("data"));
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    copy_folder(&from, &to)
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &copy)?;
        } else {
            fs::copy(entry.path(), &copy)?;
        }
    }
    Ok(())
}

/// All files below a folder, sorted, so that nothing depends on the order of a disk.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_saved_while_the_compiler_runs_is_compiled_before_the_page_is_put_together() {
        let (saved, noted) = (Cell::new(1), Cell::new(0));
        let look = || {
            let work = match noted.get() == saved.get() {
                true => Work::Assemble,
                false => Work::Compile,
            };
            Ok((saved.get(), work))
        };
        let compile = |now| {
            // Saved once, while the first one is compiled.
            saved.set(2);
            noted.set(now);
            Ok(())
        };
        assert_eq!(compiled(look, compile).unwrap(), (2, Work::Assemble));
        assert_eq!(noted.get(), 2);
    }
}
