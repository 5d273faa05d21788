//! Names that are left out of every text, however they are written.

use crate::texts::folded_letter;

/// What stands there instead.
pub const LEFT_OUT: &str = "[name left out]";

/// A name as it is looked for: its words, folded.
#[derive(Clone, Debug)]
pub struct Name {
    words: Vec<Vec<char>>,
    is_arabic: bool,
}

/// Letters that Arabic puts before a word without a space, in any number: and, by, for, the.
const PREFIXES: [char; 6] = ['و', 'ف', 'ب', 'ل', 'ك', 'ا'];

impl Name {
    /// Of what was written; nothing where it has no letter.
    pub fn new(name: &str) -> Option<Self> {
        let letters: Vec<char> = folded(name)
            .into_iter()
            .map(|(letter, ..)| letter)
            .collect();
        let words = letters.split(|letter| !letter.is_alphanumeric());
        let words: Vec<Vec<char>> = words
            .filter(|it| !it.is_empty())
            .map(<[char]>::to_vec)
            .collect();
        let is_arabic = letters
            .iter()
            .any(|it| ('\u{600}'..='\u{6ff}').contains(it));
        (!words.is_empty()).then_some(Self { words, is_arabic })
    }

    /// Where it stands in a text, in bytes: its words one after the other with whatever is no letter between them, so that the address
    /// `…/jane-roe.html` has it, too.
    pub fn find(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let letters = folded(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            let end = self
                .starts_at(&letters, at)
                .and_then(|it| self.end(&letters, it));
            let bounds =
                end.and_then(|end| Some((letters.get(at)?.1, letters.get(end - 1)?.2, end)));
            match bounds {
                Some((start, stop, end)) => {
                    found.push(start..stop);
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where the name would begin, of a word that begins here.
    fn starts_at(&self, letters: &[Folded], at: usize) -> Option<usize> {
        let is_word = |at: usize| letters.get(at).is_some_and(|it| it.0.is_alphanumeric());
        if !is_word(at) || at > 0 && is_word(at - 1) {
            return None;
        }
        let first = self.words.first()?;
        let begins = |at: &usize| {
            letters
                .get(*at..*at + first.len())
                .is_some_and(|it| it.iter().map(|it| it.0).eq(first.iter().copied()))
        };
        let is_prefix = |at: usize| letters.get(at).is_some_and(|it| PREFIXES.contains(&it.0));
        let n_prefixes = if self.is_arabic {
            (0..3).take_while(|n| is_prefix(at + n)).count()
        } else {
            0
        };
        (at..=at + n_prefixes).find(begins)
    }

    /// Where it ends that begins here.
    fn end(&self, letters: &[Folded], mut at: usize) -> Option<usize> {
        let is_word = |at: usize| letters.get(at).is_some_and(|it| it.0.is_alphanumeric());
        for (nth, word) in self.words.iter().enumerate() {
            if nth > 0 {
                let between = letters
                    .get(at..)?
                    .iter()
                    .take_while(|it| !it.0.is_alphanumeric())
                    .count();
                // Written as an address has it: `%20`.
                let is_coded = between == 1 && letters.get(at)?.0 == '%';
                at += if is_coded { 3 } else { between };
                if between == 0 || between > 4 {
                    return None;
                }
            }
            let part = letters.get(at..at + word.len())?;
            if !part.iter().map(|it| it.0).eq(word.iter().copied()) {
                return None;
            }
            at += word.len();
        }
        (!is_word(at)).then_some(at)
    }

    /// A text without it, and how often it stood there.
    pub fn taken_out(&self, text: &str) -> (String, usize) {
        let found = self.find(text);
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for it in &found {
            out.push_str(text.get(end..it.start).unwrap_or_default());
            out.push_str(LEFT_OUT);
            end = it.end;
        }
        out.push_str(text.get(end..).unwrap_or_default());
        (out, found.len())
    }
}

/// A folded letter, and where in the text it begins and ends.
type Folded = (char, usize, usize);

/// The ends of lines that JSON writes as two letters are one space.
fn folded(text: &str) -> Vec<Folded> {
    let mut all = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_end = |next: &(usize, char)| letter == '\\' && matches!(next.1, 'n' | 't' | 'r');
        if let Some((next, _)) = letters.next_if(is_end) {
            all.push((' ', at, next + 1));
            continue;
        }
        let small = folded_letter(letter).and_then(|it| it.to_lowercase().next());
        all.extend(small.map(|small| (small, at, at + letter.len_utf8())));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expect: &str) {
        assert_eq!(Name::new(name).unwrap().taken_out(text).0, expect);
    }

    #[test]
    fn a_name_is_taken_out_however_it_is_written() {
        check(
            "Jane Roe",
            "JANE  ROE, and jane\u{a0}roe's",
            "[name left out], and [name left out]'s",
        );
        check(
            "Jane Roe",
            "https://a.example/jane-roe-killed?q=Jane%20Roe",
            "https://a.example/[name left out]-killed?q=[name left out]",
        );
        check(
            "Jane Roe",
            "Jane Roemer, Mary Jane and Roe",
            "Jane Roemer, Mary Jane and Roe",
        );
        check(
            "أحمد علي",
            "قُتل أحمَد علي، ولأحمد علي أخ",
            "قُتل [name left out]، [name left out] أخ",
        );
        check("Jane Roe", r"a\nJane\nRoe\n", r"a\n[name left out]\n");
        check("Roe", "Zoë Roe", "Zoë [name left out]");
        assert!(Name::new(" - ").is_none());
    }
}
