//! What a page says in its map's own language before it is opened: how much it shows, of which day, and what is there no more.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use incidents::model::civil::Minute;
use incidents::query::engine::Count;
use unic_langid::LanguageIdentifier;

/// The messages of a language, and the English ones where it has none. `read` gives a file beside index.html.
pub(crate) struct Messages {
    bundles: Vec<FluentBundle<FluentResource>>,
    language: String,
}

/// A number as English writes it.
fn grouped<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let digits = number.as_string();
    let from_the_end: Vec<char> = digits.chars().rev().collect();
    let groups = from_the_end.chunks(3).map(|group| group.iter().collect());
    let groups: Vec<String> = groups.collect();
    Some(groups.join(",").chars().rev().collect())
}

impl Messages {
    /// What cannot be read is left out.
    pub(crate) fn read(language: &str, read: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let mut languages = vec![language];
        if language != "en" {
            languages.push("en");
        }
        let bundle = |language: &str| {
            let text = String::from_utf8(read(&format!("words/{language}.ftl"))?).ok()?;
            let locale: LanguageIdentifier = language.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new(vec![locale]);
            // Each text has its own direction, and marks between would be read by nobody.
            bundle.set_use_isolating(false);
            bundle.add_builtins().ok()?;
            bundle.set_formatter(Some(grouped));
            // What of the file is no message is told by the page.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
            Some(bundle)
        };
        Self {
            bundles: languages.into_iter().filter_map(bundle).collect(),
            language: language.to_owned(),
        }
    }

    /// The tag of the language.
    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    pub(crate) fn say(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
            errors.is_empty().then(|| said.into_owned())
        })
    }

    /// How many incidents and background records there are, as src/words.rs says it; nothing where there are thousands, but in English.
    pub(crate) fn shown(&self, count: Count) -> Option<String> {
        // How other languages group digits only browsers know.
        let is_english = self.language.split('-').next() == Some("en");
        if !is_english && count.incidents.max(count.others) >= 1_000 {
            return None;
        }
        let id = match count.others {
            0 => "incidents",
            _ => "incidents-and-others",
        };
        let number = |number: usize| FluentValue::from(number);
        self.say(
            id,
            &[
                ("incidents", number(count.incidents)),
                ("others", number(count.others)),
            ],
        )
    }

    /// A message of so many.
    pub(crate) fn counted(&self, id: &str, count: usize) -> Option<String> {
        self.say(id, &[("count", FluentValue::from(count))])
    }

    /// That a record is not there any more, and why, as the page says it to whoever has a link to it.
    pub(crate) fn withdrawn(&self, id: &str, on: &str, reason: &str) -> Option<String> {
        let values = [("id", id), ("day", on), ("reason", reason)];
        self.say(
            "notice-withdrawn",
            &values.map(|(name, value)| (name, FluentValue::from(value))),
        )
    }

    /// The day of the data. How a language writes a day only browsers know; in figures everybody can read it.
    pub(crate) fn as_of(&self, iso: &str) -> Option<String> {
        let day = Minute::from_iso(iso)?.iso_day();
        self.say("data-as-of", &[("day", FluentValue::from(day))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(language: &str) -> Messages {
        let words = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
        Messages::read(language, |file| {
            std::fs::read(format!("{words}{file}")).ok()
        })
    }

    fn count(incidents: usize, others: usize) -> Count {
        Count { incidents, others }
    }

    #[test]
    fn counts_are_said_by_the_rules_of_their_language() {
        let check = |language: &str, counted: Count, expected: &str| {
            assert_eq!(messages(language).shown(counted).as_deref(), Some(expected));
        };
        check("en", count(1, 0), "1 incident");
        check("en", count(11, 14), "11 incidents, 14 background records");
        check("ar", count(2, 0), "حادثتان");
        check("en", count(1_234_567, 0), "1,234,567 incidents");
        assert_eq!(messages("ar").shown(count(1_000, 0)), None);
        // A language without messages is spoken to in English.
        check("de", count(3, 1), "3 incidents, 1 background record");
    }

    #[test]
    fn the_day_of_the_data_is_said_where_there_is_one() {
        let english = messages("en");
        assert_eq!(
            english.as_of("2016-10-01").as_deref(),
            Some("Data as of 2016-10-01")
        );
        assert_eq!(english.as_of("soon"), None);
    }

    #[test]
    fn without_a_file_of_words_nothing_is_said() {
        assert_eq!(Messages::read("en", |_| None).shown(count(1, 0)), None);
    }
}
