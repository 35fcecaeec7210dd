//! Templates and words of the interface: those of the book, else those of the program.

use super::escape;
use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};
use crate::views::Words;
use include_dir::{Dir, File, include_dir};
use std::collections::BTreeMap;
use tera::{Context, Delimiters, Tera};

/// The folder `theme` that the program brings along: what a book does not have is taken from it.
pub static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/theme");

/// The text files of a folder of it, by their path in a book.
fn built_in(folder: &str) -> impl Iterator<Item = (String, &'static str)> {
    files(&BUILT_IN).into_iter().filter_map(move |file| {
        let inside = file.path().starts_with(folder);
        let path = format!("theme/{}", file.path().to_string_lossy().replace('\\', "/"));
        inside.then(|| file.contents_utf8().map(|text| (path, text))).flatten()
    })
}

/// All files of a folder that the program brings along, with those of the folders in it.
pub fn files(folder: &'static Dir<'static>) -> Vec<&'static File<'static>> {
    folder.files().chain(folder.dirs().flat_map(files)).collect()
}

/// The style sheet of the pages that lie beside the site in a copy to be carried.
pub const BUNDLE_CSS: &str = include_str!("../../theme/copy/copy.css");

/// What turns views into pages.
pub struct Theme {
    /// Templates of Markdown, in which text is escaped for Markdown, and of HTML.
    markdown: Tera,
    html: Tera,
    words: BTreeMap<String, Words>,
}

impl Theme {
    /// A file in the folder `theme` of the book takes the place of the one that the program
    /// brings along. A template that cannot be read is reported.
    pub fn new(sources: &Sources, found: &mut Vec<Diagnostic>) -> Theme {
        let brought: Vec<_> = ["templates", "i18n"].into_iter().flat_map(built_in).collect();
        let mut files: BTreeMap<&str, (&str, Span)> =
            brought.iter().map(|(path, text)| (&**path, (*text, Span::default()))).collect();
        for (id, file) in sources.iter() {
            if file.path.starts_with("theme/") {
                files.insert(&file.path, (&file.text, Span::new(id, 0, 0)));
            }
        }
        let templates: BTreeMap<&str, (&str, Span)> = files
            .iter()
            .filter_map(|(path, file)| Some((path.strip_prefix("theme/templates/")?, *file)))
            .collect();
        let mut markdown = engine(&templates, ".md", found);
        markdown.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
        let mut html = engine(&templates, ".html", found);
        html.set_escape_fn(|text, out| out.write_all(super::escape_html(text).as_bytes()));
        let mut words = BTreeMap::new();
        for (path, (text, at)) in files {
            if let Some(name) = path.strip_prefix("theme/i18n/") {
                let language = name.strip_suffix(".yml").unwrap_or(name);
                match serde_saphyr::from_str::<BTreeMap<String, BTreeMap<String, String>>>(text) {
                    Ok(groups) => _ = words.insert(language.to_owned(), flat(groups)),
                    Err(error) => found.push(broken(at, &error.to_string())),
                }
            }
        }
        Theme { markdown, html, words }
    }

    /// The words of a language; English where there are none.
    pub fn words(&self, language: &str) -> Words {
        let english = || self.words.get(crate::model::FALLBACK);
        self.words.get(language).or_else(english).cloned().unwrap_or_default()
    }

    /// Fills a template; the first of these names that exists.
    ///
    /// # Errors
    /// What the template asks for and is not there, with its place in the template.
    pub fn render(&self, names: &[String], context: &Context) -> Result<String, String> {
        let engines = [&self.markdown, &self.html];
        let known = names.iter().flat_map(|name| engines.map(|tera| (tera, name)));
        let (tera, name) = { known }
            .find(|(tera, name)| tera.contains_template(name))
            .ok_or_else(|| format!("there is no template `{}`", names.join("` or `")))?;
        tera.render(name, context).map_err(|error| error.to_string())
    }
}

/// The templates with one ending. One that cannot be read is reported.
fn engine(
    templates: &BTreeMap<&str, (&str, Span)>,
    ending: &'static str,
    found: &mut Vec<Diagnostic>,
) -> Tera {
    let mut tera = Tera::new();
    let delimiters = Delimiters {
        block_start: "<%".into(),
        block_end: "%>".into(),
        variable_start: "<<".into(),
        variable_end: ">>".into(),
        comment_start: "<#".into(),
        comment_end: "#>".into(),
    };
    tera.set_delimiters(delimiters).expect("the delimiters differ from each other");
    tera.autoescape_on([ending]);
    let own = templates.iter().filter(|(name, _)| name.ends_with(ending));
    // The error names the template; all are added at once because they include each other.
    if let Err(error) = tera.add_raw_templates(own.clone().map(|(name, (text, _))| (*name, *text)))
    {
        let error = error.to_string();
        let mut named = own.filter(|(name, _)| error.contains(*name));
        let at = named.next().map(|(_, (_, at))| *at).unwrap_or_default();
        found.push(broken(at, &error));
    }
    tera
}

fn flat(groups: BTreeMap<String, BTreeMap<String, String>>) -> Words {
    let pairs = groups.into_iter().flat_map(|(group, words)| {
        words.into_iter().map(move |(key, words)| (format!("{group}.{key}"), words))
    });
    Words::new(pairs.collect())
}

fn broken(at: Span, error: &str) -> Diagnostic {
    Diagnostic::new("broken-template", at, error.lines().next().unwrap_or_default().to_owned())
        .label("in this file")
        .help(error.lines().skip(1).collect::<Vec<_>>().join("\n"))
}
