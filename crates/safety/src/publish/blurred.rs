//! One record that is blurred: its point, its words for the place, and what else of it would tell where it was.

use incidents::model::incident::Incident;
use incidents::model::place::{LngLat, PlacePrecision};
use incidents::model::said::said;
use incidents::model::text::Text;
use incidents::write::original::Original;

use super::{Line, Work};
use crate::check::properties;
use crate::covered::{BLURRED, OF_DISTRICT};
use crate::decisions::{Blur, Decision};
use crate::digits::{is_map_link, other_position, tells};
use crate::district::District;
use crate::moved::{distance_m, moved};
use crate::texts::{fields, without_addresses};

/// Two blurred places nearer to each other than this part of their circle are one place, as far as a reader can tell.
const NEAR: f64 = 0.1;

/// In files numbers of one digit after the point are nobody's place, however wide the district is.
const MOST_LOOKED_FOR_M: f64 = 5000.0;

/// A place as near to the middle of its district's circle is told by nothing that tells the district.
const MIDDLE_M: f64 = 30.0;

/// How near to each other two places are one, as far as a reader can tell by what is published of both; nothing where that is the same for
/// all of a district.
pub fn near_m(one: Blur, other: Blur) -> Option<f64> {
    let km = match (one, other) {
        (Blur::Km(one), Blur::Km(other)) => one.min(other),
        (Blur::Km(km), Blur::District) | (Blur::District, Blur::Km(km)) => km,
        (Blur::District, Blur::District) => return None,
    };
    Some(f64::from(km) * 1000.0 * NEAR)
}

/// No degree of latitude is shorter.
const DEGREE_M: f64 = 110_000.0;

/// The pairs of points that are blurred and lie at one place, as far as [`near_m`] goes, by their numbers: the later one, and the earlier. What lies
/// farther to the north than any blur reaches is not looked at, so that many points take little longer than few.
pub(super) fn of_one_place(points: &[(LngLat, Blur)]) -> Vec<(usize, usize)> {
    let reaches = points.iter().filter_map(|(_, blur)| near_m(*blur, *blur));
    let reach_m = reaches.fold(0.0, f64::max);
    let mut to_north: Vec<usize> = (0..points.len()).collect();
    to_north.sort_by(|one, other| points[*one].0.lat().total_cmp(&points[*other].0.lat()));
    let mut pairs = Vec::new();
    for (nth, &one) in to_north.iter().enumerate() {
        let (at, blur) = points[one];
        let is_within = |other: &&usize| (points[**other].0.lat() - at.lat()) * DEGREE_M < reach_m;
        for &other in to_north[nth + 1..].iter().take_while(is_within) {
            let (there, other_blur) = points[other];
            if near_m(blur, other_blur).is_some_and(|near_m| distance_m(at, there) < near_m) {
                pairs.push((one.max(other), one.min(other)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

impl Work<'_> {
    pub(super) fn blur(&mut self, record: &mut Incident, decision: &Decision, blur: Blur) {
        let id = record.id.clone();
        // In any language they may say where it was, and no list of words knows all of them.
        if !record.corrections.is_empty() {
            record.corrections.clear();
            self.out.lines.push(Line::note(said!(
                "{id}: its corrections are left out, since they may say where it was: write what readers are to know of them into its description",
                id.as_str()
            )));
        }
        self.take_out_map_links(record);
        let district = match blur {
            Blur::Km(_) => None,
            Blur::District => match self.districts.of_one(&record.place) {
                Ok(district) => Some(district),
                Err(unknown) => {
                    self.faults.push(said!(
                        "{id} cannot be blurred to its district: {why}",
                        id.as_str(),
                        unknown.sentence()
                    ));
                    return;
                }
            },
        };
        self.name_place(record, decision, (blur, district));
        let place = &mut record.place;
        place.coordinate_source = Some(match blur {
            Blur::Km(km) => format!(
                "{BLURRED}{km} km by the publisher: the point was moved at random, and the circle holds the true place"
            ),
            Blur::District => format!(
                "{OF_DISTRICT} by the publisher: the circle is drawn around the district, and the true place may be anywhere in that"
            ),
        });
        let least = match blur {
            Blur::Km(0..=2) => PlacePrecision::Neighbourhood,
            Blur::Km(3..=15) | Blur::District => PlacePrecision::District,
            Blur::Km(_) => PlacePrecision::Governorate,
        };
        place.precision = Some(place.precision.map_or(least, |own| own.max(least)));
        let Some(truth) = place.position else {
            self.out.lines.push(Line::note(said!(
                "{id} is to be blurred and has no point: nothing was moved",
                id
            )));
            return;
        };
        let radius_m = match (blur, district) {
            (_, Some(district)) => self.draw_district(record, district, truth),
            (Blur::Km(km), None) => self.move_point(record, decision, (truth, km)),
            (Blur::District, None) => return,
        };
        self.look_into_texts(record, blur, (truth, radius_m));
    }

    /// What the place of a blurred record is called.
    fn name_place(
        &mut self,
        record: &mut Incident,
        decision: &Decision,
        (blur, district): (Blur, Option<&District>),
    ) {
        let place = &mut record.place;
        if let Some(name) = &decision.place {
            place.name = Some(name.clone());
            place.names = Text::default();
        } else if let Some(district) = district {
            place.name = Some(district.name.clone());
            place.names = district.names.clone();
        } else if let Some(name) = &place.name {
            self.out.lines.push(Line::note(said!(
                "{id} is blurred to {radius}, and its place still reads “{name}”: where that says more, write what it is to read as the place in its decision",
                record.id.as_str(),
                blur.words(),
                name.as_str()
            )));
        }
    }

    /// The circle of a district in the place of a point; its radius.
    fn draw_district(&mut self, record: &mut Incident, district: &District, truth: LngLat) -> f64 {
        let circle = district.circle;
        record.place.position = Some(circle.center);
        record.place.uncertainty_m = Some(circle.radius_m);
        if distance_m(truth, circle.center) > MIDDLE_M {
            let looked_for_m = circle.radius_m.min(MOST_LOOKED_FOR_M);
            let secret = (record.id.clone(), truth, looked_for_m);
            self.out.secrets.places.push(secret);
        }
        circle.radius_m
    }

    /// A point that is moved, with the circle that holds the true one; how far it was moved at most.
    fn move_point(
        &mut self,
        record: &mut Incident,
        decision: &Decision,
        (truth, km): (LngLat, u32),
    ) -> f64 {
        let radius_m = f64::from(km) * 1000.0;
        let place = &mut record.place;
        let own_m = place
            .uncertainty_m
            .filter(|it| it.is_finite() && *it > 0.0)
            .unwrap_or(0.0);
        place.uncertainty_m = Some((radius_m + own_m).ceil());
        let key = decision.with.as_deref().unwrap_or(&record.id);
        place.position = Some(moved(truth, radius_m, key, self.salt));
        let secret = (record.id.clone(), truth, radius_m);
        self.out.secrets.places.push(secret);
        radius_m
    }

    /// Says which texts of a blurred record tell its place after all.
    fn look_into_texts(&mut self, record: &Incident, blur: Blur, (truth, radius_m): (LngLat, f64)) {
        for field in fields(&properties(record, &Original::default())) {
            let other = other_position(&without_addresses(&field.text)).filter(|_| field.is_text);
            let is_telling = field.is_text && tells(&field.text, truth, radius_m);
            if is_telling || other.is_some() || field.is_text && is_map_link(&field.text) {
                self.faults.push(said!(
                    "{id}, {field}: expected nothing that tells the place more exactly than {radius}, but found a position in the text: take it out of the draft, or leave the record out",
                    record.id.as_str(), field.path.as_str(), blur.words()
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As [`of_one_place`], each with each.
    fn of_one_place_slowly(points: &[(LngLat, Blur)]) -> Vec<(usize, usize)> {
        let near = |(one, at): &(LngLat, Blur), (other, blur): &(LngLat, Blur)| {
            near_m(*at, *blur).is_some_and(|near_m| distance_m(*one, *other) < near_m)
        };
        let all = 0..points.len();
        let pairs = all.flat_map(|later| (0..later).map(move |earlier| (later, earlier)));
        pairs
            .filter(|(later, earlier)| near(&points[*later], &points[*earlier]))
            .collect()
    }

    #[test]
    fn pairs_of_one_place_are_those_of_each_with_each() {
        // Steps that never come back to the same place spread points over a square of some kilometres.
        let part = |nth: u32, step: f64| (f64::from(nth) * step).fract() / 10.0;
        let blurs = [Blur::Km(1), Blur::Km(10), Blur::District];
        let point = |(nth, blur): (u32, &Blur)| {
            let at = LngLat::new(37.0 + part(nth, 0.618_034), 36.0 + part(nth, 0.414_214));
            at.map(|at| (at, *blur))
        };
        let points: Vec<_> = (0..200)
            .zip(blurs.iter().cycle())
            .filter_map(point)
            .collect();
        let pairs = of_one_place(&points);
        assert!(pairs.len() > 20, "{}", pairs.len());
        assert_eq!(pairs, of_one_place_slowly(&points));
    }
}
