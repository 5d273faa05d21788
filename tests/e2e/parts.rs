//! Parts of the program that come later: what the page says when one does not come.

use crate::support::{Outcome, Reader, Site, read_site};

#[test]
fn a_part_of_the_program_that_does_not_come_is_said_and_can_be_asked_for_again() -> Outcome {
    for (part, button) in [
        ("share", Some("Share")),
        ("map", None),
        (
            "opened",
            Some("Chlorine reported dropped from a helicopter on Kafr Zita"),
        ),
    ] {
        let site = Site::built()?;
        let file = site.part(part)?;
        let kept = std::fs::read(site.file(&file))?;
        read_site(Reader::at_desk(), site.without(&file)?, async |page| {
            page.expect_complaint("404");
            page.expect_complaint("WebAssembly");
            page.go("/?view=list").await?;
            page.counts("11 incidents, 14 background records").await?;
            if let Some(button) = button {
                page.click("button", button).await?;
            }
            page.mentions("This part of the page could not be loaded.")
                .await?;
            std::fs::write(page.site.file(&file), &kept)?;
            page.click("button", "Try again").await?;
            match button {
                Some("Share") => page.mentions("Embed").await?,
                Some(title) => page.says("aside h2", title).await?,
                None => page.map_is_ready().await?,
            }
            assert_eq!(page.texts(".missing").await?, Vec::<String>::new());
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_search_whose_code_does_not_come_says_so_everywhere_and_can_be_made_again() -> Outcome {
    let site = Site::built()?;
    let file = site.part("search")?;
    let kept = std::fs::read(site.file(&file))?;
    read_site(Reader::at_desk(), site.without(&file)?, async |page| {
        page.expect_complaint("404");
        page.expect_complaint("WebAssembly");
        page.go("/?q=Handarat").await?;
        page.mentions("This part of the page could not be loaded.")
            .await?;
        page.counts("25 records, not searched").await?;
        page.says(".nothing p", "Nothing was searched: the search failed.")
            .await?;
        page.says(".in-view p", "Not searched").await?;
        assert_eq!(page.texts(".search-found").await?, Vec::<String>::new());
        assert!(page.titles().await?.is_empty());
        std::fs::write(page.site.file(&file), &kept)?;
        page.click("button", "Try again").await?;
        page.becomes("what is found", true, async || {
            let titles = page.titles().await?;
            Ok(titles.contains(&"Government forces capture Handarat camp".to_owned()))
        })
        .await?;
        assert_eq!(page.texts(".missing").await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_part_that_nobody_has_asked_for_fails_in_silence_and_is_asked_for_again() -> Outcome {
    let site = Site::built()?;
    let file = site.part("search")?;
    let kept = std::fs::read(site.file(&file))?;
    read_site(Reader::at_desk(), site.without(&file)?, async |page| {
        page.expect_complaint("404");
        page.expect_complaint("WebAssembly");
        page.go("/?view=list").await?;
        // Nobody has asked for it, so it is asked for when the page has nothing else to do.
        for complaint in ["404", "WebAssembly"] {
            page.wait_until("its request has failed", async || {
                page.has_complained_of(complaint).await
            })
            .await?;
        }
        assert_eq!(page.texts(".missing").await?, Vec::<String>::new());
        std::fs::write(page.site.file(&file), &kept)?;
        page.search("Handarat").await?;
        page.mentions("Government forces capture Handarat camp")
            .await?;
        page.counts("2 incidents of 25 records").await
    })
}
