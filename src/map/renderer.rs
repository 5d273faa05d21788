//! What the map shows of the incidents, and when it is drawn anew.

pub mod picking;

use std::cell::RefCell;
use std::rc::Rc;

use incidents::config::category::Category;
use incidents::model::civil::{Minute, Span};
use incidents::model::incident::Kind;
use incidents::model::mercator::{World, lng_lat_from_world};
use incidents::model::place::LngLat;
use incidents::model::session::Style;
use incidents::query::engine::Answer;
use incidents::query::engine::facts::Facts;
use incidents::query::passing::Passing;
use incidents::scene::{Frame, MarkKind, Scene, SceneMark};

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::data::client::EngineClient;
use crate::map::gl::density::DensityLayer;
use crate::map::gl::dots::DotLayer;
use crate::map::gl::paint::{Emphasis, Painter, RenderInput, rgb};
use crate::map::gl::quads::QuadBuffer;
use crate::map::gl::transition::{TRANSITION_MS, Transitions};
use crate::map::gl::{Canvas, Overlay, density};
use crate::map::hit_test::{near, reaches};
use crate::map::spiral::Spiral;
use crate::map::view::View;
use crate::ui::page::{Page, Shared};
use crate::ui::symbol::color;

/// The map is drawn this much farther than it is seen, so that moving it a little needs nothing new.
const MARGIN_PX: f64 = 160.0;

/// No more circles are drawn of a mark of several areas.
const MAX_CIRCLES: usize = 24;

/// The least width of a map that notes are written on, in CSS pixels.
const MIN_NOTED_PX: f64 = 480.0;

/// What to draw.
#[derive(Clone, PartialEq)]
pub struct Drawing {
    /// What passes the filter, and what is open.
    pub answer: Shared<Answer>,
    /// The id of the record under the pointer, anywhere on the page.
    pub hover: Option<String>,
    /// The marks under the map's pointer, or the one that the keys stand at.
    pub pointed: Vec<SceneMark>,
    /// The records of one place, laid out.
    pub spiral: Option<Spiral>,
    /// While time plays and marks stay: when the newest of them begin. Older ones are pale.
    pub newest: Option<Minute>,
}

/// What is drawn now, and what it is drawn from.
pub struct Renderer {
    /// The last that was asked for.
    pub drawing: Drawing,
    /// The palette.
    pub theme: Theme,
    /// The marks, of the frame. What the open record is one of several in does not count it.
    pub scene: Rc<Scene>,
    /// What MapLibre calls back to draw.
    pub canvas: Rc<RefCell<Canvas>>,
    client: EngineClient,
    page: Page,
    types: Vec<Category>,
    /// The same with the open record in it.
    whole: Rc<Scene>,
    before: Rc<Scene>,
    transitions: Transitions,
    frame: Option<Frame>,
    /// Of which rows the scene is, of which time, and in which style.
    drawn: Option<(u64, Option<Span>, Style)>,
    /// Incidents in the frame that are known too roughly for a shade.
    pub n_areas: usize,
    started_ms: f64,
}

impl Renderer {
    /// Nothing yet.
    pub fn new(client: EngineClient, page: Page, drawing: Drawing) -> Self {
        let types = types(&page, &drawing.answer);
        Self {
            canvas: Rc::new(RefCell::new(Canvas::new(page.theme))),
            theme: page.theme,
            scene: Rc::default(),
            whole: Rc::default(),
            before: Rc::default(),
            transitions: Transitions::none(&Scene::default()),
            frame: None,
            drawn: None,
            n_areas: 0,
            started_ms: 0.0,
            client,
            page,
            types,
            drawing,
        }
    }

    /// What passes, of the answer that is drawn.
    pub fn passing(&self) -> &Passing {
        &self.drawing.answer.rows
    }

    /// What the map file says of records that pass, and where they are; nothing on a map so narrow that the words would lie under its
    /// buttons.
    pub fn notes(&self, view: &View) -> Vec<(&str, LngLat)> {
        let has_room = view.width_px >= MIN_NOTED_PX;
        let annotations = self.page.config.annotate.iter().filter(|_| has_room);
        let notes = annotations.filter_map(|annotation| {
            let row = self.client.row(&annotation.id)?;
            let facts = self.client.facts(row)?;
            let text = annotation.text.in_language(self.page.words.language());
            let is_shown = self.passing().rows().contains(row);
            is_shown.then(|| (text, lng_lat_from_world(facts.world)))
        });
        notes.collect()
    }

    fn style(&self) -> Style {
        self.drawing.answer.session.style
    }

    /// Takes what to draw from now on.
    pub fn take(&mut self, drawing: Drawing, view: &View) {
        let is_other = self.drawing.answer != drawing.answer;
        let opened = self.open_row();
        let types = &drawing.answer.series;
        if is_other && !self.types.iter().map(|category| &category.id).eq(types) {
            self.types = self::types(&self.page, &drawing.answer);
        }
        let generation = self.passing().generation();
        self.drawing = drawing;
        if self.passing().generation() != generation {
            // The dots are those of other records.
            self.canvas.borrow_mut().overlay = Overlay::None;
        }
        // An answer to where the map looks, or to what is open, is of the same rows: their marks stay, and go on flying.
        let session = &self.drawing.answer.session;
        let drawn = Some((
            self.drawing.answer.rows.version(),
            session.time,
            session.style,
        ));
        if std::mem::replace(&mut self.drawn, drawn) != drawn {
            self.frame = None;
        }
        if !self.follow(view) && self.open_row() != opened {
            self.scene = self.without_open();
            self.transitions = Transitions::none(&self.scene);
        }
        self.paint(false);
    }

    /// Takes another palette. The style of the basemap follows.
    pub fn turn(&mut self, theme: Theme) {
        self.theme = theme;
        self.canvas.borrow_mut().clear(theme);
        self.rebuild_overlay();
        self.paint(false);
    }

    /// The context is gone.
    pub fn on_context_lost(&mut self) {
        self.canvas.borrow_mut().on_context_lost(self.theme);
        self.rebuild_overlay();
        self.paint(false);
    }

    /// Follows the map as it moves, and says whether other marks are to be drawn.
    pub fn moved(&mut self, view: &View) {
        if self.follow(view) {
            self.paint(true);
        }
    }

    /// Asks for a scene if the one that there is does not reach as far as the map, or is of another level.
    fn follow(&mut self, view: &View) -> bool {
        let (style, seen) = (self.style(), frame_of(view, 0.0));
        if let Some(frame) = &self.frame
            && (style == Style::Dots
                || holds(frame, &seen)
                    && match style {
                        Style::Clusters => frame.level() == seen.level(),
                        Style::Density | Style::Dots => (frame.zoom - seen.zoom).abs() < 0.5,
                    })
        {
            return false;
        }
        let frame = frame_of(view, MARGIN_PX);
        self.update_overlay(&frame);
        let scene = match style {
            Style::Clusters => self.client.scene(self.passing(), &frame),
            Style::Density | Style::Dots => Rc::default(),
        };
        let is_animated = self.frame.is_some() && !web::prefers_reduced_motion();
        self.whole = scene;
        let scene = self.without_open();
        self.before = std::mem::replace(&mut self.scene, scene);
        self.transitions = match is_animated {
            true => Transitions::between(&self.before, &self.scene),
            false => Transitions::none(&self.scene),
        };
        self.frame = Some(frame);
        true
    }

    /// The scene in which the open record has left the mark that stands for it and others, since it is drawn at its own place.
    fn without_open(&self) -> Rc<Scene> {
        let open = self.open_row().filter(|row| {
            let facts = self.client.facts(*row);
            facts.is_some_and(|facts| facts.kind == Kind::Incident)
        });
        let apart =
            open.and_then(|row| (self.client).scene_without(self.passing(), &self.whole, row));
        apart.map_or_else(|| self.whole.clone(), Rc::new)
    }

    /// Draws what stands in the place of marks, where the reader chose that.
    fn update_overlay(&mut self, frame: &Frame) {
        let canvas = &mut *self.canvas.borrow_mut();
        match self.style() {
            Style::Clusters => canvas.overlay = Overlay::None,
            Style::Density => {
                if !matches!(canvas.overlay, Overlay::Density(_)) {
                    canvas.overlay = Overlay::Density(DensityLayer::new(self.theme));
                }
                if let Overlay::Density(density_layer) = &mut canvas.overlay {
                    let density = self.client.density(self.passing(), frame, density::CELL_PX);
                    density_layer.take(&density);
                    self.n_areas = density.n_areas;
                }
            }
            Style::Dots => {
                if !matches!(canvas.overlay, Overlay::Dots(_)) {
                    canvas.overlay = Overlay::Dots(DotLayer::new(self.client.dots()));
                }
                if let Overlay::Dots(dots) = &mut canvas.overlay {
                    dots.window = self.drawing.answer.session.time;
                    dots.take_rows(self.drawing.answer.rows.rows_but_time());
                    if dots.colors.is_empty() {
                        let types = self.types.iter();
                        let color = |category| rgb(color(category, self.theme), 1.0);
                        dots.colors = types.map(color).collect();
                        dots.are_colors_fresh = true;
                    }
                }
            }
        }
    }

    /// The colors are others, and what the context kept is gone, too, for a carpet that was lost with it.
    fn rebuild_overlay(&mut self) {
        match &mut self.canvas.borrow_mut().overlay {
            Overlay::Density(density_layer) => density_layer.theme = self.theme,
            Overlay::Dots(dots) => dots.colors.clear(),
            Overlay::None => {}
        }
        if let Some(frame) = self.frame {
            self.update_overlay(&frame);
        }
    }

    /// Draws on the canvas.
    fn paint(&mut self, is_moved: bool) {
        let now_ms = js_sys::Date::now();
        let is_animated = is_moved && !self.transitions.leaving.is_empty();
        if is_animated {
            self.started_ms = now_ms;
        } else if now_ms - self.started_ms > TRANSITION_MS {
            self.transitions = Transitions::none(&self.scene);
        }
        let emphasised = self.emphasised();
        let faded = self.faded();
        let shown = self.records();
        let open = self.open_row().and_then(|row| self.client.facts(row));
        let input = RenderInput {
            open: open.as_ref(),
            displaced: self.displaced(),
            scene: &self.scene,
            before: &self.before,
            transitions: &self.transitions,
            emphasised: &emphasised,
            shown: &shown,
            spiral: self.drawing.spiral.as_ref(),
            hovered: self.row(self.drawing.hover.as_ref()),
            pointed: &self.drawing.pointed,
            circled: &self.circled(),
            has_marks: self.style() == Style::Clusters,
            faded: &faded,
        };
        let canvas = &mut *self.canvas.borrow_mut();
        for is_last_try in [false, true] {
            let mut painter = Painter {
                types: &self.types,
                facts: &|row| self.client.facts(row),
                compact: &|count| self.page.words.compact(count as usize),
                theme: self.theme,
                atlas: &mut canvas.atlas,
                ground: QuadBuffer::default(),
                marks: QuadBuffer::default(),
            };
            painter.paint(&input);
            let Painter { ground, marks, .. } = painter;
            if !is_last_try && canvas.atlas.is_full() {
                // The pictures of what was drawn long ago go.
                canvas.clear(self.theme);
                continue;
            }
            canvas.take(ground, marks, is_animated);
            return;
        }
    }

    /// For each mark whether all of it is older than what play has come to; nothing while marks do not stay.
    fn faded(&self) -> Vec<bool> {
        let Some(newest) = self.drawing.newest else {
            return Vec::new();
        };
        let is_before = |mark| self.client.is_before(self.passing(), mark, newest);
        self.scene.marks.iter().map(is_before).collect()
    }

    /// Whether a mark at a row's own place stands for it.
    fn has_mark(&self, row: u32) -> bool {
        let holder = self.client.mark_of(self.passing(), row, &self.scene);
        holder.is_some_and(|at| {
            let mark = &self.scene.marks[at];
            let own = self.client.facts(row).map(|facts| facts.world);
            mark.kind != MarkKind::Cluster && (mark.count > 1 || own == Some(mark.world))
        })
    }

    /// The open record's mark, where it is of that alone and not quite at its place: it makes room for the record itself.
    fn displaced(&self) -> Option<usize> {
        let open = self.open_row()?;
        let holder = self.client.mark_of(self.passing(), open, &self.scene)?;
        let is_own = self.scene.marks[holder].kind.first_row() == Some(open);
        (is_own && self.scene.marks[holder].count == 1 && !self.has_mark(open)).then_some(holder)
    }

    fn row(&self, id: Option<&String>) -> Option<u32> {
        self.client.row(id?)
    }

    /// The row of the open record.
    pub fn open_row(&self) -> Option<u32> {
        self.row(self.drawing.answer.session.selection.as_ref())
    }

    /// The marks to be seen above the others: those under the pointer, and those that hold the open or the hovered record.
    fn emphasised(&self) -> Vec<(usize, Emphasis)> {
        let position = |mark: &SceneMark| {
            let same = |other: &SceneMark| other.kind == mark.kind && other.world == mark.world;
            self.scene.marks.iter().position(same)
        };
        let pointed = self.drawing.pointed.iter().filter_map(position);
        let mut marks: Vec<(usize, Emphasis)> = pointed.map(|at| (at, Emphasis::Hover)).collect();
        let held = |row: Option<u32>| self.client.mark_of(self.passing(), row?, &self.scene);
        if let Some(at) = held(self.row(self.drawing.hover.as_ref())) {
            marks.push((at, Emphasis::Hover));
        }
        // A record that is drawn at its own place has a ring of its own there.
        if let Some(open) = self.open_row().filter(|row| self.has_mark(*row))
            && let Some(at) = held(Some(open))
        {
            marks.retain(|(other, _)| *other != at);
            marks.push((at, Emphasis::Open));
        }
        let displaced = self.displaced();
        marks.retain(|(at, _)| Some(*at) != displaced);
        marks
    }

    /// The areas of the pointed mark that stands for several, which are drawn only then: all circles of a cell would hide the map.
    fn circled(&self) -> Vec<Facts> {
        let marks = self.drawing.pointed.iter();
        let areas = marks.filter(|mark| matches!(mark.kind, MarkKind::MergedAreas { .. }));
        let rows = areas.flat_map(|mark| self.client.members(self.passing(), mark, MAX_CIRCLES));
        rows.filter_map(|row| self.client.facts(row)).collect()
    }

    /// The open and the hovered record, where no mark of their own shows their place.
    fn records(&self) -> Vec<(Facts, Emphasis)> {
        let open = self.open_row();
        let hovered = self.row(self.drawing.hover.as_ref());
        let spiral = self.drawing.spiral.as_ref();
        let is_in_spiral = |row| spiral.is_some_and(|spiral| spiral.rows.contains(&row));
        let hovered = hovered.filter(|row| Some(*row) != open && !is_in_spiral(*row));
        let rows = [(hovered, Emphasis::Hover), (open, Emphasis::Open)];
        let rows = rows.into_iter().filter_map(|(row, emphasis)| {
            let row = row.filter(|row| !self.has_mark(*row))?;
            Some((self.client.facts(row)?, emphasis))
        });
        rows.collect()
    }
}

/// The types in the order of the answer's series.
fn types(page: &Page, answer: &Answer) -> Vec<Category> {
    let codes = answer.series.iter();
    codes
        .map(|code| page.config.category_or_derived(code))
        .collect()
}

fn frame_of(view: &View, margin_px: f64) -> Frame {
    let (first, last) = view.corners_of(view.whole());
    let mut frame = Frame {
        center: World {
            x: u32::midpoint(first.x, last.x),
            y: u32::midpoint(first.y, last.y),
        },
        zoom: view.camera.zoom,
        width_px: 0.0,
        height_px: 0.0,
    };
    let px = |units: u32| f64::from(units) / frame.units_of_px() + 2.0 * margin_px;
    (frame.width_px, frame.height_px) = (px(last.x - first.x), px(last.y - first.y));
    frame
}

/// Whether a frame reaches as far as another.
fn holds(frame: &Frame, other: &Frame) -> bool {
    let ((first, last), (other_first, other_last)) = (frame.corners(), other.corners());
    first.x <= other_first.x
        && first.y <= other_first.y
        && last.x >= other_last.x
        && last.y >= other_last.y
}
