//! 文书: the papers that go into a package. Those that are somebody's choice (who is named, who signs) do not.

use super::steps::Steps;
use crate::assess::{Assessed, Scored};
use crate::office::File;
use crate::office::book::{Unmade, workbook};
use crate::office::word::{Paper, Wanted, make};
use crate::text::page::issues::{issue_table, issues_name};
use crate::text::{self, Lang};

/// Steps that the rules are.
const RULES: usize = 4;

/// Steps that the workbook is.
const BOOK: usize = 30;

/// Steps that the papers are.
pub(super) const STEPS: usize = 1 + RULES + BOOK;

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
    papers.extend(steps.part(BOOK, |watch| match workbook(assessed, lang, watch) {
        Ok(book) => Some(Some(book)),
        Err(Unmade::Cancelled) => None,
        // What no workbook holds is in the result file all the same.
        Err(Unmade::NoResult | Unmade::TooLarge(_)) => Some(None),
    })?);
    Some(papers)
}

/// 问题清单
fn issues(lang: Lang, assessed: &Assessed, scored: &Scored) -> File {
    let scheme = &scored.assessment.plan.scheme;
    let name = issues_name(lang, Some((scheme.id.as_str(), &scheme.version)));
    File { name, bytes: issue_table(lang, &text::issues(lang, assessed)).into_bytes() }
}
