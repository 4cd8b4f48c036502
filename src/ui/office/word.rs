//! Word documents: what the office fills in, who is named, for which units.

use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::model::outcome::NoticeLevel;
use ip_scorecard::office::job::Job;
use ip_scorecard::office::word::{Paper, Wanted};
use ip_scorecard::text::office::word::{Letterhead, Naming, page as words};
use ip_scorecard::text::{Lang, Words};
use yew::prelude::*;

use super::{Offer, blocked};
use crate::platform::field;
use crate::ui::chart::MadeUp;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::state::{Msg, Turn};

/// Units that one can choose from in a list; of more, one is named.
const LISTED: usize = 300;

/// What [`WordOffers`] need.
#[derive(PartialEq, Properties)]
pub struct WordOffersProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whether a job is under way.
    pub working: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Every Word document that can be made.
#[component]
pub fn WordOffers(props: &WordOffersProps) -> Html {
    let lang = use_lang();
    let WordOffersProps { report, working, send } = props;
    let made_up = use_context::<MadeUp>().is_some_and(|MadeUp(made_up)| made_up);
    let naming = use_state_eq(Naming::default);
    let letterhead = use_state_eq(Letterhead::default);
    let make = {
        let send = send.clone();
        Callback::from(move |paper: Paper| {
            let job = Job::Word { wanted: Wanted { paper, made_up }, lang };
            send.emit(Msg::Office(Turn::Make(job, words::MAKING)));
        })
    };
    let stopped = blocked(report);
    let fault = letterhead.fault();
    let notice = {
        let (naming, letterhead) = (*naming, (*letterhead).clone());
        make.reform(move |()| Paper::Notice { naming, letterhead: letterhead.clone() })
    };
    let talk = {
        let letterhead = (*letterhead).clone();
        make.reform(move |units| Paper::Talk { units, letterhead: letterhead.clone() })
    };
    let no_scheme = report.scheme().is_none().then_some(words::NO_SCHEME);
    html! {
        <>
            <Offer title={words::NOTICE} why={words::NOTICE_WHY} blocked={stopped.or(fault)} {working} make={notice}>
                <div class="offer-fields">
                    { names(lang, &naming) }
                    { typed(lang, words::ISSUER, "text", &letterhead, |letterhead, text| letterhead.issuer = text) }
                    { typed(lang, words::NUMBER, "text", &letterhead, |letterhead, text| letterhead.number = text) }
                    { typed(lang, words::RECIPIENTS, "text", &letterhead, |letterhead, text| letterhead.recipients = text) }
                    { typed(lang, words::DATE, "date", &letterhead, |letterhead, text| letterhead.date = text) }
                </div>
            </Offer>
            <UnitOffer title={words::TALK} why={words::TALK_WHY} stopped={stopped.or(fault)} first={Scope::Talks}
                {report} {working} make={talk} />
            <UnitOffer title={words::CORRECTION} why={words::CORRECTION_WHY} {stopped} first={Scope::Raised}
                {report} {working} make={make.reform(|units| Paper::Correction { units })} />
            <UnitOffer title={words::SHEET} why={words::SHEET_WHY} {stopped} first={Scope::All}
                {report} {working} make={make.reform(|units| Paper::Sheet { units })} />
            <Offer title={words::BYLAW} why={words::BYLAW_WHY} blocked={no_scheme} {working}
                make={make.reform(|()| Paper::Bylaw)} />
        </>
    }
}

/// Who is called by name.
fn names(lang: Lang, naming: &UseStateHandle<Naming>) -> Html {
    let onchange = {
        let naming = naming.clone();
        Callback::from(move |event: Event| {
            let chosen = field::value(&event).parse().ok().and_then(|no: usize| Naming::ALL.get(no).copied());
            naming.set(chosen.unwrap_or_default());
        })
    };
    html! {
        <label>
            { words::NAMED.of(lang) }
            <select {onchange}>
                for (no, choice) in Naming::ALL.into_iter().enumerate() {
                    <option key={no} value={no.to_string()} selected={**naming == choice}>{ choice.told(lang) }</option>
                }
            </select>
        </label>
    }
}

/// A field that only the office can fill in.
fn typed(
    lang: Lang,
    label: Words,
    kind: &'static str,
    letterhead: &UseStateHandle<Letterhead>,
    put: impl Fn(&mut Letterhead, String) + 'static,
) -> Html {
    let onchange = {
        let letterhead = letterhead.clone();
        Callback::from(move |event: Event| {
            let mut changed = (*letterhead).clone();
            put(&mut changed, field::value(&event));
            letterhead.set(changed);
        })
    };
    html! { <label>{ label.of(lang) }<input type={kind} autocomplete="off" {onchange} /></label> }
}

/// For which units.
#[derive(Clone, Debug, PartialEq)]
enum Scope {
    /// Those for whom a talk is raised.
    Talks,
    /// Those for whom anything is raised.
    Raised,
    /// All.
    All,
    /// Those of a group.
    Group(GroupNo),
    /// One, by its code, or by what somebody typed.
    One(Rc<str>),
}

impl Scope {
    /// What the choice says in the form.
    fn value(&self) -> String {
        match self {
            Scope::Talks => "talks".to_owned(),
            Scope::Raised => "raised".to_owned(),
            Scope::All => "all".to_owned(),
            Scope::Group(no) => format!("group:{}", no.0),
            Scope::One(code) => format!("unit:{code}"),
        }
    }

    fn read(value: &str) -> Option<Scope> {
        Some(match value.split_once(':') {
            Some(("group", no)) => Scope::Group(GroupNo(no.parse().ok()?)),
            Some(("unit", code)) => Scope::One(code.into()),
            Some(_) => return None,
            None => match value {
                "talks" => Scope::Talks,
                "raised" => Scope::Raised,
                "all" => Scope::All,
                _ => return None,
            },
        })
    }

    /// The codes of the units.
    fn codes(&self, scored: &Scored) -> Vec<String> {
        let (plan, scores) = (&scored.assessment.plan, &scored.scores);
        let wanted = |unit: &UnitNo| match self {
            Scope::Talks => scores.unit(*unit).is_raised(plan, NoticeLevel::Talk),
            Scope::Raised => !scores.unit(*unit).notices.is_empty(),
            Scope::All => true,
            Scope::Group(group) => plan.unit(*unit).group == *group,
            Scope::One(named) => {
                let of = plan.unit_by_code(named.trim()).or_else(|| plan.unit_by_name(named.trim()));
                of == Some(*unit)
            }
        };
        plan.unit_numbers().filter(wanted).map(|unit| plan.unit(unit).code.as_str().to_owned()).collect()
    }
}

/// What a [`UnitOffer`] needs.
#[derive(PartialEq, Properties)]
struct UnitOfferProps {
    /// What is made.
    title: Words,
    /// What it is good for.
    why: Words,
    /// Why it cannot be made now.
    stopped: Option<Words>,
    /// For which units at first.
    first: Scope,
    /// What was computed.
    report: Shared<Report>,
    /// Whether another job is under way.
    working: bool,
    /// Called with the codes of the units.
    make: Callback<Vec<String>>,
}

/// A paper of units, and for which it is made.
#[component]
fn UnitOffer(props: &UnitOfferProps) -> Html {
    let lang = use_lang();
    let UnitOfferProps { title, why, stopped, first, report, working, make } = props;
    let scope = use_state_eq(|| first.clone());
    let Some(scored) = report.scored() else {
        return html! { <Offer title={*title} why={*why} blocked={*stopped} {working} make={make.reform(|()| Vec::new())} /> };
    };
    let codes = scope.codes(scored);
    let blocked = stopped.or(codes.is_empty().then_some(words::NO_UNIT));
    let choose = {
        let scope = scope.clone();
        Callback::from(move |event: Event| {
            if let Some(chosen) = Scope::read(&field::value(&event)) {
                scope.set(chosen);
            }
        })
    };
    let name = {
        let (scope, first) = (scope.clone(), first.clone());
        Callback::from(move |event: Event| {
            let named = field::value(&event);
            scope.set(if named.trim().is_empty() { first.clone() } else { Scope::One(named.into()) });
        })
    };
    let many = scored.assessment.plan.units.len() > LISTED;
    html! {
        <Offer title={*title} why={*why} {blocked} {working} make={make.reform(move |()| codes.clone())}>
            <div class="offer-fields">
                <label>
                    { words::FOR_WHOM.of(lang) }
                    <select onchange={choose}>{ scopes(lang, scored, &scope) }</select>
                </label>
                if many {
                    <label>{ words::OTHER.of(lang) }<input type="text" autocomplete="off" onchange={name} /></label>
                }
            </div>
        </Offer>
    }
}

/// Every choice of units.
fn scopes(lang: Lang, scored: &Scored, here: &Scope) -> Html {
    let plan = &scored.assessment.plan;
    let choice = |scope: Scope, label: String| {
        let value = scope.value();
        html! { <option key={value.clone()} {value} selected={scope == *here}>{ label }</option> }
    };
    let count = |scope: Scope| scope.codes(scored).len();
    let listed = plan.units.len() <= LISTED;
    let units = plan.units.iter().filter(|_| listed);
    html! {
        <>
            { choice(Scope::Talks, words::talks(lang, count(Scope::Talks))) }
            { choice(Scope::Raised, words::raised(lang, count(Scope::Raised))) }
            { choice(Scope::All, words::ALL_UNITS.of(lang).to_owned()) }
            { for plan.group_numbers().map(|no| choice(Scope::Group(no), words::group(lang, plan, no))) }
            { for units.map(|unit| choice(Scope::One(unit.code.as_str().into()), unit.title.to_string())) }
        </>
    }
}
