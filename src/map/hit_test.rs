//! Which marks a pointer means, and how close to come so that one splits.

use incidents::model::mercator::{World, zoom_of};
use incidents::model::session::Camera;
use incidents::query::passing::Passing;
use incidents::scene::{MarkKind, SceneMark};

use crate::data::client::EngineClient;
use crate::map::view::{View, square_away};

/// How far from a mark, in pixels, a pointer still means it.
const REACH_PX: f64 = 12.0;

/// The same for a finger.
const TOUCH_REACH_PX: f64 = 24.0;

/// `MapLibre` comes no closer.
const MAX_ZOOM: f64 = 22.0;

/// The marks within reach of a point, the nearest first: a cluster alone, or several others of which the pointer
/// cannot tell which is meant.
pub fn near(marks: &[SceneMark], view: &View, at: (f64, f64), is_finger: bool) -> Vec<SceneMark> {
    let (reach_px, slack_px) = match is_finger {
        true => (TOUCH_REACH_PX, TOUCH_REACH_PX),
        false => (REACH_PX, 4.0),
    };
    // Put in place one by one: there are few, and a sort weighs more than the rest of this.
    let mut near: Vec<(f64, &SceneMark)> = Vec::new();
    for mark in marks {
        let reach_px = reach_px.max(f64::from(mark.radius_px));
        let away = square_away(view.point_of(mark.world), at);
        if away <= reach_px * reach_px {
            let place = near.iter().take_while(|known| known.0 <= away).count();
            near.insert(place, (away, mark));
        }
    }
    let Some((nearest, first)) = near.first() else {
        return Vec::new();
    };
    let (is_cluster, as_near_px) = (first.kind == MarkKind::Cluster, nearest.sqrt() + slack_px);
    // A mark that is clearly nearer than another is meant.
    let is_meant = |(away, mark): &&(f64, &SceneMark)| {
        (mark.kind == MarkKind::Cluster) == is_cluster && away.sqrt() <= as_near_px
    };
    let n_most = if is_cluster { 1 } else { usize::MAX };
    let meant = near.iter().filter(is_meant).take(n_most);
    meant.map(|(_, mark)| (*mark).clone()).collect()
}

/// Whether a point is within reach of a mark.
pub fn reaches(mark: &SceneMark, view: &View, at: (f64, f64), is_finger: bool) -> bool {
    !near(std::slice::from_ref(mark), view, at, is_finger).is_empty()
}

/// Where to look so that all places of a cluster are seen and are several marks, if the map comes so close.
pub fn splitting(
    (client, passing): (&EngineClient, &Passing),
    view: &View,
    mark: &SceneMark,
) -> Option<Camera> {
    if mark.kind != MarkKind::Cluster {
        return None;
    }
    let (first, last) = client.extent_of(passing, mark);
    let widest = (last.x - first.x).max(last.y - first.y);
    // Two places are two marks at the latest when they are two cells apart.
    let apart_px = 256.0;
    let parting = zoom_of(apart_px / f64::from(widest.max(1)));
    let least = view.camera.zoom.floor() + 1.0;
    let zoom = view.fitting(first, last, MAX_ZOOM).zoom.min(parting.ceil());
    let middle = World {
        x: u32::midpoint(first.x, last.x),
        y: u32::midpoint(first.y, last.y),
    };
    (least <= MAX_ZOOM).then(|| view.centred_on(middle, zoom.clamp(least, MAX_ZOOM)))
}

#[cfg(test)]
mod tests {
    use incidents::columns::cell::Cell;

    use super::*;
    use crate::map::view::tests::view;

    /// A mark so many pixels to the right of the middle.
    fn mark(row: u32, x_px: f64, kind: MarkKind) -> SceneMark {
        let world = view().world_of((500.0 + x_px, 300.0));
        SceneMark {
            world,
            cell: Cell::of(12, world),
            kind,
            count: row,
            n_inexact: 0,
            shares: Vec::new(),
            radius_px: 9.0,
        }
    }

    fn check(marks: &[SceneMark], is_finger: bool, expected: &[u32]) {
        let near = near(marks, &view(), (500.0, 300.0), is_finger);
        let rows: Vec<u32> = near.iter().map(|mark| mark.count).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn of_marks_within_reach_those_are_meant_that_cannot_be_told_apart() {
        let marks = [
            mark(1, 10.0, MarkKind::One(1)),
            mark(2, 8.0, MarkKind::One(2)),
            mark(3, 20.0, MarkKind::One(3)),
            mark(4, 30.0, MarkKind::One(4)),
        ];
        check(&marks, false, &[2, 1]);
        check(&marks, true, &[2, 1, 3]);
        check(
            &[mark(5, 0.0, MarkKind::One(5)), marks[0].clone()],
            false,
            &[5],
        );
    }

    #[test]
    fn a_cluster_is_never_one_of_several() {
        let marks = [
            mark(1, 9.0, MarkKind::Cluster),
            mark(2, 10.0, MarkKind::One(2)),
            mark(3, 11.0, MarkKind::Cluster),
        ];
        check(&marks, false, &[1]);
        check(&marks[1..], false, &[2]);
    }
}
