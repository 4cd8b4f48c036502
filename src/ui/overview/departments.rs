//! 数据报送情况: what has come in from each department, and what has not.

use std::cmp::Reverse;

use ip_scorecard::analyse::completeness::{Completeness, Department, Gap, Tally, completeness};
use ip_scorecard::assess::Scored;
use ip_scorecard::model::data::Stage;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::overview::departments as words;
use yew::prelude::*;

use super::DATA;
use crate::ui::controls::Bar;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;

/// Indicators that are listed openly; more are folded.
const OPEN: usize = 3;

/// What [`Departments`] needs.
#[derive(PartialEq, Properties)]
pub struct DepartmentsProps {
    /// What was computed.
    pub report: Shared<Report>,
}

/// The data that have come in, by department; those that lack most first.
#[component]
pub fn Departments(props: &DepartmentsProps) -> Html {
    let lang = use_lang();
    let told = use_memo(props.report.clone(), |report| {
        report.scored().map(|scored| completeness(&scored.assessment, &scored.scores))
    });
    let (Some(scored), Some(told)) = (props.report.scored(), &*told) else { return Html::default() };
    let Completeness { departments, whole } = told;
    let mut departments: Vec<&Department> = departments.iter().collect();
    departments.sort_by_key(|one| (!(one.is_silent() && one.tally.missing > 0), Reverse(one.tally.missing)));
    let own = scored.scores.stage == Stage::SelfAssessed;
    let (title, reported) = match own {
        true => (words::OWN_DATA, words::OWN_REPORTED),
        false => (words::DATA, words::REPORTED),
    };
    html! {
        <section id={DATA} class="sheet departments" tabindex="-1">
            <div class="sheet-head">
                <h3>{ title.of(lang) }<span class="muted">{ words::come_in(lang, told) }</span></h3>
            </div>
            <div class="scroll">
                <table class="grid">
                    <caption class="hidden">{ title.of(lang) }</caption>
                    <thead><tr>
                        <th scope="col" class="name">{ words::DEPARTMENT.of(lang) }</th>
                        <th scope="col" class="figure medium">{ words::INDICATORS.of(lang) }</th>
                        <th scope="col" class="figure medium">{ words::EXPECTED.of(lang) }</th>
                        <th scope="col" class="figure medium">{ reported.of(lang) }</th>
                        <th scope="col" class="figure medium">{ words::PENDING.of(lang) }</th>
                        <th scope="col" class="figure medium">{ words::NOT_APPLICABLE.of(lang) }</th>
                        <th scope="col" class="figure medium">{ words::MISSING.of(lang) }</th>
                        <th scope="col" class="figure share medium">{ words::SHARE.of(lang) }</th>
                        <th scope="col" class="what">{ words::WHAT_IS_MISSING.of(lang) }</th>
                    </tr></thead>
                    <tbody>{ for departments.iter().map(|one| row(lang, scored, one)) }</tbody>
                    if departments.len() > 1 {
                        <tfoot><tr>
                            <th scope="row" class="name">
                                { words::ALL_DEPARTMENTS.of(lang) }
                                <small class="folded">{ words::figures(lang, *whole) }</small>
                            </th>
                            <td class="figure medium">{ departments.iter().map(|one| one.leaves.len()).sum::<usize>() }</td>
                            { for figures(*whole) }
                            { share(*whole, words::ALL_DEPARTMENTS.of(lang)) }
                            <td></td>
                        </tr></tfoot>
                    }
                </table>
            </div>
            <p class="muted overview-what">{ words::DATA_WHAT.of(lang) }</p>
        </section>
    }
}

fn row(lang: Lang, scored: &Scored, department: &Department) -> Html {
    let name = words::name(lang, department.name.as_deref());
    html! {
        <tr key={name}>
            <th scope="row" class="name">
                { &name }
                if let Some(senders) = words::senders(lang, department) {
                    <small class="muted">{ senders }</small>
                }
                <small class="folded">{ words::figures(lang, department.tally) }</small>
            </th>
            <td class="figure medium">{ department.leaves.len() }</td>
            { for figures(department.tally) }
            { share(department.tally, name) }
            <td class="what">{ missing(lang, scored, department) }</td>
        </tr>
    }
}

fn figures(tally: Tally) -> Vec<Html> {
    let figures = [tally.expected(), tally.reported, tally.pending, tally.not_applicable];
    let mut cells: Vec<Html> =
        figures.into_iter().map(|figure| html! { <td class="figure medium">{ figure }</td> }).collect();
    let lacking = (tally.missing > 0).then_some("lacking");
    cells.push(html! { <td class={classes!("figure", "medium", lacking)}>{ tally.missing }</td> });
    cells
}

fn share(tally: Tally, name: &str) -> Html {
    let share = tally.share();
    let told = words::share(share.as_ref());
    html! {
        <td class="figure share medium">
            { &told }
            <Bar share={share.map_or(0.0, |share| share.approximate())} label={format!("{name} {told}")} />
        </td>
    }
}

/// What a department has not sent, and what is still to be verified of what it has.
fn missing(lang: Lang, scored: &Scored, department: &Department) -> Html {
    let (missing, pending) = (&department.missing, &department.pending);
    let lines = |gaps: &[Gap]| {
        html! {
            <ul>{ for gaps.iter().map(|gap| line(lang, scored, gap)) }</ul>
        }
    };
    let fold = |gaps: &[Gap], count: usize| {
        if gaps.len() <= OPEN {
            return lines(gaps);
        }
        html! {
            <details>
                <summary>{ words::gaps(lang, gaps.len(), count) }</summary>
                { lines(gaps) }
            </details>
        }
    };
    html! {
        <>
            if department.is_silent() && !missing.is_empty() {
                <span class="tag tag-alarm">{ words::SILENT.of(lang) }</span>
            }
            if missing.is_empty() {
                <span class="muted">{ words::COMPLETE.of(lang) }</span>
            } else {
                { fold(missing, department.tally.missing) }
            }
            if !pending.is_empty() {
                <div class="pending">
                    <span class="tag tag-warning">{ words::PENDING.of(lang) }</span>
                    { fold(pending, department.tally.pending) }
                </div>
            }
        </>
    }
}

/// An indicator, the units that lack it, and why where somebody wrote that down.
fn line(lang: Lang, scored: &Scored, gap: &Gap) -> Html {
    let (label, units) = words::gap(lang, scored, gap);
    let id = scored.assessment.plan.leaf(gap.leaf).indicator.id.text();
    let reason = match gap.units.as_slice() {
        [one] => words::reason(lang, scored, *one, gap.leaf),
        _ => None,
    };
    html! {
        <li key={label.clone()}>
            <a href={Route::Indicator(id).href()}>{ label }</a>{ " " }{ units }
            if let Some(reason) = reason {
                <small class="muted reason">{ reason }</small>
            }
        </li>
    }
}
