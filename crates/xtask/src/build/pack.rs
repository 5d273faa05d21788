//! What Trunk built, made small: the WebAssembly, its glue, the style; and Fluent, eight modules in npm, made one file.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    child::{Tools, succeed},
    stop::Stop,
    versions::npm_version,
    workspace::Workspace,
};

const FLUENT: &str = "@fluent/bundle";

/// Packs what lies in dist/.
pub fn pack(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let manifest = workspace.file("package.json");
    let manifest =
        fs::read_to_string(&manifest).with_context(|| format!("reading {}", manifest.display()))?;
    let version = npm_version(&manifest, FLUENT).ok_or_else(|| {
        Stop::new(
            format!("package.json has no {FLUENT}."),
            "Restore package.json.",
        )
    })?;
    let fluent = format!("vendor/fluent-{version}/fluent.mjs");
    let module = workspace.file(&format!("node_modules/{FLUENT}/esm/index.js"));
    minify(tools, &module, &workspace.dist().join(fluent), true)?;
    for entry in fs::read_dir(workspace.dist())? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            Some("js" | "css") => minify(tools, &path, &path, false)?,
            Some("wasm") => optimize(tools, &path)?,
            _ => {}
        }
    }
    Ok(())
}

/// Trunk would run wasm-opt with its own order of passes. Functions of similar names have similar code: side by
/// side they compress better, by 1 % of the page's code.
pub fn optimize(tools: &Tools, wasm: &Path) -> Result<()> {
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
        "-Oz",
        "--converge",
        "--merge-similar-functions",
        "-Oz",
        "--reorder-functions-by-name",
    ]);
    succeed(
        &mut wasm_opt,
        &format!("{} could not be optimized", wasm.display()),
    )
}

fn minify(tools: &Tools, from: &Path, to: &Path, is_bundled: bool) -> Result<()> {
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(from).arg(format!("--outfile={}", to.display()));
    esbuild.args([
        "--minify",
        "--allow-overwrite",
        "--log-level=error",
        // As they are: Arabic letters and quotation marks.
        "--charset=utf8",
        // A newer browser than this is needed for the page's WebAssembly and MapLibre anyway.
        "--target=es2022",
    ]);
    if is_bundled {
        esbuild.args(["--bundle", "--format=esm"]);
    }
    succeed(
        &mut esbuild,
        &format!("{} could not be packed", from.display()),
    )
}
