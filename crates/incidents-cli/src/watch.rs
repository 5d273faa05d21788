//! A site that is being worked on is built again when its data, its map file or its words have been edited.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    time::{Duration, SystemTime},
};

use notify_debouncer_mini::{DebounceEventResult, new_debouncer, notify};

/// What people edit in a site.
const EDITED: [&str; 2] = ["data", "words"];

/// What `incidents build` itself writes among it, so that it does not call itself; so are files whose names are hidden.
const BUILT: &str = "published.json";

/// Editors save in several steps: after the last one nothing happens for so long.
const QUIET: Duration = Duration::from_millis(200);

/// Calls back after each edit, for as long as it says so.
///
/// # Errors
///
/// Where the system cannot watch the folder.
pub fn watch(folder: &Path, mut edited: impl FnMut() -> bool) -> Result<(), notify::Error> {
    let (told, heard) = mpsc::channel();
    let mut debouncer = new_debouncer(QUIET, move |events: DebounceEventResult| {
        // Who hears no more has stopped.
        let _stopped = told.send(events.is_ok_and(|events| !events.is_empty()));
    })?;
    let folders = EDITED.map(|name| folder.join(name));
    let folders: Vec<PathBuf> = folders.into_iter().filter(|it| it.is_dir()).collect();
    for watched in &folders {
        let mode = notify::RecursiveMode::Recursive;
        debouncer.watcher().watch(watched, mode)?;
    }
    let mut known = looks(&folders);
    while let Ok(is_event) = heard.recv() {
        // That a file was read is an event, too.
        let now = looks(&folders);
        if is_event && now != known {
            known = now;
            if !edited() {
                break;
            }
        }
    }
    Ok(())
}

/// Path, length and time of each file: what an edit changes.
fn looks(folders: &[PathBuf]) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    let mut files = Vec::new();
    let mut folders = folders.to_vec();
    while let Some(folder) = folders.pop() {
        // What cannot be read has no look.
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let is_edited = |entry: &fs::DirEntry| {
            let name = entry.file_name();
            name != BUILT && !name.as_encoded_bytes().starts_with(b".")
        };
        for entry in entries.filter(is_edited) {
            match entry.metadata() {
                Ok(it) if it.is_dir() => folders.push(entry.path()),
                Ok(it) => files.push((entry.path(), it.len(), it.modified().ok())),
                Err(_) => {}
            }
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_edit_changes_how_a_site_looks() {
        let site = tempfile::tempdir().unwrap();
        let data = site.path().join("data");
        fs::create_dir(&data).unwrap();
        fs::write(data.join("map.json"), "{}").unwrap();
        let folders = [data.clone()];
        let before = looks(&folders);
        assert_eq!(before.len(), 1);
        // What is read, and what a build itself writes, is no edit.
        fs::read(data.join("map.json")).unwrap();
        fs::write(data.join(BUILT), "{}").unwrap();
        fs::write(data.join(".incidents-1.tmp"), "{}").unwrap();
        assert_eq!(looks(&folders), before);
        fs::write(data.join("map.json"), "{ }").unwrap();
        assert_ne!(looks(&folders), before);
    }

    #[test]
    fn an_edit_is_heard_once() {
        let site = tempfile::tempdir().unwrap();
        let data = site.path().join("data");
        fs::create_dir(&data).unwrap();
        let file = data.join("map.json");
        fs::write(&file, "{}").unwrap();
        let folder = site.path().to_owned();
        // Until it is watched, an edit is not heard: it is edited again and again.
        let (done, is_done) = mpsc::channel::<()>();
        let editing = std::thread::spawn(move || {
            let mut text = "{}".to_owned();
            while is_done.recv_timeout(QUIET * 3).is_err() {
                text.push(' ');
                fs::write(&file, &text).unwrap();
            }
        });
        watch(&folder, || false).unwrap();
        done.send(()).unwrap();
        editing.join().unwrap();
    }
}
