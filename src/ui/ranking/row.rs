//! One unit's row.

use std::rc::Rc;

use ip_scorecard::analyse::order::Column;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{NodeNo, UnitNo};
use ip_scorecard::model::outcome::NoticeLevel;
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::head::class;
use super::view::Columns;
use crate::platform::{address, view};
use crate::ui::controls::{Segment, Stack};
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;
use crate::ui::state::unit_id;

/// What a [`Row`] needs.
#[derive(PartialEq, Properties)]
pub struct RowProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The unit.
    pub unit: UnitNo,
    /// The columns of its table.
    pub columns: Rc<Vec<Column>>,
    /// Those of them that the reader asked for.
    pub chosen: Columns,
    /// Whether its place is shared.
    pub tied: bool,
    /// Whether there are bars beside the figures.
    pub bars: bool,
}

/// A unit's row. Drawn again only when something in it changed, so that thousands of them cost nothing
/// while somebody types.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let lang = use_lang();
    let RowProps { report, unit, columns, chosen, tied, bars } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let code = scored.assessment.plan.unit(*unit).code.text();
    // The row is a larger target for the mouse; keyboard and screen reader have the link.
    let open = Callback::from(move |_: MouseEvent| {
        if !view::is_marking() {
            address::go(&Route::Unit(code.clone()).href());
        }
    });
    let cell = |column: &Column| {
        let class = class(chosen, column, scored);
        match column {
            Column::Place => html! { <td {class}>{ place(lang, scored, *unit, *tied) }</td> },
            Column::Unit => {
                html! { <th scope="row" {class}>{ name(lang, scored, *unit, columns, *bars) }</th> }
            }
            Column::Node(id) => html! {
                <td {class} title={scored.assessment.plan.node_by_id(id).map(|no| label(lang, scored, *unit, no))}>
                    { figure(lang, scored, *unit, column) }
                    if *bars {
                        { bar(lang, scored, *unit, id) }
                    }
                </td>
            },
            _ => html! { <td {class}>{ figure(lang, scored, *unit, column) }</td> },
        }
    };
    html! { <tr onclick={open}>{ for columns.iter().map(cell) }</tr> }
}

/// The place, and whether it is shared.
fn place(lang: Lang, scored: &Scored, unit: UnitNo, tied: bool) -> Html {
    let Some(rank) = scored.scores.unit(unit).rank else { return html! { page::NOTHING } };
    html! {
        <>
            { rank }
            if tied {
                <small class="tied">{ page::ranking::TIED.of(lang) }</small>
            }
        </>
    }
}

/// The name with what must not be overlooked, and below it what narrow screens have no columns for.
fn name(lang: Lang, scored: &Scored, unit: UnitNo, columns: &[Column], bars: bool) -> Html {
    let (named, result) = (scored.assessment.plan.unit(unit), scored.scores.unit(unit));
    let code = named.code.text();
    let state = text::unit_state(lang, result.state);
    let only_link = Callback::from(|event: MouseEvent| event.stop_propagation());
    html! {
        <>
            <a id={unit_id(&code)} href={Route::Unit(code).href()} onclick={only_link}>{ &*named.title }</a>
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
                if columns.contains(&Column::Change) {
                    <small class="change-line">{ page::compare::CHANGE.of(lang) }{ " " }{ change(lang, scored, unit) }</small>
                }
                if bars {
                    { stack(lang, scored, unit, columns) }
                }
                if columns.contains(&Column::Notices) {
                    { notices(lang, scored, unit) }
                }
            </div>
        </>
    }
}

/// What stands in a unit's cell of any other column.
fn figure(lang: Lang, scored: &Scored, unit: UnitNo, column: &Column) -> Html {
    let result = scored.scores.unit(unit);
    let own = result.self_total.as_ref();
    let total = |score: &Option<ip_scorecard::score::Score>| {
        score.as_ref().map_or_else(|| page::NOTHING.to_owned(), |score| text::total_score(scored, score))
    };
    match column {
        Column::Total => html! { total(&result.total) },
        Column::Base => html! { total(&result.base) },
        Column::Grade => html! { <Grade told={text::grade(lang, scored, unit)} /> },
        Column::State => html! { page::find::state(lang, scored, unit) },
        Column::Change => change(lang, scored, unit),
        Column::Node(id) => match scored.assessment.plan.node_by_id(id) {
            Some(no) => html! { score(lang, scored, unit, no) },
            None => Html::default(),
        },
        Column::Adjusted => html! { page::ranking::adjusted(scored, unit) },
        Column::OwnTotal => {
            html! { own.map(|own| text::total_score(scored, own)).unwrap_or_default() }
        }
        Column::Applicable => html! { text::number::shown(lang, &result.applicable) },
        Column::Notices => notices(lang, scored, unit),
        Column::Place | Column::Unit => Html::default(),
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

/// A dimension's or an indicator's score, or why there is none.
fn score(lang: Lang, scored: &Scored, unit: UnitNo, no: NodeNo) -> String {
    let node = scored.scores.node(unit, no);
    let score = node.score.as_ref().map(|score| text::item_score(scored, score));
    score.unwrap_or_else(|| text::node_state(lang, node.state).to_owned())
}

/// The bar below a score, of as few elements as can be: a large table has tens of thousands of them.
fn bar(lang: Lang, scored: &Scored, unit: UnitNo, id: &str) -> Html {
    let node = scored.assessment.plan.node_by_id(id);
    let Some(no) = node.filter(|no| scored.scores.node(unit, *no).score.is_some()) else {
        return Html::default();
    };
    let width = format!("{:.2}", (rate(scored, unit, no) * 100.0).clamp(0.0, 100.0));
    html! {
        <svg class="bar bar-on-track" viewBox="0 0 100 4" preserveAspectRatio="none" role="img"
            aria-label={label(lang, scored, unit, no)}>
            <rect class="bar-fill" {width} height="4" />
        </svg>
    }
}

fn rate(scored: &Scored, unit: UnitNo, no: NodeNo) -> f64 {
    scored.scores.node(unit, no).rate.as_ref().map_or(0.0, |rate| rate.approximate())
}

fn label(lang: Lang, scored: &Scored, unit: UnitNo, no: NodeNo) -> String {
    let score = scored.scores.node(unit, no).score.as_ref().map(|score| text::item_score(scored, score));
    let full = page::unit::full(lang, scored, unit, no);
    page::ranking::bar(lang, &scored.assessment.plan.node(no).label(), score.as_deref(), &full)
}

/// The dimensions that the table has columns for, in one bar.
fn stack(lang: Lang, scored: &Scored, unit: UnitNo, columns: &[Column]) -> Html {
    let plan = &scored.assessment.plan;
    let all = plan.scheme.full_marks.approximate();
    let marks = |no: NodeNo| {
        let counted = scored.scores.node(unit, no).marks.as_ref();
        let given = plan.node(no).marks.get(plan.unit(unit).group.0).and_then(Option::as_ref);
        counted.or(given).map(|marks| marks.approximate())
    };
    let is_shown = |no: &NodeNo| {
        columns.iter().any(|column| matches!(column, Column::Node(id) if *id == plan.node(*no).id))
    };
    let dimensions: Vec<NodeNo> = plan.children(NodeNo(0)).filter(is_shown).collect();
    let segment =
        |no: &NodeNo| Segment { full: marks(*no).unwrap_or(0.0) / all, share: rate(scored, unit, *no) };
    let labels = dimensions.iter().map(|no| label(lang, scored, unit, *no));
    html! {
        <Stack segments={dimensions.iter().map(segment).collect::<Vec<_>>()} label={text::join::statements(lang, labels)} />
    }
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
                title={text::join::statements(lang, of(wanted).map(|told| told.title.as_str()))}>
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
