//! The search.

use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, read};

const KAFR_ZITA: &str = "Chlorine reported dropped from a helicopter on Kafr Zita";
const HANDARAT: &str = "Government forces capture Handarat camp";

/// Searches afresh, and waits for the list to hold this title among so many.
async fn finds(page: &Page, words: &str, title: &str) -> Outcome {
    page.turn_to("/").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.search(words).await?;
    page.find("button", &format!("Remove the filter “{words}”"))
        .await?;
    // What searches may come after the words.
    page.wait_until(&format!("{words} finds {title}"), async || {
        Ok(page.titles().await?.iter().any(|found| found == title))
    })
    .await?;
    let titles = page.titles().await?;
    assert!(
        titles.len() < 12,
        "{words} finds nearly everything: {titles:?}"
    );
    Ok(())
}

#[test]
pub fn what_is_searched_is_found_marked_counted_and_taken_back() -> Outcome {
    read(Reader::at_desk(), async |page| {
        other_spellings_find_a_place_and_the_hits_are_marked(page).await?;
        arabic_letters_find_a_place(page).await?;
        what_is_found_is_listed_at_once_and_enter_opens_the_first(page).await?;
        words_of_an_excerpt_find_its_record(page).await?;
        a_misspelt_word_finds_what_the_right_one_finds_and_says_so(page).await?;
        where_nothing_is_found_the_page_says_so_and_shows_two_ways_out(page).await?;
        the_box_says_how_much_is_found_and_is_emptied_by_its_button(page).await
    })
}

#[test]
fn places_that_the_basemap_names_are_found_beside_the_records() -> Outcome {
    read(Reader::at_desk().with_ground(), async |page| {
        page.open("/?q=Idlib").await?;
        page.mentions("No record mentions “Idlib”.").await?;
        page.becomes("the group", vec!["Idlib".to_owned()], async || {
            page.texts("#places button").await
        })
        .await?;
        page.picture("places").await?;
        page.is_accessible().await?;
        page.click_in("#places", "Idlib").await?;
        page.wait_until("the map is there", async || {
            Ok(page.address().await?.starts_with("/?q=Idlib&at=35.9"))
        })
        .await?;
        page.click_in(".nothing", "Clear the search").await?;
        page.becomes("the group", Vec::<String>::new(), async || {
            page.texts("#places button").await
        })
        .await
    })
}

async fn other_spellings_find_a_place_and_the_hits_are_marked(page: &Page) -> Outcome {
    page.open("/").await?;
    for (words, title, hit) in [
        ("Kafr Zeita", KAFR_ZITA, "Kafr Zita"),
        ("Handerat", HANDARAT, "Handarat"),
    ] {
        finds(page, words, title).await?;
        page.show("List").await?;
        let marked = page.texts(".list mark").await?;
        assert!(marked.join(" ").contains(hit), "{words} marks {marked:?}");
    }
    Ok(())
}

async fn what_is_found_is_listed_at_once_and_enter_opens_the_first(page: &Page) -> Outcome {
    page.turn_to("/?view=filters").await?;
    page.find("checkbox", "Air strike").await?;
    page.search("Handarat").await?;
    page.becomes("the tab", "List".to_owned(), async || page.tab().await)
        .await?;
    let first = page.titles().await?.swap_remove(0);
    page.press(Key::Enter).await?;
    page.says("aside h2", &first).await?;
    page.press(Key::Escape).await
}

async fn arabic_letters_find_a_place(page: &Page) -> Outcome {
    finds(page, "حندرات", HANDARAT).await?;
    page.picture("arabic-search").await?;
    finds(page, "كفر زيتا", KAFR_ZITA).await
}

async fn words_of_an_excerpt_find_its_record(page: &Page) -> Outcome {
    finds(
        page,
        "bunker-buster",
        "Air bombardment of opposition districts of Aleppo, 400 to 500 reported killed",
    )
    .await?;
    page.counts("0 incidents, 1 background record of 25 records")
        .await?;
    // The title does not say it: the line shows where it stands, as the words of somebody.
    page.show("List").await?;
    let hits = page.texts(".entry q mark").await?;
    assert!(hits.concat().contains("bunker"), "{hits:?}");
    page.picture("snippet").await?;
    page.search(" Aleppo").await?;
    page.becomes("what is marked", 1, async || {
        Ok(page.texts(".entry q").await?.len())
    })
    .await
}

async fn a_misspelt_word_finds_what_the_right_one_finds_and_says_so(page: &Page) -> Outcome {
    const SAID: &str = "No record has “hosptial”. This is what “hospital” finds.";
    page.turn_to("/?view=list").await?;
    page.search("hospital").await?;
    page.says(".search-found", "7").await?;
    let right = page.titles().await?;
    assert!(page.texts(".corrected").await?.is_empty());
    page.press(Key::Escape).await?;
    page.search("hosptial").await?;
    page.says(".list .corrected", SAID).await?;
    page.says(".search-found", "7").await?;
    assert_eq!(page.titles().await?, right);
    let marked = page.texts(".list mark").await?;
    let is_it = |word: &String| word.to_lowercase().starts_with("hospital");
    assert!(marked.iter().any(is_it), "{marked:?}");
    // It is heard once, apart from the counts, and says nothing while it stays.
    page.says(".page > [role=status] + [role=status]", SAID)
        .await?;
    page.picture("corrected-search").await?;
    page.turn_to("/?view=table&q=hosptial").await?;
    page.says(".table .corrected", SAID).await?;
    // Where other filters leave nothing, it is the right word that is not there.
    page.turn_to("/?view=list&q=hosptial&type=aid_attack")
        .await?;
    page.says(".nothing .corrected", SAID).await?;
    page.mentions("No record mentions “hospital” with these filters.")
        .await?;
    page.open("/?lang=ar&view=list&q=hosptial").await?;
    let said =
        "لا سجل يذكر «\u{2068}hosptial\u{2069}». هذه نتائج البحث عن «\u{2068}hospital\u{2069}».";
    page.says(".list .corrected", said).await?;
    // Another spelling of a name is no mistake.
    page.open("/?view=list&q=Handerat").await?;
    page.mentions(HANDARAT).await?;
    assert!(page.texts(".corrected").await?.is_empty());
    Ok(())
}

async fn where_nothing_is_found_the_page_says_so_and_shows_two_ways_out(page: &Page) -> Outcome {
    page.turn_to("/?from=2016-09-18&to=2016-09-21").await?;
    page.counts("1 incident, 3 background records of 25 records")
        .await?;
    page.show("List").await?;
    page.search("xylophone").await?;
    page.mentions("Nothing between 18 and 21 September 2016 with these filters.")
        .await?;
    page.counts("0 incidents of 25 records").await?;
    page.picture("empty").await?;
    page.click_in(".nothing", "Show all dates").await?;
    page.mentions("No record mentions “xylophone”.").await?;
    page.click("searchbox", "Search").await?;
    page.press(Key::Escape).await?;
    page.counts("11 incidents, 14 background records").await?;
    page.search("xylophone").await?;
    page.mentions("No record mentions “xylophone”.").await?;
    page.click_in(".nothing", "Clear the search").await?;
    page.counts("11 incidents, 14 background records").await
}

async fn the_box_says_how_much_is_found_and_is_emptied_by_its_button(page: &Page) -> Outcome {
    page.turn_to("/?type=hospital_attack").await?;
    page.counts("3 incidents of 25 records").await?;
    page.search("Handerat").await?;
    page.says(".search-found", "0").await?;
    page.press(Key::Escape).await?;
    page.search("hospital").await?;
    page.says(".search-found", "3").await?;
    page.counts("3 incidents of 25 records").await?;
    page.picture("search").await?;
    page.press(Key::Tab).await?;
    page.has_focus("button: Clear the search").await?;
    page.press(Key::Enter).await?;
    page.has_focus("searchbox: Search words or places").await?;
    page.is_gone("button", "Clear the search").await?;
    page.has_address("/?type=hospital_attack").await
}
