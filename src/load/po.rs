//! PO files, in which gettext and the tools of translators keep messages.

use crate::model::Language;
use polib::catalog::Catalog;
use polib::metadata::CatalogMetadata;
use std::io::BufWriter;

/// An empty PO file of a language.
pub fn empty(language: &Language) -> Catalog {
    let mut metadata = CatalogMetadata::new();
    metadata.language = language.0.clone();
    metadata.mime_version = "1.0".to_owned();
    metadata.content_type = "text/plain; charset=UTF-8".to_owned();
    metadata.content_transfer_encoding = "8bit".to_owned();
    Catalog::new(metadata)
}

/// Reads a PO file.
///
/// # Errors
/// When it is none. Lines that the reader of PO files cannot stand are found first.
pub fn read(text: &str) -> Result<Catalog, String> {
    let mut begun = false;
    for (number, line) in text.lines().enumerate() {
        let field = line.starts_with("msg");
        let content = field || line.starts_with('"');
        let quoted = line.split_once('"').is_some_and(|(_, rest)| rest.ends_with('"'));
        let space = !field || line.split_once('"').is_some_and(|(name, _)| name.ends_with(' '));
        begun |= field;
        let sound =
            line.is_empty() || line.starts_with('#') || (content && quoted && space && begun);
        if !sound {
            return Err(format!("line {}: this is no line of a PO file: `{line}`", number + 1));
        }
    }
    // An empty comment belongs to no field, and the reader stumbles over it.
    let lines = text.lines().filter(|line| *line != "#");
    let text = lines.collect::<Vec<_>>().join("\n");
    polib::po_file::parse_from_reader(text.as_bytes()).map_err(|error| error.to_string())
}

/// A catalog as a PO file.
pub fn write(catalog: &Catalog) -> String {
    let mut out = BufWriter::new(Vec::new());
    polib::po_file::write(catalog, &mut out).expect("memory takes what is written");
    let bytes = out.into_inner().expect("memory takes what is written");
    String::from_utf8_lossy(&bytes).trim_start().to_owned()
}
