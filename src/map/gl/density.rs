//! How many incidents are where, as a shade of one hue.

use incidents::model::mercator::WORLD_UNITS;
use incidents::scene::density::Density;
use wasm_bindgen::JsValue;
use web_sys::WebGl2RenderingContext as Gl;

use crate::browser::palette::Theme;
use crate::map::gl::gpu::{Program, Projection, Texel, Texture};

/// Width of a square of the counted grid in CSS pixels.
pub const CELL_PX: f64 = 6.0;

/// How far a count is spread over its neighbours, in squares.
const SPREAD: usize = 2;

/// What a few incidents at one place come to, smoothed: a map of no more than these is pale.
const FEW: f32 = 0.12;

/// A smoothed grid.
pub struct DensityLayer {
    bytes: Vec<u8>,
    width: usize,
    height: usize,
    /// West, north, east and south, in widths of the world.
    corners: [f64; 4],
    /// The palette.
    pub theme: Theme,
    is_fresh: bool,
    gpu: Option<(Program, Texture)>,
}

impl DensityLayer {
    /// Nothing yet.
    pub fn new(theme: Theme) -> Self {
        Self {
            bytes: Vec::new(),
            width: 0,
            height: 0,
            corners: [0.0; 4],
            theme,
            is_fresh: false,
            gpu: None,
        }
    }

    /// Takes other counts.
    pub fn take(&mut self, density: &Density) {
        let (width, height) = (density.width, density.height);
        let mut counts: Vec<f32> = density.counts.iter().map(|&count| count as f32).collect();
        // Three runs of a moving mean are round to the eye.
        for _ in 0..3 {
            for line in 0..height {
                smooth(&mut counts, line * width, 1, width);
            }
            for column in 0..width {
                smooth(&mut counts, column, width, height);
            }
        }
        let most = counts.iter().copied().fold(FEW, f32::max);
        // A few places hold most of the incidents: on a straight scale one would see nothing else.
        let scaled = |count: f32| f64::from(1.0 + count).ln();
        let all = scaled(most);
        let shade = |count: f32| (scaled(count) / all * 255.0) as u8;
        self.bytes = counts.into_iter().map(shade).collect();
        (self.width, self.height) = (width, height);
        let end = |start: f64, n: usize| start + density.cell_world * n as f64;
        let (east, south) = (end(density.west, width), end(density.north, height));
        self.corners = [density.west, density.north, east, south].map(|at| at / WORLD_UNITS);
        self.is_fresh = true;
    }

    /// Draws them.
    pub fn draw(&mut self, gl: &Gl, projection: &Projection) -> Result<(), JsValue> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        if self.gpu.is_none() {
            let (vertex, fragment) = (include_str!("density.vert"), include_str!("density.frag"));
            let program = Program::new(gl, vertex, fragment)?;
            self.gpu = Some((program, Texture::new(gl)?));
            self.is_fresh = true;
        }
        let Some((program, density_layer)) = &self.gpu else {
            return Ok(());
        };
        if std::mem::take(&mut self.is_fresh) {
            let size = (self.width as i32, self.height as i32);
            density_layer.fill(Texel::Shade, size, Some(&self.bytes))?;
        }
        density_layer.bind(0);
        program.begin(projection);
        let origin =
            [projection.origin.x, projection.origin.y].map(|unit| f64::from(unit) / WORLD_UNITS);
        let [west, north, east, south] = self.corners;
        let corners = [
            west - origin[0],
            north - origin[1],
            east - origin[0],
            south - origin[1],
        ];
        program.set_four("u_corners", corners.map(|at| at as f32));
        program.set_four(
            "u_color",
            match self.theme {
                Theme::Light => [0.55, 0.11, 0.24, 0.85],
                Theme::Dark => [1.0, 0.62, 0.55, 0.85],
            },
        );
        gl.draw_arrays(Gl::TRIANGLE_STRIP, 0, 4);
        Ok(())
    }

    /// The context is gone.
    pub fn on_context_lost(&mut self) {
        self.gpu = None;
    }
}

/// Replaces each of `n` numbers, `step` apart, by the mean around it. Nothing gets lost but over the ends.
fn smooth(numbers: &mut [f32], first: usize, step: usize, n: usize) {
    let before: Vec<f32> = (0..n).map(|at| numbers[first + at * step]).collect();
    let mut sum: f32 = before.iter().take(SPREAD).sum();
    for at in 0..n {
        sum += before.get(at + SPREAD).copied().unwrap_or_default();
        numbers[first + at * step] = sum / (2 * SPREAD + 1) as f32;
        if let Some(left) = at.checked_sub(SPREAD) {
            sum -= before[left];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_spread_evenly_to_both_sides() {
        let mut numbers = [0.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0];
        smooth(&mut numbers, 0, 1, 7);
        let rounded = numbers.map(|number| number.round() as i32);
        assert_eq!(rounded, [0, 1, 1, 1, 1, 1, 0]);
    }
}
