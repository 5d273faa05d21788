//! Ctrl-C while files are written leaves none half written.

use std::{io, process, thread};

use incidents_cli::replace;
use tokio::runtime::{self, Runtime};

/// What a shell reports of a process that a signal has ended: this and the signal's number.
const BY_SIGNAL: i32 = 128;

/// From here on the process that is interrupted removes what is half written before it ends. Where the system does not
/// let it hear of that, it just ends.
pub fn clean_up() {
    if let Ok((runtime, interrupted)) = listening() {
        let waiting = thread::Builder::new().spawn(move || {
            let status = runtime.block_on(interrupted);
            replace::abandon_all();
            process::exit(status);
        });
        drop(waiting);
    }
}

/// Hears of signals from now on, before anybody waits for them.
fn listening() -> io::Result<(Runtime, impl Future<Output = i32>)> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let interrupted = {
        let _context = runtime.enter();
        interrupted()?
    };
    Ok((runtime, interrupted))
}

#[cfg(unix)]
fn interrupted() -> io::Result<impl Future<Output = i32>> {
    use tokio::signal::unix::{SignalKind, signal};
    let [mut hangup, mut interrupt, mut terminate] = [
        signal(SignalKind::hangup())?,
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    ];
    Ok(async move {
        tokio::select! {
            _ = hangup.recv() => BY_SIGNAL + SignalKind::hangup().as_raw_value(),
            _ = interrupt.recv() => BY_SIGNAL + SignalKind::interrupt().as_raw_value(),
            _ = terminate.recv() => BY_SIGNAL + SignalKind::terminate().as_raw_value(),
        }
    })
}

#[cfg(windows)]
fn interrupted() -> io::Result<impl Future<Output = i32>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
        BY_SIGNAL + 2
    })
}
