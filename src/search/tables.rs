//! The tables behind the steps of a word. The page's script gets the same ones, written from
//! here: there is no second copy of them.

use std::collections::BTreeMap;
use std::fmt::Write;

/// What is a word: letters and digits, and hyphens between them. `FL-15` is one word.
pub(super) const WORD: &str = r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*";

/// Letters that are written or typed in more than one way, and the one that is kept. Many people
/// type Tajik on Russian keyboards, without the letters of the second row and with a hard sign or
/// without; the third row is what old fonts put in their places.
pub(super) const FOLD: &[(char, &str)] = &[
    ('ё', "е"),
    ('ғ', "г"),
    ('ӣ', "и"),
    ('қ', "к"),
    ('ӯ', "у"),
    ('ҳ', "х"),
    ('ҷ', "ч"),
    ('ъ', ""),
    ('ѓ', "г"),
    ('ї', "и"),
    ('ќ', "к"),
    ('ў', "у"),
    ('њ', "х"),
    ('љ', "ч"),
];

/// Cyrillic letters that look like Latin ones: in a word with a digit, which is a code, they are
/// taken for those.
pub(super) const ALIKE: &[(char, &str)] = &[
    ('а', "a"),
    ('в', "b"),
    ('с', "c"),
    ('е', "e"),
    ('н', "h"),
    ('к', "k"),
    ('м', "m"),
    ('о', "o"),
    ('р', "p"),
    ('т', "t"),
    ('у', "y"),
    ('х', "x"),
];

/// The shortest stem: what would become shorter stays as it is. `оила` is not `о`.
pub(super) const SHORTEST: usize = 3;

/// Vowels that come and go before the last consonant of a Russian stem, which Snowball leaves as
/// they are: `оценок` and `оценка`, `ребёнок` and `ребёнка`. Three letters must be left before them.
pub(super) const FLEETING: &[(&str, &str)] = &[("ок", "к"), ("ек", "к"), ("ец", "ц")];

/// Stems of one word that Snowball keeps apart, such as those of nouns that end like verbs, and
/// spellings of both sides of the ocean.
pub(super) const SAME: &[(&str, &str)] = &[
    ("случа", "случ"),
    ("дет", "ребенк"),
    ("детьм", "ребенк"),
    ("журна", "журнал"),
    ("кана", "канал"),
    ("материа", "материал"),
    ("персона", "персонал"),
    ("сигна", "сигнал"),
    ("филиа", "филиал"),
    ("гражданин", "граждан"),
    ("гражда", "граждан"),
    ("referr", "refer"),
    ("center", "centr"),
    ("program", "programm"),
    ("defens", "defenc"),
    ("labor", "labour"),
    ("licens", "licenc"),
    ("behavior", "behaviour"),
];

/// Endings of Tajik words in folded letters, each with the least number of letters that must be
/// left. They are taken off, the longest first, until none is left.
pub(super) const TAJIK: &[(&str, usize)] = &[
    // Of whom: `кӯдакашон`, `оилаамон`, `ҳуқуқҳоямон`.
    ("ямон", 3),
    ("ятон", 3),
    ("яшон", 3),
    ("амон", 3),
    ("атон", 3),
    ("ашон", 3),
    ("ям", 5),
    ("яш", 5),
    ("ам", 5),
    ("ат", 5),
    ("аш", 5),
    // Which one, what for: `роҳхатро`, `ҳуқуқи`, `кӯдаке`, `равонию`.
    ("ро", 3),
    ("и", 3),
    ("е", 4),
    ("ю", 4),
    // How many: `ҳуқуқҳо`, `кӯдакон`, `ҷабрдидагон`.
    ("хо", 3),
    ("он", 3),
    ("гон", 3),
    // How much: `беҳтарин`.
    ("тарин", 4),
    ("тар", 4),
];

/// Small words: what a query says beside them counts, unless it says nothing else.
pub(super) const SMALL: &[&str] = &[
    "an", "and", "are", "as", "at", "be", "by", "do", "for", "from", "how", "in", "is", "it", "of",
    "on", "or", "that", "the", "their", "to", "what", "when", "where", "which", "who", "with",
    "во", "для", "до", "за", "из", "или", "как", "ко", "на", "не", "об", "от", "по", "при", "со",
    "что", "аз", "ба", "бо", "ва", "дар", "ки", "оид", "то",
];

/// The tables as a piece of script.
pub(super) fn script() -> String {
    let pairs = |table: &[(char, &str)]| {
        let pairs: serde_json::Map<String, serde_json::Value> =
            table.iter().map(|(from, to)| (from.to_string(), (*to).into())).collect();
        serde_json::Value::Object(pairs).to_string()
    };
    let mut text = String::from("// Written by casebook from src/search/tables.rs.\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "const {name} = {value};");
    };
    line("WORD", &format!("/{WORD}/gu"));
    line("FOLD", &pairs(FOLD));
    line("ALIKE", &pairs(ALIKE));
    line("SHORTEST", &SHORTEST.to_string());
    line("FLEETING", &serde_json::json!(FLEETING).to_string());
    line("SAME", &serde_json::json!(SAME.iter().copied().collect::<BTreeMap<_, _>>()).to_string());
    line("TAJIK", &serde_json::json!(TAJIK).to_string());
    line("SMALL", &format!("new Set({})", serde_json::json!(SMALL)));
    line("DIGITS", &serde_json::json!(super::pack::DIGITS).to_string());
    text
}
