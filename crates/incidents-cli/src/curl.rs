//! What asks other hosts: curl, which nearly every system has. A client of our own would bring its own certificates and keys along.

use std::io::ErrorKind;
use std::process::{Command, Output};

/// What curl ends with where more comes than is wanted.
pub(crate) const TOO_LARGE: i32 = 63;

/// A curl that asks for what lies at an address, and has so many seconds for it.
pub(crate) fn curl(address: &str, max_seconds: &str) -> Command {
    let mut curl = Command::new("curl");
    // Nothing of the user's own goes to hosts that a map file chose, and brackets in an address are no pattern.
    curl.args(["--disable", "--globoff", "--silent", "--show-error"])
        .args(["--proto", "=http,https", "--max-time", max_seconds])
        .args(["--url", address]);
    if address.to_ascii_lowercase().starts_with("https:") {
        // Where somebody leads elsewhere, what comes is still nobody else's.
        curl.args(["--proto-redir", "=https"]);
    }
    curl
}

/// What comes of it. `does` says what it is wanted for, and `instead` what to do where there is none.
///
/// # Errors
///
/// Where there is no curl, or it cannot be started.
pub(crate) fn output(mut curl: Command, does: &str, instead: &str) -> Result<Output, String> {
    curl.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            format!("expected curl, which {does}, but found none: install it, or {instead}")
        }
        _ => format!("curl could not be started ({error}): {instead}"),
    })
}

/// Why it could not ask, in its own words.
pub(crate) fn why(output: &Output) -> String {
    let why = String::from_utf8_lossy(&output.stderr);
    why.trim().trim_start_matches("curl: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_https_is_led_nowhere_else() {
        let is_held = |address: &str| {
            let curl = curl(address, "20");
            curl.get_args().any(|it| it == "--proto-redir")
        };
        assert!(is_held("https://example.org/") && is_held("HTTPS://example.org/"));
        assert!(!is_held("http://127.0.0.1:8000/"));
    }
}
