//! What page and worker say to each other, and how it is spelt on the way: a message is a list of parts, the first of which names it.
//!
//! Whatever is large or is the browser's own (columns, a blob) is a handle `H` here: a JavaScript value in the page, handed
//! over without being looked into.

use incidents::model::civil::{Minute, Span};
use incidents::model::session::SortBy;
use js_sys::{Array, Uint32Array};
use wasm_bindgen::{JsCast as _, JsValue};

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
    },
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

/// A part of a message.
#[derive(Clone, Debug, PartialEq)]
enum Part<H> {
    Nothing,
    Number(f64),
    Text(String),
    Rows(Vec<u32>),
    Handle(H),
}

impl<H> Part<H> {
    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn number(number: usize) -> Self {
        Self::Number(number as f64)
    }

    fn flag(is_set: bool) -> Self {
        Self::Number(f64::from(u8::from(is_set)))
    }
}

/// The parts of a message, from front to back.
struct Parts<I>(I);

impl<H, I: Iterator<Item = Part<H>>> Parts<I> {
    fn text(&mut self) -> Option<String> {
        match self.0.next()? {
            Part::Text(text) => Some(text),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<f64> {
        match self.0.next()? {
            Part::Number(number) => Some(number),
            _ => None,
        }
    }

    fn minute(&mut self) -> Option<Minute> {
        Some(Minute(self.number()? as i32))
    }

    fn flag(&mut self) -> Option<bool> {
        Some(self.number()? > 0.0)
    }

    fn rows(&mut self) -> Option<Vec<u32>> {
        match self.0.next()? {
            Part::Rows(rows) => Some(rows),
            _ => None,
        }
    }

    fn handle(&mut self) -> Option<H> {
        match self.0.next()? {
            Part::Handle(handle) => Some(handle),
            _ => None,
        }
    }

    fn sort_by(&mut self) -> Option<SortBy> {
        SortBy::from_code(&self.text()?)
    }
}

impl<H> Request<H> {
    fn into_parts(self) -> Vec<Part<H>> {
        match self {
            Self::Read {
                address,
                is_own_origin,
                map_file,
                as_of,
            } => {
                let minute = |minute: Option<Minute>| {
                    minute.map_or(Part::Nothing, |minute| Part::Number(minute.0.into()))
                };
                vec![
                    Part::text("read"),
                    Part::Text(address),
                    Part::flag(is_own_origin),
                    Part::Handle(map_file),
                    minute(as_of.map(Span::start)),
                    minute(as_of.map(Span::end)),
                ]
            }
            Self::Find { number, words } => vec![
                Part::text("find"),
                Part::Number(number.into()),
                Part::Text(words),
            ],
            Self::Rank { by, language } => vec![
                Part::text("rank"),
                Part::text(by.code()),
                Part::Text(language),
            ],
        }
    }

    fn from_parts(parts: impl IntoIterator<Item = Part<H>>) -> Option<Self> {
        let mut parts = Parts(parts.into_iter());
        Some(match parts.text()?.as_str() {
            "read" => Self::Read {
                address: parts.text()?,
                is_own_origin: parts.flag()?,
                map_file: parts.handle()?,
                // Without a day there is no number.
                as_of: (parts.minute().zip(parts.minute()))
                    .and_then(|(start, end)| Span::new(start, end)),
            },
            "find" => Self::Find {
                number: parts.number()? as u32,
                words: parts.text()?,
            },
            "rank" => Self::Rank {
                by: parts.sort_by()?,
                language: parts.text()?,
            },
            _ => return None,
        })
    }
}

impl<H> Reply<H> {
    fn into_parts(self) -> Vec<Part<H>> {
        match self {
            Self::Ready => vec![Part::text("ready")],
            Self::Progress {
                n_bytes,
                n_total,
                n_records,
            } => vec![
                Part::text("progress"),
                Part::Number(n_bytes),
                n_total.map_or(Part::Nothing, Part::Number),
                Part::number(n_records),
            ],
            Self::Read {
                columns,
                report,
                blob,
                is_cut_off,
            } => vec![
                Part::text("read"),
                Part::Handle(columns),
                Part::Handle(report),
                Part::Handle(blob),
                Part::flag(is_cut_off),
            ],
            Self::Found {
                number,
                n_done,
                n_pieces,
                rows,
            } => vec![
                Part::text("found"),
                Part::Number(number.into()),
                Part::number(n_done),
                Part::number(n_pieces),
                Part::Rows(rows),
            ],
            Self::Ranks { by, ranks } => vec![
                Part::text("ranks"),
                Part::text(by.code()),
                Part::Rows(ranks),
            ],
            Self::Failed(failure) => {
                let (what, which) = match failure {
                    Failure::Unreachable(reason) => ("unreachable", Part::Text(reason)),
                    Failure::Status(status) => ("status", Part::Number(status.into())),
                    Failure::Find(number) => ("find", Part::Number(number.into())),
                    Failure::Rank(by) => ("rank", Part::text(by.code())),
                };
                vec![Part::text("failed"), Part::text(what), which]
            }
        }
    }

    fn from_parts(parts: impl IntoIterator<Item = Part<H>>) -> Option<Self> {
        let mut parts = Parts(parts.into_iter());
        Some(match parts.text()?.as_str() {
            "ready" => Self::Ready,
            "progress" => Self::Progress {
                n_bytes: parts.number()?,
                n_total: parts.number(),
                n_records: parts.number()? as usize,
            },
            "read" => Self::Read {
                columns: parts.handle()?,
                report: parts.handle()?,
                blob: parts.handle()?,
                is_cut_off: parts.flag()?,
            },
            "found" => Self::Found {
                number: parts.number()? as u32,
                n_done: parts.number()? as usize,
                n_pieces: parts.number()? as usize,
                rows: parts.rows()?,
            },
            "ranks" => Self::Ranks {
                by: parts.sort_by()?,
                ranks: parts.rows()?,
            },
            "failed" => Self::Failed(match parts.text()?.as_str() {
                "unreachable" => Failure::Unreachable(parts.text()?),
                "status" => Failure::Status(parts.number()? as u16),
                "find" => Failure::Find(parts.number()? as u32),
                "rank" => Failure::Rank(parts.sort_by()?),
                _ => return None,
            }),
            _ => return None,
        })
    }
}

/// To and from what the browser carries over.
impl Request {
    pub(super) fn into_message(self) -> Array {
        message(self.into_parts())
    }

    pub(super) fn from_message(message: &Array) -> Option<Self> {
        Self::from_parts(message.iter().map(part))
    }
}

/// To and from what the browser carries over.
impl Reply {
    pub(super) fn into_message(self) -> Array {
        message(self.into_parts())
    }

    pub(super) fn from_message(message: &Array) -> Option<Self> {
        Self::from_parts(message.iter().map(part))
    }
}

fn message(parts: Vec<Part<JsValue>>) -> Array {
    let value = |part: Part<JsValue>| match part {
        Part::Nothing => JsValue::NULL,
        Part::Number(number) => number.into(),
        Part::Text(text) => text.into(),
        Part::Rows(rows) => Uint32Array::from(rows.as_slice()).into(),
        Part::Handle(handle) => handle,
    };
    parts.into_iter().map(value).collect()
}

fn part(value: JsValue) -> Part<JsValue> {
    if let Some(number) = value.as_f64() {
        return Part::Number(number);
    }
    if let Some(text) = value.as_string() {
        return Part::Text(text);
    }
    match value.dyn_into::<Uint32Array>() {
        Ok(rows) => Part::Rows(rows.to_vec()),
        Err(value) if value.is_null() => Part::Nothing,
        Err(value) => Part::Handle(value),
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
            let heard = Request::from_parts(request.clone().into_parts());
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
        let replies = [
            Reply::Ready,
            progress(Some(6e9)),
            progress(None),
            Reply::Read {
                columns: 1_u8,
                report: 2,
                blob: 3,
                is_cut_off: true,
            },
            Reply::Found {
                number: 1,
                n_done: 0,
                n_pieces: 500,
                rows: vec![0, u32::MAX],
            },
            Reply::Ranks {
                by: SortBy::Title,
                ranks: Vec::new(),
            },
        ];
        for reply in replies.into_iter().chain(failures.map(Reply::Failed)) {
            assert_eq!(Reply::from_parts(reply.clone().into_parts()), Some(reply));
        }
    }

    #[test]
    fn what_is_no_message_is_none() {
        let check = |parts: Vec<Part<u8>>| assert_eq!(Reply::from_parts(parts), None);
        check(Vec::new());
        check(vec![Part::text("hello")]);
        check(vec![Part::text("found"), Part::Nothing]);
        check(vec![
            Part::text("failed"),
            Part::text("status"),
            Part::Handle(1),
        ]);
    }
}
