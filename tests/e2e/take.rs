//! Taking along what is shown: links that know the edition of the data, citations, files, the image.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{Failure, Folder, Outcome, Page, Reader, Site, read, read_site};

/// The citation and the short one, from the dialog.
async fn citations(page: &Page) -> Outcome<Vec<String>> {
    page.share("Cite").await?;
    page.wait_for("there are two citations", async || {
        let texts: Vec<String> = page
            .ask("return [...document.querySelectorAll('.share-text textarea')].map(field => field.value)")
            .await?;
        Ok((texts.len() == 2).then_some(texts))
    })
    .await
}

/// The edition in the citation's link: what comes behind `v=`.
fn edition(citation: &str) -> &str {
    citation
        .split_once("&v=")
        .map_or("", |(_, edition)| edition)
}

#[test]
fn a_citation_names_the_filters_and_the_edition_and_its_link_tells_of_a_change() -> Outcome {
    const VIEW: &str = "/?lang=en&from=2016-09-20&to=2016-10-01&type=hospital_attack";
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["publisher"] = "The Desk".into();
    })?;
    let citation = read_site(Reader::at_desk(), site, async |page| {
        page.open(VIEW).await?;
        let texts = citations(page).await?;
        let link = format!("{}{VIEW}&v={}", page.origin, edition(&texts[0]));
        let work = "The Desk, “Aleppo under fire, as reported on 1 October 2016”";
        let version = &edition(&texts[0])[..16];
        let edition = format!("data as of 1 October 2016, version {version}");
        let start = format!(
            "{work}: 20 September to 1 October 2016, Attack on a hospital (3 incidents of 25 records); {edition}; accessed on "
        );
        assert!(texts[0].starts_with(&start), "{}", texts[0]);
        assert!(texts[0].ends_with(&link), "{}", texts[0]);
        assert_eq!(texts[1], format!("{work}, {edition}, {link}"));
        // What it opens today is what it was made of.
        page.open(&link[page.origin.len()..]).await?;
        page.counts("3 incidents of 25 records").await?;
        assert_eq!(page.text(".notices").await?, "");
        Ok(texts[0].clone())
    })?;
    // Later an editor corrects a record.
    let site = Site::built()?.with_json("data/incidents.geojson", |file| {
        file["features"][0]["properties"]["corrections"] =
            serde_json::json!([{"on": "2016-10-05", "what": "The hour was wrong."}]);
    })?;
    read_site(Reader::at_desk(), site, async |page| {
        let pinned = format!("{VIEW}&v={}", edition(&citation));
        page.open(&pinned).await?;
        page.counts("3 incidents of 25 records").await?;
        let notice = page.text(".notice-text").await?;
        let then = format!(
            "data as of 1 October 2016, version {}",
            &edition(&citation)[..16]
        );
        let start = format!(
            "The data has changed since this link was made. Then: {then}. Now: data as of 1 October 2016, version "
        );
        assert!(notice.starts_with(&start), "{notice}");
        assert!(
            notice.ends_with(". One record says that it was corrected after 1 October 2016."),
            "{notice}"
        );
        page.is_accessible().await?;
        // It stays so for as long as the link is followed, and is not handed on.
        page.click("tab", "Table").await?;
        page.wait_until("the address is still pinned", async || {
            let address = page.address().await?;
            Ok(address.contains("view=table") && address.ends_with(edition(&citation)))
        })
        .await?;
        assert!(!citations(page).await?.concat().contains(edition(&citation)));
        page.open("/?v=latest").await?;
        page.mentions("Part of this link could not be read and was left out: v=latest")
            .await
    })
}

/// Opens the dialog, presses a button and waits for the file that the browser saves.
pub async fn saved(page: &Page, folder: &Folder, button: &str) -> Outcome<PathBuf> {
    page.devtools(
        "Browser.setDownloadBehavior",
        json!({"behavior": "allow", "downloadPath": folder.path()}),
    )
    .await?;
    page.share("Download").await?;
    page.click("button", button).await?;
    page.wait_for("a file is saved", async || {
        // While it comes, it has a name of the browser's own: hidden, or with an ending that says so. Its own name may be taken meanwhile, by
        // a file with nothing in it.
        let files = fs::read_dir(folder.path())?.filter_map(|entry| Some(entry.ok()?.path()));
        let is_whole = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let is_named = !name.starts_with('.') && !name.ends_with(".crdownload");
            is_named && fs::metadata(file).is_ok_and(|file| file.len() > 0)
        };
        let (whole, others): (Vec<_>, Vec<_>) = files.partition(is_whole);
        Ok(whole.into_iter().next().filter(|_| others.is_empty()))
    })
    .await
}

const FOREIGN: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[37,36]},
"properties":{"title":"Quake","date":"2016-09-20","depth_km":12.5}}]}"#;

#[test]
fn what_only_the_file_knows_is_saved_too() -> Outcome {
    let site = Site::built()?.with("data/quakes.geojson", FOREIGN)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.go("/?lang=en&view=list&data=data/quakes.geojson")
            .await?;
        page.counts("1 incident").await?;
        let folder = Folder::new()?;
        let file = saved(page, &folder, "GeoJSON").await?;
        let written: Value = serde_json::from_slice(&fs::read(&file)?)?;
        let properties = &written["features"][0]["properties"];
        assert_eq!(properties["original"]["depth_km"], 12.5);
        Ok(())
    })
}

#[test]
fn the_records_that_pass_are_saved_as_geojson_and_as_a_table() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open(
            "/?lang=en&from=2016-09-20&to=2016-10-01&type=hospital_attack&view=list&sort=title",
        )
        .await?;
        // What compares titles comes after the first view.
        page.wait_until("the list is in the order of its titles", async || {
            Ok(page.titles().await?.is_sorted())
        })
        .await?;
        let titles = page.titles().await?;
        let folder = Folder::new()?;
        let file = saved(page, &folder, "GeoJSON").await?;
        let name = "Aleppo-under-fire-as-reported-on-1-October-2016_2016-09-20_2016-10-01.geojson";
        assert!(file.ends_with(name), "{}", file.display());
        let written: Value = serde_json::from_slice(&fs::read(&file)?)?;
        let filters =
            "20 September to 1 October 2016, Attack on a hospital (3 incidents of 25 records)";
        assert_eq!(written["filters"], filters);
        let features = written["features"]
            .as_array()
            .ok_or(Failure::new("no list"))?;
        assert!(
            features
                .iter()
                .map(|feature| &feature["properties"]["title"])
                .eq(&titles)
        );
        assert!(
            features
                .iter()
                .all(|feature| feature["properties"]["sources"].is_array())
        );
        let link = written["link"].as_str().unwrap_or_default().to_owned();
        assert!(link.ends_with(&format!(
            "&v={},2016-10-01",
            written["version"].as_str().unwrap_or_default()
        )));
        fs::remove_file(&file)?;
        let table = fs::read_to_string(saved(page, &folder, "Table (CSV)").await?)?;
        assert!(
            table.starts_with("\u{feff}id,lng,lat,killed_min,"),
            "{table}"
        );
        assert!(
            table.contains("title: Aleppo under fire")
                && table.contains(&format!("; filters: {filters}; ")),
            "{table}"
        );
        assert_eq!(table.lines().count(), 1 + titles.len());
        page.is_accessible().await?;
        page.picture("share-take").await
    })
}

/// Keeps the files that the page makes.
const KEEP: &str = "window.__made = null; const made = URL.createObjectURL; URL.createObjectURL = file => (window.__made = file, made.call(URL, file))";

/// Reads the picture that was made: its size, how many colours are where its map is, and how many of its points are #d2427a.
const LOOK: &str = "
createImageBitmap(window.__made).then(image => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const points = new Uint32Array(context.getImageData(0, 200, image.width, 600).data.buffer);
  const n_wanted = points.filter(point => (point & 0xffffff) === 0x7a42d2).length;
  arguments[0]([image.width, image.height, new Set(points).size, n_wanted]);
})";

#[test]
pub fn an_image_has_the_map_at_twice_the_screens_size() -> Outcome {
    for query in ["lang=en&theme=light", "lang=ar&theme=light&map=dots"] {
        read(Reader::with_screen(900, 640).with_ground(), async |page| {
            page.open(&format!("/?{query}&type=hospital_attack"))
                .await?;
            page.map_is_ready().await?;
            page.ask::<Option<bool>>(KEEP).await?;
            let (share, tab) = match query.contains("lang=ar") {
                true => ("مشاركة", "التنزيل"),
                false => ("Share", "Download"),
            };
            page.click("button", share).await?;
            page.click("tab", tab).await?;
            page.wait_until("the dialog is there", async || {
                page.ask("return document.querySelectorAll('.take button').length > 2")
                    .await
            })
            .await?;
            page.ask::<Option<bool>>("document.querySelectorAll('.take button')[2].click()")
                .await?;
            page.wait_until("an image is made", async || {
                page.ask("return window.__made?.type === 'image/png'").await
            })
            .await?;
            let wide: u32 = page
                .ask("return document.querySelector('.maplibregl-canvas').clientWidth")
                .await?;
            let [width, height, n_colors, n_points]: [u32; 4] = page.ask_later(LOOK).await?;
            assert_eq!(width, 2 * wide);
            assert!(
                height > 800 && n_colors > 50 && n_points > 40,
                "{height} {n_colors} {n_points}"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn without_a_map_the_reader_is_told_that_there_is_no_image() -> Outcome {
    read(Reader::at_desk().without_webgl(), async |page| {
        page.open("/").await?;
        page.mentions("The map cannot be drawn in this browser")
            .await?;
        page.share("Download").await?;
        page.click("button", "Image (PNG)").await?;
        page.mentions("There is no map in this browser to make an image of")
            .await
    })
}

#[test]
fn a_link_of_old_is_read_and_said_to_be_weak() -> Outcome {
    // Its XXH64 ends with e2d6d9d1, and its SHA-256 begins with the other version below.
    const FILE: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a", "geometry": null, "properties": {"title": "A", "date": "2016-09-24"}}]}"#;
    let site = Site::built()?.with("data/incidents.geojson", FILE)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?v=e2d6d9d1,2016-10-01").await?;
        page.says(
            ".notice-text",
            "The data fits the short version in this link. That is no proof that it is the same: another file could be made that fits, too. A link that you copy now has a version that proves it.",
        )
        .await?;
        page.turn_to("/?v=00000000,2016-10-01").await?;
        page.mentions("Then: data as of 1 October 2016, version 00000000. Now: data as of 1 October 2016, version 197e4c103b5a0aa6.")
            .await
    })
}

#[test]
fn of_a_large_file_the_version_is_said_when_it_is_known() -> Outcome {
    let file = crate::large::large_file();
    let version = incidents::model::edition::Version::of(file.as_bytes()).code();
    let site = Site::built()?.with("data/large.geojson", &file)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=about&data=data/large.geojson").await?;
        page.mentions(&format!("Version {version}")).await?;
        page.open(&format!("/?data=data/large.geojson&v={version}"))
            .await?;
        page.counts("20,000 incidents").await?;
        assert_eq!(page.texts(".notice-text").await?, Vec::<String>::new());
        page.turn_to("/?data=data/large.geojson&v=0000000000000000")
            .await?;
        page.mentions(&format!("The data has changed since this link was made. Then: data version 0000000000000000. Now: data version {version}."))
            .await
    })
}
