//! Marks that cannot be seen, and figures of other scripts.

use std::borrow::Cow;

use incidents::write::FORMULAS;

/// Without what nobody sees, and with the hyphen and the blank that a keyboard has: for codes, dates and numbers.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim());
    }
    let shown = text.chars().filter(|c| !is_invisible(*c));
    let plain: String = shown
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
            c => c,
        })
        .collect();
    Cow::Owned(plain.trim().to_owned())
}

/// Without the apostrophe by which a table keeps a spreadsheet from running a text: one is taken away where one or more of them stand before
/// what would be run.
pub fn unguarded(text: &str) -> &str {
    let rest = text.strip_prefix('\'');
    let is_formula = |rest: &&str| rest.trim_start_matches('\'').starts_with(FORMULAS);
    rest.filter(is_formula).unwrap_or(text)
}

/// Controls of direction and width, joiners, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// As [`plain`], with Arabic-Indic and Persian figures as the others write them.
pub fn plain_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim());
    }
    let digit = |c: char, zero: u32| char::from_digit(c as u32 - zero, 10).unwrap_or(c);
    let digits = plain(text)
        .chars()
        .map(|c| match c {
            '\u{660}'..='\u{669}' => digit(c, 0x660),
            '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
            '\u{66b}' => '.',
            '\u{66c}' => ',',
            c => c,
        })
        .collect();
    Cow::Owned(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_taken_out() {
        assert_eq!(
            plain("\u{200e}2016\u{2011}09\u{2013}24\u{a0}"),
            "2016-09-24"
        );
        assert_eq!(plain_digits("۱۴۰۱/٠٦"), "1401/06");
    }
}
