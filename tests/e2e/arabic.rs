//! The page in Arabic: from right to left, in words of its own, with the months and names its readers know.

use std::collections::BTreeSet;

use thirtyfour::Key;

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

const M10: &str = "/?lang=ar&view=list&type=hospital_attack&id=m10-hospital-2016-10-01";

/// Of the other languages, of a key, of licences and of those who made the background map.
const NAMES: [&str; 9] = [
    "English",
    "français",
    "Türkçe",
    "Enter",
    "GeoJSON",
    "GeoNames",
    "MIT",
    "CC BY",
    "HSV-2",
];

/// Words in Latin letters that a reader of the page sees or hears, but names of sources, and what the records and
/// the sources themselves say.
const LATIN: &str = r"
    const theirs = '[lang=en], bdi, blockquote, figcaption, q, kbd, mark, .map-canvas, [dir=auto], .entry-tolls, .tolls, .sources, [hidden]';
    const texts = [];
    const walk = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const parent = walk.currentNode.parentElement;
        if (parent.checkVisibility() && !parent.closest(theirs)) texts.push(walk.currentNode.data);
    }
    for (const element of document.querySelectorAll('#app :is([aria-label], [title], [placeholder], [aria-valuetext])')) {
        if (!element.checkVisibility() || element.closest(theirs)) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) texts.push(element.getAttribute(name) ?? '');
    }
    // What is set apart inside of a sentence is a source's name or words.
    const own = text => text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
    return texts.filter(text => /[A-Za-z]{2}/.test(own(text)));";

async fn says_nothing_in_english(page: &Page) -> Outcome {
    let said: BTreeSet<String> = page
        .ask::<Vec<String>>(LATIN)
        .await?
        .into_iter()
        .filter(|text| !NAMES.iter().any(|known| text.contains(known)))
        .collect();
    assert!(said.is_empty(), "not in Arabic: {said:#?}");
    Ok(())
}

/// Whether an element lies at the right of another.
async fn is_right_of(page: &Page, one: &str, other: &str) -> Outcome<bool> {
    Ok(page.rect(one).await?.x > page.rect(other).await?.x)
}

#[test]
fn an_arabic_reader_finds_the_page_in_arabic() -> Outcome {
    let reader = Reader::at_desk().who_prefers("ar-SY,ar,en");
    read(reader, async |page| {
        page.open("/?from=2016-09-20&to=2016-09-28").await?;
        page.map_is_ready().await?;
        let root = page
            .ask::<(String, String)>(
                "const root = document.documentElement; return [root.lang, root.dir]",
            )
            .await?;
        assert_eq!(root, ("ar".to_owned(), "rtl".to_owned()));
        assert!(page.text("h1").await?.starts_with("حلب تحت النار"));
        // The months of the Levant, in the digits of the data.
        page.mentions("أيلول 2016").await?;
        assert!(is_right_of(page, ".panel", ".map").await?);
        for view in ["تصفية", "قائمة", "جدول", "تعريف"] {
            page.show(view).await?;
            says_nothing_in_english(page).await?;
        }
        Ok(())
    })
}

#[test]
pub fn tabs_and_panels_are_mirrored_in_arabic() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?lang=ar&view=filters").await?;
        page.map_is_ready().await?;
        page.focus_on("tab", "تصفية").await?;
        page.press(Key::Left).await?;
        page.has_focus("tab: جدول").await?;
        page.press(Key::Right).await?;
        page.has_focus("tab: تصفية").await?;
        page.go(M10).await?;
        page.wait_until("the record is open", async || {
            page.ask("return !!document.querySelector('.detail h2')")
                .await
        })
        .await?;
        assert!(is_right_of(page, ".panel", ".detail").await?);
        assert!(is_right_of(page, ".detail-step", ".detail-step + .detail-step").await?);
        // The record is called by its Arabic name, and by the other one after it.
        page.says(
            ".detail h2",
            "تعرّض مشفى م10 لقصف جديد في حلب الخاضعة للمعارضة",
        )
        .await?;
        page.says(
            ".detail-title-other[lang=en]",
            "M10 hospital hit again in opposition-held Aleppo",
        )
        .await?;
        let quotations = page
            .ask::<Vec<String>>("return [...document.querySelectorAll('blockquote')].map(quotation => quotation.lang + ' ' + getComputedStyle(quotation).direction)")
            .await?;
        assert!(
            !quotations.is_empty() && quotations.iter().all(|own| own == "en ltr"),
            "{quotations:?}"
        );
        // So are those who report and are quoted.
        page.says(
            ".tolls tbody th",
            "الجمعية الطبية السورية الأمريكية، نقلاً عن سي إن إن",
        )
        .await?;
        says_nothing_in_english(page).await?;
        page.is_accessible().await?;
        // The same view in the other language.
        page.click("link", "English").await?;
        page.says(
            ".detail h2",
            "M10 hospital hit again in opposition-held Aleppo",
        )
        .await?;
        let address = page.address().await?;
        for part in [
            "lang=en",
            "type=hospital_attack",
            "id=m10-hospital-2016-10-01",
        ] {
            assert!(address.contains(part), "{part} is not in {address}");
        }
        Ok(())
    })
}

#[test]
fn the_page_in_arabic_fits_a_phone_in_the_dark() -> Outcome {
    read(Reader::with_phone().in_the_dark(), async |page| {
        for address in ["/?lang=ar", "/?lang=ar&view=table", M10] {
            page.open(address).await?;
            page.map_is_ready().await?;
            let beyond = page
                .ask::<Vec<String>>("return [...document.querySelectorAll('#app *')]
                    .filter(element => element.checkVisibility() && !element.closest('.map-canvas, .for-screen-readers, .chips > *, .type-key li, .in-view > *, .table'))
                    .filter(element => element.getBoundingClientRect().left < -0.5 || element.getBoundingClientRect().right > screen.width + 0.5)
                    .map(element => element.outerHTML.slice(0, 80))")
                .await?;
            assert!(beyond.is_empty(), "beyond the edge: {beyond:#?}");
            page.is_accessible().await?;
        }
        Ok(())
    })
}

#[test]
fn what_is_found_in_a_file_is_said_in_the_language_of_the_page() -> Outcome {
    const SHEET: &str =
        "Date,Title,Lat,Lng\nsoon,A,36.2,37.1\n2016-09-24,B,0,0\n2016-09-25,C,36.3,37.2\n";
    const N_ASKED: &str = "return performance.getEntriesByType('resource').filter(it => it.name.includes('words/findings')).length";
    let site = Site::built()?.with("data/sheet.csv", SHEET)?.with(
        "data/page.geojson",
        "<!DOCTYPE html><title>Not found</title>",
    )?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?lang=ar").await?;
        assert_eq!(page.ask::<u32>(N_ASKED).await?, 0);
        page.go("/?lang=ar&data=data/sheet.csv").await?;
        page.click("DisclosureTriangle", "ما وُجد").await?;
        page.mentions("المطلوب تاريخ مثل \u{2066}2016-09-24\u{2069} أو 24 أيلول 2016")
            .await?;
        page.mentions("في المحيط الأطلسي، وتكتبه البرامج حيث لا تعرف المكان: لم يُرسم السجل")
            .await?;
        page.picture("arabic-findings").await?;
        // So is what a file is instead of data.
        page.go("/?lang=ar&data=data/page.geojson").await?;
        page.mentions("الخادم أجاب بصفحة ويب: تحقّق من عنوان الملف")
            .await?;
        // English has no need of it.
        page.go("/?lang=en&data=data/sheet.csv").await?;
        page.click("DisclosureTriangle", "What was found").await?;
        page.mentions("expected a date such as 2016-09-24").await?;
        assert_eq!(page.ask::<u32>(N_ASKED).await?, 0);
        // Who changes the language on the page reads them in it, too.
        page.click("link", "العربية").await?;
        page.click("DisclosureTriangle", "ما وُجد").await?;
        page.mentions("المطلوب تاريخ مثل \u{2066}2016-09-24\u{2069} أو 24 أيلول 2016")
            .await?;
        page.click("link", "English").await?;
        page.click("DisclosureTriangle", "What was found").await?;
        page.mentions("expected a date such as 2016-09-24").await?;
        Ok(())
    })
}

/// Three words in a row of Latin letters that a screen reader would read as Arabic, but for names of what made the page.
const UNMARKED: &str = r"
    const texts = [];
    const walk = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const parent = walk.currentNode.parentElement;
        const isArabic = parent.closest('[lang]').lang === 'ar' && !parent.closest('.maplibregl-ctrl-attrib, dialog, [aria-hidden=true]');
        if (isArabic && /([A-Za-z’]{2,}[ ,.]+){2}[A-Za-z]{2,}/.test(walk.currentNode.data)) texts.push(walk.currentNode.data);
    }
    return texts;";

#[test]
fn what_stays_in_english_says_that_it_is_english() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open(M10).await?;
        page.find("heading", "تعرّض مشفى م10").await?;
        page.becomes("the record is there", true, async || {
            page.ask("return !!document.querySelector('.detail .sources')")
                .await
        })
        .await?;
        let unmarked: Vec<String> = page.ask(UNMARKED).await?;
        assert!(unmarked.is_empty(), "{unmarked:#?}");
        // A whole text, and one that is quoted inside of a sentence in Arabic.
        let marked = "return [...document.querySelectorAll('.detail [lang=en]')].map(part => part.textContent)";
        let marked: Vec<String> = page.ask(marked).await?;
        for text in [
            "Staff and patients at M10, strike of 1 October",
            "Called it \"not immediately clear who was responsible\".",
            "Syria Daily: Lavrov — US Is Protecting Nusra and Al Qa’eda",
            "UPDATE 1030 GMT",
        ] {
            assert!(
                marked.iter().any(|part| part == text),
                "{text} is not marked in {marked:#?}"
            );
        }
        // Words of the page itself are not.
        assert!(
            marked
                .iter()
                .all(|part| !part.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))),
            "{marked:#?}"
        );
        Ok(())
    })
}
