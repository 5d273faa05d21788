//! What records of a site said before, and say no more since their table was edited.

use incidents::model::incident::{Casualties, Incident};

/// A member of our records, and whether one of them says it.
type Member = (&'static str, fn(&Incident) -> bool);

/// Those that a column of a table may be for.
const MEMBERS: [Member; 13] = [
    ("category", |it| !it.categories.is_empty()),
    ("method", |it| !it.methods.is_empty()),
    ("target", |it| !it.targets.is_empty()),
    ("date", |it| it.when.is_some()),
    ("place", |it| it.place.name.is_some()),
    ("admin1", |it| it.place.admin1.is_some()),
    ("latitude", |it| it.place.position.is_some()),
    ("actors", |it| !it.actors.is_empty()),
    ("fatalities", |it| has(it, Casualties::most_killed)),
    ("injured", |it| has(it, Casualties::most_injured)),
    ("excerpts", |it| !it.excerpts.is_empty()),
    ("sources", |it| !it.sources.is_empty()),
    ("description", |it| it.description.is_some()),
];

fn has(record: &Incident, number: fn(&Casualties) -> Option<u32>) -> bool {
    record.casualties.iter().any(|it| number(it).is_some())
}

/// The members that records had before and none has after, with how many had them: a column may have another name now.
pub fn lost(before: &[Incident], after: &[Incident]) -> Vec<(&'static str, usize)> {
    let of = |(member, is_said): &Member| {
        let n_before = before.iter().filter(|it| is_said(it)).count();
        (n_before > 0 && !after.iter().any(is_said)).then_some((*member, n_before))
    };
    MEMBERS.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::incidents_of;

    fn records(properties: &[&str]) -> Vec<Incident> {
        let features = properties.iter().map(|properties| {
            format!(r#"{{"type": "Feature", "geometry": null, "properties": {{"title": "A", {properties}}}}}"#)
        });
        let features: Vec<String> = features.collect();
        let file = format!(
            r#"{{"type": "FeatureCollection", "features": [{}]}}"#,
            features.join(",")
        );
        incidents_of(file.as_bytes())
    }

    #[test]
    fn what_no_record_says_any_more_is_named_with_how_many_did() {
        let full = r#""category": "Raid", "date": "2016-09-24", "place": "Lima", "fatalities": 2, "injured": 1, "url": "https://example.org/""#;
        let (before, none) = (records(&[full, full]), records(&[r#""kind": "incident""#]));
        let names = [
            ("category", 2),
            ("date", 2),
            ("place", 2),
            ("fatalities", 2),
            ("injured", 2),
            ("sources", 2),
        ];
        assert_eq!(lost(&before, &none), names);
        // One that still says it is enough.
        assert_eq!(lost(&before, &records(&[full])), []);
        assert_eq!(lost(&none, &before), []);
    }
}
