//! The window that a browser keeps from its first test to its last.

use thirtyfour::WebDriver;

use crate::support::{Failure, Outcome, Site};

/// Compiles the programs of the page, and holds what came of it.
const HOLD: &str = "
    const done = arguments[arguments.length - 1];
    const compile = name => WebAssembly.compileStreaming(fetch(name));
    Promise.all(arguments[0].map(compile)).then(programs => { window.held = programs; done(null); }, error => done(String(error)));";

/// Opens it: tabs of one site share a process as long as one of them is open, and what is compiled in a process is compiled once
/// for all pages that hold it. A test is a third shorter for it.
pub async fn settle(driver: &WebDriver) -> Outcome {
    let site = Site::built()?.with("home.html", "<!DOCTYPE html><title>Home</title>")?;
    let programs = site.programs()?;
    let (address, serving) = site.serve().await?;
    driver.goto(format!("http://{address}/home.html")).await?;
    let arguments = vec![serde_json::to_value(programs)?];
    let failed = driver.execute_async(HOLD, arguments).await?;
    let failed: Option<String> = failed.convert()?;
    serving.abort();
    failed.map_or(Ok(()), |failed| Err(Failure(failed)))
}
