//! The names under which a program takes the browser's functions, and gives its own: wasm-bindgen gives each a hash, which does not compress. Shorter ones
//! save 13 KB of a first visit (gzip).

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use anyhow::{Result, anyhow, bail};
use walrus::Module;

/// What the functions are taken from, by name.
const MODULE: &str = "_";

/// How the names begin of what JavaScript calls when something happens; they spell out types.
const CLOSURES: &str = "wasm_bindgen_";

/// Writes shorter names into `name_bg.wasm` and `name.js`.
pub fn shorten(folder: &Path, name: &str) -> Result<()> {
    let (wasm, script) = (
        folder.join(format!("{name}_bg.wasm")),
        folder.join(format!("{name}.js")),
    );
    let mut module = Module::from_file(&wasm).map_err(|error| anyhow!("{error:#}"))?;
    let glue = format!("./{name}_bg.js");
    let mut short = HashMap::new();
    for import in module.imports.iter_mut() {
        if import.module == glue {
            let number = short.len();
            let name = short
                .entry(import.name.clone())
                .or_insert_with(|| format!("_{number}"));
            import.name.clone_from(name);
            MODULE.clone_into(&mut import.module);
        }
    }
    for export in module.exports.iter_mut() {
        if export.name.starts_with(CLOSURES) {
            let number = short.len();
            let name = short
                .entry(export.name.clone())
                .or_insert_with(|| format!("_{number}"));
            export.name.clone_from(name);
        }
    }
    let quoted = format!("\"{glue}\"");
    let text = fs::read_to_string(&script)?;
    if !text.contains(&quoted) {
        bail!("expected {quoted} in {}", script.display());
    }
    let text = text.replace(&quoted, &format!("\"{MODULE}\""));
    let (text, replaced) = renamed(&text, &short);
    if replaced.len() < short.len() {
        bail!(
            "expected {} names in {}, but found {}",
            short.len(),
            script.display(),
            replaced.len()
        );
    }
    fs::write(script, text)?;
    module
        .emit_wasm_file(wasm)
        .map_err(|error| anyhow!("{error:#}"))
}

/// The script with other names, and those that it had.
fn renamed<'s>(script: &'s str, names: &HashMap<String, String>) -> (String, HashSet<&'s str>) {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let (mut text, mut replaced) = (String::with_capacity(script.len()), HashSet::new());
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match names.get(word) {
            Some(name) => {
                text.push_str(name);
                replaced.insert(word);
            }
            None => text.push_str(word),
        }
        let next = after.find(is_of_name).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        text.push_str(between);
        rest = after;
    }
    (text, replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_replaced_and_nothing_else() {
        let names = HashMap::from([("__wbg_a_1".to_owned(), "_0".to_owned())]);
        let (text, replaced) = renamed("{ __wbg_a_1: f, __wbg_a_12: g } // é __wbg_a_1", &names);
        assert_eq!(text, "{ _0: f, __wbg_a_12: g } // é _0");
        assert_eq!(replaced, HashSet::from(["__wbg_a_1"]));
    }
}
