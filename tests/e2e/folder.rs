//! The folder works wherever it lies.

use crate::support::map::URUM_AL_KUBRA;
use crate::support::{Outcome, Reader, Site, read, read_site};

#[test]
fn everything_loads_from_a_folder_below_the_root() -> Outcome {
    read(Reader::at_desk().with_ground(), async |page| {
        page.open(Site::SUB_PATH).await?;
        page.counts("11 incidents, 14 background records").await?;
        page.map_draws(URUM_AL_KUBRA).await?;
        page.click("button", "Attack at sea").await?;
        page.counts("1 incident of 25 records").await?;
        let address = format!("{}?type=naval_attack", Site::SUB_PATH);
        page.has_address(&address).await?;
        let above = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name)).filter(url => url.protocol.startsWith('http'))
            .map(url => url.pathname).filter(path => !path.startsWith('/a/b/'))";
        assert_eq!(page.ask::<Vec<String>>(above).await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_language_is_added_by_a_file_and_what_it_leaves_out_is_said_in_english() -> Outcome {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/map.json"))?;
    let german = "locale = de\ndirection = ltr\nview-list = Liste\nincidents = { $incidents ->\n [one] { $incidents } Vorfall\n *[other] { $incidents } Vorfälle\n }\n";
    let site = Site::built()?.with("words/de.ftl", german)?.with(
        "data/map.json",
        map.replacen("\"tr\"\n", "\"de\", \"nl\"\n", 1),
    )?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open("/?lang=de&type=hospital_attack").await?;
        page.find("tab", "Liste").await?;
        page.find("tab", "Filters").await?;
        page.mentions("3 Vorfälle").await?;
        // A language that is listed and has no file is not spoken of as if it were spoken.
        page.expect_complaint("nl.ftl");
        page.open("/?lang=nl").await?;
        page.find("tab", "List").await?;
        assert_eq!(
            page.ask::<String>("return document.documentElement.lang")
                .await?,
            "en"
        );
        Ok(())
    })
}

#[test]
fn a_file_that_is_not_the_maps_own_is_named_under_the_title() -> Outcome {
    let own = std::fs::read(Site::built()?.file("data/incidents.geojson"))?;
    read_site(
        Reader::at_desk(),
        Site::built()?.with("data/other.geojson", own)?,
        async |page| {
            page.open("/?data=data/other.geojson").await?;
            page.says(
                ".other-file",
                "From data/other.geojson, which is not this map’s own file",
            )
            .await?;
            // What the map file says of its own data is not said of this one.
            assert_eq!(page.texts(".lede").await?, Vec::<String>::new());
            page.show("About").await?;
            assert!(!page.text("#panel").await?.contains("EA WorldView"));
            for own in ["/", "/?data=data/incidents.geojson"] {
                page.open(own).await?;
                assert_eq!(page.texts(".other-file").await?, Vec::<String>::new());
                assert_eq!(page.texts(".lede").await?.len(), 1);
            }
            Ok(())
        },
    )
}

#[test]
fn a_file_of_records_alone_is_a_map_of_nobody_elses() -> Outcome {
    let record = |id: u32, day: u32, lng: f64| {
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":[{lng},15.5]}},"properties":{{"title":"Report {id}","date":"2023-05-{day}","category":"Air strike"}}}}"#
        )
    };
    let records = [record(1, 12, 32.5), record(2, 14, 32.6)].join(",");
    let file = format!(r#"{{"type":"FeatureCollection","features":[{records}]}}"#);
    let site = Site::built()?
        .without("data/map.json")?
        .with("data/incidents.geojson", file)?
        .brought_up_to_date()?;
    read_site(Reader::at_desk(), site, async |page| {
        page.expect_complaint("404");
        page.open("/").await?;
        page.counts("2 incidents").await?;
        page.map_is_ready().await?;
        page.says(".in-view p", "All 2 incidents in view").await?;
        let said: String = page
            .ask("return document.documentElement.outerHTML")
            .await?;
        for other in ["Aleppo", "2016", "حلب"] {
            let at = said.find(other).map(|at| {
                said[at.saturating_sub(80)..]
                    .chars()
                    .take(160)
                    .collect::<String>()
            });
            assert_eq!(at, None);
        }
        Ok(())
    })
}
