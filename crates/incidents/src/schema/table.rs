//! Every member of a record: one row each.

use crate::model::incident::{Account, Incident};
use crate::model::place::PlacePrecision;
use crate::schema::builder::{Coarseness, IncidentBuilder};
use crate::schema::dates::{when, without_midnight};
use crate::schema::finding::Value;
use crate::schema::lists::{
    account, actor, casualties, correction, excerpt, extend, related, sources,
};
use crate::schema::values::{day, flag, number_in, text, texts};

/// A member of a record.
pub(crate) struct Member {
    /// What we call it.
    pub(crate) name: &'static str,
    /// What others call it, the likeliest first.
    pub(crate) aliases: &'static [&'static str],
    pub(crate) reader: MemberReader,
}

/// How a member is read.
pub(crate) enum MemberReader {
    /// One text.
    Text(fn(&mut Incident) -> &mut Option<String>),
    /// A calendar day.
    Day(fn(&mut Incident) -> &mut Option<String>),
    /// One text or a list of them.
    Texts(fn(&mut Incident) -> &mut Vec<String>),
    /// One account or a list of them.
    Accounts(fn(&mut Incident) -> &mut Vec<Account>),
    /// Anything else.
    Special(fn(&mut IncidentBuilder, Value<'_, '_>)),
}

impl IncidentBuilder {
    /// Reads the value of a member.
    pub(super) fn read(&mut self, member: &Member, value: Value<'_, '_>) {
        let (incident, findings) = (&mut self.incident, &mut self.findings);
        match member.reader {
            Text(slot) => *slot(incident) = text(value, findings),
            Day(slot) => *slot(incident) = day(value, findings),
            Texts(slot) => *slot(incident) = texts(value, findings),
            Accounts(slot) => extend(value, findings, account, slot(incident)),
            Special(read) => read(self, value),
        }
    }
}

use MemberReader::{Accounts, Day, Special, Text, Texts};

const fn row(name: &'static str, aliases: &'static [&'static str], reader: MemberReader) -> Member {
    Member {
        name,
        aliases,
        reader,
    }
}

/// The members in the order in which they are read.
#[rustfmt::skip]
pub(crate) const MEMBERS: [Member; 52] = [
    row("id", ID_NAMES, Special(IncidentBuilder::id)),
    row("title", TITLE_NAMES, Special(IncidentBuilder::title)),
    row("title_ar", &["name_ar"], Text(|it| &mut it.title_ar)),
    row("description", &["notes", "details", "summary", "desc", "narrative"], Text(|it| &mut it.description)),
    row("kind", &[], Special(IncidentBuilder::kind)),
    row("category", CATEGORY_NAMES, Texts(|it| &mut it.categories)),
    row("method", &["methods", "sub_event_type"], Texts(|it| &mut it.methods)),
    row("target", &["targets", "target_type"], Texts(|it| &mut it.targets)),
    row("date", DATE_NAMES, Special(|builder, value| builder.date = when(value, &mut builder.findings))),
    row("date_start", START_NAMES, Special(|builder, value| builder.start = when(value, &mut builder.findings).map(without_midnight))),
    row("date_end", END_NAMES, Special(|builder, value| builder.end = when(value, &mut builder.findings).map(without_midnight))),
    row("date_precision", &[], Special(IncidentBuilder::date_precision)),
    row("time_precision", &[], Special(|builder, value| builder.numbered_date_precision(value, &ACLED_DATES))),
    row("date_prec", &[], Special(|builder, value| builder.numbered_date_precision(value, &UCDP_DATES))),
    row("date_text", &[], Text(|it| &mut it.date_text)),
    row("date_reasoning", &[], Text(|it| &mut it.date_reasoning)),
    row("time_zone", &["timezone"], Text(|it| &mut it.time_zone)),
    row("place", PLACE_NAMES, Text(|it| &mut it.place.name)),
    row("place_ar", &["place_name_ar"], Text(|it| &mut it.place.name_ar)),
    row("admin1", &["adm_1", "governorate", "province"], Text(|it| &mut it.place.admin1)),
    row("country", &["country_name"], Text(|it| &mut it.place.country)),
    row("place_precision", &[], Special(IncidentBuilder::place_precision)),
    row("geo_precision", &[], Special(|builder, value| builder.numbered_place_precision(value, &ACLED_PLACES))),
    row("where_prec", &[], Special(|builder, value| builder.numbered_place_precision(value, &UCDP_PLACES))),
    row("uncertainty_m", &[], Special(IncidentBuilder::uncertainty)),
    row("coordinate_source", &[], Text(|it| &mut it.place.coordinate_source)),
    row("latitude", &["lat"], Special(|builder, value| builder.latitude = number_in(value.json))),
    row("longitude", &["lon", "lng", "long"], Special(|builder, value| builder.longitude = number_in(value.json))),
    row("actors", &["actor"], Special(|builder, value| extend(value, &mut builder.findings, actor, &mut builder.incident.actors))),
    row("actor1", &["side_a"], Special(|builder, value| extend(value, &mut builder.findings, actor, &mut builder.incident.actors))),
    row("actor2", &["side_b"], Special(|builder, value| extend(value, &mut builder.findings, actor, &mut builder.incident.actors))),
    row("casualties", &[], Special(|builder, value| extend(value, &mut builder.findings, casualties, &mut builder.incident.casualties))),
    row("fatalities", &["killed", "deaths"], Special(|builder, value| builder.toll.killed = builder.count(value))),
    row("killed_min", &["fatalities_min", "deaths_min"], Special(|builder, value| builder.toll.killed_min = builder.count(value))),
    row("killed_max", &["fatalities_max", "deaths_max"], Special(|builder, value| builder.toll.killed_max = builder.count(value))),
    row("injured", &["wounded", "injuries"], Special(|builder, value| builder.toll.injured = builder.count(value))),
    row("injured_min", &[], Special(|builder, value| builder.toll.injured_min = builder.count(value))),
    row("injured_max", &[], Special(|builder, value| builder.toll.injured_max = builder.count(value))),
    row("excerpts", &["excerpt", "quotes", "quote"], Special(|builder, value| extend(value, &mut builder.findings, excerpt, &mut builder.incident.excerpts))),
    row("sources", &["source"], Special(|builder, value| builder.incident.sources = sources(value, &mut builder.findings))),
    row("url", LINK_NAMES, Special(|builder, value| builder.links = sources(value, &mut builder.findings))),
    row("occurrence_status", &[], Special(IncidentBuilder::occurrence_status)),
    row("responsibility_status", &[], Special(IncidentBuilder::responsibility_status)),
    row("assessed_by", &[], Text(|it| &mut it.assessed_by)),
    row("assessed_on", &[], Day(|it| &mut it.assessed_on)),
    row("disputes", &[], Accounts(|it| &mut it.disputes)),
    row("discrepancies", &[], Accounts(|it| &mut it.discrepancies)),
    row("later_findings", &[], Accounts(|it| &mut it.later_findings)),
    row("related", &[], Special(|builder, value| extend(value, &mut builder.findings, related, &mut builder.incident.related))),
    row("sensitive", &["graphic"], Special(|builder, value| builder.incident.sensitive = flag(value, &mut builder.findings))),
    row("updated", &["last_updated", "updated_at", "date_updated"], Day(|it| &mut it.updated)),
    row("corrections", &[], Special(|builder, value| extend(value, &mut builder.findings, correction, &mut builder.incident.corrections))),
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
