//! Taking along what is shown, as files.

use std::rc::Rc;

use incidents::model::civil::Span;
use incidents::model::session::Session;
use incidents::query::engine::Answer;
use incidents::write;
use incidents::write::Format;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::web;
use crate::browser::web::file::download;
use crate::browser::web::picture::canvas_is_read_truly;
use crate::data::client::EngineClient;
use crate::data::export;
use crate::data::export::Cancelled;
use crate::map::ui::context::MapHandle;
use crate::share::cite;
use crate::share::image::image;
use crate::share::paper::{MAX_RECORDS, PaperHandle};
use crate::share::record_code::record_code;
use crate::state::progress::SearchProgress;
use crate::ui::element::{Element, button, el};
use crate::ui::page::{Page, Shared};

/// What becomes of a file that the reader wants.
#[derive(Clone, PartialEq)]
enum Doing {
    Nothing,
    /// The image is drawn.
    Drawing,
    /// So many percent are written.
    Writing(usize),
    /// Why there is no file, as the name of a message.
    Failed(&'static str),
}

/// What the section needs, and what it remembers.
#[derive(Clone)]
pub struct DownloadJob {
    client: EngineClient,
    map_handle: MapHandle,
    paper: PaperHandle,
    doing: UseStateHandle<Doing>,
    cancelled: Cancelled,
}

/// Remembers what is being written, also while the dialog is closed.
#[hook]
pub fn use_download(
    client: &EngineClient,
    map_handle: &MapHandle,
    paper: &PaperHandle,
) -> DownloadJob {
    DownloadJob {
        client: client.clone(),
        map_handle: map_handle.clone(),
        paper: paper.clone(),
        doing: use_state_eq(|| Doing::Nothing),
        cancelled: (*use_memo((), |()| Cancelled::default())).clone(),
    }
}

/// What the files are called: after the map, and the days that the reader chose or the day of the data.
fn name(page: &Page, session: &Session) -> String {
    let title = page.config.title.in_language(page.words.language());
    let of_data = page.day.map(|day| Span::of_days(day, day));
    write::file_name(title, session.time.or(of_data))
}

/// The section of the dialog. `address` is the link that the files carry.
pub fn downloads(
    page: &Page,
    answer: &Shared<Answer>,
    address: String,
    download_job: &DownloadJob,
) -> Element {
    let words = &page.words;
    // Each of them names the edition.
    let is_busy =
        page.edition.is_none() || matches!(*download_job.doing, Doing::Drawing | Doing::Writing(_));
    let awaited = page.awaited;
    let job = Rc::new(Job {
        page: page.clone(),
        answer: answer.clone(),
        address,
        state: download_job.clone(),
    });
    let one = |(id, output): (&str, Output)| {
        let job = job.clone();
        let is_unavailable = match output {
            Output::File(_) => is_busy || awaited.records(),
            Output::Image => is_busy || awaited.search != SearchProgress::Done,
            Output::Paper => false,
        };
        let give = Callback::from(move |_| {
            if !is_unavailable {
                spawn_local(give(job.clone(), output));
            }
        });
        button(words.say(id), give)
            .class("quiet")
            .unavailable(is_unavailable)
    };
    let outputs = [
        ("take-geojson", Output::File(Format::GeoJson)),
        ("take-csv", Output::File(Format::Csv)),
        ("take-image", Output::Image),
        ("take-print", Output::Paper),
    ];
    let state = match *download_job.doing {
        Doing::Nothing | Doing::Drawing => None,
        Doing::Writing(percent) => {
            let cancelled = download_job.cancelled.clone();
            let cancel = Callback::from(move |_| cancelled.set(true));
            let said = words.say_with("take-writing", &[("percent", percent.into())]);
            let bar = el("progress")
                .attr("max", "100")
                .attr("value", percent.to_string())
                .attr("aria-label", said);
            Some(
                el("p")
                    .class("take-state")
                    .child(bar)
                    .child(button(words.say("cancel"), cancel).class("quiet")),
            )
        }
        Doing::Failed(why) => Some(
            el("p")
                .class("take-state")
                .attr("role", "alert")
                .text(words.say(why)),
        ),
    };
    el("section")
        .child(el("p").class("aside").text(words.say("take-what")))
        .child(el("div").class("take").children(outputs.map(one)))
        .child_opt(state)
}

/// What the reader may take along.
#[derive(Clone, Copy)]
enum Output {
    File(Format),
    Image,
    Paper,
}

/// What it is made of.
struct Job {
    page: Page,
    answer: Shared<Answer>,
    address: String,
    state: DownloadJob,
}

/// Makes what the reader wants, and says what came of it.
async fn give(job: Rc<Job>, output: Output) {
    let DownloadJob {
        client,
        map_handle,
        paper,
        doing,
        cancelled,
    } = &job.state;
    let (page, answer, doing) = (&job.page, &*job.answer, doing.setter());
    let made = match output {
        Output::File(format) => {
            cancelled.set(false);
            doing.set(Doing::Writing(0));
            let notes = cite::notes(page, answer, &job.address);
            let tell = |percent| doing.set(Doing::Writing(percent));
            let what = (format, notes.as_slice(), page.config.languages.as_slice());
            let file = export::file(client, answer, what, cancelled, &tell).await;
            match file {
                None if cancelled.get() => return doing.set(Doing::Nothing),
                file => file.map(|file| (file, format.code())).ok_or("take-failed"),
            }
        }
        Output::Image if !canvas_is_read_truly() => Err("take-image-disguised"),
        Output::Image => {
            doing.set(Doing::Drawing);
            let map = map_handle.borrow().clone();
            match map {
                None => Err("take-no-map"),
                Some(map) => {
                    let file = image(page, answer, &job.address, &map).await;
                    file.map(|file| (file, "png")).ok_or("take-no-image")
                }
            }
        }
        Output::Paper => {
            let rows = client.listed(answer);
            client.fetch(&rows[..rows.len().min(MAX_RECORDS)]).await;
            let Ok(code) = record_code().await else {
                return doing.set(Doing::Failed("later-failed"));
            };
            paper.set(Some(code.put_on_paper));
            return web::print();
        }
    };
    doing.set(match made {
        Ok((file, ending)) => {
            download(&file, &format!("{}.{ending}", name(page, &answer.session)));
            Doing::Nothing
        }
        Err(why) => Doing::Failed(why),
    });
}
