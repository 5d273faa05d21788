//! `cargo xtask build`: the page as a folder of static files, and what it weighs.

mod hosts;
pub mod inputs;
pub mod pack;
pub mod sizes;

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
    let now = Inputs::read(workspace)?;
    let note = workspace.notes().join("built-from");
    let work = if workspace.dist().join("index.html").is_file() {
        now.work_since(&fs::read_to_string(&note).unwrap_or_default())
    } else {
        Work::Everything
    };
    match work {
        Work::Nothing => return Ok(work),
        Work::CopyData => step("Copying data/ to dist/data (at once)", || {
            copy_data(workspace)
        })?,
        Work::Everything => {
            // An interrupted build must not look like a finished one.
            if note.is_file() {
                fs::remove_file(&note)?;
            }
            let tools = Tools::new(workspace);
            let wasm = setup::for_build(workspace, &tools)?;
            step(duration_of_build(wasm), || {
                succeed(&mut trunk(&tools, wasm), "The page could not be built")?;
                pack::pack(workspace, &tools)?;
                hosts::write(workspace)
            })?;
        }
    }
    let mut incidents = Command::new(incidents(&Tools::new(workspace))?);
    incidents
        .arg("build")
        .arg(workspace.dist())
        .stdout(Stdio::null());
    succeed(&mut incidents, "The previews could not be made")?;
    fs::create_dir_all(workspace.notes())?;
    fs::write(&note, now.to_string())?;
    Ok(work)
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
            "Building the page (about 4 minutes the first time, 2 minutes after a change)"
        }
        Wasm::Debian => {
            "Building the page with Debian's Rust (about 4 minutes the first time, 2 minutes after a change)"
        }
    }
}

fn trunk(tools: &Tools, wasm: Wasm) -> Command {
    let mut trunk = tools.wasm_command("trunk", wasm);
    trunk.args(["build", "--log", "warn"]);
    trunk.envs(setup::wasm::VARIABLES);
    // What failed is above its report; where in Trunk it noticed is of no use here.
    trunk.env("RUST_BACKTRACE", "0");
    // Trunk reads NO_COLOR as its own flag, and stops at the usual `1`.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// What Trunk's `copy-dir` does, without Trunk.
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
