//! Names that a made-up book must not hold: countries, places of the region, bodies, and what
//! looks like the name of a person.
//!
//! The countries are those of Unicode CLDR 48 in three languages (© Unicode, Inc., licence
//! Unicode-3.0), one a line in `names/<language>.txt`; `names/other.txt` is ours.

use std::sync::LazyLock;

/// A name as the words that stand in a text side by side.
struct Name {
    words: Vec<Word>,
}

struct Word {
    stem: &'static str,
    /// How many letters may follow the stem.
    ending: std::ops::RangeInclusive<usize>,
}

const COUNTRIES: &[(&str, &str)] = &[
    ("en", include_str!("names/en.txt")),
    ("ru", include_str!("names/ru.txt")),
    ("tg", include_str!("names/tg.txt")),
];

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let countries = COUNTRIES.iter().flat_map(|(language, names)| {
        names.lines().map(move |name| Name {
            words: name.split(' ').map(|word| inflected(language, word)).collect(),
        })
    });
    let other = include_str!("names/other.txt").lines().filter(|line| !line.starts_with('#'));
    let other = other.map(|name| Name { words: name.split(' ').map(starred).collect() });
    countries.chain(other).collect()
});

/// A word of the name of a country with the endings that it takes: `Iraqi`, `Сирией`.
fn inflected(language: &str, word: &'static str) -> Word {
    let (vowels, most): (&[char], usize) = match language {
        "en" => (&['a'], 3),
        _ => (&['а', 'я', 'й', 'ь', 'ы', 'и', 'ӣ', 'е', 'о'], 2),
    };
    let stem = word.strip_suffix(vowels).unwrap_or(word);
    match (stem.chars().count(), stem == word) {
        (..4, _) => Word { stem: word, ending: 0..=0 },
        (_, true) => Word { stem, ending: 0..=most },
        // Without any ending it is another word: the chin and China.
        (_, false) => Word { stem, ending: 1..=most },
    }
}

fn starred(word: &'static str) -> Word {
    match word.strip_suffix('*') {
        Some(stem) => Word { stem, ending: 0..=usize::MAX },
        None => Word { stem: word, ending: 0..=0 },
    }
}

impl Word {
    fn is(&self, word: &str) -> bool {
        word.strip_prefix(self.stem).is_some_and(|rest| self.ending.contains(&rest.chars().count()))
    }
}

/// The first real name in a text, as it is written there.
pub(super) fn real(text: &str) -> Option<String> {
    let words = words(text);
    NAMES.iter().find_map(|name| {
        let found = words
            .windows(name.words.len())
            .find(|found| found.iter().zip(&name.words).all(|(word, due)| due.is(word)))?;
        Some(found.join(" "))
    })
}

/// What in a text looks like the name of a person: a form of address before a name, a father's
/// name, or the ending of Tajik family names.
pub(super) fn person(text: &str) -> Option<String> {
    const ADDRESSED: &[&str] = &[
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
        "Prof",
        "г-н",
        "г-жа",
        "господин",
        "госпожа",
        "ҷаноби",
        "хонум",
    ];
    const ENDINGS: &[&str] =
        &["ович", "евич", "овна", "евна", "зода", "zoda", "zade", "ovich", "evich", "ovna", "evna"];
    let words = words(text);
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let addressed = words.windows(2).find(|pair| ADDRESSED.contains(&pair[0]) && capital(pair[1]));
    if let Some(pair) = addressed {
        return Some(pair.join(" "));
    }
    let named = words.iter().find(|word| {
        let ending = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
        capital(word) && ending.is_some_and(|rest| rest.chars().count() > 1)
    });
    named.map(|word| (*word).to_owned())
}

fn words(text: &str) -> Vec<&str> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '.' | '&');
    let words = text.split(|c: char| !part(c)).map(|word| word.trim_matches(['-', '.', '’']));
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_are_found_in_the_forms_that_they_take() {
        for (text, due) in [
            ("She came back from Syria.", "Syria"),
            ("An Iraqi paper", "Iraqi"),
            ("the Chinese border", "Chinese"),
            ("Republic of Tajikistan", "Tajikistan"),
            ("a Tajik school", "Tajik"),
            ("Вернулась из Сирии", "Сирии"),
            ("с Таджикистаном", "Таджикистаном"),
            ("таджикский язык", "таджикский"),
            ("аз Ироқ омад", "Ироқ"),
            ("Ҷумҳурии Тоҷикистон", "Тоҷикистон"),
            ("funded by the European Union", "European Union"),
        ] {
            assert_eq!(real(text).as_deref(), Some(due), "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "Individual plans of the Republic of Veldania",
            "The chin is not asked for; Chin up",
            "Того, кто вернулся, спрашивают первым",
            "Малыш и Индивид",
            "turkey and jordan in lower case are a bird and a river",
            "Министерство внутренних дел Велдании",
        ] {
            assert_eq!(real(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_persons_are_found() {
        assert_eq!(person("Ask Dr Velan.").as_deref(), Some("Dr Velan"));
        assert_eq!(person("Иван Петрович сказал").as_deref(), Some("Петрович"));
        assert_eq!(person("Раҳмонзода гуфт").as_deref(), Some("Раҳмонзода"));
        assert_eq!(person("The head of the unit, case manager K1"), None);
    }
}
