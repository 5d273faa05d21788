//! What the marks of a picture stand for.

use incidents::config::category::Category;
use incidents::scene::Scene;

use super::canvas::{Canvas, ink};
use super::marks::symbol;
use super::text::{Line, MissingLetter, Typeface};
use super::view::View;
use super::{HEIGHT, INK, PAPER, RULE, SIDE_PX, WIDTH};

const LETTERS_PX: f32 = 25.0;
const ROW_PX: f32 = 42.0;
const MAX_ROWS: usize = 2;
/// From the middle of a symbol to its words, and from these to the next symbol.
const SYMBOL_PX: f32 = 24.0;
const GAP_PX: f32 = 52.0;
/// Symbols are so many times as large as on the page.
const SYMBOL_TIMES: f32 = 1.7;

/// The types of the marks that a picture shows, the most frequent first.
pub(super) struct Key<'a> {
    rows: Vec<Vec<(Option<&'a Category>, Line)>>,
    pub(super) missing: Option<MissingLetter>,
}

impl<'a> Key<'a> {
    pub(super) fn new(
        types: &'a [Category],
        scene: &Scene,
        view: &View,
        face: &Typeface,
        languages: &[&str],
    ) -> Self {
        let mut key = Self {
            rows: Vec::new(),
            missing: None,
        };
        let mut entries = Vec::new();
        for category in frequent(types, scene, view) {
            let names = languages
                .iter()
                .map(|language| category.label.in_language(language));
            let mut named = None;
            for name in names {
                match face.line(name, LETTERS_PX) {
                    Ok(line) => {
                        named = Some(line);
                        break;
                    }
                    Err(letter) => key.missing = key.missing.or(Some(letter)),
                }
            }
            entries.extend(named.map(|line| (Some(category), line)));
        }
        key.rows = rows(entries, face);
        key
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        match self.rows.len() {
            0 => 0.0,
            n_rows => f64::from(ROW_PX) * n_rows as f64 + 20.0,
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, top: f32, is_right_to_left: bool) {
        if self.rows.is_empty() {
            return;
        }
        canvas.band(top, HEIGHT as f32, ink(PAPER));
        canvas.band(top, top + 2.0, ink(RULE));
        for (at, row) in self.rows.iter().enumerate() {
            let y = top + 10.0 + ROW_PX * (at as f32 + 0.5);
            let mut reached = SIDE_PX;
            // From the side at which reading begins.
            let from = |reached: f32, width: f32| match is_right_to_left {
                true => WIDTH as f32 - reached - width,
                false => reached,
            };
            for (category, line) in row {
                if let Some(category) = category {
                    let at = (from(reached + 12.0, 0.0), y);
                    symbol(canvas, category, at, (SYMBOL_TIMES, true));
                    reached += 12.0 + SYMBOL_PX;
                }
                let at = (from(reached, line.width), y + LETTERS_PX * 0.36);
                canvas.write(line, at, ink(INK), (ink(PAPER), 0.0));
                reached += line.width + GAP_PX - 12.0;
            }
        }
    }
}

/// The types of the marks in a view by their number, those of one number in the order of the map file.
fn frequent<'a>(types: &'a [Category], scene: &Scene, view: &View) -> Vec<&'a Category> {
    let mut counts = vec![0_u32; types.len()];
    for mark in &scene.marks {
        let (x, y) = view.point(mark.world);
        let is_seen =
            (0.0..=WIDTH as f32).contains(&x) && (view.top..=view.bottom).contains(&f64::from(y));
        for share in mark.shares.iter().filter(|_| is_seen) {
            if let Some(count) = counts.get_mut(usize::from(share.series)) {
                *count += share.count;
            }
        }
    }
    let mut present: Vec<(u32, &Category)> = counts.into_iter().zip(types).collect();
    present.retain(|(count, _)| *count > 0);
    present.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    present.into_iter().map(|(_, category)| category).collect()
}

/// As many entries as two rows hold; `+ 3` stands for three more.
fn rows<'a>(
    entries: Vec<(Option<&'a Category>, Line)>,
    face: &Typeface,
) -> Vec<Vec<(Option<&'a Category>, Line)>> {
    let mut rows: Vec<Vec<_>> = Vec::new();
    let n_entries = entries.len();
    let mut reached = f32::INFINITY;
    // The last row keeps room for what has none.
    let most = |n_rows: usize| WIDTH as f32 - SIDE_PX - if n_rows == MAX_ROWS { 90.0 } else { 0.0 };
    for (at, entry) in entries.into_iter().enumerate() {
        let width = 12.0 + SYMBOL_PX + entry.1.width;
        if reached + width > most(rows.len()) {
            if rows.len() == MAX_ROWS {
                let more = face.line(&format!("+ {}", n_entries - at), LETTERS_PX);
                let last = rows.last_mut();
                if let (Some(last), Ok(more)) = (last, more) {
                    last.push((None, more));
                }
                break;
            }
            rows.push(Vec::new());
            reached = SIDE_PX;
        }
        reached += width + GAP_PX - 12.0;
        if let Some(row) = rows.last_mut() {
            row.push(entry);
        }
    }
    rows
}
