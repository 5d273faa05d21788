//! The marks before `MapLibre`: drawn by the same painter on a canvas of their own, where the map is going to look.

use std::cell::{Cell, RefCell};

use incidents::model::place::LngLat;
use incidents::model::session::{Camera, Style};
use incidents::scene::SceneMark;
use js_sys::Function;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl};

use crate::browser::web;
use crate::map::moves::{clear, home_of};
use crate::map::renderer::picking::Pointer;
use crate::map::renderer::{Drawing, Renderer};
use crate::map::start::Options;
use crate::map::view::View;

const NOWHERE: Camera = Camera {
    center: LngLat::ORIGIN,
    zoom: 0.0,
    bearing_deg: 0.0,
    pitch_deg: 0.0,
};

/// Marks on a canvas.
pub struct EarlyMap {
    canvas: HtmlCanvasElement,
    gl: Gl,
    options: Options,
    renderer: RefCell<Renderer>,
    view: Cell<View>,
    /// How large it was drawn, in CSS pixels.
    drawn_px: Cell<[i32; 2]>,
}

impl EarlyMap {
    /// Draws them. None where the browser does not, where the map is going to be moved by what opens first, and where it draws no marks
    /// or is seen from aside.
    pub fn start(canvas: HtmlCanvasElement, options: Options) -> Option<Self> {
        let session = &options.drawing.answer.session;
        let is_upright =
            |camera: &Camera| camera.bearing_deg.abs() < 0.5 && camera.pitch_deg.abs() < 0.5;
        let is_plain = session.selection.is_none()
            && session.style == Style::Clusters
            && session.camera.as_ref().is_none_or(is_upright);
        if !is_plain {
            return None;
        }
        let gl: Gl = canvas.get_context("webgl2").ok()??.dyn_into().ok()?;
        let (page, client) = (options.page.clone(), options.client.clone());
        let renderer = Renderer::new(client, page, options.drawing.clone());
        let this = Self {
            canvas,
            gl,
            renderer: RefCell::new(renderer),
            view: Cell::new(View::of(NOWHERE, (0.0, 0.0))),
            drawn_px: Cell::default(),
            options,
        };
        let drawing = this.options.drawing.clone();
        this.draw(drawing).then_some(this)
    }

    /// Draws that, in the size that the canvas has by now; says whether it could.
    pub fn draw(&self, drawing: Drawing) -> bool {
        let ratio = web::window().map_or(1.0, |window| window.device_pixel_ratio());
        let size = self.size_px();
        self.drawn_px.set(size);
        let [width, height] = size.map(|px| (f64::from(px) * ratio).round() as u32);
        if width == 0 || height == 0 {
            return false;
        }
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        let [width_px, height_px] = size.map(f64::from);
        let mut renderer = self.renderer.borrow_mut();
        renderer.drawing = drawing.clone();
        let view = View {
            covered: (self.options.cover)(),
            ..View::of(NOWHERE, (width_px, height_px))
        };
        let (config, client) = (&self.options.page.config, &self.options.client);
        let camera = self.options.camera.or_else(|| {
            let home = home_of(config, client, &drawing.answer, &view)?;
            Some(clear(&renderer, &view, home))
        });
        let Some(camera) = camera else {
            return false;
        };
        let view = View { camera, ..view };
        self.view.set(view);
        renderer.take(drawing, &view);
        let drawn = renderer.canvas.borrow_mut().draw_alone(&self.gl, &view);
        drawn.is_ok()
    }

    /// Draws the same again, where the canvas has another size.
    pub fn fit(&self) {
        if self.size_px() != self.drawn_px.get() {
            let drawing = self.renderer.borrow().drawing.clone();
            self.draw(drawing);
        }
    }

    fn size_px(&self) -> [i32; 2] {
        [self.canvas.client_width(), self.canvas.client_height()]
    }

    /// The marks at a point of the canvas.
    pub fn marks_at(&self, at: (f64, f64), is_finger: bool) -> Vec<SceneMark> {
        let pointer = Pointer {
            is_finger,
            is_pressed: true,
        };
        let view = self.view.get();
        self.renderer.borrow().marks_at(&view, at, pointer)
    }
}

/// A page has few contexts, and shares them with the frames beside it.
impl Drop for EarlyMap {
    fn drop(&mut self) {
        if let Ok(Some(extension)) = self.gl.get_extension("WEBGL_lose_context") {
            let lose = web::get_property(&extension, "loseContext");
            // Where it cannot be given back, the browser takes it when it likes.
            let _lost = lose.unchecked_into::<Function>().call0(&extension);
        }
    }
}
