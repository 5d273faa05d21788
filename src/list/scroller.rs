//! Scrolling in a list of which only a window is drawn: which window is wanted, and how what is seen stays where it is
//! when another one is drawn.

use std::mem::take;
use std::ops::Range;

use incidents::model::session::View;
use incidents::query::engine::Answer;
use web_sys::Element;

use crate::browser::web;
use crate::list::list_dom::{
    Scrolled, button_of, first_seen, focused_at, is_parked, line_at, n_seen, parking, put_back,
    scroll_box, set_height,
};
use crate::list::virtual_window::{Anchor, Drawn, anchor_at, window};

/// What is known of the list on the screen. Methods that answer with a window want it drawn; it may be drawn a while
/// later, and the reader may have scrolled on by then.
#[derive(Default)]
pub struct Scroller {
    /// How many lines the list has.
    n: usize,
    /// Which of them are drawn, and which are wanted.
    drawn: Range<usize>,
    wanted: Range<usize>,
    view: View,
    /// How high a line is on average; zero before it is measured.
    line_px: f64,
    /// The first line that is seen, or would be if it were drawn.
    seen: Option<Anchor>,
    /// The line that comes into view as soon as it is drawn.
    shown: Option<usize>,
    /// The line that has the focus and is not drawn: its list has it meanwhile.
    parked: Option<usize>,
    /// Other lines are in the document than those that are known: the browser may have its turn before it is told of them.
    is_behind: bool,
    /// A key has moved the focus since then: its line comes into view once lines are where they belong.
    follows_focus: bool,
}

impl Scroller {
    /// The list is there again, after something else was shown in its place.
    pub fn come_back(&mut self) {
        (self.wanted, self.drawn, self.line_px) = (0..0, 0..0, 0.0);
    }

    /// Lines are being drawn, or something else in this view: until it is told of them, nothing is measured.
    pub fn fall_behind(&mut self, view: Option<View>) {
        let is_behind = self.is_behind || view != Some(self.view);
        // Keys and fingers may have scrolled since the browser last said so; another window would put back what was seen before.
        let is_other_window = self.wanted != self.drawn && self.shown.is_none();
        if is_behind && !self.is_behind && is_other_window {
            self.seen = Scrolled::find()
                .and_then(|list| self.look(&list))
                .or(self.seen);
        }
        self.is_behind = is_behind;
    }

    /// The first line that is seen; where nothing of what is drawn is, the scrollbar says which it would be.
    fn look(&self, list: &Scrolled) -> Option<Anchor> {
        match list.is_out_of_sight() {
            true => Some(anchor_at(list.share(), self.n, list.box_px())),
            false => first_seen(&self.drawn),
        }
    }

    /// Lines have been drawn.
    pub fn drawn(&mut self, answer: &Answer, view: View) -> Option<Range<usize>> {
        let n = answer.passing.records();
        let drawn = answer.list_start..answer.list_start + answer.list.len();
        self.is_behind = false;
        if (n, view) != (self.n, self.view) {
            // The list and the table have one place. What was half under the heads may be lower in the other one.
            let seen = self.seen.filter(|_| n == self.n).map(|seen| Anchor {
                top_px: seen.top_px.max(web::LIST_HEADS_PX),
                ..seen
            });
            *self = Self {
                n,
                view,
                seen,
                parked: self.parked,
                ..Self::default()
            };
        }
        let is_other = drawn != self.drawn;
        if is_other {
            (self.wanted, self.drawn) = (drawn.clone(), drawn);
        }
        // A phone's sheet may have shown something else for so short a while that its size never changed.
        if is_other || self.shown.is_some() {
            self.settle();
        }
        if take(&mut self.follows_focus)
            && let Some(line) = self.focused().and_then(|at| self.line(at))
        {
            web::scroll_into_list(&line);
        }
        self.unpark();
        self.scrolled()
    }

    /// The reader has scrolled, or there are other lines.
    pub fn scrolled(&mut self) -> Option<Range<usize>> {
        let is_awaiting = self.is_behind || self.shown.is_some() && self.wanted != self.drawn;
        let Some(list) = Scrolled::find().filter(|_| !is_awaiting) else {
            if !is_awaiting && let Some(seen) = first_seen(&self.drawn) {
                self.seen = Some(seen);
            }
            return None;
        };
        let seen = self.look(&list)?;
        let (has_above, has_below) = match list.is_out_of_sight() {
            true => (false, false),
            false => self.has_margins(&list),
        };
        self.seen = Some(seen);
        (!has_above || !has_below).then(|| self.want(seen.position))?
    }

    /// Whether there is more above and below what is seen, or an end of the list.
    fn has_margins(&self, list: &Scrolled) -> (bool, bool) {
        let ((above_px, below_px), box_px) = (list.window_px(), list.box_px());
        let margin_px = box_px / 2.0;
        (
            above_px <= -margin_px || self.drawn.start == 0,
            below_px >= box_px + margin_px || self.drawn.end == self.n,
        )
    }

    /// The box has another size, or is shown again.
    pub fn resized(&mut self) -> Option<Range<usize>> {
        self.line_px = 0.0;
        if !self.is_behind {
            self.settle();
        }
        self.scrolled()
    }

    /// Another order starts at its top.
    pub fn start_over(&mut self) -> Option<Range<usize>> {
        scroll_box()?.set_scroll_top(0);
        (self.seen, self.shown) = (None, None);
        self.scrolled()
    }

    /// Brings a line into view, and the focus to it if it `takes_focus`.
    pub fn show(&mut self, position: usize, takes_focus: bool) -> Option<Range<usize>> {
        // A phone's sheet may show something else: what is not laid out does not scroll.
        let is_laid_out = scroll_box().is_some_and(|list| list.client_height() > 0);
        if let Some(line) = self.line(position).filter(|_| is_laid_out) {
            if takes_focus && let Some(button) = button_of(&line) {
                web::focus(&button);
                self.follows_focus = self.is_behind;
            }
            web::scroll_into_list(&line);
            return None;
        }
        if takes_focus {
            self.park(position);
        }
        self.shown = Some(position);
        self.want(position)
    }

    /// The line that a key leads to from the one that has the focus.
    pub fn next(&self, key: &str) -> Option<usize> {
        let at = self.focused().or(self.parked.filter(|_| is_parked()))?;
        let last = self.n.checked_sub(1)?;
        let to = match key {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + n_seen(self.drawn.len()),
            "PageUp" => at.saturating_sub(n_seen(self.drawn.len())),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        Some(to.min(last))
    }

    fn want(&mut self, position: usize) -> Option<Range<usize>> {
        let wanted = window(position, self.n);
        if wanted == self.wanted {
            return None;
        }
        if let Some(at) = self.focused().filter(|at| !wanted.contains(at)) {
            self.park(at);
        }
        self.wanted.clone_from(&wanted);
        Some(wanted)
    }

    /// Puts the lines where they belong: what was seen stays, and what is to be shown comes into view.
    fn settle(&mut self) {
        let Some(list) = Scrolled::find() else {
            // Of a list that is drawn as a whole, what was seen is seen again.
            let line = self
                .seen
                .and_then(|seen| Some((seen, self.line(seen.position)?)));
            return line.map_or((), |(seen, line)| put_back(&line, seen));
        };
        let is_drawn = |position: &usize| self.drawn.contains(position);
        let seen = self.seen.filter(|seen| is_drawn(&seen.position));
        let shown = self.shown.take_if(|position| is_drawn(position));
        let Some(shown) = shown else {
            return self.lay_out(&list, seen, true);
        };
        if seen.is_some() {
            self.lay_out(&list, seen, true);
        } else {
            let (position, top_px) = (shown, list.box_px() / 3.0);
            self.lay_out(&list, Some(Anchor { position, top_px }), false);
        }
        if let Some(line) = self.line(shown) {
            web::scroll_into_list(&line);
        }
    }

    /// Gives the rests their heights, with a line where it is asked for. If it `stays` it has been there before, so
    /// that nothing need be scrolled.
    fn lay_out(&mut self, list: &Scrolled, anchor: Option<Anchor>, stays: bool) {
        let before = list.before.get_bounding_client_rect();
        let window_px = list.after.get_bounding_client_rect().top() - before.bottom();
        if self.line_px == 0.0 {
            self.line_px = window_px / self.drawn.len().max(1) as f64;
        }
        let line = anchor.and_then(|anchor| Some((anchor, self.line(anchor.position)?)));
        let off_px = |(anchor, line): &(Anchor, Element)| {
            line.get_bounding_client_rect().top() - list.top_px() - anchor.top_px
        };
        let drawn = Drawn {
            n: self.n,
            window: self.drawn.clone(),
            window_px,
            line_px: self.line_px,
        };
        let staying = line.as_ref().filter(|_| stays);
        let (before_px, after_px) =
            drawn.rests_px(staying.map(|line| before.height() - off_px(line)));
        set_height(&list.before, before_px);
        set_height(&list.after, after_px);
        if let Some(line) = &line {
            list.scroll_box.scroll_by_with_x_and_y(0.0, off_px(line));
        }
    }

    fn line(&self, position: usize) -> Option<Element> {
        let at = position.checked_sub(self.drawn.start)?;
        (at < self.drawn.len()).then(|| line_at(&scroll_box()?, at))?
    }

    /// The position of the line that has the focus.
    fn focused(&self) -> Option<usize> {
        Some(self.drawn.start + focused_at()?)
    }

    fn park(&mut self, position: usize) {
        if let Some(list) = parking() {
            web::focus(&list);
            self.parked = Some(position);
        }
    }

    /// The focus goes back to its line when that is drawn again, unless the reader has taken it elsewhere.
    fn unpark(&mut self) {
        self.parked = self.parked.filter(|_| is_parked());
        let line = self.parked.and_then(|position| self.line(position));
        if let Some(button) = line.as_ref().and_then(button_of) {
            web::focus(&button);
            self.parked = None;
        }
    }
}
