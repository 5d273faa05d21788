//! `cargo xtask synthesize`: a file of made-up incidents that has the shape of real ones, for tests and the benchmark.
//!
//! Real files of this size are not ours to give away, and evenly spread points flatter every map. What makes real ones
//! hard is here as figures: stacks, bursts, long tails. Everything is drawn from one seed, so that a size and a mode
//! always give the same bytes; and everything says that it is made up.

mod days;
mod places;
mod random;
mod record;
mod text;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
};

use anyhow::{Context as _, Result};

use crate::setup::step;

pub use places::Mode;

/// What 20,000 incidents of each mode come to (64-bit FNV-1a). Files that were made by a generator with another
/// fingerprint are made again.
pub const FINGERPRINT: u64 = 0xbfae_6d52_3f12_2627;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Order {
    pub n_incidents: usize,
    pub mode: Mode,
    pub out: Option<PathBuf>,
}

/// More would not fit the ids, nor any page.
const MOST: usize = 99_999_999;

/// `N [--mode stacked|spread] [--out FILE]`
pub fn order_from_args(args: &[&str]) -> Result<Order, String> {
    let [n, rest @ ..] = args else {
        return Err("`synthesize` needs the number of incidents".to_owned());
    };
    let n_incidents = n.replace('_', "").parse().ok();
    let n_incidents = n_incidents
        .filter(|n| (1..=MOST).contains(n))
        .ok_or_else(|| format!("`{n}` is no number of incidents from 1 to {MOST}"))?;
    let mut order = Order {
        n_incidents,
        mode: Mode::Stacked,
        out: None,
    };
    for option in rest.chunks(2) {
        match option {
            ["--mode", "stacked"] => order.mode = Mode::Stacked,
            ["--mode", "spread"] => order.mode = Mode::Spread,
            ["--mode", other] => return Err(format!("there is no mode `{other}`")),
            ["--out", file] => order.out = Some(PathBuf::from(file)),
            other => return Err(format!("`synthesize` does not know `{}`", other.join(" "))),
        }
    }
    Ok(order)
}

/// Writes the file; without `--out`, it is named after what it holds.
pub fn synthesize(order: &Order) -> Result<()> {
    let Order {
        n_incidents, mode, ..
    } = *order;
    let path = order
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("synthetic-{mode}-{n_incidents}.geojson")));
    let work = format!(
        "Writing {n_incidents} made-up incidents to {}",
        path.display()
    );
    step(&work, || {
        let file =
            File::create(&path).with_context(|| format!("{} cannot be made", path.display()))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        write(n_incidents, mode, &mut out)?;
        out.flush()
            .with_context(|| format!("{} cannot be written", path.display()))
    })
}

/// One feature a line, in order of time, as they are made: no more than the days and the stacks are in memory.
fn write(n_incidents: usize, mode: Mode, out: &mut impl Write) -> Result<()> {
    write!(
        out,
        "{{\"type\":\"FeatureCollection\",\n\"synthetic\":true,\n\"note\":\"Made up by `cargo xtask synthesize {n_incidents} --mode {mode}`: nothing in this file was reported by anybody, and no place, group or outlet in it exists.\",\n\"features\":["
    )?;
    let days = days::names();
    let places = places::Places::new(n_incidents, mode);
    let mut records = record::Records::new(&days, &places);
    let mut line = String::new();
    let mut n_written = 0;
    for (day, &n_today) in days::counts(n_incidents).iter().enumerate() {
        for _ in 0..n_today {
            line.clear();
            line.push_str(if n_written == 0 { "\n" } else { ",\n" });
            records.write(n_written, day, &mut line)?;
            out.write_all(line.as_bytes())?;
            n_written += 1;
        }
    }
    write!(out, "\n]}}\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So that a change of the files is meant: measurements of two versions would else be of two files.
    #[test]
    fn the_fingerprint_is_that_of_this_generator() {
        let mut bytes = Vec::new();
        for mode in [Mode::Stacked, Mode::Spread] {
            write(20_000, mode, &mut bytes).unwrap();
        }
        let fingerprint = bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        assert_eq!(fingerprint, FINGERPRINT, "{fingerprint:#018x}");
    }

    #[test]
    fn the_command_line_names_size_mode_and_file() {
        let expected = Order {
            n_incidents: 20_000,
            mode: Mode::Spread,
            out: Some(PathBuf::from("a.geojson")),
        };
        let args = ["20_000", "--mode", "spread", "--out", "a.geojson"];
        assert_eq!(order_from_args(&args), Ok(expected));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let check = |args: &[&str], expected: &str| {
            assert_eq!(order_from_args(args), Err(expected.to_owned()));
        };
        check(&[], "`synthesize` needs the number of incidents");
        check(&["0"], "`0` is no number of incidents from 1 to 99999999");
        check(
            &["many"],
            "`many` is no number of incidents from 1 to 99999999",
        );
        check(&["9", "--mode", "even"], "there is no mode `even`");
        check(&["9", "--out"], "`synthesize` does not know `--out`");
    }
}
