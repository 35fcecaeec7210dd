//! Values as they are written in YAML, and words written as values.

use super::super::node::Node;
use std::ops::Range;

/// Up to which column a line is written.
pub(super) const WIDTH: usize = 100;

/// A value as it is written.
pub(super) struct Piece {
    /// All of it, with the mark of a block such as `>-`.
    pub(super) range: Range<usize>,
    /// How it is written, if it is no block.
    pub(super) inline: Option<String>,
    /// The mark of a block, and its lines.
    pub(super) block: Option<(String, Vec<String>)>,
}

impl Piece {
    pub(super) fn of(text: &str, node: &Node) -> Piece {
        let line = text[..node.start].rfind('\n').map_or(0, |at| at + 1);
        let above = text[..line].trim_end();
        let mark = above.trim_end_matches(|c: char| c == '-' || c == '+' || c.is_ascii_digit());
        let header = mark.len().saturating_sub(1);
        if text[line..node.start].trim().is_empty() && mark.ends_with(['>', '|']) {
            let end = text[..node.end].trim_end().len();
            let lines = text[line..end]
                .lines()
                .map(|it| it.get(node.start - line..).unwrap_or_default().to_owned());
            let block = (above[header..].to_owned(), lines.collect());
            return Piece { range: header..end, inline: None, block: Some(block) };
        }
        let range = node.start..node.end;
        Piece { inline: Some(text[range.clone()].to_owned()), range, block: None }
    }

    /// The same below a key at this column.
    pub(super) fn at_indent(&self, indent: usize) -> String {
        match (&self.inline, &self.block) {
            (_, Some((mark, lines))) => format!("{mark}{}", indented(lines, indent + 2)),
            (Some(words), _) if !words.contains('\n') => words.clone(),
            // The lines of a word that goes on below must stand deeper than its key.
            (Some(words), _) => {
                let mut lines = words.lines();
                let first = lines.next().unwrap_or_default().to_owned();
                let rest: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
                first + &indented(&rest, indent + 2)
            }
            _ => String::new(),
        }
    }
}

fn indented(lines: &[String], indent: usize) -> String {
    let line = |line: &String| match line.as_str() {
        "" => "\n".to_owned(),
        line => format!("\n{}{line}", " ".repeat(indent)),
    };
    lines.iter().map(line).collect()
}

pub(super) fn flow_map(present: &[(String, String)], lines: &[(String, String)]) -> String {
    let present = present.iter().map(|(language, words)| format!("{language}: {words}"));
    let new = lines.iter().map(|(language, words)| format!("{language}: {}", quoted(words)));
    format!("{{{}}}", present.chain(new).collect::<Vec<_>>().join(", "))
}

/// Words as the value of a key at this column: quoted, or as a block where they are long.
pub(super) fn in_block(words: &str, indent: usize) -> String {
    if words.contains('\n') {
        let lines: Vec<String> = words.lines().map(str::to_owned).collect();
        return format!("|-{}", indented(&lines, indent + 2));
    }
    let long = indent + 6 + words.chars().count() > WIDTH;
    if !long || words.contains("  ") {
        return quoted(words);
    }
    let room = WIDTH - indent.min(WIDTH / 2) - 2;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    format!(">-{}", indented(&lines, indent + 2))
}

/// Words between quotation marks, where no character of theirs means anything.
pub(super) fn quoted(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", words.replace('\n', "\\n").replace('\t', "\\t"))
}

/// Whether a word may stand in `{..}` as it is written.
pub(super) fn safe(words: &str) -> bool {
    let closed = |mark: char| words.len() > 1 && words.starts_with(mark) && words.ends_with(mark);
    closed('"') || closed('\'') || !words.contains(|c: char| ",[]{}:?#&*!|>%@`'\"".contains(c))
}

pub(super) fn column(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[line..at].chars().count()
}

pub(super) fn rest_of_line(text: &str, at: usize) -> &str {
    text[at..].split('\n').next().unwrap_or_default()
}
