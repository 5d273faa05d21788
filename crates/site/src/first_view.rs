//! The picture of the first view, which stands in the page's frame until the map is drawn: the ground as files beside index.html, light
//! and dark, and the marks in the page itself, so that they keep their size however large the ground is shown.

use std::fmt::Write as _;

use incidents::config::category::Category;
use incidents::config::{MapConfig, VIEW_PX};
use incidents::link::html::escaped;
use incidents::model::mercator::{
    World, lng_lat_from_world, px_of_unit, radius_world, world_from_lng_lat, zoom_of,
};
use incidents::model::session::Session;
use incidents::query::engine::facts::Facts;
use incidents::query::engine::{Engine, Viewport};
use incidents::scene::{Frame, Scene, SceneMark};

use crate::SiteError;
use crate::picture::{Canvas, Ground, View, encoded, ink, one, types};

/// What a first visit waits for may weigh so much.
const MAX_BYTES: usize = 20_000;

/// A map of this size is what positions are written for: that of a screen of 1280 by 800, without its foot and its margins.
const ROOM_PX: (f64, f64) = (804.0, 356.0);

/// How much smaller the same is on a phone.
const NARROW: f64 = 0.6;

/// Maps are from two thirds as wide as high to so many times as wide: so much ground there is around what they are fitted to.
const WIDEST: f64 = 2.4;
const HIGHEST: f64 = 1.6;

/// And a third more, since what a map is fitted to has margins.
const BEYOND: f64 = 1.3;

/// Of a map of thousands of marks the largest are enough.
const MAX_MARKS: usize = 200;

/// How many pixels the ground has at most.
const MAX_PX: f64 = 1_000_000.0;

/// How close the page goes to a rectangle of the map file, and to the incidents where it names none.
const MOST_ZOOM_OF_BOUNDS: f64 = 18.0;
const MOST_ZOOM_OF_EXTENT: f64 = 12.0;

/// The ground as a picture, beside index.html.
pub(crate) const LIGHT: &str = "first-view.png";
pub(crate) const DARK: &str = "first-view.dark.png";

/// The land without a basemap, light and dark, as in src/map/style.rs.
const PLAIN: [&str; 2] = ["#f8f6f1", "#24272b"];

/// What the page looks at first.
struct Home {
    centre: World,
    /// Width and height of what the page fits into its map, in world units.
    span: (f64, f64),
    /// How many pixels a world unit takes at most.
    most_scale: f64,
    /// Whether the page keeps it from the edges.
    is_fitted: bool,
}

impl Home {
    /// As src/map/start.rs has it; none where there is nothing to look at.
    fn of(config: &MapConfig, extent: Option<(World, World)>) -> Option<Self> {
        let fitted = |(first, last): (World, World), most_zoom: f64| Self {
            centre: World {
                x: u32::midpoint(first.x, last.x),
                y: u32::midpoint(first.y, last.y),
            },
            span: (
                f64::from(last.x - first.x).max(40.0 / px_of_unit(most_zoom)),
                f64::from(last.y - first.y).max(40.0 / px_of_unit(most_zoom)),
            ),
            most_scale: px_of_unit(most_zoom),
            is_fitted: true,
        };
        match (config.bounds, config.view) {
            (Some(bounds), _) => Some(fitted(bounds.corners(), MOST_ZOOM_OF_BOUNDS)),
            (None, Some(camera)) => {
                let scale = px_of_unit(camera.zoom);
                Some(Self {
                    centre: world_from_lng_lat(camera.center),
                    span: (VIEW_PX.0 / scale, VIEW_PX.1 / scale),
                    most_scale: scale,
                    is_fitted: false,
                })
            }
            (None, None) => Some(fitted(extent?, MOST_ZOOM_OF_EXTENT)),
        }
    }

    /// Pixels to a world unit on a map of [`ROOM_PX`].
    fn scale(&self) -> f64 {
        let fit = (ROOM_PX.0 / self.span.0).min(ROOM_PX.1 / self.span.1);
        fit.min(self.most_scale)
    }

    /// Width and height of what is fitted, in those pixels.
    fn fitted_px(&self) -> (f64, f64) {
        (self.span.0 * self.scale(), self.span.1 * self.scale())
    }

    /// Width and height of the ground around it.
    fn ground_px(&self) -> (f64, f64) {
        let (width, height) = self.fitted_px();
        let times = if self.is_fitted { BEYOND } else { 1.0 };
        (
            width.max(WIDEST * height) * times,
            height.max(HIGHEST * width) * times,
        )
    }

    /// The same as a picture of so many pixels to one of the page.
    fn view(&self, times: f64) -> View {
        let (width, height) = self.ground_px();
        View {
            centre: self.centre,
            scale: self.scale() * times,
            times,
            width: (width * times).round(),
            top: 0.0,
            bottom: (height * times).round(),
        }
    }
}

/// The picture: files beside index.html, and what stands in it.
pub(crate) struct FirstView {
    /// Their names and bytes.
    pub(crate) files: Vec<(&'static str, Vec<u8>)>,
    pub(crate) html: String,
}

impl FirstView {
    /// None where the page has nothing to look at. `ground` is the light and the dark basemap.
    pub(crate) fn new(
        config: &MapConfig,
        engine: &mut Engine,
        [light, dark]: [&Ground; 2],
        alt: &str,
    ) -> Result<Option<Self>, SiteError> {
        let answer = engine.answer(&Session::default(), &Viewport { list: 0..0 });
        let home = Home::of(config, engine.extent(&answer.rows));
        // A small map shows no more than the whole world, and less than what it was asked for.
        let Some(home) = home.filter(|home| home.scale() * NARROW * NARROW >= px_of_unit(0.0))
        else {
            return Ok(None);
        };
        let mut files = Vec::new();
        if !light.is_empty() {
            for (name, ground, plain) in [(LIGHT, light, PLAIN[0]), (DARK, dark, PLAIN[1])] {
                files.extend(picture(&home, ground, plain)?.map(|png| (name, png)));
            }
            if files.len() < 2 {
                files.clear();
            }
        }
        let types = types(config, engine);
        let marks = [("is-wide", 1.0), ("is-narrow", NARROW)].map(|(class, part)| {
            let zoom = zoom_of(home.scale() * part);
            let frame = Frame {
                zoom,
                width_px: home.ground_px().0 * part,
                height_px: home.ground_px().1 * part,
                ..home.view(1.0).frame()
            };
            let scene = engine.scene(&answer.rows, &frame);
            let dots = Dots {
                home: &home,
                engine,
                types: &types,
                svg: format!("<g class=\"{class}\">"),
            };
            dots.of(&scene)
        });
        let html = home.html(!files.is_empty(), &marks.concat(), alt);
        Ok(Some(Self { files, html }))
    }
}

impl Home {
    fn html(&self, has_ground: bool, marks: &str, alt: &str) -> String {
        let class = if self.is_fitted { " is-fitted" } else { "" };
        let (width, height) = self.fitted_px();
        let most = self.most_scale / self.scale();
        let ground = match has_ground {
            true => {
                let (wide, high) = self.ground_px();
                format!(
                    "<foreignObject x=\"{:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\"><picture><source srcset=\"./{DARK}\" media=\"(prefers-color-scheme: dark)\"><img src=\"./{LIGHT}\" alt=\"\"></picture></foreignObject>",
                    (width - wide) / 2.0,
                    (height - high) / 2.0,
                )
            }
            false => String::new(),
        };
        format!(
            "<div class=\"first-view told{class}\"><svg viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{:.1}\" height=\"{:.1}\" role=\"img\" aria-label=\"{}\">{ground}{marks}</svg></div>",
            width * most,
            height * most,
            escaped(alt)
        )
    }
}

/// The ground as PNG, with fewer pixels where it would weigh too much; none where it would be a blur.
fn picture(home: &Home, ground: &Ground, plain: &str) -> Result<Option<Vec<u8>>, SiteError> {
    let (width, height) = home.ground_px();
    let mut times = (MAX_PX / (width * height)).sqrt().min(1.5);
    loop {
        let view = home.view(times);
        let canvas = Canvas::new(view.width as u32, view.bottom as u32);
        let mut canvas = canvas.ok_or_else(|| SiteError::Picture("no memory for it".to_owned()))?;
        canvas.fill_all(ink(plain));
        ground.draw_first(&mut canvas, &view);
        let png = encoded(&canvas.pixmap);
        let png = png.map_err(|error| SiteError::Picture(error.to_string()))?;
        if png.len() <= MAX_BYTES {
            return Ok(Some(png));
        }
        if times < 0.2 {
            return Ok(None);
        }
        times *= 0.8;
    }
}

/// Marks as dots of a fixed size: lines of no length with round ends, whose width is not scaled.
struct Dots<'a> {
    home: &'a Home,
    engine: &'a Engine,
    types: &'a [Category],
    svg: String,
}

impl Dots<'_> {
    fn of(mut self, scene: &Scene) -> String {
        let mut marks: Vec<&SceneMark> = scene.marks.iter().collect();
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.count));
        marks.truncate(MAX_MARKS);
        for mark in &marks {
            if let Some(facts) = one(self.engine, mark).filter(|facts| !facts.is_exact) {
                self.circle(&facts);
            }
        }
        // Single ones stand on those that hold many, as on the page.
        for mark in marks {
            self.mark(mark);
        }
        self.svg + "</g>"
    }

    fn mark(&mut self, mark: &SceneMark) {
        let color = self.color(mark.shares.first().map_or(0, |share| share.series));
        let radius = mark.radius_px;
        if let Some(facts) = one(self.engine, mark) {
            let color = self.color(facts.series);
            self.dot(mark.world, 18.0, "is-paper", "");
            self.dot(mark.world, 15.0, "", &color);
            if !facts.is_exact {
                self.dot(mark.world, 9.0, "is-paper", "");
            }
        } else if mark.kind.is_area() {
            self.dot(mark.world, 2.0 * radius + 6.0, "", &color);
            self.dot(mark.world, 2.0 * radius + 1.0, "is-paper", "");
        } else {
            self.dot(mark.world, 2.0 * radius, "is-edge", "");
            self.dot(mark.world, 2.0 * radius - 2.5, "is-paper", "");
            self.dot(mark.world, 2.0 * radius - 4.0, "", &color);
            self.dot(mark.world, 2.0 * radius - 13.0, "is-paper", "");
        }
    }

    fn dot(&mut self, world: World, width_px: f32, class: &str, color: &str) {
        let (x, y) = self.point(world);
        let class = match class {
            "" => String::new(),
            class => format!(" class=\"{class}\""),
        };
        // A string takes whatever is written to it.
        let _written = write!(
            self.svg,
            "<path d=\"M{x:.1} {y:.1}h0\"{class}{color} stroke-width=\"{width_px:.1}\"/>"
        );
    }

    fn circle(&mut self, facts: &Facts) {
        let lat = lng_lat_from_world(facts.world).lat();
        let radius = f64::from(
            self.home
                .view(1.0)
                .px_of_world(radius_world(facts.uncertainty_m, lat)),
        );
        let (x, y) = self.point(facts.world);
        let color = self.color(facts.series).replace("stroke", "fill");
        let _written = write!(
            self.svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"{color} fill-opacity=\".12\"/>"
        );
    }

    /// From the upper left corner of what is fitted.
    fn point(&self, world: World) -> (f64, f64) {
        let view = self.home.view(1.0);
        let (x, y) = view.point(world);
        let (width, height) = self.home.fitted_px();
        (
            f64::from(x) - (view.width - width) / 2.0,
            f64::from(y) - (view.bottom - height) / 2.0,
        )
    }

    /// An attribute with a type's colours; a browser that knows no pair of colours draws all alike.
    fn color(&self, series: u16) -> String {
        let category = self.types.get(usize::from(series));
        category.map_or_else(String::new, |category| {
            let (light, dark) = (
                escaped(&category.color_light),
                escaped(&category.color_dark),
            );
            format!(" stroke=\"light-dark({light},{dark})\"")
        })
    }
}

#[cfg(test)]
mod tests {
    use incidents::query::dataset::Dataset;
    use incidents::schema::names::FieldMap;

    use super::*;

    const STRIKE: &str = r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.16, 36.2]},
        "properties": {"title": "A strike", "category": "air_strike", "date": "2016-09-24", "place_precision": "exact"}}"#;

    fn drawn(map: &str, records: &str, ground: &Ground) -> Option<FirstView> {
        let config = MapConfig::parse(map.as_bytes()).0;
        let (data, _) = Dataset::read(records.as_bytes().to_vec(), FieldMap::default(), None);
        FirstView::new(
            &config,
            &mut Engine::new(data, None),
            [ground, ground],
            "A \"map\"",
        )
        .unwrap()
    }

    /// Where the first dot stands, and the size of what is fitted.
    fn first_dot(html: &str) -> ((f64, f64), (f64, f64)) {
        let pair = |text: &str| {
            let (x, y) = text.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        };
        let between = |start: &str, end: &str| {
            let (_, after) = html.split_once(start).unwrap();
            after.split_once(end).unwrap().0.to_owned()
        };
        (
            pair(&between("<path d=\"M", "h0")),
            pair(&between("viewBox=\"0 0 ", "\"")),
        )
    }

    #[test]
    fn a_mark_stands_where_it_lies_in_what_the_map_opens_with() {
        let map = r#"{"bounds": [37.06, 36.1, 37.16, 36.2]}"#;
        let ((x, y), (width, height)) =
            first_dot(&drawn(map, STRIKE, &Ground::default()).unwrap().html);
        assert!(
            (x - width).abs() < 0.2 && y.abs() < 0.2,
            "{x} {y} of {width} {height}"
        );
        assert!((height - ROOM_PX.1).abs() < 0.1, "{height}");
        let view = r#"{"view": {"center": [37.16, 36.2], "zoom": 9}}"#;
        let html = drawn(view, STRIKE, &Ground::default()).unwrap().html;
        assert!(!html.contains("is-fitted"), "{html}");
        let ((x, y), (width, height)) = first_dot(&html);
        assert!((x - width / 2.0).abs() < 0.2 && (y - height / 2.0).abs() < 0.2);
        // No larger than on a map for which the view is meant.
        assert!(html.contains("width=\"940.0\" height=\"440.0\""), "{html}");
    }

    #[test]
    fn one_place_alone_is_not_looked_at_from_a_hands_breadth() {
        let html = drawn("{}", STRIKE, &Ground::default()).unwrap().html;
        assert!(html.contains("width=\"40.0\" height=\"40.0\""), "{html}");
    }

    #[test]
    fn what_is_said_of_the_picture_stays_words() {
        let html = drawn("{}", STRIKE, &Ground::default()).unwrap().html;
        assert!(html.contains("aria-label=\"A &quot;map&quot;\""), "{html}");
    }

    #[test]
    fn without_a_place_there_is_no_picture() {
        let nowhere = STRIKE.replace(r#"{"type": "Point", "coordinates": [37.16, 36.2]}"#, "null");
        assert!(drawn("{}", &nowhere, &Ground::default()).is_none());
    }

    #[test]
    fn a_busy_ground_has_fewer_pixels() {
        // Ten thousand fields, each of them a polygon with an edge.
        let field = |at: u32| {
            let (x, y) = (
                f64::from(at % 100) * 0.01 + 36.5,
                f64::from(at / 100) * 0.01 + 35.5,
            );
            let corners = [
                (0.0, 0.0),
                (0.009, 0.002),
                (0.007, 0.008),
                (0.001, 0.006),
                (0.0, 0.0),
            ];
            let ring: Vec<String> = corners
                .iter()
                .map(|(dx, dy)| format!("[{},{}]", x + dx, y + dy))
                .collect();
            format!(
                r#"{{"properties": {{}}, "geometry": {{"type": "Polygon", "coordinates": [[{}]]}}}}"#,
                ring.join(",")
            )
        };
        let fields: Vec<String> = (0..10_000).map(field).collect();
        let ground = Ground::read(Some(&"style.json".to_owned()), |file| {
            match file {
            "style.json" => Some(br##"{"sources": {"land": {"data": "land.geojson"}}, "layers": [{"type": "fill", "source": "land", "paint": {"fill-color": "#00ff00"}}]}"##.to_vec()),
            _ => Some(format!(r#"{{"features": [{}]}}"#, fields.join(",")).into_bytes()),
        }
        });
        let view = r#"{"view": {"center": [37, 36], "zoom": 9}}"#;
        let files = drawn(view, STRIKE, &ground).unwrap().files;
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, [LIGHT, DARK]);
        assert!(files.iter().all(|(_, png)| png.len() <= MAX_BYTES));
    }
}
