//! What the page tells its reader about itself: what failed, what could not be read, and why.

use std::rc::Rc;

use incidents::report::Report;
use yew::prelude::*;

use crate::load::{LoadError, LoadErrorKind};

/// One thing that the reader should know.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Parts of the address that could not be read.
    Address(Vec<String>),
    /// The address asked for a file of another origin.
    ForeignData(String),
    /// A part of a file could not be read.
    Problems(String, Report),
    /// The address asks for a record that the file does not have.
    NoSuchRecord(String),
    /// The map cannot be drawn here.
    NoMap(String),
    /// A part of the map did not arrive.
    MapPart(String),
    /// The page's policy blocked a request: the directive and the address.
    Blocked(String, String),
}

/// Properties of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to tell.
    pub notices: Vec<Notice>,
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
    let shown = props
        .notices
        .iter()
        .filter(|notice| !dismissed.0.contains(notice));
    let row = |notice: &Notice| {
        let (dispatch, this) = (dismissed.dispatcher(), notice.clone());
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(this.clone()));
        html! {
            <div class="notice">
                <div class="notice-text">{words(notice)}</div>
                <button type="button" class="quiet" {onclick}>{"Dismiss"}</button>
            </div>
        }
    };
    html! { <div class="notices" role="region" aria-label="Notices" aria-live="polite">{for shown.map(row)}</div> }
}

fn words(notice: &Notice) -> Html {
    match notice {
        Notice::Address(parts) => {
            html! { <p>{format!("Part of this link could not be read and was left out: {}", parts.join(", "))}</p> }
        }
        Notice::ForeignData(file) => html! {
            <p>{format!("The link asks for data of another site ({file}). Only files of this site are opened, so this is the site's own map.")}</p>
        },
        Notice::NoSuchRecord(id) => {
            html! { <p>{format!("The record “{id}” is not in this file: it may have been renamed or taken out.")}</p> }
        }
        Notice::NoMap(reason) => html! {
            <p>{format!("The map cannot be drawn in this browser ({reason}). The list, the timeline and every record work without it.")}</p>
        },
        Notice::MapPart(reason) => {
            html! { <p>{format!("A part of the map could not be loaded: {reason}")}</p> }
        }
        Notice::Blocked(directive, address) => html! {
            <p>{format!("This page's policy ({directive}) blocked a request to {address}. Whoever runs this site can allow it in index.html.")}</p>
        },
        Notice::Problems(file, report) => problems(file, report),
    }
}

fn problems(file: &str, report: &Report) -> Html {
    let n_dropped = report.n_records_dropped();
    let sentence = match n_dropped {
        0 => format!("Some of {file} could not be read as it is written; no record was lost."),
        1 => format!("1 record of {file} could not be read; the others are shown."),
        n => format!("{n} records of {file} could not be read; the others are shown."),
    };
    let n_unsaid = report.n_problems().saturating_sub(report.problems().len());
    html! {
        <>
            <p>{sentence}</p>
            <details>
                <summary>{format!("What was found ({})", report.n_problems())}</summary>
                <ul>
                    {for report.problems().iter().map(|problem| html! { <li dir="auto">{problem.to_string()}</li> })}
                    if n_unsaid > 0 { <li>{format!("and {n_unsaid} more of the kind")}</li> }
                </ul>
            </details>
        </>
    }
}

/// Nothing could be shown: what failed, which file, what to do.
pub fn failure(error: &LoadError, on_retry: &Callback<()>) -> Html {
    let file = &error.file;
    let (what, remedy) = match &error.kind {
        LoadErrorKind::Unreachable(reason) => (
            format!("{file} could not be fetched ({reason})."),
            "Check the connection and try again. If the file lies on another site, this site does not open it.",
        ),
        LoadErrorKind::Status(404) => (
            format!("{file} is not on this server (404)."),
            "Its name may be misspelt in the link or in data/map.json, or it was not uploaded.",
        ),
        LoadErrorKind::Status(status) => (
            format!("The server refused {file} (status {status})."),
            "Try again in a moment.",
        ),
        LoadErrorKind::Unreadable(reason) => (
            format!("{file} holds no record that can be read: {reason}."),
            "It should be GeoJSON: a FeatureCollection of points.",
        ),
    };
    let onclick = {
        let on_retry = on_retry.clone();
        Callback::from(move |_: MouseEvent| on_retry.emit(()))
    };
    html! {
        <main class="failure">
            <h1>{"This map could not be loaded"}</h1>
            <div role="alert">
                <p>{what}</p>
                <p>{remedy}</p>
            </div>
            <button type="button" class="primary" {onclick}>{"Try again"}</button>
        </main>
    }
}
