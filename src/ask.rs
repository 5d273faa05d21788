//! The one seam: the page asks, the engine answers.
//!
//! The engine has all columns and answers at once, on the page's own thread. The text of a large file is elsewhere: what
//! takes that comes later, from the file's blob or from the worker, and then the page asks again.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::dots::Dots;
use incidents::engine::{Answer, Engine, Facts, Viewport};
use incidents::facets::{Facet, UNSPECIFIED};
use incidents::incident::Incident;
use incidents::mercator::World;
use incidents::rows::RowSet;
use incidents::scene::{Density, Frame, InView, Scene, SceneMark};
use incidents::session::{Action, Session, SortBy};
use js_sys::{Array, Promise, Uint8Array, Uint32Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::load::{Large, stretches};
use crate::state::Change;
use crate::{url, web};

/// What of an answer is still to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Busy {
    /// How much of the text has been searched, in percent.
    pub searched: Option<usize>,
    /// The list waits for its order.
    pub is_sorting: bool,
    /// Something could not be read and will not come.
    pub has_failed: bool,
}

/// What a record is read for, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// To be marked as the one under the pointer.
    Hover,
    /// To be opened.
    Open,
}

/// What answers.
#[derive(Clone)]
pub struct Asked {
    engine: Rc<RefCell<Engine>>,
    outside: Option<Rc<Outside>>,
    /// How many records were asked for, by [`Aim`].
    n_asked: Rc<[Cell<u32>; 2]>,
}

/// The text of a large file, and the worker that goes through it.
struct Outside {
    large: Large,
    language: String,
    is_reading: Cell<bool>,
    search: RefCell<Search>,
    /// Orders that the worker was asked for and has not given yet.
    sorting: RefCell<Vec<SortBy>>,
    /// The order that the worker could not give: it is asked again when the reader has chosen another one meanwhile.
    unsorted: Cell<Option<SortBy>>,
    /// The worker has ended.
    is_gone: Cell<bool>,
    has_failed: Cell<bool>,
    tell: RefCell<Option<Callback<Change>>>,
}

/// The last search of the worker.
#[derive(Default)]
struct Search {
    number: u32,
    words: String,
    rows: RowSet,
    searched: Option<usize>,
}

impl Outside {
    fn busy(&self) -> Busy {
        Busy {
            searched: self.search.borrow().searched,
            is_sorting: !self.sorting.borrow().is_empty(),
            has_failed: self.has_failed.get(),
        }
    }
}

impl Asked {
    /// Asks this engine, whose text may be elsewhere.
    pub fn new(engine: Engine, large: Option<Large>, language: &str) -> Self {
        let outside = large.map(|large| Outside {
            large,
            language: language.to_owned(),
            is_reading: Cell::new(false),
            search: RefCell::default(),
            sorting: RefCell::default(),
            unsorted: Cell::default(),
            is_gone: Cell::default(),
            has_failed: Cell::default(),
            tell: RefCell::default(),
        });
        Self {
            engine: Rc::new(RefCell::new(engine)),
            outside: outside.map(Rc::new),
            n_asked: Rc::default(),
        }
    }

    /// The answer for a session; `None` when an answer is being worked out already, which
    /// cannot happen on one thread.
    pub fn ask(&self, session: &Session, viewport: &Viewport) -> Option<Answer> {
        let mut engine = self.engine.try_borrow_mut().ok()?;
        // What was wanted for an earlier answer and has not been read is not wanted any more.
        drop(engine.store().wanted());
        Some(engine.answer(session, viewport))
    }

    /// Whether the text is elsewhere, so that lines that nobody sees are not worth reading: fifty of them take longer than all
    /// the rest of a step.
    pub fn is_text_elsewhere(&self) -> bool {
        self.outside.is_some()
    }

    /// The session that the address asks for, and what of the address cannot be read or is called so nowhere. What the
    /// program or the map file knows stays a filter, though no record has it.
    pub fn session(&self, config: &MapConfig) -> (Session, Vec<String>) {
        let (asked, mut unread) = url::session();
        let mut session = asked.clone();
        let engine = self.engine.borrow();
        for facet in Facet::ALL {
            let column = engine.store().column(*facet);
            for code in asked.values.get(facet).into_iter().flatten() {
                let is_known = code == UNSPECIFIED
                    || facet.codes().contains(&code.as_str())
                    || column.is_some_and(|column| column.position(code).is_some())
                    || config.own_label(facet.code(), code, "").is_some()
                    || (*facet == Facet::Type && config.category(code).is_some());
                if !is_known {
                    unread.push([facet.code(), "=", code].concat());
                    session = session.apply(Action::Toggle(*facet, code.clone()));
                }
            }
        }
        url::add_unknown_parts(&config.languages, &mut unread);
        (session, unread)
    }

    /// Hears what the worker finds, and tells when it is time to ask again.
    pub fn hear(&self, tell: &Callback<Change>) {
        let Some(outside) = &self.outside else { return };
        outside.tell.replace(Some(tell.clone()));
        // The worker is in what it would keep alive.
        let (this, tell) = (Rc::downgrade(outside), tell.clone());
        let engine = self.engine.clone();
        outside
            .large
            .worker
            .heard_by(Box::new(move |name, message| {
                let Some(outside) = this.upgrade() else {
                    return;
                };
                match name {
                    "found" => found(&outside, &engine, message),
                    "ranks" => ranked(&outside, &engine, message),
                    "failed" => {
                        outside.fail(message);
                        return tell.emit(Change::Busy(outside.busy()));
                    }
                    _ => return,
                }
                tell.emit(Change::Told(outside.busy()));
            }));
    }

    /// Has everything be fetched that the last answer lacks.
    pub fn complete(&self, session: &Session, tell: &Callback<Change>) {
        let Some(outside) = &self.outside else { return };
        let before = outside.busy();
        outside.look_for(session.words.trim(), self.engine.borrow().store().n_rows());
        outside.sort(session.sort.by, &self.engine.borrow());
        if outside.busy() != before {
            tell.emit(Change::Busy(outside.busy()));
        }
        if !outside.is_reading.get() {
            let (outside, engine, tell) = (outside.clone(), self.engine.clone(), tell.clone());
            spawn_local(async move {
                // What the answer says already is drawn before more is read.
                web::breath().await;
                if !outside.is_reading.get() && read(&outside, &engine).await {
                    tell.emit(Change::Told(outside.busy()));
                }
            });
        }
    }

    /// Another number whenever other rows pass.
    pub fn rows_version(&self) -> u64 {
        self.engine.borrow().rows_version()
    }

    /// The marks of a part of the map, of what passes the filter of the last answer.
    pub fn scene(&self, frame: &Frame) -> Rc<Scene> {
        self.engine.borrow_mut().scene(frame)
    }

    /// The position in a scene of the mark that stands for a row.
    pub fn mark_of(&self, row: u32, scene: &Scene) -> Option<usize> {
        self.engine.borrow_mut().mark_of(row, scene)
    }

    /// How many lie in each square of a grid over a part of the map.
    pub fn density(&self, frame: &Frame, cell_px: f64) -> Density {
        self.engine.borrow_mut().density(frame, cell_px)
    }

    /// All incidents that can be drawn, as dots.
    pub fn dots(&self) -> Dots {
        self.engine.borrow().dots()
    }

    /// Brings the bits of the rows that pass every clause but the brush up to date, and says whether they are others.
    pub fn update_bits(&self, bits: &mut Vec<u64>) -> bool {
        let engine = self.engine.borrow();
        let now = engine.bits_but_time();
        let is_other = bits != now;
        if is_other {
            bits.clear();
            bits.extend_from_slice(now);
        }
        is_other
    }

    /// What drawing needs of a row.
    pub fn facts(&self, row: u32) -> Option<Facts> {
        self.engine.borrow().facts(row)
    }

    /// The row of a record.
    pub fn row(&self, id: &str) -> Option<u32> {
        self.engine.borrow().row(id)
    }

    /// The rows of a mark, in order of time: no more than so many.
    pub fn members(&self, mark: &SceneMark, limit: usize) -> Vec<u32> {
        self.engine.borrow_mut().members(mark, 0, limit)
    }

    /// The corners around all places that a mark stands for.
    pub fn extent_of(&self, mark: &SceneMark) -> (World, World) {
        self.engine.borrow_mut().extent_of(mark)
    }

    /// The corners of the part of the world where there is something to be drawn.
    pub fn extent(&self) -> Option<(World, World)> {
        self.engine.borrow_mut().extent()
    }

    /// How many are to be drawn in a part of the world, given by its corners, and where the others are.
    pub fn in_view(&self, (first, last): (World, World)) -> InView {
        self.engine.borrow_mut().in_view(first, last)
    }

    /// As [`Self::record`], unless another one, or none, has been asked for by then.
    pub fn record_for(&self, aim: Aim, row: Option<u32>, callback: Callback<Rc<Incident>>) {
        let n = self.n_asked[aim as usize].get().wrapping_add(1);
        self.n_asked[aim as usize].set(n);
        let n_asked = self.n_asked.clone();
        let on_read = move |record| {
            if n_asked[aim as usize].get() == n {
                callback.emit(record);
            }
        };
        if let Some(row) = row {
            self.record(row, &Callback::from(on_read));
        }
    }

    /// Reads the record of a row, and hands it on: at once, or when its text has been read.
    pub fn record(&self, row: u32, callback: &Callback<Rc<Incident>>) {
        let (record, span) = {
            let engine = self.engine.borrow();
            (engine.record(row), engine.store().text_span(row))
        };
        match (record, span, self.outside.clone()) {
            (Some(record), ..) => callback.emit(Rc::new(record)),
            (None, Some(span), Some(outside)) => {
                let (engine, callback) = (self.engine.clone(), callback.clone());
                spawn_local(async move {
                    for bytes in slices(&outside, &[(row, span)]).await.into_iter().flatten() {
                        engine.borrow_mut().tell(row, bytes);
                    }
                    let record = engine.borrow().record(row);
                    if let Some(record) = record {
                        callback.emit(Rc::new(record));
                    }
                });
            }
            _ => {}
        }
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
    }
}

impl Outside {
    /// Has the worker search for words, and no longer for those before.
    fn look_for(&self, words: &str, n_rows: usize) {
        let mut search = self.search.borrow_mut();
        if search.words == words {
            return;
        }
        *search = Search {
            number: search.number + 1,
            words: words.to_owned(),
            rows: RowSet::none(n_rows),
            searched: (!words.is_empty() && !self.is_gone.get()).then_some(0),
        };
        let message = Array::of3(&"find".into(), &search.number.into(), &words.into());
        self.large.worker.say(message);
    }

    /// Has the worker rank the rows for an order, once.
    fn sort(&self, by: SortBy, engine: &Engine) {
        let mut sorting = self.sorting.borrow_mut();
        if self.unsorted.get() == Some(by) {
            return;
        }
        self.unsorted.set(None);
        if engine.is_unsorted(by) && !sorting.contains(&by) && !self.is_gone.get() {
            sorting.push(by);
            let language = self.language.as_str().into();
            let message = Array::of3(&"rank".into(), &by.code().into(), &language);
            self.large.worker.say(message);
        }
    }

    /// Waits no longer for what the worker says that it cannot give: a search, an order, or anything any more.
    fn fail(&self, message: &Array) {
        let (mut search, mut sorting) = (self.search.borrow_mut(), self.sorting.borrow_mut());
        let which = message.get(2);
        match message.get(1).as_string().as_deref() {
            Some("find") if which.as_f64() != Some(search.number.into()) => return,
            Some("find") => search.searched = None,
            Some("rank") => {
                let by = which.as_string().and_then(|code| SortBy::from_code(&code));
                sorting.retain(|sorting| Some(*sorting) != by);
                self.unsorted.set(by);
            }
            _ => {
                search.searched = None;
                sorting.clear();
                self.is_gone.set(true);
            }
        }
        self.has_failed.set(true);
    }
}

/// Takes the rows that a search has found since the last time.
fn found(outside: &Outside, engine: &RefCell<Engine>, message: &Array) {
    let [number, n_done, n_pieces] = [1, 2, 3].map(|at| message.get(at).as_f64().unwrap_or(0.0));
    let mut search = outside.search.borrow_mut();
    if f64::from(search.number).to_bits() != number.to_bits() {
        return;
    }
    for row in message.get(4).unchecked_into::<Uint32Array>().to_vec() {
        search.rows.insert(row);
    }
    search.searched = (n_done < n_pieces).then_some((100.0 * n_done / n_pieces) as usize);
    engine
        .borrow_mut()
        .set_found(&search.words, search.rows.clone());
}

fn ranked(outside: &Outside, engine: &RefCell<Engine>, message: &Array) {
    let by = message.get(1).as_string();
    let Some(by) = by.and_then(|code| SortBy::from_code(&code)) else {
        return;
    };
    let ranks = message.get(2).unchecked_into::<Uint32Array>().to_vec();
    outside
        .sorting
        .borrow_mut()
        .retain(|sorting| *sorting != by);
    engine.borrow_mut().set_ranks(by, ranks);
}

/// Reads the records that the last answer lacks, and says whether any has come.
async fn read(outside: &Outside, engine: &RefCell<Engine>) -> bool {
    let wanted = engine.borrow().store().wanted();
    if wanted.is_empty() {
        return false;
    }
    outside.is_reading.set(true);
    let bytes = slices(outside, &wanted).await;
    let mut engine = engine.borrow_mut();
    let mut has_come = false;
    for ((row, _), bytes) in wanted.iter().zip(bytes) {
        if let Some(bytes) = bytes {
            engine.tell(*row, bytes);
            has_come = true;
        }
    }
    outside.is_reading.set(false);
    has_come
}

/// The bytes of records; none of a record that the browser cannot give any more. Neighbours in the file are read together.
async fn slices(outside: &Outside, wanted: &[(u32, Range<usize>)]) -> Vec<Option<Vec<u8>>> {
    let spans: Vec<Range<usize>> = wanted.iter().map(|(_, span)| span.clone()).collect();
    let stretches = stretches(&spans);
    let slice = |bytes: &Range<usize>| {
        let (start, end) = (bytes.start as f64, bytes.end as f64);
        let slice = outside.large.blob.slice_with_f64_and_f64(start, end);
        slice.map_or_else(
            |error| Promise::reject(&error),
            |slice| slice.array_buffer(),
        )
    };
    let promises: Array = stretches
        .iter()
        .map(|stretch| slice(&stretch.bytes))
        .collect();
    // It does not fail, whatever becomes of them.
    let settled = JsFuture::from(Promise::all_settled(&promises)).await;
    let settled: Array = settled.unwrap_or_default().unchecked_into();
    let mut records = vec![None; wanted.len()];
    for (stretch, settled) in stretches.iter().zip(settled) {
        let buffer = web::member(&settled, "value");
        if buffer.is_undefined() {
            continue;
        }
        let bytes = Uint8Array::new(&buffer);
        for &at in &stretch.records {
            let [from, to] = [spans[at].start, spans[at].end];
            let [from, to] = [from, to].map(|byte| (byte - stretch.bytes.start) as u32);
            records[at] = Some(bytes.subarray(from, to).to_vec());
        }
    }
    if records.contains(&None) && !outside.has_failed.replace(true) {
        let tell = outside.tell.borrow().clone();
        if let Some(tell) = tell {
            tell.emit(Change::Busy(outside.busy()));
        }
    }
    records
}
