//! A build that dies of a full disk after ten minutes is worse than a sentence now.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{stop::Stop, workspace::Workspace};

/// Tools, crates and page, all from nothing.
const EVERYTHING_MB: u64 = 2_500;
/// What a changed page needs.
const A_CHANGE_MB: u64 = 200;

pub fn require(workspace: &Workspace) -> Result<()> {
    let built = workspace.target().join("wasm32-unknown-unknown").is_dir();
    let needed = if built { A_CHANGE_MB } else { EVERYTHING_MB };
    for folder in [workspace.root(), workspace.target()] {
        fs::create_dir_all(folder).map_err(|error| {
            let what = format!("{} cannot be made ({error}).", folder.display());
            Stop::new(
                what,
                "Make it writable, or set CARGO_TARGET_DIR to a folder of yours.",
            )
        })?;
        if let Some(free) = free_mb_in(folder).filter(|free| *free < needed) {
            let folder = folder.components().collect::<PathBuf>();
            let what = format!(
                "{} has {free} MB free, and {needed} MB are needed.",
                folder.display()
            );
            let remedy = "Free some space, or set CARGO_TARGET_DIR to another disk.";
            return Err(Stop::new(what, remedy).into());
        }
    }
    Ok(())
}

fn free_mb_in(folder: &Path) -> Option<u64> {
    let output = Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    free_mb(&String::from_utf8_lossy(&output.stdout))
}

/// The fourth column of the second line of `df -Pk`.
fn free_mb(df: &str) -> Option<u64> {
    let kilobytes: u64 = df.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kilobytes / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_space_is_the_fourth_column() {
        let df = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/vda 264000000 14000000 81788928 15% /";
        assert_eq!(free_mb(df), Some(79_872));
        assert_eq!(free_mb("df: /nowhere: No such file or directory"), None);
    }
}
