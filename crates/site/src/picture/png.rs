//! A picture as a small file: 256 colours at most.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use tiny_skia::Pixmap;

type Rgb = [u8; 3];

const MAX_COLORS: usize = 256;

/// Colours whose six upper bits agree are one. Lines of text have hundreds of shades at their edges.
const STEP_BITS: u8 = 2;

/// An opaque picture as PNG.
pub(crate) fn encoded(picture: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let pixels: Vec<Rgb> = (picture.pixels().iter())
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let palette = Palette::of(&pixels);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.colors.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    let runs = pixels.chunk_by(|a, b| a == b);
    let indices = runs.map(|run| vec![palette.index(run[0]); run.len()]);
    writer.write_image_data(&indices.collect::<Vec<_>>().concat())?;
    writer.finish()?;
    Ok(file)
}

/// The most frequent colours, and which of them stands for each.
struct Palette {
    colors: Vec<Rgb>,
    index_by_shade: BTreeMap<Rgb, u8>,
}

impl Palette {
    fn of(pixels: &[Rgb]) -> Self {
        let mut by_color: BTreeMap<Rgb, usize> = BTreeMap::new();
        for run in pixels.chunk_by(|a, b| a == b) {
            *by_color.entry(run[0]).or_default() += run.len();
        }
        // The most frequent colour of a shade stands for it: grounds and marks keep theirs to the last bit.
        let mut shades: BTreeMap<Rgb, (usize, usize, Rgb)> = BTreeMap::new();
        for (color, n_pixels) in by_color {
            let (n_all, n_most, most) = shades.entry(shade(color)).or_default();
            *n_all += n_pixels;
            if n_pixels > *n_most {
                (*n_most, *most) = (n_pixels, color);
            }
        }
        let mut by_count: Vec<_> = shades.values().copied().collect();
        by_count.sort_by_key(|&(n_all, _, color)| (std::cmp::Reverse(n_all), color));
        let colors = by_count.iter().take(MAX_COLORS).map(|&(_, _, color)| color);
        let colors: Vec<Rgb> = colors.collect();
        let nearest = |color: Rgb| {
            let positions = 0..colors.len();
            let nearest = positions.min_by_key(|&at| distance(colors[at], color));
            nearest.unwrap_or_default() as u8
        };
        let index_by_shade = shades
            .iter()
            .map(|(shade, &(_, _, color))| (*shade, nearest(color)))
            .collect();
        Self {
            colors,
            index_by_shade,
        }
    }

    fn index(&self, color: Rgb) -> u8 {
        let index = self.index_by_shade.get(&shade(color));
        index.copied().unwrap_or_default()
    }
}

fn shade(color: Rgb) -> Rgb {
    color.map(|part| part >> STEP_BITS)
}

fn distance(a: Rgb, b: Rgb) -> u32 {
    let parts = a.into_iter().zip(b);
    parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
