//! Giving what is shown to others.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

const VIEW: &str = "/?from=2016-09-28&to=2016-10-01&type=hospital_attack&at=36.2100,37.1600,9.00&id=m10-hospital-2016-09-28";

async fn clipboard(page: &Page) -> Outcome<String> {
    page.ask_later(
        "navigator.clipboard.readText().then(arguments[0], error => arguments[0](String(error)))",
    )
    .await
}

#[test]
fn copy_link_puts_the_very_view_on_the_clipboard_and_says_so() -> Outcome {
    // What a host sends with the page denies that anything is read from the clipboard, and this test looks what is there.
    let site = Site::built()?.without_header()?;
    read_site(Reader::at_desk(), site, async |page| {
        page.devtools(
            "Browser.grantPermissions",
            json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.origin}),
        )
        .await?;
        page.open(VIEW).await?;
        page.map_is_ready().await?;
        page.focus_on("button", "Copy link").await?;
        page.press(Key::Enter).await?;
        page.has_focus("button: Copied").await?;
        page.says("aside .share [aria-live]", "Copied").await?;
        assert_eq!(clipboard(page).await?, format!("{}{VIEW}", page.origin));
        // What was copied is not what is shown any more.
        page.click("button", "Next record").await?;
        page.find("button", "Copy link").await?;
        page.says("aside .share [aria-live]", "").await?;
        assert!(!page.has("button", "Send to an app").await?);
        Ok(())
    })
}

#[test]
fn where_the_browser_refuses_the_link_is_there_to_be_copied_by_hand() -> Outcome {
    read(Reader::with_phone(), async |page| {
        page.open("/?embed=1&lang=en&id=m10-hospital-2016-09-28")
            .await?;
        let address = format!("{}/?lang=en&id=m10-hospital-2016-09-28", page.origin);
        page.ask::<Option<bool>>(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
        )
        .await?;
        page.click("button", "Copy link").await?;
        page.has_focus("textbox: Press Ctrl+C").await?;
        assert_eq!(
            page.ask::<String>("return String(getSelection())").await?,
            address
        );
        page.picture("copy-by-hand").await?;
        page.press(Key::Tab).await?;
        page.is_gone("textbox", "Press Ctrl+C").await
    })
}

#[test]
fn a_device_that_shares_is_given_the_address_that_the_site_has() -> Outcome {
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["site_url"] = json!("https://example.org/map/");
    })?;
    read_site(Reader::with_phone(), site, async |page| {
        let device = "navigator.share = given => { window.__shared = given; return window.__answer ?? Promise.resolve(); }";
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": device}),
        )
        .await?;
        page.open("/?q=hospital&id=m10-hospital-2016-09-28").await?;
        page.click("button", "Send to an app").await?;
        page.becomes(
            "what was shared",
            json!({"title": "M10 hospital struck and knocked out of service", "url": "https://example.org/map/?q=hospital&id=m10-hospital-2016-09-28"}),
            async || page.ask("return window.__shared ?? null").await,
        )
        .await?;
        page.ask::<Option<bool>>("window.__answer = Promise.reject(new DOMException('no', 'AbortError')); window.__answer.catch(() => 0)")
            .await?;
        page.click("button", "Send to an app").await?;
        assert!(page.texts(".share-by-hand").await?.is_empty());
        page.ask::<Option<bool>>("window.__answer = Promise.reject(new DOMException('no', 'NotAllowedError')); window.__answer.catch(() => 0)")
            .await?;
        page.click("button", "Send to an app").await?;
        page.has_focus("textbox: Press Ctrl+C").await
    })
}
