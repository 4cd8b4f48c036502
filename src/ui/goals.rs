//! The goals of the whole district: the plan's own targets, and how far they are.

use ip_scorecard::text::{self, GoalTold, Lang, page};
use yew::prelude::*;

use super::controls::Scroll;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::state::Msg;

/// What the [`Goals`] need.
#[derive(PartialEq, Properties)]
pub struct GoalsProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Whether their remarks are shown in full; on paper they always are.
    pub open: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The goals; nothing where the scheme has none.
#[component]
pub fn Goals(props: &GoalsProps) -> Html {
    let lang = use_lang();
    let GoalsProps { report, open, send } = props;
    let goals = report.scored().map(|scored| text::goals(lang, scored)).unwrap_or_default();
    if goals.is_empty() {
        return Html::default();
    }
    let reached = goals.iter().filter(|goal| goal.reached).count();
    let toggle = send.reform(|_: MouseEvent| Msg::ToggleGoals);
    html! {
        <section class={classes!("sheet", "goals", (!open).then_some("goals-closed"))}>
            <div class="sheet-head">
                <h3>{ page::goals::GOALS.of(lang) }<span class="muted">{ page::goals::goals_reached(lang, goals.len(), reached) }</span></h3>
                <button class="button" type="button" aria-expanded={open.to_string()} aria-controls="goals" onclick={toggle}>
                    { if *open { page::goals::GOAL_NOTES_CLOSE.of(lang) } else { page::goals::GOAL_NOTES_OPEN.of(lang) } }
                </button>
            </div>
            <Scroll id="goals" label={page::goals::GOALS.of(lang)}>
                <table class="grid">
                    <caption class="hidden">{ page::goals::GOALS.of(lang) }</caption>
                    <thead><tr>
                        <th scope="col" class="name">{ page::goals::GOAL.of(lang) }</th>
                        <th scope="col" class="figure">{ page::goals::BASELINE.of(lang) }</th>
                        <th scope="col" class="figure">{ page::goals::VALUE.of(lang) }</th>
                        <th scope="col" class="figure">{ page::goals::TARGET.of(lang) }</th>
                        <th scope="col" class="state">{ page::unit::STATE.of(lang) }</th>
                        <th scope="col" class="remarks">{ page::goals::REMARK.of(lang) }</th>
                    </tr></thead>
                    <tbody>{ for goals.iter().map(|goal| row(lang, goal)) }</tbody>
                </table>
            </Scroll>
        </section>
    }
}

fn row(lang: Lang, goal: &GoalTold) -> Html {
    let state = if goal.reached { "tag tag-good" } else { "tag tag-warning" };
    html! {
        <tr key={goal.title.clone()}>
            <th scope="row" class="name">{ page::unit::measured(lang, &goal.title, &goal.unit) }</th>
            <td class="figure">{ &goal.baseline }</td>
            <td class="figure value">{ &goal.value }</td>
            <td class="figure">{ &goal.target }</td>
            <td class="state"><span class={state}>{ &goal.state }</span></td>
            <td class="remarks">
                <div>
                    for note in goal.notes.iter().chain(&goal.clauses) {
                        <span key={note.clone()}>{ note }</span>
                    }
                </div>
            </td>
        </tr>
    }
}
