//! A question of a test: the answer stands on the sheet of the trainer alone.

use super::Extra;
use crate::model::Kind;

pub(super) static EXTRA: Extra =
    Extra { kind: Kind::TestItem, hides: &["key", "because"], sections: |_, _| Vec::new() };
