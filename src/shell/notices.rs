//! What the page tells its reader about itself: what failed, what could not be read, and why.

use std::rc::Rc;

use incidents::config::Withdrawal;
use incidents::model::civil::Minute;
use incidents::model::edition::Edition;
use incidents::model::report::{Problem, Report};
use yew::prelude::*;

use crate::browser::fetch::{LoadError, LoadErrorKind};
use crate::browser::web;
use crate::data::client::EngineClient;
use crate::ui::element::{button, el};
use crate::ui::page::Shared;
use crate::words::Words;

/// One thing that the reader should know.
#[derive(Clone, PartialEq)]
pub enum Notice {
    /// Parts of the address that could not be read.
    Address(Vec<String>),
    /// The data has changed since the link was made: what it was then and is now, and how many records say that they were
    /// corrected after the day of the data then.
    Changed(Edition, Edition, usize),
    /// The link names the version of the data so briefly that another file could be made to have it.
    WeakVersion,
    /// The server did not answer: what this device has kept since that day is shown.
    Kept(String),
    /// The address asked for a file of another origin.
    ForeignData(String),
    /// A file of the reader's own could not be opened, and why, as it is carried.
    NotOpened(String, String),
    /// A part of a file could not be read.
    Problems(String, Report),
    /// The address asks for a record that the file does not have.
    NoSuchRecord(String),
    /// The address asks for a record that was withdrawn.
    Withdrawn(Withdrawal),
    /// The map cannot be drawn here.
    NoMap(String),
    /// The browser disguises what is drawn: names are left out.
    Disguised,
    /// A part of the map did not arrive.
    MapPart(String),
    /// The connection was lost after so many bytes of a file: what had come is shown.
    ConnectionLost(String, usize),
    /// Some of a file that has been opened could not be read again.
    Unread,
    /// What is said by code that only some maps load.
    Said(Shared<Html>),
    /// The page's policy blocked a request: the directive and the address.
    Blocked(String, String),
}

impl Notice {
    /// That the data is another one than when a link was made, or that the link cannot tell for certain. `day` is that of the data.
    pub fn of_pinned(then: Edition, day: Option<i32>, client: &EngineClient) -> Option<Self> {
        let now = client.fingerprint();
        if now.is_of(then.version)? {
            return then.version.is_weak().then_some(Self::WeakVersion);
        }
        // A link of old is compared at once.
        let version = now.version().unwrap_or(now.short());
        let n_corrected = then.day.map_or(0, |day| client.n_corrected_after(day));
        Some(Self::Changed(then, Edition { version, day }, n_corrected))
    }
}

/// Properties of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to tell.
    pub notices: Vec<Notice>,
    /// The words to tell it in.
    pub words: Shared<Words>,
}

/// What the reader has dismissed.
#[derive(Default)]
struct Dismissed(Vec<Notice>);

impl Reducible for Dismissed {
    type Action = Notice;

    fn reduce(self: Rc<Self>, notice: Notice) -> Rc<Self> {
        Rc::new(Self(self.0.iter().cloned().chain([notice]).collect()))
    }
}

/// The notices, each until it is dismissed.
#[component]
pub fn Notices(props: &Props) -> Html {
    let dismissed = use_reducer(Dismissed::default);
    let words = &props.words;
    let shown = props
        .notices
        .iter()
        .filter(|notice| !dismissed.0.contains(notice));
    let row = |notice: &Notice| {
        let (dispatch, this) = (dismissed.dispatcher(), notice.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            // The button goes; the focus stays where the next notice will be.
            if let Some(notices) = web::element(".notices") {
                web::focus(&notices);
            }
            dispatch.dispatch(this.clone());
        });
        el("div")
            .class("notice")
            .child(el("div").class("notice-text").child(text(words, notice)))
            .child(button(words.say("dismiss"), onclick).class("quiet"))
    };
    el("div")
        .class("notices")
        .attr("role", "region")
        .attr("tabindex", "-1")
        .attr("aria-label", words.say("notices"))
        .attr("aria-live", "polite")
        .children(shown.map(row))
        .into()
}

fn text(words: &Words, notice: &Notice) -> Html {
    let sentence = match notice {
        Notice::Address(parts) => {
            words.say_with("notice-address", &[("parts", parts.join(", ").into())])
        }
        Notice::Changed(then, now, n_corrected) => {
            let mut said = words.say_with(
                "notice-changed",
                &[
                    ("then", words.edition(*then).into()),
                    ("now", words.edition(*now).into()),
                ],
            );
            if let (Some(day), 1..) = (then.day, *n_corrected) {
                let day = words.day(Minute::from_day(day));
                let corrected = [("count", (*n_corrected).into()), ("day", day.into())];
                said.push(' ');
                said.push_str(&words.say_with("notice-corrected", &corrected));
            }
            said
        }
        Notice::WeakVersion => words.say("notice-weak-version"),
        Notice::Kept(day) => words.say_with("notice-kept", &[("day", words.iso_day(day).into())]),
        Notice::ForeignData(file) => words.say_with("notice-foreign", &[("file", file.into())]),
        Notice::NoSuchRecord(id) => words.say_with("notice-no-record", &[("id", id.into())]),
        Notice::Withdrawn(it) => {
            let reason = it.reason.in_language(words.language());
            let said = [
                ("id", (&it.id).into()),
                ("day", words.iso_day(&it.on).into()),
                ("reason", reason.into()),
            ];
            words.say_with("notice-withdrawn", &said)
        }
        Notice::ConnectionLost(file, n_bytes) => words.say_with(
            "notice-connection-lost",
            &[("file", file.into()), ("bytes", (*n_bytes).into())],
        ),
        Notice::Unread => words.say("notice-unread"),
        Notice::NoMap(reason) => words.say_with("notice-no-map", &[("reason", reason.into())]),
        Notice::Disguised => words.say("notice-disguised"),
        Notice::MapPart(reason) => words.say_with("notice-map-part", &[("reason", reason.into())]),
        Notice::Blocked(directive, address) => words.say_with(
            "notice-blocked",
            &[("directive", directive.into()), ("address", address.into())],
        ),
        Notice::NotOpened(file, reason) => words.say_with(
            "failed-unreadable",
            &[
                ("file", file.into()),
                ("reason", words.found(reason).into()),
            ],
        ),
        Notice::Problems(file, report) => return problems(words, file, report),
        Notice::Said(said) => return (**said).clone(),
    };
    el("p").text(sentence).into()
}

fn problems(words: &Words, file: &str, report: &Report) -> Html {
    let n_bytes = report.cut_off_at();
    let said = [
        ("file", file.into()),
        ("dropped", report.n_records_dropped().into()),
        ("bytes", n_bytes.unwrap_or_default().into()),
    ];
    // That no record was lost is said only where it is so.
    let whole = match (n_bytes, report.n_records_dropped()) {
        (Some(_), _) => Some("notice-cut-off"),
        (None, 0) if report.is_broken() => Some("notice-broken"),
        (None, 0) if !report.has_losses() => Some("notice-noted"),
        _ => None,
    };
    let of_records =
        (whole.is_none() || report.n_records_dropped() > 0).then_some("notice-problems");
    let sentences = [whole, of_records].into_iter().flatten();
    let sentences: Vec<String> = sentences.map(|id| words.say_with(id, &said)).collect();
    let sentence = sentences.join(" ");
    let counted = |id: &str, n: usize| words.say_with(id, &[("count", n.into())]);
    let n_unsaid = report.n_problems().saturating_sub(report.problems().len());
    let problem = |problem: &Problem| {
        el("li")
            .attr("dir", "auto")
            .text(words.found(&problem.to_carried()))
    };
    let list = el("ul")
        .children(report.problems().iter().map(problem))
        .child_opt((n_unsaid > 0).then(|| el("li").text(counted("problems-more", n_unsaid))));
    let found = el("details")
        .child(el("summary").text(counted("problems", report.n_problems())))
        .child(list);
    [el("p").text(sentence), found].into_iter().collect()
}

/// Nothing could be shown: what failed, which file, what to do.
pub fn failure(words: &Words, error: &LoadError) -> Html {
    let (id, reason) = match &error.kind {
        LoadErrorKind::Unreachable(reason) => ("failed-unreachable", reason.clone()),
        LoadErrorKind::Elsewhere(origin) => ("failed-elsewhere", origin.clone()),
        LoadErrorKind::Status(404) => ("failed-missing", String::new()),
        LoadErrorKind::Status(_) => ("failed-status", String::new()),
        LoadErrorKind::Unreadable(carried) => ("failed-unreadable", words.found(carried)),
        LoadErrorKind::Cancelled => ("failed-cancelled", String::new()),
    };
    let status = match error.kind {
        LoadErrorKind::Status(status) => status.to_string(),
        _ => String::new(),
    };
    let what = words.say_with(
        id,
        &[
            ("file", error.file.as_str().into()),
            ("reason", reason.as_str().into()),
            ("status", status.into()),
        ],
    );
    let again = Callback::from(|_| web::reload());
    el("main")
        .class("failure")
        .child(el("h1").text(words.say("failed")))
        .child(
            el("div")
                .attr("role", "alert")
                .child(el("p").text(what))
                .child(
                    el("p").text(
                        words.say_with(&format!("{id}-remedy"), &[("origin", reason.into())]),
                    ),
                ),
        )
        .child(button(words.say("retry"), again).class("primary"))
        .into()
}
