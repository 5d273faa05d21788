//! What lies over the map, to be switched: a fold in the foot of the map, which is its legend, too.

use incidents::model::session::Action;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::browser::palette::Theme;
use crate::map::overlays::{Overlay, Overlays};
use crate::map::ui::context::{MapHandle, Props};
use crate::state::Change;
use crate::ui::element::{Element, el, link};
use crate::ui::page::Shared;

/// Has them read once the map is there and drawn as the reader chooses; the fold, where there are some.
#[hook]
pub fn use_overlays(props: &Props, map_handle: &MapHandle, is_running: bool) -> Option<Element> {
    let known = use_state(|| None::<Shared<Overlays>>);
    let is_wanted = is_running && props.page.config.has_overlays && known.is_none();
    let (setter, handle) = (known.setter(), map_handle.clone());
    let on_missing = props.on_missing_part.clone();
    use_effect_with(is_wanted, move |is_wanted| {
        let map = handle.borrow().clone().filter(|_| *is_wanted);
        if let Some(map) = map {
            spawn_local(async move {
                match map.overlays().await {
                    Ok(overlays) => {
                        // There is one notice of what is missing.
                        if !overlays.faults.is_empty() {
                            on_missing.emit(overlays.faults.join("; "));
                        }
                        setter.set(Some(Shared::new(overlays)));
                    }
                    Err(reason) => on_missing.emit(reason),
                }
            });
        }
    });
    let overlays = (*known).clone();
    let session = &props.answer.session;
    let shown: Vec<String> = overlays
        .iter()
        .flat_map(|it| &it.list)
        .filter(|it| it.holds_in(session.time) && is_chosen(it, session.overlays.as_deref()))
        .map(|it| it.id.clone())
        .collect();
    let drawn = (overlays.clone(), shown, props.page.theme);
    use_effect_with(drawn, |(overlays, shown, theme)| {
        if let Some(overlays) = overlays {
            overlays.show(shown, *theme);
        }
    });
    let overlays = overlays.filter(|overlays| !overlays.list.is_empty())?;
    Some(fold(props, &overlays))
}

/// Whether the reader wants it, or the map file where the reader has not said.
fn is_chosen(overlay: &Overlay, chosen: Option<&str>) -> bool {
    chosen.map_or(overlay.is_shown, |ids| {
        ids.split(',').any(|id| id == overlay.id)
    })
}

fn fold(props: &Props, overlays: &Overlays) -> Element {
    let words = &props.page.words;
    let name = words.say("map-overlays");
    let choices = overlays.list.iter().map(|it| choice(props, overlays, it));
    el("details")
        .key("overlays")
        .class("map-overlays")
        .child(el("summary").text(name.clone()))
        .child(el("ul").attr("aria-label", name).children(choices))
}

/// A switch with what it looks like, when it holds and whose it is.
fn choice(props: &Props, overlays: &Overlays, overlay: &Overlay) -> Element {
    let (words, session) = (&props.page.words, &props.answer.session);
    let chosen = session.overlays.as_deref();
    let is_on = is_chosen(overlay, chosen);
    let others = overlays.list.iter().filter(|it| match it.id == overlay.id {
        true => !is_on,
        false => is_chosen(it, chosen),
    });
    let ids: Vec<&str> = others.map(|it| it.id.as_str()).collect();
    let is_usual = overlays
        .list
        .iter()
        .all(|it| ids.contains(&it.id.as_str()) == it.is_shown);
    let change = Change::Step(Action::Overlay((!is_usual).then(|| ids.join(","))));
    let color = match props.page.theme {
        Theme::Light => &overlay.colors[0],
        Theme::Dark => &overlay.colors[1],
    };
    let (path, opacity) = match overlay.kind.as_str() {
        "area" => ("M1 1h18v12h-18z", "0.15"),
        "line" => ("M0 7h20", "0"),
        _ => ("M14 7a4 4 0 1 1-8 0a4 4 0 1 1 8 0", "1"),
    };
    let sign = el("svg")
        .attr("width", "20")
        .attr("height", "14")
        .attr("aria-hidden", "true")
        .attr("fill", color.clone())
        .attr("fill-opacity", opacity)
        .attr("stroke", color.clone())
        .attr("stroke-width", "2")
        .attr_if("stroke-dasharray", overlay.is_dashed.then_some("4 3"))
        .child(el("path").attr("d", path));
    let during = overlay.during.map(|during| words.span(during));
    let is_there = overlay.holds_in(session.time);
    let when = during.map(|during| match is_there {
        true => during,
        false => words.say_with("map-overlay-then", &[("during", during.into())]),
    });
    let (source, address) = &overlay.source;
    let source = (!source.is_empty()).then(|| {
        let source_element = if address.is_empty() {
            el("span")
        } else {
            link(address)
        };
        source_element
            .class("overlay-source")
            .attr("dir", "auto")
            .text(source.clone())
    });
    let label = el("label")
        .child(
            el("input")
                .attr("type", "checkbox")
                .checked(is_on)
                .on(ListenerKind::onchange, props.page.on::<Event>(change)),
        )
        .child(sign)
        .child(el("span").attr("dir", "auto").text(overlay.name.clone()));
    el("li")
        .key(&overlay.id)
        .class(if is_there { "" } else { "is-elsewhen" })
        .child(label)
        .child_opt(when.map(|when| el("span").class("overlay-when").text(when)))
        .child_opt(source)
}
