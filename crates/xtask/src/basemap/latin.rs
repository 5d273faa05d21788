//! `GeoNames` writes Syrian names in a scholar's transliteration: "Ḩalab", "Ma‘arratmişrīn". A map for newspaper readers
//! writes plain letters, and the article as the newspapers do.

pub(super) fn plain(name: &str) -> String {
    let letters: String = name.chars().filter_map(plain_letter).collect();
    let mut words: Vec<String> = Vec::new();
    let mut article = false;
    for word in letters.split(' ').filter(|word| !word.is_empty()) {
        let last_article = std::mem::replace(&mut article, is_article(word));
        if article && words.is_empty() {
            words.push("Al-".to_owned());
        } else if article {
            words.push("al-".to_owned());
        } else if last_article && let Some(last) = words.last_mut() {
            last.push_str(word);
        } else {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}

/// "Al", and "Ar", "Ash" ... where it takes the sound of the next letter.
fn is_article(word: &str) -> bool {
    ["al", "ad", "an", "ar", "as", "ash", "at", "az"].contains(&word.to_lowercase().as_str())
}

/// None for the signs of ayn and hamza, which newspapers leave out.
fn plain_letter(letter: char) -> Option<char> {
    Some(match letter {
        '‘' | '’' | '\'' | 'ʿ' | 'ʾ' | '\u{0327}' | '\u{0331}' => return None,
        'ā' | 'á' | 'â' | 'à' => 'a',
        'Ā' | 'Á' | 'Â' => 'A',
        'ī' | 'í' | 'î' => 'i',
        'Ī' | 'Í' => 'I',
        'ū' | 'ú' | 'û' => 'u',
        'Ū' | 'Ú' => 'U',
        'é' | 'ê' | 'è' => 'e',
        'É' => 'E',
        'ô' | 'ó' => 'o',
        'ḩ' | 'ḥ' | 'ẖ' => 'h',
        'Ḩ' | 'Ḥ' => 'H',
        'ş' | 'ṣ' => 's',
        'Ş' | 'Ṣ' => 'S',
        'ţ' | 'ṭ' => 't',
        'Ţ' | 'Ṭ' => 'T',
        'ḑ' | 'ḍ' => 'd',
        'Ḑ' | 'Ḍ' => 'D',
        'ẓ' => 'z',
        'Ẓ' => 'Z',
        other => other,
    })
}

/// The consonants that one hears, one letter each, doubled ones once, the article as "l"; y and w count as vowels.
pub(super) fn consonants(name: &str) -> Vec<char> {
    let mut text = plain(name).to_lowercase();
    for (letters, sound) in [
        ("kh", "x"),
        ("sh", "š"),
        ("th", "θ"),
        ("dh", "ð"),
        ("gh", "γ"),
    ] {
        text = text.replace(letters, sound);
    }
    let mut sounds: Vec<char> = text
        .chars()
        .filter(|letter| letter.is_alphabetic() && !"aeiouyw".contains(*letter))
        .collect();
    sounds.dedup();
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expect: &str) {
        assert_eq!(plain(name), expect);
    }

    #[test]
    fn transliterations_become_plain() {
        check("Kafr Zaytā", "Kafr Zayta");
        check("Ma‘arratmişrīn", "Maarratmisrin");
        check("Ḩuraytān", "Huraytan");
        check("Abū az̧ Z̧uhūr", "Abu al-Zuhur");
    }

    #[test]
    fn the_article_is_written_as_newspapers_do() {
        check("Ash Shaykh Badr", "Al-Shaykh Badr");
        check("‘Ayn at Tīnah", "Ayn al-Tinah");
        check("Al Bāb", "Al-Bab");
    }
}
