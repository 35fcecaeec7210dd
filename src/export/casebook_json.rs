//! The whole published model for other programs.

use super::{Export, Make};
use crate::analyse::digest;
use crate::casebook::Published;
use crate::model::{Element, Index, Kind};
use serde_json::{Map, Value, json};

pub(super) static EXPORT: Export = Export {
    name: "casebook.json",
    summary: "The published model, with a digest for each element.",
    make: Make::Once(text),
};

fn text(book: &Published) -> String {
    let index = Index::new(&book.model);
    let mut kinds = Map::new();
    for kind in Kind::FILES {
        let elements = book.model.of(*kind).into_iter().map(|it| element(book, it));
        let elements: Vec<Value> = elements.collect();
        if !elements.is_empty() {
            kinds.insert(kind.folder().to_owned(), elements.into());
        }
    }
    let config = &book.config;
    let model = json!({
        "format": 1,
        "title": config.title,
        "version": config.version,
        "as-of": config.as_of,
        "release": config.release.word(),
        "fictional": config.fictional,
        "banner": config.banner,
        "elements": index.all().count(),
        "kinds": kinds,
    });
    format!("{model:#}\n")
}

fn element(book: &Published, element: &dyn Element) -> Value {
    let path = &book.sources.file(element.head().at().file).path;
    let layer = book.config.layer(path).map(|layer| &book.config.layers[layer].value);
    let mut json = element.json();
    if let Some(map) = json.as_object_mut() {
        map.insert("address".into(), element.head().address.as_str().into());
        map.insert("digest".into(), digest(element).into());
        if let Some(layer) = layer {
            map.insert("layer".into(), layer.as_str().into());
        }
    }
    json
}
