//! A reader, a site, and the page between them.

mod accessibility;
mod browser;
mod driver;
mod find;
mod folder;
mod host;
mod log;
pub mod map;
mod page;
mod pointer;
mod reader;
mod site;
mod timeline;

use std::any::Any;
use std::fmt;
use std::fs::File;
use std::future::{Future, poll_fn};
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

pub use host::Host;
pub use page::Page;
pub use reader::Reader;
pub use site::{Elsewhere, Site};

/// What a test comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

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

/// Lets a reader loose on a site. Whatever happens, the browser is closed; a failure leaves a screenshot.
pub fn read_site<T>(
    reader: Reader,
    site: Site,
    body: impl AsyncFnOnce(&Page) -> Outcome<T>,
) -> Outcome<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let ended = runtime.block_on(unwound(read_in_browser(reader, site, body)));
    if !matches!(ended, Ok(Ok(_))) {
        note_failure()?;
    }
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}

async fn read_in_browser<T>(
    reader: Reader,
    site: Site,
    body: impl AsyncFnOnce(&Page) -> Outcome<T>,
) -> Outcome<T> {
    let page = Page::open_browser(reader, site).await?;
    let ended = unwound(body(&page)).await;
    let is_failure = !matches!(ended, Ok(Ok(_)));
    let ended = match (is_failure, ended) {
        (true, ended) => {
            page.keep_evidence().await;
            ended
        }
        (false, Ok(Ok(value))) => unwound(page.finish())
            .await
            .map(|finished| finished.map(|()| value)),
        (false, ended) => ended,
    };
    page.close_browser().await?;
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Names a file that gets a line with the name of each test that fails; `cargo xtask test` sets it.
const FAILURES: &str = "INCIDENT_MAP_FAILURES";

fn note_failure() -> Outcome {
    let Some(file) = std::env::var_os(FAILURES) else {
        return Ok(());
    };
    let thread = std::thread::current();
    let name = thread.name().unwrap_or_default();
    let mut file = File::options().create(true).append(true).open(file)?;
    Ok(writeln!(file, "{name}")?)
}

/// The outcome of a future, or what it panicked with: the browser must be closed after either.
async fn unwound<T>(future: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        },
    )
    .await
}
