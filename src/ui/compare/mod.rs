//! 与上期比较: who rose and who fell since the earlier result, and in what.
//!
//! [`group`] draws a group's table with its chart, [`parts`] what a unit's row opens to.

mod group;
mod parts;

use std::collections::BTreeMap;
use std::rc::Rc;

use ip_scorecard::analyse::compare::{self, Change};
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::issue::{DataProblem, Problem};
use ip_scorecard::text::page::compare as words;
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use self::group::GroupChanges;
use super::controls::Picker;
use super::folder::Folder;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{HEADING, Msg, Place};
use crate::platform::file::File;

/// What [`Compare`] needs.
#[derive(PartialEq, Properties)]
pub struct CompareProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// How the units of a table are ordered.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    /// 名次
    Place,
    /// 总分变化, the largest rise first.
    Rise,
}

/// The change of every unit since the earlier result.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let lang = use_lang();
    let CompareProps { folder, report, send } = props;
    let by = use_state(|| By::Place);
    let changes = use_memo(report.clone(), |report| {
        let changes = report.scored().map(|scored| compare::changes(&scored.assessment, &scored.scores));
        Shared::new(changes.unwrap_or_default())
    });
    let Some(scored) = report.scored() else { return Html::default() };
    let heading = html! { <h2 id={HEADING} tabindex="-1">{ page::frame::COMPARE.of(lang) }</h2> };
    let Some(earlier) = words::compared(scored) else {
        return html! { <div class="compare">{ heading }{ nothing(lang, folder, report, scored, send) }</div> };
    };
    let order = |order: By, label: &'static str| {
        let set = by.clone();
        html! {
            <button type="button" class="button" aria-pressed={(*by == order).to_string()}
                onclick={move |_: MouseEvent| set.set(order)}>{ label }</button>
        }
    };
    let groups = (0..scored.assessment.plan.groups.len()).map(GroupNo);
    html! {
        <div class="compare">
            <div class="compare-head">
                { heading }
                <p class="muted">{ words::earlier(lang, earlier) }</p>
                { picker(words::OPEN_OTHER.of(lang), folder, false, send) }
            </div>
            { overview(lang, scored, &changes) }
            { scheme(lang, scored) }
            <div class="compare-tools">
                <div class="compare-order" role="group" aria-label={words::ORDER.of(lang)}>
                    { order(By::Place, words::BY_PLACE.of(lang)) }
                    { order(By::Rise, words::BY_RISE.of(lang)) }
                </div>
                <p class="muted">{ words::HINT.of(lang) }</p>
            </div>
            for group in groups {
                <GroupChanges key={group.0} {report} {group} changes={(*changes).clone()} by={*by} />
            }
            { gone_groups(lang, scored) }
        </div>
    }
}

/// The button that opens an earlier result.
fn picker(label: &'static str, folder: &Folder, main: bool, send: &Callback<Msg>) -> Html {
    // A second one beside the first would leave open which to compare with.
    let place = match folder.files().iter().find(|file| file.opened.result().is_some()) {
        Some(earlier) => Place::Of(earlier.id),
        None => Place::Beside,
    };
    let chosen = send.reform(move |files: Vec<File>| Msg::Handed(files, place));
    html! { <Picker {label} class={classes!(main.then_some("button-main"))} multiple=false {chosen} /> }
}

/// What to do while there is nothing to compare with.
fn nothing(lang: Lang, folder: &Folder, report: &Report, scored: &Scored, send: &Callback<Msg>) -> Html {
    let many = report
        .assessed
        .issues
        .iter()
        .any(|issue| matches!(issue.problem, Problem::Data(DataProblem::ManyResults)));
    let other = words::not_compared(lang, scored);
    html! {
        <section class="sheet compare-nothing">
            if many {
                <p><strong>{ words::MANY_OPEN.of(lang) }</strong></p>
                <p><a class="button button-main" href={Route::Files.href()}>{ page::frame::FILES.of(lang) }</a></p>
            } else {
                if let Some(other) = other {
                    <p><strong>{ other }</strong></p>
                    <p>{ words::OF_THIS_SCHEME.of(lang) }</p>
                } else {
                    <p><strong>{ words::NOTHING_OPEN.of(lang) }</strong></p>
                }
                <p>{ picker(words::OPEN_EARLIER.of(lang), folder, true, send) }</p>
                <p class="muted">{ words::WHAT_IT_IS.of(lang) }</p>
                <p class="muted">{ words::WITHOUT_ONE.of(lang) }</p>
            }
        </section>
    }
}

/// How the whole moved, and who moved most.
fn overview(lang: Lang, scored: &Scored, changes: &BTreeMap<UnitNo, Change>) -> Html {
    let most = |label: &'static str, upwards: bool| {
        words::extremes(scored, changes, upwards).map(|(units, told)| {
            html! {
                <div>
                    <dt>{ label }</dt>
                    <dd>
                        <strong>{ told }</strong>
                        for unit in units.iter().copied().take(words::NAMED) {
                            { " " }{ card(scored, unit) }
                        }
                        { words::and_more(lang, units.len()) }
                    </dd>
                </div>
            }
        })
    };
    html! {
        <section class="sheet compare-overview">
            <p>{ words::summary(lang, changes) }</p>
            <dl>
                { most(words::RISEN_MOST.of(lang), true) }
                { most(words::FALLEN_MOST.of(lang), false) }
            </dl>
        </section>
    }
}

/// The way to a unit's card.
fn card(scored: &Scored, unit: UnitNo) -> Html {
    let named = scored.assessment.plan.unit(unit);
    html! { <a href={Route::Unit(named.code.text()).href()}>{ &*named.title }</a> }
}

/// What changed between the two schemes.
fn scheme(lang: Lang, scored: &Scored) -> Html {
    let lines = words::scheme_changes(lang, scored);
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="sheet compare-scheme">
            <h3>{ words::SCHEME_CHANGED.of(lang) }</h3>
            for line in lines {
                <p key={line.clone()}>{ line }</p>
            }
        </section>
    }
}

/// The units of groups that the scheme has no more.
fn gone_groups(lang: Lang, scored: &Scored) -> Html {
    let plan = &scored.assessment.plan;
    let known = |id: &str| plan.scheme.groups.iter().any(|group| group.id.as_str() == id);
    gone(lang, scored, |id| !known(id))
}

/// The units of the earlier result that are assessed no more, of the groups that are asked for.
fn gone(lang: Lang, scored: &Scored, of: impl Fn(&str) -> bool) -> Html {
    let gone = compare::gone(&scored.assessment);
    let told: Vec<String> =
        gone.iter().filter(|gone| of(&gone.group)).map(|gone| words::gone(lang, scored, gone)).collect();
    if told.is_empty() {
        return Html::default();
    }
    html! { <p class="remark">{ words::all_gone(lang, &told) }</p> }
}
