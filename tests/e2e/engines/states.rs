//! Every state of the page at every size, in the colours and for the senses that a reader's system may ask for: what a machine can tell of each.
//! With `INCIDENT_MAP_PICTURES` set there is a picture of each, for people to look at.
//!
//! No window of the other browsers is as narrow as a phone: each state is shown in a frame, which is.

use serde_json::{Value, json};

use crate::engines::is_skipped;
use crate::support::engine::Engine;
use crate::support::{Failure, Outcome, Page, Reader, Site, read_site};

/// The page around the frame.
const AROUND: &str = "<!DOCTYPE html><title>States</title><link rel=icon href='data:,'><body marginwidth=0 marginheight=0><iframe frameborder=0></iframe>";
const SHOW: &str = "
    const frame = document.querySelector('iframe');
    frame.contentWindow.isOfBefore = true;
    [frame.width, frame.height, frame.src] = arguments";
const RESIZE: &str = "
    const frame = document.querySelector('iframe');
    [frame.width, frame.height] = arguments";
const SET_TEXT: &str = "document.documentElement.style.fontSize = `${arguments[0]}%`";
const TWO_FRAMES: &str = "
    const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => done(null)))";
const IS_OPEN: &str =
    "return !!document.querySelector('dialog[open], .timeline-drawer:popover-open')";

/// Whether the frame shows this address, with the rules that come later. The page may say it otherwise: without what goes without saying. What is
/// fetched once nothing else is to do, a second and a half later, shows nothing before it is asked for.
const THERE: &str = "
    const [query] = arguments;
    const wanted = [...new URLSearchParams(query)].filter(([name]) => name !== 'view');
    const now = new URLSearchParams(location.search);
    if (window.isOfBefore || wanted.some(([name, value]) => !now.getAll(name).includes(value))) return false;
    if (document.querySelector('[aria-busy=true]')) return false;
    if (document.querySelector('.failure button')) return true;
    const has = selector => !!document.querySelector(selector);
    const hasLaterRules = [...document.styleSheets].some(({ href }) => /[/]later[.]css$/.test(href ?? ''));
    return has('[data-ready] canvas') && hasLaterRules && has('.timeline-plot svg')
        && (!/[?&]id=/.test(query) || has('.detail h2')) && (has('#panel > :not([role=status])') || !has('#panel'));";

/// What is wrong with what is shown.
const WRONG: &str = include_str!("states.js");

const RECORD: &str = "id=m10-hospital-2016-10-01";
const TOTAL: &str = "view=list&id=aleppo-bombardment-since-2016-09-19";
const CHIPS: &str =
    "view=filters&type=hospital_attack&type=air_strike&q=hospital&from=2016-09-20&to=2016-10-01";

/// What is done to come from the address to the state.
#[derive(Clone, Copy, PartialEq)]
enum Then {
    Nothing,
    /// This is clicked on.
    Click(&'static str),
    /// The record is scrolled to its end.
    End,
}

/// A state of the page: its name, its address, what is done then, and what may lie over other parts in it.
type State = (&'static str, &'static str, Then, &'static str);

const DATES: Then = Then::Click(".timeline-more > button");
const SHARE: Then = Then::Click(".tools [aria-haspopup=dialog]");
const KEYS: Then = Then::Click(".needs-keys");

/// The states that a desk's reader meets.
const STATES: [State; 16] = [
    ("first", "", Then::Nothing, ""),
    ("list", "view=list", Then::Nothing, ""),
    ("record", RECORD, Then::Nothing, ""),
    ("record-end", RECORD, Then::End, ""),
    ("total", TOTAL, Then::Nothing, ""),
    ("search", "view=list&q=hospital", Then::Nothing, ""),
    ("search-none", "view=list&q=xylophone", Then::Nothing, ""),
    ("filters", CHIPS, Then::Nothing, ""),
    ("dates", "view=list", DATES, ""),
    ("share", "view=list", SHARE, ""),
    ("keys", "view=list", KEYS, ""),
    ("table", "view=table", Then::Nothing, ""),
    ("totals", "view=table&kind=aggregate", Then::Nothing, ""),
    ("about", "view=about", Then::Nothing, ""),
    ("error", "data=data/no-such.geojson", Then::Nothing, ""),
    ("frame", "embed=1", Then::Nothing, ""),
];

/// Where another size, language or colour may show what the desk does not.
const FEW: [&str; 7] = [
    "first", "list", "record", "filters", "dates", "share", "table",
];

/// Of these the other browsers show fewer.
const FEWER: [&str; 4] = ["first", "record", "filters", "share"];

/// A window: its width and height, and the size of its text in percent.
#[derive(Clone, Copy)]
struct Window(u32, u32, u32);

const DESK: Window = Window(1280, 800, 100);
const PHONE: Window = Window(390, 844, 100);

/// Loads this state, in a window of this size.
async fn load(page: &Page, language: &str, window: Window, query: &str) -> Outcome {
    let query = match query {
        "" => format!("?lang={language}"),
        query => format!("?lang={language}&{query}"),
    };
    let Window(width, height, _) = window;
    page.leave_frames().await?;
    page.ask_with::<Value>(
        SHOW,
        vec![json!(width), json!(height), json!(format!("/{query}"))],
    )
    .await?;
    page.wait_until(&format!("{query} is there"), async || {
        page.enter_frame(0).await?;
        page.ask_with(THERE, vec![json!(query)]).await
    })
    .await?;
    set_text(page, window).await
}

/// Gives the window that shows a state another size, as a reader does who turns a phone or pulls at a corner.
async fn resize(page: &Page, window: Window) -> Outcome {
    let Window(width, height, _) = window;
    page.leave_frames().await?;
    page.ask_with::<Value>(RESIZE, vec![json!(width), json!(height)])
        .await?;
    page.enter_frame(0).await?;
    set_text(page, window).await?;
    // What hears of a size hears of it in the first of them.
    page.ask_later::<Value>(TWO_FRAMES).await?;
    Ok(())
}

async fn set_text(page: &Page, Window(.., text): Window) -> Outcome {
    page.ask_with::<Value>(SET_TEXT, vec![json!(text)]).await?;
    Ok(())
}

async fn follow(page: &Page, then: Then) -> Outcome {
    match then {
        Then::Click(selector) if !page.ask::<bool>(IS_OPEN).await? => {
            let click = "document.querySelector(arguments[0]).click()";
            page.ask_with::<Value>(click, vec![json!(selector)]).await?;
            let what = format!("{selector} opens something");
            page.wait_until(&what, async || page.ask(IS_OPEN).await)
                .await?;
        }
        Then::Nothing | Then::Click(_) => {}
        Then::End => {
            let scroll =
                "const it = document.querySelector('.detail'); it.scrollTop = it.scrollHeight";
            page.ask::<Value>(scroll).await?;
        }
    }
    Ok(())
}

/// Loads a state in the first of these windows, and looks at it there and in the others.
async fn shows(
    page: &Page,
    (language, windows): (&str, &[Window]),
    state: State,
) -> Result<(), Vec<Failure>> {
    let (name, query, then, over) = state;
    let mut wrong = Vec::new();
    for (number, window) in windows.iter().enumerate() {
        let Window(width, height, text) = *window;
        let context = format!("{name} in {language} at {width} by {height}, text of {text} %");
        let look = async || {
            match number {
                0 => load(page, language, *window, query).await?,
                _ => resize(page, *window).await?,
            }
            follow(page, then).await?;
            let nothing = Vec::<String>::new();
            let wrong = page.becomes(&context, nothing, async || {
                page.ask_with(WRONG, vec![json!(over)]).await
            });
            let wrong = wrong.await;
            page.picture(&format!("state-{width}x{height}-{text}-{language}-{name}"))
                .await?;
            wrong
        };
        if let Err(Failure(why)) = look().await {
            wrong.push(Failure(format!("{context}: {why}")));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// The windows in which a language is looked at.
type Places<'a> = &'a [(&'a str, &'a [Window])];

/// All of these states in all of these places. What is wrong with one does not keep the next from being looked at.
async fn walk(page: &Page, places: Places<'_>, states: &[State]) -> Outcome {
    page.go("/around.html").await?;
    if page.engine.speaks_devtools() && states.iter().any(|(name, ..)| *name == "error") {
        page.expect_complaint("no-such.geojson");
    }
    let mut wrong = Vec::new();
    for place in places {
        for state in states {
            wrong.extend(shows(page, *place, *state).await.err().unwrap_or_default());
        }
    }
    page.leave_frames().await?;
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

fn few() -> Outcome<Vec<State>> {
    let names = match Engine::chosen()? {
        Engine::Chromium => &FEW[..],
        Engine::Firefox | Engine::WebKit => &FEWER[..],
    };
    let is_among = |state: &&State| names.contains(&state.0);
    Ok(STATES.iter().filter(is_among).copied().collect())
}

fn walked(reader: Reader, places: Places<'_>, states: &[State]) -> Outcome {
    let site = Site::built()?.with("around.html", AROUND)?;
    read_site(reader, site, async |page| walk(page, places, states).await)
}

/// A screen that any of the frames has room on.
fn reader() -> Reader {
    Reader::with_screen(1400, 900)
}

#[test]
fn every_state_is_whole_at_a_desk() -> Outcome {
    walked(reader(), &[("en", &[DESK])], &STATES)
}

#[test]
fn every_state_is_whole_on_a_phone() -> Outcome {
    walked(reader(), &[("en", &[PHONE])], &STATES)
}

/// The second and third of these are a desk's window at 400 %.
#[test]
fn states_are_whole_in_small_windows_and_with_text_of_twice_the_size() -> Outcome {
    let windows = [
        Window(320, 568, 100),
        Window(320, 256, 100),
        Window(390, 844, 200),
        Window(1280, 800, 200),
        Window(1366, 768, 200),
    ];
    walked(reader(), &[("en", &windows)], &few()?)
}

#[test]
fn states_are_whole_in_arabic() -> Outcome {
    let windows = [
        DESK,
        PHONE,
        Window(320, 568, 100),
        Window(320, 256, 100),
        Window(390, 844, 200),
    ];
    walked(reader(), &[("ar", &windows)], &few()?)
}

#[test]
fn states_are_whole_in_other_languages() -> Outcome {
    let places: Places<'_> = &[("fr", &[DESK, Window(640, 480, 100)]), ("tr", &[PHONE])];
    walked(reader(), places, &few()?)
}

#[test]
fn states_are_whole_in_a_frame() -> Outcome {
    let frames = [
        ("frame", "embed=1", Then::Nothing, ""),
        (
            "frame-record",
            "embed=1&id=m10-hospital-2016-10-01",
            Then::Nothing,
            ".sheet",
        ),
        (
            "frame-chips",
            "embed=1&type=hospital_attack&q=hospital",
            Then::Nothing,
            // They lie in the line that as a whole opens the sheet.
            ".chips",
        ),
    ];
    let places: Places<'_> = &[
        ("en", &[Window(640, 480, 100)]),
        ("ar", &[Window(360, 470, 100)]),
        ("en", &[Window(1000, 680, 100)]),
    ];
    walked(reader(), places, &frames)
}

#[test]
fn states_are_whole_in_the_dark() -> Outcome {
    walked(
        reader().in_the_dark(),
        &[("en", &[DESK]), ("ar", &[PHONE])],
        &few()?,
    )
}

#[test]
fn states_are_whole_in_forced_colours() -> Outcome {
    if is_skipped(Engine::WebKit, "WebKitGTK 2.50 knows no forced colours")? {
        return Ok(());
    }
    walked(
        reader().with_forced_colors(),
        &[("en", &[DESK]), ("ar", &[PHONE])],
        &few()?,
    )
}

/// What is seen through of what may lie over the map.
const THROUGH: &str = "
    const through = /rgba\\(.*, 0?\\.\\d+\\)|\\/ 0?\\.\\d+\\)/;
    return [getComputedStyle(document.querySelector('.map-date') ?? document.body).backgroundColor,
        getComputedStyle(document.querySelector('.in-view') ?? document.body).maskImage]
        .filter(it => through.test(it) || it.includes('gradient'))";

#[test]
fn nothing_is_seen_through_where_the_system_asks_for_that() -> Outcome {
    if is_skipped(Engine::WebKit, "WebKitGTK 2.50 hears of no such wish")? {
        return Ok(());
    }
    let site = Site::built()?.with("around.html", AROUND)?;
    read_site(reader().with_less_transparency(), site, async |page| {
        page.open("/?lang=en&view=list").await?;
        page.map_is_ready().await?;
        page.click("button", "Play").await?;
        page.wait_until("the day stands on the map", async || {
            page.ask("return !!document.querySelector('.map-date')")
                .await
        })
        .await?;
        assert_eq!(
            page.ask::<Vec<String>>(THROUGH).await?,
            Vec::<String>::new()
        );
        Ok(())
    })
}
