//! Runs mdBook in this process.

use super::site::{Part, Rendered, read_contents};
use super::weave::Woven;
use super::{markdown, outline};
use anyhow::{Context, Result, anyhow, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_html::HtmlHandlebars;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use mdbook_renderer::{RenderContext, Renderer};
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, Mutex};

/// The errors that mdBook logs; it goes on after a broken include, we do not.
static LOGGED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// How one book is built.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether Mermaid text that cannot be drawn is left to a script in the page.
    pub mermaid_script: bool,
    /// The folder in which the book is also written down as mdBook is handed it.
    pub markdown: Option<&'a Path>,
}

/// Renders the book of one language into a folder of that name in another one.
///
/// # Errors
/// Whatever mdBook cannot do, and everything that it logs as an error.
pub fn build(root: &Path, woven: Woven, stage: &Path, options: Options<'_>) -> Result<Rendered> {
    listen();
    let language = woven.language.clone();
    let (folder, theme) = (stage.join(&language.0), stage.join(format!("{}.theme", language.0)));
    silence(&theme, &language.0)?;
    let written = config(root, &language.0, options)?;
    let config = silent(written.clone(), &folder, &theme)?;
    let mut book = MDBook::load_with_config(root, config).map_err(|error| anyhow!("{error:#}"))?;
    let markdown = options.markdown.map(|folder| (folder.to_owned(), written));
    book.with_preprocessor(Weaver { woven: Mutex::new(Some(woven)), markdown });
    if options.mermaid_script {
        book.with_preprocessor(mdbook_mermaid::Mermaid);
    }
    let parts = Arc::new(Mutex::new(Vec::new()));
    book.with_renderer(Recorder { parts: Arc::clone(&parts) });
    lock().clear();
    book.build().map_err(|error| anyhow!("{error:#}"))?;
    let logged = std::mem::take(&mut *lock());
    if !logged.is_empty() {
        bail!("mdBook reports:\n  {}", logged.join("\n  "));
    }
    let parts = parts.lock().map(|mut parts| std::mem::take(&mut *parts)).unwrap_or_default();
    Ok(Rendered { language, parts, folder })
}

/// The settings of the book, for one language: our own preprocessor runs in this process, and a
/// script draws pictures in the page only where the book asks for it.
fn config(root: &Path, language: &str, options: Options<'_>) -> Result<Config> {
    let text = fs::read_to_string(root.join("book.toml")).context("reading `book.toml`")?;
    let mut toml: toml::Table = text.parse().context("reading `book.toml`")?;
    let table = |value: Option<&mut toml::Value>| {
        value.and_then(toml::Value::as_table_mut).map(std::mem::take)
    };
    let mut preprocessors = table(toml.get_mut("preprocessor")).unwrap_or_default();
    if !options.mermaid_script {
        preprocessors.remove("mermaid");
    }
    // Its rules and layers are ours; mdBook needs to know only that it exists and in which order.
    if let Some(own) = preprocessors.get_mut("casebook").and_then(toml::Value::as_table_mut) {
        own.remove("rules");
    }
    toml.insert("preprocessor".into(), preprocessors.into());
    let mut config = Config::from_str(&toml.to_string()).map_err(|error| anyhow!("{error:#}"))?;
    config.book.language = Some(language.to_owned());
    config.build.create_missing = false;
    Ok(config)
}

/// The same settings, but mdBook writes the text of the pages and nothing of its own.
fn silent(mut config: Config, output: &Path, theme: &Path) -> Result<Config> {
    config.build.build_dir = output.to_owned();
    let mut set = |key: &str, value: toml::Value| {
        config.set(format!("output.html.{key}"), value).map_err(|error| anyhow!("{error:#}"))
    };
    set("theme", theme.to_string_lossy().into_owned().into())?;
    set("additional-css", Vec::<String>::new().into())?;
    set("additional-js", Vec::<String>::new().into())?;
    set("input-404", "".into())?;
    set("hash-files", false.into())?;
    set("search.enable", false.into())?;
    set("print.enable", false.into())?;
    Ok(config)
}

/// The files of mdBook's theme that become empty: what they are for, the site does itself.
const SILENT: &[&str] = &[
    "toc.js.hbs",
    "toc.html.hbs",
    "book.js",
    "css/general.css",
    "css/chrome.css",
    "css/print.css",
    "css/variables.css",
    "highlight.js",
    "clipboard.min.js",
    "highlight.css",
    "tomorrow-night.css",
    "ayu-highlight.css",
    "favicon.png",
    "favicon.svg",
    "fonts/fonts.css",
];

/// Writes a theme in which a page is its text, and a page that has moved is a link.
fn silence(theme: &Path, language: &str) -> Result<()> {
    let moved = format!(
        "<!DOCTYPE html><html lang=\"{language}\"><meta charset=\"utf-8\"><title>{{{{url}}}}</title>\
         <meta http-equiv=\"refresh\" content=\"0; url={{{{url}}}}\">\
         <p><a href=\"{{{{url}}}}\">{{{{url}}}}</a></p></html>\n"
    );
    let written = [("index.hbs", "{{{ content }}}"), ("redirect.hbs", &moved)];
    for (name, text) in written.into_iter().chain(SILENT.iter().map(|name| (*name, ""))) {
        let path = theme.join(name);
        fs::create_dir_all(path.parent().unwrap_or(theme))?;
        fs::write(&path, text).with_context(|| format!("writing `{}`", path.display()))?;
    }
    Ok(())
}

/// mdBook's renderer; it also takes down the contents of the book that it renders.
struct Recorder {
    parts: Arc<Mutex<Vec<Part>>>,
}

impl Renderer for Recorder {
    fn name(&self) -> &str {
        "html"
    }

    fn render(&self, cx: &RenderContext) -> Result<()> {
        HtmlHandlebars::new().render(cx)?;
        if let Ok(mut parts) = self.parts.lock() {
            *parts = read_contents(&cx.book, &cx.chapter_titles);
        }
        Ok(())
    }
}

/// Our preprocessor, in the place that `book.toml` gives to the command.
struct Weaver {
    woven: Mutex<Option<Woven>>,
    /// The folder to write it down in, and the settings to write with it.
    markdown: Option<(PathBuf, Config)>,
}

impl Preprocessor for Weaver {
    fn name(&self) -> &str {
        "casebook"
    }

    fn run(&self, cx: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let woven = self.woven.lock().ok().and_then(|mut woven| woven.take());
        outline::apply(&mut book, woven.ok_or_else(|| anyhow!("a book is woven once"))?);
        if let Some((folder, settings)) = &self.markdown {
            markdown::write(&book, &cx.root, settings, folder)?;
        }
        Ok(book)
    }
}

fn lock() -> std::sync::MutexGuard<'static, Vec<String>> {
    LOGGED.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Listens to mdBook's log, once in the life of the program.
fn listen() {
    use tracing_subscriber::layer::SubscriberExt;
    use tracing_subscriber::util::SubscriberInitExt;
    let _ = tracing_subscriber::registry().with(Listener).try_init();
}

struct Listener;

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Listener {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        let metadata = event.metadata();
        if *metadata.level() == tracing::Level::ERROR && metadata.target().starts_with("mdbook") {
            let mut words = Words(String::new());
            event.record(&mut words);
            lock().push(words.0);
        }
    }
}

struct Words(String);

impl tracing::field::Visit for Words {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
