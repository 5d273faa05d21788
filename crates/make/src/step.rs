//! What passes between a page in which a map is made and the draft of it: steps and questions one way, views the other. All of it is JSON.

use serde::{Deserialize, Serialize};

use crate::change::{Change, Edit};
use crate::deciding::Decided;

/// One step of whoever makes a map. What brings bytes is a call of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A column is for something else, or its dates are in another order.
    Choose {
        /// Its name.
        column: String,
        /// A role, an order, or nothing for an order that is left open.
        chosen: String,
    },
    /// A member of the map file, with its value in JSON; nothing takes it out.
    Set {
        /// Its name.
        member: String,
        /// What it says.
        json: Option<String>,
    },
    /// Records are changed.
    Change(Vec<Change>),
    /// What was offered is done: with a word for the corrections of those that were published.
    Accept {
        /// What mends it.
        changes: Vec<Change>,
        /// The word.
        word: String,
        /// The day (ISO 8601).
        on: String,
    },
    /// The whole map file, as somebody has written it.
    Write(String),
    /// Something is decided about records before they are published.
    Decide {
        /// Which.
        #[serde(default)]
        ids: Vec<String>,
        /// Beside these all that have something of this kind in the list.
        #[serde(default)]
        kind: Option<String>,
        /// What: the findings that are kept, how far they are blurred, what the place is called then, or that they are left out.
        decision: Decided,
        /// 32 random bytes in hexadecimal digits: the secret by which points are moved, where there is none yet.
        #[serde(default)]
        salt: String,
    },
    /// What was decided about a record is decided no more.
    TakeBack {
        /// Which.
        id: String,
        /// The one kind of finding that is kept no more; else all that was decided.
        #[serde(default)]
        keep: Option<String>,
    },
    /// Names that nobody is to read.
    LeaveOutNames(Vec<String>),
    /// A table, or a file of the site, is taken away.
    Drop {
        /// Its name.
        name: String,
    },
    /// The last step was none.
    Undo,
    /// It was one after all.
    Redo,
}

/// What there is of a map in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Grows with everything that changes the map.
    pub version: u32,
    /// The tables.
    pub tables: Vec<Table>,
    /// Other files of the site: overlays, a logo.
    pub files: Vec<String>,
    /// What was found in the tables, as it is carried, the table's name before it.
    pub found: Vec<(String, String)>,
    /// How much more was found than is listed.
    pub n_more_found: usize,
    /// How many there are of what.
    pub counts: Counts,
    /// The codes of what happened, the most frequent first, with their records.
    pub types: Vec<(String, usize)>,
    /// What the map file says.
    pub members: Vec<(String, String)>,
    /// What is wrong with that: the member, and what, as it is carried.
    pub map_found: Vec<(String, String)>,
    /// The last refusal: the field of a form, the member or the file, and why, as it is carried.
    pub refused: Option<(String, String)>,
    /// What else is to be said of the last step: of which file or column, and what, as it is carried.
    pub told: Vec<(String, String)>,
    /// The map file.
    pub map_file: String,
    /// Whether there is a step to undo, and one to do again.
    pub undo: (bool, bool),
    /// Whether the map was published before.
    pub is_site: bool,
    /// Whether something is blurred or left out, so that the draft is more than what is published.
    pub is_hiding: bool,
}

/// A table of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name of its file.
    pub name: String,
    /// What its columns were taken for, as `import::mapping::Use` writes it; nothing of a file in our own schema.
    pub columns: Option<Vec<Column>>,
}

/// What a column was taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What for, as a code.
    pub role: String,
    /// What for, in English.
    pub taken_for: String,
    /// By what that was decided, as a code.
    pub decided: String,
    /// In which order dates write day and month, or nothing.
    pub order: Option<String>,
    /// The value that decided it.
    pub order_by: Option<String>,
    /// How many rows have something in it.
    pub n_values: usize,
    /// How many of these could not be read.
    pub n_lost: usize,
    /// Some of what stands in it.
    pub examples: Vec<String>,
    /// The first that could not be read, with their lines, where these are known.
    pub lost: Vec<String>,
}

/// How many records there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// In all.
    pub records: usize,
    /// With a position.
    pub placed: usize,
    /// With a date.
    pub dated: usize,
    /// That were taken away.
    pub withdrawn: usize,
    /// Changes whose record is not there any more.
    pub lost_changes: usize,
}

/// Which records are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Words of the title, the place or the id; nothing for all.
    pub words: String,
    /// Only those with one of these ids, where there are some.
    #[serde(default)]
    pub ids: Vec<String>,
    /// Only those without a position.
    pub unplaced: bool,
    /// The first so many are passed over.
    pub from: usize,
}

/// Records that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// At most [`PAGE`].
    pub lines: Vec<Line>,
    /// How many there are.
    pub n_found: usize,
}

/// So many records are given at once.
pub const PAGE: usize = 50;

/// A record, as a list shows it and a form edits it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// What the form shows, by its fields.
    pub edit: Edit,
    /// Whether it was published before.
    pub is_published: bool,
}
