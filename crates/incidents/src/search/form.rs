//! Other forms of a folded word: without its article, or as the two words that others write.

/// Arabic prefixes and how many letters must remain for them to be one: conjunctions, prepositions and the
/// article, the prefixes of the "light10" stemmer (Larkey, Ballesteros and Connell, "Light Stemming
/// for Arabic Information Retrieval", 2007), which Lucene's `ArabicStemmer` uses too.
const PREFIXES: [(&str, usize); 7] = [
    ("وال", 2),
    ("بال", 2),
    ("كال", 2),
    ("فال", 2),
    ("ال", 2),
    ("لل", 2),
    ("و", 3),
];

/// The Arabic word without its prefix, if it has one.
pub(super) fn stem(word: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|&(prefix, n_letters)| {
        let rest = word.strip_prefix(prefix)?;
        has_letters(rest, n_letters).then_some(rest)
    })
}

/// The Arabic word without the article, if it has it.
pub(super) fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| has_letters(rest, 2))
}

/// What of a word is said to tell it by: with and without an article in Latin letters, always without the
/// Arabic one, which others write as a word of its own. Two letters tell nothing unless they are consonants.
pub(super) fn spoken(word: &str) -> impl Iterator<Item = &str> {
    let n_letters = if word.is_ascii() { 3 } else { 2 };
    let bare = match word {
        "abdal" | "abdel" | "abdul" | "abdol" => Some("abd"),
        _ => without_latin_article(word),
    };
    let forms = [Some(without_article(word).unwrap_or(word)), bare];
    forms
        .into_iter()
        .flatten()
        .filter(move |form| has_letters(form, n_letters))
}

/// The word without an article that is written onto it in Latin letters (Alraqqa, Ezzor), if it has one.
/// A doubled consonant shows the article after e, or when it is z: English has arrest, assault and attack.
fn without_latin_article(word: &str) -> Option<&str> {
    let (vowel, rest) = word.split_at_checked(1)?;
    let (article, rest) = rest.split_at_checked(1)?;
    let is_article = match article {
        "l" => {
            matches!(vowel, "a" | "e" | "u")
                && !rest.starts_with(['a', 'e', 'i', 'l', 'o', 'u', 'w', 'y'])
        }
        "z" => matches!(vowel, "a" | "e") && rest.starts_with(article),
        "d" | "n" | "r" | "s" | "t" => vowel == "e" && rest.starts_with(article),
        _ => false,
    };
    (is_article && has_letters(rest, 3)).then_some(rest)
}

/// First words of names that are often written onto the second one.
const FIRST_WORDS: [&str; 11] = [
    "kafr", "kafar", "kafer", "kefr", "deir", "dayr", "deyr", "tall", "tell", "كفر", "تل",
];

/// The same, when the article is between them: alone they begin other words too.
const FIRST_WORDS_BEFORE_ARTICLE: [&str; 3] = ["abd", "عبد", "دير"];

/// The two words that a compound name is written as elsewhere: Deirezzor, Kafrzita, Abdulrahman, Salaheddine.
pub(super) fn parts(word: &str) -> Option<[&str; 2]> {
    parts_by(word, &FIRST_WORDS_BEFORE_ARTICLE, true)
        .or_else(|| parts_by(word, &FIRST_WORDS, false))
        .or_else(|| parts_by_din(word))
}

fn parts_by<'a>(word: &'a str, firsts: &[&str], needs_article: bool) -> Option<[&'a str; 2]> {
    firsts.iter().find_map(|first| {
        let (first, rest) = word
            .strip_prefix(first)
            .and_then(|rest| word.split_at_checked(word.len() - rest.len()))?;
        let bare = without_article(rest).or_else(|| without_latin_article(rest));
        let second = if needs_article {
            bare?
        } else {
            bare.unwrap_or(rest)
        };
        has_letters(second, 3).then_some([first, second])
    })
}

/// Names with "of the faith": Salaheddine, Noureddin, Badruddeen.
fn parts_by_din(word: &str) -> Option<[&str; 2]> {
    let end = ["in", "ine", "een", "ien"]
        .into_iter()
        .find(|end| word.ends_with(end))?;
    let before = word
        .strip_suffix(end)?
        .strip_suffix("dd")?
        .strip_suffix(['a', 'e', 'i', 'u'])?;
    let din = word.get(word.len() - end.len() - 1..)?;
    has_letters(before, 3).then_some([before, din])
}

/// Whether a word has at least so many letters.
pub(super) fn has_letters(word: &str, n_letters: usize) -> bool {
    word.chars().nth(n_letters - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_prefixes_are_taken_off_when_a_word_remains() {
        assert_eq!(stem("الصاخور"), Some("صاخور"));
        assert_eq!(stem("والصاخور"), Some("صاخور"));
        assert_eq!(stem("للصاخور"), Some("صاخور"));
        assert_eq!(stem("وحلب"), Some("حلب"));
        assert_eq!(stem("واد"), None);
        assert_eq!(stem("الم"), None);
        assert_eq!(stem("aleppo"), None);
    }

    #[test]
    fn an_article_in_latin_letters_is_taken_off_when_it_is_one() {
        let spoken = |word| spoken(word).last();
        assert_eq!(spoken("alsakhour"), Some("sakhour"));
        assert_eq!(spoken("ezzor"), Some("zor"));
        for word in ["aleppo", "allah", "attack", "assad", "arrest", "alma", "z"] {
            assert_eq!(
                crate::search::form::spoken(word).find(|spoken| *spoken != word),
                None,
                "{word}"
            );
        }
    }

    #[test]
    fn compound_names_have_two_parts() {
        let check = |word, expect: &str| {
            assert_eq!(
                parts(word).map(|parts| parts.join(" ")).as_deref(),
                Some(expect)
            );
        };
        check("deirezzor", "deir zor");
        check("deiralzor", "deir zor");
        check("tellabyad", "tell abyad");
        check("kafrzita", "kafr zita");
        check("abdulrahman", "abd rahman");
        check("abderrahman", "abd rahman");
        check("salaheddine", "salah dine");
        check("عبدالرحمن", "عبد رحمن");
        check("كفرزيتا", "كفر زيتا");
        for word in ["tells", "abducted", "kafr", "forbidden", "maddin", "ديره"] {
            assert_eq!(parts(word), None, "{word}");
        }
    }
}
