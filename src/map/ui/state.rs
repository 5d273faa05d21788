//! What is under way on the map: nothing of it is a choice that a link would keep.

use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::mercator::World;
use incidents::scene::SceneMark;
use yew::prelude::*;

use crate::browser::web;
use crate::map::MapEvent;
use crate::map::spiral::{MAX_IN_SPIRAL, Spiral};
use crate::map::view::View;
use crate::ui::page::Shared;

/// Records read for the map are kept until so many others have been read.
const MOST_TEXTS: usize = 64;

/// What is under way on the map.
#[derive(Clone, Default, PartialEq)]
pub struct Watch {
    /// The engine has started.
    pub is_running: bool,
    /// What was asked for is drawn.
    pub is_drawn: bool,
    /// The reader has moved the map.
    pub is_moved: bool,
    /// The marks under the pointer, or the one that the keys stand at.
    pub pointed: Vec<SceneMark>,
    /// The records to choose among, where a mark stands for several.
    pub opened: Option<Opened>,
    /// The marks to step through, of the map at rest.
    pub marks: Option<Shared<Vec<SceneMark>>>,
    /// Records that have been read to be named here, by their rows.
    pub texts: Vec<(u32, Rc<Incident>)>,
    /// What the map shows, when it is at rest.
    pub view: Option<View>,
    /// Counts up whenever what stands on the map must be drawn again.
    n_moves: u32,
}

/// Records of one place, of which the reader chooses one.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// Where they are.
    pub world: World,
    /// Their rows, in order of time.
    pub rows: Rc<[u32]>,
    /// The first one on the page of the list that is shown.
    pub first: usize,
    /// Whether they are all at that very place.
    pub is_one_place: bool,
}

impl Opened {
    /// As marks around the place, if they are few enough.
    pub fn spiral(&self) -> Option<Spiral> {
        let is_coarse = web::media_matches("(pointer: coarse)");
        (self.is_one_place && self.rows.len() <= MAX_IN_SPIRAL).then(|| Spiral {
            world: self.world,
            rows: self.rows.to_vec(),
            apart_px: if is_coarse { 44.0 } else { 30.0 },
        })
    }

    /// The rows on the page of the list that is shown.
    pub fn page(&self) -> &[u32] {
        let last = (self.first + MAX_IN_SPIRAL).min(self.rows.len());
        self.rows.get(self.first..last).unwrap_or_default()
    }
}

/// A step of [`Watch`].
pub enum Seen {
    /// The engine has started.
    Running,
    /// The basemap is another one, and not drawn yet.
    Restyled,
    /// The map has come to rest, or panels cover another part of it.
    Rested(View),
    /// The marks to step through.
    Marks(Shared<Vec<SceneMark>>),
    /// The page fills the whole screen, or no longer.
    FullScreen,
    /// Several records to choose among, or none.
    Opened(Option<Opened>),
    /// The keys stand at this mark, or at none.
    Pointed(Vec<SceneMark>),
    /// A record has been read.
    Read(u32, Rc<Incident>),
    /// What the map itself says.
    Map(MapEvent),
}

impl Watch {
    /// A record, if it has been read.
    pub fn text(&self, row: u32) -> Option<Rc<Incident>> {
        let known = self.texts.iter().find(|(known, _)| *known == row);
        known.map(|(_, text)| text.clone())
    }
}

impl Reducible for Watch {
    type Action = Seen;

    fn reduce(self: Rc<Self>, seen: Seen) -> Rc<Self> {
        let mut watch = (*self).clone();
        match seen {
            Seen::Running => watch.is_running = true,
            Seen::Restyled => watch.is_drawn = false,
            Seen::Rested(view) => watch.view = Some(view),
            Seen::Marks(marks) if watch.marks.as_deref() == Some(&*marks) => return self,
            Seen::Marks(marks) => watch.marks = Some(marks),
            Seen::Opened(opened) => watch.opened = opened,
            Seen::Map(MapEvent::Drawn) => watch.is_drawn = true,
            Seen::Pointed(marks) | Seen::Map(MapEvent::Hover(marks)) => watch.pointed = marks,
            Seen::Read(row, record) => {
                if watch.texts.len() >= MOST_TEXTS {
                    watch.texts.remove(0);
                }
                watch.texts.push((row, record));
            }
            Seen::FullScreen | Seen::Map(MapEvent::Moving) => {
                watch.n_moves = watch.n_moves.wrapping_add(1);
            }
            Seen::Map(MapEvent::Moved(_)) => watch.is_moved = true,
            Seen::Map(_) => {}
        }
        Rc::new(watch)
    }
}
