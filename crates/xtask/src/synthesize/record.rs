//! A record: one feature of our own schema.

use std::fmt::{self, Write as _};

use crate::synthesize::{
    places::{N_GOVERNORATES, Places, Point},
    random::{Random, Weighted},
    text,
};

/// The page has marks for these. The types of a real file have shares of 38, 21, 20, 13 and 8 %: the last two are split
/// (8 + 5 and 4 + 2.5 + 1.5), because the benchmark counts eight.
const TYPES: [(&str, &str, f64); 8] = [
    ("air_strike", "Air strike", 38.0),
    ("ground_combat", "Ground combat", 21.0),
    ("siege_civilians", "Siege", 20.0),
    ("hospital_attack", "Attack on a hospital", 8.0),
    ("water_attack", "Attack on water supply", 5.0),
    ("aid_attack", "Attack on aid", 4.0),
    ("chemical_attack", "Chemical attack", 2.5),
    ("naval_attack", "Attack at sea", 1.5),
];
const STATUSES: [(&str, f64); 5] = [
    ("single_source", 41.0),
    ("corroborated", 27.0),
    ("unverified_claim", 18.0),
    ("corroborated_in_part", 9.0),
    ("contested", 5.0),
];
/// With the radius in metres, if it has one. Exact, approximate and area are 61, 35 and 4 % of all: points with many incidents are exact
/// less often (44, 50, 6) than the others (78, 20, 2).
const PRECISIONS: [(&str, u32, f64, f64); 6] = [
    ("exact_site", 0, 44.0, 78.0),
    ("neighbourhood", 800, 18.0, 9.0),
    ("town", 1_500, 22.0, 8.0),
    ("city", 4_000, 10.0, 3.0),
    ("district", 9_000, 4.0, 1.5),
    ("governorate", 40_000, 2.0, 0.5),
];
const N_ACTORS: usize = 400;
const N_OUTLETS: usize = 40;
const MAX_LINKS: usize = 45;
const LASTING: f64 = 0.05;
const LONGEST_DAYS: usize = 21;
const WITH_CLOCK_TIME: f64 = 0.2;

pub struct Records<'a> {
    days: &'a [String],
    places: &'a Places,
    random: Random,
    types: Weighted,
    statuses: Weighted,
    precisions_of_stacks: Weighted,
    precisions_of_others: Weighted,
    actors: Weighted,
    n_actors: Weighted,
    n_links: Weighted,
}

impl<'a> Records<'a> {
    pub fn new(days: &'a [String], places: &'a Places) -> Self {
        Self {
            days,
            places,
            random: Random::stream(2),
            types: Weighted::new(TYPES.map(|(.., share)| share)),
            statuses: Weighted::new(STATUSES.map(|(_, share)| share)),
            precisions_of_stacks: Weighted::new(PRECISIONS.map(|(_, _, share, _)| share)),
            precisions_of_others: Weighted::new(PRECISIONS.map(|(.., share)| share)),
            actors: Weighted::zipf(N_ACTORS, 1.0),
            n_actors: Weighted::new([88.0, 10.0, 2.0]),
            n_links: Weighted::zipf(MAX_LINKS, 2.8),
        }
    }

    /// Appends the feature of a record that begins on a day.
    pub fn write(&mut self, ordinal: usize, day: usize, out: &mut String) -> fmt::Result {
        let point = self.places.draw(ordinal, &mut self.random);
        let (code, label, _) = TYPES[self.types.draw(&mut self.random)];
        let place = format!("Place {}", point.number + 1);
        write!(
            out,
            r#"{{"type":"Feature","id":"synthetic-{}","geometry":{{"type":"Point","coordinates":[{:.5},{:.5}]}},"properties":{{"title":"Synthetic: {label}, {place}","category":"{code}","date":""#,
            ordinal + 1,
            point.lng,
            point.lat,
        )?;
        self.write_date(day, out)?;
        self.write_place(&point, &place, out)?;
        self.write_actors(out)?;
        out.push_str(r#","excerpts":[{"text":""#);
        text::write(&place, &mut self.random, out);
        out.push_str(r#""}],"#);
        self.write_sources(ordinal, out)?;
        let status = STATUSES[self.statuses.draw(&mut self.random)].0;
        write!(out, r#","occurrence_status":"{status}"}}}}"#)
    }

    fn write_date(&mut self, day: usize, out: &mut String) -> fmt::Result {
        out.push_str(&self.days[day]);
        if self.random.chance(LASTING) {
            out.push('/');
            out.push_str(&self.days[day + 1 + self.random.below(LONGEST_DAYS)]);
        } else if self.random.chance(WITH_CLOCK_TIME) {
            let (hour, minute) = (self.random.below(24), 5 * self.random.below(12));
            write!(out, "T{hour:02}:{minute:02}")?;
        }
        Ok(())
    }

    fn write_place(&mut self, point: &Point, place: &str, out: &mut String) -> fmt::Result {
        let precisions = match point.is_stack {
            true => &self.precisions_of_stacks,
            false => &self.precisions_of_others,
        };
        let (precision, uncertainty_m, ..) = PRECISIONS[precisions.draw(&mut self.random)];
        let governorate = char::from(b'A' + (point.governorate % N_GOVERNORATES) as u8);
        write!(
            out,
            r#"","place":"{place}","admin1":"Governorate {governorate}","place_precision":"{precision}""#,
        )?;
        if uncertainty_m > 0 {
            write!(out, r#","uncertainty_m":{uncertainty_m}"#)?;
        }
        Ok(())
    }

    /// One to three, each once.
    fn write_actors(&mut self, out: &mut String) -> fmt::Result {
        let mut drawn = [usize::MAX; 3];
        let n = 1 + self.n_actors.draw(&mut self.random);
        out.push_str(r#","actors":["#);
        for at in 0..n {
            let actor = self.actors.draw(&mut self.random) + 1;
            if drawn.contains(&actor) {
                continue;
            }
            drawn[at] = actor;
            let comma = if at == 0 { "" } else { "," };
            write!(
                out,
                r#"{comma}{{"name":"Group {actor}","role":"alleged_perpetrator"}}"#
            )?;
        }
        out.push(']');
        Ok(())
    }

    fn write_sources(&mut self, ordinal: usize, out: &mut String) -> fmt::Result {
        out.push_str(r#""sources":["#);
        for at in 0..=self.n_links.draw(&mut self.random) {
            let comma = if at == 0 { "" } else { "," };
            let outlet = self.random.below(N_OUTLETS) + 1;
            write!(
                out,
                r#"{comma}{{"url":"https://o{outlet}.example/{ordinal}"}}"#
            )?;
        }
        out.push(']');
        Ok(())
    }
}
