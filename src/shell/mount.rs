//! The page on the screen: what is shown while the files come, and the language that is spoken.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use incidents::config::MapConfig;
use wasm_bindgen_futures::spawn_local;
use yew::{AppHandle, AttrValue, Callback};

use crate::browser::web::local_file::{LocalFile, follow_drops};
use crate::browser::{url, web};
use crate::data::load;
use crate::data::loaded::{News, Opening};
use crate::share::embed_host;
use crate::shell::app::{App, AppProps, LoadOutcome, Loaded};
use crate::shell::since::since_later;
use crate::ui::page::{OpenedFile, Reopen, Shared};
use crate::words;
use crate::words::Words;

/// Loads the files and puts the page in the place of the frame that `index.html` shows meanwhile.
pub async fn start() {
    let root = web::element_by_id("app");
    let shown = Rc::new(Mount {
        words: RefCell::default(),
        app: RefCell::default(),
        frame: root
            .map(|root| root.inner_html())
            .unwrap_or_default()
            .into(),
        first_view: Cell::new(web::element(".first-view")),
        n_opened: Cell::default(),
        loaded: RefCell::default(),
        language: RefCell::default(),
    });
    follow_files(&shown);
    open(shown, Opening::default()).await;
}

/// Opens what is dropped on the page, whatever it shows, and goes back to what the address says when the reader leaves that. A frame
/// in an article is its host's.
fn follow_files(shown: &Rc<Mount>) {
    if url::is_embedded() {
        return;
    }
    let mount = shown.clone();
    let dropped = Callback::from(move |file| open_file(&mount, file));
    let mount = shown.clone();
    let left = web::window().map(|window| {
        EventListener::new(&window, "popstate", move |_| {
            if url::leaves_file() {
                spawn_local(open(mount.clone(), Opening::default()));
            }
        })
    });
    // For as long as the page is open.
    let dropped = follow_drops(&dropped).into_iter().flatten();
    dropped.chain(left).for_each(EventListener::forget);
}

fn open_file(shown: &Rc<Mount>, file: LocalFile) {
    let opening = Opening {
        file: Some(file),
        ..Opening::default()
    };
    spawn_local(open(shown.clone(), opening));
}

/// Loads what is to be opened, in place of what is shown.
async fn open(shown: Rc<Mount>, opening: Opening) {
    let number = shown.n_opened.get() + 1;
    shown.n_opened.set(number);
    // The last one that is opened is shown.
    let is_last = {
        let shown = shown.clone();
        move || shown.n_opened.get() == number
    };
    let told = {
        let (shown, is_last) = (shown.clone(), is_last.clone());
        Rc::new(move |news| {
            if is_last() {
                shown.tell(news);
            }
        })
    };
    let site = match load::site(told, &opening).await {
        Ok((_, site)) => site,
        // Where something was shown before, it stays.
        Err(reason) if shown.app.borrow().is_some() => return gloo::console::error!(&reason),
        Err(reason) => return web::show_without_words(&reason),
    };
    // They have come, or there would be no site.
    let words = shown.words.borrow().clone();
    let Some(words) = words.filter(|_| is_last()) else {
        return;
    };
    let is_here = opening.file.is_some();
    let mut lives_on = false;
    shown.show(match site {
        Ok(site) => {
            if is_here && opening.fields.is_none() {
                // What the address says is about another file.
                url::write_file();
            }
            let first_view = shown.first_view.take();
            let loaded = Loaded::new(site, words, files(&shown, &opening, number), first_view);
            follow_language(&shown, &loaded.config);
            lives_on = loaded.config.is_refreshed || loaded.config.has_versions;
            shown.loaded.replace(Some(loaded.clone()));
            LoadOutcome::Map(loaded)
        }
        // What was shown before a file that cannot be opened stays.
        Err(error) if is_here && shown.loaded.borrow().is_some() => {
            let before = shown.loaded.borrow().clone();
            let Some(before) = before else { return };
            shown.n_opened.set(before.number());
            LoadOutcome::Map(before.with_failure(error))
        }
        Err(error) => {
            embed_host::fail(&error.file);
            LoadOutcome::Nothing(words, error)
        }
    });
    if lives_on && let Ok(follow) = since_later().await {
        follow(shown, number);
    }
}

/// What the page can open in place of what it shows.
fn files(shown: &Rc<Mount>, opening: &Opening, number: u32) -> OpenedFile {
    let (shown, opened) = (shown.clone(), opening.clone());
    OpenedFile {
        number,
        mapping: String::new(),
        map_file: Vec::new(),
        changed: opening.changed.clone(),
        is_here: opening.file.is_some(),
        on_open: Callback::from(move |asked| match asked {
            Reopen::File(file) => open_file(&shown, file),
            Reopen::Fields(fields, changed) => {
                let opening = Opening {
                    fields: Some(fields),
                    changed: Some(changed),
                    ..opened.clone()
                };
                spawn_local(open(shown.clone(), opening));
            }
        }),
    }
}

/// Speaks the language that the address asks for when that changes.
fn follow_language(mount: &Rc<Mount>, config: &Shared<MapConfig>) {
    let Some(window) = web::window() else { return };
    let (shown, config) = (mount.clone(), config.clone());
    let listener = EventListener::new(&window, "popstate", move |_| {
        let language = words::choice(&config.languages);
        let is_spoken = |words: &Shared<Words>| words.language() == language;
        if shown.words.borrow().as_ref().is_some_and(is_spoken) {
            return;
        }
        let shown = shown.clone();
        spawn_local(async move {
            // What it tells may be more by now than when it was opened.
            let loaded = || shown.loaded.borrow().clone();
            match Words::load(&language).await {
                Ok(words) => {
                    if loaded().is_some_and(|loaded| !loaded.notices.is_empty()) {
                        words::fluent::learn_findings(&language).await;
                    }
                    shown.tell(News::Words(words));
                }
                // What was spoken until now goes on.
                Err(reason) => return gloo::console::error!(&reason),
            }
            let words = shown.words.borrow().clone();
            let is_last = |loaded: &Loaded| loaded.number() == shown.n_opened.get();
            if let (Some(words), Some(loaded)) = (words, loaded().filter(is_last)) {
                shown.show(LoadOutcome::Map(loaded.in_words(words)));
            }
        });
    });
    mount.language.replace(Some(listener));
}

/// What is on the screen while the files come.
pub(super) struct Mount {
    pub(super) words: RefCell<Option<Shared<Words>>>,
    app: RefCell<Option<AppHandle<App>>>,
    /// What `index.html` shows.
    frame: AttrValue,
    /// Its picture of the map, until there is a map.
    first_view: Cell<Option<web_sys::Element>>,
    /// How many files have been opened.
    n_opened: Cell<u32>,
    /// The last one that could be.
    pub(super) loaded: RefCell<Option<Loaded>>,
    /// Follows the language of the address, for as long as a file is open.
    language: RefCell<Option<EventListener>>,
}

impl Mount {
    fn tell(&self, news: News) {
        match news {
            News::Words(words) => {
                web::set_root("lang", words.language());
                // Only the complete language is said in place of another, and runs from left to right.
                let is_rtl = words.say("direction") == "rtl";
                web::set_root("dir", if is_rtl { "rtl" } else { "ltr" });
                web::set_text("#slow span", &words.say("slow"));
                web::set_text("#slow a", &words.say("retry"));
                self.words.replace(Some(Shared::new(words)));
            }
            // What cannot be said yet is said the next time.
            News::Progress(progress) => {
                if let Some(words) = self.words.borrow().clone() {
                    self.show(LoadOutcome::Reading(words, progress));
                }
            }
        }
    }

    pub(super) fn show(&self, outcome: LoadOutcome) {
        let props = AppProps {
            outcome,
            frame: self.frame.clone(),
        };
        match &mut *self.app.borrow_mut() {
            Some(app) => app.update(props),
            app => {
                web::remove("slow");
                web::remove("no-words");
                let root = web::element_by_id("app");
                let render = |root| yew::Renderer::with_root_and_props(root, props).render();
                *app = root.map(render);
            }
        }
    }
}
