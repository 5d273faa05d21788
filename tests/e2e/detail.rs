//! An open record.

use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, read};

const ARTICLE: &str =
    "http://eaworldview.com/2016/10/syria-daily-lavrov-us-is-protecting-nusra-al-qaeda/";
const SWIFT: &str = "Vessel HSV-2 Swift hit off Mokha in the Red Sea";
const M10: &str = "M10 hospital hit again in opposition-held Aleppo";
const CHLORINE: &str = "Chlorine reported dropped from a helicopter on Kafr Zita";

/// What is said of the open record in its heading.
async fn is_open(page: &Page, title: &str) -> Outcome {
    page.says("aside h2", title).await?;
    page.becomes("the focus", format!("heading: {title}"), async || {
        page.focus().await
    })
    .await
}

#[test]
fn a_record_shows_its_excerpts_word_for_word_with_who_says_so_and_where() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.open_record(M10).await?;
        is_open(page, M10).await?;
        page.says(
            "aside blockquote",
            "Regime warplanes have barrel-bombed the M10 hospital in opposition-held Aleppo, three days after it was knocked out of service.",
        )
        .await?;
        let credit = page.text("aside figcaption").await?;
        assert!(
            credit.starts_with("EA WorldView, in the article's own voice, without a source"),
            "{credit}"
        );
        let link = page.find("link", "Read it in the article").await?;
        let address = link.prop("href").await?.unwrap_or_default();
        assert!(
            address.starts_with(&format!("{ARTICLE}#:~:text=Regime%20warplanes")),
            "{address}"
        );
        assert_eq!(link.attr("rel").await?.as_deref(), Some("noopener"));
        assert_eq!(link.attr("target").await?.as_deref(), Some("_blank"));
        for words in [
            "3 killed",
            "says Al Jazeera",
            "2 killed, 13 injured",
            "says The Independent",
            "according to The article",
        ] {
            page.mentions(words).await?;
        }
        Ok(())
    })
}

#[test]
fn graphic_excerpts_are_covered_until_the_reader_asks() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?id=kafr-zita-chlorine-2016-10-01").await?;
        is_open(page, CHLORINE).await?;
        let quotation = "Assad regime helicopters drop chlorine gas barrel bombs on Kafr Zita in Hama Province. At least 30 casualties.";
        let is_seen = "return document.querySelector('aside blockquote').checkVisibility()";
        assert!(!page.ask::<bool>(is_seen).await?);
        page.find("DisclosureTriangle", "These words describe violence")
            .await?
            .click()
            .await?;
        page.says("aside blockquote", quotation).await?;
        assert!(page.ask::<bool>(is_seen).await?);
        Ok(())
    })
}

#[test]
fn previous_and_next_step_through_the_list() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?type=hospital_attack&type=naval_attack&type=chemical_attack")
            .await?;
        let titles = page.titles().await?;
        let [first, .., before_last, last] = titles.as_slice() else {
            panic!("{titles:?}")
        };
        page.open_record(before_last).await?;
        is_open(page, before_last).await?;
        page.mentions("4 of 5").await?;
        page.click("button", "Next record").await?;
        is_open(page, last).await?;
        assert!(
            !page
                .find("button", "Next record")
                .await?
                .is_enabled()
                .await?
        );
        for title in titles.iter().rev().skip(1) {
            page.click("button", "Previous record").await?;
            is_open(page, title).await?;
        }
        assert_eq!(page.text("aside h2").await?, *first);
        assert!(
            !page
                .find("button", "Previous record")
                .await?
                .is_enabled()
                .await?
        );
        Ok(())
    })
}

#[test]
fn keys_open_a_record_and_escape_leads_back_to_where_the_reader_was() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.focus_on("button", SWIFT).await?;
        page.press(Key::Enter).await?;
        is_open(page, SWIFT).await?;
        page.press(Key::Escape).await?;
        page.wait_until("the record is closed", async || {
            Ok(page.texts("aside").await?.is_empty())
        })
        .await?;
        page.has_address("/").await?;
        page.has_focus(&format!("button: {SWIFT}")).await
    })
}

#[test]
fn the_close_button_leads_back_to_where_the_reader_was() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.open_record(SWIFT).await?;
        is_open(page, SWIFT).await?;
        page.click("button", "Close").await?;
        page.wait_until("the record is closed", async || {
            Ok(page.texts("aside").await?.is_empty())
        })
        .await?;
        page.has_focus(&format!("button: {SWIFT}")).await
    })
}

#[test]
fn a_related_record_opens_from_the_open_one() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?id=m10-hospital-2016-10-01").await?;
        is_open(page, M10).await?;
        let related = "M10 hospital struck and knocked out of service";
        page.click_in("aside", related).await?;
        is_open(page, related).await
    })
}

#[test]
fn a_record_that_the_filters_hide_stays_open_and_says_so() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?type=hospital_attack&id=hsv2-swift-2016-10-01")
            .await?;
        is_open(page, SWIFT).await?;
        page.counts("3 incidents of 25").await?;
        page.mentions("The filters that are on hide this record from the list and the map.")
            .await
    })
}
