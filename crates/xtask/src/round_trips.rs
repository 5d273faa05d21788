//! Our files through the programs that others work on their data with, and back: nothing may be lost or changed without a word.

mod compare;
mod known;
mod page;
mod trips;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    child::{Tools, succeed},
    round_trips::{
        compare::{Change, Records, compare, records},
        known::KNOWN,
        trips::{TRIPS, Trip},
    },
    setup::{
        field_tools::{self, FieldTools},
        step,
    },
    workspace::Workspace,
};

/// Records with values that programs stumble over.
const ODD: &str = include_str!("round_trips/odd.geojson");

/// The name of our own data.
const OWN: &str = "incidents";

/// How a file came back from one way.
pub struct Outcome {
    pub trip: &'static Trip,
    /// Which file it was: `incidents` or `odd`.
    pub file: &'static str,
    pub n_kept: usize,
    /// Changes that are known, by their places in the list.
    pub known: Vec<usize>,
    /// Changes of which our reader has said something.
    pub said: Vec<Change>,
    /// Those of which nobody has said anything.
    pub unsaid: Vec<Change>,
    /// What our reader said, a line a finding.
    pub report: Vec<String>,
}

pub fn run(workspace: &Workspace) -> Result<()> {
    let tools = Tools::new(workspace);
    let field_tools = field_tools::ensure_field_tools(workspace, &tools)?;
    step("Building the program `incidents`", || {
        let mut cargo = tools.cargo();
        cargo.args(["build", "--quiet", "--package", "incidents-cli"]);
        succeed(&mut cargo, "The program does not compile")
    })?;
    let journey = Journey::new(workspace, &tools, &field_tools)?;
    let mut outcomes = Vec::new();
    for (number, trip) in TRIPS.iter().enumerate() {
        println!("{}", trip.name());
        for (file, source) in &journey.sources {
            let outcome = journey.go(trip, number, (*file, source));
            let outcome = outcome.with_context(|| format!("{} with {file}", trip.name()))?;
            println!("{}", page::told(&outcome));
            outcomes.push(outcome);
        }
    }
    judge(&outcomes)?;
    let page = page::page(&field_tools.versions, &outcomes);
    fs::write(workspace.file(page::FILE), page)?;
    Ok(())
}

/// Fails where something was lost or changed without a word, where our own data did not come back whole, or where the list of what is known says too much.
fn judge(outcomes: &[Outcome]) -> Result<()> {
    let n_unsaid: usize = outcomes.iter().map(|outcome| outcome.unsaid.len()).sum();
    if n_unsaid > 0 {
        bail!(
            "{n_unsaid} members were lost or changed without a word, see above: let crates/import understand or name them, or, if nobody can tell, add them to crates/xtask/src/round_trips/known.rs with the reason"
        );
    }
    let own = outcomes.iter().filter(|outcome| outcome.file == OWN);
    let changed: Vec<String> = own
        .filter(|outcome| outcome.said.len() + outcome.known.len() > 0)
        .map(|outcome| outcome.trip.name())
        .collect();
    if !changed.is_empty() {
        bail!(
            "data/incidents.geojson has nothing that stops a program, and should come back whole, but did not by {}: see above",
            changed.join("; ")
        );
    }
    let happens = |at: &usize| outcomes.iter().any(|outcome| outcome.known.contains(at));
    let idle: Vec<String> = (0..KNOWN.len())
        .filter(|at| !happens(at))
        .map(|at| format!("{} of {}", KNOWN[at].member.unwrap_or("all"), KNOWN[at].id))
        .collect();
    if !idle.is_empty() {
        bail!(
            "crates/xtask/src/round_trips/known.rs lists what no longer happens ({}): take it out",
            idle.join(", ")
        );
    }
    Ok(())
}

/// What all ways have in common.
struct Journey<'a> {
    tools: &'a Tools,
    field_tools: &'a FieldTools,
    incidents: PathBuf,
    folder: PathBuf,
    sources: [(&'static str, PathBuf); 2],
}

impl<'a> Journey<'a> {
    fn new(workspace: &Workspace, tools: &'a Tools, field_tools: &'a FieldTools) -> Result<Self> {
        let folder = field_tools::folder(workspace).join("files");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let odd = folder.join("odd-values.geojson");
        fs::write(&odd, ODD)?;
        Ok(Self {
            tools,
            field_tools,
            incidents: workspace.target().join("debug/incidents"),
            folder,
            sources: [
                (OWN, workspace.file("data/incidents.geojson")),
                ("odd", odd),
            ],
        })
    }

    fn go(
        &self,
        trip: &'static Trip,
        number: usize,
        (file, source): (&'static str, &Path),
    ) -> Result<Outcome> {
        let before = records(&fs::read_to_string(source)?)?;
        let folder = self.folder.join(format!("{number}-{file}"));
        fs::create_dir_all(&folder)?;
        let given = self.folder.join(format!("{file}.{}", trip.from));
        let mut convert = Command::new(&self.incidents);
        convert.arg("convert").arg(source);
        convert.args(["--to", trip.from, "-o"]).arg(&given);
        let converted = convert.output()?;
        if !given.is_file() {
            bail!("{}", String::from_utf8_lossy(&converted.stderr));
        }
        let written = match trip.steps {
            [] => given,
            steps => {
                let written = folder.join(format!("{file}.{}", trip.to));
                for step in steps {
                    self.run(step, [&given, &written, &folder])?;
                }
                written
            }
        };
        let mut back = Command::new(&self.incidents);
        let back = back.arg("convert").arg(&written).args(["--to", "geojson"]);
        let back = back.output()?;
        let path = written.to_string_lossy().into_owned();
        let report = String::from_utf8_lossy(&back.stderr);
        let report = report.lines().map(|line| {
            let line = line.strip_prefix(&*path).unwrap_or(line);
            line.trim_start_matches(": ").to_owned()
        });
        let after = records(&String::from_utf8_lossy(&back.stdout))?;
        Ok(outcome((trip, file), (&before, &after), report.collect()))
    }

    fn run(&self, step: &[&str], [given, written, folder]: [&Path; 3]) -> Result<()> {
        let profile = self.folder.join("libreoffice");
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let put = |word: &&str| {
            word.replace("{in}", &path(given))
                .replace("{out}", &path(written))
                .replace("{folder}", &path(folder))
                .replace("{profile}", &path(&profile))
        };
        let words: Vec<String> = step.iter().map(put).collect();
        let [program, arguments @ ..] = words.as_slice() else {
            bail!("a step names a program");
        };
        let program = match program.as_str() {
            "mapshaper" => path(&self.field_tools.mapshaper),
            "python" => path(&self.field_tools.python),
            other => other.to_owned(),
        };
        let mut command = self.tools.command(&program);
        // What a program writes may depend on the language of who runs it.
        let output = command.args(arguments).env("LC_ALL", "C.UTF-8").output();
        let output = output.with_context(|| format!("`{program}` does not start"))?;
        if !output.status.success() {
            bail!("{program}: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    }
}

/// Tells changes apart: known, said, and without a word.
fn outcome(
    (trip, file): (&'static Trip, &'static str),
    (before, after): (&Records, &Records),
    report: Vec<String>,
) -> Outcome {
    let (n_kept, changes) = compare(before, after);
    let mut outcome = Outcome {
        trip,
        file,
        n_kept,
        known: Vec::new(),
        said: Vec::new(),
        unsaid: Vec::new(),
        report,
    };
    for change in changes {
        let known = KNOWN.iter().position(|known| known.is(trip, &change));
        match known {
            Some(at) => outcome.known.push(at),
            None if is_said(&change, &outcome.report) => outcome.said.push(change),
            None => outcome.unsaid.push(change),
        }
    }
    outcome
}

/// Whether our reader has a word for it: a finding names its column, and its record where it names any. A record that comes back under another id
/// has one about that.
fn is_said(change: &Change, report: &[String]) -> bool {
    let column = format!("{}: ", change.member.as_deref().unwrap_or("id"));
    let of_record = format!(", {column}");
    let names = |line: &String| {
        let is_of_column = line.starts_with(&column) || line.contains(&of_record);
        is_of_column && (change.member.is_none() || is_of_number(line, change.number))
    };
    report.iter().any(names)
}

/// Whether a finding is about the record with this number: `record 3, line 4, date: …`, `date: … (records 1–3, 5 and 9)`; one without numbers is about all.
fn is_of_number(finding: &str, number: usize) -> bool {
    let behind = finding.rsplit_once("(records ").map(|(_, rest)| rest);
    let Some(list) = behind.or_else(|| finding.strip_prefix("record ")) else {
        return true;
    };
    let end = match behind {
        Some(_) => list.find(')'),
        None => list.find([',', ' ']),
    };
    let list = list.get(..end.unwrap_or(list.len())).unwrap_or_default();
    let list = list.replace(" and ", ", ");
    list.split(", ").any(|part| {
        let (first, last) = part.split_once('–').unwrap_or((part, part));
        let bounds = (first.trim().parse::<usize>(), last.trim().parse());
        matches!(bounds, (Ok(first), Ok(last)) if (first..=last).contains(&number))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_change_is_said_where_a_finding_names_its_column() {
        let change = |member: Option<&str>| Change {
            id: "a".to_owned(),
            number: 1,
            member: member.map(str::to_owned),
            before: json!("x"),
            after: None::<Value>,
        };
        let report = [
            "method: expected a list in JSON, but found \"(2:a,b,c)\"".to_owned(),
            "record 1 (a), line 2, updated: expected a date".to_owned(),
        ];
        assert!(is_said(&change(Some("method")), &report));
        assert!(is_said(&change(Some("updated")), &report));
        assert!(!is_said(&change(Some("date")), &report));
        assert!(!is_said(&change(None), &report));
        let of_others = "date: expected a date, but found \"x\", \"y\" (records 2–4, 6 and 9)";
        let of: Vec<usize> = (1..12).filter(|at| is_of_number(of_others, *at)).collect();
        assert_eq!(of, [2, 3, 4, 6, 9]);
        assert!(!is_said(&change(Some("date")), &[of_others.to_owned()]));
        assert!(is_said(
            &change(None),
            &["id: the id is written as".to_owned()]
        ));
    }

    #[test]
    fn what_nobody_knows_or_says_is_a_failure() {
        let before = records(ODD).unwrap();
        let mut after = before.clone();
        assert!(
            outcome((&TRIPS[0], "odd"), (&before, &after), Vec::new())
                .unsaid
                .is_empty()
        );
        after.get_mut("0012").unwrap().1.remove("place");
        let outcome = outcome((&TRIPS[0], "odd"), (&before, &after), Vec::new());
        assert_eq!(outcome.unsaid.len(), 1);
        let judged = |outcome: Outcome| judge(&[outcome]).unwrap_err().to_string();
        let of_own = Outcome {
            trip: &TRIPS[0],
            file: OWN,
            n_kept: 1,
            known: Vec::new(),
            said: outcome.unsaid.clone(),
            unsaid: Vec::new(),
            report: Vec::new(),
        };
        assert!(judged(outcome).starts_with("1 members"));
        assert!(judged(of_own).starts_with("data/incidents.geojson"));
    }
}
