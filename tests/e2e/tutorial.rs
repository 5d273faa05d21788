//! docs/tutorial.md, followed word by word: what it has in files is written, what it runs is run, and what it says is printed must be.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::support::incidents::incidents;
use crate::support::{Failure, Folder, Outcome, Page, Reader, Site, read_site};

const TUTORIAL: &str = include_str!("../../docs/tutorial.md");

/// What comes before it is done at a terminal, what comes after it in the page.
const IN_THE_PAGE: &str = "# The same in the page";

/// Seconds of a person who knows computers, by the keystroke-level model of Card, Moran and Newell (1980): to press a key, to point at something,
/// and to think of what to do next.
const KEY_S: f64 = 0.28;
const POINT_S: f64 = 1.1;
const THINK_S: f64 = 1.35;
/// To read a line of what the page says, at 240 words a minute.
const READ_S: f64 = 3.0;
/// To find a file in the dialog that browsers have for it.
const CHOOSE_S: f64 = 3.0 * (POINT_S + THINK_S);

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
    let (mut rest, _) = TUTORIAL.split_once(IN_THE_PAGE).unwrap_or_default();
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
    page.counts("3 incidents of 13 records").await?;
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

/// What a person does in the page, and how long that takes.
#[derive(Default)]
struct Person {
    n_steps: usize,
    seconds: f64,
}

impl Person {
    /// Does what a mark says, and the step around it names.
    async fn follow(&mut self, page: &Page, (mark, words): (&str, &str)) -> Outcome {
        self.n_steps += 1;
        self.seconds += THINK_S + POINT_S + READ_S;
        let (what, rest) = mark.split_once(' ').unwrap_or((mark, ""));
        match what {
            "open" => {
                assert!(words.contains(rest), "{words}");
                page.open_making("").await
            }
            "give" => {
                self.seconds += CHOOSE_S;
                let sheet = steps()?;
                let sheet = sheet
                    .iter()
                    .find(|step| step.mark == format!("file {rest}"));
                let sheet = sheet.ok_or_else(|| Failure::new(rest))?;
                page.give(
                    "make-tables",
                    &[(rest, format!("{}\n", sheet.text).as_bytes())],
                )
                .await?;
                page.says("#step-title", "Columns").await?;
                for said in ["decided by 13/05/2023", "12 of 12 read"] {
                    assert!(words.contains(said), "{words}");
                    page.mentions(said).await?;
                }
                page.shows("[role=status]", &["12 incidents"]).await
            }
            "step" => {
                assert!(words.contains(&format!("**{rest}**")), "{words}");
                page.click("button", rest).await
            }
            "fill" => {
                let (name, said) = rest.split_once(": ").unwrap_or_default();
                assert!(words.contains(said), "{words}");
                self.seconds += KEY_S * said.chars().count() as f64;
                page.fill(name, said).await
            }
            "take" => {
                assert!(words.contains("**Make the zip**"), "{words}");
                self.seconds += CHOOSE_S;
                let site = page.take_site().await?;
                let map_file = site
                    .get("data/map.json")
                    .ok_or_else(|| Failure::new(mark))?;
                let map_file = String::from_utf8_lossy(map_file);
                assert!(
                    map_file.contains("who reports what of a strike"),
                    "{map_file}"
                );
                Ok(())
            }
            _ => Err(Failure(format!("there is no step such as {mark}"))),
        }
    }
}

#[test]
fn the_same_is_done_in_the_page_within_five_minutes_of_a_person() -> Outcome {
    read_site(Reader::at_desk().with_map(), Site::built()?, async |page| {
        let (_, half) = TUTORIAL.split_once(IN_THE_PAGE).unwrap_or_default();
        let (begun, mut person) = (Instant::now(), Person::default());
        for step in half.split("<!-- ").skip(1) {
            let step = step.split_once(" -->").ok_or_else(|| Failure::new(step))?;
            person.follow(page, step).await?;
            page.picture(&format!("tutorial-page-{}", person.n_steps))
                .await?;
        }
        page.shows("h1", &["Nineteen days at the port"]).await?;
        let all = person.seconds + begun.elapsed().as_secs_f64();
        println!(
            "{} steps of a person, {:.0} s, and {:.1} s of the machine",
            person.n_steps,
            person.seconds,
            begun.elapsed().as_secs_f64()
        );
        assert!(person.n_steps >= 7 && all < 300.0, "{all}");
        Ok(())
    })
}
