//! Each workflow as BPMN 2.0 XML with diagram interchange, for those who build the system: pool,
//! lanes, tasks, gateways, events and flows, at the places that they have in our picture.
//!
//! OMG, "Business Process Model and Notation (BPMN), version 2.0.2" (formal/2013-12-09). Nothing
//! is guessed: a gateway is of the type that the definition states, and what it does not state is
//! a plain task.

use super::{Export, File, Make};
use crate::render::escape;
use crate::render::font::clean;
use crate::render::swimlane::{Layout, Placed, layout};
use crate::views::Cx;
use crate::views::diagrams::swimlane::{Gateway, Node, Shape, Swimlane, swimlane};
use std::fmt::Write;

pub(super) static EXPORT: Export = Export {
    name: "workflows/*.bpmn",
    summary: "Each workflow as BPMN 2.0 XML with diagram interchange.",
    make: Make::EachLanguage(files),
};

fn files<'a>(cx: &'a Cx<'a>) -> Vec<File> {
    let workflows = cx.book.model.workflows.iter();
    let file = |workflow| bpmn(&swimlane(cx, workflow));
    workflows
        .map(|workflow| File {
            path: format!("workflows/{}.bpmn", workflow.id()),
            text: file(workflow),
        })
        .collect()
}

/// The circle of an event, and of one on the border of a task.
const EVENT: i32 = 18;
const ON_BORDER: i32 = 12;
/// The heading of the pool, above those of the lanes.
const HEADING: i32 = 30;

/// The XML of a picture.
pub fn bpmn(picture: &Swimlane) -> String {
    let layout = layout(picture);
    let writer = Writer { picture, layout: &layout, ids: ids(picture), out: String::new() };
    writer.write()
}

/// An id for each node, also where two ids become the same without their special letters.
fn ids(picture: &Swimlane) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for node in &picture.nodes {
        let same = |id: &String| *id == node.id || id.starts_with(&format!("{}__", node.id));
        let before = ids.iter().filter(|id| same(id)).count();
        let ending = if before == 0 { String::new() } else { format!("__{before}") };
        ids.push(format!("{}{ending}", node.id));
    }
    ids
}

fn xml(words: &str) -> String {
    escape(&clean(words))
}

struct Writer<'a> {
    picture: &'a Swimlane,
    layout: &'a Layout,
    ids: Vec<String>,
    out: String,
}

impl Writer<'_> {
    fn write(mut self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let title = xml(&self.picture.title);
        let description = xml(&self.picture.description);
        let _ = write!(
            self.out,
            r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions" targetNamespace="urn:casebook:workflow" exporter="casebook" exporterVersion="{version}">
<bpmn:collaboration id="Collaboration"><bpmn:participant id="Pool" name="{title}" processRef="Process"/></bpmn:collaboration>
<bpmn:process id="Process" isExecutable="false"><bpmn:documentation>{description}</bpmn:documentation>
"#
        );
        self.lanes();
        for at in 0..self.picture.nodes.len() {
            self.node(at);
        }
        for at in 0..self.picture.edges.len() {
            self.flow(at);
        }
        self.out.push_str("</bpmn:process>\n<bpmndi:BPMNDiagram id=\"Diagram\"><bpmndi:BPMNPlane id=\"Plane\" bpmnElement=\"Collaboration\">\n");
        self.shapes();
        self.out.push_str("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n</bpmn:definitions>\n");
        self.out
    }

    fn lanes(&mut self) {
        self.out.push_str("<bpmn:laneSet id=\"Lanes\">\n");
        for (lane, name) in self.picture.lanes.iter().enumerate() {
            let _ = write!(self.out, "<bpmn:lane id=\"Lane_{lane}\" name=\"{}\">", xml(name));
            for (node, id) in self.picture.nodes.iter().zip(&self.ids) {
                if node.lane == lane {
                    let _ = write!(self.out, "<bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>");
                }
            }
            for (at, edge) in self.picture.edges.iter().enumerate() {
                if edge.late && self.picture.nodes[edge.from].lane == lane {
                    let _ = write!(self.out, "<bpmn:flowNodeRef>Late_{at}</bpmn:flowNodeRef>");
                }
            }
            self.out.push_str("</bpmn:lane>\n");
        }
        self.out.push_str("</bpmn:laneSet>\n");
    }

    fn node(&mut self, at: usize) {
        let node = &self.picture.nodes[at];
        let id = &self.ids[at];
        let tag = tag(node);
        let name = match node.shape {
            Shape::Gateway(Gateway::All) => String::new(),
            _ => format!(" name=\"{}\"", xml(&node.label)),
        };
        let _ = write!(self.out, "<bpmn:{tag} id=\"{id}\"{name}>");
        let marks: Vec<String> = node.marks.iter().map(|mark| xml(&mark.long)).collect();
        if !marks.is_empty() {
            let marks = marks.join("; ");
            let _ = write!(self.out, "<bpmn:documentation>{marks}</bpmn:documentation>");
        }
        let edges = || self.picture.edges.iter().enumerate();
        for (flow, _) in edges().filter(|(_, edge)| edge.to == at) {
            let _ = write!(self.out, "<bpmn:incoming>Flow_{flow}</bpmn:incoming>");
        }
        for (flow, _) in edges().filter(|(_, edge)| edge.from == at && !edge.late) {
            let _ = write!(self.out, "<bpmn:outgoing>Flow_{flow}</bpmn:outgoing>");
        }
        let starts = self.picture.nodes.iter().filter(|node| node.shape == Shape::Start);
        match node.shape {
            Shape::Stop => {
                _ = write!(self.out, "<bpmn:terminateEventDefinition id=\"{id}_stop\"/>")
            }
            // Only one start may be without a condition; which one it is is not stated.
            Shape::Start if starts.count() > 1 => {
                let condition = xml(&node.label);
                let _ = write!(
                    self.out,
                    "<bpmn:conditionalEventDefinition id=\"{id}_when\"><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">{condition}</bpmn:condition></bpmn:conditionalEventDefinition>"
                );
            }
            _ => {}
        }
        let _ = writeln!(self.out, "</bpmn:{tag}>");
    }

    fn flow(&mut self, at: usize) {
        let edge = &self.picture.edges[at];
        let (from, to) = (&self.ids[edge.from], &self.ids[edge.to]);
        let name = match edge.label.as_str() {
            "" => String::new(),
            label => format!(" name=\"{}\"", xml(label)),
        };
        let _ = match edge.late {
            // What happens when the time is over is an event on the border of the task.
            true => writeln!(
                self.out,
                "<bpmn:boundaryEvent id=\"Late_{at}\"{name} attachedToRef=\"{from}\"><bpmn:outgoing>Flow_{at}</bpmn:outgoing><bpmn:timerEventDefinition id=\"Late_{at}_time\"/></bpmn:boundaryEvent>\n<bpmn:sequenceFlow id=\"Flow_{at}\" sourceRef=\"Late_{at}\" targetRef=\"{to}\"/>"
            ),
            false => writeln!(
                self.out,
                "<bpmn:sequenceFlow id=\"Flow_{at}\"{name} sourceRef=\"{from}\" targetRef=\"{to}\"/>"
            ),
        };
    }

    fn shapes(&mut self) {
        let Layout { height, lanes, .. } = self.layout;
        let left = lanes.first().map_or(0, |lane| lane.x);
        let right = lanes.last().map_or(0, |lane| lane.x + lane.width);
        let pool = bounds(left, 2 - HEADING, right - left, height - 4 + HEADING);
        self.shape("Pool", " isHorizontal=\"false\"", &pool, "");
        for (at, lane) in lanes.iter().enumerate() {
            let bounds = bounds(lane.x, 2, lane.width, height - 4);
            self.shape(&format!("Lane_{at}"), " isHorizontal=\"false\"", &bounds, "");
        }
        for (at, placed) in self.layout.nodes.iter().enumerate() {
            let Placed { x, y, size } = placed;
            let (cx, cy) = (x + size.width / 2, y + size.height / 2);
            let id = self.ids[at].clone();
            match self.picture.nodes[at].shape {
                Shape::Start | Shape::End | Shape::Stop => {
                    let label = bounds(cx + EVENT + 4, cy - 14, 84, 28);
                    let circle = bounds(cx - EVENT, cy - EVENT, 2 * EVENT, 2 * EVENT);
                    self.shape(&id, "", &circle, &label);
                }
                Shape::Decision => {
                    // The words stand in the diamond, where other programs put a cross.
                    let label = bounds(
                        cx - size.width * 3 / 10,
                        cy - size.height / 4,
                        size.width * 3 / 5,
                        size.height / 2,
                    );
                    let diamond = bounds(*x, *y, size.width, size.height);
                    self.shape(&id, " isMarkerVisible=\"false\"", &diamond, &label);
                }
                shape => {
                    let marker = match shape {
                        Shape::Gateway(Gateway::One) => " isMarkerVisible=\"true\"",
                        _ => "",
                    };
                    let label = match shape {
                        Shape::Gateway(_) => bounds(cx + size.width / 2, cy - size.height, 84, 28),
                        _ => String::new(),
                    };
                    self.shape(&id, marker, &bounds(*x, *y, size.width, size.height), &label);
                }
            }
        }
        for at in 0..self.picture.edges.len() {
            self.edge(at);
        }
    }

    fn shape(&mut self, id: &str, attributes: &str, bounds: &str, label: &str) {
        let label = match label {
            "" => String::new(),
            label => format!("<bpmndi:BPMNLabel>{label}</bpmndi:BPMNLabel>"),
        };
        let _ = writeln!(
            self.out,
            "<bpmndi:BPMNShape id=\"{id}_shape\" bpmnElement=\"{id}\"{attributes}>{bounds}{label}</bpmndi:BPMNShape>"
        );
    }

    fn edge(&mut self, at: usize) {
        let edge = &self.picture.edges[at];
        let wire = &self.layout.wires[at];
        let mut points = wire.points.clone();
        let label = wire.plate.as_ref().map(|it| bounds(it.x, it.y, it.width, it.height));
        let mut own = label.clone().unwrap_or_default();
        if let (true, [start, next, ..]) = (edge.late, &mut points[..]) {
            let (x, y) = *start;
            let circle = bounds(x - ON_BORDER, y - ON_BORDER, 2 * ON_BORDER, 2 * ON_BORDER);
            start.0 += ON_BORDER * (next.0 - x).signum();
            start.1 += ON_BORDER * (next.1 - y).signum();
            // The words belong to the event.
            self.shape(&format!("Late_{at}"), "", &circle, &std::mem::take(&mut own));
        } else {
            self.to_circle(edge.from, &mut points);
        }
        points.reverse();
        self.to_circle(edge.to, &mut points);
        points.reverse();
        let points: String = points
            .iter()
            .map(|(x, y)| format!("<di:waypoint x=\"{x}\" y=\"{}\"/>", y + HEADING))
            .collect();
        if !own.is_empty() {
            own = format!("<bpmndi:BPMNLabel>{own}</bpmndi:BPMNLabel>");
        }
        let _ = writeln!(
            self.out,
            "<bpmndi:BPMNEdge id=\"Flow_{at}_edge\" bpmnElement=\"Flow_{at}\">{points}{own}</bpmndi:BPMNEdge>"
        );
    }

    /// Our events are as wide as their words, those of BPMN are circles in their middle: a line
    /// goes on to the circle.
    fn to_circle(&self, node: usize, points: &mut Vec<(i32, i32)>) {
        if !matches!(self.picture.nodes[node].shape, Shape::Start | Shape::End | Shape::Stop) {
            return;
        }
        let Placed { x, y, size } = &self.layout.nodes[node];
        let (cx, cy) = (x + size.width / 2, y + size.height / 2);
        let [start, next, ..] = &mut points[..] else { return };
        let (dx, dy) = (start.0 - cx, (next.1 - start.1).signum());
        if dy == 0 {
            *start = (cx + EVENT * (next.0 - start.0).signum(), cy);
        } else if dx.abs() < EVENT - 3 {
            let reach = (EVENT * EVENT - dx * dx).isqrt();
            *start = (start.0, cy + reach * dy);
        } else {
            *start = (start.0, cy);
            points.insert(0, (cx + EVENT * dx.signum(), cy));
        }
    }
}

fn tag(node: &Node) -> &'static str {
    match node.shape {
        Shape::Step => "task",
        Shape::Call => "callActivity",
        Shape::Decision | Shape::Gateway(Gateway::One) => "exclusiveGateway",
        Shape::Gateway(Gateway::All) => "parallelGateway",
        Shape::Gateway(Gateway::Some) => "inclusiveGateway",
        Shape::Start => "startEvent",
        Shape::End | Shape::Stop => "endEvent",
    }
}

fn bounds(x: i32, y: i32, width: i32, height: i32) -> String {
    let y = y + HEADING;
    format!("<dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
}
