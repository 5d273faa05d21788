//! What watches a page from inside, for a test to ask at its end.

use std::fs;

use crate::support::map::CAMERA;
use crate::support::{Failure, Outcome, Site};

/// Runs in every document before its own scripts, and keeps what a test asks for at the end.
pub const WITNESS: &str = "
    window.__seen = { errors: [], violations: [], shift: 0 };
    addEventListener('error', event => __seen.errors.push(String(event.message)));
    addEventListener('unhandledrejection', event => __seen.errors.push(String(event.reason)));
    document.addEventListener('securitypolicyviolation', event =>
        __seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) __seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });";

/// Where no driver tells what stands in the console: what is written there by the page.
const CONSOLE: &str = "
    for (const kind of ['warn', 'error']) {
        const write = console[kind];
        console[kind] = (...said) => {
            __seen.errors.push(`${kind}: ${said.join(' ')}`);
            write.apply(console, said);
        };
    }";

/// The pages that are opened by their address.
const PAGES: [&str; 2] = ["index.html", "make.html"];

/// Stands before the first script of each.
const BEFORE: &str = "<meta charset";

impl Site {
    /// With the witness in its pages, as a script of the site's own: a browser that is spoken to by WebDriver alone runs none by itself.
    pub fn with_witness(self) -> Outcome<Self> {
        let script = format!("{WITNESS}\n{CONSOLE}\nwindow.__camera = function () {{ {CAMERA} }};");
        self.with("witness.js", script)?.with_script("witness.js")
    }

    /// With a script of the site's own that runs before all others.
    pub fn with_script(self, name: &str) -> Outcome<Self> {
        let mut site = self;
        for page in PAGES {
            let html = fs::read_to_string(site.file(page))?;
            if !html.contains(BEFORE) {
                return Err(Failure(format!("{page} does not say its charset")));
            }
            let tag = format!("<script src=\"{name}\"></script>{BEFORE}");
            site = site.with(page, html.replacen(BEFORE, &tag, 1))?;
        }
        Ok(site)
    }
}
