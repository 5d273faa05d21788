//! Which plural forms a language has.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

/// What the Unicode CLDR calls the forms, in its order.
pub(super) const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The plural forms that a language has for numbers of things, by the Unicode CLDR; nothing where the tag is none.
///
/// ```
/// use incidents_cli::words::categories;
///
/// assert_eq!(categories("fr"), Some(vec!["one", "many", "other"]));
/// assert_eq!(categories("tr-TR"), Some(vec!["one", "other"]));
/// assert_eq!(categories("a language"), None);
/// ```
pub fn categories(language: &str) -> Option<Vec<&'static str>> {
    let locale: Locale = language.parse().ok()?;
    let rules = PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()?;
    let has: Vec<PluralCategory> = rules.categories().collect();
    let of_name = |name: &&str| {
        let category = PluralCategory::get_for_cldr_string(name);
        category.is_some_and(|category| has.contains(&category))
    };
    Some(NAMES.into_iter().filter(of_name).collect())
}
