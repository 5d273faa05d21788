//! A reader, a site, and the page between them.

mod accessibility;
mod apex;
pub mod bare;
mod browser;
mod driver;
pub mod engine;
mod find;
mod find_plainly;
mod folder;
pub mod heard;
mod home;
mod host;
pub mod incidents;
mod log;
pub mod making;
pub mod map;
pub mod npm;
pub mod packed;
mod page;
mod pointer;
mod reader;
pub mod sheet;
pub mod site;
pub mod tiles;
mod timeline;
mod upload;
mod witness;

use std::any::Any;
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

use browser::Browser;
pub use folder::Folder;
pub use host::Host;
pub use page::Page;
pub use reader::Reader;
pub use site::{Elsewhere, Site};

/// What a test comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

/// What a test panicked with.
type Panic = Box<dyn Any + Send>;

/// Why a test could not go on, in a sentence.
pub struct Failure(pub String);

impl Failure {
    /// A failure in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// libtest prints this.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Lets a reader loose on the site as it was built.
pub fn read<T>(reader: Reader, body: impl AsyncFnOnce(&Page) -> Outcome<T>) -> Outcome<T> {
    read_site(reader, Site::built()?, body)
}

/// Lets a reader loose on a site. A failure leaves a screenshot.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a test makes its reader in the call"
)]
pub fn read_site<T>(
    reader: Reader,
    site: Site,
    body: impl AsyncFnOnce(&Page) -> Outcome<T>,
) -> Outcome<T> {
    in_browser(&reader, async |browser| {
        read_in_tab(browser, &reader, site, body).await
    })
}

/// Lets two readers loose on the site as it was built, one after the other in the same browser. The second is given what the
/// first has brought along.
pub fn read_in_turn<T>(
    (first, leave): (Reader, impl AsyncFnOnce(&Page) -> Outcome<T>),
    (second, find): (Reader, impl AsyncFnOnce(&Page, T) -> Outcome),
) -> Outcome {
    let sites = (Site::built()?, Site::built()?);
    in_browser(&first, async |browser| {
        let brought = match read_in_tab(browser, &first, sites.0, leave).await? {
            Ok(brought) => brought,
            Err(failure) => return Ok(Err(failure)),
        };
        let find = async |page: &Page| find(page, brought).await;
        read_in_tab(browser, &second, sites.1, find).await
    })
}

/// Uses a browser, which goes on to the next test after one that passed where it has tabs.
fn in_browser<T>(
    reader: &Reader,
    body: impl AsyncFnOnce(&Browser) -> Result<Outcome<T>, Panic>,
) -> Outcome<T> {
    let browser = Browser::take(reader)?;
    let ended = browser.run(body);
    match &ended {
        Ok(Ok(_)) if browser.engine.shows_tabs() => browser.put_back(),
        // What it ends with says more than that it could not be ended, too.
        _ => drop(browser.end()),
    }
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}

async fn read_in_tab<T>(
    browser: &Browser,
    reader: &Reader,
    site: Site,
    body: impl AsyncFnOnce(&Page) -> Outcome<T>,
) -> Result<Outcome<T>, Panic> {
    let page = match browser.open_tab(reader, site).await {
        Ok(page) => page,
        Err(failure) => return Ok(Err(failure)),
    };
    let ended = unwound(async {
        let value = body(&page).await?;
        page.finish().await?;
        browser.close_tab(&page).await?;
        Ok(value)
    })
    .await;
    if !matches!(ended, Ok(Ok(_))) {
        page.keep_evidence().await;
    }
    ended
}

/// The outcome of a future, or what it panicked with: the browser must be closed after either.
async fn unwound<T>(future: impl Future<Output = T>) -> Result<T, Panic> {
    let mut future = pin!(future);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        },
    )
    .await
}
