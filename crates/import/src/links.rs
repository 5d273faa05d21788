//! Addresses in a text: each whole, however they are parted from each other.

use std::collections::HashMap;

use crate::markup;

/// An address with the words that it stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `https://…` or `http://…`, as it is to be asked for.
    pub url: String,
    /// What the text calls it: the words of an anchor or of Markdown, or what stands before a colon.
    pub name: Option<String>,
}

/// All addresses of a text, each once, in its order: bare ones, those of anchors, images and frames, and those of Markdown.
///
/// ```
/// let links = import::links::links("Report: https://example.org/a?x=1&amp;y=2, https://example.org/b;c");
/// let urls: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
/// assert_eq!(urls, ["https://example.org/a?x=1&y=2", "https://example.org/b;c"]);
/// ```
pub fn links(text: &str) -> Vec<Link> {
    if is_plain(text) {
        return vec![Link {
            url: text.to_owned(),
            name: file_of(text),
        }];
    }
    let mut links: Vec<Link> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rest = text;
    let mut before = "";
    while let Some(at) = start(rest) {
        let (passed, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let url = address(from, passed);
        let (_, after) = from.split_at_checked(url.len()).unwrap_or((from, ""));
        let name = name(passed, after, before).or_else(|| file_of(url));
        let link = Link {
            url: markup::unescaped(url),
            name,
        };
        let is_address = link.url.len() > "https://".len();
        // Most texts have one address: names are looked up from the third on.
        let at = match links.as_slice() {
            [] => None,
            [only] => (only.url == link.url).then_some(0),
            _ => known.get(&link.url).copied(),
        };
        match at.and_then(|at| links.get_mut(at)) {
            Some(known) => known.name = known.name.take().or(link.name),
            None if is_address => {
                links.push(link);
                if links.len() > 1 {
                    let new = links.iter().enumerate().skip(known.len());
                    known.extend(new.map(|(at, link)| (link.url.clone(), at)));
                }
            }
            None => {}
        }
        before = url;
        rest = after;
    }
    links
}

/// Whether a text is one address, in which nothing could end it or stand for something else: most cells of addresses are.
fn is_plain(text: &str) -> bool {
    let Some(rest) = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
    else {
        return false;
    };
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || b"/.-_=?%~#+@".contains(byte);
    rest.bytes().all(|byte| is_inner(&byte))
        && rest.len() > 1
        && rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
}

/// Whether all that a text says is addresses.
pub fn is_only_links(text: &str) -> bool {
    if is_plain(text) {
        return true;
    }
    let mut rest = text.trim();
    let mut n = 0;
    while let Some(at) = start(rest) {
        let (passed, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if passed.chars().any(char::is_alphanumeric) {
            return false;
        }
        let url = address(from, passed);
        rest = from
            .split_at_checked(url.len())
            .map_or("", |(_, after)| after);
        n += 1;
    }
    n > 0 && !rest.chars().any(char::is_alphanumeric)
}

fn start(text: &str) -> Option<usize> {
    let text = text.as_bytes();
    memchr::memchr_iter(b':', text).find_map(|at| {
        let before = text.get(..at)?;
        text.get(at..)?.starts_with(b"://").then_some(())?;
        let scheme = ["https", "http"].iter().find(|scheme| {
            let from = before.len().checked_sub(scheme.len());
            from.and_then(|from| before.get(from..))
                .is_some_and(|end| end.eq_ignore_ascii_case(scheme.as_bytes()))
        })?;
        Some(at - scheme.len())
    })
}

/// How far an address reaches, whose scheme the text begins with: to a blank, a quotation mark or a bracket that does not belong to it, or
/// to the next address. A sign at its end belongs to the sentence around it.
fn address<'t>(from: &'t str, before: &str) -> &'t str {
    let is_end = |c: char| {
        let is_sign = !c.is_ascii_alphanumeric();
        is_sign && (c.is_whitespace() || c.is_control() || "\"<>{}\\^`“”«»".contains(c))
    };
    let end = from.find(is_end).unwrap_or(from.len());
    let (mut url, _) = from.split_at_checked(end).unwrap_or((from, ""));
    let scheme = url.find(':').map_or(0, |at| at + "://".len());
    let inner = url.split_at_checked(scheme).map_or("", |(_, inner)| inner);
    // A line between addresses and names parts them, unless it is a part of a query.
    if let Some((first, _)) = inner
        .split_once('|')
        .filter(|(first, _)| !first.contains('?'))
    {
        url = url
            .split_at_checked(scheme + first.len())
            .map_or(url, |(url, _)| url);
    }
    // Another address right behind a comma, a semicolon or a word is another one; one in a query or an archive's path is not.
    if let Some(at) = next_scheme(inner) {
        url = url
            .split_at_checked(scheme + at)
            .map_or(url, |(first, _)| first);
    }
    // Markdown closes what it has opened.
    if before.ends_with("](") || before.ends_with('(') {
        url = closed(url);
    }
    loop {
        let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '،', '؛']);
        let trimmed = match trimmed.ends_with(')')
            && trimmed.matches('(').count() < trimmed.matches(')').count()
        {
            true => trimmed.trim_end_matches(')'),
            false => trimmed.trim_end_matches(']'),
        };
        if trimmed == url {
            return url;
        }
        url = trimmed;
    }
}

/// Where in an address the next one begins.
fn next_scheme(inner: &str) -> Option<usize> {
    let mut passed = 0;
    while let Some(at) = inner.get(passed..).and_then(start) {
        let at = passed + at;
        let before = inner
            .get(..at)
            .and_then(|before| before.chars().next_back());
        match before {
            Some(',' | ';' | '|') => return Some(at - 1),
            Some(c) if c.is_alphanumeric() => return Some(at),
            _ => passed = at + 1,
        }
    }
    None
}

/// `www.example.org/1` as browsers complete it; nothing of any other text.
pub fn completed(text: &str) -> Option<Link> {
    let text = text.trim();
    let is_host = text.starts_with("www.") && text.matches('.').count() > 1;
    (is_host && !text.contains(char::is_whitespace) && !text.contains("://")).then(|| Link {
        url: format!("https://{text}"),
        name: None,
    })
}

/// Whether a text says nothing beside its addresses and what they are called.
pub fn is_said_by(text: &str, links: &[Link]) -> bool {
    if let [only] = links
        && only.url == text
    {
        return true;
    }
    let mut rest = markup::text_of(&markup::unescaped(text));
    if let Some(formula) = rest.strip_prefix("=HYPERLINK") {
        rest = formula.to_owned();
    }
    for link in links {
        rest = rest.replacen(&link.url, " ", 1);
        if let Some(name) = &link.name {
            rest = rest.replacen(name.as_str(), " ", 1);
        }
    }
    !rest.chars().any(char::is_alphanumeric)
}

/// As far as its own brackets are closed.
fn closed(url: &str) -> &str {
    let mut depth = 0;
    for (at, c) in url.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return url.split_at_checked(at).map_or(url, |(inside, _)| inside),
            ')' => depth -= 1,
            _ => {}
        }
    }
    url
}

/// The name of a picture's or a video's file, by which a reader knows one from another.
fn file_of(url: &str) -> Option<String> {
    let end = memchr::memchr2(b'?', b'#', url.as_bytes()).unwrap_or(url.len());
    let path = url.get(..end)?;
    let file = path.get(memchr::memrchr(b'/', path.as_bytes())? + 1..)?;
    let ending = file.get(memchr::memrchr(b'.', file.as_bytes())? + 1..)?;
    let is_media = ["jpg", "jpeg", "png", "gif", "webp", "mp4", "mov", "webm"];
    let is_one = is_media
        .iter()
        .any(|kind| kind.eq_ignore_ascii_case(ending));
    is_one.then(|| file.to_owned())
}

/// What the text calls an address that stands between these parts of it.
fn name(passed: &str, after: &str, before: &str) -> Option<String> {
    let is_same = |name: &str| name.is_empty() || start(name) == Some(0) || name == before;
    // <a href="…">Name</a>
    let anchor = after
        .split_once('>')
        .filter(|_| passed.trim_end_matches(['"', '\'']).ends_with("href="));
    let anchor =
        anchor.and_then(|(_, rest)| rest.split_once("</a").or_else(|| rest.split_once("</A")));
    if let Some((words, _)) = anchor {
        let words = markup::text_of(words);
        return (!is_same(&words)).then_some(words);
    }
    // [Name](…)
    if let Some(words) = passed
        .strip_suffix("](")
        .and_then(|passed| passed.rsplit_once('['))
    {
        return (!is_same(words.1)).then(|| words.1.to_owned());
    }
    // =HYPERLINK("…","Name")
    if passed.to_ascii_uppercase().ends_with("HYPERLINK(\"") {
        let words = after
            .trim_start_matches('"')
            .trim_start_matches([',', ';', ' ']);
        let words = words
            .strip_prefix('"')
            .and_then(|rest| rest.split('"').next());
        return words.filter(|words| !is_same(words)).map(str::to_owned);
    }
    // Name: …
    let words = passed.trim_end().strip_suffix(':')?;
    let words = words
        .rsplit(['\n', ';', ',', '|', '>'])
        .next()
        .unwrap_or(words)
        .trim()
        .trim_start_matches(['(', '[']);
    let is_name =
        words.chars().count() <= 60 && words.contains(char::is_alphabetic) && !words.contains('=');
    is_name.then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = links(text);
        let found: Vec<_> = found
            .iter()
            .map(|link| (link.url.as_str(), link.name.as_deref()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_are_whole_and_parted() {
        check(
            "https://a.org/1 https://b.org/2",
            &[("https://a.org/1", None), ("https://b.org/2", None)],
        );
        check(
            "https://a.org/1,https://b.org/2;https://c.org",
            &[
                ("https://a.org/1", None),
                ("https://b.org/2", None),
                ("https://c.org", None),
            ],
        );
        check(
            "See https://a.org/1. (https://b.org/w_(x))",
            &[("https://a.org/1", None), ("https://b.org/w_(x)", None)],
        );
        check(
            "https://a.org/?a=1&amp;b=2;c",
            &[("https://a.org/?a=1&b=2;c", None)],
        );
        check(
            "https://web.archive.org/web/2016/https://a.org/1",
            &[("https://web.archive.org/web/2016/https://a.org/1", None)],
        );
        check(
            "https://a.org/1https://b.org/2",
            &[("https://a.org/1", None), ("https://b.org/2", None)],
        );
        check("https://a.org/?x=a|b", &[("https://a.org/?x=a|b", None)]);
        check(
            "https://a.org/b/1.JPG?w=9",
            &[("https://a.org/b/1.JPG?w=9", Some("1.JPG"))],
        );
        check("HTTPS://a.org/1", &[("HTTPS://a.org/1", None)]);
        check("no address: javascript:alert(1)", &[]);
    }

    #[test]
    fn what_a_text_calls_them_is_kept() {
        check(
            "<a href=\"https://a.org/1\">The <b>Post</b></a>",
            &[("https://a.org/1", Some("The Post"))],
        );
        check(
            "[The Post](https://a.org/1)",
            &[("https://a.org/1", Some("The Post"))],
        );
        check(
            "The Post: https://a.org/1\nVideo: https://b.org",
            &[
                ("https://a.org/1", Some("The Post")),
                ("https://b.org", Some("Video")),
            ],
        );
        check(
            "=HYPERLINK(\"https://a.org/1\",\"The Post\")",
            &[("https://a.org/1", Some("The Post"))],
        );
        check(
            "https://a.org/1 (archived: https://b.org)",
            &[
                ("https://a.org/1", None),
                ("https://b.org", Some("archived")),
            ],
        );
        check(
            "<a href='https://a.org/1'>https://a.org/1</a>",
            &[("https://a.org/1", None)],
        );
    }

    #[test]
    fn a_cell_of_addresses_is_told_from_a_text_with_one() {
        assert!(is_only_links("https://a.org/1; https://b.org"));
        assert!(!is_only_links("Seen at https://a.org/1"));
        assert!(!is_only_links("none"));
    }
}
