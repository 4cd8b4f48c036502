//! A unit's card: what it got, how that adds up, and every indicator with the way to its trace.

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::{self, Lang, Words, page};
use yew::prelude::*;

use super::indicators::Indicators;
use super::lang::use_lang;
use super::losses::Losses;
use super::ranking::{Grade, level};
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{HEADING, Msg};
use super::sum::Sum;

/// What the [`UnitCard`] needs.
#[derive(PartialEq, Properties)]
pub struct UnitCardProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whose card.
    pub unit: UnitNo,
    /// The indicators whose traces are open.
    pub traces: Rc<BTreeSet<Rc<str>>>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// A unit's card.
#[component]
pub fn UnitCard(props: &UnitCardProps) -> Html {
    let lang = use_lang();
    let UnitCardProps { report, unit, traces, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    html! {
        <article class="unit">
            { way(lang, scored, *unit) }
            <div class="unit-columns">
                <div class="unit-side">
                    <section class="sheet unit-total">
                        { verdict(lang, scored, *unit) }
                        { notices(lang, scored, *unit) }
                    </section>
                    { changes(lang, scored, *unit) }
                    <section class="sheet"><Sum {report} unit={*unit} {send} /></section>
                </div>
                <div class="unit-main">
                    <Losses {report} unit={*unit} {send} />
                    <Indicators {report} unit={*unit} {traces} {send} />
                </div>
            </div>
        </article>
    }
}

/// Back to the ranking, and to the neighbours in it.
fn way(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let plan = &scored.assessment.plan;
    let ranking = scored.scores.ranking(plan, plan.unit(unit).group);
    let here = ranking.iter().position(|other| *other == unit);
    let at = |no: Option<usize>| no.and_then(|no| ranking.get(no)).map(|unit| plan.unit(*unit));
    let neighbour = |no: Option<usize>, label: Words| {
        at(no).map(|unit| {
            html! { <a class="button" href={Route::Unit(unit.code.text()).href()}>{ page::unit::neighbour(lang, label, &unit.title) }</a> }
        })
    };
    html! {
        <nav class="way" aria-label={page::frame::VIEWS.of(lang)}>
            <a class="button" href={Route::Ranking.href()}>{ page::unit::BACK.of(lang) }</a>
            <span class="way-neighbours">
                { neighbour(here.and_then(|here| here.checked_sub(1)), page::unit::PREVIOUS) }
                { neighbour(here.map(|here| here + 1), page::unit::NEXT) }
            </span>
        </nav>
    }
}

/// Name, total, place and grade.
fn verdict(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let plan = &scored.assessment.plan;
    let (named, result) = (plan.unit(unit), scored.scores.unit(unit));
    let group = plan.group(named.group);
    let ranked = group.units.iter().filter(|other| scored.scores.unit(**other).rank.is_some()).count();
    let state = text::unit_state(lang, result.state);
    html! {
        <>
            <h2 id={HEADING} tabindex="-1">{ &*named.title }</h2>
            <p class="muted">{ &*group.title }{ "　" }{ named.code.text() }</p>
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
                <Grade told={text::grade(lang, scored, unit)} />
            </p>
            for line in text::ahead_of(lang, scored, unit) {
                <p key={line.clone()} class="unit-ahead">{ line }</p>
            }
            for remark in page::unit::remarks(lang, scored, unit) {
                <p key={remark.clone()} class="unit-remark">{ remark }</p>
            }
            if let Some(own) = page::unit::own_total(lang, scored, unit) {
                <p class="muted">{ own }</p>
            }
        </>
    }
}

/// The change since the earlier result.
fn changes(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let Some(earlier) = page::compare::compared(scored) else {
        return Html::default();
    };
    let lines = text::changes(lang, scored, unit);
    html! {
        <section class="sheet unit-changes">
            <h3>{ page::compare::CHANGE.of(lang) }</h3>
            if lines.is_empty() {
                <p>{ page::compare::NOT_IN_EARLIER.of(lang) }</p>
            }
            for line in lines {
                <p key={line.clone()}>{ line }</p>
            }
            <p class="muted">{ page::compare::earlier(lang, earlier) }</p>
        </section>
    }
}

/// The notices with the figures that raised them.
fn notices(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let notices = text::notices(lang, scored, unit);
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="unit-notices">
            for (no, told) in notices.into_iter().enumerate() {
                <li key={no}>
                    <span class="tag tag-alarm">{ level(lang, told.level) }</span>
                    <div>
                        <p>{ told.title }</p>
                        for figure in told.figures {
                            <p class="muted">{ figure }</p>
                        }
                    </div>
                </li>
            }
        </ul>
    }
}
