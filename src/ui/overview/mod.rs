//! The overview: who leads, who lags, what is missing, what to do next.

mod departments;
mod group;
mod next;
mod own;
mod raised;
mod strip;

use ip_scorecard::analyse::peers;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::GroupNo;
use ip_scorecard::model::data::Stage;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::chart::{ChartOf, Subject};
use super::goals::Goals;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{HEADING, Msg};
use departments::Departments;
use group::GroupCard;
use next::Next;
use own::OwnAndVerified;
use raised::Raised;
use strip::Scale;

/// What [`Overview`] needs.
#[derive(PartialEq, Properties)]
pub struct OverviewProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whether the remarks on the goals of the whole are shown in full.
    pub goals: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The id of the data that have come in.
const DATA: &str = "overview-data";
/// The id of the notices and talks raised.
const RAISED: &str = "overview-raised";
/// The id of the goals of the whole.
const GOALS: &str = "overview-goals";

/// The overview: who leads, who lags, what is missing, what to do next.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let lang = use_lang();
    let OverviewProps { report, goals, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let has_data = !scored.assessment.data_files.is_empty();
    let scale = Scale::of(scored);
    let groups = scored.assessment.plan.scheme.groups.iter().enumerate();
    let totalled = |group: usize| {
        peers::totals(&scored.assessment.plan, &scored.scores, GroupNo(group)).next().is_some()
    };
    let any_total = has_data && (0..scored.assessment.plan.groups.len()).any(totalled);
    html! {
        <div class="overview">
            <h2 id={HEADING} tabindex="-1">{ page::frame::OVERVIEW.of(lang) }</h2>
            <Next {report} {send} />
            if has_data {
                <div class="overview-groups">
                    for (no, group) in groups {
                        <GroupCard key={group.id.to_string()} {report} group={GroupNo(no)} {scale} />
                    }
                </div>
                if any_total {
                    <p class="muted overview-what">{ page::overview::SPREAD_WHAT.of(lang) }</p>
                }
                <div id={GOALS} tabindex="-1"><Goals {report} open={*goals} {send} /></div>
                if !scored.assessment.plan.scheme.notices.is_empty() {
                    <Raised {report} />
                }
            } else {
                <p class="sheet empty">{ page::overview::NO_DATA_YET.of(lang) }</p>
            }
            <Departments {report} />
            if has_data && scored.scores.stage == Stage::SelfAssessed {
                <p class="sheet">{ page::overview::ONLY_OWN.of(lang) }</p>
            } else {
                <OwnAndVerified {report} />
            }
            if any_total {
                { charts(lang, report, scored) }
            }
        </div>
    }
}

/// 总分构成 of each group, drawn when it is opened.
fn charts(lang: Lang, report: &Shared<Report>, scored: &Scored) -> Html {
    let groups =
        scored.assessment.plan.groups.iter().enumerate().filter(|(_, group)| !group.units.is_empty());
    html! {
        <section class="sheet overview-charts">
            <div class="sheet-head">
                <h3>{ page::overview::MAKE_UP.of(lang) }</h3>
                <a href={Route::Ranking.href()}>{ page::overview::SAME_IN_RANKING.of(lang) }</a>
            </div>
            for (no, group) in groups {
                <details key={no}>
                    <summary>{ &*group.title }</summary>
                    <ChartOf {report} subject={Subject::Totals(GroupNo(no))} />
                </details>
            }
        </section>
    }
}
