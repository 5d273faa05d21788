//! A bar on the terminal while something takes long.

use std::time::{Duration, Instant};

use incidents_cli::progress::Step;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What takes less is over before anybody could read how far it is.
const PATIENCE: Duration = Duration::from_millis(400);

/// Seen on standard error where that is a terminal, once the work has taken a while; it is cleared away when dropped.
#[derive(Debug)]
pub struct Bar {
    drawn: ProgressBar,
    since: Instant,
    is_shown: bool,
    is_writing: bool,
}

impl Bar {
    pub fn new() -> Self {
        Self {
            drawn: ProgressBar::hidden(),
            since: Instant::now(),
            is_shown: false,
            is_writing: false,
        }
    }

    pub fn show(&mut self, step: Step) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        let is_writing = matches!(step, Step::Written { .. });
        if !self.is_shown || is_writing != self.is_writing {
            self.begin(step);
        }
        (self.is_shown, self.is_writing) = (true, is_writing);
        self.drawn.set_position(match step {
            Step::Read { n_bytes, .. } => n_bytes,
            Step::Written { n_records, .. } => n_records,
        });
    }

    fn begin(&self, step: Step) {
        let (template, n_total) = match step {
            Step::Read { n_total: None, .. } => ("Reading: {bytes}", None),
            Step::Read { n_total, .. } => (
                "Reading [{bar:20}] {percent} %, {bytes} of {total_bytes}, {eta} left",
                n_total,
            ),
            Step::Written { n_total, .. } => {
                ("Writing [{bar:20}] {percent} %, {eta} left", Some(n_total))
            }
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.drawn.set_style(style.progress_chars("=> "));
        }
        match n_total {
            Some(n_total) => self.drawn.set_length(n_total),
            None => self.drawn.unset_length(),
        }
        self.drawn.reset();
        if !self.is_shown {
            // Shows nothing where standard error is no terminal.
            self.drawn.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}
