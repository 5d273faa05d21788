//! Reads a folded word, in Latin or Arabic letters, as consonants and vowels.

use crate::search::vowels::Vowels;

/// One sound of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phone {
    /// A consonant by its code: a Latin letter, or what `sound` says.
    Consonant(u8),
    /// A vowel or semivowel.
    Vowel(Vowels),
}

use Phone::{Consonant, Vowel};

/// Latin letters that are one consonant together, longest first. French ch is sh.
const CONSONANTS: &[(&str, u8)] = &[
    ("sch", b'S'),
    ("tch", b'S'),
    ("sh", b'S'),
    ("ch", b'S'),
    ("kh", b'x'),
    ("gh", b'G'),
    ("th", b'T'),
    ("dh", b'D'),
    ("dj", b'j'),
    ("ph", b'f'),
    ("rh", b'G'),
    ("ck", b'k'),
    ("ce", b's'),
    ("ci", b's'),
    ("cy", b's'),
    ("c", b'k'),
];

/// The phones of a word in Latin letters; none when it holds anything else.
pub(super) fn of_latin(word: &str) -> Option<Vec<Phone>> {
    let mut phones = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.bytes().next() {
        let (phone, n_bytes) = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y' => latin_vowels(rest, phones.is_empty()),
            b'a'..=b'z' => latin_consonant(rest, letter),
            _ => return None,
        };
        // Romanisations double a consonant or not; Arabic script never does.
        if phones.last() != Some(&phone) {
            phones.push(phone);
        }
        rest = rest.get(n_bytes..)?;
    }
    Some(phones)
}

fn latin_consonant(rest: &str, letter: u8) -> (Phone, usize) {
    let known = CONSONANTS
        .iter()
        .find(|(letters, _)| rest.starts_with(letters));
    let (code, n_bytes) = known.map_or((letter, 1), |&(letters, code)| (code, letters.len()));
    // An n before b is said as m: Manbij, Mambij.
    let code = if rest.starts_with("mb") { b'n' } else { code };
    // The e or i that softens a c is a vowel of its own.
    let n_bytes = if letter == b'c' && code == b's' {
        1
    } else {
        n_bytes
    };
    (Consonant(code), n_bytes)
}

/// A run of vowels, or the semivowel that begins a word.
fn latin_vowels(rest: &str, is_first: bool) -> (Phone, usize) {
    let n_bytes = rest
        .bytes()
        .take_while(|letter| b"aeiouwy".contains(letter))
        .count();
    let run = rest.as_bytes().get(..n_bytes).unwrap_or_default();
    if is_first {
        match run {
            [b'w', ..] => return (Consonant(b'w'), 1),
            [b'y', _, ..] => return (Consonant(b'y'), 1),
            [b'o', b'u', _, ..] => return (Consonant(b'w'), 2),
            _ => {}
        }
    }
    (
        Vowel(Vowels::of_latin_run(run, n_bytes == rest.len())),
        n_bytes,
    )
}

/// The phones of a word in Arabic letters; none when it holds anything else.
pub(super) fn of_arabic(word: &str) -> Option<Vec<Phone>> {
    let mut phones = Vec::with_capacity(word.len() / 2);
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let phone = match (letter, letters.peek()) {
            ('ا', None) => Vowel(Vowels::A),
            _ => arabic_phone(letter, phones.is_empty())?,
        };
        match (phones.last_mut(), phone) {
            (Some(Vowel(before)), Vowel(vowels)) => *before = before.with(vowels),
            _ => phones.push(phone),
        }
    }
    Some(phones)
}

fn arabic_phone(letter: char, is_first: bool) -> Option<Phone> {
    Some(match letter {
        'ا' if is_first => Vowel(Vowels::ANY),
        'ا' => Vowel(Vowels::LONG_A),
        'ع' => Vowel(Vowels::ANY),
        'و' if is_first => Consonant(b'w'),
        'ي' if is_first => Consonant(b'y'),
        'و' => Vowel(Vowels::LONG_U),
        'ي' => Vowel(Vowels::LONG_I),
        _ => Consonant(arabic_consonant(letter)?),
    })
}

fn arabic_consonant(letter: char) -> Option<u8> {
    Some(match letter {
        'ب' => b'b',
        'پ' => b'p',
        'ت' | 'ط' => b't',
        'ث' => b'T',
        'ج' | 'ژ' => b'j',
        'ح' | 'ه' => b'h',
        'خ' => b'x',
        'د' => b'd',
        'ذ' => b'D',
        'ر' => b'r',
        'ز' => b'z',
        'س' | 'ص' => b's',
        'ش' | 'چ' => b'S',
        'ض' => b'V',
        'ظ' => b'Z',
        'غ' => b'G',
        'ف' => b'f',
        'ڤ' => b'v',
        'ق' => b'q',
        'ك' => b'k',
        'گ' => b'g',
        'ل' => b'l',
        'م' => b'm',
        'ن' => b'n',
        _ => return None,
    })
}
