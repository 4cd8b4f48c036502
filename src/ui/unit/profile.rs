//! 组内比较: a unit's rates beside its group's, and what it is strong and weak in.

use ip_scorecard::analyse::profile::{Line, Trait, profile, standing_out};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, NodeNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::text::page::unit::profile as words;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::{PROFILE, PartProps, find, heading};
use crate::ui::chart::{ChartOf, Subject};
use crate::ui::controls::Scroll;
use crate::ui::lang::use_lang;
use crate::ui::state::{Msg, node_id};

/// How many strengths and how many weaknesses are named; all are marked in the table.
const MOST: usize = 5;

/// A unit among the units of its group.
#[component]
pub fn Profile(props: &PartProps) -> Html {
    let lang = use_lang();
    let PartProps { report, unit, send } = props;
    let all = use_state_eq(|| false);
    let lines = use_memo((report.clone(), *unit), |(report, unit)| {
        let scored = report.scored();
        scored.map(|scored| profile(&scored.assessment.plan, &scored.scores, *unit)).unwrap_or_default()
    });
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let flat = lines.iter().all(|line| plan.node(line.node).leaf.is_some());
    let shown = lines.iter().filter(|line| *all || flat || plan.node(line.node).leaf.is_none());
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    html! {
        <section class="sheet" aria-labelledby={PROFILE}>
            <div class="sheet-head">
                { heading(PROFILE, words::PROFILE, lang, None) }
                if !flat {
                    <button type="button" class="button" aria-expanded={all.to_string()} aria-controls="profile-lines" onclick={toggle}>
                        { if *all { words::HIDE_INDICATORS.of(lang) } else { words::SHOW_INDICATORS.of(lang) } }
                    </button>
                }
            </div>
            { traits(lang, scored, *unit, &lines, send) }
            <div class="unit-profile">
                <ChartOf {report} subject={Subject::Profile(*unit)} />
                <Scroll label={words::caption(lang, &plan.unit(*unit).title)}>
                    <table class="grid profile" id="profile-lines">
                        <caption class="hidden">{ words::caption(lang, &plan.unit(*unit).title) }</caption>
                        <thead><tr>
                            <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                            <th scope="col" class="figure">{ words::OWN.of(lang) }</th>
                            <th scope="col" class="figure">{ words::MEDIAN.of(lang) }</th>
                            <th scope="col" class="figure">{ words::BEST.of(lang) }</th>
                            <th scope="col" class="at">{ words::PLACE.of(lang) }</th>
                            <th scope="col" class="quality">{ words::QUALITY.of(lang) }</th>
                        </tr></thead>
                        <tbody>{ for shown.map(|line| row(lang, scored, *unit, line)) }</tbody>
                    </table>
                </Scroll>
            </div>
        </section>
    }
}

fn row(lang: Lang, scored: &Scored, unit: UnitNo, line: &Line) -> Html {
    let node = scored.assessment.plan.node(line.node);
    let rate = |rate: Option<&Exact>| rate.map_or_else(|| page::NOTHING.to_owned(), words::rate);
    let state = text::node_state(lang, scored.scores.node(unit, line.node).state);
    let own = match &line.own {
        None if !state.is_empty() => html! { <span class="muted">{ state }</span> },
        own => rate(own.as_ref()).into(),
    };
    html! {
        <tr key={node.id.to_string()} class={classes!(node.leaf.is_none().then_some("dimension"))}>
            <th scope="row" class="name"><b>{ &*node.id }</b>{ " " }{ &*node.title }</th>
            <td class="figure own">{ own }</td>
            <td class="figure">{ rate(line.group.as_ref().map(|group| &group.median)) }</td>
            <td class="figure">{ rate(line.group.as_ref().map(|group| &group.greatest)) }</td>
            <td class="at">{ line.place.map_or_else(|| page::NOTHING.to_owned(), |place| words::place(lang, place)) }</td>
            <td class="quality">
                if let Some(quality) = line.quality {
                    <span class={class(quality)}>{ words::quality(lang, quality) }</span>
                }
            </td>
        </tr>
    }
}

fn class(quality: Trait) -> &'static str {
    match quality {
        Trait::Strength => "tag tag-good",
        Trait::Weakness => "tag tag-warning",
    }
}

/// The indicators on which the unit stands out, and what that means; or why none can be named.
fn traits(lang: Lang, scored: &Scored, unit: UnitNo, lines: &[Line], send: &Callback<Msg>) -> Html {
    if let Some(why) = words::too_few(lang, scored, unit) {
        return html! { <p class="muted">{ why }</p> };
    }
    let plan = &scored.assessment.plan;
    let place = |node: NodeNo| lines.iter().find(|line| line.node == node).and_then(|line| line.place);
    let item = |leaf: LeafNo| {
        let leaf_of = plan.leaf(leaf);
        let onclick = find(send, node_id(leaf_of.indicator.id.as_str()));
        html! {
            <li key={leaf.0}>
                <button type="button" class="link" {onclick}>
                    { words::standing_out(lang, scored, leaf, place(leaf_of.node)) }
                </button>
            </li>
        }
    };
    let list = |quality: Trait, title: &'static str| {
        let leaves = standing_out(plan, lines, quality);
        let more = leaves.len().saturating_sub(MOST);
        html! {
            <div>
                <h4><span class={class(quality)}>{ title }</span></h4>
                if leaves.is_empty() {
                    <p class="muted">{ words::NONE.of(lang) }</p>
                } else {
                    <ul>{ for leaves.into_iter().take(MOST).map(item) }</ul>
                }
                if more > 0 {
                    <p class="muted">{ words::more(lang, more) }</p>
                }
            </div>
        }
    };
    html! {
        <>
            <div class="unit-traits">
                { list(Trait::Strength, words::STRENGTHS.of(lang)) }
                { list(Trait::Weakness, words::WEAKNESSES.of(lang)) }
            </div>
            <p class="muted unit-hint">{ words::HINT.of(lang) }</p>
        </>
    }
}
