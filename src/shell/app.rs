//! The page as a whole: it loads the files, asks the engine on every change, and lays out the answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::model::civil::Minute;
use incidents::model::edition::Edition;
use incidents::model::report::Report;
use incidents::model::session::{Action, Session, View};
use incidents::query::engine::Answer;
use yew::prelude::*;

use crate::browser::fetch::{LoadError, LoadErrorKind, kept_day};
use crate::browser::palette::Theme;
use crate::browser::url;
use crate::browser::web::picture::canvas_is_read_truly;
use crate::browser::web::sight::use_in_sight;
use crate::data::client::EngineClient;
use crate::data::loaded::{Progress, Site};
use crate::data::use_answer::use_answer;
use crate::filters::active_filters::active_filters;
use crate::filters::type_key::type_key;
use crate::list::scroller::Scroller;
use crate::map::areas::use_areas;
use crate::map::ui::context::{KeptPicture, MapHandle, Props as MapProps};
use crate::map::ui::view::{MapShown, unseen_map};
use crate::record::detail::Props as DetailProps;
use crate::share::dialog::use_share_dialog;
use crate::share::embed_host::use_host;
use crate::share::paper::{self, use_paper};
use crate::share::record_code::RecordCode;
use crate::shell::header::header;
use crate::shell::keys::{keys_dialog, use_keys};
use crate::shell::notices::{Notice, Notices, failure};
use crate::shell::panel::panel;
use crate::shell::parts::{Parts, Shows, use_parts};
use crate::shell::progress::progress;
use crate::shell::sheet;
use crate::shell::use_address::{use_address, use_language, use_title};
use crate::shell::use_notices::{PageNotices, use_notices};
use crate::shell::views::Views;
use crate::state::embed_options::{EmbedOptions, Part};
use crate::state::progress::{Pending, SearchProgress};
use crate::state::{Change, State};
use crate::timeline::Timeline;
use crate::ui::element::{CLOSE, Element, el, icon_button, link};
use crate::ui::later::Later;
use crate::ui::page::{OpenedFile, Page, Shared};
use crate::ui::theme::use_theme;
use crate::words::Words;

/// What stays the same while a file is open.
#[derive(Clone, PartialEq)]
pub struct Loaded {
    pub(super) client: EngineClient,
    map_handle: MapHandle,
    kept_map: KeptPicture,
    /// The day of the data (days since 1970).
    day: Option<i32>,
    /// The file, where it is not the map's own.
    pub(super) other: Option<Shared<String>>,
    pub(super) opened: Shared<OpenedFile>,
    pub(super) config: Shared<MapConfig>,
    pub(super) words: Shared<Words>,
    pub(super) notices: Shared<Vec<Notice>>,
}

impl Loaded {
    pub(super) fn new(
        mut site: Site,
        words: Shared<Words>,
        opened: OpenedFile,
        first_view: Option<web_sys::Element>,
    ) -> Self {
        let mapping = site
            .large
            .as_mut()
            .map(|large| std::mem::take(&mut large.mapping));
        let of_report = |file: String, report: Report| {
            (report.n_problems() > 0).then_some(Notice::Problems(file, report))
        };
        let lost = site.large.as_ref().filter(|large| large.is_cut_off);
        let lost = lost.map(|large| large.blob.size() as usize);
        let notices = [
            kept_day().map(Notice::Kept),
            site.refused.map(Notice::ForeignData),
            (!canvas_is_read_truly()).then_some(Notice::Disguised),
            lost.map(|n_bytes| Notice::ConnectionLost(site.data_name.clone(), n_bytes)),
            of_report("map.json".to_owned(), site.config_report),
            of_report(site.data_name, site.report),
        ];
        Self {
            map_handle: Shared::new(RefCell::default()),
            kept_map: Shared::new(RefCell::new(first_view)),
            day: (site.config.as_of.as_deref())
                .and_then(Minute::from_iso)
                .map(Minute::day),
            client: EngineClient::new(site.engine, site.large, words.language()),
            other: site.other.map(Shared::new),
            opened: Shared::new(OpenedFile {
                mapping: mapping.unwrap_or_default(),
                map_file: site.map_file,
                ..opened
            }),
            config: Shared::new(site.config),
            words,
            notices: Shared::new(notices.into_iter().flatten().collect()),
        }
    }

    /// What is shown first: what the address says, or the columns where one of them has just been changed, which no address says.
    fn first_state(&self, address: &Session, embed_options: EmbedOptions) -> State {
        let session = match self.opened.changed {
            Some(_) => address.clone().apply(Action::Show(View::About)),
            None => address.clone(),
        };
        State::new(session, embed_options)
    }

    /// Which edition of the data it is, once that is known.
    fn edition(&self) -> Option<Edition> {
        let version = self.client.fingerprint().version()?;
        Some(Edition {
            version,
            day: self.day,
        })
    }

    /// What every part of the page needs, as far as the files say it.
    fn page(&self, answer: Option<&Shared<Answer>>) -> Page {
        let awaited = answer.map(|answer| self.client.awaited(&answer.session));
        Page {
            config: self.config.clone(),
            edition: self.edition(),
            other_file: self.other.clone(),
            opened: self.opened.clone(),
            day: self.day,
            theme: Theme::Light,
            words: self.words.clone(),
            embed_options: EmbedOptions::default(),
            awaited: awaited.unwrap_or_default(),
            on_change: Callback::noop(),
        }
    }

    /// How many files were opened until then, with this one.
    pub(super) fn number(&self) -> u32 {
        self.opened.number
    }

    /// The same, and that another file could not be opened.
    pub(super) fn with_failure(self, error: LoadError) -> Self {
        let (LoadErrorKind::Unreadable(reason) | LoadErrorKind::Unreachable(reason)) = error.kind
        else {
            // The reader knows why.
            return self;
        };
        let notices = [Notice::NotOpened(error.file, reason)].into_iter();
        let notices = notices.chain(self.notices.iter().cloned()).collect();
        self.with_notices(notices)
    }

    /// The same, with these notices.
    pub(super) fn with_notices(self, notices: Vec<Notice>) -> Self {
        Self {
            notices: Shared::new(notices),
            ..self
        }
    }

    /// The same, said in other words.
    pub(super) fn in_words(self, words: Shared<Words>) -> Self {
        Self { words, ..self }
    }
}

/// What came of loading.
#[derive(Clone, PartialEq)]
pub enum LoadOutcome {
    /// Nothing yet: a large file is on its way.
    Reading(Shared<Words>, Progress),
    /// A map.
    Map(Loaded),
    /// No map, and why.
    Nothing(Shared<Words>, LoadError),
}

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What came of loading.
    pub outcome: LoadOutcome,
    /// The page's frame in `index.html`, which stays until the engine has answered for the first time.
    pub frame: AttrValue,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    match &props.outcome {
        LoadOutcome::Map(loaded) => {
            // Another file is another page.
            html! { <Reader key={loaded.opened.number} loaded={loaded.clone()} frame={props.frame.clone()} /> }
        }
        LoadOutcome::Reading(words, so_far) => progress(words, so_far),
        LoadOutcome::Nothing(words, error) => failure(words, error),
    }
}

#[derive(Properties, PartialEq)]
struct ReaderProps {
    loaded: Loaded,
    frame: AttrValue,
}

/// The page with its data.
#[component]
fn Reader(props: &ReaderProps) -> Html {
    let Loaded {
        client,
        map_handle,
        kept_map,
        config,
        notices: of_files,
        ..
    } = &props.loaded;
    let (theme, choose_theme) = use_theme();
    let embed_options = use_memo((), |()| url::embed_options());
    let address = use_memo((), |()| client.session(config));
    let state = use_reducer_eq(|| props.loaded.first_state(&address.0, embed_options.0));
    let notices = use_notices(&state, client, props.loaded.day, || {
        [address.1.clone(), embed_options.1.clone()].concat()
    });
    let sheet_from = use_memo((), |()| Cell::new(None));
    let scroller = use_memo((), |()| Shared::new(RefCell::new(Scroller::default())));
    let said = use_mut_ref(String::new);
    let answer = use_answer(&state, client);
    use_address(&state, &props.loaded);
    use_language(&state, &props.loaded);
    let in_sight = use_in_sight(embed_options.0.is_embedded);
    let on_change = {
        let dispatch = state.dispatcher();
        use_callback((), move |change: Change, ()| dispatch.dispatch(change))
    };
    let page = Page {
        theme,
        embed_options: embed_options.0,
        on_change,
        ..props.loaded.page(answer.as_ref())
    };
    let open = answer.as_ref().and_then(|answer| answer.selected.as_ref());
    use_title(&page, &state.session, open.map(|open| &open.incident));
    let paper = use_paper(&page, answer.as_ref(), client, (map_handle, kept_map));
    let dialog = use_share_dialog(client, map_handle, &paper);
    let parts = use_parts(
        &page,
        &state.session,
        Shows {
            map: in_sight,
            answer: answer.is_some(),
            no_map: notices.has_no_map,
        },
        (client, &paper),
    );
    use_host(&page, &state, answer.is_some());
    use_areas(client, &page, answer.is_some(), &notices.on_missing_part);
    use_keys(&page, answer.as_deref());
    let Some(answer) = answer else {
        return Html::from_html_unchecked(props.frame.clone());
    };
    let panel = panel(&page, &answer, &state, (&scroller, &parts));
    let map_props = map_props(&props.loaded, &state, (&page, &answer), (&notices, &parts));
    el("div")
        .class(class(&page, &state, &answer, panel.is_some()))
        .children(skip_links(&page))
        .child(header(&page, &state.session, &answer, &choose_theme, &dialog))
        .child(html! { <Notices notices={notices.all(&answer, of_files, &config.withdrawn)} words={page.words.clone()} /> })
        .children(heard(&page, &answer, state.is_dragging, &said))
        .child(sheet(&page, &state, &answer, (panel, &parts), &sheet_from))
        .child(map(&parts.map, in_sight, map_props))
        .child_opt(type_key(&page, &answer))
        .child_opt(page.embed_options.has(Part::Timeline).then(|| timeline(&page, &state, &answer, &parts.views)))
        .child(el("div").attr("id", paper::PLACE).class("paper").attr_if("data-ready", parts.record.code().map(|_| "true")))
        .child(keys_dialog(&page.words))
        .into()
}

/// What is heard when it changes: how much is shown, and apart from that, so that it is heard once and not with every count,
/// that a word was taken for another one. The counts come first: they are what a reader waits for.
fn heard(page: &Page, answer: &Answer, is_dragging: bool, said: &RefCell<String>) -> [Element; 2] {
    // What a drag does is said once, when it ends; so is what a search finds.
    if page.awaited.search == SearchProgress::Running {
        *said.borrow_mut() = page.words.say("searching-heard");
    } else if !is_dragging {
        *said.borrow_mut() = page.shown(answer);
    }
    let counts = said.borrow().clone();
    let corrected = page.words.corrected(answer);
    let corrected = corrected.filter(|_| page.awaited.search == SearchProgress::Done);
    [counts, corrected.unwrap_or_default()].map(|said| {
        let status = el("p").class("for-screen-readers");
        status.attr("role", "status").text(said)
    })
}

fn map_props(
    loaded: &Loaded,
    state: &State,
    (page, answer): (&Page, &Shared<Answer>),
    (notices, parts): (&PageNotices, &Parts),
) -> MapProps {
    MapProps {
        answer: answer.clone(),
        hover: state.hover.clone(),
        client: loaded.client.clone(),
        map_handle: loaded.map_handle.clone(),
        kept: loaded.kept_map.clone(),
        is_dragging: state.is_dragging,
        newest: state.newest,
        page: page.clone(),
        on_failure: notices.on_no_map.clone(),
        on_missing_part: notices.on_missing_part.clone(),
        on_drawn: parts.on_drawn.clone(),
    }
}

/// The map, or what stands in its place while nobody sees it or its code is not here.
fn map(code: &Later<MapShown>, in_sight: bool, props: MapProps) -> Html {
    if let Some(shown) = code.code().filter(|_| in_sight) {
        return shown(props);
    }
    let why = code.failed(&props.page);
    let why = why.map(|why| why.class("map-undrawn"));
    unseen_map(&props.page, &props.kept, why)
}

/// What tells the style sheet how the page is laid out.
fn class(page: &Page, state: &State, answer: &Answer, has_panel: bool) -> String {
    let if_so = |is_so: bool, class: &'static str| if is_so { class } else { "" };
    let class = [
        "page",
        page.embed_options.class(),
        if_so(!has_panel, "no-panel"),
        state.sheet.class(),
        if_so(answer.selected.is_some(), "has-detail"),
        if_so(state.session.view == View::Table, "is-table"),
    ];
    class.join(" ")
}

/// The panel with the counts above it, and the open record: on a phone, the sheet.
fn sheet(
    page: &Page,
    state: &State,
    answer: &Shared<Answer>,
    (panel, parts): (Option<Element>, &Parts),
    dragged_from: &Rc<Cell<Option<i32>>>,
) -> Element {
    let counts = el("section")
        .class("counts")
        .attr("aria-label", page.words.say("counts"))
        .child(active_filters(page, answer))
        .child_opt(pending(page, state.pending))
        .child_opt(unsearched(page, answer, parts).map(|why| el("div").child(why)))
        .child_opt(whole_page(page, &state.session));
    el("main")
        .class("sheet")
        .child(sheet::handle(page, state.sheet, dragged_from))
        .child(counts)
        .child_opt(panel)
        .child(record(page, answer, &parts.record))
}

/// That what would search could not be loaded, where somebody searches.
fn unsearched(page: &Page, answer: &Answer, parts: &Parts) -> Option<Element> {
    let failed = parts.search.failed(page);
    failed.filter(|_| !answer.session.words.trim().is_empty())
}

/// The open record, or what stands in its place until its code is here.
fn record(page: &Page, answer: &Shared<Answer>, code: &Later<RecordCode>) -> Html {
    if let Some(code) = code.code() {
        return (code.detail)(DetailProps {
            answer: answer.clone(),
            page: page.clone(),
        });
    }
    let missing = || {
        let close = page.step::<MouseEvent>(Action::Select(None));
        el("aside")
            .class("detail")
            .child(icon_button(&page.words.say("close"), CLOSE, close).key("close"))
            .child_opt(code.missing(page))
    };
    match answer.selected {
        Some(_) => missing().into(),
        None => Html::default(),
    }
}

fn timeline(page: &Page, state: &State, answer: &Shared<Answer>, views: &Later<Views>) -> Element {
    let say_bars = views.code().map(|views| views.say_bars);
    el("footer")
        .attr("id", "timeline")
        .attr("tabindex", "-1")
        .class("foot")
        .child(html! { <Timeline answer={answer.clone()} time={state.session.time} is_playing={state.is_playing} page={page.clone()} hover={state.hover.clone()} {say_bars} /> })
}

/// From a frame to the whole page with the same view.
fn whole_page(page: &Page, session: &Session) -> Option<Element> {
    let address = url::address_to_share(session, page.config.site_url.as_deref())?;
    let link = || {
        link(&address)
            .class("whole-page")
            .text(page.words.say("embed-open"))
    };
    page.embed_options.has(Part::Link).then(link)
}

/// What of the answer is still to come.
fn pending(page: &Page, pending: Pending) -> Option<Element> {
    let searched = pending.searched.map(|percent| {
        page.words
            .say_with("searching", &[("percent", percent.into())])
    });
    let said = searched.or_else(|| pending.is_sorting.then(|| page.words.say("sorting")))?;
    Some(el("p").class("busy").text(said))
}

/// Ways past what comes first, for the keyboard.
fn skip_links(page: &Page) -> Vec<Element> {
    let (panel, timeline) = (
        page.embed_options.views().next().is_some(),
        page.embed_options.has(Part::Timeline),
    );
    [("panel", panel), ("map", true), ("timeline", timeline)]
        .into_iter()
        .filter(|(_, is_shown)| *is_shown)
        .map(|(part, _)| {
            el("a")
                .class("skip")
                .attr("href", format!("#{part}"))
                .text(page.words.say(&format!("skip-to-{part}")))
        })
        .collect()
}
