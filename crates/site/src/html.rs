//! Where something is written into a page, and the page without it.

use incidents::link::html::escaped;

use crate::policy::{self, Origins};

/// What is written stands between these, so that it can be written again.
pub(crate) const START: &str = "<!-- incidents build -->";
pub(crate) const END: &str = "<!-- /incidents build -->";

/// What the page is called before it is the page of a map.
const NO_TITLE: &str = "Incident map";

/// The page of no map: as it was built, before anything was written into it.
pub(crate) fn neutral(html: &str) -> String {
    let html = in_language(without_origins(without_earlier(html)), "en");
    match between(&html, "<title>", "</title>") {
        Some(title) => html.replacen(
            &format!("<title>{title}</title>"),
            &format!("<title>{NO_TITLE}</title>"),
            1,
        ),
        None => html,
    }
}

/// The page with tags at the end of its head, behind its own style, which they overrule.
pub(crate) fn with_tags(html: String, tags: &str) -> String {
    const HEAD_END: &str = "</head>";
    match tags {
        "" => html,
        tags => html.replacen(HEAD_END, &format!("{START}{tags}{END}{HEAD_END}"), 1),
    }
}

/// The page as it was before this was run on it, but for title and policy.
pub(crate) fn without_earlier(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::with_capacity(html.len());
    while let Some((before, after)) = rest.split_once(START) {
        kept.push_str(before);
        rest = after.split_once(END).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The page with its language and direction in its first tag: what reads it before its scripts do, reads it so.
pub(crate) fn in_language(html: String, language: &str) -> String {
    let Some(tag) = between(&html, "<html", ">") else {
        return html;
    };
    let direction = if is_rtl(language) { "rtl" } else { "ltr" };
    let language = escaped(language);
    html.replacen(
        &format!("<html{tag}>"),
        &format!("<html lang=\"{language}\" dir=\"{direction}\">"),
        1,
    )
}

/// Whether a language is written from right to left, as ahead.js knows it.
pub(crate) fn is_rtl(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    ["ar", "fa", "he", "ps", "ur"].contains(&primary)
}

pub(crate) fn between<'h>(html: &'h str, start: &str, end: &str) -> Option<&'h str> {
    let (_, after) = html.split_once(start)?;
    after.split_once(end).map(|(between, _)| between)
}

/// The policy of a page that loads from nowhere else.
pub(crate) fn without_origins(html: String) -> String {
    let own = policy::of_page(&html).map(|policy| policy::widened(policy, &Origins::default()));
    match own {
        Some(own) => policy::in_page(&html, &own).unwrap_or(html),
        None => html,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_language_and_direction_and_none_is_english() {
        let page = |tag: &str| format!("<!DOCTYPE html>\n{tag}<head><title>A</title></head>");
        let english = page("<html lang=\"en\" dir=\"ltr\">");
        let arabic = in_language(english.clone(), "ar-SY");
        assert_eq!(arabic, page("<html lang=\"ar-SY\" dir=\"rtl\">"));
        assert_eq!(in_language(arabic.clone(), "en"), english);
        let nobodys = neutral(&arabic);
        assert!(nobodys.contains("<html lang=\"en\" dir=\"ltr\">"));
    }
}
