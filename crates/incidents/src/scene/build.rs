//! Scenes and what their marks stand for, from the rows that pass.

use std::ops::Range;
use std::rc::Rc;

use crate::columns::cell::Cell;
use crate::columns::row_set::{RowSet, VersionedRows};
use crate::columns::spatial::{Corners, Spatial};
use crate::columns::store::Store;
use crate::model::mercator::World;
use crate::scene::areas::Area;
use crate::scene::density::Density;
use crate::scene::grid::{CellMark, Grid, Rect, Source};
use crate::scene::{Frame, InView, MarkKind, ONE_RADIUS_PX, REACH, Scene, SceneMark, Share};

/// More types than this are counted row by row: a bit each would cost more.
const MAX_SLICES: usize = 32;

/// As many levels are kept ready: a map that is zoomed goes back and forth between two.
const MAX_LAYERS: usize = 3;

/// One level: the rows that pass and can be drawn, as its marks need them, and what is known of its cells.
#[derive(Debug, Default)]
struct Layer {
    level: u8,
    version: Option<u64>,
    fine: RowSet,
    /// Areas that pass.
    coarse: RowSet,
    /// All rows that can be drawn and are no areas.
    all_fine: RowSet,
    /// All areas.
    all_coarse: RowSet,
    grid: Option<Grid>,
    last: Option<(Rect, Rc<Scene>)>,
}

/// Makes scenes of one store, and keeps what the next one can use.
#[derive(Debug)]
pub(crate) struct Scenes {
    spatial: Spatial,
    /// The rows of each first category and those of an exact site, where there are few categories.
    kinds: Option<BitSlices>,
    n_series: usize,
    /// The one that was asked for last comes last.
    layers: Vec<Layer>,
    /// The rows that can be drawn of a version's, and the rectangle around them.
    drawn: Option<(u64, RowSet, Option<Corners>)>,
}

/// Several sets of rows, word by word beside each other: counting in all of them reads memory once and in sequence.
#[derive(Debug)]
struct BitSlices {
    n_slices: usize,
    words: Vec<u64>,
}

impl BitSlices {
    /// One for each series, and one for what is of an exact site.
    fn of_series(store: &Store, n_series: usize) -> Self {
        let n_slices = n_series + 1;
        let mut words = vec![0; store.n_rows().div_ceil(64) * n_slices];
        for (block, words) in words.chunks_mut(n_slices).enumerate() {
            let first = block * 64;
            for row in first..(first + 64).min(store.n_rows()) {
                words[store.category(row as u32)] |= 1 << (row - first);
            }
            words[n_series] = store.exact().words()[block];
        }
        Self { n_slices, words }
    }

    /// Adds to each tally how many of some rows of a range are in its slice.
    fn count_in(&self, rows: &RowSet, range: &Range<u32>, tally: &mut [u32]) {
        rows.visit_words_in(range, |block, word| {
            if word != 0 {
                let slices = &self.words[block * self.n_slices..][..self.n_slices];
                for (count, slice) in tally.iter_mut().zip(slices) {
                    *count += (word & slice).count_ones();
                }
            }
        });
    }
}

/// The rows of a mark: ranges, and whether coarse rows of them are meant or the others.
type Parts = Vec<(Range<u32>, bool)>;

impl Layer {
    fn new(store: &Store, level: u8) -> Self {
        let from = store.coarse_from();
        let mut all_coarse = RowSet::from_fn(store.n_rows(), |row| from[row] <= level);
        all_coarse.and_with(store.drawable());
        let mut all_fine = store.drawable().clone();
        all_fine.difference_with(&all_coarse);
        Self {
            level,
            all_fine,
            all_coarse,
            ..Self::default()
        }
    }

    fn update(&mut self, passing: VersionedRows<'_>) {
        if self.version == Some(passing.version) {
            return;
        }
        self.version = Some(passing.version);
        self.last = None;
        if let Some(grid) = &mut self.grid {
            grid.forget();
        }
        self.fine.set_to_both(passing.rows, &self.all_fine);
        self.coarse.set_to_both(passing.rows, &self.all_coarse);
    }

    fn source<'a>(&'a self, store: &'a Store, spatial: &'a Spatial) -> Source<'a> {
        Source {
            store,
            spatial,
            fine: &self.fine,
            coarse: &self.coarse,
        }
    }

    /// Cells around some, with what is known of them. They are taken out, and put back when they are no longer asked.
    fn grid_around(&mut self, asked: Rect) -> Grid {
        let needed = asked.grown(REACH);
        let known = self.grid.take().filter(|grid| grid.rect.holds(&needed));
        known.unwrap_or_else(|| Grid::new(needed))
    }

    fn rows(&self, is_coarse: bool) -> &RowSet {
        match is_coarse {
            true => &self.coarse,
            false => &self.fine,
        }
    }
}

impl Scenes {
    pub(crate) fn new(store: &Store) -> Self {
        let n_series = store.n_series();
        Self {
            spatial: Spatial::new(store),
            kinds: (n_series <= MAX_SLICES).then(|| BitSlices::of_series(store, n_series)),
            n_series,
            layers: Vec::new(),
            drawn: None,
        }
    }

    /// The marks of a frame; the same one again while nothing of it has changed.
    pub(crate) fn scene(
        &mut self,
        store: &Store,
        passing: VersionedRows<'_>,
        frame: &Frame,
    ) -> Rc<Scene> {
        let level = frame.level();
        let rect = Rect::of(level, frame.corners());
        let mut layer = self.layer(store, passing, level);
        let scene = match &layer.last {
            Some((known, scene)) if *known == rect => Rc::clone(scene),
            _ => {
                let shown = rect.grown(1);
                // With the cells beside it, whose marks may be counted in one of these.
                let mut grid = layer.grid_around(shown.grown(1));
                let mut marks = Vec::new();
                for at in grid.all_in(shown) {
                    self.add_marks(store, (&layer, &mut grid), at, &mut marks);
                }
                layer.grid = Some(grid);
                Rc::new(Scene { level, marks })
            }
        };
        layer.last = Some((rect, Rc::clone(&scene)));
        self.layers.push(layer);
        scene
    }

    /// The rows that a mark stands for.
    pub(crate) fn rows_of(
        &mut self,
        store: &Store,
        passing: VersionedRows<'_>,
        mark: &SceneMark,
    ) -> RowSet {
        let mut layer = self.layer(store, passing, mark.cell.level);
        let mut grid = layer.grid_around(Rect::of_one(mark.cell));
        let at = grid.at(mark.cell);
        let source = layer.source(store, &self.spatial);
        let parts = match mark.kind {
            MarkKind::Area { first } | MarkKind::MergedAreas { first } => {
                let mut areas = grid.areas(source, at).into_iter();
                let area = areas.find(|area| area.groups[0].first == first);
                area.map_or_else(Vec::new, |area| parts_of_area(&area))
            }
            _ => parts_of_representative(&mut grid, source, at),
        };
        let mut rows = RowSet::none(store.n_rows());
        for (range, is_coarse) in parts {
            let meant = layer.rows(is_coarse);
            meant.visit_in(&range, |row| rows.insert(row));
        }
        layer.grid = Some(grid);
        self.layers.push(layer);
        rows
    }

    /// The cell of the mark that stands for a row, if it passes and lies where the last scene is, and the first row of that mark if it
    /// is an area.
    pub(crate) fn mark_of(
        &mut self,
        store: &Store,
        passing: VersionedRows<'_>,
        row: u32,
        level: u8,
    ) -> Option<(Cell, Option<u32>)> {
        let cell = Cell::of(level, store.world(row));
        let mut layer = self.layer(store, passing, level);
        let is_beside = |rect: Rect| rect.grown(2).holds(&Rect::of_one(cell));
        if !layer.last.as_ref().is_none_or(|(rect, _)| is_beside(*rect)) {
            self.layers.push(layer);
            return None;
        }
        let mut grid = layer.grid_around(Rect::of_one(cell));
        let (at, source) = (grid.at(cell), layer.source(store, &self.spatial));
        let found = match (source.fine.contains(row), source.coarse.contains(row)) {
            (true, _) => grid
                .representative(source, at)
                .map(|host| (grid.cell(host), None)),
            (_, true) => {
                let areas = grid.areas(source, at);
                let area = areas.iter().find(|area| {
                    let mut groups = area.groups.iter();
                    groups.any(|group| (group.first..group.end).contains(&row))
                });
                area.map(|area| (cell, Some(area.groups[0].first)))
            }
            _ => None,
        };
        layer.grid = Some(grid);
        self.layers.push(layer);
        found
    }

    pub(crate) fn density(
        &mut self,
        store: &Store,
        passing: VersionedRows<'_>,
        (frame, cell_px): (&Frame, f64),
    ) -> Density {
        let layer = self.layer(store, passing, frame.level());
        let density = Density::new(layer.source(store, &self.spatial), frame, cell_px);
        self.layers.push(layer);
        density
    }

    /// A level, taken out; it is put back when it is no longer asked.
    fn layer(&mut self, store: &Store, passing: VersionedRows<'_>, level: u8) -> Layer {
        let known = self.layers.iter().position(|layer| layer.level == level);
        let mut layer = if let Some(at) = known {
            self.layers.remove(at)
        } else {
            if self.layers.len() >= MAX_LAYERS {
                self.layers.remove(0);
            }
            Layer::new(store, level)
        };
        layer.update(passing);
        layer
    }

    /// The rectangle around some rows, all of which have a position.
    pub(crate) fn extent(&self, store: &Store, rows: &RowSet) -> Option<Corners> {
        self.spatial.extent(store, rows)
    }

    pub(crate) fn in_view(
        &mut self,
        store: &Store,
        passing: VersionedRows<'_>,
        seen: Corners,
    ) -> InView {
        if self
            .drawn
            .as_ref()
            .is_none_or(|(version, ..)| *version != passing.version)
        {
            let mut rows = passing.rows.clone();
            rows.and_with(store.drawable());
            let extent = self.spatial.extent(store, &rows);
            self.drawn = Some((passing.version, rows, extent));
        }
        let Some((_, rows, Some((first, last)))) = &self.drawn else {
            return InView::default();
        };
        let n_seen = self.spatial.count_in(store, rows, seen);
        InView {
            n_seen,
            n_outside: rows.count() - n_seen,
            north: first.y < seen.0.y,
            south: last.y > seen.1.y,
            east: last.x > seen.1.x,
            west: first.x < seen.0.x,
        }
    }

    fn add_marks(
        &self,
        store: &Store,
        (layer, grid): (&Layer, &mut Grid),
        at: usize,
        marks: &mut Vec<SceneMark>,
    ) {
        let source = layer.source(store, &self.spatial);
        if grid.representative(source, at) == Some(at)
            && let Some(own) = grid.own(source, at)
        {
            let parts = parts_of_representative(grid, source, at);
            let cell = grid.cell(at);
            marks.push(self.mark_of_representative(store, layer, (&own, cell), &parts));
        }
        for area in grid.areas(source, at) {
            let (first, cell) = (area.groups[0].first, grid.cell(at));
            let kind = match area.groups.len() {
                1 => MarkKind::Area { first },
                _ => MarkKind::MergedAreas { first },
            };
            let parts = parts_of_area(&area);
            let world = area.disc.at.world();
            marks.push(self.mark(store, layer, (kind, world, cell), &parts));
        }
    }

    fn mark_of_representative(
        &self,
        store: &Store,
        layer: &Layer,
        (own, cell): (&CellMark, Cell),
        parts: &Parts,
    ) -> SceneMark {
        let first = own.first;
        let kind = match own.count {
            _ if own.is_cluster || parts.len() > 1 => MarkKind::Cluster,
            1 => MarkKind::One(first),
            _ => MarkKind::Stack { first },
        };
        let mut mark = self.mark(store, layer, (kind, own.disc.at.world(), cell), parts);
        if mark.count > 1 {
            mark.radius_px = (own.disc.radius / cell.px()) as f32;
        }
        mark
    }

    fn mark(
        &self,
        store: &Store,
        layer: &Layer,
        (kind, world, cell): (MarkKind, World, Cell),
        parts: &Parts,
    ) -> SceneMark {
        // Of few categories no memory is asked for: there are hundreds of marks.
        let (mut few, mut many) = ([0; MAX_SLICES + 1], Vec::new());
        let tally = if self.kinds.is_some() {
            &mut few[..=self.n_series]
        } else {
            many.resize(self.n_series + 1, 0);
            &mut many[..]
        };
        for (range, is_coarse) in parts {
            let rows = layer.rows(*is_coarse);
            match &self.kinds {
                Some(kinds) => kinds.count_in(rows, range, tally),
                None => rows.visit_in(range, |row| {
                    tally[store.category(row)] += 1;
                    tally[self.n_series] += u32::from(store.exact().contains(row));
                }),
            }
        }
        let (tally, n_exact) = (&tally[..self.n_series], tally[self.n_series]);
        let count = tally.iter().sum();
        SceneMark {
            world,
            cell,
            kind,
            count,
            n_inexact: count - n_exact,
            shares: shares(tally),
            radius_px: ONE_RADIUS_PX,
        }
    }
}

fn shares(tally: &[u32]) -> Vec<Share> {
    let n_shares = tally.iter().filter(|&&count| count > 0).count();
    let mut shares: Vec<Share> = Vec::with_capacity(n_shares);
    for (series, &count) in (0..).zip(tally).filter(|(_, count)| **count > 0) {
        let at = shares.partition_point(|share| share.count >= count);
        shares.insert(at, Share { series, count });
    }
    shares
}

/// A cell's own rows, then those of the cells that it counts for.
fn parts_of_representative(grid: &mut Grid, source: Source<'_>, at: usize) -> Parts {
    let mut parts = vec![(grid.rows(source, at), false)];
    for other in grid.around(at) {
        if other != at && grid.representative(source, other) == Some(at) {
            parts.push((grid.rows(source, other), false));
        }
    }
    parts
}

fn parts_of_area(area: &Area) -> Parts {
    let groups = area.groups.iter();
    groups.map(|group| (group.first..group.end, true)).collect()
}
