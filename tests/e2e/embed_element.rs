//! The element by itself: its attributes and properties, and who speaks from its frame.

use serde_json::{Value, json};

use crate::embed_messages::{do_on_host, element, list, told};
use crate::support::{Host, Outcome, Page, Reader, Site, read, read_site};

const ALL: &str = "11 incidents, 14 background records";

#[test]
fn what_was_set_before_the_script_came_is_taken_over() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        let html = format!(
            "<incident-map id='m10-hospital-2016-09-28'></incident-map>
             <script>
               window.map = document.querySelector('incident-map');
               Object.assign(map, {{ src: '{0}/', type: ['chemical_attack', 'hospital_attack'], from: '2016-09-01', height: 500, q: null }});
             </script>
             <script src='{0}/embed.js'></script>",
            page.origin
        );
        page.open_host(&host, &html).await?;
        page.frame_counts(0, "4 incidents of 25 records").await?;
        let read: Value = page
            .ask(
                "return [map.frame.src, map.type, map.getAttribute('type'), map.height, map.q, map.record, map.view,
                   map.frame.offsetHeight, Object.keys(map), typeof map.getView]",
            )
            .await?;
        // The id is the host's: no record is open.
        let address = format!(
            "{}/?embed=1&from=2016-09-01&type=chemical_attack&type=hospital_attack",
            page.origin
        );
        let types = "chemical_attack,hospital_attack";
        assert_eq!(
            read,
            json!([
                address,
                types,
                types,
                "500",
                null,
                null,
                null,
                500,
                [],
                "function"
            ])
        );
        let hidden = "map.hidden = true; const seen = map.checkVisibility(); map.hidden = false; return [seen, map.checkVisibility()]";
        assert_eq!(page.ask::<[bool; 2]>(hidden).await?, [false, true]);
        // A copy has a frame of its own, and no second one.
        let copied = "document.body.append(map.cloneNode(true)); return document.querySelectorAll('iframe').length";
        assert_eq!(page.ask::<u32>(copied).await?, 2);
        page.frame_counts(1, "4 incidents of 25 records").await
    })
}

#[test]
fn a_map_behind_a_redirect_fits_and_takes_commands_and_strangers_do_not() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let stranger = "<!doctype html><script>
            window.heard = [];
            addEventListener('message', ({ data }) => heard.push(data));
            for (const type of ['height', 'ready', 'select'])
              parent.postMessage({ incidentMap: 1, type, height: 77, view: 'q=stranger', id: 'stranger' }, '*');
            </script>";
        let host = Host::start().await?.with("stranger.html", stranger)?;
        list(page, &host)?;
        let apex = page.behind_an_apex().await?;
        let source = |origin: &str| format!("src='{origin}/'");
        let map = element(page, "type='hospital_attack'").replacen(
            &source(&page.origin),
            &source(&apex.origin),
            1,
        );
        let frame = format!(
            "<iframe data-incident-map src='{}/?embed=1'></iframe>",
            apex.origin
        );
        page.open_host(&host, &[map, frame].concat()).await?;
        page.becomes(
            "ready",
            vec![json!({"view": "type=hospital_attack"})],
            async || told(page, "ready").await,
        )
        .await?;
        page.wait_until("both frames fit", async || {
            page.ask("return [...document.querySelectorAll('iframe')].every(frame => frame.style.height === frame.height + 'px')")
                .await
        })
        .await?;
        do_on_host(page, "map.filter({ type: 'naval_attack' })").await?;
        page.frame_counts(0, "1 incident of 25 records").await?;
        // Another page comes into the frame.
        do_on_host(page, "map.frame.contentWindow.location = '/stranger.html'").await?;
        page.wait_until("it has spoken", async || {
            page.ask("return heard.some(({ type, id }) => type === 'select' && id === 'stranger')")
                .await
        })
        .await?;
        page.expect_complaint("does not match the recipient window's origin");
        do_on_host(page, "map.filter({ type: null })").await?;
        assert_ne!(page.ask::<String>("return map.frame.height").await?, "77");
        assert_eq!(told(page, "select").await?, [json!(null); 0]);
        assert_eq!(told(page, "ready").await?.len(), 1);
        page.enter_frame(0).await?;
        assert_eq!(
            page.ask::<Vec<Value>>("return heard").await?,
            [json!(null); 0]
        );
        page.leave_frames().await
    })
}

#[test]
fn a_frame_far_below_what_is_read_fits_before_it_is_seen() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        let html = format!(
            "<div style='height: 9000px'></div><iframe data-incident-map src='{0}/?embed=1' width=640></iframe>
             <script src='{0}/embed.js'></script>",
            page.origin
        );
        page.open_host(&host, &html).await?;
        page.wait_until("it fits", async || {
            page.ask("return document.querySelector('iframe').offsetHeight > 400 && scrollY === 0")
                .await
        })
        .await
    })
}

#[test]
fn a_frame_without_an_origin_fits() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        let html = format!(
            "<iframe data-incident-map sandbox='allow-scripts' src='{0}/?embed=1' width=640></iframe><script src='{0}/embed.js'></script>",
            page.origin
        );
        page.open_host(&host, &html).await?;
        page.frame_counts(0, ALL).await?;
        page.wait_until("it fits", async || {
            page.ask("return document.querySelector('iframe').offsetHeight > 400")
                .await
        })
        .await
    })
}

#[test]
fn days_in_the_wrong_order_are_named() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        list(page, &host)?;
        page.open_host(&host, &element(page, "")).await?;
        page.wait_until("ready", async || Ok(!told(page, "ready").await?.is_empty()))
            .await?;
        do_on_host(page, "map.filter({ to: '2016-09-20' })").await?;
        page.becomes(
            "change",
            vec![json!({"view": "to=2016-09-20"})],
            async || told(page, "change").await,
        )
        .await?;
        page.expect_complaint("cannot use to=2016-09-20, from=2016-09-28");
        do_on_host(page, "map.filter({ from: '2016-09-28' })").await?;
        page.frame_counts(0, ALL).await?;
        // Two attributes are one change, and the later command is the later one.
        do_on_host(
            page,
            "map.from = '2016-09-20'; map.to = '2016-09-20'; map.filter({ type: 'air_strike' });
             map.from = '2016-09-28'; map.to = '2016-09-30'; map.type = 'shelling'; map.filter({ type: 'hospital_attack' })",
        )
        .await?;
        let asked = "map.q = 'bridge'; map.getView().then(arguments[0])";
        let view = "from=2016-09-28&to=2016-09-30&type=hospital_attack&q=bridge";
        assert_eq!(page.ask_later::<String>(asked).await?, view);
        Ok(())
    })
}

/// A page in the place of the map, which answers as its address says, and keeps what it is told.
const SPEAKER: &str = "
    window.heard = [];
    const answer = new URLSearchParams(location.search).get('answer');
    const say = (type, more) => parent.postMessage({ incidentMap: 1, type, ...more }, '*');
    addEventListener('message', ({ data }) => {
      heard.push(data);
      if (data.type === 'hello' && answer) say(answer, { view: '' });
    });
    say('height', { height: 300 });";

/// How a frame that answers so is given other colours and another language: what it hears of them, and its address.
async fn looks(page: &Page, host: &Host, answer: &str) -> Outcome<(Value, String)> {
    let map = element(page, "theme='light'").replacen(
        "/'",
        &format!("/speaker.html?answer={answer}'"),
        1,
    );
    page.open_host(host, &map).await?;
    page.wait_until("the frame has answered", async || {
        let last = answer.replace("none", "height");
        page.ask_with(
            "return heard.some(({ type }) => type === arguments[0])",
            vec![json!(last)],
        )
        .await
    })
    .await?;
    do_on_host(page, "map.theme = 'dark'; map.lang = 'ar'").await?;
    page.enter_frame(0).await?;
    let read = "return [heard.filter(({ type }) => type === 'look'), location.search]";
    let seen = page
        .wait_for("the frame looks otherwise", async || {
            let (heard, address): (Value, String) = page.ask(read).await?;
            let is_told = heard != json!([]) || address.contains("theme=dark");
            Ok(is_told.then_some((heard, address)))
        })
        .await?;
    page.leave_frames().await?;
    Ok(seen)
}

#[test]
fn a_frame_that_can_changes_its_look_without_loading_again() -> Outcome {
    let site = Site::built()?
        .with(
            "speaker.html",
            "<!doctype html><script src=speaker.js></script>",
        )?
        .with("speaker.js", SPEAKER)?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Host::start().await?;
        let told = json!([{"incidentMap": 1, "type": "look", "theme": "dark", "lang": "ar"}]);
        // One that takes commands does, and one that says so to a host that is not listed.
        for answer in ["ready", "look"] {
            let (heard, address) = looks(page, &host, answer).await?;
            assert_eq!(heard, told, "{answer}");
            assert!(address.ends_with("&embed=1&theme=light"), "{address}");
        }
        do_on_host(page, "map.removeAttribute('theme')").await?;
        page.enter_frame(0).await?;
        page.becomes(
            "what is taken away is empty",
            json!(["", "ar"]),
            async || {
                page.ask("const { theme, lang } = heard.at(-1); return [theme, lang]")
                    .await
            },
        )
        .await?;
        page.leave_frames().await?;
        // Any other has both in its address.
        let (heard, address) = looks(page, &host, "none").await?;
        assert_eq!(heard, json!([]));
        assert!(
            address.ends_with("&embed=1&theme=dark&lang=ar"),
            "{address}"
        );
        Ok(())
    })
}

#[test]
fn the_map_takes_another_look_and_keeps_what_its_reader_has_done() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.open_host(&host, &element(page, "theme='light' lang='en' view='list'"))
            .await?;
        page.frame_counts(0, ALL).await?;
        page.enter_frame(0).await?;
        page.ask::<()>("window.stays = true").await?;
        page.ask::<()>("document.querySelector('.list .entry button').click()")
            .await?;
        page.wait_until("a record is open", async || {
            Ok(!page.texts("aside").await?.is_empty())
        })
        .await?;
        page.leave_frames().await?;
        do_on_host(page, "map.theme = 'dark'; map.lang = 'ar'").await?;
        page.enter_frame(0).await?;
        let look = "const { dataset, dir, lang } = document.documentElement; return [dataset.theme, dir, lang, !!window.stays, !!document.querySelector('aside')]";
        page.becomes(
            "the look",
            json!(["dark", "rtl", "ar", true, true]),
            async || page.ask(look).await,
        )
        .await?;
        page.says("h1", "حلب تحت النار، وفق ما نُشر في 1 تشرين الأول 2016")
            .await?;
        page.map_is_ready().await?;
        page.leave_frames().await?;
        do_on_host(page, "map.theme = 'no such'; map.lang = ''").await?;
        page.enter_frame(0).await?;
        page.becomes(
            "the look",
            json!(["dark", "ltr", "en", true, true]),
            async || page.ask(look).await,
        )
        .await?;
        page.leave_frames().await
    })
}
