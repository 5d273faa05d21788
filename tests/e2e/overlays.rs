//! What a publisher lays over the map: areas, lines and points, switched by the reader.

use serde_json::{Value, json};

use crate::support::{Outcome, Page, Reader, Site, read_site};

/// A district around the middle of the opening view, and a line of an earlier week.
fn with_overlays() -> Outcome<Site> {
    let ring = json!([
        [37.15, 36.21],
        [37.19, 36.21],
        [37.19, 36.24],
        [37.15, 36.24],
        [37.15, 36.21]
    ]);
    let district = json!({"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"name": "Old town", "name_ar": "البلدة القديمة"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]});
    let line = json!({"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[37.1, 36.2], [37.25, 36.28]]}});
    let overlays = json!([
        {"id": "districts", "data": "overlays/districts.geojson", "name": {"en": "Districts", "ar": "الأحياء"},
            "source": {"text": "City hall", "url": "https://example.org/districts"}, "style": {"color": "#ff0000", "fill": 1}},
        {"id": "lines", "data": "overlays/lines.geojson", "name": "Lines of control", "from": "2016-09-17", "to": "2016-09-20",
            "style": {"dash": true}, "shown": false},
        {"id": "gone", "data": "overlays/gone.geojson"},
    ]);
    let site = Site::built()?.with_json("data/map.json", |map| map["overlays"] = overlays)?;
    std::fs::create_dir(site.file("data/overlays"))?;
    site.with("data/overlays/districts.geojson", district.to_string())?
        .with("data/overlays/lines.geojson", line.to_string())
}

/// Where the district is large enough to be seen.
const AT: &str = "at=36.2250,37.1700,12.00";

const RED: [u8; 3] = [255, 0, 0];

/// Whether the middle of the district is drawn.
async fn is_drawn(page: &Page, wanted: bool) -> Outcome {
    let at = page.on_map((37.17, 36.236)).await?;
    let what = format!("the district is drawn: {wanted}");
    page.wait_until(&what, async || {
        Ok((page.pixels_like(at, RED, 30).await? > 500) == wanted)
    })
    .await
}

async fn unfold(page: &Page) -> Outcome {
    let click = "const fold = document.querySelector('.map-overlays > summary'); fold?.click(); return !!fold";
    page.wait_until("there is a fold of layers", async || page.ask(click).await)
        .await
}

async fn switch(page: &Page, name: &str) -> Outcome {
    Ok(page.find("checkbox", name).await?.click().await?)
}

#[test]
fn overlays_are_drawn_switched_and_in_the_link() -> Outcome {
    let reader = Reader::at_desk().with_map().who_counts_pixels();
    read_site(reader, with_overlays()?, async |page| {
        page.expect_complaint("gone.geojson");
        page.open(&format!("/?{AT}")).await?;
        page.map_is_ready().await?;
        page.mentions("the overlay overlays/gone.geojson could not be loaded")
            .await?;
        is_drawn(page, true).await?;
        unfold(page).await?;
        page.picture("overlays").await?;
        page.is_accessible().await?;
        let checked = "return [...document.querySelectorAll('.map-overlays :checked')].map(it => it.parentElement.innerText)";
        let checked: Vec<String> = page.ask(checked).await?;
        assert_eq!(checked, ["Districts"]);
        switch(page, "Districts").await?;
        is_drawn(page, false).await?;
        page.has_address(&format!("/?{AT}&overlays=")).await?;
        switch(page, "Lines of control").await?;
        page.has_address(&format!("/?{AT}&overlays=lines")).await?;
        switch(page, "Districts").await?;
        page.has_address(&format!("/?{AT}&overlays=districts,lines"))
            .await?;
        page.picture("overlays-both").await?;
        // Without what the timeline shows, it says so.
        page.open("/?from=2016-09-28&overlays=lines").await?;
        unfold(page).await?;
        page.mentions("17 to 20 September 2016, not at the time shown")
            .await?;
        page.open(&format!("/?lang=ar&{AT}&overlays=districts&theme=dark"))
            .await?;
        is_drawn(page, true).await?;
        unfold(page).await?;
        page.mentions("الأحياء").await?;
        page.picture("overlays-ar").await
    })
}

/// By the same rules as `incidents check`, which names them.
#[test]
fn what_a_map_file_says_wrongly_of_an_overlay_keeps_its_usual_value() -> Outcome {
    let overlays = json!([
        {"id": "a,b", "data": "overlays/districts.geojson", "style": {"color": "puce", "width": 99, "fill": "all"}, "from": "soon"},
        {"id": "districts", "data": " overlays/lines.geojson ", "style": null, "source": 7},
        {"data": "https://elsewhere.example/x.geojson"},
    ]);
    let site = with_overlays()?.with_json("data/map.json", |map| map["overlays"] = overlays)?;
    let map: Value = serde_json::from_slice(&std::fs::read(site.file("data/map.json"))?)?;
    let ids: Vec<String> = areas::overlays::read(&map)
        .0
        .into_iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(ids, ["districts", "districts-2"]);
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open(&format!("/?{AT}")).await?;
        page.map_is_ready().await?;
        page.mentions("an overlay in map.json names no file beside it as its data")
            .await?;
        unfold(page).await?;
        switch(page, "districts-2").await?;
        page.has_address(&format!("/?{AT}&overlays={}", ids[0]))
            .await
    })
}

#[test]
fn a_map_without_overlays_asks_for_nothing_of_them() -> Outcome {
    crate::support::read(Reader::at_desk().with_map(), async |page| {
        page.open("/").await?;
        page.map_is_ready().await?;
        let asked: Vec<Value> = page
            .ask("return performance.getEntriesByType('resource').map(it => it.name).filter(it => /overlays|ground|pmtiles/.test(it))")
            .await?;
        assert_eq!(asked, Vec::<Value>::new());
        Ok(())
    })
}

/// Aleppo, by whose areas records are counted, and a part of it as it was for a few days.
fn with_areas() -> Outcome<Site> {
    let square = |[west, south, east, north]: [f64; 4]| {
        json!([[
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south]
        ]])
    };
    let feature = |id: &str, name: &str, corners| json!({"type": "Feature", "id": id, "properties": {"name": name, "name_ar": "حلب"}, "geometry": {"type": "Polygon", "coordinates": square(corners)}});
    let town = json!({"type": "FeatureCollection", "features": [feature("aleppo", "Aleppo", [37.05, 36.1, 37.3, 36.3])]});
    let held = json!({"type": "FeatureCollection", "features": [feature("north", "North", [37.0, 36.2, 37.4, 36.5])]});
    let overlays = json!([
        {"data": "overlays/town.geojson", "name": {"en": "Town", "ar": "المدينة"}, "areas": true},
        {"id": "held", "data": "overlays/held.geojson", "name": "Held areas", "from": "2016-09-28", "to": "2016-09-29", "areas": true, "shown": false},
    ]);
    let site = Site::built()?.with_json("data/map.json", |map| map["overlays"] = overlays)?;
    std::fs::create_dir(site.file("data/overlays"))?;
    site.with("data/overlays/town.geojson", town.to_string())?
        .with("data/overlays/held.geojson", held.to_string())
}

/// Values of the facet with their counts, as they are read out.
async fn areas_counted(page: &Page) -> Outcome<Vec<String>> {
    page.ask("return [...document.querySelectorAll('#facet-overlay_area input[type=checkbox]')].map(it => it.ariaLabel)").await
}

#[test]
fn records_are_chosen_by_the_areas_of_overlays() -> Outcome {
    const INSIDE: &str = "overlay_area=in.town.aleppo";
    read_site(Reader::at_desk(), with_areas()?, async |page| {
        page.open("/?view=filters").await?;
        page.click("DisclosureTriangle", "Where").await?;
        // Each overlay's sides make up all eleven incidents and fourteen others.
        let expected = [
            "Aleppo (Town), 7 incidents, 3 background records",
            "may be in Aleppo (Town), 0 incidents, 3 background records",
            "outside of Town, 4 incidents, 1 background record",
            "North (Held areas), 2 incidents",
            "may be in North (Held areas), 1 incident, 3 background records",
            "outside of Held areas, 1 incident",
            "at another time, or undated: Held areas, 7 incidents, 4 background records",
            "Not stated, 0 incidents, 7 background records",
        ];
        page.becomes(
            "the sides",
            expected.map(String::from).to_vec(),
            async || areas_counted(page).await,
        )
        .await?;
        page.picture("areas").await?;
        page.is_accessible().await?;
        // What is surely inside; what may be, too; and neither.
        page.find("checkbox", "Aleppo (Town)")
            .await?
            .click()
            .await?;
        page.counts("7 incidents, 3 background records of 25 records")
            .await?;
        page.has_address(&format!("/?{INSIDE}&view=filters"))
            .await?;
        page.find("checkbox", "may be in Aleppo")
            .await?
            .click()
            .await?;
        page.counts("7 incidents, 6 background records of 25 records")
            .await?;
        page.mentions("Area: may be in Aleppo (Town)").await?;
        // By a link, before anybody has opened the filters; in Arabic.
        page.open(&format!("/?{INSIDE}")).await?;
        page.counts("7 incidents, 3 background records of 25 records")
            .await?;
        page.open(&format!("/?lang=ar&view=filters&{INSIDE}"))
            .await?;
        page.mentions("ربما داخل").await?;
        page.picture("areas-ar").await?;
        // A link to an area that is not there.
        page.open("/?overlay_area=in.town.alepo").await?;
        page.counts("25 records, not searched").await?;
        page.mentions("No layer of this map has this area").await?;
        // The time at which an overlay did not hold is said.
        page.open("/?overlay_area=then.held").await?;
        page.mentions("Area: at another time, or undated: Held areas")
            .await?;
        Ok(())
    })
}

#[test]
fn areas_that_cannot_be_told_leave_the_link_and_say_so() -> Outcome {
    let site = with_areas()?.with("data/overlays/town.geojson", "{")?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?overlay_area=in.town.aleppo").await?;
        page.counts("25 records, not searched").await?;
        page.mentions("the overlay overlays/town.geojson could not be loaded")
            .await?;
        // The other one is there.
        page.open("/?overlay_area=in.held.north").await?;
        page.counts("2 incidents of 25 records").await?;
        Ok(())
    })
}
