//! The one seam: the page asks, the engine answers.
//!
//! The engine has all columns and answers at once, on the page's own thread. The text of a large file is elsewhere: what
//! takes that comes later, from the file's blob or from the worker, and then the page asks again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::data::remote_text::{Outside, found, ranked, read, slices};
use incidents::columns::facet_column::{Facet, UNSPECIFIED};
use incidents::config::MapConfig;
use incidents::model::incident::Incident;
use incidents::model::mercator::World;
use incidents::model::session::{Action, Session};
use incidents::query::engine::facts::Facts;
use incidents::query::engine::{Answer, Engine, Viewport};
use incidents::scene::density::Density;
use incidents::scene::dots::Dots;
use incidents::scene::{Frame, InView, Scene, SceneMark};
use incidents::write::original::Original;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser::{url, web};
use crate::data::load::Large;
use crate::state::Change;

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
    n_records_for: Rc<[Cell<u32>; 2]>,
}

impl Asked {
    /// Asks this engine, whose text may be elsewhere.
    pub fn new(engine: Engine, large: Option<Large>, language: &str) -> Self {
        let outside = large.map(|large| Outside::new(large, language));
        Self {
            engine: Rc::new(RefCell::new(engine)),
            outside: outside.map(Rc::new),
            n_records_for: Rc::default(),
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

    /// Whether the text of the records is elsewhere: that of a large file.
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
                    unread.push(format!("{}={code}", facet.code()));
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
                if outside.is_reading.get() {
                    return;
                }
                // Of what cannot be read nothing comes, but the reader may have gone on to other lines meanwhile.
                while let Some(has_come) = read(&outside, &engine).await {
                    if has_come {
                        return tell.emit(Change::Told(outside.busy()));
                    }
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

    /// How many records say that they were corrected after a day (days since 1970).
    pub fn n_corrected_after(&self, day: i32) -> usize {
        self.engine.borrow().store().n_corrected_after(day)
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
        let n = self.n_records_for[aim as usize].get().wrapping_add(1);
        self.n_records_for[aim as usize].set(n);
        let n_records_for = self.n_records_for.clone();
        let on_read = move |record| {
            if n_records_for[aim as usize].get() == n {
                callback.emit(record);
            }
        };
        if let Some(row) = row {
            self.record(row, &Callback::from(on_read));
        }
    }

    /// Whether what passes is not known yet, since words are being searched for.
    pub fn is_searching(&self) -> bool {
        let outside = self.outside.as_ref();
        outside.is_some_and(|outside| outside.busy().searched.is_some())
    }

    /// The rows that pass, in the order of the list.
    pub fn listed(&self, session: &Session) -> Vec<u32> {
        self.engine.borrow_mut().listed_rows(session, 0..usize::MAX)
    }

    /// The first of some rows, as many as have so many bytes of text together, and one at least.
    pub fn first_of<'r>(&self, rows: &'r [u32], n_bytes: usize) -> &'r [u32] {
        let engine = self.engine.borrow();
        let mut n_left = n_bytes;
        let n_others = rows.iter().skip(1).take_while(|&&row| {
            let length = engine.store().text_span(row).map_or(0, |span| span.len());
            n_left = n_left.saturating_sub(length);
            n_left > 0
        });
        &rows[..rows.len().min(1 + n_others.count())]
    }

    /// The bytes of the records of some rows; none where the engine has them itself, or the browser cannot give them any more.
    pub async fn texts(&self, rows: &[u32]) -> Vec<Option<Vec<u8>>> {
        let Some(outside) = self.outside.clone() else {
            return vec![None; rows.len()];
        };
        let span = |row: &u32| self.engine.borrow().store().text_span(*row);
        let spans: Vec<_> = rows
            .iter()
            .map(|row| span(row).unwrap_or_default())
            .collect();
        slices(&outside, &spans).await
    }

    /// The record of a row, where its text is here.
    pub fn record_now(&self, row: u32) -> Option<Incident> {
        self.engine.borrow().record(row)
    }

    /// Has the records of some rows be here, as far as the browser can give them.
    pub async fn fetch(&self, rows: &[u32]) {
        let texts = self.texts(rows).await;
        let mut engine = self.engine.borrow_mut();
        for (&row, text) in rows.iter().zip(texts) {
            if let Some(bytes) = text {
                engine.tell(row, bytes);
            }
        }
    }

    /// The record of a row with what its file says beyond our schema; `text` is what [`Asked::texts`] gave.
    pub fn record_from(&self, row: u32, text: Option<&[u8]>) -> Option<(Incident, Original)> {
        let engine = self.engine.borrow();
        match engine.store().text(row) {
            Some(text) => Some((engine.record(row)?, Original::of(text))),
            None => Some((engine.store().told_from(row, text?)?, Original::of(text?))),
        }
    }

    /// Reads the record of a row, and hands it on: at once, or when its text has been read.
    pub fn record(&self, row: u32, callback: &Callback<Rc<Incident>>) {
        if let Some(record) = self.record_now(row) {
            return callback.emit(Rc::new(record));
        }
        let (this, callback) = (self.clone(), callback.clone());
        spawn_local(async move {
            this.fetch(&[row]).await;
            if let Some(record) = this.record_now(row) {
                callback.emit(Rc::new(record));
            }
        });
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
    }
}
