//! `incidents build --pull`: a sheet is fetched when a site is built, so that no reader's browser asks its host. It is fetched by curl, as in
//! `check --online`.

use std::fmt;

use crate::curl::{TOO_LARGE, curl, output, why};

/// How long a host may take.
const MAX_SECONDS: &str = "120";

/// A file that is held as a whole while it is understood.
const MAX_BYTES: &str = "419430400";

/// What curl writes last: the status, what the answer is said to be, and where it came from in the end.
const TOLD: &str = "\n%{http_code} %{url_effective} %{content_type}";

/// What curl ends with where less comes than was said.
const CUT_OFF: i32 = 18;

/// Why nothing was fetched.
#[derive(Debug, PartialEq, Eq)]
pub enum PullError {
    /// Nobody said where the sheet is kept.
    NoTable,
    /// What is wrong, in a sentence that says what to do.
    Failed(String),
}

impl fmt::Display for PullError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTable => f.write_str(
                "expected one TABLE beside --pull, the file that what is fetched is written to, as in: incidents build my-map drafts/sheet.csv --pull https://...",
            ),
            Self::Failed(why) => write!(f, "nothing was fetched, and the site is as it was: {why}"),
        }
    }
}

impl std::error::Error for PullError {}

/// The bytes of the file at an address.
///
/// # Errors
///
/// Where there is no curl, or what comes is no whole file.
pub(crate) fn fetch(address: &str) -> Result<Vec<u8>, PullError> {
    let answer = Answer::of(address).map_err(PullError::Failed)?;
    answer.file(address).map_err(PullError::Failed)
}

/// What a host answers in the end.
struct Answer {
    status: String,
    /// The address that it was led to.
    from: String,
    /// What it is said to be.
    kind: String,
    bytes: Vec<u8>,
}

impl Answer {
    /// Asks a host. Sheets that are published lead elsewhere first.
    fn of(address: &str) -> Result<Self, String> {
        let mut curl = curl(address, MAX_SECONDS);
        curl.args(["--location", "--max-redirs", "5", "--compressed"])
            .args(["--max-filesize", MAX_BYTES, "--write-out", TOLD]);
        let instead = "fetch the file by hand and leave --pull out";
        let output = output(curl, "fetches it", instead)?;
        match output.status.code() {
            Some(0) => Ok(Self::told(&output.stdout)),
            Some(CUT_OFF) => Err(format!("{address} sends less than it says: try again")),
            Some(TOO_LARGE) => Err(format!(
                "{address} sends more than 400 MB: make the sheet smaller"
            )),
            _ => Err(format!(
                "{address} could not be asked ({}): correct the address, or try again",
                why(&output)
            )),
        }
    }

    /// Of what curl gives: the file, and behind it what [`TOLD`] asks for.
    fn told(output: &[u8]) -> Self {
        let end = output.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
        let (bytes, told) = output.split_at(end);
        let told = String::from_utf8_lossy(told);
        let mut told = told.trim().splitn(3, ' ');
        let mut next = || told.next().unwrap_or_default().to_owned();
        Self {
            status: next(),
            from: next(),
            kind: next(),
            bytes: bytes.to_vec(),
        }
    }

    /// The file that was asked for.
    fn file(self, address: &str) -> Result<Vec<u8>, String> {
        let Self {
            status,
            from,
            kind,
            bytes,
        } = self;
        match status.parse::<u16>() {
            Ok(200..300) if is_page(&bytes, &kind) => Err(format!(
                "{from} sends a page, such as one to sign in on, in the place of a file: publish the sheet so that whoever has the address can read it, and name the address of its CSV"
            )),
            Ok(200..300) if bytes.is_empty() => Err(format!("{address} sends an empty file")),
            Ok(200..300) => Ok(bytes),
            Ok(429 | 503) => Err(format!(
                "{address} is asked too often ({status}): try again later"
            )),
            _ => Err(format!(
                "{address} answers {status}: correct the address, or ask its owner"
            )),
        }
    }
}

/// Whether an answer is a page for people, whatever it is said to be.
fn is_page(bytes: &[u8], kind: &str) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..512).unwrap_or(bytes)).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    kind.to_lowercase().starts_with("text/html")
        || ["<!doctype html", "<html", "<head", "<body", "<script"]
            .iter()
            .any(|it| start.starts_with(it))
}
