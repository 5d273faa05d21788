//! Files that are not in our own schema: a program that comes later understands them, and only then.

use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::json;

use crate::support::{Failure, Outcome, Page, Reader, Site, read, read_site};

const SHEET: &str = "Datum;Ort;Breite;Länge;Art;Titel;Link;Wetter\n\
    24.09.2016;Aleppo;36,20;37,16;Beschuss;Krankenhaus getroffen;https://example.org/1;klar\n\
    25.09.2016;Kafr Zita;35,37;36,60;Luftangriff;Brücke zerstört;https://example.org/2;\n";

/// The site without what understands other files: whoever asks for it hears that it is missing.
fn without_import() -> Outcome<Site> {
    let mut site = Site::built()?;
    let is_of_import = |name: &String| {
        ["import-", "sheets-"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let names: Vec<String> = site.names()?.into_iter().filter(is_of_import).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    for name in names {
        site = site.without(&name)?;
    }
    Ok(site)
}

#[test]
fn our_own_map_does_not_ask_for_what_understands_other_files() -> Outcome {
    let ours = r#"{"type":"Feature","id":"a","geometry":null,"properties":{"title":"Ours","date":"2016-09-24"}}"#;
    let many: Vec<String> = (0..20_000)
        .map(|n| ours.replace("\"a\"", &format!("\"a{n}\"")))
        .collect();
    let site = without_import()?
        .with("data/sheet.csv", SHEET)?
        .with(
            "data/empty.geojson",
            r#"{"type":"FeatureCollection","features":[]}"#,
        )?
        .with("data/many.geojson", format!("[{}]", many.join(",")))?;
    read_site(Reader::at_desk(), site, async |page| {
        for (address, counts) in [
            ("/?view=list", "11 incidents, 14 background records"),
            ("/?view=list&data=data/empty.geojson", "0 incidents"),
            ("/?view=list&data=data/many.geojson", "20,000 incidents"),
        ] {
            page.open(address).await?;
            page.counts(counts).await?;
            assert_eq!(
                page.texts(".notice-text").await?,
                Vec::<String>::new(),
                "{address}"
            );
        }
        // Who does ask is told.
        page.go("/?view=list&data=data/sheet.csv").await?;
        page.mentions("could not be looked at more closely").await
    })
}

#[test]
pub fn a_table_is_read_as_a_person_would() -> Outcome {
    let site = Site::built()?.with("data/sheet.csv", SHEET)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/sheet.csv").await?;
        page.counts("2 incidents").await?;
        assert_eq!(
            page.titles().await?,
            ["Krankenhaus getroffen", "Brücke zerstört"]
        );
        page.mentions("24 September 2016").await?;
        // What no member is for is said in the record.
        page.click("button", "Krankenhaus getroffen").await?;
        page.says("aside h2", "Krankenhaus getroffen").await?;
        page.mentions("Also in the file").await?;
        assert_eq!(
            page.texts(".detail dt").await?.last().map(String::as_str),
            Some("Wetter")
        );
        assert_eq!(
            page.texts(".detail dd").await?.last().map(String::as_str),
            Some("klar")
        );
        Ok(())
    })
}

/// What is chosen in the menus of a selector.
async fn chosen(page: &Page, selector: &str) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(menu => menu.selectedOptions[0].text)";
    page.ask_with(script, vec![json!(selector)]).await
}

/// Chooses in a menu, as a reader does.
async fn choose(page: &Page, id: &str, value: &str) -> Outcome {
    let script = "const menu = document.getElementById(arguments[0]); menu.focus(); menu.value = arguments[1];
        menu.dispatchEvent(new Event('change', { bubbles: true }));
        return menu.value";
    let chosen: String = page.ask_with(script, vec![json!(id), json!(value)]).await?;
    assert_eq!(chosen, value);
    Ok(())
}

#[test]
fn how_a_file_was_read_is_shown_and_can_be_changed() -> Outcome {
    let site = Site::built()?.with("data/sheet.csv", SHEET)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/sheet.csv").await?;
        page.click("button", "How this file was read").await?;
        let menus = "select[id^=files-column-role]";
        let expected = [
            "Date",
            "Place",
            "Latitude",
            "Longitude",
            "Type",
            "Title",
            "Links",
            "Another fact",
        ];
        page.becomes("the columns", owned(&expected), async || {
            chosen(page, menus).await
        })
        .await?;
        assert_eq!(
            chosen(page, "#files-column-order-0").await?,
            ["Day first: 24/09"]
        );
        page.is_accessible().await?;
        // The map follows, and the reader goes on where they were.
        choose(page, "files-column-role-7", "title").await?;
        choose_becomes(page, "files-column-role-7").await?;
        choose(page, "files-column-role-5", "description").await?;
        choose_becomes(page, "files-column-role-5").await?;
        choose(page, "files-column-order-0", "day_first").await?;
        let expected = r#""fields": {"title":"Wetter","description":"Titel","day_first":"Datum"}"#;
        page.becomes(
            "what the map file is to say",
            expected.to_owned(),
            async || {
                page.ask("return document.querySelector('.share-code textarea')?.value ?? ''")
                    .await
            },
        )
        .await?;
        page.show("List").await?;
        page.becomes(
            "the titles",
            owned(&["klar", "Brücke zerstört"]),
            async || page.titles().await,
        )
        .await
    })
}

/// Waits until the page is there again, with the focus where it was.
async fn choose_becomes(page: &Page, id: &str) -> Outcome {
    let script = "return document.activeElement?.id === arguments[0] && document.activeElement.closest('tr').textContent.includes('as chosen')";
    page.wait_until("the focus is where it was", async || {
        page.ask_with(script, vec![json!(id)]).await
    })
    .await
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Drops a file on the page.
async fn drop_file(page: &Page, name: &str, text: &str) -> Outcome {
    let script = "const carried = new DataTransfer();
        carried.items.add(new File([arguments[1]], arguments[0]));
        const said = ['dragover', 'drop'].map(kind =>
            document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })));
        return said";
    let said: Vec<bool> = page
        .ask_with(script, vec![json!(name), json!(text)])
        .await?;
    // The browser does not leave the page for it.
    assert_eq!(said, [false, false]);
    Ok(())
}

#[test]
fn a_file_is_opened_by_the_button() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.show("About").await?;
        page.mentions("A file of your own").await?;
        let script = "const carried = new DataTransfer();
            carried.items.add(new File([arguments[0]], 'own.csv'));
            const field = document.querySelector('input[type=file]');
            field.files = carried.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return field.files.length";
        let n_files: usize = page.ask_with(script, vec![json!(SHEET)]).await?;
        assert_eq!(n_files, 1);
        page.says("h1", "own.csv").await?;
        page.counts("2 incidents").await
    })
}

#[test]
fn a_file_that_is_dropped_is_opened_and_stays_on_the_device() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list&q=Handarat").await?;
        page.counts("2 incidents of 25 records").await?;
        drop_file(page, "own.csv", SHEET).await?;
        page.counts("2 incidents").await?;
        page.says("h1", "own.csv").await?;
        // What the address said is about another file, to which Back leads.
        page.has_address("/").await?;
        page.back().await?;
        page.counts("2 incidents of 25 records").await?;
        drop_file(page, "own.csv", SHEET).await?;
        page.says("h1", "own.csv").await?;
        // Another language is spoken of the same file.
        page.click("link", "العربية").await?;
        page.mentions("حادثتان").await?;
        page.says("h1", "own.csv").await?;
        page.click("link", "English").await?;
        page.counts("2 incidents").await?;
        page.says("h1", "own.csv").await?;
        page.click("button", "Share").await?;
        page.mentions("This file is on this device only").await?;
        page.click("button", "Close").await?;
        // One in our own schema needs nothing more than before.
        let ours = r#"{"type":"Feature","id":"a","geometry":null,"properties":{"title":"Ours","date":"2016-09-24"}}"#;
        drop_file(page, "ours.geojson", ours).await?;
        page.says("h1", "ours.geojson").await?;
        page.counts("1 incident").await?;
        drop_file(page, "page.html", "<!DOCTYPE html><p>none").await?;
        page.mentions("page.html").await?;
        // What was shown stays.
        page.says("h1", "ours.geojson").await?;
        page.counts("1 incident").await
    })
}

fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, (head, cell)) in [
        ("Incident", "Bakery hit"),
        ("Date", "2016-09-24"),
        ("Latitude", "36.2"),
        ("Longitude", "37.16"),
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write(0, column as u16, head)?;
        sheet.write(1, column as u16, cell)?;
    }
    workbook.save_to_buffer()
}

#[test]
fn a_spreadsheet_is_opened() -> Outcome {
    let bytes = workbook().map_err(|error| Failure(error.to_string()))?;
    let site = Site::built()?.with("data/sheet.xlsx", bytes)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/sheet.xlsx").await?;
        page.counts("1 incident").await?;
        assert_eq!(page.titles().await?, ["Bakery hit"]);
        Ok(())
    })
}

#[test]
fn geojson_with_other_columns_is_understood() -> Outcome {
    let feature = json!({
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [37.16, 36.2]},
        "properties": {"Headline": "Bakery hit", "When": "24/09/2016", "Killed": "3"},
    });
    let site = Site::built()?.with("data/other.geojson", json!([feature]).to_string())?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/other.geojson").await?;
        page.counts("1 incident").await?;
        assert_eq!(page.titles().await?, ["Bakery hit"]);
        page.mentions("24 September 2016").await
    })
}

#[test]
fn an_area_has_its_mark_within_it_and_is_drawn_when_its_record_is_open() -> Outcome {
    let shapes = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"title":"Flooded district","date":"2024-05-01"},"geometry":{"type":"Polygon","coordinates":[[[37,36],[38,36],[38,37],[37,37],[37,36]]]}},
        {"type":"Feature","properties":{"title":"Blocked road","date":"2024-05-02"},"geometry":{"type":"LineString","coordinates":[[37,36],[37.5,36.5],[39,36.5]]}}]}"#;
    let site = Site::built()?.with("data/shapes.geojson", shapes)?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open("/?view=list&data=data/shapes.geojson").await?;
        page.counts("2 incidents").await?;
        let said = "return document.querySelector('.notice').textContent.includes('a shape has its mark at a point of it')";
        assert!(page.ask::<bool>(said).await?);
        page.map_draws((37.5, 36.5)).await?;
        page.camera().await?;
        let shapes = "return __map.querySourceFeatures('incident-shape').length > 0";
        assert!(!page.ask::<bool>(shapes).await?);
        page.open_record("Flooded district").await?;
        page.wait_until("the shape is drawn", async || {
            page.ask::<bool>(shapes).await
        })
        .await?;
        page.picture("shape").await?;
        page.click("button", "Close").await?;
        page.wait_until("the shape is gone", async || {
            Ok(!page.ask::<bool>(shapes).await?)
        })
        .await
    })
}
