//! A ministry, court, agency, organisation or group that takes part.

use super::Confidence;
use crate::model::{Assertion, Local, Parts, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A ministry, court, agency, organisation or group that takes part.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Institution {
    /// What sort of body it is.
    #[walk(required)]
    pub kind: Option<InstitutionKind>,
    /// Its official name in full, in each language.
    pub names: Text,
    /// How sure the names are.
    pub names_confidence: Option<Confidence>,
    /// Short forms in use.
    pub abbreviations: Vec<String>,
    /// Other names that documents give it.
    pub aliases: Vec<String>,
    /// The body it belongs to.
    pub parent: Option<Ref<Institution>>,
    /// Units that matter here.
    pub units: Parts<Unit>,
    /// What it is there for.
    pub remit: Vec<Assertion>,
    /// What it needs from the system.
    pub needs: Vec<Assertion>,
    /// What limits it.
    pub constraints: Vec<Assertion>,
    /// What about it lies outside the remit of the project.
    pub remit_note: Prose,
}

/// What sort of body an institution is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum InstitutionKind {
    /// A ministry, committee or agency of the government.
    State,
    /// A prosecution service, a court or a prison service.
    Justice,
    /// A body responsible for security.
    Security,
    /// A body that looks after rights or data.
    Oversight,
    /// A local authority.
    Local,
    /// An organisation outside the state.
    CivilSociety,
    /// An international organisation.
    International,
    /// A body that pays for the work.
    Donor,
    /// A partner that carries out the project.
    ImplementingPartner,
    /// A body that builds software.
    Vendor,
    /// A group of several bodies.
    WorkingGroup,
}

/// A unit of an institution.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unit {
    /// Units that must not share what they know with this one.
    pub separate_from: Vec<Local<Unit>>,
}
