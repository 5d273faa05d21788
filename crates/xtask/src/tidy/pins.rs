//! Versions that are written in more than one file agree, and no file knows the machine on which it was written.

use crate::{
    tidy::{
        Problem,
        tree::{File, Tree},
    },
    versions::{RustVersions, locked_version, npm_version, toml_string},
};

/// One exact release, and what the packages ask for is the same: the page's compiler is given options that are not stable.
pub fn rust_is_one_version(tree: &Tree) -> Vec<Problem> {
    let rule = "rust-is-one-version";
    let versions = match RustVersions::from_toml(tree.text(RustVersions::FILE)) {
        Ok(versions) => versions,
        Err(error) => return vec![Problem::new(rule, RustVersions::FILE, error.to_string())],
    };
    let parts: Vec<&str> = versions.pinned.split('.').collect();
    let is_exact = parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok());
    if !is_exact {
        let what = format!(
            "name one release, as in 1.95.0, and not `{}`",
            versions.pinned
        );
        return vec![Problem::new(rule, RustVersions::FILE, what)];
    }
    let asked = toml_string(tree.text("Cargo.toml"), "rust-version").unwrap_or_default();
    let expected = parts.get(..2).unwrap_or_default().join(".");
    if asked == expected {
        return Vec::new();
    }
    let what = format!(
        "its rust-version is `{asked}`, but {} pins {}: write `{expected}`",
        RustVersions::FILE,
        versions.pinned
    );
    vec![Problem::new(rule, "Cargo.toml", what)]
}

/// A wasm file says for which release of wasm-bindgen it was made, and what writes its JavaScript accepts no other.
pub fn wasm_bindgen_is_one_version(tree: &Tree) -> Vec<Problem> {
    let lock = tree.text("Cargo.lock");
    let [page, glue] = ["wasm-bindgen", "wasm-bindgen-cli-support"]
        .map(|package| locked_version(lock, package).unwrap_or_default());
    if page == glue {
        return Vec::new();
    }
    let what = format!(
        "the page has wasm-bindgen {page}, but crates/wasm-glue has wasm-bindgen-cli-support {glue}: ask for the same release in both"
    );
    vec![Problem::new(
        "wasm-bindgen-is-one-version",
        "Cargo.lock",
        what,
    )]
}

pub fn npm_packages_are_exact(tree: &Tree) -> Vec<Problem> {
    let manifest = File::new("package.json", tree.text("package.json"));
    let is_range = |line: &str| {
        ["\": \"^", "\": \"~", "\": \"*", "\": \"latest"]
            .iter()
            .any(|range| line.contains(range))
    };
    let ranges = manifest.lines().filter(|(_, line)| is_range(line));
    ranges
        .map(|(line, _)| {
            Problem::new(
                "npm-packages-are-exact",
                manifest.at(line),
                "name one version",
            )
        })
        .collect()
}

const HOME: &str = "crates/xtask/src/tidy/pins.rs";

/// The npm packages that the page ships, and how their folders begin.
const SHIPPED: [(&str, &str); 2] = [
    ("maplibre-gl", "vendor/maplibre-"),
    ("@fluent/bundle", "vendor/fluent-"),
];

/// Their files carry no hash: the version in their folder is what makes a browser load the new ones.
pub fn shipped_packages_are_one_version(tree: &Tree) -> Vec<Problem> {
    let rule = "shipped-packages-are-one-version";
    let mut problems = Vec::new();
    for (package, folder) in SHIPPED {
        let Some(version) = npm_version(tree.text("package.json"), package) else {
            let what = format!("it has no {package}");
            problems.push(Problem::new(rule, "package.json", what));
            continue;
        };
        let expected = format!("{folder}{version}");
        let mut is_shipped = false;
        let files = tree.files().filter(|file| {
            file.path == "index.html" || ["src", "make"].iter().any(|it| file.is_below(it))
        });
        for file in files {
            for (line, text) in file.lines() {
                let named = text
                    .match_indices(folder)
                    .filter_map(|(at, _)| text.get(at..))
                    .inspect(|_| is_shipped = true);
                for named in named.filter(|named| !names_folder(named, &expected)) {
                    let named: String = named
                        .chars()
                        .take_while(|c| !"\"'".contains(*c))
                        .take(40)
                        .collect();
                    let what = format!(
                        "package.json has {package} {version}, so that this is `{expected}`, not `{named}`"
                    );
                    problems.push(Problem::new(rule, file.at(line), what));
                }
            }
        }
        if !is_shipped {
            problems.push(Problem::dead(rule, HOME, package));
        }
    }
    problems
}

/// `vendor/maplibre-6.1` is not the beginning of `vendor/maplibre-6.17.0`.
fn names_folder(text: &str, folder: &str) -> bool {
    text.strip_prefix(folder)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
}

pub fn no_registry_or_machine_is_named(tree: &Tree) -> Vec<Problem> {
    // This file names them in order to find them.
    let files = tree.files().filter(|file| file.path != HOME);
    let mut problems = Vec::new();
    for file in files {
        for (line, text) in file.lines() {
            for found in registries_in(text).chain(machine_paths_in(text)) {
                let what = format!("`{found}` is of one machine or registry only: leave it out");
                problems.push(Problem::new(
                    "no-registry-or-machine-is-named",
                    file.at(line),
                    what,
                ));
            }
        }
    }
    problems
}

fn registries_in(line: &str) -> impl Iterator<Item = &'static str> {
    let hosts = [
        // In two parts, so that this file names none either.
        concat!("registry", ".npmjs.org"),
        concat!("index", ".crates.io"),
        concat!("static", ".crates.io"),
        "artifactory",
        "\"resolved\":",
    ];
    hosts.into_iter().filter(move |host| line.contains(host))
}

fn machine_paths_in(line: &str) -> impl Iterator<Item = &'static str> {
    let folders = ["/root/", "/home/", "/Users/", "/work/", "C:\\Users"];
    folders.into_iter().filter(move |folder| {
        // In an address the same letters follow a host or another folder.
        line.match_indices(folder).any(|(at, _)| {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|c| !c.is_alphanumeric() && !"/.-_~%".contains(c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_of_another_release_is_named() {
        let check = |glue: &str, expected: usize| {
            let lock = format!(
                "name = \"wasm-bindgen\"\nversion = \"0.2.131\"\n\nname = \"wasm-bindgen-cli-support\"\nversion = \"{glue}\"\n"
            );
            let tree = Tree::of([("Cargo.lock", lock.leak() as &'static str)]);
            assert_eq!(wasm_bindgen_is_one_version(&tree).len(), expected, "{glue}");
        };
        check("0.2.131", 0);
        check("0.2.130", 1);
    }

    #[track_caller]
    fn check_rust(toolchain: &'static str, manifest: &'static str, expected: &[&str]) {
        let tree = Tree::of([(RustVersions::FILE, toolchain), ("Cargo.toml", manifest)]);
        let said: Vec<String> = rust_is_one_version(&tree)
            .into_iter()
            .map(|problem| format!("{}: {}", problem.place, problem.what))
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn rust_is_one_release_and_the_packages_ask_for_it() {
        let pinned = "channel = \"1.95.0\"\nrustc-web = \"1.96.0\"\n";
        check_rust(pinned, "rust-version = \"1.95\"\n", &[]);
        check_rust(
            pinned,
            "rust-version = \"1.94\"\n",
            &[
                "Cargo.toml: its rust-version is `1.94`, but rust-toolchain.toml pins 1.95.0: write `1.95`",
            ],
        );
        check_rust(
            "channel = \"stable\"\nrustc-web = \"1.96.0\"\n",
            "rust-version = \"1.95\"\n",
            &["rust-toolchain.toml: name one release, as in 1.95.0, and not `stable`"],
        );
    }

    #[test]
    fn ranges_are_no_versions() {
        let tree = Tree::of([(
            "package.json",
            "{\n\"axe-core\": \"4.14.1\",\n\"binaryen\": \"^132.0.0\"\n}",
        )]);
        assert_eq!(
            npm_packages_are_exact(&tree),
            [Problem::new(
                "npm-packages-are-exact",
                "package.json:3",
                "name one version"
            )]
        );
    }

    #[test]
    fn a_path_with_the_old_version_is_found() {
        let tree = Tree::of([
            (
                "package.json",
                "\"maplibre-gl\": \"6.17.0\"\n\"@fluent/bundle\": \"0.19.1\"",
            ),
            (
                "index.html",
                "href=\"vendor/maplibre-6.17.0/maplibre-gl.css\"\n",
            ),
            (
                "src/map/maplibre.rs",
                "\nimport(\"./vendor/maplibre-6.17.1/maplibre-gl.mjs\")\n",
            ),
        ]);
        let problems = shipped_packages_are_one_version(&tree);
        assert_eq!(problems.len(), 2);
        assert_eq!(problems[0].place, "src/map/maplibre.rs:2");
        assert_eq!(
            problems[1],
            Problem::dead("shipped-packages-are-one-version", HOME, "@fluent/bundle")
        );
    }

    #[test]
    fn machines_are_told_from_addresses() {
        assert_eq!(
            machine_paths_in("see /home/jo/x").collect::<Vec<_>>(),
            ["/home/"]
        );
        assert_eq!(
            machine_paths_in("https://example.org/home/x and a/work/b").count(),
            0
        );
        assert_eq!(
            registries_in(concat!(
                "\"resolved\": \"https://registry",
                ".npmjs.org/x\""
            ))
            .count(),
            2
        );
    }
}
