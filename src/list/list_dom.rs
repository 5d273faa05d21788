//! The elements of a list of which only a window is drawn, measured and moved.

use crate::ui::svg::px;
use std::ops::Range;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::browser::web;
use crate::list::virtual_window::Anchor;

/// The box that the list or the table scrolls in.
pub fn scroll_box() -> Option<Element> {
    web::element(".table").or_else(|| web::element(".panel-content"))
}

/// What has the focus while the line that had it is not drawn.
pub fn parking() -> Option<Element> {
    web::element(".table").or_else(|| web::element(".list"))
}

pub fn is_parked() -> bool {
    web::focused().is_some_and(|focused| parking() == Some(focused))
}

pub fn line_at(scroll_box: &Element, at: usize) -> Option<Element> {
    scroll_box
        .get_elements_by_class_name("entry")
        .item(at as u32)
}

pub fn button_of(line: &Element) -> Option<Element> {
    line.query_selector("button").ok()?
}

pub fn set_height(rest: &Element, height_px: f64) {
    // A height is valid, which is all that could fail.
    let rest: &HtmlElement = rest.unchecked_ref();
    let _set = rest
        .style()
        .set_property("height", &format!("{}px", px(height_px)));
}

/// A list of which only a window is drawn, on the screen.
pub struct Scrolled {
    /// The box.
    pub scroll_box: Element,
    /// The rest before the window.
    pub before: Element,
    /// The rest after it.
    pub after: Element,
}

impl Scrolled {
    /// None where all lines are drawn, and where a phone's sheet shows something else.
    pub fn find() -> Option<Self> {
        let list = Self {
            scroll_box: scroll_box()?,
            before: web::element(".rest-before")?,
            after: web::element(".rest-after")?,
        };
        (list.scroll_box.client_height() > 0).then_some(list)
    }

    pub fn top_px(&self) -> f64 {
        top_px(&self.scroll_box)
    }

    pub fn box_px(&self) -> f64 {
        f64::from(self.scroll_box.client_height())
    }

    /// Where the window begins and ends, from the upper edge of the box.
    pub fn window_px(&self) -> (f64, f64) {
        let top_px = self.top_px();
        let (before, after) = (&self.before, &self.after);
        (
            before.get_bounding_client_rect().bottom() - top_px,
            after.get_bounding_client_rect().top() - top_px,
        )
    }

    /// Whether nothing of the window is seen.
    pub fn is_out_of_sight(&self) -> bool {
        let (above_px, below_px) = self.window_px();
        below_px <= 0.0 || above_px >= self.box_px()
    }

    /// Where the scrollbar is, from 0 to 1.
    pub fn share(&self) -> f64 {
        let (at, most) = (
            self.scroll_box.scroll_top(),
            self.scroll_box.scroll_height() - self.scroll_box.client_height(),
        );
        // The browser rounds: at the lower end it may say a pixel less.
        f64::from(at) / f64::from((most - 1).max(1))
    }
}

pub fn top_px(scroll_box: &Element) -> f64 {
    scroll_box.get_bounding_client_rect().top()
}

/// The first line that is not under the heads of the list: lines come in order, so that a few looks find it.
pub fn first_seen(drawn: &Range<usize>) -> Option<Anchor> {
    let list = scroll_box().filter(|list| list.client_height() > 0)?;
    let top_px = top_px(&list);
    // What ends where the heads end is under them, whatever the browser rounds.
    let heads_px = top_px + web::LIST_HEADS_PX + 1.0;
    let lines = list.get_elements_by_class_name("entry");
    let rect = |at: usize| Some(lines.item(at as u32)?.get_bounding_client_rect());
    let (mut from, mut to) = (0, drawn.len().checked_sub(1)?);
    while from < to {
        let middle = usize::midpoint(from, to);
        match rect(middle)?.bottom() > heads_px {
            true => to = middle,
            false => from = middle + 1,
        }
    }
    Some(Anchor {
        position: drawn.start + from,
        top_px: rect(from)?.top() - top_px,
    })
}

/// Scrolls a line to where it was.
pub fn put_back(line: &Element, was: Anchor) {
    if let Some(list) = scroll_box() {
        let off_px = line.get_bounding_client_rect().top() - top_px(&list) - was.top_px;
        list.scroll_by_with_x_and_y(0.0, off_px);
    }
}

/// Which of the drawn lines has the focus.
pub fn focused_at() -> Option<usize> {
    let line = web::focused()?.closest(".entry").ok()??;
    let lines = scroll_box()?.get_elements_by_class_name("entry");
    let at = (0..lines.length()).find(|&at| lines.item(at).as_ref() == Some(&line))?;
    Some(at as usize)
}

/// How many lines are seen at a time, of so many that are drawn.
pub fn n_seen(n_drawn: usize) -> usize {
    let list = scroll_box();
    let line = |at: usize| line_at(list.as_ref()?, at);
    let (Some(first), Some(last)) = (line(0), line(n_drawn.saturating_sub(1))) else {
        return 1;
    };
    let (first, last) = (
        first.get_bounding_client_rect(),
        last.get_bounding_client_rect(),
    );
    let line_px = (last.bottom() - first.top()).max(1.0) / n_drawn as f64;
    let height_px = list.map_or(0, |list| list.client_height());
    let seen_px = f64::from(height_px) - web::LIST_HEADS_PX;
    ((seen_px / line_px) as usize).max(1)
}
