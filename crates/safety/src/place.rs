//! Points that are more exact than what the record knows of its place, and the spots of people who can be hit there.

use incidents::model::decimal::shortest;
use incidents::model::incident::{Incident, Kind as RecordKind};
use incidents::model::message::quoted;
use incidents::model::place::PlacePrecision;
use incidents::model::said::{Sentence, said};

use crate::finding::Kind;
use crate::texts::{folded, words};

/// Words that a name has whose point should be no exact one.
const ROUGH: [&str; 17] = [
    "district only",
    "neighbourhood only",
    "neighborhood only",
    "area only",
    "town only",
    "city only",
    "only the district",
    "only the area",
    "approximate",
    "approximately",
    "approx",
    "exact location unknown",
    "location withheld",
    "المنطقه فقط",
    "الحي فقط",
    "تقريبي",
    "تقريبا",
];

/// What may be hit again, with the beginnings of the words for it in English and Arabic (folded).
const SITES: [(Sentence<'static>, &[&str]); 4] = [
    (
        said!("a hospital"),
        &[
            "hospital",
            "clinic",
            "medical",
            "ambulance",
            "maternity",
            "doctor",
            "surgery",
            "health",
            "مستشفي",
            "المستشفي",
            "مشفي",
            "المشفي",
            "مستوصف",
            "عياده",
            "طبيه",
            "اسعاف",
        ],
    ),
    (
        said!("a shelter"),
        &[
            "shelter",
            "refuge",
            "displaced",
            "idp",
            "evacuation",
            "camp",
            "basement",
            "ملجا",
            "الملجا",
            "ملاجي",
            "ماوي",
            "مخيم",
            "المخيم",
            "نازح",
            "النازح",
            "مهجر",
            "قبو",
        ],
    ),
    (
        said!("a home"),
        &[
            "home",
            "homes",
            "house",
            "houses",
            "residential",
            "apartment",
            "dwelling",
            "flat",
            "منزل",
            "المنزل",
            "منازل",
            "بيت",
            "البيت",
            "بيوت",
            "شقه",
            "سكني",
            "السكني",
        ],
    ),
    (
        said!("people who may be at risk"),
        &[
            "witness",
            "survivor",
            "detainee",
            "prisoner",
            "hostage",
            "abducted",
            "kidnapped",
            "activist",
            "orphanage",
            "orphan",
            "defector",
            "شاهد",
            "شهود",
            "ناجي",
            "ناجين",
            "معتقل",
            "مخطوف",
            "مختطف",
            "رهينه",
            "ناشط",
            "ايتام",
        ],
    ),
];

/// Words that are whole, and no beginnings of longer ones: `flat` is no `flatbed`.
const WHOLE: [&str; 9] = [
    "home", "homes", "house", "houses", "flat", "camp", "idp", "قبو", "health",
];

/// Words that tolls and headlines have of whatever site: they count where a site is named, and not in titles.
const OF_TOLLS: [&str; 15] = [
    "displaced",
    "evacuation",
    "health",
    "doctor",
    "medical",
    "ambulance",
    "survivor",
    "prisoner",
    "hostage",
    "abducted",
    "kidnapped",
    "نازح",
    "ناجي",
    "ناجين",
    "اسعاف",
];

/// Least circles in metres that a point has which is known no better than so. Below it the point claims more than the word.
fn least_circle_m(precision: PlacePrecision) -> f64 {
    match precision {
        PlacePrecision::ExactSite => 0.0,
        PlacePrecision::Neighbourhood => 100.0,
        PlacePrecision::Town => 200.0,
        PlacePrecision::City | PlacePrecision::District => 1000.0,
        PlacePrecision::Governorate | PlacePrecision::SeaArea => 5000.0,
        PlacePrecision::Country | PlacePrecision::None => 20_000.0,
    }
}

/// Digits after the point that lists of towns have: a metre.
const MOST_DIGITS: usize = 5;

/// What is wrong with where a record is drawn, with the field and what was found, as a value of another sentence.
pub fn findings(record: &Incident) -> Vec<(Kind, &'static str, String)> {
    let mut found = Vec::new();
    let Some(position) = record.place.position else {
        return found;
    };
    let place = &record.place;
    let is_exact = place.is_exact();
    let names = place.name.iter().map(String::as_str);
    let names: Vec<&str> = names
        .chain(place.names.all().map(|(_, name)| name))
        .collect();
    let is_rough = |name: &&&str| {
        let name = folded(name);
        ROUGH.iter().any(|rough| name.contains(rough))
    };
    let digits = [position.lng(), position.lat()];
    let n_digits = digits.map(|it| {
        shortest(it)
            .split_once('.')
            .map_or(0, |(_, part)| part.len())
    });
    let n_digits = n_digits.into_iter().max().unwrap_or(0);
    // A table that has words for how sure a place is, and no circles, draws places where everybody draws them.
    let circle_m = place.uncertainty_m;
    let too_small = circle_m.and_then(|circle_m| {
        let precision = place
            .precision
            .filter(|it| circle_m < least_circle_m(*it))?;
        Some((circle_m, precision))
    });
    let rough = names.iter().find(is_rough);
    match (rough, too_small) {
        (Some(name), _) if is_exact || n_digits > MOST_DIGITS => found.push((
            Kind::MoreExact,
            "place",
            said!(
                "a point without a circle, of {count} digits, at {name}",
                n_digits,
                quoted(name).as_str()
            )
            .to_value(),
        )),
        (_, Some((circle_m, precision))) if n_digits > 1 => found.push((
            Kind::MoreExact,
            "uncertainty_m",
            said!(
                "a circle of {metres} m for a place known as {precision}",
                shortest(circle_m).as_str(),
                precision.code()
            )
            .to_value(),
        )),
        _ if !is_exact && n_digits > MOST_DIGITS => found.push((
            Kind::MoreExact,
            "geometry",
            said!(
                "a point of {count} digits for a place that is known roughly",
                n_digits
            )
            .to_value(),
        )),
        _ => {}
    }
    let is_drawn = record.kind != RecordKind::Statement;
    if is_exact
        && is_drawn
        && let Some((site, field)) = site(record, &names)
    {
        found.push((Kind::ExactSite, field, site.to_value()));
    }
    found
}

/// What of it may be hit again, and where the record says so.
fn site(record: &Incident, names: &[&str]) -> Option<(Sentence<'static>, &'static str)> {
    let codes = |all: &[String]| {
        all.iter()
            .map(|it| it.replace('_', " "))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let texts = [
        ("target", codes(&record.targets)),
        ("category", codes(&record.categories)),
        ("place", names.join(" ")),
        ("title", record.title.clone()),
        (
            "title",
            record
                .titles
                .all()
                .map(|(_, it)| it)
                .collect::<Vec<_>>()
                .join(" "),
        ),
    ];
    texts.iter().find_map(|(field, text)| {
        let weak: &[&str] = if *field == "title" { &OF_TOLLS } else { &[] };
        Some((site_in(text, weak)?, *field))
    })
}

/// What a text speaks of that may be hit again, by other words than the `weak` ones.
fn site_in(text: &str, weak: &[&str]) -> Option<Sentence<'static>> {
    let text = folded(text);
    let words = words(&text);
    let speaks = |starts: &[&str]| {
        words.iter().any(|word| {
            let mut starts = starts.iter().filter(|start| !weak.contains(start));
            starts.any(|start| match WHOLE.contains(start) {
                true => word == start,
                false => word.starts_with(start),
            })
        })
    };
    let known = SITES.iter().find(|(_, starts)| speaks(starts));
    known.map(|(site, _)| *site)
}

#[cfg(test)]
mod tests {
    use incidents::model::place::LngLat;

    use super::*;

    fn record(title: &str) -> Incident {
        let mut record = Incident::new("a", title);
        record.place.position = LngLat::new(37.1898, 36.2185);
        record
    }

    #[track_caller]
    fn check(record: &Incident, expect: &[(Kind, &str)]) {
        let found = findings(record);
        let found: Vec<(Kind, &str)> = found
            .iter()
            .map(|(kind, field, _)| (*kind, *field))
            .collect();
        assert_eq!(found, expect, "{record:?}");
    }

    #[test]
    fn exact_spots_of_those_who_can_be_hit_are_found_and_no_others() {
        check(
            &record("Strike on a hospital"),
            &[(Kind::ExactSite, "title")],
        );
        check(
            &record("قصف المشفى الميداني"),
            &[(Kind::ExactSite, "title")],
        );
        check(
            &record("مقتل عائلة في منزلهم"),
            &[(Kind::ExactSite, "title")],
        );
        check(&record("A flatbed lorry burns"), &[]);
        check(&record("Clashes: 15,000 displaced, a doctor abducted"), &[]);
        let mut named = record("Strike");
        named.place.name = Some("Houses of displaced people, Idlib".to_owned());
        check(&named, &[(Kind::ExactSite, "place")]);
        let mut target = record("Strike");
        target.targets = vec!["residential_area".to_owned()];
        check(&target, &[(Kind::ExactSite, "target")]);
        target.place.precision = Some(PlacePrecision::Neighbourhood);
        target.place.uncertainty_m = Some(550.0);
        check(&target, &[]);
        target.place.position = None;
        check(&target, &[]);
    }

    #[test]
    fn points_that_claim_more_than_the_record_knows_are_found() {
        let mut rough = record("Strike");
        rough.place.name = Some("Al-Sakhour (district only)".to_owned());
        check(&rough, &[(Kind::MoreExact, "place")]);
        rough.place.precision = Some(PlacePrecision::Neighbourhood);
        check(&rough, &[]);
        rough.place.uncertainty_m = Some(50.0);
        check(&rough, &[(Kind::MoreExact, "uncertainty_m")]);
        rough.place.uncertainty_m = Some(1100.0);
        check(&rough, &[]);
        rough.place.position = LngLat::new(37.189_812_3, 36.2185);
        check(&rough, &[(Kind::MoreExact, "place")]);
        rough.place.name = None;
        check(&rough, &[(Kind::MoreExact, "geometry")]);
    }
}
