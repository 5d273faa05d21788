//! Words as outlines: shaped, in the order in which they are read, in a font that the tool carries.
//!
//! Lines are broken at spaces. Every line of a text has the direction of the whole of it.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Buffer, Direction, Font, GlyphId, ShapeOptions, ShaperFont, shape};
use tiny_skia::{Path, PathBuilder, Transform};
use unicode_bidi::{BidiInfo, Level};

/// No title that is read on a picture is longer.
const MAX_CHARS: usize = 300;

/// A weight of the font.
pub(super) struct Typeface {
    font: Font,
}

/// Words on one line.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Their outline, from the left end of the baseline; `None` of words without ink.
    path: Option<Path>,
    /// How far they reach.
    pub(super) width: f32,
}

/// A letter that the font does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MissingLetter(pub(super) char);

impl Typeface {
    pub(super) fn regular() -> Option<Self> {
        Self::new(dejavu::sans_condensed::regular())
    }

    pub(super) fn bold() -> Option<Self> {
        Self::new(dejavu::sans_condensed::bold())
    }

    fn new(file: &'static [u8]) -> Option<Self> {
        Font::new(file, 0).map(|font| Self { font })
    }

    /// The first of the words' letters that the font lacks.
    pub(super) fn missing(&self, words: &str) -> Option<MissingLetter> {
        self.line(words, 1.0).err()
    }

    /// Words on one line, however long.
    pub(super) fn line(&self, words: &str, size_px: f32) -> Result<Line, MissingLetter> {
        let words = one_line(words);
        self.shaped(&words, size_px, base_level(&words))
    }

    /// Words on so many lines at most, each no wider than this, and whether that is all of them: for what has no room, there is an
    /// ellipsis.
    pub(super) fn lines(
        &self,
        words: &str,
        size_px: f32,
        (max_lines, max_px): (usize, f32),
    ) -> Result<(Vec<Line>, bool), MissingLetter> {
        let words = one_line(words);
        let level = base_level(&words);
        let mut lines = Vec::new();
        let mut rest: Vec<&str> = words.split(' ').collect();
        while !rest.is_empty() && lines.len() < max_lines {
            let is_last = lines.len() + 1 == max_lines;
            let (line, n_words) = self.fitting(&rest, size_px, max_px, level)?;
            if n_words == rest.len() || (!is_last && n_words > 0) {
                lines.push(line);
                rest.drain(..n_words);
            } else {
                lines.push(self.shortened(&rest.join(" "), size_px, max_px, level)?);
                return Ok((lines, false));
            }
        }
        Ok((lines, true))
    }

    /// As many of the words as fit, and how many these are.
    fn fitting(
        &self,
        words: &[&str],
        size_px: f32,
        max_px: f32,
        level: Level,
    ) -> Result<(Line, usize), MissingLetter> {
        let mut fitting = (Line::default(), 0);
        for n_words in 1..=words.len() {
            let line = self.shaped(&words[..n_words].join(" "), size_px, level)?;
            if line.width > max_px {
                break;
            }
            fitting = (line, n_words);
        }
        Ok(fitting)
    }

    /// The longest beginning that fits with an ellipsis after it.
    fn shortened(
        &self,
        words: &str,
        size_px: f32,
        max_px: f32,
        level: Level,
    ) -> Result<Line, MissingLetter> {
        let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
        let at_end = |n_chars: usize| {
            let kept = words.get(..ends[n_chars]).unwrap_or_default();
            let text = format!("{}…", kept.trim_end());
            self.shaped(&text, size_px, level)
        };
        let (mut fits, mut too_long) = (0, ends.len());
        while too_long - fits > 1 {
            let middle = usize::midpoint(fits, too_long);
            match at_end(middle)?.width <= max_px {
                true => fits = middle,
                false => too_long = middle,
            }
        }
        at_end(fits)
    }

    /// The runs of one direction, from left to right.
    fn shaped(&self, words: &str, size_px: f32, level: Level) -> Result<Line, MissingLetter> {
        let bidi = BidiInfo::new(words, Some(level));
        let mut pen = Pen::new(size_px / f32::from(self.font.units_per_em()));
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
                self.add_run(words.get(run).unwrap_or_default(), is_rtl, &mut pen)?;
            }
        }
        Ok(Line {
            width: pen.x,
            path: pen.path.finish(),
        })
    }

    fn add_run(&self, words: &str, is_rtl: bool, pen: &mut Pen) -> Result<(), MissingLetter> {
        let mut buffer = Buffer::new();
        buffer.push_str(words);
        buffer.guess_segment_properties();
        buffer.set_direction(match is_rtl {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        });
        let letter = |at: u32| {
            words
                .get(at as usize..)
                .and_then(|rest| rest.chars().next())
        };
        if shape(
            &ShaperFont::new(&self.font),
            &mut buffer,
            ShapeOptions::new(),
        )
        .is_err()
        {
            return Err(MissingLetter(letter(0).unwrap_or_default()));
        }
        let outlines = self.font.outline_glyphs();
        for (glyph, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            if glyph.glyph_id == 0 {
                return Err(MissingLetter(letter(glyph.cluster).unwrap_or_default()));
            }
            pen.offset = (position.x_offset as f32, position.y_offset as f32);
            if let Some(outline) = outlines.get(GlyphId::new(glyph.glyph_id)) {
                // An outline that is broken leaves a gap.
                let _drawn = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, pen);
            }
            pen.x += position.x_advance as f32 * pen.scale;
        }
        Ok(())
    }
}

impl Line {
    /// Their outline where the left end of the baseline is at a point.
    pub(super) fn outline_at(&self, x: f32, y: f32) -> Option<Path> {
        let path = self.path.clone()?;
        path.transform(Transform::from_translate(x, y))
    }
}

/// Whether words are read from right to left: their first letter says it.
pub(super) fn is_right_to_left(words: &str) -> bool {
    base_level(words).is_rtl()
}

fn base_level(words: &str) -> Level {
    let bidi = BidiInfo::new(words, None);
    bidi.paragraphs
        .first()
        .map_or(Level::ltr(), |first| first.level)
}

/// Words with single spaces between them and no line breaks.
fn one_line(words: &str) -> String {
    let words: String = words.chars().take(MAX_CHARS).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the next glyph is drawn: the font's units upwards become pixels downwards.
struct Pen {
    path: PathBuilder,
    scale: f32,
    x: f32,
    offset: (f32, f32),
}

impl Pen {
    fn new(scale: f32) -> Self {
        Self {
            path: PathBuilder::new(),
            scale,
            x: 0.0,
            offset: (0.0, 0.0),
        }
    }

    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = self.offset;
        (self.x + (x + dx) * self.scale, -(y + dy) * self.scale)
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(cx0, cy0), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALEPPO: &str = "حلب تحت النار";

    fn regular() -> Typeface {
        Typeface::regular().unwrap()
    }

    fn width(words: &str) -> f32 {
        regular().line(words, 20.0).unwrap().width
    }

    #[test]
    fn arabic_letters_are_joined() {
        // Each by itself, with a mark between them that keeps them from joining, they are wider.
        let alone: String = "حلب".chars().flat_map(|c| [c, '\u{200c}']).collect();
        assert!(width("حلب") < 0.9 * width(&alone), "{}", width("حلب"));
    }

    #[test]
    fn both_weights_have_the_letters_of_latin_and_arabic() {
        let bold = Typeface::bold().unwrap();
        for words in [
            ALEPPO,
            "«ڤ» پ چ گ ٤٢",
            "Łódź, Türkiye, Đà Nẵng",
            "Київ",
            "Αθήνα",
            "17 – 1 … “a”",
        ] {
            assert_eq!(regular().missing(words), None, "{words}");
            assert_eq!(bold.missing(words), None, "{words}");
        }
        assert_eq!(bold.missing("Map 地図"), Some(MissingLetter('地')));
        assert_eq!(regular().line("🔥", 20.0).unwrap_err(), MissingLetter('🔥'));
    }

    #[test]
    fn lines_are_broken_at_spaces_and_keep_all_their_words() {
        let check = |words: &str, n_lines: usize| {
            let most_px = 0.7 * width(words);
            let (lines, is_whole) = regular().lines(words, 20.0, (2, most_px)).unwrap();
            assert_eq!((lines.len(), is_whole), (n_lines, true), "{words}");
            assert!(lines.iter().all(|line| line.width <= most_px));
            let sum: f32 = lines.iter().map(|line| line.width).sum();
            assert!((sum - width(words)).abs() < 20.0, "{sum}");
        };
        check("Aleppo under fire", 2);
        check(ALEPPO, 2);
    }

    #[test]
    fn what_has_no_room_on_two_lines_ends_in_an_ellipsis() {
        let long = "Aleppo under fire as reported ".repeat(9);
        for words in [
            long.as_str(),
            &"Donaudampfschiff".repeat(9),
            &ALEPPO.repeat(19),
        ] {
            let (lines, is_whole) = regular().lines(words, 20.0, (2, 300.0)).unwrap();
            assert!(!is_whole && lines.len() <= 2, "{words}");
            assert!(lines.iter().all(|line| line.width <= 300.0), "{lines:?}");
        }
    }

    #[test]
    fn words_of_no_letters_are_a_line_without_ink() {
        for words in ["", "  \n ", "\u{2068}\u{2069}"] {
            let line = regular().line(words, 20.0).unwrap();
            assert!(line.outline_at(0.0, 0.0).is_none(), "{words:?}");
        }
    }

    #[test]
    fn the_first_letter_says_where_reading_begins() {
        assert!(is_right_to_left(ALEPPO) && is_right_to_left("2016: حلب"));
        assert!(!is_right_to_left("Aleppo (حلب)") && !is_right_to_left(""));
    }
}
