//! 较上期变化: total, place and grade, and each dimension's and indicator's score, then and now.

use ip_scorecard::assess::Scored;
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::page::unit::change::{self as words, NodeChange};
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::{CHANGES, PartProps, heading};
use crate::ui::lang::use_lang;

/// A unit's change since the last period.
#[component]
pub fn Changes(props: &PartProps) -> Html {
    let lang = use_lang();
    let all = use_state_eq(|| false);
    let PartProps { report, unit, .. } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let nodes = words::nodes(scored, *unit);
    let flat = nodes.iter().all(|change| plan.node(change.node).leaf.is_some());
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let shown = nodes.iter().filter(|change| *all || flat || plan.node(change.node).leaf.is_none());
    html! {
        <section class="sheet unit-changes" aria-labelledby={CHANGES}>
            <div class="sheet-head">
                { heading(CHANGES, words::CHANGES, lang, None) }
                if !flat {
                    <button type="button" class="button" aria-expanded={all.to_string()} aria-controls="change-lines" onclick={toggle}>
                        { if *all { page::unit::profile::HIDE_INDICATORS.of(lang) } else { page::unit::profile::SHOW_INDICATORS.of(lang) } }
                    </button>
                }
            </div>
            { whole(lang, scored, *unit) }
            if !nodes.is_empty() {
                <table class="grid changes" id="change-lines">
                    <caption class="hidden">{ words::caption(lang, &plan.unit(*unit).title) }</caption>
                    <thead><tr>
                        <th scope="col" class="name">{ page::unit::INDICATOR.of(lang) }</th>
                        <th scope="col" class="figure">{ words::BEFORE.of(lang) }</th>
                        <th scope="col" class="figure">{ words::NOW.of(lang) }</th>
                        <th scope="col" class="figure">{ words::RISE.of(lang) }</th>
                    </tr></thead>
                    <tbody>{ for shown.map(|change| row(scored, change)) }</tbody>
                </table>
            }
        </section>
    }
}

/// Total, place and grade; or why there is nothing to compare with.
fn whole(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let Some(earlier) = page::compare::compared(scored) else {
        let why =
            page::compare::not_compared(lang, scored).unwrap_or_else(|| words::NOT_OPEN.of(lang).to_owned());
        return html! { <p class="muted">{ why }</p> };
    };
    let lines = text::changes(lang, scored, unit);
    let unknown = lines.is_empty() && words::nodes(scored, unit).is_empty();
    html! {
        <>
            if unknown {
                <p>{ page::compare::NOT_IN_EARLIER.of(lang) }</p>
            }
            for line in lines {
                <p key={line.clone()}>{ line }</p>
            }
            <p class="muted unit-hint">{ page::compare::earlier(lang, earlier) }</p>
        </>
    }
}

fn row(scored: &Scored, change: &NodeChange) -> Html {
    let node = scored.assessment.plan.node(change.node);
    html! {
        <tr key={node.id.to_string()} class={classes!(node.leaf.is_none().then_some("dimension"))}>
            <th scope="row" class="name"><b>{ &*node.id }</b>{ " " }{ &*node.title }</th>
            <td class="figure">{ &change.before }</td>
            <td class="figure">{ &change.now }</td>
            <td class={classes!("figure", change.fell.then_some("fell"))}>{ &change.rise }</td>
        </tr>
    }
}
