//! The page inside of an article: what is shown, what stays the article's own, and frames with few rights.

use serde_json::json;

use crate::large::large_file;
use crate::support::{Host, Outcome, Page, Reader, Site, read, read_site};

const ALL: &str = "11 incidents, 14 background records";

/// Which parts of the page can be seen.
async fn parts(page: &Page) -> Outcome<Vec<String>> {
    page.ask(
        "const parts = { title: 'h1', timeline: '.timeline-plot', filters: '#tab-filters, .facet', list: '#tab-list, .list', controls: '.timeline-play', link: '.whole-page' };
         const isSeen = selector => [...document.querySelectorAll(selector)].some(one => one.checkVisibility() && one.offsetWidth > 1 && !one.closest('.for-screen-readers'));
         return Object.keys(parts).filter(name => isSeen(parts[name]));",
    )
    .await
}

#[test]
pub fn the_address_chooses_what_a_frame_shows() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let check = async |query: &str, expected: &[&str]| -> Outcome {
            page.open(&format!("/?embed=1{query}")).await?;
            page.counts(ALL).await?;
            page.becomes(query, expected.join(" "), async || {
                Ok(parts(page).await?.join(" "))
            })
            .await
        };
        check(
            "",
            &["title", "timeline", "filters", "list", "controls", "link"],
        )
        .await?;
        assert!(!page.has("button", "Share").await? && !page.has("tab", "Table").await?);
        page.is_accessible().await?;
        check("&show=title,list", &["title", "list"]).await?;
        check("&show=filters", &["filters"]).await?;
        check(
            "&hide=title,link,controls",
            &["timeline", "filters", "list"],
        )
        .await?;
        check("&show=", &[]).await?;
        assert_eq!(
            page.text("h1").await?,
            "Aleppo under fire, as reported on 1 October 2016"
        );
        check("&show=link,legend", &["link"]).await?;
        page.mentions("legend").await?;
        Ok(())
    })
}

#[test]
fn what_is_locked_cannot_be_taken_off_and_the_full_map_has_the_same_view_unlocked() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?embed=1&lock=type,dates&from=2016-09-28&type=hospital_attack&q=hospital")
            .await?;
        page.counts("3 incidents of 25 records").await?;
        let chips = page.texts(".chip").await?;
        assert_eq!(chips.len(), 3, "{chips:?}");
        assert_eq!(page.texts(".chips button").await?.len(), 1);
        let types = "return [...document.querySelectorAll('.type-key button')].every(input => input.matches(':disabled'))";
        assert!(page.ask::<bool>(types).await?);
        // Dates that nobody can move are shown, and are no stop of the Tab key.
        assert_eq!(
            page.texts(".timeline-plot [tabindex], [role=slider]")
                .await?
                .len(),
            0
        );
        let said = "return document.querySelector('.brush-window').getAttribute('aria-label')";
        assert_eq!(
            page.ask::<String>(said).await?,
            "Period, which stays as it is: from 28 September 2016"
        );
        page.is_accessible().await?;
        page.click("button", "Clear filters").await?;
        page.has_address("/?embed=1&lock=type,dates&from=2016-09-28&type=hospital_attack")
            .await?;
        page.is_gone("button", "Clear filters").await?;
        let link = page.find("link", "Open the full map").await?;
        let expected = format!("{}/?from=2016-09-28&type=hospital_attack", page.origin);
        assert_eq!(link.prop("href").await?.as_deref(), Some(expected.as_str()));
        assert_eq!(link.attr("target").await?.as_deref(), Some("_blank"));
        assert_eq!(link.attr("rel").await?.as_deref(), Some("noopener"));
        Ok(())
    })
}

#[test]
fn the_smallest_frame_has_the_map_first_and_opens_records_over_it() -> Outcome {
    for language in ["en", "ar"] {
        read(
            Reader::with_narrow_phone(320, 300).with_map(),
            async |page| {
                page.open(&format!("/?embed=1&lang={language}")).await?;
                page.map_is_ready().await?;
                assert!(page.rect(".map").await?.height > 100.0);
                page.picture(&format!("embed-smallest-{language}")).await?;
                page.open(&format!(
                    "/?embed=1&lang={language}&id=m10-hospital-2016-09-28"
                ))
                .await?;
                page.wait_until("the record is there", async || {
                    Ok(!page.texts("#detail-title").await?.is_empty())
                })
                .await?;
                let title = page.rect("#detail-title").await?;
                assert!(title.y > 0.0 && title.y + title.height < 300.0, "{title:?}");
                let overflow = "return document.documentElement.scrollWidth - innerWidth";
                assert_eq!(page.ask::<i64>(overflow).await?, 0);
                page.picture(&format!("embed-smallest-record-{language}"))
                    .await
            },
        )?;
    }
    Ok(())
}

/// The article around a frame scrolls under one finger that starts at each of these points.
async fn scrolls_under_a_finger(page: &Page, starts: [(f64, f64); 2]) -> Outcome {
    page.devtools(
        "Emulation.setTouchEmulationEnabled",
        json!({"enabled": true, "maxTouchPoints": 5}),
    )
    .await?;
    for from in starts {
        page.ask::<Option<bool>>("scrollTo(0, 0)").await?;
        page.swipe(from, (from.0, from.1 - 200.0)).await?;
        page.wait_until("the article scrolls under a finger", async || {
            page.ask("return scrollY > 50").await
        })
        .await?;
    }
    Ok(())
}

/// With Ctrl the wheel is the map's.
async fn zooms_with_ctrl(page: &Page, (x, y): (f64, f64)) -> Outcome {
    let turn =
        json!({"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": 240, "modifiers": 2});
    let scale_px =
        async || -> Outcome<f64> { Ok(page.rect(".maplibregl-ctrl-scale").await?.width) };
    page.enter_frame(0).await?;
    let before_px = scale_px().await?;
    page.wait_until("the map has another zoom", async || {
        // A finger's swipe may still glide on.
        page.leave_frames().await?;
        page.ask::<Option<bool>>("scrollTo(0, 0)").await?;
        page.devtools("Input.dispatchMouseEvent", turn.clone())
            .await?;
        page.enter_frame(0).await?;
        Ok((scale_px().await? - before_px).abs() > 5.0)
    })
    .await
}

#[test]
fn scrolling_focus_and_history_stay_the_articles() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let host = Host::start().await?;
        let html = format!(
            "<iframe src='{}/?embed=1&lang=ar&id=m10-hospital-2016-09-28' width=900 height=600></iframe><div style='height: 3000px'></div>",
            page.origin
        );
        page.open_host(&host, &html).await?;
        page.enter_frame(0).await?;
        page.map_is_ready().await?;
        page.wait_until("the record is open", async || {
            Ok(!page.texts(".detail").await?.is_empty())
        })
        .await?;
        let (map, plot) = (
            page.rect(".map canvas").await?,
            page.rect(".timeline-plot").await?,
        );
        let hint = "return [...document.querySelectorAll('.maplibregl-desktop-message')].map(one => one.textContent)";
        assert!(page.ask::<Vec<String>>(hint).await?[0].contains("للتكبير"));
        page.leave_frames().await?;
        assert_eq!(
            page.ask::<String>("return document.activeElement.tagName")
                .await?,
            "BODY"
        );
        let frame = page.rect("iframe").await?;
        for (part, at) in [
            // In Arabic the open record lies over the left of the map.
            ("map", (map.x + map.width - 40.0, map.centre().1)),
            ("timeline", plot.centre()),
        ] {
            page.ask::<Option<bool>>("scrollTo(0, 0)").await?;
            page.turn_wheel((frame.x + at.0, frame.y + at.1), 240.0)
                .await?;
            let what = format!("the article scrolls under the wheel over the {part}");
            page.wait_until(&what, async || page.ask("return scrollY > 100").await)
                .await?;
        }
        let over = [(map.x + map.width - 40.0, map.centre().1), plot.centre()];
        scrolls_under_a_finger(page, over.map(|at| (frame.x + at.0, frame.y + at.1))).await?;
        let n_entries: u32 = page.ask("return history.length").await?;
        page.enter_frame(0).await?;
        assert!(
            !page
                .ask::<String>("return location.search")
                .await?
                .contains("at=")
        );
        page.ask::<Option<bool>>("document.querySelector('.type-key button').click()")
            .await?;
        page.wait_until("the frame's own address follows", async || {
            page.ask("return location.search.includes('type=')").await
        })
        .await?;
        page.leave_frames().await?;
        assert_eq!(page.ask::<u32>("return history.length").await?, n_entries);
        zooms_with_ctrl(
            page,
            (frame.x + map.x + map.width - 40.0, frame.y + map.centre().1),
        )
        .await
    })
}

#[test]
fn frames_with_few_rights_work_or_say_what_is_the_matter() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let host = Host::start().await?;
        let frame = |sandbox: &str| {
            format!(
                "<iframe sandbox='{sandbox}' src='{}/?embed=1' width=600 height=420></iframe>",
                page.origin
            )
        };
        let frames = [
            frame("allow-scripts allow-same-origin"),
            frame("allow-scripts"),
            frame(""),
        ];
        page.open_host(&host, &frames.concat()).await?;
        for at in [0, 1] {
            page.frame_counts(at, ALL).await?;
            page.enter_frame(at).await?;
            page.map_is_ready().await?;
            assert_eq!(page.texts(".notice").await?, Vec::<String>::new());
        }
        // It has no storage, and no address that it may change.
        page.ask::<Option<bool>>("document.querySelector('.type-key button').click()")
            .await?;
        page.frame_counts(1, "1 incident, 5 background records of 25 records")
            .await?;
        page.enter_frame(2).await?;
        page.mentions("Open it in a window of its own").await?;
        page.leave_frames().await?;
        page.picture("embed-sandboxes").await
    })
}

#[test]
fn where_nothing_may_start_a_sentence_with_a_link_comes_late() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let (host, bare) = (Host::start().await?, page.on_a_bare_host("").await?);
        let frame = |sandbox: &str| {
            format!(
                "<iframe {sandbox} src='{}/?embed=1&type=hospital_attack' width=600 height=420></iframe>",
                bare.origin
            )
        };
        // To a frame without an origin, a host without CORS gives no script.
        let frames = [frame("sandbox=allow-scripts"), frame("")];
        page.open_host(&host, &frames.concat()).await?;
        page.enter_frame(0).await?;
        assert!(!page.text("body").await?.contains("may not be allowed"));
        page.mentions("may not be allowed to start").await?;
        let link: (String, String) = page
            .ask("const link = document.querySelector('#late a'); return [link.innerText, link.href]")
            .await?;
        let address = format!("{}/?embed=1&type=hospital_attack", bare.origin);
        assert_eq!(link, ("open it in a window of its own".to_owned(), address));
        page.frame_counts(1, "3 incidents of 25 records").await?;
        page.picture("embed-bare-host").await
    })
}

#[test]
fn nothing_fails_where_a_frame_is_denied_full_screen_clipboard_and_storage() -> Outcome {
    read(
        Reader::at_desk().with_map().who_keeps_nothing(),
        async |page| {
            let host = Host::start().await?;
            let html = format!(
                "<iframe allow=\"fullscreen 'none'; clipboard-write 'none'\" src='{}/?embed=1&id=m10-hospital-2016-09-28' width=900 height=600></iframe>",
                page.origin
            );
            page.open_host(&host, &html).await?;
            page.enter_frame(0).await?;
            page.map_is_ready().await?;
            let denied = "let kept; try { localStorage; kept = true } catch { kept = false }
            return [kept, document.fullscreenEnabled, document.featurePolicy.allowsFeature('clipboard-write')]";
            assert_eq!(page.ask::<[bool; 3]>(denied).await?, [false; 3]);
            let full_screen = "return !!document.querySelector('[title=\"Full screen\"]')";
            assert!(!page.ask::<bool>(full_screen).await?);
            page.ask::<Option<bool>>(
                "document.querySelector('.share button').scrollIntoView({ block: 'center' })",
            )
            .await?;
            page.expect_complaint("The Clipboard API has been blocked");
            page.click_in_frame(0, ".share button").await?;
            page.wait_until("the link is there to be copied by hand", async || {
                page.ask("return String(getSelection()).endsWith('/?id=m10-hospital-2016-09-28')")
                    .await
            })
            .await?;
            page.leave_frames().await?;
            // So is the page by itself where nothing is kept.
            page.open("/").await?;
            page.click("button", "Dark colours").await?;
            page.has_address("/?theme=dark").await
        },
    )
}

#[test]
fn a_large_file_is_read_in_a_frame_without_an_origin() -> Outcome {
    let site = Site::built()?.with("data/large.geojson", large_file())?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Host::start().await?;
        let html = format!(
            "<iframe sandbox=allow-scripts src='{}/?embed=1&view=list&data=data/large.geojson' width=900 height=600></iframe>",
            page.origin
        );
        page.open_host(&host, &html).await?;
        page.frame_counts(0, "20,000 incidents").await?;
        page.enter_frame(0).await?;
        page.click_in_frame(0, "#search").await?;
        page.write("bridge").await?;
        page.counts("20 incidents of 20,000 records").await?;
        page.wait_until("the list has its text", async || {
            Ok(page
                .titles()
                .await?
                .first()
                .is_some_and(|title| title == "Report 7 of a bridge"))
        })
        .await
    })
}

#[test]
fn ten_frames_on_a_page_do_not_disturb_each_other() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let host = Host::start().await?;
        let frame = |at: usize| {
            let kind = ["", "&type=hospital_attack"][at % 2];
            format!(
                "<iframe src='{}/?embed=1{kind}' width=320 height=300></iframe>",
                page.origin
            )
        };
        page.open_host(&host, &(0..10).map(frame).collect::<String>())
            .await?;
        for at in 0..10 {
            let expected = [ALL, "3 incidents of 25 records"][usize::from(at % 2)];
            page.frame_counts(at, expected).await?;
        }
        // A browser draws no frame that is out of sight.
        for at in 0..10 {
            page.leave_frames().await?;
            let show = "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()";
            page.ask_with::<Option<bool>>(show, vec![json!(at)]).await?;
            page.enter_frame(at).await?;
            page.map_is_ready().await?;
        }
        page.leave_frames().await?;
        page.picture("embed-ten").await
    })
}

#[test]
fn data_of_another_origin_is_opened_only_where_the_map_file_lists_it() -> Outcome {
    // The server would send the policy that it found at its start.
    let site = Site::built()?.without_header()?;
    read_site(Reader::at_desk(), site, async |page| {
        let data = std::fs::read(page.site.file("data/incidents.geojson"))?;
        let host = Host::start().await?.with("other.geojson", data)?;
        let there = format!("/?data={}/other.geojson", host.origin);
        page.open(&there).await?;
        page.mentions("Only files of this site").await?;
        page.site.edit_json("data/map.json", |map| {
            map["data_origins"] = json!([host.origin]);
        })?;
        page.expect_complaint(&host.origin);
        page.open(&there).await?;
        page.mentions(&format!("{} must stand in connect-src", host.origin))
            .await?;
        let html = std::fs::read_to_string(page.site.file("index.html"))?;
        let wider = format!("connect-src 'self' {}", host.origin);
        page.site
            .edit("index.html", html.replace("connect-src 'self'", &wider))?;
        page.open_host(&host, "").await?;
        page.open(&there).await?;
        page.counts(ALL).await?;
        assert_eq!(page.text("h1").await?, "other.geojson");
        Ok(())
    })
}
