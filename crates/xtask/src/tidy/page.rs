//! The page touches the browser in few places, and obeys its own Content-Security-Policy.

use crate::tidy::{
    Problem,
    tree::{File, Tree},
};

/// The folders in which `web_sys` is used at will: the browser itself, what talks to a worker, and what draws.
const BROWSER_FOLDERS: [&str; 3] = ["src/browser", "src/data", "src/map"];

/// Builds elements, and so hands on events of every kind.
const ELEMENT: &str = "src/ui/element.rs";

pub fn web_sys_has_few_homes(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let is_home = |file: &File| {
        file.path == ELEMENT
            || (BROWSER_FOLDERS.iter())
                .any(|folder| file.is_below(folder) || file.path == format!("{folder}.rs"))
    };
    for file in tree.rust_below("src").filter(|file| !is_home(file)) {
        let code: Vec<(usize, &str)> = file.code().collect();
        for (at, (line, text)) in code.iter().enumerate() {
            let Some((_, first)) = text.split_once("web_sys") else {
                continue;
            };
            let rest = code.iter().skip(at + 1).map(|(_, text)| *text);
            let used = names_used(first, rest);
            if !used.is_empty() && used.iter().all(|name| is_of_an_event(name)) {
                continue;
            }
            let what = format!(
                "`web_sys` belongs to {ELEMENT} and {}; elsewhere only types of events and elements are named",
                BROWSER_FOLDERS.join(", "),
            );
            problems.push(Problem::new("web-sys-has-few-homes", file.at(*line), what));
        }
    }
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

/// The map engine has no types of its own here: what we believe of it stands in one file.
pub fn externs_have_one_home(tree: &Tree) -> Vec<Problem> {
    let homes = [
        "src/map/maplibre.rs",
        "src/words/fluent.rs",
        "src/browser/web.rs",
    ];
    let files = tree
        .rust_below("src")
        .filter(|file| !homes.contains(&file.path.as_str()));
    let lines = files.flat_map(|file| {
        file.code()
            .filter(|(_, code)| code.contains("extern \"C\""))
            .map(move |(line, _)| file.at(line))
    });
    lines
        .map(|place| {
            let what = "functions of JavaScript are declared in src/map/maplibre.rs (the map engine), src/words/fluent.rs (the messages) or src/browser/web.rs (the browser)";
            Problem::new("externs-have-one-home", place, what)
        })
        .collect()
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

fn has_style_attribute(code: &str) -> bool {
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

    fn places(problems: &[Problem]) -> Vec<&str> {
        problems
            .iter()
            .map(|problem| problem.place.as_str())
            .collect()
    }

    #[test]
    fn components_import_event_types_only() {
        let tree = Tree::of([
            ("src/browser/web.rs", "use web_sys::window;\n"),
            ("src/map/layer.rs", "use web_sys::WebGl2RenderingContext;\n"),
            (
                "src/list.rs",
                "use web_sys::{KeyboardEvent, HtmlElement};\nuse web_sys::{\n    MouseEvent,\n    HtmlInputElement,\n};\n",
            ),
            (
                "src/list/bad.rs",
                "// web_sys\nuse web_sys::{\n    MouseEvent,\n    Window,\n};\nfn f() { web_sys::console::log(); }\n",
            ),
        ]);
        let problems = web_sys_has_few_homes(&tree);
        assert_eq!(
            places(&problems),
            ["src/list/bad.rs:2", "src/list/bad.rs:6"]
        );
    }

    #[test]
    fn externs_outside_their_home_are_found() {
        let tree = Tree::of([
            ("src/map/maplibre.rs", "extern \"C\" {\n"),
            ("src/shell/app.rs", "\nextern \"C\" {\n"),
        ]);
        assert_eq!(
            places(&externs_have_one_home(&tree)),
            ["src/shell/app.rs:2"]
        );
    }

    #[test]
    fn style_attributes_are_told_from_other_words() {
        assert!(has_style_attribute("<p style=\"color: red\">"));
        assert!(has_style_attribute("    style={css}"));
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
