//! The page on the screen: what is shown while the files come, and the language that is spoken.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::{AppHandle, AttrValue};

use crate::browser::web;
use crate::data::load;
use crate::data::loaded::News;
use crate::share::embed_host;
use crate::shell::app::{App, AppProps, LoadOutcome, Loaded};
use crate::ui::page::Shared;
use crate::words;
use crate::words::Words;

/// Loads the files and puts the page in the place of the frame that `index.html` shows meanwhile.
pub async fn open() {
    let root = web::element_by_id("app");
    let shown = Rc::new(Mount {
        words: RefCell::default(),
        app: RefCell::default(),
        frame: root
            .map(|root| root.inner_html())
            .unwrap_or_default()
            .into(),
    });
    let told = {
        let shown = shown.clone();
        Rc::new(move |news| shown.tell(news))
    };
    let site = match load::site(told).await {
        Ok((_, site)) => site,
        Err(reason) => return web::show_without_words(&reason),
    };
    // They have come, or there would be no site.
    let Some(words) = shown.words.borrow().clone() else {
        return;
    };
    shown.show(match site {
        Ok(site) => {
            let loaded = Loaded::new(site, words);
            follow_language(&shown, &loaded);
            LoadOutcome::Map(loaded)
        }
        Err(error) => {
            embed_host::fail(&error.file);
            LoadOutcome::Nothing(words, error)
        }
    });
}

/// Speaks the language that the address asks for when that changes.
fn follow_language(shown: &Rc<Mount>, loaded: &Loaded) {
    let Some(window) = web::window() else { return };
    let (shown, loaded) = (shown.clone(), loaded.clone());
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
    // For as long as the page is open.
    listener.forget();
}

/// What is on the screen while the files come.
struct Mount {
    words: RefCell<Option<Shared<Words>>>,
    app: RefCell<Option<AppHandle<App>>>,
    /// What `index.html` shows.
    frame: AttrValue,
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
