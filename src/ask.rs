//! The one seam: the page asks, the engine answers.
//!
//! It is asynchronous for every file, so that a large one can be answered by a worker without
//! a change on this side. Files that the page can read at once are answered on its own thread.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::engine::{Answer, Engine, Viewport};
use incidents::session::Session;

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
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
    }
}
