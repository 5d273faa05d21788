//! HTML in a cell becomes the text that a reader would see.

/// Names of characters that exports write, beside numbers.
const NAMED: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("rdquo", '”'),
    ("ldquo", '“'),
    ("eacute", 'é'),
    ("uuml", 'ü'),
    ("deg", '°'),
];

/// Whether there is a tag or an escape in a text.
pub fn is_marked_up(text: &str) -> bool {
    let is_likely = memchr::memchr2(b'<', b'&', text.as_bytes()).is_some();
    is_likely && (is_tagged(text) || unescaped(text) != text)
}

fn is_tagged(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') && tag(rest).is_some()
    })
}

/// The text of HTML: without tags, scripts and styles; blocks and breaks are lines.
///
/// ```
/// assert_eq!(import::markup::text_of("<p>Bridge &amp; road<br>closed</p>"), "Bridge & road\nclosed");
/// ```
pub fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let mut skipped: Option<&str> = None;
    while let Some((before, after)) = rest.split_once('<') {
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let tag = is_tag.then(|| tag(after)).flatten();
        let Some((tag, next)) = tag else {
            if skipped.is_none() {
                text.push_str(before);
                text.push('<');
            }
            rest = after;
            continue;
        };
        if skipped.is_none() {
            text.push_str(before);
        }
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/', '\n', '\t'])
            .next()
            .unwrap_or_default();
        let name = name.to_ascii_lowercase();
        match (skipped, name.as_str(), tag.starts_with('/')) {
            (Some(open), name, true) if open == name => skipped = None,
            (None, "script", false) => skipped = Some("script"),
            (None, "style", false) => skipped = Some("style"),
            (None, "br" | "p" | "div" | "li" | "tr" | "h1" | "h2" | "h3" | "table" | "ul", _) => {
                text.push('\n');
            }
            (None, "td" | "th", false) => text.push(' '),
            _ => {}
        }
        rest = next;
    }
    if skipped.is_none() {
        text.push_str(rest);
    }
    let text = unescaped(&text);
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A tag up to its end, which is not far.
fn tag(after: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 4096;
    let head = after.as_bytes().get(..after.len().min(LONGEST))?;
    let at = head.iter().position(|byte| *byte == b'>')?;
    let (tag, next) = after.split_at_checked(at)?;
    Some((tag, next.strip_prefix('>')?))
}

/// With `&amp;` and its like as the characters that they stand for.
pub fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No escape is longer: a text of a million of these signs is read in one pass.
        let end = after.char_indices().take(12).find(|(_, c)| *c == ';');
        let escape = end.and_then(|(at, _)| {
            let (name, next) = after.split_at_checked(at)?;
            Some((character(name)?, next.strip_prefix(';')?))
        });
        if let Some((c, next)) = escape {
            out.push(c);
            rest = next;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    NAMED
        .iter()
        .find_map(|(known, c)| (*known == name).then_some(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_its_text() {
        for (html, text) in [
            ("<b>Two</b> killed", "Two killed"),
            ("a<br/>b<p>c</p>", "a\nb\nc"),
            ("<style>p { color: red }</style>Seen", "Seen"),
            ("3 &lt; 4 &amp;amp; more", "3 < 4 &amp; more"),
            ("1 < 2 > 0", "1 < 2 > 0"),
            ("&#8211;&#x2013;", "––"),
            ("<a href=\"https://a.org\">Post</a>", "Post"),
        ] {
            assert_eq!(text_of(html), text, "{html}");
        }
    }

    #[test]
    fn what_never_ends_is_read_in_one_pass() {
        let n = 300_000;
        for text in ["&".repeat(n), "<a".repeat(n), "&amp".repeat(n)] {
            assert_eq!(text_of(&text), text);
        }
    }

    #[test]
    fn plain_text_is_no_html() {
        assert!(!is_marked_up("5 < 7 and 8 > 3, R&D"));
        assert!(is_marked_up("R&amp;D"));
        assert!(is_marked_up("<p>"));
    }
}
