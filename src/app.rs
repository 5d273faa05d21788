//! The page as a whole: it loads the files, asks the engine on every change, and lays out the answer.

use std::rc::Rc;

use gloo::events::EventListener;
use incidents::config::MapConfig;
use incidents::engine::Viewport;
use incidents::facets::Facet;
use incidents::report::Report;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::ask::Asked;
use crate::components::about::about;
use crate::components::active_filters::active_filters;
use crate::components::detail::Detail;
use crate::components::facet_filter::facet_filter;
use crate::components::list::List;
use crate::components::map_view::MapView;
use crate::components::notices::{Notice, Notices, failure};
use crate::components::page::{Page, Shared};
use crate::components::search_box::search_box;
use crate::components::timeline::Timeline;
use crate::load::{self, LoadError, Site};
use crate::state::{Address, Change, State};
use crate::theme::use_theme;
use crate::words::Words;
use crate::{url, web};

/// How far loading has come.
#[derive(Clone, PartialEq)]
enum Loading {
    Going,
    Done(Loaded),
    Failed(LoadError),
}

/// What stays the same while a file is open.
#[derive(Clone, PartialEq)]
struct Loaded {
    asked: Asked,
    config: Shared<MapConfig>,
    notices: Shared<Vec<Notice>>,
}

impl From<Site> for Loaded {
    fn from(site: Site) -> Self {
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
            notices: Shared::new(notices.into_iter().flatten().collect()),
        }
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let loading = use_state(|| Loading::Going);
    let load = {
        let loading = loading.clone();
        Callback::from(move |()| {
            let loading = loading.clone();
            spawn_local(async move {
                loading.set(match load::site().await {
                    Ok(site) => Loading::Done(site.into()),
                    Err(error) => Loading::Failed(error),
                });
            });
        })
    };
    {
        let load = load.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    match &*loading {
        Loading::Going => frame(),
        Loading::Failed(error) => failure(error, &load),
        Loading::Done(loaded) => html! { <Reader loaded={loaded.clone()} /> },
    }
}

/// The page's frame with grey bars where things will be: the same as in `index.html`.
fn frame() -> Html {
    html! {
        <div class="page is-loading" aria-busy="true">
            <p class="for-screen-readers" role="status">{"Loading the map"}</p>
            <header class="header"><span class="bar"></span></header>
            <div class="panel"><span class="bar"></span><span class="bar"></span><span class="bar"></span></div>
            <div class="map"></div>
            <div class="foot"><span class="bar"></span></div>
        </div>
    }
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
        notices,
    } = &props.loaded;
    let theme = use_theme();
    let words = use_state(|| Shared::new(Words::new("en")));
    let address_problems = use_memo((), |()| url::session().1);
    let no_map = use_state_eq(|| None::<String>);
    let state = use_reducer_eq(|| State::new(url::session().0));
    use_answers(&state, asked);
    use_address(&state);
    {
        let title = config.title.in_language("en").to_owned();
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
    let types = answer
        .facets
        .iter()
        .find(|counts| counts.facet == Facet::Type);
    let page = Page {
        config: config.clone(),
        theme,
        words: (*words).clone(),
        on_change,
    };
    let title = config.title.in_language(page.words.language()).to_owned();
    let is_open = answer.selected.is_some();
    html! {
        <div class={classes!("page", is_open.then_some("has-detail"))}>
            <a class="skip" href="#list">{"Skip to the list"}</a>
            <header class="header">
                <h1 dir="auto">{title}</h1>
                {search_box(&page, &state.session.words)}
                {about(&page)}
            </header>
            <Notices notices={all_notices} />
            <main class="panel">
                {for types.map(|counts| facet_filter(&page, counts))}
                <div id="list" tabindex="-1">
                    <List answer={answer.clone()} hover={state.hover.clone()} page={page.clone()} />
                </div>
            </main>
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
