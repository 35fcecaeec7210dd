//! References from one element to another. What a reference may name is part of its type: a
//! `Ref<Role>` where an institution is due does not compile.

use super::address::Address;
use super::kind::{Kind, Kinded};
use super::leaf::Sp;
use super::walk::{Visitor, Walk};
use crate::source::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::marker::PhantomData;

/// The kinds that a reference may name.
pub trait Target {
    /// The allowed kinds, the usual one first; empty for any.
    const KINDS: &'static [Kind];
}

impl<T: Kinded> Target for T {
    const KINDS: &'static [Kind] = &[T::KIND];
}

macro_rules! any_of {
    ($($name:ident),+) => {
        impl<$($name: Kinded),+> Target for ($($name,)+) {
            const KINDS: &'static [Kind] = &[$($name::KIND),+];
        }
    };
}
any_of!(A, B);
any_of!(A, B, C);
any_of!(A, B, C, D);

/// Any kind.
#[derive(Debug)]
pub struct Any;

impl Target for Any {
    const KINDS: &'static [Kind] = &[];
}

/// Where the bare id of a reference is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Among the elements of its kind.
    Casebook,
    /// Among the parts of the element that it stands in.
    Owner,
}

/// A reference as every visitor sees it.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// As the author wrote it.
    pub text: &'a str,
    /// Where.
    pub at: Span,
    /// What it may name; empty for any kind.
    pub kinds: &'static [Kind],
    /// Where a bare id is looked for.
    pub scope: Scope,
}

impl Reference<'_> {
    /// The address that is meant, seen from the element that the reference stands in.
    pub fn address(&self, standing_in: &Address) -> Address {
        if self.scope == Scope::Owner {
            let id = self.text.rsplit('/').next().unwrap_or_default();
            return standing_in.owner().part(id);
        }
        if self.text.contains('/') {
            return Address::written(self.text);
        }
        if let Some(part) = self.text.strip_prefix('#') {
            return standing_in.owner().part(part);
        }
        let kind = self.kinds.first();
        kind.map_or_else(
            || Address::written(self.text),
            |kind| Address::of(kind.folder(), self.text),
        )
    }
}

macro_rules! reference {
    ($(#[$doc:meta])* $name:ident, $scope:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<T> {
            text: String,
            at: Span,
            target: PhantomData<fn() -> T>,
        }

        impl<T: Target> $name<T> {
            /// As every visitor sees it.
            pub fn reference(&self) -> Reference<'_> {
                Reference { text: &self.text, at: self.at, kinds: T::KINDS, scope: $scope }
            }

            /// The address that is meant, seen from the element that the reference stands in.
            pub fn address(&self, standing_in: &Address) -> Address {
                self.reference().address(standing_in)
            }
        }

        impl<T> $name<T> {
            /// One that was read from the middle of a text.
            pub fn written(text: &str, at: Span) -> Self {
                $name { text: text.to_owned(), at, target: PhantomData }
            }

            /// As the author wrote it.
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// Where it is written.
            pub fn at(&self) -> Span {
                self.at
            }
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                $name { text: self.text.clone(), at: self.at, target: PhantomData }
            }
        }

        impl<T> Default for $name<T> {
            fn default() -> Self {
                $name { text: String::new(), at: Span::default(), target: PhantomData }
            }
        }

        impl<'de, T> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let Sp { value, at } = Sp::<String>::deserialize(deserializer)?;
                Ok($name { text: value, at, target: PhantomData })
            }
        }

        impl<T> Serialize for $name<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.text)
            }
        }

        impl<T: Target> JsonSchema for $name<T> {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let kinds: Vec<&str> = T::KINDS.iter().map(|kind| kind.plural()).collect();
                match $scope {
                    Scope::Casebook => json_schema!({"type": "string", "x-refers-to": kinds}),
                    Scope::Owner => json_schema!({"type": "string"}),
                }
            }
        }

        impl<T: Target> Walk for $name<T> {
            fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.reference(self.reference());
            }
            fn is_unset(&self) -> bool {
                self.text.is_empty()
            }
        }
    };
}

reference!(
    /// A reference to an element: `case-manager` where the kind is known, `roles/case-manager`
    /// where it is not, `registration#case-type` for a part, `#case-type` for one of the same
    /// element.
    Ref, Scope::Casebook
);
reference!(
    /// A reference to a part of the same element, such as the next step: `plan`, `ends/done`.
    Local, Scope::Owner
);
