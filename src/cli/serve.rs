//! `casebook serve`

use super::build::{Extras, publish};
use super::{BookDir, Outcome, print, say};
use crate::casebook::Audience;
use crate::inspect::inspect;
use crate::load::read_book;
use crate::report;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use notify_debouncer_mini::new_debouncer;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};
use tokio::sync::watch;
use tower_http::services::ServeDir;

/// The address at which pages ask whether they are still current.
const LIVE: &str = "__livereload";

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    book: BookDir,
    /// The port to listen on, at 127.0.0.1 only; 0 takes any that is free.
    #[arg(long, default_value_t = 3000)]
    port: u16,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let root = std::fs::canonicalize(args.book.path())
        .with_context(|| format!("there is no folder `{}`", args.book.path().display()))?;
    let site = root.join("target").join("serve");
    let built = state(&root);
    rebuild(&root, &site, 0)?;
    let (served, _) = watch::channel(0);
    let runtime = tokio::runtime::Runtime::new().context("starting the server")?;
    let listener = runtime.block_on(async {
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
        tokio::net::TcpListener::bind(at).await.with_context(|| format!("listening at {at}"))
    })?;
    let at = listener.local_addr()?;
    let router = Router::new()
        .route(&format!("/{LIVE}"), get(live))
        .fallback_service(ServeDir::new(&site))
        .with_state(served.clone());
    runtime.spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            say(&format!("error: the server stopped: {error}"));
        }
    });
    say(&format!("serving at http://{at}/ ; Ctrl+C ends it"));
    follow(&root, &site, built, &served)
}

/// Rebuilds on every change since the files that were built last, until the program is ended.
fn follow(
    root: &Path,
    site: &Path,
    built: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
    served: &watch::Sender<u64>,
) -> Result<Outcome> {
    let (tell, told) = mpsc::channel();
    let mut watcher = new_debouncer(Duration::from_millis(300), tell).context("watching files")?;
    for path in watched(root) {
        let watching = watcher.watcher().watch(&path, notify::RecursiveMode::Recursive);
        watching.with_context(|| format!("watching `{}`", path.display()))?;
    }
    let mut last = built;
    // Nobody tells of what was changed before the watching began.
    for events in std::iter::once(Ok(Vec::new())).chain(told) {
        // Reading a file is an event too on some systems: only a file that differs counts.
        let now = state(root);
        if events.is_err() || now == last {
            continue;
        }
        last = now;
        say("something changed, building again");
        let next = *served.borrow() + 1;
        match rebuild(root, site, next) {
            Ok(true) => _ = served.send_replace(next),
            Ok(false) => say("the last good site is still served"),
            Err(error) => say(&format!("error: {error:#}; the last good site is still served")),
        }
    }
    Ok(Outcome::Clean)
}

/// Size and time of every file that a book is made of.
fn state(root: &Path) -> BTreeMap<PathBuf, (u64, Option<SystemTime>)> {
    let mut state = BTreeMap::new();
    let mut open = watched(root);
    while let Some(path) = open.pop() {
        let Ok(meta) = std::fs::metadata(&path) else { continue };
        if meta.is_dir() {
            let inside = std::fs::read_dir(&path).into_iter().flatten().flatten();
            open.extend(inside.map(|entry| entry.path()));
        } else {
            state.insert(path, (meta.len(), meta.modified().ok()));
        }
    }
    state
}

/// What a book is made of, as far as it is there.
fn watched(root: &Path) -> Vec<PathBuf> {
    let config = read_book(root).map(|files| crate::load::load(files).0.config).unwrap_or_default();
    let layers = config.layers.iter().map(|layer| layer.value.clone());
    let own = ["book.toml", "theme", "diagrams"].map(str::to_owned);
    let all = layers.chain([config.chapters.clone()]).chain(own).map(|path| root.join(path));
    all.filter(|path| path.exists()).collect()
}

/// Whether there is a new site; what is wrong is printed. Its pages know the number of the build.
fn rebuild(root: &Path, site: &Path, number: u64) -> Result<bool> {
    let inspected = inspect(read_book(root)?, Audience::Public);
    print(&report::report(report::Format::Human, &inspected.book.sources, &inspected.found, true));
    say(&report::summary(&inspected.found));
    if inspected.has_errors() {
        return Ok(false);
    }
    let live = format!("{LIVE}?built={number}");
    publish(root, inspected, site, Extras { live: Some(&live), ..Extras::default() })?;
    Ok(true)
}

/// What a page says of itself when it asks.
#[derive(Deserialize)]
struct Asked {
    /// The build that it is of.
    built: u64,
}

/// Holds a page's connection and tells it to load itself again when there is a newer build: also
/// one that was ready before the page came to ask.
async fn live(
    socket: WebSocketUpgrade,
    Query(asked): Query<Asked>,
    State(served): State<watch::Sender<u64>>,
) -> Response {
    let mut served = served.subscribe();
    socket.on_upgrade(async move |mut socket| {
        if served.wait_for(|number| *number > asked.built).await.is_ok() {
            let _ = socket.send(Message::text("reload")).await;
        }
    })
}
