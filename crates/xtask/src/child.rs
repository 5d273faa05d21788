//! Running other programs: with our tools first on their PATH, and with a sentence when they fail.

use std::{
    collections::VecDeque,
    env,
    ffi::OsString,
    io::{BufRead, BufReader, Write},
    iter,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    setup::wasm::Wasm,
    stop::{Stop, cause_from_output},
    workspace::Workspace,
};

/// What children find on their PATH.
pub struct Tools {
    root: PathBuf,
    /// The tools of npm's packages, before everything of the user's.
    ours: PathBuf,
    /// The folder of the cargo that runs us: it need not be on the user's PATH.
    cargo: Option<PathBuf>,
    users: OsString,
    /// Where rustup itself is, if it is not on the user's PATH.
    cargo_home: Option<PathBuf>,
}

impl Tools {
    pub fn new(workspace: &Workspace) -> Self {
        Self {
            root: workspace.root().to_owned(),
            ours: workspace.file("node_modules/.bin"),
            cargo: env::var_os("CARGO").map(PathBuf::from),
            users: env::var_os("PATH").unwrap_or_default(),
            cargo_home: cargo_home(),
        }
    }

    /// The checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A program with our tools on its PATH, in the checkout's folder.
    pub fn command(&self, program: &str) -> Command {
        self.command_with(program, self.cargo.as_deref().and_then(Path::parent))
    }

    /// The cargo that runs us.
    pub fn cargo(&self) -> Command {
        self.command(
            &self
                .cargo
                .as_deref()
                .map_or("cargo".into(), |path| path.to_string_lossy()),
        )
    }

    /// Whether the cargo that runs us is Debian's.
    pub fn has_debian_cargo(&self) -> bool {
        self.cargo.as_deref().and_then(Path::parent) == Some(Path::new(DEBIAN))
    }

    /// A program that calls cargo for WebAssembly: with Debian's compiler, where that is the one that can.
    pub fn wasm_command(&self, program: &str, wasm: Wasm) -> Command {
        match wasm {
            Wasm::Toolchain => self.command(program),
            Wasm::Debian => {
                let mut command = self.command_with(program, Some(Path::new(DEBIAN)));
                // What rustup's cargo sets for its own children would lead Debian's compiler astray.
                for name in [
                    "CARGO",
                    "RUSTC",
                    "RUSTDOC",
                    "RUSTUP_TOOLCHAIN",
                    "LD_LIBRARY_PATH",
                ] {
                    command.env_remove(name);
                }
                command
            }
        }
    }

    pub fn wasm_cargo(&self, wasm: Wasm) -> Command {
        match wasm {
            Wasm::Toolchain => self.cargo(),
            Wasm::Debian => self.wasm_command(&format!("{DEBIAN}/cargo"), wasm),
        }
    }

    /// Where a program is, if it is anywhere.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        let path = self.path(self.cargo.as_deref().and_then(Path::parent));
        env::split_paths(&path)
            .map(|folder| folder.join(program))
            .find(|file| file.is_file())
    }

    fn command_with(&self, program: &str, cargo_folder: Option<&Path>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.path(cargo_folder));
        command
    }

    fn path(&self, cargo_folder: Option<&Path>) -> OsString {
        let users = env::split_paths(&self.users);
        let folders = iter::once(self.ours.clone())
            .chain(cargo_folder.map(Path::to_owned))
            .chain(users);
        let folders = folders.chain(self.cargo_home.iter().map(|home| home.join("bin")));
        // A folder with a colon in its name cannot be on a PATH at all.
        env::join_paths(folders).unwrap_or_else(|_| self.users.clone())
    }
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
}

/// Where Debian's packages put their cargo and rustc.
pub const DEBIAN: &str = "/usr/bin";

/// The first line that a program prints, if it runs and succeeds.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output
        .status
        .success()
        .then(|| text.lines().next().unwrap_or_default().to_owned())
}

/// Whether a program runs and succeeds; its words are thrown away.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Runs a program whose own words tell enough when it fails.
pub fn succeed(command: &mut Command, failure: &str) -> Result<()> {
    let status = command
        .status()
        .with_context(|| failure_to_start(command))?;
    if !status.success() {
        bail!("{failure} ({status}): see above.");
    }
    Ok(())
}

/// Runs a program that changes the machine: what it says last decides which remedy is named.
pub fn set_up(command: &mut Command, failure: &str) -> Result<()> {
    let mut child = command
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| failure_to_start(command))?;
    let stderr = child.stderr.take().context("stderr was asked for")?;
    let last_words = thread::spawn(move || pass_on(BufReader::new(stderr), std::io::stderr()));
    let status = child.wait()?;
    let last_words = last_words.join().unwrap_or_default();
    if status.success() {
        return Ok(());
    }
    let stop = cause_from_output(&last_words).map_or_else(
        || {
            Stop::new(
                format!("{failure}."),
                "Its own words are above; put right what they name, then run this again.",
            )
        },
        |cause| Stop::new(format!("{failure}: {}", cause.what), cause.remedy),
    );
    Err(stop.into())
}

/// Prints what a tool says as it says it, and keeps the end of it.
fn pass_on(from: impl BufRead, mut to: impl Write) -> String {
    let mut last = VecDeque::new();
    for line in from.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        // Nobody to read it is no reason to stop the tool.
        if writeln!(to, "{line}").is_err() {
            continue;
        }
        if last.len() == 60 {
            last.pop_front();
        }
        last.push_back(line);
    }
    Vec::from(last).join("\n")
}

fn failure_to_start(command: &Command) -> String {
    format!(
        "`{}` does not start",
        command.get_program().to_string_lossy()
    )
}
