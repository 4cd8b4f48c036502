//! A weight that is tried, and how its siblings give way.

use std::rc::Rc;

use ip_scorecard::analyse::whatif::{Change, Siblings};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, NodeNo, Plan};
use ip_scorecard::exact::Exact;
use ip_scorecard::text::number::shown;
use ip_scorecard::text::page::whatif::Least;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::field::{NumberField, Range};
use crate::platform::field;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::simulation::{Listed, Wish, tried};
use crate::ui::state::Msg;

/// What the [`WeightEditor`] needs.
#[derive(PartialEq, Properties)]
pub struct WeightEditorProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
    /// Whose weight.
    pub node: NodeNo,
    /// What is tried already.
    pub changes: Rc<Vec<Listed>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// A weight that is tried.
#[component]
pub fn WeightEditor(props: &WeightEditorProps) -> Html {
    let lang = use_lang();
    let WeightEditorProps { formal, report, node, changes, send } = props;
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let (plan, now) = (&before.assessment.plan, &after.assessment.plan);
    let chosen = use_state(|| None::<Choice>);
    let siblings = use_state(Siblings::default);
    let group = (*chosen).unwrap_or_else(|| first_choice(plan, *node));
    let (group_id, example) = match group {
        Choice::Every => (None, assessed(plan, *node).next().unwrap_or(GroupNo(0))),
        Choice::One(group) => (plan.scheme.groups.get(group.0).map(|group| group.id.clone()), group),
    };
    let wanted = {
        let id = plan.node(*node).id.clone();
        move |value: Exact, siblings: Siblings| Change::Weight {
            node: (&*id).into(),
            group: group_id.clone(),
            value,
            siblings,
        }
    };
    let set = send.reform({
        let (wanted, siblings) = (wanted.clone(), *siblings);
        move |value: Exact| Msg::Simulate(Wish::Try(wanted(value, siblings)))
    });
    let on_group = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| chosen.set(Some(Choice::read(&field::value(&event)))))
    };
    let tried_value = match tried(changes, &wanted(Exact::ZERO, *siblings)) {
        Some(Change::Weight { value, .. }) => Some(value.clone()),
        _ => None,
    };
    let on_siblings = {
        let (siblings, send) = (siblings.clone(), send.clone());
        let tried = tried_value.clone();
        Callback::from(move |event: Event| {
            let chosen = if field::is_checked(&event) { Siblings::GiveWay } else { Siblings::Stay };
            siblings.set(chosen);
            // What is tried already follows.
            if let Some(value) = tried.clone() {
                send.emit(Msg::Simulate(Wish::Try(wanted(value, chosen))));
            }
        })
    };
    let groups: Vec<GroupNo> = match group {
        Choice::Every => assessed(plan, *node).collect(),
        Choice::One(group) => vec![group],
    };
    html! {
        <div class="whatif-editor">
            if plan.groups.len() > 1 {
                <label class="whatif-label">
                    { page::whatif::GROUP.of(lang) }
                    <select onchange={on_group}>
                        <option value="" selected={group == Choice::Every}>{ page::whatif::EVERY_GROUP.of(lang) }</option>
                        for (no, known) in plan.groups.iter().enumerate() {
                            <option key={no} value={no.to_string()} selected={group == Choice::One(GroupNo(no))}>
                                { &*known.title }
                            </option>
                        }
                    </select>
                </label>
            }
            <NumberField key={format!("{group:?}")} id="whatif-weight" label={page::whatif::WEIGHT.of(lang)}
                value={tried_value.or_else(|| one_weight(now, *node, &groups))} now={page::whatif::weights(lang, plan, *node, &groups)}
                least={Least::Zero} range={range(plan, *node, example)} {set} />
            <label class="whatif-check">
                <input type="checkbox" checked={*siblings == Siblings::GiveWay} onchange={on_siblings} />
                { page::whatif::GIVE_WAY.of(lang) }
            </label>
            { level(lang, [before, after], *node, example) }
        </div>
    }
}

/// Which groups a weight is tried in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Every,
    One(GroupNo),
}

impl Choice {
    fn read(value: &str) -> Choice {
        value.parse().map_or(Choice::Every, |no| Choice::One(GroupNo(no)))
    }
}

/// Every group where its weight is the same in all, else the first that is assessed on it.
fn first_choice(plan: &Plan, node: NodeNo) -> Choice {
    let groups: Vec<GroupNo> = assessed(plan, node).collect();
    match groups.first() {
        Some(first) if one_weight(plan, node, &groups).is_none() => Choice::One(*first),
        _ => Choice::Every,
    }
}

/// The groups that are assessed on a node.
fn assessed(plan: &Plan, node: NodeNo) -> impl Iterator<Item = GroupNo> {
    plan.group_numbers().filter(move |group| weight(plan, node, *group).is_positive())
}

fn weight(plan: &Plan, node: NodeNo, group: GroupNo) -> Exact {
    plan.node(node).weights.get(group.0).cloned().flatten().unwrap_or_default()
}

/// The weight in all these groups, when it is one.
fn one_weight(plan: &Plan, node: NodeNo, groups: &[GroupNo]) -> Option<Exact> {
    let mut weights = groups.iter().map(|group| weight(plan, node, *group));
    let first = weights.next()?;
    weights.all(|weight| weight == first).then_some(first)
}

/// A slider goes to what the whole level has; its steps are such as people set weights in.
fn range(plan: &Plan, node: NodeNo, group: GroupNo) -> Option<Range> {
    let parent = plan.node(node).parent?;
    let most: Exact = plan.children(parent).map(|no| weight(plan, no, group)).sum();
    let step = if most >= Exact::from(10) {
        Exact::ratio(1, 2)
    } else if most >= Exact::from(2) {
        Exact::ratio(1, 10)
    } else {
        Exact::ratio(1, 100)
    };
    Some(Range { most, step: step? })
}

/// The weights of the level before and after.
fn level(lang: Lang, [before, after]: [&Scored; 2], node: NodeNo, group: GroupNo) -> Html {
    let (plan, now) = (&before.assessment.plan, &after.assessment.plan);
    let Some(parent) = plan.node(node).parent else { return Html::default() };
    let rows = plan.children(parent).map(|no| (no, weight(plan, no, group), weight(now, no, group)));
    let rows: Vec<(NodeNo, Exact, Exact)> =
        rows.filter(|(_, before, after)| before.is_positive() || after.is_positive()).collect();
    let sums = [rows.iter().map(|row| &row.1).sum::<Exact>(), rows.iter().map(|row| &row.2).sum()];
    html! {
        <details class="whatif-level">
            <summary>
                { page::whatif::SIBLINGS.of(lang) }
                if plan.groups.len() > 1 {
                    { format!(" · {}", plan.group(group).title) }
                }
            </summary>
            <table class="grid">
                <thead><tr>
                    <th scope="col">{ plan.node(parent).label().to_string() }</th>
                    <th scope="col" class="figure">{ page::whatif::BEFORE.of(lang) }</th>
                    <th scope="col" class="figure">{ page::whatif::AFTER.of(lang) }</th>
                </tr></thead>
                <tbody>
                    for (no, before, after) in rows {
                        <tr key={no.0} class={classes!((before != after).then_some("whatif-changed"))}>
                            <th scope="row">{ plan.node(no).label().to_string() }</th>
                            <td class="figure">{ shown(lang, &before) }</td>
                            <td class="figure">{ shown(lang, &after) }</td>
                        </tr>
                    }
                    <tr class="whatif-sum">
                        <th scope="row">{ page::whatif::SUM.of(lang) }</th>
                        for sum in sums {
                            <td class="figure">{ shown(lang, &sum) }</td>
                        }
                    </tr>
                </tbody>
            </table>
        </details>
    }
}
