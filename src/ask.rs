//! The one seam: the page asks, the engine answers.
//!
//! It is asynchronous for every file, so that a large one can be answered by a worker without
//! a change on this side. Files that the page can read at once are answered on its own thread.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::dots::Dots;
use incidents::engine::{Answer, Engine, Facts, Viewport};
use incidents::incident::Incident;
use incidents::mercator::World;
use incidents::scene::{Density, Frame, InView, Scene, SceneMark};
use incidents::session::Session;
use yew::Callback;

/// What answers.
#[derive(Clone)]
pub struct Asked {
    engine: Rc<RefCell<Engine>>,
}

impl Asked {
    /// Asks this engine, on the page's own thread.
    pub fn new(engine: Engine) -> Self {
        Self {
            engine: Rc::new(RefCell::new(engine)),
        }
    }

    /// The answer for a session; `None` when an answer is being worked out already, which
    /// cannot happen on one thread.
    #[expect(
        clippy::unused_async,
        reason = "a worker will answer for large files; the page must not come to rely on an answer at once"
    )]
    pub async fn ask(&self, session: Session, viewport: Viewport) -> Option<Answer> {
        let mut engine = self.engine.try_borrow_mut().ok()?;
        Some(engine.answer(&session, &viewport))
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
        self.engine.borrow().extent()
    }

    /// How many are to be drawn in a part of the world, given by its corners, and where the others are.
    pub fn in_view(&self, (first, last): (World, World)) -> InView {
        self.engine.borrow_mut().in_view(first, last)
    }

    /// Reads the record of a row, and hands it on: at once, or when its text has been read.
    pub fn record(&self, row: u32, callback: &Callback<Rc<Incident>>) {
        let record = self.engine.borrow().record(row);
        if let Some(record) = record {
            callback.emit(Rc::new(record));
        }
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
    }
}
