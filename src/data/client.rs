//! The one seam: the page asks, the engine answers.
//!
//! The engine has all columns and answers at once, on the page's own thread. The text of a large file is elsewhere: what
//! takes that comes later, from the file's blob or from the worker, and then the page asks again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use incidents::columns::facet_column::FacetColumn;
use incidents::config::MapConfig;
use incidents::model::civil::Minute;
use incidents::model::edition::Fingerprint;
use incidents::model::facet::{Facet, UNSPECIFIED};
use incidents::model::incident::Incident;
use incidents::model::mercator::World;
use incidents::model::session::Session;
use incidents::query::changes::Contents;
use incidents::query::engine::facts::Facts;
use incidents::query::engine::{Answer, Engine, Viewport};
use incidents::query::passing::Passing;
use incidents::query::text_source::SearchCode;
use incidents::scene::density::Density;
use incidents::scene::dots::Dots;
use incidents::scene::{Frame, InView, Scene, SceneMark};
use incidents::write::original::Original;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser::{url, web};
use crate::data::loaded::{FileVersion, Large};
use crate::data::remote_text::{RemoteText, read, slices};
use crate::state::Change;
use crate::state::progress::{Awaited, Pending, SearchProgress};
use worker_web::protocol::Reply;

/// What answers.
#[derive(Clone)]
pub struct EngineClient {
    engine: Rc<RefCell<Engine>>,
    remote: Option<Rc<RemoteText>>,
    /// Whether what searches a small file could not be loaded.
    has_no_search: Rc<Cell<bool>>,
    /// Whether nobody can tell on which side of an overlay's areas records lie.
    has_no_areas: Rc<Cell<bool>>,
}

impl EngineClient {
    /// Asks this engine, whose text may be elsewhere.
    pub fn new(engine: Engine, large: Option<Large>, language: &str) -> Self {
        let remote = large.map(|large| RemoteText::new(large, language));
        Self {
            engine: Rc::new(RefCell::new(engine)),
            remote: remote.map(Rc::new),
            has_no_search: Rc::default(),
            has_no_areas: Rc::default(),
        }
    }

    /// Where the text is, unless it is here, or here by now.
    fn remote(&self) -> Option<&Rc<RemoteText>> {
        let remote = self.remote.as_ref();
        remote.filter(|remote| !remote.is_replaced.get())
    }

    /// The answer for a session; `None` when an answer is being worked out already, which
    /// cannot happen on one thread.
    pub fn ask(&self, session: &Session, viewport: &Viewport) -> Option<Answer> {
        let mut engine = self.engine.try_borrow_mut().ok()?;
        let answer = engine.answer(session, viewport);
        if let Some(remote) = self.remote() {
            // What an earlier answer lacked and has not been read is not wanted any more.
            remote.missing.replace(answer.missing.clone());
        }
        Some(answer)
    }

    /// Whether the text of the records is elsewhere: that of a large file.
    pub fn is_text_elsewhere(&self) -> bool {
        self.remote().is_some()
    }

    /// The session that the address asks for, and what of the address cannot be read or is called so nowhere. What the
    /// program or the map file knows stays a filter, though no record has it.
    pub fn session(&self, config: &MapConfig) -> (Session, Vec<String>) {
        let (asked, mut unread) = url::session();
        let mut session = asked.clone();
        let engine = self.engine.borrow();
        for facet in Facet::ALL {
            let column = engine.data().store().column(*facet);
            let is_known = |code: &String| {
                code == UNSPECIFIED
                    || facet.codes().contains(&code.as_str())
                    || column.is_some_and(|column| column.position(code).is_some())
                    || config.own_label(facet.code(), code, "").is_some()
                    || (*facet == Facet::Type && config.category(code).is_some())
                    || (*facet == Facet::OverlayArea && config.has_areas)
            };
            let codes = asked.values.of(*facet).iter().cloned();
            let (known, unknown): (Vec<String>, Vec<String>) = codes.partition(is_known);
            for code in unknown {
                unread.push(format!("{}={code}", facet.code()));
            }
            session.values.set(*facet, known);
        }
        url::add_unknown_parts(&config.languages, &mut unread);
        (session, unread)
    }

    /// Sorts by the titles and names of another language from now on.
    pub fn set_language(&self, language: &str) {
        self.engine.borrow_mut().set_language(language);
        if let Some(remote) = self.remote() {
            remote.language.replace(language.to_owned());
        }
    }

    /// What the page waits for.
    pub fn pending(&self) -> Pending {
        let remote = self.remote();
        remote.map(|remote| remote.pending()).unwrap_or_default()
    }

    /// What the bytes of the file come to, as far as it is known.
    pub fn fingerprint(&self) -> Fingerprint {
        let known = self.records_version();
        let version = self.remote().map(|remote| remote.large.version.get());
        match version {
            Some(FileVersion::Known(version)) => known.with(version),
            _ => known,
        }
    }

    /// Which records it answers from: others once they were read again.
    pub fn records_version(&self) -> Fingerprint {
        self.engine.borrow().data().store().fingerprint()
    }

    /// Hears what the worker finds, and tells when it is time to ask again.
    pub fn hear(&self, tell: &Callback<Change>) {
        let Some(remote) = self.remote() else { return };
        remote.tell.replace(Some(tell.clone()));
        // The worker is in what it would keep alive.
        let (this, tell) = (Rc::downgrade(remote), tell.clone());
        let engine = self.engine.clone();
        remote.large.worker.heard_by(Box::new(move |reply| {
            let Some(remote) = this.upgrade().filter(|remote| !remote.is_replaced.get()) else {
                return;
            };
            match reply {
                Reply::Found {
                    number,
                    n_done,
                    n_pieces,
                    rows,
                    corrections,
                } => remote.found(&engine, number, (n_done, n_pieces), (&rows, corrections)),
                Reply::Ranks { by, ranks } => remote.ranked(&engine, by, ranks),
                Reply::Version(version) => remote.large.version.set(version.into()),
                Reply::Failed(failure) => {
                    remote.fail(&failure);
                    return tell.emit(Change::Pending(remote.pending()));
                }
                Reply::Ready | Reply::Progress { .. } | Reply::Read { .. } => return,
            }
            tell.emit(Change::DataArrived(remote.pending()));
        }));
    }

    /// Has everything be fetched that the last answer lacks.
    pub fn complete(&self, session: &Session, tell: &Callback<Change>) {
        let Some(remote) = self.remote() else { return };
        let before = remote.pending();
        remote.look_for(
            session.words.trim(),
            self.engine.borrow().data().store().n_rows(),
        );
        let sort = self.engine.borrow().sort_of(session);
        remote.sort(sort.by, &self.engine.borrow());
        if remote.pending() != before {
            tell.emit(Change::Pending(remote.pending()));
        }
        if !remote.is_reading.get() {
            let (remote, engine, tell) = (remote.clone(), self.engine.clone(), tell.clone());
            spawn_local(async move {
                // What the answer says already is drawn before more is read.
                web::yield_now().await;
                if remote.is_reading.get() {
                    return;
                }
                // Of what cannot be read nothing comes, but the reader may have gone on to other lines meanwhile.
                while let Some(has_come) = read(&remote, &engine).await {
                    if has_come {
                        return tell.emit(Change::DataArrived(remote.pending()));
                    }
                }
            });
        }
    }

    /// The marks of a part of the map.
    pub fn scene(&self, passing: &Passing, frame: &Frame) -> Rc<Scene> {
        self.engine.borrow_mut().scene(passing, frame)
    }

    /// A scene whose mark for several places does not count a record of them.
    pub fn scene_without(&self, passing: &Passing, scene: &Scene, row: u32) -> Option<Scene> {
        let mut engine = self.engine.borrow_mut();
        engine.scene_without(passing, scene, row)
    }

    /// Whether all that a mark stands for began before a minute.
    pub fn is_before(&self, passing: &Passing, mark: &SceneMark, minute: Minute) -> bool {
        self.engine.borrow_mut().is_before(passing, mark, minute)
    }

    /// The position in a scene of the mark that stands for a row.
    pub fn mark_of(&self, passing: &Passing, row: u32, scene: &Scene) -> Option<usize> {
        self.engine.borrow_mut().mark_of(passing, row, scene)
    }

    /// How many lie in each square of a grid over a part of the map.
    pub fn density(&self, passing: &Passing, frame: &Frame, cell_px: f64) -> Density {
        self.engine.borrow_mut().density(passing, frame, cell_px)
    }

    /// All incidents that can be drawn, as dots.
    pub fn dots(&self) -> Dots {
        self.engine.borrow().dots()
    }

    /// How many records say that they were corrected after a day (days since 1970).
    pub fn n_corrected_after(&self, day: i32) -> usize {
        self.engine.borrow().data().store().n_corrected_after(day)
    }

    /// What drawing needs of a row.
    pub fn facts(&self, row: u32) -> Option<Facts> {
        self.engine.borrow().facts(row)
    }

    /// The id of a row's record.
    pub fn id(&self, row: u32) -> Option<String> {
        self.engine
            .borrow()
            .data()
            .store()
            .id(row)
            .map(str::to_owned)
    }

    /// The row of a record.
    pub fn row(&self, id: &str) -> Option<u32> {
        self.engine.borrow().row(id)
    }

    /// The rows of a mark, in order of time: no more than so many.
    pub fn members(&self, passing: &Passing, mark: &SceneMark, limit: usize) -> Vec<u32> {
        self.engine.borrow_mut().members(passing, mark, 0..limit)
    }

    /// The corners around all places that a mark stands for.
    pub fn extent_of(&self, passing: &Passing, mark: &SceneMark) -> (World, World) {
        self.engine.borrow_mut().extent_of(passing, mark)
    }

    /// The corners of the part of the world where there is something to be drawn.
    pub fn extent(&self, passing: &Passing) -> Option<(World, World)> {
        self.engine.borrow_mut().extent(passing)
    }

    /// How many are to be drawn in a part of the world, given by its corners, and where the others are.
    pub fn in_view(&self, passing: &Passing, corners: (World, World)) -> InView {
        self.engine.borrow_mut().in_view(passing, corners)
    }

    /// The rows that are to be drawn outside of a part of the world, if they are no more than `most`.
    pub fn outside(&self, passing: &Passing, corners: (World, World), most: usize) -> Vec<u32> {
        self.engine.borrow().outside(passing, corners, most)
    }

    /// What of the answer to a session is not final yet.
    pub fn awaited(&self, session: &Session) -> Awaited {
        let engine = self.engine.borrow();
        let mut awaited = match self.remote() {
            Some(remote) => remote.awaited(session, &engine),
            None => Awaited {
                search: match session.words.trim().is_empty() || engine.can_search() {
                    true => SearchProgress::Done,
                    false if self.has_no_search.get() => SearchProgress::Failed,
                    false => SearchProgress::Running,
                },
                order: !self.has_no_search.get() && engine.is_unsorted(engine.sort_of(session).by),
                ..Awaited::default()
            },
        };
        let areas = session.values.of(Facet::OverlayArea);
        let column = engine.data().store().column(Facet::OverlayArea);
        let is_known = |code: &String| column.is_some_and(|it| it.position(code).is_some());
        if !areas.iter().all(is_known) {
            awaited.search = match self.has_no_areas.get() || column.is_some() {
                true => SearchProgress::Failed,
                false => SearchProgress::Running,
            };
        }
        awaited
    }

    /// Where and when each row is: [`Store::circles_in_time`](incidents::columns::store::Store::circles_in_time).
    pub fn circles_in_time(&self) -> Vec<[f64; 5]> {
        self.engine.borrow().data().store().circles_in_time()
    }

    /// What each record says, by its id.
    pub async fn contents(&self) -> Contents {
        let rows: Vec<u32> = (0..self.engine.borrow().data().store().n_rows() as u32).collect();
        let texts = self.texts(&rows).await;
        Contents::of(self.engine.borrow().data(), &texts)
    }

    /// Answers by this engine from now on, which has all of its text here.
    pub fn renew(&self, engine: Engine) {
        let renewed = engine.in_place_of(&self.engine.borrow());
        self.engine.replace(renewed);
        if let Some(remote) = &self.remote {
            remote.is_replaced.set(true);
        }
    }

    /// Takes the column of an overlay's areas as bytes, or nothing where there is none.
    pub fn set_areas(&self, column: Option<&[u8]>) {
        self.has_no_areas.set(column.is_none());
        if let Some(column) = column {
            let column = FacetColumn::from_bytes(column);
            self.engine.borrow_mut().set_column(column);
        }
    }

    /// Takes what searches a file that is small, or that it could not be loaded. Returns whether that is news.
    pub fn set_search(&self, code: Option<SearchCode>, has_failed: bool) -> bool {
        let had_failed = self.has_no_search.replace(has_failed);
        let Some(code) = code else {
            return has_failed != had_failed;
        };
        self.engine.borrow_mut().set_search(code);
        true
    }

    /// The rows that pass, in the order of the list.
    pub fn listed(&self, answer: &Answer) -> Vec<u32> {
        let (passing, sort) = (&answer.rows, answer.sort);
        let mut engine = self.engine.borrow_mut();
        engine.listed_rows(passing, sort, 0..usize::MAX)
    }

    /// The first of some rows, as many as have so many bytes of text together, and one at least.
    pub fn first_of<'r>(&self, rows: &'r [u32], n_bytes: usize) -> &'r [u32] {
        let engine = self.engine.borrow();
        let mut n_left = n_bytes;
        let n_others = rows.iter().skip(1).take_while(|&&row| {
            let length = engine
                .data()
                .store()
                .text_span(row)
                .map_or(0, |span| span.len());
            n_left = n_left.saturating_sub(length);
            n_left > 0
        });
        &rows[..rows.len().min(1 + n_others.count())]
    }

    /// The bytes of the records of some rows; none where the engine has them itself, or the browser cannot give them any more.
    pub async fn texts(&self, rows: &[u32]) -> Vec<Option<Vec<u8>>> {
        let Some(remote) = self.remote().cloned() else {
            return vec![None; rows.len()];
        };
        let span = |row: &u32| self.engine.borrow().data().store().text_span(*row);
        let spans: Vec<_> = rows
            .iter()
            .map(|row| span(row).unwrap_or_default())
            .collect();
        slices(&remote, &spans).await
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
                engine.insert_text(row, bytes);
            }
        }
    }

    /// The record of a row with what its file says beyond our schema; `text` is what [`EngineClient::texts`] gave.
    pub fn record_from(&self, row: u32, text: Option<&[u8]>) -> Option<(Incident, Original)> {
        let engine = self.engine.borrow();
        match engine.data().text(row) {
            Some(text) => Some((engine.record(row)?, Original::of(text))),
            None => Some((
                engine.data().incident_from(row, text?)?,
                Original::of(text?),
            )),
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

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
    }
}
