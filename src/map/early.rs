//! The marks before `MapLibre`: drawn by the same painter, where the map is going to look.

use std::cell::{Cell, RefCell};

use incidents::model::place::LngLat;
use incidents::model::session::{Camera, Style};
use incidents::scene::SceneMark;
use js_sys::Function;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, WebGl2RenderingContext as Gl};

use crate::browser::palette::Theme;
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
    options: Options,
    renderer: RefCell<Renderer>,
    view: Cell<View>,
    /// How large it was drawn, in CSS pixels.
    drawn_px: Cell<[i32; 2]>,
    /// Whether it is the view that the picture of the first view is of.
    is_home: Cell<bool>,
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
        let (page, client) = (options.page.clone(), options.client.clone());
        let renderer = Renderer::new(client, page, options.drawing.clone());
        let this = Self {
            canvas,
            renderer: RefCell::new(renderer),
            view: Cell::new(View::of(NOWHERE, (0.0, 0.0))),
            drawn_px: Cell::default(),
            is_home: Cell::new(false),
            options,
        };
        let (drawing, theme) = (this.options.drawing.clone(), this.options.page.theme);
        this.draw(drawing, theme).then_some(this)
    }

    /// Draws that, in the size that the canvas has by now; says whether it could.
    pub fn draw(&self, drawing: Drawing, theme: Theme) -> bool {
        let is_resized = self.size_px() != self.drawn_px.get();
        if is_resized && !self.look(&drawing) {
            return false;
        }
        let mut renderer = self.renderer.borrow_mut();
        if !is_resized && renderer.drawing == drawing && renderer.theme == theme {
            return true;
        }
        renderer.theme = theme;
        // Each time by a context of its own, which is given back at once: a page has few, and shares them with the frames beside it.
        renderer.canvas.borrow_mut().on_context_lost(theme);
        renderer.take(drawing, &self.view.get());
        self.show(&renderer).is_ok()
    }

    /// Looks where the map is going to look in the size that the canvas has by now. A filter does not move it.
    fn look(&self, drawing: &Drawing) -> bool {
        let size @ [width_px, height_px] = self.size_px();
        if width_px == 0 || height_px == 0 {
            return false;
        }
        self.drawn_px.set(size);
        let ratio = web::window().map_or(1.0, |window| window.device_pixel_ratio());
        let [width, height] = size.map(|px| (f64::from(px) * ratio).round() as u32);
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        let view = View {
            covered: (self.options.cover)(),
            ..View::of(NOWHERE, (f64::from(width_px), f64::from(height_px)))
        };
        let (config, client) = (&self.options.page.config, &self.options.client);
        let home = home_of(config, client, &drawing.answer, &view);
        let camera = self.options.camera.or_else(|| {
            let home = home?;
            Some(clear(&self.renderer.borrow(), &view, home))
        });
        self.is_home.set(camera == home);
        if let Some(camera) = camera {
            self.view.set(View { camera, ..view });
        }
        camera.is_some()
    }

    fn show(&self, renderer: &Renderer) -> Result<(), JsValue> {
        let is_2d = |context: Option<js_sys::Object>| context.ok_or(JsValue::UNDEFINED);
        let shown: CanvasRenderingContext2d =
            is_2d(self.canvas.get_context("2d")?)?.unchecked_into();
        let drawn = self.canvas.clone_node()?;
        let drawn: HtmlCanvasElement = drawn.unchecked_into();
        let gl: Gl = is_2d(drawn.get_context("webgl2")?)?.unchecked_into();
        let result = renderer
            .canvas
            .borrow_mut()
            .draw_alone(&gl, &self.view.get());
        let (width, height) = (self.canvas.width(), self.canvas.height());
        shown.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        let copied = shown.draw_image_with_html_canvas_element(&drawn, 0.0, 0.0);
        if let Some(extension) = gl.get_extension("WEBGL_lose_context")? {
            let lose: Function = web::get_property(&extension, "loseContext").unchecked_into();
            lose.call0(&extension)?;
        }
        result.and(copied)
    }

    /// Whether it looks as the picture of the first view does.
    pub fn is_home(&self) -> bool {
        self.is_home.get()
    }

    /// The palette of the page when it started, which is that of the picture.
    pub fn first_theme(&self) -> Theme {
        self.options.page.theme
    }

    /// Draws the same again, where the canvas has another size.
    pub fn fit(&self) {
        if self.size_px() != self.drawn_px.get() {
            let (drawing, theme) = {
                let renderer = self.renderer.borrow();
                (renderer.drawing.clone(), renderer.theme)
            };
            self.draw(drawing, theme);
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
