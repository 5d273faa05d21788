//! The names of the marks under the pointer, beside them.

use incidents::engine::Mark;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::map_running::covered;
use crate::components::marks::mark_icon;
use crate::components::page::Page;

/// Names beyond this many are counted.
const MAX_NAMES: usize = 6;

/// Properties of [`MapTip`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where the mark lies on the map, in CSS pixels from the top left.
    pub point: (f64, f64),
    /// The marks to name.
    pub marks: Vec<Mark>,
    /// The id of the open record, whose panel the tip keeps clear of.
    pub open: Option<String>,
    /// What every part needs.
    pub page: Page,
}

/// The tip. It is for the eye: the list and the map's own list say the same to a screen reader.
#[component]
pub fn MapTip(props: &Props) -> Html {
    let tip = use_node_ref();
    {
        let tip = tip.clone();
        let named = (props.point, props.marks.clone(), props.open.clone());
        use_effect_with(named, move |&((x_px, y_px), _, _)| {
            if let Some(tip) = tip.cast::<HtmlElement>() {
                place(&tip, x_px, y_px);
            }
        });
    }
    let row = |mark: &Mark| {
        html! {
            <li>{mark_icon(&props.page, &mark.category, mark.is_exact)}<bdi>{mark.title.clone()}</bdi></li>
        }
    };
    let n_more = props.marks.len().saturating_sub(MAX_NAMES);
    html! {
        <div class="map-tip" ref={tip} aria-hidden="true">
            <ul>{for props.marks.iter().take(MAX_NAMES).map(row)}</ul>
            if n_more > 0 { <p>{format!("and {} more", props.page.words.number(n_more))}</p> }
            if props.marks.len() > 1 { <p>{"Click again for the next one"}</p> }
        </div>
    }
}

/// Beside the mark, on the side where there is room. The policy allows no `style` attribute, so the
/// position is set on the element.
fn place(tip: &HtmlElement, x_px: f64, y_px: f64) {
    let Some(map) = tip.parent_element() else {
        return;
    };
    let width = f64::from(map.client_width()) - covered().right_px;
    let height = f64::from(map.client_height());
    let (tip_width, tip_height) = (
        f64::from(tip.offset_width()),
        f64::from(tip.offset_height()),
    );
    let (beyond_px, edge_px) = (18.0, 4.0);
    let held = |at: f64, length: f64, whole: f64| {
        at.clamp(edge_px, (whole - length - edge_px).max(edge_px))
    };
    let beside = held(y_px - tip_height / 2.0, tip_height, height);
    let (left, top) = if x_px + beyond_px + tip_width < width {
        (x_px + beyond_px, beside)
    } else if x_px - beyond_px - tip_width > 0.0 {
        (x_px - beyond_px - tip_width, beside)
    } else {
        // No room on either side: above the mark or below it, so that it does not cover the mark.
        let above = y_px - beyond_px - tip_height;
        let top = if above > 0.0 { above } else { y_px + beyond_px };
        (held(x_px - tip_width / 2.0, tip_width, width), top)
    };
    for (name, value) in [("left", left), ("top", top)] {
        // A name and a number of pixels are always a valid declaration.
        let _set = tip.style().set_property(name, &format!("{value:.0}px"));
    }
}
