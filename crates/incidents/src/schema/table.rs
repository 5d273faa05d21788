//! Every member of a record: one row each.

use crate::model::incident::{Account, Incident};
use crate::model::place::PlacePrecision;
use crate::schema::builder::{Coarseness, Draft};
use crate::schema::dates::{when, without_midnight};
use crate::schema::finding::Value;
use crate::schema::lists::{actor, casualties, correction, excerpt, extend, related, sources};
use crate::schema::values::{flag, number_in};

/// A member of a record.
pub(crate) struct Member {
    /// What we call it.
    pub(crate) name: &'static str,
    /// What others call it, the likeliest first.
    pub(crate) aliases: &'static [&'static str],
    pub(crate) reader: Reader,
}

/// How a member is read.
pub(crate) enum Reader {
    /// One text.
    Text(fn(&mut Incident) -> &mut Option<String>),
    /// A calendar day.
    Day(fn(&mut Incident) -> &mut Option<String>),
    /// One text or a list of them.
    Texts(fn(&mut Incident) -> &mut Vec<String>),
    /// One account or a list of them.
    Accounts(fn(&mut Incident) -> &mut Vec<Account>),
    /// Anything else.
    Special(fn(&mut Draft, Value<'_, '_>)),
}

use Reader::{Accounts, Day, Special, Text, Texts};

const fn row(name: &'static str, aliases: &'static [&'static str], reader: Reader) -> Member {
    Member {
        name,
        aliases,
        reader,
    }
}

/// The members in the order in which they are read.
#[rustfmt::skip]
pub(crate) const MEMBERS: [Member; 52] = [
    row("id", ID_NAMES, Special(Draft::id)),
    row("title", TITLE_NAMES, Special(Draft::title)),
    row("title_ar", &["name_ar"], Text(|it| &mut it.title_ar)),
    row("description", &["notes", "details", "summary", "desc", "narrative"], Text(|it| &mut it.description)),
    row("kind", &[], Special(Draft::kind)),
    row("category", CATEGORY_NAMES, Texts(|it| &mut it.categories)),
    row("method", &["methods", "sub_event_type"], Texts(|it| &mut it.methods)),
    row("target", &["targets", "target_type"], Texts(|it| &mut it.targets)),
    row("date", DATE_NAMES, Special(|draft, value| draft.date = when(value, &mut draft.findings))),
    row("date_start", START_NAMES, Special(|draft, value| draft.start = when(value, &mut draft.findings).map(without_midnight))),
    row("date_end", END_NAMES, Special(|draft, value| draft.end = when(value, &mut draft.findings).map(without_midnight))),
    row("date_precision", &[], Special(Draft::date_precision)),
    row("time_precision", &[], Special(|draft, value| draft.numbered_date_precision(value, &ACLED_DATES))),
    row("date_prec", &[], Special(|draft, value| draft.numbered_date_precision(value, &UCDP_DATES))),
    row("date_text", &[], Text(|it| &mut it.date_text)),
    row("date_reasoning", &[], Text(|it| &mut it.date_reasoning)),
    row("time_zone", &["timezone"], Text(|it| &mut it.time_zone)),
    row("place", PLACE_NAMES, Text(|it| &mut it.place.name)),
    row("place_ar", &["place_name_ar"], Text(|it| &mut it.place.name_ar)),
    row("admin1", &["adm_1", "governorate", "province"], Text(|it| &mut it.place.admin1)),
    row("country", &["country_name"], Text(|it| &mut it.place.country)),
    row("place_precision", &[], Special(Draft::place_precision)),
    row("geo_precision", &[], Special(|draft, value| draft.numbered_place_precision(value, &ACLED_PLACES))),
    row("where_prec", &[], Special(|draft, value| draft.numbered_place_precision(value, &UCDP_PLACES))),
    row("uncertainty_m", &[], Special(Draft::uncertainty)),
    row("coordinate_source", &[], Text(|it| &mut it.place.coordinate_source)),
    row("latitude", &["lat"], Special(|draft, value| draft.latitude = number_in(value.json))),
    row("longitude", &["lon", "lng", "long"], Special(|draft, value| draft.longitude = number_in(value.json))),
    row("actors", &["actor"], Special(|draft, value| extend(value, &mut draft.findings, actor, &mut draft.incident.actors))),
    row("actor1", &["side_a"], Special(|draft, value| extend(value, &mut draft.findings, actor, &mut draft.incident.actors))),
    row("actor2", &["side_b"], Special(|draft, value| extend(value, &mut draft.findings, actor, &mut draft.incident.actors))),
    row("casualties", &[], Special(|draft, value| extend(value, &mut draft.findings, casualties, &mut draft.incident.casualties))),
    row("fatalities", &["killed", "deaths"], Special(|draft, value| draft.toll.killed = draft.count(value))),
    row("killed_min", &["fatalities_min", "deaths_min"], Special(|draft, value| draft.toll.killed_min = draft.count(value))),
    row("killed_max", &["fatalities_max", "deaths_max"], Special(|draft, value| draft.toll.killed_max = draft.count(value))),
    row("injured", &["wounded", "injuries"], Special(|draft, value| draft.toll.injured = draft.count(value))),
    row("injured_min", &[], Special(|draft, value| draft.toll.injured_min = draft.count(value))),
    row("injured_max", &[], Special(|draft, value| draft.toll.injured_max = draft.count(value))),
    row("excerpts", &["excerpt", "quotes", "quote"], Special(|draft, value| extend(value, &mut draft.findings, excerpt, &mut draft.incident.excerpts))),
    row("sources", &["source"], Special(|draft, value| draft.incident.sources = sources(value, &mut draft.findings))),
    row("url", LINK_NAMES, Special(|draft, value| draft.links = sources(value, &mut draft.findings))),
    row("occurrence_status", &[], Special(Draft::occurrence_status)),
    row("responsibility_status", &[], Special(Draft::responsibility_status)),
    row("assessed_by", &[], Text(|it| &mut it.assessed_by)),
    row("assessed_on", &[], Day(|it| &mut it.assessed_on)),
    row("disputes", &[], Accounts(|it| &mut it.disputes)),
    row("discrepancies", &[], Accounts(|it| &mut it.discrepancies)),
    row("later_findings", &[], Accounts(|it| &mut it.later_findings)),
    row("related", &[], Special(|draft, value| extend(value, &mut draft.findings, related, &mut draft.incident.related))),
    row("sensitive", &["graphic"], Special(|draft, value| draft.incident.sensitive = flag(value, &mut draft.findings))),
    row("updated", &["last_updated", "updated_at", "date_updated"], Day(|it| &mut it.updated)),
    row("corrections", &[], Special(|draft, value| extend(value, &mut draft.findings, correction, &mut draft.incident.corrections))),
];

/// Ids that their sources keep, before those that only number the rows of a table.
const ID_NAMES: &[&str] = &[
    "event_id_cnty",
    "event_id",
    "eventid",
    "incident_id",
    "data_id",
    "globalid",
    "uuid",
    "uid",
    "unique_id",
    "objectid",
];

const TITLE_NAMES: &[&str] = &[
    "headline",
    "name",
    "event_name",
    "incident_name",
    "event",
    "subject",
];

const CATEGORY_NAMES: &[&str] = &[
    "categories",
    "event_type",
    "incident_type",
    "type",
    "type_of_violence",
];

const DATE_NAMES: &[&str] = &[
    "edtf",
    "event_date",
    "incident_date",
    "datetime",
    "date_time",
    "timestamp",
    "time",
    "occurred_at",
    "occurred",
];

const START_NAMES: &[&str] = &["start_date", "date_from", "start_time", "start", "begin"];

const END_NAMES: &[&str] = &["end_date", "date_to", "end_time", "end"];

const PLACE_NAMES: &[&str] = &[
    "place_name",
    "location_name",
    "location",
    "where",
    "where_coordinates",
];

const LINK_NAMES: &[&str] = &[
    "link",
    "links",
    "source_url",
    "article_url",
    "urls",
    "href",
    "website",
];

/// ACLED's `time_precision`: 1 the day, 2 the week, 3 the month.
const ACLED_DATES: [Coarseness; 3] = [Coarseness::Day, Coarseness::About, Coarseness::Month];

/// UCDP's `date_prec`: 1 the day, then a few days, the week, the month, more.
const UCDP_DATES: [Coarseness; 5] = [
    Coarseness::Day,
    Coarseness::About,
    Coarseness::About,
    Coarseness::Month,
    Coarseness::About,
];

/// ACLED's `geo_precision`: 1 a town, 2 a part of a region, 3 a region.
const ACLED_PLACES: [PlacePrecision; 3] = [
    PlacePrecision::Town,
    PlacePrecision::District,
    PlacePrecision::Governorate,
];

/// UCDP's `where_prec`, from 1, a town, to 7, somewhere at sea.
const UCDP_PLACES: [PlacePrecision; 7] = [
    PlacePrecision::Town,
    PlacePrecision::District,
    PlacePrecision::District,
    PlacePrecision::Governorate,
    PlacePrecision::Governorate,
    PlacePrecision::Country,
    PlacePrecision::SeaArea,
];
