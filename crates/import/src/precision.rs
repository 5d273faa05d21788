//! How sure a day and a place are, in schemas that number it from 1.

use crate::feature::Feature;
use crate::names::{folded, last_part};
use crate::values::Cell;
use crate::written::Written;

/// How much less than its words a date knows.
#[derive(Clone, Copy)]
enum Coarseness {
    Day,
    About,
    Month,
}

use Coarseness::{About, Day, Month};

/// The columns of days: ACLED's says the day, the week, the month; UCDP's the day, then a few days, the week, the month, more.
const OF_DAYS: [(&str, &[Coarseness]); 2] = [
    ("time_precision", &[Day, About, Month]),
    ("date_prec", &[Day, About, About, Month, About]),
];

/// The columns of places: ACLED's says a town, a part of a region, a region; UCDP's goes from 1, a town, to 7, somewhere at sea.
const OF_PLACES: [(&str, &[&str]); 3] = [
    ("geo_precision", &["town", "district", "governorate"]),
    (
        "where_prec",
        &[
            "town",
            "district",
            "district",
            "governorate",
            "governorate",
            "country",
            "sea_area",
        ],
    ),
    // GTD's: a town, the middle of a district in which it lies or without a town, of a region, and nothing known.
    (
        "specificity",
        &["town", "district", "district", "governorate", "none"],
    ),
];

/// Reads a number that says how sure the record's day or place is; whether it was one.
pub(crate) fn numbered(column: &str, value: Cell<'_>, feature: &mut Feature<'_>) -> bool {
    let column = folded(last_part(column));
    // Programs that know no whole numbers write 3.0.
    let number = value
        .as_text()
        .and_then(|text| text.trim().parse::<f64>().ok());
    let number = number.filter(|number| number.fract() == 0.0 && *number >= 1.0);
    let Some(at) = number.map(|number| number as usize - 1) else {
        return false;
    };
    if let Some((_, places)) = OF_PLACES.iter().find(|(name, _)| *name == column) {
        let place = places.get(at);
        if let Some(place) = place {
            feature
                .members
                .insert_new("place_precision", (*place).into());
        }
        return place.is_some();
    }
    let of_days = OF_DAYS.iter().find(|(name, _)| *name == column);
    let Some(coarseness) = of_days.and_then(|(_, days)| days.get(at)) else {
        return false;
    };
    let date = feature.members.get("date").and_then(Written::text);
    let day = date.and_then(|date| date.split('T').next());
    // Of a range or a month nothing is taken away.
    if let Some(day) = day.filter(|day| day.len() == "2016-09-24".len()) {
        let date = match coarseness {
            Day => return true,
            About => format!("{day}~"),
            Month => day.chars().take("2016-09".len()).collect(),
        };
        feature.members.insert("date", date.into());
    }
    true
}
