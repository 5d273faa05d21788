//! axe-core, run in the page as it stands.

use std::path::Path;

use serde::Deserialize;

use crate::support::{Failure, Outcome, Page};

/// Of each rule the first places are enough to find the others. What the driver runs passes the page's policy.
const RUN: &str = "
    const done = arguments[0];
    const said = rule => `${rule.id}: ${rule.help} (${rule.nodes.length} times)`
        + rule.nodes.slice(0, 3).map(node => `\\n    ${node.html}\\n    ${node.failureSummary}`).join('');
    axe.run(document, { resultTypes: ['violations'] }).then(
        results => done({ violations: results.violations.map(said) }),
        error => done({ violations: [String(error)] }));";

#[derive(Deserialize)]
struct Results {
    violations: Vec<String>,
}

impl Page {
    /// Asserts that axe finds nothing against the page as it stands.
    pub async fn is_accessible(&self) -> Outcome {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file)
            .map_err(|error| Failure(format!("{}: {error}; run `npm ci`", file.display())))?;
        if !self.ask::<bool>("return !!window.axe").await? {
            self.driver.execute(axe, Vec::new()).await?;
        }
        let results: Results = self
            .driver
            .execute_async(RUN, Vec::new())
            .await?
            .convert()?;
        assert!(
            results.violations.is_empty(),
            "{}",
            results.violations.join("\n")
        );
        Ok(())
    }
}
