//! What a publisher's map looks like of their own: a colour for what can be clicked, a logo, a style sheet. It is written into the page, so
//! that it is there at first sight and readers' browsers load no code for it.

use std::fmt::Write as _;

use incidents::config::category::color_from_text;
use incidents::link::html::escaped;
use serde_json::Value;

use crate::remark::{Remark, Start, no_file};

/// The style that is written, beside index.html.
pub(crate) const STYLE: &str = "site.css";

/// Paper, on light and on dark ground, as in src/style.css.
const PAPER: [&str; 2] = ["#ffffff", "#1c1e21"];

/// WCAG 2.2, 1.4.3: of text and what it stands on.
const LEAST_CONTRAST: f64 = 4.5;

/// What is to be said of the look that a map file asks for. `start` gives the first bytes of a file beside it.
pub(crate) fn remarks(map_file: &[u8], start: Start<'_>) -> Vec<Remark> {
    let (look, mut remarks) = Look::read(map_file);
    let missing = look.files().filter(|(_, file)| start(file, 0).is_none());
    remarks.extend(missing.map(|(member, file)| Remark {
        member: member.into(),
        message: no_file(file),
    }));
    remarks
}

/// The style of colour and logo that a map file asks for, as it is written into a site; none where it asks for neither.
///
/// ```
/// let style = site::style_of(br##"{"accent": "#008080"}"##);
/// assert!(style.is_some_and(|style| style.contains("--accent: #008080")));
/// ```
pub fn style_of(map_file: &[u8]) -> Option<String> {
    Look::read(map_file).0.style()
}

/// What a map file says of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// On light and on dark ground.
    accent: Option<[String; 2]>,
    /// Beside the map file.
    logo: Option<String>,
    /// Beside the map file.
    stylesheet: Option<String>,
}

impl Look {
    /// What a map file says, with what of it cannot be done.
    pub(crate) fn read(map_file: &[u8]) -> (Self, Vec<Remark>) {
        let map_file = map_file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(map_file);
        let mut notes = Vec::new();
        let mut note = |member: &'static str, message| {
            notes.push(Remark {
                member: member.into(),
                message,
            });
        };
        let map: Value = serde_json::from_slice(map_file).unwrap_or_else(|fault| {
            let text = String::from_utf8_lossy(map_file);
            let named = ["accent", "logo", "stylesheet"].into_iter();
            for name in named.filter(|name| text.contains(&format!("\"{name}\""))) {
                note(
                    name,
                    format!("left out until the map file is JSON ({fault})"),
                );
            }
            Value::Null
        });
        let mut file = |name: &'static str| {
            let path = map[name].as_str().map(str::trim);
            let path = path.filter(|path| !path.is_empty())?;
            let is_beside = !path.contains([':', '\\', '"', '?', '#'])
                && !path.contains(char::is_control)
                && !path.starts_with('/')
                && path.split('/').all(|part| part != "..");
            if !is_beside {
                note(
                    name,
                    format!(
                        "expected the name of a file beside the map file, but found {path}: left out"
                    ),
                );
            }
            is_beside.then(|| path.to_owned())
        };
        let (logo, stylesheet) = (file("logo"), file("stylesheet"));
        let accent = accent(&map["accent"], &mut |message| note("accent", message));
        let look = Self {
            accent,
            logo,
            stylesheet,
        };
        (look, notes)
    }

    /// The style, where anything asks for one.
    pub(crate) fn style(&self) -> Option<String> {
        let mut style = String::new();
        if let Some([light, dark]) = &self.accent {
            // A string takes whatever is written to it. The tints are those of src/style.css.
            let _written = write!(
                style,
                ":root {{ --accent: {light}; --accent-tint: {light}1f; }}

:root[data-theme=\"dark\"] {{ --accent: {dark}; --accent-tint: {dark}2b; }}

@supports (color: light-dark(red, red)) {{
  :root, :root[data-theme] {{ --accent: light-dark({light}, {dark}); --accent-tint: light-dark({light}1f, {dark}2b); }}
}}
"
            );
        }
        if let Some(logo) = &self.logo {
            let _written = write!(
                style,
                "
.page:not(.is-embed) > .header > .title {{ min-block-size: 32px; align-content: center; padding-inline-start: 44px; background: url(\"data/{logo}\") no-repeat 0 50% / 32px 32px; }}

[dir=\"rtl\"] > body .page:not(.is-embed) > .header > .title {{ background-position: 100% 50%; }}
"
            );
        }
        (!style.is_empty()).then_some(style)
    }

    /// What names it in the head of the page.
    pub(crate) fn tags(&self) -> String {
        let own = self.style().map(|_| STYLE.to_owned());
        let given = self.stylesheet.as_ref().map(|path| format!("data/{path}"));
        let tags = own
            .into_iter()
            .chain(given)
            .map(|path| format!("<link rel=\"stylesheet\" href=\"./{}\">\n", escaped(&path)));
        tags.collect()
    }

    /// The files beside the map file that must be there.
    fn files(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let logo = self.logo.iter().map(|file| ("logo", file));
        logo.chain(self.stylesheet.iter().map(|file| ("stylesheet", file)))
    }
}

/// One colour, or one for each ground.
fn accent(value: &Value, note: &mut dyn FnMut(String)) -> Option<[String; 2]> {
    if value.is_null() {
        return None;
    }
    let of = |name: &str| match value {
        Value::Object(_) => value[name].as_str(),
        _ => value.as_str(),
    };
    let colors = ["light", "dark"].map(|name| of(name).and_then(color_from_text));
    let [Some(light), Some(dark)] = colors else {
        note(format!(
            "expected a colour, or {{\"light\": a colour, \"dark\": a colour}} as #rrggbb, #rgb or a plain name such as red, but found {value}: left out"
        ));
        return None;
    };
    for (color, paper, name) in [(&light, PAPER[0], "light"), (&dark, PAPER[1], "dark")] {
        let contrast = contrast(color, paper);
        if contrast < LEAST_CONTRAST {
            note(format!(
                "{color} has a contrast of {contrast:.1} with {name} ground, less than the {LEAST_CONTRAST} that words need: choose another one for it, {{\"light\": ..., \"dark\": ...}}"
            ));
        }
    }
    Some([light, dark])
}

/// The contrast of two colours by WCAG 2.2: 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance by WCAG 2.2 of `#rrggbb`.
fn luminance(color: &str) -> f64 {
    let part = |at: usize| {
        let digits = color.get(at..at + 2).unwrap_or_default();
        let part = f64::from(u8::from_str_radix(digits, 16).unwrap_or(0)) / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_publisher_chooses_is_a_style_and_its_names() {
        let map = br##"{"accent": {"light": "#A00", "dark": "#ffb0a0"}, "logo": "desk.svg", "stylesheet": "own.css"}"##;
        let (look, notes) = Look::read(map);
        assert_eq!(notes, []);
        let style = look.style().unwrap();
        assert!(style.contains("light-dark(#aa0000, #ffb0a0)"), "{style}");
        assert!(style.contains("url(\"data/desk.svg\")"), "{style}");
        assert_eq!(
            look.tags(),
            "<link rel=\"stylesheet\" href=\"./site.css\">\n<link rel=\"stylesheet\" href=\"./data/own.css\">\n"
        );
        let (none, _) = Look::read(b"{}");
        assert_eq!((none.style(), none.tags()), (None, String::new()));
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        let check = |map: &str, expected: &str| {
            let (_, notes) = Look::read(map.as_bytes());
            assert!(
                notes.iter().any(|note| note.message.contains(expected)),
                "{notes:?}"
            );
        };
        check(r#"{"accent": "puce"}"#, "expected a colour");
        check(r#"{"accent": {"light": "red"}}"#, "expected a colour");
        check(
            r#"{"accent": "yellow"}"#,
            "#ffff00 has a contrast of 1.1 with light ground",
        );
        check(
            r#"{"logo": "https://a.example/logo.svg"}"#,
            "the name of a file beside the map file",
        );
        check(
            r#"{"stylesheet": "../../own.css"}"#,
            "the name of a file beside the map file",
        );
        check(
            r#"{"logo": "a\");} body { display: none"}"#,
            "the name of a file beside the map file",
        );
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
    }
}
