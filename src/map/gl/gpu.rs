//! The few calls of WebGL 2 that drawing needs, with what they are made of.

use std::cell::RefCell;

use incidents::model::mercator::World;
use wasm_bindgen::JsValue;
use web_sys::{
    HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlBuffer, WebGlProgram, WebGlShader,
    WebGlTexture, WebGlUniformLocation, WebGlVertexArrayObject,
};

/// From world units to screen.
#[derive(Clone, Copy)]
pub struct Projection {
    /// Positions are drawn by their distance from here.
    pub origin: World,
    /// From that distance, in widths of the world, to clip space.
    pub matrix: [f32; 16],
    /// CSS pixels to clip space.
    pub pixel: [f32; 2],
}

/// Vertex and fragment shader, and where their uniforms are.
pub struct Program {
    gl: Gl,
    linked: WebGlProgram,
    origin: Option<WebGlUniformLocation>,
    matrix: Option<WebGlUniformLocation>,
    pixel: Option<WebGlUniformLocation>,
    /// Where the uniforms are that were set by their names.
    known: RefCell<Vec<(&'static str, Option<WebGlUniformLocation>)>>,
}

impl Program {
    /// Compiles the two. The shaders are our own: what fails is a fault of this code or a context that is lost.
    pub fn new(gl: &Gl, vertex: &str, fragment: &str) -> Result<Self, JsValue> {
        let program = gl.create_program().ok_or("no program")?;
        for (kind, source) in [(Gl::VERTEX_SHADER, vertex), (Gl::FRAGMENT_SHADER, fragment)] {
            let shader = shader(gl, kind, source)?;
            gl.attach_shader(&program, &shader);
            // It stays for as long as the program does.
            gl.delete_shader(Some(&shader));
        }
        gl.link_program(&program);
        let is_linked = gl.get_program_parameter(&program, Gl::LINK_STATUS);
        if !is_linked.is_truthy() && !gl.is_context_lost() {
            return Err(gl.get_program_info_log(&program).unwrap_or_default().into());
        }
        let location = |name: &str| gl.get_uniform_location(&program, name);
        Ok(Self {
            origin: location("u_origin"),
            matrix: location("u_matrix"),
            pixel: location("u_pixel"),
            known: RefCell::default(),
            gl: gl.clone(),
            linked: program,
        })
    }

    fn location(&self, name: &'static str) -> Option<WebGlUniformLocation> {
        let mut known = self.known.borrow_mut();
        if let Some((_, location)) = known.iter().find(|(known, _)| *known == name) {
            return location.clone();
        }
        let location = self.gl.get_uniform_location(&self.linked, name);
        known.push((name, location.clone()));
        location
    }

    /// Draws with this program from here on.
    pub fn begin(&self, projection: &Projection) {
        let gl = &self.gl;
        gl.use_program(Some(&self.linked));
        gl.uniform2ui(
            self.origin.as_ref(),
            projection.origin.x,
            projection.origin.y,
        );
        gl.uniform_matrix4fv_with_f32_array(self.matrix.as_ref(), false, &projection.matrix);
        gl.uniform2f(
            self.pixel.as_ref(),
            projection.pixel[0],
            projection.pixel[1],
        );
        gl.disable(Gl::DEPTH_TEST);
        gl.disable(Gl::STENCIL_TEST);
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
    }

    /// Sets a number.
    pub fn set(&self, name: &'static str, value: f32) {
        self.gl.uniform1f(self.location(name).as_ref(), value);
    }

    /// Sets four numbers.
    pub fn set_four(&self, name: &'static str, [x, y, z, w]: [f32; 4]) {
        self.gl.uniform4f(self.location(name).as_ref(), x, y, z, w);
    }

    /// Sets the number of a texture's unit, or another whole number.
    pub fn set_whole(&self, name: &'static str, value: i32) {
        self.gl.uniform1i(self.location(name).as_ref(), value);
    }
}

// Without these, the memory would wait for the browser's garbage collector, which does not know how much it is.
impl Drop for Program {
    fn drop(&mut self) {
        self.gl.delete_program(Some(&self.linked));
    }
}

fn shader(gl: &Gl, kind: u32, source: &str) -> Result<WebGlShader, JsValue> {
    let shader = gl.create_shader(kind).ok_or("no shader")?;
    gl.shader_source(&shader, source);
    gl.compile_shader(&shader);
    let is_compiled = gl.get_shader_parameter(&shader, Gl::COMPILE_STATUS);
    match is_compiled.is_truthy() || gl.is_context_lost() {
        true => Ok(shader),
        false => Err(gl.get_shader_info_log(&shader).unwrap_or_default().into()),
    }
}

/// A member of a vertex.
pub struct Attribute {
    /// `Gl::FLOAT` and so on.
    pub kind: u32,
    /// Numbers in it.
    pub n: i32,
    /// From the start of the vertex.
    pub offset: i32,
    /// How a whole number arrives: as it is, or as a fraction of its largest.
    pub is_whole: bool,
}

/// Vertices.
pub struct Vertices {
    gl: Gl,
    buffer: WebGlBuffer,
    array: WebGlVertexArrayObject,
    /// How many there are.
    pub n: i32,
    stride: i32,
}

impl Vertices {
    /// An empty buffer of vertices of so many bytes; each for a whole instance or for one point.
    pub fn new(
        gl: &Gl,
        attributes: &[Attribute],
        stride: i32,
        of_instance: bool,
    ) -> Result<Self, JsValue> {
        let array = gl.create_vertex_array().ok_or("no array")?;
        let buffer = gl.create_buffer().ok_or("no buffer")?;
        gl.bind_vertex_array(Some(&array));
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&buffer));
        for (at, attribute) in (0..).zip(attributes) {
            let Attribute {
                kind, n, offset, ..
            } = *attribute;
            gl.enable_vertex_attrib_array(at);
            match attribute.is_whole {
                true => gl.vertex_attrib_i_pointer_with_i32(at, n, kind, stride, offset),
                false => gl.vertex_attrib_pointer_with_i32(at, n, kind, true, stride, offset),
            }
            gl.vertex_attrib_divisor(at, of_instance.into());
        }
        gl.bind_vertex_array(None);
        Ok(Self {
            gl: gl.clone(),
            buffer,
            array,
            n: 0,
            stride,
        })
    }

    /// Replaces all of them.
    pub fn fill(&mut self, bytes: &[u8]) {
        if bytes.is_empty() && self.n == 0 {
            return;
        }
        self.gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        self.gl
            .buffer_data_with_u8_array(Gl::ARRAY_BUFFER, bytes, Gl::DYNAMIC_DRAW);
        self.n = bytes.len() as i32 / self.stride;
    }

    /// Makes room for so many, to be given part by part.
    pub fn reserve(&mut self, n: i32) {
        self.gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        let n_bytes = n * self.stride;
        self.gl
            .buffer_data_with_i32(Gl::ARRAY_BUFFER, n_bytes, Gl::STATIC_DRAW);
        self.n = n;
    }

    /// Replaces some of them, from one on.
    pub fn fill_from(&self, first: i32, bytes: &[u8]) {
        self.gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        self.gl
            .buffer_sub_data_with_i32_and_u8_array(Gl::ARRAY_BUFFER, first * self.stride, bytes);
    }

    /// Draws a square for each instance.
    pub fn draw_squares(&self) {
        self.gl.bind_vertex_array(Some(&self.array));
        self.gl
            .draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, 4, self.n);
        self.gl.bind_vertex_array(None);
    }

    /// Draws a range of points.
    pub fn draw_points(&self, first: i32, n: i32) {
        self.gl.bind_vertex_array(Some(&self.array));
        self.gl.draw_arrays(Gl::POINTS, first, n);
        self.gl.bind_vertex_array(None);
    }
}

impl Drop for Vertices {
    fn drop(&mut self) {
        self.gl.delete_vertex_array(Some(&self.array));
        self.gl.delete_buffer(Some(&self.buffer));
    }
}

/// A picture in the graphics memory.
pub struct Texture {
    gl: Gl,
    texture: WebGlTexture,
}

impl Drop for Texture {
    fn drop(&mut self) {
        self.gl.delete_texture(Some(&self.texture));
    }
}

/// What a texel is.
#[derive(Clone, Copy)]
pub enum Texel {
    /// Four bytes, premultiplied.
    Color,
    /// A byte that is a fraction of 255.
    Shade,
    /// Eight bits.
    Bits,
}

impl Texel {
    /// Internal format, format and filter.
    fn format(self) -> (u32, u32, u32) {
        match self {
            Self::Color => (Gl::RGBA8, Gl::RGBA, Gl::LINEAR),
            Self::Shade => (Gl::R8, Gl::RED, Gl::LINEAR),
            Self::Bits => (Gl::R8UI, Gl::RED_INTEGER, Gl::NEAREST),
        }
    }
}

impl Texture {
    /// An empty one.
    pub fn new(gl: &Gl) -> Result<Self, JsValue> {
        Ok(Self {
            gl: gl.clone(),
            texture: gl.create_texture().ok_or("no texture")?,
        })
    }

    /// Makes a unit of the graphics read from it.
    pub fn bind(&self, unit: u32) {
        self.gl.active_texture(Gl::TEXTURE0 + unit);
        self.gl.bind_texture(Gl::TEXTURE_2D, Some(&self.texture));
    }

    /// Replaces all of it, line by line from the top; without bytes it is empty.
    pub fn fill(
        &self,
        texel: Texel,
        (width, height): (i32, i32),
        bytes: Option<&[u8]>,
    ) -> Result<(), JsValue> {
        let gl = &self.gl;
        let (internal, format, filter) = texel.format();
        self.bind(0);
        for (name, value) in [
            (Gl::TEXTURE_MIN_FILTER, filter),
            (Gl::TEXTURE_MAG_FILTER, filter),
            (Gl::TEXTURE_WRAP_S, Gl::CLAMP_TO_EDGE),
            (Gl::TEXTURE_WRAP_T, Gl::CLAMP_TO_EDGE),
        ] {
            gl.tex_parameteri(Gl::TEXTURE_2D, name, value as i32);
        }
        unpack_plainly(gl);
        gl.tex_image_2d_with_i32_and_i32_and_i32_and_format_and_type_and_opt_u8_array(
            Gl::TEXTURE_2D,
            0,
            internal as i32,
            width,
            height,
            0,
            format,
            Gl::UNSIGNED_BYTE,
            bytes,
        )
    }

    /// Replaces a part of one of colours by the same part of a canvas, whose colours are multiplied by their opacity on the way.
    pub fn fill_part(
        &self,
        (x, y): (i32, i32),
        (width, height): (i32, i32),
        canvas: &HtmlCanvasElement,
    ) -> Result<(), JsValue> {
        self.bind(0);
        unpack_plainly(&self.gl);
        let from = |x: i32, y: i32| {
            self.gl.pixel_storei(Gl::UNPACK_SKIP_PIXELS, x);
            self.gl.pixel_storei(Gl::UNPACK_SKIP_ROWS, y);
        };
        from(x, y);
        self.gl.pixel_storei(Gl::UNPACK_PREMULTIPLY_ALPHA_WEBGL, 1);
        let filled = self
            .gl
            .tex_sub_image_2d_with_i32_and_i32_and_u32_and_type_and_html_canvas_element(
                Gl::TEXTURE_2D,
                0,
                x,
                y,
                width,
                height,
                Gl::RGBA,
                Gl::UNSIGNED_BYTE,
                canvas,
            );
        // MapLibre sets what it needs of these again, but for where a part begins.
        from(0, 0);
        filled
    }
}

/// Bytes are taken as they are, whatever the map has set for its own.
fn unpack_plainly(gl: &Gl) {
    gl.pixel_storei(Gl::UNPACK_ALIGNMENT, 1);
    gl.pixel_storei(Gl::UNPACK_PREMULTIPLY_ALPHA_WEBGL, 0);
    gl.pixel_storei(Gl::UNPACK_FLIP_Y_WEBGL, 0);
}
