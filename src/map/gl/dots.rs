//! The plain dots: static buffers made once, of which a window of time is a range. While the brush moves, nothing is given to
//! the graphics memory but two numbers.

use incidents::columns::row_set::RowSet;
use incidents::model::civil::Span;
use incidents::scene::dots::Dots;
use wasm_bindgen::JsValue;
use web_sys::WebGl2RenderingContext as Gl;

use crate::map::gl::gpu::{Attribute, Program, Projection, Texel, Texture, Vertices};

/// Bytes of a dot: place, row, start and end, type.
const STRIDE: usize = 24;

const LAYOUT: [Attribute; 4] = [
    member(Gl::UNSIGNED_INT, 2, 0),
    member(Gl::UNSIGNED_INT, 1, 8),
    member(Gl::INT, 2, 12),
    member(Gl::UNSIGNED_INT, 1, 20),
];

const fn member(kind: u32, n: i32, offset: i32) -> Attribute {
    Attribute {
        kind,
        n,
        offset,
        is_whole: true,
    }
}

/// Dots that are handed over at a time: a large file's would take as much memory again.
const AT_ONCE: usize = 1 << 15;

/// Bytes in a line of the texture of bits; `dots.vert` reckons with the same.
const BITS_WIDTH: usize = 2048;

/// Types beyond this many have the color of the last.
const N_COLORS: usize = 256;

/// Across, in CSS pixels.
const SIZE_PX: f32 = 4.0;

/// All incidents as dots.
pub struct DotLayer {
    /// Once they are in the graphics memory, of the arrays only the starts are kept.
    dots: Dots,
    n_dots: usize,
    /// The brush.
    pub window: Option<Span>,
    /// The rows that pass but for the brush.
    bits: Vec<u64>,
    /// Whether the texture holds other bits.
    are_bits_fresh: bool,
    /// Of each type.
    pub colors: Vec<[u8; 4]>,
    /// Whether the texture holds other colors.
    pub are_colors_fresh: bool,
    gpu: Option<Gpu>,
}

struct Gpu {
    program: Program,
    vertices: Vertices,
    bits: Texture,
    colors: Texture,
}

impl DotLayer {
    /// Dots that are given to the graphics memory when they are drawn for the first time.
    pub fn new(dots: Dots) -> Self {
        Self {
            n_dots: dots.rows.len(),
            dots,
            window: None,
            bits: Vec::new(),
            are_bits_fresh: true,
            colors: Vec::new(),
            are_colors_fresh: true,
            gpu: None,
        }
    }

    /// Takes the rows that pass but for the brush.
    pub fn take_rows(&mut self, rows: &RowSet) {
        let words = rows.words();
        if self.bits != words {
            self.bits.clear();
            self.bits.extend_from_slice(words);
            self.are_bits_fresh = true;
        }
    }

    /// Draws those of the window; `ratio` is that of the screen's pixels to CSS pixels.
    pub fn draw(&mut self, gl: &Gl, projection: &Projection, ratio: f32) -> Result<(), JsValue> {
        if self.gpu.is_none() {
            self.gpu = Some(self.handed_over(gl)?);
        }
        let Some(gpu) = &self.gpu else {
            return Ok(());
        };
        if std::mem::take(&mut self.are_bits_fresh) {
            let mut bytes: Vec<u8> = self
                .bits
                .iter()
                .flat_map(|bits| bits.to_le_bytes())
                .collect();
            let n_lines = bytes.len().div_ceil(BITS_WIDTH).max(1);
            bytes.resize(n_lines * BITS_WIDTH, 0);
            let size = (BITS_WIDTH as i32, n_lines as i32);
            gpu.bits.fill(Texel::Bits, size, Some(&bytes))?;
        }
        if std::mem::take(&mut self.are_colors_fresh) {
            let last = self.colors.last().copied().unwrap_or_default();
            let mut colors = self.colors.clone();
            colors.resize(N_COLORS, last);
            let size = (N_COLORS as i32, 1);
            gpu.colors
                .fill(Texel::Color, size, Some(colors.as_flattened()))?;
        }
        let (from, to) = match self.window {
            Some(window) => (window.start().0, window.end().0),
            None => (i32::MAX, i32::MIN),
        };
        gpu.bits.bind(1);
        gpu.colors.bind(0);
        let program = &gpu.program;
        program.begin(projection);
        program.set_whole("u_bits", 1);
        program.set_whole("u_colors", 0);
        program.set_whole("u_from", from);
        program.set_whole("u_to", to);
        program.set("u_size", SIZE_PX * ratio);
        let ranges = match self.window {
            Some(_) => self.dots.ranges(self.window),
            None => [0..self.n_dots, 0..0],
        };
        for range in ranges.into_iter().filter(|range| !range.is_empty()) {
            gpu.vertices
                .draw_points(range.start as i32, range.len() as i32);
        }
        Ok(())
    }

    fn handed_over(&mut self, gl: &Gl) -> Result<Gpu, JsValue> {
        let (vertex, fragment) = (include_str!("dots.vert"), include_str!("dots.frag"));
        let mut vertices = Vertices::new(gl, &LAYOUT, STRIDE as i32, false)?;
        vertices.reserve(self.n_dots as i32);
        let dots = &self.dots;
        let mut first = 0;
        while first < self.n_dots {
            let last = (first + AT_ONCE).min(self.n_dots);
            let mut bytes = Vec::with_capacity((last - first) * STRIDE);
            for at in first..last {
                let (world, time) = (dots.world[at], [dots.start[at], dots.end[at]]);
                for unit in [world.x, world.y, dots.rows[at]] {
                    bytes.extend(unit.to_le_bytes());
                }
                for minute in time {
                    bytes.extend(minute.to_le_bytes());
                }
                bytes.extend(u32::from(dots.category[at]).to_le_bytes());
            }
            vertices.fill_from(first as i32, &bytes);
            first = last;
        }
        let Dots {
            start,
            n_short,
            n_dated,
            ..
        } = std::mem::take(&mut self.dots);
        self.dots = Dots {
            start,
            n_short,
            n_dated,
            ..Dots::default()
        };
        Ok(Gpu {
            program: Program::new(gl, vertex, fragment)?,
            vertices,
            bits: Texture::new(gl)?,
            colors: Texture::new(gl)?,
        })
    }
}
