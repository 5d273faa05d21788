//! Arabic names: among a place's names in many languages, which is the Arabic one, and how a map writes it.

use super::latin;

/// Short vowels, doubling and the like: `MapLibre` draws them beside their letter, on a stretched joint.
fn is_vowel_mark(letter: char) -> bool {
    matches!(letter, '\u{064B}'..='\u{0652}' | '\u{0670}')
}

pub(super) fn without_vowel_marks(name: &str) -> String {
    name.chars()
        .filter(|&letter| !is_vowel_mark(letter))
        .collect()
}

/// Persian, Kurdish, Urdu and Uyghur names have letters that Arabic has not, or has in other positions.
fn is_arabic(name: &str) -> bool {
    let is_letter = |letter| matches!(letter, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}');
    let is_word = |word: &str| {
        let mut letters = word.chars();
        let last = letters.next_back();
        last.is_some_and(is_letter)
            && !word.starts_with('ئ')
            && letters.all(|letter| is_letter(letter) && letter != 'ى')
    };
    !name.is_empty() && name.split(' ').all(is_word)
}

/// The Arabic name that sounds most like `latin_name`; none if there are several and none sounds like it.
pub(super) fn best_match<'a>(
    latin_name: &str,
    names: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let wanted = latin::consonants(latin_name);
    let candidates: Vec<String> = names
        .map(without_vowel_marks)
        .filter(|name| is_arabic(name))
        .collect();
    let is_only_one = candidates.len() == 1;
    let scored = candidates
        .into_iter()
        .map(|name| (distance(&wanted, &consonants(&name)), name));
    let (differences, name) = scored.min_by_key(|(differences, _)| *differences)?;
    (is_only_one || differences * 2 <= wanted.len()).then_some(name)
}

/// The sounds of an Arabic name in the letters of [`latin::consonants`].
fn consonants(name: &str) -> Vec<char> {
    let sounds = name.chars().filter_map(|letter| {
        Some(match letter {
            'ب' => 'b',
            'ت' | 'ط' => 't',
            'ث' => 'θ',
            'ج' => 'j',
            'ح' | 'ه' | 'ة' => 'h',
            'خ' => 'x',
            'د' | 'ض' => 'd',
            'ذ' => 'ð',
            'ر' => 'r',
            'ز' | 'ظ' => 'z',
            'س' | 'ص' => 's',
            'ش' => 'š',
            'غ' => 'γ',
            'ف' => 'f',
            'ق' => 'q',
            'ك' => 'k',
            'ل' => 'l',
            'م' => 'm',
            'ن' => 'n',
            _ => return None,
        })
    });
    let mut sounds: Vec<char> = sounds.collect();
    sounds.dedup();
    sounds
}

/// Levenshtein's: how many letters to add, drop or change.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, counterpart) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != counterpart);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(latin_name: &str, names: &[&str], expect: Option<&str>) {
        assert_eq!(
            best_match(latin_name, names.iter().copied()).as_deref(),
            expect,
            "{latin_name}"
        );
    }

    #[test]
    fn the_arabic_name_is_told_from_persian_and_kurdish_ones() {
        check("Ar Raqqah", &["الرقة", "رقه", "ڕەققە"], Some("الرقة"));
        check("Latakia", &["اللاذقية", "لاذقیه", "لاذقیہ"], Some("اللاذقية"));
    }

    #[test]
    fn uyghur_spellings_are_not_arabic() {
        check("Lima", &["لىما"], None);
        check("Algiers", &["ئالجىر"], None);
    }

    #[test]
    fn the_name_that_sounds_alike_wins() {
        check(
            "Kafr Zaytā",
            &["الزيتية", "كفر زيتا", "كفر زيتة"],
            Some("كفر زيتا"),
        );
        check(
            "Ad Darbāsīyah",
            &["الدرباسية", "درباسية"],
            Some("الدرباسية"),
        );
    }

    #[test]
    fn among_several_other_names_none_is_taken() {
        check("Byblos", &["جبيل", "بيت جبيل"], None);
        check("Aleppo", &["حلب"], Some("حلب"));
    }

    #[test]
    fn vowel_marks_go() {
        assert_eq!(without_vowel_marks("الرُّقبان"), "الرقبان");
    }
}
