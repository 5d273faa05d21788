//! Names that are nearly those of members.

/// Whether a name is a known one but for a slip or two, capitals and signs between words: what stays of both without their common beginning and
/// end is short.
pub(super) fn is_near(known: &str, name: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let (known, name) = (letters(known), letters(name));
    let n_common =
        |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let first = n_common(&mut known.iter().zip(&name));
    let last = n_common(&mut known[first..].iter().rev().zip(name[first..].iter().rev()));
    let left = known.len().max(name.len()) - first - last;
    left <= 1 + known.len() / 4
}
