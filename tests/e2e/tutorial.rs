//! docs/tutorial.md, followed word by word: what it has in files is written, what it runs is run, and what it says is printed must be.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::support::incidents::incidents;
use crate::support::{Failure, Folder, Outcome, Page, Reader, Site, read_site};

const TUTORIAL: &str = include_str!("../../docs/tutorial.md");

/// What one marked block asks for.
#[derive(Debug)]
struct Step<'t> {
    /// The words of the mark: `file incidents.csv`.
    mark: &'t str,
    text: &'t str,
}

/// The marked blocks, in their order.
fn steps() -> Outcome<Vec<Step<'static>>> {
    let mut steps = Vec::new();
    let mut rest = TUTORIAL;
    while let Some((_, after)) = rest.split_once("<!-- ") {
        let (mark, after) = after
            .split_once(" -->")
            .ok_or_else(|| Failure::new("a mark has no end"))?;
        let (_, block) = after.split_once("```").ok_or_else(|| Failure::new(mark))?;
        let (block, after) = block
            .split_once("\n```")
            .ok_or_else(|| Failure::new(mark))?;
        let (_, text) = block.split_once('\n').unwrap_or_default();
        steps.push(Step { mark, text });
        rest = after;
    }
    Ok(steps)
}

/// The words of a command as a shell takes them apart.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[derive(Default)]
struct Followed {
    printed: String,
    n_commands: usize,
}

impl Followed {
    fn follow(&mut self, step: &Step<'_>, folder: &Path) -> Outcome {
        let Step { mark, text } = step;
        let mut parts = mark.split(' ');
        let (what, file) = (parts.next(), folder.join(parts.next().unwrap_or_default()));
        match what.unwrap_or_default() {
            "file" => fs::write(file, format!("{text}\n"))?,
            "append" => fs::write(&file, format!("{}{text}\n", fs::read_to_string(&file)?))?,
            "insert" => {
                let place = mark
                    .split_once("after ")
                    .map(|(_, place)| place)
                    .unwrap_or_default();
                let before = fs::read_to_string(&file)?;
                let line = before.lines().find(|line| line.contains(place));
                let line = line.ok_or_else(|| Failure::new(format!("no line has {place}")))?;
                fs::write(&file, before.replacen(line, &format!("{line}\n{text}"), 1))?;
            }
            "run" => {
                let args = words(text);
                let args: Vec<&str> = args.iter().skip(1).map(String::as_str).collect();
                let output = incidents(&args, folder)?;
                self.printed = String::from_utf8([output.stdout, output.stderr].concat())?;
                self.n_commands += 1;
                if !output.status.success() {
                    return Err(Failure(format!("{text}\n{}", self.printed)));
                }
            }
            "prints" if !self.printed.contains(text) => {
                return Err(Failure(format!(
                    "expected {text}, but found {}",
                    self.printed
                )));
            }
            "prints" => {}
            // What it opens is looked at when all is done.
            "serve" => assert!(text.starts_with("incidents serve my-map ")),
            _ => return Err(Failure(format!("there is no step such as {mark}"))),
        }
        Ok(())
    }
}

async fn has_all_of_it(page: &Page) -> Outcome {
    page.open("/my-map/").await?;
    page.says("h1", "Nineteen days at the port").await?;
    page.says(".lede", "From the first dockers at the north quay to the end of the talks: who reports what of a strike that never was. About this map")
        .await?;
    page.counts("13 incidents").await?;
    page.map_is_ready().await?;
    page.click("button", "Fire").await?;
    page.counts("3 incidents of 13").await?;
    page.picture("tutorial").await
}

#[test]
fn the_tutorial_ends_in_the_site_that_it_promises() -> Outcome {
    let begun = Instant::now();
    let folder = Folder::new()?;
    let mut followed = Followed::default();
    for step in steps()? {
        followed.follow(&step, folder.path())?;
    }
    println!("{} commands in {:?}", followed.n_commands, begun.elapsed());
    fs::copy(
        folder.path().join("my-map/index.html"),
        folder.path().join("index.html"),
    )?;
    read_site(
        Reader::at_desk().with_map(),
        Site::of(folder),
        has_all_of_it,
    )
}
