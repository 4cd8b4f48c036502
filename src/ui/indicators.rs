//! A unit's dimensions and indicators in the tree's order; each indicator opens to its trace.

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, NodeNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::score::NodeState;
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::controls::Bar;
use super::report::{Report, Shared};
use super::state::{Msg, node_id};
use super::trace::Trace;
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

/// The number of columns.
const WIDTH: &str = "6";

/// The dimensions and indicators of a unit.
#[component]
pub fn Indicators(props: &IndicatorsProps) -> Html {
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
    let most = most_lost(scored, *unit);
    let rows = nodes().flat_map(|no| match plan.node(no).leaf {
        None => vec![dimension(scored, *unit, no)],
        Some(leaf) => indicator(props, scored, leaf, most.contains(&no)),
    });
    html! {
        <section class="sheet indicators">
            <div class="sheet-head">
                <h3>{ page::INDICATORS }<span class="muted">{ page::INDICATORS_HINT }</span></h3>
                <button class="button" type="button" onclick={toggle_all}>
                    { if all_open { page::CLOSE_ALL } else { page::OPEN_ALL } }
                </button>
            </div>
            <table class="grid tree">
                <caption class="hidden">{ page::unit_caption(&plan.unit(*unit).title) }</caption>
                <thead><tr>
                    <th scope="col" class="name">{ page::INDICATOR }</th>
                    <th scope="col" class="figure">{ page::SCORE }</th>
                    <th scope="col" class="figure">{ page::FULL }</th>
                    <th scope="col" class="rate">{ page::RATE }</th>
                    <th scope="col" class="figure">{ page::LOST }</th>
                    <th scope="col" class="state">{ page::STATE }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </section>
    }
}

/// Where the unit lost most: three indicators, with all that lost as much as the third; none when it
/// lost on no more than these, which then are plain to see.
fn most_lost(scored: &Scored, unit: UnitNo) -> BTreeSet<NodeNo> {
    let plan = &scored.assessment.plan;
    let mut lost: Vec<(Exact, NodeNo)> = plan
        .leaf_numbers()
        .filter_map(|leaf| {
            let no = plan.leaf(leaf).node;
            let score = scored.scores.node(unit, no).score.as_ref()?;
            Some((plan.marks(leaf, unit)? - &score.rounded, no))
        })
        .filter(|(lost, _)| lost.is_positive())
        .collect();
    lost.sort_by(|a, b| b.0.cmp(&a.0));
    if lost.len() <= 3 {
        return BTreeSet::new();
    }
    let third = lost.get(2).map(|(lost, _)| lost.clone()).unwrap_or_default();
    lost.into_iter().take_while(|(lost, _)| *lost >= third).map(|(_, no)| no).collect()
}

/// The cells that dimensions and indicators share.
fn figures(scored: &Scored, unit: UnitNo, no: NodeNo, most_lost: bool) -> Html {
    let node = scored.scores.node(unit, no);
    let named = scored.assessment.plan.node(no);
    let score = node.score.as_ref().map(|score| text::item_score(scored, score));
    let full = page::full(scored, unit, no);
    let bar = page::bar(&format!("{} {}", named.id, named.title), score.as_deref(), &full);
    html! {
        <>
            <td class="figure score">{ score.unwrap_or_else(|| page::NOTHING.into()) }</td>
            <td class="figure">{ full }</td>
            <td class="rate">
                if let Some(rate) = &node.rate {
                    { page::rate(scored, unit, no) }
                    <Bar share={rate.approximate()} label={bar} />
                }
            </td>
            <td class="figure lost">{ page::lost(scored, unit, no) }</td>
            <td class="state">{ marks(node.state, most_lost) }</td>
        </>
    }
}

/// State and remark of a node as marks.
fn marks(state: NodeState, most_lost: bool) -> Html {
    let word = text::node_state(state);
    html! {
        <>
            if most_lost {
                <span class="tag tag-warning">{ page::MOST_LOST }</span>
            }
            if !word.is_empty() {
                <span class={state_class(state)}>{ word }</span>
            }
        </>
    }
}

fn state_class(state: NodeState) -> &'static str {
    match state {
        NodeState::NotReported => "tag tag-alarm",
        NodeState::Pending => "tag tag-warning",
        NodeState::Absent | NodeState::Scored | NodeState::NotApplicable => "tag",
    }
}

fn dimension(scored: &Scored, unit: UnitNo, no: NodeNo) -> Html {
    let node = scored.assessment.plan.node(no);
    html! {
        <tr key={node.id.to_string()} class={classes!("dimension", depth(node.depth))}>
            <th scope="row" class="name" id={node_id(&node.id)} tabindex="-1"><b>{ &*node.id }</b>{ " " }{ &*node.title }</th>
            { figures(scored, unit, no, false) }
        </tr>
    }
}

/// The row of an indicator and, when it is open, its trace.
fn indicator(props: &IndicatorsProps, scored: &Scored, leaf: LeafNo, most_lost: bool) -> Vec<Html> {
    let IndicatorsProps { report, unit, traces, send } = props;
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
                    <span class="tag">{ page::CORE }</span>
                }
                <span class="folded">{ marks(scored.scores.node(*unit, no).state, most_lost) }</span>
            </th>
            { figures(scored, *unit, no, most_lost) }
        </tr>
    }];
    if open {
        rows.push(html! {
            <tr key={trace_id.clone()} class="trace-row" id={trace_id}>
                <td colspan={WIDTH}><Trace {report} unit={*unit} {leaf} /></td>
            </tr>
        });
    }
    rows
}

fn depth(depth: usize) -> String {
    format!("depth-{}", depth.min(4))
}
