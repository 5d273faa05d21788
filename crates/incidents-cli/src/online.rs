//! What other hosts answer to what readers' browsers will ask of them. They are asked by curl, which nearly every system has: a client of our
//! own would bring its own certificates and keys along.

use std::io::ErrorKind;
use std::process::Command;

use site::ground::Asked;

/// Whom browsers say that they ask for, where the map file does not say where the site lies.
const ANY_ORIGIN: &str = "https://map.example";

/// How long a host may take.
const MAX_SECONDS: &str = "20";

/// Asks a host what readers' browsers will ask it. `origin` is the site's, `https://example.org`.
///
/// # Errors
///
/// What is wrong with its answer, in a sentence that says what to do; or that there is no curl.
pub(crate) fn ask(asked: &Asked, origin: Option<&str>) -> Result<(), String> {
    let (address, origin) = (&asked.address, origin.unwrap_or(ANY_ORIGIN));
    let mut curl = Command::new("curl");
    curl.args([
        "--silent",
        "--show-error",
        "--location",
        "--dump-header",
        "-",
    ])
    .args(["--proto", "=http,https", "--max-time", MAX_SECONDS])
    .args(["--output", if cfg!(windows) { "NUL" } else { "/dev/null" }])
    .args(["--header", &format!("Origin: {origin}")]);
    if asked.needs_ranges {
        // The head of an archive. Of a host that sends all of it curl hears no more than its head says.
        curl.args(["--range", "0-126", "--max-filesize", "65536"]);
    }
    let output = curl.args(["--url", address]).output();
    let output = output.map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            "expected curl, which asks other hosts, but found none: install it, or leave --online out".to_owned()
        }
        _ => format!("curl could not be started ({error}): leave --online out"),
    })?;
    let heads = String::from_utf8_lossy(&output.stdout);
    let Some(answer) = Answer::last_of(&heads) else {
        let why = String::from_utf8_lossy(&output.stderr);
        let why = why.trim().trim_start_matches("curl: ");
        return Err(format!(
            "{address} could not be asked ({why}): correct the address, or try again"
        ));
    };
    answer.verdict(asked, origin)
}

/// The head of an answer.
struct Answer {
    status: u16,
    allowed_origin: Option<String>,
}

impl Answer {
    /// The last of several: those before it led there.
    fn last_of(heads: &str) -> Option<Self> {
        let start = heads.rfind("HTTP/")?;
        let mut lines = heads.get(start..)?.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let fields = lines.filter_map(|line| line.split_once(':'));
        let mut allowing =
            fields.filter(|(name, _)| name.eq_ignore_ascii_case("access-control-allow-origin"));
        Some(Self {
            status,
            allowed_origin: allowing.next().map(|(_, value)| value.trim().to_owned()),
        })
    }

    fn verdict(&self, asked: &Asked, origin: &str) -> Result<(), String> {
        let Asked {
            address,
            needs_ranges,
            ..
        } = asked;
        let is_well = (200..300).contains(&self.status);
        if !is_well {
            return Err(format!(
                "{address}: its host answers {}: correct the address, or ask its owner",
                self.status
            ));
        }
        if *needs_ranges && self.status != 206 {
            return Err(format!(
                "{address}: its host sends the whole file where a part is asked for, so that no tile is drawn: put the file with a host that answers requests for ranges"
            ));
        }
        match self.allowed_origin.as_deref() {
            Some(allowed) if allowed == "*" || allowed == origin => Ok(()),
            Some(allowed) => Err(format!(
                "{address}: its host lets {allowed} read it, and not {origin}: have it answer with Access-Control-Allow-Origin: {origin}"
            )),
            None => Err(format!(
                "{address}: its host lets no other site read it: have it answer with Access-Control-Allow-Origin: {origin}"
            )),
        }
    }
}
