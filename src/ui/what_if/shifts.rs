//! 变动: who moved, from where to where, the result always beside the simulation.

use std::cmp::Reverse;

use ip_scorecard::analyse::whatif::{Shift, shifts};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::GroupNo;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use crate::platform::field;
use crate::ui::controls::{More, Scroll};
use crate::ui::lang::use_lang;
use crate::ui::portion::{at_first, use_steps};
use crate::ui::ranking::Grade;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;

/// What the [`Shifts`] need.
#[derive(PartialEq, Properties)]
pub struct ShiftsProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
}

/// How the units of a group are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Place,
    Move,
}

/// Rows that come with each click.
const PORTION: usize = 100;

/// Every unit's way from the result to the simulation.
#[component]
pub fn Shifts(props: &ShiftsProps) -> Html {
    let lang = use_lang();
    let ShiftsProps { formal, report } = props;
    let (order, only_moved) = (use_state(Order::default), use_state(|| false));
    let shifts = use_memo((formal.clone(), report.clone()), |(formal, report)| {
        let both = formal.scored().zip(report.scored());
        Shared::new(both.map(|(before, after)| shifts(&before.scores, &after.scores)).unwrap_or_default())
    });
    let Some(before) = formal.scored() else { return Html::default() };
    let pick = |wanted: Order, label: &'static str| {
        let (order, here) = (order.clone(), *order == wanted);
        html! {
            <button class="button" type="button" aria-pressed={here.to_string()}
                onclick={Callback::from(move |_: MouseEvent| order.set(wanted))}>{ label }</button>
        }
    };
    let on_moved = {
        let only_moved = only_moved.clone();
        Callback::from(move |event: Event| only_moved.set(field::is_checked(&event)))
    };
    let groups = before.assessment.plan.group_numbers();
    html! {
        <section class="sheet whatif-shifts" aria-labelledby="whatif-shifts">
            <div class="sheet-head">
                <h3 id="whatif-shifts">{ page::whatif::SHIFTS.of(lang) }</h3>
                <div class="row-actions" role="group" aria-label={page::whatif::ORDER.of(lang)}>
                    { pick(Order::Place, page::whatif::BY_PLACE.of(lang)) }
                    { pick(Order::Move, page::whatif::BY_MOVE.of(lang)) }
                </div>
                <label class="whatif-check">
                    <input type="checkbox" checked={*only_moved} onchange={on_moved} />{ page::whatif::ONLY_MOVED.of(lang) }
                </label>
            </div>
            if report.simulated {
                <p>{ page::whatif::moved(lang, &shifts) }</p>
            }
            for group in groups {
                <GroupShifts key={group.0} {formal} {report} {group} shifts={(*shifts).clone()}
                    order={*order} only_moved={*only_moved} />
            }
        </section>
    }
}

/// What the [`GroupShifts`] need.
#[derive(PartialEq, Properties)]
struct GroupShiftsProps {
    formal: Shared<Report>,
    report: Shared<Report>,
    group: GroupNo,
    /// Those of all units, in the scheme's order.
    shifts: Shared<Vec<Shift>>,
    order: Order,
    only_moved: bool,
}

/// The units of a group.
#[component]
fn GroupShifts(props: &GroupShiftsProps) -> Html {
    let lang = use_lang();
    let GroupShiftsProps { formal, report, group, shifts, order, only_moved } = props;
    let groups = formal.scored().map_or(1, |scored| scored.assessment.plan.groups.len());
    let begin = at_first(groups);
    // Another order or choice begins at its first portion.
    let wish = use_state_eq(|| (*order, *only_moved, begin));
    let wanted = if (wish.0, wish.1) == (*order, *only_moved) { wish.2 } else { begin };
    let drawn = use_steps(wanted);
    let (Some(before), Some(after)) = (formal.scored(), report.scored()) else { return Html::default() };
    let ranking = after.scores.ranking(&after.assessment.plan, *group);
    let rows = ranking.into_iter().filter_map(|unit| shifts.get(unit.0));
    let mut rows: Vec<&Shift> = rows.filter(|shift| !only_moved || shift.is_any()).collect();
    if *order == Order::Move {
        rows.sort_by_cached_key(|shift| Reverse(shift.size()));
    }
    let onmore = {
        let (wish, order, only_moved) = (wish.clone(), *order, *only_moved);
        Callback::from(move |more: usize| wish.set((order, only_moved, more)))
    };
    html! {
        <div>
            { table(lang, [before, after], *group, rows.get(..drawn).unwrap_or(&rows)) }
            <More shown={wanted.min(rows.len())} all={rows.len()} portion={PORTION} {onmore} />
        </div>
    }
}

fn table(lang: Lang, both: [&Scored; 2], group: GroupNo, rows: &[&Shift]) -> Html {
    let plan = &both[0].assessment.plan;
    let title = &plan.group(group).title;
    let graded = plan.scheme.grades.is_some();
    html! {
        <>
            <h4>{ &**title }</h4>
            if rows.is_empty() {
                <p class="muted">{ page::whatif::NONE_MOVED.of(lang) }</p>
            } else {
                <Scroll label={page::whatif::caption(lang, title)}>
                    <table class="grid whatif-table">
                        <caption class="hidden">{ page::whatif::caption(lang, title) }</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="name">{ page::whatif::UNIT.of(lang) }</th>
                                <th scope="col" class="place">{ page::whatif::PLACE.of(lang) }</th>
                                <th scope="col" class="total">{ before_after(lang, page::whatif::TOTAL.of(lang), false) }</th>
                                <th scope="col" class="total">{ before_after(lang, page::whatif::TOTAL.of(lang), true) }</th>
                                <th scope="col" class="figure rise">{ page::whatif::RISE.of(lang) }</th>
                                if graded {
                                    <th scope="col" class="grade">{ page::whatif::GRADE.of(lang) }</th>
                                }
                            </tr>
                        </thead>
                        <tbody>{ for rows.iter().map(|shift| row(lang, both, shift, graded)) }</tbody>
                    </table>
                </Scroll>
            }
        </>
    }
}

/// "正式总分" above one column, "模拟总分" above the next.
fn before_after(lang: Lang, what: &str, after: bool) -> String {
    let word = if after { page::whatif::AFTER } else { page::whatif::BEFORE };
    page::whatif::column(lang, word, what)
}

fn row(lang: Lang, both: [&Scored; 2], shift: &Shift, graded: bool) -> Html {
    let [before, after] = both;
    let unit = before.assessment.plan.unit(shift.unit);
    let told = page::whatif::shift(lang, before, after, shift);
    let [total, new_total] = told.totals;
    let [place, new_place] = told.places;
    let grades = page::whatif::grades(lang, before, after, shift.unit);
    let last = grades.len().saturating_sub(1);
    html! {
        <tr key={shift.unit.0} class={classes!(shift.is_notable().then_some("whatif-changed"))}>
            <th scope="row" class="name">
                <a href={Route::Unit(unit.code.text()).href()}>{ &*unit.title }</a>
                for (comes, notice) in told.notices {
                    <small key={notice.clone()} class={if comes { "whatif-notice whatif-comes" } else { "whatif-notice" }}>{ notice }</small>
                }
            </th>
            <td class="place" data-label={page::whatif::PLACE.of(lang)}>
                if place == new_place {
                    { place }
                } else {
                    <s>{ place }</s>{ " → " }<strong>{ new_place }</strong>
                }
                if let Some((mark, words)) = told.up {
                    <small class="whatif-up"><span aria-hidden="true">{ mark }</span><span class="hidden">{ words }</span></small>
                }
            </td>
            <td class="total" data-label={page::whatif::BEFORE.of(lang)}>{ total }</td>
            <td class="total" data-label={page::whatif::AFTER.of(lang)}><strong>{ new_total }</strong></td>
            <td class="figure rise">{ told.rise }</td>
            if graded {
                <td class="grade">
                    for (no, grade) in grades.into_iter().enumerate() {
                        if no > 0 {
                            { " → " }
                        }
                        <Grade key={no} told={grade} />
                        if no < last {
                            <span class="hidden">{ page::whatif::BEFORE.of(lang) }</span>
                        }
                    }
                </td>
            }
        </tr>
    }
}
