//! What somebody does who hears the page and does not see it: by the keyboard, and by what the accessibility tree says.

use thirtyfour::Key;

use crate::support::map::SAKHOUR;
use crate::support::{Outcome, Reader, read};

/// What a search for its district finds, the earliest first.
const FIRST: &str = "M10 hospital struck and knocked out of service";
const HOSPITAL: &str = "M10 hospital hit again in opposition-held Aleppo";

#[test]
fn what_happened_near_a_place_is_found_by_its_name() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.write("/").await?;
        page.has_focus("searchbox: Search words or places").await?;
        page.write("Sakhour").await?;
        page.becomes("what is said of the search", true, async || {
            let heard = page.heard().await?;
            Ok(heard.names("status").len() >= 2 && heard.text().contains("2 incidents of 25"))
        })
        .await?;
        let heard = page.heard().await?;
        let list = heard.within("tabpanel", "List");
        let days = list.names("heading");
        assert!(
            days.iter().any(|day| day.starts_with("1 October 2016")),
            "{days:?}"
        );
        // Each line says what it was, where, and of which type: what its mark says to the eye.
        let lines = list.names("button");
        let line = lines.iter().find(|line| line.starts_with(HOSPITAL));
        let line = line.copied().unwrap_or_default();
        for part in [
            "Al-Sakhour, east Aleppo (district only)",
            "Attack on a hospital, place not exact",
        ] {
            assert!(line.contains(part), "{part} is not in “{line}”");
        }
        // Enter in the search opens what was found first, and its name is read.
        page.press(Key::Enter).await?;
        page.says("aside h2", FIRST).await?;
        page.has_focus(&format!("heading: {FIRST}")).await?;
        page.becomes("the title", true, async || {
            Ok(page.title().await?.starts_with(FIRST))
        })
        .await?;
        page.press(Key::Escape).await?;
        page.becomes("the title", true, async || {
            Ok(page.title().await?.starts_with("Sakhour – Aleppo"))
        })
        .await
    })
}

#[test]
fn who_says_so_and_who_disputes_it_is_read_in_the_record() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list&id=m10-hospital-2016-10-01").await?;
        page.says("aside h2", HOSPITAL).await?;
        let record = page.heard().await?.within("region", HOSPITAL);
        let headings = record.names("heading");
        for wanted in [
            "What was reported",
            "Killed and injured, by who says so",
            "Details",
            "Others say",
        ] {
            assert!(
                headings.contains(&wanted),
                "{wanted} is not among {headings:?}"
            );
        }
        let says = record.after("term", "Who says so").text();
        assert!(
            says.contains("EA WorldView, in the article's own voice, without a source"),
            "{says}"
        );
        assert!(says.contains("Syrian American Medical Society"), "{says}");
        let sure = record.after("term", "How sure").text();
        assert!(sure.contains("Who did it is disputed"), "{sure}");
        // A row of the tolls says whose figure it is before the figure.
        let tolls = record.within("table", "The figures cover");
        assert!(tolls.names("rowheader").contains(&"The Independent"));
        // What is folded says how much is in it, and is unfolded by a key.
        let folded = record.names("DisclosureTriangle");
        assert!(folded.contains(&"Others say 2"), "{folded:?}");
        page.focus_on("DisclosureTriangle", "Others say").await?;
        page.press(Key::Enter).await?;
        page.becomes("who disputes it is read", true, async || {
            let record = page.heard().await?.within("region", HOSPITAL);
            let others = record.after("heading", "Others say").text();
            Ok(others.contains("denied any damage to the hospital"))
        })
        .await
    })
}

#[test]
fn how_the_week_went_is_a_sentence() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        let told = async || {
            let timeline = page.heard().await?.within("region", "Timeline");
            let texts = timeline.names("text").into_iter();
            let told = texts.filter(|text| text.starts_with("Incidents bar by bar"));
            Ok(told.map(str::to_owned).collect::<Vec<_>>())
        };
        let whole = "Incidents bar by bar: 17 September 2016: 1, 19 September 2016: 1, 22 September 2016: 1, 24 to 27 September 2016: 0 to 1, \
            28 September 2016: 2 to 3, 29 September 2016: 1 to 2, 30 September 2016: 1 to 2, 1 October 2016: 3 to 4. 4 of 15 bars are empty.";
        page.becomes("the sentence", vec![whole.to_owned()], told)
            .await?;
        // What is brushed is told alone. The handle says where it is and how far it can go.
        page.focus_on("slider", "Start of the period").await?;
        page.press_often(Key::Right, 13).await?;
        let part = "Incidents bar by bar: 30 September 2016: 1 to 2, 1 October 2016: 3 to 4.";
        page.becomes("the sentence", vec![part.to_owned()], told)
            .await?;
        let reach = "const of = name => +document.activeElement.getAttribute('aria-value' + name);
            return [of('min'), of('now'), of('max')]";
        assert_eq!(page.ask::<[u32; 3]>(reach).await?, [0, 13, 14]);
        page.press(Key::End).await?;
        page.becomes("the handle's reach", [0, 14, 14], async || {
            page.ask::<[u32; 3]>(reach).await
        })
        .await?;
        // The whole of it reaches its greatest value, too.
        page.focus_on("slider", "Period, moved as a whole").await?;
        assert_eq!(page.ask::<[u32; 3]>(reach).await?, [0, 14, 14]);
        page.press(Key::Home).await?;
        page.becomes("the period's reach", [0, 0, 14], async || {
            page.ask::<[u32; 3]>(reach).await
        })
        .await?;
        page.turn_to("/?view=list&type=naval_attack&from=2016-09-17&to=2016-09-20")
            .await?;
        page.becomes("that there is nothing is said", true, async || {
            let timeline = page.heard().await?.within("region", "Timeline");
            Ok(timeline
                .text()
                .contains("No incidents in any of the 4 bars."))
        })
        .await
    })
}

#[test]
fn a_mark_says_its_type_its_day_and_how_exact_its_place_is() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        page.open("/?at=36.2100,37.1600,11.00").await?;
        page.map_draws(SAKHOUR).await?;
        page.focus_on("listbox", "11 incidents on the map").await?;
        let tips = async || {
            page.ask::<usize>("return document.querySelectorAll('.map-tip').length")
                .await
        };
        let mut heard = Vec::new();
        for _ in 0..8 {
            page.press(Key::Right).await?;
            heard.extend(
                page.heard()
                    .await?
                    .names("option")
                    .into_iter()
                    .map(str::to_owned),
            );
        }
        let name = "Attack on a hospital, 28 September 2016, about 04:00";
        assert!(
            heard.iter().any(|option| option.contains(name)),
            "{heard:#?}"
        );
        // Escape takes away what stands beside the mark for the eye, and nothing else.
        page.becomes("the tip is there", 1, tips).await?;
        page.press(Key::Escape).await?;
        page.becomes("the tip is gone", 0, tips).await?;
        page.has_focus("listbox: ").await
    })
}
