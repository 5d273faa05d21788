//! Messages between the page and the page around it.

use serde_json::{Value, json};

use crate::support::{Host, Outcome, Page, Reader, read};

const ALL: &str = "11 incidents, 14 background records";

/// The host's page: the element, and what it tells.
pub fn element(page: &Page, attributes: &str) -> String {
    format!(
        "<incident-map src='{}/' {attributes}></incident-map><script src='{}/embed.js'></script>
         <script>
           window.map = document.querySelector('incident-map'); window.told = [];
           for (const type of ['ready', 'height', 'change', 'select', 'error'])
             map.addEventListener(type, event => told.push([type, event.detail]));
         </script>",
        page.origin, page.origin
    )
}

pub async fn told(page: &Page, kind: &str) -> Outcome<Vec<Value>> {
    let script =
        "return told.filter(([type]) => type === arguments[0]).map(([, detail]) => detail)";
    page.ask_with(script, vec![json!(kind)]).await
}

pub async fn do_on_host(page: &Page, script: &str) -> Outcome {
    page.ask::<Option<bool>>(script).await.map(drop)
}

pub fn list(page: &Page, host: &Host) -> Outcome {
    let origin = host.origin.clone();
    page.site.edit_json("data/map.json", |map| {
        map["embed"] = json!({"origins": [origin]});
    })
}

#[test]
pub fn a_listed_host_shows_what_it_wants_and_hears_what_the_reader_does() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        list(page, &host)?;
        page.open_host(
            &host,
            &element(page, "type='hospital_attack' title='Aleppo'"),
        )
        .await?;
        page.becomes(
            "ready",
            vec![json!({"view": "type=hospital_attack"})],
            async || told(page, "ready").await,
        )
        .await?;
        page.frame_counts(0, "3 incidents of 25 records").await?;
        do_on_host(page, "map.filter({ from: '2016-09-30' })").await?;
        let view = "from=2016-09-30&type=hospital_attack";
        page.becomes("change", vec![json!({"view": view})], async || {
            told(page, "change").await
        })
        .await?;
        let asked: String = page.ask_later("map.getView().then(arguments[0])").await?;
        assert_eq!(asked, view);
        do_on_host(page, "map.set({}); map.select('m10-hospital-2016-09-28')").await?;
        page.frame_counts(0, ALL).await?;
        page.becomes(
            "select",
            vec![json!({"id": "m10-hospital-2016-09-28"})],
            async || told(page, "select").await,
        )
        .await?;
        assert_eq!(
            page.ask::<String>("return document.activeElement.tagName")
                .await?,
            "BODY"
        );
        // An attribute that changes is a command too.
        do_on_host(page, "map.setAttribute('type', 'naval_attack')").await?;
        page.frame_counts(0, "1 incident of 25 records").await?;
        do_on_host(page, "map.filter({ type: null, id: null }); map.play()").await?;
        page.wait_until("time plays", async || {
            page.enter_frame(0).await?;
            page.ask("return !!document.querySelector('[title=Pause]')")
                .await
        })
        .await?;
        // What the reader does is told.
        page.ask::<Option<bool>>("document.querySelector('[title=Pause]').click(); document.querySelector('.type-key button').click()")
            .await?;
        page.leave_frames().await?;
        page.wait_until("the host hears of it", async || {
            let views = told(page, "change").await?;
            Ok(views
                .last()
                .is_some_and(|detail| detail["view"].to_string().contains("type=")))
        })
        .await
    })
}

#[test]
fn a_host_that_is_not_listed_learns_the_height_alone_and_moves_nothing() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.open_host(&host, &element(page, "")).await?;
        page.wait_until("the frame says its height", async || {
            Ok(!told(page, "height").await?.is_empty())
        })
        .await?;
        do_on_host(
            page,
            "for (const type of ['hello', 'view', 'set', 'filter'])
               map.frame.contentWindow.postMessage({ incidentMap: 1, type, view: 'type=naval_attack' }, '*')",
        )
        .await?;
        // Who asks is told why there is no answer, before and after.
        for _ in 0..2 {
            let refusal: String = page
                .ask_later("map.getView().catch(error => error.message).then(arguments[0])")
                .await?;
            assert!(
                refusal.contains(&format!("does not list {} under", host.origin)),
                "{refusal}"
            );
        }
        page.frame_counts(0, ALL).await?;
        page.enter_frame(0).await?;
        page.ask::<Option<bool>>("document.querySelector('.type-key button').click()")
            .await?;
        page.counts("1 incident, 5 background records of 25 records")
            .await?;
        page.leave_frames().await?;
        let kinds: Vec<String> = page
            .ask("return [...new Set(heard.filter(({ incidentMap }) => incidentMap).map(({ type }) => type))]")
            .await?;
        assert_eq!(kinds, ["look", "height", "refused"]);
        page.expect_complaint("does not filter: data/map.json of");
        do_on_host(page, "map.filter({ type: 'naval_attack' })").await?;
        Ok(())
    })
}

#[test]
fn messages_that_mean_harm_are_ignored_at_both_ends() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        list(page, &host)?;
        page.expect_complaint("cannot use");
        // A second frame of the host, listed as it is, is not the parent of the first.
        let html = element(page, "") + "<iframe srcdoc='x'></iframe>";
        page.open_host(&host, &html).await?;
        page.wait_until("ready", async || Ok(!told(page, "ready").await?.is_empty()))
            .await?;
        do_on_host(page, "map.filter({ type: 'hospital_attack' })").await?;
        page.frame_counts(0, "3 incidents of 25 records").await?;
        do_on_host(
            page,
            "const to = map.frame.contentWindow;
             const bad = [null, 1, 'x', [], {}, { incidentMap: 1 }, { incidentMap: 2, type: 'set', view: 'type=naval_attack' },
               { incidentMap: '1', type: 'set', view: 'type=naval_attack' }, { incidentMap: 1, type: { toString: 1 } }, { incidentMap: 1, type: 'set', view: { a: 1 } },
               { incidentMap: 1, type: 'set' }, { incidentMap: 1, type: 'set', view: ['type=naval_attack'] }, { incidentMap: 1, type: 'constructor', view: '' },
               { incidentMap: 1, type: '__proto__', view: '' }, { incidentMap: 1, type: ['set'], view: '' }, { incidentMap: 1, type: 'set', view: 'q=' + 'x'.repeat(5e6) },
               { incidentMap: 1, type: 'filter', view: '%%%&=&&=%E0%A4%A' }, { incidentMap: 1, type: 'play' }];
             for (const message of bad) to.postMessage(message, '*');
             const script = document.createElement('script');
             script.textContent = `parent.map.frame.contentWindow.postMessage({ incidentMap: 1, type: 'set', view: 'type=naval_attack' }, '*')`;
             frames[1].document.body.append(script);",
        )
        .await?;
        do_on_host(page, "map.filter({ q: 'hospital' })").await?;
        page.wait_until("commands are still taken", async || {
            Ok(!told(page, "change").await?.is_empty())
        })
        .await?;
        let views: Vec<String> = page
            .ask("return told.filter(([type]) => type === 'change').map(([, { view }]) => view)")
            .await?;
        // Nothing of it took the filter away, or put another one in its place.
        assert_eq!(
            views,
            ["type=hospital_attack", "type=hospital_attack&q=hospital"]
        );
        // What does not come from the map's own frame does nothing on the host.
        let height: String = page.ask("return map.frame.height").await?;
        do_on_host(
            page,
            "postMessage({ incidentMap: 1, type: 'height', height: 7 }, '*');
             postMessage({ incidentMap: 1, type: 'constructor', height: 7 }, '*');
             postMessage({ incidentMap: 1, type: ['height'], height: 7 }, '*');
             const script = document.createElement('script');
             script.textContent = `parent.postMessage({ incidentMap: 1, type: 'height', height: 7 }, '*')`;
             frames[1].document.body.append(script);",
        )
        .await?;
        page.wait_until("they have arrived", async || {
            page.ask("return heard.filter(({ height }) => height === 7).length === 4")
                .await
        })
        .await?;
        assert_eq!(page.ask::<String>("return map.frame.height").await?, height);
        Ok(())
    })
}

#[test]
fn the_frame_is_as_high_as_its_content_at_every_width() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.open_host(&host, &element(page, "")).await?;
        let mut heights = Vec::new();
        for width_px in [320, 640, 1000] {
            do_on_host(
                page,
                &format!("told.length = 0; map.style.inlineSize = '{width_px}px'"),
            )
            .await?;
            page.wait_until("another height", async || {
                Ok(!told(page, "height").await?.is_empty())
            })
            .await?;
            let settled = "return told.at(-1)[1].height === map.frame.offsetHeight && map.frame.offsetWidth === arguments[0]";
            page.wait_until("the frame has it", async || {
                page.ask_with(settled, vec![json!(width_px)]).await
            })
            .await?;
            page.enter_frame(0).await?;
            page.wait_until("all of it can be seen", async || {
                page.ask("return document.querySelector('.page').scrollHeight === innerHeight && document.querySelector('.map').clientHeight > 199")
                    .await
            })
            .await?;
            page.leave_frames().await?;
            heights.push(page.rect("iframe").await?.height);
        }
        let [narrow, middle, wide] = heights.as_slice() else {
            unreachable!()
        };
        assert!(
            narrow < middle && (420.0..760.0).contains(wide),
            "{heights:?}"
        );
        page.picture("embed-height").await?;
        // A height that the author has set stays.
        page.open_host(&host, &element(page, "height='400'"))
            .await?;
        page.wait_until("the frame says its height", async || {
            Ok(!told(page, "height").await?.is_empty())
        })
        .await?;
        assert_eq!(page.ask::<String>("return map.frame.height").await?, "400");
        Ok(())
    })
}

#[test]
fn a_frame_whose_record_is_open_takes_commands_too_and_a_map_that_fails_says_so() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        list(page, &host)?;
        let open = element(page, "record='m10-hospital-2016-09-28'");
        page.open_host(&host, &open).await?;
        page.becomes(
            "ready",
            vec![json!({"view": "id=m10-hospital-2016-09-28"})],
            async || told(page, "ready").await,
        )
        .await?;
        do_on_host(page, "map.set({ from: '2016-09-19', to: '2016-09-19' })").await?;
        page.frame_counts(0, "1 incident, 3 background records of 25 records")
            .await?;
        do_on_host(page, "map.select(null)").await?;
        page.expect_complaint("missing.geojson");
        page.open_host(&host, &element(page, "data='data/missing.geojson'"))
            .await?;
        let refusal: String = page
            .ask_later("map.getView().catch(error => error.message).then(arguments[0])")
            .await?;
        assert_eq!(refusal, "the map cannot be shown: missing.geojson");
        assert_eq!(
            told(page, "error").await?,
            [json!({"message": "missing.geojson"})]
        );
        Ok(())
    })
}

#[test]
fn an_element_runs_no_script_of_its_source() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.expect_complaint("cannot show javascript:");
        page.expect_complaint("Script error");
        let html = element(page, "").replacen(
            &format!("src='{}/'", page.origin),
            "src='javascript:parent.__pwned = 1'",
            1,
        );
        page.open_host(&host, &html).await?;
        page.wait_until("the element is there", async || {
            page.ask("return !!customElements.get('incident-map')")
                .await
        })
        .await?;
        assert!(!page.ask::<bool>("return '__pwned' in window").await?);
        Ok(())
    })
}

#[test]
fn hosts_that_know_the_words_of_others_are_told_the_height_in_them() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        let article = format!(
            "<script>window.said = []; addEventListener('message', ({{ data }}) => said.push(data))</script>
             <iframe src='{}/?embed=1&type=siege' width=640></iframe>",
            page.origin
        );
        page.open_host(&host, &article).await?;
        let said = "const amp = said.find(one => one.sentinel === 'amp');
            const resize = said.filter(one => typeof one === 'string').map(one => JSON.parse(one))[0];
            const own = said.find(one => one.type === 'height');
            return amp && resize && own ? [amp.type, resize.context, resize.src, amp.height === own.height, resize.height === own.height] : null";
        let expected = json!([
            "embed-size",
            "iframe.resize",
            format!("{}/?embed=1&type=siege", page.origin),
            true,
            true
        ]);
        page.becomes("what is said", expected, async || page.ask(said).await)
            .await
    })
}

#[test]
fn a_part_of_a_command_that_cannot_be_used_is_named() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        list(page, &host)?;
        page.open_host(&host, &element(page, "type='hospital_attack'"))
            .await?;
        page.frame_counts(0, "3 incidents of 25 records").await?;
        page.expect_complaint("cannot use from=yesterday");
        do_on_host(page, "map.filter({ from: 'yesterday' })").await?;
        page.wait_until("it is named", async || {
            page.has_complained_of("cannot use from=yesterday").await
        })
        .await
    })
}
