//! "Share": the link to what is shown, and the codes that put it into another page, with a preview.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

use incidents::model::edition::Edition;
use incidents::model::session::{Session, View};
use incidents::query::engine::Answer;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Event, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::{url, web};
use crate::data::client::EngineClient;
use crate::map::ui::context::MapHandle;
use crate::share::choices::{Choices, unchosen};
use crate::share::cite;
use crate::share::download::{DownloadJob, downloads, use_download};
use crate::share::embed_code::{Embedded, Shape};
use crate::share::paper::PaperHandle;
use crate::state::Change;
use crate::state::progress::SearchProgress;
use crate::ui::element::{CLOSE, Element, button, el, icon_button};
use crate::ui::later::{Later, use_later};
use crate::ui::page::{Page, Shared};
use crate::ui::share_link::{Sharing, address_for, copied, share_buttons, use_sharing};
use crate::ui::tabs::{Tab, tabs};

/// The dialog's element, and what its tabs show.
const DIALOG: &str = "share";
const PANEL: &str = "share-panel";

/// What the dialog has a tab for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Link,
    Files,
    Embed,
    Citation,
}

impl Topic {
    const ALL: [Self; 4] = [Self::Link, Self::Files, Self::Embed, Self::Citation];

    /// The name of the message that names it.
    fn name(self) -> &'static str {
        match self {
            Self::Link => "share-view",
            Self::Files => "take",
            Self::Embed => "share-embed",
            Self::Citation => "cite",
        }
    }
}

/// What the form says while the dialog is open, and what came of copying.
#[derive(Clone)]
pub struct Dialog {
    said: UseStateHandle<Option<String>>,
    /// Whether the link and the citation ask to be told of a change of the data.
    pins: UseStateHandle<[bool; 2]>,
    sharing: Sharing,
    download_job: DownloadJob,
    /// A large file is opened again by each preview: only where the reader asks for one, of what the form says then.
    is_large: bool,
    previewed: UseStateHandle<Option<String>>,
    topic: UseStateHandle<Topic>,
    content: Later<Content>,
}

/// Shows what is in the dialog.
type Content = fn(&Page, &Shared<Answer>, &Session, &Dialog) -> Option<Element>;

#[wasm_split(share, fallible)]
fn content_later() -> Result<Content, SplitLoaderError> {
    Ok(content)
}

/// Keeps both.
#[hook]
pub fn use_share_dialog(
    client: &EngineClient,
    map_handle: &MapHandle,
    paper: &PaperHandle,
) -> Dialog {
    Dialog {
        said: use_state_eq(|| None::<String>),
        pins: use_state_eq(|| [false, true]),
        sharing: use_sharing(),
        download_job: use_download(client, map_handle, paper),
        is_large: client.is_text_elsewhere(),
        previewed: use_state_eq(|| None::<String>),
        topic: use_state_eq(|| Topic::Link),
        content: use_later(|| Box::pin(content_later())),
    }
}

/// The button, and the dialog that it opens.
pub fn share_dialog(
    page: &Page,
    answer: &Shared<Answer>,
    session: &Session,
    dialog: &Dialog,
) -> Element {
    let words = &page.words;
    // What the reader's own link asked is not handed on.
    let session = &Session {
        pinned: None,
        // Who opens what is shared wants the view, not the introduction.
        view: match session.view {
            View::About => View::default(),
            view => view,
        },
        ..session.clone()
    };
    let set = |said: fn(&Event) -> Option<String>| {
        let setter = dialog.said.setter();
        Callback::from(move |event: Event| setter.set(said(&event)))
    };
    let open = {
        let (opened, previewed) = (set(|_| Some(unchosen())), dialog.previewed.setter());
        let topic = dialog.topic.setter();
        let (content, on_change) = (dialog.content.clone(), page.on_change.clone());
        Callback::from(move |event: MouseEvent| {
            // What is shared is what the reader sees, and not what play comes to meanwhile.
            on_change.emit(Change::Play(false));
            content.ask();
            previewed.set(None);
            topic.set(Topic::Link);
            opened.emit(event.into());
            web::show_dialog(DIALOG);
        })
    };
    let content = match dialog.content.code() {
        Some(content) => content(page, answer, session, dialog),
        None => dialog.content.missing(page),
    };
    let close = Callback::from(|_| web::close_dialog(DIALOG));
    let title = words.say("share");
    el("div")
        .child(
            button(title.clone(), open)
                .class("quiet")
                .attr("aria-haspopup", "dialog"),
        )
        .child(
            el("dialog")
                .attr("id", DIALOG)
                .class("keys share-dialog")
                .attr("aria-labelledby", "share-title")
                .on(ListenerKind::onclose, set(|_| None))
                .child(
                    el("div").key("head").class("share-head").children([
                        el("h2")
                            .attr("id", "share-title")
                            .attr("tabindex", "-1")
                            .flag("autofocus", true)
                            .text(title),
                        icon_button(&words.say("close"), CLOSE, close),
                    ]),
                )
                .child_opt(content),
        )
}

/// What is in the dialog while it is open.
fn content(
    page: &Page,
    answer: &Shared<Answer>,
    session: &Session,
    dialog: &Dialog,
) -> Option<Element> {
    let said = dialog.said.as_deref()?;
    let address = |edition| address_for(page, session, edition);
    let topic = *dialog.topic;
    let shown = match topic {
        // Nobody else has it.
        Topic::Link | Topic::Embed | Topic::Citation if page.opened.is_here => {
            Some(el("section").child(el("p").text(page.words.say("share-here"))))
        }
        Topic::Link => Some(link(page, session, dialog)),
        Topic::Files => {
            let address = address(page.edition);
            Some(downloads(page, answer, address, &dialog.download_job))
        }
        Topic::Embed => embed(page, session, said, dialog),
        Topic::Citation => {
            let address = address(pinned(page, dialog, 1));
            Some(citation(page, answer, &address, dialog))
        }
    };
    let id = |topic: Topic| format!("share-tab-{}", topic.name());
    let tab = |one: Topic| {
        let setter = dialog.topic.setter();
        Tab {
            id: id(one),
            label: page.words.say(one.name()),
            is_shown: one == topic,
            show: Callback::from(move |()| setter.set(one)),
        }
    };
    let all = Topic::ALL.map(tab).into();
    let shown = el("div")
        .attr("id", PANEL)
        .class("share-panel")
        .attr("role", "tabpanel")
        .attr("aria-labelledby", id(topic))
        // Another tab is another element: what was typed into one is not carried into the next.
        .child_opt(shown.map(|shown| shown.key(topic.name())));
    let content = el("div").key("content").class("share-content");
    Some(
        content
            .child(tabs(page.words.say("share"), PANEL, all))
            .child(shown),
    )
}

/// The edition that the link (0) or the citation (1) is pinned to.
fn pinned(page: &Page, dialog: &Dialog, which: usize) -> Option<Edition> {
    page.edition.filter(|_| dialog.pins[which])
}

/// The link.
fn link(page: &Page, session: &Session, dialog: &Dialog) -> Element {
    let title = page.config.title.in_language(page.words.language());
    let edition = pinned(page, dialog, 0);
    el("section")
        .child_opt((!dialog.pins[0] || page.edition.is_some()).then(|| {
            // It can be read before it is sent.
            let address = el("input")
                .class("share-address")
                .attr("readonly", "readonly")
                .attr("dir", "ltr")
                .attr("aria-label", page.words.say("share-view"))
                .value(address_for(page, session, edition));
            share_buttons(page, session, edition, title, &dialog.sharing).child(address)
        }))
        .child_opt(
            page.edition
                .is_none()
                .then(|| el("p").class("aside").text(page.without_version())),
        )
        .child(pin(page, dialog, 0))
}

/// What the reader chooses of a frame, and what comes of it.
fn embed(page: &Page, session: &Session, said: &str, dialog: &Dialog) -> Option<Element> {
    let choices = Choices::of(said)?;
    let setter = dialog.said.setter();
    let set = Callback::from(move |event: Event| setter.set(web::form(&event)));
    let form = choices.form(page).on(ListenerKind::onchange, set);
    let section = el("section").child(form.key("form"));
    codes(section, page, session, &choices, dialog)
}

/// Whether the link (0) or the citation (1) is pinned to the edition, for the reader to choose.
fn pin(page: &Page, dialog: &Dialog, which: usize) -> Element {
    let pins = dialog.pins.clone();
    let turn = Callback::from(move |_: Event| {
        let mut turned = *pins;
        turned[which] = !turned[which];
        pins.set(turned);
    });
    let field = el("input")
        .attr("type", "checkbox")
        .checked(dialog.pins[which])
        .on(ListenerKind::onchange, turn);
    el("label")
        .class("share-pin")
        .child(field)
        .text(page.words.say("share-pin"))
}

/// The sentence that names what is shown, and the short one.
fn citation(page: &Page, answer: &Answer, address: &str, dialog: &Dialog) -> Element {
    let section = el("section");
    // What can be copied is copied once.
    let why = match page.awaited.search {
        SearchProgress::Running => Some(page.words.say("cite-later")),
        SearchProgress::Failed => Some(page.words.say("cite-unsearched")),
        SearchProgress::Done => page.edition.is_none().then(|| page.without_version()),
    };
    if let Some(why) = why {
        return section.child(el("p").text(why));
    }
    let texts = [
        ("cite-whole", cite::sentence(page, answer, address)),
        ("cite-short", cite::footnote(page, address)),
    ];
    let text = |(id, text)| copied(page, id, text, "auto", &dialog.sharing).class("share-text");
    section
        .child(pin(page, dialog, 1))
        .children(texts.map(text))
}

/// Completed by the three codes and the preview.
fn codes(
    content: Element,
    page: &Page,
    session: &Session,
    choices: &Choices,
    dialog: &Dialog,
) -> Option<Element> {
    let words = &page.words;
    let parts = choices.parts(session);
    let here = url::here()?;
    let site = page.config.site_url.as_deref().unwrap_or(&here);
    let (height_px, ratio) = (choices.height_px(), choices.ratio());
    let embedded = Embedded {
        address: &url::address_in_frame(site, session, &parts)?,
        title: page
            .config
            .title
            .in_language(choices.language().as_deref().unwrap_or(words.language())),
        shape: match ratio.as_str() {
            "" => Shape::Pixels(height_px),
            ratio => Shape::Ratio(ratio),
        },
        script: &url::beside(site, "embed.js")?,
    };
    let whole = url::address_to_share(session, Some(site))?;
    let code = |(id, code): (&str, String)| {
        copied(page, id, code, "ltr", &dialog.sharing).class("share-code")
    };
    let preview = url::address_in_frame(&here, session, &parts)?;
    // Not by its address, which is another one once the map has settled.
    let is_unasked = dialog.is_large && dialog.previewed != dialog.said;
    let preview = if is_unasked {
        let (previewed, said) = (dialog.previewed.setter(), (*dialog.said).clone());
        let show = Callback::from(move |_: MouseEvent| previewed.set(said.clone()));
        button(words.say("share-preview"), show).key("preview")
    } else {
        el("iframe")
            // Another frame for another address: the reader's Back does not step through previews.
            .key(&preview)
            .attr("title", words.say("share-preview"))
            .attr("height", height_px.to_string())
            .attr("data-ratio", ratio.clone())
            .class("share-preview")
            .attr("src", preview)
    };
    let (mut languages, language) = (page.config.languages.iter().skip(1), choices.language());
    let picture = match languages.find(|tag| language.as_ref() == Some(*tag)) {
        Some(tag) => url::beside(site, &format!("preview.{tag}.png"))?,
        None => url::beside(site, "preview.png")?,
    };
    let code = |(id, text): (&str, String)| code((id, text)).key(id);
    let others = [
        ("share-fitted", embedded.fitted_frame()),
        ("share-element", embedded.element(&whole)),
        ("share-picture", embedded.picture(&whole, &picture)),
    ];
    let others = el("details")
        .key("others")
        .child(el("summary").text(words.say("share-others")))
        .children(others.map(code));
    let local = url::local_host(site).map(|host| {
        let said = words.say_with("share-local", &[("host", host.into())]);
        el("p").key("local").class("share-local").text(said)
    });
    let codes = el("div").key("codes").class("share-codes").children([
        code(("share-frame", embedded.frame())),
        others,
        preview,
    ]);
    Some(content.child_opt(local).child(codes))
}
