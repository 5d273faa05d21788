//! The page: where it is, what it says, and waiting until it says so.

use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::common::print::PrintParameters;
use tokio::task::JoinHandle;

use crate::support::bare::BareHost;
use crate::support::engine::Engine;
use crate::support::{Failure, Outcome, Site};

/// Longer than anything takes on two busy processors that draw the map themselves.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How soon a condition is looked at again: at first, and when it has been waited for some time. Each look is work for the page.
const FIRST_LOOK: Duration = Duration::from_millis(15);
const LAST_LOOK: Duration = Duration::from_millis(100);

/// A tab with the page in it.
pub struct Page {
    /// What draws it.
    pub engine: Engine,
    /// The page's own origin, without a slash at the end.
    pub origin: String,
    /// The site that is served there.
    pub site: Site,
    pub(super) driver: WebDriver,
    pub(super) expected: RefCell<Vec<String>>,
    /// Other origins that a test is about.
    pub(super) known: RefCell<Vec<String>>,
    /// Hosts that are there until the test has ended: what the page still fetches of one would fail with it.
    pub hosts: RefCell<Vec<BareHost>>,
    pub(super) noted: RefCell<Vec<String>>,
    pub(super) is_in_frame: Cell<bool>,
    pub(super) printed: PathBuf,
    pub(super) serving: JoinHandle<()>,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Page {
    /// Opens an address of the site, and waits until there is something to read.
    pub async fn open(&self, path: &str) -> Outcome {
        self.go(path).await?;
        self.wait_for_the_page().await
    }

    /// Turns to an address of the page that is open, as Back does: nothing is loaded anew. What is read next may still be what was there
    /// before: who goes on waits for what this address shows.
    pub async fn turn_to(&self, path: &str) -> Outcome {
        let turn = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
        self.ask_with(turn, vec![json!(path)]).await
    }

    /// Opens a whole address, and waits until there is something to read.
    pub async fn open_there(&self, address: &str) -> Outcome {
        self.go_there(address).await?;
        self.wait_for_the_page().await
    }

    /// Opens a whole address, and waits for nothing.
    pub async fn go_there(&self, address: &str) -> Outcome {
        self.leave_document().await;
        Ok(self.driver.goto(address).await?)
    }

    /// Opens an address of the site, and waits for nothing.
    pub async fn go(&self, path: &str) -> Outcome {
        self.go_there(&format!("{}{path}", self.origin)).await
    }

    async fn wait_for_the_page(&self) -> Outcome {
        let loaded =
            "return !!document.querySelector('h1') && !document.querySelector('[aria-busy=true]')";
        self.wait_until("the page is loaded", async || self.ask(loaded).await)
            .await
    }

    /// Back in the history.
    pub async fn back(&self) -> Outcome {
        Ok(self.driver.back().await?)
    }

    /// Forward in the history.
    pub async fn forward(&self) -> Outcome {
        Ok(self.driver.forward().await?)
    }

    /// Reloads.
    pub async fn reload(&self) -> Outcome {
        self.leave_document().await;
        self.driver.refresh().await?;
        self.wait_for_the_page().await
    }

    /// The address, from the path on.
    pub async fn address(&self) -> Outcome<String> {
        let address = self.driver.current_url().await?.to_string();
        let path = address.strip_prefix(&self.origin).map(str::to_owned);
        path.ok_or_else(|| Failure(format!("the page left its origin for {address}")))
    }

    /// Waits until the address is this, from the path on.
    pub async fn has_address(&self, expected: &str) -> Outcome {
        self.becomes("the address", expected.to_owned(), async || {
            self.address().await
        })
        .await
    }

    /// Waits for an address that begins so: it is written after the page is drawn.
    pub async fn address_begins(&self, start: &str) -> Outcome {
        self.wait_until(&format!("the address begins with {start}"), async || {
            Ok(self.address().await?.starts_with(start))
        })
        .await
    }

    /// What a script returns.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        self.ask_with(script, Vec::new()).await
    }

    /// What a script with arguments returns. Asked of the page itself: the driver's own way has it read eight kilobytes of script first.
    pub async fn ask_with<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Outcome<T> {
        if self.is_for_the_driver(&arguments) {
            return Ok(self.driver.execute(script, arguments).await?.convert()?);
        }
        let arguments = Value::Array(arguments);
        self.evaluate(&format!(
            "(function () {{ {script} }}).apply(null, {arguments})"
        ))
        .await
    }

    /// The driver names elements its own way, and knows which frame is looked into.
    fn is_for_the_driver(&self, arguments: &[Value]) -> bool {
        !self.engine.speaks_devtools()
            || self.is_in_frame.get()
            || arguments.iter().any(Value::is_object)
    }

    /// What an expression comes to in the page itself, or what its promise does.
    async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let question =
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = tokio::time::timeout(PATIENCE, self.devtools("Runtime.evaluate", question));
        let answer = answer.await??;
        if let Some(thrown) = answer.get("exceptionDetails") {
            return Err(Failure(format!("the page threw {thrown}")));
        }
        // What JSON cannot write comes as a text beside it.
        let value = match answer["result"]["unserializableValue"].as_str() {
            Some("-0") => json!(0),
            _ => answer["result"]["value"].clone(),
        };
        Ok(serde_json::from_value(value)?)
    }

    /// What a script says when it calls its last argument.
    pub async fn ask_later<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        self.ask_later_with(script, Vec::new()).await
    }

    /// What a script with arguments says when it calls its last one.
    pub async fn ask_later_with<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Outcome<T> {
        if self.is_for_the_driver(&arguments) {
            let answer = self.driver.execute_async(script, arguments).await?;
            return Ok(answer.convert()?);
        }
        let arguments = Value::Array(arguments);
        self.evaluate(&format!(
            "new Promise(done => (function () {{ {script} }}).apply(null, [...{arguments}, done]))"
        ))
        .await
    }

    /// The name of the page in the browser's tab.
    pub async fn title(&self) -> Outcome<String> {
        Ok(self.driver.title().await?)
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }

    /// Waits until a condition holds.
    pub async fn wait_until(
        &self,
        what: &str,
        condition: impl AsyncFn() -> Outcome<bool>,
    ) -> Outcome {
        self.wait_for(what, async || Ok(condition().await?.then_some(())))
            .await
    }

    /// Waits until a value is there. Errors on the way are what "not yet" looks like.
    pub async fn wait_for<T>(
        &self,
        what: &str,
        value: impl AsyncFn() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let start = Instant::now();
        let mut look = FIRST_LOOK;
        loop {
            let looked = value().await;
            if let Ok(Some(value)) = looked {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                let why = looked
                    .err()
                    .map(|error| format!(": {error:?}"))
                    .unwrap_or_default();
                return Err(Failure(format!("waited in vain until {what}{why}")));
            }
            tokio::time::sleep(look).await;
            look = (look * 3 / 2).min(LAST_LOOK);
        }
    }

    /// Waits until what is read is what is expected.
    pub async fn becomes<T: PartialEq + Debug>(
        &self,
        what: &str,
        expected: T,
        read: impl AsyncFn() -> Outcome<T>,
    ) -> Outcome {
        let last = RefCell::new(None);
        let waited = self.wait_until(what, async || {
            let value = read().await?;
            let is_expected = value == expected;
            *last.borrow_mut() = Some(value);
            Ok(is_expected)
        });
        let waited = waited.await;
        waited.map_err(|failure| match last.into_inner() {
            Some(last) => Failure(format!("{what}: expected {expected:?}, found {last:?}")),
            None => failure,
        })
    }

    /// What the page says in an element, as a reader sees it.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        let script = "return document.querySelector(arguments[0])?.innerText.trim() ?? null";
        let text: Option<String> = self.ask_with(script, vec![json!(selector)]).await?;
        text.ok_or_else(|| Failure(format!("there is no {selector}")))
    }

    /// What it says in each of several elements.
    pub async fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText.trim())";
        self.ask_with(script, vec![json!(selector)]).await
    }

    /// Waits until an element says this.
    pub async fn says(&self, selector: &str, expected: &str) -> Outcome {
        self.becomes(selector, self.engine.as_read(expected), async || {
            Ok(self.engine.as_read(&self.text(selector).await?))
        })
        .await
    }

    /// Waits until the whole page says this somewhere.
    pub async fn mentions(&self, words: &str) -> Outcome {
        let what = format!("the page says “{words}”");
        let words = self.engine.as_read(words);
        self.wait_until(&what, async || {
            Ok(self.text("body").await?.contains(&words))
        })
        .await
    }

    /// Waits until the counts above the timeline are these.
    pub async fn counts(&self, expected: &str) -> Outcome {
        self.says("[role=status]", expected).await
    }

    /// The titles in the list, in its order.
    pub async fn titles(&self) -> Outcome<Vec<String>> {
        Ok(self
            .entries()
            .await?
            .into_iter()
            .map(|(title, _)| title)
            .collect())
    }

    /// The tab beside the map that is shown.
    pub async fn tab(&self) -> Outcome<String> {
        let chosen = "return document.querySelector('.panel [role=tab][aria-selected=true]')?.innerText ?? null";
        self.wait_for("a tab is chosen", async || self.ask(chosen).await)
            .await
    }

    /// Waits until what is printed can be put on paper: its code comes after the first view.
    pub async fn paper_is_ready(&self) -> Outcome {
        self.wait_until("the code for paper has come", async || {
            self.ask("return document.querySelector('.paper[data-ready]') !== null")
                .await
        })
        .await
    }

    /// Waits for the file that the printer writes, and takes it: how many pages it has, and how many bytes.
    pub async fn takes_from_printer(&self) -> Outcome<(usize, usize)> {
        self.wait_for("something has been printed", async || {
            let path = fs::read_dir(&self.printed)?.next().transpose()?;
            let path = path.ok_or_else(|| Failure::new("no file has come"))?.path();
            let bytes = fs::read(&path)?;
            if !bytes.trim_ascii_end().ends_with(b"%%EOF") {
                return Ok(None);
            }
            fs::remove_file(path)?;
            let text = String::from_utf8_lossy(&bytes);
            Ok(Some((text.matches("/Type /Page\n").count(), bytes.len())))
        })
        .await
    }

    /// Has the browser print by its own command: how many pages come of it, and how many bytes.
    pub async fn prints(&self) -> Outcome<(usize, usize)> {
        let parameters = PrintParameters {
            background: true,
            ..PrintParameters::default()
        };
        let bytes = self.driver.print_page(parameters).await?;
        let text = String::from_utf8_lossy(&bytes);
        let all = text.matches("/Type /Page").count();
        Ok((all - text.matches("/Type /Pages").count(), bytes.len()))
    }

    /// Shows another tab beside the map: `Filters`, `List` or `Table`.
    pub async fn show(&self, tab: &str) -> Outcome {
        if self.tab().await? != tab {
            self.find("tab", tab).await?.click().await?;
            self.becomes("the tab", tab.to_owned(), async || self.tab().await)
                .await?;
        }
        // What a tab shows may be on its way.
        let is_there = "return !!document.querySelector('#panel > :not([role=status])')";
        self.wait_until("what the tab shows", async || {
            self.ask::<bool>(is_there).await
        })
        .await
    }

    /// The entries of the list: the title, and the line under it. Looked up in passing: the tab that was shown is shown again.
    pub async fn entries(&self) -> Outcome<Vec<(String, String)>> {
        let shown = self.tab().await?;
        self.show("List").await?;
        let entries = self.entries_shown().await;
        self.show(&shown).await?;
        entries
    }

    /// Unfolds background records in the list.
    pub async fn unfold_background(&self) -> Outcome {
        self.ask::<()>("document.querySelector('#list-background')?.setAttribute('open', '')")
            .await
    }

    async fn entries_shown(&self) -> Outcome<Vec<(String, String)>> {
        self.wait_until("the list is there", async || {
            self.ask("return !!document.querySelector('.list')").await
        })
        .await?;
        self.unfold_background().await?;
        let texts = self.texts(".list ol > li").await?;
        let split = |text: &String| {
            text.split_once('\n')
                .map(|(title, meta)| (title.to_owned(), meta.to_owned()))
        };
        Ok(texts
            .iter()
            .map(|text| split(text).unwrap_or_else(|| (text.clone(), String::new())))
            .collect())
    }
}
