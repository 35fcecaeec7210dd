//! Templates and words of the interface: those of the book, else those of the program.

use super::escape;
use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};
use crate::views::Words;
use std::collections::BTreeMap;
use tera::{Context, Delimiters, Tera};

/// The files of the theme that the program brings along, by their path in a book.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("theme/i18n/en.yml", include_str!("../../theme/i18n/en.yml")),
    ("theme/templates/banner.md", include_str!("../../theme/templates/banner.md")),
    ("theme/templates/chapter.md", include_str!("../../theme/templates/chapter.md")),
    ("theme/templates/copy/card.html", include_str!("../../theme/templates/copy/card.html")),
    (
        "theme/templates/copy/start-here.html",
        include_str!("../../theme/templates/copy/start-here.html"),
    ),
    (
        "theme/templates/copy/this-copy.html",
        include_str!("../../theme/templates/copy/this-copy.html"),
    ),
    ("theme/templates/foot.md", include_str!("../../theme/templates/foot.md")),
    ("theme/templates/list.md", include_str!("../../theme/templates/list.md")),
    ("theme/templates/page.md", include_str!("../../theme/templates/page.md")),
    ("theme/templates/start.html", include_str!("../../theme/templates/start.html")),
];

/// The style sheet of the pages that lie beside the site in a copy to be carried.
pub const BUNDLE_CSS: &str = include_str!("../../theme/css/copy.css");

/// What turns views into pages.
pub struct Theme {
    tera: Tera,
    words: BTreeMap<String, Words>,
}

impl Theme {
    /// A file in the folder `theme` of the book takes the place of the one that the program
    /// brings along. A template that cannot be read is reported.
    pub fn new(sources: &Sources, found: &mut Vec<Diagnostic>) -> Theme {
        let mut files: BTreeMap<&str, (&str, Span)> =
            BUILT_IN.iter().map(|(path, text)| (*path, (*text, Span::default()))).collect();
        for (id, file) in sources.iter() {
            if file.path.starts_with("theme/") {
                files.insert(&file.path, (&file.text, Span::new(id, 0, 0)));
            }
        }
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
        tera.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
        tera.autoescape_on([".md", ".html"]);
        let mut words = BTreeMap::new();
        let template = |path: &&str| path.starts_with("theme/templates/");
        let name = |path: &'_ str| path["theme/templates/".len()..].to_owned();
        let templates = files.iter().filter(|(path, _)| template(path));
        if let Err(error) =
            tera.add_raw_templates(templates.map(|(path, (text, _))| (name(path), *text)))
        {
            // The error names the template; all are added at once because they include each other.
            let error = error.to_string();
            let named =
                files.iter().filter(|(path, _)| template(path) && error.contains(&name(path)));
            let at = named.map(|(_, (_, at))| *at).next().unwrap_or_default();
            found.push(broken(at, &error));
        }
        for (path, (text, at)) in files {
            if let Some(name) = path.strip_prefix("theme/i18n/") {
                let language = name.strip_suffix(".yml").unwrap_or(name);
                match serde_saphyr::from_str::<BTreeMap<String, BTreeMap<String, String>>>(text) {
                    Ok(groups) => _ = words.insert(language.to_owned(), flat(groups)),
                    Err(error) => found.push(broken(at, &error.to_string())),
                }
            }
        }
        Theme { tera, words }
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
        let name = names.iter().find(|name| self.tera.contains_template(name));
        let name =
            name.ok_or_else(|| format!("there is no template `{}`", names.join("` or `")))?;
        self.tera.render(name, context).map_err(|error| error.to_string())
    }
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
