//! The page as a whole: it loads the files, asks the engine on every change, and lays out the answer.

use std::rc::Rc;

use gloo::events::EventListener;
use incidents::config::MapConfig;
use incidents::engine::Viewport;
use incidents::report::Report;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ask::Asked;
use crate::components::about::about;
use crate::components::active_filters::active_filters;
use crate::components::detail::Detail;
use crate::components::map_view::MapView;
use crate::components::notices::{Notice, Notices, failure};
use crate::components::page::{Page, Shared};
use crate::components::panel::panel;
use crate::components::search_box::search_box;
use crate::components::timeline::Timeline;
use crate::element::el;
use crate::load::{self, LoadError, Site};
use crate::state::{Address, Change, State};
use crate::theme::use_theme;
use crate::words::Words;
use crate::{url, web};

/// What stays the same while a file is open.
#[derive(Clone, PartialEq)]
pub struct Loaded {
    asked: Asked,
    config: Shared<MapConfig>,
    words: Shared<Words>,
    notices: Shared<Vec<Notice>>,
}

impl Loaded {
    fn new(site: Site, words: Shared<Words>) -> Self {
        let of_report = |file: String, report: Report| {
            (report.n_problems() > 0).then_some(Notice::Problems(file, report))
        };
        let notices = [
            site.refused.map(Notice::ForeignData),
            of_report("map.json".to_owned(), site.config_report),
            of_report(site.data_name, site.report),
        ];
        Self {
            asked: Asked::new(site.engine),
            config: Shared::new(site.config),
            words,
            notices: Shared::new(notices.into_iter().flatten().collect()),
        }
    }
}

/// Loads the files and puts the page in the place of the frame that `index.html` shows meanwhile.
pub async fn open() {
    let Some(root) = web::element_by_id("app") else {
        return;
    };
    let (words, site) = match load::site().await {
        Ok((words, site)) => (Shared::new(words), site),
        Err(reason) => return web::show_not_started(&reason),
    };
    web::set_language(words.language(), &words.say("direction"));
    let opened = match site {
        Ok(site) => Opened::Map(Loaded::new(site, words)),
        Err(error) => Opened::Nothing(words, error),
    };
    yew::Renderer::<App>::with_root_and_props(root, AppProps { opened }).render();
}

/// What came of loading.
#[derive(Clone, PartialEq)]
pub enum Opened {
    /// A map.
    Map(Loaded),
    /// No map, and why.
    Nothing(Shared<Words>, LoadError),
}

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What came of loading.
    pub opened: Opened,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    match &props.opened {
        Opened::Map(loaded) => html! { <Reader loaded={loaded.clone()} /> },
        Opened::Nothing(words, error) => failure(words, error),
    }
}

/// The page's frame, until the engine has answered for the first time: the same as in `index.html`.
fn frame() -> Html {
    let bar = || el("span").class("bar");
    el("div")
        .class("page is-loading")
        .attr("aria-busy", "true")
        .child(el("header").class("header").child(bar()))
        .child(el("div").class("panel").children([bar(), bar(), bar()]))
        .child(el("div").class("map"))
        .child(el("div").class("foot").child(bar()))
        .into()
}

#[derive(Properties, PartialEq)]
struct ReaderProps {
    loaded: Loaded,
}

/// The page with its data.
#[component]
fn Reader(props: &ReaderProps) -> Html {
    let Loaded {
        asked,
        config,
        words,
        notices,
    } = &props.loaded;
    let theme = use_theme();
    let address_problems = use_memo((), |()| url::session().1);
    let no_map = use_state_eq(|| None::<String>);
    let state = use_reducer_eq(|| State::new(url::session().0));
    use_answers(&state, asked);
    use_address(&state);
    {
        let title = config.title.in_language(words.language()).to_owned();
        use_effect_with(title, |title| web::set_title(title));
    }
    let on_change = {
        let dispatch = state.dispatcher();
        use_callback((), move |change: Change, ()| dispatch.dispatch(change))
    };
    let later_notices = use_reducer(LaterNotices::default);
    use_blocked_requests(later_notices.dispatcher());
    let on_missing_part = {
        let notices = later_notices.dispatcher();
        use_callback((), move |reason: String, ()| {
            notices.dispatch(Notice::MapPart(reason));
        })
    };
    let on_no_map = {
        let no_map = no_map.setter();
        use_callback((), move |reason: String, ()| no_map.set(Some(reason)))
    };
    let Some(answer) = state.answer.clone() else {
        return frame();
    };
    let missing = answer
        .is_selection_missing
        .then(|| answer.session.selection.clone())
        .flatten();
    let address_problems =
        (!address_problems.is_empty()).then(|| Notice::Address((*address_problems).clone()));
    let all_notices: Vec<Notice> = [
        address_problems,
        missing.map(Notice::NoSuchRecord),
        (*no_map).clone().map(Notice::NoMap),
    ]
    .into_iter()
    .flatten()
    .chain(later_notices.0.iter().cloned())
    .chain(notices.iter().cloned())
    .collect();
    let page = Page {
        config: config.clone(),
        theme,
        words: words.clone(),
        on_change,
    };
    let title = config.title.in_language(page.words.language()).to_owned();
    let is_open = answer.selected.is_some();
    html! {
        <div class={classes!("page", is_open.then_some("has-detail"))}>
            <a class="skip" href="#panel">{page.words.say("skip-to-panel")}</a>
            <header class="header">
                <h1 dir="auto">{title}</h1>
                {search_box(&page, &state.session.words)}
                {about(&page)}
            </header>
            <Notices notices={all_notices} words={page.words.clone()} />
            {panel(&page, &answer, state.hover.as_ref())}
            <MapView answer={answer.clone()} hover={state.hover.clone()} page={page.clone()} on_failure={on_no_map} {on_missing_part} />
            <Detail answer={answer.clone()} page={page.clone()} />
            <footer class="foot">
                {active_filters(&page, &answer)}
                <Timeline answer={answer.clone()} time={state.session.time} {page} hover={state.hover.clone()} />
            </footer>
        </div>
    }
}

/// What came up while the page was read, one of a kind.
#[derive(Default)]
struct LaterNotices(Vec<Notice>);

impl Reducible for LaterNotices {
    type Action = Notice;

    fn reduce(self: Rc<Self>, notice: Notice) -> Rc<Self> {
        // One failing server would fill the page: each address that it refuses is another text.
        let is_known = self.0.iter().any(|known| match (known, &notice) {
            (Notice::MapPart(_), Notice::MapPart(_)) => true,
            (Notice::Blocked(known, _), Notice::Blocked(directive, _)) => known == directive,
            (known, notice) => known == notice,
        });
        if is_known {
            return self;
        }
        Rc::new(Self(self.0.iter().cloned().chain([notice]).collect()))
    }
}

/// Tells the reader of a request that the page's policy blocked.
#[hook]
fn use_blocked_requests(notices: UseReducerDispatcher<LaterNotices>) {
    use_effect_with((), move |()| {
        let listener = web::document().map(|document| {
            EventListener::new(&document, "securitypolicyviolation", move |event| {
                let text = |name: &str| web::member(event, name).as_string().unwrap_or_default();
                notices.dispatch(Notice::Blocked(
                    text("effectiveDirective"),
                    text("blockedURI"),
                ));
            })
        });
        move || drop(listener)
    });
}

/// Asks the engine whenever the session or the wanted part of the list has changed.
#[hook]
fn use_answers(state: &UseReducerHandle<State>, asked: &Asked) {
    let question = (state.session.clone(), state.n_listed);
    let (dispatch, asked) = (state.dispatcher(), asked.clone());
    use_effect_with(question, move |(session, n_listed)| {
        let (session, viewport) = (session.clone(), Viewport { list: 0..*n_listed });
        spawn_local(async move {
            if let Some(answer) = asked.ask(session, viewport).await {
                dispatch.dispatch(Change::Answered(Shared::new(answer)));
            }
        });
    });
}

/// Keeps the address in step with the session, and the session with Back and Forward.
#[hook]
fn use_address(state: &UseReducerHandle<State>) {
    let written = (state.session.clone(), state.address);
    use_effect_with(written, |(session, address)| match address {
        Address::Left => {}
        Address::Replaced => url::write(session, false),
        Address::Added => url::write(session, true),
    });
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        let listener = web::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                dispatch.dispatch(Change::Restore(url::session().0));
            })
        });
        move || drop(listener)
    });
}
