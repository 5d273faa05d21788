//! Another site, on an origin of its own, whose pages embed ours.

use std::fs;

use incidents_cli::serve::{self, Options};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::support::folder::Folder;
use crate::support::site::HERE;
use crate::support::{Outcome, Page};

/// What every page of the host begins with: it keeps the messages that it gets.
const HEAD: &str =
    "<!doctype html><meta charset=utf-8><title>Article</title><link rel=icon href='data:,'>
    <style>body { margin: 8px }</style><script>
    window.heard = [];
    addEventListener('message', ({ data, origin }) => heard.push({ ...data, origin }));
    </script><h1>Article</h1>";

/// A site that embeds ours.
pub struct Host {
    /// Its address, without a slash at the end.
    pub origin: String,
    folder: Folder,
    serving: JoinHandle<()>,
}

impl Host {
    /// Puts it up.
    pub async fn start() -> Outcome<Self> {
        let folder = Folder::new()?;
        fs::write(folder.path().join("index.html"), HEAD)?;
        // Maps elsewhere may open its data.
        let options = Options {
            is_open_to_all_origins: true,
            ..Options::default()
        };
        let (address, serving) = serve::bind(folder.path(), HERE, &options).await?;
        let serving = tokio::spawn(async move {
            // It ends with the test.
            drop(serving.await);
        });
        Ok(Self {
            origin: format!("http://{address}"),
            folder,
            serving,
        })
    }

    /// With a file.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Outcome<Self> {
        fs::write(self.folder.path().join(path), text)?;
        Ok(self)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Page {
    /// Opens a page of the host that has this in it.
    pub async fn open_host(&self, host: &Host, html: &str) -> Outcome {
        fs::write(
            host.folder.path().join("index.html"),
            format!("{HEAD}{html}"),
        )?;
        self.known.borrow_mut().push(host.origin.clone());
        self.go_there(&host.origin).await
    }

    /// Opens a page of another server that belongs to the test.
    pub async fn visit(&self, origin: &str) -> Outcome {
        self.known.borrow_mut().push(origin.to_owned());
        self.go_there(origin).await
    }

    /// Has what follows happen in a frame of the page.
    pub async fn enter_frame(&self, at: u16) -> Outcome {
        self.leave_frames().await?;
        self.driver.enter_frame(at).await?;
        self.is_in_frame.set(true);
        Ok(())
    }

    /// Has what follows happen in the page itself.
    pub async fn leave_frames(&self) -> Outcome {
        self.driver.enter_default_frame().await?;
        self.is_in_frame.set(false);
        Ok(())
    }

    /// Clicks on an element in a frame, as a pointer over the page around it does.
    pub async fn click_in_frame(&self, at: u16, selector: &str) -> Outcome {
        self.enter_frame(at).await?;
        let (x, y) = self.rect(selector).await?.centre();
        self.leave_frames().await?;
        let frame = format!("iframe:nth-of-type({})", at + 1);
        let frame = self.rect(&frame).await?;
        // The frame's own border is two pixels wide.
        self.click_at((frame.x + 2.0 + x, frame.y + 2.0 + y))
            .await?;
        self.enter_frame(at).await
    }

    /// Waits until a frame counts so.
    pub async fn frame_counts(&self, at: u16, expected: &str) -> Outcome {
        let what = format!("frame {at} says {expected}");
        self.wait_until(&what, async || {
            self.enter_frame(at).await?;
            Ok(self.text("[role=status]").await? == expected)
        })
        .await?;
        self.leave_frames().await
    }

    /// Turns the wheel over a point of the page.
    pub async fn turn_wheel(&self, (x, y): (f64, f64), by_px: f64) -> Outcome {
        let turn = json!({"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by_px});
        self.devtools("Input.dispatchMouseEvent", turn).await?;
        Ok(())
    }
}
