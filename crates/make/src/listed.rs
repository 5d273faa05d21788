//! The list before publishing as a page shows it. All of it is JSON.

use safety::finding::{Finding, Remedy};
use safety::sources::Unarchived;
use serde::{Deserialize, Serialize};

use crate::deciding::Decided;

/// What may endanger somebody, and what was decided about it. Sentences are as they are carried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safe {
    /// The kinds of what was found, with how much there is of each.
    pub kinds: Vec<(String, usize)>,
    /// What nobody has decided about: of each kind at most [`PAGE`](crate::step::PAGE).
    pub findings: Vec<Listed>,
    /// How many findings an editor lets stand.
    pub n_kept: usize,
    /// What was decided.
    pub decided: Vec<Decision>,
    /// Names that nobody is to read.
    pub names: Vec<String>,
    /// What no list sees.
    pub unseen: Vec<String>,
    /// What cannot be published as it was decided: there is no site until it can.
    pub refused: Vec<String>,
    /// What is to be looked at of what is published.
    pub notes: Vec<String>,
    /// How many sources have no copy in an archive.
    pub n_links: usize,
    /// The first of them.
    pub links: Vec<Source>,
}

/// Something that may endanger somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its code.
    pub kind: String,
    /// The record in the order of the file; none of a photograph.
    pub record: Option<u32>,
    /// The record's id, or the photograph's path.
    pub id: String,
    /// The record's title.
    pub title: String,
    /// Where in the record.
    pub field: String,
    /// What was found, and why it matters.
    pub message: String,
    /// What can be done, as codes.
    pub remedies: Vec<String>,
    /// The name of the district that its point can be blurred to.
    pub district: Option<String>,
    /// Why it can be blurred to none.
    pub why: Option<String>,
}

impl Listed {
    pub(crate) fn new(finding: &Finding, title: String) -> Self {
        let district = finding.district.as_ref();
        let unknown = district.and_then(|it| it.as_ref().err());
        Self {
            kind: finding.kind.code().to_owned(),
            record: finding.record,
            id: finding.id.clone(),
            title,
            field: finding.field.clone(),
            message: finding.message().as_sentence().as_carried().to_owned(),
            remedies: finding
                .remedies()
                .map(Remedy::code)
                .map(str::to_owned)
                .collect(),
            district: district.and_then(|it| it.as_ref().ok()).cloned(),
            why: unknown.map(|it| it.sentence().as_carried().to_owned()),
        }
    }
}

/// What was decided about a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The record's id, or the photograph's path.
    pub id: String,
    /// The record's title.
    pub title: String,
    /// What.
    pub decided: Decided,
    /// Whether there is such a record.
    pub is_there: bool,
}

/// A source that is lost when its page dies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The record's id.
    pub id: String,
    /// The record's title.
    pub title: String,
    /// The source's address.
    pub url: String,
    /// Where copies that archives have are listed.
    pub memento: String,
    /// Where a copy is made.
    pub save: String,
}

impl Source {
    pub(crate) fn new(source: &Unarchived, title: String) -> Self {
        Self {
            id: source.id.clone(),
            title,
            url: source.url.clone(),
            memento: source.memento(),
            save: source.save(),
        }
    }
}
