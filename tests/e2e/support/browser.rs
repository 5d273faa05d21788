//! Starting a browser on a site, and closing it.

use std::cell::RefCell;

use serde_json::json;
use thirtyfour::WebDriver;

use crate::support::driver::Driver;
use crate::support::folder::screenshots;
use crate::support::{Outcome, Page, Reader, Site};

/// Runs in every document before its own scripts, and keeps what a test asks for at the end.
const WITNESS: &str = "
    window.__seen = { errors: [], violations: [], shift: 0 };
    addEventListener('error', event => __seen.errors.push(String(event.message)));
    addEventListener('unhandledrejection', event => __seen.errors.push(String(event.reason)));
    document.addEventListener('securitypolicyviolation', event =>
        __seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) __seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });";

impl Page {
    /// Opens a browser for this reader, with no page in it yet.
    pub async fn open_browser(reader: Reader, site: Site) -> Outcome<Self> {
        let (address, serving) = site.serve().await?;
        let process = Driver::start()?;
        let driver = WebDriver::new(&process.address, reader.capabilities()?).await?;
        let page = Self {
            origin: format!("http://{address}"),
            driver,
            site,
            expected: RefCell::default(),
            known: RefCell::default(),
            noted: RefCell::default(),
            serving,
            _process: process,
        };
        for (command, parameters) in reader.beliefs() {
            page.devtools(command, parameters).await?;
        }
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": WITNESS}),
        )
        .await?;
        Ok(page)
    }

    /// Closes the browser.
    pub async fn close_browser(self) -> Outcome {
        self.serving.abort();
        Ok(self.driver.quit().await?)
    }

    /// Keeps what a test saw when it failed; that it cannot be kept does not matter then.
    #[expect(
        clippy::print_stdout,
        reason = "libtest shows it with the failed test, and only there"
    )]
    pub async fn keep_evidence(&self) {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let address = self
            .driver
            .current_url()
            .await
            .map(|url| url.to_string())
            .unwrap_or_default();
        println!("The page was {address}");
        drop(self.picture(&format!("FAILED-{test}")).await);
        for entry in self.driver.browser_log().await.unwrap_or_default() {
            println!("{} {}", entry.level, entry.message);
        }
    }

    /// Keeps a picture of what the reader sees in `target/screenshots`.
    pub async fn picture(&self, name: &str) -> Outcome {
        Ok(self
            .driver
            .screenshot(&screenshots()?.join(format!("{name}.png")))
            .await?)
    }
}
