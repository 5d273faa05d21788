//! Records that name a place and have no position: where the place is known, it is offered.

use std::collections::HashMap;

use incidents::model::decimal::shortest;
use incidents::model::incident::{Incident, Kind};
use incidents::model::place::{LngLat, Place, PlacePrecision};

use crate::offers::places::{ONE_PLACE_M, Places, Spot, key, metres_between};
use crate::offers::positions::Others;
use crate::offers::{About, KnownFrom, Offer, edit_of};

/// The places that are named by records without a position, each with all of these, the most frequent first.
pub(super) fn known_places(records: &[&Incident], places: &Places, on: &str) -> Vec<Offer> {
    let wanted = records.iter().copied().filter(|it| is_wanting(it));
    let wanted: Vec<&Incident> = wanted.collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let keys = Keys::of(records);
    let known = Known {
        own: own(records, &wanted, &keys),
        places,
        others: Context::of(records),
    };
    let mut found: Vec<(Found<'_>, Vec<&Incident>)> = Vec::new();
    let mut numbers: HashMap<Which, usize> = HashMap::new();
    for record in wanted {
        let Some(one) = known.found(record, &keys) else {
            continue;
        };
        let number = *numbers.entry(one.which).or_insert(found.len());
        match found.get_mut(number) {
            Some((_, of)) => of.push(record),
            None => found.push((one, vec![record])),
        }
    }
    found.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
    let offers = found.iter().map(|(found, of)| found.offer(of, on));
    offers.collect()
}

/// Whether a record would be drawn if it had a position, names a place, and does not say that none can be given.
fn is_wanting(record: &Incident) -> bool {
    let place = &record.place;
    record.kind != Kind::Statement
        && place.position.is_none()
        && place.precision != Some(PlacePrecision::None)
        && names(place).next().is_some()
}

fn names(place: &Place) -> impl Iterator<Item = &str> {
    let own = place.name.as_deref().into_iter();
    own.chain(place.names.all().map(|(_, name)| name))
}

/// Names as they are compared: each is folded once, however many records have it.
struct Keys<'r>(HashMap<&'r str, Option<String>>);

impl<'r> Keys<'r> {
    fn of(records: &[&'r Incident]) -> Self {
        let mut keys = HashMap::with_capacity(records.len());
        for name in records.iter().flat_map(|record| names(&record.place)) {
            keys.entry(name).or_insert_with(|| key(name));
        }
        Self(keys)
    }

    /// The names of a place, folded.
    fn of_place(&self, place: &Place) -> impl Iterator<Item = &str> {
        names(place).filter_map(|name| self.0.get(name)?.as_deref())
    }
}

/// Of which known place something is found: of a record's by its row, or of the map's by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Which {
    Own(usize),
    Map(usize),
}

/// A place that is known.
#[derive(Clone, Debug)]
struct Found<'k> {
    which: Which,
    spot: &'k Spot,
    /// The id of the record that has it.
    id: Option<&'k str>,
}

/// What is known of places by their names.
struct Known<'k> {
    own: HashMap<&'k str, Own<'k>>,
    places: &'k Places,
    others: Context,
}

impl Known<'_> {
    /// Where a record's place is, if all of its names lead there.
    fn found(&self, record: &Incident, keys: &Keys<'_>) -> Option<Found<'_>> {
        let keys = keys.of_place(&record.place);
        let mut found = keys.filter_map(|key| self.named(key));
        let first = found.next()?;
        let is_same = |it: Found<'_>| metres_between(it.spot.at, first.spot.at) <= ONE_PLACE_M;
        (found.all(is_same) && is_of_its_kind(record, &first)).then_some(first)
    }

    /// What the table itself knows comes before what the map knows.
    fn named(&self, key: &str) -> Option<Found<'_>> {
        if let Some(own) = self.own.get(key) {
            let spot = own.spot.as_ref()?;
            return Some(Found {
                which: Which::Own(own.row),
                spot,
                id: Some(own.id),
            });
        }
        let (number, spot) = self.places.named(key)?;
        self.others.has_room_for(spot).then_some(Found {
            which: Which::Map(number),
            spot,
            id: None,
        })
    }
}

/// Whether a record may mean a spot: `Aleppo` of one that is sure to a governorate only is not the city.
fn is_of_its_kind(record: &Incident, found: &Found<'_>) -> bool {
    let stated = record.place.precision;
    stated.is_none_or(|it| it < PlacePrecision::District || it == found.spot.precision)
}

/// Where records with a position are.
struct Context {
    /// If they are enough to say so.
    others: Option<Others>,
    has_positions: bool,
}

impl Context {
    fn of(records: &[&Incident]) -> Self {
        let positions = records.iter().filter_map(|record| record.place.position);
        let positions: Vec<LngLat> = positions.collect();
        Self {
            others: Others::of(&positions),
            has_positions: !positions.is_empty(),
        }
    }

    /// Whether a spot of the map may be meant: none that would look like a slip itself, and no part of a city in which nothing else is, since
    /// many cities have a citadel.
    fn has_room_for(&self, spot: &Spot) -> bool {
        match &self.others {
            Some(others) if spot.precision == PlacePrecision::Neighbourhood => {
                others.n_around(spot.at) > 0
            }
            Some(others) => !others.are_far_from(spot.at),
            None => spot.precision != PlacePrecision::Neighbourhood || !self.has_positions,
        }
    }
}

/// A place as records with a position have it.
struct Own<'r> {
    /// The record that stands for it.
    row: usize,
    id: &'r str,
    /// Nothing where records that name it so are far from each other.
    spot: Option<Spot>,
}

/// Records of one name.
struct Namesakes {
    rows: Vec<usize>,
    south_west: (f64, f64),
    north_east: (f64, f64),
}

/// The places of records with a position, by the names that others want.
fn own<'r>(
    records: &[&'r Incident],
    wanted: &[&Incident],
    keys: &'r Keys<'_>,
) -> HashMap<&'r str, Own<'r>> {
    let wanted = wanted.iter().flat_map(|it| keys.of_place(&it.place));
    let mut namesakes: HashMap<&str, Option<Namesakes>> = wanted.map(|key| (key, None)).collect();
    for (row, record) in records.iter().enumerate() {
        let Some(at) = record.place.position else {
            continue;
        };
        for key in keys.of_place(&record.place) {
            let Some(of_name) = namesakes.get_mut(key) else {
                continue;
            };
            let corner = (at.lng(), at.lat());
            let of_name = of_name.get_or_insert_with(|| Namesakes {
                rows: Vec::new(),
                south_west: corner,
                north_east: corner,
            });
            of_name.add(row, corner);
        }
    }
    let known = namesakes
        .into_iter()
        .filter_map(|(key, of_name)| Some((key, of_name?.own(records)?)));
    known.collect()
}

impl Namesakes {
    fn add(&mut self, row: usize, (lng, lat): (f64, f64)) {
        self.rows.push(row);
        let ((west, south), (east, north)) = (self.south_west, self.north_east);
        self.south_west = (west.min(lng), south.min(lat));
        self.north_east = (east.max(lng), north.max(lat));
    }

    /// The place that they are, known by the one of them that says most of it: a building is not the place that has its name.
    fn own<'r>(self, records: &[&'r Incident]) -> Option<Own<'r>> {
        let rows = self
            .rows
            .iter()
            .filter_map(|row| Some((*row, *records.get(*row)?)));
        let (row, record) = rows.min_by_key(|(row, record)| (rank(&record.place), *row))?;
        let at = record.place.position?;
        let corner = |(lng, lat)| LngLat::new(lng, lat);
        let (south_west, north_east) = (corner(self.south_west)?, corner(self.north_east)?);
        let is_one = metres_between(south_west, north_east) <= ONE_PLACE_M;
        let spread_m = metres_between(at, south_west).max(metres_between(at, north_east));
        Some(Own {
            row,
            id: &record.id,
            spot: is_one.then(|| spot(&record.place, at, spread_m)),
        })
    }
}

/// How little a record is the place that it names: one that says that it is as sure as a town is the first to ask.
fn rank(place: &Place) -> usize {
    match place.precision {
        None => 1,
        Some(PlacePrecision::ExactSite) => 2,
        Some(PlacePrecision::None) => 3,
        Some(_) => 0,
    }
}

/// A record's place, with others of the name up to so many metres away.
fn spot(place: &Place, at: LngLat, spread_m: f64) -> Spot {
    let own = match place.precision {
        Some(PlacePrecision::ExactSite) => PlacePrecision::Neighbourhood,
        None | Some(PlacePrecision::None) => PlacePrecision::Town,
        Some(own) => own,
    };
    let of_spread = match spread_m {
        ..=1000.0 => PlacePrecision::Neighbourhood,
        ..=3000.0 => PlacePrecision::Town,
        _ => PlacePrecision::City,
    };
    let precision = own.max(of_spread);
    let stated = place
        .uncertainty_m
        .filter(|_| place.precision == Some(precision));
    let reach_m = stated.unwrap_or(usual_reach_m(precision)).max(spread_m);
    Spot {
        at,
        precision,
        reach_m: (reach_m / 100.0).ceil() * 100.0,
        name: String::new(),
    }
}

/// About half the way across one.
fn usual_reach_m(precision: PlacePrecision) -> f64 {
    match precision {
        PlacePrecision::ExactSite | PlacePrecision::Neighbourhood => 1000.0,
        PlacePrecision::Town => 3000.0,
        PlacePrecision::City => 10_000.0,
        PlacePrecision::District => 20_000.0,
        PlacePrecision::Governorate => 60_000.0,
        PlacePrecision::Country | PlacePrecision::SeaArea | PlacePrecision::None => 300_000.0,
    }
}

impl Found<'_> {
    fn offer(&self, records: &[&Incident], on: &str) -> Offer {
        let spot = self.spot;
        let [lat, lng] = [spot.at.lat(), spot.at.lng()].map(shortest);
        let names = records.first().map(|record| &record.place);
        let name = names.and_then(|place| self::names(place).next());
        let about = About::KnownPlace {
            name: name.unwrap_or_default().to_owned(),
            lat,
            lng,
            place_precision: spot.precision.code().to_owned(),
            uncertainty_m: shortest(spot.reach_m),
            known_from: match self.id {
                Some(id) => KnownFrom::Record(id.to_owned()),
                None => KnownFrom::Map(spot.name.clone()),
            },
        };
        let changes = records.iter().map(|record| {
            let fields = self.fields(&record.place);
            edit_of(record, fields, on)
        });
        Offer::of(about, records, changes.collect())
    }

    /// What a place becomes; where it says itself that it is less sure, that stays.
    fn fields(&self, place: &Place) -> Vec<(&'static str, String)> {
        let spot = self.spot;
        let source = match self.id {
            Some(id) => format!("By the place's name, as record {id} has it"),
            None => format!("By the place's name: {} on the bundled map", spot.name),
        };
        let mut fields = vec![
            ("lat", shortest(spot.at.lat())),
            ("lng", shortest(spot.at.lng())),
            ("coordinate_source", source),
        ];
        if place.precision.is_none_or(|own| own < spot.precision) {
            fields.push(("place_precision", spot.precision.code().to_owned()));
        }
        if place.uncertainty_m.is_none_or(|own| own < spot.reach_m) {
            fields.push(("uncertainty_m", shortest(spot.reach_m)));
        }
        fields
    }
}

#[cfg(test)]
mod tests;
