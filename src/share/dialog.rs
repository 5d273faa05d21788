//! "Share": the link to what is shown, and the codes that put it into another page, with a preview.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a function that comes later may not come, and its type says so"
)]

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
use crate::ui::element::{Element, button, el};
use crate::ui::later::{Later, use_later};
use crate::ui::page::{Page, Shared};
use crate::ui::share_link::{Sharing, address_for, copied, share_buttons, use_sharing};

/// The dialog's element.
const DIALOG: &str = "share";

/// What the form says while the dialog is open, and what came of copying.
#[derive(Clone)]
pub struct Dialog {
    said: UseStateHandle<Option<String>>,
    /// Whether the link and the citation ask to be told of a change of the data.
    pins: UseStateHandle<[bool; 2]>,
    sharing: Sharing,
    download_job: DownloadJob,
    /// A large file is opened again by each preview: only where the reader asks for one, which is kept by its address.
    is_large: bool,
    previewed: UseStateHandle<Option<String>>,
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
pub fn use_share_dialog(client: &EngineClient, map_handle: &MapHandle) -> Dialog {
    Dialog {
        said: use_state_eq(|| None::<String>),
        pins: use_state_eq(|| [false, true]),
        sharing: use_sharing(),
        download_job: use_download(client, map_handle),
        is_large: client.is_text_elsewhere(),
        previewed: use_state_eq(|| None::<String>),
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
        let content = dialog.content.clone();
        Callback::from(move |event: MouseEvent| {
            content.ask();
            previewed.set(None);
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
                    el("h2")
                        .key("title")
                        .attr("id", "share-title")
                        .attr("tabindex", "-1")
                        .flag("autofocus", true)
                        .text(title),
                )
                .child_opt(content)
                .child(
                    button(words.say("close"), close)
                        .key("close")
                        .class("primary"),
                ),
        )
}

/// What is in the dialog while it is open.
fn content(
    page: &Page,
    answer: &Shared<Answer>,
    session: &Session,
    dialog: &Dialog,
) -> Option<Element> {
    let choices = Choices::of(dialog.said.as_deref()?)?;
    let setter = dialog.said.setter();
    let set = Callback::from(move |event: Event| setter.set(web::form(&event)));
    let content = el("div")
        .key("content")
        .class("share-content")
        .child(top(page, answer, session, dialog))
        .child(el("h3").text(page.words.say("share-embed")))
        .child(choices.form(page).on(ListenerKind::onchange, set));
    codes(content, page, session, &choices, dialog)
}

/// The link, the citation and the files.
fn top(page: &Page, answer: &Shared<Answer>, session: &Session, dialog: &Dialog) -> Element {
    let edition = |which: usize| page.edition.filter(|_| dialog.pins[which]);
    let address = |edition| address_for(page, session, edition);
    let title = page.config.title.in_language(page.words.language());
    let link = el("section")
        .child(el("h3").text(page.words.say("share-view")))
        .child_opt(
            (!dialog.pins[0] || page.edition.is_some())
                .then(|| share_buttons(page, session, edition(0), title, &dialog.sharing)),
        )
        .child_opt(
            page.edition
                .is_none()
                .then(|| el("p").class("aside").text(page.without_version())),
        )
        .child(pin(page, dialog, 0));
    let files = downloads(page, answer, address(page.edition), &dialog.download_job);
    el("div")
        .class("share-top")
        .child(link)
        .child(citation(page, answer, &address(edition(1)), dialog))
        .child(files)
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
    let section = el("section").child(el("h3").text(page.words.say("cite")));
    // What can be copied is copied once.
    if page.awaited.search || page.edition.is_none() {
        let why = match page.awaited.search {
            true => page.words.say("cite-later"),
            false => page.without_version(),
        };
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
    let preview = if dialog.is_large && dialog.previewed.as_ref() != Some(&preview) {
        let previewed = dialog.previewed.setter();
        let show = Callback::from(move |_: MouseEvent| previewed.set(Some(preview.clone())));
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
    let codes = [
        ("share-frame", embedded.frame()),
        ("share-fitted", embedded.fitted_frame()),
        ("share-element", embedded.element(&whole)),
        ("share-picture", embedded.picture(&whole, &picture)),
    ];
    let local = url::local_host(site).map(|host| {
        let said = words.say_with("share-local", &[("host", host.into())]);
        el("p").key("local").class("share-local").text(said)
    });
    let codes = el("div").class("share-codes").children(codes.map(code));
    Some(content.child_opt(local).child(codes.child(preview)))
}
