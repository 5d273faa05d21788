//! Which pages are opened, with how many samples.

use std::iter;

use crate::bench::Order;

/// The parts, in the order in which they run.
pub const PARTS: [&str; 7] = ["engine", "load", "table", "open", "draw", "filter", "visit"];

pub struct Plan {
    order: Order,
}

const TEN_THOUSAND: usize = 10_000;
const FIFTY_THOUSAND: usize = 50_000;
const HUNDRED_THOUSAND: usize = 100_000;
const MILLION: usize = 1_000_000;

impl Plan {
    pub fn of(order: &Order) -> Self {
        Self {
            order: order.clone(),
        }
    }

    pub fn work(&self) -> String {
        let parts = match self.order.parts.as_slice() {
            [] => "everything".to_owned(),
            parts => parts.join(", "),
        };
        let time = match self.order.is_quick {
            true => "under 15 minutes",
            false => "about 30 minutes",
        };
        format!("Measuring {parts} in Chromium ({time}; leave the machine alone meanwhile)")
    }

    fn has(&self, part: &str) -> bool {
        self.order.parts.is_empty() || self.order.parts.iter().any(|chosen| chosen == part)
    }

    /// Whether the built page is among what is measured.
    pub fn has_our_page(&self) -> bool {
        ["open", "draw", "filter", "visit"]
            .iter()
            .any(|part| self.has(part))
    }

    /// The sizes of the files that are needed.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = Vec::new();
        if self.has("engine") || self.has("draw") {
            sizes.extend([TEN_THOUSAND, HUNDRED_THOUSAND, MILLION]);
        }
        if self.has("load") {
            sizes.extend([TEN_THOUSAND, HUNDRED_THOUSAND]);
        }
        if self.has("table") || self.has("open") {
            sizes.push(HUNDRED_THOUSAND);
        }
        if self.has("filter") {
            sizes.extend([TEN_THOUSAND, FIFTY_THOUSAND]);
        }
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    }

    /// Addresses below the runner's server.
    pub fn pages(&self) -> Vec<String> {
        let mut pages = Vec::new();
        if self.has("engine") {
            for n in [TEN_THOUSAND, HUNDRED_THOUSAND, MILLION] {
                let rebuilds = if n == MILLION { 3 } else { 9 };
                let steps = self.fewer(60, 30);
                pages.push(format!(
                    "/site/engine.html?n={n}&steps={steps}&rebuilds={rebuilds}"
                ));
            }
        }
        if self.has("load") {
            let runs = self.fewer(7, 3);
            for n in [TEN_THOUSAND, HUNDRED_THOUSAND] {
                pages.push(format!("/site/load.html?n={n}&runs={runs}"));
            }
        }
        if self.has("table") {
            let runs = self.fewer(9, 5);
            pages.push(format!("/site/table.html?n={HUNDRED_THOUSAND}&runs={runs}"));
        }
        if self.has("open") {
            // Each time in a browser of its own: nothing of it is there before.
            let page = our_page(HUNDRED_THOUSAND, "&view=list", "open");
            pages.extend(iter::repeat_n(page, self.fewer(7, 3)));
        }
        if self.has("draw") {
            let seconds = self.fewer(20, 10);
            for n in [TEN_THOUSAND, HUNDRED_THOUSAND, MILLION] {
                pages.push(format!("/site/deck.html?n={n}&seconds={seconds}"));
                let play = format!("play&name=draw.ours&seconds={seconds}&basemap=none");
                pages.push(our_page(n, "&map=dots", &play));
            }
            let play = format!("play&name=draw.ours.basemap&seconds={seconds}");
            pages.push(our_page(HUNDRED_THOUSAND, "&map=dots", &play));
        }
        if self.has("filter") {
            let runs = self.fewer(15, 7);
            for n in [TEN_THOUSAND, FIFTY_THOUSAND] {
                pages.push(format!("/site/leaflet.html?n={n}&runs={runs}"));
                pages.push(our_page(n, "", &format!("toggle&runs={runs}")));
            }
        }
        pages
    }

    /// How often each page is visited on a slow line.
    pub fn n_visits(&self) -> usize {
        match self.has("visit") {
            true => self.fewer(4, 2),
            false => 0,
        }
    }

    fn fewer(&self, all: usize, quick: usize) -> usize {
        if self.order.is_quick { quick } else { all }
    }
}

/// The built page with a file; what is done there is in the fragment, which the page does not read.
fn our_page(n: usize, view: &str, todo: &str) -> String {
    format!("/page/?data=/files/stacked-{n}.geojson&lang=en{view}#n={n}&do={todo}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_needs_its_own_pages_and_files_only() {
        let plan = Plan::of(&Order {
            parts: vec!["load".to_owned()],
            ..Order::default()
        });
        assert_eq!(plan.sizes(), [10_000, 100_000]);
        assert_eq!(plan.n_visits(), 0);
        assert_eq!(
            plan.pages(),
            [
                "/site/load.html?n=10000&runs=7",
                "/site/load.html?n=100000&runs=7"
            ]
        );
    }

    #[test]
    fn every_part_is_in_the_whole() {
        let plan = Plan::of(&Order::default());
        assert_eq!(plan.sizes(), [10_000, 50_000, 100_000, 1_000_000]);
        assert_eq!(plan.n_visits(), 4);
        for page in [
            "engine.html",
            "load.html",
            "table.html",
            "deck.html",
            "leaflet.html",
            "do=open",
            "do=play",
            "do=toggle",
        ] {
            assert!(plan.pages().iter().any(|it| it.contains(page)), "{page}");
        }
    }
}
