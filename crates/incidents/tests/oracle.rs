//! The engine's fast answers against slow ones: one line of plain code over whole records.

use std::collections::{BTreeMap, BTreeSet};

use incidents::link::permalink::{query_from_session, session_from_query};
use incidents::model::civil::{Minute, Span};
use incidents::model::edition::{Edition, Version};
use incidents::model::facet::{Facet, UNSPECIFIED};
use incidents::model::incident::{Casualties, Incident, Kind, OccurrenceStatus};
use incidents::model::place::{Bounds, LngLat, Place, PlacePrecision};
use incidents::model::session::{Action, Camera, Session, Sort, SortBy, View};
use incidents::model::when::When;
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Answer, Count, Engine, Viewport};
use incidents::query::histogram::{Bins, Certainty};
use incidents::schema::names::FieldMap;
use incidents::search::fold::fold;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use incidents::{read, write};
use proptest::prelude::*;
use serde_json::{Value, json};

const CATEGORIES: [&str; 4] = ["air_strike", "water_attack", "aid_attack", "statement"];
/// The order of the map file, which knows two of them.
const MAP_TYPES: [&str; 2] = ["water_attack", "air_strike"];
const WORDS: [&str; 4] = ["Kafr Zita", "Handarat camp", "hospital", "حندرات"];
const DATES: [&str; 9] = [
    "2016-09-17",
    "2016-09-19T19:12:00",
    "2016-09-24/2016-10-01",
    "2016-09-22~",
    "2015-09-30/..",
    "../2016-09-20",
    "2016-10-01",
    "2016-09",
    "2016-09-28",
];

/// The day after the last of the data: open ends reach to it.
fn as_of() -> Span {
    let day = Minute::from_iso("2016-10-01").map_or(0, Minute::day);
    Span::of_days(day, day)
}

prop_compose! {
    fn feature()(
        date in prop::option::of(prop::sample::select(DATES.to_vec())),
        categories in prop::collection::vec(prop::sample::select(CATEGORIES.to_vec()), 0..3),
        kind in prop::sample::select(Kind::ALL.to_vec()),
        words in prop::sample::select(WORDS.to_vec()),
        admin1 in prop::option::of(prop::sample::select(vec!["Aleppo", "Hama"])),
        position in prop::option::of((-180.0..180.0_f64, -90.0..90.0_f64)),
        place in prop::option::of(prop::sample::select(vec!["Ḩalab", "halab", "حلب", "Zarqa", "-"])),
        (precision, status) in (prop::option::of(prop::sample::select(PlacePrecision::ALL)), prop::option::of(prop::sample::select(OccurrenceStatus::ALL))),
        tolls in prop::collection::vec((prop::option::of(0..5_u32), prop::option::of(5..9_u32), prop::option::of(0..5_u32)), 0..3),
    ) -> Value {
        let toll = |(killed_min, killed_max, injured): &(Option<u32>, Option<u32>, Option<u32>)|
            json!({"reporter": "X", "killed_min": killed_min, "killed_max": killed_max, "injured_min": injured});
        json!({
            "type": "Feature",
            "geometry": position.map(|(lng, lat)| json!({"type": "Point", "coordinates": [lng, lat]})),
            "properties": {"title": words, "kind": kind.code(), "category": categories, "date": date, "admin1": admin1, "place": place,
                "place_precision": precision.map(PlacePrecision::code), "occurrence_status": status.map(OccurrenceStatus::code), "casualties": tolls.iter().map(toll).collect::<Vec<_>>()},
        })
    }
}

/// A file of up to 150 records: more than two words of a row set.
fn file() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(feature(), 0..150).prop_map(|mut features| {
        for (n, feature) in features.iter_mut().enumerate() {
            feature["id"] = json!(format!("record-{n}"));
        }
        json!({"type": "FeatureCollection", "features": features})
            .to_string()
            .into_bytes()
    })
}

prop_compose! {
    fn session()(
        days in prop::option::of((17_050..17_080_i32, 0..20_i32)),
        types in prop::collection::btree_set(prop::sample::select(CATEGORIES.to_vec()), 0..3),
        places in prop::collection::btree_set(prop::sample::select(vec!["Aleppo", "Hama", UNSPECIFIED, "Atlantis"]), 0..2),
        words in prop::sample::select(vec!["", "Kafr", "Handarat", "hospital camp"]),
        selection in prop::option::of("[a-z0-9 &=%+é-]{1,12}"),
        camera in prop::option::of((-180.0..180.0_f64, -85.0..85.0_f64, 0.0..20.0_f64, prop_oneof![Just((0, 0)), (-180..=180_i32, 0..=60_i32)])),
        axis in prop::option::of((17_050..17_080_i32, 0..20_i32)),
        within in prop::option::of(prop_oneof![
            Just((-180.0, -90.0, 180.0, 90.0)),
            (-180.0..180.0_f64, -85.0..85.0_f64, -180.0..180.0_f64, -85.0..85.0_f64),
        ]),
        pinned in prop::option::of((any::<Vec<u8>>(), prop::option::of(0..30_000_i32))),
        (view, by, is_descending) in (prop::sample::select(View::ALL), prop::sample::select(SortBy::ALL), any::<bool>()),
    ) -> Session {
        let mut session = Session::default().apply(Action::Search(words.to_owned()));
        session.time = days.map(|(first, n_days)| Span::of_days(first, first + n_days));
        session.axis = axis.map(|(first, n_days)| Span::of_days(first, first + n_days));
        session.within = within.and_then(|(west, south, east, north)| {
            let rounded = |lng: f64, lat: f64| LngLat::new((lng * 1e4).round() / 1e4, (lat * 1e4).round() / 1e4);
            Bounds::new(rounded(west, south.min(north))?, rounded(east, south.max(north))?)
        });
        session = session.apply(Action::Show(view)).apply(Action::Sort(Some(Sort { by, is_descending })));
        session.pinned = pinned.map(|(bytes, day)| Edition { version: Version::of(&bytes), day });
        session.selection = selection.filter(|id| !id.trim().is_empty());
        session.camera = camera.and_then(|(lng, lat, zoom, (bearing, pitch))| {
            let rounded = |number: f64, digits: f64| (number * digits).round() / digits;
            let center = LngLat::new(rounded(lng, 1e4), rounded(lat, 1e4))?;
            Some(Camera { bearing_deg: f64::from(bearing), pitch_deg: f64::from(pitch), ..Camera::upright(center, rounded(zoom, 1e2)) })
        });
        for code in types {
            session = session.apply(Action::Toggle(Facet::Type, code.to_owned()));
        }
        for code in places {
            session = session.apply(Action::Toggle(Facet::Place, code.to_owned()));
        }
        session
    }
}

fn records(bytes: &[u8]) -> Vec<Incident> {
    read::parse(bytes, &FieldMap::default())
        .records
        .into_iter()
        .map(|record| record.incident)
        .collect()
}

fn answer(bytes: &[u8], session: &Session) -> Answer {
    let (data, report) = Dataset::read(bytes.to_vec(), FieldMap::default(), Some(as_of()));
    assert_eq!(report.n_records_dropped(), 0);
    Engine::new(data, None)
        .sorting_by(MAP_TYPES.map(str::to_owned).to_vec(), "en", Sort::default())
        .answer(session, &Viewport { list: 0..1_000 })
}

fn span(incident: &Incident, all: &[Incident]) -> Option<Span> {
    let first = all
        .iter()
        .filter_map(|other| other.when.as_ref()?.start())
        .min()
        .unwrap_or(Minute(0));
    let when = incident.when.as_ref()?;
    // A known end is kept; an open one is that of the data, and a minute away from the known one at least.
    match (when.start(), when.end()) {
        (Some(start), end) => {
            let open = as_of().end().max(Minute(start.0 + 1));
            Span::new(start, end.unwrap_or(open))
        }
        (None, end) => Span::new(first.min(Minute(end?.0 - 1)), end?),
    }
}

/// What a record is sorted by, as numbers and then words; `None` where it does not say it.
fn sort_key(by: SortBy, incident: &Incident, all: &[Incident]) -> Option<(i64, i64, String)> {
    let number = |number: usize| Some((number as i64, 0, String::new()));
    let words = |text: &str| Some((0, 0, fold(text))).filter(|(.., folded)| !folded.is_empty());
    let most = |figures: &dyn Fn(&Casualties) -> [Option<u32>; 2]| {
        let figures = incident.casualties.iter().filter_map(|toll| {
            let [min, max] = figures(toll);
            max.or(min)
        });
        figures.max().and_then(|most| number(most as usize))
    };
    match by {
        SortBy::Date => {
            let span = span(incident, all)?;
            Some((span.start().0.into(), span.end().0.into(), String::new()))
        }
        SortBy::Title => words(&incident.title),
        SortBy::Type => {
            let code = incident.categories.first()?;
            let listed = MAP_TYPES.iter().position(|known| known == code);
            Some((listed.unwrap_or(MAP_TYPES.len()) as i64, 0, code.clone()))
        }
        SortBy::Place => words(incident.place.name.as_deref()?),
        SortBy::PlacePrecision => PlacePrecision::ALL
            .iter()
            .position(|known| Some(*known) == incident.place.precision)
            .and_then(number),
        SortBy::Killed => most(&|toll| [toll.killed_min, toll.killed_max]),
        SortBy::Injured => most(&|toll| [toll.injured_min, toll.injured_max]),
        SortBy::Status => OccurrenceStatus::ALL
            .iter()
            .position(|known| Some(*known) == incident.occurrence_status)
            .and_then(number),
    }
}

fn codes(facet: Facet, incident: &Incident) -> BTreeSet<String> {
    let mut codes: BTreeSet<String> = match facet {
        Facet::Type => incident.categories.iter().cloned().collect(),
        _ => incident.place.admin1.iter().cloned().collect(),
    };
    if codes.is_empty() {
        codes.insert(UNSPECIFIED.to_owned());
    }
    codes
}

/// Whether a record passes every clause but one facet's.
fn passes(
    incident: &Incident,
    all: &[Incident],
    session: &Session,
    but: Option<Facet>,
    heeds_time: bool,
) -> bool {
    let in_time = !heeds_time
        || session
            .time
            .is_none_or(|time| span(incident, all).is_some_and(|span| span.overlaps(time)));
    let in_values = session.values.iter().all(|(facet, chosen)| {
        let codes = codes(facet, incident);
        Some(facet) == but || chosen.iter().any(|code| codes.contains(code))
    });
    let words = session.words.to_lowercase();
    let in_words = words.split_whitespace().all(|word| {
        incident.title.to_lowercase().contains(word)
            || (word == "handarat" && incident.title == "حندرات")
    });
    let is_in_view = session.within.is_none_or(|bounds| {
        let position = incident.place.position;
        position.is_some_and(|position| bounds.contains(position))
    });
    in_time && in_values && in_words && is_in_view
}

/// How well the bin of a record is known, told from its own words.
fn certainty(incident: &Incident, span: Span, bin: Span) -> Certainty {
    let edtf = incident.when.as_ref().map_or("", When::edtf);
    if edtf.ends_with('~') {
        Certainty::About
    } else if span.start() >= bin.start() && span.end() <= bin.end() {
        Certainty::Sure
    } else {
        Certainty::Spread
    }
}

fn count<'a>(incidents: impl Iterator<Item = &'a Incident>) -> Count {
    let mut count = Count::default();
    for incident in incidents {
        match incident.kind {
            Kind::Incident => count.incidents += 1,
            _ => count.others += 1,
        }
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_filter_is_a_scan(bytes in file(), session in session()) {
        let all = records(&bytes);
        let answer = answer(&bytes, &session);
        let passing: Vec<&Incident> = all.iter().filter(|incident| passes(incident, &all, &session, None, true)).collect();
        prop_assert_eq!(answer.passing, count(passing.iter().copied()));
        let expected: BTreeSet<&str> = passing.iter().map(|incident| incident.id.as_str()).collect();
        let listed: BTreeSet<&str> = answer.list.iter().map(|entry| entry.incident.id.as_str()).collect();
        prop_assert_eq!(listed, expected);
    }

    #[test]
    fn a_facet_counts_what_passes_all_other_clauses(bytes in file(), session in session()) {
        let all = records(&bytes);
        let answer = answer(&bytes, &session);
        for facet in [Facet::Type, Facet::Place] {
            let passing: Vec<&Incident> = all.iter().filter(|incident| passes(incident, &all, &session, Some(facet), true)).collect();
            let mut expected: BTreeMap<String, Count> = all.iter().flat_map(|incident| codes(facet, incident)).map(|code| (code, Count::default())).collect();
            for (code, counted) in &mut expected {
                *counted = count(passing.iter().copied().filter(|incident| codes(facet, incident).contains(code)));
            }
            let counts = answer.facets.iter().find(|counts| counts.facet == facet).unwrap();
            let counted: BTreeMap<String, Count> = counts.values.iter().map(|value| (value.code.to_string(), value.count)).collect();
            prop_assert_eq!(counted, expected);
        }
    }

    #[test]
    fn bars_and_lines_count_each_bin_of_the_axis_touched_and_ignore_the_brush(bytes in file(), session in session()) {
        let all = records(&bytes);
        let answer = answer(&bytes, &session);
        let Some(histogram) = answer.histogram else { return Ok(()) };
        if let Some(axis) = session.axis {
            prop_assert_eq!(&histogram.bins, &Bins::covering(axis));
        }
        let dated: Vec<(&Incident, Span)> = all
            .iter()
            .filter(|incident| passes(incident, &all, &session, None, false))
            .filter_map(|incident| Some((incident, span(incident, &all)?)))
            .collect();
        let lines: BTreeSet<&str> = answer.ranges.iter().map(|range| range.id.as_str()).collect();
        for bin in 0..histogram.bins.len() {
            let bin_span = histogram.bins.span(bin).unwrap();
            let expected = dated.iter().filter(|(_, span)| span.overlaps(bin_span)).count();
            let n_lines = answer.ranges.iter().filter(|range| range.span.overlaps(bin_span)).count();
            prop_assert_eq!(histogram.total(bin) as usize + n_lines, expected);
            let here: Vec<(Certainty, Span)> = dated
                .iter()
                .filter(|(incident, span)| span.overlaps(bin_span) && !lines.contains(incident.id.as_str()))
                .map(|(incident, span)| (certainty(incident, *span, bin_span), *span))
                .collect();
            for sought in Certainty::ALL {
                let counted: u32 = histogram.counts.iter().map(|counts| counts[bin].of(*sought)).sum();
                prop_assert_eq!(counted as usize, here.iter().filter(|(certainty, _)| certainty == sought).count());
            }
            let spread: Vec<Span> = here.iter().filter(|(certainty, _)| *certainty == Certainty::Spread).map(|(_, span)| *span).collect();
            let lone = match spread[..] {
                [span] => Some(span),
                _ => None,
            };
            prop_assert_eq!(histogram.lone[bin], lone);
            // Lines begin as bars do; what began before the first bin is there from the first on.
            let begins = |span: &Span| bin_span.start() <= span.start() && span.start() < bin_span.end() || bin == 0 && span.start() < bin_span.start();
            let begun = dated.iter().filter(|(_, span)| span.overlaps(bin_span) && begins(span)).count();
            prop_assert_eq!(histogram.begun[bin] as usize, begun);
        }
        let whole = histogram.bins.whole().unwrap();
        let seen_start = |span: &Span| if span.start() > Minute::FIRST { span.start() } else { Minute(span.end().0 - 1) };
        let before = dated.iter().map(|(_, span)| span).filter(|span| span.end() <= whole.start()).map(seen_start).min();
        prop_assert_eq!(histogram.beyond[0].map(Span::start), before);
        let elsewhere = dated.iter().filter(|(_, span)| !span.overlaps(whole)).count();
        prop_assert_eq!((histogram.n_before + histogram.n_after) as usize, elsewhere);
    }

    #[test]
    fn the_overview_counts_the_incidents_of_all_of_time_while_the_axis_shows_a_part(bytes in file(), session in session()) {
        let all = records(&bytes);
        let answer = answer(&bytes, &session);
        if session.axis.is_none() || answer.histogram.is_none() {
            prop_assert!(answer.overview.is_none());
            return Ok(());
        }
        let overview = answer.overview.unwrap();
        let has_end = |incident: &&Incident| incident.when.as_ref().is_some_and(|when| when.end().is_some());
        let spans: Vec<Span> = all
            .iter()
            .filter(|incident| incident.kind == Kind::Incident && passes(incident, &all, &session, None, false))
            .filter(has_end)
            .filter_map(|incident| span(incident, &all))
            .collect();
        for bin in 0..overview.bins.len() {
            let bin_span = overview.bins.span(bin).unwrap();
            let expected = spans.iter().filter(|span| span.overlaps(bin_span)).count();
            prop_assert_eq!(overview.total(bin) as usize, expected);
        }
    }

    #[test]
    fn the_list_is_a_slow_sort(bytes in file(), session in session()) {
        let all = records(&bytes);
        let answer = answer(&bytes, &session);
        let sort = answer.sort;
        let mut passing: Vec<&Incident> = all.iter().filter(|incident| passes(incident, &all, &session, None, true)).collect();
        passing.sort_by(|a, b| {
            let said = |incident: &Incident| sort_key(sort.by, incident, &all);
            let by_value = match (said(a), said(b)) {
                (Some(a), Some(b)) if sort.is_descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            let time = |incident: &Incident| span(incident, &all).map_or((i32::MAX, 0), |span| (span.start().0, span.end().0));
            let is_other = |incident: &Incident| incident.kind != Kind::Incident;
            is_other(a).cmp(&is_other(b)).then(by_value).then_with(|| time(a).cmp(&time(b))).then_with(|| a.id.cmp(&b.id))
        });
        let expected: Vec<&str> = passing.iter().map(|incident| incident.id.as_str()).collect();
        let listed: Vec<&str> = answer.list.iter().map(|entry| entry.incident.id.as_str()).collect();
        prop_assert_eq!(&listed, &expected);
        // The open record's neighbours are those of the list.
        let Some(open) = expected.get(expected.len() / 2) else { return Ok(()) };
        let selected = self::answer(&bytes, &session.apply(Action::Select(Some((*open).to_owned())))).selected.unwrap();
        prop_assert_eq!(selected.position, Some(expected.len() / 2));
        prop_assert_eq!(selected.next.as_deref(), expected.get(expected.len() / 2 + 1).copied());
    }

    #[test]
    fn what_is_exported_and_read_again_is_what_passes_in_the_lists_order(bytes in file(), session in session()) {
        let (data, _) = Dataset::read(bytes.clone(), FieldMap::default(), Some(as_of()));
        let mut engine = Engine::new(data, None);
        let answer = engine.answer(&session, &Viewport { list: 0..1_000 });
        let listed = answer.list;
        let rows = engine.listed_rows(&answer.rows, answer.sort, 0..usize::MAX);
        let passing: Vec<Incident> = rows.iter().map(|&row| engine.record(row).unwrap()).collect();
        prop_assert!(passing.iter().eq(listed.iter().map(|entry| &entry.incident)));
        let notes = [("filters", "some".to_owned())];
        let mut along = String::new();
        let mut writer = Writer::new(Format::GeoJson, &notes, &mut along);
        for (&row, incident) in rows.iter().zip(&passing) {
            writer.add(incident, &Original::of(engine.data().text(row).unwrap()), &mut along);
        }
        writer.end(&mut along);
        let again = records(along.as_bytes());
        let rounded = |incident: &Incident| Incident { place: Place { position: None, ..incident.place.clone() }, ..incident.clone() };
        prop_assert_eq!(again.iter().map(rounded).collect::<Vec<_>>(), passing.iter().map(rounded).collect::<Vec<_>>());
        for (again, incident) in again.iter().zip(&passing) {
            let apart = |a: Option<LngLat>, b: Option<LngLat>| Some((a?.lng() - b?.lng()).abs() + (a?.lat() - b?.lat()).abs());
            prop_assert_eq!(again.place.position.is_some(), incident.place.position.is_some());
            prop_assert!(apart(again.place.position, incident.place.position).is_none_or(|apart| apart < 1e-12));
        }
        let table = write::file(Format::Csv, &notes, passing.iter());
        prop_assert_eq!(table.lines().count(), 1 + passing.len());
    }

    #[test]
    fn a_session_survives_its_link(session in session()) {
        let (again, ignored) = session_from_query(&query_from_session(&session));
        prop_assert_eq!(again, Session { words: session.words.trim().to_owned(), ..session });
        prop_assert!(ignored.is_empty());
    }

    #[test]
    fn any_query_is_read_without_a_panic(query in ".{0,80}") {
        let (session, _) = session_from_query(&query);
        let again = session_from_query(&query_from_session(&session)).0;
        prop_assert_eq!(query_from_session(&again), query_from_session(&session));
    }

    #[test]
    fn any_text_is_a_date_or_a_reason(text in "[0-9X/~?%.TZ:+ -]{0,24}") {
        match When::parse(&text) {
            Ok(when) => prop_assert!(when.start().is_some() || when.end().is_some()),
            Err(error) => prop_assert!(error.to_string().contains("expected a date in EDTF")),
        }
    }
}
