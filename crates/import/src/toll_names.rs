//! Columns of people killed and injured, by the words in their heads.

use crate::names::folded;

#[rustfmt::skip]
const KILLED: [&str; 52] = [
    "killed", "kia", "dead", "deaths", "death", "fatalities", "fatality", "died",
    "mort", "morts", "tué", "tués", "tue", "tues", "décès", "deces", "décédés",
    "muertos", "muertes", "fallecidos", "asesinados", "morti", "mortos",
    "убито", "убитых", "убитые", "погибло", "погибших", "погибшие", "погибшего", "загинуло", "загиблих",
    "ölü", "olu", "ölen", "ölenler", "öldürülen",
    "tote", "toten", "getötete", "todesopfer",
    "قتلى", "القتلى", "قتيل", "القتل", "شهداء", "الشهداء", "شهيد", "وفيات", "الوفيات", "کشته", "موتى",
];

#[rustfmt::skip]
const INJURED: [&str; 37] = [
    "injured", "wounded", "wia", "injuries", "injury", "hurt",
    "blessé", "blessés", "blesses", "heridos", "lesionados", "feriti", "feridos",
    "ранено", "раненых", "раненые", "ранения", "поранено", "поранених",
    "yaralı", "yarali", "yaralılar", "yaralanan",
    "verletzte", "verletzten", "verwundete",
    "جرحى", "الجرحى", "جريح", "مصابين", "المصابين", "مصابون", "المصابون", "إصابات", "الإصابات", "اصابات", "زخمی",
];

/// Words beside them that change nothing of what is counted.
#[rustfmt::skip]
const ASIDE: [&str; 45] = [
    "no", "nr", "num", "number", "numbers", "count", "of", "total", "totals", "the", "all", "n", "reported", "estimated", "est", "how", "many", "were", "people", "persons", "sum",
    "nombre", "nb", "de", "des", "personnes", "número", "numero", "núm", "personas", "cantidad",
    "число", "количество", "кол", "во", "всего", "кількість",
    "sayısı", "sayisi", "kişi", "anzahl", "عدد", "إجمالي", "مجموع", "تعداد",
];

const LEAST: [&str; 6] = ["min", "minimum", "least", "low", "lowest", "lower"];
const MOST: [&str; 6] = ["max", "maximum", "most", "high", "highest", "upper"];

/// What a word says of people: that they were killed, or else injured.
pub fn is_of_killed(word: &str) -> Option<bool> {
    match () {
        () if KILLED.contains(&word) => Some(true),
        () if INJURED.contains(&word) => Some(false),
        () => None,
    }
}

/// The member for which a column of people is; nothing where it counts some of them only, or both.
///
/// ```
/// use import::toll_names::member;
///
/// assert_eq!(member("# Injured"), Some("injured"));
/// assert_eq!(member("Killed (min)"), Some("killed_min"));
/// assert_eq!(member("Civilians killed"), None);
/// ```
pub fn member(name: &str) -> Option<&'static str> {
    let folded = folded(name);
    let (mut killed, mut injured, mut least, mut most) = (false, false, false, false);
    for word in folded.split('_') {
        match is_of_killed(word) {
            Some(true) => killed = true,
            Some(false) => injured = true,
            None if LEAST.contains(&word) => least = true,
            None if MOST.contains(&word) => most = true,
            None if ASIDE.contains(&word) || word == "at" => {}
            None => return None,
        }
    }
    Some(match (killed, injured, least, most) {
        (true, false, false, false) => "fatalities",
        (true, false, true, false) => "killed_min",
        (true, false, false, true) => "killed_max",
        (false, true, false, false) => "injured",
        (false, true, true, false) => "injured_min",
        (false, true, false, true) => "injured_max",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_people_are_known_by_their_words() {
        for (name, expected) in [
            ("KIA", Some("fatalities")),
            ("No. killed", Some("fatalities")),
            ("Wounded (total)", Some("injured")),
            ("How many people were injured?", Some("injured")),
            ("WIA", Some("injured")),
            ("max_injured", Some("injured_max")),
            ("At least killed", Some("killed_min")),
            ("Décès", Some("fatalities")),
            ("Nombre de blessés", Some("injured")),
            ("Número de muertos", Some("fatalities")),
            ("Число погибших", Some("fatalities")),
            ("Раненые", Some("injured")),
            ("Ölü sayısı", Some("fatalities")),
            ("Yaralı sayısı", Some("injured")),
            ("Anzahl Verletzte", Some("injured")),
            ("عدد الشهداء", Some("fatalities")),
            ("المصابين", Some("injured")),
            ("Killed/injured", None),
            ("Children killed", None),
            ("Deadline", None),
            ("Number", None),
            ("", None),
        ] {
            assert_eq!(member(name), expected, "{name}");
        }
    }
}
