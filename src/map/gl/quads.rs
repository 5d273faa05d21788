//! What is drawn around places, as the bytes that the shaders of `mark.vert` read: discs, rings, slices, lines and
//! pictures are all squares.

use incidents::model::mercator::World;
use web_sys::WebGl2RenderingContext as Gl;

use crate::map::gl::atlas::Picture;
use crate::map::gl::gpu::Attribute;

/// Bytes of a square.
pub const STRIDE: i32 = 64;

/// How a square is laid out; `mark.vert` names the same members.
pub const LAYOUT: [Attribute; 7] = [
    whole(Gl::UNSIGNED_INT, 2, 0),
    whole(Gl::UNSIGNED_INT, 2, 8),
    fraction(Gl::FLOAT, 16),
    fraction(Gl::FLOAT, 32),
    fraction(Gl::UNSIGNED_SHORT, 48),
    fraction(Gl::UNSIGNED_BYTE, 56),
    whole(Gl::UNSIGNED_BYTE, 4, 60),
];

const fn whole(kind: u32, n: i32, offset: i32) -> Attribute {
    Attribute {
        kind,
        n,
        offset,
        is_whole: true,
    }
}

const fn fraction(kind: u32, offset: i32) -> Attribute {
    Attribute {
        kind,
        n: 4,
        offset,
        is_whole: false,
    }
}

/// Where something is drawn while marks split or merge: where it comes from and goes to, and how much of it is seen at
/// the start and at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Its place at the start.
    pub from: World,
    /// Its place at the end.
    pub to: World,
    /// Its opacity at the start and at the end.
    pub opacity: [u8; 2],
}

impl Transition {
    /// It stays where it is.
    pub fn none(at: World) -> Self {
        Self {
            from: at,
            to: at,
            opacity: [255; 2],
        }
    }

    /// The same with so much less of it seen: 1 is all of it.
    pub fn paler(self, part: f32) -> Self {
        let opacity = self
            .opacity
            .map(|opacity| (f32::from(opacity) * part) as u8);
        Self { opacity, ..self }
    }
}

/// A disc, or a part of one.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// From the place, in CSS pixels to the right and down.
    pub offset_px: [f32; 2],
    /// To its edge.
    pub radius_px: f32,
    /// To the edge of the hole in it.
    pub hole_px: f32,
    /// The slice of it, in turns clockwise from the top.
    pub slice: [f32; 2],
    /// Its edge is broken so many times.
    pub n_dashes: u8,
}

impl Disc {
    /// A whole one around the place.
    pub fn new(radius_px: f32) -> Self {
        Self {
            offset_px: [0.0; 2],
            radius_px,
            hole_px: 0.0,
            slice: [0.0, 1.0],
            n_dashes: 0,
        }
    }

    /// With all but a rim cut out.
    pub fn rim(self, width_px: f32) -> Self {
        Self {
            hole_px: self.radius_px - width_px,
            ..self
        }
    }

    /// Beside the place.
    pub fn beside(self, offset_px: [f32; 2]) -> Self {
        Self { offset_px, ..self }
    }
}

/// A color and its opacity.
pub type Color = [u8; 4];

/// Squares, one over the other.
#[derive(Default)]
pub struct QuadBuffer {
    /// [`STRIDE`] bytes for each.
    pub bytes: Vec<u8>,
}

/// `a_look.w`: what is in the square. Less is the number of dashes of a disc.
const LINE: u8 = 254;
const PICTURE: u8 = 255;

impl QuadBuffer {
    /// A disc of so many pixels on the screen.
    pub fn disc(&mut self, transition: Transition, disc: Disc, color: Color) {
        let [x, y] = disc.offset_px;
        let (radius, [first, last]) = (disc.radius_px, disc.slice);
        self.square(&Quad {
            at_px: [x, y, radius, radius],
            shape: [0.0, disc.hole_px / radius, first, last],
            color,
            look: [0, disc.n_dashes],
            ..Quad::new(transition)
        });
    }

    /// A disc on the ground, given in widths of the world. Its edge fades: a hard one would claim to be a border.
    pub fn circle(&mut self, transition: Transition, radius_world: f64, blur: f32, color: Color) {
        self.square(&Quad {
            shape: [radius_world as f32, 0.0, 0.0, 1.0],
            color,
            look: [(blur * 255.0) as u8, 0],
            ..Quad::new(transition)
        });
    }

    /// A picture that many times as large as it is.
    pub fn picture(
        &mut self,
        transition: Transition,
        [x, y]: [f32; 2],
        picture: Picture,
        times: f32,
    ) {
        let [width, height] = picture.half_px;
        self.square(&Quad {
            at_px: [x, y, width * times, height * times],
            picture,
            look: [0, PICTURE],
            ..Quad::new(transition)
        });
    }

    /// A line from the place to a point beside it.
    pub fn leader_line(&mut self, at: World, [x, y]: [f32; 2], width_px: f32, color: Color) {
        let length = (x * x + y * y).sqrt();
        self.square(&Quad {
            at_px: [x / 2.0, y / 2.0, length / 2.0, width_px / 2.0],
            shape: [0.0, 0.0, x / length, y / length],
            color,
            look: [0, LINE],
            ..Quad::new(Transition::none(at))
        });
    }

    fn square(&mut self, square: &Quad) {
        let Transition { from, to, opacity } = square.transition;
        for unit in [from.x, from.y, to.x, to.y] {
            self.bytes.extend(unit.to_le_bytes());
        }
        for number in square.at_px.into_iter().chain(square.shape) {
            self.bytes.extend(number.to_le_bytes());
        }
        for corner in square.picture.corners {
            self.bytes.extend(corner.to_le_bytes());
        }
        self.bytes.extend(square.color);
        self.bytes.extend(opacity);
        self.bytes.extend(square.look);
    }
}

/// A square as the shaders read it.
struct Quad {
    transition: Transition,
    /// Its middle, from the place to the right and down, and half its width and height.
    at_px: [f32; 4],
    /// Its radius on the ground, the hole in it as a part of its radius, and the slice of it or the direction of a line.
    shape: [f32; 4],
    picture: Picture,
    color: Color,
    /// How much of its radius fades, and what is in it.
    look: [u8; 2],
}

impl Quad {
    fn new(transition: Transition) -> Self {
        Self {
            transition,
            at_px: [0.0; 4],
            shape: [0.0; 4],
            picture: Picture::default(),
            color: [255; 4],
            look: [0; 2],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_as_long_as_the_shader_takes_it_for() {
        let mut sketch = QuadBuffer::default();
        let transition = Transition::none(World { x: 1, y: 2 });
        sketch.disc(transition, Disc::new(9.0), [1, 2, 3, 4]);
        assert_eq!(sketch.bytes.len(), STRIDE as usize);
        let last = LAYOUT.last().map(|attribute| attribute.offset + 4);
        assert_eq!(last, Some(STRIDE));
        assert_eq!(sketch.bytes[56..60], [1, 2, 3, 4]);
    }
}
