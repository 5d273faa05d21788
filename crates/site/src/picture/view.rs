//! The part of the world that a picture shows.

use incidents::config::{MapConfig, VIEW_PX};
use incidents::model::mercator::{
    WORLD_UNITS, World, away_px, px_of_unit, world_from_lng_lat, zoom_of,
};
use incidents::model::session::Camera;
use incidents::scene::{Frame, SceneMark};

use super::{MARK_TIMES, WIDTH};

/// No closer than a town.
const MAX_ZOOM: f64 = 12.0;

/// Between the outermost places and the edges.
const MARGIN_PX: f64 = 56.0;

/// How long that many pixels of a page are in a picture.
pub(super) fn px(css_px: f64) -> f32 {
    (css_px * MARK_TIMES) as f32
}

/// Where world positions lie in a picture.
pub(crate) struct View {
    pub(crate) centre: World,
    /// Pixels of the picture to a world unit.
    pub(crate) scale: f64,
    /// Pixels of the picture to one of a page.
    pub(crate) times: f64,
    /// How wide the picture is.
    pub(crate) width: f64,
    /// Its upper and lower edge in the picture.
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl View {
    /// What the page shows at first, or else all the incidents, whose corners are given.
    pub(super) fn of(
        config: &MapConfig,
        extent: Option<(World, World)>,
        (top, bottom): (f64, f64),
    ) -> Self {
        let room = (f64::from(WIDTH), bottom - top);
        let within = (room.0 - 2.0 * MARGIN_PX, room.1 - 2.0 * MARGIN_PX);
        let bounds = config.bounds.map(|bounds| bounds.corners());
        let (centre, scale) = match (config.view, bounds.or(extent)) {
            (_, Some(corners)) if bounds.is_some() => fitting(corners, within),
            (Some(Camera { center, zoom, .. }), _) => {
                let times = (room.0 / VIEW_PX.0).min(room.1 / VIEW_PX.1);
                (world_from_lng_lat(center), px_of_unit(zoom) * times)
            }
            (None, Some(corners)) => fitting(corners, within),
            (None, None) => fitting((World::default(), LAST), room),
        };
        Self {
            centre,
            scale,
            times: MARK_TIMES,
            width: room.0,
            top,
            bottom,
        }
    }

    /// The zoom of a page on which things are as large as here.
    pub(super) fn zoom(&self) -> f64 {
        zoom_of(self.scale / self.times)
    }

    /// How long a part of the world's width is in the picture.
    pub(crate) fn px_of_world(&self, part: f64) -> f32 {
        (part * WORLD_UNITS * self.scale) as f32
    }

    pub(crate) fn frame(&self) -> Frame {
        Frame {
            center: self.centre,
            zoom: self.zoom(),
            width_px: self.width / self.times,
            height_px: (self.bottom - self.top) / self.times,
        }
    }

    /// Whether an edge runs through a mark.
    pub(super) fn cuts(&self, mark: &SceneMark) -> bool {
        let (x, y) = self.point(mark.world);
        let (x, y) = (f64::from(x), f64::from(y));
        let reach = f64::from(px(f64::from(mark.radius_px) + 5.0));
        let is_within = |margin: f64| {
            (-margin..=self.width + margin).contains(&x)
                && (self.top - margin..=self.bottom + margin).contains(&y)
        };
        is_within(reach) && !is_within(-reach)
    }

    /// Shows a little more.
    pub(super) fn step_back(&mut self) {
        self.scale *= 0.97;
    }

    pub(crate) fn point(&self, world: World) -> (f32, f32) {
        let (x, y) = away_px(world, self.centre, self.scale);
        (
            (x + self.width / 2.0) as f32,
            (y + f64::midpoint(self.top, self.bottom)) as f32,
        )
    }
}

const LAST: World = World {
    x: u32::MAX,
    y: u32::MAX,
};

/// The middle between two corners, and the scale at which they are this far apart at most.
fn fitting((first, last): (World, World), room: (f64, f64)) -> (World, f64) {
    let centre = World {
        x: u32::midpoint(first.x, last.x),
        y: u32::midpoint(first.y, last.y),
    };
    let span = |first: u32, last: u32| f64::from(last.saturating_sub(first)).max(1.0);
    let scale = (room.0 / span(first.x, last.x)).min(room.1 / span(first.y, last.y));
    (centre, scale.min(px_of_unit(MAX_ZOOM) * MARK_TIMES))
}
