//! "Share": the link to what is shown, and the codes that put it into another page, with a preview.

use incidents::session::Session;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::page::Page;
use crate::components::share::{share_buttons, use_sharing};
use crate::components::share_choices::{Choices, unchosen};
use crate::element::{Element, button, el};
use crate::embed_code::{Embedded, Shape};
use crate::{url, web};

/// The dialog's element.
const DIALOG: &str = "share";

/// Properties of [`ShareDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shared.
    pub session: Session,
    /// What every part needs.
    pub page: Page,
}

/// The button, and the dialog that it opens.
#[component]
pub fn ShareDialog(props: &Props) -> Html {
    let Props { session, page } = props;
    let said = use_state_eq(|| None::<String>);
    let copied = use_state_eq(|| None::<String>);
    let sharing = use_sharing();
    let words = &page.words;
    let open = {
        let setter = said.setter();
        Callback::from(move |_: MouseEvent| {
            setter.set(Some(unchosen()));
            web::show_dialog(DIALOG);
        })
    };
    let on_close = {
        let setter = said.setter();
        Callback::from(move |_: Event| setter.set(None))
    };
    let on_change = {
        let setter = said.setter();
        Callback::from(move |event: Event| {
            setter.set(web::form(&event));
        })
    };
    let title = page.config.title.in_language(words.language());
    let choices = said.as_deref().and_then(Choices::of);
    let content = choices.map(|choices| {
        el("div")
            .key("content")
            .class("share-content")
            .child(share_buttons(page, session, title, &sharing))
            .child(el("h3").text(words.say("share-embed")))
            .child(choices.form(page).on(ListenerKind::onchange, on_change))
            .maybe(codes(page, session, &choices, title, &copied))
    });
    let close = Callback::from(|_| web::close_dialog(DIALOG));
    el("div")
        .child(
            button(words.say("share"), open)
                .class("quiet")
                .attr("aria-haspopup", "dialog"),
        )
        .child(
            el("dialog")
                .attr("id", DIALOG)
                .class("keys share-dialog")
                .attr("aria-labelledby", "share-title")
                .on(ListenerKind::onclose, on_close)
                .child(el("h2").attr("id", "share-title").text(words.say("share")))
                .maybe(content)
                .child(
                    button(words.say("close"), close)
                        .key("close")
                        .class("primary"),
                ),
        )
        .into()
}

/// The preview, and the three codes.
fn codes(
    page: &Page,
    session: &Session,
    choices: &Choices,
    title: &str,
    copied: &UseStateHandle<Option<String>>,
) -> Option<Element> {
    let words = &page.words;
    let parts = choices.parts(session);
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let here = url::here()?;
    let site = page.config.site_url.as_deref().unwrap_or(&here);
    let address = url::address_in_frame(site, session, &parts)?;
    let (height_px, ratio) = (choices.height_px(), choices.ratio());
    let shape = match ratio.as_str() {
        "" => Shape::Pixels(height_px),
        ratio => Shape::Ratio(ratio),
    };
    let embedded = Embedded {
        address: &address,
        title,
        shape,
        script: &url::beside(site, "embed.js")?,
    };
    let whole = url::address_to_share(session, Some(site))?;
    let code = |id: &str, code: String| {
        let is_copied = copied.as_ref() == Some(&code);
        let said = words.say(match is_copied {
            true => "copy-link-done",
            false => "share-copy",
        });
        let name = words.say(id);
        let copy = button(said, copying(id, code.clone(), copied)).class("quiet");
        el("div")
            .class("share-code")
            .child(el("span").text(name.clone()))
            .child(copy.attr("aria-live", "polite"))
            .child(
                el("textarea")
                    .attr("id", id.to_owned())
                    .attr("readonly", "readonly")
                    .attr("dir", "ltr")
                    .attr("aria-label", name)
                    .value(code),
            )
    };
    let preview = url::address_in_frame(&here, session, &parts)?;
    let preview = el("iframe")
        // Another frame for another address: the reader's Back does not step through previews.
        .key(&preview)
        .attr("src", preview.clone())
        .attr("title", words.say("share-preview"))
        .attr("height", height_px.to_string())
        .attr("data-ratio", ratio.clone())
        .class("share-preview");
    Some(
        el("div")
            .class("share-codes")
            .child(code("share-frame", embedded.frame()))
            .child(code("share-fitted", embedded.fitted_frame()))
            .child(code("share-element", embedded.element(&whole)))
            .child(preview),
    )
}

/// Copies a code, and has it at hand to be copied where the browser refuses.
fn copying(
    id: &str,
    code: String,
    copied: &UseStateHandle<Option<String>>,
) -> Callback<MouseEvent> {
    let (id, copied) = (id.to_owned(), copied.setter());
    Callback::from(move |_| {
        let (id, code, copied) = (id.clone(), code.clone(), copied.clone());
        web::copy(
            &code.clone(),
            Callback::from(move |is_given| match is_given {
                true => copied.set(Some(code.clone())),
                false => web::select_all(&id),
            }),
        );
    })
}
