//! A record while its members are read one by one.

use crate::json::value::Json;
use crate::model::decimal::shortest;
use crate::model::hash::hash;
use crate::model::incident::{
    Casualties, Incident, Kind, OccurrenceStatus, ResponsibilityStatus, Source,
};
use crate::model::place::PlacePrecision;
use crate::model::said::said;
use crate::model::text::translated;
use crate::model::when::{DatePrecision, When};
use crate::schema::dates;
use crate::schema::finding::{Finding, Findings, Path, Value};
use crate::schema::lists::in_order;
use crate::schema::position::{lng_lat, position};
use crate::schema::values::{code, count, metres, text};

/// The record so far, with what is put together from several members.
#[derive(Debug)]
pub(crate) struct IncidentBuilder {
    pub(crate) incident: Incident,
    pub(crate) findings: Findings,
    pub(crate) date: Option<When>,
    pub(crate) start: Option<When>,
    pub(crate) end: Option<When>,
    date_precision: Option<DatePrecision>,
    pub(crate) latitude: Option<f64>,
    pub(crate) longitude: Option<f64>,
    pub(crate) toll: Toll,
    pub(crate) links: Vec<Source>,
    /// Whether there is something that no member is for.
    pub(crate) has_other_members: bool,
    /// Whether the map file says how something is to be taken that is not read here.
    pub(crate) is_said_otherwise: bool,
}

/// Figures that stand in columns of their own.
#[derive(Debug, Default)]
pub(crate) struct Toll {
    pub(crate) killed: Option<u32>,
    pub(crate) killed_min: Option<u32>,
    pub(crate) killed_max: Option<u32>,
    pub(crate) injured: Option<u32>,
    pub(crate) injured_min: Option<u32>,
    pub(crate) injured_max: Option<u32>,
}

impl Default for IncidentBuilder {
    fn default() -> Self {
        Self {
            incident: Incident::new("", ""),
            findings: Findings::default(),
            date: None,
            start: None,
            end: None,
            date_precision: None,
            latitude: None,
            longitude: None,
            toll: Toll::default(),
            links: Vec::new(),
            has_other_members: false,
            is_said_otherwise: false,
        }
    }
}

/// What each member becomes.
impl IncidentBuilder {
    /// The feature's own id comes before one among its properties.
    pub(crate) fn id(&mut self, value: Value<'_, '_>) {
        if !self.incident.id.is_empty() {
            return;
        }
        match value.json {
            Json::Text(_) | Json::Integer(_) | Json::Number(_) => {
                self.incident.id = text(value, &mut self.findings).unwrap_or_default();
            }
            _ => self
                .findings
                .expected(said!("a text or a number as id"), value),
        }
    }

    pub(crate) fn title(&mut self, value: Value<'_, '_>) {
        self.incident.title = text(value, &mut self.findings).unwrap_or_default();
    }

    /// A title, a name of the place or a description in the language that the name of its member ends with, as in `title_fr`.
    pub(crate) fn translation(&mut self, name: &str, value: Value<'_, '_>) {
        let Some((member, language)) = translated(name) else {
            return;
        };
        if let Some(words) = text(value, &mut self.findings) {
            let of = match member {
                "title" => &mut self.incident.titles,
                "description" => &mut self.incident.descriptions,
                _ => &mut self.incident.place.names,
            };
            of.set(&language, words);
        }
    }

    pub(crate) fn kind(&mut self, value: Value<'_, '_>) {
        let kind = code(
            value,
            &mut self.findings,
            Kind::from_code,
            Kind::ALL,
            Kind::code,
        );
        self.incident.kind = kind.unwrap_or(Kind::Incident);
    }

    pub(crate) fn date_precision(&mut self, value: Value<'_, '_>) {
        let (all, code_of) = (DatePrecision::ALL, DatePrecision::code);
        self.date_precision = code(
            value,
            &mut self.findings,
            DatePrecision::from_code,
            all,
            code_of,
        );
    }

    pub(crate) fn place_precision(&mut self, value: Value<'_, '_>) {
        let (all, code_of) = (PlacePrecision::ALL, PlacePrecision::code);
        self.incident.place.precision = code(
            value,
            &mut self.findings,
            PlacePrecision::from_code,
            all,
            code_of,
        );
    }

    pub(crate) fn uncertainty(&mut self, value: Value<'_, '_>) {
        self.incident.place.uncertainty_m = metres(value, &mut self.findings);
    }

    pub(crate) fn count(&mut self, value: Value<'_, '_>) -> Option<u32> {
        count(value, &mut self.findings)
    }

    pub(crate) fn occurrence_status(&mut self, value: Value<'_, '_>) {
        let (all, code_of) = (OccurrenceStatus::ALL, OccurrenceStatus::code);
        self.incident.occurrence_status = code(
            value,
            &mut self.findings,
            OccurrenceStatus::from_code,
            all,
            code_of,
        );
    }

    pub(crate) fn responsibility_status(&mut self, value: Value<'_, '_>) {
        let (all, code_of) = (ResponsibilityStatus::ALL, ResponsibilityStatus::code);
        let found = code(
            value,
            &mut self.findings,
            ResponsibilityStatus::from_code,
            all,
            code_of,
        );
        self.incident.responsibility_status = found;
    }

    pub(crate) fn geometry(&mut self, geometry: &Json<'_>) {
        self.incident.place.position = position(geometry, &mut self.findings);
        if let (true, Some(lng), Some(lat)) = (geometry.is_null(), self.longitude, self.latitude) {
            self.incident.place.position =
                lng_lat(lng, lat, Path::Member("longitude"), &mut self.findings);
        }
    }
}

/// Putting the record together.
impl IncidentBuilder {
    pub(crate) fn finish(mut self) -> ReadRecord {
        self.finish_date();
        self.finish_sources();
        self.finish_casualties();
        let is_of_other_schema =
            self.is_said_otherwise || self.has_other_members && self.lacks_something();
        let is_id_made = self.incident.id.is_empty();
        if is_id_made {
            self.incident.id = id_from_content(&self.incident);
        }
        ReadRecord {
            incident: self.incident,
            findings: self.findings.into_list(),
            is_id_made,
            is_of_other_schema,
        }
    }

    fn lacks_something(&self) -> bool {
        let incident = &self.incident;
        incident.title.is_empty()
            || incident.when.is_none()
            || incident.categories.is_empty()
            || incident.sources.is_empty()
            || incident.place.position.is_none()
    }

    fn finish_date(&mut self) {
        if self.date.is_none() && self.start.is_some() | self.end.is_some() {
            self.date = dates::interval(self.start.as_ref(), self.end.as_ref());
            let has_times = [&self.start, &self.end]
                .into_iter()
                .flatten()
                .any(When::has_time);
            if self
                .date
                .as_ref()
                .is_some_and(|date| has_times && !date.has_time())
            {
                self.findings.note(Path::Member("date"), dates::TIMES_LOST);
            }
            if self.date.is_none() {
                let message = said!(
                    "expected a start before the end, but found an end before the start: the record is undated"
                );
                self.findings.dropped(Path::Member("date"), message);
            }
        }
        self.incident.when = self.date.take().map(|when| self.precise(when));
    }

    /// The date with the precision that the record states. Midnight without one is how exports write a mere day.
    fn precise(&self, when: When) -> When {
        if let Some(precision) = self.date_precision {
            return when.with_precision(precision);
        }
        dates::without_midnight(when)
    }

    /// One publisher and one address belong together; several are kept apart, since nobody says which is whose.
    fn finish_sources(&mut self) {
        let sources = &mut self.incident.sources;
        if let (
            [
                Source {
                    publisher: Some(_),
                    url: slot @ None,
                    ..
                },
            ],
            [Source { url: Some(url), .. }],
        ) = (sources.as_mut_slice(), self.links.as_slice())
        {
            *slot = Some(url.clone());
            return;
        }
        sources.append(&mut self.links);
    }

    fn finish_casualties(&mut self) {
        let publisher = self
            .incident
            .sources
            .iter()
            .find_map(|source| source.publisher.clone());
        // Each toll without a reporter gets the name: of one that is as long as the file, the beginning.
        let reporter = publisher.map_or_else(|| "the file".to_owned(), |name| shortened(&name));
        if self.incident.casualties.is_empty() {
            let toll = self.toll(&reporter);
            self.incident.casualties.extend(toll);
        }
        for casualties in self
            .incident
            .casualties
            .iter_mut()
            .filter(|it| it.reporter.is_empty())
        {
            casualties.reporter.clone_from(&reporter);
        }
    }

    fn toll(&mut self, reporter: &str) -> Option<Casualties> {
        let toll = std::mem::take(&mut self.toll);
        let (killed_min, killed_max) = in_order(
            toll.killed_min.or(toll.killed),
            toll.killed_max.or(toll.killed),
            Path::Member("killed_min"),
            &mut self.findings,
        );
        let (injured_min, injured_max) = in_order(
            toll.injured_min.or(toll.injured),
            toll.injured_max.or(toll.injured),
            Path::Member("injured_min"),
            &mut self.findings,
        );
        let casualties = Casualties {
            killed_min,
            killed_max,
            injured_min,
            injured_max,
            ..Casualties::default()
        };
        (casualties != Casualties::default()).then(|| Casualties {
            reporter: reporter.to_owned(),
            ..casualties
        })
    }
}

/// An id that stays the same wherever in the file the record stands.
fn id_from_content(incident: &Incident) -> String {
    let place = &incident.place;
    let date = incident.when.as_ref().map_or("", When::edtf);
    let position = place.position.map_or_else(String::new, |position| {
        [position.lng(), position.lat()].map(shortest).join(" ")
    });
    let text = incident.description.as_deref().unwrap_or_default();
    let content = [
        &incident.title,
        date,
        &position,
        place.name.as_deref().unwrap_or_default(),
        text,
    ]
    .join("|");
    format!("{:016x}", hash(content.bytes()))
}

impl ReadRecord {
    /// The record with words for its title, whether it has one or not.
    pub(crate) fn with_title(mut self) -> Self {
        if self.incident.title.is_empty() {
            self.incident.title = title_from_content(&self.incident);
        }
        self
    }
}

/// Words for a record without a title: the first of its text, its place, what happened, any text of it, its id.
fn title_from_content(incident: &Incident) -> String {
    let description = incident.description.as_deref().map(shortened);
    let excerpt = || {
        incident
            .excerpts
            .first()
            .map(|excerpt| shortened(&excerpt.text))
    };
    let place = || incident.place.name.clone();
    let category = || incident.categories.first().cloned();
    let found = description
        .or_else(excerpt)
        .or_else(place)
        .or_else(category);
    found.unwrap_or_else(|| incident.id.clone())
}

/// The first line of a text, cut at a word.
fn shortened(text: &str) -> String {
    const MAX_CHARS: usize = 100;
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let Some((end, _)) = line.char_indices().nth(MAX_CHARS) else {
        return line.to_owned();
    };
    let start = line.split_at(end).0;
    let words = start
        .rfind(' ')
        .map_or(start, |space| start.split_at(space).0);
    format!("{}…", words.trim_end_matches([',', ';', ':', '-']))
}

/// A record that has been read.
pub(crate) struct ReadRecord {
    pub(crate) incident: Incident,
    pub(crate) findings: Vec<Finding>,
    /// Whether the file gives no id, so that one was made from the content.
    pub(crate) is_id_made: bool,
    /// Whether something that nearly every record says is missing, and may be what was not read, since no member is called so.
    pub(crate) is_of_other_schema: bool,
}
