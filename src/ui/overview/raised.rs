//! 通报约谈: which unit, on which condition, and the figures that raised it.

use ip_scorecard::check::UnitNo;
use ip_scorecard::model::outcome::NoticeLevel;
use ip_scorecard::text::page::overview::raised as words;
use ip_scorecard::text::{self, NoticeTold, page};
use yew::prelude::*;

use super::RAISED;
use crate::ui::controls::More;
use crate::ui::lang::use_lang;
use crate::ui::portion::use_steps;
use crate::ui::print::Wanted;
use crate::ui::ranking::level;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;

/// Units that are shown at once.
const PORTION: usize = 20;

/// What [`Raised`] needs.
#[derive(PartialEq, Properties)]
pub struct RaisedProps {
    /// What was computed.
    pub report: Shared<Report>,
}

/// The notices and talks raised, the units with talks first.
#[component]
pub fn Raised(props: &RaisedProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| PORTION);
    let drawn = use_steps(*shown);
    let Some(scored) = props.report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let is = |unit: &UnitNo, level: NoticeLevel| scored.scores.unit(*unit).is_raised(plan, level);
    let mut units: Vec<UnitNo> =
        plan.unit_numbers().filter(|unit| !scored.scores.unit(*unit).notices.is_empty()).collect();
    let count = |level| units.iter().filter(|unit| is(unit, level)).count();
    let (talks, notices) = (count(NoticeLevel::Talk), count(NoticeLevel::Notice));
    units.sort_by_key(|unit| !is(unit, NoticeLevel::Talk));
    let row = |unit: &UnitNo| {
        let named = plan.unit(*unit);
        let told = text::notices(lang, scored, *unit);
        let href = Route::Unit(named.code.text()).href();
        let rows = told.len().to_string();
        let line = |(no, told): (usize, &NoticeTold)| {
            html! {
                <tr key={format!("{}-{no}", named.code)}>
                    if no == 0 {
                        <th scope="rowgroup" class="name" rowspan={rows.clone()}>
                            <a href={href.clone()}>{ &*named.title }</a>
                            <small class="muted">{ &*plan.group(named.group).title }</small>
                        </th>
                    }
                    <td class="condition"><span class="tag tag-alarm">{ level(lang, told.level) }</span>{ " " }{ &told.title }</td>
                    <td>{ for told.figures.iter().map(|figure| html! { <p>{ figure }</p> }) }</td>
                </tr>
            }
        };
        html! { <tbody key={named.code.to_string()}>{ for told.iter().enumerate().map(line) }</tbody> }
    };
    html! {
        <section id={RAISED} class="sheet raised" tabindex="-1">
            <div class="sheet-head">
                <h3>{ words::RAISED.of(lang) }<span class="muted">{ words::counts(lang, talks, notices) }</span></h3>
                if !units.is_empty() {
                    <a href={Wanted::Notices.route(plan).href()}>{ words::PRINT_RAISED.of(lang) }</a>
                }
            </div>
            if units.is_empty() {
                <p>{ words::NONE_RAISED.of(lang) }</p>
            } else {
                <div class="scroll">
                    <table class="grid">
                        <caption class="hidden">{ words::RAISED.of(lang) }</caption>
                        <thead><tr>
                            <th scope="col" class="name">{ page::ranking::UNIT.of(lang) }</th>
                            <th scope="col" class="condition">{ words::CONDITION.of(lang) }</th>
                            <th scope="col">{ words::WHY.of(lang) }</th>
                        </tr></thead>
                        { for units.iter().take(drawn).map(row) }
                    </table>
                </div>
                <More shown={*shown} all={units.len()} portion={PORTION} onmore={move |more| shown.set(more)} />
            }
        </section>
    }
}
