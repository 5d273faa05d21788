//! What is kept of earlier versions, and what is told of them.

use super::*;

const MAP: &[u8] = br#"{"versions": true}"#;

fn config() -> MapConfig {
    MapConfig::parse(MAP).0
}

fn records(all: &[(&str, &str)]) -> Memory {
    let record = |(id, more): &(&str, &str)| {
        format!(
            r#"{{"type": "Feature", "id": "{id}", "geometry": {{"type": "Point", "coordinates": [37.1, 36.2]}}, "properties": {{"title": "Title of {id}"{more}}}}}"#
        )
    };
    let all: Vec<String> = all.iter().map(record).collect();
    let file = format!(
        r#"{{"type": "FeatureCollection", "features": [{}]}}"#,
        all.join(",")
    );
    Memory::from([
        ("data/incidents.geojson".to_owned(), file.into_bytes()),
        ("data/map.json".to_owned(), MAP.to_vec()),
    ])
}

fn history(site: &Memory) -> History {
    History::read(site).unwrap().unwrap()
}

/// What each record says now, all of them alike.
fn all(is_blurred: bool) -> impl Fn(&str) -> Option<Now<'static>> {
    move |_| {
        Some(Now {
            title: "Title of now",
            is_blurred,
        })
    }
}

/// A site whose records are changed and kept again and again.
fn after(steps: &[&[(&str, &str)]]) -> Memory {
    let mut site = Memory::new();
    for (day, step) in steps.iter().enumerate() {
        site.extend(records(step));
        let kept = keep(&site, &config(), &format!("2026-11-0{}", day + 1))
            .unwrap()
            .0;
        site.extend(kept);
    }
    site
}

#[test]
fn what_became_of_a_record_is_known_by_its_id_and_its_members() {
    let site = after(&[
        &[
            ("a", r#", "date": "2016-09-28", "updated": "2026-11-01""#),
            ("gone", ""),
        ],
        &[
            (
                "a",
                r#", "date": "2016-09-29", "updated": "2026-11-02", "disputes": [{"by": "HRW", "what": "No."}]"#,
            ),
            ("b", ""),
        ],
    ]);
    let history = history(&site);
    assert_eq!(history.versions.len(), 2);
    let step = &history.changes[0];
    assert_eq!((step.on.as_str(), step.gone), ("2026-11-02", 1));
    let became: Vec<(&str, bool)> = step
        .records
        .iter()
        .map(|it| (it.id.as_str(), it.new))
        .collect();
    assert_eq!(became, [("a", false), ("b", true)]);
    let fields = step.records[0]
        .fields
        .iter()
        .map(|it| (it.field.as_str(), it.from.as_str(), it.to.as_str()));
    let fields: Vec<_> = fields.collect();
    assert_eq!(
        fields,
        [
            ("date", "2016-09-28", "2016-09-29"),
            ("disputes", "", "HRW · No.")
        ]
    );
    let file = format!("{FOLDER}{}", history.versions[0].file);
    assert!(site.text(&file).unwrap().contains("\"gone\""));
    assert_eq!(history.of("a").count(), 1);
}

#[test]
fn a_version_that_is_kept_is_not_kept_again_and_one_that_comes_back_is_the_latest() {
    let (one, two): (&[_], &[_]) = (&[("a", "")], &[("a", r#", "date": "2016""#)]);
    let site = after(&[one, one]);
    assert_eq!(history(&site).versions.len(), 1);
    let history = history(&after(&[one, two, one]));
    assert_eq!((history.versions.len(), history.changes.len()), (2, 2));
    assert_eq!(history.versions[1].on, "2026-11-03");
}

const BLURRED_TO: &str =
    r#", "coordinate_source": "Blurred to 1 km by the publisher: GeoNames", "uncertainty_m": 1000"#;

#[test]
fn of_a_blurred_record_nothing_is_told_of_what_it_said_but_its_date() {
    let exact = r#", "place": "A cellar", "uncertainty_m": 5, "date": "2016-09-28", "address": "5 Main St", "latitude": "36.2", "lat_lng": "36.2, 37.1",
        "sources": [{"publisher": "A", "url": "https://goo.gl/maps/abc"}], "Ort": "Main St""#;
    let blurred = format!(r#"{BLURRED_TO}, "date": "2016-09-29", "note": "x""#);
    let site = after(&[&[("a", exact)], &[("a", &blurred)]]);
    let history = history(&site);
    let fields = &history.changes[0].records[0].fields;
    let names: Vec<&str> = fields.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(names, ["date"]);
}

#[test]
fn a_record_whose_file_calls_the_source_of_its_point_otherwise_is_known_as_blurred() {
    let fields = br#"{"versions": true, "fields": {"coordinate_source": ["Quelle"]}}"#;
    let config = MapConfig::parse(fields).0;
    let blurred = r#", "Quelle": "Blurred to 1 km by the publisher: GeoNames""#;
    let mut site = records(&[("a", r#", "address": "5 Main St""#)]);
    site.extend(keep(&site, &config, "2026-11-01").unwrap().0);
    site.extend(records(&[("a", blurred)]));
    site.extend(keep(&site, &config, "2026-11-02").unwrap().0);
    let text = site.text(HISTORY).unwrap();
    assert!(!text.contains("Main St"), "{text}");
}

#[test]
fn what_is_not_there_any_more_leaves_the_history() {
    let mut site = after(&[
        &[("a", ""), ("b", "")],
        &[("a", ""), ("b", r#", "date": "2016""#)],
    ]);
    let history = history(&site);
    assert_eq!(history.fitting(&site, all(false)), history);
    site.remove(&format!("{FOLDER}{}", history.versions[0].file));
    let fitting = history.fitting(&site, |id| all(false)(id).filter(|_| id == "a"));
    assert_eq!((fitting.versions.len(), fitting.changes.len()), (1, 1));
    assert!(fitting.changes[0].is_empty());
}

#[test]
fn of_a_record_that_was_blurred_later_the_history_forgets_what_it_said() {
    let site = after(&[
        &[],
        &[("a", r#", "place": "A cellar", "address": "5 Main St""#)],
        &[(
            "a",
            r#", "place": "A hall", "date": "2016", "address": "6 Main St", "sources": [{"url": "https://goo.gl/maps/abc"}]"#,
        )],
    ]);
    let text = history(&site).fitting(&site, all(true)).text();
    assert!(
        text.contains("2016") && text.contains("Title of now"),
        "{text}"
    );
    for said in ["A hall", "A cellar", "Main St", "goo.gl", "Title of a"] {
        assert!(!text.contains(said), "{said}: {text}");
    }
}

#[test]
fn what_may_not_be_told_any_more_is_known_before_a_folder_is_packed() {
    let (one, two): (&[_], &[_]) = (&[("a", "")], &[("a", r#", "address": "5 Main St""#)]);
    let mut site = after(&[one, two]);
    assert_eq!(tells_too_much(&site, &config()), Ok(false));
    site.extend(records(&[("a", BLURRED_TO)]));
    assert_eq!(tells_too_much(&site, &config()), Ok(true));
    site.insert(HISTORY.to_owned(), b"<<<<<<< HEAD".to_vec());
    assert!(tells_too_much(&site, &config()).is_err_and(|why| why.contains("cannot be read")));
}

#[test]
fn a_change_far_into_a_long_text_is_told_from_there() {
    let text = |end: &str| format!(r#", "description": "{}{end}""#, "word ".repeat(200));
    let (one, two) = (text("of then"), text("of now"));
    let site = after(&[&[("a", &one)], &[("a", &two)]]);
    let field = &history(&site).changes[0].records[0].fields[0];
    assert!(
        field.from.starts_with('…') && field.from.ends_with("of then"),
        "{field:?}"
    );
    assert!(
        field.to.starts_with('…') && field.to.ends_with("of now"),
        "{field:?}"
    );
    // What is short is told whole, beside whatever part of the other.
    let site = after(&[
        &[("a", &one)],
        &[("a", r#", "description": "word of then""#)],
    ]);
    let field = &history(&site).changes[0].records[0].fields[0];
    assert_eq!(
        (field.to.as_str(), &field.to_whole),
        ("word of then", &None)
    );
    let (one, two) = ("x".repeat(1000), "y".repeat(1000));
    let texts = [one, two].map(|it| format!(r#", "description": "{it}""#));
    let site = after(&[&[("a", &texts[0])], &[("a", &texts[1])]]);
    let field = &history(&site).changes[0].records[0].fields[0];
    assert_eq!(field.from.chars().count(), 401, "{field:?}");
}

#[test]
fn of_what_is_told_in_part_it_is_known_whether_it_has_come_back() {
    let text = |start: &str, end: &str| {
        format!(r#", "description": "{start} {}{end}""#, "word ".repeat(200))
    };
    let (one, two, three) = (text("One", "end"), text("One", "END"), text("Two", "END"));
    let check = |steps: [&str; 3], is_back: bool| {
        let steps = steps.map(|it| [("a", it)]);
        let steps: Vec<&[(&str, &str)]> = steps.iter().map(|step| &step[..]).collect();
        let history = history(&after(&steps));
        let fields = [0, 1].map(|step| &history.changes[step].records[0].fields[0]);
        assert!(fields[0].from_whole.is_some(), "{fields:?}");
        assert_eq!(fields[0].from_whole == fields[1].to_whole, is_back);
    };
    check([&one, &two, &one], true);
    check([&one, &two, &three], false);
    let toll = |name: &str, n| format!(r#", "casualties": [{{"reporter": "A", "{name}": {n}}}]"#);
    let (one, two, three) = (
        toll("injured_min", 5),
        toll("injured_min", 6),
        toll("injured_max", 5),
    );
    check([&one, &two, &one], true);
    check([&one, &two, &three], false);
}

#[test]
fn what_our_schema_has_is_told_in_words() {
    let one = r#", "Place precision": "town", "category": "air_strike", "note_of_ours": "a_b""#;
    let two = r#", "place_precision": "exact_site", "category": ["raid", "air_strike"]"#;
    let site = after(&[&[("a", one)], &[("a", two)]]);
    let words = include_bytes!("../../../../words/en.ftl");
    let messages = Messages::read("en", |_| Some(words.to_vec()));
    let map = br#"{"labels": {"type": {"raid": "Storming"}}}"#;
    let config = MapConfig::parse(map).0;
    let fields = &history(&site).changes[0].records[0].fields;
    let said: Vec<String> = fields
        .iter()
        .map(|it| it.in_words(&messages, &config))
        .collect();
    assert_eq!(
        said,
        [
            "Type: Air strike → Storming; Air strike.",
            "note_of_ours: a_b → nothing.",
            "How exact the place: Town or village → Exact site.",
        ]
    );
}

#[test]
fn each_word_for_a_member_is_among_the_words() {
    let words = include_str!("../../../../words/en.ftl");
    for label in compared::LABELS {
        assert!(words.contains(&format!("\n{label} = ")), "{label}");
    }
}

#[test]
fn a_position_is_told_with_latitude_first() {
    let mut site = records(&[("a", "")]);
    site.extend(keep(&site, &config(), "2026-11-01").unwrap().0);
    let moved = site
        .text("data/incidents.geojson")
        .unwrap()
        .replace("37.1, 36.2", "-77.04, -12.05, 8");
    site.insert("data/incidents.geojson".to_owned(), moved.into_bytes());
    site.extend(keep(&site, &config(), "2026-11-02").unwrap().0);
    let field = &history(&site).changes[0].records[0].fields[0];
    assert_eq!(
        (field.from.as_str(), field.to.as_str()),
        ("36.2° N, 37.1° E", "12.05° S, 77.04° W, 8")
    );
}

#[test]
fn the_same_words_under_another_name_are_another_thing() {
    let toll = |name: &str| {
        format!(r#", "casualties": [{{"reporter": "A", "killed_min": null, "{name}": 5}}]"#)
    };
    let (least, most) = (toll("injured_min"), toll("injured_max"));
    let site = after(&[&[("a", &least)], &[("a", &most)]]);
    let field = &history(&site).changes[0].records[0].fields[0];
    assert!(
        field.from.contains("injured_min") && field.to.contains("injured_max"),
        "{field:?}"
    );
    let without = r#", "casualties": [{"reporter": "A", "injured_max": 5}]"#;
    let site = after(&[&[("a", &most)], &[("a", without)]]);
    assert!(history(&site).changes.iter().all(Step::is_empty));
}

#[test]
fn where_the_last_version_is_gone_no_record_is_new() {
    let (one, two, three): (&[_], &[_], &[_]) = (
        &[("a", "")],
        &[("a", r#", "date": "2016""#)],
        &[("a", r#", "date": "2017""#)],
    );
    let mut site = after(&[one, two]);
    let last = history(&site).versions[1].file.clone();
    site.remove(&format!("{FOLDER}{last}"));
    site.extend(records(three));
    let (kept, line) = keep(&site, &config(), "2026-11-08").unwrap();
    assert!(line.contains("what changed since is not told"), "{line}");
    site.extend(kept);
    let known = history(&site);
    assert_eq!((known.versions.len(), known.changes.len()), (2, 2));
    assert!(known.changes[1].is_empty());
    // From there on it goes on.
    site.extend(records(one));
    let (kept, line) = keep(&site, &config(), "2026-11-09").unwrap();
    assert!(line.contains("say something else: 1,"), "{line}");
    site.extend(kept);
    assert_eq!(history(&site).changes[2].records[0].fields[0].from, "2017");
}

#[test]
fn a_version_that_was_edited_is_none_to_compare_with() {
    let mut site = after(&[&[("a", "")]]);
    let last = history(&site).versions[0].file.clone();
    site.insert(format!("{FOLDER}{last}"), b"{}".to_vec());
    site.extend(records(&[("a", r#", "date": "2016""#)]));
    let (_, line) = keep(&site, &config(), "2026-11-08").unwrap();
    assert!(line.contains("or was edited"), "{line}");
}

#[test]
fn nothing_is_kept_that_no_page_shows_or_that_cannot_be_compared() {
    let refused = |json: &str| {
        let mut site = records(&[("a", "")]);
        site.insert("data/map.json".to_owned(), json.into());
        keep(&site, &MapConfig::parse(json.as_bytes()).0, "2026-11-01").unwrap_err()
    };
    assert!(refused("{}").contains("\"versions\": true"));
    assert!(refused(r#"{"versions": true, "data": "sheet.csv"}"#).contains("incidents convert"));
}
