//! What every part of the map's interface is given.

use std::cell::RefCell;
use std::rc::Rc;

use incidents::model::civil::Minute;
use incidents::query::engine::Answer;
use web_sys::Element;
use yew::{Callback, Properties, UseReducerDispatcher};

use crate::map::ui::state::MapUiState;
use crate::map::{EngineClient, IncidentMap};
use crate::ui::page::{Page, Shared};

/// Properties of [`MapView`].
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// What to draw.
    pub answer: Shared<Answer>,
    /// The record under the pointer.
    pub hover: Option<String>,
    /// What knows the records.
    pub client: EngineClient,
    /// The map, once it runs.
    pub map_handle: MapHandle,
    /// What stands in the place of the map until it is drawn.
    pub kept: KeptPicture,
    /// Whether a drag goes on: what nobody looks at meanwhile can wait.
    pub is_dragging: bool,
    /// While time plays and marks stay: when the newest of them begin.
    pub newest: Option<Minute>,
    /// What every part needs.
    pub page: Page,
    /// Why no map can be drawn here.
    pub on_failure: Callback<String>,
    /// Why a part of the map is missing.
    pub on_missing_part: Callback<String>,
    /// Hears that the map is drawn.
    pub on_drawn: Callback<()>,
}

/// The running map, shared with the callbacks that come before and after it.
pub type MapHandle = Shared<RefCell<Option<Rc<IncidentMap>>>>;

/// The picture of the first view from `index.html`, or of a map that has ended.
pub type KeptPicture = Shared<RefCell<Option<Element>>>;

/// What hears of what is under way.
pub type Dispatch = UseReducerDispatcher<MapUiState>;
