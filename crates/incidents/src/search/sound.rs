//! How a name sounds: what its spellings in Latin and Arabic letters have in common.
//!
//! A [`Sound`] is the word's consonants with the vowels between them. Romanisations agree on the consonants
//! up to a few pairs (q and k, dh and z), write long vowels in several ways (ū, u, ou, oo) and short ones
//! as they please; Arabic script writes no short ones. The sources are the tables of UNGEGN (Report on the
//! Current Status of United Nations Romanization Systems: Arabic) and BGN/PCGN (1956 system for Arabic),
//! and the habits of French and English writers as the alternate names of `GeoNames` show them.
//!
//! Two sounds are one word when their consonants agree and their differences cost no more than their
//! length allows. The costs were tuned on the Syrian places of `GeoNames` and tried on those of Lebanon, Iraq,
//! Jordan, Yemen, Libya, Sudan and Palestine.

use crate::search::letters::Phone;
use crate::search::vowels::{Place, Vowels};
use crate::search::{form, letters};

/// Whether longer words are found too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatchMode {
    /// The word itself.
    Exact,
    /// Words that begin with it too.
    Prefix,
}

/// One way to say a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    consonants: Vec<u8>,
    /// What stands before, between and behind the consonants: one more than there are of them.
    vowels: Vec<Vowels>,
    is_arabic: bool,
}

/// The ways to say a folded word; none when it is too short to tell, or no word in Latin or Arabic letters.
pub(super) fn sounds_of(word: &str) -> Vec<Sound> {
    let mut sounds = Vec::new();
    for spoken in form::spoken(word) {
        let is_arabic = !spoken.is_ascii();
        let phones = if is_arabic {
            letters::of_arabic(spoken)
        } else {
            letters::of_latin(spoken)
        };
        for phones in phones.iter().flat_map(|phones| readings(phones, is_arabic)) {
            sounds.extend(Sound::new(&phones, is_arabic));
        }
    }
    sounds
}

/// The phones, and what a last letter of two meanings makes of them.
fn readings(phones: &[Phone], is_arabic: bool) -> Vec<Vec<Phone>> {
    use Phone::{Consonant, Vowel};
    let last: &[Phone] = match phones {
        // Latin h after a vowel is written or not for teh marbuta; or it is a consonant.
        [_, .., Vowel(vowels), Consonant(b'h')] if !is_arabic => &[Vowel(*vowels)],
        // Teh marbuta, which is heh once folded, is said as a vowel or as t.
        [.., Consonant(b'h')] if is_arabic => &[Vowel(Vowels::A), Consonant(b't')],
        // Alef maqsura is ye once folded.
        [.., Vowel(Vowels::LONG_I)] if is_arabic => &[Vowel(Vowels::A)],
        _ => &[],
    };
    let stem = phones
        .get(..phones.len().saturating_sub(1))
        .unwrap_or_default();
    let other = last.iter().map(|&last| [stem, &[last]].concat());
    std::iter::once(phones.to_vec()).chain(other).collect()
}

impl Sound {
    fn new(phones: &[Phone], is_arabic: bool) -> Option<Self> {
        let mut consonants = Vec::new();
        let mut vowels = Vec::new();
        let mut here = Vowels::NONE;
        for &phone in phones {
            match phone {
                Phone::Vowel(more) => here = here.with(more),
                Phone::Consonant(code) => {
                    consonants.push(code);
                    vowels.push(std::mem::take(&mut here));
                }
            }
        }
        vowels.push(here);
        let sound = Self {
            consonants,
            vowels,
            is_arabic,
        };
        (!sound.consonants.is_empty() && sound.weight() >= 2).then_some(sound)
    }

    /// What the same words have in common, to be looked up: similar consonants have one letter.
    pub(super) fn key(&self) -> String {
        self.consonants
            .iter()
            .map(|&code| char::from(coarse(code)))
            .collect()
    }

    /// How much there is to tell the word by.
    fn weight(&self) -> usize {
        let semivowels: usize = self.vowels.iter().map(|vowels| vowels.weight()).sum();
        self.consonants.len() + usize::from(self.vowels[0] != Vowels::NONE) + semivowels
    }

    /// Whether longer words can be found by what is there of this one.
    pub(super) fn is_long(&self) -> bool {
        self.consonants.len() >= 3 && self.weight() >= 4
    }

    /// Whether the other one is the same word, or begins with it.
    pub(super) fn is_heard_in(&self, found: &Self, mode: MatchMode) -> bool {
        self.is_same_as(found)
            || (mode == MatchMode::Prefix && self.is_long() && self.begins(found))
    }

    fn is_same_as(&self, found: &Self) -> bool {
        let n = self.consonants.len();
        let place = |at| match at {
            0 => Place::First,
            at if at == n => Place::Last,
            at if at + 1 == n && n >= 3 => Place::Coda,
            _ => Place::Inside,
        };
        let allowance = self.weight().min(found.weight()).saturating_sub(2).min(3);
        n == found.consonants.len()
            && !self.is_shifted(found)
            && self.cost_of_consonants(found) + self.cost_of_vowels(found, n + 1, place)
                <= allowance as u32
    }

    /// What is still being typed must agree entirely.
    fn begins(&self, found: &Self) -> bool {
        let n = self.consonants.len();
        let place = |at| if at == 0 { Place::First } else { Place::Inside };
        let n_vowels = n + usize::from(self.vowels[n] != Vowels::NONE);
        n <= found.consonants.len()
            && self.cost_of_consonants(found) + self.cost_of_vowels(found, n_vowels, place) == 0
    }

    fn cost_of_consonants(&self, found: &Self) -> u32 {
        let across = self.is_arabic != found.is_arabic;
        let pairs = self.consonants.iter().zip(&found.consonants);
        pairs.map(|(&a, &b)| cost_of_consonants(a, b, across)).sum()
    }

    fn cost_of_vowels(&self, found: &Self, n_vowels: usize, place: impl Fn(usize) -> Place) -> u32 {
        let pairs = self.vowels.iter().zip(&found.vowels).take(n_vowels);
        let scripts = [self.is_arabic, found.is_arabic];
        pairs
            .enumerate()
            .map(|(at, (a, b))| a.cost(*b, place(at), scripts))
            .sum()
    }

    /// Whether each has a vowel inside where the other has none, like bread and bird.
    fn is_shifted(&self, found: &Self) -> bool {
        let lacks = |a: &Self, b: &Self| {
            let mut inside = a
                .vowels
                .iter()
                .zip(&b.vowels)
                .take(a.consonants.len())
                .skip(1);
            inside.any(|(&a, &b)| a == Vowels::NONE && b != Vowels::NONE)
        };
        !self.is_arabic && !found.is_arabic && lacks(self, found) && lacks(found, self)
    }
}

/// The letter that stands for all consonants that may be the same.
fn coarse(code: u8) -> u8 {
    match code {
        b'p' => b'b',
        b'T' => b't',
        b'S' => b's',
        b'x' => b'h',
        b'D' | b'z' | b'Z' | b'V' => b'd',
        b'q' | b'g' | b'G' => b'k',
        b'v' => b'f',
        _ => code,
    }
}

/// More than any word may differ in.
const DIFFERENT: u32 = 99;

/// How much it tells against two words being one that they have these consonants at one place.
fn cost_of_consonants(a: u8, b: u8, across_scripts: bool) -> u32 {
    let pair = (a.min(b), a.max(b));
    if a == b || ALIKE.contains(&pair) || (across_scripts && ALIKE_ACROSS.contains(&pair)) {
        0
    } else if NEAR.contains(&pair) {
        1
    } else {
        DIFFERENT
    }
}

/// Pairs for one Arabic letter, in order: `D G S T V Z q x` are dhal, ghayn, shin, tha, dad, za, qaf and kha.
const ALIKE: [(u8, u8); 6] = [
    (b'k', b'q'),
    (b'G', b'g'),
    (b'V', b'd'),
    (b'Z', b'z'),
    (b'D', b'V'),
    (b'D', b'Z'),
];

/// Arabic has no p and v of its own.
const ALIKE_ACROSS: [(u8, u8); 2] = [(b'b', b'p'), (b'f', b'v')];

/// Pairs that some romanisations and dialects confuse, in order.
const NEAR: [(u8, u8); 12] = [
    (b'D', b'd'),
    (b'D', b'z'),
    (b'Z', b'd'),
    (b'V', b'z'),
    (b'V', b'Z'),
    (b'T', b't'),
    (b'G', b'k'),
    (b'G', b'q'),
    (b'g', b'k'),
    (b'g', b'q'),
    (b'S', b's'),
    (b'h', b'x'),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the words sound the same, whichever of them is looked for.
    #[track_caller]
    fn check(words: &str, expect: bool) {
        let words: Vec<&str> = words.split_whitespace().collect();
        for a in &words {
            for b in words.iter().filter(|b| *b != a) {
                let heard = sounds_of(b).iter().any(|found| {
                    sounds_of(a)
                        .iter()
                        .any(|wanted| wanted.is_heard_in(found, MatchMode::Exact))
                });
                assert_eq!(heard, expect, "{a} in {b}");
            }
        }
    }

    #[test]
    fn one_name_sounds_the_same_in_all_romanisations_and_in_arabic() {
        check("zeita zita zayta zeta زيتا زيته", true);
        check("kafr kafar kafer kufr", true);
        check("handarat handerat hindarat hanadarat حندرات", true);
        check("sakhour sakhur sakhoor الصاخور alsakhour", true);
        check("sulayman suleiman souliman suliman سليمان", true);
        check("urum orem urem ourem اورم", true);
        check("homs hims hums حمص", true);
        check("raqqa rakka raqqah raqa الرقه", true);
        check("manbij menbij mambij منبج", true);
        check("khirbat khirbet خربه", true);
        check("khirba khirbah خربه", true);
        check("kubra koubra الكبري", true);
        check("saleh salih صالح", true);
        check("owaija uwayja عويجه", true);
        check("zor zawr zour ezzor الزور", true);
        check("nubl nubul nubbul نبل", true);
        check("khidr khader kheder خضر", true);
        check("qaddafi kadhafi القذافي", true);
    }

    #[test]
    fn other_names_sound_different() {
        check("hama homs", false);
        check("halab hole", false);
        check("saad saeed", false);
        check("hassan hussein", false);
        check("suleiman suleimaniyeh", false);
        check("ansari ansariya", false);
        check("douma dama", false);
        check("حلب حمص", false);
    }

    #[test]
    fn words_of_other_languages_sound_different() {
        check("war wir", false);
        check("bread bird", false);
        check("attack tack", false);
        check("assad saad", false);
        check("bombing pumping", false);
        check("russia rasha", false);
        check("m10 man", false);
    }

    #[test]
    fn a_name_is_heard_while_it_is_typed() {
        let heard = |typed: &str, word: &str, mode| {
            sounds_of(typed)[0].is_heard_in(&sounds_of(word)[0], mode)
        };
        assert!(heard("hander", "handarat", MatchMode::Prefix));
        assert!(heard("hander", "حندرات", MatchMode::Prefix));
        assert!(!heard("hander", "handarat", MatchMode::Exact));
        assert!(
            !heard("han", "handarat", MatchMode::Prefix),
            "too little to tell"
        );
    }
}
