//! What a run of Rust's own test harness came to, by its last words.

/// Tests that ran to their end, whether they passed or failed.
#[derive(Debug, PartialEq, Eq)]
pub struct Ended<'w> {
    pub n_passed: usize,
    /// The names of all that failed.
    pub failed: Vec<&'w str>,
}

impl<'w> Ended<'w> {
    /// None where the harness did not come to its end, or names other tests than it counts: a run that was killed, or did
    /// not compile, says nothing about its tests.
    pub fn from_words(words: &'w str) -> Option<Self> {
        let (before, result) = words.rsplit_once("test result: ")?;
        let count = |what: &str| -> Option<usize> {
            let mut counts = result.lines().next()?.split([';', '.']);
            counts.find_map(|count| count.trim().strip_suffix(what)?.trim().parse().ok())
        };
        let failed: Vec<&str> = match before.rsplit_once("failures:\n") {
            Some((_, names)) => names
                .lines()
                .filter_map(|line| line.strip_prefix("    "))
                .collect(),
            None => Vec::new(),
        };
        let ended = Self {
            n_passed: count("passed")?,
            failed,
        };
        (count("failed")? == ended.failed.len()).then_some(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAILED: &str = "\
running 3 tests
test list::a ... ok
test map::b ... FAILED
test map::c ... FAILED

failures:

---- map::b stdout ----
test result: nothing; 7 failed

---- map::c stdout ----
failures:
    none of ours


failures:
    map::b
    map::c

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

";

    #[test]
    fn the_tests_that_failed_are_named() {
        let expected = Ended {
            n_passed: 1,
            failed: vec!["map::b", "map::c"],
        };
        assert_eq!(Ended::from_words(FAILED), Some(expected));
        let passed = "running 2 tests\n..\ntest result: ok. 2 passed; 0 failed; 0 ignored\n";
        let expected = Ended {
            n_passed: 2,
            failed: Vec::new(),
        };
        assert_eq!(Ended::from_words(passed), Some(expected));
    }

    #[test]
    fn a_run_that_did_not_end_says_nothing() {
        let killed = FAILED.split("failures:").next().unwrap_or_default();
        assert_eq!(Ended::from_words(killed), None);
        assert_eq!(Ended::from_words(""), None);
        let other = FAILED.replace("    map::b\n", "");
        assert_eq!(Ended::from_words(&other), None);
    }
}
