//! The page from its sources and its program: packed, and put together in dist/.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    build::{
        copy_folder, empty, licenses, listing, pack,
        program::{
            SCRIPT, WASM, WORKER_SCRIPT, is_fetched_by_making, is_fetched_by_overlays,
            is_fetched_by_worker, names_in, parts,
        },
        siblings, vendor,
    },
    child::Tools,
    workspace::Workspace,
};

/// Made smaller on the way, under their own names: pages of others name them, or index.html and browsers do.
const PACKED: [&str; 13] = [
    "ahead.js",
    "start.js",
    "found.js",
    "offline.js",
    "sw.js",
    "embed.js",
    "later.css",
    "ground.js",
    "overlays.js",
    "live.js",
    "versions.js",
    "since.css",
    "draft.js",
];

/// As they are: whoever embeds the map by a bundler takes the types, whoever has the folder edits words and data.
const COPIED: [&str; 5] = [
    "embed.d.ts",
    "embed-react.d.ts",
    "embed-vue.d.ts",
    "words",
    "data",
];

const STYLE: &str = "src/style.css";
/// What makes maps: its modules, its style and its page.
const MAKE: &str = "make";
const MAKE_PAGE: &str = "make.html";
pub const LICENSE: &str = "LICENSE-APACHE";

/// All that goes into the page beside its Rust.
pub fn sources() -> impl Iterator<Item = &'static str> {
    let others = [
        "index.html",
        "hosting",
        "package-lock.json",
        STYLE,
        LICENSE,
        MAKE,
        MAKE_PAGE,
    ];
    PACKED.into_iter().chain(COPIED).chain(others)
}

/// Puts dist/ together, at once.
pub fn assemble(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let dist = workspace.dist();
    empty(&dist)?;
    for name in PACKED {
        pack::minify(tools, &workspace.file(name), &dist.join(name))?;
    }
    for name in COPIED {
        copy(&workspace.file(name), &dist.join(name))?;
    }
    for words in ["words", "words/make"] {
        words_of_readers(&dist.join(words))?;
    }
    vendor::put(workspace, tools)?;
    let style = dist.join("style.css");
    pack::minify(tools, &workspace.file(STYLE), &style)?;
    let parts = parts(workspace);
    let script = dist.join(SCRIPT);
    fs::write(&script, naming_parts(&parts, &dist)?)?;
    let hashed = [
        ("$style", with_hash(&dist, &style)?),
        ("$script", with_hash(&dist, &script)?),
        ("$wasm", with_hash(&dist, &parts.join(WASM))?),
    ];
    fs::remove_file(script)?;
    fs::remove_file(style)?;
    let html = read(&workspace.file("index.html"))?;
    let html = without_notes(&with_names(&html, &hashed)?);
    fs::write(dist.join("index.html"), &html)?;
    page_of_drafts(&dist, &html)?;
    page_for_making(workspace, tools, &html, &hashed[0].1)?;
    licenses::write(workspace, tools)?;
    // Without the copies: they are the same files.
    listing::write(&dist)?;
    siblings::write(workspace, tools)
}

/// The page in the frame beside what is made: it asks the window around it for its map file first of all.
fn page_of_drafts(dist: &Path, html: &str) -> Result<()> {
    const FIRST: &str = "<script src=\"./ahead.js";
    if !html.contains(FIRST) {
        bail!("index.html has no {FIRST}, before which the page of a draft has its script");
    }
    let html = html.replace(
        FIRST,
        &format!("<script src=\"./draft.js\"></script>\n  {FIRST}"),
    );
    Ok(fs::write(dist.join("draft.html"), html)?)
}

/// The page on which maps are made, under the policy of the page itself.
fn page_for_making(workspace: &Workspace, tools: &Tools, page: &str, style: &str) -> Result<()> {
    let (dist, make) = (workspace.dist(), workspace.file(MAKE));
    let [script, making] = ["make.js", "make.css"].map(|name| dist.join(name));
    // What it fetches is named once it has its hash; the libraries of the page lie where they are.
    pack::bundle(tools, &make.join("main.js"), &script, &[])?;
    let all = parts(workspace);
    let fetched = names_in(&all)?.into_iter();
    let fetched = fetched.filter(|part| is_fetched_by_making(part));
    let text = naming(&script, fetched.map(|part| all.join(part)), &dist)?;
    fs::write(&script, text)?;
    pack::minify(tools, &make.join("make.css"), &making)?;
    let policy = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
    let policy = policy.and_then(|(_, rest)| rest.split_once('"'));
    let (policy, _) = policy.context("index.html has no policy")?;
    let names = [
        ("$policy", policy.to_owned()),
        ("$style", style.to_owned()),
        ("$make_style", with_hash(&dist, &making)?),
        ("$make", with_hash(&dist, &script)?),
    ];
    fs::remove_file(script)?;
    fs::remove_file(making)?;
    let html = with_names(&read(&workspace.file(MAKE_PAGE))?, &names)?;
    Ok(fs::write(dist.join(MAKE_PAGE), without_notes(&html))?)
}

pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Takes the notes for translators, a fifth of what a reader would fetch, out of the words; beside them they stay with their notes.
fn words_of_readers(folder: &Path) -> Result<()> {
    let with_notes = folder.join("with-notes");
    fs::create_dir_all(&with_notes)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let name = path.file_name().context("a file has a name")?;
            let text = fs::read_to_string(&path)?;
            let is_said = |line: &&str| !line.starts_with('#');
            let said: Vec<&str> = text.lines().filter(is_said).collect();
            fs::rename(&path, with_notes.join(name))?;
            fs::write(&path, said.join("\n") + "\n")?;
        }
    }
    Ok(())
}

/// Puts what comes later into dist/; returns the script that names it there.
fn naming_parts(parts: &Path, dist: &Path) -> Result<String> {
    let later = names_in(parts)?.into_iter();
    let later = later
        .filter(|part| ![WASM, SCRIPT, WORKER_SCRIPT].contains(&part.as_str()))
        .filter(|part| is_fetched_by_worker(part) || !is_fetched_by_making(part));
    let (of_overlays, later): (Vec<_>, Vec<_>) =
        later.partition(|part| is_fetched_by_overlays(part));
    let (of_worker, of_page): (Vec<_>, Vec<_>) = later
        .into_iter()
        .partition(|part| is_fetched_by_worker(part));
    let file = |part: String| parts.join(part);
    let overlays = dist.join("overlays.js");
    let script = naming(&overlays, of_overlays.into_iter().map(file), dist)?;
    fs::write(&overlays, script)?;
    // The name of the worker's script depends on what it fetches.
    let worker = dist.join(WORKER_SCRIPT);
    let script = naming(
        &file(WORKER_SCRIPT.to_owned()),
        of_worker.into_iter().map(file),
        dist,
    )?;
    fs::write(&worker, script)?;
    let of_page = of_page.into_iter().map(file).chain([worker.clone()]);
    let script = naming(&parts.join(SCRIPT), of_page, dist)?;
    fs::remove_file(worker)?;
    Ok(script)
}

/// Puts what a script fetches into dist/; returns the script that names it there.
fn naming(script: &Path, fetched: impl Iterator<Item = PathBuf>, dist: &Path) -> Result<String> {
    let mut text = fs::read_to_string(script)?;
    for file in fetched {
        let name = file.file_name().context("a file has a name")?;
        let named = format!("./{}", name.to_string_lossy());
        if !text.contains(&named) {
            bail!("{} does not fetch {named}", script.display());
        }
        let hashed = with_hash(dist, &file)?;
        text = text.replace(&named, &format!("./{hashed}"));
    }
    Ok(text)
}

/// Where index.html names a file whose name has a hash in it: a browser may keep such a file for ever, and never starts new
/// ones from an old page.
fn with_names(html: &str, names: &[(&str, String)]) -> Result<String> {
    let mut html = html.to_owned();
    for (place, name) in names {
        if !html.contains(place) {
            bail!("index.html has no {place}, the place of {name}");
        }
        html = html.replace(place, name);
    }
    Ok(html)
}

/// The page without the notes for who builds it. The one on the policy, which begins on a line of its own, is for who publishes it.
fn without_notes(html: &str) -> String {
    let mut pieces = html.split("<!-- ");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.split_once("-->").map(|(_, rest)| rest.trim_start());
        kept.push_str(rest.unwrap_or(piece));
    }
    kept
}

/// Copies `a.js` as `a-0123456789abcdef.js`, `a_bg.wasm` as `a-0123456789abcdef_bg.wasm`; returns the new name.
fn with_hash(folder: &Path, file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let name = file.file_name().context("a file has a name")?;
    let name = hashed_name(&name.to_string_lossy(), &bytes);
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let (stem, rest) = name.split_at(name.find(['_', '.']).unwrap_or(name.len()));
    format!("{stem}-{:016x}{rest}", hasher.finish())
}

pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = match from.is_dir() {
        true => copy_folder(from, to),
        false => fs::copy(from, to).map(drop),
    };
    copied.with_context(|| format!("copying {} to {}", from.display(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_for_who_builds_the_page_stay_behind_and_the_one_for_who_publishes_it_goes_along() {
        let html = "<a>\n  <!-- A note. -->\n  <b>\n  <!--\n    The policy.\n  -->\n  <c>";
        let expected = "<a>\n  <b>\n  <!--\n    The policy.\n  -->\n  <c>";
        assert_eq!(without_notes(html), expected);
    }

    #[test]
    fn a_hash_stands_before_what_wasm_bindgen_appends() {
        let name = hashed_name(WASM, b"\0asm");
        let hash = name
            .strip_prefix("incident-map-")
            .and_then(|rest| rest.strip_suffix("_bg.wasm"))
            .unwrap();
        assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_ne!(
            hashed_name("style.css", b"a"),
            hashed_name("style.css", b"b")
        );
    }

    #[test]
    fn a_file_that_index_html_does_not_name_is_told() {
        let names = [("$style", "style-1.css".to_owned())];
        assert_eq!(
            with_names("<link href=\"./$style\">", &names).unwrap(),
            "<link href=\"./style-1.css\">"
        );
        let error = with_names("<link href=\"./style.css\">", &names).unwrap_err();
        assert_eq!(
            error.to_string(),
            "index.html has no $style, the place of style-1.css"
        );
    }
}
