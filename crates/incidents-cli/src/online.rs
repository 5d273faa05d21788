//! What other hosts answer to what readers' browsers will ask of them.

use site::ground::Asked;

use crate::curl::{TOO_LARGE, curl, output, why};

/// What browsers say that they ask for, where the map file does not say where the site lies.
const ANY_ORIGIN: &str = "https://map.example";

/// How long a host may take.
const MAX_SECONDS: &str = "20";

/// What curl writes last: the status, and where the answer leads to.
const TOLD: &str = "\n%{http_code} %{redirect_url}";

/// Asks a host what readers' browsers will ask it. `origin` is the site's, `https://example.org`, where that is known.
///
/// # Errors
///
/// What is wrong with its answer, in a sentence that says what to do; or that there is no curl.
pub(crate) fn ask(asked: &Asked, origin: Option<&str>) -> Result<(), String> {
    let address = &asked.address;
    let header = format!("Origin: {}", origin.unwrap_or(ANY_ORIGIN));
    let mut curl = curl(address, MAX_SECONDS);
    curl.args(["--output", if cfg!(windows) { "NUL" } else { "/dev/null" }])
        .args(["--dump-header", "-", "--suppress-connect-headers"])
        .args(["--write-out", TOLD, "--header", &header]);
    if asked.needs_ranges {
        // The head of an archive. Of a host that sends all of it no more than the beginning is wanted.
        curl.args(["--range", "0-126", "--max-filesize", "65536"]);
    }
    let output = output(curl, "asks other hosts", "leave --online out")?;
    let told = String::from_utf8_lossy(&output.stdout);
    let (heads, last) = told.rsplit_once('\n').unwrap_or(("", &told));
    let (status, leads_to) = last.split_once(' ').unwrap_or((last, ""));
    let status: u16 = status.parse().unwrap_or(0);
    // An archive that is sent whole is left where it is long enough; an error that a host answers is an answer.
    let has_ended = output.status.success() || output.status.code() == Some(TOO_LARGE);
    if status == 0 || !has_ended {
        return Err(format!(
            "{address} could not be asked ({}): correct the address, or try again",
            why(&output)
        ));
    }
    let fields = heads.lines().filter_map(|line| line.split_once(':'));
    let mut allowing =
        fields.filter(|(name, _)| name.eq_ignore_ascii_case("access-control-allow-origin"));
    let answer = Answer {
        status,
        leads_to,
        allowed: allowing.next().map_or("", |(_, origin)| origin.trim()),
    };
    answer.verdict(asked, origin)
}

/// What a host answers.
struct Answer<'a> {
    status: u16,
    /// Another address, or nothing.
    leads_to: &'a str,
    /// The origin that may read it, `*`, or nothing.
    allowed: &'a str,
}

impl Answer<'_> {
    fn verdict(&self, asked: &Asked, origin: Option<&str>) -> Result<(), String> {
        let wrong = match self.status {
            300..400 => format!(
                "leads to {}: name that address, since the policy of the page and other hosts' leave hold for the one that is named",
                self.leads_to
            ),
            200 if asked.needs_ranges => {
                "sends the whole file where a part is asked for, so that no tile is drawn: put the file with a host that answers requests for ranges".to_owned()
            }
            200..300 => match (self.allowed, origin) {
                ("*", _) => return Ok(()),
                ("", _) => format!(
                    "lets no other site read it: have it answer with Access-Control-Allow-Origin: {}",
                    origin.unwrap_or("*")
                ),
                (allowed, Some(origin)) if allowed == origin => return Ok(()),
                (allowed, Some(origin)) => format!(
                    "lets {allowed} read it, and not {origin}: have it answer with Access-Control-Allow-Origin: {origin}"
                ),
                (allowed, None) => format!(
                    "lets {allowed} read it: say in `site_url` of the map file where the map lies, to know whether that is enough"
                ),
            },
            status => format!("answers {status}: correct the address, or ask its owner"),
        };
        Err(format!("{}: its host {wrong}", asked.address))
    }
}
