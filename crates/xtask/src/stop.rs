//! The one way in which a chore gives up: what is wrong, and what the person at the keyboard can do.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// A whole sentence.
    pub what: String,
    /// A whole sentence in the imperative.
    pub remedy: String,
}

impl Stop {
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Cannot go on: {}\nWhat to do: {}",
            self.what, self.remedy
        )
    }
}

impl std::error::Error for Stop {}

/// What the last words of a failed tool say about the machine, in the order of how sure they are.
pub fn cause_from_output(output: &str) -> Option<Stop> {
    let text = output.to_lowercase();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    if says(&["no space left on device", "enospc", "disk quota exceeded"]) {
        return Some(Stop::new(
            "the disk is full.",
            "Free about 4 GB (the target folder and node_modules take that much), then run this again.",
        ));
    }
    if says(&["are you root?", "unable to acquire the dpkg frontend lock"])
        && !says(&["is another process using it"])
    {
        return Some(Stop::new(
            "this needs root.",
            "Run the same command as root, or install the named packages yourself.",
        ));
    }
    let offline = [
        "could not resolve host",
        "temporary failure resolving",
        "temporary failure in name resolution",
        "name or service not known",
        "dns error",
        "failed to lookup address",
        "network is unreachable",
        "connection refused",
        "could not connect to",
        "failed to connect to",
        "operation timed out",
        "timeout was reached",
        "enotfound",
        "eai_again",
        "econnrefused",
        "etimedout",
        "enotcached",
        "without the --offline flag",
        "without the offline flag",
        "--offline was specified",
        "network is offline",
        "using offline mode",
    ];
    says(&offline).then(|| {
        Stop::new(
            "the package registry does not answer (no network).",
            "Connect this machine (or set the registry mirror that it should use), then run this again; what is already there is kept.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, expected: Option<&str>) {
        let what = cause_from_output(output).map(|stop| stop.what);
        assert_eq!(what.as_deref(), expected, "{output}");
    }

    #[test]
    fn the_cause_is_read_from_the_last_words_of_a_tool() {
        let no_network = Some("the package registry does not answer (no network).");
        check("error: could not compile `yew`", None);
        check(
            "  [6] Could not resolve hostname (Could not resolve host: index.example)",
            no_network,
        );
        check("npm error code ENOTFOUND", no_network);
        check(
            "npm error code ENOTCACHED\nnpm error cache mode is 'only-if-cached'",
            no_network,
        );
        check(
            "E: Failed to fetch  Temporary failure resolving 'packages.example'",
            no_network,
        );
        check(
            "error: attempting to make an HTTP request, but --offline was specified",
            no_network,
        );
        check("npm error code ENOSPC", Some("the disk is full."));
        check(
            "E: Could not open lock file - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?",
            Some("this needs root."),
        );
    }
}
