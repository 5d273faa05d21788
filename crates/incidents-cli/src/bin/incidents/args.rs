//! What `incidents` is told on the command line.

use std::{env, ffi::OsStr, net::IpAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use incidents_cli::serve::Name;

const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  it failed, or something of the file would be lost
  2  the command was not understood, or a file cannot be opened

`incidents help COMMAND` has examples for each command; docs/command-line.md has the rest.";

/// Check, convert, build and serve maps of reported incidents
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
    Check(Check),
    Convert(Convert),
    Build(Build),
    Serve(Serve),
    Completions(Completions),
}

/// Say what of a GeoJSON file cannot be read, and why
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents check data/incidents.geojson --map data/map.json
  curl https://example.org/incidents.geojson | incidents check -
  incidents check incidents.geojson --format json | jq '.problems[] | .line'")]
pub struct Check {
    /// The records; `-` reads standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The map file, which says what the records' members are called; it is checked too
    #[arg(long, value_name = "MAP.JSON", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,
    /// How the problems are told: to people, or to programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
}

/// Write what the page reads of a file, as a table or as GeoJSON in the page's own schema
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents convert incidents.geojson --to csv -o incidents.csv
  incidents convert foreign.geojson --to geojson --map map.json -o incidents.geojson
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
}

/// Bring title, link previews and plain table of a built page up to date with its data
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents build dist")]
pub struct Build {
    /// The folder of the page, as `cargo xtask build` leaves it in dist
    #[arg(value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
}

/// Serve a built page at `http://127.0.0.1:8080/`, or at the next free port
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  incidents serve dist
  incidents serve dist --port 0
  incidents serve dist --host 0.0.0.0 --port 80 --allow-host maps.example.org
  incidents serve dist --cors")]
pub struct Serve {
    /// The folder of the page, as `cargo xtask build` leaves it in dist
    #[arg(value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
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
