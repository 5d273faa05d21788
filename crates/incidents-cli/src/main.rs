//! `incidents`: the command line beside the page.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool of the command line speaks there"
)]

use std::{
    env,
    fmt::Display,
    io::{self, Write as _},
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
    process::ExitCode,
    str::FromStr,
};

use incidents_cli::{
    build,
    check::{self, CheckArgs},
    convert::{self, CannotConvert, ConvertArgs},
    serve,
};

const USAGE: &str = "\
Usage: incidents <command>

  check FILE [--map map.json]
      Say what of a GeoJSON file cannot be read, and why.
  convert FILE --to csv|geojson [-o OUT] [--map map.json]
      Write what the page reads of a file, as a table or as GeoJSON in the page's
      own schema.
  build FOLDER
      Bring title, link previews and the table for readers without scripts of a
      built page up to date with the data in it.
  serve FOLDER [--port N] [--host ADDRESS]
      Serve a built page at http://127.0.0.1:8080/, or at the next free port.

Exit status: 0 done, 1 it failed or something of the file would be lost,
2 the command was not understood or the file cannot be opened.";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["check", rest @ ..] => match CheckArgs::parse(rest) {
            Ok(args) => run_check(&args),
            Err(what) => misused(&what),
        },
        ["convert", rest @ ..] => match ConvertArgs::parse(rest) {
            Ok(args) => run_convert(&args),
            Err(what) => misused(&what),
        },
        ["build", folder] => run_build(Path::new(folder)),
        ["build", ..] => misused("which one folder?"),
        ["serve", rest @ ..] => match ServeArgs::parse(rest) {
            Ok(args) => run_serve(&args),
            Err(what) => misused(&what),
        },
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        [] => misused("which command?"),
        [other, ..] => misused(&format!("there is no command `{other}`")),
    }
}

fn run_check(args: &CheckArgs) -> ExitCode {
    match check::check(args) {
        Ok(checked) => {
            print!("{checked}");
            ExitCode::from(u8::from(checked.has_losses))
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run_convert(args: &ConvertArgs) -> ExitCode {
    match convert::convert(args) {
        Ok(converted) => {
            for problem in &converted.problems {
                eprintln!("{problem}");
            }
            let text = converted.text.unwrap_or_default();
            match io::stdout().write_all(text.as_bytes()) {
                // Who reads it has had enough.
                Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
                    eprintln!("error: cannot write: {cause}");
                    ExitCode::from(1)
                }
                _ => ExitCode::from(u8::from(converted.has_losses)),
            }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(match error {
                CannotConvert::Read(_) => 2,
                CannotConvert::Write(..) => 1,
            })
        }
    }
}

fn run_build(folder: &Path) -> ExitCode {
    match build::build(folder) {
        Ok(built) => {
            print!("{built}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(if error.is_of_use() { 2 } else { 1 })
        }
    }
}

fn misused(what: &str) -> ExitCode {
    eprintln!("error: {what}\n\n{USAGE}");
    ExitCode::from(2)
}

#[derive(Debug, PartialEq, Eq)]
struct ServeArgs {
    folder: PathBuf,
    host: IpAddr,
    port: Option<u16>,
}

impl ServeArgs {
    fn parse(args: &[&str]) -> Result<Self, String> {
        let (mut folder, mut host, mut port) = (None, IpAddr::V4(Ipv4Addr::LOCALHOST), None);
        let mut args = args.iter().copied();
        while let Some(arg) = args.next() {
            match arg {
                "--port" => port = Some(value(arg, args.next())?),
                "--host" => host = value(arg, args.next())?,
                flag if flag.starts_with('-') => {
                    return Err(format!("`serve` does not know `{flag}`"));
                }
                path if folder.is_none() => folder = Some(PathBuf::from(path)),
                path => return Err(format!("one folder at a time: what is `{path}`?")),
            }
        }
        let folder = folder.ok_or("which folder?")?;
        Ok(Self { folder, host, port })
    }
}

fn value<T: FromStr<Err: Display>>(flag: &str, value: Option<&str>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("`{flag}` needs a value"))?;
    value
        .parse()
        .map_err(|error| format!("`{flag}` cannot be `{value}`: {error}"))
}

#[tokio::main]
async fn run_serve(args: &ServeArgs) -> ExitCode {
    // Who names a port wants that one; who names none wants the page.
    let ports = args.port.map_or(8080..=8090, |port| port..=port);
    let (address, server) = match serve::bind_first_free(&args.folder, args.host, ports).await {
        Ok(bound) => bound,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!(
        "Serving {} at http://{address}/ (Ctrl-C stops it)",
        args.folder.display()
    );
    tokio::select! {
        result = server => if let Err(error) = result {
            eprintln!("error: the server stopped: {error}");
            return ExitCode::FAILURE;
        },
        _ = tokio::signal::ctrl_c() => println!("\nStopped."),
    }
    ExitCode::SUCCESS
}
