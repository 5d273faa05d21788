//! The page in other languages: with their numbers and dates, said in English where they lack words, and records that say themselves in several.

use serde_json::{Value, json};

use crate::support::{Outcome, Page, Reader, Site, read, read_site};

/// Language and direction of the page, and of whatever a selector finds first.
async fn set_in(page: &Page, selector: &str) -> Outcome<(String, String)> {
    let ask = "const it = document.querySelector(arguments[0]);
        return [it.closest('[lang]').lang, getComputedStyle(it).direction]";
    page.ask_with(ask, vec![json!(selector)]).await
}

fn pair(language: &str, direction: &str) -> (String, String) {
    (language.to_owned(), direction.to_owned())
}

#[test]
fn a_french_and_a_turkish_reader_find_the_page_in_their_language() -> Outcome {
    let french = Reader::at_desk().who_prefers("fr-FR,fr,en");
    read(french, async |page| {
        page.open("/?from=2016-09-20&to=2016-09-28&view=list")
            .await?;
        page.counts("4 incidents, 5 fiches de contexte sur 25 fiches")
            .await?;
        assert_eq!(set_in(page, "html").await?, pair("fr", "ltr"));
        page.mentions("du 20 au 28 septembre 2016").await?;
        assert!(page.text("h1").await?.starts_with("Alep sous le feu"));
        assert_eq!(set_in(page, ".entry-title").await?, pair("fr", "ltr"));
        page.show("À propos").await?;
        page.mentions("pas encore été relus par une personne")
            .await?;
        page.is_accessible().await
    })?;
    let turkish = Reader::at_desk().who_prefers("tr");
    read(turkish, async |page| {
        page.open("/?view=list").await?;
        page.counts("11 olay, 14 bağlam kaydı").await?;
        assert_eq!(set_in(page, "html").await?, pair("tr", "ltr"));
        assert!(page.text("h1").await?.starts_with("Ateş altındaki Halep"));
        page.show("Hakkında").await?;
        page.mentions("anadili Türkçe olan biri tarafından").await?;
        page.is_accessible().await
    })
}

/// A few messages, of which the page makes a mirrored layout and Persian numbers.
const PERSIAN: &str = "\
locale = fa
direction = rtl
view-list = فهرست
view-filters = پالایه‌ها
incidents = { $incidents } رویداد
others = { $others } سابقه
incidents-and-others = ‏{ incidents }، { others }
";

#[test]
fn another_language_from_right_to_left_is_completed_in_english_that_is_marked_so() -> Outcome {
    let site = Site::built()?
        .with("words/fa.ftl", PERSIAN)?
        .with_json("data/map.json", |map| {
            map["languages"] = json!(["en", "fa"]);
        })?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?lang=fa&view=list").await?;
        assert_eq!(set_in(page, "html").await?, pair("fa", "rtl"));
        let counted = page.text("[role=status]").await?;
        assert!(counted.contains("۱۱\u{2069} رویداد"), "{counted:?}");
        page.find("tab", "فهرست").await?;
        let [panel, map] = [page.rect(".panel").await?, page.rect(".map").await?];
        assert!(panel.x > map.x, "the layout is mirrored");
        // What there are no words for stands in English, and runs as English does.
        let about = "return [...document.querySelectorAll('[role=tab]')].map(it => [it.textContent, it.lang, getComputedStyle(it).direction])";
        let tabs: Vec<(String, String, String)> = page.ask(about).await?;
        let english = ("About", "en", "ltr");
        let is_there = |tab: &(String, String, String)| {
            (tab.0.as_str(), tab.1.as_str(), tab.2.as_str()) == english
        };
        assert!(tabs.iter().any(is_there), "{tabs:?}");
        assert_eq!(set_in(page, ".entry-title").await?, pair("en", "ltr"));
        page.is_accessible().await
    })
}

#[test]
fn records_that_say_themselves_in_several_languages_are_shown_in_the_readers_and_found_in_all()
-> Outcome {
    let site = Site::built()?.with_json("data/incidents.geojson", |file| {
        let features = file["features"].as_array_mut();
        let m10 = features.and_then(|all| {
            all.iter_mut()
                .find(|it| it["id"] == "m10-hospital-2016-10-01")
        });
        let properties = m10.map(|it| &mut it["properties"]);
        if let Some(Value::Object(properties)) = properties {
            properties.insert(
                "title_fr".to_owned(),
                json!("L’hôpital M10 derechef touché"),
            );
            properties.insert("place_tr".to_owned(), json!("es-Sahur mahallesi"));
            properties.insert("description".to_owned(), json!("Two barrel bombs."));
            properties.insert(
                "description_fr".to_owned(),
                json!("Deux barils d’explosifs."),
            );
            properties["excerpts"][0]["text_fr"] = json!("Le plus grand hôpital");
        }
    })?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?lang=fr&view=list&q=M10").await?;
        page.wait_until("it is in the list", async || {
            let titles = page.texts(".list .entry-title").await?;
            Ok(titles.contains(&"L’hôpital M10 derechef touché".to_owned()))
        })
        .await?;
        page.go("/?lang=fr&view=list&id=m10-hospital-2016-10-01")
            .await?;
        page.says(".detail h2", "L’hôpital M10 derechef touché")
            .await?;
        assert_eq!(set_in(page, ".detail h2").await?, pair("fr", "ltr"));
        page.says(
            ".detail-title-other[lang=en]",
            "M10 hospital hit again in opposition-held Aleppo",
        )
        .await?;
        page.says(".detail-description", "Deux barils d’explosifs.")
            .await?;
        assert_eq!(
            set_in(page, ".detail-description").await?,
            pair("fr", "ltr")
        );
        page.mentions("Traduction : « Le plus grand hôpital »")
            .await?;
        assert_eq!(
            set_in(page, ".excerpt blockquote").await?,
            pair("en", "ltr")
        );
        // Who reads English finds it by any.
        for words in ["derechef", "mahallesi", "barils", "grand"] {
            page.go(&format!("/?lang=en&view=list&q={words}")).await?;
            page.wait_until("it is found", async || {
                let titles = page.titles().await?;
                Ok(titles == ["M10 hospital hit again in opposition-held Aleppo"])
            })
            .await?;
        }
        Ok(())
    })
}

#[test]
fn languages_of_three_letters_and_of_scripts_are_chosen_by_their_whole_tags() -> Outcome {
    let site = Site::built()?
        .with("words/kmr.ftl", "direction = ltr\nview-list = Lîste\n")?
        .with("words/zh-Hans.ftl", "direction = ltr\nview-list = 列表\n")?
        .with("words/zh-Hant.ftl", "direction = ltr\nview-list = 清單\n")?
        .with_json("data/map.json", |map| {
            map["languages"] = json!(["en", "kmr", "zh-Hans", "zh-Hant"]);
        })?
        .with_json("data/incidents.geojson", |file| {
            let properties = &mut file["features"][0]["properties"];
            properties["title_kmr"] = json!("Nexweşxaneya M10");
            properties["title_zh_Hant"] = json!("M10醫院");
        })?;
    read_site(Reader::at_desk(), site, async |page| {
        for (language, list, title) in [
            ("kmr", "Lîste", "Nexweşxaneya M10"),
            ("zh-Hant", "清單", "M10醫院"),
            ("zh-TW", "列表", "M10醫院"),
        ] {
            page.open(&format!("/?lang={language}&view=list")).await?;
            page.find("tab", list).await?;
            page.wait_until("the title is in the language", async || {
                let titles = page.texts(".list .entry-title").await?;
                Ok(titles.contains(&title.to_owned()))
            })
            .await?;
        }
        Ok(())
    })
}
