//! What the text of a page says, section by section: what search looks through.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// A heading and the text below it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its id; none for the beginning of the page.
    pub(super) anchor: String,
    /// Its words.
    pub(super) title: String,
    /// The text, a block a line.
    pub(super) text: String,
    /// Where it comes from and why it is there, likewise.
    pub(super) aside: String,
}

/// Cuts a page at its headings with ids, down to the third level.
pub(super) fn sections(html: &str) -> Vec<Piece> {
    let reader = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = reader.feed(&input);
    reader.end();
    let State { mut pieces, .. } = reader.sink.0.into_inner();
    for piece in &mut pieces {
        piece.title = line(&piece.title);
        for text in [&mut piece.text, &mut piece.aside] {
            let lines = text.lines().map(line).filter(|line| !line.is_empty());
            *text = lines.collect::<Vec<_>>().join("\n");
        }
    }
    pieces.retain(|piece| !piece.title.is_empty() || !piece.text.is_empty());
    pieces
}

/// White space made one, and nothing of what only says where a word may break.
fn line(text: &str) -> String {
    let text = text.replace(['\u{ad}', '\u{200b}', '\u{2060}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Reader(RefCell<State>);

struct State {
    pieces: Vec<Piece>,
    /// Whether the words of a heading are read.
    heading: bool,
    /// The element whose inside nobody looks for, and how deep we are in elements of its name.
    skipped: Option<Inside>,
    /// The same for one that says where things come from.
    aside: Option<Inside>,
}

/// The name of an element, and how many of that name are open in it.
type Inside = (String, usize);

/// Counts the tags of an element that we are inside of.
fn count(inside: &mut Option<Inside>, name: &str, by: isize) {
    if let Some((_, depth)) = inside.as_mut().filter(|(open, _)| open == name) {
        *depth = depth.saturating_add_signed(by);
        if *depth == 0 {
            *inside = None;
        }
    }
}

impl Default for State {
    fn default() -> State {
        State { pieces: vec![Piece::default()], heading: false, skipped: None, aside: None }
    }
}

/// Elements and classes whose text is on every page, or is a picture or what a picture says again.
const SKIPPED: &[&str] = &["svg", "script", "style", "nav", "button", "noscript"];
const SKIPPED_CLASSES: &[&str] =
    &["cb-banner", "cb-translation", "cb-foot", "cb-marks", "cb-equivalent"];

/// The class of what says where things come from.
const ASIDE: &str = "cb-why";

const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "var", "wbr",
];

impl State {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        let by = isize::from(!tag.self_closing);
        if self.skipped.is_some() {
            count(&mut self.skipped, name, by);
            return;
        }
        count(&mut self.aside, name, by);
        let attribute = |wanted: &str| {
            tag.attrs.iter().find(|it| &*it.name.local == wanted).map(|it| &*it.value)
        };
        let class = attribute("class").unwrap_or_default();
        let hidden = attribute("aria-hidden") == Some("true")
            || class.split_whitespace().any(|class| SKIPPED_CLASSES.contains(&class));
        if (SKIPPED.contains(&name) || hidden) && !tag.self_closing && name != "img" {
            self.skipped = Some((name.to_owned(), 1));
            return;
        }
        if self.aside.is_none() && class.split_whitespace().any(|class| class == ASIDE) {
            self.aside = Some((name.to_owned(), 1));
        }
        match (name, attribute("id")) {
            ("h1", _) if self.pieces.len() == 1 => self.heading = true,
            ("h1" | "h2" | "h3", Some(id)) => {
                self.pieces.push(Piece { anchor: id.to_owned(), ..Piece::default() });
                self.heading = true;
            }
            _ => self.edge(name),
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped.is_some() {
            count(&mut self.skipped, name, -1);
            return;
        }
        count(&mut self.aside, name, -1);
        if matches!(name, "h1" | "h2" | "h3") {
            self.heading = false;
        }
        self.edge(name);
    }

    /// A block is a line of its own.
    fn edge(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.add("\n");
        }
    }

    fn add(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        let Some(last) = self.pieces.last_mut() else { return };
        let to = match (self.heading, &self.aside) {
            (true, _) => &mut last.title,
            (_, None) => &mut last.text,
            (_, Some(_)) => &mut last.aside,
        };
        to.push_str(text);
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => state.open(&tag),
            Token::TagToken(tag) => state.close(&tag.name),
            // In the text of HTML a line break is a space; only a block is a line.
            Token::CharacterTokens(text) => state.add(&text.replace('\n', " ")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
