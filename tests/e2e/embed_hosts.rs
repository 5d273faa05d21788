//! The map in pages that other programs make: frameworks, editors that clean what is pasted, and compilers that read the types.

use std::fs;

use serde_json::{Value, json};

use crate::embed_code::codes;
use crate::embed_messages::{do_on_host, list};
use crate::support::npm::{self, bundle};
use crate::support::{Failure, Folder, Host, Outcome, Page, Reader, read};

#[test]
fn react_gives_the_element_its_properties() -> Outcome {
    is_made_by("react.tsx")
}

#[test]
fn vue_gives_the_element_its_properties() -> Outcome {
    is_made_by("vue.ts")
}

/// Whether the framework or the element comes first, the page is the same.
fn is_made_by(source: &str) -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?.with("page.js", bundle(source)?)?;
        list(page, &host)?;
        let embed = format!("<script src='{}/embed.js'></script>", page.origin);
        let framework = "<script src='page.js'></script>".to_owned();
        for scripts in [[&embed, &framework], [&framework, &embed]] {
            let first = json!({
                "src": format!("{}/", page.origin),
                "type": ["chemical_attack", "hospital_attack"],
                "view": "list",
            });
            let html = format!(
                "<div id=root></div><script>window.first = {first}</script>{}{}",
                scripts[0], scripts[1]
            );
            page.open_host(&host, &html).await?;
            follows_its_properties(page).await?;
        }
        Ok(())
    })
}

/// What the page's script was told of maps that are ready.
async fn told(page: &Page) -> Outcome<Vec<String>> {
    page.ask("return window.told").await
}

/// The page places the same element with other attributes.
async fn place(page: &Page, attributes: Value) -> Outcome {
    let place = "place({ src: first.src, ...arguments[0] })";
    page.ask_with::<Option<bool>>(place, vec![attributes])
        .await
        .map(drop)
}

async fn shows(page: &Page, view: &str) -> Outcome {
    let asked = "document.querySelector('incident-map').getView().then(arguments[0])";
    page.becomes("the view", view.to_owned(), async || {
        page.ask_later(asked).await
    })
    .await
}

async fn follows_its_properties(page: &Page) -> Outcome {
    let first = "type=chemical_attack&type=hospital_attack";
    page.becomes("ready", vec![first.to_owned()], async || told(page).await)
        .await?;
    page.frame_counts(0, "4 incidents of 25 records").await?;
    place(page, json!({"type": "naval_attack", "q": "ship"})).await?;
    shows(page, "type=naval_attack&q=ship").await?;
    // Each of these spans is later than the whole of the other: one end alone would not do.
    for (from, to) in [("2016-09-20", "2016-09-21"), ("2016-09-28", "2016-09-30")] {
        place(page, json!({"from": from, "to": to})).await?;
        shows(page, &format!("from={from}&to={to}")).await?;
    }
    let record = "m10-hospital-2016-09-28";
    place(page, json!({"record": record})).await?;
    shows(page, &format!("id={record}")).await?;
    // Nothing of it has loaded the frame again.
    assert_eq!(told(page).await?.len(), 1);
    do_on_host(page, "window.clear()").await?;
    page.wait_until("the map is gone", async || {
        page.ask("return !document.querySelector('incident-map, iframe')")
            .await
    })
    .await
}

/// What each sanitizer leaves of each code.
async fn cleaned(page: &Page, codes: &[String]) -> Outcome<Vec<(String, Vec<String>)>> {
    let clean = "return Object.entries(sanitizers).map(([name, clean]) => [name, arguments[0].map(code => clean(code).trim())])";
    page.ask_with(clean, vec![json!(codes)]).await
}

#[test]
fn editors_leave_a_link_of_the_element_and_frames_where_they_let_frames_through() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let script = bundle("sanitizers.js")?;
        let host = Host::start().await?.with("sanitizers.js", script)?;
        page.open("/?lang=en&theme=light&type=hospital_attack")
            .await?;
        page.counts("3 incidents of 25 records").await?;
        let codes = codes(page).await?;
        page.open_host(&host, "<script src='sanitizers.js'></script><main></main>")
            .await?;
        let cleaned = cleaned(page, &codes).await?;
        assert_eq!(cleaned.len(), 4);
        for (name, left) in cleaned {
            has_only_the_link(page, &name, &left[2]).await?;
            if name.ends_with("newsroom") {
                shows_the_frames(page, &name, &codes[..2], &left[..2]).await?;
            } else {
                assert_eq!(left[..2], ["", ""], "{name}");
            }
        }
        Ok(())
    })
}

async fn has_only_the_link(page: &Page, sanitizer: &str, left: &str) -> Outcome {
    let read = "document.querySelector('main').innerHTML = arguments[0];
        return [...document.querySelectorAll('main *')].map(({ tagName, href, innerText }) => [tagName, href, innerText])";
    let elements: Vec<[String; 3]> = page.ask_with(read, vec![json!(left)]).await?;
    let [[tag, address, text]] = elements.as_slice() else {
        return Err(Failure(format!("{sanitizer} leaves {left}")));
    };
    assert_eq!(tag, "A", "{sanitizer}");
    assert!(
        address.starts_with(&page.origin) && address.contains("type=hospital_attack"),
        "{sanitizer}: {address}"
    );
    assert!(text.starts_with("Aleppo under fire"), "{sanitizer}: {text}");
    Ok(())
}

async fn shows_the_frames(
    page: &Page,
    sanitizer: &str,
    codes: &[String],
    left: &[String],
) -> Outcome {
    let attributes = "return arguments[0].map(code => {
        const frame = new DOMParser().parseFromString(code, 'text/html').querySelector('iframe');
        return ['src', 'title', 'width', 'height', 'frameborder', 'allowfullscreen'].map(name => frame.getAttribute(name));
      })";
    let of = async |codes: &[String]| -> Outcome<Vec<Vec<Option<String>>>> {
        page.ask_with(attributes, vec![json!(codes)]).await
    };
    assert_eq!(of(left).await?, of(codes).await?, "{sanitizer}");
    let show = "document.querySelector('main').innerHTML = arguments[0]";
    for code in left {
        page.ask_with::<Option<String>>(show, vec![json!(code)])
            .await?;
        page.frame_counts(0, "3 incidents of 25 records").await?;
    }
    Ok(())
}

#[test]
fn the_types_let_pass_what_works_and_nothing_else() -> Outcome {
    npm::run("tsc", &["--project", "tests/e2e/hosts"], npm::here())?;
    Ok(())
}

#[test]
fn the_types_need_no_framework() -> Outcome {
    let folder = Folder::passing()?;
    let uses = "tests/e2e/hosts/uses.ts";
    fs::create_dir_all(folder.path().join("tests/e2e/hosts"))?;
    for file in ["embed.d.ts", uses] {
        fs::copy(npm::here().join(file), folder.path().join(file))?;
    }
    npm::run("tsc", &["--strict", "--noEmit", uses], folder.path())?;
    Ok(())
}
