//! The header: what the map is called, the search, and what concerns the page as a whole.

use incidents::model::session::{Action, Session, View};
use incidents::query::engine::Answer;
use yew::prelude::*;

use crate::browser::palette::Theme;
use crate::browser::url;
use crate::filters::search_box::search_box;
use crate::share::dialog::{Dialog, share_dialog};
use crate::shell::keys;
use crate::state::Change;
use crate::state::embed_options::{Part, WORDS};
use crate::ui::element::{Element, button, el, icon_button};
use crate::ui::page::{Page, Shared};

const SUN: &str = "M8 5A3 3 0 1 1 8 11A3 3 0 1 1 8 5M8 1V2.5M8 13.5V15M1 8H2.5M13.5 8H15M3 3L4.1 4.1M11.9 11.9L13 13M3 13L4.1 11.9M11.9 4.1L13 3";
const MOON: &str = "M13.5 9.5A6 6 0 1 1 6.5 2.5A5 5 0 0 0 13.5 9.5Z";
const KEYS: &str =
    "M1.5 3.8H14.5V12.2H1.5ZM4 6.5H4.2M6.6 6.5H6.8M9.2 6.5H9.4M11.8 6.5H12M4.6 9.5H11.4";

/// The header. `choose_theme` sets the palette.
pub fn header(
    page: &Page,
    session: &Session,
    answer: &Shared<Answer>,
    choose_theme: &Callback<Theme>,
    dialog: &Dialog,
) -> Element {
    let title = page.config.title.in_language(page.words.language());
    let can_search = page.embed_options.has(Part::Title)
        && page.embed_options.has(Part::Filters)
        && !page.embed_options.is_locked(WORDS);
    el("header")
        .class(match page.embed_options.has(Part::Title) {
            true => "header",
            // What the frame does not show is still its name for who cannot see it.
            false => "for-screen-readers",
        })
        .child(
            el("div")
                .class("title")
                .child(
                    page.said(el("h1"), &page.config.title)
                        .text(title.to_owned()),
                )
                .child_opt(page.other_file.as_ref().map(|file| {
                    let said = page
                        .words
                        .say_with("other-file", &[("file", file.as_str().into())]);
                    let how = || {
                        let show = Change::Nudge(Action::Show(View::About));
                        button(page.words.say("files-how"), page.on(show)).class("quiet")
                    };
                    let is_other = !page.opened.mapping.is_empty();
                    let can_show = page.embed_options.views().any(|view| view == View::About);
                    el("p")
                        .class("other-file")
                        .text(said)
                        .child_opt((is_other && can_show).then(how))
                })),
        )
        .child_opt(can_search.then(|| search_box(page, answer, &session.words)))
        .child_opt(
            (!page.embed_options.is_embedded)
                .then(|| tools(page, session, answer, choose_theme, dialog)),
        )
}

/// What concerns the page as a whole.
fn tools(
    page: &Page,
    session: &Session,
    answer: &Shared<Answer>,
    choose_theme: &Callback<Theme>,
    dialog: &Dialog,
) -> Element {
    let keys = icon_button(
        &page.words.say("keys"),
        KEYS,
        Callback::from(|_| keys::open()),
    );
    el("div")
        .class("tools")
        .child(share_dialog(page, answer, session, dialog))
        .children(languages(page, session))
        .child(theme_button(page, choose_theme))
        .child(
            keys.class("icon needs-keys")
                .attr("aria-haspopup", "dialog"),
        )
}

fn theme_button(page: &Page, choose_theme: &Callback<Theme>) -> Element {
    let (id, picture) = match page.theme {
        Theme::Light => ("theme-dark", MOON),
        Theme::Dark => ("theme-light", SUN),
    };
    let (choose, other) = (choose_theme.clone(), page.theme.other());
    let on_click = Callback::from(move |_| choose.emit(other));
    icon_button(&page.words.say(id), picture, on_click)
}

/// Links to the same view in the other languages of the site, each named in its own.
fn languages(page: &Page, session: &Session) -> Vec<Element> {
    let spoken = page.words.language();
    let others = page.config.languages.iter().filter(|tag| *tag != spoken);
    others
        .filter_map(|tag| {
            let address = url::in_language(session, tag)?;
            // A file of the reader's own would be gone with the page.
            let (is_here, turned) = (page.opened.is_here, tag.clone());
            let turn = Callback::from(move |event: MouseEvent| {
                if is_here {
                    event.prevent_default();
                    let lang = |name: &str| (name == "lang").then(|| turned.clone());
                    url::write_look(std::slice::from_ref(&turned), lang);
                }
            });
            Some(
                el("a")
                    .class("language")
                    .attr("href", address)
                    .on_click(turn)
                    .attr("hreflang", tag.clone())
                    .attr("lang", tag.clone())
                    .text(page.words.language_name(tag)),
            )
        })
        .collect()
}
