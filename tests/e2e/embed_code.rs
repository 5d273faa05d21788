//! "Share": the codes that put a map into another page.

use serde_json::{Value, json};

use crate::support::{Host, Outcome, Page, Reader, Site, read, read_site};

const CODES: &str =
    "return [...document.querySelectorAll('.share-code textarea')].map(field => field.value)";

pub async fn codes(page: &Page) -> Outcome<Vec<String>> {
    page.share("Embed").await?;
    page.wait_for("there are four codes", async || {
        let codes: Vec<String> = page.ask(CODES).await?;
        Ok((codes.len() == 4).then_some(codes))
    })
    .await
}

#[test]
pub fn all_codes_show_the_view_in_another_page() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.open("/?lang=en&theme=light&from=2016-09-20&type=hospital_attack")
            .await?;
        page.counts("3 incidents of 25 records").await?;
        let codes = codes(page).await?;
        page.is_accessible().await?;
        page.picture("share-dialog").await?;
        assert!(
            codes[0].contains("title=\"Aleppo under fire")
                && codes[0].contains("loading=\"lazy\"")
                && codes[0].contains("frameborder=\"0\" allowfullscreen")
                && !codes[0].contains("script")
        );
        page.mentions("which only this machine or its network can open")
            .await?;
        page.open_host(&host, &codes.concat()).await?;
        for at in 0..3 {
            page.ask_with::<Option<bool>>(
                "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()",
                vec![json!(at)],
            )
            .await?;
            page.frame_counts(at, "3 incidents of 25 records").await?;
        }
        let picture = "const { naturalWidth, alt, parentNode } = document.querySelector('img'); return [naturalWidth, alt, parentNode.search]";
        let seen: Value = page.ask(picture).await?;
        let title = "Aleppo under fire, as reported on 1 October 2016";
        assert_eq!(
            seen,
            json!([
                1200,
                title,
                "?lang=en&theme=light&from=2016-09-20&type=hospital_attack"
            ])
        );
        // The first has the height that the code says, the others what they need.
        page.wait_until("two of them fit", async || {
            let heights: Vec<u32> = page
                .ask("return [...document.querySelectorAll('iframe')].map(one => one.offsetHeight)")
                .await?;
            Ok(heights[0] == 640 && heights[1] == heights[2] && heights[1] != 640)
        })
        .await
    })
}

#[test]
fn the_form_says_what_the_frame_shows_and_the_preview_shows_it() -> Outcome {
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["site_url"] = json!("https://example.org/map");
        map["title"] = json!({"en": "\"A\" </textarea><b>&", "ar": "خريطة"});
    })?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?type=hospital_attack").await?;
        let title = "title=\"&quot;A&quot; &lt;/textarea&gt;&lt;b&gt;&amp;\"";
        let codes = codes(page).await?;
        assert!(codes.iter().take(3).all(|code| code.contains(title)));
        assert!(codes[3].contains(&title.replace("title=", "alt=")));
        for name in ["List", "Buttons", "Keep the filters that are on"] {
            let label = format!(
                "[...document.querySelectorAll('.share-choices label')].find(label => label.innerText.trim() === '{name}').click()"
            );
            page.ask::<Option<bool>>(&label).await?;
        }
        page.ask::<Option<bool>>(
            "for (const [name, value] of [['theme', 'dark'], ['lang', 'ar'], ['ratio', '4/3']]) {
               const menu = document.querySelector(`.share-choices [name=${name}]`);
               menu.value = value; menu.dispatchEvent(new Event('change', { bubbles: true })); }",
        )
        .await?;
        let query = "type=hospital_attack&amp;embed=1&amp;show=title,timeline,filters,link&amp;lock=type&amp;lang=ar&amp;theme=dark";
        let title = "خريطة";
        let expected = format!(
            "<iframe src=\"https://example.org/map/?{query}\" title=\"{title}\" width=\"100%\" height=\"480\" frameborder=\"0\" allowfullscreen loading=\"lazy\" allow=\"clipboard-write\" style=\"border: 0; height: auto; aspect-ratio: 4/3\"></iframe>"
        );
        page.becomes("the code", expected, async || {
            Ok(page.ask::<Vec<String>>(CODES).await?.swap_remove(0))
        })
        .await?;
        let element = page.ask::<Vec<String>>(CODES).await?.swap_remove(2);
        let start = "<incident-map src=\"https://example.org/map/\" type=\"hospital_attack\" show=\"title,timeline,filters,link\" lock=\"type\" lang=\"ar\" theme=\"dark\" title=\"خريطة\" style=\"display: block; aspect-ratio: 4/3\">";
        assert!(element.starts_with(start), "{element}");
        assert!(
            element.ends_with("<script async src=\"https://example.org/map/embed.js\"></script>")
        );
        // The preview is this folder's own page.
        page.enter_frame(0).await?;
        let plain = "return document.querySelector('[role=status]').textContent.replace(/[\\u2068\\u2069]/g, '')";
        page.becomes(
            "the preview",
            "3 حوادث من أصل 25 سجلاً".to_owned(),
            async || page.ask(plain).await,
        )
        .await?;
        page.leave_frames().await?;
        assert!(page.texts("iframe").await?.len() == 1);
        page.ask::<Option<bool>>(
            "const field = document.querySelector('.share-choices [name=height]');
             field.value = '900'; field.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        let height = async || {
            page.ask::<u32>("return Number(document.querySelector('iframe').height)")
                .await
        };
        page.becomes("the height", 900, &height).await?;
        page.ask::<Option<bool>>(
            "const field = document.querySelector('.share-choices [name=height]');
             field.value = ''; field.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        page.becomes("the height of an empty field", 640, &height)
            .await
    })
}

#[test]
fn a_code_has_the_language_and_the_colours_that_were_chosen_for_the_page() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?lang=ar&theme=dark&type=hospital_attack")
            .await?;
        page.click("button", "مشاركة").await?;
        page.click("tab", "تضمين").await?;
        page.wait_until("the codes have both", async || {
            let codes: Vec<String> = page.ask(CODES).await?;
            Ok(codes.len() == 4
                && codes[0].contains("&amp;embed=1&amp;lang=ar&amp;theme=dark\" title=\"حلب")
                && codes[3].contains("/preview.ar.png\" alt=\"حلب"))
        })
        .await?;
        page.enter_frame(0).await?;
        page.says("h1", "حلب تحت النار، وفق ما نُشر في 1 تشرين الأول 2016")
            .await?;
        page.leave_frames().await?;
        page.picture("share-dialog-arabic").await
    })
}

/// An article as a news site has it. Its picture is docs/embed.png.
#[test]
fn an_article_has_the_map_between_its_paragraphs() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let host = Host::start().await?;
        page.open("/?lang=en&theme=light&from=2016-09-28&to=2016-10-01&at=36.2000,37.1500,9.80&id=m10-hospital-2016-09-28")
            .await?;
        let code = codes(page).await?.swap_remove(1);
        let article = format!(
            "<style>
               html {{ scrollbar-width: none }}
               body {{ margin: 0; font: 19px/1.55 Georgia, serif; color: #222 }}
               h1 {{ display: none }}
               main {{ max-inline-size: 820px; margin: 28px auto }}
               h2 {{ font-size: 34px; line-height: 1.15; margin: 0 0 8px }}
               small {{ color: #666; font: 14px system-ui, sans-serif }}
             </style>
             <main><h2>Two hospitals in a night: what is known of the strikes of 28 September</h2>
             <small>By our correspondent</small>
             <p>Before dawn both of the larger hospitals in the east of the city were hit within minutes. The map shows who says what of it, and how exactly the places are known.</p>
             {code}
             <p>Three days later one of them was hit again.</p></main>"
        );
        page.open_host(&host, &article).await?;
        page.enter_frame(0).await?;
        page.map_is_ready().await?;
        page.wait_until("the record is open", async || {
            Ok(!page.texts(".detail").await?.is_empty())
        })
        .await?;
        let (record, map) = (page.rect(".detail").await?, page.rect(".map").await?);
        assert!(
            record.x + record.width <= map.x + 1.0 && map.width > 400.0,
            "{record:?} {map:?}"
        );
        page.leave_frames().await?;
        page.wait_until("the frame fits", async || {
            page.ask("return document.querySelector('iframe').style.height !== ''")
                .await
        })
        .await?;
        page.picture("embed-article").await
    })
}

#[test]
fn a_code_is_copied_by_its_button_or_lies_selected() -> Outcome {
    read(Reader::with_phone(), async |page| {
        page.open("/").await?;
        page.ask::<Option<bool>>("window.__copied = null; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: text => { __copied = text; return Promise.resolve(); } } })")
            .await?;
        let codes = codes(page).await?;
        page.click_in(".share-code", "Copy").await?;
        page.click_in(".share-code", "Copied").await?;
        page.ask::<()>("document.querySelector('.share-codes details').open = true")
            .await?;
        assert_eq!(page.ask::<String>("return __copied").await?, codes[0]);
        page.ask::<Option<bool>>(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
        )
        .await?;
        page.click_in(".share-code", "Copy").await?;
        page.wait_until("the second code is selected", async || {
            Ok(page.ask::<String>("return String(getSelection())").await? == codes[1])
        })
        .await?;
        page.picture("share-dialog-phone").await?;
        page.click("button", "Close").await?;
        page.is_gone("dialog", "Share").await
    })
}

#[test]
fn the_tabs_of_the_dialog_go_by_keys_and_it_closes_at_its_top() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/").await?;
        page.share("Link").await?;
        let address = "return document.querySelector('.share-address').value";
        let address: String = page.ask(address).await?;
        assert_eq!(address, format!("{}/", page.origin));
        for tab in ["Download", "Embed", "Cite", "Link"] {
            page.press(thirtyfour::Key::Right).await?;
            page.has_focus(&format!("tab: {tab}")).await?;
            page.is_accessible().await?;
        }
        page.press(thirtyfour::Key::Left).await?;
        page.has_focus("tab: Cite").await?;
        let (close, tabs) = (
            page.rect(".share-head .icon").await?,
            page.rect(".share-content .tabs").await?,
        );
        assert!(close.y + close.height <= tabs.y);
        page.click("button", "Close").await?;
        page.is_gone("dialog", "Share").await?;
        // It opens at its first tab again.
        page.click("button", "Share").await?;
        page.find("button", "Copy link").await?;
        Ok(())
    })
}

#[test]
fn no_code_opens_the_introduction() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open("/?view=about").await?;
        assert_eq!(page.tab().await?, "About");
        for code in codes(page).await? {
            assert!(!code.contains("about"), "{code}");
        }
        Ok(())
    })
}

#[test]
fn nothing_jumps_in_an_article_when_the_map_says_how_high_it_is() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.open("/?view=list").await?;
        let codes = codes(page).await?;
        for width in [360, 640, 1000] {
            for code in &codes[1..3] {
                let article =
                    format!("<main style='width: {width}px'>{code}<p>And so on.</p></main>");
                page.open_host(&host, &article).await?;
                page.wait_until("the map fits", async || {
                    page.ask("return document.querySelector('iframe')?.style.height.endsWith('px') ?? false").await
                })
                .await?;
                let shift: f64 = page
                    .ask_later("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(__seen.shift)))")
                    .await?;
                assert!(shift < 0.02, "{width}: {shift} with {code}");
            }
        }
        Ok(())
    })
}
