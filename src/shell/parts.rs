//! The parts of the page's code that come later, and when each is asked for.

use incidents::model::session::{Session, View};
use incidents::query::text_source::SearchCode;
use yew::prelude::*;

use crate::data::client::EngineClient;
use crate::files::{Files, files_later};
use crate::filters::search_code::use_search_code;
use crate::map::ui::view::{MapShown, map_later};
use crate::share::paper::PaperHandle;
use crate::share::record_code::{RecordCode, use_record_code};
use crate::shell::views::{Views, views_later};
use crate::state::embed_options::Part;
use crate::ui::later::{Later, use_idle, use_later, use_wanted};
use crate::ui::page::Page;

/// What has come of each.
pub struct Parts {
    /// What draws the map.
    pub map: Later<MapShown>,
    /// Hears that the map is drawn.
    pub on_drawn: Callback<()>,
    /// What shows and prints a record.
    pub record: Later<RecordCode>,
    /// What finds words.
    pub search: Later<SearchCode>,
    /// What shows how a file was read, and opens others.
    pub files: Later<Files>,
    /// What the tabs beside the list show.
    pub views: Later<Views>,
}

/// What there is to see of the page.
#[derive(Clone, Copy, PartialEq)]
pub struct Shows {
    /// Whether there is somebody to see the map.
    pub map: bool,
    /// Whether the first answer is drawn.
    pub answer: bool,
    /// Whether no map will come.
    pub no_map: bool,
}

/// Keeps them. The map is asked for as soon as there is somebody to see it, the others when they are needed or nothing else is.
#[hook]
pub fn use_parts(
    page: &Page,
    session: &Session,
    shows: Shows,
    handles: (&EngineClient, &PaperHandle),
) -> Parts {
    let (client, paper) = handles;
    let map = use_later::<MapShown>(|| Box::pin(map_later()));
    use_wanted(&map, shows.map);
    // Not the answer's: the address says it before there is one.
    let is_open = session.selection.is_some();
    // A frame may have nothing to search by.
    let can_search = page.embed_options.has(Part::Filters) || !session.words.is_empty();
    // What nobody has asked for yet would keep the first view from coming, its map too.
    let is_drawn = use_state_eq(|| false);
    let has_no_map = !shows.map || shows.no_map || map.has_failed();
    let is_there = shows.answer && (*is_drawn || has_no_map);
    let setter = is_drawn.setter();
    let files = use_later::<Files>(|| Box::pin(files_later()));
    let is_about = page.embed_options.view(session.view) == Some(View::About);
    use_wanted(&files, is_about && !page.embed_options.is_embedded);
    let views = use_later::<Views>(|| Box::pin(views_later()));
    let shown = page.embed_options.view(session.view);
    use_wanted(&views, !matches!(shown, None | Some(View::List)));
    use_idle(&views, is_there);
    Parts {
        files,
        views,
        map,
        on_drawn: use_callback((), move |(): (), ()| setter.set(true)),
        record: use_record_code(is_open, is_there, paper),
        search: use_search_code(client, session, is_there && can_search, &page.on_change),
    }
}
