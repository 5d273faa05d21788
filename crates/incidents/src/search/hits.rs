//! Which parts of a text a query found.

use std::ops::Range;

use crate::search::field::Field;
use crate::search::fold;
use crate::search::query::{Query, QueryWord, Word, phrase_starts};

/// The bytes of the text to be marked, in order, without overlap, at boundaries of characters. Words are
/// marked by sound too, whatever the text is.
pub fn hits(text: &str, query: &Query) -> Vec<Range<usize>> {
    let words: Vec<Word> = fold::words(text).collect();
    // Where the mark that begins at a word ends: behind this many words.
    let mut mark_ends = vec![0; words.len()];
    for term in query.terms() {
        mark_words(&words, &[&term.word], &mut mark_ends);
        if let Some([first, second]) = &term.parts {
            mark_words(&words, &[first, second], &mut mark_ends);
        }
    }
    for phrase in query.phrases() {
        for at in phrase_starts(&words, phrase) {
            mark_ends[at] = mark_ends[at].max(at + phrase.words.len());
        }
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for (at, (bytes, _)) in words.iter().enumerate() {
        match found.last_mut() {
            Some(last) if at < end => last.end = bytes.end,
            _ if mark_ends[at] > at => found.push(bytes.clone()),
            _ => {}
        }
        end = end.max(mark_ends[at]);
    }
    found
}

/// Marks the words that answer any of the wanted ones, if each of those is answered.
fn mark_words(words: &[Word], wanted: &[&QueryWord], mark_ends: &mut [usize]) {
    let answers = |wanted: &&QueryWord, (_, word): &Word| wanted.accepts(word, Field::Name);
    if wanted
        .iter()
        .all(|wanted| words.iter().any(|word| answers(wanted, word)))
    {
        for (at, word) in words.iter().enumerate() {
            if wanted.iter().any(|wanted| answers(wanted, word)) {
                mark_ends[at] = mark_ends[at].max(at + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expect: &[&str]) {
        let found: Vec<_> = hits(text, &Query::parse(query))
            .into_iter()
            .map(|bytes| text.get(bytes).unwrap_or_default())
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn what_was_found_is_marked_in_the_words_of_the_text() {
        check(
            "Raid on Ḩandarāt camp, Ḥandarāt!",
            "handerat",
            &["Ḩandarāt", "Ḥandarāt"],
        );
        check("مخيم حندرات", "Handarat", &["حندرات"]);
        check("قصف حَيّ الصَّاخور", "صاخور", &["الصَّاخور"]);
        check(
            "Salah al-Din, al-Din",
            "Salaheddine",
            &["Salah", "Din", "Din"],
        );
        check("al-Din Square", "Salaheddine", &[]);
        check("barrel bombs; bombs", "\"barrel bombs\"", &["barrel bombs"]);
        check("a b c d, c", "\"a b\" \"b c\" d c", &["a b c", "d", "c"]);
        check("bombs", "", &[]);
    }
}
