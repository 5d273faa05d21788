//! What every part of the page needs to show anything.

use std::ops::Deref;
use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::model::edition::Edition;
use incidents::model::session::{Action, View};
use incidents::model::text::Text;
use incidents::query::engine::Answer;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::browser::web::local_file::LocalFile;
use crate::state::Change;
use crate::state::embed_options::EmbedOptions;
use crate::state::progress::{Awaited, SearchProgress};
use crate::ui::element::{Element, el};
use crate::words::Words;

/// A value that is shared and never changed: two are equal when they are the same one, so that
/// comparing a large answer costs nothing.
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What is opened in place of what the page shows.
pub enum Reopen {
    /// A file of the reader's own device.
    File(LocalFile),
    /// The same file, whose columns are for something else: the `fields` of a map file, and the element in which that was chosen.
    Fields(String, String),
}

/// The file that the page shows, and how another one is opened.
#[derive(Clone, PartialEq)]
pub struct OpenedFile {
    /// How many were opened until then, with this one.
    pub number: u32,
    /// What the columns of a file in another schema were taken for, as JSON; empty where the file is in ours.
    pub mapping: String,
    /// The map file, or what was said in its place: its `fields` hold.
    pub map_file: Vec<u8>,
    /// The element in which it was chosen, where it was opened again since one of its columns is for something else.
    pub changed: Option<String>,
    /// Whether it is on the reader's own device only.
    pub is_here: bool,
    /// Opens something else.
    pub on_open: Callback<Reopen>,
}

/// What every part of the page needs. Parts without state of their own are plain functions of it:
/// a component costs three kilobytes of the page.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// What this map is.
    pub config: Shared<MapConfig>,
    /// Which edition of the data it shows, once that is known.
    pub edition: Option<Edition>,
    /// The file, where it is not the map's own.
    pub other_file: Option<Shared<String>>,
    /// How it was read, and how another one is opened.
    pub opened: Shared<OpenedFile>,
    /// The day of the data (days since 1970), where the map file says it.
    pub day: Option<i32>,
    /// The palette.
    pub theme: Theme,
    /// The words.
    pub words: Shared<Words>,
    /// How much of the page is shown.
    pub embed_options: EmbedOptions,
    /// What of the answer that is shown is not final yet.
    pub awaited: Awaited,
    /// What the reader does.
    pub on_change: Callback<Change>,
}

impl Page {
    /// What passes the filter, in words: of a search that goes on or failed, what has been found so far.
    pub fn shown(&self, answer: &Answer) -> String {
        let words = &self.words;
        let all = [("all", answer.all.records().into())];
        match (self.awaited.search, answer.passing.records()) {
            (SearchProgress::Done, _) => words.shown(answer),
            (SearchProgress::Running, 0) => words.say_with("count-searching", &all),
            (SearchProgress::Failed, 0) => words.say_with("count-unsearched", &all),
            _ => words.say_with("count-so-far", &[("count", words.shown(answer).into())]),
        }
    }

    /// An element for what is said in the reader's language or, where it is not, in the site's own, which it names then. Of texts that have the
    /// site's own among them the first is said in its place.
    #[inline(never)]
    pub fn said(&self, element: Element, texts: &Text) -> Element {
        let (spoken, site) = (self.words.language(), self.config.languages.first());
        let site = site.filter(|site| *site != spoken && texts.said_in(spoken).is_none());
        let said = site.map(|site| match texts.said_in(site).and(texts.all().next()) {
            Some((first, _)) => first.to_owned(),
            None => site.clone(),
        });
        element.attr("dir", "auto").attr_if("lang", said)
    }

    /// An element with a text of the data: in the reader's language where the map file has words for it, else in its own, which it names.
    #[inline(never)]
    pub fn of_data(&self, element: Element, text: &str) -> Element {
        let text = self.config.name_in(text, self.words.language());
        let element = element.attr("dir", "auto");
        let element = element.attr_if("lang", self.language_of(text));
        element.text(text.to_owned())
    }

    /// An element for words of the page around words of the data: those that are not in the page's language name theirs.
    #[inline(never)]
    pub fn quoting(&self, element: Element, said: &str) -> Element {
        let mut element = element.attr("dir", "auto");
        let mut rest = said;
        while let Some((before, quoted)) = rest.split_once(QUOTED[0]) {
            let (quoted, after) = quoted.split_once(QUOTED[1]).unwrap_or((quoted, ""));
            element = element.text(before.to_owned());
            element = match self.language_of(quoted) {
                Some(language) => {
                    element.child(el("bdi").attr("lang", language).text(quoted.to_owned()))
                }
                None => element.text([QUOTED[0], quoted, QUOTED[1]].concat()),
            };
            rest = after;
        }
        element.text(rest.to_owned())
    }

    /// The language of a text of the data, where the page is in another: the site's own, if the text is in the letters of that one.
    pub fn language_of(&self, text: &str) -> Option<String> {
        let site = self.config.languages.first()?;
        let title = self.config.title.in_language(site);
        let is_of_site = *site != self.words.language() && letters(text) == letters(title);
        is_of_site.then(|| site.clone())
    }

    /// Who says or reports something, in the reader's language where the map file has words for it.
    pub fn name(&self, name: &str) -> String {
        self.config.name_in(name, self.words.language()).to_owned()
    }

    /// In the place of what names the version, while that is not known, or where it cannot be.
    pub fn without_version(&self) -> String {
        self.words.say(match self.awaited.version {
            true => "edition-later",
            false => "edition-unknown",
        })
    }

    /// A callback that makes a change, whatever the event.
    pub fn on<E: 'static>(&self, change: Change) -> Callback<E> {
        let on_change = self.on_change.clone();
        Callback::from(move |_: E| on_change.emit(change.clone()))
    }

    /// A callback that takes a step which Back undoes.
    pub fn step<E: 'static>(&self, action: Action) -> Callback<E> {
        self.on(Change::Step(action))
    }
}

/// Around each value in a message of Fluent (U+2068, U+2069): its direction is its own.
const QUOTED: [&str; 2] = ["\u{2068}", "\u{2069}"];

/// Which letters a text is in, by the block of 256 characters of Unicode of the first of them; all blocks of Latin letters up to U+024F are
/// one.
fn letters(text: &str) -> Option<u32> {
    let first = text.chars().find(|c| c.is_alphabetic())?;
    Some(match u32::from(first) {
        ..=0x24f => 0,
        code => code / 0x100,
    })
}

/// Of the names of a thing one that is not `shown`, with its language: its own, or the first of the site's languages that it has another in.
pub fn other_name(
    page: &Page,
    shown: &str,
    name: Option<&str>,
    others: &Text,
) -> Option<(String, Option<String>)> {
    let site = &page.config.languages;
    let (language, name) = match name {
        Some(name) if name != shown && !others.is_empty() => (site.first()?.as_str(), name),
        _ => {
            let of_site = site
                .iter()
                .find_map(|tag| Some((tag.as_str(), others.said_in(tag)?)));
            of_site.or_else(|| others.all().next())?
        }
    };
    (name != shown).then(|| (name.to_owned(), Some(language.to_owned())))
}

/// The element that the map puts into what a search finds among its names.
pub const PLACES: &str = "places";

/// A quiet remark in whichever language it is.
pub fn aside(text: String) -> Element {
    el("p").class("aside").attr("dir", "auto").text(text)
}

/// The element of a tab.
pub fn tab_id(view: View) -> String {
    format!("tab-{}", view.code())
}
