//! 对应: which line of a plain table is which unit, and which column which indicator.

use ip_scorecard::check::Plan;
use ip_scorecard::model::data::Stage;
use ip_scorecard::office::collect::{Across, Down, Matching, Slot, Slots, Table, letters};
use ip_scorecard::text::office::collect as words;
use ip_scorecard::text::{self, Lang};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ui::controls::{More, Scroll};
use crate::ui::lang::use_lang;
use crate::ui::report::Shared;
use crate::ui::state::{Collecting, Msg, Turn};

/// Lines that are shown at once.
const PORTION: usize = 20;

/// What can be chosen.
pub struct Choices {
    /// Keys of columns with their names, by indicator.
    indicators: Vec<(String, Vec<(String, String)>)>,
    /// Codes of units with their names.
    units: Vec<(String, String)>,
}

impl Choices {
    /// Those of a scheme.
    pub fn of(lang: Lang, plan: &Plan) -> Choices {
        let slots = Slots::of(plan);
        let of_leaf = |leaf| {
            let figures = slots.figures(leaf).map(Slot::Figure);
            let all = figures.chain([Slot::State(leaf), Slot::Note(leaf)]);
            all.map(|slot| (slots.key(slot), words::choice(lang, plan, slot))).collect()
        };
        let indicators = plan.leaf_numbers().map(|leaf| (plan.leaf(leaf).label().to_string(), of_leaf(leaf)));
        let unit = |no| {
            let unit = plan.unit(no);
            (unit.code.as_str().to_owned(), unit.title.to_string())
        };
        Choices { indicators: indicators.collect(), units: plan.unit_numbers().map(unit).collect() }
    }

    fn indicator(&self, key: &str) -> Option<&str> {
        let mut all = self.indicators.iter().flat_map(|(_, slots)| slots);
        all.find(|(known, _)| known == key).map(|(_, name)| &**name)
    }

    fn unit(&self, code: &str) -> Option<&str> {
        self.units.iter().find(|(known, _)| known == code).map(|(_, title)| &**title)
    }
}

/// What [`Ask`] needs.
#[derive(PartialEq, Properties)]
pub struct AskProps {
    /// The file's number.
    pub no: usize,
    /// What is guessed, and what the reader has said so far.
    pub asked: Matching,
    /// What can be chosen.
    pub choices: Shared<Choices>,
    /// Whether a job is under way.
    pub working: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Asks what stands where, and takes it in.
#[component]
pub fn Ask(props: &AskProps) -> Html {
    let lang = use_lang();
    let AskProps { no, asked, choices, working, send } = props;
    let no = *no;
    let say = {
        let (send, asked) = (send.clone(), asked.clone());
        Callback::from(move |change: Change| {
            let mut asked = asked.clone();
            change.apply(&mut asked);
            send.emit(Msg::Office(Turn::Collect(Collecting::Match(no, asked))));
        })
    };
    let of_text = |event: &Event| event.target_unchecked_into::<HtmlInputElement>().value();
    let department = say.reform(move |event: Event| Change::Department(of_text(&event)));
    let as_of = say.reform(move |event: Event| Change::AsOf(of_text(&event)));
    let stage = say.reform(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        Change::Stage(
            Stage::ALL.iter().copied().find(|stage| stage.word() == chosen).unwrap_or(Stage::Verified),
        )
    });
    let accept = say.reform(|_: MouseEvent| Change::Accept);
    let confirm = send.reform(move |_: MouseEvent| Msg::Office(Turn::Collect(Collecting::Confirm(no))));
    let is_date = asked.as_of.parse::<chrono::NaiveDate>().is_ok();
    let blocked = match (asked.takes(), is_date) {
        (false, _) => Some(words::NOTHING_CHOSEN),
        (_, false) => Some(words::NO_DATE),
        _ => None,
    };
    html! {
        <div class="collect-ask">
            <p class="collect-source">
                <label>{ words::DEPARTMENT.of(lang) }
                    <input type="text" value={asked.department.clone()} onchange={department} /></label>
                <label>{ words::STAGE.of(lang) }
                    <select onchange={stage}>
                        for stage in Stage::ALL {
                            <option value={stage.word()} selected={*stage == asked.stage}>{ text::stage(lang, *stage) }</option>
                        }
                    </select></label>
                <label>{ words::AS_OF.of(lang) }
                    <input type="text" value={asked.as_of.clone()} size="11" onchange={as_of} /></label>
            </p>
            for (table, of) in asked.tables.iter().enumerate() {
                <TableAsk {table} of={of.clone()} {choices} say={say.clone()} />
            }
            <p class="collect-buttons">
                if asked.open_suggestions() > 0 {
                    <button class="button" type="button" onclick={accept}>{ words::ACCEPT.of(lang) }</button>
                }
                <button class="button button-main" type="button" disabled={*working || blocked.is_some()} onclick={confirm}>
                    { words::TAKE.of(lang) }
                </button>
                if let Some(blocked) = blocked {
                    <span class="muted">{ blocked.of(lang) }</span>
                }
            </p>
        </div>
    }
}

/// What the reader says.
#[derive(Clone, PartialEq)]
enum Change {
    Department(String),
    Stage(Stage),
    AsOf(String),
    /// Whether a table is wanted.
    Wanted(usize, bool),
    /// What a column of a table holds.
    Column(usize, u32, Option<String>),
    /// Whose a line of a table is.
    Line(usize, u32, Option<String>),
    /// Everything that is suggested.
    Accept,
}

impl Change {
    fn apply(self, asked: &mut Matching) {
        match self {
            Change::Department(department) => asked.department = department,
            Change::Stage(stage) => asked.stage = stage,
            Change::AsOf(as_of) => asked.as_of = as_of.trim().to_owned(),
            Change::Accept => asked.accept(),
            Change::Wanted(table, wanted) => {
                if let Some(table) = asked.tables.get_mut(table) {
                    table.wanted = wanted;
                }
            }
            Change::Column(table, no, key) => {
                let table = asked.tables.get_mut(table);
                if let Some(across) =
                    table.and_then(|table| table.columns.iter_mut().find(|across| across.no == no))
                {
                    across.key = key;
                }
            }
            Change::Line(table, no, code) => {
                let table = asked.tables.get_mut(table);
                if let Some(down) = table.and_then(|table| table.lines.iter_mut().find(|down| down.no == no))
                {
                    down.code = code;
                }
            }
        }
    }
}

/// What [`TableAsk`] needs.
#[derive(PartialEq, Properties)]
struct TableAskProps {
    /// The table's number.
    table: usize,
    /// What is said of it.
    of: Table,
    /// What can be chosen.
    choices: Shared<Choices>,
    /// Gets what the reader says.
    say: Callback<Change>,
}

/// One sheet.
#[component]
fn TableAsk(props: &TableAskProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| PORTION);
    // A line that the reader has given a unit stays where it is.
    let open = use_memo(props.of.lines.len(), |_| -> Vec<u32> {
        props.of.lines.iter().filter(|down| down.code.is_none()).map(|down| down.no).collect()
    });
    let TableAskProps { table, of, choices, say } = props;
    let table = *table;
    let wanted = say.reform(move |event: Event| {
        Change::Wanted(table, event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    let lines: Vec<&Down> = of.lines.iter().filter(|down| open.contains(&down.no)).collect();
    let known = of.lines.len() - lines.len();
    html! {
        <fieldset class="collect-table">
            <legend><label>
                <input type="checkbox" checked={of.wanted} onchange={wanted} />{ " " }{ words::sheet(lang, &of.sheet) }
            </label></legend>
            if of.wanted {
                <Scroll label={words::INDICATOR.of(lang)}>
                    <table class="grid">
                        <thead><tr>
                            <th scope="col">{ words::COLUMN.of(lang) }</th>
                            <th scope="col">{ words::HEADING.of(lang) }</th>
                            <th scope="col">{ words::SAMPLE.of(lang) }</th>
                            <th scope="col">{ words::INDICATOR.of(lang) }</th>
                        </tr></thead>
                        <tbody>
                            for across in &of.columns {
                                { column(lang, table, across, choices, say) }
                            }
                        </tbody>
                    </table>
                </Scroll>
                <p class="muted">{ words::lines_known(lang, known, lines.len()) }</p>
                if !lines.is_empty() {
                    <Scroll label={words::UNIT.of(lang)}>
                        <table class="grid">
                            <thead><tr>
                                <th scope="col">{ words::LINE.of(lang) }</th>
                                <th scope="col">{ words::NAMED.of(lang) }</th>
                                <th scope="col">{ words::UNIT.of(lang) }</th>
                            </tr></thead>
                            <tbody>
                                for down in lines.iter().take(*shown) {
                                    { line(lang, table, down, choices, say) }
                                }
                            </tbody>
                        </table>
                    </Scroll>
                    <More shown={*shown} all={lines.len()} portion={PORTION}
                        onmore={Callback::from(move |count| shown.set(count))} />
                }
            }
        </fieldset>
    }
}

fn column(lang: Lang, table: usize, across: &Across, choices: &Choices, say: &Callback<Change>) -> Html {
    let no = across.no;
    let onchange = say.reform(move |event: Event| Change::Column(table, no, chosen(&event)));
    let near = across.near.as_deref().filter(|_| across.key.is_none());
    let label = format!("{} {}", letters(no), across.heading);
    let is = |key: &str| across.key.as_deref() == Some(key);
    html! {
        <tr key={no} class={near.map(|_| "collect-near")}>
            <th scope="row">{ letters(no) }</th>
            <td>{ &across.heading }</td>
            <td class="muted">{ across.sample.join(lang.pick("、", ", ")) }</td>
            <td>
                <select aria-label={label} {onchange}>
                    <option value="" selected={across.key.is_none()}>{ words::LEFT_OUT.of(lang) }</option>
                    if let Some((key, name)) = near.and_then(|key| Some((key, choices.indicator(key)?))) {
                        <option value={key.to_owned()}>{ words::suggested(lang, name) }</option>
                    }
                    for (label, slots) in &choices.indicators {
                        <optgroup label={label.clone()}>
                            for (key, name) in slots {
                                <option value={key.clone()} selected={is(key)}>{ name }</option>
                            }
                        </optgroup>
                    }
                </select>
                if let Some(name) = near.and_then(|key| choices.indicator(key)) {
                    <small class="collect-hint">{ words::suggested(lang, name) }</small>
                }
            </td>
        </tr>
    }
}

fn line(lang: Lang, table: usize, down: &Down, choices: &Choices, say: &Callback<Change>) -> Html {
    let no = down.no;
    let onchange = say.reform(move |event: Event| Change::Line(table, no, chosen(&event)));
    let near = down.near.as_deref().filter(|_| down.code.is_none());
    let named = if down.named.is_empty() { words::NOBODY.of(lang).to_owned() } else { down.named.clone() };
    let is = |code: &str| down.code.as_deref() == Some(code);
    html! {
        <tr key={no} class={near.map(|_| "collect-near")}>
            <th scope="row">{ no + 1 }</th>
            <td>{ named.clone() }</td>
            <td>
                <select aria-label={format!("{} {named}", no + 1)} {onchange}>
                    <option value="" selected={down.code.is_none()}>{ words::LEFT_OUT.of(lang) }</option>
                    if let Some((code, title)) = near.and_then(|code| Some((code, choices.unit(code)?))) {
                        <option value={code.to_owned()}>{ words::suggested(lang, title) }</option>
                    }
                    for (code, title) in &choices.units {
                        <option value={code.clone()} selected={is(code)}>{ title }</option>
                    }
                </select>
                if let Some(title) = near.and_then(|code| choices.unit(code)) {
                    <small class="collect-hint">{ words::suggested(lang, title) }</small>
                }
            </td>
        </tr>
    }
}

/// What was chosen; nothing where it is to be left out.
fn chosen(event: &Event) -> Option<String> {
    Some(event.target_unchecked_into::<HtmlSelectElement>().value()).filter(|value| !value.is_empty())
}
