//! A field or a list of answers collects what must never be collected.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Element, Kind, Text};

/// A field or a list of answers collects what must never be collected.
pub static RULE: Rule = Rule {
    name: "prohibited-field",
    level: Level::Error,
    summary: "A field or a list of answers collects what must never be collected.",
    docs: include_str!("prohibited_field.md"),
    check,
};

/// Something that is never collected.
struct Never {
    what: &'static str,
    reason: &'static str,
    /// Words that give it away: a star stands for any ending; small words between do not count.
    words: &'static [&'static str],
}

#[rustfmt::skip]
const NEVER: &[Never] = &[
    Never {
        what: "religious practice",
        reason: "support is for what people do and need, not for what they believe",
        words: &["religio*", "worship*", "prayer*", "mosque*", "религи*", "вероисповедан*", "мечет*", "намаз*", "мазҳаб*", "намоз*", "масҷид*", "динӣ", "диндор*", "эътиқоди динӣ"],
    },
    Never {
        what: "political opinion",
        reason: "an opinion is neither a need nor a risk, and a list of opinions is a weapon",
        words: &["politic*", "ideolog*", "политическ*", "идеолог*", "партийн*", "сиёсӣ", "ақидаи сиёсӣ", "мафкура*"],
    },
    Never {
        what: "sexual orientation",
        reason: "no service needs it, and its disclosure can cost a life",
        words: &["sexual orientation*", "sexual preference*", "gender identit*", "сексуальн* ориентаци*", "гендерн* идентичност*", "тамоюли ҷинсӣ"],
    },
    Never {
        what: "biometrics",
        reason: "a body cannot be changed after a leak, and no task here needs it",
        words: &["biometric*", "fingerprint*", "iris scan*", "dna", "facial recognition", "face recognition", "биометри*", "отпечат* пальц*", "дактилоскоп*", "днк", "нақши ангушт*", "изи ангушт*"],
    },
    Never {
        what: "photographs",
        reason: "a picture identifies without a key and travels further than any file",
        words: &["photo", "photos", "photograph*", "selfie*", "portrait*", "video recording*", "фото", "фотограф*", "фотоснимк*", "фотоснимок", "видеозапис*", "акс", "аксҳо", "аксҳои", "суратгир*", "наворбардор*"],
    },
    Never {
        what: "commanders and armed units",
        reason: "a welfare file that names them becomes an intelligence file and a danger to those who told",
        words: &["commander*", "battalion*", "armed group*", "armed unit*", "armed faction*", "military unit*", "командир", "командира", "командиры", "командиров", "батальон*", "вооруженн* групп*", "вооружённ* групп*", "вооруженн* формирован*", "вооружённ* формирован*", "фармондеҳ*", "гурӯҳ* мусаллаҳ*"],
    },
    Never {
        what: "suspicions about other people",
        reason: "whoever is named has no say, and an investigator has means of their own",
        words: &["other suspect*", "suspects named", "names suspect*", "accomplice*", "known associates", "network members", "сообщник*", "соучастник*", "друг* подозреваем*", "ҳамдаст*", "гумонбаршуда* дигар"],
    },
    Never {
        what: "informants",
        reason: "help is not a source of intelligence, and a source that is written down is in danger",
        words: &["informant*", "informer*", "intelligence source*", "информатор*", "осведомител*", "агентурн*", "хабаркаш*"],
    },
    Never {
        what: "coordinates",
        reason: "a point on a map leads to a door, for whoever holds the paper",
        words: &["gps*", "map coordinates", "home coordinates", "house coordinates", "place coordinates", "coordinates home", "coordinates house", "coordinates place", "latitude", "longitude", "geolocation*", "geotag*", "геолокац*", "географическ* координат*", "координаты дома", "координаты места", "долгот*", "мавқеи ҷуғрофӣ", "координатаҳо*"],
    },
    Never {
        what: "accounts in social media",
        reason: "they open a whole circle of people who agreed to nothing",
        words: &["social media", "social network account*", "facebook", "instagram", "telegram account*", "telegram username*", "whatsapp account*", "tiktok", "odnoklassniki", "vkontakte", "username*", "user name", "соцсет*", "аккаунт*", "вконтакте", "шабака* иҷтимо* ҳисоб*", "номи корбар*"],
    },
    Never {
        what: "the reasons for travelling",
        reason: "why somebody went is for a court to ask, and what is told to a helper must not be used against them",
        words: &["reason* travel*", "motive* travel*", "motivation* travel*", "travel motive*", "travel motivation*", "why travelled", "why went", "motive* journey*", "motive* leaving", "motive* going", "причин* поезд*", "причин* выезд*", "мотив* поезд*", "мотив* выезд*", "сабаб* сафар*", "мақсад* сафар*", "ангеза* сафар*"],
    },
    Never {
        what: "alleged acts",
        reason: "guilt is for a court; a helper who writes down acts becomes a witness",
        words: &["alleged act*", "alleged crime*", "alleged offence*", "acts committed", "crimes committed", "crime committed", "offence committed", "combat role*", "combat experience", "took part fighting", "part hostilities", "weapons used", "вменяем* деян*", "предполагаем* деян*", "предполагаем* преступлен*", "совершенн* преступлен*", "совершённ* преступлен*", "участи* боев*", "ҷиноят* содиршуда*", "кирдор* содиршуда*", "иштирок ҷанг*"],
    },
];

/// Small words that may stand between: "reason for the travel".
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "a", "an", "and", "any", "by", "for", "her", "his", "in", "its", "of", "on", "or", "s", "the", "their", "this", "to", "was", "were",
    "в", "для", "его", "её", "и", "их", "к", "на", "о", "об", "по", "у", "аз", "ба", "барои", "ва", "дар", "ё", "худ",
];

/// Words that turn a sentence round: "no photograph is taken".
const NOT: &[&str] = &[
    "cannot",
    "never",
    "no",
    "nor",
    "not",
    "without",
    "без",
    "не",
    "нет",
    "ни",
    "никогда",
    "бе",
    "нест",
    "ҳеҷ",
];

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for element in cx.index.all() {
        if [Kind::Field, Kind::Codelist].contains(&element.kind()) {
            found.extend(prohibited(element));
        }
    }
}

fn prohibited(element: &dyn Element) -> Option<Diagnostic> {
    let head = element.head();
    let id = head.id.value.as_str();
    let texts = [&head.title, &head.summary.0];
    let sentences = texts.into_iter().flat_map(sentences).filter(|words| !is_denied(words));
    let said: Vec<Vec<String>> = std::iter::once(words(id)).chain(sentences).collect();
    let gives_away = |pattern: &&&str| said.iter().any(|words| holds(words, pattern));
    let (never, pattern) =
        NEVER.iter().find_map(|never| Some((never, never.words.iter().find(gives_away)?)))?;
    let kind = if element.kind() == Kind::Field { "field" } else { "list" };
    let message = format!("the {kind} `{id}` collects {}", never.what);
    Some(
        Diagnostic::new(RULE.name, head.at(), message)
            .label(format!("says `{}`", pattern.replace('*', "")))
            .help(format!(
                "delete it: {}; if the words mean something else, `allow` this rule here with the reason",
                never.reason
            )),
    )
}

fn sentences(text: &Text) -> impl Iterator<Item = Vec<String>> {
    let lines = text.lines.iter().flat_map(|line| line.words.split(['.', ';', '!', '?', '\n']));
    lines.map(words)
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn is_denied(words: &[String]) -> bool {
    words.iter().any(|word| NOT.contains(&word.as_str()))
}

/// Whether the words of a pattern stand in a text side by side, small words apart.
fn holds(words: &[String], pattern: &str) -> bool {
    let pattern: Vec<&str> = pattern.split(' ').filter(|word| !SMALL.contains(word)).collect();
    let words: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !SMALL.contains(word)).collect();
    let fits = |(word, due): (&&str, &&str)| match due.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == due,
    };
    words.windows(pattern.len()).any(|words| words.iter().zip(&pattern).all(fits))
}
