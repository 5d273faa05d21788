//! What this map shows, how it was made, how to read it, and whom it thanks.

use incidents::config::Linked;
use incidents::config::category::Category;
use incidents::model::text::Text;
use incidents::query::engine::Answer;
use yew::prelude::*;

use crate::browser::web;
use crate::files::Files;
use crate::ui::element::{Element, el, link};
use crate::ui::later::Later;
use crate::ui::page::Page;
use crate::ui::symbol::mark_icon;

/// The introduction, and below it how the file was read, and how another one is opened.
pub fn about(page: &Page, answer: &Answer, files: &Later<Files>) -> Element {
    let words = &page.words;
    let language = words.language();
    let paragraph = |text: &Text| {
        page.said(el("p"), text)
            .text(text.in_language(language).to_owned())
    };
    let list = |all: &[Linked]| {
        let item = |it: &Linked| el("li").child(linked(it, language));
        (!all.is_empty()).then(|| el("ul").class("about-list").children(all.iter().map(item)))
    };
    let credits = list(&page.config.credits);
    let license = page.config.license.as_ref();
    let of_files = || match files.code() {
        Some(files) => Some(files(page.clone())),
        None => files.missing(page).map(Html::from),
    };
    // A reader of somebody's table asks first what became of it.
    let is_other = !page.opened.mapping.is_empty();
    el("div")
        .class("about")
        .child_opt(is_other.then(of_files).flatten())
        .children(page.config.introduction.iter().map(paragraph))
        .child_opt(list(&page.config.links))
        .child(reading(page))
        .child_opt(credits.map(|credits| {
            el("section")
                .child(el("h2").text(words.say("about-credits")))
                .child(credits)
        }))
        .child_opt(license.map(|license| {
            el("p")
                .class("aside")
                .text(words.say("about-license") + " ")
                .child(linked(license, language))
        }))
        .child_opt(corrections(page))
        .child(el("p").class("aside").text(extent(page, answer)))
        .child(el("p").class("aside").text(version(page)))
        .child_opt(elsewhere(page))
        .child_opt((!is_other).then(of_files).flatten())
}

/// Words that lead where their address says.
fn linked(said: &Linked, language: &str) -> Element {
    let element = match &said.url {
        Some(url) => link(url),
        None => el("span"),
    };
    let text = said.text.in_language(language).to_owned();
    element.attr("dir", "auto").text(text)
}

/// Of which day the data is, and how much of it the filters let through.
fn extent(page: &Page, answer: &Answer) -> String {
    let words = &page.words;
    let shown = words.say_with(
        "about-shown",
        &[
            ("shown", answer.passing.records().into()),
            ("all", answer.all.records().into()),
        ],
    );
    match &page.config.as_of {
        Some(day) => {
            let as_of = words.say_with("data-as-of", &[("day", words.iso_day(day).into())]);
            words.say_with(
                "about-extent",
                &[("as-of", as_of.into()), ("shown", shown.into())],
            )
        }
        None => shown,
    }
}

/// How certainty is drawn and said, each with its sign.
fn reading(page: &Page) -> Element {
    let words = &page.words;
    let sample = page.config.categories.first();
    let sample = sample.map_or("", |category| category.id.as_str());
    let sign = |sign: Html, id: &str| {
        el("li")
            .child(el("span").class("about-sign").child(sign))
            .child(el("span").text(words.say(id)))
    };
    let drawn = |class: &'static str| -> Html {
        el("span").class(class).attr("aria-hidden", "true").into()
    };
    let counted = |class: &'static str| -> Html {
        el("span")
            .class(class)
            .attr("aria-hidden", "true")
            .text(words.number(7))
            .into()
    };
    let circled = el("span")
        .class("sign-circle")
        .child(mark_icon(page, sample, false));
    let category = |category: &Category| {
        let label = category.label.in_language(language_of(page)).to_owned();
        el("li")
            .child(mark_icon(page, &category.id, true))
            .child(el("span").text(label))
    };
    let signs = [
        sign(mark_icon(page, sample, true), "about-exact"),
        sign(circled.into(), "about-area"),
        sign(counted("sign-cluster"), "about-cluster"),
        sign(counted("sign-rough"), "about-rough"),
        sign(drawn("sign-about"), "about-dates"),
        sign(drawn("sign-since"), "about-lasting"),
        sign(drawn("sign-said"), "about-claims"),
    ];
    el("section")
        .child(el("h2").text(words.say("about-reading")))
        .child(el("ul").class("about-signs").children(signs))
        .child(el("h2").text(words.say("facet-type")))
        .child(
            el("ul")
                .class("about-types")
                .children(page.config.categories.iter().map(category)),
        )
}

/// The host that learns who reads, where the records are not this site's.
fn elsewhere(page: &Page) -> Option<Element> {
    let own = page.other_file.is_none().then_some(&page.config.data)?;
    let (_, rest) = own.split_once("://")?;
    let host = rest.split('/').next().unwrap_or_default();
    let said = page
        .words
        .say_with("live-elsewhere", &[("host", host.into())]);
    Some(el("p").class("aside").text(said))
}

/// The page of all corrections, in the page's language where there is one; nothing before `incidents build` has written any.
fn corrections(page: &Page) -> Option<Element> {
    let languages = web::element("meta[name=map-corrections]")?.get_attribute("content")?;
    let language = language_of(page);
    let is_own = |written: &str| written == language;
    let address = match languages.split(' ').skip(1).any(is_own) {
        true => format!("corrections.{language}.html"),
        false => "corrections.html".to_owned(),
    };
    Some(el("p").child(link(&address).text(page.words.say("corrections-page"))))
}

fn language_of(page: &Page) -> &str {
    page.words.language()
}

/// The version of the data, once it is known.
fn version(page: &Page) -> String {
    let Some(edition) = page.edition else {
        return page.without_version();
    };
    let version = edition.version.code();
    page.words
        .say_with("about-version", &[("version", version.into())])
}
