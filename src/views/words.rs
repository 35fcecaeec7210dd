//! The words of the interface.

use crate::casebook::Published;
use std::collections::BTreeMap;

/// The words of one language, by key: `ui.used-by`, `fields.need-to-know`, `words.not-yet`,
/// `kinds.roles`, `kind.Role`. A key without words is made readable: `need-to-know` becomes
/// "Need to know".
#[derive(Debug, Default, Clone)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// From the pairs of a file of `theme/i18n`.
    pub fn new(words: BTreeMap<String, String>) -> Words {
        Words { words }
    }

    /// Words of the frame: headings, banners, notes.
    pub fn ui(&self, key: &str) -> String {
        self.get("ui", key)
    }

    /// The name of a field.
    pub fn field(&self, name: &str) -> String {
        self.get("fields", name)
    }

    /// A word of a closed list.
    pub fn word(&self, word: &str) -> String {
        self.words.get(&format!("words.{word}")).cloned().unwrap_or_else(|| word.replace('-', " "))
    }

    /// So many of a unit, in the form that the number asks for: `5 working days`. The forms of a
    /// unit are separated by strokes: one for one and one for more, or the three of Russian.
    pub fn count(&self, unit: &str, number: u32) -> String {
        let Some(forms) = self.words.get(&format!("counts.{unit}")) else {
            return format!("{number} {unit}");
        };
        let forms: Vec<&str> = forms.split('|').map(str::trim).collect();
        let form = match (forms.len(), number % 10, number % 100) {
            (2, ..) => usize::from(number != 1),
            (3, _, 11..=14) => 2,
            (3, 1, _) => 0,
            (3, 2..=4, _) => 1,
            (3, ..) => 2,
            _ => 0,
        };
        forms.get(form).unwrap_or(&"{}").replace("{}", &number.to_string())
    }

    /// A duration such as `5 working-days`.
    pub fn duration(&self, written: &str) -> String {
        let parts = written.split_once(' ');
        let read = parts.and_then(|(number, unit)| Some((number.parse().ok()?, unit)));
        match read {
            Some((number, unit)) => self.count(unit.strip_suffix('s').unwrap_or(unit), number),
            None => written.to_owned(),
        }
    }

    /// A date such as `2026-11-22`, or a month or a year.
    pub fn date(&self, written: &str) -> String {
        let mut parts = written.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let (form, day) = match (month, day) {
            (Some(_), Some(day)) => ("date", day),
            (Some(_), None) => ("date-month", ""),
            _ => return written.to_owned(),
        };
        let form = self.ui(form).replace("{y}", year.unwrap_or_default());
        form.replace("{m}", month.unwrap_or_default()).replace("{d}", day)
    }

    /// What several of a kind are called.
    pub fn kinds(&self, plural: &str) -> String {
        self.get("kinds", plural)
    }

    /// What one of a kind is called.
    pub fn kind(&self, singular: &str) -> String {
        let spaced: String = singular
            .char_indices()
            .map(|(i, c)| {
                if i > 0 && c.is_uppercase() {
                    format!(" {}", c.to_lowercase())
                } else {
                    c.to_string()
                }
            })
            .collect();
        self.words.get(&format!("kind.{singular}")).cloned().unwrap_or(spaced)
    }

    /// All words of a group, by key.
    pub fn group(&self, group: &str) -> BTreeMap<String, String> {
        let words = self.words.iter();
        let own = words.filter_map(|(key, words)| {
            let key = key.strip_prefix(group)?.strip_prefix('.')?;
            Some((key.to_owned(), words.clone()))
        });
        own.collect()
    }

    /// A key made readable.
    pub fn plain(&self, key: &str) -> String {
        let words = key.replace('-', " ");
        let mut chars = words.chars();
        let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        first + chars.as_str()
    }

    /// The words under a key of a group.
    pub fn get(&self, group: &str, key: &str) -> String {
        self.words.get(&format!("{group}.{key}")).cloned().unwrap_or_else(|| self.plain(key))
    }
}

/// Which edition a book is: version, day, release, for whom.
pub fn edition(book: &Published, words: &Words) -> String {
    let config = &book.config;
    let audience = format!("{:?}", book.audience).to_lowercase();
    let as_of = config.as_of.as_ref().map(|date| words.date(date.as_str())).unwrap_or_default();
    words
        .ui("edition")
        .replace("{version}", &config.version)
        .replace("{as-of}", &as_of)
        .replace("{release}", &words.word(config.release.word()))
        .replace("{audience}", &words.word(&audience))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_form_that_they_ask_for() {
        let words =
            |forms: &str| Words::new(BTreeMap::from([("counts.day".to_owned(), forms.to_owned())]));
        let russian = words("{} день | {} дня | {} дней");
        let read: Vec<String> = [1, 2, 5, 11, 21, 22, 112].map(|n| russian.count("day", n)).into();
        assert_eq!(read.join(", "), "1 день, 2 дня, 5 дней, 11 дней, 21 день, 22 дня, 112 дней");
        assert_eq!(words("{} day | {} days").duration("3 days"), "3 days");
        assert_eq!(words("{} day | {} days").duration("1 day"), "1 day");
        assert_eq!(words("{} рӯз").duration("3 days"), "3 рӯз");
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        let russian = Words::new(BTreeMap::from([
            ("ui.date".to_owned(), "{d}.{m}.{y}".to_owned()),
            ("ui.date-month".to_owned(), "{m}.{y}".to_owned()),
        ]));
        let dates = ["2026-11-22", "2026-11", "2026"].map(|it| russian.date(it));
        assert_eq!(dates, ["22.11.2026", "11.2026", "2026"]);
    }
}
