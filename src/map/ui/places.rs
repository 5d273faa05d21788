//! What a search finds among the places that the basemap names: a group of its own above the list, each a button that goes there.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::web;
use crate::map::places::{Place, found, read};
use crate::map::ui::context::{MapHandle, Props};
use crate::ui::element::{button, el};
use crate::ui::page::PLACES;

/// The group, in the place that the panel has for it.
#[hook]
pub fn use_places(props: &Props, map_handle: &MapHandle, is_running: bool) -> Option<Html> {
    let known = use_state(|| None::<Rc<Vec<Place>>>);
    let words = props.answer.session.words.trim();
    let (setter, handle) = (known.setter(), map_handle.clone());
    // They are read once, when they are first asked for.
    use_effect_with(is_running && !words.is_empty(), move |is_wanted| {
        let map = handle.borrow().clone().filter(|_| *is_wanted);
        if let Some(map) = map {
            spawn_local(async move {
                setter.set(Some(Rc::new(read(map.name_files()).await)));
            });
        }
    });
    let host = web::element_by_id(PLACES)?;
    let places = found(known.as_deref()?, words);
    let language = props.page.words.language();
    let place = |place: &Place| {
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
            .children(places.into_iter().map(place))
    });
    group.map(|group| create_portal(group.into(), host))
}
