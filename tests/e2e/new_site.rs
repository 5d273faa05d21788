//! A site that `incidents new` has made of a table.

use std::fs;
use std::path::Path;

use incidents_cli::new;
use incidents_cli::serve::{self, Changes, Options};
use site::files::{Files as _, Memory};
use site::{package::Package, zip};

use crate::support::incidents::incidents;
use crate::support::site::HERE;
use crate::support::{Failure, Folder, Outcome, Reader, Site, read, read_site};

const SHEET: &str = "Datum;Ort;Breite;Laenge;Art;Titel;Quelle\n24.09.2023;Lima;-12,05;-77,04;Raid;A raid in Lima;https://example.org/a\n25.09.2023;Callao;-12,06;-77,12;Strike;A strike in Callao;https://example.org/b\n";

/// Makes a site in a folder of a test, and returns what was printed.
fn made(folder: &Path, options: &[&str]) -> Outcome<String> {
    fs::write(folder.join("lima.csv"), SHEET)?;
    let args = [&["new", "lima.csv", "-o", "map", "--yes"], options].concat();
    let output = incidents(&args, folder)?;
    let printed = String::from_utf8([output.stdout, output.stderr].concat())?;
    match output.status.success() {
        true => Ok(printed),
        false => Err(Failure(printed)),
    }
}

/// All files of a folder, by their path in it.
fn files_in(folder: &Path) -> Outcome<Memory> {
    let site = incidents_cli::folder::Folder::new(folder);
    let mut files = Memory::new();
    for path in site.paths()? {
        let bytes = site.read(&path);
        files.insert(path, bytes.unwrap_or_default());
    }
    Ok(files)
}

/// Only the site, at the root.
fn only_the_site(folder: &Folder) -> Outcome<Site> {
    let site = Folder::new()?;
    fs::remove_dir(site.path())?;
    fs::rename(folder.path().join("map"), site.path())?;
    Ok(Site::of(site))
}

/// As a whole, and with the license of its roads.
fn brings_the_ground(files: &Memory) {
    for file in [
        "light.json",
        "built-up.geojson",
        "city.geojson",
        "roads.geojson",
    ] {
        let path = format!("data/basemap/{file}");
        assert!(files.contains_key(&path), "{path}");
    }
    let license = files.text("data/basemap/roads.LICENSE.txt");
    assert!(license.is_some_and(|text| text.contains("Open Database License")));
}

#[test]
fn a_table_is_a_map_with_nothing_of_the_one_that_the_page_came_from() -> Outcome {
    let folder = Folder::new()?;
    let printed = made(folder.path(), &["--license", "CC0-1.0"])?;
    assert!(printed.contains("map: \"Lima\", 2 records"), "{printed}");
    let files = files_in(&folder.path().join("map"))?;
    let own = fs::read_to_string(Site::dist()?.join("data/map.json"))?;
    let own: serde_json::Value = serde_json::from_str(&own)?;
    let records = fs::read_to_string(Site::dist()?.join("data/incidents.geojson"))?;
    let records: serde_json::Value = serde_json::from_str(&records)?;
    let mut foreign = vec![own["site_url"].as_str().unwrap_or_default().to_owned()];
    for texts in [&own["title"], &own["lede"]] {
        foreign.extend(
            texts
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(_, text)| Some(text.as_str()?.to_owned())),
        );
    }
    for credit in own["credits"].as_array().into_iter().flatten().take(1) {
        foreign.extend(credit["text"]["en"].as_str().map(str::to_owned));
        foreign.extend(credit["url"].as_str().map(str::to_owned));
    }
    for record in records["features"].as_array().into_iter().flatten() {
        foreign.extend(record["id"].as_str().map(str::to_owned));
        foreign.extend(record["properties"]["title"].as_str().map(str::to_owned));
        foreign.extend(record["properties"]["title_ar"].as_str().map(str::to_owned));
    }
    foreign.retain(|text| !text.is_empty());
    assert!(foreign.len() > 70, "{}", foreign.len());
    for (path, bytes) in &files {
        let found = foreign.iter().find(|text| {
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        });
        assert_eq!(found, None, "{path}");
    }
    assert!(
        files
            .text("data/LICENSE")
            .is_some_and(|text| text.contains("CC0 1.0"))
    );
    brings_the_ground(&files);
    assert!(
        files
            .text("licenses.txt")
            .is_some_and(|text| text.contains("yew "))
    );
    read_site(
        Reader::at_desk().with_map(),
        only_the_site(&folder)?,
        async |page| {
            page.open("/").await?;
            page.says("h1", "Lima").await?;
            page.counts("2 incidents").await?;
            page.map_is_ready().await?;
            page.click("button", "Raid").await?;
            page.counts("1 incident of 2 records").await?;
            page.mentions("A raid in Lima").await?;
            page.picture("new-site").await
        },
    )
}

#[test]
fn the_same_page_and_map_are_the_same_bytes_from_a_folder_and_from_an_archive() -> Outcome {
    let folder = Folder::new()?;
    made(folder.path(), &[])?;
    let files = files_in(&folder.path().join("map"))?;
    // A published site hands out its own page, as a folder or packed.
    let archive = folder.path().join("site.zip");
    fs::write(&archive, zip::packed(&files)?)?;
    let again = Folder::new()?;
    let archive = archive.to_string_lossy().into_owned();
    made(again.path(), &["--page", &archive])?;
    let twice = files_in(&again.path().join("map"))?;
    assert!(files.keys().eq(twice.keys()));
    // The days of first publication are two where it is midnight between.
    for (path, bytes) in files
        .iter()
        .filter(|(path, _)| *path != "data/published.json")
    {
        assert!(twice.get(path) == Some(bytes), "{path}");
    }
    // And so does the writer by itself, without a folder.
    let page = Package::read(&twice)?;
    let map_file = files.read("data/map.json").unwrap_or_default();
    let records = files.read("data/incidents.geojson").unwrap_or_default();
    let days: serde_json::Value =
        serde_json::from_slice(&files.read("data/published.json").unwrap_or_default())?;
    let days = days["records"]
        .as_object()
        .and_then(|days| days.values().next());
    let map = site::create::Map {
        map_file: &map_file,
        records: &records,
        license: &files.text("data/LICENSE").unwrap_or_default(),
        beside: &Memory::new(),
        today: days.and_then(|day| day.as_str()).unwrap_or_default(),
    };
    let created = site::create::create(&page, map)?;
    for (path, bytes) in &files {
        assert!(created.files.get(path) == Some(bytes), "{path}");
    }
    assert_eq!(created.files.len(), files.len());
    Ok(())
}

#[test]
fn origins_that_the_map_file_names_are_let_in_and_no_others() -> Outcome {
    let folder = Folder::new()?;
    made(folder.path(), &[])?;
    let map = folder.path().join("map");
    let map_file = fs::read_to_string(map.join("data/map.json"))?;
    let named = map_file.replacen(
        '{',
        "{\n  \"data_origins\": [\"https://data.example.org\"],",
        1,
    );
    fs::write(map.join("data/map.json"), named)?;
    let output = incidents(&["build", "map"], folder.path())?;
    let printed = String::from_utf8(output.stdout)?;
    assert!(
        printed.contains("policy: the page may load from https://data.example.org"),
        "{printed}"
    );
    for path in [
        "index.html",
        "_headers",
        "hosting/nginx.conf",
        "hosting/Caddyfile",
    ] {
        let text = fs::read_to_string(map.join(path))?;
        assert!(
            text.contains("connect-src 'self' blob: https://data.example.org;"),
            "{path}"
        );
    }
    fs::write(map.join("data/map.json"), map_file)?;
    let output = incidents(&["build", "map"], folder.path())?;
    let printed = String::from_utf8(output.stdout)?;
    assert!(
        printed.contains("note: the policy named https://data.example.org, and map.json does not"),
        "{printed}"
    );
    let html = fs::read_to_string(map.join("index.html"))?;
    assert!(!html.contains("data.example.org"));
    Ok(())
}

#[test]
fn an_open_page_loads_again_after_an_edit() -> Outcome {
    read(Reader::at_desk().with_map(), async |page| {
        let folder = Folder::new()?;
        made(folder.path(), &[])?;
        let changes = Changes::default();
        let options = Options {
            changes: Some(changes.clone()),
            ..Options::default()
        };
        let map = folder.path().join("map");
        let (address, server) = serve::bind(&map, HERE, &options).await?;
        // Until the test ends: the page asks it for as long.
        tokio::spawn(async move { drop(server.await) });
        page.visit(&format!("http://{address}")).await?;
        page.says("h1", "Lima").await?;
        page.wait_until("it has asked once", async || {
            page.ask("return performance.getEntriesByName(location.origin + '/.incidents/changes').length > 0").await
        })
        .await?;
        let map_file = fs::read_to_string(map.join("data/map.json"))?;
        fs::write(
            map.join("data/map.json"),
            map_file.replace("\"Lima\"", "\"Callao\""),
        )?;
        incidents_cli::build::build(&map)?;
        changes.add();
        page.says("h1", "Callao").await?;
        page.map_is_ready().await
    })
}

#[test]
fn a_page_that_was_altered_is_not_taken() -> Outcome {
    let folder = Folder::new()?;
    made(folder.path(), &[])?;
    let map = folder.path().join("map");
    fs::write(map.join("start.js"), "alert('evil')")?;
    let error = new::page(new::Source::Path(&map))
        .err()
        .map(|error| error.to_string());
    let error = error.unwrap_or_default();
    assert!(error.ends_with("start.js is not as it was built, says site.json: take the page from where it was built again"), "{error}");
    Ok(())
}

#[test]
fn a_record_that_was_withdrawn_says_so_when_it_is_asked_for() -> Outcome {
    let site = Site::built()?.with_json("data/map.json", |map| {
        map["withdrawn"] = serde_json::json!([{"id": "gone-2016-09-01", "on": "2026-11-20", "reason": {"en": "It was of another war.", "ar": "كان من حرب أخرى."}}]);
    })?;
    read_site(Reader::at_desk(), site, async |page| {
        page.open("/?id=gone-2016-09-01").await?;
        page.mentions("The record “gone-2016-09-01” was withdrawn on 20 November 2026: It was of another war.")
            .await?;
        page.open("/?id=gone-2016-09-01&lang=ar").await?;
        page.mentions("كان من حرب أخرى.").await?;
        page.open("/?id=never-there").await?;
        page.mentions("The record “never-there” is not in this file")
            .await
    })
}

#[test]
fn a_map_has_an_accent_and_a_logo_of_its_own() -> Outcome {
    let folder = Folder::new()?;
    made(folder.path(), &[])?;
    let map = folder.path().join("map");
    let logo = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4' fill='#a00'/></svg>";
    fs::write(map.join("data/desk.svg"), logo)?;
    fs::write(map.join("data/own.css"), ".title { letter-spacing: 2px; }")?;
    let map_file = fs::read_to_string(map.join("data/map.json"))?;
    let look = "{\n  \"accent\": {\"light\": \"#A00\", \"dark\": \"#ffb0a0\"}, \"logo\": \"desk.svg\", \"stylesheet\": \"own.css\",";
    fs::write(map.join("data/map.json"), map_file.replacen('{', look, 1))?;
    incidents(&["build", "map"], folder.path())?;
    // Twice is as once.
    let html = fs::read(map.join("index.html"))?;
    incidents(&["build", "map"], folder.path())?;
    assert!(fs::read(map.join("index.html"))? == html);
    read_site(
        Reader::at_desk().with_map(),
        only_the_site(&folder)?,
        async |page| {
            let look = "const style = (of, pseudo) => getComputedStyle(document.querySelector(of), pseudo);
            return [style('.map-foot a, a').color, style('.title').letterSpacing, style('.header > .title').backgroundImage.endsWith('/data/desk.svg\")'), style('.header > .title').paddingInlineStart]";
            for (theme, color) in [("light", "rgb(170, 0, 0)"), ("dark", "rgb(255, 176, 160)")] {
                page.open(&format!("/?theme={theme}")).await?;
                page.map_is_ready().await?;
                let seen: (String, String, bool, String) = page.ask(look).await?;
                let expected = (color.to_owned(), "2px".to_owned(), true, "44px".to_owned());
                assert_eq!(seen, expected);
                page.picture(&format!("own-look-{theme}")).await?;
            }
            Ok(())
        },
    )
}

#[test]
fn who_may_use_the_records_and_where_to_read_more_stands_under_about() -> Outcome {
    let folder = Folder::new()?;
    let options = ["--license", "CC0-1.0", "--languages", "ar,en"];
    made(folder.path(), &options)?;
    let map = folder.path().join("map");
    let file = map.join("data/map.json");
    let said = fs::read_to_string(&file)?;
    let links =
        "{\n  \"links\": [{\"text\": \"How we work\", \"url\": \"https://desk.example/method\"}],";
    fs::write(&file, said.replacen('{', links, 1))?;
    assert!(
        incidents(&["build", "map"], folder.path())?
            .status
            .success()
    );
    // Before any script has run.
    let page = fs::read_to_string(map.join("index.html"))?;
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    read_site(Reader::at_desk(), only_the_site(&folder)?, async |page| {
        page.open("/?lang=en&view=about").await?;
        page.mentions("Use of the records: CC0 1.0").await?;
        let address = "return document.documentElement.dir + ' ' + [...document.querySelectorAll('.about a:not([href^=make])')].map(it => it.href).join(' ')";
        let found: String = page.ask(address).await?;
        assert_eq!(
            found,
            "ltr https://desk.example/method https://creativecommons.org/publicdomain/zero/1.0/"
        );
        page.picture("license").await?;
        page.is_accessible().await?;
        page.open("/?lang=ar&view=about").await?;
        page.mentions("شروط استخدام البيانات").await
    })
}
