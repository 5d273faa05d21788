//! Chromedriver, on a leash: it ends with the tests, however they end.

use std::env;
use std::io::{BufRead, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use crate::support::folder::Folder;
use crate::support::{Failure, Outcome};

/// Names the driver; `cargo xtask test` sets it.
const DRIVER: &str = "INCIDENT_MAP_CHROMEDRIVER";

/// Says the port that the system has given it.
const STARTED: &str = "started successfully on port ";

/// Waits until nobody holds the other end of its input any more, and ends the driver and all that the driver has started: they are a
/// process group. Browsers outlive the last test, and nothing of a test's process runs after that: this does.
const LEASH: &str = r#"
    read -r driver; read -r end
    kill -9 "-$driver"
    for turn in 1 2 3 4 5 6 7 8 9; do rm -rf "$TMPDIR"; [ -e "$TMPDIR" ] || break; sleep 0.2; done"#;

/// A running chromedriver, ended when it is dropped or when this process ends.
pub struct Driver {
    leash: Child,
    process: Child,
    /// Where it listens.
    pub address: String,
    /// Holds what the browser leaves behind when it is ended. Removed after [`Drop::drop`] has ended the driver.
    _leavings: Folder,
}

/// A driver takes its port for both families of addresses, and ends where another one that starts at the same moment
/// has taken one of the two.
const ATTEMPTS: usize = 3;

impl Driver {
    pub fn start() -> Outcome<Self> {
        let mut started = Self::start_once();
        for _ in 1..ATTEMPTS {
            if started.is_err() {
                started = Self::start_once();
            }
        }
        started
    }

    fn start_once() -> Outcome<Self> {
        let program = env::var(DRIVER).unwrap_or_else(|_| "chromedriver".to_owned());
        let leavings = Folder::passing()?;
        let mut leash = Command::new("sh")
            .args(["-c", LEASH])
            .env("TMPDIR", leavings.path())
            // Ctrl+C ends the tests first, and by that the leash.
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()?;
        let mut driver = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .env("TMPDIR", leavings.path())
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        if let Some(input) = leash.stdin.as_mut() {
            writeln!(input, "{}", driver.id())?;
        }
        let output = driver.stdout.take();
        let mut lines = output
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufRead::lines)
            .map_while(Result::ok);
        let port = lines.find_map(|line| {
            line.split_once(STARTED)
                .map(|(_, port)| port.trim_end_matches('.').to_owned())
        });
        // The pipe is read to its end, or the driver could not say anything more.
        std::thread::spawn(move || lines.for_each(drop));
        let address = port.map(|port| format!("http://127.0.0.1:{port}"));
        let driver = Self {
            leash,
            process: driver,
            address: address.clone().unwrap_or_default(),
            _leavings: leavings,
        };
        address
            .map(|_| driver)
            .ok_or_else(|| Failure(format!("{program} ended without saying its port: install Chromium's driver or name it in {DRIVER}")))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.leash.stdin.take());
        // A leash that has ended already is what is wanted.
        drop(self.leash.wait());
        drop(self.process.wait());
    }
}
