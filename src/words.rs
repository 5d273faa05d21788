//! What the page says, in the reader's language.
//!
//! Words are in message files (`words/en.ftl`), dates and numbers are said by the browser's `Intl`. Components
//! hold no words of their own.

pub mod dates;
pub mod fluent;
pub mod record;

use std::cell::RefCell;

use futures_util::future::join3;
use incidents::model::civil::Minute;
use incidents::model::edition::Edition;
use incidents::query::engine::{Answer, Count};
use js_sys::Function;
use js_sys::Intl::NumberFormat;
use wasm_bindgen::JsValue;

use crate::browser::fetch::{FetchScope, LoadErrorKind, fetch};
use crate::browser::language::offered;
use crate::browser::{url, web};
use crate::words::dates::Dates;
use crate::words::fluent::{Bundle, Fluent};

/// The language whose message file is complete: what another one leaves out is said in this one.
pub const COMPLETE: &str = "en";

/// Before what is said in the complete language for want of another: two marks that nobody sees, by which an element knows that what it says is in
/// that language. Texts of the data may begin with the first of them, which turns no letter (U+200E), and not with both (U+2060 joins words).
pub const FOREIGN: &str = "\u{200e}\u{2060}";

/// So many sayings are kept: a page has a few hundred, a map file may list any number of languages.
const MAX_KEPT: usize = 2000;

/// Says things in one language.
#[derive(Clone, PartialEq)]
pub struct Words {
    language: String,
    /// The language's own messages, then the complete ones.
    bundles: Vec<Bundle>,
    dates: Dates,
    number: Function,
    /// Numbers in little room.
    compact: Function,
    /// What has been said and never changes, by what it was asked for.
    kept: RefCell<Vec<(String, String)>>,
}

impl Words {
    /// Fetches the words of a language, given as its BCP 47 tag.
    pub async fn load(language: &str) -> Result<Self, JsValue> {
        let own = message_file(language);
        let complete = async {
            match language == COMPLETE {
                true => None,
                false => Some((COMPLETE, message_file(COMPLETE).await)),
            }
        };
        let (fluent, own, complete) = join3(Fluent::load(), own, complete).await;
        let fluent = fluent?;
        let (mut bundles, mut failures) = (Vec::new(), Vec::new());
        let mut spoken = None;
        for (tag, file) in [(language, own)].into_iter().chain(complete) {
            match file {
                Ok(file) => {
                    bundles.push(fluent.bundle(tag, &file)?);
                    spoken.get_or_insert(tag);
                }
                Err(reason) => failures.push(format!("words/{tag}.ftl: {reason}")),
            }
        }
        let failures = failures.join("; ");
        let Some(spoken) = spoken else {
            return Err(failures.into());
        };
        // Whoever lists a language and forgets its file sees the page in English, and here why.
        if !failures.is_empty() {
            gloo::console::error!(failures);
        }
        let locale = locale(&bundles, spoken);
        let compact = js_sys::Object::new();
        js_sys::Reflect::set(&compact, &"notation".into(), &"compact".into())?;
        Ok(Self {
            language: spoken.to_owned(),
            dates: Dates::new(&locale),
            number: NumberFormat::new(&dates::locales(&locale), &js_sys::Object::new()).format(),
            compact: NumberFormat::new(&dates::locales(&locale), &compact).format(),
            bundles,
            kept: RefCell::default(),
        })
    }

    /// What was found in a file, of how it is carried: in English where the page's language lacks words for it.
    pub fn found(&self, carried: &str) -> String {
        let mut found = self
            .bundles
            .iter()
            .filter_map(|bundle| bundle.found(carried).ok());
        // Without what says it there is the sentence, with a name for each of its values.
        let is_sign = |c: char| c < ' ';
        found
            .next()
            .unwrap_or_else(|| carried.split(is_sign).next().unwrap_or_default().to_owned())
    }

    /// The language, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A message, by its name in the message files.
    pub fn say(&self, id: &str) -> String {
        self.kept(id, &|| self.say_with(id, &[]))
    }

    /// The name of a language in that language.
    pub fn language_name(&self, tag: &str) -> String {
        self.kept(&format!("language {tag}"), &|| {
            web::language_name(tag).unwrap_or_else(|| tag.to_owned())
        })
    }

    /// While a reader drags, the page says a hundred things anew in each frame.
    fn kept(&self, key: &str, say: &dyn Fn() -> String) -> String {
        let found = (self.kept.borrow()).binary_search_by(|(known, _)| known.as_str().cmp(key));
        match found {
            Ok(at) => self.kept.borrow()[at].1.clone(),
            Err(at) => {
                let said = say();
                let mut kept = self.kept.borrow_mut();
                if kept.len() < MAX_KEPT {
                    kept.insert(at, (key.to_owned(), said.clone()));
                }
                said
            }
        }
    }

    /// A message with the values of its variables: texts and numbers.
    pub fn say_with(&self, id: &str, args: &[(&str, JsValue)]) -> String {
        let mut is_own = true;
        for bundle in &self.bundles {
            if let Some(mut said) = bundle.say(id, args) {
                if !is_own && !said.is_empty() {
                    said.insert_str(0, FOREIGN);
                }
                return said;
            }
            is_own = false;
        }
        gloo::console::error!(format!("no words for {id}"));
        id.to_owned()
    }

    /// `1,234`.
    pub fn number(&self, number: usize) -> String {
        dates::said(&self.number, &JsValue::from_f64(number as f64))
    }

    /// `1.2K`.
    pub fn compact(&self, number: usize) -> String {
        dates::said(&self.compact, &JsValue::from_f64(number as f64))
    }

    /// `data as of 1 October 2016, version 3f9c1a2b`.
    pub fn edition(&self, edition: Edition) -> String {
        let version = edition.version.code();
        match edition.day {
            Some(day) => self.say_with(
                "edition",
                &[
                    ("day", self.day(Minute::from_day(day)).into()),
                    ("version", version.into()),
                ],
            ),
            None => self.say_with("edition-undated", &[("version", version.into())]),
        }
    }

    /// What passes the filter, and of how many records if there is one: `3 incidents, 2 background records of 25 records`.
    pub fn shown(&self, answer: &Answer) -> String {
        match answer.session.has_filters() {
            true => self.say_with(
                "count-of-all",
                &[
                    ("count", self.count(answer.passing).into()),
                    ("all", answer.all.records().into()),
                ],
            ),
            false => self.count(answer.all),
        }
    }

    /// That no record has a word, and which one was looked for in its place; nothing where none was.
    pub fn corrected(&self, answer: &Answer) -> Option<String> {
        let typed = answer.corrections.iter().map(|it| it.typed.as_str());
        let typed: Vec<&str> = typed.collect();
        (!typed.is_empty()).then(|| {
            self.say_with(
                "list-corrected",
                &[
                    ("typed", typed.join(" ").into()),
                    ("words", answer.words().into()),
                ],
            )
        })
    }

    /// `11 incidents, 14 other records`.
    pub fn count(&self, count: Count) -> String {
        let id = match count.others {
            0 => "incidents",
            _ => "incidents-and-others",
        };
        self.say_with(
            id,
            &[
                ("incidents", count.incidents.into()),
                ("others", count.others.into()),
            ],
        )
    }
}

/// The locale whose rules of numbers and dates hold: the one that the language's own messages name, else the language itself
/// where the browser knows it.
fn locale(bundles: &[Bundle], language: &str) -> String {
    let named = bundles.first().and_then(|own| own.say("locale", &[]));
    let known = || web::language_name(language).map(|_| language.to_owned());
    let complete = || bundles.last()?.say("locale", &[]);
    let locale = named.or_else(known).or_else(complete);
    locale.unwrap_or_else(|| COMPLETE.to_owned())
}

/// The message file of a language, or why there is none.
async fn message_file(language: &str) -> Result<String, String> {
    // A tag from the map file must not leave the folder.
    let is_tag = language
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-');
    let address = url::same_origin(&format!("words/{language}.ftl")).filter(|_| is_tag);
    let address = address.ok_or("this is no tag of a language")?;
    match fetch(&address, FetchScope::Own).await {
        Ok(bytes) => String::from_utf8(bytes).map_err(|error| error.to_string()),
        Err(error) => Err(match error.kind {
            LoadErrorKind::Status(status) => format!("the server answered {status}"),
            LoadErrorKind::Unreachable(reason)
            | LoadErrorKind::Elsewhere(reason)
            | LoadErrorKind::Unreadable(reason) => reason,
            LoadErrorKind::Cancelled => String::new(),
        }),
    }
}

/// The language to speak, of those that the site offers: the one that the address asks for, else the first
/// one that the reader's browser prefers, else the site's own.
pub fn choice(languages: &[String]) -> String {
    let mut wanted = url::language().into_iter().chain(web::languages());
    let found = wanted.find_map(|tag| offered(languages, &tag));
    found
        .or(languages.first())
        .map_or_else(|| COMPLETE.to_owned(), Clone::clone)
}
