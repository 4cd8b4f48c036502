//! A unit's card, for whoever has ten minutes: the verdict, what lost marks, what was raised; then how
//! the unit stands in its group, how its total adds up, and what each figure rests on.

mod change;
mod evidence;
mod notices;
mod own;
mod profile;
mod verdict;

use std::collections::BTreeSet;
use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{LeafNo, Plan, UnitNo};
use ip_scorecard::text::{Lang, Words, page};
use yew::prelude::*;

use self::change::Changes;
use self::evidence::Checklist;
use self::notices::Notices;
use self::own::OwnFigures;
use self::profile::Profile;
use self::verdict::Verdict;
use super::indicators::Indicators;
use super::lang::use_lang;
use super::losses::Losses;
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{Msg, node_id};
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

/// What each part of the card needs.
#[derive(PartialEq, Properties)]
pub struct PartProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whose card.
    pub unit: UnitNo,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The parts of the card after the verdict, in their order: the id of each heading, and what it says.
const PARTS: [(&str, Words); 8] = [
    (LOSSES, page::unit::LOSSES),
    (NOTICES, page::unit::NOTICES),
    (PROFILE, page::unit::profile::PROFILE),
    (SUM, page::unit::SUM),
    (CHANGES, page::unit::change::CHANGES),
    (OWN, page::unit::own::OWN),
    (EVIDENCE, page::unit::evidence::EVIDENCE),
    (INDICATORS, page::unit::INDICATORS),
];

pub(super) const LOSSES: &str = "card-losses";
pub(super) const SUM: &str = "card-sum";
pub(super) const INDICATORS: &str = "card-indicators";
const NOTICES: &str = "card-notices";
const PROFILE: &str = "card-profile";
const CHANGES: &str = "card-change";
const OWN: &str = "card-own";
const EVIDENCE: &str = "card-evidence";

/// A unit's card.
#[component]
pub fn UnitCard(props: &UnitCardProps) -> Html {
    let lang = use_lang();
    let UnitCardProps { report, unit, traces, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    html! {
        <article class="unit">
            { way(lang, scored, *unit) }
            <Verdict {report} unit={*unit} {send} />
            { parts(lang, send) }
            <Losses {report} unit={*unit} {send} />
            <Notices {report} unit={*unit} {send} />
            <Profile {report} unit={*unit} {send} />
            <div class="unit-columns">
                <section class="sheet" aria-labelledby={SUM}><Sum {report} unit={*unit} {send} /></section>
                <Changes {report} unit={*unit} {send} />
            </div>
            <OwnFigures {report} unit={*unit} {send} />
            <Checklist {report} unit={*unit} {send} />
            <Indicators {report} unit={*unit} {traces} {send} />
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
        <nav class="way" aria-label={page::unit::WAY.of(lang)}>
            <a class="button" href={Route::Ranking.href()}>{ page::unit::BACK.of(lang) }</a>
            <span class="way-neighbours">
                { neighbour(here.and_then(|here| here.checked_sub(1)), page::unit::PREVIOUS) }
                { neighbour(here.map(|here| here + 1), page::unit::NEXT) }
            </span>
        </nav>
    }
}

/// The way to each part of the card.
fn parts(lang: Lang, send: &Callback<Msg>) -> Html {
    html! {
        <nav class="parts" aria-label={page::unit::SECTIONS.of(lang)}>
            for (id, words) in PARTS {
                <button key={id} class="link" type="button" onclick={find(send, id.to_owned())}>{ words.of(lang) }</button>
            }
        </nav>
    }
}

/// Goes to an element of the card.
fn find(send: &Callback<Msg>, id: String) -> Callback<MouseEvent> {
    send.reform(move |_| Msg::Find(id.clone()))
}

/// The heading of a part, which the keyboard can be sent to.
pub(super) fn heading(id: &'static str, words: Words, lang: Lang, aside: Option<String>) -> Html {
    html! {
        <h3 {id} tabindex="-1">
            { words.of(lang) }
            if let Some(aside) = aside {
                <span class="muted">{ aside }</span>
            }
        </h3>
    }
}

/// An indicator that leads to its score and the grounds for it.
pub(super) fn to_indicator(plan: &Plan, leaf: LeafNo, send: &Callback<Msg>) -> Html {
    let indicator = &plan.leaf(leaf).indicator;
    let onclick = find(send, node_id(indicator.id.as_str()));
    html! {
        <button type="button" class="link" {onclick}><b>{ indicator.id.as_str() }</b>{ " " }{ &*indicator.title }</button>
    }
}
