//! What is compiled, made small: the WebAssembly, its JavaScript, the style; and Fluent, eight modules in npm, made one file.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::child::{Tools, succeed};

/// How often a program is gone through to make it small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passes {
    /// Until nothing more comes of it: what readers wait for.
    All,
    /// Once: what only those wait for who make maps. Of their program, four times as long as the page's, all passes take two minutes.
    Once,
}

/// Functions of similar names have similar code: side by
/// side they compress better, by 1 % of the page's code.
pub fn optimize(tools: &Tools, wasm: &Path, passes: Passes) -> Result<()> {
    let mut wasm_opt = tools.command("wasm-opt");
    wasm_opt.arg(wasm).arg("--output").arg(wasm);
    for feature in [
        "bulk-memory",
        "multivalue",
        "mutable-globals",
        "nontrapping-float-to-int",
        "reference-types",
        "sign-ext",
    ] {
        wasm_opt.arg(format!("--enable-{feature}"));
    }
    wasm_opt.args([
        // Nothing lies below 1 KB: the linker puts the stack first, which grows down to there, and an address with a distance needs no sum of
        // its own then.
        "--low-memory-unused",
        "-Oz",
    ]);
    if passes == Passes::All {
        wasm_opt.args(["--converge", "--merge-similar-functions", "-Oz"]);
    }
    wasm_opt.args([
        "--reorder-functions-by-name",
        // Which tools made a file, and for which features, is for tools only, and stands in each of the parts.
        "--strip-producers",
        "--strip-target-features",
    ]);
    succeed(
        &mut wasm_opt,
        &format!("{} could not be optimized", wasm.display()),
    )
}

/// One file, JavaScript or a style, written smaller.
pub fn minify(tools: &Tools, from: &Path, to: &Path) -> Result<()> {
    esbuild(tools, from, to, &[])
}

/// A module and all that it imports, written as one, but for what stays where it is, `later`.
pub fn bundle(tools: &Tools, from: &Path, to: &Path, later: &[&str]) -> Result<()> {
    let mut flags = vec!["--bundle".to_owned(), "--format=esm".to_owned()];
    flags.extend(later.iter().map(|name| format!("--external:./{name}")));
    esbuild(tools, from, to, &flags)
}

/// Modules and all that they import, each written as one file, `name.mjs`, and what they share as another beside them. `inputs` becomes
/// esbuild's notes of the files that it has read.
pub fn bundle_sharing(
    tools: &Tools,
    modules: &[(&str, PathBuf)],
    shared: &str,
    to: &Path,
    inputs: &Path,
) -> Result<()> {
    let mut esbuild = packed(tools);
    for (name, from) in modules {
        esbuild.arg(format!("{name}={}", from.display()));
    }
    esbuild.args(["--bundle", "--splitting", "--format=esm"]);
    esbuild.arg(format!("--outdir={}", to.display()));
    esbuild.args(["--out-extension:.js=.mjs", "--entry-names=[name]"]);
    esbuild.arg(format!("--chunk-names={shared}"));
    esbuild.arg(format!("--metafile={}", inputs.display()));
    // A field without a value is a note on its type only, as the TypeScript compiler has it by itself.
    esbuild.arg(r#"--tsconfig-raw={"compilerOptions":{"useDefineForClassFields":false}}"#);
    let names: Vec<&str> = modules.iter().map(|(name, _)| *name).collect();
    succeed(
        &mut esbuild,
        &format!("{} could not be packed", names.join(", ")),
    )
}

fn esbuild(tools: &Tools, from: &Path, to: &Path, flags: &[String]) -> Result<()> {
    let mut esbuild = packed(tools);
    esbuild.arg(from).arg(format!("--outfile={}", to.display()));
    succeed(
        esbuild.args(flags),
        &format!("{} could not be packed", from.display()),
    )
}

fn packed(tools: &Tools) -> Command {
    let mut esbuild = tools.command("esbuild");
    esbuild.args([
        "--minify",
        "--allow-overwrite",
        "--log-level=error",
        // As they are: Arabic letters and quotation marks.
        "--charset=utf8",
        // A newer browser than this is needed for the page's WebAssembly and MapLibre anyway.
        "--target=es2022",
    ]);
    esbuild
}
