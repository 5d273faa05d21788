//! What the page looks like where a reader's system or window is not the usual one.

use serde_json::{Value, json};

use crate::support::map::SAKHOUR;
use crate::support::{Outcome, Page, Reader, Site, read, read_site};

const M10: &str = "/?lang=en&view=list&id=m10-hospital-2016-10-01";

/// Parts of the page that reach beyond their window: what is in them cannot be read without scrolling in two directions.
const BEYOND: &str = "
    const [selector] = arguments;
    return [...document.querySelectorAll(selector)].filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1).map(part => `${part.tagName}.${part.className}`)";

async fn nothing_is_cut(page: &Page) -> Outcome {
    let parts = "html, body, .header, .panel, .detail, .foot, .sheet";
    page.becomes("what is cut", Vec::<String>::new(), async || {
        page.ask_with(BEYOND, vec![json!(parts)]).await
    })
    .await
}

#[test]
fn the_page_is_dark_where_the_system_is_and_accessible_there() -> Outcome {
    read(
        Reader::at_desk().with_ground().in_the_dark(),
        async |page| {
            page.open(M10).await?;
            page.is_dark().await?;
            page.map_draws(SAKHOUR).await?;
            page.is_accessible().await?;
            page.picture("dark").await
        },
    )
}

#[test]
fn less_motion_is_what_the_system_asks_for() -> Outcome {
    const ASKED: &str = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
    for (reader, expected) in [
        (Reader::at_desk(), true),
        (Reader::at_desk().with_motion(), false),
    ] {
        read(reader, async |page| {
            page.open("/?lang=en").await?;
            assert_eq!(page.ask::<bool>(ASKED).await?, expected);
            Ok(())
        })?;
    }
    Ok(())
}

/// 320 pixels are a small phone, or a desk's window of 1280 at 400 %. No window of these browsers is so narrow: a frame is.
#[test]
fn at_320_pixels_nothing_is_cut_in_either_language() -> Outcome {
    const NARROW: &str = "<!DOCTYPE html><title>Narrow</title><link rel=icon href='data:,'><iframe width=320></iframe>";
    const SHOW: &str =
        "const frame = document.querySelector('iframe'); [frame.height, frame.src] = arguments";
    const THERE: &str = "return location.search === arguments[0] && !!document.querySelector('[data-ready] canvas')";
    let views = [
        "",
        "&view=filters",
        "&view=table",
        "&id=m10-hospital-2016-10-01",
    ];
    let site = Site::built()?.with("narrow.html", NARROW)?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.go("/narrow.html").await?;
        for (language, height_px) in [("en", 568), ("ar", 568), ("en", 256)] {
            for view in views {
                page.leave_frames().await?;
                let query = format!("?lang={language}{view}");
                page.ask_with::<Value>(SHOW, vec![json!(height_px), json!(format!("/{query}"))])
                    .await?;
                page.wait_until("the frame has its page", async || {
                    page.enter_frame(0).await?;
                    page.ask_with(THERE, vec![json!(query)]).await
                })
                .await?;
                assert_eq!(page.ask::<u32>("return innerWidth").await?, 320);
                nothing_is_cut(page).await?;
                let name = view.rsplit('=').next().unwrap_or_default();
                page.picture(&format!("320x{height_px}-{language}-{name}"))
                    .await?;
            }
        }
        page.leave_frames().await
    })
}
