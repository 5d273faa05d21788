//! What `incidents` is told on the command line.

use std::{env, ffi::OsStr, net::IpAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use incidents_cli::{serve::Name, tables::DateOrder};

const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  it failed, or something of the file would be lost
  2  the command was not understood, or a file cannot be opened

`incidents help COMMAND` has examples for each command; docs/command-line.md has the rest.";

/// Make, check, convert, build and serve maps of reported incidents
#[derive(Debug, Parser)]
#[command(name = "incidents", version, after_help = EXIT_STATUS)]
#[command(max_term_width = 100, infer_long_args = false)]
pub struct Cli {
    /// Whether to colour what is said: auto does on a terminal, unless `NO_COLOR` is set
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 900
    )]
    pub color: Color,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    New(New),
    Check(Check),
    Convert(Convert),
    Words(Words),
    Build(Build),
    Serve(Serve),
    Update(Update),
    Zip(Zip),
    Schema(Schema),
    Completions(Completions),
}

/// Make a site from tables: a folder that any web host serves
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents new sheet.csv -o my-map
  incidents new sheet.xlsx -o my-map --map date=Datum --map url='Source link' --dates dmy --yes
  incidents new 2023.csv 2024.csv -o my-map --title 'Raids' --license CC-BY-4.0")]
pub struct New {
    /// The tables: CSV, spreadsheets, GeoJSON, rows in JSON
    #[arg(required = true, value_name = "TABLE", value_hint = ValueHint::FilePath)]
    pub tables: Vec<PathBuf>,
    /// The folder that becomes the site; it is not there yet, or empty
    #[arg(short, long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
    /// What the map is called [default: the name of the first table]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Who publishes it
    #[arg(long, value_name = "TEXT")]
    pub publisher: Option<String>,
    /// The address at which the folder will lie
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::Url)]
    pub site_url: Option<String>,
    /// Who may use the records, and how: CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0, ODbL-1.0, or in words
    #[arg(long, value_name = "TEXT")]
    pub license: Option<String>,
    /// Languages of the page, its own first
    #[arg(long, value_name = "TAGS", value_delimiter = ',', default_value = "en", value_parser = tag)]
    pub languages: Vec<String>,
    /// Which column a member of our records is in, such as date=Datum; may be given several times
    #[arg(long, value_name = "MEMBER=COLUMN", value_parser = pair)]
    pub map: Vec<(String, String)>,
    /// A column that nobody is to see: none of it is written; may be given several times
    #[arg(long, value_name = "COLUMN")]
    pub leave_out: Vec<String>,
    /// Which sheet of spreadsheets among them, by its name or its number from 1 [default: the first with several columns]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// In which order dates write day and month, where none of a column tells
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<Dates>,
    /// Ask nothing: what is not said here is guessed or left out
    #[arg(short, long)]
    pub yes: bool,
    /// Where the page is taken from, instead of this program: a site.zip, a built page, or the folder of a published site
    #[arg(long, value_name = "PAGE", env = "INCIDENTS_PAGE", value_hint = ValueHint::AnyPath)]
    pub page: Option<PathBuf>,
}

/// A BCP 47 tag: it becomes part of the names of files.
fn tag(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let is_language = |part: &str| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_tag = parts.next().is_some_and(is_language) && parts.all(is_part);
    is_tag
        .then(|| text.to_owned())
        .ok_or_else(|| "expected tags of languages, such as en or ar,en".to_owned())
}

/// What stands on both sides of the first equals sign.
fn pair(text: &str) -> Result<(String, String), String> {
    let sides = text
        .split_once('=')
        .filter(|(member, column)| !member.is_empty() && !column.is_empty());
    let (member, column) = sides.ok_or("expected MEMBER=COLUMN, such as date=Datum")?;
    Ok((member.to_owned(), column.to_owned()))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    /// 24.09.2016
    Dmy,
    /// 09/24/2016
    Mdy,
}

impl From<Dates> for DateOrder {
    fn from(dates: Dates) -> Self {
        match dates {
            Dates::Dmy => Self::DayFirst,
            Dates::Mdy => Self::MonthFirst,
        }
    }
}

/// Put a newer page into a site, and keep its data, its map file and what was edited
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents update my-map
  incidents update my-map --page site.zip")]
pub struct Update {
    /// The folder of the site
    #[arg(value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
    /// Where the page is taken from, instead of this program: a site.zip, a built page, or the folder of a published site
    #[arg(long, value_name = "PAGE", env = "INCIDENTS_PAGE", value_hint = ValueHint::AnyPath)]
    pub page: Option<PathBuf>,
}

/// Pack a site, or the page of one without its map, as one file
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents zip my-map -o my-map.zip
  incidents zip my-map --page-only -o site.zip")]
pub struct Zip {
    /// The folder of the site
    #[arg(value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
    /// The archive that is written, whole or not at all
    #[arg(short, long, value_name = "ZIP", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// Only the page, each file of it as it was built, and nothing of its map
    #[arg(long)]
    pub page_only: bool,
}

/// Print the JSON Schema of map files, or of files of records
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents schema map > map.schema.json
  incidents schema records")]
pub struct Schema {
    pub of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// data/map.json
    Map,
    /// data/incidents.geojson
    Records,
}

/// Say what of a file cannot be read, and why
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents check data/incidents.geojson --map data/map.json
  incidents check drafts/incidents.geojson --map my-map/data/map.json --safety
  curl https://example.org/incidents.geojson | incidents check -
  incidents check incidents.geojson --format json | jq '.problems[] | .line'")]
pub struct Check {
    /// The records; `-` reads standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The map file, which says what the records' members are called; it is checked too
    #[arg(long, value_name = "MAP.JSON", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,
    /// Which sheet of a spreadsheet, by its name or its number from 1 [default: the first with several columns]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Ask the hosts of tiles and styles that the map file names, with curl: whether they answer, let the page read, and send parts of archives
    #[arg(long, requires = "map")]
    pub online: bool,
    /// List what may endanger somebody once it is published, with what to do, and what no list can see (docs/safety.md)
    #[arg(long)]
    pub safety: bool,
    /// List sources without a copy in an archive, with where to look for one; nothing is asked of any host
    #[arg(long)]
    pub links: bool,
    /// How the problems are told: to people, or to programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

/// Say what a file of the page's words lacks or has too much, for whoever translates
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents words my-map/words/fr.ftl
  incidents words my-map/words/make/fr.ftl
  incidents words fr.ftl --beside my-map/words/en.ftl --format json")]
pub struct Words {
    /// The file of a language, named after its tag
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// A complete file [default: en.ftl beside it; of what is found in files, ar.ftl]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub beside: Option<PathBuf>,
    /// How the problems are told: to people, or to programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

/// Write what the page reads of a file: as a table, a spreadsheet, KML, or GeoJSON in the page's own schema
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents convert incidents.geojson --to csv -o incidents.csv
  incidents convert foreign.geojson --to geojson --map map.json -o incidents.geojson
  incidents convert incidents.geojson --to xlsx -o incidents.xlsx
  incidents convert my-maps.kmz --to geojson -o incidents.geojson
  incidents convert - --to csv < incidents.geojson | head")]
pub struct Convert {
    /// The records; `-` reads standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// What the records become
    #[arg(long, value_name = "FORMAT")]
    pub to: RecordFormat,
    /// The file that is written, whole or not at all; `-` and none are standard output
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// The map file, which says what the records' members are called
    #[arg(long, value_name = "MAP.JSON", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,
    /// Which sheet of a spreadsheet, by its name or its number from 1 [default: the first with several columns]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

/// Bring title, link previews and plain table of a built page up to date with its data
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents build my-map
  incidents build my-map sheet.csv
  incidents build my-map sheet.xlsx --sheet Incidents
  incidents build my-map drafts/sheet.csv --pull https://sheets.example.org/pub?output=csv
  incidents build my-map --keep-version")]
pub struct Build {
    /// The folder of the site, or a built page, as `cargo xtask build` leaves it in dist
    #[arg(value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
    /// Tables that take the place of its records, read as `table_fields` in its map file says
    #[arg(value_name = "TABLE", value_hint = ValueHint::FilePath)]
    pub tables: Vec<PathBuf>,
    /// Which sheet of spreadsheets among them, by its name or its number from 1 [default: the first with several columns]
    #[arg(long, value_name = "NAME", requires = "tables")]
    pub sheet: Option<String>,
    /// Fetch the one table from this address first, with curl: no reader's browser asks its host (docs/publishing.md)
    #[arg(long, value_name = "ADDRESS", requires = "tables", value_hint = ValueHint::Url)]
    pub pull: Option<String>,
    /// Keep the version of the records that is published now, for links to it, and note what changed since the last one (docs/publishing.md)
    #[arg(long)]
    pub keep_version: bool,
}

/// Serve a built page at `http://127.0.0.1:8080/`, or at the next free port
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents serve my-map --open --watch
  incidents serve dist --port 0
  incidents serve dist --host 0.0.0.0 --port 80 --allow-host maps.example.org
  incidents serve dist --cors")]
pub struct Serve {
    /// The folder of the page, as `cargo xtask build` leaves it in dist
    #[arg(value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
    /// Build it again when its data, map file or words are edited, and have open pages of it load again
    #[arg(long)]
    pub watch: bool,
    /// The port and no other; 0 is any free one [default: the first free one of 8080 to 8090]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// The address of this machine at which others reach the page
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_hint = ValueHint::Hostname)]
    pub host: IpAddr,
    /// A name by which the page is asked for, besides localhost and addresses in numbers; may be given several times
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Hostname)]
    pub allow_host: Vec<Name>,
    /// Let pages of all origins read the files, as on a public host: to try the page in frames that are denied their own
    /// origin. Any page in a browser on this machine can read the draft meanwhile
    #[arg(long)]
    pub cors: bool,
}

/// Print what a shell needs to complete this command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents completions bash > ~/.local/share/bash-completion/completions/incidents
  incidents completions zsh > ~/.zfunc/_incidents
  incidents completions fish > ~/.config/fish/completions/incidents.fish")]
pub struct Completions {
    pub shell: Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// A line for each problem
    Text,
    /// One JSON document, as docs/command-line.md describes it
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// A table, a line for each record
    Csv,
    /// A `FeatureCollection` in the page's own schema
    Geojson,
    /// Placemarks for Google Earth and its like, with all that the schema says in their columns
    Kml,
    /// A spreadsheet with the columns of the table
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Holds for all that is said from here on.
    pub fn set(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }

    /// What is asked for, before it is known whether the rest can be understood.
    pub fn asked_for() -> Option<Self> {
        let mut args = env::args_os().skip(1).take_while(|arg| arg != "--");
        let mut color = None;
        while let Some(arg) = args.next() {
            let value = match arg.to_str().and_then(|arg| arg.strip_prefix("--color")) {
                Some("") => args.next(),
                Some(value) => value.strip_prefix('=').map(Into::into),
                None => None,
            };
            let value = value.as_deref().and_then(OsStr::to_str);
            color = value
                .and_then(|value| Self::from_str(value, false).ok())
                .or(color);
        }
        color
    }
}
