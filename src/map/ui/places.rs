//! What a search finds among the places that the basemap names: a group of its own above the list, each a button that goes there.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::web;
use crate::map::places::{NamedPlace, PlacesCode, places_later};
use crate::map::ui::context::{MapHandle, Props};
use crate::ui::element::{button, el};
use crate::ui::page::{PLACES, Shared};

/// What there is to find, and what finds it.
type Known = Shared<(Vec<NamedPlace>, PlacesCode)>;

/// The group, in the place that the panel has for it.
#[hook]
pub fn use_places(props: &Props, map_handle: &MapHandle, is_running: bool) -> Option<Html> {
    let known = use_state(|| None::<Known>);
    let words = props.answer.session.words.trim();
    let (setter, handle) = (known.setter(), map_handle.clone());
    // They are read once, when they are first asked for.
    let is_wanted = is_running && !words.is_empty() && known.is_none();
    use_effect_with(is_wanted, move |is_wanted| {
        let map = handle.borrow().clone().filter(|_| *is_wanted);
        if let Some(map) = map {
            spawn_local(async move {
                // Without the code nothing is found at all, and the list says so.
                if let Ok(code) = places_later().await {
                    let places = (code.read)(map.name_files()).await;
                    setter.set(Some(Shared::new((places, code))));
                }
            });
        }
    });
    let asked = ((*known).clone(), words.to_owned());
    let places = use_memo(asked, |(known, words)| {
        let found = |known: &Known| (known.1.found)(&known.0, words);
        known.as_ref().map(found).unwrap_or_default()
    });
    let host = web::element_by_id(PLACES)?;
    let language = props.page.words.language();
    let place = |place: &NamedPlace| {
        let (at, min_zoom, map_handle) = (place.at, place.min_zoom, map_handle.clone());
        let go = Callback::from(move |_: MouseEvent| {
            if let Some(map) = map_handle.borrow().as_ref() {
                map.go_to_place(at, min_zoom);
            }
        });
        let name = place.name_in(language).to_owned();
        button(name, go).class("quiet").attr("dir", "auto")
    };
    let heading = props.page.words.say("search-on-map");
    let group = (!places.is_empty()).then(|| {
        el("section")
            .class("places")
            .attr("aria-label", heading.clone())
            .child(el("span").attr("aria-hidden", "true").text(heading))
            .children(places.iter().map(place))
    });
    group.map(|group| create_portal(group.into(), host))
}
