//! A group's units in both results, and their places as a slope.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ip_scorecard::analyse::compare::{Change, group_id};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::text::page::compare::{self as words, Shift};
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::parts::{Parts, shift};
use super::{By, card, gone};
use crate::ui::chart::{ChartOf, Subject};
use crate::ui::controls::{More, Scroll};
use crate::ui::lang::use_lang;
use crate::ui::portion::{at_first, use_steps};
use crate::ui::report::{Report, Shared};

/// What [`GroupChanges`] needs.
#[derive(PartialEq, Properties)]
pub struct GroupChangesProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The group.
    pub group: GroupNo,
    /// The changes of all units.
    pub changes: Shared<BTreeMap<UnitNo, Change>>,
    /// How they are ordered.
    pub by: By,
}

/// Rows that come with each click.
const PORTION: usize = 100;

/// A group: its table, who is gone from it, and its chart.
#[component]
pub fn GroupChanges(props: &GroupChangesProps) -> Html {
    let lang = use_lang();
    let GroupChangesProps { report, group, changes, by } = props;
    let open = use_state(|| Rc::new(BTreeSet::<UnitNo>::new()));
    let units = use_memo((report.clone(), *group, changes.clone(), *by), |(report, group, changes, by)| {
        report.scored().map(|scored| ordered(scored, *group, changes, *by)).unwrap_or_default()
    });
    let begin = at_first(report.scored().map_or(1, |scored| scored.assessment.plan.groups.len()));
    // Another order begins at its first portion.
    let wish = use_state_eq(|| (*by, begin));
    let wanted = if wish.0 == *by { wish.1 } else { begin };
    let wanted = wanted.min(units.len());
    let drawn = use_steps(wanted);
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let title = &plan.group(*group).title;
    let toggle = {
        let open = open.clone();
        Callback::from(move |unit: UnitNo| {
            let mut units = (**open).clone();
            if !units.remove(&unit) {
                units.insert(unit);
            }
            open.set(Rc::new(units));
        })
    };
    let onmore = {
        let (wish, by) = (wish.clone(), *by);
        Callback::from(move |more: usize| wish.set((by, more)))
    };
    let graded = plan.scheme.grades.is_some();
    let id = group_id(plan, *group);
    html! {
        <section class="sheet compare-group">
            <h3>{ title }<span class="muted">{ page::units(lang, units.len()) }</span></h3>
            <Scroll label={words::caption(lang, title)}>
                <table class="grid compare-table">
                    <caption class="hidden">{ words::caption(lang, title) }</caption>
                    { head(lang, graded) }
                    <tbody>
                        for unit in units.iter().copied().take(drawn) {
                            <UnitChanges key={unit.0} {report} {unit} changes={changes.clone()} {graded}
                                open={open.contains(&unit)} toggle={toggle.clone()} />
                        }
                    </tbody>
                </table>
            </Scroll>
            <More shown={wanted} all={units.len()} portion={PORTION} {onmore} />
            { gone(lang, scored, |gone| id.as_deref() == Some(gone)) }
            <ChartOf {report} subject={Subject::Places(*group)} />
        </section>
    }
}

fn ordered(scored: &Scored, group: GroupNo, changes: &BTreeMap<UnitNo, Change>, by: By) -> Vec<UnitNo> {
    let mut units = scored.scores.ranking(&scored.assessment.plan, group);
    if by == By::Rise {
        // Those without a rise come last.
        let rise = |unit: &UnitNo| changes.get(unit).and_then(|change| change.rise.clone());
        units.sort_by_cached_key(|unit| Reverse(rise(unit)));
    }
    units
}

fn head(lang: Lang, graded: bool) -> Html {
    let three = |label: &'static str, change: &'static str| {
        html! {
            <>
                <th scope="col" class="figure">{ label }<small>{ words::BEFORE.of(lang) }</small></th>
                <th scope="col" class="figure">{ label }<small>{ words::NOW.of(lang) }</small></th>
                <th scope="col" class="figure shift">{ label }<small>{ change }</small></th>
            </>
        }
    };
    html! {
        <thead><tr>
            <th scope="col" class="name">{ page::ranking::UNIT.of(lang) }</th>
            { three(page::ranking::TOTAL.of(lang), words::RISE.of(lang)) }
            { three(page::ranking::PLACE.of(lang), words::MOVE.of(lang)) }
            if graded {
                { three(page::ranking::GRADE.of(lang), words::MOVE.of(lang)) }
            }
        </tr></thead>
    }
}

/// What [`UnitChanges`] needs.
#[derive(PartialEq, Properties)]
struct UnitChangesProps {
    report: Shared<Report>,
    unit: UnitNo,
    changes: Shared<BTreeMap<UnitNo, Change>>,
    graded: bool,
    open: bool,
    toggle: Callback<UnitNo>,
}

#[component]
fn UnitChanges(props: &UnitChangesProps) -> Html {
    let lang = use_lang();
    let UnitChangesProps { report, unit, changes, graded, open, toggle } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let (unit, change) = (*unit, changes.get(unit));
    let named = scored.assessment.plan.unit(unit);
    let row = words::row(lang, scored, unit, change);
    let id = format!("parts-{}", named.code.as_str());
    let three = |[before, now]: [String; 2], change: Shift| {
        html! {
            <>
                <td class="figure">{ before }</td>
                <td class="figure now">{ now }</td>
                <td class="figure shift">{ shift(change) }</td>
            </>
        }
    };
    html! {
        <>
            <tr class={open.then_some("compare-open")}>
                <th scope="row" class="name">
                    if change.is_some() {
                        <button type="button" class="opener" aria-expanded={open.to_string()}
                            aria-controls={open.then(|| id.clone())}
                            aria-label={words::open_parts(lang, &named.title)}
                            onclick={toggle.reform(move |_: MouseEvent| unit)} />
                    }
                    { card(scored, unit) }
                    if let Some(note) = row.note {
                        <span class="tag">{ note }</span>
                    }
                </th>
                { three(row.totals, row.rise) }
                { three(row.places, row.moved) }
                if *graded {
                    { three(row.grades, row.graded) }
                }
            </tr>
            if *open {
                <tr {id} class="compare-parts">
                    <td colspan={if *graded { "10" } else { "7" }}><Parts {report} {unit} /></td>
                </tr>
            }
        </>
    }
}
