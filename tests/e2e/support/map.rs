//! The map as a reader sees it: where places lie on the screen, and when the marks are there.

use std::f64::consts::{PI, TAU};

use crate::support::reader::media_belief;
use crate::support::{Outcome, Page};

/// Pixels of the world's width at zoom 0.
const WORLD_PX: f64 = 512.0;

/// A point of the page's header, where there is nothing to point at.
const ASIDE: (f64, f64) = (4.0, 4.0);

/// Where two of the incidents are reported, as longitude and latitude.
pub const KAFR_ZITA: (f64, f64) = (36.6018, 35.3736);
pub const URUM_AL_KUBRA: (f64, f64) = (36.9678, 36.1516);
pub const SAKHOUR: (f64, f64) = (37.1898, 36.2185);

/// Where the built map looks at first: `view` of `data/map.json`.
const FIRST_VIEW: (f64, f64, f64) = (36.95, 35.85, 8.1);

/// Web Mercator by the book; the page's own arithmetic is what is tested.
fn world((lng, lat): (f64, f64)) -> (f64, f64) {
    let y = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0;
    (lng.to_radians() / TAU + 0.5, y)
}

impl Page {
    /// The point of the screen where a place lies, in the view that the address says.
    pub async fn on_map(&self, (lng, lat): (f64, f64)) -> Outcome<(f64, f64)> {
        let (centre_lng, centre_lat, zoom) = self.camera().await?;
        let (at, centre) = (world((lng, lat)), world((centre_lng, centre_lat)));
        let size = WORLD_PX * zoom.exp2();
        let middle = self.rect(".map").await?.centre();
        Ok((
            middle.0 + (at.0 - centre.0) * size,
            middle.1 + (at.1 - centre.1) * size,
        ))
    }

    async fn camera(&self) -> Outcome<(f64, f64, f64)> {
        let address = self.address().await?;
        let numbers = address
            .split(['?', '&'])
            .find_map(|part| part.strip_prefix("at="));
        let mut numbers = numbers
            .into_iter()
            .flat_map(|numbers| numbers.split(','))
            .map(str::parse);
        Ok(match (numbers.next(), numbers.next(), numbers.next()) {
            (Some(lat), Some(lng), Some(zoom)) => (lng?, lat?, zoom?),
            _ => FIRST_VIEW,
        })
    }

    /// Waits until the map has started.
    pub async fn map_is_ready(&self) -> Outcome {
        let ready = "return !!document.querySelector('[data-ready] canvas')";
        self.wait_until("the map is ready", async || self.ask(ready).await)
            .await
    }

    /// Waits until the mark of a place is drawn: the map names it under the pointer, which then leaves it.
    pub async fn map_draws(&self, place: (f64, f64)) -> Outcome {
        self.map_is_ready().await?;
        self.wait_until("the mark is drawn", async || {
            Ok(!self.names_at(place).await?.is_empty())
        })
        .await?;
        self.point_aside().await
    }

    /// Takes the pointer away from everything that answers to it.
    pub async fn point_aside(&self) -> Outcome {
        self.point_at(ASIDE).await?;
        self.wait_until("nothing is named any more", async || {
            Ok(self.texts(".map-tip .tip-title").await?.is_empty())
        })
        .await
    }

    /// What the map names when the pointer comes to a place.
    pub async fn names_at(&self, place: (f64, f64)) -> Outcome<Vec<String>> {
        let (x, y) = self.on_map(place).await?;
        // A pointer that does not move says nothing to the page.
        self.point_at((x + 60.0, y)).await?;
        self.point_at((x, y)).await?;
        self.texts(".map-tip .tip-title").await
    }

    /// The reader's system turns dark.
    pub async fn turn_dark(&self) -> Outcome {
        let (command, parameters) = media_belief(&[
            ("prefers-color-scheme", "dark"),
            ("prefers-reduced-motion", "reduce"),
        ]);
        self.devtools(command, parameters).await?;
        Ok(())
    }
}
