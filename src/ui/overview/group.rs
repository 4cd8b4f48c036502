//! One group at a glance: how its totals lie, who leads and who lags, and how the grades are held.

use ip_scorecard::analyse::grading::{Grading, grading};
use ip_scorecard::analyse::peers;
use ip_scorecard::analyse::spread::Spread;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::text::page::overview::group as words;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::strip::{Scale, Strip};
use crate::ui::lang::use_lang;
use crate::ui::ranking::Grade;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::state::unit_id;

/// Up to so many units all are listed; of more, the first and the last.
const ALL: usize = 12;
/// How many of them at either end.
const ENDS: usize = 5;

/// What a [`GroupCard`] needs.
#[derive(PartialEq, Properties)]
pub struct GroupCardProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The group.
    pub group: GroupNo,
    /// From where to where the strips run.
    pub scale: Scale,
}

/// A group at a glance.
#[component]
pub fn GroupCard(props: &GroupCardProps) -> Html {
    let lang = use_lang();
    let GroupCardProps { report, group, scale } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let named = plan.group(*group);
    let head = html! {
        <h3>{ &*named.title }<span class="muted size">{ page::ranking::of_units(lang, named.units.len()) }</span></h3>
    };
    if named.units.is_empty() {
        return html! {
            <section class="sheet overview-group">{ head }<p class="muted">{ page::ranking::NOBODY.of(lang) }</p></section>
        };
    }
    let spread = peers::total_spread(plan, &scored.scores, *group);
    let grading = grading(plan, &scored.scores, *group);
    html! {
        <section class="sheet overview-group">
            { head }
            if let Some(spread) = spread {
                <Strip {report} group={*group} spread={spread.clone()} scale={*scale} />
                { figures(lang, scored, &named.title, &spread) }
            } else {
                <p class="muted">{ words::NO_TOTALS.of(lang) }</p>
            }
            { ranking(lang, scored, *group) }
            if !grading.grades.is_empty() {
                { grades(lang, scored, &named.title, &grading) }
            }
        </section>
    }
}

fn figures(lang: Lang, scored: &Scored, group: &str, spread: &Spread) -> Html {
    let figures = words::spread_figures(lang, scored, spread);
    html! {
        <table class="grid spread">
            <caption class="hidden">{ words::spread_caption(lang, group) }</caption>
            <thead><tr>
                for (name, _) in &figures {
                    <th key={*name} scope="col" class="figure">{ *name }</th>
                }
            </tr></thead>
            <tbody><tr>
                for (name, figure) in &figures {
                    <td key={*name} class="figure">{ figure }</td>
                }
            </tr></tbody>
        </table>
    }
}

/// The places, all of them or those at both ends.
fn ranking(lang: Lang, scored: &Scored, group: GroupNo) -> Html {
    let plan = &scored.assessment.plan;
    let units = scored.scores.ranking(plan, group);
    let graded = plan.scheme.grades.is_some();
    let columns = if graded { "4" } else { "3" };
    let lines = text::quota_lines(lang, scored, group);
    let row = |(no, unit): (usize, &UnitNo)| {
        let line = lines.iter().find(|line| line.after == no);
        let line = line.map(|line| html! {
            <tr key={line.label.clone()} class="quota"><td colspan={columns}><span>{ &line.label }</span></td></tr>
        });
        html! { <>{ for line }{ row(lang, scored, *unit, graded) }</> }
    };
    let numbered = || units.iter().enumerate();
    let left_out = units.len().saturating_sub(2 * ENDS);
    html! {
        <table class="grid overview-rank">
            <caption class="hidden">{ page::ranking::group_caption(lang, &plan.group(group).title) }</caption>
            <thead><tr>
                <th scope="col" class="place">{ page::ranking::PLACE.of(lang) }</th>
                <th scope="col" class="name">{ page::ranking::UNIT.of(lang) }</th>
                <th scope="col" class="figure">{ page::ranking::TOTAL.of(lang) }</th>
                if graded {
                    <th scope="col">{ page::ranking::GRADE.of(lang) }</th>
                }
            </tr></thead>
            <tbody>
                if units.len() <= ALL {
                    { for numbered().map(row) }
                } else {
                    { for numbered().take(ENDS).map(row) }
                    <tr class="left-out"><td colspan={columns}>
                        { words::left_out(lang, left_out) }
                        <a href={Route::Ranking.href()}>{ words::WHOLE_RANKING.of(lang) }</a>
                    </td></tr>
                    { for numbered().skip(ENDS + left_out).map(row) }
                }
            </tbody>
        </table>
    }
}

fn row(lang: Lang, scored: &Scored, unit: UnitNo, graded: bool) -> Html {
    let (named, result) = (scored.assessment.plan.unit(unit), scored.scores.unit(unit));
    let code = named.code.text();
    let state = text::unit_state(lang, result.state);
    let total = result.total.as_ref().map(|total| text::total_score(scored, total));
    html! {
        <tr key={code.to_string()}>
            <td class="place">{ result.rank.map_or_else(|| page::NOTHING.to_owned(), |rank| rank.to_string()) }</td>
            <th scope="row" class="name">
                <a id={unit_id(&code)} href={Route::Unit(code).href()}>{ &*named.title }</a>
                if !state.is_empty() {
                    <span class="tag tag-warning">{ state }</span>
                }
            </th>
            <td class="figure">{ total.unwrap_or_else(|| page::NOTHING.to_owned()) }</td>
            if graded {
                <td class="grade"><Grade told={text::grade(lang, scored, unit)} /></td>
            }
        </tr>
    }
}

/// How many units hold each grade, and who stands at a quota line.
fn grades(lang: Lang, scored: &Scored, group: &str, grading: &Grading) -> Html {
    let rest = [(words::UNGRADED.of(lang), &grading.ungraded), (words::UNSCORED.of(lang), &grading.unscored)];
    html! {
        <table class="grid overview-grades">
            <caption class="hidden">{ words::grades_caption(lang, group) }</caption>
            <thead><tr>
                <th scope="col">{ page::ranking::GRADE.of(lang) }</th>
                <th scope="col" class="figure">{ words::UNITS.of(lang) }</th>
                <th scope="col" class="figure">{ words::PLACES.of(lang) }</th>
                <th scope="col">{ words::AT_THE_LINE.of(lang) }</th>
            </tr></thead>
            <tbody>
                for held in &grading.grades {
                    <tr key={held.grade}>
                        <th scope="row">{ scored.grade_title(held.grade).map(|title| title.to_string()) }</th>
                        <td class="figure">{ words::held(lang, held) }</td>
                        <td class="figure">
                            if let Some(places) = held.places {
                                { places }
                            } else {
                                <span class="muted">{ words::UNLIMITED.of(lang) }</span>
                            }
                        </td>
                        <td class={(!held.open.is_empty()).then_some("open")}>
                            { for words::at_the_line(lang, scored, held).into_iter().map(|told| html! { <p>{ told }</p> }) }
                        </td>
                    </tr>
                }
                for (title, units) in rest.into_iter().filter(|(_, units)| !units.is_empty()) {
                    <tr key={title}>
                        <th scope="row">{ title }</th>
                        <td class="figure">{ units.len() }</td>
                        <td></td>
                        <td>{ page::overview::some_units(lang, scored, units) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}
