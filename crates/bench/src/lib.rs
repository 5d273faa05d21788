//! The engine as `cargo xtask bench` calls it from a page: one call is one thing that a reader does, and returns what the
//! page would need next. The time is taken outside.

use std::hint::black_box;
use std::mem;

use incidents::columns::build::StoreBuilder;
use incidents::columns::store::Store;
use incidents::model::civil::{Minute, Span};
use incidents::model::facet::Facet;
use incidents::model::mercator::{World, world_from_lng_lat};
use incidents::model::place::LngLat;
use incidents::model::session::{Action, Session};
use incidents::query::dataset::Dataset;
use incidents::query::engine::{Engine, Viewport};
use incidents::scene::Frame;
use incidents::schema::names::FieldMap;
use wasm_bindgen::prelude::wasm_bindgen;

/// The lines of the list that a reader may see at once.
const N_LINES: usize = 50;

/// The views whose clusters are made.
const ZOOMS: [f64; 2] = [6.0, 10.0];
const CENTER: (f64, f64) = (38.9, 34.9);

fn frame(zoom: f64) -> Frame {
    let (lng, lat) = CENTER;
    Frame {
        center: LngLat::new(lng, lat).map_or_else(World::default, world_from_lng_lat),
        zoom,
        width_px: 1_280.0,
        height_px: 720.0,
    }
}

/// An engine with one file, and what is chosen.
#[wasm_bindgen]
#[derive(Default)]
pub struct Bench {
    builder: Option<StoreBuilder>,
    store: Option<Store>,
    engine: Option<Engine>,
    rows: Rows,
    types: Vec<String>,
    session: Session,
}

/// The columns that peers are given.
#[derive(Default)]
struct Rows {
    start: Vec<i32>,
    category: Vec<u32>,
    x: Vec<u32>,
    y: Vec<u32>,
}

#[wasm_bindgen]
impl Bench {
    /// With no file yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.builder
            .get_or_insert_with(|| StoreBuilder::new(FieldMap::default()).without_version())
            .feed(bytes);
    }

    /// The file is over, and its columns are handed over as the page's worker does; says how many records there are.
    pub fn read(&mut self) -> usize {
        let Some(builder) = self.builder.take() else {
            return 0;
        };
        let (store, _report) = builder.finish(None);
        let bytes = store.to_bytes();
        drop(store);
        let mut rest = bytes.as_slice();
        let store = Store::from_bytes(&mut |part| {
            let (now, later) = rest.split_at(part.len());
            part.copy_from_slice(now);
            rest = later;
        });
        self.store.insert(store).n_rows()
    }

    /// The columns are read, and can be asked; says how many records there are.
    pub fn finish(&mut self) -> usize {
        self.read();
        let Some(store) = self.store.take() else {
            return 0;
        };
        let n_rows = store.n_rows();
        self.rows = Rows::of(&store);
        self.types = store.column(Facet::Type).map_or_else(Vec::new, |types| {
            types
                .values()
                .iter()
                .map(|it| it.code.to_string())
                .collect()
        });
        let data = Dataset::remote(store, FieldMap::default());
        self.engine = Some(Engine::new(data, None));
        n_rows
    }

    /// First minute of each row.
    pub fn starts(&self) -> Vec<i32> {
        self.rows.start.clone()
    }

    /// Type of each row.
    pub fn categories(&self) -> Vec<u32> {
        self.rows.category.clone()
    }

    /// Where each row lies, eastwards.
    pub fn xs(&self) -> Vec<u32> {
        self.rows.x.clone()
    }

    /// Where each row lies, southwards.
    pub fn ys(&self) -> Vec<u32> {
        self.rows.y.clone()
    }

    /// The values of a facet: of each row how many there were up to its end, then the values, as positions.
    pub fn facet(&self, code: &str) -> Vec<u32> {
        let store = self.engine.as_ref().map(|engine| engine.data().store());
        let column = store.zip(Facet::from_code(code));
        let Some((store, column)) =
            column.and_then(|(store, facet)| Some((store, store.column(facet)?)))
        else {
            return Vec::new();
        };
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (at, value) in column.values().iter().enumerate() {
            let rows = column.rows_with_any([&*value.code], store.n_rows());
            pairs.extend(rows.iter().map(|row| (row, at as u32)));
        }
        pairs.sort_unstable();
        let mut ends = vec![0; store.n_rows()];
        for (before, (row, _)) in pairs.iter().enumerate() {
            ends[*row as usize] = before as u32 + 1;
        }
        ends.extend(pairs.into_iter().map(|(_, value)| value));
        ends
    }

    /// Moves the brush to a span of minutes; says how many records pass.
    pub fn brush(&mut self, from: i32, to: i32) -> usize {
        self.apply(Action::Brush(Span::new(Minute(from), Minute(to))))
    }

    /// Switches a type.
    pub fn toggle(&mut self, at: usize) -> usize {
        let code = self.types.get(at).cloned().unwrap_or_default();
        self.apply(Action::Toggle(Facet::Type, code))
    }

    fn apply(&mut self, action: Action) -> usize {
        self.session = mem::take(&mut self.session).apply(action);
        let Some(engine) = &mut self.engine else {
            return 0;
        };
        let answer = engine.answer(&self.session, &Viewport { list: 0..N_LINES });
        let n_marks: usize = ZOOMS
            .iter()
            .map(|&zoom| engine.scene(&answer.rows, &frame(zoom)).marks.len())
            .sum();
        // What nobody looks at might not be made.
        black_box(n_marks);
        answer.passing.records()
    }
}

impl Rows {
    fn of(store: &Store) -> Self {
        let rows = || 0..store.n_rows() as u32;
        Self {
            start: rows().map(|row| store.interval(row).0).collect(),
            category: rows().map(|row| store.category(row) as u32).collect(),
            x: rows().map(|row| store.world(row).x).collect(),
            y: rows().map(|row| store.world(row).y).collect(),
        }
    }
}
