//! All there is to know of the active cell's datum, and what stands beside its figures.

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::edit::sheet::{Edited, Part, Place, Refusal};
use ip_scorecard::text::number::shown;
use ip_scorecard::text::page::desk as told;
use ip_scorecard::text::page::sheet as words;
use ip_scorecard::text::{self, Lang, Told as Issue, page};
use yew::prelude::*;

use super::books::Books;
use super::evidence::EvidenceList;
use super::grid::ABOUT;
use super::tools::refused;
use crate::platform::field;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};
use crate::ui::route::Route;

/// What the [`Side`] needs.
#[derive(PartialEq, Properties)]
pub struct SideProps {
    /// The sheet and its files.
    pub books: Shared<Books>,
    /// What was computed of the files.
    pub report: Shared<Report>,
    /// The active cell.
    pub place: Place,
    /// What was found in its datum.
    pub issues: Vec<Issue>,
    /// Whether nothing can be typed.
    pub simulated: bool,
    /// Takes what was changed.
    pub apply: Callback<Edited>,
}

/// The active cell's datum.
#[component]
pub fn Side(props: &SideProps) -> Html {
    let lang = use_lang();
    let SideProps { books, report, place, issues, simulated, apply } = props;
    let sheet = &books.sheet;
    let (Some(column), Some(cell)) = (sheet.columns().get(place.column), sheet.cell(*place)) else {
        return Html::default();
    };
    let (unit, leaf) = (place.unit, column.leaf);
    let plan = sheet.plan();
    let (of_leaf, of_unit) = (plan.leaf(leaf), plan.unit(unit));
    let indicator = &of_leaf.indicator;
    let file = sheet.path(*place).and_then(|(document, _)| books.name(document).cloned());
    let target = sheet.column_numbers(leaf).find_map(|no| {
        let column = sheet.columns().get(no).filter(|column| column.part == Part::Target)?;
        let set = plan.target(column.leaf, unit).map(|target| shown(lang, target));
        set.or_else(|| Some(sheet.text(Place { unit, column: no })).filter(|text| !text.is_empty()))
    });
    let score = report.scored().and_then(|scored| {
        let plan = &scored.assessment.plan;
        let (unit, leaf) =
            (plan.unit_by_code(of_unit.code.as_str())?, plan.leaf_by_id(&of_leaf.indicator.id.text())?);
        let score = scored.scores.node(unit, plan.leaf(leaf).node).score.as_ref()?;
        Some(text::item_score(scored, score))
    });
    let row = |label: &'static str, text: String| html! { <div><dt>{ label }</dt><dd>{ text }</dd></div> };
    let part = told::part(lang, plan, column);
    html! {
        <aside class="desk-side" aria-label={words::DATUM.of(lang)}>
            <h3>{ &*of_unit.title }</h3>
            <div id={ABOUT} class="desk-about">
                if !cell.is_assessed {
                    <p>{ words::NOT_ASSESSED.of(lang) }</p>
                }
                for (no, issue) in issues.iter().enumerate() {
                    <p key={no} class="desk-issue">{ &issue.message }{ " " }{ &issue.remedy }</p>
                }
            </div>
            <dl class="desk-facts">
                { row(words::INDICATOR.of(lang), of_leaf.label().to_string()) }
                if !part.is_empty() {
                    { row(words::PART.of(lang), part) }
                }
                if let Some(measured) = &indicator.unit_label {
                    { row(words::MEASURED.of(lang), measured.to_string()) }
                }
                { row(words::DEPARTMENT.of(lang), sheet.department(leaf).to_string()) }
                { row(words::FILE.of(lang), file.map_or_else(|| words::NO_FILE.of(lang).to_owned(), |name| name.to_string())) }
                if let Some(target) = target {
                    { row(words::TARGET.of(lang), target) }
                }
                if let Some(state) = cell.state {
                    { row(words::STATE.of(lang), told::state(lang, state).to_owned()) }
                }
                <div>
                    <dt>{ words::SCORE.of(lang) }</dt>
                    <dd>
                        { score.unwrap_or_else(|| page::NOTHING.to_owned()) }
                        if report.scored().is_some() {
                            { " " }<a href={Route::Unit(of_unit.code.text()).href()}>{ words::CARD.of(lang) }</a>
                        }
                    </dd>
                </div>
            </dl>
            if cell.is_assessed && !simulated {
                <Remark key={format!("note {} {}", unit.0, leaf.0)} {books} {unit} {leaf} reason=false {apply} />
                if cell.state.is_some() {
                    <Remark key={format!("reason {} {}", unit.0, leaf.0)} {books} {unit} {leaf} reason=true {apply} />
                }
                <EvidenceList key={format!("{} {}", unit.0, leaf.0)} {books} {unit} {leaf} {apply} />
            }
        </aside>
    }
}

#[derive(PartialEq, Properties)]
struct RemarkProps {
    books: Shared<Books>,
    unit: UnitNo,
    leaf: LeafNo,
    /// 原因 of the state, in the place of 说明.
    reason: bool,
    apply: Callback<Edited>,
}

/// 说明 or 原因 of a datum.
#[component]
fn Remark(props: &RemarkProps) -> Html {
    let lang: Lang = use_lang();
    let fault = use_state(|| None::<(String, Refusal)>);
    // What is being typed: a field that is drawn anew must have it.
    let draft = use_state(|| None::<String>);
    let RemarkProps { books, unit, leaf, reason, apply } = props;
    let (unit, leaf, reason) = (*unit, *leaf, *reason);
    let text = if reason { books.sheet.reason(unit, leaf) } else { books.sheet.note(unit, leaf) };
    let onchange = {
        let (fault, draft) = (fault.clone(), draft.clone());
        let (books, apply) = (books.clone(), apply.clone());
        Callback::from(move |event: Event| {
            let text = field::value(&event);
            let sheet = &books.sheet;
            match if reason { sheet.set_reason(unit, leaf, &text) } else { sheet.set_note(unit, leaf, &text) }
            {
                Ok(edited) => {
                    fault.set(None);
                    draft.set(None);
                    edited.into_iter().for_each(|edited| apply.emit(edited));
                }
                Err(why) => fault.set(Some((text, why))),
            }
        })
    };
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| draft.set(Some(field::value(&event))))
    };
    let value = (*draft).clone().unwrap_or_else(|| text.as_deref().unwrap_or_default().to_owned());
    let label = if reason { words::REASON } else { words::NOTE };
    html! {
        <label class="desk-remark">
            { label.of(lang) }
            <input type="text" {value} {oninput} {onchange} />
            if let Some((text, why)) = &*fault {
                <span role="alert" class="desk-issue">{ refused(lang, text, why) }</span>
            }
        </label>
    }
}
