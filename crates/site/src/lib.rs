//! One writer of sites: [`refresh`](refresh::refresh) brings what is seen before a page is opened up to date with its files, and
//! [`create`](create::create) makes a site from the page's own files, a map file and records.
//!
//! Nothing here knows of a disk or a browser: files come by [`Files`](files::Files) and leave as named bytes, so that the command line and
//! the page write the same sites.

mod app;
mod built_from;
mod corrections;
mod counts;
pub mod create;
mod described;
pub mod draft;
pub mod files;
mod first_view;
pub mod ground;
mod history;
mod hosting;
mod html;
pub mod ids;
pub mod live;
mod look;
pub mod members;
pub mod package;
mod page;
mod picture;
pub mod policy;
pub mod records;
pub mod refresh;
pub mod remark;
pub mod update;
pub mod versions;
pub mod zip;

use std::fmt;

pub use built_from::is_outdated;
pub use corrections::is_page as is_page_of_corrections;
pub use hosting::PERMISSIONS_POLICY;
use incidents::config::MapConfig;
pub use look::style_of;

/// The page of a site.
const INDEX: &str = "index.html";

/// The page on which maps are made, and the one in the frame beside it: under the same policy.
const MAKE: &str = "make.html";
const DRAFT: &str = "draft.html";

/// The picture of the first view in the map's own language, beside index.html.
const PICTURE: &str = "preview.png";

/// The description for whoever embeds by oEmbed, beside index.html.
const OEMBED: &str = "oembed.json";

/// The address of the records of a map that lie with another host: what builds a site reads no network, and writes nothing of them.
pub fn records_elsewhere(config: &MapConfig) -> Option<&str> {
    Some(config.data.as_str()).filter(|data| data.contains("://"))
}

/// Whether a language can be a part of a file's name.
fn is_tag(language: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !language.is_empty() && language.chars().all(is_part)
}

/// Why a site cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub enum SiteError {
    /// There is no index.html, or it cannot be read.
    NoPage,
    /// The page has no place for what is to be written.
    NoPlace(&'static str),
    /// The picture could not be made.
    Picture(String),
    /// What is kept of earlier versions cannot be looked through, as this says.
    History(String),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPage => f.write_str("there is no index.html that can be read"),
            Self::NoPlace(tag) => write!(
                f,
                "index.html has no {tag}: take the one of a built page again"
            ),
            Self::History(why) => write!(f, "nothing was written: {why}"),
            Self::Picture(cause) => write!(f, "the picture could not be drawn: {cause}"),
        }
    }
}

impl std::error::Error for SiteError {}
