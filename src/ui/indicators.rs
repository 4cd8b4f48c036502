//! A unit's dimensions and indicators in the tree's order; each indicator opens to its trace.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, NodeNo, UnitNo};
use ip_scorecard::score::progress::Progress;
use ip_scorecard::score::{NodeScore, NodeState};
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::controls::Bar;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{Msg, node_id};
use super::trace::Trace;
use super::unit::{INDICATORS, heading};
use crate::platform::view;

/// What the [`Indicators`] need.
#[derive(PartialEq, Properties)]
pub struct IndicatorsProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whose scores.
    pub unit: UnitNo,
    /// The indicators whose traces are open.
    pub traces: Rc<BTreeSet<Rc<str>>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The dimensions and indicators of a unit.
#[component]
pub fn Indicators(props: &IndicatorsProps) -> Html {
    let lang = use_lang();
    let IndicatorsProps { report, unit, traces, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let exists = |no: &NodeNo| scored.scores.node(*unit, *no).state != NodeState::Absent;
    let nodes = || plan.node_numbers().skip(1).filter(exists);
    let leaves: Vec<Rc<str>> = nodes()
        .map(|no| plan.node(no))
        .filter(|node| node.leaf.is_some())
        .map(|node| node.id.clone())
        .collect();
    let all_open = leaves.iter().all(|id| traces.contains(id));
    let toggle_all =
        send.reform(move |_: MouseEvent| Msg::OpenTraces(if all_open { Vec::new() } else { leaves.clone() }));
    let rises = page::compare::compared(scored).map(|_| page::compare::node_changes(scored, *unit));
    let card = Card { scored, unit: *unit, rises };
    let rows = nodes().flat_map(|no| match plan.node(no).leaf {
        None => vec![dimension(lang, &card, no)],
        Some(leaf) => indicator(lang, props, &card, leaf),
    });
    html! {
        <section class="sheet indicators" aria-labelledby={INDICATORS}>
            <div class="sheet-head">
                { heading(INDICATORS, page::unit::INDICATORS, lang, Some(page::unit::INDICATORS_HINT.of(lang).to_owned())) }
                <button class="button" type="button" onclick={toggle_all}>
                    { if all_open { page::unit::CLOSE_ALL.of(lang) } else { page::unit::OPEN_ALL.of(lang) } }
                </button>
            </div>
            <table class="grid tree">
                <caption class="hidden">{ page::unit::unit_caption(lang, &plan.unit(*unit).title) }</caption>
                <thead><tr>
                    <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                    <th scope="col" class="figure">{ page::unit::SCORE.of(lang) }</th>
                    <th scope="col" class="figure">{ page::unit::FULL.of(lang) }</th>
                    <th scope="col" class="rate">{ page::unit::RATE.of(lang) }</th>
                    <th scope="col" class="figure">{ page::unit::LOST.of(lang) }</th>
                    if card.rises.is_some() {
                        <th scope="col" class="figure change">{ page::compare::CHANGE.of(lang) }</th>
                    }
                    <th scope="col" class="state">{ page::unit::STATE.of(lang) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}

/// What the rows of a card share.
struct Card<'s> {
    scored: &'s Scored,
    unit: UnitNo,
    /// The rises since the earlier result; none without one.
    rises: Option<BTreeMap<NodeNo, String>>,
}

/// The number of columns.
fn width(card: &Card<'_>) -> &'static str {
    if card.rises.is_some() { "7" } else { "6" }
}

/// The cells that dimensions and indicators share.
fn figures(lang: Lang, card: &Card<'_>, no: NodeNo) -> Html {
    let (scored, unit) = (card.scored, card.unit);
    let node = scored.scores.node(unit, no);
    let named = scored.assessment.plan.node(no);
    let score = node.score.as_ref().map(|score| text::item_score(scored, score));
    let full = page::unit::full(lang, scored, unit, no);
    let bar = page::ranking::bar(lang, &format!("{} {}", named.id, named.title), score.as_deref(), &full);
    html! {
        <>
            <td class="figure score">{ score.unwrap_or_else(|| page::NOTHING.into()) }</td>
            <td class="figure">
                { full }
                if let Some(before) = page::unit::full_before(lang, scored, unit, no) {
                    <small>{ before }</small>
                }
            </td>
            <td class="rate">
                if let Some(rate) = &node.rate {
                    { page::unit::rate(scored, unit, no) }
                    <Bar share={rate.approximate()} label={bar} />
                }
            </td>
            <td class="figure lost">{ page::unit::lost(lang, scored, unit, no) }</td>
            if let Some(rises) = &card.rises {
                <td class="figure change">{ rises.get(&no).map_or(page::NOTHING, |rise| rise) }</td>
            }
            <td class="state">{ marks(lang, node) }</td>
        </>
    }
}

/// State and progress of a node as marks.
fn marks(lang: Lang, node: &NodeScore) -> Html {
    let word = text::node_state(lang, node.state);
    html! {
        <>
            if !word.is_empty() {
                <span class={state_class(node.state)}>{ word }</span>
            }
            if let Some(progress) = node.progress {
                <span class={progress_class(progress)}>{ text::progress(lang, progress) }</span>
            }
        </>
    }
}

fn progress_class(progress: Progress) -> &'static str {
    match progress {
        Progress::Behind => "tag tag-warning",
        Progress::OnSchedule => "tag",
        Progress::Ahead => "tag tag-good",
    }
}

fn state_class(state: NodeState) -> &'static str {
    match state {
        NodeState::NotReported => "tag tag-alarm",
        NodeState::Pending => "tag tag-warning",
        NodeState::Absent | NodeState::Scored | NodeState::NotApplicable => "tag",
    }
}

fn dimension(lang: Lang, card: &Card<'_>, no: NodeNo) -> Html {
    let node = card.scored.assessment.plan.node(no);
    html! {
        <tr key={node.id.to_string()} class={classes!("dimension", depth(node.depth))}>
            <th scope="row" class="name" id={node_id(&node.id)} tabindex="-1">
                <b>{ &*node.id }</b>{ " " }{ &*node.title }
                if let Some(combined) = text::combination(lang, card.scored, card.unit, no) {
                    <small class="combination">{ combined }</small>
                }
            </th>
            { figures(lang, card, no) }
        </tr>
    }
}

/// The row of an indicator and, when it is open, its trace.
fn indicator(lang: Lang, props: &IndicatorsProps, card: &Card<'_>, leaf: LeafNo) -> Vec<Html> {
    let IndicatorsProps { report, unit, traces, send } = props;
    let scored = card.scored;
    let plan = &scored.assessment.plan;
    let (no, indicator) = (plan.leaf(leaf).node, &plan.leaf(leaf).indicator);
    let node = plan.node(no);
    let open = traces.contains(&node.id);
    let toggle = send.reform({
        let id = node.id.clone();
        move |_: ()| Msg::Toggle(id.clone())
    });
    // The row is a larger target for the mouse; keyboard and screen reader have the button.
    let on_button = toggle.reform(|event: MouseEvent| event.stop_propagation());
    let on_row = Callback::from(move |_: MouseEvent| {
        if !view::is_marking() {
            toggle.emit(());
        }
    });
    let trace_id = format!("trace-{}", node.id);
    let class = classes!("indicator", depth(node.depth), open.then_some("indicator-open"));
    let mut rows = vec![html! {
        <tr key={node.id.to_string()} {class} onclick={on_row}>
            <th scope="row" class="name">
                <button type="button" id={node_id(&node.id)} aria-expanded={open.to_string()} aria-controls={open.then(|| trace_id.clone())}
                    onclick={on_button}>
                    <b>{ &*node.id }</b>{ " " }{ &*node.title }
                </button>
                if indicator.core {
                    <span class="tag">{ page::unit::CORE.of(lang) }</span>
                }
                <span class="folded">{ marks(lang, scored.scores.node(*unit, no)) }</span>
            </th>
            { figures(lang, card, no) }
        </tr>
    }];
    if open {
        rows.push(html! {
            <tr key={trace_id.clone()} class="trace-row" id={trace_id}>
                <td colspan={width(card)}><Trace {report} unit={*unit} {leaf} /></td>
            </tr>
        });
    }
    rows
}

fn depth(depth: usize) -> String {
    format!("depth-{}", depth.min(4))
}
