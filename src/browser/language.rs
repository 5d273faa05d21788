//! Which of the languages that a site offers a tag means.

/// The language of a site that a tag means, whatever region it names.
pub fn offered<'a>(offered: &'a [String], tag: &str) -> Option<&'a String> {
    let primary = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let wanted = primary(tag);
    offered.iter().find(|offered| primary(offered) == wanted)
}
