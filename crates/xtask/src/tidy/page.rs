//! The page touches the browser in few places, and obeys its own Content-Security-Policy.

use std::collections::BTreeSet;

use crate::tidy::{
    Problem,
    tree::{File, Tree},
};

const HOME: &str = "crates/xtask/src/tidy/page.rs";

/// Lints see the code of the machine that they run on: what only WebAssembly compiled, nobody would lint.
pub fn is_the_same_on_every_target(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for folder in ["src", "crates/incidents/src"] {
        for file in tree.rust_below(folder) {
            let asks = |code: &str| {
                ["target_", "cfg(unix", "cfg(windows"]
                    .iter()
                    .any(|what| code.contains("cfg") && code.contains(what))
            };
            for (line, _) in file.code().filter(|(_, code)| asks(code)) {
                problems.push(Problem::new(
                    "page-is-the-same-on-every-target",
                    file.at(line),
                    "no `cfg` of a target here: the lints of one machine are to see all of the page",
                ));
            }
        }
    }
    problems
}

/// What of `web_sys` a part of the page may use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Allowed {
    All,
    /// Types of events and elements only.
    Events,
}

/// The parts that touch the browser; of two that hold a file, the longer one decides. Elsewhere there is no `web_sys`.
const BROWSER: [(&str, Allowed); 15] = [
    ("src/browser", Allowed::All),
    ("src/data/loaded.rs", Allowed::All),
    ("src/data/load_large.rs", Allowed::All),
    ("src/data/worker.rs", Allowed::All),
    ("src/files", Allowed::Events),
    ("src/filters", Allowed::Events),
    ("src/list", Allowed::Events),
    ("src/map", Allowed::All),
    ("src/map/ui", Allowed::Events),
    ("src/record", Allowed::Events),
    ("src/share", Allowed::Events),
    ("src/shell", Allowed::Events),
    ("src/timeline", Allowed::Events),
    ("src/ui/element.rs", Allowed::All),
    ("src/ui/share_link.rs", Allowed::Events),
];

pub fn web_sys_has_few_homes(tree: &Tree) -> Vec<Problem> {
    web_sys_outside(&BROWSER, tree)
}

fn web_sys_outside(parts: &[(&str, Allowed)], tree: &Tree) -> Vec<Problem> {
    let rule = "web-sys-has-few-homes";
    let mut problems = Vec::new();
    let mut used_parts = BTreeSet::new();
    for file in tree.rust_below("src") {
        let part = parts.iter().filter(|(part, _)| file.is_of(part));
        let part = part.max_by_key(|(part, _)| part.len());
        let code: Vec<(usize, &str)> = file.code().collect();
        for (at, (line, text)) in code.iter().enumerate() {
            let Some((_, first)) = text.split_once("web_sys") else {
                continue;
            };
            let rest = code.iter().skip(at + 1).map(|(_, text)| *text);
            let used = names_used(first, rest);
            used_parts.extend(part.map(|(part, _)| *part));
            let what = match part {
                Some((_, Allowed::All)) => continue,
                Some((_, Allowed::Events))
                    if !used.is_empty() && used.iter().all(|name| is_of_an_event(name)) =>
                {
                    continue;
                }
                Some((part, Allowed::Events)) => {
                    format!(
                        "of `web_sys`, {part} uses types of events and elements only: let src/browser do it"
                    )
                }
                None => "no `web_sys` here: let src/browser do it".to_owned(),
            };
            problems.push(Problem::new(rule, file.at(*line), what));
        }
    }
    let unused = parts.iter().filter(|(part, _)| !used_parts.contains(part));
    problems.extend(unused.map(|(part, _)| Problem::dead(rule, HOME, part)));
    problems
}

/// The names behind `web_sys::`, of one path or of a braced list that may run over lines.
fn names_used<'a>(first: &'a str, rest: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let Some(first) = first.strip_prefix("::") else {
        return Vec::new();
    };
    if !first.starts_with('{') {
        return first
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .take(1)
            .collect();
    }
    let mut names = Vec::new();
    for text in std::iter::once(first).chain(rest) {
        names.extend(
            text.split(|c: char| !c.is_alphanumeric() && c != '_')
                .filter(|name| !name.is_empty()),
        );
        if text.contains('}') {
            break;
        }
    }
    names
}

fn is_of_an_event(name: &str) -> bool {
    name.ends_with("Event") || name.ends_with("Element") || name == "EventTarget"
}

/// What the page is not written in has no types of its own here: what we believe of it stands in one file each.
const EXTERN_HOMES: [(&str, &str); 3] = [
    ("src/data/worker.rs", "the worker's program"),
    ("src/map/maplibre.rs", "the map engine"),
    ("src/words/fluent.rs", "the messages"),
];

pub fn externs_have_one_home(tree: &Tree) -> Vec<Problem> {
    let rule = "externs-have-one-home";
    let mut problems = Vec::new();
    let mut used_homes = BTreeSet::new();
    let declares = |(_, code): &(usize, &str)| code.contains("extern \"C\"");
    for file in tree.rust_below("src") {
        for (line, _) in file.code().filter(declares) {
            if EXTERN_HOMES.iter().any(|(home, _)| *home == file.path) {
                used_homes.insert(file.path.as_str());
                continue;
            }
            let homes = EXTERN_HOMES.map(|(home, what)| format!("{home} ({what})"));
            let what = format!(
                "functions of JavaScript are declared in {}",
                homes.join(" or ")
            );
            problems.push(Problem::new(rule, file.at(line), what));
        }
    }
    let unused = EXTERN_HOMES
        .iter()
        .filter(|(home, _)| !used_homes.contains(home));
    problems.extend(unused.map(|(home, _)| Problem::dead(rule, HOME, home)));
    problems
}

pub fn has_no_style_attributes(tree: &Tree) -> Vec<Problem> {
    let files = tree.rust_below("src");
    let lines = files.flat_map(|file| {
        file.code()
            .filter(|(_, code)| has_style_attribute(code))
            .map(move |(line, _)| file.at(line))
    });
    lines
        .map(|place| {
            let what = "the page's policy blocks `style` attributes: use a class, an SVG attribute, or the CSSOM through a NodeRef";
            Problem::new("no-style-attribute", place, what)
        })
        .collect()
}

/// As a call of `el`, or in `html!`.
fn has_style_attribute(code: &str) -> bool {
    if ["attr(\"style\"", "attr_if(\"style\""]
        .iter()
        .any(|call| code.contains(call))
    {
        return true;
    }
    let code = code.replace("style =", "style=");
    code.match_indices("style=").any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        let after = code
            .get(at + "style=".len()..)
            .and_then(|after| after.chars().next());
        before.is_none_or(char::is_whitespace) && matches!(after, Some('"' | '{'))
    })
}

/// What the policy would block, found before a browser does.
pub fn has_no_inline_script_or_style(tree: &Tree) -> Vec<Problem> {
    let html = File::new("index.html", tree.text("index.html"));
    let blocked = |line: &str| {
        let inline_script = line.contains("<script") && !line.contains("src=");
        inline_script
            || line.contains("<style")
            || line.contains(" style=")
            || line.contains(" onload=")
            || line.contains(" onerror=")
    };
    html.lines()
        .filter(|(_, line)| blocked(line))
        .map(|(line, _)| {
            let what =
                "the page's policy blocks inline scripts and styles: use start.js or src/style.css";
            Problem::new("no-inline-script-or-style", html.at(line), what)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_for_one_target_is_found() {
        let tree = Tree::of([
            (
                "src/a.rs",
                "#[cfg(target_arch = \"wasm32\")]\nfn a() {}\n#[cfg(test)]\nmod tests {}\n",
            ),
            (
                "crates/incidents/src/b.rs",
                "fn b() { if cfg!(target_pointer_width = \"32\") {} }\n",
            ),
            ("crates/incidents-cli/src/c.rs", "#[cfg(unix)]\nfn c() {}\n"),
        ]);
        let places: Vec<String> = is_the_same_on_every_target(&tree)
            .into_iter()
            .map(|problem| problem.place)
            .collect();
        assert_eq!(places, ["src/a.rs:1", "crates/incidents/src/b.rs:1"]);
    }

    fn places(problems: &[Problem]) -> Vec<&str> {
        problems
            .iter()
            .map(|problem| problem.place.as_str())
            .collect()
    }

    const PARTS: [(&str, Allowed); 4] = [
        ("src/browser", Allowed::All),
        ("src/map", Allowed::All),
        ("src/map/ui", Allowed::Events),
        ("src/list", Allowed::Events),
    ];

    const EACH_PART: [(&str, &str); 4] = [
        ("src/browser.rs", "use web_sys::window;\n"),
        (
            "src/list/list.rs",
            "use web_sys::{KeyboardEvent, HtmlElement};\nuse web_sys::{\n    MouseEvent,\n    HtmlInputElement,\n};\n",
        ),
        ("src/map/gl.rs", "use web_sys::WebGl2RenderingContext;\n"),
        ("src/map/ui/keys.rs", "use web_sys::KeyboardEvent;\n"),
    ];

    #[test]
    fn the_browser_is_touched_where_it_may_be() {
        let tree = Tree::of(EACH_PART);
        assert_eq!(web_sys_outside(&PARTS, &tree), []);
    }

    #[test]
    fn what_is_seen_imports_types_of_events_only() {
        let tree = Tree::of(EACH_PART.into_iter().chain([
            (
                "src/list/bad.rs",
                "// web_sys\nuse web_sys::{\n    MouseEvent,\n    Window,\n};\nfn f() { web_sys::console::log(); }\n",
            ),
            ("src/map/ui/bad.rs", "use web_sys::Window;\n"),
            ("src/state.rs", "use web_sys::MouseEvent;\n"),
        ]));
        assert_eq!(
            places(&web_sys_outside(&PARTS, &tree)),
            [
                "src/list/bad.rs:2",
                "src/list/bad.rs:6",
                "src/map/ui/bad.rs:1",
                "src/state.rs:1"
            ]
        );
    }

    #[test]
    fn a_part_that_no_longer_touches_the_browser_leaves_the_list() {
        let tree = Tree::of(EACH_PART.into_iter().skip(1));
        assert_eq!(
            web_sys_outside(&PARTS, &tree),
            [Problem::dead("web-sys-has-few-homes", HOME, "src/browser")]
        );
    }

    #[test]
    fn externs_outside_their_home_are_found() {
        let tree = Tree::of([
            ("src/map/maplibre.rs", "extern \"C\" {\n"),
            ("src/data/worker.rs", "extern \"C\" {\n"),
            ("src/app.rs", "\nextern \"C\" {\n"),
        ]);
        let problems = externs_have_one_home(&tree);
        assert_eq!(places(&problems), ["src/app.rs:2", HOME]);
        assert_eq!(
            problems[1],
            Problem::dead("externs-have-one-home", HOME, "src/words/fluent.rs")
        );
    }

    #[test]
    fn style_attributes_are_told_from_other_words() {
        assert!(has_style_attribute("<p style=\"color: red\">"));
        assert!(has_style_attribute("    style={css}"));
        assert!(has_style_attribute("el(\"p\").attr(\"style\", css)"));
        assert!(!has_style_attribute("set(&options, \"style\", style);"));
        assert!(!has_style_attribute("let style = load();"));
        assert!(!has_style_attribute("<p font-style=\"italic\">"));
        assert!(!has_style_attribute("if style==Style::Dark {"));
    }

    #[test]
    fn inline_scripts_and_styles_are_found() {
        let tree = Tree::of([(
            "index.html",
            "<script>1</script>\n<script src=\"a.js\"></script>\n<style>\n<p style=\"x\">\n<p class=\"x\">\n",
        )]);
        assert_eq!(
            places(&has_no_inline_script_or_style(&tree)),
            ["index.html:1", "index.html:3", "index.html:4"]
        );
    }
}
