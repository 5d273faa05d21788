//! What others show of a page before it is opened, what it shows without scripts, and what hosts are told, written anew from its files.

use std::collections::BTreeMap;

use incidents::columns::store::Store;
use incidents::config::MapConfig;
use incidents::model::civil::Minute;
use incidents::model::session::Session;
use incidents::query::engine::{Engine, Viewport};

use crate::built_from::BuiltFrom;
use crate::corrections::{self, Corrections};
use crate::counts::Messages;
use crate::described::Oembed;
use crate::files::{Files, Memory};
use crate::first_view::FirstView;
use crate::history::{self, Days, Entry};
use crate::html::with_tags;
use crate::look::{self, Look};
use crate::page::{FirstWords, Site};
use crate::picture::{Drawn, Ground, Painter};
use crate::policy::{self, Origins};
use crate::records::Records;
use crate::remark::{self, Remark};
use crate::versions::{self, History, Now};
use crate::{
    DRAFT, INDEX, MAKE, OEMBED, PICTURE, SiteError, app, hosting, is_tag, picture,
    records_elsewhere,
};

/// What was written.
#[derive(Debug)]
pub struct Refreshed {
    /// The files, by their path below the folder of the site.
    pub files: Memory,
    /// Files that were written once for what is not so any more. Pages of corrections that were not written are so, too
    /// ([`is_page_of_corrections`](crate::is_page_of_corrections)).
    pub removed: Vec<&'static str>,
    /// What was done, and what is to be said of it, as lines for whoever asked.
    pub lines: Vec<String>,
}

/// Writes title, first view, link preview and table into the page, and pictures, names for devices and files for hosts beside it. `today` (ISO 8601)
/// is the day on which records are published that were not there before.
///
/// # Errors
///
/// Where there is no page, or one that is no page of ours; nothing is written then.
pub fn refresh(
    files: &dyn Files,
    config: &MapConfig,
    records: &mut Records,
    today: &str,
) -> Result<Refreshed, SiteError> {
    let Records {
        engine,
        listed,
        entries,
        ..
    } = records;
    let n_records = engine.data().store().n_rows();
    let mut written = Refreshed {
        files: Memory::new(),
        removed: Vec::new(),
        lines: Vec::new(),
    };
    let grounds = grounds(files, config);
    let first = match records_elsewhere(config) {
        Some(_) => None,
        None => first(config, engine, &grounds)?,
    };
    for (name, png) in first.iter().flat_map(|first| &first.files) {
        written.add(name, png.clone());
    }
    let history = written.fitting(entries.as_deref(), files, config)?;
    let entries = (entries.as_deref(), history.as_ref());
    written.with_history(entries, today, files, config);
    written.with_remarks(files, config, engine.data().store());
    let site = Site::new(config, listed, n_records);
    let html = files.text(INDEX).ok_or(SiteError::NoPage)?;
    let first = FirstWords {
        has_feed: written.files.contains_key(history::FEED),
        corrections: corrections::languages(config, &written.files),
        ..first_words(files, config, engine, first)
    };
    let html = site.page(&html, &first)?;
    for (name, drawn) in pictures(config, engine, &grounds[0])? {
        written.add(&name, drawn.png);
        written.lines.push(format!(
            "{name}: the first view, {} by {} pixels",
            picture::WIDTH,
            picture::HEIGHT
        ));
        let notes = drawn.notes.into_iter();
        written
            .lines
            .extend(notes.map(|note| format!("{name}: {note}")));
    }
    for (name, bytes) in app::files(&site).map_err(SiteError::Picture)? {
        written.add(&name, bytes);
    }
    written.lines.push(format!(
        "{}: the name and two icons for devices that keep the page as an app",
        app::MANIFEST
    ));
    let html = written.with_look(html, files);
    let html = written.with_policy(html, files, config);
    written.add(INDEX, html.into_bytes());
    written.lines.push(match records_elsewhere(config) {
        Some(address) => format!(
            "{INDEX}: title and link preview. note: nothing of the records is in the page, since they lie at {address}: no first picture, counts, table or feed"
        ),
        None => format!(
            "{INDEX}: title, first view, link preview and {} of {n_records} records as a plain table",
            listed.len(),
        ),
    });
    written.with_oembed(&site);
    let sometimes = [history::FEED, OEMBED, look::STYLE];
    let is_old = |path: &&str| !written.files.contains_key(*path);
    written.removed = sometimes.into_iter().filter(is_old).collect();
    Ok(written)
}

impl Refreshed {
    /// What is kept of earlier versions, as far as it may be told of the records as they are; added where that is less than there was.
    fn fitting(
        &mut self,
        entries: Option<&[Entry]>,
        files: &dyn Files,
        config: &MapConfig,
    ) -> Result<Option<History>, SiteError> {
        let Some(known) = History::read(files).map_err(SiteError::History)? else {
            return Ok(None);
        };
        let entries = entries.filter(|_| records_elsewhere(config).is_none());
        if entries.is_none() && known.changes.iter().any(|step| !step.is_empty()) {
            return Err(SiteError::History(format!(
                "{} tells of records that cannot be looked through here, since they lie with another host or are more than {}: take it away, or what it says of records that were blurred or withdrawn since would stay published",
                versions::HISTORY,
                history::MAX_RECORDS
            )));
        }
        let entries = entries.unwrap_or_default().iter();
        let now: BTreeMap<&str, Now<'_>> = entries.map(|it| (it.id.as_str(), it.now())).collect();
        let fitting = known.fitting(files, |id| now.get(id).copied());
        if known != fitting {
            self.add(versions::HISTORY, fitting.text().into_bytes());
        }
        Ok(Some(fitting))
    }

    /// Adds the day on which each record was first published, and the feed where the site's address is known.
    fn with_history(
        &mut self,
        (entries, history): (Option<&[Entry]>, Option<&History>),
        today: &str,
        files: &dyn Files,
        config: &MapConfig,
    ) {
        if records_elsewhere(config).is_some() {
            return;
        }
        let Some(entries) = entries else {
            self.lines.push(format!(
                "note: no days of first publication and no feed: there are more than {} records",
                history::MAX_RECORDS
            ));
            return;
        };
        let is_there = |id: &str| entries.iter().any(|entry| entry.is_of(id));
        let withdrawn = config.withdrawn.iter().filter(|it| is_there(&it.id));
        self.lines.extend(withdrawn.map(|it| {
            format!(
                "note: map.json, withdrawn: {} is still among the records and is shown: take it out of them",
                it.id
            )
        }));
        let messages = messages(files, config);
        let (told, page) = self.with_corrections((entries, history), (files, config), &messages);
        let Some(mut days) = Days::read(files.read(history::DAYS).as_deref()) else {
            self.lines.push(format!(
                "note: {} cannot be read, and stays as it is: mend it, or take it away if no day in it matters. There is no feed until then",
                history::DAYS
            ));
            return;
        };
        let is_withdrawn = |id: &&str| config.withdrawn.iter().any(|it| it.id == *id);
        let gone: Vec<&str> = days
            .gone(entries)
            .into_iter()
            .filter(|id| !is_withdrawn(id))
            .collect();
        if let [first, ..] = gone.as_slice() {
            self.lines.push(format!(
                "note: {} of the records that were published are not there any more, {first} first: name them under `withdrawn` in map.json, with the day and the reason, so that links to them say why",
                gone.len()
            ));
        }
        days.add(entries, today);
        self.add(history::DAYS, days.text().into_bytes());
        if let Some(address) = &config.site_url {
            let feed = history::feed(&told, &days, config, &messages, (address, page.as_deref()));
            self.add(history::FEED, feed.into_bytes());
            self.lines.push(format!(
                "{}: new, corrected and withdrawn records, for feed readers",
                history::FEED
            ));
        }
    }

    /// Adds the pages of all corrections. Returns the records with what changed in them, and the name of the page in the map's own language.
    fn with_corrections(
        &mut self,
        (entries, history): (&[Entry], Option<&History>),
        (files, config): (&dyn Files, &MapConfig),
        messages: &Messages,
    ) -> (Vec<Entry>, Option<String>) {
        let corrections = Corrections {
            entries,
            history,
            config,
        };
        let (pages, taken) = corrections.pages(files);
        self.lines.extend(taken.into_iter().map(|name| {
            format!("note: {name} is not a page of corrections that was written here, and stays as it is: give it another name, so that readers find what was corrected there")
        }));
        // The one in the map's own language is the one that others lead to.
        let own = config.languages.first().map_or("en", String::as_str);
        let first = Some(corrections::name(config, own)).filter(|name| pages.contains_key(name));
        if let Some(first) = &first {
            self.lines.push(format!(
                "{first}: what was corrected, changed and withdrawn, in {} of the map's languages",
                pages.len()
            ));
        }
        self.files.extend(pages);
        let entries = entries.iter().cloned();
        let entries = entries.map(|entry| match history {
            Some(history) => entry.with_changes(history, (messages, config)),
            None => entry,
        });
        (entries.collect(), first)
    }

    /// Adds what editors ask for that show what an address leads to; they must know the address.
    fn with_oembed(&mut self, site: &Site<'_>) {
        match Oembed::new(site) {
            Some(oembed) => {
                self.add(OEMBED, oembed.json().into_bytes());
                self.lines.push(format!(
                    "{OEMBED}: the first view only; a file cannot answer for others"
                ));
            }
            None => self.lines.push(
                "note: map.json has no `site_url`, so there is no feed of new and corrected records, nothing for search engines for data (JSON-LD), and links are shown without the picture: write the address there at which the folder will lie, and build again".to_owned(),
            ),
        }
    }

    /// Says what of the map file cannot be done, or not well.
    fn with_remarks(&mut self, files: &dyn Files, config: &MapConfig, store: &Store) {
        let map_file = files.read("data/map.json").unwrap_or_default();
        let start = |file: &str, n_bytes| files.start(&format!("data/{file}"), n_bytes);
        let has_words = |tag: &str| files.start(&format!("words/{tag}.ftl"), 0).is_some();
        let remarks = remark::of_records(config, store)
            .into_iter()
            .chain(remark::of_languages(config, &has_words))
            .chain(remark::remarks(&map_file, &start));
        let said = |it: Remark| format!("note: map.json, {}: {}", it.member, it.message);
        self.lines.extend(remarks.map(said));
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    /// The page with what its map file says of its look.
    fn with_look(&mut self, html: String, files: &dyn Files) -> String {
        let map_file = files.read("data/map.json").unwrap_or_default();
        let (look, _) = Look::read(&map_file);
        if let Some(style) = look.style() {
            self.add(look::STYLE, style.into_bytes());
        }
        with_tags(html, &look.tags())
    }

    /// The page with the policy that its map file asks for, and the files for hosts, which say the same. A page without a policy is somebody
    /// else's, and stays as it is.
    fn with_policy(&mut self, html: String, files: &dyn Files, config: &MapConfig) -> String {
        let Some(before) = policy::of_page(&html).map(str::to_owned) else {
            return html;
        };
        let origins = Origins::named(files, config);
        let policy = policy::widened(&before, &origins);
        for file in hosting::written(&policy, &before, files) {
            match file.text {
                Some(text) => self.add(file.path, text.into_bytes()),
                None => self.lines.push(format!(
                    "note: {} does not say the policy of the page, and stays as it is: {policy}",
                    file.path
                )),
            }
        }
        self.lines.extend(origins.refused.iter().map(|origin| {
            format!("note: map.json names {origin}, which is the name of no host: left out of the policy")
        }));
        let named: Vec<&str> = origins.all().into_iter().collect();
        if !named.is_empty() {
            self.lines.push(format!(
                "policy: the page may load from {}, which map.json names; {INDEX} and the files for hosts say so",
                named.join(", ")
            ));
        }
        let gone: Vec<&str> = policy::origins_of(&before)
            .into_iter()
            .filter(|origin| !policy::origins_of(&policy).contains(origin))
            .collect();
        if !gone.is_empty() {
            self.lines.push(format!(
                "note: the policy named {}, and map.json does not: taken out of it. Name in map.json what the page loads (`basemap`, `data_origins`)",
                gone.join(", ")
            ));
        }
        for path in [MAKE, DRAFT] {
            let page = files.text(path);
            let page = page.and_then(|page| policy::in_page(&page, &policy));
            if let Some(page) = page {
                self.add(path, page.into_bytes());
            }
        }
        policy::in_page(&html, &policy).unwrap_or(html)
    }
}

/// The name of the picture in a language: the map's own has none in it, since links to it are older than other languages.
fn picture_name(config: &MapConfig, language: &str) -> String {
    match config.languages.first() {
        Some(own) if own != language => format!("preview.{language}.png"),
        _ => PICTURE.to_owned(),
    }
}

/// The light and the dark basemap.
fn grounds(files: &dyn Files, config: &MapConfig) -> [Ground; 2] {
    let styles = [&config.basemap.light, &config.basemap.dark];
    styles.map(|style| Ground::read(style.as_ref(), |file| files.read(&format!("data/{file}"))))
}

/// The picture of the first view, in the map's own language.
fn first(
    config: &MapConfig,
    engine: &mut Engine,
    [light, dark]: &[Ground; 2],
) -> Result<Option<FirstView>, SiteError> {
    let language = config.languages.first().map_or("en", String::as_str);
    let said = [&config.lede, &config.title].map(|text| text.in_language(language));
    let alt = said.into_iter().find(|said| !said.is_empty());
    FirstView::new(config, engine, [light, dark], alt.unwrap_or_default())
}

/// The words of the page in the map's own language.
fn messages(files: &dyn Files, config: &MapConfig) -> Messages {
    let language = config.languages.first().map_or("en", String::as_str);
    Messages::read(language, |file| files.read(file))
}

/// What the frame of the page says and shows until the page is there.
fn first_words(
    files: &dyn Files,
    config: &MapConfig,
    engine: &mut Engine,
    first: Option<FirstView>,
) -> FirstWords {
    let messages = messages(files, config);
    let as_of = config.as_of.as_deref();
    let all = engine
        .answer(&Session::default(), &Viewport { list: 0..0 })
        .all;
    FirstWords {
        view: first.map(|first| first.html),
        shown: messages
            .shown(all)
            .filter(|_| records_elsewhere(config).is_none()),
        span: span_of_incidents(engine),
        as_of: as_of.and_then(|day| messages.as_of(day)),
        built_from: BuiltFrom::read(files, config).map(BuiltFrom::code),
        has_feed: false,
        corrections: String::new(),
    }
}

/// From the first day of an incident to the last.
fn span_of_incidents(engine: &Engine) -> Option<String> {
    let span = engine.data().store().extent()?;
    // Its end is the first minute that is no part of it.
    let last = Minute(span.end().0 - 1);
    Some(format!("{}/{}", span.start().iso_day(), last.iso_day()))
}

/// The picture in each of the map's languages, with its name.
fn pictures(
    config: &MapConfig,
    engine: &mut Engine,
    ground: &Ground,
) -> Result<Vec<(String, Drawn)>, SiteError> {
    let painter = Painter::new(config, ground).map_err(SiteError::Picture)?;
    let mut pictures: Vec<(String, Drawn)> = Vec::new();
    for language in config.languages.iter().filter(|tag| is_tag(tag)) {
        let name = picture_name(config, language);
        if pictures.iter().all(|(known, _)| *known != name) {
            let drawn = painter.draw(engine, language);
            pictures.push((name, drawn.map_err(SiteError::Picture)?));
        }
    }
    Ok(pictures)
}
