//! What is under way on the map: nothing of it is a choice that a link would keep.

use std::borrow::Cow;
use std::rc::Rc;

use incidents::model::incident::Incident;
use incidents::model::mercator::World;
use incidents::scene::SceneMark;
use yew::prelude::*;

use crate::browser::web;
use crate::map::spiral::{MAX_IN_SPIRAL, Spiral};
use crate::map::view::View;
use crate::map::{Graphics, MapEvent};
use crate::ui::page::Shared;

/// Records read for the map are kept until so many others have been read.
const MAX_TEXTS: usize = 64;

/// Why a map is not drawn, or not all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undrawn {
    /// Much time has passed, and it has not come.
    Late,
    /// The browser has taken away what it is drawn with.
    Lost,
    /// It cannot be drawn here, which a notice says.
    Never,
}

/// What is under way on the map.
#[derive(Clone, Default, PartialEq)]
pub struct MapUiState {
    /// The engine has started.
    pub is_running: bool,
    /// What was asked for is drawn.
    pub is_drawn: bool,
    /// Why nothing is drawn, or not all.
    pub undrawn: Option<Undrawn>,
    /// The reader has moved the map.
    pub is_moved: bool,
    /// Of which records the rows are: it is another one when others have taken their place.
    generation: u64,
    /// The marks under the pointer, or the one that the keys stand at.
    pub pointed: Vec<SceneMark>,
    /// The records to choose among, where a mark stands for several.
    pub stack: Option<StackChoice>,
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
pub struct StackChoice {
    /// Where they are.
    pub world: World,
    /// Their rows, in order of time.
    pub rows: Rc<[u32]>,
    /// The first one on the page of the list that is shown.
    pub first: usize,
    /// Whether they are all at that very place.
    pub is_one_place: bool,
}

impl StackChoice {
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

/// A step of [`MapUiState`].
pub enum MapUiAction {
    /// The engine has started.
    Started,
    /// It did not start.
    NotStarted,
    /// Much time has passed.
    Late,
    /// The basemap is another one, and not drawn yet.
    Restyled,
    /// The map has come to rest, or panels cover another part of it.
    Rested(View),
    /// The marks to step through.
    Marks(Shared<Vec<SceneMark>>),
    /// The page fills the whole screen, or no longer.
    FullScreen,
    /// Several records to choose among, or none.
    Choose(Option<StackChoice>),
    /// The keys stand at this mark, or at none.
    Pointed(Vec<SceneMark>),
    /// A record of a generation has been read.
    Read(u64, u32, Rc<Incident>),
    /// Other records have taken the place of those before: this is their generation.
    Renewed(u64),
    /// What the map itself says.
    Map(MapEvent),
}

impl MapUiState {
    /// Whether the map has moved since it started, whoever moved it, or fills the screen.
    pub fn has_moved(&self) -> bool {
        self.n_moves > 0
    }

    /// The same with nothing in it that is known by rows of other records than those of a generation.
    pub fn of(&self, generation: u64) -> Cow<'_, Self> {
        if self.generation == generation {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            generation,
            pointed: Vec::new(),
            stack: None,
            marks: None,
            texts: Vec::new(),
            ..self.clone()
        })
    }

    /// A record, if it has been read.
    pub fn text(&self, row: u32) -> Option<Rc<Incident>> {
        let known = self.texts.iter().find(|(known, _)| *known == row);
        known.map(|(_, text)| text.clone())
    }
}

impl Reducible for MapUiState {
    type Action = MapUiAction;

    fn reduce(self: Rc<Self>, seen: MapUiAction) -> Rc<Self> {
        let mut ui = (*self).clone();
        match seen {
            MapUiAction::Started => ui.is_running = true,
            MapUiAction::NotStarted => ui.undrawn = Some(Undrawn::Never),
            MapUiAction::Late if ui.is_drawn || ui.undrawn.is_some() => return self,
            MapUiAction::Late => ui.undrawn = Some(Undrawn::Late),
            MapUiAction::Map(MapEvent::Graphics(graphics)) => {
                ui.undrawn = (graphics == Graphics::Lost).then_some(Undrawn::Lost);
            }
            MapUiAction::Restyled => ui.is_drawn = false,
            MapUiAction::Rested(view) => ui.view = Some(view),
            MapUiAction::Marks(marks) if ui.marks.as_deref() == Some(&*marks) => return self,
            MapUiAction::Marks(marks) => ui.marks = Some(marks),
            MapUiAction::Choose(stack) => ui.stack = stack,
            MapUiAction::Map(MapEvent::Drawn) => {
                ui.is_drawn = true;
                ui.undrawn = ui.undrawn.filter(|why| *why != Undrawn::Late);
            }
            MapUiAction::Pointed(marks) | MapUiAction::Map(MapEvent::Hover(marks)) => {
                ui.pointed = marks;
            }
            MapUiAction::Renewed(generation) => ui = ui.of(generation).into_owned(),
            // Of a row that is another record's by now.
            MapUiAction::Read(generation, ..) if generation != ui.generation => return self,
            MapUiAction::Read(_, row, record) => {
                if ui.texts.len() >= MAX_TEXTS {
                    ui.texts.remove(0);
                }
                ui.texts.push((row, record));
            }
            MapUiAction::FullScreen | MapUiAction::Map(MapEvent::Moving) => {
                ui.n_moves = ui.n_moves.wrapping_add(1);
            }
            MapUiAction::Map(MapEvent::Moved(_)) => ui.is_moved = true,
            MapUiAction::Map(_) => {}
        }
        Rc::new(ui)
    }
}
