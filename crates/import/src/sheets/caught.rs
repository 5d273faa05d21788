//! The crates that take spreadsheets apart panic over some bytes that no program has written: here that is an answer like others.
//!
//! It needs a build that unwinds, as every one but those for browsers is: there a panic ends the reading, and who has started it says so.

use std::panic::{UnwindSafe, catch_unwind};

/// Does it; nothing where it has panicked, of which the terminal hears nothing.
pub(super) fn caught<T>(work: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    let _quiet = quiet();
    catch_unwind(work).ok()
}

#[cfg(target_arch = "wasm32")]
fn quiet() {}

#[cfg(not(target_arch = "wasm32"))]
use hook::quiet;

#[cfg(not(target_arch = "wasm32"))]
mod hook {
    use std::cell::Cell;
    use std::panic::{set_hook, take_hook};
    use std::sync::Once;

    thread_local! {
        static IS_QUIET: Cell<bool> = const { Cell::new(false) };
    }

    /// As long as it is there no panic of this thread is written to the terminal.
    pub(super) struct Quiet;

    pub(super) fn quiet() -> Quiet {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let usual = take_hook();
            set_hook(Box::new(move |panic| {
                if !IS_QUIET.get() {
                    usual(panic);
                }
            }));
        });
        IS_QUIET.set(true);
        Quiet
    }

    impl Drop for Quiet {
        fn drop(&mut self) {
            IS_QUIET.set(false);
        }
    }
}
