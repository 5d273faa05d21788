//! What the browser keeps of a map: without a network, while another build is put up, and until the reader or the site has it taken away.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::map::KAFR_ZITA;
use crate::support::{Host, Outcome, Page, Reader, Site, read, read_site};

const ALL: &str = "11 incidents, 14 background records";
const DATA: &str = "data/incidents.geojson";

/// Today as the reader's calendar says it, in a language.
async fn today(page: &Page, language: &str) -> Outcome<String> {
    let today = "return new Date().toLocaleDateString(arguments[0], { day: 'numeric', month: 'long', year: 'numeric' })";
    page.ask_with(today, vec![json!(language)]).await
}

/// That what is shown was kept today.
async fn says_that_it_was_kept(page: &Page) -> Outcome {
    let day = today(page, "en-GB").await?;
    let said = format!("Shown as kept on this device on {day}: the server did not answer.");
    page.mentions(&said).await
}

/// Opens an address of the site, and waits until its browser keeps all of the site.
async fn keeps(page: &Page, path: &str) -> Outcome {
    // The map that a test has may not be the one that was built.
    page.site.list_anew()?;
    page.open(path).await?;
    page.is_kept("/").await
}

async fn shares(page: &Page) -> Outcome {
    page.click("button", "Share").await?;
    page.mentions("Embed").await?;
    page.press(Key::Escape).await
}

/// One more record, as its owner would add it by hand.
fn add_record(page: &Page) -> Outcome {
    page.site.edit_json(DATA, |file| {
        let mut record = file["features"][0].clone();
        record["id"] = json!("added");
        record["properties"]["id"] = json!("added");
        record["properties"]["title"] = json!("Added by hand");
        if let Some(records) = file["features"].as_array_mut() {
            records.push(record);
        }
    })
}

#[test]
fn without_a_network_the_map_is_the_one_that_was_kept_and_says_of_which_day() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        keeps(page, "/?view=list").await?;
        assert!(!page.text("body").await?.contains("Shown as kept"));
        page.host_goes_down().await?;
        page.reload().await?;
        page.counts(ALL).await?;
        says_that_it_was_kept(page).await?;
        page.map_draws(KAFR_ZITA).await?;
        page.open_record("Vessel HSV-2 Swift").await?;
        shares(page).await?;
        // The other language was never read.
        page.open("/?type=naval_attack").await?;
        page.counts("1 incident of 25 records").await
    })
}

#[test]
fn a_folder_without_a_map_file_is_a_map_without_a_network_too() -> Outcome {
    let site = Site::built()?.without("data/map.json")?;
    read_site(Reader::at_desk(), site, async |page| {
        page.expect_complaint("404");
        keeps(page, "/?view=list").await?;
        page.host_goes_down().await?;
        page.reload().await?;
        says_that_it_was_kept(page).await?;
        assert_eq!(page.titles().await?.len(), 25);
        Ok(())
    })
}

#[test]
fn where_a_map_is_kept_findings_are_said_and_maps_are_made_as_elsewhere() -> Outcome {
    let sheet = "Date,Title,Lat,Lng\nsoon,A,36.2,37.1\n2016-09-25,C,36.3,37.2\n";
    let site = Site::built()?.with("data/sheet.csv", sheet)?;
    read_site(Reader::at_desk(), site, async |page| {
        keeps(page, "/?view=list").await?;
        page.go("/?lang=ar&data=data/sheet.csv").await?;
        page.click("DisclosureTriangle", "ما وُجد").await?;
        page.mentions("المطلوب تاريخ مثل").await?;
        page.go("/make.html?lang=fr").await?;
        page.mentions("Créer une carte d’incidents rapportés").await
    })
}

#[test]
fn a_kept_map_says_so_in_the_readers_language() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?lang=ar").await?;
        page.host_goes_down().await?;
        page.reload().await?;
        page.mentions("معروضة كما حُفظت على هذا الجهاز في").await
    })
}

#[test]
fn a_host_that_does_not_answer_is_waited_for_four_seconds() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        let _hanging = page.host_hangs().await?;
        page.reload().await?;
        page.counts(ALL).await?;
        says_that_it_was_kept(page).await?;
        let waited: f64 = page
            .ask("return performance.getEntriesByType('navigation')[0].responseStart")
            .await?;
        assert!((3_900.0..10_000.0).contains(&waited), "{waited}");
        Ok(())
    })
}

#[test]
fn a_large_file_is_read_by_its_worker_without_a_network_too() -> Outcome {
    let site = Site::built()?
        .with("data/large.geojson", crate::large::large_file())?
        .with_json("data/map.json", |map| {
            map["data"] = json!("large.geojson");
        })?;
    read_site(Reader::at_desk(), site, async |page| {
        page.site.list_anew()?;
        page.open("/?view=list").await?;
        page.wait_until("the large file is kept", async || {
            Ok(page
                .kept()
                .await?
                .contains(&"/data/large.geojson".to_owned()))
        })
        .await?;
        page.host_goes_down().await?;
        page.reload().await?;
        page.counts("20,000 incidents").await?;
        says_that_it_was_kept(page).await?;
        // A search asks for all names of the ground, also those of which nothing has been shown.
        page.expect_complaint("city.geojson");
        page.expect_complaint("roads.geojson");
        page.search("bridge").await?;
        page.counts("20 incidents of 20,000 records").await
    })
}

#[test]
fn data_that_was_edited_is_shown_at_the_next_visit() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        add_record(page)?;
        page.reload().await?;
        page.counts("12 incidents, 14 background records").await?;
        assert!(page.titles().await?.contains(&"Added by hand".to_owned()));
        assert!(!page.text("body").await?.contains("Shown as kept"));
        page.site.edit_json("data/map.json", |map| {
            map["title"] = json!("Another title");
        })?;
        page.reload().await?;
        page.says("h1", "Another title").await?;
        // What was kept is the newest that was seen.
        page.host_goes_down().await?;
        page.reload().await?;
        page.says("h1", "Another title").await?;
        page.counts("12 incidents, 14 background records").await
    })
}

#[test]
fn a_new_build_is_for_the_next_visit_and_an_old_tab_has_all_of_its_own() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        let old = page.script().await?;
        let upload = page.site.upload_half("share")?;
        page.site.complete(&upload)?;
        page.in_another_tab("/?view=list", async || {
            page.becomes("the script", upload.script.clone(), async || {
                let script = page.script().await?;
                if script != upload.script {
                    page.reload().await?;
                }
                Ok(script)
            })
            .await?;
            shares(page).await
        })
        .await?;
        // Its part is on the server no more.
        assert_eq!(page.script().await?, old);
        shares(page).await?;
        page.reload().await?;
        assert_eq!(page.script().await?, upload.script);
        shares(page).await?;
        page.host_goes_down().await?;
        page.reload().await?;
        assert_eq!(page.script().await?, upload.script);
        shares(page).await
    })
}

#[test]
fn half_an_upload_leaves_the_build_that_was_there() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        let old = page.script().await?;
        let upload = page.site.upload_half("share")?;
        for _ in 0..2 {
            page.reload().await?;
            assert_eq!(page.script().await?, old);
            shares(page).await?;
        }
        // Edited files are shown meanwhile.
        add_record(page)?;
        page.reload().await?;
        page.counts("12 incidents, 14 background records").await?;
        assert_eq!(page.script().await?, old);
        page.site.complete(&upload)?;
        page.becomes("the script", upload.script.clone(), async || {
            page.reload().await?;
            page.script().await
        })
        .await?;
        shares(page).await
    })
}

#[test]
fn a_build_that_its_host_alters_is_shown_although_it_cannot_be_kept() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        let old = page.script().await?;
        let upload = page.site.upload_half("share")?;
        let script = std::fs::read_to_string(page.site.file(&upload.script))?;
        page.site
            .edit(&upload.script, format!("{script}\n// A host's own line."))?;
        page.reload().await?;
        assert_eq!(page.script().await?, old, "it is not whole yet");
        page.site.complete(&upload)?;
        page.reload().await?;
        assert_eq!(page.script().await?, upload.script);
        page.counts(ALL).await?;
        shares(page).await
    })
}

#[test]
fn an_old_tab_whose_part_is_gone_from_the_server_loads_the_new_build_once() -> Outcome {
    let site = Site::built()?.with("sw.js", "")?;
    read_site(Reader::at_desk(), site, async |page| {
        page.expect_complaint("404");
        page.expect_complaint("WebAssembly");
        page.open("/?view=list").await?;
        page.wait_until("what looks for it is there", async || {
            page.ask("return !!window.incidentMapOffline").await
        })
        .await?;
        let upload = page.site.upload_half("share")?;
        page.click("button", "Share").await?;
        page.becomes("the script", upload.script.clone(), async || {
            page.script().await
        })
        .await?;
        // The new one's part is not there either: the page says so, and stays.
        page.counts(ALL).await?;
        page.has_address("/?view=list").await?;
        page.click("button", "Share").await?;
        page.mentions("This part of the page could not be loaded.")
            .await?;
        page.site.complete(&upload)?;
        page.click("button", "Try again").await?;
        page.mentions("Embed").await
    })
}

#[test]
fn a_map_in_a_folder_is_kept_apart_from_the_one_above_it() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        page.open(&format!("{}?view=list", Site::SUB_PATH)).await?;
        page.is_kept(Site::SUB_PATH).await?;
        assert_eq!(page.workers().await?, ["/", Site::SUB_PATH]);
        page.host_goes_down().await?;
        page.reload().await?;
        page.counts(ALL).await?;
        says_that_it_was_kept(page).await?;
        page.show("About").await?;
        page.click("button", "Forget this map on this device")
            .await?;
        page.mentions("It is forgotten").await?;
        page.becomes("workers", vec!["/".to_owned()], async || {
            page.workers().await
        })
        .await?;
        let kept = page.kept().await?;
        assert!(kept.contains(&format!("/{DATA}")), "{kept:?}");
        assert!(!kept.iter().any(|path| path.starts_with(Site::SUB_PATH)));
        page.open("/?view=list").await?;
        page.counts(ALL).await
    })
}

#[test]
fn no_frame_has_anything_kept() -> Outcome {
    let frames = "<!doctype html><link rel=icon href='data:,'><iframe src='./?view=list'></iframe><iframe src='./?embed=1'></iframe>";
    let site = Site::built()?.with("frames.html", frames)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.site.list_anew()?;
        page.go("/frames.html").await?;
        let ready = "return [...document.querySelectorAll('iframe')].every(({ contentWindow: frame }) => frame.incidentMapOffline && frame.document.querySelector('.paper[data-ready]'))";
        page.wait_until("both frames have done what they do", async || {
            page.ask(ready).await
        })
        .await?;
        // A page that is no frame begins after them, and is done.
        page.in_another_tab(&format!("{}?view=list", Site::SUB_PATH), async || {
            page.is_kept(Site::SUB_PATH).await
        })
        .await?;
        assert_eq!(page.workers().await?, [Site::SUB_PATH]);
        Ok(())
    })
}

#[test]
fn a_site_that_takes_its_worker_away_has_nothing_kept_any_more() -> Outcome {
    for is_removed in [false, true] {
        read(Reader::at_desk(), async |page| {
            keeps(page, "/?view=list").await?;
            match is_removed {
                true => std::fs::remove_file(page.site.file("sw.js"))?,
                false => page.site.edit("sw.js", "\n")?,
            }
            page.reload().await?;
            page.is_not_kept().await?;
            // Nothing of the one that was in charge comes back.
            page.reload().await?;
            page.counts(ALL).await?;
            page.is_not_kept().await
        })?;
    }
    Ok(())
}

#[test]
fn a_map_is_forgotten_when_its_reader_says_so() -> Outcome {
    read(Reader::at_desk(), async |page| {
        keeps(page, "/?view=list").await?;
        page.show("About").await?;
        page.mentions("This map is kept on this device").await?;
        page.has_contrast().await?;
        page.click("button", "Forget this map on this device")
            .await?;
        page.mentions("It is forgotten, and nothing of it will be kept in this tab.")
            .await?;
        page.is_not_kept().await?;
        page.reload().await?;
        let asked = "return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/sw.js') && responseEnd > 0)";
        page.wait_until("the page has looked for a worker", async || {
            page.ask(asked).await
        })
        .await?;
        page.is_not_kept().await?;
        page.in_another_tab("/?view=list", async || page.is_kept("/").await)
            .await
    })
}

#[test]
fn nothing_is_kept_of_what_the_address_names_of_other_origins_and_of_very_large_files() -> Outcome {
    let own = std::fs::read(Site::built()?.file(DATA))?;
    let spaces = " ".repeat(20 << 20);
    let large = String::from_utf8_lossy(&own).replacen('{', &format!("{{{spaces}"), 1);
    let site = Site::built()?
        .without_header()?
        .with("data/other.geojson", &own)?
        .with("data/large.geojson", large)?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Host::start().await?.with("other.geojson", &own)?;
        let html = std::fs::read_to_string(page.site.file("index.html"))?;
        let wider = format!("connect-src 'self' {}", host.origin);
        page.site
            .edit("index.html", html.replace("connect-src 'self'", &wider))?;
        page.open_host(&host, "").await?;
        page.site.edit_json("data/map.json", |map| {
            map["data_origins"] = json!([host.origin]);
        })?;
        keeps(page, "/?view=list").await?;
        let before = page.kept().await?;
        for chosen in [
            "data/other.geojson",
            &format!("{}/other.geojson", host.origin),
        ] {
            page.open(&format!("/?view=list&data={chosen}")).await?;
            page.counts(ALL).await?;
        }
        page.site.edit_json("data/map.json", |map| {
            map["data"] = json!("large.geojson");
        })?;
        page.open("/?view=list").await?;
        page.counts(ALL).await?;
        // What came after it is kept, so that it would be.
        add_record(page)?;
        page.site.edit_json("data/map.json", |map| {
            map["data"] = json!("incidents.geojson");
        })?;
        page.reload().await?;
        page.counts("12 incidents, 14 background records").await?;
        page.host_goes_down().await?;
        page.reload().await?;
        page.counts("12 incidents, 14 background records").await?;
        let mut after = page.kept().await?;
        // The spaces make another file of it, and what reads those is kept once it was used.
        after.retain(|path| !before.contains(path) && path.starts_with("/data/"));
        assert_eq!(after, Vec::<String>::new());
        assert!(
            before.iter().all(|path| path.starts_with('/')),
            "{before:?}"
        );
        Ok(())
    })
}

#[test]
fn the_page_can_be_installed_under_the_name_of_its_map() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        let manifest = page.devtools("Page.getAppManifest", json!({})).await?;
        assert_eq!(manifest["errors"], json!([]));
        let text = manifest["data"].as_str().unwrap_or_default();
        let manifest: Value = serde_json::from_str(text)?;
        assert_eq!(manifest["name"], json!(page.text("h1").await?));
        for icon in manifest["icons"].as_array().into_iter().flatten() {
            let src = icon["src"].as_str().unwrap_or_default();
            let width: u32 = page
                .ask_later(&format!(
                    "const done = arguments[0]; fetch('{src}').then(answer => answer.blob()).then(createImageBitmap).then(({{ width }}) => done(width), () => done(0))"
                ))
                .await?;
            assert_eq!(icon["sizes"], json!(format!("{width}x{width}")));
        }
        Ok(())
    })
}
