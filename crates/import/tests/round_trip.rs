//! The table that is written of records is read as they were.

#[path = "support/records.rs"]
mod records;

use incidents::model::incident::Incident;
use incidents::model::text::Text;
use incidents::write::original::Original;
use incidents::write::{Format, Writer};
use proptest::collection::vec;
use proptest::prelude::*;
use records::{incident, read_back, whole_files, with_ids, words};

/// What is read of the table that is written of these.
fn through_csv(incidents: &[Incident], languages: &[String]) -> (Vec<Incident>, Vec<String>) {
    let mut csv = String::new();
    let mut writer = Writer::in_languages(Format::Csv, &[], languages, &mut csv);
    for incident in incidents {
        writer.add(incident, &Original::default(), &mut csv);
    }
    writer.end(&mut csv);
    read_back(csv.as_bytes())
}

#[test]
fn a_whole_file_comes_back_from_its_table() {
    for (name, incidents) in whole_files() {
        let (found, said) = through_csv(&incidents, &[]);
        assert_eq!(said, Vec::<String>::new(), "{name}");
        assert_eq!(found, incidents, "{name}");
    }
}

/// Words in some languages, some of which a table that knows nothing of them has no columns for.
fn translations() -> impl Strategy<Value = Text> {
    let tag = prop::sample::select(vec!["ar", "fr", "pt-BR", "tr"]);
    let words = (words(), prop::sample::select(vec!["été", "İzmir", "حي"]));
    vec((tag, words), 0..3).prop_map(|all| {
        let mut said = Text::default();
        for (language, (before, after)) in all {
            said.set(language, format!("{before} {after}"));
        }
        said
    })
}

prop_compose! {
    fn translated()(incident in incident(), (titles, names) in (translations(), translations())) -> Incident {
        let mut incident = incident;
        incident.titles = titles;
        incident.place.names = names;
        incident
    }
}

proptest! {
    #[test]
    fn any_records_come_back_from_their_table(incidents in vec(translated(), 1..6).prop_map(with_ids)) {
        for languages in [&[][..], &["en", "fr", "tr"].map(str::to_owned)] {
            let (found, said) = through_csv(&incidents, languages);
            prop_assert_eq!(&found, &incidents, "{:?}", said);
        }
    }
}
