use super::*;

fn edit(fields: &[(&str, &str)]) -> Edit {
    let owned = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
    fields.iter().map(owned).collect()
}

/// Records `a`, `b`, `c`, each with a type of its name.
fn three() -> [Incident; 3] {
    ["a", "b", "c"].map(|id| {
        let mut record = Incident::new(id, id);
        record.categories = vec![id.to_owned()];
        record
    })
}

fn retype(from: &str, to: &str) -> Change {
    let (from, to) = (from.to_owned(), to.to_owned());
    Change::Retype { from, to }
}

fn titled(id: &str, title: &str, word: Option<&str>) -> Change {
    Change::Edit {
        id: id.to_owned(),
        edit: edit(&[("title", title)]),
        word: word.map(str::to_owned),
        on: "2026-01-02".to_owned(),
    }
}

fn withdrawn(id: &str) -> Change {
    let (id, reason) = (id.to_owned(), "twice".to_owned());
    let on = "2026-01-03".to_owned();
    Change::Withdraw { id, reason, on }
}

fn new(id: &str, fields: &[(&str, &str)]) -> Change {
    let (id, edit) = (id.to_owned(), edit(fields));
    Change::Add { id, edit }
}

/// `id:title:types` of each record, and which changes are lost.
#[track_caller]
fn check_applied(changes: &[Change], expect: &[&str], lost: &[usize]) {
    let records = three();
    let found = applied(records.iter(), changes);
    let shown = found.records.iter().map(|record| {
        let types = record.categories.join("+");
        format!("{}:{}:{types}", record.id, record.title)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expect, "{changes:?}");
    assert_eq!(found.lost, lost, "{changes:?}");
}

#[test]
fn later_changes_win() {
    check_applied(&[], &["a:a:a", "b:b:b", "c:c:c"], &[]);
    check_applied(
        &[titled("b", "x", None), titled("b", "y", None)],
        &["a:a:a", "b:y:b", "c:c:c"],
        &[],
    );
    check_applied(
        &[withdrawn("b"), titled("b", "y", None), withdrawn("b")],
        &["a:a:a", "c:c:c"],
        &[1, 2],
    );
    check_applied(
        &[new("d", &[("title", "d")]), titled("d", "e", None)],
        &["a:a:a", "b:b:b", "c:c:c", "d:e:"],
        &[],
    );
    check_applied(
        &[
            titled("z", "x", None),
            titled("a", "", None),
            new("a", &[("title", "a")]),
            new("d", &[]),
        ],
        &["a:a:a", "b:b:b", "c:c:c"],
        &[0, 1, 2, 3],
    );
}

#[test]
fn types_go_through_all_later_changes_and_no_earlier_one() {
    check_applied(
        &[retype("a", "b"), retype("b", "c"), retype("c", "a")],
        &["a:a:a", "b:b:a", "c:c:a"],
        &[],
    );
    check_applied(
        &[retype("b", "c"), retype("a", "b")],
        &["a:a:b", "b:b:c", "c:c:c"],
        &[],
    );
    let to = |types| Change::Edit {
        id: "a".to_owned(),
        edit: edit(&[("category", types)]),
        word: None,
        on: String::new(),
    };
    check_applied(
        &[
            retype("b", "x"),
            to("b, y"),
            retype("y", "b"),
            retype("b", "z"),
        ],
        &["a:a:z", "b:b:x", "c:c:c"],
        &[],
    );
    check_applied(
        &[
            new("d", &[("title", "d"), ("category", "b")]),
            retype("b", "e"),
        ],
        &["a:a:a", "b:b:e", "c:c:c", "d:d:e"],
        &[],
    );
}

#[test]
fn a_word_is_a_correction_of_its_day() {
    let records = three();
    let found = applied(
        records.iter(),
        &[titled("a", "x", Some("The title.")), titled("b", "y", None)],
    );
    let correction = Correction {
        on: Some("2026-01-02".to_owned()),
        what: "The title.".to_owned(),
    };
    assert_eq!(found.records[0].corrections, [correction]);
    assert_eq!(found.records[0].updated.as_deref(), Some("2026-01-02"));
    assert_eq!(found.records[1].updated, None);
    assert!(found.records[1].corrections.is_empty());
}

#[test]
fn what_was_taken_away_is_said_unless_it_is_there_again() {
    let records = three();
    let changes = [withdrawn("a"), withdrawn("b"), new("a", &[("title", "A")])];
    let found = applied(records.iter(), &changes);
    let gone = ("b", "2026-01-03", "twice");
    let gone = (gone.0.to_owned(), gone.1.to_owned(), gone.2.to_owned());
    assert_eq!(found.withdrawn, [gone]);
    assert_eq!(found.records.len(), 2);
}

#[test]
fn only_touched_records_are_cloned() {
    let records: Vec<Incident> = (0..20_000)
        .map(|n| {
            let mut record = Incident::new(n.to_string(), "t");
            record.categories = vec![(n % 2000).to_string()];
            record
        })
        .collect();
    let mut changes: Vec<Change> = (0..2000)
        .map(|n| retype(&format!("x{n}"), &format!("x{}", n + 1)))
        .collect();
    changes.extend((0..100).map(|n| titled(&n.to_string(), "u", None)));
    changes.push(retype("7", "x0"));
    let found = applied(records.iter(), &changes);
    let is_own = |record: &&Cow<'_, Incident>| matches!(record, Cow::Owned(_));
    assert_eq!(found.records.iter().filter(is_own).count(), 100 + 9);
    assert!(found.lost.is_empty());
}
