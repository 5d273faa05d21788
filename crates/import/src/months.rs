//! Months by name, in the languages that files come in.

/// Each month's names: English, French, Spanish, German, Russian (both cases), Turkish, Persian; Arabic of the Levant and of Egypt.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "janvier",
        "janv",
        "enero",
        "ene",
        "januar",
        "jänner",
        "январь",
        "января",
        "янв",
        "ocak",
        "ژانویه",
        "كانون الثاني",
        "يناير",
    ],
    &[
        "february",
        "feb",
        "février",
        "fevrier",
        "févr",
        "fév",
        "febrero",
        "februar",
        "февраль",
        "февраля",
        "фев",
        "şubat",
        "فوریه",
        "شباط",
        "فبراير",
    ],
    &[
        "march",
        "mar",
        "mars",
        "marzo",
        "märz",
        "mrz",
        "март",
        "марта",
        "мар",
        "mart",
        "مارس",
        "آذار",
        "اذار",
    ],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "апрель",
        "апреля",
        "апр",
        "nisan",
        "آوریل",
        "نيسان",
        "أبريل",
        "ابريل",
    ],
    &[
        "may", "mai", "mayo", "май", "мая", "mayıs", "مه", "أيار", "ايار", "مايو",
    ],
    &[
        "june",
        "jun",
        "juin",
        "junio",
        "juni",
        "июнь",
        "июня",
        "июн",
        "haziran",
        "ژوئن",
        "حزيران",
        "يونيو",
    ],
    &[
        "july",
        "jul",
        "juillet",
        "juil",
        "julio",
        "juli",
        "июль",
        "июля",
        "июл",
        "temmuz",
        "ژوئیه",
        "تموز",
        "يوليو",
    ],
    &[
        "august",
        "aug",
        "août",
        "aout",
        "agosto",
        "ago",
        "август",
        "августа",
        "авг",
        "ağustos",
        "اوت",
        "آب",
        "أغسطس",
        "اغسطس",
    ],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "setiembre",
        "сентябрь",
        "сентября",
        "сен",
        "сент",
        "eylül",
        "سپتامبر",
        "أيلول",
        "ايلول",
        "سبتمبر",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "octubre",
        "oktober",
        "okt",
        "октябрь",
        "октября",
        "окт",
        "ekim",
        "اکتبر",
        "تشرين الأول",
        "تشرين الاول",
        "أكتوبر",
        "اكتوبر",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "ноябрь",
        "ноября",
        "ноя",
        "нояб",
        "kasım",
        "نوامبر",
        "تشرين الثاني",
        "نوفمبر",
    ],
    &[
        "december",
        "dec",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "dezember",
        "dez",
        "декабрь",
        "декабря",
        "дек",
        "aralık",
        "دسامبر",
        "كانون الأول",
        "كانون الاول",
        "ديسمبر",
    ],
];

/// The month, from 1, of a name in any case, in full or shortened.
pub fn number(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let name = name.trim_end_matches('.');
    (1..)
        .zip(MONTHS)
        .find_map(|(number, names)| names.contains(&name).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case() {
        for (name, expected) in [
            ("Sept.", Some(9)),
            ("AUGUST", Some(8)),
            ("Août", Some(8)),
            ("сентября", Some(9)),
            ("كانون الأول", Some(12)),
            ("Mayor", None),
        ] {
            assert_eq!(number(name), expected, "{name}");
        }
    }

    #[test]
    fn no_name_is_of_two_months() {
        let mut names: Vec<&str> = MONTHS.iter().copied().flatten().copied().collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
