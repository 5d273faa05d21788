//! The records that pass, as a file: written piece by piece, so that the page goes on and the reader can stop it.

use std::cell::Cell;
use std::rc::Rc;

use incidents::query::engine::Answer;
use incidents::write::{Format, Writer};
use js_sys::{Array, Date, Uint8Array};

use crate::browser::web;
use crate::browser::web::file::{File, blob};
use crate::data::client::EngineClient;

/// How long the page may stand still.
const TASK_MS: f64 = 24.0;

/// How much of the text of a large file is read at a time, and how much of what is written becomes a part of the file.
const READ_BYTES: usize = 32 << 20;
const PART_BYTES: usize = 4 << 20;

/// Ends an export when it is set.
pub type Cancelled = Rc<Cell<bool>>;

/// The type of a file, as browsers name it.
fn media_type(format: Format) -> &'static str {
    match format {
        Format::GeoJson => "application/geo+json",
        Format::Csv => "text/csv;charset=utf-8",
    }
}

/// A file of all records that pass, in the order of the list; none where the reader does not want to wait, or the browser cannot
/// give the text of a record any more. A table has columns for what is said in these languages. `tell` hears how much is written, in percent.
pub async fn file(
    client: &EngineClient,
    answer: &Answer,
    (format, notes, languages): (Format, &[(&str, String)], &[String]),
    cancelled: &Cancelled,
    tell: &dyn Fn(usize),
) -> Option<File> {
    let rows = client.listed(answer);
    let version = client.records_version();
    let parts = Array::new();
    let mut text = String::new();
    let mut writer = Writer::in_languages(format, notes, languages, &mut text);
    let mut begun_at_ms = Date::now();
    let mut at = 0;
    while at < rows.len() {
        let wanted = client.first_of(&rows[at..], READ_BYTES);
        let texts = client.texts(wanted).await;
        for (&row, bytes) in wanted.iter().zip(texts) {
            // The rows are of other records once those were read again.
            if client.records_version() != version {
                return None;
            }
            let (record, original) = client.record_from(row, bytes.as_deref())?;
            writer.add(&record, &original, &mut text);
            at += 1;
            if text.len() >= PART_BYTES {
                end_part(&mut text, &parts);
            }
            if Date::now() - begun_at_ms >= TASK_MS {
                tell(100 * at / rows.len());
                web::yield_now().await;
                begun_at_ms = Date::now();
            }
            if cancelled.get() {
                return None;
            }
        }
    }
    writer.end(&mut text);
    end_part(&mut text, &parts);
    blob(&parts, media_type(format)).ok()
}

/// What has been written goes where the browser keeps it.
fn end_part(text: &mut String, parts: &Array) {
    let bytes = Uint8Array::from(text.as_bytes());
    text.clear();
    // A browser without room for it says so when the parts become a file.
    match blob(&Array::of1(&bytes), "") {
        Ok(part) => parts.push(&part),
        Err(_) => parts.push(&bytes),
    };
}
