//! The messages of a chapter: the paragraphs, headings, items and cells that are translated one
//! by one. They are pieces of its text, so that all that stands between them stays as it is.

use super::chapter::{directives, parser};
use crate::model::mentions;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// A message and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its place in the text.
    pub range: Range<usize>,
    /// What it says, on one line.
    pub words: String,
    /// What sort of piece it is.
    pub sort: Sort,
}

/// The sort of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// A paragraph, or an item of a list.
    Words,
    /// A heading that has no id of its own, with the text from which it gets one.
    Heading(String),
    /// A cell of a table.
    Cell,
    /// The text of a picture.
    Picture,
}

impl Message {
    /// Whether there is anything to translate in it: directives, codes and references without
    /// words of their own are the same in every language.
    pub fn is_translatable(&self) -> bool {
        let mut rest = self.words.clone();
        for range in directives(&self.words).into_iter().rev() {
            rest.replace_range(range.range, "");
        }
        let words = parser(&rest).filter_map(|(event, _)| match event {
            Event::Text(words) => Some(words.chars().any(char::is_alphabetic)),
            _ => None,
        });
        words.into_iter().any(|letters| letters)
    }

    /// Whether a translation can stand in its place: it is one piece of the same sort, and has
    /// the same directives and references.
    pub fn takes(&self, translation: &str) -> bool {
        if self.sort == Sort::Picture {
            return true;
        }
        // `1. Roles` begins a list, but not in a heading or a cell.
        let text = match self.sort {
            Sort::Words => translation.to_owned(),
            _ => format!("# {translation}"),
        };
        let mut blocks = parser(&text).map(|(event, _)| event).filter(is_block);
        let first = blocks.next();
        let one = matches!(first, Some(Event::Start(Tag::Paragraph | Tag::Heading { .. })));
        let heading = matches!(first, Some(Event::Start(Tag::Heading { .. })));
        let same = heading == (self.sort != Sort::Words);
        one && same && blocks.count() == 1 && marks(translation) == marks(&self.words)
    }
}

/// Directives and references, in any order.
fn marks(words: &str) -> Vec<String> {
    let written = directives(words).into_iter().map(|it| words[it.range].to_owned());
    let mut marks: Vec<String> =
        written.chain(mentions(words).map(|(_, to)| to.to_owned())).collect();
    marks.sort();
    marks
}

/// Whether an event begins or ends something that stands by itself.
fn is_block(event: &Event<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    match event {
        Event::Start(
            Emphasis
            | Strong
            | Strikethrough
            | Superscript
            | Subscript
            | Link { .. }
            | Image { .. },
        ) => false,
        Event::End(
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image,
        ) => false,
        Event::Start(_) | Event::End(_) | Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

/// All messages of a text, in their order.
pub fn messages(text: &str) -> Vec<Message> {
    let mut reading = Reading { text, found: Vec::new(), run: None, sort: Sort::Words };
    let mut code = false;
    for (event, range) in parser(text) {
        match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &**info == "mermaid" => {
                let words = super::chapter::pictures(&text[range.clone()]);
                let words = words.into_iter().map(|(_, words)| words).collect();
                reading.found.push(Message { range, words, sort: Sort::Picture });
                code = true;
            }
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            _ if code => {}
            Event::TaskListMarker(_) => {}
            event if is_block(event) => {
                reading.close();
                reading.sort = match event {
                    Event::Start(Tag::Heading { id: None, classes, attrs, .. })
                        if classes.is_empty() && attrs.is_empty() =>
                    {
                        Sort::Heading(String::new())
                    }
                    Event::Start(Tag::TableCell) => Sort::Cell,
                    _ => Sort::Words,
                };
            }
            event => reading.inline(event, range),
        }
    }
    reading.close();
    reading.found
}

struct Reading<'t> {
    text: &'t str,
    found: Vec<Message>,
    run: Option<Run>,
    sort: Sort,
}

/// Words that follow each other.
struct Run {
    range: Range<usize>,
    /// The lines that are over.
    lines: String,
    /// Where the line that is not over begins; nothing right after a break.
    line: Option<usize>,
}

impl Reading<'_> {
    fn inline(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let (Sort::Heading(slug), Event::Text(words) | Event::Code(words)) =
            (&mut self.sort, event)
        {
            slug.push_str(words);
        }
        // A sign that is escaped begins behind its backslash.
        let start = match self.text[..range.start].ends_with('\\') {
            true => range.start - 1,
            false => range.start,
        };
        let run = self.run.get_or_insert_with(|| Run {
            range: start..start,
            lines: String::new(),
            line: Some(start),
        });
        if matches!(event, Event::SoftBreak | Event::HardBreak) {
            if let Some(line) = run.line.take() {
                run.lines.push_str(self.text[line..range.start.max(line)].trim_end());
                run.lines.push_str(if *event == Event::HardBreak { "<br> " } else { " " });
            }
            return;
        }
        run.line.get_or_insert(start);
        run.range.end = run.range.end.max(range.end);
    }

    fn close(&mut self) {
        let sort = std::mem::replace(&mut self.sort, Sort::Words);
        let Some(Run { range, lines, line }) = self.run.take() else { return };
        let line = line.map_or("", |line| &self.text[line..range.end.max(line)]);
        let words = format!("{lines}{line}").trim().to_owned();
        self.found.push(Message { range, words, sort });
    }
}

/// An id from the words of a heading, as mdBook makes one, that is not taken yet.
pub fn id(words: &str, taken: &mut Vec<String>) -> String {
    let sign = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    };
    let id: String = words.trim().to_lowercase().chars().filter_map(sign).collect();
    let numbered = (1..).map(|n| format!("{id}-{n}"));
    let free = std::iter::once(id.clone()).chain(numbered).find(|id| !taken.contains(id));
    let free = free.unwrap_or_default();
    taken.push(free.clone());
    free
}

/// The names in a `SUMMARY.md`: of chapters and of parts.
pub fn names(summary: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (event, range) in parser(summary) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Heading { .. }) => {
                open = true;
                found.push((range.start, String::new()));
            }
            Event::End(TagEnd::Link | TagEnd::Heading(_)) => open = false,
            Event::Text(words) | Event::Code(words) if open => {
                if let Some((_, name)) = found.last_mut() {
                    name.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found.retain(|(_, name)| name != "Summary" && !name.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        messages(text).into_iter().map(|it| it.words).collect()
    }

    #[test]
    fn a_message_is_a_piece_on_one_line() {
        let text = "# One *two*\n\nA line\nand [words](@roles/x)\n\n> quoted\n> again\n\n- item\n  goes on\n- [ ] to do\n  - below\n\n| a | b \\| c |\n|---|---|\n| `d` | \\*e |\n\n```yaml\nx: y\n```\n\nend\\\nof it\n";
        let expected = [
            "One *two*",
            "A line and [words](@roles/x)",
            "quoted again",
            "item goes on",
            "to do",
            "below",
            "a",
            "b \\| c",
            "`d`",
            "\\*e",
            "end<br> of it",
        ];
        assert_eq!(words(text), expected);
    }

    #[test]
    fn what_is_the_same_in_every_language_is_not_translated() {
        let translatable = |text: &str| messages(text).iter().all(Message::is_translatable);
        assert!(translatable("There are {{#count roles}} roles"));
        for same in ["{{#table roles}}", "`code`", "[](@roles/x)", "12 %"] {
            assert!(!translatable(same), "{same}");
        }
    }

    #[test]
    fn a_heading_may_begin_with_a_number() {
        let message = &messages("# 1. Roles")[0];
        assert!(message.takes("1. Роли") && !message.takes("1. Роли\n\n2. Права"));
    }

    #[test]
    fn a_translation_keeps_marks_and_stays_one_piece() {
        let message = &messages("See [words](@roles/x), {{#count roles}} of them")[0];
        assert!(message.takes("{{#count roles}}, см. [слова](@roles/x)"));
        for wrong in [
            "См. [слова](@roles/y), {{#count roles}}",
            "См. [слова](@roles/x)",
            "1. См. [слова](@roles/x), {{#count roles}}",
            "# См. [слова](@roles/x), {{#count roles}}",
            "См. [слова](@roles/x)\n\n{{#count roles}}",
        ] {
            assert!(!message.takes(wrong), "{wrong}");
        }
    }

    #[test]
    fn ids_are_those_of_mdbook_and_never_twice_the_same() {
        let mut taken = Vec::new();
        let ids = ["Ten sentences, 1", "Two  tracks", "Two tracks", "Two tracks"];
        let ids: Vec<String> = ids.iter().map(|words| id(words, &mut taken)).collect();
        assert_eq!(ids, ["ten-sentences-1", "two--tracks", "two-tracks", "two-tracks-1"]);
    }
}
