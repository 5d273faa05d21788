//! Where something is written into a page, and the page without it.

use crate::policy::{self, Origins};

/// What is written stands between these, so that it can be written again.
pub(crate) const START: &str = "<!-- incidents build -->";
pub(crate) const END: &str = "<!-- /incidents build -->";

/// What the page is called before it is the page of a map.
const NO_TITLE: &str = "Incident map";

/// The page of no map: as it was built, before anything was written into it.
pub(crate) fn neutral(html: &str) -> String {
    let html = without_origins(without_earlier(html));
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

pub(crate) fn between<'h>(html: &'h str, start: &str, end: &str) -> Option<&'h str> {
    let (_, after) = html.split_once(start)?;
    after.split_once(end).map(|(between, _)| between)
}

/// The policy of a page that loads from nowhere else.
fn without_origins(html: String) -> String {
    let own = policy::of_page(&html).map(|policy| policy::widened(policy, &Origins::default()));
    match own {
        Some(own) => policy::in_page(&html, &own).unwrap_or(html),
        None => html,
    }
}
