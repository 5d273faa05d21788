//! A reader, a site, and the page between them.

mod accessibility;
pub mod bare;
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
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

pub use folder::Folder;
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
    runtime.block_on(read_in_browser(reader, site, body))
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
