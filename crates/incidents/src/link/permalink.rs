//! A session as the query of an address, and back: readable, in a fixed order, and only what
//! differs from the default.
//!
//! `?from=2016-09-19&to=2016-10-01&type=chemical_attack&q=hospital&at=36.2000,37.1600,10.50&id=...`
//!
//! Dates are calendar days of the place: both ends are included, and no time zone can shift them.

use crate::json;
use crate::link::percent;
use crate::model::civil::{Minute, Span};
use crate::model::decimal::fixed;
use crate::model::edition::Edition;
use crate::model::facet::Facet;
use crate::model::place::{Bounds, LngLat};
use crate::model::session::{Camera, Session, Sort, SortBy, Style, View};

/// The query of a session, without the question mark; empty for the default session.
///
/// ```
/// use incidents::link::permalink::{query_from_session, session_from_query};
///
/// let (session, ignored) = session_from_query("to=2016-10-01&q=water+plant&colour=red&from=2016-09-19");
/// assert_eq!(query_from_session(&session), "from=2016-09-19&to=2016-10-01&q=water+plant");
/// assert_eq!(ignored, ["colour=red"]);
/// ```
pub fn query_from_session(session: &Session) -> String {
    let mut query = Query::default();
    if let Some(span) = session.time {
        if span.start() > Minute::FIRST {
            query.add("from", &span.start().iso());
        }
        if span.end() < Minute::LAST {
            query.add("to", &last_of(span));
        }
    }
    for (facet, codes) in session.values.iter() {
        for code in codes {
            query.add(facet.code(), code);
        }
    }
    let words = session.words.trim();
    if !words.is_empty() {
        query.add("q", words);
    }
    if let Some(bounds) = session.within {
        let (sw, ne) = (bounds.south_west, bounds.north_east);
        let corners = [sw.lat(), sw.lng(), ne.lat(), ne.lng()];
        query.add("in", &corners.map(|degrees| fixed(degrees, 4)).join(","));
    }
    if let Some(span) = session.axis {
        query.add("axis", &format!("{}/{}", span.start().iso(), last_of(span)));
    }
    if session.view != View::default() {
        query.add("view", session.view.code());
    }
    if session.style != Style::default() {
        query.add("map", session.style.code());
    }
    if let Some(sort) = session.sort {
        let sign = if sort.is_descending { "-" } else { "" };
        query.add("sort", &format!("{sign}{}", sort.by.code()));
    }
    if let Some(camera) = session.camera {
        let (lng, lat) = (camera.center.lng(), camera.center.lat());
        let at = [fixed(lat, 4), fixed(lng, 4), fixed(camera.zoom, 2)].join(",");
        // The digits that are written: what rounds to nothing is none.
        let at = match [camera.bearing_deg, camera.pitch_deg].map(|degrees| degrees.round() as i32)
        {
            [0, 0] => at,
            [bearing, pitch] => format!("{at},{bearing},{pitch}"),
        };
        query.add("at", &at);
    }
    if let Some(ids) = &session.overlays {
        query.add("overlays", ids);
    }
    if let Some(id) = &session.selection {
        query.add("id", id);
    }
    if let Some(edition) = session.pinned {
        query.add("v", &edition.code());
    }
    query.text
}

/// The end as a reader says it: the last day of whole days, else the minute after it.
fn last_of(span: Span) -> String {
    match span.end().minute_of_day() {
        0 => Minute(span.end().0 - 1).iso_day(),
        _ => span.end().iso(),
    }
}

/// The session of a query, and the parts of it that could not be read: broken ones, and those with names that are no
/// session's.
pub fn session_from_query(query: &str) -> (Session, Vec<String>) {
    let mut session = Session::default();
    let (mut ignored, mut ends) = (Vec::new(), Vec::new());
    let (mut from, mut to) = (None, None);
    let mut chosen: Vec<(Facet, String)> = Vec::new();
    for pair in query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty())
    {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name), decoded(value));
        let is_read = match name.as_str() {
            "from" => set(&mut from, Minute::from_iso(&value)),
            "to" => set(&mut to, end_from_iso(&value)),
            "q" => set(&mut session.words, Some(value)),
            "in" => set(&mut session.within, bounds_from_text(&value).map(Some)),
            "axis" => set(&mut session.axis, axis_from_text(&value).map(Some)),
            "view" => set(&mut session.view, View::from_code(&value)),
            "map" => set(&mut session.style, Style::from_code(&value)),
            "sort" => set(&mut session.sort, sort_from_text(&value).map(Some)),
            "at" => set(&mut session.camera, camera_from_text(&value).map(Some)),
            "overlays" => set(&mut session.overlays, Some(Some(value))),
            "v" => set(&mut session.pinned, Edition::from_code(&value).map(Some)),
            "id" => set(
                &mut session.selection,
                (!value.is_empty()).then_some(Some(value)),
            ),
            name => match Facet::ALL.iter().find(|facet| facet.code() == name) {
                Some(_) if value.is_empty() => true,
                Some(facet) => {
                    chosen.push((*facet, value));
                    true
                }
                None => false,
            },
        };
        match is_read {
            false => ignored.push(decoded(pair)),
            true if matches!(name.as_str(), "from" | "to") => ends.push(decoded(pair)),
            true => {}
        }
    }
    for &facet in Facet::ALL {
        let codes = chosen.iter().filter(|(of, _)| *of == facet);
        let codes = codes.map(|(_, code)| code.clone()).collect();
        session.values.set(facet, codes);
    }
    match (from, to) {
        (None, None) => {}
        (from, to) => {
            let span = Span::new(from.unwrap_or(Minute::FIRST), to.unwrap_or(Minute::LAST));
            if span.is_none() {
                ignored.append(&mut ends);
            }
            session.time = span;
        }
    }
    (session, ignored)
}

fn set<T>(place: &mut T, value: Option<impl Into<T>>) -> bool {
    value.map(|value| *place = value.into()).is_some()
}

/// `2016-10-01` is included: the end is the midnight after it.
fn end_from_iso(text: &str) -> Option<Minute> {
    let minute = Minute::from_iso(text)?;
    match text.contains('T') {
        true => Some(minute),
        false => Some(Minute::from_day(minute.day() + 1)),
    }
}

/// `36.1,37.0,36.3,37.3`: south, west, north, east.
fn bounds_from_text(text: &str) -> Option<Bounds> {
    let [south, west, north, east] = numbers(text)?;
    Bounds::new(LngLat::new(west, south)?, LngLat::new(east, north)?)
}

/// `2016-09-19/2016-10-01`, the last day included.
fn axis_from_text(text: &str) -> Option<Span> {
    let (first, last) = text.split_once('/')?;
    Span::new(Minute::from_iso(first)?, end_from_iso(last)?)
}

/// `killed`, or `-killed` with the most first.
fn sort_from_text(text: &str) -> Option<Sort> {
    let by = SortBy::from_code(text.strip_prefix('-').unwrap_or(text))?;
    Some(Sort {
        by,
        is_descending: text.starts_with('-'),
    })
}

fn camera_from_text(text: &str) -> Option<Camera> {
    let [lat, lng, zoom, bearing_deg, pitch_deg] = match numbers(text) {
        Some([lat, lng, zoom]) => [lat, lng, zoom, 0.0, 0.0],
        None => numbers(text)?,
    };
    let is_there = (0.0..=24.0).contains(&zoom)
        && (-180.0..=180.0).contains(&bearing_deg)
        && (0.0..=60.0).contains(&pitch_deg);
    let center = LngLat::new(lng, lat).filter(|_| is_there)?;
    Some(Camera {
        center,
        zoom,
        bearing_deg,
        pitch_deg,
    })
}

/// So many numbers between commas, and no more.
fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let mut numbers = [0.0; N];
    let mut parts = text.split(',');
    for number in &mut numbers {
        // The JSON reader's numbers: it is in the page anyway, and the standard library's own reader
        // would bring ten kilobytes of tables along.
        *number = json::number(parts.next()?.trim())?;
    }
    parts.next().is_none().then_some(numbers)
}

#[derive(Default)]
struct Query {
    text: String,
}

impl Query {
    fn add(&mut self, name: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        encode(name, &mut self.text);
        self.text.push('=');
        encode(value, &mut self.text);
    }
}

/// A query part: `,`, `:` and `/` are allowed there (RFC 3986, 3.4) and stay readable, and a space is `+`.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte => percent::push(byte, b"-._~,:/", out),
        }
    }
}

/// Undoes [`encode`] and what browsers and mail programs do to a query; never fails.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|byte| char::from(*byte).to_digit(16))
        };
        match (bytes[at], hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'+', ..) => {
                out.push(b' ');
                at += 1;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::session::Action;

    /// A query is read and written again.
    #[track_caller]
    fn check(query: &str, expect: &str) {
        let (session, ignored) = session_from_query(query);
        let written = query_from_session(&session);
        assert_eq!(format!("{written} {ignored:?}"), expect);
    }

    #[test]
    fn a_link_is_written_as_it_was_read() {
        let link = "from=2016-09-19&to=2016-10-01&type=air_strike&type=chemical_attack&q=Kafr+Zita&at=36.2000,37.1600,10.50&id=m10";
        check(link, &format!("{link} []"));
        check("", " []");
        let view = "in=36.1000,37.0000,36.3000,37.3000&axis=2016-09-19/2016-10-01&view=table&map=dots&sort=-killed";
        check(view, &format!("{view} []"));
    }

    #[test]
    fn a_link_may_be_pinned_to_an_edition_of_the_data() {
        let pinned = "q=water&id=x&v=3f9c1a2b,2016-10-01";
        check(pinned, &format!("{pinned} []"));
        check("v=3f9c1a2b", "v=3f9c1a2b []");
        check("v=latest&q=water", "q=water [\"v=latest\"]");
    }

    #[test]
    fn the_order_of_the_parts_does_not_matter() {
        check(
            "?id=x&to=2016-10-01&from=2016-09-19",
            "from=2016-09-19&to=2016-10-01&id=x []",
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_kept() {
        check("from=yesterday&q=water", "q=water [\"from=yesterday\"]");
        check("at=99,37,10&id=x", "id=x [\"at=99,37,10\"]");
        check(
            "from=2016-10-02&to=2016-10-01",
            " [\"from=2016-10-02\", \"to=2016-10-01\"]",
        );
        check(
            "in=1,2,3&axis=2016&view=graph&sort=--date",
            " [\"in=1,2,3\", \"axis=2016\", \"view=graph\", \"sort=--date\"]",
        );
        check("map=globe&q=water", "q=water [\"map=globe\"]");
        check("map=clusters", " []");
        check(
            "colour=red&tpye=a&x",
            " [\"colour=red\", \"tpye=a\", \"x\"]",
        );
    }

    #[test]
    fn one_end_alone_leaves_the_other_open() {
        check("from=2016-09-19", "from=2016-09-19 []");
        check("to=2016-09-19", "to=2016-09-19 []");
    }

    #[test]
    fn letters_of_every_script_survive() {
        let session = Session::default().apply(Action::Search("حلب & 100 % + é".to_owned()));
        let (again, ignored) = session_from_query(&query_from_session(&session));
        assert_eq!((again, ignored), (session, vec![]));
        assert_eq!(
            session_from_query("q=%E0%A4%A").0.words.chars().next(),
            Some('\u{FFFD}')
        );
    }

    #[test]
    fn a_minute_can_be_linked_to() {
        check(
            "from=2016-09-19T19:12&to=2016-09-19T20:00",
            "from=2016-09-19T19:12&to=2016-09-19T20:00 []",
        );
    }
}
