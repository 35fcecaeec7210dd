//! Small values that definitions are made of, each with the form it has in YAML.

use super::walk::{Value, Visitor, Walk};
use crate::source::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor as DeVisitor};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A struct of this name asks the reader of definitions for a value and its place.
pub const SPANNED_STRUCT: &str = "$spanned";
/// A struct of this name asks the reader of definitions for a whole element.
pub const ENTRY_STRUCT: &str = "$entry";
/// The key under which the reader gives the place of a value.
pub const SPAN_KEY: &str = "$span";
/// The key under which the reader gives the values that are `{ tbd: question }`.
pub const UNKNOWN_KEY: &str = "$unknown";

/// A value and the place where it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sp<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub at: Span,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sp<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Placed<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> DeVisitor<'de> for Placed<T> {
            type Value = Sp<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sp<T>, A::Error> {
                let (mut at, mut value) = (Span::default(), None);
                while let Some(key) = map.next_key::<Cow<'_, str>>()? {
                    match &*key {
                        SPAN_KEY => at = map.next_value()?,
                        "value" => value = Some(map.next_value()?),
                        _ => _ = map.next_value::<IgnoredAny>()?,
                    }
                }
                let value = value.ok_or_else(|| A::Error::missing_field("value"))?;
                Ok(Sp { value, at })
            }
        }
        const KEYS: &[&str] = &[SPAN_KEY, "value"];
        deserializer.deserialize_struct(SPANNED_STRUCT, KEYS, Placed(PhantomData))
    }
}

impl<T: Serialize> Serialize for Sp<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Sp<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: Walk> Walk for Sp<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        self.value.walk(visitor);
    }
    fn is_unset(&self) -> bool {
        self.value.is_unset()
    }
}

/// The words of a document, verbatim; a rule compares them with the stored text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quote(pub Sp<String>);

impl<'de> Deserialize<'de> for Quote {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Sp::deserialize(deserializer).map(Quote)
    }
}

impl Serialize for Quote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Quote {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Quote".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl Walk for Quote {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.quote(self);
    }
    fn is_unset(&self) -> bool {
        self.0.value.is_empty()
    }
}

/// Makes a checked word of a string: read with its place, shown as written.
macro_rules! word {
    ($(#[$doc:meta])* $name:ident, $check:path, $what:literal, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// As it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                if $check(&text) {
                    return Ok($name(text));
                }
                Err(D::Error::custom(format_args!("`{text}` is not {}", $what)))
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "pattern": $pattern})
            }
        }

        impl Walk for $name {
            fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.value(Value::$name(&self.0));
            }
        }
    };
}

word!(
    /// A day of the calendar, `2026-07-31`.
    Date, is_date, "a date such as `2026-07-31`", r"^\d{4}(-\d{2}(-\d{2})?)?$"
);
word!(
    /// A length of time, `3 working-days` or `30 days`.
    Duration, is_duration, "a duration such as `3 working-days`",
    r"^\d+ (hours?|days?|working-days?|weeks?|months?|years?)$"
);

/// A day, or where only that is known a month or a year.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, max: u32| part.parse().is_ok_and(|n: u32| (1..=max).contains(&n));
    match parts[..] {
        [y] => digits(y, 4),
        [y, m] => digits(y, 4) && digits(m, 2) && within(m, 12),
        [y, m, d] => {
            let days = y.parse().ok().zip(m.parse().ok()).map_or(0, |(y, m)| days_in(y, m));
            digits(y, 4) && digits(m, 2) && digits(d, 2) && within(d, days)
        }
        _ => false,
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn is_duration(text: &str) -> bool {
    const UNITS: &[&str] = &["hour", "day", "working-day", "week", "month", "year"];
    let Some((number, unit)) = text.split_once(' ') else { return false };
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    number.parse::<u32>().is_ok_and(|n| n > 0) && UNITS.contains(&unit)
}

impl Date {
    /// The day with that number, as [`Date::days`] counts.
    pub fn of(days: u32) -> Date {
        let new_year = |year: u32| Date(format!("{year:04}-01-01")).days();
        let mut year = days / 366;
        while new_year(year + 1) <= days {
            year += 1;
        }
        let mut left = days.saturating_sub(new_year(year));
        let mut month = 1;
        while month < 12 && left >= days_in(year, month) {
            left -= days_in(year, month);
            month += 1;
        }
        Date(format!("{year:04}-{month:02}-{:02}", left + 1))
    }

    /// Days from 1 January of the year 0 (proleptic Gregorian), so that dates can be compared
    /// and counted; a missing month or day counts as the first.
    pub fn days(&self) -> u32 {
        let mut parts = self.0.split('-').map(|part| part.parse::<u32>().unwrap_or(1));
        let (y, m, d) = (parts.next(), parts.next(), parts.next());
        let (y, m, d) = (y.unwrap_or(0), m.unwrap_or(1), d.unwrap_or(1));
        let before = y.saturating_sub(1);
        let leaps = before / 4 - before / 100 + before / 400;
        y * 365 + leaps + (1..m).map(|month| days_in(y, month)).sum::<u32>() + d
    }
}

impl std::str::FromStr for Date {
    type Err = String;
    fn from_str(text: &str) -> Result<Date, String> {
        if is_date(text) {
            Ok(Date(text.to_owned()))
        } else {
            Err(format!("`{text}` is not a date such as `2026-07-31`"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_durations_are_checked() {
        for good in ["2026", "2026-02", "2024-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["2026-13", "2026-02-29", "26-02-01", "2026/02/01", "today"] {
            assert!(!is_date(bad), "{bad}");
        }
        assert!(is_duration("3 working-days") && is_duration("1 day"));
        assert!(!is_duration("3") && !is_duration("0 days") && !is_duration("3 moons"));
    }

    #[test]
    fn days_count_over_years() {
        let days = |text: &str| text.parse::<Date>().expect("a date").days();
        assert_eq!(days("2026-01-01") - days("2025-12-31"), 1);
        assert_eq!(days("2024-03-01") - days("2024-02-28"), 2);
        for text in ["2024-02-29", "2025-12-15", "2025-12-31", "2026-01-01", "2000-03-01"] {
            assert_eq!(Date::of(days(text)).as_str(), text);
        }
    }
}
