//! 文书: the papers that go into a package. Those that are somebody's choice (who is named, who signs) do not.

use super::steps::Steps;
use crate::assess::{Assessed, Scored};
use crate::office::File;
use crate::office::word::{Paper, Wanted, make};
use crate::text::page::issues::{issue_table, issues_name};
use crate::text::{self, Lang};

/// Steps that the rules are.
const RULES: usize = 4;

/// Steps that the papers are.
pub(super) const STEPS: usize = 1 + RULES;

/// What people read of a result; none when it was cancelled.
pub(super) fn papers(
    lang: Lang,
    assessed: &Assessed,
    scored: &Scored,
    steps: &mut Steps<'_>,
) -> Option<Vec<File>> {
    let mut papers = vec![issues(lang, assessed, scored)];
    steps.step()?;
    let rules = Wanted { paper: Paper::Bylaw, made_up: false };
    papers.extend(steps.part(RULES, |watch| make(assessed, &rules, lang, watch))?);
    Some(papers)
}

/// 问题清单
fn issues(lang: Lang, assessed: &Assessed, scored: &Scored) -> File {
    let scheme = &scored.assessment.plan.scheme;
    let name = issues_name(lang, Some((scheme.id.as_str(), &scheme.version)));
    File { name, bytes: issue_table(lang, &text::issues(lang, assessed)).into_bytes() }
}
