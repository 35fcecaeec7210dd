//! The page that opens a site: one for all languages.

use super::{Assets, Site, frame, policy};
use crate::model::FALLBACK;
use anyhow::{Error, Result};
use std::collections::BTreeMap;

pub(super) fn page(site: &Site<'_>, assets: &Assets) -> Result<String> {
    let config = &site.book.config;
    let fallback = crate::model::Language(FALLBACK.to_owned());
    let first = config.languages.first().unwrap_or(&fallback);
    let words = site.theme.words(&first.0);
    let mut context = crate::book::weave::frame(site.book, &words, first);
    context.insert("title", &config.title);
    context.insert("start", &first.0);
    let languages = config.languages.iter().map(|language| {
        let name = site.theme.words(&language.0).ui("language");
        BTreeMap::from([("id", language.0.clone()), ("name", name)])
    });
    context.insert("languages", &languages.collect::<Vec<_>>());
    context.insert("csp", &policy::policy(false, false));
    context.insert("assets", &format!("{}/", super::assets::FOLDER));
    frame::name_assets(&mut context, assets);
    site.theme.render(&["start.html".to_owned()], &context).map_err(Error::msg)
}
