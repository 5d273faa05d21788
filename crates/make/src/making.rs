//! A map in the making: one step after the other, each of which can be undone.

mod decided;

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use incidents::config::MapConfig;
use incidents::model::report::{Problem, Report, Severity};
use incidents::model::said::Sentence;
use incidents::said;
use site::files::Memory;

use crate::accept::{hidden, rename_annotations, with_word};
use crate::change::{Change, added, edited, fields_of};
use crate::deciding::keep_secret;
use crate::draft::{Draft, Given};
use crate::edited::Edited;
use crate::offers::{Offer, Places, offers};
use crate::opened::{CannotOpen, opened};
use crate::reading::Tables;
use crate::saved;
use crate::step::{Ask, Counts, Line, PAGE, Records, Step, View};
use crate::together::together;
use crate::view::tables_of;

const NO_RECORD: Sentence<'static> =
    said!("there is no record in it: a record needs a title, a date or a place");
const NOTHING_UNDERSTOOD: Sentence<'static> = said!(
    "no column was taken for a title, a date or a place, so that there is nothing to show: give the columns heads that say what stands in them"
);
const SAME: Sentence<'static> =
    said!("this is a table that is there already, byte for byte: it was not taken twice");
const LEFT_BEHIND: Sentence<'static> =
    said!("this file of the site stays behind: only data, pictures and styles are taken along");

fn carried(sentence: Sentence<'_>) -> String {
    sentence.as_carried().to_owned()
}

/// A name that no table has: with a number before its ending where one has it.
fn free_name(name: &str, tables: &[Given]) -> String {
    let is_taken = |name: &str| tables.iter().any(|table| table.name == name);
    if !is_taken(name) {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let numbered = (2_usize..).map(|number| format!("{stem}-{number}{ending}"));
    let mut free = numbered.filter(|name| !is_taken(name));
    free.next().unwrap_or_default()
}

/// So many steps can be undone.
const MAX_UNDONE: usize = 200;

/// A draft, and how it came to be what it is.
#[derive(Debug, Default)]
pub struct Making {
    draft: Draft,
    before: Vec<Draft>,
    after: Vec<Draft>,
    /// What its tables hold: they are read again only when they, or what their columns are for, have changed.
    tables: Rc<Tables>,
    refused: Option<(String, String)>,
    told: Vec<(String, String)>,
    version: u32,
    today: i32,
    places: Places,
}

impl Making {
    /// Nothing yet. `today` is that of whoever makes the map, as a number of days since 1970.
    ///
    /// ```
    /// use make::{draft::given, making::Making};
    ///
    /// let mut making = Making::new(19_500);
    /// let bytes = b"Date,Place,Lat,Lon\n2023-05-12,Quay,-20.2,13.3\n";
    /// making.give(vec![given("port.csv", bytes.to_vec())], false);
    /// let view = making.view();
    /// assert_eq!((view.counts.records, view.counts.placed), (1, 1));
    /// ```
    pub fn new(today: i32) -> Self {
        Self {
            today,
            ..Self::default()
        }
    }

    /// Goes on with a draft that was kept.
    pub fn go_on(&mut self, draft: Draft) {
        self.become_draft(draft);
        self.before.clear();
        self.after.clear();
    }

    /// The draft, to be kept.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Names of places, by which records are placed that say no position.
    pub fn know_places(&mut self, places: Places) {
        self.places = places;
    }

    /// Takes tables, beside those that are there or in their place. One that nothing can be read of changes nothing: it is said. One that has the
    /// name of another is another one; one that has its bytes is not taken twice.
    pub fn give(&mut self, tables: Vec<Given>, in_place: bool) {
        self.begin();
        let mut draft = self.draft.clone();
        if in_place {
            draft.tables.clear();
        }
        let new = draft.tables.len();
        let mut same = Vec::new();
        for mut table in together(tables) {
            if draft.tables.iter().any(|known| known.bytes == table.bytes) {
                same.push((table.name, carried(SAME)));
                continue;
            }
            table.name = free_name(&table.name, &draft.tables);
            draft.tables.push(table);
        }
        let read = self.read(&draft);
        let reports = draft.tables.iter().zip(&read.reports).skip(new);
        for (table, report) in reports {
            if report.n_records_read() == 0 || report.is_broken() {
                // What was read otherwise is no reason.
                let mut problems = report.problems().iter();
                let lost = problems.find(|problem| problem.severity > Severity::Note);
                let reason = lost.map_or_else(|| carried(NO_RECORD), Problem::to_carried);
                self.refused = Some((table.name.clone(), reason));
                return;
            }
        }
        if read.says_nothing() {
            let name = draft.tables.last().map(|table| table.name.clone());
            self.refused = Some((name.unwrap_or_default(), carried(NOTHING_UNDERSTOOD)));
            return;
        }
        let hidden = hidden(&mut draft, &read, &self.tables);
        self.step_to(draft);
        self.told = same.into_iter().chain(hidden).collect();
    }

    /// Takes a file that is to lie in the site, at its path there.
    pub fn put(&mut self, file: Given) {
        self.begin();
        let mut draft = self.draft.clone();
        draft.files.retain(|known| known.name != file.name);
        draft.files.push(file);
        self.step_to(draft);
    }

    /// Opens a site, or a draft that was saved, to go on with it. What is neither changes nothing.
    ///
    /// # Errors
    ///
    /// Where there is no map in it that can be read.
    pub fn open(&mut self, site: &Memory) -> Result<(), CannotOpen> {
        self.begin();
        if let Some(draft) = saved::draft(site) {
            self.step_to(draft);
            return Ok(());
        }
        let (draft, left) = opened(site, self.today)?;
        self.step_to(draft);
        let left = left.into_iter().map(|name| (name, carried(LEFT_BEHIND)));
        self.told = left.collect();
        Ok(())
    }

    /// What was said of the step before is not said again.
    fn begin(&mut self) {
        self.refused = None;
        self.told.clear();
    }

    fn read(&self, draft: &Draft) -> Tables {
        let before = draft.before.as_ref();
        Tables::read(&draft.tables, &draft.field_map(), self.today, before)
    }

    /// Makes a step.
    pub fn act(&mut self, step: Step) {
        self.begin();
        let mut draft = self.draft.clone();
        match step {
            Step::Undo => return self.undo(),
            Step::Redo => return self.redo(),
            Step::Choose { column, chosen } => draft.said.choose(&column, &chosen),
            Step::Set { member, json } => draft.said.set(&member, json.as_deref()),
            Step::Drop { name } => {
                draft.tables.retain(|table| table.name != name);
                draft.files.retain(|file| file.name != name);
            }
            Step::Change(changes) => {
                if let Err(refused) = self.check(&changes) {
                    self.refused = Some(refused);
                    return;
                }
                rename_annotations(&mut draft.said, &self.edited(), &changes);
                Arc::make_mut(&mut draft.said.changes).extend(changes);
            }
            Step::Decide { .. } | Step::TakeBack { .. } | Step::LeaveOutNames(_) => {
                self.decide(&mut draft.said, step);
            }
            Step::Accept { changes, word, on } => {
                let changes = with_word(changes, &self.edited(), &draft.said, (&word, &on));
                Arc::make_mut(&mut draft.said.changes).extend(changes);
            }
            Step::Write(text) => match site::draft::members(text.as_bytes()) {
                Ok(members) => {
                    draft.said.members = members;
                    draft.said.is_whole = true;
                }
                Err(cause) => {
                    let reason = said!("it is no JSON ({reason})", cause.to_string());
                    let reason = reason.as_sentence().as_carried().to_owned();
                    self.refused = Some(("map.json".to_owned(), reason));
                    return;
                }
            },
        }
        self.step_to(draft);
    }

    fn undo(&mut self) {
        if let Some(mut draft) = self.before.pop() {
            let now = self.draft.clone();
            keep_secret(&now, &mut draft);
            self.become_draft(draft);
            self.after.push(now);
        }
    }

    fn redo(&mut self) {
        if let Some(mut draft) = self.after.pop() {
            let now = self.draft.clone();
            keep_secret(&now, &mut draft);
            self.become_draft(draft);
            self.before.push(now);
        }
    }

    fn step_to(&mut self, draft: Draft) {
        if draft == self.draft {
            return;
        }
        if self.before.len() == MAX_UNDONE {
            self.before.remove(0);
        }
        self.before.push(self.draft.clone());
        self.after.clear();
        self.become_draft(draft);
    }

    fn become_draft(&mut self, draft: Draft) {
        let is_same = draft.tables == self.draft.tables
            && draft.before == self.draft.before
            && draft.said.fields == self.draft.said.fields;
        if !is_same {
            self.tables = Rc::new(self.read(&draft));
        }
        self.draft = draft;
        self.begin();
        self.version += 1;
    }

    /// Whether changes can be made: the first field that cannot be read, and why.
    fn check(&self, changes: &[Change]) -> Result<(), (String, String)> {
        let now = self.edited();
        for change in changes {
            let made = match change {
                Change::Edit { id, edit, .. } => {
                    now.record(id).map(|record| edited(record, edit).map(drop))
                }
                Change::Add { id, edit } => Some(added(id, edit).map(drop)),
                Change::Retype { .. } | Change::Withdraw { .. } => None,
            };
            if let Some(Err(refused)) = made {
                return Err((refused.field, refused.message));
            }
        }
        Ok(())
    }

    /// The records as they are now.
    pub fn edited(&self) -> Edited<'_> {
        Edited::of(&self.tables, &self.draft.said.changes)
    }

    /// What there is to see.
    pub fn view(&self) -> View {
        let edited = self.edited();
        let records = edited.records();
        let map_file = self.map_file();
        let (_, report) = MapConfig::parse(map_file.as_bytes());
        let (found, n_more_found) = found(&self.draft.tables, &self.tables.reports);
        View {
            version: self.version,
            tables: tables_of(&self.draft.tables, &self.tables),
            files: self
                .draft
                .files
                .iter()
                .map(|file| file.name.clone())
                .collect(),
            found,
            n_more_found,
            counts: Counts {
                records: records.len(),
                placed: records
                    .iter()
                    .filter(|it| it.place.position.is_some())
                    .count(),
                dated: records.iter().filter(|it| it.when.is_some()).count(),
                withdrawn: edited.withdrawn().len(),
                lost_changes: edited.n_lost(),
            },
            types: edited.types(),
            members: site::draft::members(map_file.as_bytes()).unwrap_or_default(),
            map_found: report.problems().iter().map(of_member).collect(),
            refused: self.refused.clone(),
            told: self.told.clone(),
            map_file,
            undo: (!self.before.is_empty(), !self.after.is_empty()),
            is_site: self.draft.said.is_site,
            is_hiding: self.draft.said.safety.is_hiding(),
        }
    }

    /// Records, as a list shows them.
    pub fn records(&self, ask: &Ask) -> Records {
        let edited = self.edited();
        let words: Vec<String> = ask
            .words
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let ids: HashSet<&String> = ask.ids.iter().collect();
        let published: &HashSet<_> = &self.draft.said.published.iter().collect();
        let mut found = Records::default();
        for record in edited.records() {
            let text = [
                &record.id,
                &record.title,
                record.place.name.as_ref().unwrap_or(&record.id),
            ];
            let text = text.map(|text| text.to_lowercase()).join(" ");
            let is_it = words.iter().all(|word| text.contains(word))
                && (ids.is_empty() || ids.contains(&record.id))
                && !(ask.unplaced && record.place.position.is_some());
            if !is_it {
                continue;
            }
            found.n_found += 1;
            if found.n_found > ask.from && found.lines.len() < PAGE {
                found.lines.push(Line {
                    id: record.id.clone(),
                    edit: fields_of(record),
                    is_published: published.contains(&record.id),
                });
            }
        }
        found
    }

    /// What may be mended; `today` (ISO 8601) is the day of whoever does.
    pub fn offers(&self, today: &str) -> Vec<Offer> {
        let (config, _) = MapConfig::parse(self.map_file().as_bytes());
        let is_said = self.draft.said.member("categories").is_some();
        let known = config.categories.iter().map(|it| it.id.as_str());
        let known: Vec<&str> = known.filter(|_| is_said).collect();
        offers(&self.edited().records(), &self.places, &known, today)
    }
}

/// What is wrong with a map file: the member, and what.
fn of_member(problem: &Problem) -> (String, String) {
    let field = problem.field.as_deref().unwrap_or_default();
    let member = field.split(['[', '.']).next().unwrap_or_default();
    (member.to_owned(), problem.to_carried())
}

/// What was found, each with its table's name, and how much more there is.
fn found(tables: &[Given], reports: &[Report]) -> (Vec<(String, String)>, usize) {
    let mut listed = Vec::new();
    let mut n_all = 0;
    for (table, report) in tables.iter().zip(reports) {
        n_all += report.n_problems();
        let problems = report.problems().iter();
        listed.extend(problems.map(|problem| (table.name.clone(), problem.to_carried())));
    }
    let n_more = n_all - listed.len();
    (listed, n_more)
}
