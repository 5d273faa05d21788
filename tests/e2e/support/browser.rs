//! Browsers, which tests use one after the other: each test has a tab of its own, with nothing kept from the one before.

use std::cell::{Cell, RefCell};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver, WindowHandle};
use tokio::runtime::Runtime;

use crate::support::driver::Driver;
use crate::support::engine::{Engine, System};
use crate::support::folder::screenshots;
use crate::support::home;
use crate::support::reader::{Flags, Map, keeps_pictures};
use crate::support::witness::WITNESS;
use crate::support::{Failure, Outcome, Page, Reader, Site};

/// Browsers that no test is using.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// What a browser is started with: a test takes one that would be started as its reader's.
#[derive(PartialEq)]
enum Start {
    Chromium(Flags),
    /// What the driver of another is asked for, and what its system says.
    Other(Value, Option<System>),
}

impl Start {
    fn of(engine: Engine, reader: &Reader) -> Self {
        match engine {
            Engine::Chromium => Self::Chromium(reader.flags()),
            Engine::Firefox | Engine::WebKit => {
                Self::Other(engine.capabilities(reader), engine.system(reader))
            }
        }
    }
}

/// A browser.
pub struct Browser {
    pub engine: Engine,
    start: Start,
    /// The connection to the driver lives on it.
    runtime: Runtime,
    driver: WebDriver,
    /// Its first window, which no test uses: without one it would close.
    home: WindowHandle,
    /// Comes last, so that it is ended last.
    process: Driver,
}

impl Browser {
    /// One that no other test uses meanwhile.
    pub fn take(reader: &Reader) -> Outcome<Self> {
        let engine = Engine::chosen()?;
        if let Some(command) = reader
            .believes_by_devtools()
            .filter(|_| !engine.speaks_devtools())
        {
            return Err(Failure(format!("{engine:?} cannot be told {command}")));
        }
        let start = Start::of(engine, reader);
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let at = idle.iter().position(|browser| browser.start == start);
        if let Some(at) = at {
            return Ok(idle.swap_remove(at));
        }
        drop(idle);
        Self::start(engine, start)
    }

    fn start(engine: Engine, start: Start) -> Outcome<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (with_screen, system) = match &start {
            Start::Chromium(flags) => (flags.prints, None),
            Start::Other(_, system) => (engine.needs_screen(), system.as_ref()),
        };
        let process = Driver::start(engine, with_screen, system)?;
        let capabilities: Capabilities = match &start {
            Start::Chromium(flags) => flags.capabilities(&process.printed)?.into(),
            Start::Other(told, _) => serde_json::from_value(told.clone())?,
        };
        let (driver, home) = runtime.block_on(async {
            let driver = WebDriver::new(&process.address, capabilities).await?;
            let home = driver.window().await?;
            if engine.speaks_devtools() {
                home::settle(&driver).await?;
            }
            Ok::<_, Failure>((driver, home))
        })?;
        Ok(Self {
            engine,
            start,
            runtime,
            driver,
            home,
            process,
        })
    }

    /// Runs something that uses it.
    pub fn run<T>(&self, body: impl AsyncFnOnce(&Self) -> T) -> T {
        self.runtime.block_on(body(self))
    }

    /// Leaves it to the next test.
    pub fn put_back(self) {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(self);
    }

    /// Ends it: what a failed test has done to it is not known.
    pub fn end(self) -> Outcome {
        Ok(self.runtime.block_on(self.driver.quit())?)
    }

    /// Opens a tab for this reader, with no page in it yet.
    pub async fn open_tab(&self, reader: &Reader, site: Site) -> Outcome<Page> {
        let site = match reader.is_of_the_public() {
            true => site,
            false => site.of_the_region()?,
        };
        let site = match reader.map() {
            Map::StandIn => site.with_stand_in()?,
            Map::Plain if !keeps_pictures() => site.with_plain_ground()?,
            Map::Plain | Map::Whole => site,
        };
        let is_told = self.engine.speaks_devtools();
        let site = match is_told || reader.is_unwatched() {
            true => site,
            false => site.with_witness()?,
        };
        let (address, serving) = site.serve().await?;
        if self.engine.shows_tabs() {
            let tab = self.driver.new_tab().await?;
            self.driver.switch_to_window(tab).await?;
        }
        if !is_told {
            fit(&self.driver, reader.size_px()).await?;
        }
        let page = Page {
            engine: self.engine,
            origin: format!("http://{address}"),
            driver: self.driver.clone(),
            site,
            expected: RefCell::default(),
            known: RefCell::default(),
            hosts: RefCell::default(),
            noted: RefCell::default(),
            is_in_frame: Cell::default(),
            printed: self.process.printed.clone(),
            serving,
        };
        if is_told {
            tell(&page, reader).await?;
        }
        Ok(page)
    }

    /// Closes a tab, and forgets all that its pages kept.
    pub async fn close_tab(&self, page: &Page) -> Outcome {
        if !self.engine.shows_tabs() {
            return Ok(());
        }
        if !self.engine.speaks_devtools() {
            page.leave_frames().await?;
            let here = page.ask::<String>("return location.origin").await?;
            if here != page.origin {
                page.driver.goto(&page.origin).await?;
            }
            let failed = page.driver.execute_async(FORGET, Vec::new()).await?;
            let failed: Option<String> = failed.convert()?;
            if let Some(failed) = failed {
                return Err(Failure(failed));
            }
            return self.go_home().await;
        }
        // Each test has origins of its own, but cookies are of a host and a port comes again.
        let mut origins = page.known.borrow().clone();
        origins.push(page.origin.clone());
        for origin in origins {
            let all = json!({"origin": origin, "storageTypes": "all"});
            self.driver
                .cdp()
                .send_raw("Storage.clearDataForOrigin", all)
                .await?;
        }
        for (command, parameters) in [
            ("Network.clearBrowserCookies", json!({})),
            ("Network.clearBrowserCache", json!({})),
            ("Browser.resetPermissions", json!({})),
        ] {
            self.driver.cdp().send_raw(command, parameters).await?;
        }
        self.go_home().await
    }

    async fn go_home(&self) -> Outcome {
        self.driver.close_window().await?;
        self.driver.switch_to_window(self.home.clone()).await?;
        Ok(())
    }
}

/// Forgets what the pages of this origin kept: its port comes again.
const FORGET: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        localStorage.clear();
        for (const name of await caches.keys()) await caches.delete(name);
        for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    })().then(() => done(null), error => done(String(error)));";

/// Has the tab believe what the reader does.
async fn tell(page: &Page, reader: &Reader) -> Outcome {
    page.forget_what_was_noted().await?;
    // Who wants to keep a file says where.
    let deny = json!({"behavior": "deny"});
    page.devtools("Browser.setDownloadBehavior", deny).await?;
    for (command, parameters) in reader.beliefs() {
        page.devtools(command, parameters).await?;
    }
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({"source": WITNESS}),
    )
    .await?;
    Ok(())
}

/// Gives the window such a size that the page in it has this one.
async fn fit(driver: &WebDriver, (width_px, height_px): (u32, u32)) -> Outcome {
    const INSIDE: &str = "return [innerWidth, innerHeight]";
    driver.set_window_rect(0, 0, width_px, height_px).await?;
    let [width, height]: [u32; 2] = driver.execute(INSIDE, Vec::new()).await?.convert()?;
    let frame = (
        width_px.saturating_sub(width),
        height_px.saturating_sub(height),
    );
    driver
        .set_window_rect(0, 0, width_px + frame.0, height_px + frame.1)
        .await?;
    Ok(())
}

impl Page {
    /// Keeps what a test saw when it failed; that it cannot be kept does not matter then.
    #[expect(
        clippy::print_stdout,
        reason = "libtest shows it with the failed test, and only there"
    )]
    pub async fn keep_evidence(&self) {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let address = self
            .driver
            .current_url()
            .await
            .map(|url| url.to_string())
            .unwrap_or_default();
        println!("The page was {address}");
        drop(self.keep_picture(&format!("FAILED-{test}")).await);
        for entry in self.driver.browser_log().await.unwrap_or_default() {
            println!("{} {}", entry.level, entry.message);
        }
    }

    /// Keeps a picture of what the reader sees in `target/screenshots`, where somebody wants to look at it.
    pub async fn picture(&self, name: &str) -> Outcome {
        if keeps_pictures() {
            self.keep_picture(name).await?;
        }
        Ok(())
    }

    async fn keep_picture(&self, name: &str) -> Outcome {
        Ok(self
            .driver
            .screenshot(&screenshots()?.join(format!("{name}.png")))
            .await?)
    }
}
