//! How an article names what is shown: one sentence with the filters, the edition of the data and the link.

use incidents::config::Linked;
use incidents::query::engine::Answer;
use js_sys::Date;

use crate::filters::active_filters::filters_in_words;
use crate::ui::page::Page;

/// The map's title behind whoever publishes it.
fn work(page: &Page) -> String {
    let language = page.words.language();
    let title = page.config.title.in_language(language).into();
    match page.config.publisher.in_language(language) {
        "" => page.words.say_with("cite-title", &[("title", title)]),
        publisher => page.words.say_with(
            "cite-published",
            &[("publisher", publisher.into()), ("title", title)],
        ),
    }
}

/// Which records are shown, and how many: "Attack on a hospital, 20 to 30 September 2016 (3 incidents of 25 records)".
pub fn shown(page: &Page, answer: &Answer) -> String {
    page.words.say_with(
        "cite-shown",
        &[
            ("filters", filters_in_words(page, answer).into()),
            ("count", page.shown(answer).into()),
        ],
    )
}

/// The edition in words. Who asks for it has waited until it is known.
fn edition(page: &Page) -> String {
    page.edition
        .map(|edition| page.words.edition(edition))
        .unwrap_or_default()
}

/// One sentence with everything that is needed to find the same again.
pub fn sentence(page: &Page, answer: &Answer, address: &str) -> String {
    page.words.say_with(
        "cite-sentence",
        &[
            ("work", work(page).into()),
            ("shown", shown(page, answer).into()),
            ("edition", edition(page).into()),
            ("day", today(page).into()),
            ("link", address.into()),
        ],
    )
}

/// The same for a footnote of an article that says by itself what it took from the map.
pub fn footnote(page: &Page, address: &str) -> String {
    page.words.say_with(
        "cite-footnote",
        &[
            ("work", work(page).into()),
            ("edition", edition(page).into()),
            ("link", address.into()),
        ],
    )
}

/// What a file says of its records: names for programs, words for people.
pub fn notes(page: &Page, answer: &Answer, address: &str) -> Vec<(&'static str, String)> {
    let language = page.words.language();
    let text = |said: &Linked| said.text.in_language(language).to_owned();
    let credits: Vec<String> = page.config.credits.iter().map(text).collect();
    let license = page.config.license.as_ref();
    let license = license.map(|it| it.url.clone().unwrap_or_else(|| text(it)));
    let mut notes = vec![
        ("title", page.config.title.in_language(language).to_owned()),
        (
            "publisher",
            page.config.publisher.in_language(language).to_owned(),
        ),
        ("filters", shown(page, answer)),
        ("as_of", page.config.as_of.clone().unwrap_or_default()),
        (
            "version",
            page.edition
                .map(|edition| edition.version.code())
                .unwrap_or_default(),
        ),
        ("link", address.to_owned()),
        ("license", license.unwrap_or_default()),
        ("credits", credits.join(" · ")),
    ];
    notes.retain(|(_, note)| !note.is_empty());
    notes
}

/// The reader's day.
fn today(page: &Page) -> String {
    let now = Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    let day = format!("{}-{month:02}-{day:02}", now.get_full_year());
    page.words.iso_day(&day)
}
