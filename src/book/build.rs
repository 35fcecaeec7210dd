//! Runs mdBook in this process.

use super::weave::Woven;
use super::{markdown, outline};
use anyhow::{Context, Result, anyhow, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_html::HtmlHandlebars;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Mutex;

/// The errors that mdBook logs; it goes on after a broken include, we do not.
static LOGGED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// How one book is built.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether Mermaid text that cannot be drawn is left to a script in the page.
    pub mermaid_script: bool,
    /// The address at which pages ask whether they are current.
    pub live: Option<&'a str>,
    /// The folder in which the book is also written down as mdBook is handed it.
    pub markdown: Option<&'a Path>,
}

/// Builds the book of one language into a folder.
///
/// # Errors
/// Whatever mdBook cannot do, and everything that it logs as an error.
pub fn build(root: &Path, woven: Woven, output: &Path, options: Options<'_>) -> Result<()> {
    listen();
    let config = config(root, &woven.language.0, output, options)?;
    let mut book = MDBook::load_with_config(root, config).map_err(|error| anyhow!("{error:#}"))?;
    let markdown = options.markdown.map(Path::to_owned);
    book.with_preprocessor(Weaver { woven: Mutex::new(Some(woven)), markdown });
    if options.mermaid_script {
        book.with_preprocessor(mdbook_mermaid::Mermaid);
    }
    book.with_renderer(HtmlHandlebars::new());
    lock().clear();
    book.build().map_err(|error| anyhow!("{error:#}"))?;
    let logged = std::mem::take(&mut *lock());
    if !logged.is_empty() {
        bail!("mdBook reports:\n  {}", logged.join("\n  "));
    }
    Ok(())
}

/// The settings of the book, for one language: our own preprocessor runs in this process, and a
/// script draws pictures in the page only where the book asks for it.
fn config(root: &Path, language: &str, output: &Path, options: Options<'_>) -> Result<Config> {
    let text = std::fs::read_to_string(root.join("book.toml")).context("reading `book.toml`")?;
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
    add_script(root, &mut toml);
    let mut config = Config::from_str(&toml.to_string()).map_err(|error| anyhow!("{error:#}"))?;
    config.book.language = Some(language.to_owned());
    config.build.build_dir = output.to_owned();
    config.build.create_missing = false;
    if let Some(live) = options.live {
        config
            .set("output.html.live-reload-endpoint", live)
            .map_err(|error| anyhow!("{error:#}"))?;
    }
    Ok(config)
}

/// The script with which pictures are enlarged, if the theme of the book has it.
fn add_script(root: &Path, toml: &mut toml::Table) {
    const SCRIPT: &str = "theme/js/picture.js";
    let mut table = toml;
    for key in ["output", "html"] {
        let entry = table.entry(key).or_insert_with(|| toml::Table::new().into());
        let Some(inner) = entry.as_table_mut() else { return };
        table = inner;
    }
    let scripts = table.entry("additional-js").or_insert_with(|| Vec::<String>::new().into());
    let Some(scripts) = scripts.as_array_mut() else { return };
    let listed = scripts.iter().any(|it| it.as_str() == Some(SCRIPT));
    if !listed && root.join(SCRIPT).exists() {
        scripts.push(SCRIPT.into());
    }
}

/// Our preprocessor, in the place that `book.toml` gives to the command.
struct Weaver {
    woven: Mutex<Option<Woven>>,
    markdown: Option<PathBuf>,
}

impl Preprocessor for Weaver {
    fn name(&self) -> &str {
        "casebook"
    }

    fn run(&self, cx: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let woven = self.woven.lock().ok().and_then(|mut woven| woven.take());
        outline::apply(&mut book, woven.ok_or_else(|| anyhow!("a book is woven once"))?);
        if let Some(folder) = &self.markdown {
            markdown::write(&book, cx, folder)?;
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
