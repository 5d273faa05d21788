//! Chromedriver: one for each test, so that nothing of one test outlives it or reaches another.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::support::folder::Folder;
use crate::support::{Failure, Outcome};

/// Names the driver; `cargo xtask test` sets it.
const DRIVER: &str = "INCIDENT_MAP_CHROMEDRIVER";

/// Says the port that the system has given it.
const STARTED: &str = "started successfully on port ";

/// A running chromedriver, ended when it is dropped.
pub struct Driver {
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
        let mut process = Command::new(&program)
            .env("TMPDIR", leavings.path())
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure(format!("{program} did not start ({error}): install Chromium's driver or name it in {DRIVER}")))?;
        let output = process.stdout.take();
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
            process,
            address: address.clone().unwrap_or_default(),
            _leavings: leavings,
        };
        address
            .map(|_| driver)
            .ok_or_else(|| Failure(format!("{program} ended without saying its port")))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that has ended already is what is wanted.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
