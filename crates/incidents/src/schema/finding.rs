//! What is wrong with a member, and how a message says where it is.

use std::fmt;

use crate::json::value::Json;
use crate::model::message::quoted;
use crate::model::report::{Problem, Report, Severity};
use crate::model::said::{Said, Sentence, said};

/// A problem of one record, before it is known where in the file that record is.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) severity: Severity,
    pub(crate) field: Option<String>,
    pub(crate) message: Said,
}

impl From<Finding> for Problem {
    /// A problem whose place in the file is still to be said.
    fn from(finding: Finding) -> Self {
        Self {
            severity: finding.severity,
            record: None,
            id: None,
            line: None,
            field: finding.field,
            message: finding.message,
        }
    }
}

impl Finding {
    pub(crate) fn note(message: Sentence<'_>) -> Self {
        Self {
            severity: Severity::Note,
            field: None,
            message: message.into(),
        }
    }

    pub(crate) fn doubled_id(given: &str, unique: &str) -> Self {
        let message = said!(
            "the id {given} was used before in this file: links to this record say {unique}, so give it an id of its own",
            quoted(given),
            quoted(unique),
        );
        Self {
            severity: Severity::Note,
            field: Some("id".to_owned()),
            message,
        }
    }

    pub(crate) fn doubled_content() -> Self {
        let message = said!(
            "the record has no id and says the same as another: links to it follow the order of the file, so give it an id"
        );
        Self {
            field: Some("id".to_owned()),
            ..Self::note(message)
        }
    }
}

/// The problems of one record, or of a map file. Those that no report has room for are without words: the name in a path may
/// be as long as the file, and there may be as many paths with it.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    /// How many notes and how many losses have words.
    n_in_words: [usize; 2],
}

impl Findings {
    /// The member is left out; `expected` says what it should be, with the remedy.
    pub(crate) fn expected(&mut self, expected: Sentence<'_>, value: Value<'_, '_>) {
        self.dropped(
            value.path,
            said!(
                "expected {expected}, but found {found}",
                expected,
                value.json.found()
            )
            .as_sentence(),
        );
    }

    /// The member is left out.
    pub(crate) fn dropped(&mut self, path: Path<'_>, message: Sentence<'_>) {
        self.push(Severity::FieldDropped, path, message);
    }

    /// The member was read differently from how it is written.
    pub(crate) fn note(&mut self, path: Path<'_>, message: Sentence<'_>) {
        self.push(Severity::Note, path, message);
    }

    fn push(&mut self, severity: Severity, path: Path<'_>, message: Sentence<'_>) {
        let n_in_words = &mut self.n_in_words[usize::from(severity > Severity::Note)];
        let has_room = *n_in_words < Report::n_kept(severity);
        *n_in_words += usize::from(has_room);
        self.list.push(Finding {
            severity,
            field: has_room.then(|| path.to_string()),
            message: if has_room {
                message.into()
            } else {
                Said::default()
            },
        });
    }

    /// In the order in which they were found.
    pub(crate) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

/// Where a value is in its record: spelled out only when a message needs it.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Member(&'p str),
    Within(&'p Self, &'p str),
    Item(&'p Self, usize),
}

impl fmt::Display for Path<'_> {
    /// `casualties[0].killed_min`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => f.write_str(name),
            Self::Within(path, name) => write!(f, "{path}.{name}"),
            Self::Item(path, position) => write!(f, "{path}[{position}]"),
        }
    }
}

/// A value with its path.
#[derive(Clone, Copy)]
pub(crate) struct Value<'v, 'a> {
    pub(crate) json: &'v Json<'a>,
    pub(crate) path: Path<'v>,
}

impl<'a> Value<'_, 'a> {
    /// The first of these members that says something.
    pub(crate) fn first<'s>(&'s self, names: &[&'s str]) -> Option<Value<'s, 'a>> {
        names.iter().find_map(|name| {
            let json = self.json.member(name).filter(|json| !json.is_blank())?;
            Some(Value {
                json,
                path: Path::Within(&self.path, name),
            })
        })
    }

    /// The items of a list, or the value itself where it stands for a list of one; nulls are passed over.
    pub(crate) fn each(&self, mut use_item: impl FnMut(Value<'_, 'a>)) {
        let Some(items) = self.json.list() else {
            return use_item(*self);
        };
        for (position, json) in items
            .iter()
            .enumerate()
            .filter(|(_, json)| !json.is_blank())
        {
            use_item(Value {
                json,
                path: Path::Item(&self.path, position),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_report_has_no_room_for_has_no_words() {
        let (name, mut findings) = ("n".repeat(10_000), Findings::default());
        for at in 0..1_000 {
            let path = Path::Member(&name);
            match at % 2 {
                0 => findings.note(path, Sentence::of("read otherwise")),
                _ => findings.dropped(path, Sentence::of("left out")),
            }
        }
        let list = findings.into_list();
        let n_bytes = |finding: &Finding| {
            finding.message.as_sentence().as_carried().len()
                + finding.field.as_deref().map_or(0, str::len)
        };
        assert_eq!(list.len(), 1_000);
        assert!(list.iter().map(n_bytes).sum::<usize>() < 2 * Report::KEPT * (name.len() + 20));
        // What a report keeps of them has its words.
        let mut report = Report::default();
        for finding in list {
            report.push(finding.into());
        }
        assert_eq!(
            (report.problems().len(), report.n_problems()),
            (Report::KEPT, 1_000)
        );
        let is_whole = |problem: &Problem| problem.field.as_deref() == Some(name.as_str());
        assert!(report.problems().iter().all(is_whole));
    }

    #[test]
    fn a_path_is_spelled_as_in_javascript() {
        let casualties = Path::Member("casualties");
        let item = Path::Item(&casualties, 0);
        assert_eq!(
            Path::Within(&item, "killed_min").to_string(),
            "casualties[0].killed_min"
        );
    }
}
