//! Whether time grows as the input does: `cargo bench --package incidents-bench --bench linear`, with the names of the rows wanted or none for all.
//!
//! Each row is something that a file can have many of. It is read at `n` and at `4n`; where the second takes more than
//! [`MAX_RATIO`] times as long, something in it is looked through again and again, and the run fails.

mod formats;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use incidents::columns::build::StoreBuilder;
use incidents::config::MapConfig;
use incidents::model::facet::Facet;
use incidents::model::incident::Incident;
use incidents::model::session::{Action, Session, Sort, SortBy};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, Viewport};
use incidents::schema::names::FieldMap;
use incidents::search::query::Query;
use incidents::search::texts::snippet;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};

/// Four times the input may take so many times as long: four, and what memory and noise add.
const MAX_RATIO: f64 = 6.0;

/// What takes less than this at `4n` is too short for a ratio to mean anything.
const MIN_SECONDS: f64 = 0.05;

/// The best of so many runs counts; of more where the ratio is too high, so that what other programs do is not mistaken for it.
const MIN_RUNS: usize = 3;
const MAX_RUNS: usize = 12;

/// What is much.
struct Row {
    name: &'static str,
    n: usize,
    work: Work,
}

/// How it is made, and what is done with it.
enum Work {
    Text(fn(usize) -> String, fn(&str)),
    Bytes(fn(usize) -> Vec<u8>, fn(&[u8])),
}

const fn row(name: &'static str, n: usize, input: fn(usize) -> String, work: fn(&str)) -> Row {
    let work = Work::Text(input, work);
    Row { name, n, work }
}

#[rustfmt::skip]
const ROWS: [Row; 34] = [
    row("methods", 25_000, |n| record(&member("method", n, |at| format!("\"m{at}\""))), read_open_and_write),
    row("targets", 25_000, |n| record(&member("target", n, |at| format!("\"code {at:08}\""))), read_open_and_write),
    row("categories", 25_000, |n| record(&member("category", n, |at| format!("\"{at}_kind\""))), read_open_and_write),
    row("excerpts", 20_000, |n| record(&member("excerpts", n, |at| format!(r#"{{"text":"Said {at}","attribution":"Person {at}","source":"https://example.org/{at}"}}"#))), read_open_and_write),
    row("sources", 20_000, |n| record(&member("sources", n, |at| format!(r#"{{"publisher":"Paper {at}","url":"https://example.org/{at}"}}"#))), read_open_and_write),
    row("sources in one text", 20_000, |n| record(&format!(r#""sources":"{}""#, (0..n).fold(String::new(), |mut text, at| { let _n = write!(text, "Paper {at}; "); text }))), read_open_and_write),
    row("actors", 20_000, |n| record(&member("actors", n, |at| format!(r#"{{"id":"a{at}","name":"Actor {at}","role":"speaker"}}"#))), read_open_and_write),
    row("tolls", 20_000, |n| record(&member("casualties", n, |at| format!(r#"{{"killed":{at}}}"#))), read_open_and_write),
    row("tolls of a long name", 20_000, |n| record(&format!(r#""sources":[{{"publisher":"{}"}}],{}"#, "x".repeat(n), member("casualties", n, |_| r#"{"killed":1}"#.to_owned()))), read),
    row("disputes", 20_000, |n| record(&member("disputes", n, |at| format!(r#"{{"by":"P{at}","what":"No {at}"}}"#))), read_open_and_write),
    row("later findings", 20_000, |n| record(&member("later_findings", n, |at| format!("\"Found {at}\""))), read_open_and_write),
    row("corrections", 20_000, |n| record(&member("corrections", n, |at| format!(r#"{{"on":"2016-10-01","what":"Was {at}"}}"#))), read_open_and_write),
    row("links", 20_000, |n| record(&member("url", n, |at| format!("\"https://example.org/{at}\""))), read_open_and_write),
    row("related to itself", 20_000, |n| record(&member("related", n, |_| "\"r\"".to_owned())), read_open_and_write),
    row("unknown properties", 20_000, |n| record(&(0..n).map(|at| format!(r#""p{at}":{at}"#)).collect::<Vec<_>>().join(",")), read_open_and_write),
    row("faults", 25_000, |n| record(&member("excerpts", n, |_| "{}".to_owned())), read),
    row("faults of a long id", 20_000, |n| feature(&"i".repeat(n), &member("excerpts", n, |_| "{}".to_owned())), read),
    row("one long text", 1_000_000, |n| record(&format!(r#""description":"{}""#, "a b ".repeat(n / 4))), read_open_and_write),
    row("one long word", 500_000, |n| record(&format!(r#""place":"{}""#, "kafr".repeat(n / 4))), search),
    row("records of a type each", 20_000, |n| records(n, |at| format!(r#""category":"t{at}""#)), read_and_sort),
    row("records of one id", 20_000, |n| records_with(n, |_| "same".to_owned(), |_| String::new()), read),
    row("words in excerpts", 10_000, |n| record(&member("excerpts", n, |at| format!("\"Hospital {at} hit\""))), search),
    row("covered excerpts", 25_000, |n| record(&format!(r#""sensitive":true,{}"#, member("excerpts", n, |at| format!("\"Hospital {at} hit\"")))), find_snippet),
    row("excerpts of a long title", 5_000, |n| record(&format!(r#""title":"{}",{}"#, "a b ".repeat(n), member("excerpts", n, |at| format!("\"Hospital {at} hit\"")))), find_snippet),
    row("map: categories", 25_000, |n| map(&member("categories", n, |at| format!(r#"{{"id":"c{at}"}}"#))), look_up),
    row("map: labels", 25_000, |n| map(&format!(r#""labels":{{"method":{{{}}}}}"#, words(n))), look_up),
    row("map: facets of labels", 25_000, |n| map(&format!(r#""labels":{{{}}}"#, (0..n).map(|at| format!(r#""c{at}":{{"a":"A"}}"#)).collect::<Vec<_>>().join(","))), look_up),
    row("map: faults of a long name", 20_000, |n| map(&format!(r#""labels":{{"{}":{{{}}}}}"#, "m".repeat(n), (0..n).map(|at| format!(r#""c{at}":[]"#)).collect::<Vec<_>>().join(","))), look_up),
    row("map: names of a field", 25_000, |n| map(&format!(r#""fields":{{{}}}"#, member("title", n, |at| format!("\"column {at}\"")))), look_up),
    row("map: spellings of a field", 25_000, |n| map(&format!(r#""fields":{{{}}}"#, member("title", n, spelling))), look_up),
    row("map: fields", 20_000, |n| map(&format!(r#""fields":{{{},{}}}"#, member("title", n, |at| format!("\"column {at}\"")), (0..n).map(|_| r#""place":"ort""#).collect::<Vec<_>>().join(","))), look_up),
    row("map: languages", 50_000, |n| map(&member("languages", n, |at| format!("\"l{at}\""))), look_up),
    row("map: languages of a title", 25_000, |n| map(&format!(r#""title":{{{}}}"#, words(n))), look_up),
    row("map: credits", 25_000, |n| map(&member("credits", n, |at| format!("\"Thanks {at}\""))), look_up),
];

#[expect(clippy::print_stdout, reason = "the table is what it is for")]
fn main() -> ExitCode {
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let is_wanted = |row: &&Row| wanted.is_empty() || wanted.iter().any(|name| name == row.name);
    println!(
        "| {:<26} | {:>9} | {:>9} | {:>9} | {:>5} |",
        "", "n", "n, ms", "4n, ms", "ratio"
    );
    let mut missed = Vec::new();
    for row in ROWS.iter().chain(&formats::ROWS).filter(is_wanted) {
        let [once, fourfold] = seconds(row);
        let ratio = fourfold / once;
        println!(
            "| {:<26} | {:>9} | {:>9.1} | {:>9.1} | {ratio:>5.1} |",
            row.name,
            row.n,
            once * 1e3,
            fourfold * 1e3
        );
        if is_missed([once, fourfold]) {
            missed.push(row.name);
        }
    }
    if missed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!(
        "\nmore than {MAX_RATIO} times as long for four times as much: {}",
        missed.join(", ")
    );
    ExitCode::FAILURE
}

fn is_missed([once, fourfold]: [f64; 2]) -> bool {
    fourfold > MIN_SECONDS && fourfold / once > MAX_RATIO
}

fn seconds(row: &Row) -> [f64; 2] {
    let sizes = [row.n, row.n * 4];
    match row.work {
        Work::Text(input, work) => seconds_of(&sizes.map(input), |text| work(text)),
        Work::Bytes(input, work) => seconds_of(&sizes.map(input), |bytes| work(bytes)),
    }
}

/// How long it takes for `n` and for `4n`, turn by turn, the best of each. Where the ratio is too high it is tried again.
fn seconds_of<I>(inputs: &[I; 2], work: impl Fn(&I)) -> [f64; 2] {
    let mut best = [f64::INFINITY; 2];
    for n_runs in 1..=MAX_RUNS {
        for (best, input) in best.iter_mut().zip(inputs) {
            let start = cpu_seconds();
            work(input);
            *best = best.min(cpu_seconds() - start);
        }
        if n_runs >= MIN_RUNS && !is_missed(best) {
            break;
        }
    }
    best
}

/// How long this thread has had a processor, where Linux says it: then other programs take nothing from it but room in the caches. Else the
/// time on the clock.
fn cpu_seconds() -> f64 {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.and_then(|said| said.split(' ').next()?.parse::<f64>().ok());
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    nanoseconds.map_or_else(
        || since.map_or(0.0, |since| since.as_secs_f64()),
        |nanoseconds| nanoseconds * 1e-9,
    )
}

fn member(name: &str, n: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..n).map(item).collect();
    format!(r#""{name}":[{}]"#, items.join(","))
}

fn words(n: usize) -> String {
    let words: Vec<String> = (0..n).map(|at| format!(r#""c{at}":"Word {at}""#)).collect();
    words.join(",")
}

/// The letters of one name in upper and lower case.
fn spelling(at: usize) -> String {
    let letter = |bit: usize| if at >> bit & 1 == 1 { 'A' } else { 'a' };
    let letters: String = (0..20).map(letter).collect();
    format!("\"{letters}\"")
}

fn feature(id: &str, properties: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":[37.1,36.2]}},"properties":{{"date":"2016-10-01",{properties}}}}}"#
    )
}

fn record(properties: &str) -> String {
    feature("r", properties)
}

fn records(n: usize, properties: impl Fn(usize) -> String) -> String {
    records_with(n, |at| format!("r{at}"), properties)
}

fn records_with(
    n: usize,
    id: impl Fn(usize) -> String,
    properties: impl Fn(usize) -> String,
) -> String {
    let features: Vec<String> = (0..n)
        .map(|at| {
            feature(
                &id(at),
                format!(r#""title":"T",{}"#, properties(at)).trim_end_matches(','),
            )
        })
        .collect();
    format!("[{}]", features.join(","))
}

fn map(members: &str) -> String {
    format!("{{{members}}}")
}

fn read(file: &str) {
    let mut builder = StoreBuilder::new(FieldMap::default());
    builder.feed(file.as_bytes());
    black_box(builder.finish(None));
}

fn engine(file: &str) -> Engine {
    let (data, _report) = Dataset::read(file.into(), FieldMap::default(), None);
    Engine::new(data, None)
}

fn only(file: &str) -> Incident {
    engine(file)
        .record(0)
        .unwrap_or_else(|| Incident::new("r", "R"))
}

fn answer(engine: &mut Engine, session: &Session) {
    black_box(engine.answer(session, &Viewport { list: 0..50 }));
}

fn read_open_and_write(file: &str) {
    let mut engine = engine(file);
    answer(
        &mut engine,
        &Session::default().apply(Action::Select(Some("r".to_owned()))),
    );
    let (incident, original) = (engine.record(0), Original::of(file.as_bytes()));
    for &format in Format::ALL {
        let mut out = String::new();
        let mut writer = Writer::new(format, &[], &mut out);
        if let Some(incident) = &incident {
            writer.add(incident, &original, &mut out);
        }
        writer.end(&mut out);
        black_box(out);
    }
}

fn read_and_sort(file: &str) {
    let (data, _report) = Dataset::read(file.into(), FieldMap::default(), None);
    let types = data
        .store()
        .column(Facet::Type)
        .map_or(&[][..], |types| types.values());
    let types = types.iter().map(|value| value.code.to_string()).collect();
    let mut engine = Engine::new(data, None).sorting_by(types, "en", Sort::default());
    let sort = Sort {
        by: SortBy::Type,
        is_descending: false,
    };
    answer(
        &mut engine,
        &Session::default().apply(Action::Sort(Some(sort))),
    );
}

fn search(file: &str) {
    let words = "hospital 17 \"hit\" kafrzita".to_owned();
    answer(
        &mut engine(file),
        &Session::default().apply(Action::Search(words)),
    );
}

fn find_snippet(file: &str) {
    let incident = only(file);
    black_box(snippet(
        &incident,
        &Query::parse("hospital aleppo"),
        &[&incident.title],
    ));
}

/// Reads a map file, asks for as many words as it may have, and reads records by it.
fn look_up(file: &str) {
    let (config, _report) = MapConfig::parse(file.as_bytes());
    for at in 0..file.len() / 20 {
        let code = format!("c{at}");
        black_box(config.category(&code).is_some());
        black_box(config.own_label("method", &code, "en").is_some());
        black_box(config.own_label(&code, "a", "en").is_some());
    }
    let mut builder = StoreBuilder::new(config.fields);
    builder.feed(records(100, |_| r#""aaaaaaaaaaaaaaaaaaaa":"T""#.to_owned()).as_bytes());
    black_box(builder.finish(None));
}
