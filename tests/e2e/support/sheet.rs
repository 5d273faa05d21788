//! A sheet that somebody has published with another host, which does to its readers what such hosts do.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::site::HERE;
use crate::support::{Failure, Outcome, Page};

/// What the host does with whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Sends the sheet, without an `ETag`.
    Sends,
    /// Leads to another origin.
    Redirects(String),
    /// Wants to be left alone for so many seconds.
    IsBusy(u32),
    /// Sends a page to sign in on, as if that were the sheet.
    SignsIn,
    /// Says how long the sheet is, and sends half of it.
    CutsOff,
    /// Sends half of the sheet as if that were all of it.
    SendsHalf,
    /// Sends something else each time.
    Alternates,
    /// Lets no other site read it.
    KeepsToItself,
}

/// What it is, and what it was asked.
struct State {
    mood: Mood,
    sheet: String,
    /// The heads of all requests.
    asked: Vec<String>,
}

/// Such a host. It refuses to be asked for leave (OPTIONS).
pub struct Sheet {
    /// Its address, without a slash at the end.
    pub origin: String,
    state: Arc<Mutex<State>>,
    serving: JoinHandle<()>,
}

impl Sheet {
    /// Puts it up, with a sheet on it.
    pub async fn with(sheet: &str) -> Outcome<Self> {
        let listener = TcpListener::bind(HERE).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(Mutex::new(State {
            mood: Mood::Sends,
            sheet: sheet.to_owned(),
            asked: Vec::new(),
        }));
        let asked = state.clone();
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let asked = asked.clone();
                tokio::spawn(async move {
                    // A browser that hangs up has what it wants.
                    drop(answer(stream, &asked).await);
                });
            }
        });
        Ok(Self {
            origin,
            state,
            serving,
        })
    }

    /// From now on.
    pub fn is(&self, mood: Mood) {
        self.state().mood = mood;
    }

    /// Puts another sheet in the place of the one before.
    pub fn edit(&self, sheet: &str) {
        sheet.clone_into(&mut self.state().sheet);
    }

    /// How often it was asked.
    pub fn n_asked(&self) -> usize {
        self.state().asked.len()
    }

    /// The heads of all requests.
    pub fn asked(&self) -> Vec<String> {
        self.state().asked.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut asked = Vec::new();
    while !asked.ends_with(b"\r\n\r\n") && stream.read_buf(&mut asked).await? > 0 {}
    let asked = String::from_utf8_lossy(&asked).into_owned();
    let (mood, mut sheet) = {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked.push(asked.clone());
        (state.mood.clone(), state.sheet.clone())
    };
    if mood == Mood::Alternates {
        let n_asked = state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .asked
            .len();
        sheet.push_str(&"\n".repeat(1 + n_asked % 2));
    }
    let half = sheet.len() / 2;
    let (head, sent) = match mood {
        _ if asked.starts_with("OPTIONS") => ("405 Method Not Allowed".to_owned(), String::new()),
        Mood::Sends | Mood::Alternates | Mood::KeepsToItself => {
            ("200 OK\r\nContent-Type: text/csv".to_owned(), sheet.clone())
        }
        Mood::Redirects(to) => (
            format!("307 Temporary Redirect\r\nLocation: {to}"),
            String::new(),
        ),
        Mood::IsBusy(seconds) => (
            format!(
                "429 Too Many Requests\r\nRetry-After: {seconds}\r\nAccess-Control-Expose-Headers: Retry-After"
            ),
            String::new(),
        ),
        Mood::SignsIn => (
            "200 OK\r\nContent-Type: text/csv".to_owned(),
            "<!DOCTYPE html><html><title>Sign in</title>Sign in to go on</html>".to_owned(),
        ),
        Mood::CutsOff => (
            format!(
                "200 OK\r\nContent-Type: text/csv\r\nContent-Length: {}",
                sheet.len()
            ),
            sheet.chars().take(half).collect(),
        ),
        Mood::SendsHalf => (
            "200 OK\r\nContent-Type: text/csv".to_owned(),
            sheet.chars().take(half).collect(),
        ),
    };
    let length = match head.contains("Content-Length") {
        true => String::new(),
        false => format!("Content-Length: {}\r\n", sent.len()),
    };
    let leave = match mood_lets_read(state) {
        true => "Access-Control-Allow-Origin: *\r\n",
        false => "",
    };
    let head = format!("HTTP/1.1 {head}\r\n{length}{leave}Connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(sent.as_bytes()).await?;
    stream.shutdown().await
}

fn mood_lets_read(state: &Mutex<State>) -> bool {
    let state = state.lock().unwrap_or_else(PoisonError::into_inner);
    state.mood != Mood::KeepsToItself
}

impl Page {
    /// Has the map show a sheet that is read again, and lets its policy allow that, as `incidents build` does. Other origins may be asked, too.
    pub fn reads_from(&self, sheet: &Sheet, others: &[&str]) -> Outcome {
        let origins = [&[sheet.origin.as_str()], others].concat();
        let html = std::fs::read_to_string(self.site.file("index.html"))?;
        let wider = format!("connect-src 'self' {}", origins.join(" "));
        self.site
            .edit("index.html", html.replace("connect-src 'self'", &wider))?;
        let origins = origins.iter().map(|origin| (*origin).to_owned());
        self.known.borrow_mut().extend(origins);
        self.site.edit_json("data/map.json", |map| {
            map["data"] = format!("{}/sheet.csv", sheet.origin).into();
            map["refresh"] = serde_json::json!({"minutes": 5});
        })
    }

    /// The browser notes that it was led to a sheet, and asks it for nothing: the policy does not let it.
    pub fn is_led_in_vain_to(&self, sheet: &Sheet) {
        self.known.borrow_mut().push(sheet.origin.clone());
    }

    /// So much later, as far as the page can tell: it looks at its clock when it comes into view.
    pub async fn later(&self, minutes: u32) -> Outcome {
        let script = format!(
            "const now = Date.now; Date.now = () => now() + {minutes} * 60000; document.dispatchEvent(new Event('visibilitychange'))"
        );
        self.ask(&script).await
    }

    /// Counts from now on how often the page, or the frame that is entered, asks for its records.
    pub async fn counts_readings(&self) -> Outcome {
        self.ask(
            "
            const real = window.fetch;
            window.nReadings = 0;
            window.fetch = (...asked) => {
                window.nReadings += /sheet[.]/.test(String(asked[0])) ? 1 : 0;
                return real(...asked);
            }",
        )
        .await
    }

    /// How often it did since, when what was to be done at once is done.
    pub async fn n_readings(&self) -> Outcome<usize> {
        self.ask_later("const done = arguments[0]; setTimeout(() => done(window.nReadings))")
            .await
    }

    /// Waits until a sheet was asked for so many times, and no more.
    pub async fn has_asked(&self, sheet: &Sheet, times: usize) -> Outcome {
        self.becomes("how often the sheet was asked for", times, async || {
            Ok::<_, Failure>(sheet.n_asked())
        })
        .await
    }
}
