//! The way of one score: data, source, value, rate, score, why marks were lost, on what ground.

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::text::{self, TraceRow, page};
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use super::what_if::try_out;

/// What a [`Trace`] needs.
#[derive(PartialEq, Properties)]
pub struct TraceProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whose score.
    pub unit: UnitNo,
    /// Of which indicator.
    pub leaf: LeafNo,
}

/// The trace of a score.
#[component]
pub fn Trace(props: &TraceProps) -> Html {
    let lang = use_lang();
    let TraceProps { report, unit, leaf } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let told = text::trace(lang, &report.assessed, scored, *unit, *leaf);
    let plan = &scored.assessment.plan;
    let way = try_out(plan.leaf(*leaf).indicator.id.as_str(), Some(plan.unit(*unit).code.as_str()));
    html! {
        <>
            <dl class="trace">{ for told.rows.iter().map(row) }</dl>
            <p class="trace-try"><a class="button" href={way.href()}>{ page::whatif::TRY.of(lang) }</a></p>
        </>
    }
}

fn row(row: &TraceRow) -> Html {
    html! {
        <div>
            <dt>{ row.label }</dt>
            <dd>
                for line in &row.lines {
                    <p>{ line }</p>
                }
            </dd>
        </div>
    }
}
