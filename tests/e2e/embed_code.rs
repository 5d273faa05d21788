//! "Share": the codes that put a map into another page.

use serde_json::json;

use crate::support::{Host, Outcome, Page, Reader, Site, read, read_site};

const CODES: &str =
    "return [...document.querySelectorAll('.share-code textarea')].map(field => field.value)";

pub async fn codes(page: &Page) -> Outcome<Vec<String>> {
    page.click("button", "Share").await?;
    page.wait_for("there are three codes", async || {
        let codes: Vec<String> = page.ask(CODES).await?;
        Ok((codes.len() == 3).then_some(codes))
    })
    .await
}

#[test]
fn all_three_codes_show_the_view_in_another_page() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        page.open("/?lang=en&theme=light&from=2016-09-20&type=hospital_attack")
            .await?;
        page.counts("3 incidents of 25").await?;
        let codes = codes(page).await?;
        page.is_accessible().await?;
        page.picture("share-dialog").await?;
        assert!(
            codes[0].contains("title=\"Aleppo under fire")
                && codes[0].contains("loading=\"lazy\"")
                && !codes[0].contains("script")
        );
        page.open_host(&host, &codes.concat()).await?;
        for at in 0..3 {
            page.ask_with::<Option<bool>>(
                "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()",
                vec![json!(at)],
            )
            .await?;
            page.frame_counts(at, "3 incidents of 25").await?;
        }
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
        assert!(codes(page).await?.iter().all(|code| code.contains(title)));
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
            "<iframe src=\"https://example.org/map/?{query}\" title=\"{title}\" width=\"100%\" height=\"480\" loading=\"lazy\" allow=\"fullscreen; clipboard-write\" style=\"border: 0; height: auto; aspect-ratio: 4/3\"></iframe>"
        );
        page.becomes("the code", expected, async || {
            Ok(page.ask::<Vec<String>>(CODES).await?.swap_remove(0))
        })
        .await?;
        let element = page.ask::<Vec<String>>(CODES).await?.swap_remove(2);
        let start = "<incident-map src=\"https://example.org/map/\" type=\"hospital_attack\" show=\"title,timeline,filters,link\" lock=\"type\" lang=\"ar\" theme=\"dark\" title=\"خريطة\">";
        assert!(element.starts_with(start), "{element}");
        assert!(
            element.ends_with("<script async src=\"https://example.org/map/embed.js\"></script>")
        );
        // The preview is this folder's own page.
        page.enter_frame(0).await?;
        let plain = "return document.querySelector('[role=status]').textContent.replace(/[\\u2068\\u2069]/g, '')";
        page.becomes(
            "the preview",
            "3 حوادث من أصل 25".to_owned(),
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
        page.ask::<Option<bool>>("document.querySelector('[aria-haspopup=dialog]').click()")
            .await?;
        page.wait_until("the codes have both", async || {
            let codes: Vec<String> = page.ask(CODES).await?;
            Ok(codes.len() == 3
                && codes[0].contains("&amp;embed=1&amp;lang=ar&amp;theme=dark\" title=\"حلب"))
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
