//! An open record.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

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

/// Unfolds what stands below the facts.
async fn unfold(page: &Page) -> Outcome {
    page.ask("document.querySelectorAll('aside details.section').forEach(section => { section.open = true })")
        .await
}

#[test]
fn an_error_is_told_to_whom_the_map_file_names() -> Outcome {
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["contact"] = json!("desk@example.org");
    })?;
    let report = "return document.querySelector('.report')?.href ?? ''";
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?id=m10-hospital-2016-10-01").await?;
        page.find("link", "Report an error").await?;
        let letter: String = page.ask(report).await?;
        assert!(
            letter.starts_with("mailto:desk@example.org?subject=M10%20hospital%20hit%20again%20"),
            "{letter}"
        );
        for part in [
            "body=m10-hospital-2016-10-01",
            "id%3Dm10-hospital-2016-10-01",
            "version%20",
        ] {
            assert!(letter.contains(part), "{letter}");
        }
        Ok(())
    })?;
    read(Reader::at_desk(), async |page| {
        page.open("/?id=m10-hospital-2016-10-01").await?;
        page.says("aside h2", M10).await?;
        assert_eq!(page.ask::<String>(report).await?, "");
        Ok(())
    })
}

#[test]
pub fn a_record_says_what_is_known_who_says_so_and_what_belongs_to_it() -> Outcome {
    read(Reader::at_desk(), async |page| {
        a_record_shows_its_excerpts_word_for_word_with_who_says_so_and_where(page).await?;
        tolls_stand_side_by_side_each_with_its_reporter_and_are_not_summed(page).await?;
        a_related_record_opens_from_the_open_one(page).await?;
        what_is_no_incident_says_so_and_a_time_is_told_on_two_clocks(page).await
    })
}

async fn a_record_shows_its_excerpts_word_for_word_with_who_says_so_and_where(
    page: &Page,
) -> Outcome {
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
    unfold(page).await?;
    for words in [
        "Independent sources agree that it happened",
        "Assessed on 23 November 2026 by Incident map editors",
        "“Regime warplanes”",
        "Named by: The article",
    ] {
        page.mentions(words).await?;
    }
    Ok(())
}

async fn tolls_stand_side_by_side_each_with_its_reporter_and_are_not_summed(
    page: &Page,
) -> Outcome {
    is_open(page, M10).await?;
    assert_eq!(
        page.texts("aside table tr:first-child").await?,
        [
            "Reporter\tKilled\tInjured",
            "Syrian American Medical Society, by way of CNN\tnone\tnone",
            "Syrian Observatory for Human Rights\t1\tnot stated",
            "The Independent\t2\t13",
            "Al Jazeera\tat least 3\tnot stated",
            "Opposition fighters, by way of El Mogaz\t4\t15",
            "BBC\tnot stated\t10",
        ]
    );
    let off = "
        const table = document.querySelector('aside table');
        const heads = [...table.tHead.rows[0].cells].map(head => head.getBoundingClientRect());
        const cells = [...table.tBodies].flatMap(body => [...body.rows[0].cells].map(cell => cell.getBoundingClientRect()));
        return cells.map((cell, at) => [cell, heads[at % heads.length]])
            .filter(([cell, head]) => Math.abs(cell.left - head.left) + Math.abs(cell.right - head.right) > 1).length";
    assert_eq!(page.ask::<u32>(off).await?, 0, "cells aside of their heads");
    // Between them there is a line or none, as the browser likes.
    let notes = page.texts("aside table tr + tr").await?.swap_remove(2);
    let notes: Vec<&str> = notes.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        notes,
        [
            "M10, strike of 1 October",
            "As of 1 October 2016",
            "The two killed are given as patients."
        ]
    );
    assert!(
        page.text("aside caption")
            .await?
            .ends_with("They are not to be added up.")
    );
    Ok(())
}

async fn a_related_record_opens_from_the_open_one(page: &Page) -> Outcome {
    is_open(page, M10).await?;
    let related = "M10 hospital struck and knocked out of service";
    unfold(page).await?;
    page.click_in("aside", related).await?;
    is_open(page, related).await
}

async fn what_is_no_incident_says_so_and_a_time_is_told_on_two_clocks(page: &Page) -> Outcome {
    page.turn_to("/?id=lcc-toll-aleppo-2016-09-30").await?;
    page.says(
        "aside .detail-kind",
        "Total over many incidents\nNot an incident: a report that sums up many.",
    )
    .await?;
    unfold(page).await?;
    page.click_in(
        "aside",
        "Activist network records 86 people killed across Syria on Friday",
    )
    .await?;
    page.mentions("where the other 30 died is not stated")
        .await?;
    page.turn_to("/?id=m2-hospital-2016-09-28").await?;
    page.mentions("28 September 2016, about 04:00 there (01:00 GMT)")
        .await?;
    assert!(!page.text("aside").await?.contains("On Thursday”"));
    page.click("DisclosureTriangle", "How the date is known")
        .await?;
    page.mentions("In the source: “On Thursday”").await?;
    assert!(page.texts("aside .detail-kind").await?.is_empty());
    Ok(())
}

/// Two records with what the site's own records do not have.
fn corrected(file: &mut Value) {
    let record = |id: &str, title: &str| {
        json!({
            "type": "Feature", "id": id, "geometry": null,
            "properties": {
                "title": title, "date": "2016-10-01T01:30:00", "time_zone": "+03:00",
                "description": "Words that are covered", "sensitive": true, "updated": "2016-10-04",
                "corrections": [{"on": "2016-10-03", "what": "The day was wrong."}, {"what": "So was the place."}],
                "sources": [{"publisher": "A paper", "title": "A title", "url": "https://example.org/a", "date": "2016-10", "archive_url": "https://example.org/b"}],
            },
        })
    };
    file["features"][0] = record("corrected", "A record that was corrected");
    file["features"][1] = record("another", "Another record that was corrected");
}

#[test]
fn corrections_archived_copies_and_covered_descriptions_are_shown_as_such() -> Outcome {
    let site = Site::built()?.with_json("data/incidents.geojson", corrected)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?q=covered&id=corrected").await?;
        is_open(page, "A record that was corrected").await?;
        page.says(
            "aside footer",
            "Corrected on 3 October 2016: The day was wrong.\n\nCorrected: So was the place.\n\nLast changed on 4 October 2016",
        )
        .await?;
        page.mentions("1 October 2016, 01:30 there (30 September 2016, 22:30 GMT)")
            .await?;
        unfold(page).await?;
        page.says(
            "aside .sources",
            "A title\n\nA paper, October 2016\nArchived copy",
        )
        .await?;
        assert_eq!(page.text("aside .facts dd:last-of-type").await?, "A paper");
        let is_seen =
            "return document.querySelector('aside .detail-description').checkVisibility()";
        assert!(!page.ask::<bool>(is_seen).await?);
        let cover = "These words describe violence to people (Incident)";
        page.click("DisclosureTriangle", cover).await?;
        assert!(page.ask::<bool>(is_seen).await?);
        // The next record is made of the same parts.
        page.click("button", "Previous record").await?;
        page.says("aside h2", "Another record that was corrected")
            .await?;
        assert!(!page.ask::<bool>(is_seen).await?);
        Ok(())
    })
}

#[test]
fn graphic_excerpts_are_covered_until_the_reader_asks() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?type=chemical_attack&type=siege_civilians&id=kafr-zita-chlorine-2016-10-01")
            .await?;
        is_open(page, CHLORINE).await?;
        let quotation = "Assad regime helicopters drop chlorine gas barrel bombs on Kafr Zita in Hama Province. At least 30 casualties.";
        let is_seen = "return document.querySelector('aside blockquote').checkVisibility()";
        assert!(!page.ask::<bool>(is_seen).await?);
        page.click("DisclosureTriangle", "These words describe violence")
            .await?;
        page.says("aside blockquote", quotation).await?;
        assert!(page.ask::<bool>(is_seen).await?);
        page.turn_to(
            "/?type=chemical_attack&type=siege_civilians&id=aleppo-hospital-capacity-2016-10-01",
        )
        .await?;
        page.find(
            "DisclosureTriangle",
            "These words describe violence to people (Siege and cut-offs)",
        )
        .await?;
        assert!(!page.ask::<bool>(is_seen).await?);
        page.click("button", "Previous record").await?;
        page.click("button", "Previous record").await?;
        page.says("aside h2", CHLORINE).await?;
        assert!(!page.ask::<bool>(is_seen).await?);
        page.search("chlorine").await?;
        page.counts("1 incident of 25 records").await?;
        assert!(!page.ask::<bool>(is_seen).await?);
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
        page.focus_on("button", "Previous record").await?;
        for (title, position) in titles.iter().rev().skip(1).zip(["4", "3", "2"]) {
            page.press(Key::Enter).await?;
            page.says("aside h2", title).await?;
            page.says(
                "aside [aria-live]:not(span)",
                &format!("{position} of 5: {title}"),
            )
            .await?;
            page.has_focus("button: Previous record").await?;
        }
        page.press(Key::Enter).await?;
        is_open(page, first).await?;
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
pub fn a_record_is_closed_to_where_the_reader_was() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keys_open_a_record_and_escape_leads_back_to_where_the_reader_was(page).await?;
        the_close_button_leads_back_to_where_the_reader_was(page).await?;
        a_record_that_the_filters_hide_stays_open_and_says_so(page).await
    })
}

async fn keys_open_a_record_and_escape_leads_back_to_where_the_reader_was(page: &Page) -> Outcome {
    page.open("/?view=list").await?;
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
}

async fn the_close_button_leads_back_to_where_the_reader_was(page: &Page) -> Outcome {
    page.open_record(SWIFT).await?;
    is_open(page, SWIFT).await?;
    page.click("button", "Close").await?;
    page.wait_until("the record is closed", async || {
        Ok(page.texts("aside").await?.is_empty())
    })
    .await?;
    page.has_focus(&format!("button: {SWIFT}")).await
}

async fn a_record_that_the_filters_hide_stays_open_and_says_so(page: &Page) -> Outcome {
    page.turn_to("/?type=hospital_attack&id=hsv2-swift-2016-10-01")
        .await?;
    is_open(page, SWIFT).await?;
    page.counts("3 incidents of 25 records").await?;
    page.mentions("The filters that are on hide this record from the list and the map.")
        .await?;
    page.click_in("aside", "Clear filters").await?;
    page.has_address("/?id=hsv2-swift-2016-10-01").await?;
    page.mentions("9 of 25").await?;
    assert!(page.texts("aside .detail-hidden").await?.is_empty());
    Ok(())
}

#[test]
fn a_closed_record_leaves_the_focus_on_the_map_where_there_is_no_list() -> Outcome {
    read(Reader::with_screen(640, 480), async |page| {
        page.open("/?embed=1&id=m10-hospital-2016-10-01").await?;
        is_open(page, M10).await?;
        page.press(Key::Escape).await?;
        page.has_focus("listbox: ").await
    })
}

#[test]
fn keys_open_the_first_and_the_last_record_where_none_is_open() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list&type=hospital_attack").await?;
        let titles = page.titles().await?;
        page.write("n").await?;
        page.says("aside h2", &titles[0]).await?;
        page.press(Key::Escape).await?;
        page.write("p").await?;
        page.says("aside h2", &titles[titles.len() - 1]).await
    })
}

#[test]
fn a_record_says_at_its_head_that_who_did_it_is_disputed_and_which_part_of_a_day_is_known()
-> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?id=sulayman-al-halabi-water-2016-09-30")
            .await?;
        page.wait_until("it is said", async || {
            let said = page.texts(".detail-line .status").await?;
            Ok(said == ["corroborated", "Who did it is disputed"])
        })
        .await?;
        page.go("/?id=m10-hospital-2016-10-01").await?;
        page.says("aside h2", M10).await?;
        // The date is a day: what is known beside it stands there without a click.
        page.mentions("the strike was reported before 13:30 that day")
            .await
    })
}
