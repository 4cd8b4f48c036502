//! The ranking: one table for each group, with the quota lines drawn into it.

use std::collections::BTreeMap;
use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, NodeNo, UnitNo};
use ip_scorecard::model::outcome::NoticeLevel;
use ip_scorecard::score::grade::Standing;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::controls::{Bar, Segment, Stack};
use super::goals::Goals;
use super::lang::use_lang;
use super::order::{Column, Order};
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{HEADING, Msg, unit_id};
use crate::platform::{address, view};

/// What the [`Ranking`] needs.
#[derive(PartialEq, Properties)]
pub struct RankingProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The order of each group's table.
    pub orders: Rc<BTreeMap<Rc<str>, Order>>,
    /// Whether the remarks on the goals of the whole are shown in full.
    pub goals: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The tables of all groups.
#[component]
pub fn Ranking(props: &RankingProps) -> Html {
    let lang = use_lang();
    let RankingProps { report, orders, goals, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let earlier = page::compare::compared(scored)
        .map(|earlier| page::compare::earlier(lang, earlier))
        .or_else(|| page::compare::not_compared(lang, scored));
    let groups = scored.assessment.plan.scheme.groups.iter().enumerate();
    html! {
        <div class="ranking">
            <div class="ranking-head">
                <h2 id={HEADING} tabindex="-1">{ page::frame::RANKING.of(lang) }</h2>
                <p class="muted">{ page::ranking::RANKING_HINT.of(lang) }</p>
            </div>
            <Goals {report} open={*goals} {send} />
            if let Some(earlier) = earlier {
                <p class="ranking-earlier muted">{ earlier }</p>
            }
            for (no, group) in groups {
                <GroupTable key={group.id.to_string()} {report} group={GroupNo(no)} {send}
                    order={orders.get(group.id.as_str()).copied().unwrap_or_default()} />
            }
        </div>
    }
}

/// What a [`GroupTable`] needs.
#[derive(PartialEq, Properties)]
struct GroupProps {
    report: Shared<Report>,
    group: GroupNo,
    order: Order,
    send: Callback<Msg>,
}

/// Fewer dimensions than these would become wider than anyone needs.
const FEW: usize = 5;

/// What all rows of a table share.
struct Table<'s> {
    scored: &'s Scored,
    group: GroupNo,
    /// The dimensions that exist in this group.
    dimensions: Vec<NodeNo>,
    /// Whether any unit has 加减分.
    adjusted: bool,
    /// Whether any unit has 自评总分.
    own: bool,
    /// Whether an earlier result is open to compare with.
    compared: bool,
    /// Whether any unit has 通报约谈.
    noticed: bool,
    /// Whether the scheme has grades.
    graded: bool,
}

impl<'s> Table<'s> {
    fn of(scored: &'s Scored, group: GroupNo) -> Table<'s> {
        let plan = &scored.assessment.plan;
        let exists = |no: &NodeNo| plan.node(*no).marks.get(group.0).is_some_and(Option::is_some);
        let units = || scored.scores.units.iter(); // of all groups, so that the tables look alike
        Table {
            scored,
            group,
            dimensions: plan.children(NodeNo(0)).filter(exists).collect(),
            adjusted: units().any(|unit| !unit.lines.is_empty()),
            own: units().any(|unit| unit.self_total.is_some()),
            compared: page::compare::compared(scored).is_some(),
            noticed: units().any(|unit| !unit.notices.is_empty()),
            graded: plan.scheme.grades.is_some(),
        }
    }

    /// How many columns the table has.
    fn width(&self) -> usize {
        let optional = [self.graded, self.compared, self.adjusted, self.own, self.noticed];
        3 + self.dimensions.len() + optional.into_iter().filter(|there| *there).count()
    }
}

#[component]
fn GroupTable(props: &GroupProps) -> Html {
    let lang = use_lang();
    let GroupProps { report, group, order, send } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let Some(id) = plan.scheme.groups.get(group.0).map(|group| group.id.text()) else {
        return Html::default();
    };
    let title = &plan.group(*group).title;
    let table = Table::of(scored, *group);
    let units = order.units(scored, *group);
    let restore = send.reform({
        let id = id.clone();
        move |_: MouseEvent| Msg::Sort(id.clone(), Column::Place)
    });
    html! {
        <section class="sheet group">
            <div class="sheet-head">
                <h3>{ title }<span class="muted">{ page::units(lang, units.len()) }</span></h3>
                if !order.is_by_place() {
                    <button class="button" type="button" onclick={restore}>{ page::ranking::BY_PLACE.of(lang) }</button>
                }
            </div>
            <table class={classes!("grid", "rank", (table.dimensions.len() < FEW).then_some("rank-few"))}
                onkeydown={walk(scored, &units)}>
                <caption class="hidden">{ page::ranking::group_caption(lang, title) }</caption>
                <thead>{ head(lang, &table, &id, *order, send) }</thead>
                <tbody>{ for rows(lang, &table, &units, *order) }</tbody>
            </table>
            { remarks(lang, scored, &units) }
        </section>
    }
}

/// Why some units' grade is not that of their total.
fn remarks(lang: Lang, scored: &Scored, units: &[UnitNo]) -> Html {
    let mut remarks: Vec<(String, Vec<Rc<str>>)> = Vec::new();
    for unit in units {
        let Some(why) = text::grade(lang, scored, *unit).why else { continue };
        let title = scored.assessment.plan.unit(*unit).title.clone();
        match remarks.iter_mut().find(|(other, _)| *other == why) {
            Some((_, titles)) => titles.push(title),
            None => remarks.push((why, vec![title])),
        }
    }
    html! {
        for (why, titles) in remarks {
            <p key={why.clone()} class="remark">{ page::ranking::remark(lang, &titles, &why) }</p>
        }
    }
}

/// Up and down walk through the units of a table.
fn walk(scored: &Scored, units: &[UnitNo]) -> Callback<KeyboardEvent> {
    let ids: Vec<String> =
        units.iter().map(|unit| unit_id(scored.assessment.plan.unit(*unit).code.as_str())).collect();
    Callback::from(move |event: KeyboardEvent| {
        let here = event.target_dyn_into::<web_sys::Element>().map(|element| element.id());
        let Some(here) = here.and_then(|here| ids.iter().position(|id| *id == here)) else { return };
        let there = match event.key().as_str() {
            "ArrowDown" => here.checked_add(1),
            "ArrowUp" => here.checked_sub(1),
            "Home" => Some(0),
            "End" => ids.len().checked_sub(1),
            _ => None,
        };
        if let Some(id) = there.and_then(|there| ids.get(there)) {
            event.prevent_default();
            view::focus(id);
        }
    })
}

fn head(lang: Lang, table: &Table<'_>, group: &Rc<str>, order: Order, send: &Callback<Msg>) -> Html {
    let column = |column: Column, label: Html, name: &str, class: &'static str| {
        let group = group.clone();
        let sort = send.reform(move |_: MouseEvent| Msg::Sort(group.clone(), column));
        html! {
            <th scope="col" {class} aria-sort={order.direction_of(column)}>
                <button type="button" onclick={sort} title={page::ranking::sort_by(lang, name)}>{ label }</button>
            </th>
        }
    };
    let plain =
        |of: Column, label: &'static str, class| column(of, html! { <span>{ label }</span> }, label, class);
    let plan = &table.scored.assessment.plan;
    html! {
        <tr>
            { plain(Column::Place, page::ranking::PLACE.of(lang), "place") }
            { plain(Column::Unit, page::ranking::UNIT.of(lang), "name") }
            { plain(Column::Total, page::ranking::TOTAL.of(lang), "total") }
            if table.graded {
                { plain(Column::Grade, page::ranking::GRADE.of(lang), "grade") }
            }
            if table.compared {
                { plain(Column::Change, page::compare::CHANGE.of(lang), "change medium") }
            }
            for no in table.dimensions.iter().copied() {
                { column(
                    Column::Node(no),
                    html! { <span><b>{ &*plan.node(no).id }</b>{ " " }<small>{ &*plan.node(no).title }</small></span> },
                    &plan.node(no).title,
                    "dimension wide",
                ) }
            }
            if table.adjusted {
                { plain(Column::Adjusted, page::ranking::ADJUSTED.of(lang), "figure medium") }
            }
            if table.own {
                { plain(Column::OwnTotal, page::ranking::OWN_TOTAL.of(lang), "figure medium") }
            }
            if table.noticed {
                { plain(Column::Notices, page::ranking::NOTICES.of(lang), "notices medium") }
            }
        </tr>
    }
}

/// The units' rows and, in the order of places, the quota lines between them.
fn rows(lang: Lang, table: &Table<'_>, units: &[UnitNo], order: Order) -> Vec<Html> {
    let lines =
        if order.is_by_place() { text::quota_lines(lang, table.scored, table.group) } else { Vec::new() };
    let mut rows = Vec::with_capacity(units.len() + lines.len());
    let mut above: Option<UnitNo> = None;
    for (standing, unit) in units.iter().enumerate() {
        let open = above.is_some_and(|above| cuts_a_tie(table.scored, above, *unit));
        let here = lines.iter().filter(|line| line.after == standing);
        rows.extend(here.map(|line| {
            quota(
                table,
                if open { page::ranking::tied_at_quota(lang, &line.label) } else { line.label.clone() },
            )
        }));
        rows.push(row(lang, table, *unit));
        above = Some(*unit);
    }
    let last = lines.iter().filter(|line| line.after >= units.len());
    rows.extend(last.map(|line| quota(table, line.label.clone())));
    rows
}

/// Whether a line between these two runs through a tie that nobody has settled.
fn cuts_a_tie(scored: &Scored, above: UnitNo, below: UnitNo) -> bool {
    let (above, below) = (scored.scores.unit(above), scored.scores.unit(below));
    above.rank == below.rank && matches!(below.grade, Standing::Open { .. })
}

fn quota(table: &Table<'_>, label: String) -> Html {
    html! {
        <tr class="quota" key={label.clone()}><td colspan={table.width().to_string()}><span>{ label }</span></td></tr>
    }
}

fn row(lang: Lang, table: &Table<'_>, unit: UnitNo) -> Html {
    let scored = table.scored;
    let (named, result) = (scored.assessment.plan.unit(unit), scored.scores.unit(unit));
    let code = named.code.text();
    let href = Route::Unit(code.clone()).href();
    // The row is a larger target for the mouse; keyboard and screen reader have the link.
    let open = {
        let href = href.clone();
        Callback::from(move |_: MouseEvent| {
            if !view::is_marking() {
                address::go(&href);
            }
        })
    };
    let only_link = Callback::from(|event: MouseEvent| event.stop_propagation());
    let grade = text::grade(lang, scored, unit);
    let state = text::unit_state(lang, result.state);
    html! {
        <tr key={code.to_string()} onclick={open}>
            <td class="place">{ place(lang, scored, table.group, unit) }</td>
            <th scope="row" class="name">
                <a id={unit_id(&code)} {href} onclick={only_link}>{ &*named.title }</a>
                if !state.is_empty() {
                    <span class="tag tag-warning">{ state }</span>
                }
                if result.thin {
                    <span class="tag tag-warning">{ page::ranking::THIN.of(lang) }</span>
                }
                if let Some(lagging) = page::ranking::lagging(lang, scored, unit) {
                    <small class="lagging">{ lagging }</small>
                }
                <div class="folded">
                    if table.compared {
                        <small class="change-line">{ page::compare::CHANGE.of(lang) }{ " " }{ change(lang, scored, unit) }</small>
                    }
                    <Stack segments={segments(lang, table, unit)} />
                    { notices(lang, scored, unit) }
                </div>
            </th>
            <td class="total">
                { result.total.as_ref().map_or_else(|| page::NOTHING.to_owned(), |total| text::total_score(scored, total)) }
            </td>
            if table.graded {
                <td class="grade"><Grade told={grade} /></td>
            }
            if table.compared {
                <td class="change medium">{ change(lang, scored, unit) }</td>
            }
            for no in table.dimensions.iter().copied() {
                { dimension(lang, scored, unit, no) }
            }
            if table.adjusted {
                <td class="figure medium">{ page::ranking::adjusted(scored, unit) }</td>
            }
            if table.own {
                <td class="figure medium">
                    { result.self_total.as_ref().map(|own| text::total_score(scored, own)) }
                </td>
            }
            if table.noticed {
                <td class="notices medium">{ notices(lang, scored, unit) }</td>
            }
        </tr>
    }
}

/// The place, and whether it is shared.
fn place(lang: Lang, scored: &Scored, group: GroupNo, unit: UnitNo) -> Html {
    let rank = |no: UnitNo| scored.scores.unit(no).rank;
    let Some(own) = rank(unit) else { return html! { page::NOTHING } };
    let tied = scored
        .assessment
        .plan
        .group(group)
        .units
        .iter()
        .any(|other| *other != unit && rank(*other) == Some(own));
    html! {
        <>
            { own }
            if tied {
                <small class="tied">{ page::ranking::TIED.of(lang) }</small>
            }
        </>
    }
}

/// The change since the earlier result.
fn change(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let Some(told) = page::compare::change(lang, scored, unit) else { return html! { page::NOTHING } };
    html! {
        <>
            <span aria-hidden="true" title={told.words.clone()}>
                <i class="mark">{ told.mark }</i>{ told.points }
                <small>{ told.places }</small>
            </span>
            <span class="hidden">{ told.words }</span>
        </>
    }
}

/// One dimension's score with its bar.
fn dimension(lang: Lang, scored: &Scored, unit: UnitNo, no: NodeNo) -> Html {
    let node = scored.scores.node(unit, no);
    let Some(score) = &node.score else {
        return html! { <td class="dimension wide">{ text::node_state(lang, node.state) }</td> };
    };
    html! {
        <td class="dimension wide">
            { text::item_score(scored, score) }
            <Bar share={rate(scored, unit, no)} label={label(lang, scored, unit, no)} />
        </td>
    }
}

fn rate(scored: &Scored, unit: UnitNo, no: NodeNo) -> f64 {
    scored.scores.node(unit, no).rate.as_ref().map_or(0.0, |rate| rate.approximate())
}

fn label(lang: Lang, scored: &Scored, unit: UnitNo, no: NodeNo) -> String {
    let node = scored.assessment.plan.node(no);
    let score = scored.scores.node(unit, no).score.as_ref().map(|score| text::item_score(scored, score));
    page::ranking::bar(
        lang,
        &format!("{} {}", node.id, node.title),
        score.as_deref(),
        &page::unit::full(lang, scored, unit, no),
    )
}

fn segments(lang: Lang, table: &Table<'_>, unit: UnitNo) -> Vec<Segment> {
    let plan = &table.scored.assessment.plan;
    let all = plan.scheme.full_marks.approximate();
    let marks = |no: NodeNo| {
        let counted = table.scored.scores.node(unit, no).marks.as_ref();
        let given = plan.node(no).marks.get(table.group.0).and_then(Option::as_ref);
        counted.or(given).map(|marks| marks.approximate())
    };
    let segment = |no: &NodeNo| Segment {
        full: marks(*no).unwrap_or(0.0) / all,
        share: rate(table.scored, unit, *no),
        label: label(lang, table.scored, unit, *no),
    };
    table.dimensions.iter().map(segment).collect()
}

/// The notices of a unit as short words, those of one level together; their figures stand in the
/// unit's card.
fn notices(lang: Lang, scored: &Scored, unit: UnitNo) -> Html {
    let told = text::notices(lang, scored, unit);
    let of = |wanted: NoticeLevel| told.iter().filter(move |told| told.level == wanted);
    let levels = [NoticeLevel::Talk, NoticeLevel::Notice];
    html! {
        for wanted in levels.into_iter().filter(|wanted| of(*wanted).next().is_some()) {
            <span key={level(lang, wanted)} class="tag tag-alarm"
                title={of(wanted).map(|told| told.title.as_str()).collect::<Vec<_>>().join("；")}>
                { page::ranking::times(level(lang, wanted), of(wanted).count()) }
            </span>
        }
    }
}

/// 通报 or 约谈
pub fn level(lang: Lang, level: NoticeLevel) -> &'static str {
    match level {
        NoticeLevel::Notice => page::ranking::NOTICE.of(lang),
        NoticeLevel::Talk => page::ranking::TALK.of(lang),
    }
}

/// What a [`Grade`] needs.
#[derive(PartialEq, Properties)]
pub struct GradeProps {
    /// The grade in words.
    pub told: text::GradeTold,
}

/// A grade: a word in a colour of its own, red while somebody must still decide.
#[component]
pub fn Grade(props: &GradeProps) -> Html {
    let lang = use_lang();
    let told = &props.told;
    let class = match told.index {
        _ if told.open => "grade-mark grade-open".to_owned(),
        Some(index) => format!("grade-mark grade-{}", index.min(3)),
        None => "grade-none".to_owned(),
    };
    html! {
        <span {class} title={told.why.clone()}>
            if told.open {
                <b>{ page::ranking::TO_DECIDE.of(lang) }</b>
            }
            { &told.title }
        </span>
    }
}
