//! What page and worker say to each other, and how it is carried over.
//!
//! Whatever is large or is the browser's own (columns, a blob) is a handle `H` here: a JavaScript value in the page, handed
//! over without being looked into.

use incidents::model::civil::{Minute, Span};
use incidents::model::edition::Version;
use incidents::model::session::SortBy;
use incidents::search::correct::Correction;
use js_sys::{Array, Uint32Array};
use wasm_bindgen::JsValue;

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Request<H = JsValue> {
    /// Read a file into columns.
    Read {
        /// Where it is.
        address: String,
        /// Whether a redirect to another origin fails.
        is_own_origin: bool,
        /// The bytes of the map file, which says what members are called.
        map_file: H,
        /// The data set's day.
        as_of: Option<Span>,
    },
    /// Look for words, and no longer for those before; none end the search.
    Find {
        /// Which search it is: what is found says so.
        number: u32,
        /// As they were typed.
        words: String,
    },
    /// Rank all rows for an order by words.
    Rank {
        /// The order.
        by: SortBy,
        /// Whose titles and names are compared.
        language: String,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<H = JsValue> {
    /// It can hear.
    Ready,
    /// How much of the file has come.
    Progress {
        /// Bytes that have come.
        n_bytes: f64,
        /// Of how many, where that is known.
        n_total: Option<f64>,
        /// Records that have been read.
        n_records: usize,
    },
    /// The file has been read.
    Read {
        /// The bytes of the columns.
        columns: H,
        /// The bytes of the report.
        report: H,
        /// The file.
        blob: H,
        /// Whether the connection was lost before its end.
        is_cut_off: bool,
        /// What the columns of a file in another schema were taken for, as JSON; empty where the file is in ours.
        mapping: String,
    },
    /// What the bytes of the file come to, which is known later than its records; none where they cannot be read again.
    Version(Option<Version>),
    /// More rows that a search has found.
    Found {
        /// Which search.
        number: u32,
        /// Pieces of the file that have been looked through.
        n_done: usize,
        /// All pieces.
        n_pieces: usize,
        /// The rows.
        rows: Vec<u32>,
        /// Which words no record has, and what is looked for in their place: with other ones, the rows begin anew.
        corrections: Vec<Correction>,
    },
    /// The rank of each row.
    Ranks {
        /// In which order.
        by: SortBy,
        /// By row.
        ranks: Vec<u32>,
    },
    /// Something could not be done.
    Failed(Failure),
}

/// What could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file did not arrive, or the worker is gone, and why.
    Unreachable(String),
    /// The server answered with this status.
    Status(u16),
    /// The search of this number cannot go on.
    Find(u32),
    /// This order cannot be made.
    Rank(SortBy),
}

/// A message as it is carried: which one it is, and what belongs to it by its sort. Every message has the same shape.
#[derive(Clone, Debug, PartialEq)]
struct Envelope<H> {
    kind: u32,
    /// Not a number where there is none.
    numbers: [f64; 3],
    text: String,
    rows: Vec<u32>,
    handles: Vec<H>,
}

const NONE: f64 = f64::NAN;

impl<H> Envelope<H> {
    fn new(kind: u32, numbers: [f64; 3]) -> Self {
        Self {
            kind,
            numbers,
            text: String::new(),
            rows: Vec::new(),
            handles: Vec::new(),
        }
    }

    fn with_text(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// The next handle, from the last to the first.
    fn handle(&mut self) -> Option<H> {
        self.handles.pop()
    }
}

/// An order as a number.
fn number_of(by: SortBy) -> f64 {
    f64::from(by as u8)
}

fn sort_by(number: f64) -> SortBy {
    let by = SortBy::ALL.get(number as usize);
    by.copied().unwrap_or_default()
}

impl<H> Request<H> {
    fn into_envelope(self) -> Envelope<H> {
        match self {
            Self::Read {
                address,
                is_own_origin,
                map_file,
                as_of,
            } => {
                let minute = |minute: Minute| f64::from(minute.0);
                let day = as_of.map(|day| [minute(day.start()), minute(day.end())]);
                let [start, end] = day.unwrap_or([NONE; 2]);
                Envelope {
                    handles: vec![map_file],
                    ..Envelope::new(0, [is_own_origin.into(), start, end]).with_text(address)
                }
            }
            Self::Find { number, words } => {
                Envelope::new(1, [number.into(), NONE, NONE]).with_text(words)
            }
            Self::Rank { by, language } => {
                Envelope::new(2, [number_of(by), NONE, NONE]).with_text(language)
            }
        }
    }

    /// `None` where no such request is said.
    fn from_envelope(mut envelope: Envelope<H>) -> Option<Self> {
        let [first, start, end] = envelope.numbers;
        let map_file = envelope.handle();
        let text = envelope.text;
        Some(match envelope.kind {
            0 => Self::Read {
                address: text,
                is_own_origin: first > 0.0,
                map_file: map_file?,
                // Nothing that is not a number is before or after another.
                as_of: Span::new(Minute(start as i32), Minute(end as i32)).filter(|_| start < end),
            },
            1 => Self::Find {
                number: first as u32,
                words: text,
            },
            2 => Self::Rank {
                by: sort_by(first),
                language: text,
            },
            _ => return None,
        })
    }
}

impl<H> Reply<H> {
    fn into_envelope(self) -> Envelope<H> {
        let number = |number: usize| number as f64;
        match self {
            Self::Ready => Envelope::new(0, [NONE; 3]),
            Self::Progress {
                n_bytes,
                n_total,
                n_records,
            } => Envelope::new(1, [n_bytes, n_total.unwrap_or(NONE), number(n_records)]),
            Self::Read {
                columns,
                report,
                blob,
                is_cut_off,
                mapping,
            } => Envelope {
                handles: vec![columns, report, blob],
                ..Envelope::new(2, [is_cut_off.into(), NONE, NONE]).with_text(mapping)
            },
            Self::Found {
                number: search,
                n_done,
                n_pieces,
                rows,
                corrections,
            } => Envelope {
                rows,
                text: Correction::lines_of(&corrections),
                ..Envelope::new(3, [search.into(), number(n_done), number(n_pieces)])
            },
            Self::Ranks { by, ranks } => Envelope {
                rows: ranks,
                ..Envelope::new(4, [number_of(by), NONE, NONE])
            },
            Self::Version(version) => {
                let code = version.map(Version::code).unwrap_or_default();
                Envelope::new(6, [NONE; 3]).with_text(code)
            }
            Self::Failed(failure) => {
                let (what, which, reason) = match failure {
                    Failure::Unreachable(reason) => (0.0, NONE, reason),
                    Failure::Status(status) => (1.0, status.into(), String::new()),
                    Failure::Find(number) => (2.0, number.into(), String::new()),
                    Failure::Rank(by) => (3.0, number_of(by), String::new()),
                };
                Envelope::new(5, [what, which, NONE]).with_text(reason)
            }
        }
    }

    /// `None` where no such reply is said.
    fn from_envelope(mut envelope: Envelope<H>) -> Option<Self> {
        let [first, second, third] = envelope.numbers;
        Some(match envelope.kind {
            0 => Self::Ready,
            1 => Self::Progress {
                n_bytes: first,
                n_total: Some(second).filter(|total| !total.is_nan()),
                n_records: third as usize,
            },
            2 => Self::Read {
                blob: envelope.handle()?,
                report: envelope.handle()?,
                columns: envelope.handle()?,
                is_cut_off: first > 0.0,
                mapping: envelope.text,
            },
            3 => Self::Found {
                number: first as u32,
                n_done: second as usize,
                n_pieces: third as usize,
                rows: envelope.rows,
                corrections: Correction::all_in(&envelope.text),
            },
            4 => Self::Ranks {
                by: sort_by(first),
                ranks: envelope.rows,
            },
            5 => Self::Failed(match first as u32 {
                1 => Failure::Status(second as u16),
                2 => Failure::Find(second as u32),
                3 => Failure::Rank(sort_by(second)),
                _ => Failure::Unreachable(envelope.text),
            }),
            6 => Self::Version(Version::from_code(&envelope.text)),
            _ => return None,
        })
    }
}

/// To and from what the browser carries over.
impl Request {
    pub fn into_message(self) -> Array {
        self.into_envelope().into_message()
    }

    pub fn from_message(message: &Array) -> Option<Self> {
        Self::from_envelope(Envelope::from_message(message))
    }
}

/// To and from what the browser carries over.
impl Reply {
    pub fn into_message(self) -> Array {
        self.into_envelope().into_message()
    }

    pub fn from_message(message: &Array) -> Option<Self> {
        Self::from_envelope(Envelope::from_message(message))
    }
}

/// Where the handles of a message begin.
const FIRST_HANDLE: u32 = 6;

impl Envelope<JsValue> {
    fn into_message(self) -> Array {
        let numbers = self.numbers.map(JsValue::from).into_iter();
        let rows = Uint32Array::from(self.rows.as_slice());
        std::iter::once(self.kind.into())
            .chain(numbers)
            .chain([self.text.into(), rows.into()])
            .chain(self.handles)
            .collect()
    }

    fn from_message(message: &Array) -> Self {
        let number = |at: u32| message.get(at).as_f64().unwrap_or(NONE);
        Self {
            // What is no number is no kind.
            kind: message.get(0).as_f64().map_or(u32::MAX, |kind| kind as u32),
            numbers: [number(1), number(2), number(3)],
            text: message.get(4).as_string().unwrap_or_default(),
            rows: Uint32Array::new(&message.get(5)).to_vec(),
            handles: (FIRST_HANDLE..message.length())
                .map(|at| message.get(at))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_is_heard_as_it_was_said() {
        let read = |as_of: Option<Span>| Request::Read {
            address: "data/incidents.geojson".to_owned(),
            is_own_origin: true,
            map_file: 7_u8,
            as_of,
        };
        let requests = [
            read(Span::new(Minute(-1440), Minute(0))),
            read(None),
            Request::Find {
                number: u32::MAX,
                words: String::new(),
            },
            Request::Rank {
                by: SortBy::Place,
                language: "ar".to_owned(),
            },
        ];
        for request in requests {
            let heard = Request::from_envelope(request.clone().into_envelope());
            assert_eq!(heard, Some(request));
        }
    }

    #[test]
    fn every_reply_is_heard_as_it_was_said() {
        let failures = [
            Failure::Unreachable("fetch: gone".to_owned()),
            Failure::Status(404),
            Failure::Find(3),
            Failure::Rank(SortBy::Title),
        ];
        let progress = |n_total| Reply::Progress {
            n_bytes: 5e9,
            n_total,
            n_records: 1_000_000,
        };
        let found = |lines: &str| Reply::Found {
            number: 1,
            n_done: 0,
            n_pieces: 500,
            rows: vec![0, u32::MAX],
            corrections: Correction::all_in(lines),
        };
        let replies = [
            Reply::Ready,
            progress(Some(6e9)),
            progress(None),
            Reply::Read {
                columns: 1_u8,
                report: 2,
                blob: 3,
                is_cut_off: true,
                mapping: "[]".to_owned(),
            },
            found(""),
            found("hosptial\nhospital\nمسشتفى\nمستشفى"),
            Reply::Ranks {
                by: SortBy::Title,
                ranks: Vec::new(),
            },
            Reply::Version(Some(Version::Sha256(u64::MAX - 1))),
            Reply::Version(None),
        ];
        for reply in replies.into_iter().chain(failures.map(Reply::Failed)) {
            assert_eq!(
                Reply::from_envelope(reply.clone().into_envelope()),
                Some(reply)
            );
        }
    }

    #[test]
    fn what_is_no_message_is_none() {
        let envelope = |kind: u32| Envelope::<u8>::new(kind, [NONE; 3]);
        assert_eq!(Reply::from_envelope(envelope(7)), None);
        assert_eq!(Request::from_envelope(envelope(3)), None);
        // Nor is one without what belongs to it.
        assert_eq!(Reply::from_envelope(envelope(2)), None);
        assert_eq!(Request::from_envelope(envelope(0)), None);
    }
}
