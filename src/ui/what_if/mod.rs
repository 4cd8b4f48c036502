//! The simulation: what would come out if something were different.
//!
//! | | |
//! |---|---|
//! | [`choose`] | what is to be changed |
//! | [`weight`] · [`target`] · [`datum`] with [`units`] and [`marks`] · [`parameter`] | what it is to be, on [`field`]s |
//! | [`changes`] | the list of changes |
//! | [`shifts`] | who moved |

mod changes;
mod choose;
mod datum;
mod field;
mod marks;
mod parameter;
mod shifts;
mod target;
mod units;
mod weight;

use std::rc::Rc;

use ip_scorecard::assess::Scored;
use ip_scorecard::check::UnitNo;
use ip_scorecard::text::{Lang, Words, page};
use yew::prelude::*;

use self::changes::Changes;
use self::choose::{Chooser, Subject};
use self::datum::DatumEditor;
use self::parameter::{CapsEditor, RuleEditor};
use self::shifts::Shifts;
use self::target::TargetEditor;
use self::weight::WeightEditor;
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::route::Route;
use super::simulation::{Listed, Outcome};
use super::state::{HEADING, Msg};

/// What [`WhatIf`] needs.
#[derive(PartialEq, Properties)]
pub struct WhatIfProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is shown: the simulation, while there is one.
    pub report: Shared<Report>,
    /// What the address asks for: see [`try_out`].
    pub wanted: Rc<str>,
    /// The changes, in the order of making.
    pub changes: Rc<Vec<Listed>>,
    /// What came of them.
    pub outcome: Option<Shared<Outcome>>,
    /// Whether the reader went back to the result.
    pub left: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Between an indicator and a unit in the address.
const UNIT: &str = "&unit=";

/// The way here from a unit's score on an indicator, or from an indicator.
pub fn try_out(indicator: &str, unit: Option<&str>) -> Route {
    Route::WhatIf(unit.map_or_else(|| indicator.into(), |unit| format!("{indicator}{UNIT}{unit}").into()))
}

/// The simulation.
#[component]
pub fn WhatIf(props: &WhatIfProps) -> Html {
    let lang = use_lang();
    let WhatIfProps { formal, report, wanted, changes, outcome, left, send } = props;
    let chosen = use_state(|| None::<Subject>);
    let kind = use_state(Kind::default);
    let (asked, unit) = formal.scored().map_or((None, None), |scored| read(scored, wanted));
    {
        let (chosen, kind) = (chosen.clone(), kind.clone());
        use_effect_with(wanted.clone(), move |_| {
            if asked.is_some() {
                chosen.set(asked);
                kind.set(if unit.is_some() { Kind::Datum } else { Kind::default() });
            }
        });
    }
    let Some(scored) = formal.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    // The scheme may be another one since.
    let subject = chosen.filter(|subject| !matches!(subject, Subject::Node(no) if no.0 >= plan.nodes.len()));
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |subject: Subject| chosen.set(Some(subject)))
    };
    let pick = {
        let kind = kind.clone();
        Callback::from(move |picked: Kind| kind.set(picked))
    };
    // In the fields stands what is tried, and what is not in effect while the result is shown does not.
    let tried = if *left { Rc::default() } else { changes.clone() };
    html! {
            <div class="whatif">
                <h2 id={HEADING} tabindex="-1">{ page::frame::WHAT_IF.of(lang) }</h2>
                <p class="muted whatif-intro">{ page::whatif::INTRO.of(lang) }</p>
                <div class="whatif-columns">
                    <div class="whatif-side">
                        <Chooser {formal} chosen={subject} {choose} />
                        if let Some(subject) = subject {
    <Editor key={format!("{subject:?}{unit:?}")} {formal} {report} {subject} {unit} kind={*kind} {pick} changes={tried} {send} />
                        }
                        <Changes {formal} {changes} {outcome} left={*left} {send} />
                    </div>
                    <div class="whatif-main"><Shifts {formal} {report} /></div>
                </div>
            </div>
        }
}

/// What the address asks for, as far as it is there.
fn read(scored: &Scored, wanted: &str) -> (Option<Subject>, Option<UnitNo>) {
    let plan = &scored.assessment.plan;
    let (id, unit) = wanted.split_once(UNIT).map_or((wanted, None), |(id, unit)| (id, Some(unit)));
    (plan.node_by_id(id).map(Subject::Node), unit.and_then(|unit| plan.unit_by_code(unit)))
}

/// What is changed of an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Weight,
    Target,
    Datum,
    Rule,
}

impl Kind {
    const ALL: [(Kind, Words); 4] = [
        (Kind::Weight, page::whatif::WEIGHT),
        (Kind::Target, page::whatif::TARGET),
        (Kind::Datum, page::whatif::DATUM),
        (Kind::Rule, page::whatif::RULE),
    ];
}

#[derive(PartialEq, Properties)]
struct EditorProps {
    formal: Shared<Report>,
    report: Shared<Report>,
    subject: Subject,
    unit: Option<UnitNo>,
    kind: Kind,
    pick: Callback<Kind>,
    changes: Rc<Vec<Listed>>,
    send: Callback<Msg>,
}

/// What can be changed of what was chosen: everything of an indicator, the weight of a dimension.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let lang = use_lang();
    let EditorProps { formal, report, subject, unit, kind, pick, changes, send } = props;
    let Some(scored) = formal.scored() else { return Html::default() };
    let plan = &scored.assessment.plan;
    let (title, leaf, body) = match subject {
        Subject::Caps => (
            page::whatif::CAPS.of(lang).to_owned(),
            None,
            html! { <CapsEditor {formal} {report} {changes} {send} /> },
        ),
        Subject::Node(node) => {
            let (node, unit) = (*node, *unit);
            let leaf = plan.node(node).leaf;
            let body = match (leaf, kind) {
                (None, _) | (_, Kind::Weight) => {
                    html! { <WeightEditor {formal} {report} {node} {changes} {send} /> }
                }
                (Some(leaf), Kind::Target) => {
                    html! { <TargetEditor {formal} {report} {leaf} {unit} {changes} {send} /> }
                }
                (Some(leaf), Kind::Datum) => {
                    html! { <DatumEditor {formal} {report} {leaf} {unit} {changes} {send} /> }
                }
                (Some(leaf), Kind::Rule) => {
                    html! { <RuleEditor {formal} {report} {leaf} {changes} {send} /> }
                }
            };
            (plan.node(node).label().to_string(), leaf, body)
        }
    };
    html! {
        <section class="sheet whatif-edit" aria-labelledby="whatif-edit">
            <h3 id="whatif-edit">{ title }</h3>
            if leaf.is_some() {
                { kinds(lang, *kind, pick) }
            }
            { body }
        </section>
    }
}

/// The kinds of changes to choose from.
fn kinds(lang: Lang, here: Kind, pick: &Callback<Kind>) -> Html {
    html! {
        <div class="whatif-kinds" role="group" aria-label={page::whatif::WHAT.of(lang)}>
            for (kind, word) in Kind::ALL {
                <button key={word.of(lang)} class="button" type="button" aria-pressed={(kind == here).to_string()}
                    onclick={pick.reform(move |_: MouseEvent| kind)}>
                    { word.of(lang) }
                </button>
            }
        </div>
    }
}
