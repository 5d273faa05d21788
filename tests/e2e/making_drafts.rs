//! The draft of a map, as the browser keeps it between visits.

use rust_xlsxwriter::Workbook;

use crate::support::making::PORT;
use crate::support::{Outcome, Reader, Site, read_site};

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

#[test]
fn a_spreadsheet_is_a_table_and_is_there_after_a_reload() -> Outcome {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in PORT.lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            sheet.write_string(row as u32, column as u16, cell)?;
        }
    }
    let bytes = workbook.save_to_buffer()?;
    read_site(Reader::at_desk(), Site::built()?, async |page| {
        page.open_making("").await?;
        page.give("make-tables", &[("port.xlsx", &bytes)]).await?;
        page.says("#step-title", "Columns").await?;
        page.shows("[role=status]", &["3 incidents"]).await?;
        page.wait_until("the draft is kept", async || {
            Ok(!page.ask_later::<String>(KEPT).await?.is_empty())
        })
        .await?;
        page.go("/").await?;
        page.open_making("").await?;
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
