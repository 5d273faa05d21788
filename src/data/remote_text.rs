//! What of a large file is elsewhere: its text in a blob, and the worker that goes through it.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use incidents::columns::row_set::RowSet;
use incidents::model::session::{Session, SortBy};
use incidents::query::engine::Engine;
use incidents::query::read_plan::plan_reads;
use incidents::query::text_source::SearchResult;
use incidents::search::correct::Correction;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use crate::browser::web;
use crate::data::loaded::{FileVersion, Large};
use crate::state::Change;
use crate::state::progress::{Awaited, Pending, SearchProgress};
use worker_web::protocol::{Failure, Request};

/// The text of a large file, and the worker that goes through it.
pub(super) struct RemoteText {
    pub(super) large: Large,
    /// Whose titles and names are compared.
    pub(super) language: RefCell<String>,
    pub(super) is_reading: Cell<bool>,
    search: RefCell<Search>,
    /// Orders that the worker was asked for and has not given yet.
    sorting: RefCell<Vec<SortBy>>,
    /// The order that the worker could not give: it is asked again when the reader has chosen another one meanwhile.
    unsorted: Cell<Option<SortBy>>,
    /// Other records have taken the place of its own, with their text.
    pub(super) is_replaced: Cell<bool>,
    /// The worker has ended.
    is_gone: Cell<bool>,
    /// The rows whose text the last answer lacks and nobody reads yet.
    pub(super) missing: RefCell<Vec<u32>>,
    has_failed: Cell<bool>,
    pub(super) tell: RefCell<Option<Callback<Change>>>,
}

/// The last search of the worker.
#[derive(Default)]
struct Search {
    number: u32,
    words: String,
    found: SearchResult,
    searched: Option<usize>,
    /// It ends here, with what has been found.
    has_failed: bool,
}

impl Search {
    fn fail(&mut self) {
        self.has_failed |= self.searched.take().is_some();
    }
}

impl RemoteText {
    pub(super) fn new(large: Large, language: &str) -> Self {
        Self {
            large,
            language: RefCell::new(language.to_owned()),
            is_reading: Cell::new(false),
            search: RefCell::default(),
            sorting: RefCell::default(),
            unsorted: Cell::default(),
            is_replaced: Cell::default(),
            is_gone: Cell::default(),
            missing: RefCell::default(),
            has_failed: Cell::default(),
            tell: RefCell::default(),
        }
    }

    pub(super) fn pending(&self) -> Pending {
        Pending {
            searched: self.search.borrow().searched,
            is_sorting: !self.sorting.borrow().is_empty(),
            has_failed: self.has_failed.get(),
        }
    }
}

impl RemoteText {
    /// What the worker still owes a session, asked for or not.
    pub(super) fn awaited(&self, session: &Session, engine: &Engine) -> Awaited {
        let (search, words, by) = (
            self.search.borrow(),
            session.words.trim(),
            engine.sort_of(session).by,
        );
        let progress = match search.searched.is_some() || search.words != words {
            true => SearchProgress::Running,
            false if search.has_failed => SearchProgress::Failed,
            false => SearchProgress::Done,
        };
        let is_here = !self.is_gone.get();
        Awaited {
            search: progress,
            order: is_here && self.unsorted.get() != Some(by) && engine.is_unsorted(by),
            version: is_here && self.large.version.get() == FileVersion::Awaited,
        }
    }

    /// Has the worker search for words, and no longer for those before.
    pub(super) fn look_for(&self, words: &str, n_rows: usize) {
        let mut search = self.search.borrow_mut();
        if search.words == words {
            return;
        }
        *search = Search {
            number: search.number + 1,
            words: words.to_owned(),
            found: SearchResult {
                rows: RowSet::none(n_rows),
                ..SearchResult::default()
            },
            searched: (!words.is_empty()).then_some(0),
            has_failed: false,
        };
        if self.is_gone.get() {
            search.fail();
            return;
        }
        self.large.worker.say(Request::Find {
            number: search.number,
            words: words.to_owned(),
        });
    }

    /// Has the worker rank the rows for an order, once.
    pub(super) fn sort(&self, by: SortBy, engine: &Engine) {
        let mut sorting = self.sorting.borrow_mut();
        if self.unsorted.get() == Some(by) {
            return;
        }
        self.unsorted.set(None);
        if engine.is_unsorted(by) && !sorting.contains(&by) && !self.is_gone.get() {
            sorting.push(by);
            let language = self.language.borrow().clone();
            self.large.worker.say(Request::Rank { by, language });
        }
    }

    /// Waits no longer for what the worker says that it cannot give: a search, an order, or anything any more.
    pub(super) fn fail(&self, failure: &Failure) {
        let (mut search, mut sorting) = (self.search.borrow_mut(), self.sorting.borrow_mut());
        match failure {
            Failure::Find(number) if *number != search.number => return,
            Failure::Find(_) => search.fail(),
            Failure::Rank(by) => {
                sorting.retain(|sorting| sorting != by);
                self.unsorted.set(Some(*by));
            }
            Failure::Unreachable(_) | Failure::Status(_) => {
                search.fail();
                sorting.clear();
                self.is_gone.set(true);
            }
        }
        self.has_failed.set(true);
    }

    /// Takes the rows that a search has found since the last time, after so many of all pieces of the file. Those of words that
    /// have been corrected since then are not what is looked for any more.
    pub(super) fn found(
        &self,
        engine: &RefCell<Engine>,
        number: u32,
        (n_done, n_pieces): (usize, usize),
        (rows, corrections): (&[u32], Vec<Correction>),
    ) {
        let mut search = self.search.borrow_mut();
        if search.number != number {
            return;
        }
        if search.found.corrections != corrections {
            search.found = SearchResult {
                rows: RowSet::none(search.found.rows.n_rows()),
                corrections,
            };
        }
        for &row in rows {
            search.found.rows.insert(row);
        }
        search.searched = (n_done < n_pieces).then(|| 100 * n_done / n_pieces);
        engine
            .borrow_mut()
            .set_found(&search.words, search.found.clone());
    }

    /// Takes the ranks of an order.
    pub(super) fn ranked(&self, engine: &RefCell<Engine>, by: SortBy, ranks: Vec<u32>) {
        let mut sorting = self.sorting.borrow_mut();
        sorting.retain(|sorting| *sorting != by);
        engine.borrow_mut().set_ranks(by, ranks);
    }
}

/// Reads the records that the last answer lacks, and says whether any has come; nothing where it lacks none.
pub(super) async fn read(remote: &RemoteText, engine: &RefCell<Engine>) -> Option<bool> {
    let missing = remote.missing.take();
    if missing.is_empty() {
        return None;
    }
    remote.is_reading.set(true);
    let span = |row: &u32| engine.borrow().data().store().text_span(*row);
    let spans: Vec<Range<usize>> = (missing.iter())
        .map(|row| span(row).unwrap_or_default())
        .collect();
    let bytes = slices(remote, &spans).await;
    if remote.is_replaced.get() {
        return None;
    }
    let mut engine = engine.borrow_mut();
    let mut has_come = false;
    for (&row, bytes) in missing.iter().zip(bytes) {
        if let Some(bytes) = bytes {
            engine.insert_text(row, bytes);
            has_come = true;
        }
    }
    remote.is_reading.set(false);
    Some(has_come)
}

/// So many ranges of the file are in memory at once: each may have megabytes.
const AT_ONCE: usize = 16;

/// The bytes of records; none of a record that the browser cannot give any more. Neighbours in the file are read together.
pub(super) async fn slices(remote: &RemoteText, spans: &[Range<usize>]) -> Vec<Option<Vec<u8>>> {
    let ranges = plan_reads(spans);
    let slice = |bytes: &Range<usize>| {
        let (start, end) = (bytes.start as f64, bytes.end as f64);
        let slice = remote.large.blob.slice_with_f64_and_f64(start, end);
        slice.map_or_else(
            |error| Promise::reject(&error),
            |slice| slice.array_buffer(),
        )
    };
    let mut records = vec![None; spans.len()];
    for ranges in ranges.chunks(AT_ONCE) {
        let promises: Array = ranges.iter().map(|range| slice(&range.bytes)).collect();
        // It does not fail, whatever becomes of them.
        let settled = JsFuture::from(Promise::all_settled(&promises)).await;
        let settled: Array = settled.unwrap_or_default().unchecked_into();
        for (range, settled) in ranges.iter().zip(settled) {
            let buffer = web::get_property(&settled, "value");
            if buffer.is_undefined() {
                continue;
            }
            let bytes = Uint8Array::new(&buffer);
            for &at in &range.spans {
                let [from, to] = [spans[at].start, spans[at].end];
                let [from, to] = [from, to].map(|byte| (byte - range.bytes.start) as u32);
                records[at] = Some(bytes.subarray(from, to).to_vec());
            }
        }
    }
    if records.contains(&None) && !remote.has_failed.replace(true) {
        let tell = remote.tell.borrow().clone();
        if let Some(tell) = tell {
            tell.emit(Change::Pending(remote.pending()));
        }
    }
    records
}
