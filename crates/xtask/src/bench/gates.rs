//! What must hold: ratios within one run, so that a slow machine is slow for all.

use std::fmt;

use crate::bench::{measures::Measures, visits};

/// A bound of a ratio.
struct Gate {
    /// What a reader of the table calls it.
    claim: &'static str,
    /// Measured and compared: by name and size.
    one: (&'static str, usize),
    other: (&'static str, usize),
    bound: Bound,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

const TEN_K: usize = 10_000;
const FIFTY_K: usize = 50_000;
const HUNDRED_K: usize = 100_000;
const MILLION: usize = 1_000_000;

/// A bound lies between what a run finds and what would be a step back: nearer to the worst figure of the runs that
/// docs/benchmarks.md has had since the brush answers as it does than what came before it. Those of visits are what the page is to
/// reach, whether it has or not.
const GATES: [Gate; 16] = [
    Gate {
        claim: "a brush step takes at most 3 times a step of crossfilter2 with time and Type alone, at ten thousand",
        one: ("engine.brush", TEN_K),
        other: ("crossfilter2.brush", TEN_K),
        bound: Bound::AtMost(3.0),
    },
    Gate {
        claim: "a brush step takes at most a step of crossfilter2 with time and Type alone, at a hundred thousand",
        one: ("engine.brush", HUNDRED_K),
        other: ("crossfilter2.brush", HUNDRED_K),
        bound: Bound::AtMost(1.0),
    },
    Gate {
        claim: "a brush step takes at most an eighth of a step of crossfilter2 with time and Type alone, at a million",
        one: ("engine.brush", MILLION),
        other: ("crossfilter2.brush", MILLION),
        bound: Bound::AtMost(1.0 / 8.0),
    },
    Gate {
        claim: "a brush step takes at most a 120th of supercluster's rebuilding of half of a million",
        one: ("engine.brush", MILLION),
        other: ("supercluster.half", MILLION),
        bound: Bound::AtMost(1.0 / 120.0),
    },
    Gate {
        claim: "a brush step at a million takes at most 12 times one at ten thousand",
        one: ("engine.brush", MILLION),
        other: ("engine.brush", TEN_K),
        bound: Bound::AtMost(12.0),
    },
    Gate {
        claim: "a brush step at a million takes at most 5 times one at a hundred thousand",
        one: ("engine.brush", MILLION),
        other: ("engine.brush", HUNDRED_K),
        bound: Bound::AtMost(5.0),
    },
    Gate {
        claim: "a toggle of a type takes at most a quarter of crossfilter2's, at a million",
        one: ("engine.toggle", MILLION),
        other: ("crossfilter2.toggle", MILLION),
        bound: Bound::AtMost(1.0 / 4.0),
    },
    Gate {
        claim: "a hundred thousand incidents are columns in at most the time of JSON.parse and the same columns in JavaScript",
        one: ("load.ours", HUNDRED_K),
        other: ("load.javascript", HUNDRED_K),
        bound: Bound::AtMost(1.0),
    },
    Gate {
        claim: "a table of a hundred thousand rows is columns in at most twice the time of PapaParse and the same columns in JavaScript",
        one: ("table.ours", HUNDRED_K),
        other: ("table.papaparse", HUNDRED_K),
        bound: Bound::AtMost(2.0),
    },
    Gate {
        claim: "a hundred thousand incidents hold the page up for at most a third of what JSON.parse alone would",
        one: ("open.ours.longest", HUNDRED_K),
        other: ("open.javascript.parse", HUNDRED_K),
        bound: Bound::AtMost(1.0 / 3.0),
    },
    Gate {
        claim: "dots draw at least 20 times the frames of deck.gl at a hundred thousand",
        one: ("draw.ours.fps", HUNDRED_K),
        other: ("draw.deck.fps", HUNDRED_K),
        bound: Bound::AtLeast(20.0),
    },
    Gate {
        claim: "dots draw at least 60 times the frames of deck.gl at a million",
        one: ("draw.ours.fps", MILLION),
        other: ("draw.deck.fps", MILLION),
        bound: Bound::AtLeast(60.0),
    },
    Gate {
        claim: "a filter takes the page, all of it, at most a quarter of Leaflet's time for the map alone, at fifty thousand",
        one: ("filter.ours", FIFTY_K),
        other: ("filter.leaflet", FIFTY_K),
        bound: Bound::AtMost(1.0 / 4.0),
    },
    Gate {
        claim: "on a slow line the first text is there in at most 0.21 of the time that bare MapLibre takes to its marks",
        one: ("visit.ours.cold.text", visits::N),
        other: ("visit.maplibre.cold.marks", visits::N),
        bound: Bound::AtMost(0.21),
    },
    Gate {
        claim: "on a slow line list and timeline are there in at most 0.42 of the time that bare MapLibre takes to its marks",
        one: ("visit.ours.cold.list", visits::N),
        other: ("visit.maplibre.cold.marks", visits::N),
        bound: Bound::AtMost(0.42),
    },
    Gate {
        claim: "on a slow line the marks are there in at most 0.76 of the time that bare MapLibre takes to its own",
        one: ("visit.ours.cold.marks", visits::N),
        other: ("visit.maplibre.cold.marks", visits::N),
        bound: Bound::AtMost(0.76),
    },
];

/// With so much room between bound and figure, the figure could become that many times worse unnoticed.
const TOO_MUCH_ROOM: f64 = 3.0;

/// A gate and what was found.
#[derive(Debug, PartialEq)]
pub struct Verdict {
    claim: &'static str,
    bound: Bound,
    /// Absent where one of the two was not measured.
    found: Option<f64>,
}

/// All gates, in their order.
pub fn judge(measures: &Measures) -> Vec<Verdict> {
    let verdict = |gate: &Gate| {
        let median = |(name, n)| measures.median(name, n);
        let found = median(gate.one).zip(median(gate.other));
        Verdict {
            claim: gate.claim,
            bound: gate.bound,
            found: found
                .filter(|(_, other)| *other > 0.0)
                .map(|(one, other)| one / other),
        }
    };
    GATES.iter().map(verdict).collect()
}

impl Verdict {
    /// What was not measured does not hold.
    pub fn is_missed(&self) -> bool {
        !self.found.is_some_and(|found| self.bound.holds(found))
    }

    pub fn is_measured(&self) -> bool {
        self.found.is_some()
    }

    /// Whether the bound would let a regression pass.
    fn is_loose(&self) -> bool {
        self.found
            .is_some_and(|found| self.bound.room(found) > TOO_MUCH_ROOM)
    }
}

impl Bound {
    fn holds(self, found: f64) -> bool {
        match self {
            Self::AtMost(most) => found <= most,
            Self::AtLeast(least) => found >= least,
        }
    }

    /// How many times worse the figure could be.
    fn room(self, found: f64) -> f64 {
        match self {
            Self::AtMost(most) => most / found,
            Self::AtLeast(least) => found / least,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(found) = self.found else {
            return write!(f, "not measured: {}", self.claim);
        };
        let word = match (self.is_missed(), self.is_loose()) {
            (true, _) => "missed",
            (false, true) => "held with too much room",
            (false, false) => "held",
        };
        // Small ratios are read the other way round: a twelfth, not 0.08.
        match self.bound {
            // A share that is no whole part of one, as 0.42.
            Bound::AtMost(most)
                if most < 1.0 && (1.0 / most - (1.0 / most).round()).abs() > 0.01 =>
            {
                write!(f, "{word}: {} ({found:.2}, at most {most})", self.claim)
            }
            Bound::AtMost(most) if most < 1.0 => {
                write!(
                    f,
                    "{word}: {} (1/{:.1}, at most 1/{:.0})",
                    self.claim,
                    1.0 / found,
                    1.0 / most
                )
            }
            Bound::AtMost(most) => {
                write!(f, "{word}: {} ({found:.2}, at most {most:.0})", self.claim)
            }
            Bound::AtLeast(least) => {
                write!(
                    f,
                    "{word}: {} ({found:.1}, at least {least:.0})",
                    self.claim
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let verdicts = judge(&Measures::of(lines));
        let said: Vec<String> = verdicts
            .iter()
            .filter(|it| it.is_measured())
            .map(ToString::to_string)
            .collect();
        assert_eq!(said, [expected]);
    }

    #[test]
    fn a_bound_is_held_on_its_edge_and_missed_beyond() {
        check(
            &["load.ours 100000 800 900", "load.javascript 100000 850"],
            "held: a hundred thousand incidents are columns in at most the time of JSON.parse and the same columns in JavaScript (1.00, at most 1)",
        );
        check(
            &["load.ours 100000 851", "load.javascript 100000 850"],
            "missed: a hundred thousand incidents are columns in at most the time of JSON.parse and the same columns in JavaScript (1.00, at most 1)",
        );
    }

    #[test]
    fn a_share_that_is_no_whole_part_is_said_as_it_is() {
        check(
            &[
                "visit.ours.cold.list 25 4156",
                "visit.maplibre.cold.marks 25 9745",
            ],
            "missed: on a slow line list and timeline are there in at most 0.42 of the time that bare MapLibre takes to its marks (0.43, at most 0.42)",
        );
    }

    #[test]
    fn more_frames_are_better_and_less_time_is() {
        check(
            &["draw.ours.fps 1000000 2.6", "draw.deck.fps 1000000 0.125"],
            "missed: dots draw at least 60 times the frames of deck.gl at a million (20.8, at least 60)",
        );
        check(
            &["engine.brush 1000000 10", "supercluster.half 1000000 1300"],
            "held: a brush step takes at most a 120th of supercluster's rebuilding of half of a million (1/130.0, at most 1/120)",
        );
    }

    #[test]
    fn a_bound_that_a_regression_would_not_break_is_told() {
        check(
            &[
                "engine.toggle 1000000 1",
                "crossfilter2.toggle 1000000 12.1",
            ],
            "held with too much room: a toggle of a type takes at most a quarter of crossfilter2's, at a million (1/12.1, at most 1/4)",
        );
        check(
            &[
                "engine.toggle 1000000 1",
                "crossfilter2.toggle 1000000 11.9",
            ],
            "held: a toggle of a type takes at most a quarter of crossfilter2's, at a million (1/11.9, at most 1/4)",
        );
        check(
            &["draw.ours.fps 100000 61", "draw.deck.fps 100000 1"],
            "held with too much room: dots draw at least 20 times the frames of deck.gl at a hundred thousand (61.0, at least 20)",
        );
    }

    #[test]
    fn a_gate_that_was_not_measured_is_missed() {
        let verdicts = judge(&Measures::default());
        assert!(
            verdicts
                .iter()
                .all(|it| it.is_missed() && !it.is_measured())
        );
    }
}
