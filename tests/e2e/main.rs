//! The built page as its reader meets it: a real browser, pointer and keys, found by role and name.
//!
//! `cargo xtask test --only e2e` runs it; what a test needs of browser and page is in `support`.

mod support;

mod first_view;
