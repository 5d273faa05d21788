//! How marks look: from a scene to squares.

use incidents::config::category::Category;
use incidents::model::incident::Kind;
use incidents::model::mercator::{lng_lat_from_world, radius_world};
use incidents::query::engine::facts::Facts;
use incidents::scene::{MarkKind, Scene, SceneMark};

use crate::browser::palette::Theme;
use crate::map::gl::atlas::{Atlas, ink, paper};
use crate::map::gl::quads::{Color, Disc, QuadBuffer, Transition};
use crate::map::gl::transition::Transitions;
use crate::map::spiral::Spiral;
use crate::ui::symbol::color;

/// Above this many circles each is paler: together they would hide the map.
const FEW_CIRCLES: f32 = 12.0;

/// Width of a ring of shares.
const RING_PX: f32 = 4.5;

/// What is to be seen of one mark above the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// The pointer is on it.
    Hover,
    /// It is open, or holds what is open.
    Open,
}

/// All that is drawn.
pub struct RenderInput<'a> {
    /// The marks.
    pub scene: &'a Scene,
    /// Those before them, which are leaving.
    pub before: &'a Scene,
    /// Where both come from and go to.
    pub transitions: &'a Transitions,
    /// Marks of the scene to be seen above the others.
    pub emphasised: &'a [(usize, Emphasis)],
    /// A mark that makes room for the open record.
    pub displaced: Option<usize>,
    /// The open record.
    pub open: Option<&'a Facts>,
    /// Records that are drawn at their own place, wherever their mark is.
    pub shown: &'a [(Facts, Emphasis)],
    /// The records of one place, laid out around it.
    pub spiral: Option<&'a Spiral>,
    /// The one of them that the pointer or the focus is on.
    pub hovered: Option<u32>,
    /// The marks under the pointer, or the one that the keys stand at.
    pub pointed: &'a [SceneMark],
    /// Areas of the mark that is pointed at.
    pub circled: &'a [Facts],
    /// Whether marks are drawn at all, or something else in their place: then those pointed at are drawn that count several.
    pub has_marks: bool,
    /// For each mark of the scene whether it is pale; nothing where none is.
    pub faded: &'a [bool],
}

/// How much is left of what is pale.
const FADED: f32 = 0.4;

/// What drawing needs to know.
pub struct Painter<'a> {
    /// The types in the order of their series.
    pub types: &'a [Category],
    /// Facts about a row.
    pub facts: &'a dyn Fn(u32) -> Option<Facts>,
    /// A number in little room.
    pub compact: &'a dyn Fn(u32) -> String,
    /// The palette.
    pub theme: Theme,
    /// The pictures.
    pub atlas: &'a mut Atlas,
    /// What lies on the ground, beneath the labels.
    pub ground: QuadBuffer,
    /// What stands above them.
    pub marks: QuadBuffer,
}

impl Painter<'_> {
    /// Draws everything, what matters most last.
    pub fn paint(&mut self, input: &RenderInput<'_>) {
        let RenderInput { scene, before, .. } = input;
        if input.has_marks {
            let is_faded = |at: usize| input.faded.get(at) == Some(&true);
            let inexact = scene.marks.iter().enumerate().filter_map(|(at, mark)| {
                let facts = match mark.kind {
                    MarkKind::One(row) | MarkKind::Area { first: row } => (self.facts)(row),
                    _ => None,
                };
                let opacity = if is_faded(at) { FADED } else { 1.0 };
                Some((facts.filter(|facts| !facts.is_exact)?, opacity))
            });
            let inexact: Vec<(Facts, f32)> = inexact.collect();
            self.circles(&inexact);
            for (at, transition) in &input.transitions.leaving {
                self.mark(&before.marks[*at], *transition, None);
            }
            let hidden = input.spiral.map(|spiral| spiral.world);
            for areas in [true, false] {
                let transitions = &input.transitions.of_marks;
                for (at, (mark, transition)) in scene.marks.iter().zip(transitions).enumerate() {
                    let is_hidden = hidden == Some(mark.world) || input.displaced == Some(at);
                    let transition = match is_faded(at) {
                        true => transition.paler(FADED),
                        false => *transition,
                    };
                    if mark.kind.is_area() == areas && !is_hidden {
                        self.mark(mark, transition, None);
                    }
                }
            }
        }
        for mark in input.pointed {
            if !input.has_marks && mark.count > 1 {
                self.mark(mark, Transition::none(mark.world), Some(Emphasis::Hover));
            }
        }
        for (at, emphasis) in input.emphasised {
            let transition = input.transitions.of_marks[*at];
            self.mark(&scene.marks[*at], transition, Some(*emphasis));
        }
        if let Some(open) = input.open {
            let (opacity, blur) = match open.kind {
                Kind::Incident => (0.3, 0.6),
                _ => (0.32, 0.35),
            };
            self.circle(open, opacity, blur);
        }
        let circled = input.circled.iter().map(|facts| (*facts, 1.0));
        self.circles(&circled.collect::<Vec<_>>());
        for (facts, emphasis) in input.shown {
            if *emphasis == Emphasis::Hover && !facts.is_exact {
                self.circles(&[(*facts, 1.0)]);
            }
            if facts.kind == Kind::Incident {
                let transition = Transition::none(facts.world);
                self.ring(transition, 11.0, *emphasis);
                self.icon(facts, transition, [0.0; 2], Some(*emphasis));
            }
        }
        if let Some(spiral) = input.spiral {
            self.spiral(spiral, input.hovered);
        }
    }

    /// Circles of places that are not exact, each with how much of it is seen.
    fn circles(&mut self, inexact: &[(Facts, f32)]) {
        let paler = (FEW_CIRCLES / inexact.len() as f32).sqrt().min(1.0);
        for (facts, opacity) in inexact {
            self.circle(facts, 0.26 * paler * opacity, 0.6);
        }
    }

    fn circle(&mut self, facts: &Facts, opacity: f32, blur: f32) {
        let lat = lng_lat_from_world(facts.world).lat();
        let radius = radius_world(facts.uncertainty_m, lat);
        if radius > 0.0 {
            let color = self.color(facts.series, opacity);
            self.ground
                .circle(Transition::none(facts.world), radius, blur, color);
        }
    }

    fn mark(&mut self, mark: &SceneMark, transition: Transition, emphasis: Option<Emphasis>) {
        let radius = match mark.count {
            1 => 11.0,
            _ => mark.radius_px,
        };
        if let Some(emphasis) = emphasis {
            self.ring(transition, radius, emphasis);
        }
        match mark.kind {
            MarkKind::One(row) | MarkKind::Area { first: row } if mark.count == 1 => {
                if let Some(facts) = (self.facts)(row) {
                    self.icon(&facts, transition, [0.0; 2], emphasis);
                }
            }
            MarkKind::Area { .. } | MarkKind::MergedAreas { .. } => self.area(mark, transition),
            MarkKind::One(_) | MarkKind::Stack { .. } | MarkKind::Cluster => {
                self.disc(mark, transition);
            }
        }
    }

    /// The picture of a record's type.
    fn icon(
        &mut self,
        facts: &Facts,
        transition: Transition,
        at: [f32; 2],
        emphasis: Option<Emphasis>,
    ) {
        if let Some(category) = self.types.get(usize::from(facts.series)) {
            let picture = self.atlas.mark(category, facts.is_exact);
            let times = match emphasis {
                Some(Emphasis::Hover) => 1.2,
                _ => 1.0,
            };
            self.marks.picture(transition, at, picture, times);
        }
    }

    /// A ring that is seen on everything.
    fn ring(&mut self, transition: Transition, radius_px: f32, emphasis: Emphasis) {
        let (paper, ink) = (self.paper(1.0), self.ink(1.0));
        let (beyond, width) = match emphasis {
            Emphasis::Hover => (5.0, 1.5),
            Emphasis::Open => (7.0, 3.0),
        };
        let whole = Disc::new(radius_px + beyond);
        self.marks.disc(transition, whole.rim(beyond + 1.0), paper);
        let ring = Disc::new(radius_px + 2.0 + width);
        self.marks.disc(transition, ring.rim(width), ink);
    }

    /// A disc of paper with a number, in a ring of the shares of the types.
    fn disc(&mut self, mark: &SceneMark, transition: Transition) {
        let (radius, paper) = (mark.radius_px, self.paper(1.0));
        let edge = self.ink(0.55);
        if let MarkKind::Stack { .. } = mark.kind {
            // As of several discs, one upon the other.
            for beside in [5.0, 2.5] {
                let under = Disc::new(radius).beside([beside, -beside]);
                self.marks.disc(transition, under, edge);
                let under = Disc::new(radius - 1.0).beside([beside, -beside]);
                self.marks.disc(transition, under, paper);
            }
        }
        self.marks.disc(transition, Disc::new(radius), paper);
        self.rim(mark, transition, edge);
        self.shares(mark, transition, Disc::new(radius - 2.0).rim(RING_PX));
        self.number(mark, transition, radius - RING_PX - 2.5);
    }

    /// The outermost line: broken for the share of those whose very site is not known.
    fn rim(&mut self, mark: &SceneMark, transition: Transition, color: Color) {
        let inexact = mark.n_inexact as f32 / mark.count.max(1) as f32;
        let rim = Disc::new(mark.radius_px).rim(1.25);
        if inexact < 1.0 {
            let slice = [0.0, 1.0 - inexact];
            self.marks.disc(transition, Disc { slice, ..rim }, color);
        }
        if inexact > 0.0 {
            let dashed = Disc {
                slice: [1.0 - inexact, 1.0],
                n_dashes: dashes(mark.radius_px),
                ..rim
            };
            self.marks.disc(transition, dashed, color);
        }
    }

    /// The shares of the types around a disc, the largest first and clockwise from the top.
    fn shares(&mut self, mark: &SceneMark, transition: Transition, rim: Disc) {
        let mut first = 0.0;
        for share in &mark.shares {
            let last = first + share.count as f32 / mark.count.max(1) as f32;
            let slice = Disc {
                slice: [first, last.min(1.0)],
                ..rim
            };
            let color = self.color(share.series, 1.0);
            self.marks.disc(transition, slice, color);
            first = last;
        }
    }

    /// Several records of one place that is known roughly: hollow, with a broken edge.
    fn area(&mut self, mark: &SceneMark, transition: Transition) {
        let radius = mark.radius_px + 3.0;
        let paper = self.paper(0.7);
        self.marks.disc(transition, Disc::new(radius + 1.0), paper);
        let rim = Disc {
            n_dashes: dashes(radius),
            ..Disc::new(radius).rim(2.5)
        };
        self.shares(mark, transition, rim);
        self.number(mark, transition, radius - 3.0);
    }

    fn number(&mut self, mark: &SceneMark, transition: Transition, radius_px: f32) {
        let text = (self.compact)(mark.count);
        let picture = self.atlas.number(&text, f64::from(radius_px) * 2.0);
        self.marks.picture(transition, [0.0; 2], picture, 1.0);
    }

    fn spiral(&mut self, spiral: &Spiral, hovered: Option<u32>) {
        let transition = Transition::none(spiral.world);
        let veil = self.paper(0.6);
        let radius_px = spiral.radius_px() as f32 + 22.0;
        self.marks.disc(transition, Disc::new(radius_px), veil);
        let ink = self.ink(0.7);
        for at in spiral.offsets_px() {
            self.marks.leader_line(spiral.world, at, 1.25, ink);
        }
        self.marks.disc(transition, Disc::new(3.0), ink);
        for (at, &row) in spiral.offsets_px().zip(spiral.rows.iter()) {
            let emphasis = (hovered == Some(row)).then_some(Emphasis::Hover);
            if let Some(facts) = (self.facts)(row) {
                self.icon(&facts, transition, at, emphasis);
            }
        }
    }

    fn color(&self, series: u16, opacity: f32) -> Color {
        let category = self.types.get(usize::from(series));
        let text = category.map_or(ink(self.theme), |category| color(category, self.theme));
        rgb(text, opacity)
    }

    fn paper(&self, opacity: f32) -> Color {
        rgb(paper(self.theme), opacity)
    }

    fn ink(&self, opacity: f32) -> Color {
        rgb(ink(self.theme), opacity)
    }
}

/// Dashes of about as many pixels, whatever the radius.
fn dashes(radius_px: f32) -> u8 {
    (radius_px * std::f32::consts::TAU / 6.5).round() as u8
}

/// The color `#rrggbb`.
pub fn rgb(text: &str, opacity: f32) -> Color {
    let digits = text.bytes().skip(1);
    let number = digits.fold(0_u32, |number, digit| {
        number << 4 | char::from(digit).to_digit(16).unwrap_or(0)
    });
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue, (opacity * 255.0) as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_of_the_map_file_is_read_as_three_bytes() {
        assert_eq!(rgb("#a6261d", 1.0), [0xa6, 0x26, 0x1d, 255]);
    }
}
