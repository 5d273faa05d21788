//! Every member of a record: one row each.

use crate::model::incident::{Account, Incident};
use crate::schema::builder::IncidentBuilder;
use crate::schema::dates::{when, without_midnight};
use crate::schema::finding::Value;
use crate::schema::lists::{
    account, actor, casualties, correction, excerpt, extend, related, sources,
};
use crate::schema::values::{day, flag, number_in, text, texts};

/// A member of a record.
pub(crate) struct Member {
    /// What it is called.
    pub(crate) name: &'static str,
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
    /// Not at all: a map file says by it how a column of another file is to be taken.
    Unread,
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
            Unread => {}
        }
    }
}

use MemberReader::{Accounts, Day, Special, Text, Texts, Unread};

const fn row(name: &'static str, reader: MemberReader) -> Member {
    Member { name, reader }
}

/// The members in the order in which they are read.
#[rustfmt::skip]
pub(crate) const MEMBERS: [Member; 57] = [
    row("id", Special(IncidentBuilder::id)),
    row("title", Special(IncidentBuilder::title)),
    row("title_ar", Special(|builder, value| builder.translation("title_ar", value))),
    row("description", Text(|it| &mut it.description)),
    row("kind", Special(IncidentBuilder::kind)),
    row("category", Texts(|it| &mut it.categories)),
    row("method", Texts(|it| &mut it.methods)),
    row("target", Texts(|it| &mut it.targets)),
    row("date", Special(|builder, value| builder.date = when(value, &mut builder.findings))),
    row("date_start", Special(|builder, value| builder.start = when(value, &mut builder.findings).map(without_midnight))),
    row("date_end", Special(|builder, value| builder.end = when(value, &mut builder.findings).map(without_midnight))),
    row("date_precision", Special(IncidentBuilder::date_precision)),
    row("date_text", Text(|it| &mut it.date_text)),
    row("date_reasoning", Text(|it| &mut it.date_reasoning)),
    row("time_zone", Text(|it| &mut it.time_zone)),
    row("place", Text(|it| &mut it.place.name)),
    row("place_ar", Special(|builder, value| builder.translation("place_ar", value))),
    row("admin1", Text(|it| &mut it.place.admin1)),
    row("country", Text(|it| &mut it.place.country)),
    row("place_precision", Special(IncidentBuilder::place_precision)),
    row("uncertainty_m", Special(IncidentBuilder::uncertainty)),
    row("coordinate_source", Text(|it| &mut it.place.coordinate_source)),
    row("latitude", Special(|builder, value| builder.latitude = number_in(value.json))),
    row("longitude", Special(|builder, value| builder.longitude = number_in(value.json))),
    row("actors", Special(|builder, value| extend(value, &mut builder.findings, actor, &mut builder.incident.actors))),
    row("actor1", Special(|builder, value| extend(value, &mut builder.findings, actor, &mut builder.incident.actors))),
    row("actor2", Special(|builder, value| extend(value, &mut builder.findings, actor, &mut builder.incident.actors))),
    row("casualties", Special(|builder, value| extend(value, &mut builder.findings, casualties, &mut builder.incident.casualties))),
    row("fatalities", Special(|builder, value| builder.toll.killed = builder.count(value))),
    row("killed_min", Special(|builder, value| builder.toll.killed_min = builder.count(value))),
    row("killed_max", Special(|builder, value| builder.toll.killed_max = builder.count(value))),
    row("injured", Special(|builder, value| builder.toll.injured = builder.count(value))),
    row("injured_min", Special(|builder, value| builder.toll.injured_min = builder.count(value))),
    row("injured_max", Special(|builder, value| builder.toll.injured_max = builder.count(value))),
    row("excerpts", Special(|builder, value| extend(value, &mut builder.findings, excerpt, &mut builder.incident.excerpts))),
    row("sources", Special(|builder, value| builder.incident.sources = sources(value, &mut builder.findings))),
    row("url", Special(|builder, value| builder.links = sources(value, &mut builder.findings))),
    row("occurrence_status", Special(IncidentBuilder::occurrence_status)),
    row("responsibility_status", Special(IncidentBuilder::responsibility_status)),
    row("assessed_by", Text(|it| &mut it.assessed_by)),
    row("assessed_on", Day(|it| &mut it.assessed_on)),
    row("disputes", Accounts(|it| &mut it.disputes)),
    row("discrepancies", Accounts(|it| &mut it.discrepancies)),
    row("later_findings", Accounts(|it| &mut it.later_findings)),
    row("related", Special(|builder, value| extend(value, &mut builder.findings, related, &mut builder.incident.related))),
    row("sensitive", Special(|builder, value| builder.incident.sensitive = flag(value, &mut builder.findings))),
    row("updated", Day(|it| &mut it.updated)),
    row("corrections", Special(|builder, value| extend(value, &mut builder.findings, correction, &mut builder.incident.corrections))),
    row("original", Special(|_, _| {})),
    row("original_geometry", Special(|_, _| {})),
    row("clock", Unread),
    row("day_first", Unread),
    row("month_first", Unread),
    row("lat_lng", Unread),
    row("lng_lat", Unread),
    row("fact", Unread),
    row("left_out", Unread),
];
