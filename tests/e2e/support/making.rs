//! The page on which maps are made, as somebody uses it who makes one.

use serde_json::json;
use site::files::Memory;
use site::zip::unpacked;

use crate::support::{Outcome, Page};

/// A table of three incidents.
pub const PORT: &str = "Date,Time,Place,Latitude,Longitude,Type,What happened,Killed,Source link,Ward
12/05/2023,08:30,North quay,-20.2015,13.3010,Strike,Dockers stop work,0,https://example.org/a1,7
13/05/2023,,North quay,-20.2015,13.3010,Strike,Half of the port joins,0,https://example.org/a2,7
14/05/2023,21:00,Harbour gate,-20.2002,13.2978,Clash,Police and strikers clash,1,https://example.org/a3,8
";

/// A layer of one area.
const WARDS: &[u8] = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Ward 7"},"geometry":{"type":"Polygon","coordinates":[[[13.29,-20.21],[13.31,-20.21],[13.31,-20.19],[13.29,-20.19],[13.29,-20.21]]]}}]}"#;

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
    fetch(document.getElementById(arguments[0]).href)
        .then(answer => answer.arrayBuffer())
        .then(bytes => done(btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''))));";

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
    pub async fn give_port(&self) -> Outcome {
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
        self.downloaded("make-download").await
    }

    /// The files of the archive behind a link.
    pub async fn downloaded(&self, link: &str) -> Outcome<Memory> {
        let zip: String = self.ask_later_with(FETCH, vec![json!(link)]).await?;
        Ok(unpacked(&from_base64(&zip))?)
    }

    /// Lays two files of areas over the map, and takes one of them off again.
    pub async fn lay_and_take_off(&self) -> Outcome {
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
