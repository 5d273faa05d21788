//! Going through all text of a large file: for a search, and for the order by title or place.

use std::rc::Rc;

use incidents::columns::store::Store;
use incidents::model::session::SortBy;
use incidents::query::text_scan::{SortKeys, TextScan};
use incidents::query::text_search::TextSearch;
use incidents::schema::names::FieldMap;
use js_sys::Date;
use web_sys::Blob;
use worker_web::protocol::{Failure, Reply};

use crate::{Kept, bytes_of, say};

/// How often the page is told what has been found.
const FOUND_MS: f64 = 150.0;

/// A file that has been read.
pub struct FileScan {
    scan: TextScan,
    blob: Rc<Blob>,
    /// The last search: an earlier one gives up.
    search: u32,
}

impl FileScan {
    pub fn new(store: &Store, fields: FieldMap, blob: Blob) -> Self {
        let place = |row: u32| {
            let span = store.text_span(row)?;
            Some((row, span.start as u32, span.len() as u32))
        };
        let places = (0..store.n_rows() as u32).filter_map(place);
        Self {
            scan: TextScan::new(places.collect(), fields),
            blob: Rc::new(blob),
            search: 0,
        }
    }
}

/// Calls with what is kept, if a file has been read.
fn with<T>(kept: &Kept, then: impl FnOnce(&mut FileScan) -> T) -> Option<T> {
    kept.borrow_mut().as_mut().map(then)
}

/// Looks for words in every piece, and tells the page of what it finds meanwhile.
pub async fn find(number: u32, words: String, kept: Kept) {
    if try_to_find(number, &words, &kept).await.is_none() {
        say(Reply::Failed(Failure::Find(number)), &[]);
    }
}

/// `None` where the file cannot be read any more.
async fn try_to_find(number: u32, words: &str, kept: &Kept) -> Option<()> {
    let (mut search, n_pieces, blob) = with(kept, |it| {
        it.search = number;
        let search = TextSearch::new(&it.scan, words);
        (search, it.scan.n_pieces(), it.blob.clone())
    })?;
    // Nothing to look for ends the search before.
    if words.is_empty() {
        return Some(());
    }
    let say_found = |search: &TextSearch, found: &mut Vec<u32>| {
        let found = Reply::Found {
            number,
            n_done: search.n_done(),
            n_pieces,
            rows: std::mem::take(found),
            corrections: search.corrections().to_vec(),
        };
        say(found, &[]);
    };
    if n_pieces == 0 {
        say_found(&search, &mut Vec::new());
    }
    let (mut found, mut said_at_ms) = (Vec::new(), 0.0);
    while let Some(needed) = with(kept, |it| search.needed(&it.scan))? {
        // A moment for the page to say that it looks for something else.
        let bytes = bytes_of(&blob, needed).await?;
        let n_corrected = search.corrections().len();
        let is_wanted = with(kept, |it| {
            let is_wanted = it.search == number;
            if is_wanted {
                search.step(&mut it.scan, &bytes, &mut |row| found.push(row));
            }
            is_wanted
        });
        if is_wanted != Some(true) {
            return Some(());
        }
        // With other words the rows begin anew.
        if search.corrections().len() != n_corrected {
            found.clear();
        }
        let is_due = Date::now() - said_at_ms >= FOUND_MS;
        if is_due || search.n_done() == n_pieces {
            said_at_ms = Date::now();
            say_found(&search, &mut found);
        }
    }
    Some(())
}

/// Ranks all rows by their titles or places.
pub async fn rank(by: SortBy, language: String, kept: Kept) {
    if try_to_rank(by, language, &kept).await.is_none() {
        say(Reply::Failed(Failure::Rank(by)), &[]);
    }
}

/// `None` where the file cannot be read any more.
async fn try_to_rank(by: SortBy, language: String, kept: &Kept) -> Option<()> {
    let (n_pieces, n_records, blob) = with(kept, |it| {
        (it.scan.n_pieces(), it.scan.n_records(), it.blob.clone())
    })?;
    let mut keys = SortKeys::new(by, language, n_records);
    for piece in 0..n_pieces {
        let bytes = with(kept, |it| it.scan.bytes_of(piece));
        let bytes = bytes_of(&blob, bytes.unwrap_or_default()).await?;
        with(kept, |it| it.scan.note_keys(piece, &bytes, &mut keys));
    }
    let ranks = keys.ranks();
    say(Reply::Ranks { by, ranks }, &[]);
    Some(())
}
