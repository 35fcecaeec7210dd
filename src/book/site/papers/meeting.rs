//! The papers of a meeting that agrees on results: a log for what is decided, and a sheet on which
//! each institution signs off.

use super::Desk;
use crate::book::site::Page;
use crate::model::Entry;
use crate::model::kind::{ConsultationKind, Institution, InstitutionKind};
use crate::views::{Said, column, paper_path};
use anyhow::Result;
use serde_json::{Value, json};

/// Each with the name of its words and of its template.
const PAPERS: &[(&str, &str)] =
    &[("decisions", "site/meeting-decisions.html"), ("sign-off", "site/meeting-sign-off.html")];

/// The papers of every such meeting.
pub(super) fn papers(desk: &Desk<'_>) -> Result<Vec<Page>> {
    let cx = desk.cx;
    let mut pages = Vec::new();
    let meetings = desk.site.book.model.consultations.iter();
    for meeting in meetings.filter(|it| it.kind == Some(ConsultationKind::Validation)) {
        // Whoever pays or carries out the project gives a view and validates nothing.
        let signing = meeting.participants.iter().filter_map(|it| {
            let institution: &Entry<Institution> =
                cx.index.typed(meeting.address(), it.institution.as_ref()?)?;
            if matches!(
                institution.kind,
                Some(InstitutionKind::Donor | InstitutionKind::ImplementingPartner)
            ) {
                return None;
            }
            let (post, language) = cx.read(&it.role);
            let post = Said::from(cx.inline(post, &language));
            Some(json!({"institution": Said::from(cx.title(institution)), "post": post}))
        });
        let week = column(cx, meeting, "week").items.into_iter().flat_map(|item| item.words);
        let shown = json!({
            "title": Said::from(cx.title(meeting)),
            "code": meeting.head.code,
            "week": week.map(|word| word.plain().to_owned()).collect::<String>(),
            "signing": signing.collect::<Vec<Value>>(),
        });
        for (name, template) in PAPERS {
            let title = cx.words.ui(&format!("meeting-{name}"));
            let title = format!("{title}: {}", cx.title(meeting).plain());
            let path = paper_path(meeting.address(), name);
            pages.push(desk.page((path, template, "meeting"), title, &shown)?);
        }
    }
    Ok(pages)
}
