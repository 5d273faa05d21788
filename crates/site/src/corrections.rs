//! The pages of all corrections, one in each of the map's languages: what was corrected, what changed from one version that is kept to the next,
//! and what was withdrawn. They are files of their own, without scripts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use incidents::config::{MapConfig, Withdrawal};
use incidents::link::html::escaped;
use incidents::link::permalink::query_from_session;
use incidents::model::session::Session;

use crate::counts::Messages;
use crate::files::{Files, Memory};
use crate::history::Entry;
use crate::html::is_rtl;
use crate::versions::{Became, FOLDER, History};

/// Before the tag of a language, and behind it.
const NAME: [&str; 2] = ["corrections", ".html"];

/// What such a page has, and no other.
const MARK: &str = "<body class=\"corrections-page\">";

/// All that such a page loads.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// The name of the page in a language of a map.
pub(crate) fn name(config: &MapConfig, language: &str) -> String {
    let [start, end] = NAME;
    match config.languages.first() {
        Some(own) if own != language => format!("{start}.{language}{end}"),
        _ => [start, end].concat(),
    }
}

/// Whether a file of a site is such a page, as it was written for one of the languages that the map has or had.
pub fn is_page(path: &str, files: &dyn Files) -> bool {
    let [start, end] = NAME;
    let between = path
        .strip_prefix(start)
        .and_then(|rest| rest.strip_suffix(end));
    let is_named = between.is_some_and(|between| {
        between.is_empty() || between.strip_prefix('.').is_some_and(crate::is_tag)
    });
    is_named && files.text(path).is_some_and(|page| page.contains(MARK))
}

/// The languages of a map that have such a page among files, its own first: what About on the page links by.
pub(crate) fn languages(config: &MapConfig, files: &Memory) -> String {
    let languages = config.languages.iter().map(String::as_str);
    let written = languages.filter(|tag| files.contains_key(&name(config, tag)));
    written.collect::<Vec<_>>().join(" ")
}

/// What is to be told of a map that was published.
pub(crate) struct Corrections<'c> {
    /// Its records.
    pub(crate) entries: &'c [Entry],
    /// What its publisher keeps of earlier versions.
    pub(crate) history: Option<&'c History>,
    /// Whose map it is.
    pub(crate) config: &'c MapConfig,
}

/// One thing that became of a record, or of a map.
enum Event<'c> {
    Corrected(&'c Entry, &'c str),
    Changed(&'c Became),
    Gone(usize),
    Withdrawn(&'c Withdrawal),
}

impl<'c> Corrections<'c> {
    /// The pages by their names; none where there is nothing to tell. Then the names that are left alone: files that a publisher has written lie there.
    pub(crate) fn pages(&self, files: &dyn Files) -> (Memory, Vec<String>) {
        let by_day = self.by_day();
        if by_day.is_empty() {
            return (Memory::new(), Vec::new());
        }
        let languages = self
            .config
            .languages
            .iter()
            .filter(|tag| crate::is_tag(tag));
        let page = |language: &String| {
            let messages = Messages::read(language, |file| files.read(file));
            let page = self.page(&by_day, language, &messages);
            (name(self.config, language), page.into_bytes())
        };
        let (taken, free): (Vec<&String>, _) = languages.partition(|tag| {
            let name = name(self.config, tag);
            files.read(&name).is_some() && !is_page(&name, files)
        });
        let taken = taken.into_iter().map(|tag| name(self.config, tag));
        (free.into_iter().map(page).collect(), taken.collect())
    }

    /// What happened on each day.
    fn by_day(&self) -> BTreeMap<&'c str, Vec<Event<'c>>> {
        let mut by_day: BTreeMap<&str, Vec<Event<'_>>> = BTreeMap::new();
        for entry in self.entries {
            for (on, what) in &entry.corrections {
                let on = on.as_deref().unwrap_or_default();
                by_day
                    .entry(on)
                    .or_default()
                    .push(Event::Corrected(entry, what));
            }
        }
        let steps = self.history.iter().flat_map(|history| &history.changes);
        for step in steps.filter(|step| !step.is_empty()) {
            let events = by_day.entry(&step.on).or_default();
            events.extend(step.records.iter().map(Event::Changed));
            events.extend(Some(step.gone).filter(|gone| *gone > 0).map(Event::Gone));
        }
        let is_gone = |it: &&Withdrawal| !self.entries.iter().any(|entry| entry.is_of(&it.id));
        for it in self.config.withdrawn.iter().filter(is_gone) {
            by_day.entry(&it.on).or_default().push(Event::Withdrawn(it));
        }
        by_day
    }

    fn page(
        &self,
        by_day: &BTreeMap<&str, Vec<Event<'_>>>,
        language: &str,
        messages: &Messages,
    ) -> String {
        let say = |id: &str| escaped(&messages.say(id, &[]).unwrap_or_default());
        let title = escaped(self.config.title.in_language(language));
        let heading = say("corrections-page");
        let direction = if is_rtl(language) { "rtl" } else { "ltr" };
        let mut page = format!(
            "<!DOCTYPE html>
<html lang=\"{}\" dir=\"{direction}\">
<head>
  <meta charset=\"utf-8\">
  <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
  <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">
  <title>{heading} – {title}</title>
  <link rel=\"stylesheet\" href=\"since.css\">
</head>
{MARK}
<nav><a href=\"./?lang={}\">{title}</a>{}</nav>
<main>
<h1>{heading}</h1>
<p>{}</p>
",
            escaped(language),
            escaped(language),
            self.other_languages(language),
            say("corrections-about")
        );
        for (day, events) in by_day.iter().rev() {
            let day = match *day {
                "" => say("corrections-undated"),
                day => format!("<time datetime=\"{0}\">{0}</time>", escaped(day)),
            };
            // A string takes whatever is written to it.
            let _written = writeln!(page, "<section>\n<h2>{day}</h2>\n<ul>");
            for event in events {
                let _written = writeln!(page, "<li>{}</li>", self.in_words(event, messages));
            }
            page.push_str("</ul>\n</section>\n");
        }
        page.push_str(&self.versions(&say("versions-heading")));
        page + "</main>\n</body>\n</html>\n"
    }

    fn other_languages(&self, language: &str) -> String {
        let others = self
            .config
            .languages
            .iter()
            .filter(|tag| *tag != language && crate::is_tag(tag));
        let link = |tag: &String| {
            let (tag, name) = (escaped(tag), escaped(&name(self.config, tag)));
            format!(" <a href=\"{name}\" hreflang=\"{tag}\" lang=\"{tag}\">{tag}</a>")
        };
        others.map(link).collect()
    }

    /// The versions that are kept, the latest first.
    fn versions(&self, heading: &str) -> String {
        let kept = self
            .history
            .map_or(&[][..], |history| history.versions.as_slice());
        let Some((_, earlier)) = kept.split_last() else {
            return String::new();
        };
        if earlier.is_empty() {
            return String::new();
        }
        let version = |it: &crate::versions::Kept| {
            let (on, file) = (escaped(&it.on), escaped(&it.file));
            let code = escaped(&it.version);
            format!(
                "<li><a href=\"./?data={FOLDER}{file}&amp;v={code}\"><time datetime=\"{on}\">{on}</time></a> ({code})</li>\n"
            )
        };
        let versions: String = earlier.iter().rev().map(version).collect();
        format!("<section>\n<h2>{heading}</h2>\n<ul>\n{versions}</ul>\n</section>\n")
    }

    /// What became of a record, as HTML.
    fn in_words(&self, event: &Event<'_>, messages: &Messages) -> String {
        let language = messages.language();
        let say = |id: &str| escaped(&messages.say(id, &[]).unwrap_or_default());
        match event {
            Event::Corrected(entry, what) => {
                format!(
                    "{}<p{}>{}</p>",
                    self.link(&entry.id, &entry.title, language),
                    self.of_data(language),
                    escaped(what)
                )
            }
            Event::Changed(it) if it.new => format!(
                "{} <span class=\"live-mark\">{}</span>",
                self.link(&it.id, &it.title, language),
                say("live-new")
            ),
            Event::Changed(it) => {
                self.link(&it.id, &it.title, language) + &self.table(it, messages)
            }
            Event::Gone(n) => escaped(&messages.counted("live-n-gone", *n).unwrap_or_default()),
            Event::Withdrawn(it) => {
                let reason = it.reason.in_language(language);
                escaped(
                    &messages
                        .withdrawn(&it.id, &it.on, reason)
                        .unwrap_or_default(),
                )
            }
        }
    }

    /// What an element says of the texts of the data in it: they are in the map's own language, where the page is in another.
    fn of_data(&self, language: &str) -> String {
        let own = self.config.languages.first().filter(|own| *own != language);
        let lang = own.map(|own| format!(" lang=\"{}\"", escaped(own)));
        lang.unwrap_or_default() + " dir=\"auto\""
    }

    fn link(&self, id: &str, title: &str, language: &str) -> String {
        let shown = Session {
            selection: Some(id.to_owned()),
            ..Session::default()
        };
        let query = escaped(&query_from_session(&shown));
        format!(
            "<a href=\"./?lang={}&amp;{query}\"{}>{}</a>",
            escaped(language),
            self.of_data(language),
            escaped(title)
        )
    }

    /// What a record says otherwise: then, and since.
    fn table(&self, became: &Became, messages: &Messages) -> String {
        let say = |id: &str| escaped(&messages.say(id, &[]).unwrap_or_default());
        let heads = ["change-field", "change-then", "change-since"]
            .map(|id| format!("<th scope=\"col\">{}</th>", say(id)));
        let none = say("change-nothing");
        let row = |it: &crate::versions::Field| {
            // What codes mean is said in the language of the page.
            let of_data = match it.facet {
                Some(_) => " dir=\"auto\"".to_owned(),
                None => self.of_data(messages.language()),
            };
            let said = it
                .values(messages, self.config)
                .map(|text| match text.as_str() {
                    "" => format!("<td>{none}</td>"),
                    text => format!("<td{of_data}>{}</td>", escaped(text)),
                });
            let name = escaped(&it.name(messages));
            format!("<tr><th scope=\"row\">{name}</th>{}</tr>\n", said.concat())
        };
        let rows: String = became.fields.iter().map(row).collect();
        format!(
            "\n<table class=\"then-now\">\n<thead><tr>{}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
            heads.concat()
        )
    }
}
