//! 得分率热力图 in portions.

use ip_scorecard::chart::{self, HEAT_ROWS};
use ip_scorecard::check::UnitNo;
use yew::prelude::*;

use super::Chart;
use crate::ui::controls::Turn;
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
    let onturn = Callback::from(move |to| first.set(to));
    html! {
        <>
            <Chart {chart} simulated={props.report.simulated} />
            <Turn first={begin} all={props.units.len()} portion={HEAT_ROWS} {onturn} />
        </>
    }
}
