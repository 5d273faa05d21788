//! What columns are for, by their names.

use incidents::schema::names::FieldMap;

use crate::other_names::{
    ALIASES, CLOCKS, DAYS, ENTRIES, HEMISPHERES, MONTHS, NAMES, PAIRS, PLACES, YEARS,
};
use crate::toll_names;
use crate::translations::own_name;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A member of our records, by our name for it.
    Member(&'static str),
    /// The clock time of a day that stands in another column.
    Clock,
    /// The year, the month or the day of a date.
    Part(Part),
    /// Latitude and longitude in one.
    Pair {
        /// Whether the longitude comes first, where nothing in the value says it.
        lng_first: bool,
    },
    /// N or S for a latitude, E or W for a longitude, in a column of its own.
    Hemisphere {
        /// Whether it is of the latitude.
        is_latitude: bool,
    },
    /// Addresses of reports, pictures and films.
    Links,
    /// What it cites, as whoever wrote it names it.
    Citation,
    /// When the row was written or the form was sent: not when anything happened.
    Entry,
    /// The words for the codes in the column of this position.
    WordsOf(usize),
    /// A title or the name of a place in another language, which its name says.
    Translation,
    /// Nothing that the map shows by itself: a fact of the record.
    Fact,
    /// Nothing that anybody is to see: it is in no record.
    LeftOut,
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Year,
    Month,
    Day,
}

/// A name as it is compared: in small letters, with one `_` for whatever stands between words.
pub fn folded(name: &str) -> String {
    let mut folded = String::new();
    for c in crate::marks::plain(name)
        .chars()
        .flat_map(char::to_lowercase)
    {
        match c.is_alphanumeric() {
            true => folded.push(c),
            false if !folded.ends_with('_') && !folded.is_empty() => folded.push('_'),
            false => {}
        }
    }
    while folded.ends_with('_') {
        folded.pop();
    }
    folded
}

/// The last part of a name that has several: `incident/date`, `tags.name`.
pub fn last_part(name: &str) -> &str {
    name.rsplit(['/', '.'])
        .next()
        .filter(|part| !part.trim().is_empty())
        .unwrap_or(name)
}

/// A member of our records by another schema's name for it, with its rank; nothing where the map file says what the member is called.
fn aliased(name: &str, fields: &FieldMap) -> Option<(&'static str, u16)> {
    let folded = folded(name);
    let (member, rank) = ALIASES.iter().find_map(|(member, names)| {
        let rank = names.iter().position(|name| *name == folded)?;
        Some((*member, rank as u16 + 1))
    })?;
    let mut own = fields.members_named(member);
    own.any(|(known, _)| known == member)
        .then_some((member, rank))
}

/// What our tables call the column of what is said in languages that have none of their own: an object with members such as `title_fr`.
pub(crate) const TRANSLATIONS: &str = "translations";

/// Members that say how a column is to be taken, and those that keep what has no member.
pub(crate) const ASIDE: [&str; 9] = [
    "original",
    "original_geometry",
    "clock",
    "day_first",
    "month_first",
    "lat_lng",
    "lng_lat",
    "fact",
    "left_out",
];

/// Which part of a date a column is by its name.
pub fn part(name: &str) -> Option<Part> {
    match named(&folded(last_part(name))) {
        Some((Role::Part(part), _)) => Some(part),
        _ => None,
    }
}

/// What a column is for, with its rank among those for the same, the lowest first; nothing where its name says nothing.
pub fn role(name: &str, fields: &FieldMap) -> Option<(Role, u32)> {
    let spelled = crate::marks::plain(name);
    let known_as = |name: &str| {
        let own = fields
            .members_named(name)
            .find(|(member, _)| !ASIDE.contains(member));
        own.or_else(|| aliased(name, fields))
    };
    let folded = folded(name);
    let known = known_as(&spelled)
        .or_else(|| known_as(last_part(&spelled)))
        .or_else(|| known_as(&folded));
    let last = self::folded(last_part(name));
    let is_entry = ENTRIES.contains(&folded.as_str()) || ENTRIES.contains(&last.as_str());
    let is_of_place = PLACES
        .iter()
        .any(|place| folded.starts_with(&format!("{place}_")));
    if is_of_place && matches!(last.as_str(), "name" | "title") && name.contains(['.', '/']) {
        return Some((Role::Member("place"), 0));
    }
    // `Killed/injured` is neither; `group/injured` of a form is one.
    if let Some((before, _)) = spelled.rsplit_once('/')
        && (known_as(before).is_some() || named(&self::folded(before)).is_some())
        && PAIRS.iter().all(|(name, _)| *name != folded)
    {
        return named(&folded);
    }
    match known {
        // A time of a row is the time of an incident only where nothing else is.
        Some(_) if is_entry => return Some((Role::Entry, 0)),
        Some(("date", _)) if CLOCKS.contains(&last.as_str()) => return Some((Role::Clock, 0)),
        Some(("url", rank)) => return Some((Role::Links, u32::from(rank))),
        Some((member, rank)) => return Some((Role::Member(member), u32::from(rank))),
        None if folded == TRANSLATIONS || own_name(&spelled).is_some() => {
            return Some((Role::Translation, 0));
        }
        None => {}
    }
    named(&folded)
        .or_else(|| named(&last))
        .or_else(|| is_entry.then_some((Role::Entry, 0)))
        .or_else(|| by_words(&folded))
}

pub(crate) fn named(folded: &str) -> Option<(Role, u32)> {
    for (member, names) in NAMES {
        if let Some(rank) = names.iter().position(|name| *name == folded) {
            return Some((Role::Member(member), 100 + rank as u32));
        }
    }
    if let Some((_, lng_first)) = PAIRS.iter().find(|(name, _)| *name == folded) {
        return Some((
            Role::Pair {
                lng_first: *lng_first,
            },
            100,
        ));
    }
    if let Some((_, is_latitude)) = HEMISPHERES.iter().find(|(name, _)| *name == folded) {
        let is_latitude = *is_latitude;
        return Some((Role::Hemisphere { is_latitude }, 100));
    }
    let is_in = |names: &[&str]| names.contains(&folded);
    let parts = [
        (Part::Year, &YEARS[..]),
        (Part::Month, &MONTHS[..]),
        (Part::Day, &DAYS[..]),
    ];
    if let Some((part, _)) = parts.iter().find(|(_, names)| is_in(names)) {
        return Some((Role::Part(*part), 100));
    }
    is_in(&CLOCKS).then_some((Role::Clock, 100))
}

/// Whether a column says how something is drawn, as in simplestyle or KML.
pub fn is_style(name: &str) -> bool {
    const WORDS: [&str; 9] = [
        "marker",
        "stroke",
        "fill",
        "icon",
        "style",
        "styleurl",
        "stylehash",
        "logo",
        "symbol",
    ];
    let folded = folded(last_part(name));
    folded.split('_').any(|word| WORDS.contains(&word))
}

/// Where somebody was who is not what happened.
const SOMEBODIES: [&str; 9] = [
    "reporter", "office", "author", "observer", "origin", "user", "home", "sender", "device",
];

/// Parts of degrees, which stand in columns of their own.
const PARTS: [&str; 8] = [
    "min", "mins", "minute", "minutes", "sec", "secs", "second", "seconds",
];

/// Whether a column holds minutes or seconds of degrees.
pub fn is_part_of_degrees(name: &str) -> bool {
    let folded = folded(name);
    let has = |words: &[&str]| folded.split('_').any(|word| words.contains(&word));
    has(&PARTS) && has(&["lat", "latitude", "lon", "lng", "long", "longitude"])
}

/// Of a report, a publication or an entry, not of what happened.
const OTHERS: [&str; 14] = [
    "source",
    "sources",
    "report",
    "reported",
    "published",
    "publication",
    "entered",
    "entry",
    "created",
    "updated",
    "modified",
    "submission",
    "birth",
    "accessed",
];

/// A question of a form, or a name with more words around it.
fn by_words(folded: &str) -> Option<(Role, u32)> {
    if let Some(member) = toll_names::member(folded) {
        return Some((Role::Member(member), 1000));
    }
    let words = || {
        folded
            .split('_')
            .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
    };
    let has = |word: &str| words().any(|part| part == word);
    let is_media = [
        "link",
        "links",
        "url",
        "urls",
        "video",
        "videos",
        "photo",
        "photos",
        "image",
        "images",
        "media",
        "tweet",
        "website",
        "رابط",
        "الرابط",
    ];
    let is_of_others = OTHERS.iter().any(|word| has(word));
    let is_of_somebody = SOMEBODIES.iter().any(|word| has(word));
    let is_part = PARTS.iter().any(|word| has(word));
    let first = |word: &str| folded.split('_').position(|part| part == word);
    let lng_at = ["lon", "lng", "long", "longitude"]
        .iter()
        .find_map(|word| first(word));
    let lat_at = first("lat").or_else(|| first("latitude"));
    let found = match () {
        () if is_style(folded) => return None,
        () if is_media.iter().any(|word| has(word)) => Role::Links,
        () if is_of_others && has("date") => Role::Entry,
        () if is_of_others || is_of_somebody || is_part => return None,
        () if lat_at.is_some() && lng_at.is_some() => Role::Pair {
            lng_first: lng_at < lat_at,
        },
        () if has("date") && (has("end") || has("until")) => Role::Member("date_end"),
        () if has("date") && (has("start") || has("begin")) => Role::Member("date_start"),
        () if has("date")
            || has("datum")
            || has("fecha")
            || has("التاريخ")
            || has("تاريخ")
            || has("tarih")
            || has("tarihi") =>
        {
            Role::Member("date")
        }
        () if folded.starts_with("what_happened") => Role::Member("title"),
        () if folded.starts_with("where") => Role::Member("place"),
        () if folded.starts_with("when") => Role::Member("date"),
        () if lat_at.is_some() => Role::Member("latitude"),
        () if lng_at.is_some() => Role::Member("longitude"),
        () if CLOCKS.iter().any(|word| has(word)) => Role::Clock,
        () if has("headline") || has("title") => Role::Member("title"),
        () if has("description") || has("narrative") => Role::Member("description"),
        () => return None,
    };
    Some((found, 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<Role>) {
        let found = role(name, &FieldMap::default());
        assert_eq!(found.map(|(role, _)| role), expected, "{name}");
    }

    #[test]
    fn columns_are_known_by_their_names() {
        check("LATITUDE ", Some(Role::Member("latitude")));
        check("Lat, Lon", Some(Role::Pair { lng_first: false }));
        check("Date of incident", Some(Role::Member("date")));
        check("incident/date", Some(Role::Member("date")));
        check("What happened?", Some(Role::Member("title")));
        check("Link to photo or video", Some(Role::Links));
        check("خط العرض", Some(Role::Member("latitude")));
        check("Timestamp", Some(Role::Entry));
        check("_submission_time", Some(Role::Entry));
        check("Time", Some(Role::Clock));
        check("Time of the incident", Some(Role::Clock));
        check("Year", Some(Role::Part(Part::Year)));
        check("tags.name", Some(Role::Member("title")));
        check("marker-color", None);
        check("source_url2", Some(Role::Links));
        check("INCIDENT TITLE", Some(Role::Member("title")));
        check("# Injured", Some(Role::Member("injured")));
        check("Title:", Some(Role::Member("title")));
        check("No. killed", Some(Role::Member("fatalities")));
        check("title_fr", Some(Role::Translation));
        check("Place pt-BR", Some(Role::Translation));
        check("place_ar", Some(Role::Member("place_ar")));
        check("place_id", None);
        check("Place of incident", Some(Role::Member("place")));
        check("Title of the report", None);
    }

    #[test]
    fn what_the_map_file_names_comes_first() {
        let mut fields = FieldMap::default();
        assert!(fields.rename("title", &["Timestamp2"]));
        assert_eq!(
            role("timestamp2", &fields),
            Some((Role::Member("title"), 0))
        );
    }
}
