//! What a group gained between two tests, in the three ways that people mean by "increase".
//!
//! The terms of reference ask for the "percentage increase in scores" and do not say of what, so
//! all three are given, each by its name. The normalised gain is that of Hake (1998): the part of
//! what could still be gained that was gained.

/// The gain of a group; points are in tenths, the other two in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// `post - pre`, in tenths of a point.
    pub absolute: i64,
    /// `(post - pre) / pre`; none where the mean before is 0.
    pub relative: Option<i64>,
    /// `(post - pre) / (max - pre)`; none where nothing could be gained.
    pub normalised: Option<i64>,
}

/// From means in tenths of a point.
pub fn gain(pre: u32, post: u32, max: u32) -> Gain {
    let (pre, post, max) = (i64::from(pre), i64::from(post), i64::from(max));
    let absolute = post - pre;
    let part = |of: i64| (of > 0).then(|| rounded(absolute * 1000, of));
    Gain { absolute, relative: part(pre), normalised: part(max - pre) }
}

/// Divides and rounds half away from zero.
fn rounded(number: i64, by: i64) -> i64 {
    let half = if number < 0 { -by / 2 } else { by / 2 };
    (number + half) / by
}
