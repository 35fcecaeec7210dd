//! Facts, tables and parts as HTML that may stand in Markdown: no empty lines inside.

use super::{OnPage, draw_graph, equivalent, escape, foreign, name, prose, swimlane};
use crate::views::{Block, Cell, Fact, Inline, Item, Part, Table, Why, up};
use std::fmt::Write;

/// A block of a section; a part is Markdown, so that its heading reaches contents and search.
///
/// # Errors
/// When a picture cannot be drawn.
pub fn block(on: &OnPage<'_>, block: &Block) -> Result<String, super::DrawError> {
    Ok(match block {
        Block::Words(words) => format!("<p>{}</p>", inline(on, words)),
        Block::Facts(facts) => definition_list(on, facts),
        Block::List(items) => {
            let items = items.iter().map(|item| format!("<li>{}</li>", inlines(on, item)));
            format!("<ul>{}</ul>", items.collect::<String>())
        }
        Block::Table(it) => table(on, it),
        Block::Graph(graph) => draw_graph(on, graph)?,
        Block::InWords(graphs) => {
            graphs.iter().map(|(name, graph)| equivalent::named(on, name.plain(), graph)).collect()
        }
        Block::Swimlane(picture) => swimlane::page(on, picture),
        Block::Downloads(files) => downloads(on, files),
        Block::Papers(papers) => links(papers, &up(on.page), ""),
        Block::Parts(parts) => parts.iter().map(|it| part(on, it, 3)).collect(),
    })
}

/// Links to files for other programs, which stand beside the folders of the languages.
fn downloads(on: &OnPage<'_>, files: &[(String, String)]) -> String {
    let folder = format!("{}../downloads/{}/", up(on.page), on.cx.language.0);
    let named = |(name, path): &(String, String)| (name.clone(), on.cx.book.config.file_name(path));
    links(&files.iter().map(named).collect::<Vec<_>>(), &folder, " download")
}

/// Links in one line, all from one folder.
fn links(files: &[(String, String)], folder: &str, attribute: &str) -> String {
    let links = files.iter().map(|(name, path)| {
        format!("<a href=\"{folder}{}\"{attribute}>{}</a>", escape(path), escape(name))
    });
    format!("<p class=\"cb-downloads\">{}</p>", links.collect::<Vec<_>>().join(" · "))
}

/// A part or listed element: a heading with its anchor, then what it says.
pub fn part(on: &OnPage<'_>, it: &Part, level: usize) -> String {
    let anchor = on.cx.places.of(&it.address).anchor.unwrap_or_default();
    let mut out = format!("\n{} {} {{#{anchor}}}\n\n", "#".repeat(level), heading(on, &it.title));
    if let Some(summary) = &it.summary {
        let _ = write!(out, "<div class=\"cb-summary\">{}</div>\n\n", inline(on, summary));
    }
    if !it.facts.is_empty() {
        let _ = write!(out, "{}\n\n", definition_list(on, &it.facts));
    }
    for inner in &it.parts {
        out.push_str(&part(on, inner, (level + 1).min(6)));
    }
    let why = why_details(on, &it.why);
    if !why.is_empty() {
        let _ = write!(out, "{why}\n\n");
    }
    out
}

/// A table with headings of rows and columns, in a frame that scrolls.
pub fn table(on: &OnPage<'_>, table: &Table) -> String {
    let on = &OnPage { narrow: true, ..*on };
    let matrix = if table.matrix { " cb-matrix" } else { "" };
    // On paper, so many columns need a sheet that lies on its side.
    let broad = if table.columns.len() > 8 { " cb-broad" } else { "" };
    let (name, lang) = (escape(&table.caption), foreign::lang(on.cx.language, &table.caption));
    let own = match lang {
        "" => String::new(),
        _ => format!(" lang=\"{}\"", escape(&on.cx.language.0)),
    };
    let mut out = format!(
        "<div class=\"cb-table{matrix}{broad}\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"{lang}><table{own}><caption{lang}>{name}</caption><thead><tr>"
    );
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", cell(on, column));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, it) in row.iter().enumerate() {
            let shade = match it.shade {
                0 => String::new(),
                shade => format!(" class=\"cb-shade-{shade}\""),
            };
            let words = cell(on, it);
            let _ = match at {
                0 => write!(out, "<th scope=\"row\"{shade}>{words}</th>"),
                _ => write!(out, "<td{shade}>{words}</td>"),
            };
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    out
}

/// Where something comes from and who uses it, folded; empty when nothing is known.
pub fn why_details(on: &OnPage<'_>, why: &Why) -> String {
    let words = &on.cx.words;
    let mut out = String::new();
    let mut group = |name: &str, items: Vec<String>| {
        if !items.is_empty() {
            let items: String = items.iter().map(|it| format!("<li>{it}</li>")).collect();
            let _ = write!(
                out,
                "<p class=\"cb-{name}\">{}</p><ul class=\"cb-{name}\">{items}</ul>",
                escape(&words.ui(name))
            );
        }
    };
    group("provenance", why.provenance.iter().map(|it| item(on, it)).collect());
    group("evidence", why.evidence.iter().map(|it| item(on, it)).collect());
    group("answers", why.answers.iter().map(|it| item(on, it)).collect());
    group("open-questions", why.questions.iter().map(|it| inline(on, it)).collect());
    let used = why.used_by.iter();
    let used = used.map(|(kind, links)| format!("{}: {}", escape(kind), joined(on, links)));
    group("used-by", used.collect());
    if out.is_empty() {
        return out;
    }
    format!(
        "<details class=\"cb-why\"><summary>{}</summary>{out}</details>",
        escape(&words.ui("why"))
    )
}

fn joined(on: &OnPage<'_>, links: &[Inline]) -> String {
    links.iter().map(|link| inline(on, link)).collect::<Vec<_>>().join(", ")
}

fn definition_list(on: &OnPage<'_>, facts: &[Fact]) -> String {
    let mut out = "<dl class=\"cb-facts\">".to_owned();
    for fact in facts {
        let name = escape(&field_name(on, &fact.field));
        let _ = write!(out, "<dt>{name}</dt><dd>{}</dd>", items(on, &fact.items));
    }
    out.push_str("</dl>");
    out
}

fn field_name(on: &OnPage<'_>, field: &str) -> String {
    let names = field.split('.').map(|name| on.cx.words.field(name));
    names.collect::<Vec<_>>().join(": ")
}

fn cell(on: &OnPage<'_>, cell: &Cell) -> String {
    items(on, &cell.items)
}

fn items(on: &OnPage<'_>, items: &[Item]) -> String {
    match items {
        [] => String::new(),
        [one] => item(on, one),
        many if many.iter().all(is_word) => {
            many.iter().map(|it| item(on, it)).collect::<Vec<_>>().join(", ")
        }
        many => {
            let many = many.iter().map(|it| format!("<li>{}</li>", item(on, it)));
            format!("<ul>{}</ul>", many.collect::<String>())
        }
    }
}

/// A word or a value, several of which read well in one line; a sentence has a line of its own.
fn is_word(it: &Item) -> bool {
    let short = |word: &Inline| {
        let plain = word.plain();
        matches!(word, Inline::Text { .. } | Inline::Literal(_))
            && plain.len() < 30
            && !plain.ends_with('.')
    };
    it.facts.is_empty() && it.words.iter().all(short)
}

/// A value; one that has fields shows them one after the other.
fn item(on: &OnPage<'_>, it: &Item) -> String {
    let mut parts = vec![inlines(on, &it.words)];
    for fact in &it.facts {
        let name = escape(&field_name(on, &fact.field));
        let class = format!("cb-in cb-in-{}", fact.field);
        parts.push(format!(
            "<span class=\"{class}\"><span class=\"cb-name\">{name}:</span> {}</span>",
            items(on, &fact.items)
        ));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn inlines(on: &OnPage<'_>, words: &[Inline]) -> String {
    words.iter().map(|it| inline(on, it)).collect()
}

/// Words of a heading. mdBook's search puts headings into the page as they are, so that they
/// hold no signs of HTML, not even written as entities.
pub fn heading(on: &OnPage<'_>, it: &Inline) -> String {
    match it {
        Inline::Text { words, language } => {
            inline(on, &Inline::Text { words: name(words), language: language.clone() })
        }
        other => inline(on, other),
    }
}

/// Words, a link or a value.
pub fn words(on: &OnPage<'_>, it: &Inline) -> String {
    inline(on, it)
}

fn inline(on: &OnPage<'_>, it: &Inline) -> String {
    let lang = |language: &Option<String>| match language {
        Some(language) => format!(" lang=\"{}\"", escape(language)),
        None => String::new(),
    };
    match it {
        Inline::Text { words, language: None } => foreign::words(on, words),
        Inline::Text { words, language } => {
            format!("<span{}>{}</span>", lang(language), escape(words))
        }
        Inline::Link { to, words, language } => {
            let href = escape(&on.cx.places.href(on.page, to));
            let lang = match language {
                None => foreign::lang(on.cx.language, words).to_owned(),
                language => lang(language),
            };
            format!("<a href=\"{href}\"{lang}>{}</a>", escape(words))
        }
        Inline::Prose { words, language } => {
            let html = prose(on, words);
            // A single paragraph reads better without the space around one.
            let single = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
            let html = single.filter(|inner| !inner.contains("<p>")).unwrap_or(&html);
            match language {
                None => html.to_owned(),
                language => format!("<span{}>{html}</span>", lang(language)),
            }
        }
        Inline::Literal(words) => foreign::verbatim(on, words),
        Inline::Quote(words) => format!("<q>{}</q>", foreign::verbatim(on, words)),
        Inline::Unknown(question, words) => {
            let href = escape(&on.cx.places.href(on.page, question));
            let unknown = escape(&on.cx.words.ui("not-known-yet"));
            if on.narrow {
                let title = escape(words);
                let (lang, unknown) = match foreign::lang(on.cx.language, words) {
                    "" => ("", unknown),
                    lang => {
                        let own = escape(&on.cx.language.0);
                        (lang, format!("<span lang=\"{own}\">{unknown}</span>"))
                    }
                };
                return format!(
                    "<a class=\"cb-unknown\" href=\"{href}\" title=\"{title}\"{lang}>{unknown}</a>"
                );
            }
            format!(
                "<span class=\"cb-unknown\">{unknown}: <a href=\"{href}\">{}</a></span>",
                foreign::words(on, words)
            )
        }
    }
}
