//! The results of a test before and after a course, for a group and never for one person.

use super::Course;
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The results of a test before and after a course, for a group and never for one person.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScoreReport {
    /// The course.
    #[walk(required)]
    pub course: Option<Ref<Course>>,
    /// Whether the figures are made up.
    #[walk(required)]
    pub fictional: Option<bool>,
    /// How many people took both tests.
    #[walk(required)]
    pub participants: Option<u32>,
    /// The highest number of points.
    #[walk(required)]
    pub max: Option<u32>,
    /// The results, area by area, and as a whole.
    #[walk(required)]
    pub areas: Vec<ScoreArea>,
}

/// The results of one area of a test; all in tenths of a point.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScoreArea {
    /// The area.
    #[walk(required)]
    pub title: Text,
    /// The highest number of points, in tenths.
    #[walk(required)]
    pub max: Option<u32>,
    /// The mean before, in tenths of a point.
    #[walk(required)]
    pub pre_mean: Option<u32>,
    /// The mean after, in tenths of a point.
    #[walk(required)]
    pub post_mean: Option<u32>,
    /// The median before, in tenths of a point.
    pub pre_median: Option<u32>,
    /// The median after, in tenths of a point.
    pub post_median: Option<u32>,
}
