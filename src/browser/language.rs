//! Which of the languages that a site offers a tag means.

/// The language of a site that a tag means: that very one, or else one of another region or script.
pub fn offered<'a>(offered: &'a [String], tag: &str) -> Option<&'a String> {
    let primary = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let wanted = primary(tag);
    let mut all = offered.iter();
    all.find(|offered| offered.eq_ignore_ascii_case(tag))
        .or_else(|| offered.iter().find(|offered| primary(offered) == wanted))
}
