//! Maps that are made in the page: a table is given, looked at, mended, described, and a site is taken.

use std::fs;

use serde_json::json;
use site::files::{Files as _, Memory};
use site::zip::{packed, unpacked};

use crate::support::incidents::incidents;
use crate::support::{Failure, Folder, Outcome, Page, Reader, Site, read_site};

const PORT: &str = "Date,Time,Place,Latitude,Longitude,Type,What happened,Killed,Source link,Ward
12/05/2023,08:30,North quay,-20.2015,13.3010,Strike,Dockers stop work,0,https://example.org/a1,7
13/05/2023,,North quay,-20.2015,13.3010,Strike,Half of the port joins,0,https://example.org/a2,7
14/05/2023,21:00,Harbour gate,-20.2002,13.2978,Clash,Police and strikers clash,1,https://example.org/a3,8
";

/// Gives files to a field as somebody does who chooses them, and waits until they are read.
const GIVE: &str = "
    const [id, files] = arguments;
    const given = new DataTransfer();
    for (const [name, text] of files) {
        const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
        given.items.add(new File([bytes], name));
    }
    const field = document.getElementById(id);
    field.files = given.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));";

/// What the frame beside it shows.
const IN_FRAME: &str = "
    const frame = document.querySelector('.preview-frame:not(.is-coming)');
    const found = frame?.contentDocument?.querySelectorAll(arguments[0]) ?? [];
    return [...found].map(it => it.innerText.trim().split('\\n')[0]);";

/// The bytes of what is at the address of a link, for a test.
const FETCH: &str = "
    const done = arguments[arguments.length - 1];
    fetch(document.getElementById('make-download').href)
        .then(answer => answer.arrayBuffer())
        .then(bytes => done(btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''))));";

/// What the browser keeps of the draft.
const KEPT: &str = "
    const done = arguments[arguments.length - 1];
    const name = `incident-map-draft ${new URL('.', location.href).pathname}`;
    const opened = indexedDB.open(name);
    opened.onerror = () => done('');
    opened.onsuccess = () => {
        const database = opened.result;
        const end = said => { database.close(); done(said); };
        if (!database.objectStoreNames.contains('draft')) return end('');
        const asked = database.transaction('draft').objectStore('draft').get('draft');
        asked.onsuccess = () => end(asked.result?.said ?? '');
    };";

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| chunk.get(at).copied().map_or(0, u32::from));
        let bits = a << 16 | b << 8 | c;
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at > chunk.len() { '=' } else { letter.into() });
        }
    }
    text
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for chunk in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = chunk
            .iter()
            .fold(0, |bits, letter| bits << 6 | u32::from(value(*letter)));
        let bits = bits << (6 * (4 - chunk.len()));
        let all = [16, 8, 0].map(|shift| (bits >> shift) as u8);
        bytes.extend_from_slice(&all[..chunk.len() - 1]);
    }
    bytes
}

impl Page {
    /// Opens the page on which maps are made, and waits for it.
    pub async fn open_making(&self, query: &str) -> Outcome {
        self.go(&format!("/make.html{query}")).await?;
        self.wait_until("the steps are there", async || {
            Ok(!self.texts(".make-step").await?.is_empty())
        })
        .await
    }

    /// Gives files to a field.
    pub async fn give(&self, field: &str, files: &[(&str, &[u8])]) -> Outcome {
        let files: Vec<_> = files
            .iter()
            .map(|(name, bytes)| json!([name, base64(bytes)]))
            .collect();
        let is_there = "return !!document.getElementById(arguments[0])";
        self.wait_until(&format!("there is a field {field}"), async || {
            self.ask_with(is_there, vec![json!(field)]).await
        })
        .await?;
        self.ask_with::<Option<bool>>(GIVE, vec![json!(field), json!(files)])
            .await
            .map(drop)
    }

    /// Gives the table of the port.
    async fn give_port(&self) -> Outcome {
        self.open_making("").await?;
        self.give("make-tables", &[("port.csv", PORT.as_bytes())])
            .await?;
        self.says("#step-title", "Columns").await?;
        self.shows("[role=status]", &["3 incidents"]).await
    }

    /// What the frame beside it shows, as soon as it does.
    pub async fn shows(&self, selector: &str, expected: &[&str]) -> Outcome {
        let expected: Vec<String> = expected.iter().map(|it| (*it).to_owned()).collect();
        self.becomes(&format!("the map shows {selector}"), expected, async || {
            let found: Vec<String> = self.ask_with(IN_FRAME, vec![json!(selector)]).await?;
            let first = found.into_iter().filter(|text| !text.is_empty());
            Ok(first.collect())
        })
        .await
    }

    /// Puts words into a field and leaves it.
    pub async fn fill(&self, name: &str, words: &str) -> Outcome {
        let script = "
            const field = [...document.querySelectorAll('label.make-field')].find(it => it.firstElementChild?.innerText.trim() === arguments[0])
                ?.querySelector('input, textarea, select');
            if (!field) return false;
            field.value = arguments[1];
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
            return true;";
        self.wait_until(&format!("there is a field {name}"), async || {
            self.ask_with(script, vec![json!(name), json!(words)]).await
        })
        .await
    }

    /// Takes the site, and returns its files.
    pub async fn take_site(&self) -> Outcome<Memory> {
        self.click("button", "Take the site").await?;
        self.click("button", "Make the zip").await?;
        self.wait_until("the site is ready", async || {
            Ok(!self.texts("#make-download").await?.is_empty())
        })
        .await?;
        let zip: String = self.ask_later(FETCH).await?;
        Ok(unpacked(&from_base64(&zip))?)
    }
}

#[test]
fn a_sheet_becomes_the_site_that_the_command_line_makes_of_it() -> Outcome {
    let folder = Folder::new()?;
    fs::write(folder.path().join("port.csv"), PORT)?;
    let args = "new port.csv -o map --yes --title Port --license CC-BY-4.0";
    let args: Vec<&str> = args.split(' ').collect();
    let output = incidents(&args, folder.path())?;
    assert!(output.status.success(), "{output:?}");
    let made = incidents_cli::folder::Folder::new(&folder.path().join("map"));
    let paths = made.paths()?;
    read_site(
        Reader::at_desk().with_ground(),
        Site::built()?,
        async |page| {
            page.give_port().await?;
            page.click("button", "Map").await?;
            page.fill("Title", "Port").await?;
            page.shows("h1", &["Port"]).await?;
            page.click("DisclosureTriangle", "Credits, licence, contact")
                .await?;
            page.fill("Who may use the records, and how", "CC BY 4.0")
                .await?;
            let taken = page.take_site().await?;
            assert!(taken.keys().eq(&paths), "{:?}", taken.keys());
            // The days of first publication are two where it is midnight between.
            for path in paths.iter().filter(|path| *path != "data/published.json") {
                assert!(taken.get(path) == made.read(path).as_ref(), "{path}");
            }
            Ok(())
        },
    )
}

#[test]
fn columns_are_changed_and_undone_and_the_map_follows() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.mentions("3 of 3 read").await?;
        page.mentions("decided by 13/05/2023").await?;
        let titles = [
            "Dockers stop work",
            "Half of the port joins",
            "Police and strikers clash",
        ];
        page.shows(".list ol > li", &titles).await?;
        page.choose("What What happened is taken for", "description")
            .await?;
        page.choose("What Place is taken for", "title").await?;
        page.shows(
            ".list ol > li",
            &["North quay", "North quay", "Harbour gate"],
        )
        .await?;
        page.click("button", "Undo").await?;
        page.click("button", "Undo").await?;
        page.shows(".list ol > li", &titles).await
    })
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_keeps_what_was_shown() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Table").await?;
        page.give(
            "make-instead",
            &[("broken.xlsx", b"PK\x03\x04 no spreadsheet")],
        )
        .await?;
        page.mentions("broken.xlsx: ").await?;
        page.give("make-instead", &[("broken.geojson", b"{\"type\": \"Feat")])
            .await?;
        page.mentions("broken.geojson: ").await?;
        page.give("make-instead", &[("evil.zip", b"PK\x03\x04 no site")])
            .await?;
        page.mentions("it is no zip archive that can be read")
            .await?;
        page.shows("[role=status]", &["3 incidents"]).await
    })
}

#[test]
fn a_draft_is_there_after_a_reload_until_it_is_forgotten() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Map").await?;
        page.fill("Title", "Nineteen days").await?;
        page.shows("h1", &["Nineteen days"]).await?;
        page.wait_until("the draft is kept", async || {
            let said: String = page.ask_later(KEPT).await?;
            Ok(said.contains("Nineteen days"))
        })
        .await?;
        page.open_making("").await?;
        page.shows("h1", &["Nineteen days"]).await?;
        page.mentions("Restored from your last visit").await?;
        page.click("button", "Forget it").await?;
        page.mentions("The map appears here").await?;
        page.open_making("").await?;
        page.mentions("The map appears here").await
    })
}

#[test]
fn a_draft_that_cannot_be_read_is_said_and_stays_until_it_is_forgotten() -> Outcome {
    const SPOIL: &str = "
        const done = arguments[arguments.length - 1];
        const opened = indexedDB.open(`incident-map-draft ${new URL('.', location.href).pathname}`);
        opened.onsuccess = () => {
            const store = opened.result.transaction('draft', 'readwrite').objectStore('draft');
            const none = { names: [], files: [], notes: [], beside_names: [], beside: [], before_names: [], before: [] };
            store.put({ ...none, said: 'of another page' }, 'draft').onsuccess = () => { opened.result.close(); done(true); };
        };";
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.wait_until("a draft is kept", async || {
            Ok(!page.ask_later::<String>(KEPT).await?.is_empty())
        })
        .await?;
        page.ask_later::<bool>(SPOIL).await?;
        page.go("/").await?;
        page.open_making("").await?;
        page.mentions("cannot be read by this version of the page")
            .await?;
        page.give("make-tables", &[("port.csv", PORT.as_bytes())])
            .await?;
        page.shows("[role=status]", &["3 incidents"]).await?;
        assert_eq!(page.ask_later::<String>(KEPT).await?, "of another page");
        page.click("button", "Table").await?;
        page.click("button", "Forget it").await?;
        page.wait_until("it is forgotten", async || {
            Ok(page.ask_later::<String>(KEPT).await?.is_empty())
        })
        .await
    })
}

#[test]
fn records_are_corrected_added_and_withdrawn() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Records").await?;
        page.click("button", "Police and strikers clash").await?;
        page.fill(
            "Date, as in 2016-09-24 or 2016-09-24/2016-09-26",
            "in spring",
        )
        .await?;
        page.click("button", "Save").await?;
        page.says("#edit-date-refused", "expected a date in EDTF such as 2016-09-24, 2016-09-22~ or 2016-09-24/2016-10-01, but found \"in spring\" (whitespace is not allowed)")
            .await?;
        page.fill(
            "Date, as in 2016-09-24 or 2016-09-24/2016-09-26",
            "2023-05-15",
        )
        .await?;
        page.fill("Title", "A clash at the gate").await?;
        page.click("button", "Save").await?;
        page.shows(
            ".list ol > li",
            &[
                "Dockers stop work",
                "Half of the port joins",
                "A clash at the gate",
            ],
        )
        .await?;
        page.click("button", "Add a record").await?;
        page.fill("Title", "Talks begin").await?;
        page.fill(
            "Date, as in 2016-09-24 or 2016-09-24/2016-09-26",
            "2023-05-22",
        )
        .await?;
        page.fill("Latitude", "-20.2030").await?;
        page.fill("Longitude", "13.2950").await?;
        page.click("button", "Add it").await?;
        page.shows("[role=status]", &["4 incidents"]).await?;
        page.click("button", "Dockers stop work").await?;
        page.click("button", "Withdraw this record").await?;
        page.shows(
            ".list ol > li",
            &[
                "Half of the port joins",
                "A clash at the gate",
                "Talks begin",
            ],
        )
        .await
    })
}

#[test]
fn a_site_is_opened_again_and_asks_for_a_word_of_what_changes() -> Outcome {
    let folder = Folder::new()?;
    fs::write(folder.path().join("port.csv"), PORT)?;
    let args = "new port.csv -o map --yes --title Port";
    let args: Vec<&str> = args.split(' ').collect();
    incidents(&args, folder.path())?;
    let made = incidents_cli::folder::Folder::new(&folder.path().join("map"));
    let mut files = Memory::new();
    for path in made.paths()? {
        let bytes = made.read(&path).ok_or_else(|| Failure::new(path.clone()))?;
        files.insert(path, bytes);
    }
    // What could run in it is not taken along.
    files.insert("start.js".to_owned(), b"evil()".to_vec());
    files.insert(
        "data/evil.html".to_owned(),
        b"<script>evil()</script>".to_vec(),
    );
    let zip = packed(&files)?;
    read_site(Reader::at_desk().with_map(), Site::built()?, async |page| {
        page.open_making("").await?;
        page.give("make-tables", &[("map.zip", &zip)]).await?;
        page.says("#step-title", "Records").await?;
        page.shows("h1", &["Port"]).await?;
        page.click("button", "Police and strikers clash").await?;
        page.fill("Title", "A clash").await?;
        page.click("button", "Save").await?;
        page.mentions("This record was published: say in a sentence what was corrected")
            .await?;
        page.fill(
            "What was corrected, in a sentence for readers; or why it is withdrawn",
            "Nobody saw police",
        )
        .await?;
        page.click("button", "Save").await?;
        page.shows(
            ".list ol > li",
            &["Dockers stop work", "Half of the port joins", "A clash"],
        )
        .await?;
        let taken = page.take_site().await?;
        assert!(!taken.contains_key("data/evil.html"));
        assert!(
            taken
                .text("start.js")
                .is_some_and(|text| !text.contains("evil"))
        );
        let records = taken.text("data/incidents.geojson").unwrap_or_default();
        assert!(records.contains("Nobody saw police"), "{records}");
        assert!(!records.contains("Police and strikers"), "{records}");
        Ok(())
    })
}

#[test]
fn making_works_in_arabic_and_each_step_is_accessible() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.open_making("?lang=ar").await?;
        page.give("make-tables", &[("port.csv", PORT.as_bytes())])
            .await?;
        page.says("#step-title", "الأعمدة").await?;
        let direction: String = page.ask("return document.documentElement.dir").await?;
        assert_eq!(direction, "rtl");
        page.shows("h1", &["Port"]).await?;
        for step in ["الجدول", "الأعمدة", "السجلات", "الخريطة", "خذ الموقع"]
        {
            page.click("button", step).await?;
            page.is_accessible().await?;
        }
        Ok(())
    })
}

#[test]
fn tables_are_given_and_columns_looked_at_on_a_phone() -> Outcome {
    read_site(Reader::with_phone(), Site::built()?, async |page| {
        page.give_port().await?;
        for step in ["Table", "Columns", "Records", "Map", "Take the site"] {
            page.click("button", step).await?;
            let too_wide: i32 = page.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await?;
            assert_eq!(too_wide, 0, "{step}");
        }
        page.picture("making-phone").await
    })
}

#[test]
fn the_page_of_a_draft_leads_to_where_maps_are_made() -> Outcome {
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.go("/draft.html").await?;
        page.mentions("Make a map of reported incidents").await
    })
}

const WARDS: &[u8] = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Ward 7"},"geometry":{"type":"Polygon","coordinates":[[[13.29,-20.21],[13.31,-20.21],[13.31,-20.19],[13.29,-20.19],[13.29,-20.21]]]}}]}"#;

impl Page {
    /// Lays two files of areas over the map, and takes one of them off again.
    async fn lay_and_take_off(&self) -> Outcome {
        let put = "
            const [accept, name, text] = arguments;
            const field = document.querySelector(`input[type=file][accept='${accept}']`);
            const given = new DataTransfer();
            given.items.add(new File([text], name));
            field.files = given.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        for name in ["wards.geojson", "gone.geojson"] {
            let given = vec![
                json!(".geojson,.json"),
                json!(name),
                json!(String::from_utf8_lossy(WARDS)),
            ];
            self.ask_with::<Option<bool>>(put, given).await?;
            self.mentions(name).await?;
        }
        let remove = "
            const item = [...document.querySelectorAll('.make-item')].find(it => it.innerText.includes('gone.geojson'));
            item?.querySelector('button').click();
            return !!item;";
        self.wait_until("there is the layer", async || self.ask(remove).await)
            .await?;
        Ok(())
    }
}

#[test]
fn what_a_map_file_says_is_set_seen_and_taken_and_what_was_taken_off_is_not() -> Outcome {
    read_site(Reader::at_desk().with_map(), Site::built()?, async |page| {
        page.give_port().await?;
        page.click("button", "Map").await?;
        page.fill(
            "What happened, in a sentence or two",
            "A strike at the port",
        )
        .await?;
        page.find("checkbox", "Arabic").await?.click().await?;
        page.fill("Title (Arabic)", "الميناء").await?;
        page.fill("Introduction (English)", "First\n\nThird")
            .await?;
        page.fill("Introduction (Arabic)", "أولاً\nثانياً").await?;
        // What one language lacks stays in the other.
        page.fill("Introduction (English)", "First").await?;
        for group in [
            "Credits, licence, contact",
            "Logo and accent",
            "Layers of your own",
            "Ground",
        ] {
            page.click("DisclosureTriangle", group).await?;
        }
        page.fill("Colour of links and buttons on light ground", "#aa0044")
            .await?;
        page.lay_and_take_off().await?;
        page.choose("What lies beneath the marks", "pmtiles")
            .await?;
        page.mentions("Name of the archive").await?;
        page.choose("What lies beneath the marks", "own").await?;
        let accent = "
            const frame = document.querySelector('.preview-frame:not(.is-coming)');
            return frame ? getComputedStyle(frame.contentDocument.documentElement).getPropertyValue('--accent') : '';";
        page.wait_until("the accent is seen", async || {
            Ok(page.ask::<String>(accent).await?.contains("#aa0044"))
        })
        .await?;
        let taken = page.take_site().await?;
        let map_file = taken.text("data/map.json").unwrap_or_default();
        let map: serde_json::Value = serde_json::from_str(&map_file)?;
        assert_eq!(map["title"], json!({"en": "Port", "ar": "الميناء"}));
        let introduction = json!([{"en": "First", "ar": "أولاً"}, {"ar": "ثانياً"}]);
        assert_eq!(map["introduction"], introduction);
        assert!(
            taken.contains_key("data/wards.geojson") && !taken.contains_key("data/gone.geojson")
        );
        assert!(
            taken
                .text("site.css")
                .is_some_and(|css| css.contains("#aa0044"))
        );
        // What was taken is not what is there any more.
        page.click("button", "Map").await?;
        page.fill("Who publishes it (English)", "Desk").await?;
        page.shows("h1", &["Port"]).await?;
        page.click("button", "Take the site").await?;
        assert_eq!(page.texts("#make-download").await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_file_that_a_reader_has_dropped_on_a_map_goes_along_to_where_maps_are_made() -> Outcome {
    const DROP: &str = "
        const given = new DataTransfer();
        given.items.add(new File([arguments[0]], 'port.csv'));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: given }));";
    const FOLLOW: &str = "
        const link = document.querySelector('a[href^=\"make.html\"]');
        if (!link || link.rel !== 'opener') return false;
        window.opened ??= window.open(link.href);
        return window.opened.document.getElementById('step-title')?.innerText === 'Columns';";
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.open("/").await?;
        page.ask_with::<Option<bool>>(DROP, vec![json!(PORT)])
            .await?;
        page.says("h1", "port.csv").await?;
        page.show("About").await?;
        page.wait_until("the file is there", async || page.ask(FOLLOW).await)
            .await?;
        page.ask::<Option<bool>>("window.opened.close()")
            .await
            .map(drop)
    })
}
