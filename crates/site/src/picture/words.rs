//! The words around the map: title and dates above it, and whose map it is.

use incidents::model::civil::{Minute, Span};
use incidents::model::text::Text;
use incidents::model::when::When;
use incidents::query::engine::Engine;

use super::canvas::{Canvas, ink};
use super::text::{Line, MissingLetter, is_right_to_left};
use super::view::View;
use super::{INK, PAPER, Painter, QUIET_INK, RULE, SIDE_PX, WIDTH};

/// Sizes of a title on one line, the best first, and of one that needs two.
const TITLE_SIZES_PX: [f32; 4] = [56.0, 52.0, 48.0, 44.0];
const TITLE_TWO_LINES_PX: f32 = 48.0;
const TITLE_LINE_PX: f32 = 58.0;
const DATES_PX: f32 = 30.0;
const CREDIT_PX: f32 = 15.0;

/// The words around the map.
pub(super) struct Words<'a> {
    /// The picture's language, then those that stand in for it.
    pub(super) languages: Vec<&'a str>,
    pub(super) is_right_to_left: bool,
    title: Vec<Line>,
    dates: Option<Line>,
    pub(super) notes: Vec<String>,
}

impl Painter<'_> {
    pub(super) fn words<'w>(&'w self, engine: &Engine, language: &'w str) -> Words<'w> {
        let others = self.config.languages.iter().map(String::as_str);
        let others = others.filter(|&other| other != language);
        let languages: Vec<&str> = [language].into_iter().chain(others).collect();
        let mut notes = Vec::new();
        let title = self.title(&languages, &mut notes);
        let span = self.config.span.as_deref().and_then(span_of);
        let span = span.or(engine.data().store().extent());
        let dates = span.and_then(|span| self.regular.line(&dates(span), DATES_PX).ok());
        Words {
            is_right_to_left: title.is_some_and(is_right_to_left),
            title: title.map_or_else(Vec::new, |title| self.title_lines(title)),
            dates,
            languages,
            notes,
        }
    }

    /// The title in the first of the languages whose letters there are.
    fn title(&self, languages: &[&str], notes: &mut Vec<String>) -> Option<&str> {
        let title: &Text = &self.config.title;
        let lacks = |language: &&str| self.bold.missing(title.in_language(language));
        let missing = languages.first().and_then(lacks);
        let drawable = languages.iter().find(|language| lacks(language).is_none());
        if let Some(MissingLetter(letter)) = missing {
            notes.push(match drawable {
                Some(other) => format!("the font has no {letter:?}: the title stands in another language, {other}"),
                None => format!("the font has no {letter:?}, and the title has letters that it lacks in every language: there is none"),
            });
        }
        drawable.map(|language| title.in_language(language))
    }

    /// One line, if it can be read, or two of about the same width.
    fn title_lines(&self, title: &str) -> Vec<Line> {
        let most_px = WIDTH as f32 - 2.0 * SIDE_PX;
        let one_line = TITLE_SIZES_PX.into_iter().find_map(|size_px| {
            let line = self.bold.line(title, size_px).ok()?;
            (line.width <= most_px).then_some(line)
        });
        if let Some(line) = one_line {
            return vec![line];
        }
        let whole_px = self.bold.line(title, TITLE_TWO_LINES_PX);
        let whole_px = whole_px.map_or(most_px, |line| line.width);
        let lines = |px: f32| {
            let room = (2, px.min(most_px));
            self.bold.lines(title, TITLE_TWO_LINES_PX, room).ok()
        };
        let balanced = [0.53, 0.6, 0.7, 1.0].map(|part| lines(whole_px * part));
        let whole = (balanced.iter().flatten()).position(|(_, is_whole)| *is_whole);
        let mut chosen = balanced.into_iter().flatten();
        chosen
            .nth(whole.unwrap_or(3))
            .map_or_else(Vec::new, |(lines, _)| lines)
    }

    pub(super) fn draw_words(&self, canvas: &mut Canvas, words: &Words<'_>, view: &View) {
        let top = view.top as f32;
        self.draw_credit(canvas, view, words.is_right_to_left);
        let (paper, rule) = (ink(PAPER), ink(RULE));
        if top > 0.0 {
            canvas.band(0.0, top - 2.0, paper);
            canvas.band(top - 2.0, top, rule);
        }
        let mut baseline = 12.0;
        for line in &words.title {
            baseline += TITLE_LINE_PX;
            let x = words.start(line.width);
            canvas.write(line, (x, baseline), ink(INK), (paper, 0.0));
        }
        if let Some(dates) = &words.dates {
            let at = (words.start(dates.width), baseline + 46.0);
            canvas.write(dates, at, ink(QUIET_INK), (paper, 0.0));
        }
    }

    /// Whose map it is, at the end of its lower edge: what the map file says of that, and the style of what is drawn.
    fn draw_credit(&self, canvas: &mut Canvas, view: &View, is_right_to_left: bool) {
        let bottom = view.bottom as f32;
        let mut credits = Vec::from_iter(self.config.basemap.credit.clone());
        for credit in self.ground.credits(view.zoom()) {
            if !credits.iter().any(|said| said.contains(&credit)) {
                credits.push(credit);
            }
        }
        let Ok(line) = self.regular.line(&credits.join(" · "), CREDIT_PX) else {
            return;
        };
        let x = match is_right_to_left {
            true => 12.0,
            false => WIDTH as f32 - 12.0 - line.width,
        };
        canvas.write(&line, (x, bottom - 10.0), ink(QUIET_INK), (ink(PAPER), 2.0));
    }
}

impl Words<'_> {
    /// How high they are above the map.
    pub(super) fn height(&self) -> f64 {
        let title = self.title.len() as f64 * f64::from(TITLE_LINE_PX);
        match (title > 0.0, self.dates.is_some()) {
            (false, false) => 0.0,
            (_, true) => title + 78.0,
            (_, false) => title + 36.0,
        }
    }

    /// The left end of a line that begins at the side at which reading begins.
    fn start(&self, width: f32) -> f32 {
        match self.is_right_to_left {
            true => WIDTH as f32 - SIDE_PX - width,
            false => SIDE_PX,
        }
    }
}

/// The time between two ends that are known.
pub(crate) fn span_of(edtf: &str) -> Option<Span> {
    let when = When::parse(edtf).ok()?;
    Span::new(when.start()?, when.end()?)
}

/// Days in figures that need no language: `2016-09-17 – 2016-10-01`.
fn dates(span: Span) -> String {
    let first = span.start().iso_day();
    let last = Minute(span.end().0 - 1).iso_day();
    match first == last {
        true => first,
        false => format!("{first} – {last}"),
    }
}
