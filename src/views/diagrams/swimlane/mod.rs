//! A workflow as lanes, steps and the lines between them.

mod marks;

use crate::model::kind::{Decision, EndKind, Lanes, Role, Split, Step, Workflow};
use crate::model::{Address, Element, Entry, Local, Ref, Target};
use crate::views::{Cx, pages};
use marks::marks;
pub(super) use marks::option_words;
use std::collections::BTreeMap;

/// A workflow as a picture: lanes beside each other, time downwards.
#[derive(Debug, Clone, Default)]
pub struct Swimlane {
    /// What it shows, in a few words.
    pub title: String,
    /// What it shows, in a sentence, for those who cannot see it.
    pub description: String,
    /// Headings of the lanes, from left to right.
    pub lanes: Vec<String>,
    /// What stands in them, in the order of the definition.
    pub nodes: Vec<Node>,
    /// What leads from one to another, in the order of the definition.
    pub edges: Vec<Edge>,
}

/// Something that stands in a lane.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Unique within the picture; letters, digits and `_`.
    pub id: String,
    /// Its lane.
    pub lane: usize,
    /// Its form.
    pub shape: Shape,
    /// What it says.
    pub label: String,
    /// What else is to be known of it.
    pub marks: Vec<Mark>,
    /// What it leads to.
    pub to: Option<Address>,
}

/// The form of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A step.
    #[default]
    Step,
    /// A step that goes through another workflow.
    Call,
    /// A question, each line that leaves it an answer.
    Decision,
    /// Where lines split or meet.
    Gateway(Gateway),
    /// A start.
    Start,
    /// An end.
    End,
    /// The end of everything.
    Stop,
}

/// Which of the lines that leave or reach a gateway are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gateway {
    /// Every one.
    All,
    /// One or more.
    Some,
    /// One.
    One,
}

impl Gateway {
    fn key(self) -> &'static str {
        match self {
            Gateway::All => "gateway-all",
            Gateway::Some => "gateway-some",
            Gateway::One => "gateway-one",
        }
    }
}

/// Something to be known of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which sort of thing.
    pub icon: Icon,
    /// In the picture.
    pub short: String,
    /// In a text.
    pub long: String,
}

/// The sorts of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// How long it may take.
    Time,
    /// Nobody knows yet how long it may take.
    TimeUnknown,
    /// Forms that are filled.
    Form,
    /// Another workflow.
    Workflow,
}

/// What leads from one node to another.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// Place of the node that it leaves.
    pub from: usize,
    /// Place of the node that it reaches.
    pub to: usize,
    /// What it says.
    pub label: String,
    /// Whether it is taken when the time is over.
    pub late: bool,
}

/// The picture of a workflow.
pub fn swimlane<'a>(cx: &'a Cx<'a>, workflow: &'a Entry<Workflow>) -> Swimlane {
    let title = cx.link(workflow).plain().to_owned();
    let description = cx.words.ui("workflow-picture-says").replace("{}", &title);
    let picture = Swimlane { title, description, ..Swimlane::default() };
    let mut drawing = Drawing {
        cx,
        workflow,
        places: BTreeMap::new(),
        owners: Vec::new(),
        leave: Vec::new(),
        picture,
    };
    drawing.nodes();
    drawing.edges();
    drawing.picture
}

struct Drawing<'a> {
    cx: &'a Cx<'a>,
    workflow: &'a Entry<Workflow>,
    /// Where a line that leads to a part of the workflow arrives.
    places: BTreeMap<Address, usize>,
    /// Who each lane belongs to: two roles may have one name, and still are two.
    owners: Vec<Vec<Address>>,
    /// For each step the node of its box and the node that its branches leave.
    leave: Vec<(usize, usize)>,
    picture: Swimlane,
}

impl<'a> Drawing<'a> {
    fn nodes(&mut self) {
        let workflow = self.workflow;
        let first = workflow.steps.first();
        for start in workflow.starts.iter() {
            let next = start.next.as_ref().map(|next| next.address(workflow.address()));
            let step = workflow.steps.iter().find(|step| Some(step.address()) == next.as_ref());
            let lane = self.lane_of(step.or(first).and_then(|step| step.accountable.as_ref()), 0);
            self.part(start, Shape::Start, lane);
        }
        let mut lane = 0;
        for step in workflow.steps.iter() {
            lane = self.lane_of(step.accountable.as_ref(), lane);
            if let Some(split) = &step.join {
                let split = split.address(step.address());
                let split = workflow.steps.iter().find(|it| *it.address() == split);
                let sort = gateway(split.and_then(|split| split.split));
                let at = self.add(Node {
                    id: format!("join_{}", step.id()),
                    lane,
                    shape: Shape::Gateway(sort),
                    label: self.cx.words.ui(sort.key()),
                    ..Node::default()
                });
                self.places.insert(step.address().clone(), at);
            }
            let shape = if step.call.is_some() { Shape::Call } else { Shape::Step };
            let join = self.places.get(step.address()).copied();
            let at = self.part(step, shape, lane);
            if let Some(join) = join {
                self.edge(join, at, String::new(), false);
            }
            self.picture.nodes[at].marks = marks(self.cx, step);
            let many_ends = step.call.as_ref().is_some_and(|call| call.on.len() > 1);
            let sort = match (step.branches.len() > 1, many_ends) {
                (true, _) => Some(gateway(step.split)),
                (_, true) => Some(Gateway::One),
                _ => None,
            };
            let leave = sort.map_or(at, |sort| {
                self.add(Node {
                    id: format!("split_{}", step.id()),
                    lane,
                    shape: Shape::Gateway(sort),
                    label: self.cx.words.ui(sort.key()),
                    ..Node::default()
                })
            });
            if leave != at {
                self.edge(at, leave, String::new(), false);
            }
            self.leave.push((at, leave));
            if let Some(decision) = self.decision(step) {
                let lane = self.lane_of(decision.decider.as_ref(), lane);
                self.part(decision, Shape::Decision, lane);
            }
        }
        for end in workflow.ends.iter() {
            let stop = end.kind == Some(EndKind::Abort);
            self.part(end, if stop { Shape::Stop } else { Shape::End }, 0);
        }
    }

    /// The decision that is taken at the end of a step.
    fn decision(&self, step: &Entry<Step>) -> Option<&'a Entry<Decision>> {
        let address = step.decision.as_ref()?.address(step.address());
        self.workflow.decisions.iter().find(|it| *it.address() == address)
    }

    /// A node for a part of the workflow, once.
    fn part(&mut self, part: &'a dyn Element, shape: Shape, lane: usize) -> usize {
        let head = part.head();
        let sort = match shape {
            Shape::Start => "start",
            Shape::End | Shape::Stop => "end",
            Shape::Decision => "decision",
            _ => "step",
        };
        let at = self.add(Node {
            id: format!("{sort}_{}", head.id.value),
            lane,
            shape,
            label: self.cx.title(part).plain().to_owned(),
            to: Some(head.address.clone()),
            ..Node::default()
        });
        self.places.entry(head.address.clone()).or_insert(at);
        at
    }

    fn add(&mut self, mut node: Node) -> usize {
        let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        node.id = node.id.chars().map(safe).collect();
        self.picture.nodes.push(node);
        self.picture.nodes.len() - 1
    }

    /// The lane of a role, or of the institutions that are proposed to hold it; where nobody is
    /// named, that of what came before.
    fn lane_of(&mut self, role: Option<&Ref<Role>>, before: usize) -> usize {
        let cx = self.cx;
        let name = |address: &Address| match cx.index.get(address) {
            Some(element) => cx.title(element).plain().to_owned(),
            None => address.as_str().to_owned(),
        };
        let owners: Vec<Address> = match role.map(|role| role.address(self.workflow.address())) {
            None if !self.picture.lanes.is_empty() => return before,
            None => Vec::new(),
            Some(role) => {
                let by = self.workflow.lanes.unwrap_or(Lanes::Roles);
                let institutions = match by {
                    Lanes::Institutions => pages::institutions_of(cx, &role),
                    Lanes::Roles => Default::default(),
                };
                if institutions.is_empty() {
                    vec![role]
                } else {
                    institutions.into_iter().collect()
                }
            }
        };
        let known = self.owners.iter().position(|lane| *lane == owners);
        known.unwrap_or_else(|| {
            let names: Vec<String> = owners.iter().map(name).collect();
            let unknown = || cx.words.ui("not-known-yet");
            let label = if names.is_empty() { unknown() } else { names.join(" / ") };
            self.picture.lanes.push(label);
            self.owners.push(owners);
            self.picture.lanes.len() - 1
        })
    }

    fn edges(&mut self) {
        let workflow = self.workflow;
        let first = workflow.steps.first().map(Entry::address);
        for (at, start) in workflow.starts.iter().enumerate() {
            let next = start.next.as_ref().map(|next| next.address(workflow.address()));
            if let Some(next) = next.as_ref().or(first) {
                self.edge_to(at, next, String::new(), false);
            }
        }
        for (step, (at, leave)) in workflow.steps.iter().zip(self.leave.clone()) {
            let to = |local: &Local<_>| address(local, step);
            if let Some(next) = &step.next {
                self.edge_to(at, &to(next), String::new(), false);
            }
            for branch in &step.branches {
                self.edge_to(leave, &address(branch, step), String::new(), false);
            }
            for (end, next) in step.call.iter().flat_map(|call| &call.on) {
                let words = self.cx.words.plain(end);
                let label = if leave == at { String::new() } else { words };
                self.edge_to(leave, &to(next), label, false);
            }
            if let Some(decision) = self.decision(step) {
                self.edge_to(at, decision.address(), String::new(), false);
            }
            if let Some(late) = &step.on_timeout {
                self.edge_to(at, &to(late), self.cx.words.ui("time-is-over"), true);
            }
        }
        for decision in workflow.decisions.iter() {
            let Some(&at) = self.places.get(decision.address()) else { continue };
            for option in decision.options.iter() {
                if let Some(next) = &option.next {
                    let label = option_words(self.cx, option, decision);
                    self.edge_to(at, &next.address(decision.address()), label, false);
                }
            }
        }
        self.place_ends();
    }

    fn edge_to(&mut self, from: usize, to: &Address, label: String, late: bool) {
        if let Some(&to) = self.places.get(to) {
            self.edge(from, to, label, late);
        }
    }

    /// Two outcomes that lead to the same place share a line.
    fn edge(&mut self, from: usize, to: usize, label: String, late: bool) {
        let same = |edge: &&mut Edge| (edge.from, edge.to, edge.late) == (from, to, late);
        match self.picture.edges.iter_mut().find(same) {
            Some(edge) if edge.label != label => edge.label = format!("{} / {label}", edge.label),
            Some(_) => {}
            None => self.picture.edges.push(Edge { from, to, label, late }),
        }
    }

    /// An end stands in the lane of the last that leads to it.
    fn place_ends(&mut self) {
        let Swimlane { nodes, edges, .. } = &mut self.picture;
        for at in 0..nodes.len() {
            if matches!(nodes[at].shape, Shape::End | Shape::Stop) {
                let last = edges.iter().filter(|edge| edge.to == at).map(|edge| edge.from).max();
                nodes[at].lane = last.map_or(0, |from| nodes[from].lane);
            }
        }
        if self.picture.lanes.is_empty() {
            self.picture.lanes.push(self.cx.words.ui("not-known-yet"));
        }
    }
}

fn gateway(split: Option<Split>) -> Gateway {
    match split {
        Some(Split::Some) => Gateway::Some,
        _ => Gateway::All,
    }
}

fn address<T: Target>(local: &Local<T>, standing_in: &Entry<Step>) -> Address {
    local.address(standing_in.address())
}
