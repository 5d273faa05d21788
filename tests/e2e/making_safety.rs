//! Before a map is published that was made in the page: what may endanger somebody, what is decided, what is taken along and what is not.

use std::fs;

use incidents::model::place::LngLat;
use safety::digits::tells;
use serde_json::json;
use site::files::{Files as _, Memory};

use crate::support::incidents::incidents;
use crate::support::{Folder, Outcome, Page, Reader, Site, read_site};

/// A hospital, a home that is left out, and a name.
const RAIDS: &str = "id,Title,Date,Latitude,Longitude,Type,Place,Source link,Seen near
m10,Hospital hit,2016-10-01,36.218512,37.189823,strike,\"M10, the cellar\",https://example.org/a1,
home-of-a-witness,The witness at home,2016-10-02,36.301,37.301,hearing,\"Home of a witness\",https://example.org/a2,
other,As Jane Roe tells,2016-10-03,36.5,37.5,strike,Square,https://example.org/jane-roe,JANE ROE's shop
";

/// What is nowhere in what is taken along, in small letters.
const SECRETS: [&str; 9] = [
    "m10, the",
    "home-of-a-witness",
    "witness at home",
    "home of a witness",
    "hearing",
    "37.301",
    "36.301",
    "jane roe",
    "jane-roe",
];

/// The records that the map beside it shows, as they lie there.
const SHOWN: &str = "
    const done = arguments[arguments.length - 1];
    const file = window.incidentMapDraft?.files.get('data/incidents.geojson');
    file ? file.text().then(done) : done('');";

async fn open_raids(page: &Page) -> Outcome {
    page.open_making("").await?;
    page.give("make-tables", &[("raids.csv", RAIDS.as_bytes())])
        .await?;
    page.says("#step-title", "Columns").await?;
    page.shows("[role=status]", &["3 incidents"]).await?;
    page.click("button", "Map").await?;
    page.fill("Title", "Raids").await?;
    page.click("button", "Before publishing").await?;
    page.says("#safety-open", "2 things to decide about").await
}

/// Blurs the hospital, leaves the home out, and a name.
async fn decide(page: &Page) -> Outcome {
    page.fill("Who decides", "Desk").await?;
    page.click_in("#finding-0", "Blur to 1 km").await?;
    page.says("#safety-open", "One thing to decide about")
        .await?;
    page.click_in("#finding-0", "Leave the record out").await?;
    page.says("#safety-open", "Nothing is left to decide about")
        .await?;
    page.fill("What its place is called instead", "Al-Sakhour")
        .await?;
    page.fill("Names that nobody is to read, one in a line", "Jane Roe")
        .await?;
    page.shows(
        ".list ol > li",
        &["Hospital hit", "As [name left out] tells"],
    )
    .await
}

/// All that a file says, texts in pictures among it.
fn texts(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut texts = vec![name.to_owned(), String::from_utf8_lossy(bytes).into_owned()];
    let end = name.rsplit('.').next();
    if end == Some("png") {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes)).read_info();
        if let Ok(reader) = &mut decoder {
            let info = reader.info();
            let latin = &info.uncompressed_latin1_text;
            texts.extend(latin.iter().map(|it| it.text.clone()));
            let compressed = &info.compressed_latin1_text;
            texts.extend(compressed.iter().filter_map(|it| it.get_text().ok()));
            texts.extend(info.utf8_text.iter().filter_map(|it| it.get_text().ok()));
        }
    }
    assert!(
        !matches!(end, Some("gz" | "br" | "zip")),
        "{name} is to be unpacked, too"
    );
    texts
}

fn assert_hidden(site: &Memory) {
    let truth = LngLat::new(37.189_823, 36.218_512);
    for (name, bytes) in site
        .iter()
        .filter(|(name, _)| !name.starts_with("data/basemap/"))
    {
        let is_of_page = !name.starts_with("data/")
            && !["html", "json"].contains(&name.rsplit('.').next().unwrap_or_default());
        for text in texts(name, bytes) {
            let small = text.to_lowercase();
            for secret in SECRETS.iter().filter(|it| !is_of_page || **it != "hearing") {
                assert!(!small.contains(secret), "{name}: {secret}");
            }
            assert!(!small.contains("safety.salt") || is_of_page, "{name}");
            let numbers = small.replace("37.5", "").replace("36.5", "");
            let is_told = truth.is_some_and(|truth| !is_of_page && tells(&numbers, truth, 1000.0));
            assert!(!is_told, "{name}");
        }
    }
}

/// The bytes behind a link to download something.
async fn saved(page: &Page) -> Outcome<Memory> {
    page.click("button", "Save the draft").await?;
    page.mentions("The draft is saved as it is now").await?;
    page.downloaded("make-draft").await
}

#[test]
fn what_is_taken_holds_nothing_of_what_is_blurred_or_left_out() -> Outcome {
    read_site(
        Reader::at_desk().with_ground().who_compares_pages(),
        Site::built()?,
        async |page| {
            open_raids(page).await?;
            page.is_accessible().await?;
            decide(page).await?;
            page.is_accessible().await?;
            page.wait_until("the map beside it is blurred", async || {
                let shown: String = page.ask_later(SHOWN).await?;
                Ok(shown.contains("Blurred to 1 km")
                    && shown.contains("Al-Sakhour")
                    && !shown.contains("36.218512"))
            })
            .await?;
            page.click("button", "Take the site").await?;
            page.mentions("Save the draft before you take the site")
                .await?;
            page.is_accessible().await?;
            let draft = saved(page).await?;
            let name: String = page
                .ask("return document.getElementById('make-draft').download")
                .await?;
            assert_eq!(name, "raids-DRAFT-DO-NOT-PUBLISH.zip");
            let taken = page.take_site().await?;
            assert_hidden(&taken);
            // The command makes the same of the same table, decisions and secret.
            let folder = Folder::new()?;
            let drafts = folder.path().join("drafts");
            fs::create_dir(&drafts)?;
            fs::write(drafts.join("raids.csv"), RAIDS)?;
            for name in ["safety.json", "safety.salt"] {
                fs::write(drafts.join(name), draft.read(name).unwrap_or_default())?;
            }
            let args = [
                "new",
                "drafts/raids.csv",
                "-o",
                "map",
                "--yes",
                "--title",
                "Raids",
            ];
            let output = incidents(&args, folder.path())?;
            assert!(output.status.success(), "{output:?}");
            let made = incidents_cli::folder::Folder::new(&folder.path().join("map"));
            let paths = made.paths()?;
            assert!(taken.keys().eq(&paths), "{:?} {paths:?}", taken.keys());
            // The days of first publication are two where it is midnight between.
            for path in paths.iter().filter(|path| *path != "data/published.json") {
                assert!(taken.get(path) == made.read(path).as_ref(), "{path}");
            }
            Ok(())
        },
    )
}

#[test]
fn a_draft_that_was_saved_is_opened_with_all_decisions() -> Outcome {
    read_site(Reader::at_desk().with_map(), Site::built()?, async |page| {
        open_raids(page).await?;
        decide(page).await?;
        page.click("button", "Take the site").await?;
        let draft = site::zip::packed(&saved(page).await?)?;
        let before = page.take_site().await?;
        page.click("button", "Table").await?;
        page.click("button", "Forget it").await?;
        page.mentions("The map appears here").await?;
        page.give("make-tables", &[("raids-DRAFT-DO-NOT-PUBLISH.zip", &draft)])
            .await?;
        page.says("#step-title", "Columns").await?;
        page.click("button", "Before publishing").await?;
        page.says("#safety-open", "Nothing is left to decide about")
            .await?;
        page.mentions("Blurred to 1 km.").await?;
        page.mentions("Left out: nothing of it is published.")
            .await?;
        let after = page.take_site().await?;
        assert!(before == after);
        Ok(())
    })
}

#[test]
fn decisions_are_undone_and_what_is_kept_needs_a_name() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        open_raids(page).await?;
        page.click_in("#finding-0", "Keep it").await?;
        page.mentions("What is kept needs the name of whoever has looked at it")
            .await?;
        let focus: String = page.ask("return document.activeElement.id").await?;
        assert_eq!(focus, "safety-by");
        page.fill("Who decides", "Desk").await?;
        page.click_in("#finding-0", "Keep it").await?;
        page.says("#safety-open", "One thing to decide about")
            .await?;
        // Whoever goes on by keys goes on with the next one.
        page.becomes(
            "the next one has the focus",
            json!("finding-0"),
            async || page.ask("return document.activeElement.id").await,
        )
        .await?;
        page.mentions("One more is kept by decision.").await?;
        page.click("button", "Undo").await?;
        page.says("#safety-open", "2 things to decide about")
            .await?;
        page.click("button", "Redo").await?;
        page.says("#safety-open", "One thing to decide about")
            .await?;
        page.click("button", "Take it back: Hospital hit").await?;
        page.says("#safety-open", "2 things to decide about").await
    })
}

#[test]
fn what_cannot_be_published_so_is_said_and_nothing_is_taken() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        open_raids(page).await?;
        decide(page).await?;
        page.click("button", "Records").await?;
        page.click("button", "Hospital hit").await?;
        page.fill("Description", "It was at 36.2185, 37.1898")
            .await?;
        page.click("button", "Save").await?;
        page.click("button", "Before publishing").await?;
        page.mentions(
            "m10, description: expected nothing that tells the place more exactly than 1 km",
        )
        .await?;
        page.click("button", "Take the site").await?;
        page.click("button", "Make the zip").await?;
        page.mentions("It cannot be published like this").await?;
        assert_eq!(page.texts("#make-download").await?, Vec::<String>::new());
        Ok(())
    })
}
