//! What of a record a reader may search for, and which part of it answers a search.

use crate::model::incident::Incident;
use crate::search::field::Field;
use crate::search::fold;
use crate::search::hits::hits;
use crate::search::query::Query;

/// A text of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// Whether it is a name.
    pub field: Field,
    /// The words.
    pub text: &'a str,
    /// Whether they are somebody's own words.
    pub is_quotation: bool,
    /// Whether the page covers it until a reader asks for it: then it is not shown in passing either.
    pub is_covered: bool,
}

/// Whether words are somebody's own, and whether they are covered.
type Nature = (bool, bool);
const PLAIN: Nature = (false, false);
const QUOTED: Nature = (true, false);

/// Visits everything of a record that a reader may search for.
pub fn texts<'a>(incident: &'a Incident, visit: &mut dyn FnMut(Text<'a>)) {
    let mut add = |field, text: Option<&'a String>, (is_quotation, is_covered): Nature| {
        if let Some(text) = text {
            visit(Text {
                field,
                text,
                is_quotation,
                is_covered,
            });
        }
    };
    let place = &incident.place;
    add(Field::Name, Some(&incident.title), PLAIN);
    for name in [&place.name, &place.admin1] {
        add(Field::Name, name.as_ref(), PLAIN);
    }
    for names in [&incident.titles, &place.names] {
        for name in names.words() {
            add(Field::Name, Some(name), PLAIN);
        }
    }
    for excerpt in &incident.excerpts {
        add(Field::Text, Some(&excerpt.text), (true, incident.sensitive));
        for words in excerpt.translations.words() {
            add(Field::Text, Some(words), (false, incident.sensitive));
        }
        add(Field::Text, excerpt.attribution.as_ref(), PLAIN);
    }
    for actor in &incident.actors {
        add(Field::Name, Some(&actor.name), PLAIN);
        add(Field::Text, actor.wording.as_ref(), QUOTED);
    }
    let accounts = [
        &incident.disputes,
        &incident.discrepancies,
        &incident.later_findings,
    ];
    for account in accounts.into_iter().flatten() {
        add(Field::Text, account.by.as_ref(), PLAIN);
        add(Field::Text, Some(&account.what), PLAIN);
    }
    for source in &incident.sources {
        add(Field::Text, source.publisher.as_ref(), PLAIN);
        add(Field::Text, source.title.as_ref(), QUOTED);
    }
    for casualties in &incident.casualties {
        add(Field::Text, Some(&casualties.reporter), PLAIN);
    }
    let descriptions = incident.descriptions.words();
    for description in incident.description.iter().chain(descriptions) {
        add(Field::Text, Some(description), (false, incident.sensitive));
    }
}

/// A part of a record that answers a search, cut to a line or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The words; an ellipsis stands for what is cut off.
    pub text: String,
    /// Whether they are somebody's own words.
    pub is_quotation: bool,
}

/// How many words a snippet has before what was found, and how many in all.
const WORDS: (usize, usize) = (6, 18);

/// Where the answer is, when it is not in what is shown of the record anyway, such as its title and place: the first of the
/// texts that answer most of the words that are missing there.
pub fn snippet(incident: &Incident, query: &Query, shown: &[&str]) -> Option<Snippet> {
    let shown: Vec<(Field, &str)> = shown.iter().map(|text| (Field::Name, *text)).collect();
    let shown = query.found_in(&shown);
    let mut most = shown.n_answered();
    let mut best = None;
    if most < query.len() {
        texts(incident, &mut |text| {
            let found = query.found_in(&[(text.field, text.text)]).or(&shown);
            if found.n_answered() > most && !text.is_covered {
                (most, best) = (found.n_answered(), Some(text));
            }
        });
    }
    let best = best?;
    Some(Snippet {
        text: cut(best.text, query),
        is_quotation: best.is_quotation,
    })
}

/// The words around the first that was found.
fn cut(text: &str, query: &Query) -> String {
    let words: Vec<_> = fold::words(text).map(|(bytes, _)| bytes).collect();
    let found = hits(text, query).first().map_or(0, |hit| hit.start);
    let at = words.iter().position(|word| word.start >= found);
    let first = at.unwrap_or(0).saturating_sub(WORDS.0);
    let last = first + WORDS.1;
    let start = words.get(first).filter(|_| first > 0);
    let end = words.get(last).and(words.get(last - 1));
    let kept = start.map_or(0, |word| word.start)..end.map_or(text.len(), |word| word.end);
    let mut cut = String::new();
    if start.is_some() {
        cut.push_str("… ");
    }
    cut.push_str(text.get(kept).unwrap_or_default().trim());
    if end.is_some() {
        cut.push_str(" …");
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::incident::{Account, Excerpt};

    const LONG: &str = "The hospital in the al-Sakhour district was struck at least twice by barrel bombs and a cluster bomb, \
        says the society that supports it, and two patients were killed.";

    fn record() -> Incident {
        let mut incident = Incident::new("a", "Hospital struck in Aleppo");
        (incident.titles).set("ar", "قصف مشفى في حلب".to_owned());
        incident.excerpts.push(Excerpt {
            text: LONG.to_owned(),
            attribution: Some("SAMS".to_owned()),
            ..Excerpt::default()
        });
        incident.disputes.push(Account {
            by: None,
            what: "Moscow denies that a cluster bomb was dropped.".to_owned(),
        });
        incident
    }

    #[track_caller]
    fn check(query: &str, expect: Option<(&str, bool)>) {
        let found = snippet(
            &record(),
            &Query::parse(query),
            &["Hospital struck in Aleppo"],
        );
        let expect = expect.map(|(text, is_quotation)| Snippet {
            text: text.to_owned(),
            is_quotation,
        });
        assert_eq!(found, expect);
    }

    #[test]
    fn what_is_found_in_the_title_needs_no_snippet() {
        check("", None);
        check("aleppo", None);
        check("struck hospital", None);
        check("xylophone", None);
    }

    #[test]
    fn a_snippet_shows_the_words_around_the_first_hit() {
        let long = "… twice by barrel bombs and a cluster bomb, says the society that supports it, and two patients were …";
        check("cluster", Some((long, true)));
        check(
            "sakhour",
            Some((
                "The hospital in the al-Sakhour district was struck at least twice by barrel bombs and a cluster …",
                true,
            )),
        );
        check("SAMS", Some(("SAMS", false)));
    }

    #[test]
    fn the_text_that_answers_most_of_what_is_missing_is_shown() {
        let denied = "Moscow denies that a cluster bomb was dropped.";
        check("aleppo cluster moscow", Some((denied, false)));
        check("\"cluster bomb was\"", Some((denied, false)));
    }

    #[test]
    fn arabic_letters_find_what_is_written_in_arabic() {
        check("قصف", Some(("قصف مشفى في حلب", false)));
    }

    #[test]
    fn what_is_covered_is_not_shown_in_passing() {
        let covered = Incident {
            sensitive: true,
            ..record()
        };
        let shown = |query| snippet(&covered, &Query::parse(query), &[]).map(|found| found.text);
        assert_eq!(shown("sakhour"), None);
        assert_eq!(shown("SAMS").as_deref(), Some("SAMS"));
    }
}
