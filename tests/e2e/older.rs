//! Browsers that lack something: it is taken away before the page starts. `docs/browsers.md` says which ones these are.

use crate::support::engine::Engine;
use crate::support::{Outcome, Page, Reader, Site, read_site};

/// A site whose pages run this before all else, and name nothing by it.
fn site_without(taken_away: &str) -> Outcome<Site> {
    Site::built()?
        .with("older.js", format!("{{ {taken_away} }}"))?
        .with_script("older.js")
}

/// What everything but the map does, once the reader is told.
async fn all_but_the_map_works(page: &Page, told: &str) -> Outcome {
    const TITLE: &str = "M10 hospital struck and knocked out of service";
    page.open("/?lang=en").await?;
    page.mentions(told).await?;
    page.drag_days(11, 12).await?;
    page.counts("3 incidents, 4 background records of 25 records")
        .await?;
    page.open_record(TITLE).await?;
    page.says("aside h2", TITLE).await
}

/// Chrome and Edge before 57, Firefox before 52, Safari before 11; and whoever has switched it off.
#[test]
pub fn without_web_assembly_there_is_a_sentence_and_the_table() -> Outcome {
    let site = site_without("delete window.WebAssembly")?;
    read_site(Reader::at_desk(), site, async |page| {
        // WebKit says nothing of a module that fails while it is awaited.
        if page.engine != Engine::WebKit {
            page.expect_complaint("WebAssembly");
        }
        page.go("/").await?;
        page.mentions("This map could not start.").await?;
        page.wait_until("the table is there", async || {
            Ok(page.texts(".plain tr").await?.len() == 25)
        })
        .await
    })
}

/// Chrome before 56, Firefox before 51, Safari before 15; and whoever has switched it off.
#[test]
pub fn without_webgl_2_all_but_the_map_works_and_the_reader_is_told() -> Outcome {
    let site = site_without(
        "const give = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
            return kind === 'webgl2' ? null : give.call(this, kind, ...more);
        };",
    )?;
    read_site(Reader::at_desk().with_ground(), site, async |page| {
        all_but_the_map_works(page, "The map cannot be drawn in this browser").await
    })
}

/// Chrome and Edge before 80, Firefox before 114, Safari before 15.
#[test]
pub fn without_module_workers_all_but_the_ground_works_and_the_reader_is_told() -> Outcome {
    let site = site_without(
        "const { Worker } = window;
        const program = URL.createObjectURL(new Blob(['throw new SyntaxError(\"import is for modules\")']));
        window.Worker = class extends Worker {
            constructor() { super(program); }
        };",
    )?;
    read_site(Reader::at_desk().with_ground(), site, async |page| {
        page.expect_complaint("Worker failed to load");
        page.expect_complaint("import is for modules");
        // The marks are there; it is the ground that never comes. The sentence is of the map's own library.
        all_but_the_map_works(page, "A part of the map could not be loaded").await
    })
}
