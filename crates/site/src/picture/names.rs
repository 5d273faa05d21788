//! Names of places: as many of the basemap's as have room beside marks and each other.

use incidents::model::mercator::world_from_lng_lat;
use serde_json::Value;
use tiny_skia::Rect;

use super::WIDTH;
use super::canvas::{Canvas, ink};
use super::ground::{Ground, number, position};
use super::marks::fill_disc;
use super::text::{Line, MissingLetter, Typeface};
use super::view::{View, px};

/// Key places only: a picture is looked at for a moment.
const MAX_NAMES: usize = 14;

/// Sizes of letters, in pixels of the picture.
const SIZE_PX: (f32, f32) = (21.0, 32.0);

/// Between a name and whatever is beside it.
const GAP_PX: f32 = 9.0;

/// From the edges of the map.
const EDGE_PX: f32 = 10.0;

/// How a name may lie to its place: parts of its width and height, and of the gap, to the right and down from its middle.
const AROUND: [(f32, f32); 4] = [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0)];

/// A name that may be written.
struct Candidate<'a> {
    feature: &'a Value,
    layer: &'a Value,
    /// Whether the style has a dot at the place.
    is_dotted: bool,
    /// What counts less is written first.
    rank: (usize, i64),
}

/// What is written, in which language, and where there is no room.
pub(super) struct Names<'a> {
    pub(super) ground: &'a Ground,
    pub(super) view: &'a View,
    pub(super) face: &'a Typeface,
    /// The picture's language, then those that stand in for it.
    pub(super) languages: &'a [&'a str],
    /// Discs that nothing may be written on.
    pub(super) marks: Vec<(f32, f32, f32)>,
    /// A letter that was missing.
    pub(super) missing: Option<MissingLetter>,
}

impl<'a> Names<'a> {
    pub(super) fn draw(&mut self, canvas: &mut Canvas) {
        let mut written: Vec<&str> = Vec::new();
        let mut taken: Vec<Rect> = Vec::new();
        for candidate in self.candidates() {
            if written.len() == MAX_NAMES {
                break;
            }
            let size_px = self.size_px(&candidate);
            let Some((name, line)) = self.name(&candidate.feature["properties"], size_px) else {
                continue;
            };
            // One place may be in two layers, of which each is for another size.
            if written.contains(&name) {
                continue;
            }
            let Some(room) = self.room(&candidate, (line.width, size_px), &taken) else {
                continue;
            };
            self.write(canvas, &candidate, &line, room);
            taken.push(room);
            written.push(name);
        }
    }

    /// Those of upper layers first, and of one layer the most important ones, as on the page's map.
    fn candidates(&self) -> Vec<Candidate<'a>> {
        let (ground, zoom) = (self.ground, self.view.zoom());
        let circles = ground.layers().filter(|layer| layer.is("circle"));
        let dotted: Vec<&Value> =
            (circles.flat_map(|layer| ground.features(layer, zoom))).collect();
        let mut candidates = Vec::new();
        let layers = ground.layers().rev().filter(|layer| layer.is("symbol"));
        for (at, layer) in layers.enumerate() {
            for feature in ground.features(layer, zoom) {
                let min_zoom = feature["properties"]["min_zoom"].as_f64().unwrap_or(0.0);
                candidates.push(Candidate {
                    feature,
                    layer: layer.json,
                    is_dotted: dotted.iter().any(|other| std::ptr::eq(*other, feature)),
                    rank: (at, (min_zoom * 10.0) as i64),
                });
            }
        }
        candidates.sort_by_key(|candidate| candidate.rank);
        candidates
    }

    fn size_px(&self, candidate: &Candidate<'_>) -> f32 {
        let size = &candidate.layer["layout"]["text-size"];
        let size = number(size, self.view.zoom(), &candidate.feature["properties"]);
        let (least, most) = SIZE_PX;
        px(size.unwrap_or(12.0)).clamp(least, most)
    }

    /// In the first of the languages that has one whose letters there are.
    fn name(&mut self, properties: &'a Value, size_px: f32) -> Option<(&'a str, Line)> {
        let by_language = self.languages.iter().map(|language| {
            let primary = language.split(['-', '_']).next().unwrap_or_default();
            &properties[format!("name_{primary}")]
        });
        let names = by_language.chain([&properties["name"], &properties["name_en"]]);
        for name in names.filter_map(Value::as_str) {
            match self.face.line(name, size_px) {
                Ok(line) => return Some((name, line)),
                Err(letter) => self.missing = self.missing.or(Some(letter)),
            }
        }
        None
    }

    fn point(&self, candidate: &Candidate<'_>) -> Option<(f32, f32)> {
        let position = position(&candidate.feature["geometry"]["coordinates"])?;
        Some(self.view.point(world_from_lng_lat(position)))
    }

    /// A rectangle at the place, or beside whatever covers it, that is free.
    fn room(
        &self,
        candidate: &Candidate<'_>,
        (width, height): (f32, f32),
        taken: &[Rect],
    ) -> Option<Rect> {
        let (x, y) = self.point(candidate)?;
        let covering = self
            .marks
            .iter()
            .filter(|&&(mark_x, mark_y, radius)| (mark_x - x).hypot(mark_y - y) < radius + GAP_PX);
        let beyond = covering
            .map(|&(mark_x, mark_y, radius)| (mark_x - x).hypot(mark_y - y) + radius)
            .fold(0.0, f32::max);
        let centred = (!candidate.is_dotted).then_some((x, y));
        let beside = |gap: f32| {
            AROUND.map(|(right, down)| {
                (
                    x + right * (width / 2.0 + gap),
                    y + down * (height / 2.0 + gap),
                )
            })
        };
        let middles = centred
            .into_iter()
            .chain(beside(GAP_PX))
            .chain(beside(beyond + GAP_PX));
        let rect = |(x, y): (f32, f32)| {
            let (half_width, half_height) = (width / 2.0, height / 2.0);
            Rect::from_ltrb(
                x - half_width,
                y - half_height,
                x + half_width,
                y + half_height,
            )
        };
        middles
            .filter_map(rect)
            .find(|rect| self.is_free(rect, taken))
    }

    fn is_free(&self, rect: &Rect, taken: &[Rect]) -> bool {
        let (top, bottom) = (self.view.top as f32, self.view.bottom as f32);
        let is_within = rect.left() >= EDGE_PX
            && rect.right() <= WIDTH as f32 - EDGE_PX
            && rect.top() >= top + EDGE_PX
            && rect.bottom() <= bottom - EDGE_PX;
        let is_off_marks = self.marks.iter().all(|&(x, y, radius)| {
            let dx = x - x.clamp(rect.left(), rect.right());
            let dy = y - y.clamp(rect.top(), rect.bottom());
            dx.hypot(dy) > radius + 2.0
        });
        let is_off_names = taken.iter().all(|other| {
            rect.right() + GAP_PX < other.left()
                || other.right() + GAP_PX < rect.left()
                || rect.bottom() + GAP_PX / 2.0 < other.top()
                || other.bottom() + GAP_PX / 2.0 < rect.top()
        });
        is_within && is_off_marks && is_off_names
    }

    fn write(&self, canvas: &mut Canvas, candidate: &Candidate<'_>, line: &Line, room: Rect) {
        let paint = &candidate.layer["paint"];
        let color = |name: &str, usual: &str| ink(paint[name].as_str().unwrap_or(usual));
        let letters = color("text-color", "#2f2d33");
        let halo = color("text-halo-color", "#ffffff");
        if let (Some(at), true) = (self.point(candidate), candidate.is_dotted) {
            fill_disc(canvas, at, 5.5, halo);
            fill_disc(canvas, at, 3.5, letters);
        }
        // Letters without tails stand in the middle of their height.
        let baseline = f32::midpoint(room.top(), room.bottom()) + room.height() * 0.34;
        canvas.write(line, (room.left(), baseline), letters, (halo, 2.5));
    }
}
