//! The timeline as a reader sees it: days side by side, and a brush over some of them.

use crate::support::{Outcome, Page};

/// The days that the timeline of the built map shows: 17 September to 1 October 2016.
pub const N_DAYS: u32 = 15;

const PLOT: &str = "svg[aria-label='Incidents over time']";

/// What is on its way to the page is there after two frames.
const NEXT_FRAME: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";

impl Page {
    /// The point of the timeline where a day begins, counted from 17 September.
    pub async fn start_of_day(&self, day: u32) -> Outcome<(f64, f64)> {
        let plot = self
            .wait_for("the timeline stands still", async || {
                let plot = self.rect(PLOT).await?;
                self.ask_later::<bool>(NEXT_FRAME).await?;
                Ok((self.rect(PLOT).await? == plot).then_some(plot))
            })
            .await?;
        // Just inside at both ends: the pixel beyond the last one belongs to the page.
        let x = plot.x + plot.width * f64::from(day) / f64::from(N_DAYS);
        Ok((
            x.clamp(plot.x + 1.0, plot.x + plot.width - 1.0),
            // Between the names of what lasts, on which a click opens a record, and what may lie in several days.
            plot.y + plot.height * 0.6,
        ))
    }

    /// The middle of a day of the timeline.
    pub async fn middle_of_day(&self, day: u32) -> Outcome<(f64, f64)> {
        let ((start, y), (end, _)) = (
            self.start_of_day(day).await?,
            self.start_of_day(day + 1).await?,
        );
        Ok((f64::midpoint(start, end), y))
    }

    /// Drags over the timeline from the start of a day to the start of another.
    pub async fn drag_days(&self, from: u32, to: u32) -> Outcome {
        self.drag(self.start_of_day(from).await?, self.start_of_day(to).await?)
            .await
    }
    /// Whether the timeline keeps a turn of the wheel from the page around it: outwards, and inwards.
    pub async fn timeline_takes_wheel(&self) -> Outcome<[bool; 2]> {
        self.ask(
            "const plot = document.querySelector('.timeline-plot');
             const turn = deltaY => new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true });
             return [60, -60].map(deltaY => !plot.dispatchEvent(turn(deltaY)))",
        )
        .await
    }
}
