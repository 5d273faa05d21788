//! A large file on its way into columns.

use gloo::net::http::Request;
use incidents::columns::build::StoreBuilder;
use incidents::columns::store::Store;
use incidents::config::MapConfig;
use incidents::model::civil::Span;
use incidents::model::edition::{Version, VersionHasher};
use incidents::model::report::Report;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, RequestCache, RequestMode};
use worker_web::browser::{failure, take_stream};
use worker_web::protocol::{Failure, Reply};

use crate::import;
use crate::scan::FileScan;
use crate::{Kept, bytes_of, say};

/// How much of the file is kept in memory before it becomes a part of the blob, which the browser may keep elsewhere.
const PART: usize = 8 << 20;

/// How much of a file shows whether it was written for this map: all of one that the page reads by itself.
const HEAD: usize = 1 << 20;

/// How much of a chunk is taken at a time. What came while a chunk was read is one chunk in WebKit, which may be most of the file: taken
/// whole, it would be in memory twice, and nothing would be said of it until its end.
const PIECE: u32 = 1 << 20;

/// How often the page is told how far it is.
const PROGRESS_MS: f64 = 100.0;

/// The file that is to be read.
pub struct ReadJob {
    pub address: String,
    /// Whether a redirect to another origin fails.
    pub is_own_origin: bool,
    /// The bytes of the map file, which says what members are called.
    pub map_file: Vec<u8>,
    pub as_of: Option<Span>,
}

/// Reads a file, and hands over its columns.
pub async fn read(job: ReadJob, kept: Kept) {
    if let Err(failure) = try_to_read(&job, kept).await {
        say(Reply::Failed(failure), &[]);
    }
}

async fn try_to_read(job: &ReadJob, kept: Kept) -> Result<(), Failure> {
    let (config, _) = MapConfig::parse(&job.map_file);
    let mut arriving = Arriving::new(StoreBuilder::new(config.fields).without_version());
    let mut request = Request::get(&job.address).cache(RequestCache::NoCache);
    if job.is_own_origin {
        request = request.mode(RequestMode::SameOrigin);
    }
    let unreachable = |reason: String| Failure::Unreachable(reason);
    let response = request.send().await;
    let response = response.map_err(|cause| unreachable(cause.to_string()))?;
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    let total = response.headers().get("content-length");
    // Of a packed file it is not the length of what arrives.
    let is_packed = response.headers().get("content-encoding").is_some();
    arriving.n_total = total
        .and_then(|total| total.parse::<u64>().ok())
        .map(|total| total as f64)
        .filter(|_| !is_packed);
    let mut no_room = None;
    let mut take = |chunk: &Uint8Array| {
        no_room = arriving.take(chunk).err();
        no_room.is_none()
    };
    let taken = take_stream(response.body(), &mut take).await;
    let without_room = |reason: JsValue| unreachable(failure("Blob", &reason));
    if let Some(reason) = no_room {
        return Err(without_room(reason));
    }
    let cut_off = taken.err();
    if let Some(reason) = &cut_off
        && arriving.builder.n_records() == 0
    {
        return Err(unreachable(failure("fetch", reason)));
    }
    let is_cut_off = cut_off.is_some();
    let mut file = arriving.end().map_err(without_room)?;
    let of_itself = file.blob.clone();
    if file.is_of_other {
        file.say_progress();
        let understood = import::understood(file, job).await;
        file = understood.map_err(without_room)?;
    }
    file.hand_over(job.as_of, is_cut_off, &kept);
    say(Reply::Version(version_of(&of_itself).await), &[]);
    Ok(())
}

/// What the bytes of a file come to; none where the browser cannot give them any more. Searches go on meanwhile.
async fn version_of(blob: &Blob) -> Option<Version> {
    let (n_bytes, mut hasher) = (blob.size() as usize, VersionHasher::default());
    for start in (0..n_bytes).step_by(PART) {
        let end = n_bytes.min(start + PART);
        hasher.feed(&bytes_of(blob, start..end).await?);
    }
    Some(hasher.version())
}

/// A file of which all bytes have come.
pub struct File {
    pub builder: StoreBuilder,
    pub blob: Blob,
    /// The bytes of its columns and what was found on the way, where somebody else has made them.
    pub columns: Option<(Uint8Array, Report)>,
    /// Whether it was not written for this map.
    pub is_of_other: bool,
    /// Adds what is known of the file to what was found in its records, and gives what its columns were taken for.
    pub say: Box<dyn FnOnce(&mut Report) -> String>,
}

/// A file so far.
pub struct Arriving {
    builder: StoreBuilder,
    /// What will become the next part of the blob.
    chunks: Array,
    n_in_chunks: usize,
    parts: Array,
    n_bytes: usize,
    n_total: Option<f64>,
    said_at_ms: f64,
    /// Whether its first bytes show that it was not written for this map, once there is a record in them.
    is_of_other: Option<bool>,
}

impl Arriving {
    pub fn new(builder: StoreBuilder) -> Self {
        Self {
            builder,
            chunks: Array::new(),
            n_in_chunks: 0,
            parts: Array::new(),
            n_bytes: 0,
            n_total: None,
            // What comes at once is shown at once, and not said to be on its way.
            said_at_ms: Date::now(),
            is_of_other: None,
        }
    }

    /// Takes the next bytes, if the browser has room for them.
    pub fn take(&mut self, chunk: &Uint8Array) -> Result<(), JsValue> {
        for start in (0..chunk.length()).step_by(PIECE as usize) {
            let end = chunk.length().min(start.saturating_add(PIECE));
            self.take_piece(&chunk.subarray(start, end))?;
        }
        Ok(())
    }

    fn take_piece(&mut self, piece: &Uint8Array) -> Result<(), JsValue> {
        let bytes = piece.to_vec();
        // What a file is taken for does not depend on how it arrives.
        let n_of_head = HEAD.saturating_sub(self.n_bytes).min(bytes.len());
        let (of_head, rest) = bytes.split_at(n_of_head);
        self.builder.feed(of_head);
        self.n_bytes += bytes.len();
        if self.is_of_other.is_none() && self.n_bytes > HEAD {
            self.is_of_other = self.builder.is_of_other_file();
        }
        self.builder.feed(rest);
        // Another origin does not let it be seen that the file was packed.
        let n_bytes = self.n_bytes as f64;
        self.n_total = self.n_total.filter(|total| n_bytes <= *total);
        self.n_in_chunks += piece.length() as usize;
        self.chunks.push(piece);
        if self.n_in_chunks >= PART {
            self.end_part()?;
        }
        self.say_progress();
        Ok(())
    }

    fn end_part(&mut self) -> Result<(), JsValue> {
        let chunks = std::mem::replace(&mut self.chunks, Array::new());
        self.n_in_chunks = 0;
        // Without this part, all that comes after it would be looked for in the wrong place.
        let part = Blob::new_with_u8_array_sequence(&chunks)?;
        self.parts.push(&part);
        Ok(())
    }

    fn say_progress(&mut self) {
        let now_ms = Date::now();
        if now_ms - self.said_at_ms < PROGRESS_MS {
            return;
        }
        self.said_at_ms = now_ms;
        let progress = Reply::Progress {
            n_bytes: self.n_bytes as f64,
            n_total: self.n_total,
            n_records: self.builder.n_records(),
        };
        say(progress, &[]);
    }

    /// All bytes have come.
    pub fn end(mut self) -> Result<File, JsValue> {
        self.end_part()?;
        Ok(File {
            blob: Blob::new_with_blob_sequence(&self.parts)?,
            columns: None,
            is_of_other: self
                .is_of_other
                .or_else(|| self.builder.is_of_other_file())
                .unwrap_or(self.n_bytes > 0),
            builder: self.builder,
            say: Box::new(|_| String::new()),
        })
    }
}

impl File {
    /// A large one takes a while to be understood, which nothing else shows.
    fn say_progress(&self) {
        let n_bytes = self.blob.size();
        if n_bytes > HEAD as f64 {
            let progress = Reply::Progress {
                n_bytes,
                n_total: None,
                n_records: self.builder.n_records(),
            };
            say(progress, &[]);
        }
    }

    /// Hands over the columns; the text stays, and the page gets a way to it.
    fn hand_over(self, as_of: Option<Span>, is_cut_off: bool, kept: &Kept) {
        let Self { builder, blob, .. } = self;
        let fields = builder.fields().clone();
        let (columns, store, mut report) = if let Some((columns, report)) = self.columns {
            let store = Store::from_bytes(&mut next_of(&columns));
            (columns, store, report)
        } else {
            let (store, report) = builder.finish(as_of);
            (flat(&store), store, report)
        };
        let mapping = (self.say)(&mut report);
        let report = Uint8Array::from(report.to_bytes().as_slice());
        kept.replace(Some(FileScan::new(&store, fields, blob.clone())));
        let buffer = columns.buffer();
        let read = Reply::Read {
            columns: columns.into(),
            report: report.into(),
            blob: blob.clone().into(),
            is_cut_off,
            mapping,
        };
        say(read, &[&buffer]);
    }
}

/// A blob of these bytes, in parts that the browser may keep elsewhere.
pub fn blob_of(bytes: &Uint8Array) -> Result<Blob, JsValue> {
    let parts = Array::new();
    for start in (0..bytes.length()).step_by(PART) {
        let end = bytes.length().min(start + PART as u32);
        let part = Array::of1(&bytes.subarray(start, end));
        let part = Blob::new_with_u8_array_sequence(&part)?;
        parts.push(&part);
    }
    Blob::new_with_blob_sequence(&parts)
}

/// What gives the bytes of an array one after the other.
pub fn next_of(bytes: &Uint8Array) -> impl FnMut(&mut [u8]) {
    let mut at = 0;
    move |room| {
        let end = at + room.len() as u32;
        bytes.subarray(at, end).copy_to(room);
        at = end;
    }
}

fn flat(store: &Store) -> Uint8Array {
    Uint8Array::from(store.to_bytes().as_slice())
}
