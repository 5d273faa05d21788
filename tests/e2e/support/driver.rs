//! A browser's driver, on a leash: it ends with the tests, however they end.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::engine::{Engine, Port, System};
use crate::support::folder::Folder;
use crate::support::page::PATIENCE;
use crate::support::{Failure, Outcome};

/// Waits until nobody holds the other end of its input any more, and ends the process groups whose numbers it was told: the driver
/// with all that the driver has started, and its screen. Browsers outlive the last test, and nothing of a test's process runs after that: this does.
const LEASH: &str = r#"
    while read -r started; do groups="$groups -$started"; done
    [ -z "$groups" ] || kill -9 $groups
    for turn in 1 2 3 4 5 6 7 8 9; do rm -rf "$TMPDIR"; [ -e "$TMPDIR" ] || break; sleep 0.2; done"#;

/// A running driver, ended when it is dropped or when this process ends.
pub struct Driver {
    leash: Child,
    process: Child,
    screen: Option<Screen>,
    /// Where it listens.
    pub address: String,
    /// Where what its browser prints comes to lie.
    pub printed: PathBuf,
    /// Holds what the browser leaves behind when it is ended. Removed after [`Drop::drop`] has ended the driver.
    _leavings: Folder,
}

/// A driver takes its port for both families of addresses, and ends where another one that starts at the same moment
/// has taken one of the two.
const ATTEMPTS: usize = 3;

impl Driver {
    /// With a screen for the browser's window, or for a browser without one; its system is like this.
    pub fn start(engine: Engine, with_screen: bool, system: Option<&System>) -> Outcome<Self> {
        let mut started = Self::start_once(engine, with_screen, system);
        for _ in 1..ATTEMPTS {
            if started.is_err() {
                started = Self::start_once(engine, with_screen, system);
            }
        }
        started
    }

    fn start_once(engine: Engine, with_screen: bool, system: Option<&System>) -> Outcome<Self> {
        let start = engine.start()?;
        let (variable, name) = start.driver;
        let program = env::var(variable).unwrap_or_else(|_| name.to_owned());
        let leavings = Folder::passing()?;
        let printed = leavings.path().join("printed");
        fs::create_dir(&printed)?;
        if let Some(system) = system {
            let folder = leavings.path().join("gtk-3.0");
            fs::create_dir(&folder)?;
            fs::write(folder.join("settings.ini"), &system.settings)?;
        }
        let mut leash = Command::new("sh")
            .args(["-c", LEASH])
            .env("TMPDIR", leavings.path())
            // Ctrl+C ends the tests first, and by that the leash.
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()?;
        let mut tie = |process: &Child| match leash.stdin.as_mut() {
            Some(input) => Ok(writeln!(input, "{}", process.id())?),
            None => Err(Failure::new("the leash has ended")),
        };
        let screen = with_screen.then(Screen::start).transpose()?;
        let mut command = Command::new(&program);
        if let Some(screen) = &screen {
            tie(&screen.process)?;
            command.env("DISPLAY", &screen.name);
        }
        let mut driver = command
            .args(start.arguments)
            .env("TMPDIR", leavings.path())
            .env("XDG_CONFIG_HOME", leavings.path())
            .envs(system.map(|system| ("GTK_THEME", system.theme)))
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure(format!("{program} does not start: {error}")))?;
        tie(&driver)?;
        let output = driver.stdout.take();
        let mut lines = output
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufRead::lines)
            .map_while(Result::ok);
        let port = match start.port {
            Port::SaidAfter(words) => lines.find_map(|line| {
                let (_, port) = line.split_once(words)?;
                port.trim_end_matches('.').parse().ok()
            }),
            Port::Told(port) => answers(port, &mut driver)?.then_some(port),
        };
        // The pipe is read to its end, or the driver could not say anything more.
        std::thread::spawn(move || lines.for_each(drop));
        let address = port.map(|port| format!("http://127.0.0.1:{port}"));
        let driver = Self {
            leash,
            process: driver,
            screen,
            address: address.clone().unwrap_or_default(),
            printed,
            _leavings: leavings,
        };
        address.map(|_| driver).ok_or_else(|| {
            Failure(format!(
                "{program} ended without listening at a port: install it or name it in {variable}"
            ))
        })
    }
}

/// Waits until somebody listens there; nobody will any more where the driver has ended.
fn answers(port: u16, driver: &mut Child) -> Outcome<bool> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if driver.try_wait()?.is_some() || start.elapsed() > PATIENCE {
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(true)
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.leash.stdin.take());
        // A leash that has ended already is what is wanted.
        drop(self.leash.wait());
        drop(self.process.wait());
        if let Some(screen) = &mut self.screen {
            drop(screen.process.wait());
        }
    }
}

/// A screen that nobody sees.
struct Screen {
    process: Child,
    /// `:7`
    name: String,
}

impl Screen {
    fn start() -> Outcome<Self> {
        let mut process = Command::new("Xvfb")
            // The number that it has found free comes on the first line that it writes.
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1400x1000x24"])
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure(format!("Xvfb does not start: {error}")))?;
        let mut number = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let name = format!(":{}", number.trim_end());
        Ok(Self { process, name })
    }
}
