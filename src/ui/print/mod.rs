//! Papers to be printed, as they will come out of the printer.
//!
//! [`wanted`] says which papers there are, [`papers`] makes sheets of them, [`sheet`] draws one.

mod papers;
mod sheet;
mod wanted;

use std::rc::Rc;

use ip_scorecard::check::{GroupNo, Plan};
use ip_scorecard::paper::Face;
use ip_scorecard::text::{Lang, page, printed};
use yew::prelude::*;

use self::papers::Papers;
use self::sheet::Frame;
use self::wanted::Paper;
pub use self::wanted::Wanted;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};
use crate::platform::{address, clock, field};

/// Papers that are made in one go. A hundred score sheets are some three hundred sheets: more than
/// that fills neither a tray nor the patience of a reader, and the memory of an old machine.
const PORTION: usize = 100;

/// Units that one can choose from in a list; of more, a unit's sheet is reached from its card.
const LISTED: usize = 300;

/// What [`Print`] needs.
#[derive(PartialEq, Properties)]
pub struct PrintProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// What is to be printed, as the address says it.
    pub what: Rc<str>,
    /// Whether made-up data are open.
    pub made_up: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Papers to be printed.
#[component]
pub fn Print(props: &PrintProps) -> Html {
    let lang = use_lang();
    let PrintProps { report, what, made_up, send } = props;
    let duplex = use_state_eq(|| false);
    let with_files = use_state_eq(|| true);
    // Another choice begins with its first portion.
    let portion = use_state_eq(|| (what.clone(), 0));
    let Some((scheme_file, plan)) = report.scheme() else { return Html::default() };
    // The rules of the scheme are all that there is to print without scores.
    let wanted = report.scored().map_or(Wanted::Bylaw, |_| Wanted::read(plan, what));
    let all = report.scored().map_or_else(|| vec![Paper::Bylaw], |scored| wanted.papers(scored));
    let portions = all.len().div_ceil(PORTION).max(1);
    let here = if portion.0 == *what { portion.1.min(portions - 1) } else { 0 };
    let mut papers: Vec<Paper> = all.iter().skip(here * PORTION).take(PORTION).copied().collect();
    let face = papers.first().map_or(Face::Upright, |paper| paper.face());
    let of_scores = report.scored().filter(|_| wanted != Wanted::Bylaw);
    let (marks, foot) = match of_scores {
        Some(scored) => (
            printed::marks(lang, scored, *made_up, report.simulated),
            printed::foot(lang, &report.assessed, scored),
        ),
        None => (
            printed::scheme_marks(lang, &plan.scheme, report.simulated),
            printed::scheme_foot(lang, &report.assessed, scheme_file, &plan.scheme),
        ),
    };
    papers.extend(of_scores.filter(|_| *with_files).map(|_| Paper::Files(face)));
    let frame = Frame { lang, marks, foot, today: clock::now().date() };
    let choose = Callback::from(|event: Event| address::go(&field::value(&event)));
    let choose_portion = {
        let (portion, what) = (portion.clone(), what.clone());
        Callback::from(move |event: Event| {
            portion.set((what.clone(), field::value(&event).parse().unwrap_or_default()));
        })
    };
    html! {
        <div class="print-view">
            <h2 class="print-head" id={HEADING} tabindex="-1">{ page::frame::PAPERS.of(lang) }</h2>
            <div class="print-bar">
                <label>
                    { page::print::WHAT.of(lang) }
                    <select onchange={choose}>{ choices(lang, report, plan, wanted) }</select>
                </label>
                if portions > 1 {
                    <label>
                        { page::print::WHICH.of(lang) }
                        <select onchange={choose_portion}>
                            for no in 0..portions {
                                <option key={no} value={no.to_string()} selected={no == here}>
                                    { page::print::portion(lang, no * PORTION + 1, all.len().min((no + 1) * PORTION), all.len()) }
                                </option>
                            }
                        </select>
                    </label>
                }
                if of_scores.is_some() {
                    { tick(page::print::FILES.of(lang), &with_files) }
                }
                { tick(page::print::DUPLEX.of(lang), &duplex) }
            </div>
            <Papers {report} papers={Rc::<[Paper]>::from(papers)} frame={Rc::new(frame)} duplex={*duplex} {send} />
        </div>
    }
}

fn tick(label: &'static str, state: &UseStateHandle<bool>) -> Html {
    let onchange = {
        let state = state.clone();
        Callback::from(move |_: Event| state.set(!*state))
    };
    html! {
        <label class="print-check"><input type="checkbox" checked={**state} {onchange} />{ label }</label>
    }
}

/// What can be printed; each choice is an address.
fn choices(lang: Lang, report: &Report, plan: &Plan, here: Wanted) -> Html {
    let choice = |wanted: Wanted, label: String| {
        let href = wanted.route(plan).href();
        html! { <option key={href.clone()} value={href.clone()} selected={wanted == here}>{ label }</option> }
    };
    let bylaw = choice(Wanted::Bylaw, page::print::BYLAW.of(lang).to_owned());
    if report.scored().is_none() {
        return bylaw;
    }
    let groups = || (0..plan.groups.len()).map(GroupNo);
    let title = |no: GroupNo| plan.group(no).title.to_string();
    let listed = plan.units.len() <= LISTED;
    let units = plan.unit_numbers().filter(|unit| listed || here == Wanted::Unit(*unit));
    html! {
        <>
            <optgroup label={page::print::SUMMARIES.of(lang)}>
                { choice(Wanted::Summaries, page::print::ALL_GROUPS.of(lang).to_owned()) }
                { for groups().map(|no| choice(Wanted::Summary(no), title(no))) }
            </optgroup>
            <optgroup label={page::print::LISTS.of(lang)}>
                { bylaw }
                { choice(Wanted::Notices, page::print::NOTICES.of(lang).to_owned()) }
                { choice(Wanted::Everything, page::print::EVERYTHING.of(lang).to_owned()) }
            </optgroup>
            <optgroup label={page::print::SCORE_SHEETS.of(lang)}>
                { choice(Wanted::Units, page::print::ALL_UNITS.of(lang).to_owned()) }
                { for groups().map(|no| choice(Wanted::UnitsOf(no), page::print::units_of(lang, &title(no)))) }
                { for units.map(|no| choice(Wanted::Unit(no), plan.unit(no).title.to_string())) }
            </optgroup>
        </>
    }
}
