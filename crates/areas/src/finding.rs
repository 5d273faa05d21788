//! What was found in an overlay's file that whoever keeps it should know.

use std::fmt;

/// How many times the same is said of features.
const MAX_SAID: usize = 5;

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Ordinal of the feature in the file, from 1; `None` for the file as a whole.
    pub feature: Option<u32>,
    /// The feature's id.
    pub id: Option<String>,
    /// Whether something is not shown for it; otherwise it is read differently from how it is written.
    pub is_loss: bool,
    /// What was expected, what was found, and what to do: a sentence without a full stop.
    pub message: String,
}

impl fmt::Display for Finding {
    /// `feature 3 (east): expected ..., but found ...`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.feature, &self.id) {
            (Some(nth), Some(id)) => write!(f, "feature {nth} ({id}): {}", self.message),
            (Some(nth), None) => write!(f, "feature {nth}: {}", self.message),
            (None, _) => f.write_str(&self.message),
        }
    }
}

/// A file of which nothing can be shown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What was expected, what was found, and what to do: a sentence without a full stop.
    pub message: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Unreadable {}

/// What can be wrong with a feature. Of each kind, the first few are said with their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    Broken,
    NoGeometry,
    OutOfRange,
    TooFew,
    Unclosed,
    Crossing,
    Winding,
    Jump,
    AroundPole,
    SameId,
}

impl Fault {
    fn is_loss(self) -> bool {
        matches!(self, Self::Broken | Self::OutOfRange | Self::TooFew)
    }
}

/// All findings of one file.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    of_file: Vec<Finding>,
    of_features: Vec<(Fault, Finding)>,
    /// By fault: how many features have it.
    counts: std::collections::BTreeMap<Fault, usize>,
}

impl Findings {
    pub(crate) fn of_file(&mut self, message: String) {
        self.of_file.push(Finding {
            feature: None,
            id: None,
            is_loss: false,
            message,
        });
    }

    pub(crate) fn add(
        &mut self,
        (feature, id): (u32, Option<&str>),
        fault: Fault,
        message: impl FnOnce() -> String,
    ) {
        let count = self.counts.entry(fault).or_default();
        *count += 1;
        if *count <= MAX_SAID {
            let finding = Finding {
                feature: Some(feature),
                id: id.map(str::to_owned),
                is_loss: fault.is_loss(),
                message: message(),
            };
            self.of_features.push((fault, finding));
        }
    }

    /// Those of the file, then those of features in their order, each last one with how many more are like it.
    pub(crate) fn into_list(mut self) -> Vec<Finding> {
        for (fault, count) in self.counts {
            let last = self
                .of_features
                .iter_mut()
                .rev()
                .find(|(of, _)| *of == fault);
            if let Some((_, last)) = last.filter(|_| count > MAX_SAID) {
                let n_more = count - MAX_SAID;
                last.message = format!("{} (and the same {n_more} more times)", last.message);
            }
        }
        self.of_features.sort_by_key(|(_, finding)| finding.feature);
        let of_features = self.of_features.into_iter().map(|(_, finding)| finding);
        self.of_file.into_iter().chain(of_features).collect()
    }
}
