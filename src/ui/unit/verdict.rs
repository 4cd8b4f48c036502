//! The verdict: name, total, place and grade, what stands before them, and what to do next.

use ip_scorecard::analyse::next::{Next, next};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::model::outcome::NoticeLevel;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::{EVIDENCE, NOTICES, OWN, PartProps, find};
use crate::ui::lang::use_lang;
use crate::ui::print::Wanted;
use crate::ui::ranking::{Grade, level};
use crate::ui::state::{HEADING, Msg, node_id};

/// The verdict on a unit.
#[component]
pub fn Verdict(props: &PartProps) -> Html {
    let lang = use_lang();
    let PartProps { report, unit, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    html! {
        <section class="sheet unit-total">
            <div class="unit-verdict">
                { figures(lang, scored, *unit) }
                { raised(lang, scored, *unit, send) }
            </div>
            <div class="unit-outlook">
                for line in text::ahead_of(lang, scored, *unit) {
                    <p key={line.clone()} class="unit-ahead">{ line }</p>
                }
                for remark in page::unit::remarks(lang, scored, *unit) {
                    <p key={remark.clone()} class="unit-remark">{ remark }</p>
                }
                if let Some(own) = page::unit::own_total(lang, scored, *unit) {
                    <p class="muted">{ own }</p>
                }
            </div>
            { next_step(lang, scored, *unit, send) }
        </section>
    }
}

/// Name, total, place and grade.
fn figures(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let plan = &scored.assessment.plan;
    let (named, result) = (plan.unit(unit), scored.scores.unit(unit));
    let group = plan.group(named.group);
    let ranked = group.units.iter().filter(|other| scored.scores.unit(**other).rank.is_some()).count();
    let state = text::unit_state(lang, result.state);
    html! {
        <>
            <h2 id={HEADING} tabindex="-1">{ &*named.title }</h2>
            <p class="muted unit-names"><span>{ &*group.title }</span><span>{ named.code.text() }</span></p>
            <p class="unit-number">
                { result.total.as_ref().map_or_else(|| page::NOTHING.to_owned(), |total| text::total_score(scored, total)) }
                if result.total.is_some() {
                    <small>{ page::POINTS.of(lang) }</small>
                }
                if !state.is_empty() {
                    <span class="tag tag-warning">{ state }</span>
                }
            </p>
            <p class="unit-place">
                if let Some(rank) = result.rank {
                    <b>{ page::ranking::place(lang, rank) }</b>
                    <span class="muted">{ page::ranking::of_units(lang, ranked) }</span>
                }
                if plan.scheme.grades.is_some() {
                    <Grade told={text::grade(lang, scored, unit)} />
                }
            </p>
        </>
    }
}

/// How many notices and talks were raised; each leads to what raised it.
fn raised(lang: Lang, scored: &Scored, unit: UnitNo, send: &Callback<Msg>) -> Html {
    let notices = text::notices(lang, scored, unit);
    let count = |of: NoticeLevel| notices.iter().filter(|notice| notice.level == of).count();
    let told = |of: NoticeLevel| {
        let count = count(of);
        (count > 0).then(|| {
            html! { <span class="tag tag-alarm">{ page::ranking::times(level(lang, of), count) }</span> }
        })
    };
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <button type="button" class="link unit-raised" onclick={find(send, NOTICES.to_owned())}>
            { told(NoticeLevel::Talk) }{ told(NoticeLevel::Notice) }
            <span class="hidden">{ page::unit::NOTICES.of(lang) }</span>
        </button>
    }
}

/// The one thing to do next, and the way to where it is done.
fn next_step(lang: Lang, scored: &Scored, unit: UnitNo, send: &Callback<Msg>) -> Html {
    let plan = &scored.assessment.plan;
    let what = next(&scored.assessment, &scored.scores, unit);
    let told = page::unit::next(lang, scored, &what);
    let first =
        |leaves: &[LeafNo]| leaves.first().map(|leaf| node_id(plan.leaf(*leaf).indicator.id.as_str()));
    let target = match &what {
        Next::Urge(leaves) | Next::Verify(leaves) => first(leaves),
        Next::File(_) => Some(EVIDENCE.to_owned()),
        Next::Notify(_) => Some(NOTICES.to_owned()),
        Next::Explain => Some(OWN.to_owned()),
        Next::Print => None,
    };
    html! {
        <div class="unit-next">
            <p class="muted">{ page::unit::NEXT_STEP.of(lang) }</p>
            <p>{ told }</p>
            if let Some(id) = target {
                <button type="button" class="button" onclick={find(send, id)}>{ page::unit::GO_THERE.of(lang) }</button>
            } else {
                <a class="button" href={Wanted::Unit(unit).route(plan).href()}>{ page::unit::SHEET.of(lang) }</a>
            }
        </div>
    }
}
