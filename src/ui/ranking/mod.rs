//! The ranking: one table for each group, with the quota lines drawn into it.
//!
//! [`view`] is what the reader made of it · [`tools`] with [`levels`] and [`columns`] change that ·
//! [`group`] draws a group's table of [`head`] and [`row`]s.

mod columns;
mod group;
mod head;
mod levels;
mod row;
mod tools;
mod view;

use std::rc::Rc;

use ip_scorecard::analyse::facet::Choice;
use ip_scorecard::analyse::order::Order;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::text::page;
use yew::prelude::*;

use self::group::GroupTable;
pub use self::row::{Grade, level};
use self::tools::Tools;
pub use self::view::{Look, RankingView};
use super::field::use_units;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::{HEADING, Msg};
use crate::platform::view as screen;

/// What the [`Ranking`] needs.
#[derive(PartialEq, Properties)]
pub struct RankingProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// What the reader made of the ranking.
    pub view: Rc<RankingView>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The tables of all groups.
#[component]
pub fn Ranking(props: &RankingProps) -> Html {
    let lang = use_lang();
    let RankingProps { report, send, .. } = props;
    let view = use_memo((report.clone(), props.view.clone()), |(report, view)| known(report, view));
    let index = use_units(report);
    let named = use_memo((report.clone(), view.query.clone()), |(_, query)| {
        Shared::new(index.find(query).into_iter().map(|(no, _)| UnitNo(no)).collect::<Vec<_>>())
    });
    let wanted = use_memo((named.clone(), view.choice.clone()), |(named, choice)| {
        let wants = |unit: &&UnitNo| report.scored().is_some_and(|scored| choice.wants(scored, **unit));
        Shared::new(named.iter().filter(wants).copied().collect::<Vec<_>>())
    });
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let earlier = page::compare::compared(scored)
        .map(|earlier| page::compare::earlier(lang, earlier))
        .or_else(|| page::compare::not_compared(lang, scored));
    let groups = plan.group_numbers();
    let has_any = |group: &GroupNo| wanted.iter().any(|unit| plan.unit(*unit).group == *group);
    let shown: Vec<GroupNo> = groups.filter(|group| view.shows_all() || has_any(group)).collect();
    html! {
        <div class="ranking" onkeydown={to_finder()}>
            <div class="ranking-head">
                <h2 id={HEADING} tabindex="-1">{ page::frame::RANKING.of(lang) }</h2>
                <p class="muted">{ page::ranking::RANKING_HINT.of(lang) }</p>
            </div>
            if let Some(earlier) = earlier {
                <p class="ranking-earlier muted">{ earlier }</p>
            }
            <Tools {report} view={view.clone()} named={(*named).clone()} shown={wanted.len()} {send} />
            if wanted.is_empty() {
                <p class="empty">{ page::find::NONE_FITS.of(lang) }</p>
            }
            for group in shown {
                <GroupTable key={group.0} {report} {group} view={view.clone()} {send}
                    wanted={(!view.shows_all()).then(|| (*wanted).clone())} />
            }
        </div>
    }
}

/// A view without what the open scheme does not know: it may have been made with another one.
fn known(report: &Report, view: &RankingView) -> RankingView {
    let Some(scored) = report.scored() else { return view.clone() };
    let facets = ip_scorecard::analyse::facet::Facet::all(scored);
    let columns = columns::offered(scored);
    let choice: Choice = view.choice.facets().filter(|facet| facets.contains(facet)).cloned().collect();
    let levels = view.order.levels().iter();
    let levels = levels.filter(|level| columns.iter().any(|offered| offered.column == level.column));
    RankingView { choice, order: Order::of(levels.cloned()), ..view.clone() }
}

/// A stroke leads to the field to find units, from wherever in the ranking nobody is typing.
fn to_finder() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        let command = event.ctrl_key() || event.alt_key() || event.meta_key();
        let typing = event.target_dyn_into::<web_sys::HtmlInputElement>().is_some();
        if event.key() == "/" && !command && !typing {
            event.prevent_default();
            screen::focus(tools::FIELD);
        }
    })
}
