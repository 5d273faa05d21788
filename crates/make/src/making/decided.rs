//! What a map in the making publishes, and the list of what may endanger somebody by it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use incidents::model::said::Said as Sentence;
use safety::check::{Checked, Photo, check, unarchived};
use safety::finding::{Finding, Kind, unseen};
use safety::photo::is_photo;
use safety::publish::Published;
use site::create::Created;
use site::files::Memory;
use site::records::types;

use super::Making;
use crate::deciding::{Positions, Safety, decisions, districts, published};
use crate::draft::Said;
use crate::listed::{Decision, Listed, Safe, Source};
use crate::saved;
use crate::step::{PAGE, Step};
use crate::taken::{CannotTake, beside, map_file, taken};

impl Making {
    /// The map file as it will lie in the site.
    pub fn map_file(&self) -> String {
        let edited = self.edited();
        let types = match self.is_hiding() {
            // What is left out is in no legend.
            true => self.published().ok().map(|it| types_of(&it.geojson)),
            false => None,
        };
        let types = types.unwrap_or_else(|| edited.types());
        map_file(&self.draft, (&edited, &types), true)
    }

    /// Whether what is published is other than the draft, by decisions of the page or of the map file.
    fn is_hiding(&self) -> bool {
        decisions(&self.draft.said).0.changes_anything()
    }

    /// The records as they are published.
    ///
    /// # Errors
    ///
    /// Sentences that each say what cannot be published as it was decided.
    pub fn published(&self) -> Result<Published, Vec<Sentence>> {
        let records = self.edited().written();
        published(&self.draft, records, &districts(&self.draft))
    }

    /// The records for the map beside what is made: as they are published, or as they are where that cannot be.
    pub fn shown(&self) -> Vec<u8> {
        let published = self.published().map(|it| it.geojson);
        published.unwrap_or_else(|_| self.edited().written().into_bytes())
    }

    /// All of the site, on the page whose files are given: the same entries as the command line writes for the same input.
    ///
    /// # Errors
    ///
    /// Where the page is not as it was built, there is nothing to show, or somebody could be found by it.
    pub fn take(&self, page: &Memory, today: &str) -> Result<Created, CannotTake> {
        let published = self.published().map_err(CannotTake::Unsafe)?;
        let types = match self.is_hiding() {
            true => types_of(&published.geojson),
            false => self.edited().types(),
        };
        taken(
            (&self.draft, &self.edited()),
            (&published, &types),
            page,
            today,
        )
    }

    /// The draft with all that was decided and the secret, as a file of its own: not for publishing.
    pub fn saved(&self) -> Memory {
        saved::files(&self.draft, self.edited().written())
    }

    /// The list before publishing.
    pub fn safe(&self) -> Safe {
        let records = self.edited().written().into_bytes();
        let districts = districts(&self.draft);
        let (decisions, _) = decisions(&self.draft.said);
        let checked = check(&records, &self.photos(), &decisions, &districts);
        let titles = self.titles();
        let title = |id: &str| titles.get(id).cloned().unwrap_or_default();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut findings = Vec::new();
        for finding in &checked.findings {
            let count = counts.entry(finding.kind.code()).or_default();
            *count += 1;
            if *count <= PAGE {
                findings.push(Listed::new(finding, title(&finding.id)));
            }
        }
        let kinds = Kind::ALL.iter().map(|it| it.code());
        let kinds = kinds.filter_map(|code| Some((code.to_owned(), *counts.get(code)?)));
        let (refused, notes) = match published(&self.draft, records_of(&records), &districts) {
            Ok(published) => (Vec::new(), published.lines),
            Err(refused) => (refused, Vec::new()),
        };
        let carried = |it: &Sentence| it.as_sentence().as_carried().to_owned();
        let notes = notes.iter().filter(|it| it.is_note);
        let links = unarchived(&records);
        Safe {
            kinds: kinds.collect(),
            findings,
            n_kept: checked.n_kept,
            decided: self.decided(&checked, &titles),
            names: self.draft.said.safety.names.clone(),
            unseen: unseen().map(|it| it.as_carried().to_owned()).to_vec(),
            refused: refused.iter().map(carried).collect(),
            notes: notes.map(|it| carried(&it.said)).collect(),
            n_links: links.len(),
            links: links
                .into_iter()
                .take(PAGE)
                .map(|it| Source::new(&it, title(&it.id)))
                .collect(),
        }
    }

    /// The photographs that go along.
    fn photos(&self) -> Vec<Photo> {
        let map_file = self.map_file();
        let files = beside(&self.draft, &map_file).filter(|file| is_photo(&file.name));
        files
            .map(|file| (file.name.clone(), file.bytes.to_vec()))
            .collect()
    }

    fn titles(&self) -> HashMap<String, String> {
        let edited = self.edited();
        let records = edited.records().into_iter();
        records
            .map(|it| (it.id.clone(), it.title.clone()))
            .collect()
    }

    /// What was decided here, record by record.
    fn decided(&self, checked: &Checked, titles: &HashMap<String, String>) -> Vec<Decision> {
        let all = self.draft.said.safety.records.iter();
        let decision = |(id, decided): (&String, &crate::deciding::Decided)| Decision {
            id: id.clone(),
            title: titles.get(id).cloned().unwrap_or_default(),
            decided: decided.clone(),
            is_there: !checked.unknown.contains(id),
        };
        all.map(decision).collect()
    }

    /// Takes a step about what is published.
    pub(super) fn decide(&self, said: &mut Said, step: Step) {
        let safety: &mut Safety = Arc::make_mut(&mut said.safety);
        match step {
            Step::Decide {
                mut ids,
                kind,
                decision,
                salt,
            } => {
                if let Some(kind) = kind {
                    ids.extend(self.ids_of(&kind));
                }
                let edited = self.edited();
                let records = edited.records();
                let positions: Positions<'_> = records
                    .iter()
                    .filter_map(|it| Some((it.id.as_str(), it.place.position?)))
                    .collect();
                for id in &ids {
                    safety.decide(id, &decision, &positions);
                }
                let is_moved = decision.blur.as_deref().is_some_and(|it| it != "district");
                if is_moved && safety.salt.is_empty() {
                    safety.salt = salt;
                }
            }
            Step::TakeBack { id, keep } => safety.take_back(&id, keep.as_deref()),
            Step::LeaveOutNames(names) => {
                let names = names.iter().map(|it| it.trim().to_owned());
                safety.names = names.filter(|it| !it.is_empty()).collect();
            }
            _ => {}
        }
    }

    /// The records that have something of a kind in the list, each once.
    fn ids_of(&self, kind: &str) -> Vec<String> {
        let records = self.edited().written().into_bytes();
        let (decisions, _) = decisions(&self.draft.said);
        let checked = check(
            &records,
            &self.photos(),
            &decisions,
            &districts(&self.draft),
        );
        let of_kind = |it: &Finding| it.kind.code() == kind;
        let mut ids: Vec<String> = Vec::new();
        for finding in checked.findings.into_iter().filter(of_kind) {
            if ids.last() != Some(&finding.id) {
                ids.push(finding.id);
            }
        }
        ids
    }
}

/// The types of records in our schema, the most frequent first.
fn types_of(geojson: &[u8]) -> Vec<(String, usize)> {
    types(site::ids::incidents_of(geojson).iter())
}

fn records_of(geojson: &[u8]) -> String {
    String::from_utf8_lossy(geojson).into_owned()
}
