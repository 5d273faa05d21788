//! Sites that are opened to be worked on.

use make::change::Change;
use make::draft::given;
use make::making::Making;
use make::step::{Ask, Step};
use site::files::Memory;

use crate::{PORT, TODAY, lines, port};

/// A site as it was taken, in a folder of an archive.
fn site(map_file: &str) -> Memory {
    let records = port().edited().written();
    let files = [
        ("data/map.json", map_file),
        ("data/incidents.geojson", &records),
        ("data/overlays/wards.geojson", "{}"),
        ("data/evil.html", "<script>"),
        ("data/evil.svg", "<svg>"),
        ("index.html", "<script>"),
        ("start.js", "evil"),
        ("data/published.json", "{\"version\": 1, \"records\": {}}"),
    ];
    files
        .into_iter()
        .map(|(path, text)| (format!("my-map/{path}"), text.into()))
        .collect()
}

#[test]
fn a_site_is_opened_without_anything_that_could_run() {
    let mut making = Making::new(TODAY);
    let map_file =
        r#"{"title": {"en": "The port", "ar": "الميناء"}, "_note": "ours", "zoo": [1,  2]}"#;
    making.open(&site(map_file)).unwrap();
    let view = making.view();
    assert_eq!(
        view.files,
        ["data/overlays/wards.geojson", "data/published.json"]
    );
    assert_eq!((view.counts.records, view.is_site), (3, true));
    // What we do not know stays as it stands there.
    assert!(
        making.map_file().contains("\"zoo\": [1,  2]"),
        "{}",
        making.map_file()
    );
    let found = making.records(&Ask::default());
    assert!(found.lines.iter().all(|line| line.is_published));
}

#[test]
fn a_published_record_that_is_withdrawn_is_told_by_the_map_file() {
    let mut making = Making::new(TODAY);
    making.open(&site("{\"title\": \"The port\", \"withdrawn\": [{\"id\": \"old\", \"on\": \"2023-01-01\", \"reason\": \"Twice\"}]}")).unwrap();
    let id = lines(&making)[1].0.clone();
    making.act(Step::Change(vec![Change::Withdraw {
        id: id.clone(),
        reason: "It was another port".to_owned(),
        on: "2023-06-01".to_owned(),
    }]));
    let map_file = making.map_file();
    assert!(
        map_file.contains("\"Twice\"") && map_file.contains("It was another port"),
        "{map_file}"
    );
    assert!(!making.edited().written().contains(&id));
}

#[test]
fn what_is_no_site_is_refused_and_changes_nothing() {
    let mut making = port();
    let refused = making.open(&Memory::new()).unwrap_err().to_string();
    assert!(
        refused.starts_with("there is no data/map.json in it"),
        "{refused}"
    );
    let refused = making.open(&site("{\"data\": \"https://example.org/a.json\"}"));
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("https://example.org/a.json")
    );
    assert_eq!(making.view().counts.records, 3);
}

#[test]
fn a_site_whose_records_are_a_table_is_opened_as_its_page_reads_it() {
    let map_file = r#"{"title": "The port", "data": "port.csv", "fields": {"title": "What happened", "left_out": "Ward"}}"#;
    let files = [("data/map.json", map_file), ("data/port.csv", PORT)];
    let site: Memory = files
        .map(|(path, text)| (path.to_owned(), text.into()))
        .into();
    let mut making = Making::new(TODAY);
    making.open(&site).unwrap();
    assert_eq!(lines(&making)[0].1, "Dockers stop work");
    assert!(making.records(&Ask::default()).lines[0].is_published);
    let written = making.edited().written();
    assert!(!written.contains("Ward"), "{written}");
    let map_file = making.map_file();
    assert!(
        !map_file.contains("port.csv") && !map_file.contains("fields"),
        "{map_file}"
    );
}

#[test]
fn records_of_a_site_keep_their_ids_when_its_table_is_corrected() {
    let mut making = Making::new(TODAY);
    making.open(&site("{\"title\": \"The port\"}")).unwrap();
    let before = lines(&making);
    let corrected = PORT.replace("14/05/2023", "15/05/2023");
    making.give(vec![given("port.csv", corrected.into_bytes())], true);
    assert_eq!(lines(&making), before);
}

#[test]
fn what_is_accepted_of_published_records_has_a_word() {
    let mut making = Making::new(TODAY);
    making.open(&site("{\"title\": \"The port\"}")).unwrap();
    let retype = Change::Retype {
        from: "Strike".to_owned(),
        to: "Walkout".to_owned(),
    };
    making.act(Step::Accept {
        changes: vec![retype],
        word: "A walkout is what they call it".to_owned(),
        on: "2023-06-01".to_owned(),
    });
    let written = making.edited().written();
    assert_eq!(written.matches("A walkout is what").count(), 2, "{written}");
    assert!(!written.contains("\"Strike\""));
}
