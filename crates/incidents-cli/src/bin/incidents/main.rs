//! `incidents`: the command line beside the page.

mod args;
mod interrupt;
mod new;
mod progress_bar;
mod questions;
mod terminal;

use std::{
    env::args_os,
    error::Error,
    ffi::OsStr,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
};

use args::{Cli, Command, RecordFormat, ReportFormat};
use clap::{CommandFactory as _, Parser as _};
use incidents::write::Format;
use incidents_cli::{
    build,
    check::{self, CheckArgs, Document, Reported},
    convert::{CannotPass, Conversion, ConvertArgs},
    input::{CannotRead, Input},
    problems::{printable, shown},
    progress::unwatched,
    replace,
    safety::Asked,
    serve, watch,
    words::{self, WordsArgs},
    written::To,
};
use progress_bar::Bar;
use terminal::{CannotPrint, print, print_raw, printed, problems, say, say_error, say_lines};

/// It failed, or something of the file would be lost.
const FAILED: u8 = 1;
/// The command was not understood, or a file cannot be opened.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    if let Some(color) = args::Color::asked_for() {
        color.set();
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => return ExitCode::from(answered(&answer)),
    };
    cli.color.set();
    let status = match cli.command {
        Command::New(args) => new::run(&args),
        Command::Check(args) => run_check(args),
        Command::Convert(args) => run_convert(args),
        Command::Words(args) => run_words(args),
        Command::Build(args) => run_build(&args),
        Command::Update(args) => new::run_update(&args),
        Command::Zip(args) => new::run_zip(&args),
        Command::Schema(args) => run_schema(args.of),
        Command::Serve(args) => run_serve(&args),
        Command::Completions(args) => run_completions(&args),
    };
    ExitCode::from(status.unwrap_or_else(|failure| {
        say_error(&failure.error);
        failure.status
    }))
}

/// Why a command ends before it is done.
#[derive(Debug)]
struct Failure {
    error: Box<dyn Error>,
    status: u8,
}

impl Failure {
    fn new(status: u8, error: impl Into<Box<dyn Error>>) -> Self {
        let error = error.into();
        Self { error, status }
    }
}

impl From<CannotRead> for Failure {
    fn from(error: CannotRead) -> Self {
        Self::new(MISUSED, error)
    }
}

impl From<CannotPrint> for Failure {
    fn from(error: CannotPrint) -> Self {
        Self::new(FAILED, error)
    }
}

/// Help and version are answers; everything else that clap says is an error.
fn answered(answer: &clap::Error) -> u8 {
    if answer.use_stderr() && args_os().any(|arg| is_obeyed(&arg)) {
        // Among what is quoted and coloured nobody could tell the colours from what was given.
        say_lines(&answer.render().to_string());
        return MISUSED;
    }
    let result = answer.print().and_then(|()| io::stdout().flush());
    match printed(result) {
        Err(error) if !answer.use_stderr() => {
            say_error(&error);
            FAILED
        }
        _ if answer.use_stderr() => MISUSED,
        _ => 0,
    }
}

/// Whether a terminal would do something else with it than show it.
fn is_obeyed(arg: &OsStr) -> bool {
    let arg = arg.to_string_lossy();
    printable(&arg) != arg
}

fn run_check(args: args::Check) -> Result<u8, Failure> {
    let (file, map) = inputs(args.file, args.map)?;
    let checked = {
        let mut bar = Bar::new();
        check::check(
            &CheckArgs {
                file,
                map,
                sheet: args.sheet,
                is_online: args.online,
                asked: Asked {
                    is_safety: args.safety,
                    is_links: args.links,
                },
            },
            &mut |step| bar.show(step),
        )?
    };
    match args.format {
        ReportFormat::Text => {
            let lines: String = checked.files().map(said).collect();
            let columns = checked.column_lines();
            let columns = match columns.is_empty() {
                true => String::new(),
                false => format!(
                    "How the file was read, column by column:\n  {}\n",
                    columns.join("\n  ")
                ),
            };
            print(&format!("{lines}{columns}{}\n", checked.summary()))?;
            for line in checked.answers.lines() {
                print(&format!("{line}\n"))?;
            }
            if let Some(why) = &checked.outdated {
                print(&format!("note: {why}\n"))?;
            }
        }
        ReportFormat::Json => print_json(&Document::new(&checked))?,
    }
    Ok(u8::from(checked.has_losses()))
}

/// JSON may have control characters in its texts that it need not escape; terminals obey some of them.
fn escaped(json: &str) -> String {
    let is_unescaped = |letter| matches!(letter, '\u{7f}'..='\u{9f}');
    let mut escaped = String::with_capacity(json.len());
    for part in json.split_inclusive(is_unescaped) {
        let plain = part.strip_suffix(is_unescaped).unwrap_or(part);
        escaped.push_str(plain);
        let last = part.chars().last().filter(|&letter| is_unescaped(letter));
        escaped.extend(last.map(|letter| format!("\\u{:04x}", u32::from(letter))));
    }
    escaped
}

fn run_words(args: args::Words) -> Result<u8, Failure> {
    let checked = words::check(&WordsArgs {
        file: args.file,
        beside: args.beside,
    });
    let checked = checked.map_err(|error| Failure::new(MISUSED, error))?;
    match args.format {
        ReportFormat::Text => {
            let mut lines = checked.lines();
            lines.push(checked.summary());
            print(&format!("{}\n", lines.join("\n")))?;
        }
        ReportFormat::Json => print_json(&words::Document::new(&checked))?,
    }
    Ok(u8::from(checked.has_losses()))
}

/// A report for programs.
fn print_json(document: &impl serde::Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(document);
    let json = json.map_err(|error| Failure::new(FAILED, error))?;
    print_raw(format!("{}\n", escaped(&json)).as_bytes())?;
    Ok(())
}

fn run_convert(args: args::Convert) -> Result<u8, Failure> {
    let (file, map) = inputs(args.file, args.map)?;
    let to = match args.to {
        RecordFormat::Csv => To::Text(Format::Csv),
        RecordFormat::Geojson => To::Text(Format::GeoJson),
        RecordFormat::Kml => To::Kml,
        RecordFormat::Xlsx => To::Xlsx,
    };
    let mut bar = Bar::new();
    let mut conversion = Conversion::read(
        &ConvertArgs {
            file,
            map,
            sheet: args.sheet,
            to,
        },
        &mut |step| bar.show(step),
    )?;
    drop(bar);
    conversion.files().map(said).for_each(|lines| say(&lines));
    match args.output.filter(|path| path.as_os_str() != "-") {
        Some(path) => {
            interrupt::clean_up();
            let mut bar = Bar::new();
            let written = conversion.write_file(&path, &mut |step| bar.show(step));
            drop(bar);
            say_not_held(&conversion);
            written.map_err(|error| Failure::new(FAILED, error))?;
        }
        None => match conversion.write(&mut io::stdout().lock(), &mut unwatched) {
            Err(CannotPass::Write(cause)) => printed(Err(cause))?,
            Err(CannotPass::Read(error)) => return Err(Failure::new(FAILED, error)),
            Ok(()) => say_not_held(&conversion),
        },
    }
    Ok(u8::from(conversion.has_losses()))
}

fn say_not_held(conversion: &Conversion) {
    for said in conversion.not_held.iter().chain(&conversion.note) {
        say(&format!("{said}\n"));
    }
}

/// What is read; there is one standard input.
fn inputs(file: PathBuf, map: Option<PathBuf>) -> Result<(Input, Option<Input>), Failure> {
    let (file, map) = (Input::from(file), map.map(Input::from));
    if map.as_ref() == Some(&file) && file == Input::Stdin {
        let what =
            "records and map file cannot both be standard input: name a file for one of them";
        return Err(Failure::new(MISUSED, what));
    }
    Ok((file, map))
}

fn said(file: &Reported) -> String {
    problems(&file.file, &file.report)
}

fn run_build(args: &args::Build) -> Result<u8, Failure> {
    done(|bar| {
        let building = build::Building {
            folder: &args.folder,
            tables: &args.tables,
            sheet: args.sheet.clone(),
            pull: args.pull.as_deref(),
            keeps_version: args.keep_version,
        };
        building.run(&mut |step| bar.show(step))
    })
}

/// Builds, and prints what was done.
fn done(
    build: impl FnOnce(&mut Bar) -> Result<build::Built, build::BuildError>,
) -> Result<u8, Failure> {
    interrupt::clean_up();
    let mut bar = Bar::new();
    let built = build(&mut bar);
    drop(bar);
    let built = built.map_err(|error| {
        let status = if error.is_of_use() { MISUSED } else { FAILED };
        Failure::new(status, error)
    })?;
    print(&built.to_string())?;
    Ok(u8::from(built.has_losses))
}

#[tokio::main]
async fn run_serve(args: &args::Serve) -> Result<u8, Failure> {
    // Who names a port wants that one; who names none wants the page.
    let ports = args.port.map_or(8080..=8090, |port| port..=port);
    let options = serve::Options {
        follows_links_out: false,
        is_open_to_all_origins: args.cors,
        names: args.allow_host.clone(),
        changes: args.watch.then(serve::Changes::default),
    };
    let bound = serve::bind_first_free(&args.folder, args.host, ports, &options).await;
    let (address, server) = bound.map_err(|error| Failure::new(FAILED, error))?;
    print(&format!(
        "Serving {} at http://{address}/ (Ctrl-C stops it)\n",
        shown(&args.folder)
    ))?;
    // There may be much to read: nobody waits for it.
    let folder = args.folder.clone();
    match options.changes {
        Some(changes) => drop(thread::spawn(move || build_on_edits(&folder, &changes))),
        None => drop(tokio::task::spawn_blocking(move || {
            let why = build::outdated(&folder);
            // Who has closed our output wants no note.
            why.map(|why| print(&format!("note: {why}\n")).ok())
        })),
    }
    if args.open
        && let Err(cause) = open::that_detached(format!("http://{address}/"))
    {
        say(&format!(
            "note: no browser could be opened ({cause}): open http://{address}/ yourself\n"
        ));
    }
    tokio::select! {
        result = server => {
            let stopped = |error| Failure::new(FAILED, format!("the server stopped: {error}"));
            result.map_err(stopped)?;
        }
        _ = tokio::signal::ctrl_c() => {
            // What is being built is half written.
            replace::abandon_all();
            print("\nStopped.\n")?;
        }
    }
    Ok(0)
}

/// Builds a site now where it is older than its files, and after each edit of them.
fn build_on_edits(folder: &Path, changes: &serve::Changes) {
    let build = || {
        match build::build(folder) {
            Ok(built) => {
                changes.add();
                say("Built again.\n");
                built
                    .remarks()
                    .for_each(|line| say_lines(&format!("  {line}\n")));
            }
            Err(error) => say_error(&error),
        }
        true
    };
    if build::outdated(folder).is_some() {
        build();
    }
    if let Err(cause) = watch::watch(folder, build) {
        say_error(format!(
            "the folder cannot be watched ({cause}): build it by hand after an edit"
        ));
    }
}

fn run_schema(of: args::SchemaOf) -> Result<u8, Failure> {
    let schema = match of {
        args::SchemaOf::Map => incidents_cli::map_file::SCHEMA,
        args::SchemaOf::Records => include_str!("../../../../../data/incidents.schema.json"),
    };
    print_raw(schema.as_bytes())?;
    Ok(0)
}

fn run_completions(args: &args::Completions) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "incidents", &mut script);
    print_raw(&script)?;
    Ok(0)
}
