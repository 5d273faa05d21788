//! Maps whose publisher keeps earlier versions of their records, and their page of corrections.

use std::path::Path;

use serde_json::json;

use crate::support::incidents::incidents;
use crate::support::{Outcome, Reader, Site, read_site};

fn records(day: &str, title: &str) -> String {
    json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "one", "geometry": {"type": "Point", "coordinates": [37.16, 36.21]},
            "properties": {"title": title, "date": day, "category": "air_strike", "corrections": [{"on": "2026-11-20", "what": "The toll was wrong."}]}},
        {"type": "Feature", "id": "two", "geometry": {"type": "Point", "coordinates": [37.17, 36.22]},
            "properties": {"title": "Shelling of a market", "date": "2016-09-29", "category": "air_strike"}},
    ]})
    .to_string()
}

/// Builds a site, and keeps its version, with the tool.
fn publish(folder: &Path) -> Outcome {
    let output = incidents(&["build", ".", "--keep-version"], folder)?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// A site that was published twice.
fn twice() -> Outcome<Site> {
    let site = Site::built()?
        .with(
            "data/kept.geojson",
            records("2016-09-28", "Strike on a clinic"),
        )?
        .with_json("data/map.json", |map| {
            map["data"] = json!("kept.geojson");
            map["versions"] = json!(true);
            map["withdrawn"] = json!([]);
        })?
        .brought_up_to_date()?;
    publish(&site.file(""))?;
    site.edit(
        "data/kept.geojson",
        records("2016-09-27", "Strike on a hospital"),
    )?;
    publish(&site.file(""))?;
    Ok(site)
}

/// The earlier one of the versions that are kept.
fn earlier(site: &Site) -> Outcome<String> {
    let history: serde_json::Value =
        serde_json::from_slice(&std::fs::read(site.file("data/versions/history.json"))?)?;
    Ok(history["versions"][0]["version"]
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

#[test]
fn what_changed_in_a_record_is_in_the_record_and_a_pinned_version_can_be_opened() -> Outcome {
    let site = twice()?;
    let version = earlier(&site)?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open(&format!("/?view=list&id=one&v={version}"))
            .await?;
        page.mentions("of which this link was made, is kept.")
            .await?;
        page.wait_until("what changed is there", async || {
            Ok(page.texts(".record-history th[scope=row]").await? == ["Date", "Title"])
        })
        .await?;
        let cells = page.texts(".record-history td").await?;
        assert_eq!(
            cells,
            [
                "2016-09-28",
                "2016-09-27",
                "Strike on a clinic",
                "Strike on a hospital"
            ]
        );
        page.is_accessible().await?;
        page.picture("record-history").await?;
        page.click("link", "Open it").await?;
        page.says("#detail-title", "Strike on a clinic").await?;
        page.mentions("This is the version of").await?;
        page.mentions("1 record is new or says something else:")
            .await?;
        page.wait_until("it stands beside today's", async || {
            Ok(page.texts(".record-history thead th").await? == ["Field", "Then", "Today"])
        })
        .await?;
        page.picture("record-then-now").await?;
        page.click("link", "Today’s version").await?;
        page.says("#detail-title", "Strike on a hospital").await
    })
}

#[test]
fn a_version_that_has_come_back_is_todays_and_what_was_taken_back_is_no_difference() -> Outcome {
    let site = twice()?;
    let first = earlier(&site)?;
    site.edit(
        "data/kept.geojson",
        records("2016-09-28", "Strike on a clinic"),
    )?;
    publish(&site.file(""))?;
    let second = earlier(&site)?;
    assert_ne!(first, second);
    read_site(Reader::at_desk(), site, async |page| {
        let heads = async || page.texts(".record-history thead th").await;
        let steps = ["Field", "Then", "Since", "Field", "Then", "Since"];
        page.open(&format!(
            "/?view=list&id=one&data=data/versions/{first}.geojson"
        ))
        .await?;
        page.wait_until("what changed step by step", async || {
            Ok(heads().await? == steps)
        })
        .await?;
        assert!(
            !page
                .texts(".notices")
                .await?
                .concat()
                .contains("This is the version of")
        );
        page.go(&format!(
            "/?view=list&id=one&data=data/versions/{second}.geojson"
        ))
        .await?;
        page.mentions("1 record is new or says something else:")
            .await?;
        page.wait_until("it stands beside today's", async || {
            Ok(heads().await? == ["Field", "Then", "Today"])
        })
        .await
    })
}

#[test]
fn what_is_gone_is_no_version_that_says_the_same_and_codes_are_said_in_words() -> Outcome {
    let site = twice()?;
    let first = earlier(&site)?;
    let mut rest: serde_json::Value =
        serde_json::from_str(&records("2016-09-28", "Strike on a clinic"))?;
    if let Some(features) = rest["features"].as_array_mut() {
        features.truncate(1);
    }
    rest["features"][0]["properties"]["place_precision"] = json!("town");
    site.edit("data/kept.geojson", rest.to_string())?;
    publish(&site.file(""))?;
    let address = format!("/?view=list&id=one&data=data/versions/{first}.geojson");
    read_site(Reader::at_desk(), site, async |page| {
        page.open(&address).await?;
        page.mentions("Since then 1 record is not there any more.")
            .await?;
        page.wait_until("what the record says today", async || {
            let cells = page.texts(".record-history :is(tbody th, td)").await?;
            Ok(cells == ["How exact the place", "nothing", "Town or village"])
        })
        .await?;
        // One that is new is in today's version only.
        let mut more = rest.clone();
        let one = more["features"][0].clone();
        if let Some(features) = more["features"].as_array_mut() {
            features.push(one);
        }
        more["features"][1]["id"] = json!("three");
        more["features"][1]["properties"]["title"] = json!("Strike on a bakery");
        page.site.edit("data/kept.geojson", more.to_string())?;
        publish(&page.site.file(""))?;
        page.go(&address).await?;
        page.mentions("Since then 2 records are new or say something else:")
            .await?;
        page.click("link", "Strike on a bakery").await?;
        page.has_address("/?id=three").await
    })
}

#[test]
fn what_lies_under_the_name_of_a_version_is_the_maps_own_only_where_it_is_kept() -> Outcome {
    let site = twice()?;
    let file = format!("{}.geojson", earlier(&site)?);
    let own = std::fs::read(site.file(&format!("data/versions/{file}")))?;
    // Sixteen digits of nothing that is kept; another user's folder; and more behind the address.
    let unkept = "data/versions/0123456789abcdef.geojson".to_owned();
    let others = format!("other/data/versions/{file}");
    std::fs::create_dir_all(site.file("other/data/versions"))?;
    let site = site.with(&unkept, &own)?.with(&others, &own)?;
    read_site(Reader::at_desk(), site, async |page| {
        for path in [unkept, others, format!("data/versions/{file}%3Fx=1")] {
            page.go(&format!("/?data={path}")).await?;
            page.mentions("which is not this map’s own file").await?;
        }
        page.go(&format!("/?data=data/versions/{file}")).await?;
        page.mentions("This is the version of").await?;
        page.becomes("files that are another map's", 0, async || {
            Ok(page.texts(".other-file").await?.len())
        })
        .await
    })
}

#[test]
fn corrections_are_a_page_of_their_own_that_about_links_in_the_language_of_the_page() -> Outcome {
    read_site(Reader::at_desk(), twice()?, async |page| {
        page.open("/?view=about").await?;
        page.wait_until("About links the corrections", async || {
            page.has("link", "Corrections").await
        })
        .await?;
        page.go("/corrections.html").await?;
        page.says("h1", "Corrections").await?;
        page.mentions("The toll was wrong.").await?;
        assert_eq!(page.texts("tbody th").await?, ["Date", "Title"]);
        page.picture("corrections").await?;
        page.go("/corrections.ar.html").await?;
        page.says("h1", "التصحيحات").await?;
        page.picture("corrections-ar").await
    })
}
