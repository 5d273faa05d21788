//! Other files in whatever they are packed or wrapped, and what the page does with them.

use serde_json::json;

use crate::support::packed::{archive, gzip};
use crate::support::{Outcome, Page, Reader, Site, read, read_site};

const TABLE: &str = "Date,Title,Lat,Lon\n24/09/2016,Bakery hit,36.2,37.16\n";
const FEATURE: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[37.16,36.2]},"properties":{"Headline":"Bakery hit","When":"24/09/2016"}}"#;

/// A workbook in Open Document Format with two sheets, of which the second has incidents.
fn workbook() -> Vec<u8> {
    let row = |cells: &[&str]| {
        let cell = |text: &&str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let cells: Vec<String> = cells.iter().map(cell).collect();
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    let sheet = |name: &str, rows: &[String]| {
        format!(
            "<table:table table:name=\"{name}\">{}</table:table>",
            rows.concat()
        )
    };
    let notes = [["Codes"], ["One"], ["Two"], ["Three"]].map(|cells| row(&cells));
    let incidents = [
        row(&["Date", "Title", "Lat", "Lon"]),
        row(&["24/09/2016", "Bakery hit", "36.2", "37.16"]),
    ];
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{}{}</office:spreadsheet></office:body></office:document-content>",
        sheet("Notes", &notes),
        sheet("Incidents", &incidents)
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

#[test]
fn a_file_is_read_in_whatever_it_is_packed() -> Outcome {
    let files = [
        ("table.csv.gz", gzip(TABLE)),
        ("features.geojson.gz", gzip(&format!("[{FEATURE}]"))),
        ("sequence.geojsons", format!("\u{1e}{FEATURE}\n").into()),
        ("script.js", format!("var data = [{FEATURE}];\n").into()),
        ("book.ods", workbook()),
    ];
    let mut site = Site::built()?;
    for (name, bytes) in &files {
        site = site.with(&format!("data/{name}"), bytes)?;
    }
    read_site(Reader::at_desk(), site, async |page| {
        for (name, _) in &files {
            page.open(&format!("/?view=list&data=data/{name}")).await?;
            page.counts("1 incident").await?;
            assert_eq!(page.titles().await?, ["Bakery hit"], "{name}");
            page.mentions("24 September 2016").await?;
        }
        // Of several sheets it is said which is read, and how another one is.
        let said = "return document.querySelector('.notice').textContent";
        let said: String = page.ask(said).await?;
        assert!(said.contains("its sheet \"Incidents\" is read"), "{said}");
        assert!(said.contains("move it to the front"), "{said}");
        Ok(())
    })
}

#[test]
fn photographs_and_videos_are_links_that_are_named_and_nothing_of_them_is_asked_for() -> Outcome {
    let table = "Date,Title,Lat,Lon,images,video,report\n\
        2016-09-24,Bakery hit,36.2,37.16,https://pictures.example.org/1.JPG?w=9,https://www.youtube.com/watch?v=a,https://example.org/1\n";
    let site = Site::built()?.with("data/media.csv", table)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/media.csv").await?;
        page.open_record("Bakery hit").await?;
        page.says("aside h2", "Bakery hit").await?;
        // The sources are folded.
        let unfold = "document.querySelectorAll('aside details').forEach(it => { it.open = true })";
        page.ask::<()>(unfold).await?;
        page.becomes(
            "the names of the sources",
            vec![
                "1.JPG".to_owned(),
                "youtube.com".to_owned(),
                "example.org".to_owned(),
            ],
            async || page.texts("aside .sources a").await,
        )
        .await?;
        let beside = page.texts("aside .sources .aside").await?;
        assert_eq!(beside, ["pictures.example.org"]);
        Ok(())
    })
}

#[test]
fn each_menu_says_by_what_it_was_decided() -> Outcome {
    let table = "Date,Title,Killed\n24/09/2016,Bakery hit,3\nsoon,Road closed,some\n";
    let site = Site::built()?.with("data/table.csv", table)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list&data=data/table.csv").await?;
        page.click("button", "How this file was read").await?;
        let script = "return ['role-0', 'role-1', 'role-2'].map(id => {
            const menu = document.getElementById('files-column-' + id);
            return document.getElementById(menu?.getAttribute('aria-describedby'))?.textContent ?? '';
        })";
        page.becomes(
            "the reasons",
            vec!["by its name".to_owned(); 3],
            async || page.ask(script).await,
        )
        .await
    })
}

/// Chooses files at once by the button, as a reader does, in the order in which a folder lists them.
async fn choose_files(page: &Page, files: &[(&str, &str)]) -> Outcome {
    let script = "const carried = new DataTransfer();
        for (const [name, text] of arguments[0]) carried.items.add(new File([text], name));
        const field = document.querySelector('input[type=file]');
        field.files = carried.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.multiple && field.files.length";
    let n_files: usize = page.ask_with(script, vec![json!(files)]).await?;
    assert_eq!(n_files, files.len());
    Ok(())
}

#[test]
fn events_are_opened_together_with_their_sources_and_associations() -> Outcome {
    let files = [
        (
            "associations.json",
            r#"[{"id":"gas","title":"Gas","mode":"FILTER","filter_paths":["Weapon","Tear gas"]}]"#,
        ),
        (
            "events.json",
            r#"[{"id":"1","description":"Crowd on the bridge","date":"6/1/2020","latitude":"45.5","longitude":"-122.6","associations":["gas"],"sources":["s1"]}]"#,
        ),
        (
            "sources.json",
            r#"{"s1":{"id":"s1","title":"","description":"Film of the bridge","paths":["https://example.org/1"]}}"#,
        ),
    ];
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.show("About").await?;
        page.mentions("A file of your own").await?;
        choose_files(page, &files).await?;
        page.says("h1", "associations.json, events.json, sources.json")
            .await?;
        page.counts("1 incident").await?;
        page.open_record("Crowd on the bridge").await?;
        page.mentions("Tear gas").await?;
        // The sources are folded.
        let unfold = "document.querySelectorAll('aside details').forEach(it => { it.open = true })";
        page.ask::<()>(unfold).await?;
        page.becomes(
            "the names of the sources",
            vec!["Film of the bridge".to_owned()],
            async || page.texts("aside .sources a").await,
        )
        .await?;
        page.click("button", "Close").await?;
        // Of others nobody knows which one is meant: what was shown stays.
        page.show("About").await?;
        choose_files(page, &[("one.csv", TABLE), ("two.csv", TABLE)]).await?;
        page.mentions("open them one by one").await?;
        page.says("h1", "associations.json, events.json, sources.json")
            .await
    })
}
