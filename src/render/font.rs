//! How wide words are in the face that the site ships, and how they break into lines.

use std::sync::LazyLock;

const REGULAR: &[u8] = include_bytes!("../../theme/fonts/measure/noto-sans-regular.ttf");
const BOLD: &[u8] = include_bytes!("../../theme/fonts/measure/noto-sans-bold.ttf");

/// The last character that the tables below know.
const LAST: u32 = 0x27ff;

/// Thousandths of the size, by character. A character that the face lacks is drawn in whatever
/// face the reader has; an emoji, the widest of them, takes about 1.4 of the size.
static WIDTHS: LazyLock<[Vec<u16>; 2]> = LazyLock::new(|| [advances(REGULAR), advances(BOLD)]);
const UNKNOWN: u16 = 1400;

fn advances(file: &[u8]) -> Vec<u16> {
    let Ok(face) = ttf_parser::Face::parse(file, 0) else { return Vec::new() };
    let em = u32::from(face.units_per_em()).max(1);
    let width = |c: u32| {
        let glyph = face.glyph_index(char::from_u32(c)?)?;
        let units = u32::from(face.glyph_hor_advance(glyph)?);
        u16::try_from(units * 1000 / em).ok()
    };
    (0..=LAST).map(|c| width(c).unwrap_or(UNKNOWN)).collect()
}

/// Whether the face that the site ships can write a character, also in bold.
pub fn has(c: char) -> bool {
    WIDTHS.iter().all(|table| table.get(c as usize).is_some_and(|width| *width != UNKNOWN))
}

/// A way to write: size in pixels, and weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Size.
    pub size: u16,
    /// Whether it is bold.
    pub bold: bool,
}

impl Style {
    /// How wide words are, in pixels, rounded up.
    pub fn width(self, words: &str) -> i32 {
        let table = &WIDTHS[usize::from(self.bold)];
        let width = |c: char| table.get(c as usize).copied().unwrap_or(UNKNOWN);
        let thousandths: u32 = words.chars().map(|c| u32::from(width(c))).sum();
        i32::try_from((thousandths * u32::from(self.size)).div_ceil(1000)).unwrap_or(i32::MAX)
    }

    /// A word in pieces that are no wider than this, with hyphens where it was broken.
    pub fn pieces(self, word: &str, width: i32) -> Vec<String> {
        if self.width(word) <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = Vec::new();
        let mut piece = String::new();
        for c in word.chars() {
            if !piece.is_empty() && self.width(&format!("{piece}{c}-")) > width {
                let hyphen = piece.ends_with(char::is_alphabetic) && c.is_alphabetic();
                let whole = std::mem::take(&mut piece);
                pieces.push(if hyphen { whole + "-" } else { whole });
            }
            piece.push(c);
        }
        pieces.push(piece);
        pieces
    }

    /// Words in lines that are no wider than this; a word that is wider is broken.
    pub fn lines(self, words: &str, width: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in clean(words).split_whitespace() {
            if let Some(line) = lines.last_mut() {
                let longer = format!("{line} {word}");
                if self.width(&longer) <= width {
                    *line = longer;
                    continue;
                }
            }
            lines.extend(self.pieces(word, width));
        }
        lines
    }
}

/// Words that can be drawn: without characters that XML forbids and without marks that turn the
/// direction of what stands around them.
pub fn clean(words: &str) -> String {
    let bad = |c: char| {
        (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    words.chars().filter(|c| !bad(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_face_has_every_letter_of_the_three_languages() {
        let letters = "AZaz09АЯаяЁёҒғӢӣҚқӮӯҲҳҶҷ→←↑↓✓■№«»—…≤’";
        for table in WIDTHS.iter() {
            let missing: String =
                letters.chars().filter(|c| table.get(*c as usize) == Some(&UNKNOWN)).collect();
            assert_eq!(missing, "");
        }
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        let style = Style { size: 14, bold: false };
        let long = "x".repeat(300);
        for words in
            ["Give the service", "Направление в службу", &long, "", "😀😀😀 a\u{0}\u{202e}b"]
        {
            let lines = style.lines(words, 80);
            assert!(lines.iter().all(|line| style.width(line) <= 80), "{lines:?}");
            let letters =
                |text: &str| clean(text).replace('-', "").split_whitespace().collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(words));
        }
    }

    #[test]
    fn a_word_is_broken_only_where_it_must_be_and_then_hyphenated() {
        let style = Style { size: 14, bold: false };
        assert_eq!(style.pieces("план", 80), ["план"]);
        let pieces = style.pieces("индивидуальный", 80);
        assert!(pieces.len() == 2 && pieces[0].ends_with('-'), "{pieces:?}");
        assert_eq!(style.pieces("12345678901234567890", 80).concat(), "12345678901234567890");
    }
}
