//! axe-core, run in the page as it stands.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{Failure, Outcome, Page};

/// Of each rule the first places are enough to find the others. What the driver runs passes the page's policy.
const RUN: &str = "
    const [options, done] = arguments;
    const said = rule => `${rule.id}: ${rule.help} (${rule.nodes.length} times)`
        + rule.nodes.slice(0, 3).map(node => `\\n    ${node.html}\\n    ${node.failureSummary}`).join('');
    // What speech input goes by is not among the rules that axe has switched on by itself.
    const rules = { 'label-content-name-mismatch': { enabled: true }, ...options.rules };
    axe.run(document, { resultTypes: ['violations'], ...options, ...(options.runOnly ? {} : { rules }) }).then(
        results => done({ violations: results.violations.map(said) }),
        error => done({ violations: [String(error)] }));";

#[derive(Deserialize)]
struct Results {
    violations: Vec<String>,
}

impl Page {
    /// Asserts that axe finds nothing against the page as it stands.
    pub async fn is_accessible(&self) -> Outcome {
        self.axe_finds_nothing(json!({})).await
    }

    /// Asserts that axe finds nothing against the page's colours as they are.
    pub async fn has_contrast(&self) -> Outcome {
        self.axe_finds_nothing(json!({"runOnly": ["color-contrast"]}))
            .await
    }

    /// Asserts that axe finds nothing against the page but its colours: of a hundred lines alike, looking at the colours of all takes longest.
    pub async fn has_structure(&self) -> Outcome {
        self.axe_finds_nothing(json!({"rules": {"color-contrast": {"enabled": false}}}))
            .await
    }

    async fn axe_finds_nothing(&self, options: Value) -> Outcome {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file)
            .map_err(|error| Failure(format!("{}: {error}; run `npm ci`", file.display())))?;
        if !self.ask::<bool>("return !!window.axe").await? {
            self.driver.execute(axe, Vec::new()).await?;
        }
        let results: Results = self.ask_later_with(RUN, vec![options]).await?;
        assert!(
            results.violations.is_empty(),
            "{}",
            results.violations.join("\n")
        );
        Ok(())
    }
}
