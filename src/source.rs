//! Where is it written? Files and places in them. Knows nothing of what the files mean.

use serde::{Deserialize, Serialize};

/// A file of a casebook, by its number in [`Sources`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct FileId(pub u32);

/// A stretch of a file, in bytes of its text; `start == end` is a place between two characters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// The file it lies in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { file, start: byte(start), end: byte(end.max(start)) }
    }
}

/// One file as it was read.
#[derive(Debug)]
pub struct SourceFile {
    /// Path from the folder of the book, with `/` on every system.
    pub path: String,
    /// Its text; a byte order mark is not part of it.
    pub text: String,
    /// Offset of the first byte of each line.
    lines: Vec<u32>,
}

/// All files that a casebook was read from, in the order they were added.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and gives its number.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let starts = text.match_indices('\n').map(|(at, _)| Span::new(FileId(0), 0, at + 1).end);
        let lines = std::iter::once(0).chain(starts).collect();
        self.files.push(SourceFile { path: path.into(), text, lines });
        FileId(u32::try_from(self.files.len() - 1).expect("fewer than four thousand million files"))
    }

    /// The file of that number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Every file with its number.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Line and column of the first character of a span, both counted from 1, columns in
    /// characters (not bytes), as editors count them.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let file = self.file(span.file);
        let line = file.lines.partition_point(|start| *start <= span.start).max(1);
        let start = file.lines[line - 1] as usize;
        let before = file.text.get(start..span.start as usize).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The text that a span covers; empty when it lies outside the file.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("a.yml", "id: a\ntitle: Ҳуҷҷат x\n");
        let at = sources.file(file).text.find('x').expect("x is there");
        assert_eq!(sources.line_column(Span::new(file, at, at + 1)), (2, 15));
    }
}
