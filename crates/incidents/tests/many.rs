//! Files that have very many of one thing. Each of these takes about a second; a list that is looked through again for each of its
//! entries would take a minute. `crates/bench/benches/linear/main.rs` measures it.

use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::facet::Facet;
use incidents::model::report::Report;
use incidents::model::session::{Action, Session, Sort, SortBy};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Answer, Engine, Viewport};
use incidents::read::{Parsed, parse};
use incidents::schema::names::FieldMap;
use incidents::search::query::Query;
use incidents::search::texts::snippet;
use incidents::write::{Format, file};

const MANY: usize = 50_000;

/// A list of so many items.
fn list(n: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..n).map(item).collect();
    format!("[{}]", items.join(","))
}

fn record(id: &str, properties: &str) -> String {
    format!(r#"{{"type":"Feature","id":"{id}","properties":{{{properties}}}}}"#)
}

fn read(text: &str) -> Parsed {
    parse(text.as_bytes(), &FieldMap::default())
}

fn opened(data: Dataset, id: &str) -> Answer {
    let session = Session::default().apply(Action::Select(Some(id.to_owned())));
    Engine::new(data, None).answer(&session, &Viewport { list: 0..1 })
}

#[test]
fn the_codes_of_a_record_are_each_there_once_in_their_order_and_all_are_values() {
    let codes = list(MANY, |at| format!("\"c{}\"", at / 2 * 7 % MANY));
    let members = ["category", "method", "target"].map(|name| format!(r#""{name}":{codes}"#));
    let text = record("a", &members.join(","));
    let Parsed { records, .. } = read(&text);
    let incident = &records[0].incident;
    for codes in [&incident.categories, &incident.methods, &incident.targets] {
        assert_eq!(codes.len(), MANY / 2);
        assert_eq!(codes[..3], ["c0", "c7", "c14"]);
    }
    let (data, _report) = Dataset::read(text.into(), FieldMap::default(), None);
    for facet in [Facet::Type, Facet::Method, Facet::Target] {
        let column = data.store().column(facet);
        assert_eq!(column.map(|column| column.values().len()), Some(MANY / 2));
    }
}

#[test]
fn a_record_with_very_many_entries_of_each_list_is_written_and_read_back() {
    let n = 20_000;
    let members = [
        ("excerpts", r#"{"text":"T%","source":"https://a.org/%"}"#),
        ("sources", r#"{"publisher":"P%","url":"https://a.org/%"}"#),
        ("actors", r#"{"id":"a%","name":"A%","role":"speaker"}"#),
        ("casualties", r#"{"reporter":"R%","killed":1}"#),
        ("disputes", r#"{"by":"B%","what":"W%"}"#),
        ("corrections", r#"{"on":"2016-10-01","what":"W%"}"#),
        ("related", r#""r%""#),
    ];
    let members = members.map(|(name, item)| {
        let items = list(n, |at| item.replace('%', &at.to_string()));
        format!(r#""{name}":{items}"#)
    });
    let text = record("a", &format!(r#""title":"T",{}"#, members.join(",")));
    let Parsed { records, report } = read(&text);
    let incident = &records[0].incident;
    assert_eq!((incident.excerpts.len(), incident.related.len()), (n, n));
    assert!(!report.has_losses());
    let written = file(Format::GeoJson, &[], [incident].into_iter());
    assert_eq!(read(&written).records[0].incident, *incident);
    let (data, _report) = Dataset::read(text.into(), FieldMap::default(), None);
    let answer = opened(data, "a");
    assert_eq!(
        answer
            .selected
            .map(|selected| selected.incident.actors.len()),
        Some(n)
    );
}

#[test]
fn a_record_that_is_named_as_related_very_often_is_shown_once() {
    let text = record(
        "a",
        &format!(r#""related":{}"#, list(MANY, |_| "\"a\"".to_owned())),
    );
    let (data, _report) = Dataset::read(text.into(), FieldMap::default(), None);
    let selected = opened(data, "a").selected.unwrap();
    assert_eq!(
        (selected.incident.related.len(), selected.related.len()),
        (MANY, 1)
    );
}

#[test]
fn the_text_of_very_many_related_records_is_asked_for_once_each_and_in_their_order() {
    let n = 50_000;
    let others = (1..n).map(|at| record(&format!("r{at:05}"), "\"title\":\"R\""));
    let related = list(n, |at| format!("\"r{:05}\"", n - at));
    let first = record("a", &format!(r#""related":{related}"#));
    let records: Vec<String> = [first.clone()].into_iter().chain(others).collect();
    let mut builder = StoreBuilder::new(FieldMap::default());
    builder.feed(format!("[{}]", records.join(",")).as_bytes());
    let mut engine = Engine::new(
        Dataset::remote(builder.finish(None).0, FieldMap::default()),
        None,
    );
    let row = engine.row("a").unwrap();
    engine.insert_text(row, first.into_bytes());
    let session = Session::default().apply(Action::Select(Some("a".to_owned())));
    let answer = engine.answer(&session, &Viewport { list: 0..0 });
    let missing = answer
        .missing
        .iter()
        .filter_map(|&row| engine.data().store().id(row));
    assert!(missing.eq((1..n).rev().map(|at| format!("r{at:05}"))));
}

#[test]
fn the_faults_of_a_record_with_a_long_id_are_counted_and_few_are_kept() {
    let id = "i".repeat(MANY);
    let text = record(
        &id,
        &format!(r#""excerpts":{}"#, list(MANY, |_| "{}".to_owned())),
    );
    let Parsed { report, .. } = read(&text);
    assert_eq!(
        (report.n_losses(), report.problems().len()),
        (MANY, Report::KEPT)
    );
    assert_eq!(report.problems()[0].id.as_deref(), Some(id.as_str()));
}

#[test]
fn tolls_without_a_reporter_take_the_beginning_of_a_publisher_that_is_as_long_as_the_file() {
    let publisher = "A long name ".repeat(MANY / 12);
    let tolls = list(MANY, |_| r#"{"killed":1}"#.to_owned());
    let text = record(
        "a",
        &format!(r#""sources":"{publisher}","casualties":{tolls}"#),
    );
    let tolls = &read(&text).records[0].incident.casualties;
    assert_eq!(tolls.len(), MANY);
    assert!(tolls.iter().all(|toll| toll.reporter.len() < 110
        && publisher.starts_with(toll.reporter.trim_end_matches('…'))));
}

#[test]
fn very_many_types_are_sorted_as_the_map_file_has_them() {
    let n = 50_000;
    let records = list(n, |at| {
        record(&at.to_string(), &format!(r#""category":"t{at:05}""#))
    });
    let types: Vec<String> = (0..n).rev().map(|at| format!("t{at:05}")).collect();
    let (data, _report) = Dataset::read(records.into(), FieldMap::default(), None);
    let mut engine = Engine::new(data, None).sorting_by(types, "en", Sort::default());
    let sort = Sort {
        by: SortBy::Type,
        is_descending: false,
    };
    let session = Session::default().apply(Action::Sort(Some(sort)));
    let answer = engine.answer(&session, &Viewport { list: 0..2 });
    let ids: Vec<&str> = answer
        .list
        .iter()
        .map(|entry| entry.incident.id.as_str())
        .collect();
    // More types than a reader can tell apart are one.
    assert_eq!(ids.len(), 2);
    assert_eq!(answer.series.len(), 1);
}

#[test]
fn covered_excerpts_are_passed_over_however_many_answer_a_search() {
    let excerpts = list(MANY, |at| format!("\"Hospital {at}\""));
    let text = record(
        "a",
        &format!(r#""title":"T","sensitive":true,"excerpts":{excerpts},"sources":"Hospital News""#),
    );
    let incident = &read(&text).records[0].incident;
    let found = snippet(incident, &Query::parse("hospital"), &[]);
    assert_eq!(
        found.map(|found| found.text).as_deref(),
        Some("Hospital News")
    );
}

#[test]
fn a_map_file_with_very_many_entries_is_read_and_all_are_found() {
    let words: Vec<String> = (0..MANY)
        .map(|at| format!(r#""c{at}":"Word {at}""#))
        .collect();
    let facets: Vec<String> = (0..MANY)
        .map(|at| format!(r#""f{at}":{{"a":"A"}}"#))
        .collect();
    let text = format!(
        r#"{{"categories":{},"labels":{{"method":{{{}}},{}}},"languages":{},"credits":{},"fields":{{"title":{}}}}}"#,
        list(MANY, |at| format!(
            r#"{{"id":"c{at}","label":"Type {at}"}}"#
        )),
        words.join(","),
        facets.join(","),
        list(MANY, |at| format!("\"l{at}\"")),
        list(MANY, |at| format!("\"Thanks {at}\"")),
        list(MANY, |at| format!("\"column {at}\"")),
    );
    let (config, report) = MapConfig::parse(text.as_bytes());
    assert_eq!(report.n_problems(), 0);
    assert_eq!((config.languages.len(), config.credits.len()), (MANY, MANY));
    for at in 0..MANY {
        let code = format!("c{at}");
        let label = config
            .category(&code)
            .map(|category| category.label.in_language("en"));
        assert_eq!(label, Some(format!("Type {at}").as_str()));
        assert_eq!(
            config.own_label("method", &code, "en"),
            Some(format!("Word {at}").as_str())
        );
        assert_eq!(config.own_label(&format!("f{at}"), "a", "en"), Some("A"));
    }
    let records = record("a", "\"column 49999\":\"Far\",\"column 7\":\"Near\"");
    let titles = parse(records.as_bytes(), &config.fields).records;
    assert_eq!(titles[0].incident.title, "Near");
}

#[test]
fn the_faults_of_a_map_file_with_a_long_name_are_counted_and_few_are_kept() {
    let codes: Vec<String> = (0..MANY).map(|at| format!(r#""c{at}":[]"#)).collect();
    let text = format!(
        r#"{{"labels":{{"{}":{{{}}}}}}}"#,
        "m".repeat(MANY),
        codes.join(",")
    );
    let (_, report) = MapConfig::parse(text.as_bytes());
    assert_eq!(
        (report.n_losses(), report.problems().len()),
        (MANY, Report::KEPT)
    );
}
