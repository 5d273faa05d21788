//! What the page looks like where a reader's system or window is not the usual one.

use serde_json::json;

use crate::support::map::SAKHOUR;
use crate::support::{Host, Outcome, Page, Reader, read};

const M10: &str = "/?lang=en&view=list&id=m10-hospital-2016-10-01";

/// Parts of the page that reach beyond their window: what is in them cannot be read without scrolling in two directions.
const BEYOND: &str = "
    const [selector] = arguments;
    return [...document.querySelectorAll(selector)].filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1).map(part => part.className)";

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
    read(Reader::at_desk().with_map(), async |page| {
        let host = Host::start().await?;
        for (language, height_px) in [("en", 568), ("ar", 568), ("en", 256)] {
            for view in [
                "",
                "&view=filters",
                "&view=table",
                "&id=m10-hospital-2016-10-01",
            ] {
                let frame = format!(
                    "<iframe style='border: 0' src='{}/?lang={language}{view}' width=320 height={height_px}></iframe>",
                    page.origin
                );
                page.open_host(&host, &frame).await?;
                page.wait_until("the frame has its page", async || {
                    page.enter_frame(0).await?;
                    page.ask("return !!document.querySelector('[data-ready] canvas')")
                        .await
                })
                .await?;
                let inside: u32 = page.ask("return innerWidth").await?;
                assert_eq!(inside, 320);
                nothing_is_cut(page).await?;
                page.leave_frames().await?;
                page.ask::<()>("document.querySelector('h1').remove()")
                    .await?;
                let name = view.rsplit('=').next().unwrap_or_default();
                page.picture(&format!("320x{height_px}-{language}-{name}"))
                    .await?;
            }
        }
        Ok(())
    })
}
