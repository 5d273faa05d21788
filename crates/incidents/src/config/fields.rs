//! What a file's properties are called, as the map file says it.

use crate::model::message::quoted;
use crate::model::said::said;
use crate::schema::finding::{Findings, Path, Value};
use crate::schema::names::FieldMap;
use crate::schema::values::texts;

pub(super) fn fields(map: &mut FieldMap, value: Value<'_, '_>, findings: &mut Findings) {
    let Some(members) = value.json.members() else {
        return findings.expected(said!("{\"title\": the name of your column, ...}"), value);
    };
    // Of a member that is there several times the last one counts.
    let mut last = [None; FieldMap::N_MEMBERS];
    for (at, (member, _)) in members.iter().enumerate() {
        if let Some(known) = FieldMap::member(member) {
            last[known] = Some(at);
        }
    }
    for (at, (member, json)) in members.iter().enumerate() {
        let value = Value {
            json,
            path: Path::Within(&value.path, member),
        };
        let names = if json.is_null() {
            Vec::new()
        } else {
            texts(value, findings)
        };
        match FieldMap::member(member) {
            Some(known) if last[known] == Some(at) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                map.rename(member, &names);
            }
            Some(_) => {}
            None => {
                let known: Vec<&str> = FieldMap::members().collect();
                let message = said!(
                    "expected a member of our records on the left, but found {found}: they are {members}",
                    quoted(member),
                    known.join(", ")
                );
                findings.dropped(value.path, message.as_sentence());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::MapConfig;
    use crate::read::parse;

    #[test]
    fn of_a_member_that_is_there_twice_the_last_one_counts() {
        let map = br#"{"fields": {"title": "head", "place": "ort", "Title": ["kopf", "haupt"]}}"#;
        let (config, report) = MapConfig::parse(map);
        assert_eq!(report.n_problems(), 0);
        let file = br#"{"type": "Feature", "properties": {"head": "A", "haupt": "B", "ort": "C"}}"#;
        let incident = &parse(file, &config.fields).records[0].incident;
        assert_eq!(
            (incident.title.as_str(), incident.place.name.as_deref()),
            ("B", Some("C"))
        );
    }
}
