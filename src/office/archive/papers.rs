//! 文书: the papers that go into a package.

use super::steps::Steps;
use crate::assess::{Assessed, Scored};
use crate::office::File;
use crate::text::page::issues::{issue_table, issues_name};
use crate::text::{self, Lang};

/// Steps that the papers are.
pub(super) const STEPS: usize = 1;

/// What people read of a result; none when it was cancelled.
pub(super) fn papers(
    lang: Lang,
    assessed: &Assessed,
    scored: &Scored,
    steps: &mut Steps<'_>,
) -> Option<Vec<File>> {
    let papers = vec![issues(lang, assessed, scored)];
    steps.step()?;
    Some(papers)
}

/// 问题清单
fn issues(lang: Lang, assessed: &Assessed, scored: &Scored) -> File {
    let scheme = &scored.assessment.plan.scheme;
    let name = issues_name(lang, Some((scheme.id.as_str(), &scheme.version)));
    File { name, bytes: issue_table(lang, &text::issues(lang, assessed)).into_bytes() }
}
