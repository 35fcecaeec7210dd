//! Numbers and words in few bytes that stand in a script as they are.

/// The digits: printable, and nothing that a script or the lists here give a meaning to. The
/// first half ends a number, the second half goes on.
pub(super) const DIGITS: &str =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_*+/=~^<>()[]{}|:!?@#$%&'`";

const HALF: usize = 44;

/// Appends a number.
pub(super) fn number(out: &mut String, mut value: usize) {
    let digit = |at: usize| char::from(DIGITS.as_bytes()[at]);
    while value >= HALF {
        out.push(digit(HALF + value % HALF));
        value /= HALF;
    }
    out.push(digit(value));
}

/// Appends a word after one that it may begin like: how many letters they share, and the rest.
pub(super) fn word(out: &mut String, before: &str, word: &str) {
    let shared = before.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    let shared = shared.min(HALF - 1);
    number(out, shared);
    out.extend(word.chars().skip(shared));
}
