//! Our own layers of the map: what `MapLibre` calls back for, on its WebGL 2 context, on every frame.
//!
//! Two layers share one state: circles lie on the ground beneath the labels, marks stand above them. Positions are
//! whole world units until they are subtracted from one near the middle, so that marks stand still at every zoom.

pub mod atlas;
pub mod density;
pub mod dots;
pub mod gpu;
pub mod paint;
pub mod quads;
pub mod transition;

use std::cell::RefCell;
use std::rc::Rc;

use incidents::model::mercator::{WORLD_UNITS, World, world_from_lng_lat, world_px};
use incidents::model::session::Camera;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::WebGl2RenderingContext as Gl;

use crate::browser::palette::Theme;
use crate::browser::web;
use crate::browser::web::object;
use crate::map::gl::atlas::Atlas;
use crate::map::gl::density::DensityLayer;
use crate::map::gl::dots::DotLayer;
use crate::map::gl::gpu::{Program, Projection, Texture, Vertices};
use crate::map::gl::quads::{LAYOUT, QuadBuffer, STRIDE};
use crate::map::gl::transition::{TRANSITION_MS, eased};
use crate::map::js::report;
use crate::map::maplibre::Map;
use crate::map::view::View;
use crate::map::{camera_of, size_px};

/// The layer of the basemap at which labels start: circles go beneath it.
const LABELS_START: &str = "labels-start";

/// The lower of the two layers.
pub const GROUND: &str = "incident-circles";

/// The upper one.
const MARKS: &str = "incident-marks";

/// What is drawn, and what it is drawn with.
pub struct Canvas {
    /// The pictures.
    pub atlas: Atlas,
    ground: Vec<u8>,
    marks: Vec<u8>,
    is_fresh: bool,
    /// What lies on the ground beneath the labels, where it is no mark.
    pub overlay: Overlay,
    /// When the marks took off, in milliseconds of the clock.
    started_ms: f64,
    gpu: Option<Gpu>,
}

/// What is drawn in the place of marks.
pub enum Overlay {
    /// Nothing: there are marks.
    None,
    /// How many there are, as a shade.
    Density(DensityLayer),
    /// A dot for each.
    Dots(DotLayer),
}

/// What lives in the graphics memory. It is lost with the context.
struct Gpu {
    program: Program,
    ground: Vertices,
    marks: Vertices,
    pictures: Texture,
}

impl Gpu {
    fn new(gl: &Gl) -> Result<Self, JsValue> {
        Ok(Self {
            program: Program::new(
                gl,
                include_str!("gl/mark.vert"),
                include_str!("gl/mark.frag"),
            )?,
            ground: Vertices::new(gl, &LAYOUT, STRIDE, true)?,
            marks: Vertices::new(gl, &LAYOUT, STRIDE, true)?,
            pictures: Texture::new(gl)?,
        })
    }
}

/// Which of the two layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    Ground,
    Marks,
}

impl Canvas {
    /// Nothing yet.
    pub fn new(theme: Theme) -> Self {
        Self {
            atlas: Atlas::new(theme),
            ground: Vec::new(),
            marks: Vec::new(),
            is_fresh: true,
            overlay: Overlay::None,
            started_ms: 0.0,
            gpu: None,
        }
    }

    /// Takes other pictures: those of another palette, or after too many have been made.
    pub fn clear(&mut self, theme: Theme) {
        self.atlas = Atlas::new(theme);
    }

    /// The context is gone, and with it what was in its memory.
    pub fn on_context_lost(&mut self, theme: Theme) {
        self.gpu = None;
        match &mut self.overlay {
            Overlay::Density(density_layer) => density_layer.on_context_lost(),
            // Its arrays went to that memory: they are made again.
            Overlay::Dots(_) => self.overlay = Overlay::None,
            Overlay::None => {}
        }
        self.clear(theme);
    }

    /// Takes what is to be drawn from now on, and whether its marks fly.
    pub fn take(&mut self, ground: QuadBuffer, marks: QuadBuffer, is_animated: bool) {
        (self.ground, self.marks) = (ground.bytes, marks.bytes);
        self.is_fresh = true;
        if is_animated {
            self.started_ms = js_sys::Date::now();
        }
    }

    /// Draws both on a canvas of its own, as the map does on its, seen from right above.
    pub fn draw_alone(&mut self, gl: &Gl, view: &View) -> Result<(), JsValue> {
        gl.viewport(0, 0, gl.drawing_buffer_width(), gl.drawing_buffer_height());
        gl.clear_color(0.0, 0.0, 0.0, 0.0);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        let projection = Projection::from_above(view);
        for layer in [Layer::Ground, Layer::Marks] {
            self.draw(gl, &projection, layer)?;
        }
        Ok(())
    }

    /// Draws one of the layers, and says whether marks are still flying.
    fn draw(&mut self, gl: &Gl, projection: &Projection, layer: Layer) -> Result<bool, JsValue> {
        if self.gpu.is_none() {
            self.gpu = Some(Gpu::new(gl)?);
            self.is_fresh = true;
        }
        let Some(gpu) = &mut self.gpu else {
            return Ok(false);
        };
        if std::mem::take(&mut self.is_fresh) {
            gpu.ground.fill(&self.ground);
            gpu.marks.fill(&self.marks);
            self.atlas.upload(&gpu.pictures)?;
        }
        match (layer, &mut self.overlay) {
            (Layer::Ground, Overlay::Density(density_layer)) => {
                density_layer.draw(gl, projection)?;
            }
            (Layer::Ground, Overlay::Dots(dots)) => {
                dots.draw(gl, projection, pixel_ratio(gl, projection))?;
            }
            _ => {}
        }
        let elapsed_ms = js_sys::Date::now() - self.started_ms;
        let squares = match layer {
            Layer::Ground => &gpu.ground,
            Layer::Marks => &gpu.marks,
        };
        if squares.n == 0 {
            return Ok(false);
        }
        gpu.program.begin(projection);
        gpu.program.set("u_time", eased(elapsed_ms));
        gpu.pictures.bind(0);
        squares.draw_squares();
        Ok(elapsed_ms < TRANSITION_MS)
    }
}

/// Of what is drawn on, which a picture to be taken along has finer than the screen.
fn pixel_ratio(gl: &Gl, projection: &Projection) -> f32 {
    gl.drawing_buffer_width() as f32 * projection.pixel[0].abs() / 2.0
}

/// The two layers.
pub struct Layers {
    ground: JsValue,
    marks: JsValue,
}

impl Layers {
    /// Draws what is on the canvas.
    pub fn new(map: &Map, canvas: &Rc<RefCell<Canvas>>) -> Self {
        let layer = |id: &str, layer| {
            let (map, canvas) = (map.clone(), canvas.clone());
            let render = Closure::<dyn FnMut(Gl, JsValue)>::new(move |gl: Gl, frame: JsValue| {
                let Ok(mut canvas) = canvas.try_borrow_mut() else {
                    return;
                };
                match canvas.draw(&gl, &projection(&map, &frame), layer) {
                    Ok(true) => map.trigger_repaint(),
                    Ok(false) => {}
                    Err(error) if gl.is_context_lost() => drop(error),
                    Err(error) => gloo::console::error!(error),
                }
            });
            object(&[
                ("id", id.into()),
                ("type", "custom".into()),
                ("render", render.into_js_value()),
            ])
        };
        Self {
            ground: layer(GROUND, Layer::Ground),
            marks: layer(MARKS, Layer::Marks),
        }
    }

    /// Adds them to a style that has just been loaded. Where a style only became another one, they are there still.
    pub fn add(&self, map: &Map) {
        if !map.layer(MARKS).is_undefined() {
            return;
        }
        report(match map.layer(LABELS_START).is_undefined() {
            true => map.add_layer(&self.ground),
            false => map.add_layer_before(&self.ground, LABELS_START),
        });
        report(map.add_layer(&self.marks));
    }
}

/// Where the map looks, as a matrix. It is moved to an origin near the middle in the precision of the processor.
fn projection(map: &Map, frame: &JsValue) -> Projection {
    let matrix = web::get_property(
        &web::get_property(frame, "defaultProjectionData"),
        "mainMatrix",
    );
    let mut of_world = [0.0_f64; 16];
    let matrix = js_sys::Float64Array::new(&matrix);
    if matrix.length() == 16 {
        matrix.copy_to(&mut of_world);
    }
    Projection::of(camera_of(map), size_px(map), of_world)
}

impl Projection {
    /// From widths of the world to clip space, of a map of this size.
    fn of(camera: Camera, size_px: (f64, f64), of_world: [f64; 16]) -> Self {
        // Differences wrap around where they are longer than half the world: seen from its middle, none is.
        let width_px = world_px(camera.zoom);
        // A map that is tilted shows up to five times its size.
        let origin = match size_px.0.max(size_px.1) * 5.0 > width_px {
            true => World {
                x: 1 << 31,
                y: 1 << 31,
            },
            false => world_from_lng_lat(camera.center),
        };
        let of = |at: u32| f64::from(at) / WORLD_UNITS;
        let (x, y) = (of(origin.x), of(origin.y));
        let mut matrix = of_world.map(|number| number as f32);
        for at in 0..4 {
            let moved = of_world[at] * x + of_world[4 + at] * y + of_world[12 + at];
            matrix[12 + at] = moved as f32;
        }
        Self {
            origin,
            matrix,
            pixel: [2.0 / size_px.0 as f32, -2.0 / size_px.1 as f32],
        }
    }

    /// Of a map that is neither turned nor tilted, where `MapLibre` is not asked.
    fn from_above(view: &View) -> Self {
        let centre = world_from_lng_lat(view.camera.center);
        let [x, y] = [centre.x, centre.y].map(|at| f64::from(at) / WORLD_UNITS);
        let width_px = world_px(view.camera.zoom);
        let (across, down) = (
            2.0 * width_px / view.width_px,
            -2.0 * width_px / view.height_px,
        );
        let mut of_world = [0.0; 16];
        (of_world[0], of_world[5]) = (across, down);
        (of_world[12], of_world[13]) = (-x * across, -y * down);
        of_world[15] = 1.0;
        Self::of(view.camera, (view.width_px, view.height_px), of_world)
    }
}
