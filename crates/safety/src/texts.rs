//! All texts of a record, wherever in it they stand.

use serde_json::Value;

/// A text, or a number in its own spelling, with where it stands: `excerpts[0].text`, `original.Phone`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where.
    pub path: String,
    /// What it says.
    pub text: String,
    /// Whether it is a text, and no number.
    pub is_text: bool,
}

/// The texts and numbers of the properties of a feature, members by their names.
pub fn fields(properties: &Value) -> Vec<Field> {
    let mut all = Vec::new();
    add(properties, String::new(), &mut all);
    all
}

fn add(value: &Value, path: String, all: &mut Vec<Field>) {
    match value {
        Value::String(text) => all.push(Field {
            path,
            text: text.clone(),
            is_text: true,
        }),
        Value::Number(number) => all.push(Field {
            path,
            text: number.to_string(),
            is_text: false,
        }),
        Value::Array(items) => {
            for (nth, item) in items.iter().enumerate() {
                add(item, format!("{path}[{nth}]"), all);
            }
        }
        Value::Object(members) => {
            // In whatever order they are read.
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            for (name, value) in members {
                let path = match path.as_str() {
                    "" => name.clone(),
                    path => format!("{path}.{name}"),
                };
                add(value, path, all);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

/// A text without the addresses in it: their digits and signs are no words.
pub fn without_addresses(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    words.filter(|word| !is_address(word)).collect()
}

/// Whether a word is the address of a page.
pub fn is_address(word: &str) -> bool {
    word.contains("://")
        || word
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with("www.")
}

/// A text as it is compared: small letters, without the marks of Arabic, its forms of alef, ta and ya as one, and digits of other scripts as ASCII.
/// A letter stays one letter, or goes.
pub fn folded(text: &str) -> String {
    text.chars()
        .filter_map(folded_letter)
        .flat_map(char::to_lowercase)
        .collect()
}

/// A letter of [`folded`], before its capital is made small.
pub fn folded_letter(letter: char) -> Option<char> {
    Some(match letter {
        '\u{64b}'..='\u{652}' | '\u{640}' | '\u{670}' | '\u{200e}' | '\u{200f}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' => 'ي',
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        other => other,
    })
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter) - zero, 10).unwrap_or(letter)
}

/// The words of a folded text.
pub fn words(folded: &str) -> Vec<&str> {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_text_is_there_with_its_path() {
        let value =
            json!({"excerpts": [{"text": "a"}], "original": {"Phone": 7, "x": [null, true, "b"]}});
        let paths: Vec<String> = fields(&value).into_iter().map(|it| it.path).collect();
        assert_eq!(
            paths,
            ["excerpts[0].text", "original.Phone", "original.x[2]"]
        );
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        assert_eq!(folded("مُستشفى الأطفال ٠٩"), "مستشفي الاطفال 09");
        assert_eq!(
            without_addresses("call https://a.example/0911222333 now"),
            "call now"
        );
    }
}
