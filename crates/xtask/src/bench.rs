//! `cargo xtask bench`: the built engine and the built page in Chromium, beside what others offer for the same.

mod gates;
mod machine;
mod measures;
mod plan;
mod readme;
mod report;
mod site;
mod visits;

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result};

use crate::{
    bench::{measures::Measures, plan::Plan, site::Site},
    child::Tools,
    setup::{browser::Browser, npm, step},
    stop::Stop,
    workspace::Workspace,
};

/// What the command line asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Fewer samples: under a quarter of an hour.
    pub is_quick: bool,
    /// A missed gate is a failure.
    pub is_check: bool,
    /// Only the parts of these names.
    pub parts: Vec<String>,
}

/// What building has left behind in the machine's load is no reason to warn.
const BUSY: f64 = 3.0;

/// `[--quick] [--check] [--only PART]...`
pub fn order_from_args(args: &[&str]) -> Result<Order, String> {
    let mut order = Order::default();
    let mut args = args.iter();
    while let Some(&arg) = args.next() {
        match arg {
            "--quick" => order.is_quick = true,
            "--check" => order.is_check = true,
            "--only" => match args.next() {
                Some(part) if plan::PARTS.contains(part) => order.parts.push((*part).to_owned()),
                _ => return Err(format!("`--only` takes {}", plan::PARTS.join(", "))),
            },
            other => return Err(format!("`bench` does not know `{other}`")),
        }
    }
    Ok(order)
}

/// Measures, prints the table, writes it down and says which gates are missed.
pub fn bench(workspace: &Workspace, order: &Order) -> Result<()> {
    let tools = Tools::new(workspace);
    npm::require_node(&tools)?;
    let browser = crate::setup::browser::ensure(&tools)?;
    let plan = Plan::of(order);
    let site = Site::build(workspace, &tools, &plan)?;
    let load = machine::load();
    if load.is_some_and(|load| load > BUSY) {
        println!("\nwarning: other programs are busy on this machine; ratios will be off.");
    }
    let (measures, is_complete) = step(&plan.work(), || measure(&tools, &browser, &site, &plan))?;
    let machine = machine::describe(&browser.chromium, load);
    let markdown = report::markdown(&measures, &machine, order);
    println!("\n{markdown}");
    if !is_complete {
        let remedy = "What it said is above, after FAILED. `--only PART` runs one part again.";
        return Err(Stop::new("a page of the benchmark failed.", remedy).into());
    }
    // A part is no result to show others.
    if order.parts.is_empty() {
        write_down(workspace, &markdown, &measures)?;
    }
    let missed = gates::judge(&measures)
        .into_iter()
        .filter(gates::Verdict::is_missed)
        .filter(|verdict| verdict.is_measured() || order.parts.is_empty());
    let missed: Vec<String> = missed.map(|verdict| format!("- {verdict}")).collect();
    if order.is_check && !missed.is_empty() {
        let what = format!("gates are missed:\n{}", missed.join("\n"));
        let remedy = "Run it again while the machine is idle; if it stays so, find what became slower since docs/benchmarks.md was written.";
        return Err(Stop::new(what, remedy).into());
    }
    Ok(())
}

/// The whole result, and the part of it that the README shows: of one run, so that the two agree.
fn write_down(workspace: &Workspace, markdown: &str, measures: &Measures) -> Result<()> {
    let write = |name: &str, text: &str| {
        let file = workspace.file(name);
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))
    };
    write("docs/benchmarks.md", markdown)?;
    let readme = fs::read_to_string(workspace.file("README.md"))?;
    write(
        "README.md",
        &readme::with_measures(&readme, machine::n_cores(), measures)?,
    )
}

/// Runs the pages; what they measure comes line by line, and what they say goes to the person who waits. Says too whether
/// none of them failed.
fn measure(tools: &Tools, browser: &Browser, site: &Site, plan: &Plan) -> Result<(Measures, bool)> {
    let mut measures = Measures::default();
    let mut is_complete = true;
    if !plan.pages().is_empty() {
        let mut node = node(tools, browser, site);
        is_complete &= listen(node.args(plan.pages()), &mut measures)?;
    }
    if plan.n_visits() > 0 {
        let mut node = tools.command("node");
        let folders: [&PathBuf; 3] = [&browser.chromium, &site.pages, &site.dist];
        node.arg(&site.visitor).args(folders);
        is_complete &= listen(node.arg(plan.n_visits().to_string()), &mut measures)?;
    }
    Ok((measures, is_complete))
}

/// Takes what a runner measures; returns whether it could all of it.
fn listen(runner: &mut Command, measures: &mut Measures) -> Result<bool> {
    runner.stdout(Stdio::piped());
    let mut child = runner.spawn().context("`node` does not start")?;
    let stdout = child.stdout.take().context("stdout was asked for")?;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        if !measures.take(&line) {
            println!("    {line}");
        }
    }
    Ok(child.wait()?.success())
}

fn node(tools: &Tools, browser: &Browser, site: &Site) -> Command {
    let mut node = tools.command("node");
    let folders: [&PathBuf; 4] = [&browser.chromium, &site.pages, &site.dist, &site.files];
    node.arg(&site.runner).args(folders);
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_chooses_samples_gates_and_parts() {
        let order = order_from_args(&["--quick", "--check", "--only", "engine"]);
        let expected = Order {
            is_quick: true,
            is_check: true,
            parts: vec!["engine".to_owned()],
        };
        assert_eq!(order, Ok(expected));
        assert!(order_from_args(&["--only", "nothing"]).is_err());
        assert_eq!(
            order_from_args(&["fast"]),
            Err("`bench` does not know `fast`".to_owned())
        );
    }
}
