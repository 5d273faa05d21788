//! Connections, each within limits: one that asks for nothing does not keep others out.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
};
use hyper::{
    Request,
    body::{Body as HttpBody, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::{Service as _, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{AbortHandle, JoinSet},
    time::{sleep, timeout},
};

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How long the head of a request may be on its way, and a connection wait for the next.
    head: Duration,
    /// How long it may be. Addresses of views have up to some thousand bytes.
    head_bytes: usize,
    /// How many connections are open at once. Each holds a file open, too, and systems give 1024 of both together.
    n_open: usize,
    /// After how long an answer of which nothing is taken gives way, if another needs its place.
    stalled: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            head_bytes: 32 << 10,
            n_open: 256,
            stalled: Duration::from_mins(1),
        }
    }
}

/// How much of an answer waits in memory for its reader.
const BUFFER_BYTES: usize = 64 << 10;

/// How long to wait before it is tried again, where a connection cannot be had.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers until it is dropped, and all connections with it.
pub(super) async fn serve(listener: TcpListener, app: Router, limits: Limits) -> io::Result<()> {
    let mut tasks = JoinSet::new();
    let mut open = Vec::<Connection>::new();
    loop {
        let accepted = listener.accept().await;
        while tasks.try_join_next().is_some() {}
        open.retain(|connection| !connection.task.is_finished());
        let Ok((stream, _)) = accepted else {
            // The other side is gone already, or the system has no more to give: that passes.
            make_room(&mut open, limits);
            sleep(PAUSE).await;
            continue;
        };
        while open.len() >= limits.n_open && !make_room(&mut open, limits) {
            // What ends makes room; what stalls does so after a while.
            drop(timeout(PAUSE, tasks.join_next()).await);
            open.retain(|connection| !connection.task.is_finished());
        }
        let use_ = Arc::new(Use::new());
        let task = tasks.spawn(converse(stream, app.clone(), use_.clone(), limits));
        open.push(Connection { task, use_ });
    }
}

/// A connection that is open.
struct Connection {
    task: AbortHandle,
    use_: Arc<Use>,
}

/// Closes the connection that has asked for nothing for the longest time, or the one that has not taken its answer.
fn make_room(open: &mut Vec<Connection>, limits: Limits) -> bool {
    let given_up = |connection: &Connection| {
        let idle = connection.use_.idle();
        let is_stalled = idle >= limits.stalled;
        let is_waiting = !connection.use_.is_answering();
        (is_waiting || is_stalled).then_some((is_waiting, idle))
    };
    let ranked = open.iter().enumerate();
    let ranked = ranked.filter_map(|(at, connection)| Some((given_up(connection)?, at)));
    let Some((_, at)) = ranked.max() else {
        return false;
    };
    open.swap_remove(at).task.abort();
    true
}

/// What a connection is doing.
#[derive(Debug)]
struct Use {
    n_answers: AtomicUsize,
    since: Mutex<Instant>,
}

impl Use {
    fn new() -> Self {
        Self {
            n_answers: AtomicUsize::new(0),
            since: Mutex::new(Instant::now()),
        }
    }

    fn is_answering(&self) -> bool {
        self.n_answers.load(Ordering::Relaxed) > 0
    }

    fn idle(&self) -> Duration {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.elapsed()
    }

    fn goes_on(&self) {
        *self.since.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }
}

/// Held while an answer is given.
struct Answering(Arc<Use>);

impl Answering {
    fn begin(use_: &Arc<Use>) -> Self {
        use_.n_answers.fetch_add(1, Ordering::Relaxed);
        use_.goes_on();
        Self(use_.clone())
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.goes_on();
        self.0.n_answers.fetch_sub(1, Ordering::Relaxed);
    }
}

/// An answer that notes when more of it is taken.
struct Watched {
    body: Body,
    answering: Answering,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.answering.0.goes_on();
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

async fn converse(stream: TcpStream, app: Router, use_: Arc<Use>, limits: Limits) {
    let app = TowerToHyperService::new(app);
    let service = service_fn(|request: Request<Incoming>| {
        let answering = Answering::begin(&use_);
        let answer = app.call(request);
        async move {
            let watched = |body| Watched { body, answering };
            answer.await.map(|response| response.map(watched))
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(limits.head_bytes)
        .max_buf_size(BUFFER_BYTES);
    // A reader who goes away in the middle is nothing to tell anybody of.
    drop(http.serve_connection(TokioIo::new(stream), service).await);
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::routing;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        task::JoinHandle,
    };
    use tower_http::services::ServeFile;

    use super::*;

    /// More than all buffers on the way hold.
    const LONG: u64 = 64 << 20;

    async fn start(limits: Limits) -> (SocketAddr, JoinHandle<io::Result<()>>) {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(LONG).unwrap();
        let app = Router::new()
            .route("/", routing::get(async || "here"))
            .route_service("/long", ServeFile::new(&file));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = async move {
            let _kept = file;
            serve(listener, app, limits).await
        };
        (address, tokio::spawn(serving))
    }

    async fn ask(address: SocketAddr, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }

    /// All that comes until the other side ends, in bytes.
    async fn rest(stream: &mut TcpStream) -> Vec<u8> {
        let mut bytes = Vec::new();
        // An end that is no orderly one is one, too.
        drop(stream.read_to_end(&mut bytes).await);
        bytes
    }

    const WHOLE: &str = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    #[track_caller]
    fn is_here(answer: &[u8]) {
        let answer = String::from_utf8_lossy(answer);
        assert!(answer.ends_with("here"), "{answer}");
    }

    #[tokio::test]
    async fn whoever_asks_for_nothing_is_given_up() {
        let limits = Limits {
            head: Duration::from_millis(200),
            ..Limits::default()
        };
        let (address, _serving) = start(limits).await;
        let begun = Instant::now();
        for half in ["", "GET / HTTP/1.1\r\nHost: local"] {
            let mut stream = ask(address, half).await;
            rest(&mut stream).await;
        }
        assert!(begun.elapsed() < limits.head * 20, "{:?}", begun.elapsed());
        let mut kept = ask(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
        is_here(&rest(&mut kept).await);
    }

    #[tokio::test]
    async fn a_head_that_never_ends_is_refused() {
        let (address, _serving) = start(Limits::default()).await;
        let long = format!(
            "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: {}",
            "a".repeat(40 << 10)
        );
        let answer = rest(&mut ask(address, &long).await).await;
        assert!(answer.starts_with(b"HTTP/1.1 431 "), "{}", answer.len());
    }

    #[tokio::test]
    async fn connections_that_ask_for_nothing_keep_nobody_out() {
        let limits = Limits {
            n_open: 4,
            ..Limits::default()
        };
        let (address, _serving) = start(limits).await;
        let mut half_open = Vec::new();
        for _ in 0..20 {
            half_open.push(ask(address, "GET / HTTP/1.1\r\n").await);
        }
        is_here(&rest(&mut ask(address, WHOLE).await).await);
        let first = rest(&mut half_open[0]);
        assert_eq!(first.await, b"", "it gave way to those that came later");
    }

    #[tokio::test]
    async fn an_answer_of_which_nothing_is_taken_gives_way_and_one_that_is_taken_does_not() {
        let limits = Limits {
            n_open: 2,
            stalled: Duration::from_secs(2),
            ..Limits::default()
        };
        let (address, _serving) = start(limits).await;
        let long = WHOLE.replace("GET /", "GET /long");
        let _stalled = ask(address, &long).await;
        let mut taken = ask(address, &long).await;
        let later = tokio::spawn(async move { rest(&mut ask(address, WHOLE).await).await });
        let (mut n_taken, mut piece) = (0, vec![0; 1 << 17]);
        while let Ok(n_read @ 1..) = taken.read(&mut piece).await {
            n_taken += n_read;
            sleep(Duration::from_millis(5)).await;
        }
        assert!(n_taken as u64 > LONG, "{n_taken}");
        is_here(&later.await.unwrap());
    }

    #[tokio::test]
    async fn connections_end_with_the_server() {
        let (address, serving) = start(Limits::default()).await;
        let mut open = ask(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
        assert!(open.read(&mut [0; 1]).await.unwrap() > 0);
        serving.abort();
        rest(&mut open).await;
    }
}
