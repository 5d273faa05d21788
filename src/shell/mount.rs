//! The page on the screen: what is shown while the files come, and the language that is spoken.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::{AppHandle, AttrValue, Callback};

use crate::browser::{url, web};
use crate::data::load;
use crate::data::loaded::{News, Opening};
use crate::share::embed_host;
use crate::shell::app::{App, AppProps, LoadOutcome, Loaded};
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
        n_opened: Cell::default(),
        language: RefCell::default(),
    });
    open(shown, Opening::default()).await;
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
        Err(reason) => return web::show_without_words(&reason),
    };
    // They have come, or there would be no site.
    let words = shown.words.borrow().clone();
    let Some(words) = words.filter(|_| is_last()) else {
        return;
    };
    shown.show(match site {
        Ok(site) => {
            let loaded = Loaded::new(site, words, files(&shown, &opening, number));
            follow_language(&shown, &loaded);
            LoadOutcome::Map(loaded)
        }
        Err(error) => {
            embed_host::fail(&error.file);
            LoadOutcome::Nothing(words, error)
        }
    });
}

/// What the page can open in place of what it shows.
fn files(shown: &Rc<Mount>, opening: &Opening, number: u32) -> OpenedFile {
    let (shown, opened) = (shown.clone(), opening.clone());
    OpenedFile {
        number,
        mapping: String::new(),
        changed: opening.changed.clone(),
        is_here: opening.file.is_some(),
        on_open: Callback::from(move |asked| {
            let opening = match asked {
                Reopen::File(file) => {
                    // What the address says is about another file.
                    url::write_start();
                    Opening {
                        file: Some(file),
                        ..Opening::default()
                    }
                }
                Reopen::Fields(fields, changed) => Opening {
                    fields: Some(fields),
                    changed: Some(changed),
                    ..opened.clone()
                },
            };
            spawn_local(open(shown.clone(), opening));
        }),
    }
}

/// Speaks the language that the address asks for when that changes.
fn follow_language(shown: &Rc<Mount>, loaded: &Loaded) {
    let Some(window) = web::window() else { return };
    let (mount, loaded) = (shown.clone(), loaded.clone());
    let shown = mount.clone();
    let listener = EventListener::new(&window, "popstate", move |_| {
        let language = words::choice(&loaded.config.languages);
        let is_spoken = |words: &Shared<Words>| words.language() == language;
        if shown.words.borrow().as_ref().is_some_and(is_spoken) {
            return;
        }
        let (shown, loaded) = (shown.clone(), loaded.clone());
        spawn_local(async move {
            match Words::load(&language).await {
                Ok(words) => shown.tell(News::Words(words)),
                // What was spoken until now goes on.
                Err(reason) => return gloo::console::error!(&reason),
            }
            if let Some(words) = shown.words.borrow().clone() {
                shown.show(LoadOutcome::Map(loaded.in_words(words)));
            }
        });
    });
    mount.language.replace(Some(listener));
}

/// What is on the screen while the files come.
struct Mount {
    words: RefCell<Option<Shared<Words>>>,
    app: RefCell<Option<AppHandle<App>>>,
    /// What `index.html` shows.
    frame: AttrValue,
    /// How many files have been opened.
    n_opened: Cell<u32>,
    /// Follows the language of the address, for as long as a file is open.
    language: RefCell<Option<EventListener>>,
}

impl Mount {
    fn tell(&self, news: News) {
        match news {
            News::Words(words) => {
                web::set_root("lang", words.language());
                web::set_root("dir", &words.say("direction"));
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

    fn show(&self, outcome: LoadOutcome) {
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
