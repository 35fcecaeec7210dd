//! `casebook new`

use super::{Outcome, print};
use crate::diagnostic::nearest;
use crate::model::Kind;
use anyhow::{Result, bail};
use serde_json::Value;
use std::fmt::Write;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Kind, in the plural: `roles`.
    kind: String,
    /// Id: words in kebab-case, `case-manager`.
    id: String,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let folders = Kind::FILES.iter().map(|kind| kind.folder());
    let Some(kind) = Kind::in_folder(&args.kind).filter(|kind| *kind != Kind::Chapter) else {
        let near = nearest(&args.kind, folders.clone());
        let near = near.map_or_else(
            || format!("kinds: {}", folders.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        bail!("there is no kind `{}`; {near}", args.kind);
    };
    let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !args.id.starts_with(|c: char| c.is_ascii_lowercase()) || !args.id.chars().all(safe) {
        bail!("`{}` is no id: write words in kebab-case, such as `case-manager`", args.id);
    }
    print(&skeleton(kind, &args.id));
    Ok(Outcome::Clean)
}

/// A definition to fill in: what is required, then everything else as comments.
fn skeleton(kind: Kind, id: &str) -> String {
    let mut generator = schemars::SchemaGenerator::default();
    let schema = kind.schema(&mut generator).to_value();
    let definitions = Value::Object(generator.take_definitions(true));
    let folder = kind.folder();
    let doc = schema["description"].as_str().unwrap_or_default();
    let mut out = format!("# data/<layer>/{folder}/{id}.yml\n# {doc}\nid: {id}\n");
    out.push_str("title: {en: \"\"}\nsummary: \"\"\nstatus: proposed\nprovenance:\n");
    out.push_str("  - {assumption: \"\", ask: roles/}   # or {source: , locator: \"\"}\n");
    let form = |name: &str| form(&schema["properties"][name], &definitions);
    let (required, optional): (Vec<_>, Vec<_>) =
        kind.fields().into_iter().partition(|field| field.required);
    for field in required {
        let _ =
            write!(out, "\n# {} Required.\n{}:   # {}\n", field.doc, field.name, form(field.name));
    }
    let shown = ["id", "title", "summary", "status", "provenance"];
    let head = Kind::head_fields().into_iter().filter(|field| !shown.contains(&field.name));
    for field in optional.into_iter().chain(head) {
        let _ = write!(out, "\n# {}\n# {}: {}\n", field.doc, field.name, form(field.name));
    }
    out
}

/// What a value looks like.
fn form(property: &Value, definitions: &Value) -> String {
    if let Some(name) = property["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return form(&definitions[name], definitions);
    }
    if let Some(kinds) = property["x-refers-to"].as_array() {
        let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
        return format!(
            "<one of: {}>",
            if kinds.is_empty() { "any".into() } else { kinds.join(", ") }
        );
    }
    if let Some(options) = property["anyOf"].as_array().or(property["oneOf"].as_array()) {
        let words: Vec<String> = options
            .iter()
            .filter(|option| option["type"] != "null")
            .map(|option| {
                option["const"].as_str().map_or_else(|| form(option, definitions), str::to_owned)
            })
            .collect();
        return words.join(" | ");
    }
    if let Some(words) = property["enum"].as_array() {
        return words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ");
    }
    let kind = property["type"].as_str().or(property["type"][0].as_str());
    match kind {
        Some("array") => format!("[{}]", form(&property["items"], definitions)),
        Some("object") => match property["properties"].as_object() {
            Some(inner) => {
                let keys = inner.keys().map(|key| format!("{key}: ..."));
                format!("{{{}}}", keys.collect::<Vec<_>>().join(", "))
            }
            None => "{...}".to_owned(),
        },
        Some("boolean") => "true | false".to_owned(),
        Some("integer") => "<number>".to_owned(),
        _ => "\"...\"".to_owned(),
    }
}
