//! The schemas, each as its codebook has it.

use crate::columns::schemas::{PLAIN, Schema};
use crate::names::{Part, Role};
use crate::values::{Cell, is_code};

const fn member(name: &'static str) -> Role {
    Role::Member(name)
}

/// Those that are known, the narrowest first.
#[rustfmt::skip]
pub(super) const SCHEMAS: [Schema; 10] = [
    ACLED, UCDP, GTD, AIRWARS, USHAHIDI, USHAHIDI_3, USHAHIDI_API, USGS, USGS_TABLE, ARCGIS,
];

/// Armed Conflict Location & Event Data: its columns since March 2023, of which those before have the same names.
const ACLED: Schema = Schema {
    name: "ACLED",
    has: &["event_id_cnty", "event_date", "event_type"],
    holds: ("event_id_cnty", is_id_of_country),
    roles: &[
        ("event_id_cnty", member("id")),
        ("event_date", member("date")),
        ("time_precision", member("date_precision")),
        ("event_type", member("category")),
        ("sub_event_type", member("method")),
        ("location", member("place")),
        ("geo_precision", member("place_precision")),
        ("source", member("sources")),
        ("notes", member("description")),
        ("fatalities", member("fatalities")),
        ("timestamp", Role::Entry),
        ("year", Role::Fact),
        ("disorder_type", Role::Fact),
        ("region", Role::Fact),
        ("assoc_actor_1", Role::Fact),
        ("assoc_actor_2", Role::Fact),
        ("civilian_targeting", Role::Fact),
    ],
    reporter: Some("ACLED"),
    ..PLAIN
};

/// UCDP Georeferenced Event Dataset: the columns of versions 23.1 to 25.1.
const UCDP: Schema = Schema {
    name: "UCDP GED",
    has: &["type_of_violence", "side_a", "side_b", "best"],
    holds: ("type_of_violence", |cell| is_number_up_to(cell, 3)),
    roles: &[
        ("id", member("id")),
        ("type_of_violence", member("category")),
        ("date_start", member("date_start")),
        ("date_end", member("date_end")),
        ("date_prec", member("date_precision")),
        ("where_coordinates", member("place")),
        ("where_prec", member("place_precision")),
        ("adm_1", member("admin1")),
        ("side_a", member("actor1")),
        ("side_b", member("actor2")),
        ("low", member("killed_min")),
        ("high", member("killed_max")),
        ("best", member("fatalities")),
        ("source_office", member("sources")),
        ("year", Role::Fact),
        ("region", Role::Fact),
        ("relid", Role::Fact),
        ("where_description", Role::Fact),
        ("source_date", Role::Fact),
        ("source_headline", Role::Fact),
        ("source_original", Role::Fact),
        ("deaths_a", Role::Fact),
        ("deaths_b", Role::Fact),
        ("deaths_civilians", Role::Fact),
        ("deaths_unknown", Role::Fact),
    ],
    reporter: Some("UCDP"),
    codes: &[(
        "type_of_violence",
        &[
            "State-based conflict",
            "Non-state conflict",
            "One-sided violence",
        ],
    )],
    ..PLAIN
};

/// Global Terrorism Database.
const GTD: Schema = Schema {
    name: "GTD",
    has: &["eventid", "iyear", "imonth", "iday"],
    holds: ("eventid", is_id_of_day),
    roles: &[
        ("eventid", member("id")),
        ("iyear", Role::Part(Part::Year)),
        ("imonth", Role::Part(Part::Month)),
        ("iday", Role::Part(Part::Day)),
        ("approxdate", member("date_text")),
        ("country_txt", member("country")),
        ("provstate", member("admin1")),
        ("city", member("place")),
        ("specificity", member("place_precision")),
        ("summary", member("description")),
        ("attacktype1_txt", member("category")),
        ("weaptype1_txt", member("method")),
        ("targtype1_txt", member("target")),
        ("gname", member("actors")),
        ("nkill", member("fatalities")),
        ("nwound", member("injured")),
        ("scite1", Role::Citation),
        ("scite2", Role::Citation),
        ("scite3", Role::Citation),
        ("country", Role::Fact),
        ("attacktype1", Role::Fact),
        ("weaptype1", Role::Fact),
        ("targtype1", Role::Fact),
        ("region", Role::Fact),
        ("region_txt", Role::Fact),
        ("location", Role::Fact),
        ("dbsource", Role::Fact),
        ("resolution", Role::Fact),
    ],
    reporter: Some("GTD"),
    unknown: &["-9", "-99"],
    ..PLAIN
};

/// Summaries of Airwars, in columns in which others pass them on.
const AIRWARS: Schema = Schema {
    name: "Airwars",
    has: &["airwars_url", "date", "location_original"],
    holds: ("airwars_url", is_address),
    roles: &[
        ("code", member("id")),
        ("airwars_url", Role::Links),
        ("date", member("date_start")),
        ("date_end", member("date_end")),
        ("location_original", member("place")),
        ("location_ar", member("place_ar")),
        ("military_original", member("actors")),
        ("strike_type_original", member("category")),
        ("killed_min", member("killed_min")),
        ("killed_max", member("killed_max")),
        ("injured_min", member("injured_min")),
        ("injured_max", member("injured_max")),
        ("sequence", Role::Fact),
        ("number", Role::Fact),
        ("source_count", Role::Fact),
    ],
    reporter: Some("Airwars"),
    ..PLAIN
};

/// Reports of Ushahidi, as version 2 exports them.
const USHAHIDI: Schema = Schema {
    name: "Ushahidi",
    has: &["incident_title", "incident_date", "location", "category"],
    holds: ("incident_title", |cell| cell.text().is_some()),
    roles: &[
        ("#", member("id")),
        ("incident_title", member("title")),
        ("incident_date", member("date")),
        ("location", member("place")),
        ("description", member("description")),
        ("category", member("category")),
        ("approved", Role::Fact),
        ("verified", Role::Fact),
    ],
    list: Some("category"),
    ..PLAIN
};

/// Posts of Ushahidi since version 3: its own columns stand in front of those of the survey. A post has a date of its own, that of its entry
/// unless somebody has changed it.
const USHAHIDI_3: Schema = Schema {
    name: "Ushahidi",
    has: &["post_id", "post_status", "created_utc"],
    holds: ("post_id", is_code),
    roles: &[
        ("post_id", member("id")),
        ("created_utc", Role::Entry),
        ("updated_utc", Role::Entry),
        ("post_date_utc", Role::Entry),
        ("post_status", Role::Fact),
        ("contact_id", Role::Fact),
        ("contact", Role::Fact),
        ("sets", Role::Fact),
    ],
    ..PLAIN
};

/// The same as the API has them.
const USHAHIDI_API: Schema = Schema {
    name: "Ushahidi",
    has: &["content", "post_date", "slug", "status"],
    holds: ("status", |cell| {
        matches!(cell.text(), Some("published" | "draft" | "archived"))
    }),
    roles: &[
        ("content", member("description")),
        ("post_date", Role::Entry),
        ("created", Role::Entry),
        ("updated", Role::Entry),
        ("type", Role::Fact),
        ("status", Role::Fact),
        ("slug", Role::Fact),
    ],
    ..PLAIN
};

/// Earthquakes of the USGS, as its feeds have them in `GeoJSON`, version 1.0.
const USGS: Schema = Schema {
    name: "USGS",
    has: &["mag", "place", "time", "url", "net"],
    holds: ("time", |cell| cell.is_number()),
    roles: USGS_ROLES,
    ..PLAIN
};

/// The same as a table.
const USGS_TABLE: Schema = Schema {
    name: "USGS",
    has: &["mag", "magtype", "place", "time", "net"],
    holds: ("mag", is_number),
    roles: USGS_ROLES,
    ..PLAIN
};

const USGS_ROLES: &[(&str, Role)] = &[
    ("id", member("id")),
    ("title", member("title")),
    ("time", member("date")),
    ("place", member("place")),
    ("type", member("category")),
    ("url", Role::Links),
    ("updated", Role::Entry),
    ("detail", Role::Fact),
    ("sources", Role::Fact),
    ("types", Role::Fact),
    ("code", Role::Fact),
    ("ids", Role::Fact),
    ("net", Role::Fact),
    ("status", Role::Fact),
    ("locationsource", Role::Fact),
    ("magsource", Role::Fact),
];

/// Layers of `ArcGIS` with the columns of its editor tracking, as Survey123 and `ArcGIS` Online export them.
const ARCGIS: Schema = Schema {
    name: "ArcGIS",
    has: &["objectid", "creationdate", "editdate"],
    holds: ("objectid", is_code),
    roles: &[
        ("globalid", member("id")),
        ("objectid", member("id")),
        ("creationdate", Role::Entry),
        ("editdate", Role::Entry),
        ("creator", Role::Fact),
        ("editor", Role::Fact),
    ],
    ..PLAIN
};

/// `SYR1001`: letters of a country, then figures.
fn is_id_of_country(cell: Cell<'_>) -> bool {
    let text = cell.as_text().unwrap_or_default();
    let figures = text
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let n_letters = text.trim().len() - figures.len();
    (2..=3).contains(&n_letters)
        && !figures.is_empty()
        && figures.bytes().all(|byte| byte.is_ascii_digit())
}

/// `201609240001`: a day, then four figures; and what programs make of it that take it for a number, `2.01609E+11`.
fn is_id_of_day(cell: Cell<'_>) -> bool {
    let text = cell.as_text().unwrap_or_default();
    let number: Option<f64> = text.trim().parse().ok();
    number.is_some_and(|number| (1.97e11..2.1e11).contains(&number) && number.fract() == 0.0)
}

fn is_number_up_to(cell: Cell<'_>, most: u32) -> bool {
    let text = cell.as_text().unwrap_or_default();
    let number: Option<u32> = text.trim().trim_end_matches(".0").parse().ok();
    number.is_some_and(|number| (1..=most).contains(&number))
}

fn is_number(cell: Cell<'_>) -> bool {
    let text = cell.as_text().unwrap_or_default();
    text.trim().parse::<f64>().is_ok()
}

fn is_address(cell: Cell<'_>) -> bool {
    cell.text().is_some_and(crate::links::is_only_links)
}
