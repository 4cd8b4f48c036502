//! All indicators, dimension by dimension, and the rates of all units on them.

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, NodeNo, UnitNo};
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use crate::ui::chart::Heat;
use crate::ui::controls::{Bar, Turn};
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::state::{HEADING, Msg};

use page::indicator::{self as words, IndicatorRow};

/// What the [`IndicatorList`] needs.
#[derive(PartialEq, Properties)]
pub struct IndicatorListProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// All indicators.
#[component]
pub fn IndicatorList(props: &IndicatorListProps) -> Html {
    let lang = use_lang();
    let report = &props.report;
    let rows = use_memo((lang, report.clone()), |(lang, report)| {
        report.scored().map(|scored| words::indicators(*lang, scored)).unwrap_or_default()
    });
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let dimensions = rows.chunk_by(|(one, _), (other, _)| one == other);
    html! {
        <>
            <section class="sheet indicator-list">
                <div class="sheet-head">
                    <h2 id={HEADING} tabindex="-1">
                        { page::frame::INDICATORS.of(lang) }
                        <span class="muted">{ words::all(lang, rows.len()) }</span>
                    </h2>
                </div>
                <div class="scroll" tabindex="0" role="region" aria-labelledby={HEADING}>
                    <table class="grid">
                        <caption class="hidden">{ words::ALL.of(lang) }</caption>
                        <thead><tr>
                            <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                            for group in &plan.groups {
                                <th key={&*group.title} scope="col" class="figure weight">
                                    <small>{ words::WEIGHTS.of(lang) }</small>{ &*group.title }
                                </th>
                            }
                            <th scope="col" class="wide">{ words::RULE.of(lang) }</th>
                            <th scope="col" class="rate">{ words::MEDIAN.of(lang) }</th>
                            <th scope="col" class="figure">{ words::MISSING.of(lang) }</th>
                            <th scope="col" class="figure wide">{ words::WEAKEST.of(lang) }</th>
                        </tr></thead>
                        for rows in dimensions {
                            { dimension(lang, scored, rows) }
                        }
                    </table>
                </div>
            </section>
            <Rates {report} />
        </>
    }
}

/// The indicators of one dimension.
fn dimension(lang: Lang, scored: &Scored, rows: &[(NodeNo, IndicatorRow)]) -> Html {
    let plan = &scored.assessment.plan;
    let Some((no, _)) = rows.first() else { return Html::default() };
    let width = plan.groups.len() + 5;
    let label = plan.node(*no).label();
    html! {
        <tbody key={&*label}>
            <tr class="dimension"><th scope="rowgroup" colspan={width.to_string()}>{ &*label }</th></tr>
            for (_, row) in rows {
                { indicator(lang, row) }
            }
        </tbody>
    }
}

fn indicator(lang: Lang, row: &IndicatorRow) -> Html {
    let href = Route::Indicator(row.id.clone()).href();
    let median = words::rate(row.median.as_ref());
    html! {
        <tr key={&*row.id}>
            <th scope="row" class="name">
                <a {href}><b>{ &*row.id }</b>{ " " }{ &row.title }</a>
                <small class="direction">{ row.direction }</small>
            </th>
            for (group, marks) in row.marks.iter().enumerate() {
                <td key={group} class="figure weight">{ marks }</td>
            }
            <td class="wide">{ row.rule }</td>
            <td class="rate">
                { &median }
                if let Some(rate) = &row.median {
                    <Bar share={rate.approximate()} label={median.clone()} />
                }
            </td>
            <td class={classes!("figure", (row.missing > 0).then_some("missing"))}>{ words::count(lang, row.missing) }</td>
            <td class="figure wide">{ words::count(lang, row.weakest) }</td>
        </tr>
    }
}

/// What the [`Rates`] need.
#[derive(PartialEq, Properties)]
struct RatesProps {
    /// What was computed.
    report: Shared<Report>,
}

/// Units that the table below the heat map holds at once.
const ROWS: usize = 60;

/// The rates of all units on all indicators, as a heat map and as the table that it shows. The table is
/// made when somebody opens it, and in portions: thousands of units make a hundred thousand cells.
#[component]
fn Rates(props: &RatesProps) -> Html {
    let lang = use_lang();
    let open = use_state_eq(|| false);
    let first = use_state_eq(|| 0_usize);
    let Some(scored) = props.report.scored() else { return Html::default() };
    let units: Vec<UnitNo> = scored.assessment.plan.unit_numbers().collect();
    let begin = if *first < units.len() { *first } else { 0 };
    let end = (begin + ROWS).min(units.len());
    let onturn = Callback::from(move |to| first.set(to));
    let shown = *open;
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!shown)
    };
    html! {
        <section class="sheet">
            <h3>{ words::HEAT.of(lang) }</h3>
            <Heat report={props.report.clone()} units={units.clone()} />
            <button class="button" type="button" aria-expanded={shown.to_string()} onclick={toggle}>
                { if shown { words::HEAT_CLOSE.of(lang) } else { words::HEAT_OPEN.of(lang) } }
            </button>
            if shown {
                { table(lang, scored, units.get(begin..end).unwrap_or_default()) }
                <Turn first={begin} all={units.len()} portion={ROWS} {onturn} />
            }
        </section>
    }
}

/// The rates as figures.
fn table(lang: Lang, scored: &Scored, units: &[UnitNo]) -> Html {
    let plan = &scored.assessment.plan;
    let leaves: Vec<LeafNo> = plan.leaf_numbers().collect();
    html! {
        <div class="scroll rates" tabindex="0" role="region" aria-label={words::HEAT.of(lang)}>
            <table class="grid">
                <caption class="hidden">{ words::HEAT.of(lang) }</caption>
                <thead><tr>
                    <th scope="col" class="name">{ page::ranking::UNIT.of(lang) }</th>
                    for leaf in &leaves {
                        <th key={leaf.0} scope="col" class="figure" title={plan.leaf(*leaf).label().to_string()}>
                            { plan.leaf(*leaf).indicator.id.as_str() }
                        </th>
                    }
                </tr></thead>
                <tbody>
                    for unit in units {
                        <tr key={unit.0}>
                            <th scope="row" class="name">{ &*plan.unit(*unit).title }</th>
                            for leaf in &leaves {
                                <td key={leaf.0} class="figure">
                                    { words::rate(scored.scores.node(*unit, plan.leaf(*leaf).node).rate.as_ref()) }
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
