//! The dimensions and indicators of a unit in both results.

use ip_scorecard::check::UnitNo;
use ip_scorecard::text::page;
use ip_scorecard::text::page::compare::{self as words, PartRow, Shift};
use yew::prelude::*;

use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};

/// A change with its mark.
pub fn shift(shift: Shift) -> Html {
    html! {
        <>
            if !shift.mark.is_empty() {
                <i class="mark" aria-hidden="true">{ shift.mark }</i>
            }
            { shift.text }
        </>
    }
}

/// What [`Parts`] needs.
#[derive(PartialEq, Properties)]
pub struct PartsProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The unit.
    pub unit: UnitNo,
}

/// The dimensions and indicators of a unit.
#[component]
pub fn Parts(props: &PartsProps) -> Html {
    let lang = use_lang();
    let PartsProps { report, unit } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let title = &scored.assessment.plan.unit(*unit).title;
    let column = |label: &'static str, which: &'static str| {
        html! { <th scope="col" class="figure">{ label }<small>{ which }</small></th> }
    };
    html! {
        <table class="grid part-changes">
            <caption class="hidden">{ words::parts_caption(lang, title) }</caption>
            <thead><tr>
                <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                { column(page::unit::SCORE.of(lang), words::BEFORE.of(lang)) }
                { column(page::unit::SCORE.of(lang), words::NOW.of(lang)) }
                { column(page::unit::SCORE.of(lang), words::RISE.of(lang)) }
                { column(page::unit::RATE.of(lang), words::BEFORE.of(lang)) }
                { column(page::unit::RATE.of(lang), words::NOW.of(lang)) }
                { column(page::unit::RATE.of(lang), words::RATE_RISE.of(lang)) }
            </tr></thead>
            <tbody>
                for row in words::part_rows(lang, scored, *unit) {
                    { part(row) }
                }
            </tbody>
        </table>
    }
}

fn part(row: PartRow) -> Html {
    let PartRow { id, title, depth, dimension, scores, full, rise, rates, rate_rise, note } = row;
    let class = classes!(dimension.then_some("dimension"), format!("depth-{}", depth.unwrap_or(1).min(4)));
    // Marks are said where they are not the same, and points mean something else.
    let changed = full[0] != full[1];
    let [score_before, score_now] = scores;
    let [full_before, full_now] = full;
    let [rate_before, rate_now] = rates;
    let score = |score: String, full: String| {
        html! {
            <td class="figure">
                { score }
                if changed {
                    <small>{ "/" }{ full }</small>
                }
            </td>
        }
    };
    html! {
        <tr key={id.to_string()} {class}>
            <th scope="row" class="name">
                <b>{ &*id }</b>{ " " }{ title }
                if !note.is_empty() {
                    <span class="tag">{ note }</span>
                }
            </th>
            { score(score_before, full_before) }
            { score(score_now, full_now) }
            <td class="figure shift">{ shift(rise) }</td>
            <td class="figure">{ rate_before }</td>
            <td class="figure">{ rate_now }</td>
            <td class="figure shift">{ shift(rate_rise) }</td>
        </tr>
    }
}
