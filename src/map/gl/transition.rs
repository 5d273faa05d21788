//! How marks split and merge when the map comes closer or goes away: which of them fly from where to where.

use incidents::columns::cell::Cell;
use incidents::scene::{Scene, SceneMark};

use crate::map::gl::quads::Transition;

/// How long a flight lasts.
pub const TRANSITION_MS: f64 = 200.0;

/// The flights of a scene's marks, and those of the marks before it that are seen no more.
pub struct Transitions {
    /// For each mark of the scene.
    pub of_marks: Vec<Transition>,
    /// Marks of the scene before it, by their position in it.
    pub leaving: Vec<(usize, Transition)>,
}

impl Transitions {
    /// Every mark is where it is.
    pub fn none(scene: &Scene) -> Self {
        let transitions = scene.marks.iter().map(|mark| Transition::none(mark.world));
        Self {
            of_marks: transitions.collect(),
            leaving: Vec::new(),
        }
    }

    /// From one scene to another of a level close to it: marks of the finer one fly out of the mark of the cell that
    /// theirs lies in, or into it.
    pub fn between(before: &Scene, after: &Scene) -> Self {
        if before.level == after.level || before.level.abs_diff(after.level) > 3 {
            return Self::none(after);
        }
        let comes_closer = after.level > before.level;
        let (coarse, fine) = match comes_closer {
            true => (before, after),
            false => (after, before),
        };
        let n_levels = fine.level - coarse.level;
        let mut transitions = Self::none(after);
        let mut has_split = vec![false; coarse.marks.len()];
        for (at, mark) in fine.marks.iter().enumerate() {
            let Some(parent) = parent(coarse, mark, n_levels) else {
                continue;
            };
            let whole = &coarse.marks[parent];
            let is_same = is_same(whole, mark);
            has_split[parent] |= !is_same;
            match (comes_closer, is_same) {
                (true, true) => transitions.of_marks[at].from = whole.world,
                (false, true) => transitions.of_marks[parent].from = mark.world,
                (true, false) => {
                    let transition = &mut transitions.of_marks[at];
                    (transition.from, transition.opacity[0]) = (whole.world, 0);
                }
                (false, false) => transitions.leaving.push((
                    at,
                    Transition {
                        from: mark.world,
                        to: whole.world,
                        opacity: [255, 0],
                    },
                )),
            }
        }
        for (at, mark) in coarse
            .marks
            .iter()
            .enumerate()
            .filter(|(at, _)| has_split[*at])
        {
            match comes_closer {
                true => transitions.leaving.push((
                    at,
                    Transition {
                        opacity: [255, 0],
                        ..Transition::none(mark.world)
                    },
                )),
                false => transitions.of_marks[at].opacity[0] = 0,
            }
        }
        transitions
    }
}

/// Whether two marks are one to the eye.
fn is_same(one: &SceneMark, other: &SceneMark) -> bool {
    let is_of_one_place = match (one.kind.first_row(), other.kind.first_row()) {
        (None, None) => one.world == other.world,
        (row, other) => row == other,
    };
    is_of_one_place && one.count == other.count
}

/// The mark of a coarser scene that a mark was or will be a part of.
fn parent(coarse: &Scene, mark: &SceneMark, n_levels: u8) -> Option<usize> {
    let Cell { x, y, .. } = mark.cell;
    let cell = (x >> n_levels, y >> n_levels);
    // Areas are never merged: nothing flies into one.
    let holds = |whole: &SceneMark| (whole.cell.x, whole.cell.y) == cell && !whole.kind.is_area();
    let mut marks = coarse.marks.iter();
    let same = marks.position(|whole| is_same(whole, mark));
    same.or_else(|| coarse.marks.iter().position(holds))
}

/// How far a flight has come after so much time: fast at first, slow at the end.
pub fn eased(elapsed_ms: f64) -> f32 {
    let rest = 1.0 - (elapsed_ms / TRANSITION_MS).clamp(0.0, 1.0);
    (1.0 - rest * rest * rest) as f32
}

#[cfg(test)]
mod tests {
    use incidents::model::mercator::World;
    use incidents::scene::MarkKind;

    use super::*;

    fn mark(kind: MarkKind, count: u32, (x, y): (u32, u32), level: u8) -> SceneMark {
        SceneMark {
            world: World { x, y },
            cell: Cell {
                level,
                x: x >> (32 - level),
                y: y >> (32 - level),
            },
            kind,
            count,
            n_inexact: 0,
            shares: Vec::new(),
            radius_px: 9.0,
        }
    }

    fn scene(level: u8, marks: &[(MarkKind, u32, (u32, u32))]) -> Scene {
        let marks = marks
            .iter()
            .map(|(what, count, at)| mark(*what, *count, *at, level));
        Scene {
            level,
            marks: marks.collect(),
        }
    }

    const A: (u32, u32) = (0x1000_0000, 0x1000_0000);
    const B: (u32, u32) = (0x1900_0000, 0x1900_0000);
    const MIDDLE: (u32, u32) = (0x1480_0000, 0x1480_0000);
    const FAR: (u32, u32) = (0x8000_0000, 0x1000_0000);

    #[test]
    fn a_cluster_splits_into_what_it_was_and_the_rest_stays() {
        let before = scene(
            4,
            &[(MarkKind::Cluster, 2, MIDDLE), (MarkKind::One(3), 1, FAR)],
        );
        let after = scene(
            5,
            &[
                (MarkKind::One(1), 1, A),
                (MarkKind::One(2), 1, B),
                (MarkKind::One(3), 1, FAR),
            ],
        );
        let transitions = Transitions::between(&before, &after);
        let middle = World {
            x: MIDDLE.0,
            y: MIDDLE.1,
        };
        for transition in &transitions.of_marks[..2] {
            assert_eq!((transition.from, transition.opacity), (middle, [0, 255]));
        }
        assert_eq!(
            transitions.of_marks[2],
            Transition::none(World { x: FAR.0, y: FAR.1 })
        );
        assert_eq!(transitions.leaving.len(), 1);
        // And back.
        let transitions = Transitions::between(&after, &before);
        assert_eq!(transitions.of_marks[0].opacity, [0, 255]);
        assert_eq!(transitions.of_marks[1].opacity, [255, 255]);
        let targets: Vec<World> = transitions
            .leaving
            .iter()
            .map(|(_, transition)| transition.to)
            .collect();
        assert_eq!(targets, [middle, middle]);
    }

    #[test]
    fn marks_of_one_level_and_of_levels_far_apart_do_not_fly() {
        let one = scene(4, &[(MarkKind::Cluster, 2, MIDDLE)]);
        let other = scene(4, &[(MarkKind::One(1), 1, A)]);
        assert!(Transitions::between(&one, &other).leaving.is_empty());
        let far = scene(12, &[(MarkKind::One(1), 1, A)]);
        assert_eq!(
            Transitions::between(&one, &far).of_marks[0].opacity,
            [255, 255]
        );
    }
}
