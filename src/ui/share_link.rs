//! Giving what is shown to others: its address on the clipboard, or to whatever the reader's device shares with.

use incidents::model::edition::Edition;
use incidents::model::session::Session;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::{url, web};
use crate::ui::element::{Element, button, el, icon_button};
use crate::ui::page::Page;

const SHARE_ICON: &str = "M8 10 V2 M5 4.5 L8 1.5 L11 4.5 M5 7 H3 V14 H13 V7 H11";

/// The address that was copied last, and the one that the browser did not let the page copy.
#[derive(Clone)]
pub struct Sharing {
    copied: UseStateHandle<Option<String>>,
    by_hand: UseStateHandle<Option<String>>,
    field: NodeRef,
}

impl Sharing {
    /// Whether this is what was copied last.
    pub fn is_copied(&self, text: &str) -> bool {
        self.copied.as_deref() == Some(text)
    }

    fn is_by_hand(&self, text: &str) -> bool {
        self.by_hand.as_deref() == Some(text)
    }
}

/// A field with a text, which has the focus and is selected where the reader has to copy it.
pub fn by_hand(field: Element, text: &str, sharing: &Sharing) -> Element {
    let field = field.on(ListenerKind::onblur, forget(&sharing.by_hand));
    match sharing.is_by_hand(text) {
        true => field.node(&sharing.field),
        false => field,
    }
}

/// Remembers what came of copying, and takes the focus to the address where the reader has to copy it.
#[hook]
pub fn use_sharing() -> Sharing {
    let copied = use_state_eq(|| None::<String>);
    let by_hand = use_state_eq(|| None::<String>);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((*by_hand).clone(), move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                web::focus(&field);
                field.select();
            }
        });
    }
    Sharing {
        copied,
        by_hand,
        field,
    }
}

/// The address of a session for others, which asks to be told of a change since an edition of the data, or does not. What
/// the reader's own link asked is not handed on.
pub fn address_for(page: &Page, session: &Session, pinned: Option<Edition>) -> String {
    // A file of the reader's own has a name, and no address.
    if page.opened.is_here {
        return page.other_file.as_deref().cloned().unwrap_or_default();
    }
    let session = Session {
        pinned,
        ..session.clone()
    };
    let address = url::address_to_share(&session, page.config.site_url.as_deref());
    address.unwrap_or_default()
}

/// "Copy link", "Share" where the device can, and the address itself where it has to be copied by hand. Who opens
/// the address sees the same records, filters and part of the map, and is told if the data is not the edition that it is pinned to.
pub fn share_buttons(
    page: &Page,
    session: &Session,
    pinned: Option<Edition>,
    title: &str,
    sharing: &Sharing,
) -> Element {
    if page.opened.is_here {
        return el("div");
    }
    let address = address_for(page, session, pinned);
    let (is_copied, is_by_hand) = (sharing.is_copied(&address), sharing.is_by_hand(&address));
    let said = page.words.say(match is_copied {
        true => "copy-link-done",
        false => "copy-link",
    });
    el("div")
        .class("share")
        .child(
            button(said.clone(), giving(None, &address, sharing))
                .class("quiet")
                .on(ListenerKind::onblur, forget(&sharing.copied)),
        )
        .child(
            el("span")
                .class("for-screen-readers")
                .attr("aria-live", "polite")
                .text(if is_copied { said } else { String::new() }),
        )
        .child_opt(web::can_share().then(|| {
            let name = page.words.say("share-link");
            icon_button(&name, SHARE_ICON, giving(Some(title), &address, sharing))
        }))
        .child_opt(is_by_hand.then(|| {
            el("label")
                .class("share-by-hand")
                .text(page.words.say("copy-link-by-hand"))
                .child(
                    el("input")
                        .attr("readonly", "readonly")
                        .attr("dir", "ltr")
                        .value(address)
                        .node(&sharing.field)
                        .on(ListenerKind::onblur, forget(&sharing.by_hand)),
                )
        }))
}

/// A text to be taken along, under its name, with a button that copies it.
pub fn copied(
    page: &Page,
    id: &str,
    text: String,
    dir: &'static str,
    sharing: &Sharing,
) -> Element {
    let said = page.words.say(match sharing.is_copied(&text) {
        true => "copy-link-done",
        false => "share-copy",
    });
    let name = page.words.say(id);
    let copy = button(said, giving(None, &text, sharing)).class("quiet");
    let field = el("textarea")
        .attr("readonly", "readonly")
        .attr("dir", dir)
        .attr("aria-label", name.clone());
    el("div")
        .child(el("span").text(name))
        .child(copy.attr("aria-live", "polite"))
        .child(by_hand(field, &text, sharing).value(text))
}

/// What is said of an attempt is said until the reader goes on.
fn forget(state: &UseStateHandle<Option<String>>) -> Callback<Event> {
    let setter = state.setter();
    Callback::from(move |_| setter.set(None))
}

/// Shares an address under a title on a click, or copies it where there is no title; then says that it is copied, or
/// that the reader has to do it.
pub fn giving(title: Option<&str>, address: &str, sharing: &Sharing) -> Callback<MouseEvent> {
    let (title, address) = (title.map(str::to_owned), address.to_owned());
    let (copied, by_hand) = (sharing.copied.setter(), sharing.by_hand.setter());
    let is_copy = title.is_none();
    let done = {
        let address = address.clone();
        Callback::from(move |is_given: bool| {
            if !is_given {
                by_hand.set(Some(address.clone()));
            } else if is_copy {
                copied.set(Some(address.clone()));
            }
        })
    };
    Callback::from(move |_| match &title {
        Some(title) => web::share(title, &address, done.clone()),
        None => web::copy(&address, done.clone()),
    })
}
