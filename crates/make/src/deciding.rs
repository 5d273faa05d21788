//! What is decided about records before they are published, and what is published then. The draft keeps both the decisions and the secret by
//! which points are moved; a site has neither.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use incidents::model::place::LngLat;
use incidents::model::said::{Said as Sentence, said};
use safety::covered::{bared, is_blurred};
use safety::decisions::{Blur, Decisions};
use safety::district::Districts;
use safety::moved::{Salt, distance_m};
use safety::publish::{Published, near_m, publish};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::draft::{Draft, Said};

/// What was decided, and the secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Safety {
    /// By the ids of records, and by the paths of photographs.
    pub records: BTreeMap<String, Decided>,
    /// Names that nobody is to read.
    pub names: Vec<String>,
    /// The secret in hexadecimal digits; none until something is blurred.
    pub salt: String,
}

/// What was decided about one record, as `safety.json` has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// Codes of findings that somebody lets stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<String>,
    /// How far its point is blurred: `1 km`, `district`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blur: Option<String>,
    /// What its place is called then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The record that it is moved with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// Whether nothing of it is published.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub leave_out: bool,
    /// Who decided.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day (ISO 8601).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub on: String,
}

/// Where records lie, by their ids.
pub(crate) type Positions<'r> = HashMap<&'r str, LngLat>;

impl Safety {
    /// Whether something is blurred or left out here, so that the draft is more than what is published.
    pub fn is_hiding(&self) -> bool {
        let hides = |it: &Decided| it.blur.is_some() || it.leave_out;
        !self.names.is_empty() || self.records.values().any(hides)
    }

    /// What `safety.json` says beside a draft.
    pub fn json(&self) -> String {
        let said = json!({ "records": self.records, "names": self.names });
        // Texts and lists can always be written.
        let text = serde_json::to_string_pretty(&said).unwrap_or_default();
        format!("{text}\n")
    }

    /// Decides one thing about a record more: what is blurred is not left out, and the other way round. `positions` are those of all records, by
    /// their ids.
    pub(crate) fn decide(&mut self, id: &str, new: &Decided, positions: &Positions<'_>) {
        let with = new
            .blur
            .as_deref()
            .and_then(|blur| self.one_place(id, blur, positions));
        if new.leave_out {
            self.records.insert(id.to_owned(), new.clone());
            return;
        }
        let known = self.records.entry(id.to_owned()).or_default();
        known.leave_out = false;
        for code in &new.keep {
            if !known.keep.contains(code) {
                known.keep.push(code.clone());
            }
        }
        if new.blur.is_some() {
            known.blur.clone_from(&new.blur);
            known.with = with;
        }
        if let Some(place) = &new.place {
            known.place = Some(place.trim().to_owned()).filter(|it| !it.is_empty());
        }
        if !new.by.is_empty() {
            known.by.clone_from(&new.by);
        }
        if !new.on.is_empty() {
            known.on.clone_from(&new.on);
        }
    }

    /// The record that another is to be moved with, since both lie at one place: moved apart, both together would tell it.
    fn one_place(&self, id: &str, blur: &str, positions: &Positions<'_>) -> Option<String> {
        let blur = Blur::from_code(blur)?;
        let near_m = near_m(blur, blur)?;
        let here = *positions.get(id)?;
        let mut others = self.records.iter().filter(|(other, it)| {
            let is_same = it.blur.as_deref().and_then(Blur::from_code) == Some(blur);
            *other != id && is_same && !it.leave_out
        });
        let near = others.find(|(other, _)| {
            let there = positions.get(other.as_str());
            there.is_some_and(|there| distance_m(here, *there) < near_m)
        });
        let (other, decided) = near?;
        let key = decided.with.as_ref().unwrap_or(other);
        (key != id).then(|| key.clone())
    }

    /// What was decided is decided no more.
    pub(crate) fn take_back(&mut self, id: &str, keep: Option<&str>) {
        let Some(known) = self.records.get_mut(id) else {
            return;
        };
        let Some(code) = keep else {
            self.records.remove(id);
            return;
        };
        known.keep.retain(|it| it != code);
        if known.keep.is_empty() && known.blur.is_none() && !known.leave_out {
            self.records.remove(id);
        }
    }
}

/// A step that is taken back takes no secret along: another one would move points elsewhere, and two points tell more than one.
pub(crate) fn keep_secret(now: &Draft, then: &mut Draft) {
    let is_same_map = now.before == then.before && now.said.is_site == then.said.is_site;
    if is_same_map && then.said.safety.salt.is_empty() && !now.said.safety.salt.is_empty() {
        let salt = now.said.safety.salt.clone();
        Arc::make_mut(&mut then.said.safety).salt = salt;
    }
}

/// All decisions, those of the map file among them, and what of them cannot be used.
pub(crate) fn decisions(said: &Said) -> (Decisions, Vec<Sentence>) {
    let mut decisions = Decisions::default();
    let map = format!(
        "{{\"safety\": {}}}",
        said.member("safety").unwrap_or("null")
    );
    let mut faults = decisions.add_of_map_file(map.as_bytes());
    faults.extend(decisions.add_of_draft(said.safety.json().as_bytes()));
    let faults = faults
        .into_iter()
        .map(|(path, problem)| said!("{path}: {problem}", path, problem));
    (decisions, faults.collect())
}

/// The districts that points can be blurred to: areas of the overlays.
pub(crate) fn districts(draft: &Draft) -> Districts {
    let overlays = draft.said.member("overlays").unwrap_or("null");
    Districts::of_map(format!("{{\"overlays\": {overlays}}}").as_bytes(), |name| {
        let path = format!("data/{name}");
        let file = draft.files.iter().find(|file| file.name == path)?;
        Some(file.bytes.to_vec())
    })
}

/// Records as they are published. Where nothing is decided that changes them they stay as they are, byte for byte.
pub(crate) fn published(
    draft: &Draft,
    records: String,
    districts: &Districts,
) -> Result<Published, Vec<Sentence>> {
    let (mut decisions, faults) = decisions(&draft.said);
    if !faults.is_empty() {
        return Err(faults);
    }
    let before = draft
        .before
        .as_ref()
        .map_or(&[][..], |before| &before.bytes);
    let geojson = records.into_bytes();
    let published = if decisions.changes_anything() {
        // Of a site that was opened they are moved already.
        leave_blurred(before, &geojson, &mut decisions);
        let salt = bytes(&draft.said.safety.salt).and_then(|it| Salt::new(&it));
        let has_moves = decisions.blurred().any(|(_, blur)| blur != Blur::District);
        // Without points to move it is not asked for.
        let salt = salt.or_else(|| (!has_moves).then(|| Salt::new(&[0; 32])).flatten());
        let Some(salt) = salt else {
            return Err(vec![said!("the secret by which points are moved is not there: open the draft that was saved before it was blurred").into()]);
        };
        publish(&geojson, &decisions, &salt, districts)?
    } else {
        Published {
            geojson,
            ..Published::default()
        }
    };
    let bared = bared(before, &published.geojson, &decisions);
    match bared.is_empty() {
        true => Ok(published),
        false => Err(bared),
    }
}

/// Records that say of themselves that they were blurred so far stay where they are, if that is where they were in the site that was opened: one whose
/// point was changed since is blurred anew.
fn leave_blurred(before: &[u8], geojson: &[u8], decisions: &mut Decisions) {
    let before = site::ids::incidents_of(before).into_iter();
    let before: HashMap<String, LngLat> = before
        .filter_map(|it| Some((it.id, it.place.position?)))
        .collect();
    for record in site::ids::incidents_of(geojson) {
        let Some(decision) = decisions.records.get_mut(&record.id) else {
            continue;
        };
        let position = record.place.position;
        let is_as_before = position.is_some() && before.get(&record.id) == position.as_ref();
        if is_as_before && decision.blur.is_some_and(|it| is_blurred(&record, it)) {
            decision.blur = None;
        }
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(byte).collect()
}
