//! Marks and uncertainty circles as on the page's map: its scene, drawn larger.

use std::f32::consts::TAU;

use incidents::config::MapConfig;
use incidents::config::category::{Category, Shape};
use incidents::model::mercator::{lng_lat_from_world, radius_world};
use incidents::query::engine::Engine;
use incidents::query::engine::facts::Facts;
use incidents::scene::{MarkKind, Scene, SceneMark};
use tiny_skia::{
    GradientStop, Path, PathBuilder, Point, RadialGradient, SpreadMode, Stroke, StrokeDash,
    Transform,
};

use super::canvas::{Canvas, Ink, faded, ink};
use super::text::Typeface;
use super::view::{View, px};
use super::{INK, PAPER};

/// Radius of the mark of one record, in pixels of a page.
const SYMBOL_PX: f64 = 7.0;

/// Width of a ring of shares.
const RING_PX: f64 = 4.5;

/// Above this many circles each is paler: together they would hide the map.
const FEW_CIRCLES: f32 = 12.0;

/// A dash and the gap after it, in pixels of a page.
const DASH_PX: [f64; 2] = [4.0, 2.5];

/// What drawing marks needs to know.
pub(super) struct Marks<'a> {
    pub(super) engine: &'a Engine,
    pub(super) scene: &'a Scene,
    pub(super) view: &'a View,
    pub(super) types: &'a [Category],
    pub(super) bold: &'a Typeface,
}

/// The types of the records in the order of their series.
pub(crate) fn types(config: &MapConfig, engine: &Engine) -> Vec<Category> {
    let codes = engine.data().store().series();
    let category = |code: &String| config.category_or_derived(code);
    codes.iter().map(category).collect()
}

/// The only record that a mark stands for.
pub(crate) fn one(engine: &Engine, mark: &SceneMark) -> Option<Facts> {
    match mark.kind {
        MarkKind::One(row) | MarkKind::Area { first: row } if mark.count == 1 => engine.facts(row),
        _ => None,
    }
}

impl Marks<'_> {
    /// What of the ground the marks are not sure of.
    pub(super) fn draw_circles(&self, canvas: &mut Canvas) {
        let facts = self.scene.marks.iter().filter_map(|mark| self.one(mark));
        let inexact: Vec<Facts> = facts.filter(|facts| !facts.is_exact).collect();
        let paler = (FEW_CIRCLES / inexact.len() as f32).sqrt().min(1.0);
        for facts in inexact {
            let (x, y) = self.view.point(facts.world);
            let lat = lng_lat_from_world(facts.world).lat();
            let radius = self
                .view
                .px_of_world(radius_world(facts.uncertainty_m, lat));
            fading_disc(
                canvas,
                (x, y),
                radius,
                faded(self.ink(facts.series), 0.26 * paler),
            );
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        for are_areas in [true, false] {
            for mark in &self.scene.marks {
                if mark.kind.is_area() == are_areas {
                    self.draw_mark(canvas, mark);
                }
            }
        }
    }

    /// Where the mark is drawn, and how far it reaches.
    pub(super) fn disc_of(&self, mark: &SceneMark) -> (f32, f32, f32) {
        let (x, y) = self.view.point(mark.world);
        let reach = match (mark.count, mark.kind) {
            (1, _) => 11.0,
            (_, kind) if kind.is_area() => f64::from(mark.radius_px) + 4.0,
            (_, MarkKind::Stack { .. }) => f64::from(mark.radius_px) + 5.0,
            _ => f64::from(mark.radius_px),
        };
        (x, y, px(reach))
    }

    fn one(&self, mark: &SceneMark) -> Option<Facts> {
        one(self.engine, mark)
    }

    fn draw_mark(&self, canvas: &mut Canvas, mark: &SceneMark) {
        let at = self.view.point(mark.world);
        if let Some(facts) = self.one(mark) {
            if let Some(category) = self.types.get(usize::from(facts.series)) {
                symbol(canvas, category, at, (px(1.0), facts.is_exact));
            }
        } else if mark.kind.is_area() {
            self.draw_area(canvas, mark, at);
        } else {
            self.draw_disc(canvas, mark, at);
        }
    }

    /// A disc of paper with a number, in a ring of the shares of the types.
    fn draw_disc(&self, canvas: &mut Canvas, mark: &SceneMark, (x, y): (f32, f32)) {
        let radius = f64::from(mark.radius_px);
        let (paper, edge) = (ink(PAPER), faded(ink(INK), 0.55));
        let beside: &[f64] = match mark.kind {
            // As of several discs, one upon the other.
            MarkKind::Stack { .. } => &[5.0, 2.5, 0.0],
            _ => &[0.0],
        };
        for &beside in beside {
            let at = (x + px(beside), y - px(beside));
            fill_disc(canvas, at, px(radius), paper);
            let slice = (0.0, 1.0 - mark.n_inexact as f32 / mark.count.max(1) as f32);
            let rim = px(radius - 0.6);
            if beside > 0.0 || slice.1 >= 1.0 {
                stroke_arc(canvas, (at, rim), (0.0, 1.0), (edge, px(1.25)), None);
                continue;
            }
            stroke_arc(canvas, (at, rim), slice, (edge, px(1.25)), None);
            let rest = (slice.1, 1.0);
            stroke_arc(canvas, (at, rim), rest, (edge, px(1.25)), dash().as_ref());
        }
        let ring = (radius - 2.0 - RING_PX / 2.0, RING_PX);
        self.draw_shares(canvas, mark, ring, None);
        self.draw_number(canvas, mark, radius - RING_PX - 2.5);
    }

    /// Several records of one place that is known roughly: hollow, with a broken edge.
    fn draw_area(&self, canvas: &mut Canvas, mark: &SceneMark, at: (f32, f32)) {
        let radius = f64::from(mark.radius_px) + 3.0;
        let paper = faded(ink(PAPER), 0.7);
        fill_disc(canvas, at, px(radius + 1.0), paper);
        self.draw_shares(canvas, mark, (radius - 1.25, 2.5), dash().as_ref());
        self.draw_number(canvas, mark, radius - 3.0);
    }

    /// The shares of the types around a disc, the largest first and clockwise from the top.
    fn draw_shares(
        &self,
        canvas: &mut Canvas,
        mark: &SceneMark,
        (radius, width): (f64, f64),
        dash: Option<&StrokeDash>,
    ) {
        let circle = (self.view.point(mark.world), px(radius));
        let mut first = 0.0;
        for share in &mark.shares {
            let last = first + share.count as f32 / mark.count.max(1) as f32;
            let pen = (self.ink(share.series), px(width));
            stroke_arc(canvas, circle, (first, last.min(1.0)), pen, dash);
            first = last;
        }
    }

    fn draw_number(&self, canvas: &mut Canvas, mark: &SceneMark, most_px: f64) {
        let (x, y) = self.view.point(mark.world);
        let most = 2.0 * px(most_px);
        let mut size = px(11.5);
        let Ok(mut line) = self.bold.line(&compact(mark.count), size) else {
            return;
        };
        if line.width > most {
            size *= most / line.width;
            line = self
                .bold
                .line(&compact(mark.count), size)
                .unwrap_or_default();
        }
        let baseline = y + size * 0.36;
        let at = (x - line.width / 2.0, baseline);
        canvas.write(&line, at, ink(INK), (ink(PAPER), 0.0));
    }

    fn ink(&self, series: u16) -> Ink {
        let category = self.types.get(usize::from(series));
        ink(category.map_or(INK, |category| &category.color_light))
    }
}

fn dash() -> Option<StrokeDash> {
    StrokeDash::new(DASH_PX.map(px).to_vec(), 0.0)
}

/// A number in little room.
fn compact(number: u32) -> String {
    let in_units = |unit: u32, sign: char| match number / unit {
        few @ 0..10 => match number % unit * 10 / unit {
            0 => format!("{few}{sign}"),
            tenths => format!("{few}.{tenths}{sign}"),
        },
        many => format!("{many}{sign}"),
    };
    match number {
        0..1_000 => number.to_string(),
        1_000..1_000_000 => in_units(1_000, 'K'),
        _ => in_units(1_000_000, 'M'),
    }
}

/// The mark of one record: filled where the site is known, a ring where it is not. A pixel of a page is `times` as large.
pub(super) fn symbol(
    canvas: &mut Canvas,
    category: &Category,
    at: (f32, f32),
    (times, is_exact): (f32, bool),
) {
    let Some(path) = outline(category.shape, at, f64::from(times) * SYMBOL_PX) else {
        return;
    };
    let (paper, ink) = (ink(PAPER), ink(&category.color_light));
    // A rim of paper keeps the mark apart from whatever lies under it.
    canvas.stroke(&path, paper, times * if is_exact { 4.0 } else { 6.0 });
    canvas.fill(&path, if is_exact { ink } else { paper });
    canvas.stroke(&path, ink, times * if is_exact { 1.0 } else { 2.5 });
}

fn outline(shape: Shape, (x, y): (f32, f32), radius: f64) -> Option<Path> {
    let corners = shape.corners(radius);
    if corners.is_empty() {
        return PathBuilder::from_circle(x, y, (radius * Shape::CIRCLE) as f32);
    }
    let mut path = PathBuilder::new();
    for (at, &(dx, dy)) in corners.iter().enumerate() {
        let (x, y) = (x + dx as f32, y + dy as f32);
        match at {
            0 => path.move_to(x, y),
            _ => path.line_to(x, y),
        }
    }
    path.close();
    path.finish()
}

pub(super) fn fill_disc(canvas: &mut Canvas, (x, y): (f32, f32), radius: f32, ink: Ink) {
    if let Some(path) = PathBuilder::from_circle(x, y, radius) {
        canvas.fill(&path, ink);
    }
}

/// A hard edge would claim to be a border.
fn fading_disc(canvas: &mut Canvas, (x, y): (f32, f32), radius: f32, ink: Ink) {
    let Some(path) = PathBuilder::from_circle(x, y, radius) else {
        return;
    };
    let centre = Point::from_xy(x, y);
    let stops = vec![
        GradientStop::new(0.4, ink),
        GradientStop::new(1.0, faded(ink, 0.0)),
    ];
    let (mode, transform) = (SpreadMode::Pad, Transform::identity());
    let shader = RadialGradient::new(centre, 0.0, centre, radius, stops, mode, transform);
    if let Some(shader) = shader {
        canvas.fill_shader(&path, shader);
    }
}

/// A part of a circle, in turns clockwise from the top.
fn stroke_arc(
    canvas: &mut Canvas,
    ((x, y), radius): ((f32, f32), f32),
    (first, last): (f32, f32),
    (ink, width): (Ink, f32),
    dash: Option<&StrokeDash>,
) {
    let n_steps = ((last - first) * 90.0).ceil().max(1.0);
    let mut path = PathBuilder::new();
    for step in 0..=n_steps as u32 {
        let (sin, cos) = ((first + (last - first) * step as f32 / n_steps) * TAU).sin_cos();
        let (x, y) = (x + radius * sin, y - radius * cos);
        match step {
            0 => path.move_to(x, y),
            _ => path.line_to(x, y),
        }
    }
    let stroke = Stroke {
        width,
        dash: dash.cloned(),
        ..Stroke::default()
    };
    if let Some(path) = path.finish() {
        canvas.stroke_with(&path, ink, &stroke);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_take_little_room() {
        let check = |number: u32, expect: &str| assert_eq!(compact(number), expect);
        check(999, "999");
        check(1_000, "1K");
        check(1_550, "1.5K");
        check(25_499, "25K");
        check(2_100_000, "2.1M");
    }
}
