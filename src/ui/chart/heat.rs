//! 得分率热力图 in portions.

use ip_scorecard::chart::{self, HEAT_ROWS};
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::page::charts as words;
use yew::prelude::*;

use super::Chart;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};

/// What a [`Heat`] needs.
#[derive(PartialEq, Properties)]
pub struct HeatProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The units, in the order in which they are shown.
    pub units: Vec<UnitNo>,
}

/// The rates of units by indicators, a portion at a time.
#[component]
pub fn Heat(props: &HeatProps) -> Html {
    let lang = use_lang();
    let first = use_state_eq(|| 0_usize);
    let begin = if *first < props.units.len() { *first } else { 0 };
    let drawn = {
        let report = props.report.clone();
        use_memo((lang, report, props.units.clone(), begin), |(lang, report, units, begin)| {
            let chart = chart::heat(*lang, report.scored()?, units.get(*begin..)?)?;
            Some(Shared::new(chart))
        })
    };
    let Some(chart) = &*drawn else { return Html::default() };
    let all = props.units.len();
    let to = |begin: Option<usize>| {
        let first = first.clone();
        (begin.is_none(), Callback::from(move |_: MouseEvent| first.set(begin.unwrap_or_default())))
    };
    let (no_earlier, earlier) = to(begin.checked_sub(HEAT_ROWS));
    let (no_later, later) = to(Some(begin + HEAT_ROWS).filter(|begin| *begin < all));
    html! {
        <>
            <Chart {chart} simulated={props.report.simulated} />
            if all > HEAT_ROWS {
                <p class="chart-portion">
                    <button type="button" class="button" disabled={no_earlier} onclick={earlier}>{ words::EARLIER.of(lang) }</button>
                    <span role="status">{ words::portion(lang, begin, (begin + HEAT_ROWS).min(all), all) }</span>
                    <button type="button" class="button" disabled={no_later} onclick={later}>{ words::LATER.of(lang) }</button>
                </p>
            }
        </>
    }
}
