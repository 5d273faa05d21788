//! Telephone numbers, e-mail addresses, plates of vehicles, and columns that may name a private person.

use crate::finding::Kind;
use crate::texts::{Field, folded, is_address, without_addresses, words};

/// A column of numbers by which people are called.
const PHONES: [&str; 14] = [
    "phone",
    "telephone",
    "tel",
    "mobile",
    "cell",
    "whatsapp",
    "telegram",
    "signal",
    "msisdn",
    "هاتف",
    "الهاتف",
    "جوال",
    "الجوال",
    "موبايل",
];

/// A column of people: each is found as a word of its name.
const PEOPLE: [&str; 46] = [
    "name",
    "names",
    "fullname",
    "firstname",
    "lastname",
    "surname",
    "reporter",
    "respondent",
    "witness",
    "witnesses",
    "victim",
    "victims",
    "contact",
    "enumerator",
    "interviewer",
    "interviewee",
    "informant",
    "complainant",
    "survivor",
    "username",
    "submitter",
    "collector",
    "observer",
    "patient",
    "owner",
    "driver",
    "caller",
    "father",
    "mother",
    "اسم",
    "الاسم",
    "اسماء",
    "الاسماء",
    "الراوي",
    "شاهد",
    "الشاهد",
    "الشهود",
    "ضحيه",
    "الضحيه",
    "الضحايا",
    "المبلغ",
    "جهه",
    "الاب",
    "الام",
    "المريض",
    "المتصل",
];

/// Names of something that is no person.
const THINGS: [&str; 40] = [
    "place",
    "site",
    "location",
    "town",
    "village",
    "city",
    "district",
    "governorate",
    "admin",
    "country",
    "region",
    "province",
    "area",
    "street",
    "road",
    "file",
    "layer",
    "map",
    "form",
    "event",
    "group",
    "org",
    "organisation",
    "organization",
    "facility",
    "school",
    "hospital",
    "station",
    "unit",
    "publisher",
    "المكان",
    "الموقع",
    "المدينه",
    "القريه",
    "المحافظه",
    "المنطقه",
    "الجهه",
    "المنظمه",
    "المشفي",
    "الملف",
];

/// What says that the next word is a plate.
const PLATES: [&str; 8] = [
    "plate",
    "plates",
    "registration",
    "لوحه",
    "اللوحه",
    "نمره",
    "plaque",
    "plaka",
];

/// What a text says by which somebody can be found.
pub fn in_text(field: &Field) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    if !field.is_text {
        return found;
    }
    for link in field
        .text
        .split(char::is_whitespace)
        .filter(|word| is_calling(word))
    {
        found.push((Kind::Telephone, link.to_owned()));
    }
    let text = without_addresses(&field.text);
    found.extend(emails(&text).map(|it| (Kind::Email, it)));
    found.extend(
        telephones(&text)
            .into_iter()
            .map(|it| (Kind::Telephone, it)),
    );
    found.extend(plates(&text).into_iter().map(|it| (Kind::Plate, it)));
    found
}

/// What the name of a column that is not read says of what stands in it.
pub fn in_column(field: &Field) -> Option<Kind> {
    let name = field.path.strip_prefix("original.")?;
    // Forms have questions in groups: `about_you/name`.
    let name = name.rsplit('/').next().unwrap_or(name);
    let mut parts = String::new();
    let mut was_small = false;
    for letter in name.chars() {
        if letter.is_uppercase() && was_small {
            parts.push(' ');
        }
        was_small = letter.is_lowercase();
        parts.push(letter);
    }
    let name = folded(&parts);
    let words = words(&name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let n_digits = folded(&field.text)
        .chars()
        .filter(char::is_ascii_digit)
        .count();
    if has(&PHONES) && n_digits >= 6 {
        return Some(Kind::Telephone);
    }
    let is_submitted = name.contains("submitted by") || name.contains("submitted_by");
    let is_named = has(&PEOPLE) && !has(&THINGS) || is_submitted;
    let has_words = field.is_text && field.text.chars().any(char::is_alphabetic);
    (is_named && has_words && !is_address(&field.text)).then_some(Kind::PrivateName)
}

/// Links that call somebody.
fn is_calling(word: &str) -> bool {
    let word = word.to_lowercase();
    ["tel:", "wa.me/", "api.whatsapp.com/send", "mailto:"]
        .iter()
        .any(|it| word.contains(it))
        && word.chars().any(|c| c.is_ascii_digit())
}

fn emails(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| c.is_whitespace() || "<>()[],;:\"'«»،".contains(c));
    let words = words.map(|word| word.trim_matches(|c: char| ".!?".contains(c)));
    let is_email = |word: &&str| {
        word.split_once('@').is_some_and(|(who, host)| {
            let end = host.rsplit_once('.').map_or("", |(_, end)| end);
            !who.is_empty()
                && !host.contains('@')
                && end.chars().count() >= 2
                && end.chars().all(char::is_alphabetic)
        })
    };
    words.filter(is_email).map(str::to_owned)
}

/// Numbers as they are dialled: from abroad (`+963 …`, `00963 …`), or with a nought (`0933 123 456`).
fn telephones(text: &str) -> Vec<String> {
    let text = folded(text);
    let is_part = |c: char| c.is_ascii_digit() || " -.()/+\u{a0}".contains(c);
    let mut found = Vec::new();
    for run in text.split(|c| !is_part(c)) {
        // Where a new number begins, an earlier one has ended.
        let starts = run.match_indices('+').map(|(at, _)| at);
        let mut cuts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        cuts.push(run.len());
        for pair in cuts.windows(2) {
            let part = run.get(pair[0]..pair[1]).unwrap_or_default();
            let part = part
                .trim_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(')
                .trim_end_matches('(');
            if is_telephone(part) {
                found.push(part.to_owned());
            }
        }
    }
    found
}

fn is_telephone(part: &str) -> bool {
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<&str> = part
        .split(|c: char| !c.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .collect();
    // 2016-09-30, 24.09.2016, 09/24/2016 14:30
    let is_year =
        |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let has_date = groups.windows(3).any(|it| {
        it.iter().any(is_year) && it.iter().filter(|group| group.len() <= 2).count() == 2
    });
    // 36.2185 37.1898
    let has_decimals = part.contains('.')
        && groups
            .iter()
            .any(|group| group.len() > 4 && !group.starts_with('0'))
        && groups.len() <= 4
        && part.contains(' ');
    if has_date || has_decimals && !part.starts_with('+') {
        return false;
    }
    match digits.len() {
        8..=15 if part.starts_with('+') => true,
        10..=16 if digits.starts_with("00") => true,
        9..=11 => {
            digits.starts_with('0')
                && groups.first().is_some_and(|it| it.len() >= 2)
                && groups.len() <= 5
                && !part.starts_with("0.")
        }
        _ => false,
    }
}

/// Plates that are called so, and those of the shape that half of Europe has: `AA1234BB`.
fn plates(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || ",;()\"«»:#".contains(c))
        .filter(|it| !it.is_empty())
        .collect();
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    let mut found = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if PLATES.contains(&bare) {
            let after = words.iter().skip(nth + 1).take(5);
            let is_plate = |word: &&&str| digits(word) >= 3 && !is_address(word);
            found.extend(
                after
                    .filter(is_plate)
                    .take(1)
                    .map(|it| it.trim_end_matches('.').to_uppercase()),
            );
        }
        let letters: Vec<char> = bare.chars().collect();
        let is_shape = letters.len() == 8
            && letters.iter().enumerate().all(|(at, letter)| match at {
                2..=5 => letter.is_ascii_digit(),
                _ => letter.is_ascii_alphabetic(),
            });
        if is_shape && text.contains(&bare.to_uppercase()) {
            found.push(bare.to_uppercase());
        }
    }
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(path: &str, text: &str) -> Field {
        Field {
            path: path.to_owned(),
            text: text.to_owned(),
            is_text: true,
        }
    }

    #[track_caller]
    fn check(text: &str, expect: &[(Kind, &str)]) {
        let found = in_text(&field("title", text));
        let found: Vec<(Kind, &str)> = found
            .iter()
            .map(|(kind, it)| (*kind, it.as_str()))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn numbers_by_which_people_are_called_are_found() {
        for (text, number) in [
            ("Call +963 933 123 456 now", "+963 933 123 456"),
            ("00963933123456", "00963933123456"),
            ("0933-123-456.", "0933-123-456"),
            ("اتصل على ٠٩٣٣١٢٣٤٥٦", "0933123456"),
            ("(+90) 532 123 45 67", "+90) 532 123 45 67"),
            (
                "see https://wa.me/963933123456",
                "https://wa.me/963933123456",
            ),
        ] {
            check(text, &[(Kind::Telephone, number)]);
        }
    }

    #[test]
    fn dates_positions_and_tolls_are_no_telephone_numbers() {
        for text in [
            "2016-09-30",
            "on 24.09.2016 at 14:30",
            "30/09/2016-01/10/2016",
            "36.2185 37.1898",
            "36.2185, 37.1898",
            "10,000 of 250,000",
            "2016-2017",
            "https://example.org/2016/09/30/0911222333.html",
            "S/2016/1093",
            "UTC+3",
            "0.123456789",
            "2016-09-30 - 2016-10-01",
            "1 000 000 000",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn addresses_and_plates_are_found() {
        check(
            "Write to (jane.roe@mail.example.org).",
            &[(Kind::Email, "jane.roe@mail.example.org")],
        );
        check("@handle said at https://medium.com/@handle", &[]);
        check(
            "a van with the plate no. 123-456",
            &[(Kind::Plate, "123-456")],
        );
        check("سيارة تحمل لوحة رقم ٤٥٦٧٨٩", &[(Kind::Plate, "456789")]);
        check("seen: AA1234BB", &[(Kind::Plate, "AA1234BB")]);
        check("a plate of armour hit by BM21", &[]);
    }

    #[test]
    fn columns_of_people_are_known_by_their_names() {
        let check = |name: &str, text: &str, expect: Option<Kind>| {
            assert_eq!(
                in_column(&field(&format!("original.{name}"), text)),
                expect,
                "{name}"
            );
        };
        for name in [
            "Name",
            "reporter_name",
            "_submitted_by",
            "Witness 1",
            "contactPerson",
            "اسم الشاهد",
            "group/respondent",
        ] {
            check(name, "Jane Roe", Some(Kind::PrivateName));
        }
        check("Phone", "933 123", Some(Kind::Telephone));
        check("الهاتف", "٩٣٣١٢٣٤٥٦", Some(Kind::Telephone));
        for name in [
            "Place name",
            "site_name",
            "Ward",
            "filename",
            "اسم المدينة",
            "Witnesses",
        ] {
            check(name, if name == "Witnesses" { "3" } else { "Jane" }, None);
        }
        assert_eq!(in_column(&field("title", "Jane")), None);
    }
}
