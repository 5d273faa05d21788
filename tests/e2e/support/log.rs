//! What the browser noted while a test ran. It must be clean: a page that works by luck says so here.

use serde::Deserialize;
use serde_json::Value;

use crate::support::{Failure, Outcome, Page};

/// What may stand in any log, and why.
const HARMLESS: [(&str, &str); 1] = [(
    "GPU stall due to ReadPixels",
    "the screenshot reads what the processor has drawn",
)];

#[derive(Deserialize)]
struct Seen {
    errors: Vec<String>,
    violations: Vec<String>,
}

impl Page {
    /// The test provokes a complaint of the browser that contains these words; it must come.
    pub fn expect_complaint(&self, words: impl Into<String>) {
        self.expected.borrow_mut().push(words.into());
    }

    /// The end of every test: nothing in the console, nothing against the policy, nothing uncaught,
    /// and no request to anybody else.
    pub async fn finish(&self) -> Outcome {
        let expected = self.expected.borrow().clone();
        // What another process complains of takes its time.
        let missing = async || {
            let complaints = self.complaints().await?;
            let is_missing = |words: &&String| !complaints.iter().any(|one| one.contains(*words));
            Ok(expected.iter().filter(is_missing).cloned().collect())
        };
        let what = "complaints that should have come and have not";
        self.becomes(what, Vec::<String>::new(), missing).await?;
        let mut complaints = self.complaints().await?;
        complaints.retain(|complaint| !expected.iter().any(|words| complaint.contains(words)));
        assert!(
            complaints.is_empty(),
            "the browser complained: {complaints:#?}"
        );
        let foreign = self.foreign_requests().await?;
        assert!(foreign.is_empty(), "the page asked others: {foreign:?}");
        Ok(())
    }

    /// Whether the browser has complained of something in these words by now.
    pub async fn has_complained_of(&self, words: &str) -> Outcome<bool> {
        Ok(self
            .complaints()
            .await?
            .iter()
            .any(|complaint| complaint.contains(words)))
    }

    async fn complaints(&self) -> Outcome<Vec<String>> {
        // The driver says everything once; others than Chromium's say nothing.
        let log = match self.engine.speaks_devtools() {
            true => self.driver.browser_log().await?,
            false => Vec::new(),
        };
        for entry in log {
            let is_loud = matches!(entry.level.as_str(), "WARNING" | "SEVERE");
            if is_loud
                && !HARMLESS
                    .iter()
                    .any(|(words, _)| entry.message.contains(words))
            {
                self.noted
                    .borrow_mut()
                    .push(format!("{} {}", entry.level, entry.message));
            }
        }
        let mut complaints = self.noted.borrow().clone();
        complaints.extend(self.seen().await?);
        Ok(complaints)
    }

    /// What the document has seen of itself.
    async fn seen(&self) -> Outcome<Vec<String>> {
        let seen: Seen = self
            .ask("return window.__seen ?? { errors: [], violations: [] }")
            .await?;
        let errors = seen.errors.into_iter();
        let violations = seen.violations.into_iter();
        Ok(errors
            .map(|error| format!("uncaught {error}"))
            .chain(violations.map(|violation| format!("policy {violation}")))
            .collect())
    }

    /// Keeps what a document has seen before another one comes, where nobody else does.
    pub(super) async fn leave_document(&self) {
        if !self.engine.speaks_devtools() {
            // One that cannot be asked has seen nothing.
            let seen = self.seen().await.unwrap_or_default();
            self.noted.borrow_mut().extend(seen);
        }
    }

    /// Takes what the browser noted of the tab before.
    pub(super) async fn forget_what_was_noted(&self) -> Outcome {
        self.driver.browser_log().await?;
        self.driver.get_log("performance").await?;
        Ok(())
    }

    /// Requests of the page that went to another origin. A worker's are not listed here: those the
    /// policy refuses, which is a complaint.
    async fn foreign_requests(&self) -> Outcome<Vec<String>> {
        if !self.engine.speaks_devtools() {
            let asked = "return performance.getEntriesByType('resource').map(({ name }) => name)";
            let mut asked: Vec<String> = self.ask(asked).await?;
            asked.retain(|url| !self.is_known(url));
            return Ok(asked);
        }
        let mut foreign = Vec::new();
        for entry in self.driver.get_log("performance").await? {
            let noted: Value = serde_json::from_str(&entry.message)?;
            let message = &noted["message"];
            if message["method"] != "Network.requestWillBeSent" {
                continue;
            }
            let url = message["params"]["request"]["url"]
                .as_str()
                .ok_or_else(|| Failure::new("a request without an address"))?;
            if !self.is_known(url) {
                foreign.push(url.to_owned());
            }
        }
        Ok(foreign)
    }

    /// Whether an address is of the page's own origin, or of one that a test is about.
    fn is_known(&self, url: &str) -> bool {
        let known = self.known.borrow();
        let is_own = known.iter().chain([&self.origin]).any(|origin| {
            url.strip_prefix(origin)
                .is_some_and(|path| path.starts_with('/'))
        });
        is_own || url.starts_with("blob:") || url.starts_with("data:")
    }
}
