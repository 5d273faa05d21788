//! Maps whose records are read again while somebody reads them.

use serde_json::{Value, json};

use crate::support::{Host, Outcome, Page, Reader, Site, read, read_site};

const HEADS: &str = "id,title,date,latitude,longitude,category,place\n";
pub const ONE: &str = "one,Strike on a clinic,2016-09-28,36.21,37.16,air_strike,Aleppo\n";
pub const TWO: &str = "two,Shelling of a market,2016-09-29,36.22,37.17,air_strike,Aleppo\n";
pub const THREE: &str = "three,Strike on a bakery,2016-09-30,36.23,37.18,air_strike,Aleppo\n";

pub fn sheet(rows: &[&str]) -> String {
    format!("{HEADS}{}", rows.concat())
}

/// A map of two records of the own origin that are read again.
fn live() -> Outcome<Site> {
    Site::built()?
        .with(
            "data/sheet.geojson",
            records(&[
                ("one", "Strike on a clinic"),
                ("two", "Shelling of a market"),
            ]),
        )?
        .with_json("data/map.json", |map| {
            map["data"] = json!("sheet.geojson");
            map["refresh"] = json!({"minutes": 5});
        })
}

fn records(all: &[(&str, &str)]) -> String {
    let record = |(id, title): &(&str, &str)| {
        json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": [37.16, 36.21]},
        "properties": {"title": title, "date": "2016-09-28", "category": "air_strike"}})
    };
    json!({"type": "FeatureCollection", "features": all.iter().map(record).collect::<Vec<_>>()})
        .to_string()
}

/// Whether what reads again has come: it says so by its style sheet.
pub async fn is_followed(page: &Page) -> Outcome {
    page.wait_until("the records are followed", async || {
        page.ask("return !!document.querySelector('link[href$=\"since.css\"]')")
            .await
    })
    .await
}

async fn marks(page: &Page) -> Outcome<Vec<(String, String)>> {
    page.ask("return [...document.querySelectorAll('.entry button')].map(it => [it.querySelector('.entry-title').innerText, it.querySelector('.live-mark')?.innerText ?? ''])").await
}

#[test]
fn new_and_changed_records_are_marked_said_and_a_filter_and_the_reader_stays_where_they_are()
-> Outcome {
    read_site(Reader::at_desk(), live()?, async |page| {
        page.open("/?view=list&id=one").await?;
        is_followed(page).await?;
        page.site.edit(
            "data/sheet.geojson",
            records(&[
                ("one", "Strike on a hospital"),
                ("two", "Shelling of a market"),
                ("three", "Strike on a bakery"),
            ]),
        )?;
        page.later(6).await?;
        page.mentions("1 record is new and 1 record has changed.")
            .await?;
        page.counts("3 incidents").await?;
        page.says("#detail-title", "Strike on a hospital").await?;
        let mut seen = marks(page).await?;
        seen.sort();
        let expected = [
            ("Shelling of a market", ""),
            ("Strike on a bakery", "New"),
            ("Strike on a hospital", "Changed"),
        ];
        assert_eq!(
            seen,
            expected.map(|(title, mark)| (title.to_owned(), mark.to_owned()))
        );
        assert_eq!(page.texts(".detail .live-mark").await?, ["Changed"]);
        page.is_accessible().await?;
        page.picture("live-news").await?;
        page.click("link", "Show what is new or changed").await?;
        page.counts("2 incidents of 3 records").await?;
        page.has_address("/?id=one&changed=changed&changed=new")
            .await?;
        page.back().await?;
        page.counts("3 incidents").await
    })
}

#[test]
fn a_file_without_records_and_what_is_wrong_in_one_are_shown_as_when_it_is_read_first() -> Outcome {
    read_site(Reader::at_desk(), live()?, async |page| {
        let is_said = async || {
            page.ask::<bool>("return document.querySelector('.notices').textContent.includes('but found \"soon\"')").await
        };
        page.open("/?view=list").await?;
        page.counts("2 incidents").await?;
        is_followed(page).await?;
        let whole = records(&[
            ("one", "Strike on a clinic"),
            ("two", "Shelling of a market"),
        ]);
        page.site.edit(
            "data/sheet.geojson",
            whole.replacen("2016-09-28", "soon", 1),
        )?;
        page.later(6).await?;
        page.wait_until("what is wrong is said", is_said).await?;
        page.site.edit("data/sheet.geojson", &whole)?;
        page.later(6).await?;
        page.wait_until("what is not wrong any more is not", async || {
            Ok(!is_said().await?)
        })
        .await?;
        page.site.edit("data/sheet.geojson", records(&[]))?;
        page.later(6).await?;
        page.mentions("2 records are not there any more").await?;
        page.becomes("lines", 0, async || Ok(marks(page).await?.len()))
            .await
    })
}

#[test]
fn what_was_said_is_said_in_the_language_that_is_chosen_and_ends_with_the_file() -> Outcome {
    read_site(Reader::at_desk(), live()?, async |page| {
        page.open("/?view=list").await?;
        is_followed(page).await?;
        let newer = records(&[
            ("one", "Strike on a hospital"),
            ("two", "Shelling of a market"),
        ]);
        page.site.edit("data/sheet.geojson", newer)?;
        page.later(6).await?;
        page.mentions("1 record has changed.").await?;
        // As a host that the frame of the page listens to, or Back, has it speak another language.
        let speak = async |query: &str| {
            let script = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
            page.ask_with::<()>(script, vec![json!(query)]).await
        };
        speak("?view=list&lang=ar").await?;
        page.becomes("the mark", vec!["تغيّر".to_owned()], async || {
            page.texts(".entry .live-mark").await
        })
        .await?;
        speak("?view=list&lang=en").await?;
        page.mentions("1 record has changed.").await?;
        // A file of the reader's own is nobody's to read again, though it has a record of that id.
        let own = records(&[("one", "Ours")]);
        let script = "const carried = new DataTransfer();
            carried.items.add(new File([arguments[0]], 'ours.geojson'));
            for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }))";
        page.ask_with::<()>(script, vec![json!(own)]).await?;
        page.says("h1", "ours.geojson").await?;
        page.becomes("marks", 0, async || {
            Ok(page.texts(".live-mark").await?.len())
        })
        .await?;
        page.counts_readings().await?;
        page.later(30).await?;
        assert_eq!(page.n_readings().await?, 0);
        Ok(())
    })
}

#[test]
fn the_map_names_the_records_that_are_there_now() -> Outcome {
    const PLACES: [(f64, f64); 3] = [(37.16, 36.21), (37.17, 36.22), (37.18, 36.21)];
    let at = |all: &[(&str, &str, (f64, f64))]| {
        let record = |(id, title, (lng, lat)): &(&str, &str, (f64, f64))| {
            json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": [lng, lat]},
            "properties": {"title": title, "date": "2016-09-28", "category": "air_strike"}})
        };
        let all: Vec<Value> = all.iter().map(record).collect();
        json!({"type": "FeatureCollection", "features": all}).to_string()
    };
    let [one, two, three] = PLACES;
    let before = [
        ("one", "Strike on a clinic", one),
        ("two", "Shelling of a market", two),
    ];
    let site = live()?.with("data/sheet.geojson", at(&before))?;
    read_site(Reader::at_desk().with_map(), site, async |page| {
        page.open("/?at=36.2150,37.1700,12.00").await?;
        page.map_draws(one).await?;
        is_followed(page).await?;
        for (place, name) in [(one, before[0].1), (two, before[1].1)] {
            page.becomes("the name", vec![name.to_owned()], async || {
                page.names_at(place).await
            })
            .await?;
        }
        // Another record comes before them, so that each has another row.
        let now = [&[("three", "Strike on a bakery", three)][..], &before].concat();
        page.site.edit("data/sheet.geojson", at(&now))?;
        page.later(6).await?;
        page.counts("3 incidents").await?;
        for (place, name) in [
            (one, "Strike on a clinic"),
            (two, "Shelling of a market"),
            (three, "Strike on a bakery"),
        ] {
            page.becomes("the name", vec![name.to_owned()], async || {
                page.names_at(place).await
            })
            .await?;
        }
        Ok(())
    })
}

#[test]
fn nobody_is_asked_for_a_frame_out_of_sight() -> Outcome {
    let site = live()?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Host::start().await?;
        let article = format!(
            "<p style='height: 3000px'>A long article.</p><iframe src='{}/?embed=1' width=640 height=500></iframe>",
            page.origin
        );
        page.open_host(&host, &article).await?;
        page.frame_counts(0, "2 incidents").await?;
        page.enter_frame(0).await?;
        is_followed(page).await?;
        page.counts_readings().await?;
        // The observer has said that it is out of sight once a frame was drawn.
        // No frame is drawn where nobody sees it: those of the article are.
        page.leave_frames().await?;
        page.ask_later::<Value>("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)))").await?;
        page.enter_frame(0).await?;
        page.later(30).await?;
        assert_eq!(page.n_readings().await?, 0);
        page.leave_frames().await?;
        page.ask::<()>("document.querySelector('iframe').scrollIntoView()")
            .await?;
        page.enter_frame(0).await?;
        page.becomes("readings", 1, async || page.n_readings().await)
            .await?;
        page.leave_frames().await
    })
}

#[test]
fn a_table_is_not_read_again_in_a_frame_that_its_host_denies_the_origin() -> Outcome {
    let site = live()?
        .with("data/sheet.csv", sheet(&[ONE, TWO]))?
        .with_json("data/map.json", |map| map["data"] = json!("sheet.csv"))?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Host::start().await?;
        let frame = format!(
            "<iframe sandbox='allow-scripts' src='{}/?embed=1' width=640 height=500></iframe>",
            page.origin
        );
        page.open_host(&host, &frame).await?;
        page.frame_counts(0, "2 incidents").await?;
        page.enter_frame(0).await?;
        page.wait_until("the script knows the map", async || {
            page.ask("return performance.getEntriesByType('resource').filter(it => it.name.endsWith('map.json')).length > 1").await
        })
        .await?;
        page.counts_readings().await?;
        page.later(30).await?;
        assert_eq!(page.n_readings().await?, 0);
        assert_eq!(page.texts(".notice").await?, Vec::<String>::new());
        page.leave_frames().await
    })
}

#[test]
fn a_file_that_is_cut_off_or_gone_leaves_the_records_the_focus_and_the_place() -> Outcome {
    let titles: Vec<(String, String)> = (0..60)
        .map(|n| (format!("r{n}"), format!("Strike {n}")))
        .collect();
    let all: Vec<(&str, &str)> = titles.iter().map(|(id, title)| (&**id, &**title)).collect();
    let site = live()?.with("data/sheet.geojson", records(&all))?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?view=list").await?;
        page.counts("60 incidents").await?;
        is_followed(page).await?;
        page.expect_complaint("sheet.geojson");
        let whole = records(&all);
        page.site
            .edit("data/sheet.geojson", &whole[..whole.len() / 2])?;
        page.later(6).await?;
        page.mentions("What came cannot be read as the records of this map.")
            .await?;
        page.counts("60 incidents").await?;
        std::fs::remove_file(page.site.file("data/sheet.geojson"))?;
        page.later(6).await?;
        page.mentions("answers 404").await?;
        page.counts("60 incidents").await?;
        // The reader is at a line far below, and ten records come before it.
        let line = "document.querySelector('#line-r40')";
        let where_is = format!(
            "const line = {line}; return [document.activeElement === line, Math.round(line.getBoundingClientRect().top)]"
        );
        page.ask::<()>(&format!(
            "{line}.scrollIntoView({{ block: 'center' }}); {line}.focus({{ preventScroll: true }})"
        ))
        .await?;
        let before: (bool, i64) = page.ask(&where_is).await?;
        assert!(before.0);
        let more: Vec<(String, String)> = (0..10)
            .map(|n| (format!("a{n}"), format!("A strike {n}")))
            .collect();
        let more = more.iter().map(|(id, title)| (&**id, &**title));
        std::fs::write(
            page.site.file("data/sheet.geojson"),
            records(&more.chain(all.iter().copied()).collect::<Vec<_>>()),
        )?;
        page.later(6).await?;
        page.mentions("10 records are new.").await?;
        page.counts("70 incidents").await?;
        page.becomes("the line", before, async || page.ask(&where_is).await)
            .await
    })
}

#[test]
fn a_map_that_is_not_read_again_asks_for_nothing_of_it() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=list").await?;
        page.counts("11 incidents, 14 background records").await?;
        let asked: Vec<String> = page
            .ask("return performance.getEntriesByType('resource').map(it => it.name).filter(it => /live|versions|since/.test(it))")
            .await?;
        assert_eq!(asked, Vec::<String>::new());
        Ok(())
    })
}
