//! Maps that are made in the page: a table is given, looked at, mended, described, and a site is taken.

use std::fs;

use serde_json::json;
use site::files::{Files as _, Memory};
use site::zip::packed;

use crate::support::incidents::incidents;
use crate::support::making::PORT;
use crate::support::{Failure, Folder, Outcome, Reader, Site, read_site};

#[test]
pub fn a_sheet_becomes_the_site_that_the_command_line_makes_of_it() -> Outcome {
    let folder = Folder::new()?;
    fs::write(folder.path().join("port.csv"), PORT)?;
    let args = "new port.csv -o map --yes --title Port --license CC-BY-4.0";
    let args: Vec<&str> = args.split(' ').collect();
    let output = incidents(&args, folder.path())?;
    assert!(output.status.success(), "{output:?}");
    let made = incidents_cli::folder::Folder::new(&folder.path().join("map"));
    let paths = made.paths()?;
    read_site(
        Reader::at_desk().with_ground().who_compares_pages(),
        Site::built()?,
        async |page| {
            page.give_port().await?;
            page.click("button", "Map").await?;
            page.fill("Title", "Port").await?;
            page.shows("h1", &["Port"]).await?;
            page.click("DisclosureTriangle", "Credits, licence, contact")
                .await?;
            page.fill("Who may use the records, and how", "CC BY 4.0")
                .await?;
            let taken = page.take_site().await?;
            assert!(taken.keys().eq(&paths), "{:?}", taken.keys());
            // The days of first publication are two where it is midnight between.
            for path in paths.iter().filter(|path| *path != "data/published.json") {
                assert!(taken.get(path) == made.read(path).as_ref(), "{path}");
            }
            Ok(())
        },
    )
}

#[test]
pub fn columns_are_changed_and_undone_and_the_map_follows() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.mentions("3 of 3 read").await?;
        page.mentions("decided by 13/05/2023").await?;
        let titles = [
            "Dockers stop work",
            "Half of the port joins",
            "Police and strikers clash",
        ];
        page.shows(".list ol > li", &titles).await?;
        page.choose("What What happened is taken for", "description")
            .await?;
        page.choose("What Place is taken for", "title").await?;
        page.shows(
            ".list ol > li",
            &["North quay", "North quay", "Harbour gate"],
        )
        .await?;
        page.click("button", "Undo").await?;
        page.click("button", "Undo").await?;
        page.shows(".list ol > li", &titles).await
    })
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_keeps_what_was_shown() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Table").await?;
        page.give(
            "make-instead",
            &[("broken.xlsx", b"PK\x03\x04 no spreadsheet")],
        )
        .await?;
        page.mentions("broken.xlsx: ").await?;
        page.give("make-instead", &[("broken.geojson", b"{\"type\": \"Feat")])
            .await?;
        page.mentions("broken.geojson: ").await?;
        page.give("make-instead", &[("evil.zip", b"PK\x03\x04 no site")])
            .await?;
        page.mentions("it is no zip archive that can be read")
            .await?;
        page.shows("[role=status]", &["3 incidents"]).await
    })
}

#[test]
pub fn records_are_corrected_added_and_withdrawn() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Records").await?;
        page.click("button", "Police and strikers clash").await?;
        page.fill(
            "Date, as in 2016-09-24 or 2016-09-24/2016-09-26",
            "in spring",
        )
        .await?;
        page.click("button", "Save").await?;
        page.says("#edit-date-refused", "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found \"in spring\" (whitespace is not allowed)")
            .await?;
        page.fill(
            "Date, as in 2016-09-24 or 2016-09-24/2016-09-26",
            "2023-05-15",
        )
        .await?;
        page.fill("Title", "A clash at the gate").await?;
        page.click("button", "Save").await?;
        page.shows(
            ".list ol > li",
            &[
                "Dockers stop work",
                "Half of the port joins",
                "A clash at the gate",
            ],
        )
        .await?;
        page.click("button", "Add a record").await?;
        page.fill("Title", "Talks begin").await?;
        page.fill(
            "Date, as in 2016-09-24 or 2016-09-24/2016-09-26",
            "2023-05-22",
        )
        .await?;
        page.fill("Latitude", "-20.2030").await?;
        page.fill("Longitude", "13.2950").await?;
        page.click("button", "Add it").await?;
        page.shows("[role=status]", &["4 incidents"]).await?;
        page.click("button", "Dockers stop work").await?;
        page.click("button", "Withdraw this record").await?;
        page.shows(
            ".list ol > li",
            &[
                "Half of the port joins",
                "A clash at the gate",
                "Talks begin",
            ],
        )
        .await
    })
}

#[test]
fn a_place_is_chosen_on_a_map_or_left_as_it_was() -> Outcome {
    const DRAWN: &str = "return !!document.querySelector('#pick-ground canvas') && document.getElementById('pick-place').innerText";
    read_site(
        Reader::at_desk().with_ground(),
        Site::built()?,
        async |page| {
            page.give_port().await?;
            page.click("button", "Records").await?;
            page.click("button", "Police and strikers clash").await?;
            let latitude = "return document.getElementById('edit-lat').value";
            for (button, is_taken) in [("Cancel", false), ("Take this place", true)] {
                page.ask::<()>("document.getElementById('edit-pick').click()")
                    .await?;
                page.becomes(
                    "the map begins where the record is",
                    json!("-20.20020, 13.29780"),
                    async || page.ask(DRAWN).await,
                )
                .await?;
                if is_taken {
                    let ground = page.rect("#pick-ground").await?;
                    let (x, y) = ground.centre();
                    page.click_at((x, y - 100.0)).await?;
                    page.wait_until("the map has moved", async || {
                        Ok(page.ask::<serde_json::Value>(DRAWN).await?
                            != json!("-20.20020, 13.29780"))
                    })
                    .await?;
                }
                page.click_in("dialog.make-pick", button).await?;
                page.wait_until("the map is closed", async || {
                    page.ask("return !document.querySelector('.make-pick')")
                        .await
                })
                .await?;
                let now: String = page.ask(latitude).await?;
                let moved: f64 = now.parse().unwrap_or_default();
                assert_eq!(moved > -20.2001, is_taken, "{now}");
            }
            Ok(())
        },
    )
}

#[test]
fn a_site_is_opened_again_and_asks_for_a_word_of_what_changes() -> Outcome {
    let folder = Folder::new()?;
    fs::write(folder.path().join("port.csv"), PORT)?;
    let args = "new port.csv -o map --yes --title Port";
    let args: Vec<&str> = args.split(' ').collect();
    incidents(&args, folder.path())?;
    let made = incidents_cli::folder::Folder::new(&folder.path().join("map"));
    let mut files = Memory::new();
    for path in made.paths()? {
        let bytes = made.read(&path).ok_or_else(|| Failure::new(path.clone()))?;
        files.insert(path, bytes);
    }
    // What could run in it is not taken along.
    files.insert("start.js".to_owned(), b"evil()".to_vec());
    files.insert(
        "data/evil.html".to_owned(),
        b"<script>evil()</script>".to_vec(),
    );
    let zip = packed(&files)?;
    read_site(Reader::at_desk().with_map(), Site::built()?, async |page| {
        page.open_making("").await?;
        page.give("make-tables", &[("map.zip", &zip)]).await?;
        page.says("#step-title", "Records").await?;
        page.shows("h1", &["Port"]).await?;
        page.click("button", "Police and strikers clash").await?;
        page.fill("Title", "A clash").await?;
        page.click("button", "Save").await?;
        page.mentions("This record was published: say in a sentence what was corrected")
            .await?;
        page.fill(
            "What was corrected, in a sentence for readers; or why it is withdrawn",
            "Nobody saw police",
        )
        .await?;
        page.click("button", "Save").await?;
        page.shows(
            ".list ol > li",
            &["Dockers stop work", "Half of the port joins", "A clash"],
        )
        .await?;
        let taken = page.take_site().await?;
        assert!(!taken.contains_key("data/evil.html"));
        assert!(
            taken
                .text("start.js")
                .is_some_and(|text| !text.contains("evil"))
        );
        let records = taken.text("data/incidents.geojson").unwrap_or_default();
        assert!(records.contains("Nobody saw police"), "{records}");
        assert!(!records.contains("Police and strikers"), "{records}");
        Ok(())
    })
}

#[test]
fn making_works_in_arabic_and_each_step_is_accessible() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.open_making("?lang=ar").await?;
        page.give("make-tables", &[("port.csv", PORT.as_bytes())])
            .await?;
        page.says("#step-title", "الأعمدة").await?;
        let direction: String = page.ask("return document.documentElement.dir").await?;
        assert_eq!(direction, "rtl");
        page.shows("h1", &["Port"]).await?;
        for step in [
            "الجدول",
            "الأعمدة",
            "السجلات",
            "الخريطة",
            "قبل النشر",
            "خذ الموقع",
        ] {
            page.click("button", step).await?;
            page.is_accessible().await?;
        }
        Ok(())
    })
}

#[test]
fn tables_are_given_and_columns_looked_at_on_a_phone() -> Outcome {
    read_site(Reader::with_phone(), Site::built()?, async |page| {
        page.give_port().await?;
        for step in [
            "Table",
            "Columns",
            "Records",
            "Map",
            "Before publishing",
            "Take the site",
        ] {
            page.click("button", step).await?;
            let too_wide: i32 = page.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await?;
            assert_eq!(too_wide, 0, "{step}");
        }
        page.picture("making-phone").await
    })
}

#[test]
fn the_page_of_a_draft_leads_to_where_maps_are_made() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.go("/draft.html").await?;
        page.mentions("Make a map of reported incidents").await
    })
}

#[test]
fn what_a_map_file_says_is_set_seen_and_taken_and_what_was_taken_off_is_not() -> Outcome {
    read_site(Reader::at_desk().with_map(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Map").await?;
        page.fill(
            "What happened, in a sentence or two",
            "A strike at the port",
        )
        .await?;
        page.find("checkbox", "Arabic").await?.click().await?;
        page.fill("Title (Arabic)", "الميناء").await?;
        page.fill("Introduction (English)", "First\n\nThird")
            .await?;
        page.fill("Introduction (Arabic)", "أولاً\nثانياً").await?;
        // What one language lacks stays in the other.
        page.fill("Introduction (English)", "First").await?;
        for group in [
            "Credits, licence, contact",
            "Logo and accent",
            "Layers of your own",
            "Ground",
        ] {
            page.click("DisclosureTriangle", group).await?;
        }
        page.fill("Colour of links and buttons on light ground", "#aa0044")
            .await?;
        page.lay_and_take_off().await?;
        page.choose("What lies beneath the marks", "pmtiles")
            .await?;
        page.mentions("Name of the archive").await?;
        page.choose("What lies beneath the marks", "own").await?;
        let accent = "
            const frame = document.querySelector('.preview-frame:not(.is-coming)');
            return frame ? getComputedStyle(frame.contentDocument.documentElement).getPropertyValue('--accent') : '';";
        page.wait_until("the accent is seen", async || {
            Ok(page.ask::<String>(accent).await?.contains("#aa0044"))
        })
        .await?;
        let taken = page.take_site().await?;
        let map_file = taken.text("data/map.json").unwrap_or_default();
        let map: serde_json::Value = serde_json::from_str(&map_file)?;
        assert_eq!(map["title"], json!({"en": "Port", "ar": "الميناء"}));
        let introduction = json!([{"en": "First", "ar": "أولاً"}, {"ar": "ثانياً"}]);
        assert_eq!(map["introduction"], introduction);
        assert!(
            taken.contains_key("data/wards.geojson") && !taken.contains_key("data/gone.geojson")
        );
        assert!(
            taken
                .text("site.css")
                .is_some_and(|css| css.contains("#aa0044"))
        );
        // What was taken is not what is there any more.
        page.click("button", "Map").await?;
        page.fill("Who publishes it (English)", "Desk").await?;
        page.shows("h1", &["Port"]).await?;
        page.click("button", "Take the site").await?;
        assert_eq!(page.texts("#make-download").await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_file_that_a_reader_has_dropped_on_a_map_goes_along_to_where_maps_are_made() -> Outcome {
    const DROP: &str = "
        const given = new DataTransfer();
        given.items.add(new File([arguments[0]], 'port.csv'));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: given }));";
    const FOLLOW: &str = "
        const link = document.querySelector('a[href^=\"make.html\"]');
        if (!link || link.rel !== 'opener') return false;
        window.opened ??= window.open(link.href);
        return window.opened.document.getElementById('step-title')?.innerText === 'Columns';";
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.open("/").await?;
        page.ask_with::<Option<bool>>(DROP, vec![json!(PORT)])
            .await?;
        page.says("h1", "port.csv").await?;
        page.show("About").await?;
        page.wait_until("the file is there", async || page.ask(FOLLOW).await)
            .await?;
        page.ask::<Option<bool>>("window.opened.close()")
            .await
            .map(drop)
    })
}
