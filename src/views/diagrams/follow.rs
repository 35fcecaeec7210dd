//! One field, or all fields of an entity: where it is collected, who sees it, where it goes and
//! when it is destroyed.

use super::{Diagram, Draw, field, named, node_id};
use crate::model::kind::{Entity, Field, Flow, Item, Permission, RecordClass, Section, Step};
use crate::model::{Address, Element, Entry, Kind};
use crate::views::{Cx, Edge, Graph, Group, Node, Shape, Style};
use std::collections::BTreeSet;

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "follow",
    summary: "One field or entity: where it is collected, who sees it, where it goes, when it is destroyed.",
    draw: Draw::One(&[Kind::Field, Kind::Entity], graph),
};

/// What is followed.
struct Followed<'a> {
    /// The fields; all of the entity, or one.
    fields: BTreeSet<&'a Address>,
}

/// The picture of a field or of an entity.
pub(crate) fn graph<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Graph {
    let address = &element.head().address;
    let Some(entity) = cx.index.entry::<Entity>(&address.owner()) else {
        return Graph::default();
    };
    let whole = element.kind() == Kind::Entity;
    let fields = entity.fields.iter().map(|field| field.address());
    let fields = fields.filter(|field| whole || *field == address).collect();
    let followed = Followed { fields };
    let title = cx.title(element).plain().to_owned();
    let mut graph = Graph {
        style: Style::Columns,
        title: cx.words.ui("follow-picture").replace("{}", &title),
        description: cx.words.ui("follow-picture-says").replace("{}", &title),
        ..Graph::default()
    };
    let this = node_id("this");
    let class = entity.record_class.as_ref().map(|class| class.address(entity.address()));
    let class = class.and_then(|class| cx.index.entry::<RecordClass>(&class));
    graph.add(Node {
        id: this.clone(),
        label: named(cx, element),
        note: class.map(|class| named(cx, class)).unwrap_or_default(),
        to: Some(address.clone()),
        ..Node::default()
    });
    let sections = collected(cx, &mut graph, &followed, &this);
    destroyed(cx, &mut graph, element, class, &this);
    if let Some(class) = class {
        seen(cx, &mut graph, &followed, class, &this);
    }
    goes(cx, &mut graph, &followed, &sections, &this);
    let group = |id: &str, prefix: &str, under| Group {
        id: id.to_owned(),
        label: cx.words.ui(&format!("follow-{id}")),
        nodes: graph
            .nodes
            .iter()
            .map(|it| it.id.clone())
            .filter(|it| it.starts_with(prefix))
            .collect(),
        under,
        wall: id == "field" || id == "destroyed",
    };
    let groups = vec![
        group("collected", "n_form_", false),
        group("seen", "n_role_", graph.nodes.iter().any(|it| it.id.starts_with("n_form_"))),
        group("field", "n_this", false),
        group("destroyed", "n_rule_", true),
        group("goes", "n_flow_", false),
        group("gets", "n_gets_", false),
    ];
    graph.groups = groups.into_iter().filter(|group| !group.nodes.is_empty()).collect();
    graph
}

/// The sections of forms that ask it, each with the steps that fill it.
fn collected<'a>(
    cx: &'a Cx<'a>,
    graph: &mut Graph,
    followed: &Followed<'a>,
    this: &str,
) -> Vec<&'a Address> {
    let mut sections = Vec::new();
    for section in cx.index.users::<Section>(followed.fields.iter().copied()) {
        if !section.items.iter().any(|item| asks(item, section.address(), followed)) {
            continue;
        }
        sections.push(section.address());
        let form = section.address().owner();
        let id = node_id(&format!("form_{}_{}", form.id(), section.id()));
        let fills = |step: &&Entry<Step>| {
            let mut fills = step.fills.iter().map(|it| it.address(step.address()));
            fills.any(|it| it == *section.address() || it == form)
        };
        let steps = cx.index.users::<Step>([section.address(), &form]);
        let steps: Vec<_> = steps.filter(fills).collect();
        let mut codes: Vec<String> = steps
            .iter()
            .filter_map(|step| cx.index.get(&step.address().owner())?.head().code.clone())
            .collect();
        codes.dedup();
        graph.add(Node {
            id: id.clone(),
            label: named(cx, section),
            note: codes.join(", "),
            to: Some(section.address().clone()),
            ..Node::default()
        });
        let of = steps.iter().map(|step| step.address().clone()).collect();
        graph.join(Edge { from: id, to: this.to_owned(), of, ..Edge::default() });
    }
    sections
}

fn asks(item: &Item, from: &Address, followed: &Followed<'_>) -> bool {
    let field = |it: &crate::model::Ref<Field>| followed.fields.contains(&it.address(from));
    item.field.as_ref().is_some_and(field)
        || item.specify.as_ref().is_some_and(field)
        || item.items.iter().any(|inner| asks(inner, from, followed))
}

/// The rule that says when it is destroyed: its own, or that of its class.
fn destroyed<'a>(
    cx: &'a Cx<'a>,
    graph: &mut Graph,
    element: &'a dyn Element,
    class: Option<&'a Entry<RecordClass>>,
    this: &str,
) {
    let own = element.any().downcast_ref::<Entry<Field>>();
    let own = own.and_then(|field| Some(field.retention.as_ref()?.address(field.address())));
    let of_class = class.and_then(|class| Some(class.retention.as_ref()?.address(class.address())));
    let Some(rule) = own.or(of_class).and_then(|rule| cx.index.get(&rule)) else { return };
    let id = node_id(&format!("rule_{}", rule.head().id.value));
    let note = ["trigger", "period", "action"].map(|name| field(cx, rule, name));
    graph.add(Node {
        id: id.clone(),
        label: named(cx, rule),
        note: note.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "),
        to: Some(rule.head().address.clone()),
        ..Node::default()
    });
    graph.join(Edge { from: this.to_owned(), to: id, ..Edge::default() });
}

/// The roles that may see it, with the purposes for which they need it.
fn seen<'a>(
    cx: &'a Cx<'a>,
    graph: &mut Graph,
    followed: &Followed<'a>,
    class: &'a Entry<RecordClass>,
    this: &str,
) {
    for permission in cx.index.users::<Permission>([class.address()]) {
        let at = permission.address();
        let on = permission.class.as_ref().is_some_and(|it| it.address(at) == *class.address());
        let mut only = permission.only.iter().map(|field| field.address(at));
        let limited = !permission.only.is_empty();
        if !on || (limited && !only.any(|field| followed.fields.contains(&field))) {
            continue;
        }
        let Some(role) = permission.role.as_ref().map(|role| role.address(at)) else { continue };
        let needs = class.need_to_know.iter().filter(|need| {
            need.role.as_ref().is_some_and(|it| it.address(class.address()) == role)
        });
        let of = needs.filter_map(|need| Some(need.purpose.as_ref()?.address(class.address())));
        let of = of.collect();
        let note = ["actions", "detail", "condition"].map(|name| field(cx, permission, name));
        let id = node_id(&format!("role_{}", role.id()));
        graph.add(Node {
            id: id.clone(),
            label: cx.link_to(&role).plain().to_owned(),
            note: note.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; "),
            to: Some(role),
            ..Node::default()
        });
        graph.join(Edge { from: this.to_owned(), to: id, of, ..Edge::default() });
    }
}

/// The flows that carry it, and who gets them.
fn goes<'a>(
    cx: &'a Cx<'a>,
    graph: &mut Graph,
    followed: &Followed<'a>,
    sections: &[&Address],
    this: &str,
) {
    let forms: Vec<Address> = sections.iter().map(|section| section.owner()).collect();
    let carried = followed.fields.iter().chain(sections).copied().chain(&forms);
    for flow in cx.index.users::<Flow>(carried) {
        let at = flow.address();
        let carries = flow.carries.iter().any(|it| {
            let field = it.field.as_ref().map(|field| field.address(at));
            let section = it.section.as_ref().map(|section| section.address(at));
            field.is_some_and(|field| followed.fields.contains(&field))
                || section.is_some_and(|it| {
                    sections.iter().any(|asked| it == **asked || it == asked.owner())
                })
        });
        if !carries {
            continue;
        }
        let id = node_id(&format!("flow_{}", flow.id()));
        graph.add(Node {
            id: id.clone(),
            label: named(cx, flow),
            note: field(cx, flow, "identifiability"),
            shape: Shape::Round,
            to: Some(at.clone()),
            ..Node::default()
        });
        graph.join(Edge { from: this.to_owned(), to: id.clone(), ..Edge::default() });
        for role in flow.to.iter().map(|role| role.address(at)) {
            let gets = node_id(&format!("gets_{}", role.id()));
            graph.add(Node {
                id: gets.clone(),
                label: cx.link_to(&role).plain().to_owned(),
                to: Some(role),
                ..Node::default()
            });
            graph.join(Edge { from: id.clone(), to: gets, ..Edge::default() });
        }
    }
}
