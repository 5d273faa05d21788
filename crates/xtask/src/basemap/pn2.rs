//! Rings out of a file of the Marble globe's format PN2, version 2, as `src/plugins/runner/pn2/Pn2Runner.cpp` of Marble
//! describes it.
//!
//! All numbers are big-endian. A header (version, number of rings, whether they have colours) is followed by the shapes: a
//! flag for what it is, its number, how many absolute nodes it has, and these. An absolute node is a latitude, a longitude,
//! how many relative nodes follow, and those: each a latitude and a longitude away from it. The unit is 1/120 of a degree.

use anyhow::{Context as _, Result, bail};

use super::Degrees;

const VERSION: u8 = 2;
const UNITS_A_DEGREE: f64 = 120.0;

/// What a shape is: a ring on its own, or the outer boundary of an area that has holes.
const RING: u8 = 1;
const OUTER: u8 = 2;
/// A hole of the last area.
const HOLE: u8 = 3;
/// Shapes that belong together: how many, and then each with a head of its own.
const SEVERAL: u8 = 4;

/// The rings and outer boundaries of a file, each closed.
pub(super) fn outer_rings(bytes: &[u8]) -> Result<Vec<Vec<Degrees>>> {
    let mut rest = Reader { bytes };
    let version = rest.u8()?;
    if version != VERSION {
        bail!("The file is of PN2's version {version}; this reads version {VERSION}");
    }
    let (n_rings, has_colours) = (rest.u32()?, rest.u8()?);
    if has_colours != 0 {
        bail!("The file's shapes have colours, which this does not read");
    }
    let mut rings = Vec::new();
    let mut n_read = 0;
    while n_read < n_rings {
        let flag = rest.head()?;
        // The members of several shapes are counted, the several are not.
        let n_members = if flag == SEVERAL { rest.u8()? } else { 1 };
        for _ in 0..n_members {
            let flag = if flag == SEVERAL { rest.head()? } else { flag };
            rest.ring(flag, &mut rings)?;
        }
        n_read += u32::from(n_members);
    }
    Ok(rings)
}

/// What has not been read yet.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (number, rest) = self
            .bytes
            .split_first_chunk()
            .context("The file ends within a shape")?;
        self.bytes = rest;
        Ok(*number)
    }

    fn u8(&mut self) -> Result<u8> {
        Ok(u8::from_be_bytes(self.take()?))
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.take()?))
    }

    fn i16(&mut self) -> Result<i16> {
        Ok(i16::from_be_bytes(self.take()?))
    }

    fn i8(&mut self) -> Result<i8> {
        Ok(i8::from_be_bytes(self.take()?))
    }

    /// What a shape is. Its number is of no use here.
    fn head(&mut self) -> Result<u8> {
        let flag = self.u8()?;
        self.u32()?;
        Ok(flag)
    }

    /// Reads a shape, and keeps it where it is no hole.
    fn ring(&mut self, flag: u8, rings: &mut Vec<Vec<Degrees>>) -> Result<()> {
        let mut ring = self.nodes()?;
        match flag {
            RING | OUTER => {
                if ring.first() != ring.last() {
                    ring.extend(ring.first().copied());
                }
                rings.push(ring);
            }
            HOLE => {}
            other => bail!("The file has a shape of kind {other}, which is no area"),
        }
        Ok(())
    }

    fn nodes(&mut self) -> Result<Vec<Degrees>> {
        let mut nodes = Vec::new();
        for _ in 0..self.u32()? {
            let (lat, lng, n_relative) = (self.i16()?, self.i16()?, self.i16()?);
            nodes.push(degrees(lat.into(), lng.into()));
            for _ in 0..n_relative {
                let (lat_away, lng_away) = (i32::from(self.i8()?), i32::from(self.i8()?));
                nodes.push(degrees(
                    i32::from(lat) + lat_away,
                    i32::from(lng) + lng_away,
                ));
            }
        }
        Ok(nodes)
    }
}

fn degrees(lat: i32, lng: i32) -> Degrees {
    [lng, lat].map(|units| f64::from(units) / UNITS_A_DEGREE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ring around 36° N, 37° E, of one absolute and two relative nodes, and with a hole; and another one among several shapes.
    const FILE: &[u8] = b"\x02\0\0\0\x03\0\
        \x02\0\0\0\x01\0\0\0\x01\x10\xe0\x11\x58\0\x02\x0c\0\0\xf4\
        \x03\0\0\0\x01\0\0\0\x01\x10\xe0\x11\x58\0\0\
        \x04\0\0\0\x02\x01\x01\0\0\0\x03\0\0\0\x01\0\x78\0\0\0\x01\x78\0";

    #[test]
    fn outer_rings_are_read_closed_and_holes_are_not() {
        let rings = outer_rings(FILE).unwrap();
        let corner = [37.0, 36.0];
        assert_eq!(rings.len(), 2);
        assert_eq!(rings[0], [corner, [37.0, 36.1], [36.9, 36.0], corner]);
        assert_eq!(rings[1], [[0.0, 1.0], [0.0, 2.0], [0.0, 1.0]]);
    }

    #[test]
    fn a_file_that_ends_too_soon_is_refused() {
        for end in 0..FILE.len() {
            assert!(outer_rings(&FILE[..end]).is_err(), "{end} bytes");
        }
    }

    #[test]
    fn a_file_of_another_version_is_refused() {
        let other = [&[1], &FILE[1..]].concat();
        let error = outer_rings(&other).unwrap_err().to_string();
        assert!(error.contains("version 1"), "{error}");
    }
}
