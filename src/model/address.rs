//! The name by which everything else speaks of an element.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// `roles/case-manager` for an element, `workflows/intake#register` for a part of one,
/// `workflows/intake#enrol.decline` for a part of a part.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Address(String);

impl Address {
    /// The address of an element of a kind with this folder.
    pub fn of(folder: &str, id: &str) -> Address {
        Address(format!("{folder}/{id}"))
    }

    /// Takes a written address as it stands.
    pub fn written(text: &str) -> Address {
        Address(text.to_owned())
    }

    /// The address of a part of this element.
    pub fn part(&self, id: &str) -> Address {
        let joint = if self.0.contains('#') { '.' } else { '#' };
        Address(format!("{}{joint}{id}", self.0))
    }

    /// The element that has the page: itself, or the owner of the part.
    pub fn owner(&self) -> Address {
        Address(self.0.split('#').next().unwrap_or_default().to_owned())
    }

    /// The name of the part within its owner, which is its anchor on the page.
    pub fn fragment(&self) -> Option<&str> {
        self.0.split_once('#').map(|(_, part)| part)
    }

    /// The folder of the kind of the owner.
    pub fn folder(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// The id of the owner within its kind.
    pub fn id(&self) -> &str {
        let rest = self.0.split_once('/').map_or("", |(_, rest)| rest);
        rest.split('#').next().unwrap_or_default()
    }

    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}
