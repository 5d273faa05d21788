//! "Share": the link to what is shown, and the codes that put it into another page, with a preview.

use incidents::session::Session;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::page::Page;
use crate::components::share::{Sharing, by_hand, giving, share_buttons, use_sharing};
use crate::components::share_choices::{Choices, unchosen};
use crate::element::{Element, button, el};
use crate::embed_code::{Embedded, Shape};
use crate::{url, web};

/// The dialog's element.
const DIALOG: &str = "share";

/// What the form says while the dialog is open, and what came of copying.
#[derive(Clone)]
pub struct Dialog {
    said: UseStateHandle<Option<String>>,
    sharing: Sharing,
}

/// Keeps both.
#[hook]
pub fn use_share_dialog() -> Dialog {
    Dialog {
        said: use_state_eq(|| None::<String>),
        sharing: use_sharing(),
    }
}

/// The button, and the dialog that it opens.
pub fn share_dialog(page: &Page, session: &Session, dialog: &Dialog) -> Element {
    let words = &page.words;
    let set = |said: fn(&Event) -> Option<String>| {
        let setter = dialog.said.setter();
        Callback::from(move |event: Event| setter.set(said(&event)))
    };
    let open = {
        let opened = set(|_| Some(unchosen()));
        Callback::from(move |event: MouseEvent| {
            opened.emit(event.into());
            web::show_dialog(DIALOG);
        })
    };
    let choices = dialog.said.as_deref().and_then(Choices::of);
    let content = choices.and_then(|choices| {
        let title = page.config.title.in_language(words.language());
        let form = choices.form(page);
        let content = el("div")
            .key("content")
            .class("share-content")
            .child(share_buttons(page, session, title, &dialog.sharing))
            .child(el("h3").text(words.say("share-embed")))
            .child(form.on(ListenerKind::onchange, set(web::form)));
        codes(content, page, session, &choices, &dialog.sharing)
    });
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
                .child(el("h2").attr("id", "share-title").text(title))
                .maybe(content)
                .child(
                    button(words.say("close"), close)
                        .key("close")
                        .class("primary"),
                ),
        )
}

/// Completed by the three codes and the preview.
fn codes(
    content: Element,
    page: &Page,
    session: &Session,
    choices: &Choices,
    sharing: &Sharing,
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
        let said = words.say(match sharing.is_copied(&code) {
            true => "copy-link-done",
            false => "share-copy",
        });
        let name = words.say(id);
        let copy = button(said, giving(None, &code, sharing)).class("quiet");
        let field = el("textarea")
            .attr("readonly", "readonly")
            .attr("dir", "ltr")
            .attr("aria-label", name.clone());
        el("div")
            .class("share-code")
            .child(el("span").text(name))
            .child(copy.attr("aria-live", "polite"))
            .child(by_hand(field, &code, sharing).value(code))
    };
    let preview = url::address_in_frame(&here, session, &parts)?;
    let preview = el("iframe")
        // Another frame for another address: the reader's Back does not step through previews.
        .key(&preview)
        .attr("title", words.say("share-preview"))
        .attr("height", height_px.to_string())
        .attr("data-ratio", ratio.clone())
        .class("share-preview")
        .attr("src", preview);
    let codes = [
        ("share-frame", embedded.frame()),
        ("share-fitted", embedded.fitted_frame()),
        ("share-element", embedded.element(&whole)),
    ];
    let codes = el("div").class("share-codes").children(codes.map(code));
    Some(content.child(codes.child(preview)))
}
