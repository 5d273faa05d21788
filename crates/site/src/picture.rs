//! What others show of the page before it is opened: title, dates, the map of the first view with names of places, and a key
//! of its marks.

pub(crate) mod canvas;
mod ground;
mod key;
mod marks;
mod names;
pub(crate) mod png;
mod text;
mod view;
mod words;

use std::rc::Rc;

use incidents::config::MapConfig;
use incidents::model::session::Session;
use incidents::query::engine::{Engine, Viewport};
use incidents::scene::Scene;

pub(crate) use canvas::{Canvas, ink};
pub(crate) use ground::{Ground, source_files};
use key::Key;
use marks::Marks;
pub(crate) use marks::{one, types};
use names::Names;
pub(crate) use png::encoded;
use text::{MissingLetter, Typeface};
pub(crate) use view::View;
pub(crate) use words::span_of;

/// What link previews ask for.
pub(crate) const WIDTH: u32 = 1200;
/// What link previews ask for.
pub(crate) const HEIGHT: u32 = 630;

/// So many times as large as on the page: a preview is shown at less than half its size.
const MARK_TIMES: f64 = 1.55;

/// Each shows 3 % more.
const MAX_STEPS_BACK: usize = 8;

const PAPER: &str = "#ffffff";
const INK: &str = "#16181a";
const QUIET_INK: &str = "#55595e";
/// Of the land, where there is no basemap.
const GROUND: &str = "#f8f6f1";
/// Between words and map.
const RULE: &str = "#c9c7c2";

/// From the left and the right edge to words.
const SIDE_PX: f32 = 40.0;

/// A picture and what is to be said about it.
pub(crate) struct Drawn {
    pub(crate) png: Vec<u8>,
    /// What of its words is not as the map file has it.
    pub(crate) notes: Vec<String>,
}

/// What pictures are made of.
pub(crate) struct Painter<'a> {
    config: &'a MapConfig,
    ground: &'a Ground,
    regular: Typeface,
    bold: Typeface,
}

impl<'a> Painter<'a> {
    pub(crate) fn new(config: &'a MapConfig, ground: &'a Ground) -> Result<Self, String> {
        let typefaces = Typeface::regular().zip(Typeface::bold());
        let (regular, bold) = typefaces.ok_or("the font cannot be read")?;
        Ok(Self {
            config,
            ground,
            regular,
            bold,
        })
    }

    /// The picture in a language.
    pub(crate) fn draw(&self, engine: &mut Engine, language: &str) -> Result<Drawn, String> {
        let mut canvas = Canvas::new(WIDTH, HEIGHT).ok_or("no memory for it")?;
        let mut words = self.words(engine, language);
        let types = types(self.config, engine);
        let (top, height) = (words.height(), f64::from(HEIGHT));
        // Which types there are depends on how high the map is, and that on how many rows their key has.
        let (whole, scene) = self.view(engine, (top, height));
        let key = Key::new(&types, &scene, &whole, &self.regular, &words.languages);
        let bottom = height - key.height();
        let (view, scene) = self.view(engine, (top, bottom));
        canvas.fill_all(ink(GROUND));
        self.ground.draw(&mut canvas, &view);
        let marks = Marks {
            engine,
            scene: &scene,
            view: &view,
            types: &types,
            bold: &self.bold,
        };
        marks.draw_circles(&mut canvas);
        let mut names = Names {
            ground: self.ground,
            view: &view,
            face: &self.regular,
            languages: &words.languages,
            marks: scene.marks.iter().map(|mark| marks.disc_of(mark)).collect(),
            missing: None,
        };
        names.draw(&mut canvas);
        let missing = key.missing.or(names.missing);
        marks.draw(&mut canvas);
        self.draw_words(&mut canvas, &words, &view);
        key.draw(&mut canvas, bottom as f32, words.is_right_to_left);
        words.notes.extend(missing.map(|MissingLetter(letter)| {
            format!("names with letters that the font lacks, as {letter:?}, stand in another language or are left out")
        }));
        let png = encoded(&canvas.pixmap).map_err(|error| error.to_string())?;
        Ok(Drawn {
            png,
            notes: words.notes,
        })
    }

    /// What is shown between two edges, and its marks: a little more than the page shows where a mark would be cut off.
    fn view(&self, engine: &mut Engine, edges: (f64, f64)) -> (View, Rc<Scene>) {
        let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
        let mut view = View::of(self.config, engine.extent(&answer.rows), edges);
        let mut scene = engine.scene(&answer.rows, &view.frame());
        for _ in 0..MAX_STEPS_BACK {
            if scene.marks.iter().all(|mark| !view.cuts(mark)) {
                break;
            }
            view.step_back();
            scene = engine.scene(&answer.rows, &view.frame());
        }
        (view, scene)
    }
}

#[cfg(test)]
mod tests {
    use incidents::query::dataset::Dataset;
    use incidents::schema::names::FieldMap;
    use tiny_skia::Pixmap;

    use super::*;

    const TYPES: &str = r##""categories": [{"id": "air_strike", "shape": "circle", "color": {"light": "#963f14", "dark": "#cf6540"}}]"##;
    const STRIKE: &str = r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.16, 36.2]},
        "properties": {"title": "A strike", "category": "air_strike", "date": "2016-09-24", "place_precision": "exact"}}"#;

    fn config(members: &str) -> MapConfig {
        MapConfig::parse(format!("{{{members}}}").as_bytes()).0
    }

    fn drawn(config: &MapConfig, records: &str, language: &str) -> Drawn {
        let (data, _) = Dataset::read(records.as_bytes().to_vec(), FieldMap::default(), None);
        let ground = Ground::default();
        let painter = Painter::new(config, &ground).unwrap();
        painter
            .draw(&mut Engine::new(data, None), language)
            .unwrap()
    }

    fn pixels(png: &[u8]) -> Pixmap {
        let picture = Pixmap::decode_png(png).unwrap();
        assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
        picture
    }

    fn pixel(picture: &Pixmap, x: u32, y: u32) -> [u8; 3] {
        let pixel = picture.pixel(x, y).unwrap();
        [pixel.red(), pixel.green(), pixel.blue()]
    }

    /// How many pixels of a part of the picture are dark.
    fn n_dark(
        picture: &Pixmap,
        columns: std::ops::Range<u32>,
        rows: std::ops::Range<u32>,
    ) -> usize {
        let pixels = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        pixels
            .filter(|&(x, y)| pixel(picture, x, y)[0] < 80)
            .count()
    }

    #[test]
    fn a_mark_stands_in_the_middle_of_what_is_fitted_and_has_its_categorys_colour() {
        let drawn = drawn(&config(TYPES), STRIKE, "en");
        let picture = pixels(&drawn.png);
        let coloured = (0..HEIGHT).filter(|&y| pixel(&picture, WIDTH / 2, y) == [0x96, 0x3f, 0x14]);
        let rows: Vec<u32> = coloured.collect();
        assert!(
            rows.len() > 15 && rows.first() > Some(&300) && rows.last() < Some(&400),
            "{rows:?}"
        );
        assert_eq!(pixel(&picture, 10, 400), [0xf8, 0xf6, 0xf1]);
        assert!(
            drawn.notes.is_empty() && drawn.png.len() < 60_000,
            "{}",
            drawn.png.len()
        );
    }

    #[test]
    fn title_dates_and_key_stand_where_reading_begins() {
        let map = r#""title": {"en": "Aleppo", "ar": "حلب"}, "languages": ["en", "ar"]"#;
        let config = config(&format!("{map}, {TYPES}"));
        let (left, right) = (0..WIDTH / 2, WIDTH / 2..WIDTH);
        for (language, near, far) in [("en", &left, &right), ("ar", &right, &left)] {
            let picture = pixels(&drawn(&config, STRIKE, language).png);
            for rows in [20..80, HEIGHT - 50..HEIGHT] {
                assert!(
                    n_dark(&picture, near.clone(), rows.clone()) > 200,
                    "{language} {rows:?}"
                );
                assert_eq!(
                    n_dark(&picture, far.clone(), rows.clone()),
                    0,
                    "{language} {rows:?}"
                );
            }
        }
    }

    #[test]
    fn a_title_whose_letters_are_missing_stands_in_another_language_and_that_is_said() {
        let map = r#""title": {"ja": "アレッポ", "en": "Aleppo"}, "languages": ["ja", "en"]"#;
        let drawn = drawn(&config(map), STRIKE, "ja");
        assert_eq!(
            drawn.notes,
            ["the font has no 'ア': the title stands in another language, en"]
        );
        let others = self::drawn(&config(map), STRIKE, "en");
        assert!(others.notes.is_empty());
        assert!(drawn.png == others.png, "two different pictures");
    }

    #[test]
    fn a_title_that_no_language_can_be_drawn_in_is_left_out() {
        let drawn = drawn(&config(r#""title": "アレッポ""#), STRIKE, "en");
        assert_eq!(
            drawn.notes,
            [
                "the font has no 'ア', and the title has letters that it lacks in every language: there is none"
            ]
        );
    }

    #[test]
    fn names_of_types_whose_letters_are_missing_are_said() {
        let types = TYPES.replace(
            r#""shape""#,
            r#""label": {"ja": "空爆", "ar": "غارة جوية"}, "shape""#,
        );
        let drawn = drawn(
            &config(&format!(r#"{types}, "languages": ["ja", "ar"]"#)),
            STRIKE,
            "ja",
        );
        assert_eq!(
            drawn.notes,
            [
                "names with letters that the font lacks, as '空', stand in another language or are left out"
            ]
        );
    }

    #[test]
    fn a_very_long_title_takes_two_lines_and_leaves_the_map_its_room() {
        let map = format!(
            r#""title": "{}""#,
            "Aleppo under fire as reported ".repeat(20)
        );
        let picture = pixels(&drawn(&config(&map), STRIKE, "en").png);
        let (top, below) = (
            n_dark(&picture, 0..WIDTH, 20..150),
            n_dark(&picture, 0..WIDTH, 200..300),
        );
        assert!(top > 5_000 && below == 0, "{top} {below}");
    }

    #[test]
    fn records_without_dates_or_places_have_a_picture_too() {
        let undated = STRIKE.replace(r#""date": "2016-09-24", "#, "");
        let nowhere = STRIKE.replace(r#"{"type": "Point", "coordinates": [37.16, 36.2]}"#, "null");
        for records in ["[]", &undated, &nowhere] {
            let drawn = drawn(&MapConfig::default(), records, "en");
            assert!(
                n_dark(&pixels(&drawn.png), 0..WIDTH, 20..80) > 500,
                "{records}"
            );
        }
    }

    #[test]
    fn a_mark_at_the_edge_of_the_view_is_not_cut_off() {
        let map = format!(r#"{TYPES}, "view": {{"center": [37.16, 36.1], "zoom": 11}}"#);
        let config = config(&map);
        let ground = Ground::default();
        let painter = Painter::new(&config, &ground).unwrap();
        let shown = |lat: f64| {
            let record = STRIKE.replace("36.2", &lat.to_string());
            let (data, _) = Dataset::read(record.into_bytes(), FieldMap::default(), None);
            let mut engine = Engine::new(data, None);
            let (view, scene) = painter.view(&mut engine, (100.0, 600.0));
            (
                view.cuts(&scene.marks[0]),
                view.point(scene.marks[0].world).1,
            )
        };
        // A hundredth of a degree of latitude is 41 pixels here.
        let (is_cut, y) = shown(36.1595);
        assert!(!is_cut && (125.0..135.0).contains(&y), "{y}");
        let (is_cut, y) = shown(36.1);
        assert!(!is_cut && (y - 350.0).abs() < 1.0, "{y}");
    }

    #[test]
    fn many_marks_are_drawn_apart() {
        let strike = |at: u32| STRIKE.replace("37.16", &format!("37.1{at:05}"));
        let records: Vec<String> = (0..300).map(|at| strike(at * 37)).collect();
        let picture = pixels(&drawn(&config(TYPES), &records.join("\n"), "en").png);
        // Discs of paper with numbers, whose rims lie apart: between any two there is ground.
        let is_ground = |x: &u32| pixel(&picture, *x, 340) == [0xf8, 0xf6, 0xf1];
        assert!((60..WIDTH - 60).filter(is_ground).count() > 300);
    }

    #[test]
    fn a_basemap_may_lie_beside_the_map_file() {
        let style = serde_json::json!({"sources": {"land": {"data": "land.geojson"}, "tiles": {"tiles": []}}});
        let check = |style_file: &str, expected: &str| {
            let files: Vec<String> = source_files(style_file, &style)
                .map(|(_, file)| file)
                .collect();
            assert_eq!(files, [expected]);
        };
        check("light.json", "land.geojson");
        check("basemap/light.json", "basemap/land.geojson");
    }

    #[test]
    fn the_basemap_is_drawn_in_its_own_colours_with_its_names() {
        let config = config(
            r#""basemap": {"light": "basemap/light.json"}, "view": {"center": [37, 36], "zoom": 6}"#,
        );
        let file = |file: &str| -> Option<Vec<u8>> {
            Some(match file {
                "basemap/light.json" => br##"{"sources": {"land": {"data": "land.geojson"}, "names": {"data": "names.geojson"}}, "layers": [
                    {"type": "background", "paint": {"background-color": "#0000ff"}},
                    {"type": "fill", "source": "land", "paint": {"fill-color": "#00ff00"}},
                    {"type": "symbol", "source": "names", "filter": ["==", ["get", "kind"], "town"], "paint": {"text-color": "#000000"}}]}"##.to_vec(),
                "basemap/land.geojson" => br#"{"features": [{"properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[36, 35], [38, 35], [38, 37], [36, 37], [36, 35]]]}}]}"#.to_vec(),
                "basemap/names.geojson" => br#"{"features": [{"properties": {"kind": "town", "name_en": "Aleppo", "min_zoom": 5}, "geometry": {"type": "Point", "coordinates": [37, 36]}}]}"#.to_vec(),
                _ => return None,
            })
        };
        let (data, _) = Dataset::read(b"[]".to_vec(), FieldMap::default(), None);
        let ground = Ground::read(config.basemap.light.as_ref(), file);
        let painter = Painter::new(&config, &ground).unwrap();
        let drawn = painter.draw(&mut Engine::new(data, None), "en").unwrap();
        let picture = pixels(&drawn.png);
        assert_eq!(pixel(&picture, WIDTH / 2, 440), [0, 255, 0]);
        assert_eq!(pixel(&picture, 5, 500), [0, 0, 255]);
        assert!(n_dark(&picture, 540..660, 340..390) > 60);
    }
}
