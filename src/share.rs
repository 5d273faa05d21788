//! Taking along what is shown, and putting it into other pages: the dialog, files, paper, image, citation, and the host page.

pub mod choices;
pub mod cite;
pub mod dialog;
pub mod download;
pub mod embed_code;
pub mod embed_host;
pub mod image;
pub mod paper;
pub mod record_code;
