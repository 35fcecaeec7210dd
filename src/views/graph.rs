//! A picture as data: nodes, edges, groups. Whatever is drawn is also told in words from the
//! same graph.

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
    /// Frames round nodes; in a drawing of columns, the columns.
    pub groups: Vec<Group>,
    /// Name, without ending, of the files in `downloads/<language>` that hold the same picture.
    pub download: Option<&'static str>,
    /// For a chart of weeks: the day on which the first week begins, in days from the year 0.
    pub start: Option<u32>,
    /// For a drawing of bars: what is written into it, so that it says so wherever it is shown.
    pub mark: String,
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
    /// Parties side by side, and what goes between them, downwards in order.
    Sequence,
    /// Columns of boxes with lines from column to column.
    Columns,
    /// Bars over weeks.
    Chart,
    /// Bars from 0 to 100 percent.
    Bars,
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
    /// For a chart: its first and its last week, counted from 1.
    pub weeks: Option<(u32, u32)>,
    /// For a drawing of bars: its bars.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// Its length, in tenths of a percent.
    pub tenths: u32,
    /// What stands at its end.
    pub words: String,
}

/// The form of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A step, a role, a state.
    #[default]
    Box,
    /// A decision.
    Diamond,
    /// A start or an end; something that travels.
    Round,
    /// Another workflow.
    Double,
    /// A split or a join.
    Bar,
    /// Words beside the matter, such as those to whom nothing goes.
    Plain,
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
    /// The elements that it stands for, in whose stead the drawing says only `label`.
    pub of: Vec<Address>,
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
    /// In a drawing of columns: whether it stands below the group before it.
    pub under: bool,
    /// In a drawing of columns: whether it is shaded from top to bottom, as a wall.
    pub wall: bool,
}

impl Graph {
    /// Adds a box, unless it is there.
    pub fn add(&mut self, node: Node) {
        if !self.nodes.iter().any(|there| there.id == node.id) {
            self.nodes.push(node);
        }
    }

    /// Adds a line between two boxes, or its elements to the line that is there.
    pub fn join(&mut self, edge: Edge) {
        let there =
            self.edges.iter_mut().find(|there| there.from == edge.from && there.to == edge.to);
        match there {
            Some(there) => {
                if !edge.label.is_empty() && !there.label.split(", ").any(|it| it == edge.label) {
                    there.label = match there.label.as_str() {
                        "" => edge.label,
                        before => format!("{before}, {}", edge.label),
                    };
                }
                for of in edge.of {
                    if !there.of.contains(&of) {
                        there.of.push(of);
                    }
                }
            }
            None => self.edges.push(edge),
        }
    }
}
