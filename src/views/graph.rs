//! A picture as data: nodes, edges, groups.

use crate::model::Address;

/// What is drawn.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// What sort of drawing.
    pub style: Style,
    /// What it shows, in a few words.
    pub title: String,
    /// What it shows, in a sentence, for those who cannot see it.
    pub description: String,
    /// The boxes.
    pub nodes: Vec<Node>,
    /// The lines.
    pub edges: Vec<Edge>,
    /// Frames round nodes.
    pub groups: Vec<Group>,
}

/// The sort of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Boxes and arrows, downwards.
    #[default]
    Flow,
    /// States and transitions.
    States,
    /// Entities and their fields.
    Entities,
}

/// A box.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Unique within the graph; letters, digits, `-` and `_`.
    pub id: String,
    /// What it says.
    pub label: String,
    /// A second line in it, such as who does it.
    pub note: String,
    /// Its form.
    pub shape: Shape,
    /// What it leads to.
    pub to: Option<Address>,
}

/// The form of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A step, a role, a state.
    #[default]
    Box,
    /// A decision.
    Diamond,
    /// A start or an end.
    Round,
    /// Another workflow.
    Double,
    /// A split or a join.
    Bar,
}

/// A line.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// Id of the node it leaves.
    pub from: String,
    /// Id of the node it reaches.
    pub to: String,
    /// What it says.
    pub label: String,
    /// Whether it leads back or is only taken when time is over.
    pub dashed: bool,
}

/// A frame round nodes.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// Unique within the graph.
    pub id: String,
    /// What it says.
    pub label: String,
    /// Ids of the nodes inside.
    pub nodes: Vec<String>,
}
